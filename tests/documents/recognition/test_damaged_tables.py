"""What conversion does to the statutory tables may cost figures; it must never change one."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.recognition import recognise
from gongkai.domain.reports import EDITION_2021, EDITION_2021_UNSPLIT, Edition, Figure, How, Report
from support.damage import FORMS, consistent_figures, ragged, remedy_row, report_of, request_rows

Rows = list[list[str]]
Damage = Callable[[Random, Rows, int], None]
FIRST = 2  # rows of heads


def _lose_label(_: Random, rows: Rows, at: int) -> None:
    rows[at] = ["", *rows[at][-7:]]


def _run_together(_: Random, rows: Rows, at: int) -> None:
    rows[at] = [*rows[at][:-7], "".join(rows[at][-7:])]


def _drop_row(_: Random, rows: Rows, at: int) -> None:
    rows.pop(at)


def _repeat_row(_: Random, rows: Rows, at: int) -> None:
    rows.insert(at, list(rows[at]))


def _blank_cell(random: Random, rows: Rows, at: int) -> None:
    rows[at][-random.randint(1, 7)] = random.choice(("", "/", "—"))


def _lose_cell(random: Random, rows: Rows, at: int) -> None:
    rows[at].pop(-random.randint(1, 7))


def _stray_number(random: Random, rows: Rows, at: int) -> None:
    rows.insert(at, ["", str(random.randint(0, 9))])


def _trailing_blank(_: Random, rows: Rows, at: int) -> None:
    rows[at].append("")


def _merged_label(_: Random, rows: Rows, at: int) -> None:
    rows[at].insert(len(rows[at]) - 7, "")


DAMAGES: tuple[Damage, ...] = (
    _lose_label,
    _run_together,
    _drop_row,
    _repeat_row,
    _blank_cell,
    _lose_cell,
    _stray_number,
    _trailing_blank,
    _merged_label,
)


def _printed(random: Random, damages: int) -> tuple[dict[str, Figure], Report]:
    form = random.choice(FORMS)
    figures = consistent_figures(random, form)
    rows = request_rows(form, figures)
    if form is EDITION_2021_UNSPLIT:
        rows = [row for row in rows if not any("逾期" in text or text == "3.其他" for text in row)]
    for _ in range(damages):
        at = random.randrange(FIRST, len(rows))
        if len(rows[at]) >= 8:
            random.choice(DAMAGES)(random, rows, at)
    cut = random.randrange(FIRST, len(rows))
    heads = [["行政复议", "行政诉讼"], ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "未经复议直接起诉"]]
    parts = [ragged(rows[:cut], 1), ragged(rows[cut:], 2), ragged([*heads, remedy_row(form, figures)], 3)]
    return figures, recognise(report_of(form, *parts))


@given(st.integers(0, 2**32))
def test_undamaged_tables_are_read_whole(seed: int) -> None:
    figures, report = _printed(Random(seed), 0)
    stated = {path: figure for path, figure in report.figures.items() if not path.startswith("proactive")}
    wrong = {path for path, figure in stated.items() if figure != figures[path]}
    assert all("other." in path for path in wrong) or not wrong
    assert sum(figure is not None for figure in stated.values()) >= len(stated) - 21


@given(st.integers(0, 2**32), st.integers(1, 2))
def test_damage_never_makes_a_wrong_figure(seed: int, damages: int) -> None:
    figures, report = _printed(Random(seed), damages)
    wrong = {path: figure for path, figure in report.figures.items() if figure is not None and figure != figures[path]}
    assert wrong == {}


@given(st.integers(0, 2**32))
def test_a_lost_label_is_made_good_by_the_rows_place(seed: int) -> None:
    random = Random(seed)
    figures = consistent_figures(random, EDITION_2021)
    rows = request_rows(EDITION_2021, figures)
    at = random.randrange(FIRST + 2, len(rows) - 1)
    _lose_label(random, rows, at)
    report = recognise(report_of(EDITION_2021, ragged(rows, 1)))
    assert all(report.figures[path] == figures[path] for path in figures if path.startswith("requests/"))
    assert sum(item.how is How.POSITION for item in report.provenance.values()) == 7


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.key}-{len(form.cells)}")
def test_a_missing_table_is_noticed(form: Edition) -> None:
    report = recognise(report_of(form))
    assert {notice.code for notice in report.notices} == {"table_missing"}
    assert all(figure is None for figure in report.figures.values())
