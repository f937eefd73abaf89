"""From the recorded events to those that stand: voidings resolved, the impossible refused, the rest in order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from gongkai.domain.clock import Consultation, Note, Party, chinese
from gongkai.domain.inforequests.events import Event, HistoryError
from gongkai.domain.terms import Article, EventKind

_ORDER: Final = {kind: rank for rank, kind in enumerate(EventKind)}

_ASKED: Final = {
    EventKind.THIRD_PARTY_ASKED: Party.THIRD_PARTY,
    EventKind.COMAKER_ASKED: Party.COMAKER,
    EventKind.AGENCY_ASKED: Party.AGENCY,
}
_RECEIVED: Final = {
    EventKind.THIRD_PARTY_RECEIVED: Party.THIRD_PARTY,
    EventKind.COMAKER_RECEIVED: Party.COMAKER,
}
_REPLIED: Final = {
    EventKind.THIRD_PARTY_REPLIED: Party.THIRD_PARTY,
    EventKind.COMAKER_REPLIED: Party.COMAKER,
    EventKind.AGENCY_REPLIED: Party.AGENCY,
}
_ANSWERS_TO: Final = {EventKind.REMEDY_DECIDED: EventKind.REMEDY_FILED} | {
    kind: asked
    for table in (_RECEIVED, _REPLIED)
    for kind, party in table.items()
    for asked, asked_party in _ASKED.items()
    if party is asked_party
}
"""The event that another one answers, of the same subject."""


@dataclass(frozen=True, slots=True)
class History:
    """The events that stand, in the order in which they take effect, and what must be said of the others."""

    events: tuple[Event, ...]
    notes: tuple[Note, ...]

    @property
    def submission(self) -> Event | None:
        """The event by which the request came in; ``None`` if it was voided."""
        return next((event for event in self.events if event.kind is EventKind.SUBMITTED), None)


def settle(recorded: Sequence[Event]) -> History:
    """The events that stand, out of all recorded ones (in the order in which they were recorded).

    Raises:
        HistoryError: the list cannot have happened: ids twice, recorded backwards or before the day, no submission
        or two,
            something before the request came in, an answer to a letter never sent, a voiding of nothing.
    """
    _require_append_only(recorded)
    voided = _voided(recorded)
    standing = sorted(
        (event for event in recorded if event.id not in voided and event.kind is not EventKind.EVENT_VOIDED),
        key=lambda event: (event.occurred, _ORDER[event.kind], event.subject),
    )
    _require_one_submission(recorded, standing)
    standing, orphans = _part(standing, recorded)
    return History(tuple(standing), (*_voiding_notes(recorded, voided), *map(_orphan_note, orphans)))


def _require_append_only(recorded: Sequence[Event]) -> None:
    seen: set[str] = set()
    moment = None
    for event in recorded:
        if event.id in seen:
            raise HistoryError(f"事项编号“{event.id}”重复。")
        if moment and event.recorded < moment:
            raise HistoryError(f"“{event.kind.label}”的登记时间早于前一事项。")
        if event.occurred > event.recorded.date():
            raise HistoryError(f"“{event.kind.label}”的日期{chinese(event.occurred)}晚于登记日期。")
        if event.voids is not None and event.voids not in seen:
            raise HistoryError(f"所撤销的事项“{event.voids}”不在此前的记录中。")
        seen.add(event.id)
        moment = event.recorded


def _voided(recorded: Sequence[Event]) -> frozenset[str]:
    """The ids taken back; a voiding that is itself taken back takes nothing back."""
    voided: set[str] = set()
    for event in reversed(recorded):
        if event.voids is not None and event.id not in voided:
            voided.add(event.voids)
    return frozenset(voided)


def _require_one_submission(recorded: Sequence[Event], standing: Sequence[Event]) -> None:
    submissions = [event for event in standing if event.kind is EventKind.SUBMITTED]
    if len(submissions) > 1:
        raise HistoryError("同一申请只能登记一次收到申请。")
    if not recorded or recorded[0].kind is not EventKind.SUBMITTED:
        raise HistoryError("最先登记的应当是收到申请。")
    if submissions and standing[0].occurred < submissions[0].occurred:
        early = standing[0]
        raise HistoryError(f"“{early.kind.label}”的日期{chinese(early.occurred)}早于收到申请的日期。")


def _part(standing: Iterable[Event], recorded: Sequence[Event]) -> tuple[list[Event], list[Event]]:
    """The events that stand on their own, and the answers to letters whose sending was voided."""
    sent = {(event.kind, event.subject) for event in recorded}
    opened: set[tuple[EventKind, str]] = set()
    sound: list[Event] = []
    orphans: list[Event] = []
    for event in standing:
        asked = _ANSWERS_TO.get(event.kind)
        if event.kind in _ANSWERS_TO.values():
            if (event.kind, event.subject) in opened:
                raise HistoryError(f"“{event.kind.label}”重复，请用编号区分，例如 {event.kind}#2。")
            opened.add((event.kind, event.subject))
        if asked and (asked, event.subject) not in sent:
            raise HistoryError(f"“{event.kind.label}”之前没有编号相同的“{asked.label}”。")
        (orphans if asked and (asked, event.subject) not in opened else sound).append(event)
    for orphan in orphans:
        asked = _ANSWERS_TO[orphan.kind]
        if (asked, orphan.subject) in opened:
            raise HistoryError(f"“{orphan.kind.label}”的日期{chinese(orphan.occurred)}早于“{asked.label}”。")
    return sound, orphans


def _voiding_notes(recorded: Sequence[Event], voided: frozenset[str]) -> Iterator[Note]:
    by_id = {event.id: event for event in recorded}
    for event in recorded:
        if event.voids is not None and event.id not in voided:
            target = by_id[event.voids]
            text = f"{chinese(target.occurred)}的“{target.kind.label}”登记有误，已撤销，期限按其余事项计算"
            yield Note(event.occurred, text, Article.STAGES)


def _orphan_note(event: Event) -> Note:
    asked = _ANSWERS_TO[event.kind]
    return Note(event.occurred, f"{event.kind.label}：所对应的“{asked.label}”登记已撤销，不影响期限", Article.STAGES)


def consultations(events: Iterable[Event]) -> tuple[Consultation, ...]:
    """The letters sent to third parties, co-makers and other agencies, with the first receipt and the first reply."""
    letters: dict[tuple[Party, str], Consultation] = {}
    for event in events:
        if party := _ASKED.get(event.kind):
            letters[party, event.subject] = Consultation(party, event.subject, event.occurred)
        elif party := _RECEIVED.get(event.kind):
            letter = letters[party, event.subject]
            letters[party, event.subject] = replace(letter, received=letter.received or event.occurred)
        elif party := _REPLIED.get(event.kind):
            letter = letters[party, event.subject]
            letters[party, event.subject] = replace(letter, replied=letter.replied or event.occurred)
    return tuple(letters.values())
