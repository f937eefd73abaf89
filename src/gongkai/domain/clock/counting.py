"""The count: a period's working days laid over the pauses (Arts 32–35)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.domain.calendar import Calendar
from gongkai.domain.calendar.workdays import next_day
from gongkai.domain.clock.timeline import CONSULTATION_DAYS, Consultation, Party, Period


@dataclass(frozen=True, slots=True)
class Pause:
    """A consultation's effect: no working day counts after its ``asked`` up to and including ``end``.

    ``limit`` is the last of the party's 15 working days; ``end`` the earlier of reply and limit. Both ``None``: open.
    """

    consultation: Consultation
    limit: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Segment:
    """Consecutive days treated alike: counting (in the period, its extension or deferral) or paused by ``pauses``.

    ``last`` is ``None`` while a pause is open.
    """

    first: date
    last: date | None
    counted: int = 0
    excluded: int = 0
    pauses: tuple[Pause, ...] = ()
    extended: bool = False
    deferred: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A period counted out: its segments, the last day before any extension, and the due day (``None`` if open)."""

    segments: tuple[Segment, ...]
    first_end: date | None
    due: date | None


def pause_of(consultation: Consultation, calendar: Calendar) -> Pause:
    """When a consultation stops the clock, and until when (Arts 32, 33(3), 34; F-1.29, F-1.31, F-1.32).

    A third party and a co-maker have 15 working days from their receipt of the letter; another agency has no limit.
    Where no receipt is recorded the letter counts as received on the day it was sent: the earliest day it can have
    been, so that a missing record never lengthens the applicant's wait.
    """
    limit = None
    if consultation.party is not Party.AGENCY:
        limit = calendar.after(consultation.received or consultation.asked, CONSULTATION_DAYS)
    ends = [day for day in (limit, consultation.replied) if day is not None]
    return Pause(consultation, limit, min(ends, default=None))


def count_out(period: Period, pauses: Iterable[Pause], calendar: Calendar) -> Run:
    """Lay the period's working days over the calendar, leaving out the pauses (Art. 33; F-1.28, F-1.30, F-1.31).

    A pause excludes the working days after the day of asking up to and including its end; overlapping pauses exclude a
    day once.
    """
    relevant = tuple(
        pause for pause in pauses if pause.end is None or pause.end > max(period.start, pause.consultation.asked)
    )
    segments: list[Segment] = []
    at, counted = period.start, 0
    first_end = period.start if period.days == 0 else None
    while counted < period.allowance:
        segment = _next_segment(at, counted, period, relevant, calendar)
        segments.append(segment)
        if segment.last is None:
            return Run(tuple(segments), first_end, None)
        at, counted = segment.last, counted + segment.counted
        if first_end is None and counted == period.days:
            first_end = at
    if period.deferred_to and period.deferred_to > at:
        segments.append(_deferral(at, period.deferred_to, calendar))
        at = period.deferred_to
    return Run(tuple(segments), first_end, at)


def _next_segment(at: date, counted: int, period: Period, pauses: tuple[Pause, ...], calendar: Calendar) -> Segment:
    first = next_day(at)
    active = tuple(
        pause for pause in pauses if pause.consultation.asked <= at and (pause.end is None or at < pause.end)
    )
    changes = [day for pause in pauses for day in (pause.consultation.asked, pause.end) if day is not None and day > at]
    change = min(changes, default=None)
    if active:
        return Segment(first, change, excluded=calendar.working_days(first, change) if change else 0, pauses=active)
    extended = counted >= period.days
    left = (period.allowance if extended else period.days) - counted
    last = calendar.after(at, left)
    if change and change < last:
        return Segment(first, change, counted=calendar.working_days(first, change), extended=extended)
    return Segment(first, last, counted=left, extended=extended)


def _deferral(due: date, until: date, calendar: Calendar) -> Segment:
    """The days from the period's end to the later day set under Art. 35 (F-1.33); consultations do not move that."""
    first = next_day(due)
    return Segment(first, until, counted=calendar.working_days(first, until), deferred=True)
