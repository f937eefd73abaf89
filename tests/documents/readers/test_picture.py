import io
import sys
from dataclasses import replace
from itertools import cycle
from random import Random

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.documents.content import Grid, GridCell, Paragraph, Picture, UnreadableError
from gongkai.documents.readers import picture
from gongkai.documents.reading import read_report_bytes
from gongkai.domain.reports import FrozenMap, How, Report
from support.damage import consistent_figures
from support.stated import stated_report

pytest.importorskip("rapidocr", reason="文字识别（pip install gongkai[ocr]）")

import cv2
import numpy as np
import typst
from numpy.typing import NDArray
from PIL import Image

from gongkai.documents.writers.pdf import write

Grey = NDArray[np.uint8]


def report(seed: int) -> Report:
    stated = stated_report(2023)
    form = stated.form
    assert form is not None
    figures = dict(stated.figures) | consistent_figures(Random(seed), form)
    blank = {path: None for path in figures if path.startswith("remedies/reconsideration")}
    return replace(stated, figures=FrozenMap(figures | blank))


def printed(pdf: bytes, dpi: int) -> list[Grey]:
    with pdfium.PdfDocument(pdf) as document:
        return [np.array(page.render(scale=dpi / 72).to_pil().convert("L")) for page in document]


def encoded(grey: Grey, kind: str = "PNG", **options: int) -> bytes:
    data = io.BytesIO()
    Image.fromarray(grey).save(data, kind, **options)
    return data.getvalue()


def leaning(grey: Grey, degrees: float) -> Grey:
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(grey, turn, (width, height), borderValue=(255,)), dtype=np.uint8)


def scanned(pages: list[Grey], **options: int) -> bytes:
    data = io.BytesIO()
    first, *more = [Image.open(io.BytesIO(encoded(page, "JPEG", **options))) for page in pages]
    first.save(data, "PDF", save_all=True, append_images=more, resolution=200)
    return data.getvalue()


def compiled(source: str) -> Grey:
    page = '#set page(width: 16cm, height: auto, margin: 5mm)\n#set text(font: "Noto Serif CJK SC", size: 10.5pt)\n'
    [grey] = printed(typst.compile((page + source).encode(), format="pdf"), 150)
    return grey


def rows(grid: Grid) -> list[list[str]]:
    found: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        found.setdefault(cell.row, []).append(cell)
    return [[cell.text for cell in sorted(row, key=lambda one: one.column)] for _, row in sorted(found.items())]


@pytest.mark.needs("cjk-font")
def test_a_scanned_report_is_read_to_the_last_figure() -> None:
    said = report(1)
    pages = [
        leaning(page, degrees) for page, degrees in zip(printed(write(said), 150), cycle((0.7, -1.4)), strict=False)
    ]
    read = read_report_bytes(scanned(pages, quality=50), "扫描件.pdf")
    assert read.figures == said.figures
    assert {item.how for item in read.provenance.values()} == {How.OCR}
    assert (read.title, read.signed_on) == (said.title, said.signed_on)


@pytest.mark.needs("cjk-font")
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "WEBP", "TIFF", "GIF"])
def test_every_kind_of_image(kind: str) -> None:
    grey = compiled("#table(columns: 2, [网站], [90], [微信], [121])")
    content = picture.read(encoded(grey, kind), "表")
    [grid] = content.parts
    assert isinstance(grid, Grid)
    assert rows(grid) == [["网站", "90"], ["微信", "121"]]
    assert content.source.media_type == f"image/{kind.lower()}"


@pytest.mark.needs("cjk-font")
def test_each_page_of_a_tiff() -> None:
    pages = [Image.fromarray(compiled(f"第{sign}页的文字。")) for sign in "甲乙"]
    data = io.BytesIO()
    pages[0].save(data, "TIFF", save_all=True, append_images=pages[1:])
    content = picture.read(data.getvalue(), "多页")
    assert content.source.pages == 2
    assert [(part.text, part.page) for part in content.parts if isinstance(part, Paragraph)] == [
        ("第甲页的文字。", 1),
        ("第乙页的文字。", 2),
    ]


@pytest.mark.needs("cjk-font")
def test_signs_that_state_nothing_are_no_figures() -> None:
    grey = compiled(
        "#table(columns: (1fr,) * 7, [其他], [0], [1], [/], [—], [-], [], [总计], [10], [11], [7], [], [ ], [0])"
    )
    [grid] = picture.read(encoded(grey), "表").parts
    assert isinstance(grid, Grid)
    first, second = rows(grid)
    assert first[:4] == ["其他", "0", "1", "/"]
    assert set(first[4:6]) <= {"—", "-"}
    assert first[6] == ""
    assert second == ["总计", "10", "11", "7", "", "", "0"]
    assert all(cell.confidence is not None and cell.confidence > 0.8 for cell in grid.cells if cell.text.isdecimal())


@pytest.mark.needs("cjk-font")
def test_merged_shaded_and_upright_cells() -> None:
    grey = compiled(
        "#table(columns: (2em, 5em, 5em),"
        " table.cell(colspan: 3, fill: luma(80%))[第二十条第（八）项],"
        " table.cell(rowspan: 3)[办\\ 理\\ 结\\ 果], [予以公开], [3], [部分公开], [0], [不予公开], [12])"
    )
    [grid] = picture.read(encoded(grey), "表").parts
    assert isinstance(grid, Grid)
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in grid.cells}
    assert spans["第二十条第（八）项"] == (1, 3)
    assert spans["办理结果"] == (3, 1)
    assert spans["12"] == (1, 1)


@pytest.mark.needs("cjk-font")
def test_wrapped_lines_are_one_paragraph_and_the_page_number_is_none() -> None:
    text = "全年通过门户网站主动公开各类政府信息，并按规定的时限办结全部申请，没有收取信息处理费。" * 3
    grey = compiled(f"#set par(first-line-indent: (amount: 2em, all: true))\n一、总体情况\n\n{text}\n\n第二段在这里。")
    parts = picture.read(encoded(grey), "页").parts
    assert [part.text for part in parts if isinstance(part, Paragraph)] == ["一、总体情况", text, "第二段在这里。"]


@pytest.mark.needs("cjk-font")
@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_a_page_put_on_the_scanner_the_wrong_way_round(quarter: int) -> None:
    text = "全年通过门户网站主动公开各类政府信息，并按规定的时限办结全部申请。"
    grey = compiled(
        f"{text}\n\n#table(columns: (1fr, 4em, 4em), [依法不属于行政机关的申请], [618], [9], [部分公开], [19], [0])"
    )
    paragraph, grid = picture.read(encoded(np.ascontiguousarray(np.rot90(grey, quarter))), "表").parts
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == text
    assert isinstance(grid, Grid)
    assert rows(grid) == [["依法不属于行政机关的申请", "618", "9"], ["部分公开", "19", "0"]]


def test_an_empty_page_is_a_picture() -> None:
    blank = np.full((400, 300), 255, np.uint8)
    assert picture.read(encoded(blank), "白").parts == (Picture(where="第1页第1张图片", page=1),)


@pytest.mark.parametrize("shape", [(26, 60_000), (60_000, 26), (700, 700)])
def test_noise_and_ribbons_are_pictures(shape: tuple[int, int]) -> None:
    noise = np.random.default_rng(0).integers(0, 255, shape).astype(np.uint8)
    assert picture.read(encoded(noise), "噪声").parts == (Picture(where="第1页第1张图片", page=1),)


def test_what_cannot_be_decoded_stays_a_picture() -> None:
    shown = Picture(where="正文第1张图片", data=b"\xd7\xcd\xc6\x9a not a picture")
    assert picture.read_picture(shown) == (shown,)


def test_an_enormous_picture_is_refused_before_it_is_decoded() -> None:
    data = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(data, "PNG")
    with pytest.raises(UnreadableError, match="百万像素"):
        picture.read(data.getvalue(), "巨幅")


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gongkai.documents.readers.picture.reader", None)
    with pytest.raises(UnreadableError, match=r"请安装 gongkai\[ocr\]"):
        picture.read(b"\x89PNG", "图")


@settings(max_examples=25, deadline=None)
@given(kind=st.sampled_from(["PNG", "JPEG", "GIF", "TIFF", "BMP"]), changes=st.data())
def test_damaged_bytes_end_in_content_or_one_sentence(kind: str, changes: st.DataObject) -> None:
    grey = np.full((60, 80), 255, np.uint8)
    grey[10:12, 5:70] = grey[40:42, 5:70] = grey[10:42, 5:7] = grey[10:42, 68:70] = 0
    data = bytearray(encoded(grey, kind))
    for _ in range(changes.draw(st.integers(1, 8))):
        data[changes.draw(st.integers(0, len(data) - 1))] = changes.draw(st.integers(0, 255))
    cut = changes.draw(st.integers(len(data) // 2, len(data)))
    try:
        read = picture.read(bytes(data[:cut]), "损坏")
    except UnreadableError:
        return
    assert read.source.name == "损坏"
