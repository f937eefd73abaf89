from datetime import date
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.writers.layout import (
    Line,
    Role,
    closing,
    file_title,
    heading_role,
    parts_of,
    title_inset,
    title_lines,
)
from gongkai.documents.writers.page import TITLE_SIZE, TYPE_WIDTH, em
from gongkai.domain.reports import Report, Section, TextBlock
from gongkai.domain.reports.blank import blank_report

TITLE_WIDTH = TYPE_WIDTH / TITLE_SIZE


@pytest.mark.parametrize(
    ("agency", "lines"),
    [
        ("示范镇", ("示范镇2023年政府信息公开工作年度报告",)),
        ("示范市科学技术局", ("示范市科学技术局", "2023年政府信息公开工作年度报告")),
        (
            "示范市经济技术开发区管理委员会自然资源和规划建设局",
            ("示范市经济技术开发区管理委员会自然资源和规划建设局", "2023年政府信息公开工作年度报告"),
        ),
    ],
)
def test_a_title_breaks_between_the_agency_and_the_year(agency: str, lines: tuple[str, ...]) -> None:
    assert title_lines(f"{agency}2023年政府信息公开工作年度报告", agency) == lines


def test_a_title_that_begins_with_the_year_breaks_at_a_word() -> None:
    title = "2023年度示范市科学技术局政府信息公开工作年度报告"
    assert title_lines(title, "示范市科学技术局") == ("2023年度示范市科学技术局", "政府信息公开工作年度报告")


@given(st.text(alphabet="示范市局2023年 报告aW（", max_size=120), st.none() | st.text(alphabet="示范市局", max_size=30))
def test_a_title_is_only_broken_never_changed(title: str, agency: str | None) -> None:
    lines = title_lines(title, agency)
    assert "".join(lines) == title
    inset = title_inset(lines)
    room = TITLE_WIDTH - 2 * inset
    assert sum(ceil(em(line) / room) for line in lines) == sum(ceil(em(line) / TITLE_WIDTH) for line in lines)


def test_a_line_that_wraps_is_set_narrower_so_that_its_halves_match() -> None:
    assert title_inset(["示范市科学技术局", "2023年政府信息公开工作年度报告"]) == 0
    assert TITLE_WIDTH - 2 * title_inset(["示" * 26, "2023年政府信息公开工作年度报告"]) == pytest.approx(16)


def test_the_signature_is_centred_over_the_date() -> None:
    signature, day = closing("示范市科学技术局", date(2024, 1, 5))
    assert (signature.text, day.text) == ("示范市科学技术局", "2024年1月5日")
    assert day.right == 4
    assert signature.right + em(signature.text) / 2 == pytest.approx(day.right + em(day.text) / 2)


def test_a_long_signature_ends_at_the_edge_and_stays_centred() -> None:
    signature, day = closing("示范市经济技术开发区管理委员会自然资源和规划建设局", date(2024, 1, 5))
    assert signature.right == 0
    assert em(signature.text) / 2 == pytest.approx(day.right + em(day.text) / 2)


@pytest.mark.parametrize(
    ("signed_by", "signed_on", "count"), [(None, None, 0), ("示范局甲", None, 1), (None, date(2024, 1, 5), 1)]
)
def test_only_what_is_stated_is_signed(signed_by: str | None, signed_on: date | None, count: int) -> None:
    lines = list(closing(signed_by, signed_on))
    assert [line.right for line in lines] == [4] * count


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("（一）主动公开", Role.SUBHEAD),
        ("(二)依申请公开", Role.SUBHEAD),
        ("1.制度建设", Role.ITEM),
        ("（1）制度建设", Role.ITEM),
        ("2、平台", Role.ITEM),
        ("其他", Role.SUBHEAD),
    ],
)
def test_a_heading_is_set_by_its_number(text: str, role: Role) -> None:
    assert heading_role(text) is role


def test_each_statutory_table_stands_at_the_end_of_its_section() -> None:
    report = blank_report(agency="示范市科学技术局", year=2023)
    order = [part.role if isinstance(part, Line) else part.name for part in parts_of(report)]
    assert order[-8:] == [
        "主动公开政府信息情况",
        Role.SECTION,
        "收到和处理政府信息公开申请情况",
        Role.SECTION,
        "政府信息公开行政复议、行政诉讼情况",
        Role.SECTION,
        Role.SECTION,
        Role.SIGNATURE,
    ]


def test_no_table_is_lost_with_its_section() -> None:
    report = blank_report(agency="示范市科学技术局", year=2023)
    bare = Report(year=2023, edition="2021", figures=report.figures)
    assert sum(not isinstance(part, Line) for part in parts_of(bare)) == 3


def test_blank_lines_are_left_out() -> None:
    section = Section(1, "一、总体情况", (TextBlock.paragraph(" "), TextBlock.heading(""), TextBlock.table(((),))))
    assert list(parts_of(Report(sections=(section,)))) == [Line(Role.SECTION, "一、总体情况")]


def test_a_file_without_title_is_named_by_its_agency_and_year() -> None:
    assert file_title(Report(agency="示范局甲", year=2023)) == "示范局甲2023年政府信息公开工作年度报告"
