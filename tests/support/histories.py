"""Random histories of requests: everything that can happen, in any order that can be recorded."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from hypothesis import strategies as st

from gongkai.domain.decisions import ANSWERS, AnswerKey
from gongkai.domain.inforequests import (
    CorrectionNotice,
    Data,
    Decision,
    Deferral,
    Event,
    ExtensionNotice,
    FeeNotice,
    Filing,
    Matter,
    Merge,
    Reclassification,
    Reopening,
    Ruling,
    Split,
    Submission,
)
from gongkai.domain.terms import ApplicantKind, Channel, EventKind, RemedyResult, RemedyRoute

K = EventKind
ADDRESSED: Final = {
    K.THIRD_PARTY_ASKED: (K.THIRD_PARTY_RECEIVED, K.THIRD_PARTY_REPLIED),
    K.COMAKER_ASKED: (K.COMAKER_RECEIVED, K.COMAKER_REPLIED),
    K.AGENCY_ASKED: (K.AGENCY_REPLIED,),
    K.REMEDY_FILED: (K.REMEDY_DECIDED,),
}
"""What is asked of someone by its own id, and the answers that may follow."""
REPLIES: Final = {answer: asked for asked, answers in ADDRESSED.items() for answer in answers}
_ANSWERS = [key for key, answer in ANSWERS.items() if answer.outcome and answer.by is K.DECIDED]
_RESULTS = [result for result in RemedyResult if result is not RemedyResult.PENDING]
_DAYS = st.integers(0, 90)


def _data(kind: EventKind, on: date) -> st.SearchStrategy[Data]:
    made: dict[EventKind, st.SearchStrategy[Data]] = {
        K.CORRECTION_ASKED: st.builds(CorrectionNotice, st.none() | st.just(on + timedelta(days=20))),
        K.EXTENDED: st.builds(ExtensionNotice, st.integers(1, 20), consent_of=st.just("负责人")),
        K.DEFERRED: st.builds(Deferral, _DAYS.map(lambda days: on + timedelta(days=days))),
        K.FEE_NOTICED: st.builds(FeeNotice, st.none()),
        K.DECIDED: st.builds(Decision, st.sampled_from(_ANSWERS)),
        K.SPLIT_INTO: st.just(Split(("甲", "乙"))),
        K.MERGED_INTO: st.just(Merge("甲")),
        K.REMEDY_FILED: st.builds(Filing, st.sampled_from(RemedyRoute)),
        K.REMEDY_DECIDED: st.builds(Ruling, st.sampled_from(_RESULTS)),
        K.REOPENED: st.builds(Reopening, st.none(), st.none() | st.integers(1, 30)),
        K.APPLICANT_RECLASSIFIED: st.builds(Reclassification, st.sampled_from(ApplicantKind)),
    }
    return made.get(kind, st.none())


_SINGLE = [
    K.RECEIPT_CONFIRMED,
    K.CORRECTION_ASKED,
    K.CORRECTED,
    K.REASONS_ASKED,
    K.REASONS_GIVEN,
    K.DEFERRED,
    K.EXTENDED,
    K.FEE_NOTICED,
    K.FEE_NOTICE_RECEIVED,
    K.FEE_PAID,
    K.DECIDED,
    K.SERVED,
    K.WITHDRAWN,
    K.ABANDONED,
    K.TRANSFERRED,
    K.SPLIT_INTO,
    K.MERGED_INTO,
    K.REOPENED,
    K.APPLICANT_RECLASSIFIED,
]
_WORK = [*_SINGLE[:10], K.DECIDED, K.REOPENED]
"""What happens while a request is dealt with: mostly no end."""


def event(number: int, kind: EventKind, on: date, **fields: object) -> Event:
    """An event recorded on its own day; ``fields`` as in ``Event``."""
    made = Event(id=f"{number}", kind=K.SERVED, occurred=on, recorded=datetime.combine(on, time(9)), actor="受理员")
    return replace(made, kind=kind, **fields)  # type: ignore[arg-type]  # the caller names Event's fields


@st.composite
def histories(
    draw: st.DrawFn,
    *,
    kinds: Sequence[EventKind] = _SINGLE,
    most: int = 10,
    late: bool = False,
    voids: bool = False,
    first: date = date(2019, 6, 1),
    last: date = date(2026, 3, 1),
    matter: Matter = Matter.DISCLOSURE,
) -> list[Event]:
    """A history as recorded. ``late``: events may be recorded long after their day; ``voids``: some are taken back."""
    received = draw(st.dates(first, last))
    submission = draw(st.builds(Submission, channel=_CHANNELS, applicant=_APPLICANTS, matter=st.just(matter)))
    events = [event(0, K.SUBMITTED, received, data=submission)]
    steps = draw(st.lists(st.tuples(st.sampled_from([*kinds, *ADDRESSED]), _DAYS, _DAYS, _DAYS), max_size=most))
    for number, (kind, days, until_receipt, until_reply) in enumerate(steps, 1):
        on = received + timedelta(days=days)
        subject = f"{number}" if kind in ADDRESSED else ""
        events.append(event(len(events), kind, on, subject=subject, data=draw(_data(kind, on))))
        for answer, delay in zip(ADDRESSED.get(kind, ()), (until_receipt // 8, until_reply), strict=False):
            if draw(st.booleans()):
                then = on + timedelta(days=delay)
                events.append(event(len(events), answer, then, subject=subject, data=draw(_data(answer, then))))
    return _recorded(draw, events, late=late, voids=voids)


_CHANNELS = st.sampled_from([Channel.IN_PERSON, Channel.IN_PERSON, Channel.SIGNED_POST, Channel.ONLINE, Channel.EMAIL])
_APPLICANTS = st.sampled_from(ApplicantKind)


def _recorded(draw: st.DrawFn, events: list[Event], *, late: bool, voids: bool) -> list[Event]:
    moments: dict[tuple[EventKind, str], datetime] = {}
    dated = []
    for made in events:
        delay = draw(st.sampled_from([0, 0, 0, 1, 30, 200, 500])) if late and made.kind is not K.SUBMITTED else 0
        moment = max(made.recorded + timedelta(days=delay), events[0].recorded)
        if asked := REPLIES.get(made.kind):
            moment = max(moment, moments[asked, made.subject])
        moments[made.kind, made.subject] = moment
        dated.append(replace(made, recorded=moment))
    dated.sort(key=lambda made: (made.recorded, int(made.id)))
    return [*dated, *_voidings(draw, dated)] if voids else dated


def _voidings(draw: st.DrawFn, events: list[Event]) -> list[Event]:
    taken = draw(st.lists(st.sampled_from([made.id for made in events]), max_size=2, unique=True))
    moment, voidings = events[-1].recorded, []
    for number, target in enumerate(taken):
        delay = draw(st.sampled_from([0, 20, 400]))
        moment += timedelta(days=delay)
        voiding = event(0, K.EVENT_VOIDED, moment.date(), voids=target)
        voidings.append(replace(voiding, id=f"v{number}", recorded=moment))
    return voidings


WORK: Final = tuple(_WORK)
ANSWER_KEYS: Final[tuple[AnswerKey, ...]] = tuple(_ANSWERS)
