"""The replay: the events that stand, taken one by one through a table of transitions and one handler each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gongkai.domain.calendar import Calendar
from gongkai.domain.clock import Note
from gongkai.domain.inforequests.draft import Draft, State
from gongkai.domain.inforequests.events import Event, Matter
from gongkai.domain.inforequests.handlers import HANDLERS, Refusal
from gongkai.domain.inforequests.history import consultations, settle
from gongkai.domain.parameters import Parameters
from gongkai.domain.terms import EventKind


@dataclass(frozen=True, slots=True)
class Transition:
    """From which states an event takes effect, and the state it leads to (``None``: its handler settles that)."""

    sources: frozenset[State]
    target: State | None


def _transition(*sources: State, to: State | None = None) -> Transition:
    return Transition(frozenset(sources), to)


_OPEN: Final = (State.UNCONFIRMED, State.RUNNING, State.AWAITING_CORRECTION, State.AWAITING_PAYMENT)
_ENDS: Final = _transition(*_OPEN, to=State.CLOSED)

TRANSITIONS: Final[Mapping[EventKind, Transition]] = {
    EventKind.SUBMITTED: _transition(State.VOIDED),
    EventKind.RECEIPT_CONFIRMED: _transition(State.UNCONFIRMED, to=State.RUNNING),
    EventKind.CORRECTION_ASKED: _transition(State.RUNNING, to=State.AWAITING_CORRECTION),
    EventKind.CORRECTED: _transition(State.RUNNING, State.AWAITING_CORRECTION, to=State.RUNNING),
    EventKind.EXTENDED: _transition(State.RUNNING, to=State.RUNNING),
    EventKind.REASONS_ASKED: _transition(State.RUNNING, to=State.RUNNING),
    EventKind.REASONS_GIVEN: _transition(State.RUNNING, to=State.RUNNING),
    EventKind.DEFERRED: _transition(State.RUNNING, to=State.RUNNING),
    EventKind.FEE_NOTICED: _transition(State.RUNNING, to=State.AWAITING_PAYMENT),
    EventKind.FEE_NOTICE_RECEIVED: _transition(State.AWAITING_PAYMENT, to=State.AWAITING_PAYMENT),
    EventKind.FEE_PAID: _transition(State.RUNNING, State.AWAITING_PAYMENT, to=State.RUNNING),
    EventKind.DECIDED: _ENDS,
    EventKind.WITHDRAWN: _ENDS,
    EventKind.ABANDONED: _ENDS,
    EventKind.TRANSFERRED: _ENDS,
    EventKind.SPLIT_INTO: _ENDS,
    EventKind.MERGED_INTO: _ENDS,
    EventKind.REOPENED: _transition(
        State.RUNNING, State.AWAITING_CORRECTION, State.AWAITING_PAYMENT, State.CLOSED, to=State.RUNNING
    ),
}
"""Where each event takes effect; one not named here (consultations, service, remedies …) leaves the state as it is."""

PERIOD_ACTS: Final = frozenset(
    {
        EventKind.RECEIPT_CONFIRMED,
        EventKind.CORRECTION_ASKED,
        EventKind.CORRECTED,
        EventKind.EXTENDED,
        EventKind.REASONS_ASKED,
        EventKind.DEFERRED,
        EventKind.FEE_NOTICED,
        EventKind.FEE_PAID,
        EventKind.REOPENED,
    }
)
"""Acts on a period, which a request to correct a record (Art. 41) does not have (F-1.41)."""


def replay(recorded: Sequence[Event], parameters: Parameters, calendar: Calendar) -> Draft:
    """Take the events through the transitions. Raises ``HistoryError`` where the list cannot have happened."""
    history = settle(recorded)
    draft = Draft(parameters, calendar)
    draft.as_of = max(event.occurred for event in recorded)
    if history.submission:
        draft.consultations = consultations(history.events)
        for event in history.events:
            _take(draft, event)
    draft.notes += history.notes
    return draft


def _take(draft: Draft, event: Event) -> None:
    transition = TRANSITIONS.get(event.kind)
    if refusal := _refusal(draft, event, transition):
        draft.notes.append(Note(event.occurred, f"{event.kind.label}：{refusal}", event.kind.article))
        draft.without_effect.add(event.kind)
        return
    draft.happened.add(event.kind)
    if transition and transition.target:
        draft.state = transition.target


def _refusal(draft: Draft, event: Event, transition: Transition | None) -> Refusal:
    if draft.submission.matter is Matter.RECORD_CORRECTION and event.kind in PERIOD_ACTS:
        return "更正申请没有法定的答复期限，不影响办理"
    if transition and draft.state not in transition.sources:
        return f"此时申请{draft.state.label}，不改变期限"
    handler = HANDLERS.get(event.kind)
    return handler(draft, event) if handler else None
