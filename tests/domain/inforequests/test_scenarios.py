import pytest

from support.scenarios import Scenario, scenarios, told

ALL = list(scenarios())


def test_there_are_enough_of_them() -> None:
    assert len(ALL) >= 80
    assert len({scenario.name for scenario in ALL}) == len(ALL)


@pytest.mark.parametrize("scenario", ALL, ids=lambda scenario: scenario.name)
def test_the_clock_says_so(scenario: Scenario) -> None:
    assert told(scenario.case().clock) == scenario.expected
