"""The request: its events, the case they make, the acts the law allows, its figures."""

from gongkai.domain.inforequests.acts import Permission, allowed_acts, allowed_answers
from gongkai.domain.inforequests.case import Case, calendar_change, fold
from gongkai.domain.inforequests.draft import Ending, Remedy, State
from gongkai.domain.inforequests.events import (
    PAYLOADS,
    CalendarChange,
    CorrectionNotice,
    Data,
    Decision,
    Deferral,
    Event,
    ExtensionNotice,
    FeeNotice,
    Filing,
    HistoryError,
    Matter,
    Merge,
    Reclassification,
    ReopenedBy,
    Reopening,
    Ruling,
    Split,
    Submission,
)
from gongkai.domain.inforequests.figures import tally
from gongkai.domain.inforequests.register import REQUEST, Line, books_close, open_year

__all__ = [
    "PAYLOADS",
    "REQUEST",
    "CalendarChange",
    "Case",
    "CorrectionNotice",
    "Data",
    "Decision",
    "Deferral",
    "Ending",
    "Event",
    "ExtensionNotice",
    "FeeNotice",
    "Filing",
    "HistoryError",
    "Line",
    "Matter",
    "Merge",
    "Permission",
    "Reclassification",
    "Remedy",
    "ReopenedBy",
    "Reopening",
    "Ruling",
    "Split",
    "State",
    "Submission",
    "allowed_acts",
    "allowed_answers",
    "books_close",
    "calendar_change",
    "fold",
    "open_year",
    "tally",
]
