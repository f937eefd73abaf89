"""Laws of the clock over random histories (F-1.28 … F-1.35)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gongkai.domain.calendar import NATIONAL, announce
from gongkai.domain.clock import Clock, Period, StepKind
from gongkai.domain.inforequests import CalendarChange, Event, ExtensionNotice, Matter, fold
from gongkai.domain.parameters import DEFAULTS
from gongkai.domain.terms import EventKind
from support.histories import ADDRESSED, REPLIES, WORK, event, histories
from support.plain_clock import PlainClock

FAR = date.max
DAYS = st.integers(1, 20)


def clock_of(events: Sequence[Event]) -> Clock:
    return fold(events, DEFAULTS, NATIONAL).clock


def due_of(events: Sequence[Event]) -> date:
    """The due day; a day that never comes if none is settled."""
    return clock_of(events).due_on or FAR


@settings(max_examples=300)
@given(histories(kinds=WORK) | histories())
def test_it_agrees_with_a_clock_that_lives_day_by_day(events: list[Event]) -> None:
    assert clock_of(events).due_on == PlainClock(events).due()


@given(histories(kinds=WORK))
def test_the_working_days_counted_are_the_period(events: list[Event]) -> None:
    case = fold(events, DEFAULTS, NATIONAL)
    period = case.timeline.period
    counted = sum(step.counted for step in case.clock.steps)
    deferred = sum(step.counted for step in case.clock.steps if step.article == "条例第三十五条")
    if case.clock.due_on:
        assert period
        assert counted == period.allowance + deferred
    else:
        assert counted < (period.allowance if period else 1)


@given(histories(late=True, voids=True))
def test_the_steps_cover_every_day_once_and_count_each_working_day(events: list[Event]) -> None:
    clock = clock_of(events)
    chain = [step for step in clock.steps if step.kind is not StepKind.NOTE]
    for step, after in pairwise(chain):
        assert step.last
        assert step.last + timedelta(days=1) == after.first
    for step in chain:
        if step.kind is StepKind.START:
            assert (step.first, step.counted, step.excluded) == (step.last, 0, 0)
        elif step.last:
            assert step.counted + step.excluded == NATIONAL.working_days(step.first, step.last)
            assert not (step.counted and step.excluded)
    if clock.due_on:
        assert chain[-1].last == clock.due_on


@given(histories(kinds=WORK), st.data())
def test_a_consultation_never_moves_the_day_earlier(events: list[Event], data: st.DataObject) -> None:
    asked = [made for made in events if made.kind in ADDRESSED]
    assume(asked)
    one = data.draw(st.sampled_from(asked))
    without = [made for made in events if (REPLIES.get(made.kind, made.kind), made.subject) != (one.kind, one.subject)]
    assert due_of(events) >= due_of(without)


@given(histories(kinds=[kind for kind in WORK if kind is not EventKind.EXTENDED]), st.integers(0, 40), DAYS)
def test_an_extension_never_moves_the_day_earlier(events: list[Event], after: int, days: int) -> None:
    on = events[0].occurred + timedelta(days=after)
    extension = event(99, EventKind.EXTENDED, on, data=ExtensionNotice(days, "负责人"))
    recorded = max(extension.recorded, events[-1].recorded)
    assert due_of([*events, replace(extension, recorded=recorded)]) >= due_of(events)


NAMES = {
    EventKind.CORRECTED: "收到补正后的申请",
    EventKind.FEE_PAID: "缴清信息处理费",
    EventKind.REOPENED: "须重新答复",
    EventKind.THIRD_PARTY_REPLIED: "第三方",
    EventKind.COMAKER_REPLIED: "共同制作机关",
    EventKind.AGENCY_REPLIED: "其他机关",
    EventKind.EVENT_VOIDED: "已撤销",
    EventKind.RECEIPT_CONFIRMED: "双方确认收到申请",
}
"""What alone may bring the day nearer, and how the explanation names it."""


@settings(max_examples=200)
@given(histories(kinds=WORK, voids=True))
def test_only_a_restart_an_earlier_reply_or_a_voiding_brings_the_day_nearer_and_is_named(events: list[Event]) -> None:
    """Histories are told in the order of their days, so that each step is what an officer would have seen."""
    for count in range(1, len(events)):
        before, now = due_of(events[:count]), clock_of(events[: count + 1])
        if (now.due_on or FAR) < before:
            kind = events[count].kind
            assert kind in NAMES
            assert any(NAMES[kind] in step.why for step in now.steps)


@given(histories(kinds=WORK, voids=True), st.data())
def test_a_voided_event_counts_as_if_it_had_never_been(events: list[Event], data: st.DataObject) -> None:
    events = [made for made in events if made.kind is not EventKind.EVENT_VOIDED]
    taken = data.draw(st.sampled_from(events))
    assume(taken.kind is not EventKind.SUBMITTED)
    voiding = replace(
        event(0, EventKind.EVENT_VOIDED, events[-1].occurred, voids=taken.id), id="v", recorded=events[-1].recorded
    )
    asked = (taken.kind, taken.subject)
    never = [made for made in events if made is not taken and (REPLIES.get(made.kind), made.subject) != asked]
    chains = [
        [step for step in clock_of(told).steps if step.kind in {StepKind.START, StepKind.COUNTED}]
        for told in ([*events, voiding], never)
    ]
    assert chains[0] == chains[1]


@given(histories(late=True), st.randoms(use_true_random=False))
def test_the_order_of_recording_moves_no_day(events: list[Event], random: Random) -> None:
    """But for the same thing twice on one day, of which the first recorded takes effect."""
    assume(len({(made.kind, made.occurred, made.subject) for made in events}) == len(events))
    last = events[-1].recorded
    first, *others = (replace(made, recorded=last) for made in events)
    random.shuffle(others)
    shuffled = clock_of([first, *others])
    assert (shuffled.due_on, set(shuffled.steps)) == (clock_of(events).due_on, set(clock_of(events).steps))


YEAR_2027 = NATIONAL.with_year(
    announce(2027, rests={"元旦": "2027-01-01..2027-01-03"}, make_up_days="2027-01-09", notices=[]), "2019-2027"
)


@given(histories(kinds=WORK, first=date(2026, 10, 1), last=date(2027, 2, 1)))
def test_a_new_calendar_moves_the_day_only_where_it_was_provisional(events: list[Event]) -> None:
    old, new = clock_of(events), fold(events, DEFAULTS, YEAR_2027).clock
    if old.due_on != new.due_on:
        assert old.provisional
    changed = event(99, EventKind.CALENDAR_CHANGED, events[-1].occurred, data=CalendarChange("2019-2026", "2019-2027"))
    told = fold([*events, replace(changed, recorded=events[-1].recorded)], DEFAULTS, YEAR_2027).clock
    assert told.due_on == new.due_on
    assert any("工作日历由“2019-2026”版更新为“2019-2027”版" in step.why for step in told.steps)


@given(histories(kinds=WORK, first=date(2026, 6, 1), last=date(2027, 6, 1)))
def test_whatever_rests_on_an_unannounced_year_is_provisional(events: list[Event]) -> None:
    clock = clock_of(events)
    counted = [step for step in clock.steps if step.kind in {StepKind.COUNTED, StepKind.PAUSED}]
    days = [step.last or step.first for step in counted] + [deadline.on for deadline in clock.deadlines]
    assert clock.provisional == any(day.year >= 2027 for day in days)


@given(histories(late=True))
def test_folding_a_prefix_never_contradicts_the_whole(events: list[Event]) -> None:
    whole = fold(events, DEFAULTS, NATIONAL)
    for count in range(1, len(events)):
        part = fold(events[:count], DEFAULTS, NATIONAL)
        assert part.arrived == whole.arrived
        assert part.submission == whole.submission
        assert {(letter.party, letter.subject) for letter in part.consultations} <= {
            (letter.party, letter.subject) for letter in whole.consultations
        }
        assert {remedy.subject for remedy in part.remedies} <= {remedy.subject for remedy in whole.remedies}
        if part.received and whole.received:
            assert part.received >= whole.received


@given(histories())
def test_told_in_order_a_prefix_is_the_beginning_of_the_whole(events: list[Event]) -> None:
    """What was settled when nothing was recorded late stays settled: the day of receipt, the starts, the ends."""
    whole = fold(events, DEFAULTS, NATIONAL)
    for count in range(1, len(events)):
        if events[count].occurred == events[count - 1].occurred:
            continue
        part = fold(events[:count], DEFAULTS, NATIONAL)
        assert part.received in {None, whole.received}
        assert part.endings == whole.endings[: len(part.endings)]
        assert [phase.first for phase in part.timeline.phases] == [
            phase.first for phase in whole.timeline.phases[: len(part.timeline.phases)]
        ]


@given(histories(kinds=WORK), st.integers(0, 200))
def test_today_moves_no_due_day(events: list[Event], later: int) -> None:
    case = fold(events, DEFAULTS, NATIONAL)
    today = events[-1].occurred + timedelta(days=later)
    assert case.clock_on(today).due_on == case.clock.due_on
    assert set(case.clock_on(today).awaits) <= set(case.clock.awaits)


@given(histories(matter=Matter.RECORD_CORRECTION))
def test_a_record_s_correction_has_no_period_and_no_line(events: list[Event]) -> None:
    case = fold(events, DEFAULTS, NATIONAL)
    assert case.clock.due_on is None
    assert case.line is None
    assert not any(isinstance(phase, Period) for phase in case.timeline.phases)
