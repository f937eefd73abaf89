"""Pages → the content of a PDF."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from gongkai.documents.content import Content, Grid, GridCell, Paragraph, Part, Picture, UnreadableError
from gongkai.documents.readers.limits import check_parts
from gongkai.documents.readers.pdf.grids import RuledTable, tables_on, take_characters
from gongkai.documents.readers.pdf.lines import (
    Line,
    Paragraphs,
    cell_text,
    lines_of,
    margins,
    without_furniture,
    without_running_heads,
)
from gongkai.documents.readers.pdf.page import Image, PageView, view
from gongkai.documents.readers.sources import source_of
from gongkai.domain.reports import Hygiene, Notice

_MOST_PAGES: Final = 400
_LARGE_IMAGE: Final = 0.08
_FEW_CHARACTERS: Final = 12
_SCAN_DPI: Final = 200
_MOST_PIXELS: Final = 12_000_000


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    view: PageView
    tables: list[RuledTable]
    lines: list[Line]
    pictures: list[tuple[float, Picture]]


def read(data: bytes, name: str, *, pictures: bool = False) -> Content:
    """Read a PDF. Raises ``UnreadableError`` for a damaged, protected or endless one."""
    document = _open(data)
    try:
        count = len(document)
        if count > _MOST_PAGES:
            raise UnreadableError(f"文件有 {count} 页，超过 {_MOST_PAGES} 页的上限，不像一份年度报告，未读取。")
        pages = _without_running_heads([_page(document, number, pictures=pictures) for number in range(count)])
        title = (document.get_metadata_value("Title") or "").strip() or None
        author = (document.get_metadata_value("Author") or "").strip()
        attachments = document.count_attachments()
    finally:
        document.close()
    parts = tuple(_parts(pages))
    check_parts(parts)
    return Content(
        source=source_of(data, name, "application/pdf", count),
        parts=parts,
        title=title,
        hygiene=tuple(_hygiene(author, attachments, pages)),
        notices=tuple(_notices(pages)),
    )


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise UnreadableError("文件加了密码，请去掉密码后再试。") from None
        raise UnreadableError("PDF 文件已损坏或没有下载完整，请重新取得后再试。") from None
    if not len(document):
        raise UnreadableError("PDF 文件里没有页面。")
    return document


def _page(document: pdfium.PdfDocument, number: int, *, pictures: bool) -> _Page:
    try:
        page = document[number]
    except pdfium.PdfiumError:
        raise UnreadableError(f"PDF 第 {number + 1} 页已损坏，读不出来；请重新取得文件后再试。") from None
    seen = view(page)
    tables = tables_on(seen)
    outside = take_characters(tables, seen.characters)
    lines = without_furniture(lines_of(outside, number + 1), seen.height)
    shown = list(_pictures(page, seen, number + 1, pictures=pictures))
    page.close()
    return _Page(number + 1, seen, tables, lines, shown)


def _without_running_heads(pages: list[_Page]) -> list[_Page]:
    kept = without_running_heads([page.lines for page in pages], [page.view.height for page in pages])
    return [replace(page, lines=lines) for page, lines in zip(pages, kept, strict=True)]


def _pictures(page: pdfium.PdfPage, seen: PageView, number: int, *, pictures: bool) -> Iterator[tuple[float, Picture]]:
    """A page that is a picture as a whole, else its large pictures, each with its height on the page."""
    area = seen.width * seen.height
    if len(seen.characters) < _FEW_CHARACTERS:
        if seen.images or seen.unreadable:
            data = _rendered(page, None) if pictures else None
            yield seen.height, Picture(where=f"第{number}页第1张图片", page=number, data=data)
        return
    large = [
        image for image in seen.images if (image.right - image.left) * (image.top - image.bottom) > _LARGE_IMAGE * area
    ]
    for count, image in enumerate(sorted(large, key=lambda one: -one.top), 1):
        if _holds_text(image, seen):
            continue  # a background behind the text
        data = _rendered(page, image) if pictures else None
        yield image.top, Picture(where=f"第{number}页第{count}张图片", page=number, data=data)


def _holds_text(image: Image, seen: PageView) -> bool:
    inside = sum(
        image.left <= one.left <= image.right and image.bottom <= one.bottom <= image.top for one in seen.characters
    )
    return inside > _FEW_CHARACTERS


def _rendered(page: pdfium.PdfPage, image: Image | None) -> bytes:
    width, height = page.get_size()
    scale = min(_SCAN_DPI / 72, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    crop = (0.0, 0.0, 0.0, 0.0)
    if image is not None:
        crop = (max(image.left, 0), max(image.bottom, 0), max(width - image.right, 0), max(height - image.top, 0))
    picture = page.render(scale=scale, crop=crop).to_pil()
    data = io.BytesIO()
    picture.convert("L").save(data, "PNG")
    return data.getvalue()


def _parts(pages: list[_Page]) -> Iterator[Part]:
    """Everything in reading order; paragraphs go on over page ends, tables come a page at a time."""
    paragraphs = Paragraphs(*margins([line for page in pages for line in page.lines]))
    order = 0
    for page in pages:
        for _, item in sorted(_items(page), key=lambda pair: -pair[0]):
            if isinstance(item, Line):
                paragraphs.add(item)
                continue
            paragraphs.end()
            yield from _taken(paragraphs)
            if isinstance(item, RuledTable):
                order += 1
                yield _grid(item, order, page.number)
            else:
                yield item
    paragraphs.end()
    yield from _taken(paragraphs)


def _items(page: _Page) -> Iterator[tuple[float, Line | RuledTable | Picture]]:
    for line in page.lines:
        yield line.middle, line
    for table in page.tables:
        yield (table.top + table.bottom) / 2, table
    yield from page.pictures


def _taken(paragraphs: Paragraphs) -> Iterator[Paragraph]:
    for text, page in paragraphs.done:
        yield Paragraph(text=text, page=page)
    paragraphs.done.clear()


def _grid(table: RuledTable, order: int, page: int) -> Grid:
    cells = tuple(
        GridCell(
            text=cell_text(cell.characters),
            row=cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            page=page,
        )
        for cell in table.cells
    )
    return Grid(cells=cells, order=order, page=page)


def _hygiene(author: str, attachments: int, pages: list[_Page]) -> Iterator[Hygiene]:
    views = [page.view for page in pages]
    hidden = sum(view.outside + (0 if _is_scan(view) else view.invisible) for view in views)
    counts = (
        ("pictures", sum(len(view.images) for view in views), "页面"),
        ("comments", sum(view.comments for view in views), "页面批注"),
        ("hidden_text", hidden, "页面上看不见的文字"),
        ("embedded_objects", attachments, "附件"),
    )
    yield from (Hygiene(kind, count, where) for kind, count, where in counts if count)
    if author:
        yield Hygiene("author", 1, f"文件属性：{author}")


def _is_scan(view: PageView) -> bool:
    """Whether a picture fills the page: invisible text over it is what a scanner's software recognised."""
    return any(
        (image.right - image.left) * (image.top - image.bottom) > view.width * view.height / 2 for image in view.images
    )


def _notices(pages: list[_Page]) -> Iterator[Notice]:
    for page in pages:
        if page.view.unreadable > max(_FEW_CHARACTERS, len(page.view.characters) // 10):
            message = f"第{page.number}页的字体没有说明字符是什么，可能有文字读不出来；可安装 gongkai[ocr] 从图像识别。"
            yield Notice("font_unreadable", message)
        if page.view.invisible and _is_scan(page.view):
            message = f"第{page.number}页是扫描件，文字取自扫描软件的识别结果，可能有误，请对照原件。"
            yield Notice("recognised_elsewhere", message)
