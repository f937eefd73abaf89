import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.writers.page import TYPE_WIDTH, em, unbreakable
from gongkai.documents.writers.setting import PADDING, SetCell, fit, set_free

tables = st.lists(
    st.lists(st.text(alphabet="政府信息公开12345 .a", max_size=12), min_size=1, max_size=12), min_size=1, max_size=6
)


@given(tables)
def test_a_table_fills_the_type_area_and_breaks_no_figure(rows: list[list[str]]) -> None:
    table = set_free(rows)
    assert sum(table.widths) == pytest.approx(TYPE_WIDTH)
    for cell in table.cells:
        room = table.widths[cell.column] - 2 * PADDING
        assert all(em(word) * table.size <= room + 0.01 for word in unbreakable(cell.text))


def test_figures_have_columns_of_one_width() -> None:
    cells = [
        SetCell(text=text, row=0, column=column)
        for column, text in enumerate(("很长的一行文字标签", "1", "1234567", "22"))
    ]
    _, widths = fit(cells, 4, 1)
    assert widths[1] == widths[2] == widths[3]
    assert widths[0] > widths[1]


def test_type_shrinks_only_as_far_as_it_must() -> None:
    narrow, _ = fit([SetCell(text="12", row=0, column=column) for column in range(10)], 10, 0)
    wide, _ = fit([SetCell(text="123456", row=0, column=column) for column in range(15)], 15, 0)
    assert narrow == 10.5
    assert 5 <= wide < 10.5


def test_a_place_that_no_cell_covers_is_empty() -> None:
    table = set_free([("甲", "乙"), ("丙",)])
    assert [cell.text for cell in table.across(1)] == ["丙", ""]


def test_a_cell_is_met_once_in_each_row_it_covers() -> None:
    table = set_free([("甲", "乙", "丙")] * 2)
    assert [cell.column for cell in table.across(0)] == [0, 1, 2]


def test_a_table_too_wide_for_any_page_keeps_its_cells() -> None:
    table = set_free([tuple(str(number) for number in range(200))])
    assert len(table.widths) == 200
    assert min(table.widths) > 2 * PADDING
