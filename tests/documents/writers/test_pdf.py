import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw
import pytest
import typst

from gongkai.documents.readers.pdf import read
from gongkai.documents.recognition import recognise
from gongkai.documents.writers import UnwritableError, pdf
from gongkai.documents.writers.pdf import write
from gongkai.domain.reports import FrozenMap, Report, Section, TextBlock, to_json
from gongkai.domain.reports.blank import blank_report
from support.stated import stated_report

MM = 72 / 25.4
TOP, BOTTOM, LEFT, RIGHT = 37 * MM, 35 * MM, 28 * MM, 26 * MM
WIDTH, HEIGHT = 210 * MM, 297 * MM

needs_chinese = pytest.mark.needs("cjk-font")


def example(**changes: object) -> Report:
    report = blank_report(agency="示范市科学技术局", year=2023)
    changes = {"published_on": date(2024, 1, 17), "signed_on": date(2024, 1, 15)} | changes
    return replace(report, **changes)  # type: ignore[arg-type]  # a table of changed fields has no one type


def text_of(report: Report) -> str:
    document = pdfium.PdfDocument(write(report))
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def signs_on(page: pdfium.PdfPage) -> list[tuple[str, float, float, float]]:
    """Each character with its left and right edge from the left and its lower edge from the top, in points."""
    text = page.get_textpage()
    signs = []
    for index in range(text.count_chars()):
        left, bottom, right, _ = text.get_charbox(index)
        sign = text.get_text_range(index, 1)
        if sign.strip():
            signs.append((sign, left, right, HEIGHT - bottom))
    return signs


def lines_on(page: pdfium.PdfPage) -> dict[int, list[tuple[str, float]]]:
    """The characters of the type area by line: each page holds as many lines as the standard says."""
    pitch = (HEIGHT - TOP - BOTTOM) / 22
    lines: dict[int, list[tuple[str, float]]] = {}
    for sign, left, _, bottom in signs_on(page):
        if bottom < HEIGHT - BOTTOM:
            lines.setdefault(int((bottom - TOP) / pitch), []).append((sign, left))
    return lines


# ---- the page ----


@needs_chinese
def test_a_full_page_has_22_lines_of_28_characters_within_the_margins() -> None:
    document = pdfium.PdfDocument(write(Report(preamble=(TextBlock.paragraph("国" * (28 * 22 * 3)),))))
    assert document.get_page_size(0) == pytest.approx((WIDTH, HEIGHT), abs=0.1)
    lines = lines_on(document[1])
    assert sorted(lines) == list(range(22))
    assert {len(line) for line in lines.values()} == {28}
    lefts = [left for line in lines.values() for _, left in line]
    assert min(lefts) == pytest.approx(LEFT, abs=2)
    assert max(lefts) == pytest.approx(WIDTH - RIGHT - 16, abs=2)


@needs_chinese
def test_a_paragraph_begins_two_characters_in() -> None:
    document = pdfium.PdfDocument(write(Report(preamble=(TextBlock.paragraph("国" * 100),))))
    first, second = (lines_on(document[0])[number] for number in (0, 1))
    assert len(first) == 26
    assert first[0][1] - second[0][1] == pytest.approx(2 * 15.75, abs=0.5)


@needs_chinese
def test_numbers_odd_pages_right_and_even_pages_left() -> None:
    document = pdfium.PdfDocument(write(Report(preamble=(TextBlock.paragraph("国" * 1000),))))
    for number, page in enumerate(document, 1):
        signs, lefts, rights, bottoms = zip(
            *(sign for sign in signs_on(page) if sign[3] > HEIGHT - BOTTOM), strict=True
        )
        assert "".join(signs) == f"—{number}—"
        assert bottoms[0] - (HEIGHT - BOTTOM) == pytest.approx(7 * MM, abs=3)
        if number % 2:
            assert rights[-1] == pytest.approx(WIDTH - RIGHT - 14, abs=2)
        else:
            assert lefts[0] == pytest.approx(LEFT + 14, abs=2)


# ---- the text ----


@needs_chinese
def test_marks_of_the_page_language_print_as_they_stand() -> None:
    text = "#let x = *粗* _斜_ $x^2$ @ref <tag> \\n `a` ~ -- --- ... // 注 /* */ 'q' \"q\" #panic() [甲] {乙} = 丙"
    written = text_of(Report(preamble=(TextBlock.paragraph(text), TextBlock.table(((text,),)))))
    assert re.sub(r"\s", "", written).count(re.sub(r"\s", "", text)) == 2


@needs_chinese
def test_the_lines_stand_in_order() -> None:
    section = Section(1, "一、总体情况", (TextBlock.heading("（一）主动公开"), TextBlock.paragraph("正文。")))
    written = text_of(example(sections=(section,), preamble=(), figures=FrozenMap(), edition=None))
    assert written.split() == [
        "示范市科学技术局",
        "2023年政府信息公开工作年度报告",
        "发布日期：2024-01-17",
        "一、总体情况",
        "（一）主动公开",
        "正文。",
        "示范市科学技术局",
        "2024年1月15日",
        "—",
        "1",
        "—",
    ]


@needs_chinese
def test_heads_of_a_long_table_repeat_on_every_page() -> None:
    long = blank_report(agency="示范市科学技术局", year=2023)
    pages = [page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(write(long))]
    with_table = [page for page in pages if "属于国家秘密" in page or "结转下年度继续办理" in page]
    assert all("自然" in page for page in with_table)


# ---- the file ----


@needs_chinese
def test_is_tagged_and_titled_and_says_its_language() -> None:
    document = pdfium.PdfDocument(write(example()))
    assert pdfium_raw.FPDFCatalog_IsTagged(document)
    assert document.get_metadata_dict(skip_empty=True).keys() <= {"Title", "Creator"}
    assert document.get_metadata_value("Title") == "示范市科学技术局2023年政府信息公开工作年度报告"
    assert [bookmark.get_title() for bookmark in document.get_toc()][:2] == ["一、总体情况", "（一）主动公开"]


@needs_chinese
def test_the_same_report_gives_the_same_bytes() -> None:
    assert write(example()) == write(example())


@needs_chinese
@pytest.mark.parametrize(
    "report",
    [
        Report(),
        Report(
            preamble=(TextBlock.heading("1.没有上级标题"),),
            sections=(Section(3, "三、申请", (TextBlock.heading("（1）深"),)),),
        ),
        Report(
            title=" ",
            preamble=(TextBlock.paragraph(""), TextBlock.heading(" "), TextBlock.table(()), TextBlock.table(((),))),
        ),
        Report(preamble=(TextBlock.paragraph("甲\x00\x0b乙\ud800\ufffe"),)),
        Report(preamble=(TextBlock.table((tuple("列" * 60),)),)),
        Report(preamble=(TextBlock.table(tuple(("行", "9" * 40) for _ in range(120))),)),
    ],
)
def test_odd_reports_are_still_written(report: Report) -> None:
    assert len(pdfium.PdfDocument(write(report))) >= 1


def test_without_a_chinese_font_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = typst.Fonts(include_system_fonts=False)
    assert bare.families()
    monkeypatch.setattr(pdf, "_fonts", lambda: bare)
    with pytest.raises(UnwritableError, match="fonts-noto-cjk"):
        write(example())


def test_takes_the_font_of_the_standard_before_an_open_one() -> None:
    installed: dict[str, Any] = {name.casefold(): name for name in ("Noto Serif CJK SC", "FangSong", "SimSun")}
    assert pdf._first_installed(pdf._CHOICES["body"], installed) == {"family": "FangSong", "weight": 400}
    assert pdf._first_installed(pdf._CHOICES["title"], installed) == {"family": "Noto Serif CJK SC", "weight": 700}
    assert pdf._first_installed(pdf._CHOICES["heading"], installed) == {"family": "Noto Serif CJK SC", "weight": 400}


# ---- there and back ----


@needs_chinese
@pytest.mark.parametrize("year", [2019, 2020, 2021, 2024])
def test_reads_back_equal_but_for_blanks(year: int) -> None:
    report = stated_report(year)
    content = read(write(report), "报告.pdf")
    assert content.hygiene == ()
    assert content.notices == ()
    assert without_blanks(recognise(content).without_reading()) == without_blanks(report)


def without_blanks(report: Report) -> str:
    """The report as JSON without blanks: a PDF holds places, not spaces, and no reader can tell them all."""
    return re.sub(r"[ \u3000]", "", json.dumps(to_json(report), ensure_ascii=False))
