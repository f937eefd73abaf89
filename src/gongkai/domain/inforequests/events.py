"""The events of a request: an append-only list; nothing is edited, a mistake is voided by a later event.

An event says what happened, on which day, when that was recorded and by whom. Persons are references, never names,
so that erasing a person's data leaves the record whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, TypeVar

from gongkai.domain.calendar import NATIONAL
from gongkai.domain.clock import EXTENSION_DAYS
from gongkai.domain.decisions import AnswerKey
from gongkai.domain.terms import ApplicantKind, Channel, EventKind, RemedyResult, RemedyRoute


class HistoryError(ValueError):
    """A list of events that cannot have happened; the message is one Chinese sentence."""


class Matter(StrEnum):
    """What was asked for."""

    DISCLOSURE = "disclosure"
    RECORD_CORRECTION = "record_correction"
    """更正 of a record about oneself (Art. 41): no request for information, no period, not counted (F-1.41)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """How a request came in and from what kind of applicant; ``part_of`` is the request it was split from."""

    channel: Channel = Channel.IN_PERSON
    applicant: ApplicantKind = ApplicantKind.NATURAL_PERSON
    matter: Matter = Matter.DISCLOSURE
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class CorrectionNotice:
    """The day by which the notice asks for the correction; ``None`` if it names none (Art. 30)."""

    until: date | None = None


@dataclass(frozen=True, slots=True)
class ExtensionNotice:
    """An extension by ``days`` working days, to which the head of the office (``consent_of``) agreed (Art. 33(2))."""

    days: int
    consent_of: str

    def __post_init__(self) -> None:
        if not 1 <= self.days <= EXTENSION_DAYS:
            raise HistoryError(
                f"延长答复的期限应为1至{EXTENSION_DAYS}个工作日，不能是{self.days}个（条例第三十三条）。"
            )
        if not self.consent_of:
            raise HistoryError("延长答复期限应当经政府信息公开工作机构负责人同意（条例第三十三条）。")


@dataclass(frozen=True, slots=True)
class Deferral:
    """The later day that was set for the answer (Art. 35)."""

    until: date


@dataclass(frozen=True, slots=True)
class FeeNotice:
    """The fee asked for, 元; ``None`` if not recorded."""

    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer given; for 部分公开 also the grounds of the refused part."""

    answer: AnswerKey = AnswerKey.GRANTED
    refused: tuple[AnswerKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """The requests that take this one's place (一事一申请)."""

    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """The request that this one joined."""

    into: str = ""


@dataclass(frozen=True, slots=True)
class Filing:
    """A remedy's route: its group of table 四."""

    route: RemedyRoute


@dataclass(frozen=True, slots=True)
class Ruling:
    """What became of a remedy."""

    result: RemedyResult

    def __post_init__(self) -> None:
        if self.result is RemedyResult.PENDING:
            raise HistoryError("已审结的案件不能是“尚未审结”。")


class ReopenedBy(StrEnum):
    """Who asked for a new answer."""

    RECONSIDERATION = "reconsideration"
    COURT = "court"
    AGENCY = "agency"

    @property
    def label(self) -> str:
        """In the words of a letter."""
        return _REOPENED_BY[self]


_REOPENED_BY = {
    ReopenedBy.RECONSIDERATION: "行政复议决定",
    ReopenedBy.COURT: "法院判决",
    ReopenedBy.AGENCY: "本机关自行纠正",
}


@dataclass(frozen=True, slots=True)
class Reopening:
    """By whom, if that is recorded, and the working days that the ruling gives for the new answer, if it gives any."""

    by: ReopenedBy | None = None
    days: int | None = None

    def __post_init__(self) -> None:
        if self.days is not None and self.days < 1:
            raise HistoryError("重新答复的期限至少为1个工作日。")


@dataclass(frozen=True, slots=True)
class Reclassification:
    """The kind of applicant it truly is."""

    applicant: ApplicantKind


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """The versions of the calendar before and after."""

    before: str
    after: str


Data = (
    Submission
    | CorrectionNotice
    | ExtensionNotice
    | Deferral
    | FeeNotice
    | Decision
    | Split
    | Merge
    | Filing
    | Ruling
    | Reopening
    | Reclassification
    | CalendarChange
    | None
)

PAYLOADS: Final[Mapping[EventKind, type]] = {
    EventKind.SUBMITTED: Submission,
    EventKind.CORRECTION_ASKED: CorrectionNotice,
    EventKind.EXTENDED: ExtensionNotice,
    EventKind.DEFERRED: Deferral,
    EventKind.FEE_NOTICED: FeeNotice,
    EventKind.DECIDED: Decision,
    EventKind.SPLIT_INTO: Split,
    EventKind.MERGED_INTO: Merge,
    EventKind.REMEDY_FILED: Filing,
    EventKind.REMEDY_DECIDED: Ruling,
    EventKind.REOPENED: Reopening,
    EventKind.APPLICANT_RECLASSIFIED: Reclassification,
    EventKind.CALENDAR_CHANGED: CalendarChange,
}
"""What an event of that kind says besides its day; other kinds say nothing more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened.

    ``occurred`` is the day the law looks at, ``recorded`` the moment it was written down: it may be later, never
    edited. ``subject`` tells one third party, co-maker, agency or remedy from another; ``voids`` is the event that
    an ``event_voided`` takes back; ``calendar`` is the version of the calendar in force when it was recorded.
    """

    id: str
    kind: EventKind
    occurred: date
    recorded: datetime
    actor: str
    subject: str = ""
    voids: str | None = None
    calendar: str = NATIONAL.version
    data: Data = None

    def __post_init__(self) -> None:
        if type(self.data) is not PAYLOADS.get(self.kind, type(None)):
            raise HistoryError(f"“{self.kind.label}”所附的内容不对。")
        if (self.voids is not None) != (self.kind is EventKind.EVENT_VOIDED):
            raise HistoryError("撤销应当指明所撤销的事项，其他事项不能指明。")


T = TypeVar("T")


def payload(event: Event, kind: type[T]) -> T:
    """What the event says, as the type that ``PAYLOADS`` promises for its kind."""
    if not isinstance(event.data, kind):
        raise TypeError(f"{event.kind} carries {type(event.data).__name__}")
    return event.data
