from datetime import date

import pytest

from gongkai.documents.content import Content, Paragraph, Picture
from gongkai.documents.recognition import recognise
from gongkai.domain.reports import BlockKind, Period, Report
from support.damage import SOURCE


def _read(*lines: str, title: str | None = None) -> Report:
    return recognise(Content(source=SOURCE, parts=tuple(Paragraph(text=line) for line in lines), title=title))


@pytest.mark.parametrize(
    ("lines", "title", "agency", "year"),
    [
        (
            ["示范市民政局2023年政府信息公开工作年度报告"],
            "示范市民政局2023年政府信息公开工作年度报告",
            "示范市民政局",
            2023,
        ),
        (
            ["示范市民政局", "2023年政府信息公开工作年度报告"],
            "示范市民政局2023年政府信息公开工作年度报告",
            "示范市民政局",
            2023,
        ),
        (
            ["示范市民政局2023年政府信息公开", "工作年度报告"],
            "示范市民政局2023年政府信息公开工作年度报告",
            "示范市民政局",
            2023,
        ),
        (
            ["2024 年示范市科委政府信息公开工作", "年度报告"],
            "2024年示范市科委政府信息公开工作年度报告",
            "示范市科委",
            2024,
        ),
        (
            ["示范省 民政厅 2022 年政府信息公开工作 年度报告"],
            "示范省民政厅2022年政府信息公开工作年度报告",
            "示范省民政厅",
            2022,
        ),
        (
            ["示范县人民政府二〇二二年度政府信息公开年报"],
            "示范县人民政府二〇二二年度政府信息公开年报",
            "示范县人民政府",
            2022,
        ),
        (
            ["首页 > 年报", "标题: 示范区管委会2021年度政府信息公开工作年度报告"],
            "示范区管委会2021年度政府信息公开工作年度报告",
            "示范区管委会",
            2021,
        ),
    ],
)
def test_titles(lines: list[str], title: str, agency: str, year: int) -> None:
    report = _read(*lines, "一、总体情况", "工作平稳。")
    assert (report.title, report.agency, report.year) == (title, agency, year)


def test_a_title_without_a_body_leaves_the_body_to_the_preamble() -> None:
    report = _read("本报告由示范市水务局按照条例编制，数据自2022年1月1日起至2022年12月31日止。", "一、总体情况", "好。")
    assert (report.title, report.agency, report.year) == (None, "示范市水务局", 2022)
    assert report.period == Period(date(2022, 1, 1), date(2022, 12, 31))


def test_contact() -> None:
    report = _read(
        "示范局2023年政府信息公开工作年度报告",
        "如有疑问，请与示范局办公室联系（地址：示范市人民路1号；邮编：100000；电话：010-12345678，传真：010—12345679，"
        "邮箱：gk@example.gov.cn）。电子版见 www.example.gov.cn 。",
        "一、总体情况",
        "好。",
    )
    contact = report.contact
    assert contact is not None
    assert (contact.address, contact.postcode) == ("示范市人民路1号", "100000")
    assert (contact.phone, contact.fax) == ("010-12345678", "010—12345679")
    assert (contact.email, contact.url) == ("gk@example.gov.cn", "www.example.gov.cn")


@pytest.mark.parametrize(
    ("lines", "signed_on", "signed_by"),
    [
        (["示范市民政局", "2023年1月16日"], date(2023, 1, 16), "示范市民政局"),
        (["示范市民政局   2023年1月16日"], date(2023, 1, 16), "示范市民政局"),
        (["示范市民政局", "二〇二三年一月十六日"], date(2023, 1, 16), "示范市民政局"),
        (["（2023年1月16日）"], date(2023, 1, 16), None),
        (["示范市民政局", "2023-01-16"], date(2023, 1, 16), "示范市民政局"),
        ([], None, None),
    ],
)
def test_signature_and_date_are_taken_off_the_last_section(
    lines: list[str], signed_on: date | None, signed_by: str | None
) -> None:
    report = _read(
        "示范局2022年政府信息公开工作年度报告", "一、总体情况", "好。", "六、其他需要报告的事项", "没有。", *lines
    )
    assert (report.signed_on, report.signed_by) == (signed_on, signed_by)
    assert report.sections[-1].paragraphs == ("没有。",)


def test_sections_are_known_by_their_words_and_keep_their_printed_numbers() -> None:
    report = _read(
        "示范局2022年政府信息公开工作年度报告",
        "本报告包括总体情况、主动公开政府信息情况、其他需要报告的事项等。",
        "一、总体情况",
        "（一）主动公开情况",
        "公开10条。",
        "二、工作机制",
        "健全。",
        "一、主动公开政府信息情况",
        "存在的主要问题及改进情况",
        "不够主动。",
        "五、其他需要报告的事项",
        "没有。",
    )
    assert [(part.number, part.heading) for part in report.sections] == [
        (1, "一、总体情况"),
        (2, "一、主动公开政府信息情况"),
        (5, "存在的主要问题及改进情况"),
        (6, "五、其他需要报告的事项"),
    ]
    kinds = [block.kind for block in report.sections[0].blocks]
    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_a_list_of_contents_does_not_open_the_sections() -> None:
    heads = ["一、总体情况", "二、主动公开政府信息情况", "六、其他需要报告的事项"]
    report = _read(
        "示范局2022年政府信息公开工作年度报告", *(f"{head}……{n}" for n, head in enumerate(heads, 1)), *heads, "没有。"
    )
    assert report.sections[-1].paragraphs == ("没有。",)


def test_a_picture_in_a_tables_place_is_named() -> None:
    parts = (
        Paragraph(text="示范局2022年政府信息公开工作年度报告"),
        Paragraph(text="二、主动公开政府信息情况"),
        Picture(where="正文第1张图片"),
        Paragraph(text="三、收到和处理政府信息公开申请情况"),
    )
    report = recognise(Content(source=SOURCE, parts=parts))
    notices = {notice.cell: notice for notice in report.notices}
    assert notices["proactive"].code == "table_is_picture"
    assert "正文第1张图片" in notices["proactive"].message
    assert notices["requests"].code == "table_missing"


def test_scope() -> None:
    own = _read(
        "示范局2022年政府信息公开工作年度报告", "汇总示范局2022年政府信息公开情况编制。", "一、总体情况", "好。"
    )
    area = _read("示范县2022年政府信息公开工作年度报告", "汇总各部门、各乡镇的情况编制。", "一、总体情况", "好。")
    town = _read("示范镇人民政府2022年政府信息公开工作年度报告", "由示范镇编制。", "一、总体情况", "全镇收到申请1件。")
    assert (own.scope, area.scope, town.scope) == ("own", "whole_area", "own")


def test_a_report_on_2018_has_no_form() -> None:
    report = _read("示范局2018年政府信息公开工作年度报告", "一、概述", "好。")
    assert (report.edition, dict(report.figures)) == ("earlier", {})
