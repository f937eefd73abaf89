from datetime import date

from gongkai.cli.notation import read_events
from gongkai.domain.calendar import NATIONAL, announce
from gongkai.domain.inforequests import CalendarChange, Case, calendar_change, fold
from gongkai.domain.parameters import DEFAULTS
from gongkai.domain.terms import Channel

NEWER = NATIONAL.with_year(
    announce(2027, rests={"元旦": "2027-01-01..2027-01-03"}, make_up_days="", notices=[]), "2019-2027"
)


def case(received: str, *events: str) -> Case:
    return fold(read_events(received, Channel.IN_PERSON, events), DEFAULTS, NATIONAL)


def test_an_open_case_that_the_new_year_moves_is_told() -> None:
    made = case("2026-12-15")
    assert made.clock.due_on == date(2027, 1, 12)
    assert calendar_change(made, NEWER) == CalendarChange("2019-2026", "2019-2027")
    assert fold(read_events("2026-12-15", Channel.IN_PERSON, []), DEFAULTS, NEWER).clock.due_on == date(2027, 1, 13)


def test_a_closed_case_and_one_that_does_not_move_are_not() -> None:
    assert calendar_change(case("2026-12-15", "decided=2026-12-20"), NEWER) is None
    assert calendar_change(case("2026-11-02"), NEWER) is None
    assert calendar_change(case("2026-12-15", "correction_asked=2026-12-16"), NEWER) is None
