from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from gongkai.documents.content import Grid, GridCell, Paragraph
from gongkai.documents.reading import read_report_bytes
from gongkai.documents.recognition import recognise
from gongkai.documents.writers import write_report
from gongkai.domain.reports import EDITION_2019, EDITION_2021, EDITION_2021_UNSPLIT, Edition, Figure
from gongkai.domain.reports.blank import blank_report
from support.damage import (
    FORMS,
    consistent_figures,
    exact_requests,
    proactive_rows,
    ragged,
    remedy_row,
    report_of,
    request_rows,
)

OLD: dict[str, Figure] = {
    "proactive_2019/regulations/made": 0,
    "proactive_2019/regulations/newly_published": 0,
    "proactive_2019/regulations/published_total": 0,
    "proactive_2019/normative_documents/made": 12,
    "proactive_2019/normative_documents/newly_published": 12,
    "proactive_2019/normative_documents/published_total": 340,
    "proactive_2019/licensing/items_last_year": 21,
    "proactive_2019/licensing/change": -2,
    "proactive_2019/licensing/decisions": 1530,
    "proactive_2019/other_services/items_last_year": 15,
    "proactive_2019/other_services/change": 0,
    "proactive_2019/other_services/decisions": 77,
    "proactive_2019/penalties/items_last_year": 40,
    "proactive_2019/penalties/change": 3,
    "proactive_2019/penalties/decisions": 9,
    "proactive_2019/coercion/items_last_year": 1,
    "proactive_2019/coercion/change": None,
    "proactive_2019/coercion/decisions": 0,
    "proactive_2019/fees/items_last_year": 2,
    "proactive_2019/fees/change": -1,
    "proactive_2019/procurement/projects": 6,
    "proactive_2019/procurement/amount": Decimal("251000.50"),
}


def test_table_two_of_2019() -> None:
    grid = ragged(proactive_rows(EDITION_2019, OLD), 1)
    report = recognise(report_of(EDITION_2019, grid))
    assert report.edition == "2019"
    assert {path: report.figures[path] for path in OLD} == OLD
    assert report.figures["proactive_2019/procurement/unit"] is None


@pytest.mark.parametrize(
    ("printed", "head", "unit"),
    [("251000元", "采购总金额", "元"), ("25.1", "采购总金额（万元）", "万元"), ("25.1 万元", "采购总金额", "万元")],
)
def test_the_unit_of_procurement_is_kept_as_printed(printed: str, head: str, unit: str) -> None:
    rows = proactive_rows(EDITION_2019, OLD)
    rows[-1][-1] = printed
    rows[-2][-1] = head
    report = recognise(report_of(EDITION_2019, ragged(rows, 1)))
    assert report.figures["proactive_2019/procurement/unit"] == unit


def test_the_printed_form_outweighs_the_year() -> None:
    report = recognise(report_of(EDITION_2021, ragged(proactive_rows(EDITION_2019, OLD), 1)))
    assert (report.year, report.edition) == (2023, "2019")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.key}-{len(form.cells)}")
@pytest.mark.parametrize("seed", range(5))
def test_a_grid_with_merged_heads_is_read_by_them(form: Edition, seed: int) -> None:
    figures = consistent_figures(Random(seed), form)
    grid = exact_requests(_without_parts(form), figures, 1)
    report = recognise(
        report_of(form, grid, ragged([["行政复议", "结果维持", "结果纠正"], remedy_row(form, figures)], 2))
    )
    for path, figure in report.figures.items():
        if path.startswith("proactive") or (form is EDITION_2021_UNSPLIT and "/other." in path):
            continue
        assert figure == figures[path], path


def _without_parts(form: Edition) -> Edition:
    return EDITION_2019 if form is EDITION_2021_UNSPLIT else form


def test_columns_in_another_order_are_read_by_their_heads() -> None:
    figures = consistent_figures(Random(1), EDITION_2021)
    grid = exact_requests(EDITION_2021, figures, 1)
    swap = {3: 9, 9: 3}
    turned = tuple(
        GridCell(
            text=cell.text,
            row=cell.row,
            column=swap.get(cell.column, cell.column) if cell.column_span == 1 else cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
        )
        for cell in grid.cells
    )
    report = recognise(report_of(EDITION_2021, Grid(cells=turned, order=1)))
    assert report.figures["requests/received/total"] == figures["requests/received/total"]
    assert report.figures["requests/closed/natural_person"] == figures["requests/closed/natural_person"]


def test_blank_cells_of_a_grid_stay_blank() -> None:
    figures = consistent_figures(Random(2), EDITION_2021)
    for path in list(figures):
        if path.endswith(("/business", "/other")):
            figures[path] = None
    report = recognise(report_of(EDITION_2021, exact_requests(EDITION_2021, figures, 1)))
    read = {path: figure for path, figure in report.figures.items() if path.startswith("requests/")}
    assert read == {path: figures[path] for path in read}


def test_words_where_a_figure_should_stand_are_noticed() -> None:
    figures: dict[str, Figure] = dict(consistent_figures(Random(3), EDITION_2021))
    figures["requests/granted/total"] = "若干"
    report = recognise(report_of(EDITION_2021, exact_requests(EDITION_2021, figures, 1)))
    assert report.figures["requests/granted/total"] is None
    notice = next(notice for notice in report.notices if notice.code == "not_a_count")
    assert notice.cell == "requests/granted/total"
    assert "若干" in notice.message


def test_other_tables_stay_in_their_section() -> None:
    visits = ragged([["序号", "单位", "主题"], ["1", "示范局甲", "政策解读"]], 1)
    statistics = ragged([["项目", "数量"], ["行政许可", "12"], ["行政处罚", "3"]], 2)
    report = recognise(report_of(EDITION_2021, visits, statistics))
    assert not any(figure is not None for figure in report.figures.values())
    assert [block.rows for block in report.preamble] == [
        (("序号", "单位", "主题"), ("1", "示范局甲", "政策解读")),
        (("项目", "数量"), ("行政许可", "12"), ("行政处罚", "3")),
    ]


def test_a_row_said_twice_with_different_figures_is_not_read() -> None:
    figures = consistent_figures(Random(4), EDITION_2021)
    first = exact_requests(EDITION_2021, figures, 1)
    changed = {**figures, "requests/granted/natural_person": 999}
    second = exact_requests(EDITION_2021, changed, 2)
    report = recognise(report_of(EDITION_2021, first, second))
    assert report.figures["requests/granted/natural_person"] is None
    assert report.figures["requests/received/total"] == figures["requests/received/total"]
    assert "row_twice" in {notice.code for notice in report.notices}


@pytest.mark.parametrize("row", ["closed", "other.rest", "carried_out", "received"])
def test_a_blank_row_whose_label_is_also_a_columns_does_not_move_the_columns(row: str) -> None:
    figures: dict[str, Figure] = dict(consistent_figures(Random(5), EDITION_2021))
    figures.update({path: None for path in figures if path.startswith(f"requests/{row}/")})
    report = recognise(report_of(EDITION_2021, exact_requests(EDITION_2021, figures, 1)))
    read = {path: figure for path, figure in report.figures.items() if path.startswith("requests/")}
    assert read == {path: figures[path] for path in read}


def test_a_form_not_yet_filled_in_has_its_tables() -> None:
    report = read_report_bytes(write_report(blank_report(agency="示范市民政局", year=2024), "docx"), "blank.docx")
    assert not [notice for notice in report.notices if notice.code == "table_missing"]
    assert not any(figure is not None for figure in report.figures.values())
    assert all(not section.blocks for section in report.sections if section.number in (2, 3, 4))


def test_a_row_of_another_table_that_sounds_like_the_forms_stays_where_it_is() -> None:
    own = ragged([["项目", "数量"], ["制发文件", "12"], ["召开会议", "3"]], 9)
    grids = (ragged(proactive_rows(EDITION_2019, OLD), 1), own)
    report = recognise(report_of(EDITION_2019, *grids))
    assert {path: report.figures[path] for path in OLD} == OLD
    assert [block.rows for block in report.preamble] == [(("项目", "数量"), ("制发文件", "12"), ("召开会议", "3"))]


def test_a_title_whose_agency_breaks_over_two_lines_is_taken_whole_from_the_files_own() -> None:
    content = report_of(EDITION_2021)
    parts = (Paragraph(text="示范市城市管理"), Paragraph(text="综合行政执法局2023年政府信息公开工作年度报告"))
    whole = "示范市城市管理综合行政执法局2023年政府信息公开工作年度报告"
    report = recognise(replace(content, parts=parts, title=whole))
    assert (report.title, report.agency) == (whole, "示范市城市管理综合行政执法局")


@pytest.mark.parametrize("figures_first", [True, False])
def test_a_row_cut_by_the_end_of_a_page_is_one_row(figures_first: bool) -> None:
    figures = consistent_figures(Random(6), EDITION_2021)
    rows = request_rows(EDITION_2021, figures)
    at = next(number for number, row in enumerate(rows) if any("逾期不补正" in text for text in row))
    *labels, label = rows[at][:-7]
    stated, blank = rows[at][-7:], [""] * 7
    upper = [*labels, label[:16], *(stated if figures_first else blank)]
    lower = ["", "", label[16:], *(blank if figures_first else stated)]
    report = recognise(report_of(EDITION_2021, ragged([*rows[:at], upper], 1), ragged([lower, *rows[at + 1 :]], 2)))
    read = {path: figure for path, figure in report.figures.items() if path.startswith("requests/")}
    assert read == {path: figures[path] for path in read}
