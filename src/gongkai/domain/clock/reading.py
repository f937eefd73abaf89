"""The clock read: the due day, what is awaited, the further deadlines, and the explanation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from gongkai.domain.calendar import Calendar
from gongkai.domain.clock.counting import Pause, Run, count_out, pause_of
from gongkai.domain.clock.explanation import Step, StepKind, explain
from gongkai.domain.clock.timeline import (
    CORRECTION_NOTICE_DAYS,
    Awaiting,
    Basis,
    Close,
    Party,
    Period,
    Timeline,
    Wait,
)
from gongkai.domain.terms import Article


class DeadlineKind(StrEnum):
    """What must be done by a day."""

    CONFIRM_RECEIPT = "confirm_receipt"
    CORRECTION_NOTICE = "correction_notice"
    EXTENSION_NOTICE = "extension_notice"
    THIRD_PARTY_REPLY = "third_party_reply"
    COMAKER_REPLY = "comaker_reply"
    CORRECTION = "correction"
    PAYMENT = "payment"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day other than the due day: what, on which day, by which article."""

    kind: DeadlineKind
    what: str
    on: date
    article: str


@dataclass(frozen=True, slots=True)
class Awaited:
    """What the case waits for: whose act, which party, and the day on which the wait ends by itself."""

    what: Awaiting
    subject: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The reading. ``first_end`` is the last day before any extension: the last on which to notify one."""

    due_on: date | None
    first_end: date | None
    awaits: tuple[Awaited, ...]
    deadlines: tuple[Deadline, ...]
    provisional: bool
    steps: tuple[Step, ...]

    @property
    def waiting_for(self) -> tuple[Awaiting, ...]:
        """The kinds of what is awaited, each once; what leaves the due day open comes first."""
        awaited = {wait.what for wait in self.awaits}
        return tuple(what for what in Awaiting if what in awaited)


def read_clock(timeline: Timeline, calendar: Calendar, today: date | None = None) -> Clock:
    """Read the clock of a case (Arts 30–35; F-1.24 … F-1.35).

    Args:
        timeline: The case's phases and consultations.
        calendar: The working days.
        today: The day on which one looks; without it, the day of the last event. It settles only what is still awaited
            and how long an open wait has lasted, never the due day.
    """
    as_of = today or timeline.as_of
    pauses = tuple(pause_of(consultation, calendar) for consultation in timeline.consultations)
    run = count_out(timeline.period, pauses, calendar) if timeline.period else None
    closed = isinstance(timeline.phase, Close)
    deadlines = () if closed else tuple(_deadlines(timeline, run, pauses, calendar, as_of))
    steps = explain(timeline, run, pauses, calendar, as_of)
    return Clock(
        due_on=run.due if run else None,
        first_end=run.first_end if run else None,
        awaits=() if closed else tuple(_awaits(timeline, pauses, as_of)),
        deadlines=deadlines,
        provisional=_touches_unannounced(steps, deadlines, calendar),
        steps=steps,
    )


def _awaits(timeline: Timeline, pauses: tuple[Pause, ...], as_of: date) -> Iterator[Awaited]:
    if isinstance(timeline.phase, Wait):
        yield Awaited(timeline.phase.what, until=timeline.phase.until)
    for pause in _unanswered(pauses, as_of):
        yield Awaited(Awaiting(pause.consultation.party), pause.consultation.subject, pause.limit)
    if timeline.reasons_asked:
        yield Awaited(Awaiting.REASONS)


def _unanswered(pauses: tuple[Pause, ...], as_of: date) -> Iterator[Pause]:
    """Who may still answer: after its last day silence has settled it (Arts 32, 34; F-1.29, F-1.32)."""
    for pause in pauses:
        if pause.consultation.replied is None and (pause.limit is None or as_of <= pause.limit):
            yield pause


def _deadlines(
    timeline: Timeline, run: Run | None, pauses: tuple[Pause, ...], calendar: Calendar, as_of: date
) -> Iterator[Deadline]:
    phase = timeline.phase
    if isinstance(phase, Wait) and phase.until:
        kind, what, article = _WAIT_DEADLINES[phase.what]
        yield Deadline(kind, what, phase.until, article)
    if isinstance(phase, Period):
        if phase.basis is Basis.RECEIPT and timeline.may_ask_correction:
            last = calendar.after(phase.start, CORRECTION_NOTICE_DAYS)
            yield Deadline(DeadlineKind.CORRECTION_NOTICE, "一次性告知补正的最后一日", last, Article.CORRECTION)
        if phase.extension is None and phase.deferred_to is None and run and run.first_end:
            yield Deadline(DeadlineKind.EXTENSION_NOTICE, "告知延长答复期限的最后一日", run.first_end, Article.PERIOD)
    for pause in _unanswered(pauses, as_of):
        if pause.limit:
            yield _reply_deadline(pause, pause.limit)


def _reply_deadline(pause: Pause, limit: date) -> Deadline:
    what = f"{pause.consultation.name}答复的最后一日"
    if pause.consultation.party is Party.THIRD_PARTY:
        return Deadline(DeadlineKind.THIRD_PARTY_REPLY, what, limit, Article.THIRD_PARTY)
    return Deadline(DeadlineKind.COMAKER_REPLY, what, limit, Article.COMAKER)


_WAIT_DEADLINES: Final = {
    Awaiting.CONFIRMATION: (DeadlineKind.CONFIRM_RECEIPT, "与申请人确认收到申请", Article.RECEIPT),
    Awaiting.CORRECTION: (DeadlineKind.CORRECTION, "申请人补正的最后一日", Article.CORRECTION),
    Awaiting.PAYMENT: (DeadlineKind.PAYMENT, "申请人缴纳信息处理费的最后一日", Article.FEE_NOTICE),
}


def _touches_unannounced(steps: tuple[Step, ...], deadlines: tuple[Deadline, ...], calendar: Calendar) -> bool:
    """Whether a date given rests on a year that is not announced (F-7.3). What counts no more does not matter."""
    spans = [
        (step.first, step.last or step.first) for step in steps if step.kind in {StepKind.COUNTED, StepKind.PAUSED}
    ]
    spans += [(deadline.on, deadline.on) for deadline in deadlines]
    return any(calendar.unannounced(first, last) for first, last in spans)
