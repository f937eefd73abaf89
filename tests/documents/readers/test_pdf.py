import io
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

from gongkai.documents.content import Grid, GridCell, Paragraph, Picture, UnreadableError
from gongkai.documents.readers.pdf import read

typst = pytest.importorskip("typst", reason="排版（pip install gongkai[pdf]）")

SET = """
#set page(width: 16cm, height: 12cm, margin: 2cm)
#set text(font: "Noto Serif CJK SC", size: 10.5pt, lang: "zh")
"""
TABLE = (
    "#table(columns: (2em, 5em, 5em), table.cell(colspan: 3, fill: luma(80%))[第二十条第（八）项],"
    " table.cell(rowspan: 3)[办\\ 理\\ 结\\ 果], [予以公开], [3], [部分公开], [], [不予公开], [12])"
)

chinese = pytest.mark.needs("cjk-font")


def compiled(source: str, head: str = SET) -> bytes:
    return bytes(typst.compile((head + source).encode(), format="pdf"))


def texts(data: bytes) -> list[str]:
    return [part.text for part in read(data, "文件.pdf").parts if isinstance(part, Paragraph)]


def grid_of(data: bytes) -> Grid:
    [grid] = [part for part in read(data, "文件.pdf").parts if isinstance(part, Grid)]
    return grid


def places(grid: Grid) -> dict[str, tuple[int, int, int, int]]:
    return {cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells}


def changed(data: bytes, change: Callable[[pdfium.PdfDocument], None]) -> bytes:
    document = pdfium.PdfDocument(data)
    change(document)
    saved = io.BytesIO()
    document.save(saved)
    document.close()
    return saved.getvalue()


WHOLE = {
    "第二十条第（八）项": (0, 0, 1, 3),
    "办理结果": (1, 0, 3, 1),
    "予以公开": (1, 1, 1, 1),
    "3": (1, 2, 1, 1),
    "部分公开": (2, 1, 1, 1),
    "": (2, 2, 1, 1),
    "不予公开": (3, 1, 1, 1),
    "12": (3, 2, 1, 1),
}


@chinese
def test_merged_cells_and_upright_words() -> None:
    grid = grid_of(compiled(TABLE))
    assert places(grid) == WHOLE
    assert all(isinstance(cell, GridCell) and cell.page == 1 for cell in grid.cells)


@chinese
@pytest.mark.parametrize(
    "stroke",
    [
        "0.25pt",
        "2pt",
        '(thickness: 0.5pt, dash: "dashed")',
        '(thickness: 0.7pt, dash: "dotted")',
        "0.5pt + luma(70%)",
    ],
)
def test_every_kind_of_rule(stroke: str) -> None:
    assert places(grid_of(compiled(f"#set table(stroke: {stroke})\n{TABLE}"))) == WHOLE


@chinese
def test_a_table_without_side_rules() -> None:
    stroke = "(x, y) => (y: .5pt, left: if x > 0 {.5pt})"
    source = f"#table(columns: 3, stroke: {stroke}, [甲], [1], [2], [乙], [3], [4])"
    cells = places(grid_of(compiled(source)))
    assert [cells[text][:2] for text in ("甲", "1", "2", "乙", "3", "4")] == [
        (0, 0),
        (0, 1),
        (0, 2),
        (1, 0),
        (1, 1),
        (1, 2),
    ]


@chinese
@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_turned_page_reads_as_it_is_shown(angle: int) -> None:
    drawn = f"#place(center + horizon, rotate(-{angle}deg, reflow: true)[{TABLE}])"
    turned = changed(compiled(drawn), lambda document: document[0].set_rotation(angle))
    assert places(grid_of(turned)) == WHOLE


@chinese
def test_a_cropped_page_shows_what_is_inside() -> None:
    data = compiled(f"{TABLE}\n#place(bottom)[裁掉的文字不算正文，看不见的内容也不该读出来。]")
    assert len(texts(data)) == 1
    cropped = changed(data, lambda document: document[0].set_cropbox(0, 120, 454, 341))
    assert texts(cropped) == []
    assert places(grid_of(cropped)) == WHOLE


@chinese
def test_wrapped_lines_become_paragraphs_over_the_page_end() -> None:
    first = "全年通过门户网站主动公开各类政府信息，并按规定的时限办结全部申请，没有收取信息处理费。" * 12
    source = "#set par(first-line-indent: (amount: 2em, all: true), justify: true)\n"
    assert texts(compiled(f"{source}一、总体情况\n\n{first}\n\n第二段在这里。")) == [
        "一、总体情况",
        first,
        "第二段在这里。",
    ]


@chinese
def test_page_numbers_and_running_heads_are_no_text() -> None:
    number = "footer: context align(center)[— #counter(page).display() —]"
    head = f"{SET}#set page(header: place(top, dy: -5mm)[示范市科学技术局], {number})\n"
    assert "".join(texts(compiled("甲。#pagebreak()乙。#pagebreak()丙。", head))) == "甲。乙。丙。"


@chinese
def test_letters_spaced_to_fill_the_line_stay_together() -> None:
    assert (
        texts(compiled("#text(tracking: 4pt)[联系地址及邮政编码：223100]"))[0].replace(" ", "")
        == "联系地址及邮政编码：223100"
    )
    assert texts(compiled("gongkai report 2023 12 0 7")) == ["gongkai report 2023 12 0 7"]


@chinese
def test_signs_printed_twice_to_look_bold_stand_once() -> None:
    assert texts(compiled("#place(dx: 0.2pt)[予以公开12]\n#place[予以公开12]")) == ["予以公开12"]


@chinese
def test_a_page_that_is_a_picture() -> None:
    scan = pdfium.PdfDocument(compiled(TABLE))[0].render(scale=2).to_pil()
    data = io.BytesIO()
    scan.save(data, "PDF")
    assert read(data.getvalue(), "扫描.pdf").parts == (Picture(where="第1页第1张图片", page=1),)
    [shown] = read(data.getvalue(), "扫描.pdf", pictures=True).parts
    assert isinstance(shown, Picture)
    assert shown.data is not None
    assert shown.data.startswith(b"\x89PNG")


def carried(data: bytes) -> dict[str, int]:
    return {item.kind: item.count for item in read(data, "文件.pdf").hygiene}


@chinese
def test_comments_are_counted_and_links_are_not() -> None:
    def comment(document: pdfium.PdfDocument) -> None:
        page = document[0]
        for kind in (raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_POPUP):
            raw.FPDFPage_CloseAnnot(raw.FPDFPage_CreateAnnot(page.raw, kind))

    plain = compiled('#link("https://example.org")[正文在这里。]')
    assert carried(plain) == {}
    assert carried(changed(plain, comment)) == {"comments": 2}


@chinese
def test_text_beside_the_visible_page_is_hidden() -> None:
    plain = compiled("正文在这里。#place(bottom)[页外]")
    cropped = changed(plain, lambda document: document[0].set_cropbox(0, 120, 454, 341))
    assert carried(cropped) == {"hidden_text": 2}


@pytest.mark.parametrize("scan", [True, False])
def test_invisible_text_is_a_scans_layer_or_hidden(scan: bool) -> None:
    document = pdfium.PdfDocument.new()
    page = document.new_page(300, 300)
    if scan:
        image = pdfium.PdfImage.new(document)
        bitmap = pdfium.PdfBitmap.new_native(30, 30, raw.FPDFBitmap_BGR)
        image.set_bitmap(bitmap)
        image.set_matrix(pdfium.PdfMatrix().scale(300, 300))
        page.insert_obj(image)
    written = raw.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", 12)
    raw.FPDFText_SetText(written, (raw.FPDF_WCHAR * 15)(*b"report of 2023", 0))
    raw.FPDFTextObj_SetTextRenderMode(written, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    raw.FPDFPageObj_Transform(written, 1, 0, 0, 1, 50, 150)
    raw.FPDFPage_InsertObject(page.raw, written)
    page.gen_content()
    data = io.BytesIO()
    document.save(data)
    content = read(data.getvalue(), "文件.pdf")
    assert [part.text for part in content.parts if isinstance(part, Paragraph)] == ["report of 2023"]
    assert [notice.code for notice in content.notices] == (["recognised_elsewhere"] if scan else [])
    assert ("hidden_text" in {item.kind for item in content.hygiene}) is not scan


def test_an_empty_document_is_refused() -> None:
    with pytest.raises(UnreadableError):
        read(b"%PDF-1.7\n%%EOF", "空.pdf")


def test_a_book_is_refused() -> None:
    document = pdfium.PdfDocument.new()
    for _ in range(401):
        document.new_page(100, 100)
    data = io.BytesIO()
    document.save(data)
    with pytest.raises(UnreadableError, match="401 页"):
        read(data.getvalue(), "书.pdf")


def test_many_strokes_end_soon() -> None:
    document = pdfium.PdfDocument.new()
    page = document.new_page(500, 500)
    for at in range(5000):
        path = raw.FPDFPageObj_CreateNewPath(at % 500, at % 471)
        raw.FPDFPath_LineTo(path, (at * 7) % 500, at % 471)
        raw.FPDFPath_SetDrawMode(path, 0, True)
        raw.FPDFPage_InsertObject(page.raw, path)
    page.gen_content()
    data = io.BytesIO()
    document.save(data)
    assert read(data.getvalue(), "线.pdf").source.pages == 1


@chinese
@settings(max_examples=40)
@given(changes=st.data())
def test_damaged_bytes_end_in_content_or_one_sentence(changes: st.DataObject) -> None:
    data = bytearray(DAMAGED)
    for _ in range(changes.draw(st.integers(1, 12))):
        data[changes.draw(st.integers(0, len(data) - 1))] = changes.draw(st.integers(0, 255))
    try:
        content = read(bytes(data[: changes.draw(st.integers(len(data) // 3, len(data)))]), "损坏.pdf")
    except UnreadableError:
        return
    assert content.source.media_type == "application/pdf"


DAMAGED = compiled(TABLE)
