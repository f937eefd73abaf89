"""The clock of a request: its due day and the explanation (Arts 30–35; F-1.24 … F-1.35)."""

from gongkai.domain.clock.counting import Pause, Run, Segment, count_out, pause_of
from gongkai.domain.clock.explanation import Step, StepKind, chinese, explain
from gongkai.domain.clock.reading import Awaited, Clock, Deadline, DeadlineKind, read_clock
from gongkai.domain.clock.timeline import (
    ANSWER_DAYS,
    CONSULTATION_DAYS,
    CORRECTION_NOTICE_DAYS,
    EXTENSION_DAYS,
    Awaiting,
    Basis,
    Close,
    Consultation,
    Extension,
    Note,
    Party,
    Period,
    Phase,
    Timeline,
    Wait,
)

__all__ = [
    "ANSWER_DAYS",
    "CONSULTATION_DAYS",
    "CORRECTION_NOTICE_DAYS",
    "EXTENSION_DAYS",
    "Awaited",
    "Awaiting",
    "Basis",
    "Clock",
    "Close",
    "Consultation",
    "Deadline",
    "DeadlineKind",
    "Extension",
    "Note",
    "Party",
    "Pause",
    "Period",
    "Phase",
    "Run",
    "Segment",
    "Step",
    "StepKind",
    "Timeline",
    "Wait",
    "chinese",
    "count_out",
    "explain",
    "pause_of",
    "read_clock",
]
