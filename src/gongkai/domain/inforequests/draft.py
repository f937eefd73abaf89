"""A case while its events are replayed: the state it is in, and what the events have made of it so far."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from gongkai.domain.calendar import Calendar
from gongkai.domain.clock import Consultation, Note, Period, Phase, Run, Timeline, count_out, pause_of
from gongkai.domain.decisions import AnswerKey
from gongkai.domain.inforequests.events import Submission
from gongkai.domain.parameters import Parameters
from gongkai.domain.terms import ApplicantKind, EventKind, Outcome, RemedyResult, RemedyRoute


class State(StrEnum):
    """Where a case stands."""

    UNCONFIRMED = "unconfirmed"
    RUNNING = "running"
    AWAITING_CORRECTION = "awaiting_correction"
    AWAITING_PAYMENT = "awaiting_payment"
    CLOSED = "closed"
    VOIDED = "voided"

    @property
    def label(self) -> str:
        """In the words of an officer."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.UNCONFIRMED: "待确认收到",
    State.RUNNING: "办理中",
    State.AWAITING_CORRECTION: "等待补正",
    State.AWAITING_PAYMENT: "等待缴费",
    State.CLOSED: "已办结",
    State.VOIDED: "登记已撤销",
}


@dataclass(frozen=True, slots=True)
class Ending:
    """How and when a case was closed; ``outcome`` is its row of table 三, if it is counted."""

    on: date
    kind: EventKind
    answer: AnswerKey | None
    outcome: Outcome | None
    refused: tuple[AnswerKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Remedy:
    """A 复议 or suit over the case."""

    subject: str
    route: RemedyRoute
    filed: date
    decided: date | None = None
    result: RemedyResult = RemedyResult.PENDING


@dataclass(slots=True)
class Draft:
    """A case while its events are replayed."""

    parameters: Parameters
    calendar: Calendar
    consultations: tuple[Consultation, ...] = ()
    as_of: date = date.min
    state: State = State.VOIDED
    submission: Submission = field(default_factory=Submission)
    applicant: ApplicantKind = ApplicantKind.NATURAL_PERSON
    arrived: date | None = None
    received: date | None = None
    phases: list[Phase] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)
    remedies: dict[str, Remedy] = field(default_factory=dict)
    happened: set[EventKind] = field(default_factory=set)
    without_effect: set[EventKind] = field(default_factory=set)
    reasons_asked: date | None = None

    @property
    def timeline(self) -> Timeline:
        """The case as the clock sees it."""
        return Timeline(
            channel=self.submission.channel,
            phases=tuple(self.phases),
            consultations=self.consultations,
            notes=tuple(self.notes),
            may_ask_correction=not self.happened & {EventKind.CORRECTION_ASKED, EventKind.CORRECTED},
            reasons_asked=self.reasons_asked,
            as_of=self.as_of,
        )

    def run(self) -> Run:
        """The running period counted out, with every consultation of the case."""
        pauses = (pause_of(consultation, self.calendar) for consultation in self.consultations)
        return count_out(self.period(), pauses, self.calendar)

    def period(self) -> Period:
        """The running period; the transitions allow to ask for it only while one runs."""
        phase = self.phases[-1]
        if not isinstance(phase, Period):
            raise TypeError("no period runs")
        return phase
