"""``fold``: from the events of a request to the case they make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from gongkai.domain.calendar import Calendar
from gongkai.domain.clock import Clock, Consultation, Timeline, read_clock
from gongkai.domain.inforequests.draft import Draft, Ending, Remedy, State
from gongkai.domain.inforequests.events import CalendarChange, Event, Submission
from gongkai.domain.inforequests.register import REQUEST, Line, post
from gongkai.domain.inforequests.replay import replay
from gongkai.domain.parameters import Parameters
from gongkai.domain.terms import ApplicantKind, EventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A request as its events make it.

    ``received`` is the day of receipt (Art. 31), ``None`` while it is not confirmed. ``happened`` are the kinds of
    event that took effect, ``without_effect`` those that the law gives none. ``lines`` are its lines in the
    register.
    """

    state: State
    submission: Submission
    applicant: ApplicantKind
    arrived: date | None
    received: date | None
    endings: tuple[Ending, ...]
    remedies: tuple[Remedy, ...]
    happened: frozenset[EventKind]
    without_effect: frozenset[EventKind]
    timeline: Timeline
    clock: Clock
    lines: Mapping[str, Line]
    parameters: Parameters
    calendar: Calendar

    @property
    def consultations(self) -> tuple[Consultation, ...]:
        """The third parties, co-makers and agencies asked."""
        return self.timeline.consultations

    @property
    def ending(self) -> Ending | None:
        """How the case was closed last; ``None`` while it is open."""
        return self.endings[-1] if self.endings and self.state is State.CLOSED else None

    @property
    def line(self) -> Line | None:
        """The request's line in table 三; ``None`` if it is not counted."""
        return self.lines.get(REQUEST)

    def clock_on(self, today: date) -> Clock:
        """The clock as it stands on ``today``."""
        return read_clock(self.timeline, self.calendar, today)


def calendar_change(case: Case, calendar: Calendar) -> CalendarChange | None:
    """What to record when ``calendar`` moves the due day of an open case; ``None`` if it does not (F-7.3)."""
    moved = read_clock(case.timeline, calendar).due_on != case.clock.due_on
    return CalendarChange(case.calendar.version, calendar.version) if moved and not case.ending else None


def fold(recorded: Sequence[Event], parameters: Parameters, calendar: Calendar) -> Case:
    """The case that the events make, taken in the order in which they were recorded.

    Args:
        recorded: All events of one request, the voided and the voiding ones too.
        parameters: The open values.
        calendar: The working days.

    Raises:
        HistoryError: the list cannot have happened; the message is one Chinese sentence.
    """
    draft = replay(recorded, parameters, calendar)

    def known(events: Sequence[Event]) -> Draft:
        return draft if len(events) == len(recorded) else replay(events, parameters, calendar)

    timeline = draft.timeline
    return Case(
        state=draft.state,
        submission=draft.submission,
        applicant=draft.applicant,
        arrived=draft.arrived,
        received=draft.received,
        endings=tuple(draft.endings),
        remedies=tuple(draft.remedies.values()),
        happened=frozenset(draft.happened),
        without_effect=frozenset(draft.without_effect),
        timeline=timeline,
        clock=read_clock(timeline, calendar),
        lines=MappingProxyType(post(recorded, parameters, known)),
        parameters=parameters,
        calendar=calendar,
    )
