from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.domain.reports import EDITION_2019, EDITION_2021, EDITION_2021_UNSPLIT, CellKind, FrozenMap, Report
from gongkai.domain.reports.tally import TallyError, tally
from support.reports import make_report

SEEDS = st.integers(0, 2**32)


def unit(seed: int, name: str, **figures: int | Decimal | None) -> Report:
    report = make_report(Random(seed), EDITION_2021)
    named = {path.replace("__", "/"): figure for path, figure in figures.items()}
    return replace(report, agency=name, year=2024, figures=FrozenMap({**report.figures, **named}))


@given(SEEDS)
def test_a_tally_of_one_is_itself(seed: int) -> None:
    report = unit(seed, "示范局甲")
    for cell in tally([report]).cells:
        assert cell.computed == report.figures[cell.cell.path]
        assert cell.missing == (("示范局甲",) if cell.computed is None else ())


@given(SEEDS, SEEDS, SEEDS)
def test_order_makes_no_difference(one: int, two: int, three: int) -> None:
    units = [unit(one, "示范局甲"), unit(two, "示范局乙"), unit(three, "示范局丙")]
    forth, back = tally(units), tally(units[::-1])
    assert [cell.computed for cell in forth.cells] == [cell.computed for cell in back.cells]
    assert [set(cell.missing) for cell in forth.cells] == [set(cell.missing) for cell in back.cells]


@given(SEEDS, SEEDS)
def test_a_whole_that_is_the_sum_differs_nowhere(one: int, two: int) -> None:
    units = [unit(one, "示范局甲"), unit(two, "示范局乙")]
    summed = {cell.cell.path: cell.computed for cell in tally(units).cells}
    whole = replace(units[0], agency="示范市人民政府", figures=FrozenMap({**units[0].figures, **summed}))
    assert not [cell for cell in tally(units, against=whole).cells if cell.difference]


def test_units_that_state_nothing_are_named_and_add_nothing() -> None:
    units = [
        unit(1, "示范局甲", requests__received__total=7),
        unit(2, "示范局乙", requests__received__total=None),
    ]
    whole = unit(3, "示范市人民政府", requests__received__total=9)
    cells = {cell.cell.path: cell for cell in tally(units, against=whole).cells}
    cell = cells["requests/received/total"]
    assert (cell.computed, cell.missing, cell.reported, cell.difference) == (7, ("示范局乙",), 9, 2)


def test_a_cell_nobody_states_has_no_sum_and_no_difference() -> None:
    units = [unit(1, "示范局甲", requests__received__total=None)]
    whole = unit(3, "示范市人民政府", requests__received__total=9)
    cells = {cell.cell.path: cell for cell in tally(units, against=whole).cells}
    cell = cells["requests/received/total"]
    assert (cell.computed, cell.difference) == (None, None)


def test_money_adds_exactly_and_units_are_no_sums() -> None:
    units = [
        unit(1, "示范局甲", proactive__fees__amount=Decimal("0.1")),
        unit(2, "示范局乙", proactive__fees__amount=Decimal("0.2")),
    ]
    cells = {cell.cell.path: cell for cell in tally(units).cells}
    assert cells["proactive/fees/amount"].computed == Decimal("0.3")
    assert CellKind.UNIT not in {cell.cell.kind for cell in cells.values()}


def test_one_row_of_other_outcomes_is_no_other_form() -> None:
    split = unit(1, "示范局甲")
    unsplit = replace(make_report(Random(2), EDITION_2021_UNSPLIT), agency="示范局乙", year=2024)
    added = tally([split, unsplit])
    assert added.form is EDITION_2021_UNSPLIT


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"year": 2023}, "年度不同"),
        ({"agency": "示范局甲"}, "出现两次"),
        ({"edition": None}, "没有法定表格"),
    ],
)
def test_what_cannot_be_added_up_is_refused(changes: dict[str, str | int | None], said: str) -> None:
    other = replace(unit(2, "示范局乙"), **changes)  # type: ignore[arg-type]
    with pytest.raises(TallyError, match=said):
        tally([unit(1, "示范局甲"), other])


def test_two_editions_are_refused() -> None:
    older = replace(make_report(Random(1), EDITION_2019), agency="示范局乙", year=None)
    with pytest.raises(TallyError, match="格式不同"):
        tally([unit(1, "示范局甲"), older])


def test_nothing_is_refused() -> None:
    with pytest.raises(TallyError, match="没有可以加总"):
        tally([])
