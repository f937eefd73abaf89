"""Each open value is a parameter, and moves what it says (F-1.25, F-1.27, F-2.6)."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.cli.notation import read_events
from gongkai.domain.calendar import NATIONAL
from gongkai.domain.clock import Clock
from gongkai.domain.inforequests import Decision, Reopening, fold
from gongkai.domain.parameters import DEFAULTS, Parameters, in_force
from gongkai.domain.terms import Channel, EventKind
from support.histories import event


def clock(parameters: Parameters, *events: str, channel: Channel = Channel.IN_PERSON) -> Clock:
    return fold(read_events("2025-03-03", channel, events), parameters, NATIONAL).clock


def test_the_days_to_pay() -> None:
    assert clock(DEFAULTS, "fee_noticed=2025-03-12").deadlines[0].on == date(2025, 4, 10)
    assert clock(replace(DEFAULTS, payment_days=5), "fee_noticed=2025-03-12").deadlines[0].on == date(2025, 3, 19)


def test_the_days_after_a_reopening() -> None:
    events = ("decided=2025-03-10", "reopened=2025-04-01")
    assert clock(DEFAULTS, *events).due_on == date(2025, 4, 29)
    assert clock(replace(DEFAULTS, reopened_days=5), *events).due_on == date(2025, 4, 9)


def test_the_alarm_for_what_is_not_confirmed() -> None:
    later = replace(DEFAULTS, confirmation_alarm_days=3)
    for channel in (Channel.ONLINE, Channel.FAX, Channel.EMAIL):
        assert clock(DEFAULTS, channel=channel).deadlines[0].on == date(2025, 3, 4)
        assert clock(later, channel=channel).deadlines[0].on == date(2025, 3, 6)
    assert clock(later, channel=Channel.UNSIGNED_POST).deadlines[0].on == date(2025, 3, 3)


def test_the_days_to_correct_have_no_default() -> None:
    assert clock(DEFAULTS, "correction_asked=2025-03-05").deadlines == ()
    fifteen = replace(DEFAULTS, correction_days=15)
    assert clock(fifteen, "correction_asked=2025-03-05").deadlines[0].on == date(2025, 3, 26)
    assert clock(fifteen, "correction_asked=2025-03-05:2025-04-30").deadlines[0].on == date(2025, 4, 30)


def test_the_first_day_of_fees() -> None:
    assert clock(DEFAULTS, "fee_noticed=2025-03-12").due_on is None
    assert clock(replace(DEFAULTS, fees_from=date(2025, 3, 12)), "fee_noticed=2025-03-12").due_on is None
    assert clock(replace(DEFAULTS, fees_from=date(2025, 3, 13)), "fee_noticed=2025-03-12").due_on


@pytest.mark.parametrize(("received", "noted"), [("2019-05-14", True), ("2019-05-15", False)])
def test_the_first_day_of_the_law(received: str, *, noted: bool) -> None:
    steps = fold(read_events(received, Channel.IN_PERSON, []), DEFAULTS, NATIONAL).clock.steps
    assert any("仅供参考" in step.why for step in steps) is noted


def test_the_version_in_force_on_a_day() -> None:
    first, second = (replace(DEFAULTS, valid_from=day, payment_days=15) for day in (date(2024, 1, 1), date(2025, 1, 1)))
    assert in_force([second, first], date(2024, 12, 31)) is first
    assert in_force([second, first], date(2025, 1, 1)) is second
    assert in_force([second, first], date(2023, 12, 31)) is DEFAULTS


def test_a_reopening_without_its_own_days_uses_the_parameter() -> None:
    first, decided = read_events("2025-03-03", Channel.IN_PERSON, ["decided=2025-03-10"])
    assert decided.data == Decision()
    reopened = event(9, EventKind.REOPENED, date(2025, 4, 1), data=Reopening(days=10))
    made = fold([first, decided, reopened], replace(DEFAULTS, reopened_days=5), NATIONAL)
    assert made.clock.due_on == date(2025, 4, 16)
