"""Pages as images → the content of a picture."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

import cv2
import numpy as np

from gongkai.documents.content import Content, Grid, GridCell, Paragraph, Part, Picture, UnreadableError
from gongkai.documents.readers.pdf.grids import RuledTable
from gongkai.documents.readers.pdf.lines import Line, Paragraphs, margins, without_furniture
from gongkai.documents.readers.picture.image import Grey, Sheet, frames_of, sheet_of
from gongkai.documents.readers.picture.orientation import upright
from gongkai.documents.readers.picture.ruling import Ruling, lines_in, ruling_of
from gongkai.documents.readers.picture.words import Reading, Region, find_regions, read_lines, side_by_side
from gongkai.documents.readers.sources import source_of

_RIM: Final = 2
_MOST_LINES: Final = 3000
_SAME_LINE: Final = 0.5
_WORD_GAP: Final = 0.6
_USUAL: Final = 1.3
_UPRIGHT: Final = 3
_ONE_SIGN: Final = 1.25
_MEDIA: Final = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"RIFF", "image/webp"),
    (b"", "image/tiff"),
)


def read_file(data: bytes, name: str) -> Content:
    """Read an image file. Raises ``UnreadableError``."""
    parts: list[Part] = []
    pages = 0
    for pages, frame in enumerate(frames_of(data), 1):
        found = list(_parts(frame, pages))
        parts += found or [Picture(where=f"第{pages}页第1张图片", page=pages)]
    media_type = next(kind for magic, kind in _MEDIA if data.startswith(magic))
    return Content(source=source_of(data, name, media_type, pages), parts=tuple(_numbered(parts)))


def read_part(picture: Picture) -> tuple[Part, ...]:
    """What stands in a picture; the picture itself if nothing can be read."""
    if picture.data is None:
        return (picture,)
    try:
        found = [part for frame in frames_of(picture.data) for part in _parts(frame, picture.page)]
    except (UnreadableError, cv2.error):  # a picture beside the text is no reason to lose the text
        return (picture,)
    return tuple(_numbered(found)) or (picture,)


def _numbered(parts: list[Part]) -> Iterator[Part]:
    order = 0
    for part in parts:
        if isinstance(part, Grid):
            order += 1
            yield replace(part, order=order)
        else:
            yield part


def _parts(frame: Grey, page: int | None) -> Iterator[Part]:
    """The grids and paragraphs of one page, from the top."""
    sheet = sheet_of(frame)
    if sheet is None:
        return
    sheet = upright(sheet)
    ruling = ruling_of(sheet)
    tables = [(table, grid) for table in ruling.tables if (grid := _grid(table, ruling, sheet, page))]
    lines = _lines(sheet, ruling, [table for table, _ in tables])
    paragraphs = Paragraphs(*margins(lines))
    items: list[tuple[float, Line | Grid]] = [(line.middle, line) for line in lines]
    items += [((table.top + table.bottom) / 2, grid) for table, grid in tables]
    for _, item in sorted(items, key=lambda pair: -pair[0]):
        if isinstance(item, Line):
            paragraphs.add(item)
            continue
        yield from _taken(paragraphs, page)
        yield item
    yield from _taken(paragraphs, page)


def _taken(paragraphs: Paragraphs, page: int | None) -> Iterator[Paragraph]:
    paragraphs.end()
    for text, _ in paragraphs.done:
        yield Paragraph(text=text, page=page)
    paragraphs.done.clear()


# ---- tables: each cell is cut out and read by itself, so that a blank stays blank and a thin 1 is seen ----


@dataclass(frozen=True, slots=True)
class _Cut:
    """A line of type cut out of a cell."""

    cell: int
    image: Grey


def _grid(table: RuledTable, ruling: Ruling, sheet: Sheet, page: int | None) -> Grid | None:
    cuts = [cut for number in range(len(table.cells)) for cut in _cuts(table, number, ruling, sheet)]
    if len(cuts) > _MOST_LINES:
        return None
    read: dict[int, list[Reading]] = {}
    for cut, reading in zip(cuts, read_lines([cut.image for cut in cuts], sheet.em), strict=True):
        read.setdefault(cut.cell, []).append(reading)
    if not read:
        return None
    cells = tuple(
        GridCell(
            text="".join(reading.text for reading in read.get(number, ())),
            row=cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            page=page,
            confidence=min((reading.confidence for reading in read.get(number, ())), default=1.0),
        )
        for number, cell in enumerate(table.cells)
    )
    return Grid(cells=cells, order=1, page=page)


def _cuts(table: RuledTable, number: int, ruling: Ruling, sheet: Sheet) -> Iterator[_Cut]:
    cell = table.cells[number]
    box = ruling.box(
        table.xs[cell.column],
        table.ys[cell.row + cell.row_span],
        table.xs[cell.column + cell.column_span],
        table.ys[cell.row],
    )
    ink = np.where(box.of(ruling.mask) > 0, np.uint8(0), box.of(sheet.ink))
    grey = box.of(sheet.grey)
    lines = lines_in(ink, sheet.em)
    if len(lines) >= _UPRIGHT and all(line.right - line.left <= _ONE_SIGN * sheet.em for line in lines):
        yield _Cut(number, side_by_side([line.of(grey) for line in lines], sheet.em))
        return
    for line in lines:
        yield _Cut(number, line.wider(_RIM).of(grey))


# ---- running text ----


def _lines(sheet: Sheet, ruling: Ruling, tables: list[RuledTable]) -> list[Line]:
    """The lines of type outside the tables, without the page number; sizes in points."""
    outside, ink = sheet.grey.copy(), sheet.ink.copy()
    for table in tables:
        box = ruling.box(table.xs[0], table.bottom, table.xs[-1], table.top)
        box.of(outside)[:] = 255
        box.of(ink)[:] = 0
    if not lines_in(ink, sheet.em):
        return []
    rows: list[list[Region]] = []
    for region in sorted(find_regions(outside, sheet.em), key=lambda one: one.top + one.bottom):
        if rows and _level(rows[-1][0], region):
            rows[-1].append(region)
        else:
            rows.append([region])
    usual = median(region.bottom - region.top for row in rows for region in row) if rows else 0.0
    lines = [_line(sorted(row, key=lambda one: one.left), ruling, usual) for row in rows]
    return without_furniture(lines, ruling.height / ruling.pixels)


def _level(one: Region, two: Region) -> bool:
    overlap = min(one.bottom, two.bottom) - max(one.top, two.top)
    return overlap > _SAME_LINE * min(one.bottom - one.top, two.bottom - two.top)


def _line(row: list[Region], ruling: Ruling, usual: float) -> Line:
    text = row[0].reading.text
    for before, after in pairwise(row):
        text += (" " if after.left - before.right > _WORD_GAP * usual else "") + after.reading.text
    high = median(region.bottom - region.top for region in row)
    size = usual if usual / _USUAL < high < usual * _USUAL else high
    return Line(
        text=text,
        left=row[0].left / ruling.pixels,
        right=row[-1].right / ruling.pixels,
        bottom=(ruling.height - max(region.bottom for region in row)) / ruling.pixels,
        top=(ruling.height - min(region.top for region in row)) / ruling.pixels,
        size=size / ruling.pixels,
        page=0,
    )
