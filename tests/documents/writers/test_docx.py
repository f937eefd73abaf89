from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from gongkai.documents.readers.docx import read
from gongkai.documents.recognition import recognise
from gongkai.documents.writers.docx import write
from gongkai.domain.reports import EDITION_2021_UNSPLIT, Figure, FrozenMap, Report, Section, TextBlock
from gongkai.domain.reports.blank import blank_report
from support.stated import stated_report

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE_WIDTH_TWIPS = 156 / 25.4 * 1440
TYPE_HEIGHT_TWIPS = 225 / 25.4 * 1440


def example(**changes: object) -> Report:
    report = blank_report(agency="示范市科学技术局", year=2023)
    figures = dict(report.figures) | {"requests/received/total": 12, "requests/received/natural_person": 12}
    changes = {
        "published_on": date(2024, 1, 17),
        "signed_on": date(2024, 1, 15),
        "figures": FrozenMap(figures),
    } | changes
    return replace(report, **changes)  # type: ignore[arg-type]  # a table of changed fields has no one type


def opened(report: Report) -> Document:
    return docx.Document(BytesIO(write(report)))


def parts(report: Report) -> dict[str, bytes]:
    with ZipFile(BytesIO(write(report))) as package:
        return {name: package.read(name) for name in package.namelist()}


def found(part: bytes, path: str) -> list[str]:
    values = etree.fromstring(part).xpath(path, namespaces={"w": W})
    assert isinstance(values, list)
    return [str(value) for value in values]


def style(written: dict[str, bytes], name: str) -> tuple[str, ...]:
    """The East Asian font and the size in half points that a style states."""
    path = f"//w:style[@w:styleId='{name}']/w:rPr"
    return tuple(found(written["word/styles.xml"], f"{path}/w:rFonts/@w:eastAsia | {path}/w:sz/@w:val"))


# ---- the page ----


def test_is_the_page_of_the_standard() -> None:
    written = parts(example())["word/document.xml"]
    (width, height), (top, right, bottom, left) = (
        [round(int(found(written, f"//w:{tag}/@w:{side}")[0]) / 1440 * 25.4, 1) for side in sides]
        for tag, sides in (("pgSz", ("w", "h")), ("pgMar", ("top", "right", "bottom", "left")))
    )
    assert (width, height) == (210, 297)
    assert (top, bottom, left, right) == (37, 35, 28, 26)


def test_holds_22_lines_and_no_more() -> None:
    written = parts(example())
    normal = "//w:style[@w:styleId='Normal']/w:pPr/w:spacing"
    assert found(written["word/styles.xml"], f"{normal}/@w:lineRule") == ["exact"]
    (pitch,) = found(written["word/styles.xml"], f"{normal}/@w:line")
    assert found(written["word/document.xml"], "//w:docGrid/@w:linePitch") == [pitch]
    assert 22 * int(pitch) <= TYPE_HEIGHT_TWIPS < 23 * int(pitch)


def test_holds_28_characters_and_no_more() -> None:
    written = parts(example())
    size, space = (
        int(found(written["word/styles.xml"], f"//w:style[@w:styleId='Normal']/w:rPr/w:{tag}/@w:val")[0])
        for tag in ("sz", "spacing")
    )
    assert 28 * (size * 10 + space) <= TYPE_WIDTH_TWIPS < 29 * (size * 10 + space)
    assert found(written["word/document.xml"], "//w:docGrid/@w:type") == ["linesAndChars"]
    (grid,) = found(written["word/document.xml"], "//w:docGrid/@w:charSpace")
    cell = (16 + int(grid) / 4096) * 20
    assert 28 * cell <= TYPE_WIDTH_TWIPS < 29 * cell


def test_sets_each_role_in_its_type() -> None:
    written = parts(example())
    defaults = "//w:rPrDefault/w:rPr"
    assert found(written["word/styles.xml"], f"{defaults}/w:rFonts/@w:eastAsia") == ["仿宋_GB2312"]
    assert found(written["word/styles.xml"], f"{defaults}/w:lang/@w:eastAsia") == ["zh-CN"]
    assert style(written, "Normal") == ("32",)
    assert style(written, "Title") == ("方正小标宋简体", "44")
    assert style(written, "Heading1") == ("黑体",)
    assert style(written, "Heading2") == ("楷体_GB2312",)
    assert style(written, "Footer") == ("宋体", "28")
    assert found(written["word/styles.xml"], "//w:outlineLvl/@w:val") == ["0", "1", "2"]


def test_every_font_has_an_open_substitute() -> None:
    written = parts(example())
    used = set(found(written["word/styles.xml"], "//w:rFonts/@w:eastAsia"))
    assert set(found(written["word/fontTable.xml"], "//w:font/@w:name")) == used
    substitutes = found(written["word/fontTable.xml"], "//w:font/w:altName/@w:val")
    assert len(substitutes) == len(used)
    assert all("Noto" in names for names in substitutes)


def test_numbers_odd_pages_right_and_even_pages_left() -> None:
    written = parts(example())
    assert found(written["word/settings.xml"], "//w:evenAndOddHeaders")
    assert found(written["word/document.xml"], "//w:footerReference/@w:type") == ["default", "even"]
    for name, side in (("odd", "right"), ("even", "left")):
        footer = written[f"word/footer_{name}.xml"]
        assert "".join(found(footer, "//w:t/text()")) == "— 1 —"
        assert found(footer, "//w:fldSimple/@w:instr") == [" PAGE "]
        assert found(footer, "//w:jc/@w:val") == [side]
        assert found(footer, f"//w:ind/@w:{side}Chars") == ["100"]


def test_indents_paragraphs_by_two_characters() -> None:
    styles = parts(example())["word/styles.xml"]
    assert found(styles, "//w:style[@w:styleId='BodyText']/w:pPr/w:ind/@w:firstLineChars") == ["200"]


# ---- the text ----


def test_every_line_has_the_style_of_its_role() -> None:
    section = Section(
        1,
        "一、总体情况",
        (TextBlock.heading("（一）主动公开"), TextBlock.paragraph("正文。"), TextBlock.heading("1.制度")),
    )
    document = opened(example(sections=(section,), preamble=(TextBlock.paragraph("引言。"),)))
    lines = [(paragraph.style, paragraph.text) for paragraph in document.paragraphs if paragraph.text]
    assert [(style.name if style else None, text) for style, text in lines] == [
        ("Title", "示范市科学技术局\n2023年政府信息公开工作年度报告"),
        ("Publication Date", "发布日期：2024-01-17"),
        ("Body Text", "引言。"),
        ("Heading 1", "一、总体情况"),
        ("Heading 2", "（一）主动公开"),
        ("Body Text", "正文。"),
        ("Heading 3", "1.制度"),
        ("Signature", "示范市科学技术局"),
        ("Date", "2024年1月15日"),
    ]


def test_the_signature_is_centred_over_a_date_four_characters_from_the_edge() -> None:
    written = parts(example())["word/document.xml"]
    signature, day = (
        int(found(written, f"//w:pPr[w:pStyle/@w:val='{name}']/w:ind/@w:rightChars")[0])
        for name in ("Signature", "Date")
    )
    assert day == 400
    width_of_day, width_of_signature = 3 + 7 * 0.56, 8
    assert signature == pytest.approx(400 + (width_of_day - width_of_signature) / 2 * 100, abs=1)


def test_a_report_without_date_of_publication_has_no_such_line() -> None:
    assert not any("发布日期" in paragraph.text for paragraph in opened(example(published_on=None)).paragraphs)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")))
def test_a_paragraph_survives_exactly(text: str) -> None:
    document = opened(Report(preamble=(TextBlock.paragraph("甲" + text + "乙"),)))
    assert document.paragraphs[0].text == "甲" + text + "乙"


def test_characters_that_xml_forbids_are_left_out() -> None:
    document = opened(Report(preamble=(TextBlock.paragraph("甲\x00乙\x0b丙\ud800丁\r\n戊\t己"),)))
    assert document.paragraphs[0].text == "甲乙\n丙丁\n戊\t己"


# ---- tables ----


def grid(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_table_three_stands_with_its_merged_heads_and_blank_cells() -> None:
    _, requests, _ = opened(example()).tables
    rows = grid(requests)
    assert rows[0][3:] == ["申请人情况"] * 7
    assert rows[1][3:] == ["自然人", *["法人或其他组织"] * 5, "总计"]
    assert rows[2][3:] == ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    assert rows[3] == ["一、本年新收政府信息公开申请数量"] * 3 + ["12", "", "", "", "", "", "12"]
    assert rows[7][:3] == ["三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"]
    assert len(rows) == 3 + 25


@pytest.mark.parametrize("year", [2020, 2023])
def test_tables_fit_and_their_heads_repeat(year: int) -> None:
    report = blank_report(agency="示范市科学技术局", year=year)
    figures = {path: None if path.endswith("/unit") else 1234567 for path in report.figures}
    wide = replace(report, figures=FrozenMap(figures))
    written = parts(wide)["word/document.xml"]
    tables = [f"(//w:tbl)[{number}]" for number in (1, 2, 3)]
    assert [len(found(written, f"{table}//w:tblHeader")) for table in tables] == [0, 3, 3]
    for table in tables:
        widths = [int(width) for width in found(written, f"{table}/w:tblGrid/w:gridCol/@w:w")]
        assert sum(widths) <= TYPE_WIDTH_TWIPS + len(widths)
        assert len(found(written, f"{table}/w:tr")) == len(found(written, f"{table}/w:tr/w:trPr/w:cantSplit"))


def test_tables_of_the_reports_own_stand_apart() -> None:
    own = TextBlock.table((("项目", "数量"), ("政策解读", "12"), ("短行",)))
    document = opened(Report(preamble=(own, own)))
    assert [grid(table) for table in document.tables] == [[["项目", "数量"], ["政策解读", "12"], ["短行", ""]]] * 2
    assert [child.tag for child in document.element.body.iterchildren()] == [
        qn(tag) for tag in ("w:tbl", "w:p", "w:tbl", "w:p", "w:sectPr")
    ]


# ---- the file ----


def test_carries_its_title_and_nothing_else() -> None:
    written = parts(example())
    assert sorted(written) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer_even.xml",
        "word/footer_odd.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    core = etree.fromstring(written["docProps/core.xml"])
    assert [(etree.QName(child).localname, child.text) for child in core] == [
        ("title", "示范市科学技术局2023年政府信息公开工作年度报告")
    ]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert write(example()) == write(example())


def test_an_empty_report_is_still_a_document() -> None:
    document = opened(Report())
    assert document.tables == []
    assert document.paragraphs == []


# ---- there and back ----


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2024])
def test_reads_back_equal(year: int) -> None:
    report = stated_report(year)
    content = read(write(report), "报告.docx")
    assert content.hygiene == ()
    assert content.notices == ()
    assert recognise(content).without_reading() == report


def test_reads_back_other_outcomes_in_one_row() -> None:
    report = stated_report(2022)
    parts = ("correction_overdue", "fee_overdue", "rest")
    figures: dict[str, Figure] = dict.fromkeys(EDITION_2021_UNSPLIT.cells)
    figures |= report.figures
    for path in EDITION_2021_UNSPLIT.cells:
        _, row, column = (path + "//").split("/")[:3]
        if row == "other.unsplit":
            figures[path] = 0
            figures |= {f"requests/other.{part}/{column}": None for part in parts}
    unsplit = replace(report, figures=FrozenMap(figures))
    assert grid(opened(unsplit).tables[1])[23][:4] == ["三、本年度办理结果", "（六）其他处理", "（六）其他处理", "0"]
    assert recognise(read(write(unsplit), "报告.docx")).without_reading() == unsplit
