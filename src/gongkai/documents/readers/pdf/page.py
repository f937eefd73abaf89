"""What stands on a PDF page, as the reader sees it: characters, rules, pictures, in points from the bottom left."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

import pypdfium2 as pdfium
from pypdfium2 import raw

_THIN: Final = 3.0
_STRAIGHT: Final = 0.6
_DEEPEST_FORM: Final = 6
_MOST_CHARACTERS: Final = 60_000
_MOST_OBJECTS: Final = 60_000
_MOST_SEGMENTS: Final = 400
_MOST_COMMENTS: Final = 1000
_COMMENTS: Final = frozenset(
    {
        raw.FPDF_ANNOT_TEXT,
        raw.FPDF_ANNOT_FREETEXT,
        raw.FPDF_ANNOT_HIGHLIGHT,
        raw.FPDF_ANNOT_UNDERLINE,
        raw.FPDF_ANNOT_STRIKEOUT,
        raw.FPDF_ANNOT_CARET,
        raw.FPDF_ANNOT_INK,
    }
)
_HYPHEN: Final = 2
"""What PDFium makes of a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Character:
    """A printed character and its box; the box is as high as its font, whatever the sign."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float
    parted: bool = False
    """Whether the file has a blank before it."""

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of its box."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    @property
    def size(self) -> float:
        """The height of its box."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight horizontal or vertical stroke: ``at`` its own position, from ``start`` to ``end`` along it."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Image:
    """A picture's box."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True)
class PageView:
    """A page's size as displayed and what stands on it."""

    width: float
    height: float
    characters: list[Character] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    unreadable: int = 0
    """Characters whose font does not say what they are."""
    outside: int = 0
    """Characters beyond the edges of the page as displayed."""
    invisible: int = 0
    """Stretches of text in no colour: the recognised layer of a scan, or hidden."""
    comments: int = 0


class _Turn:
    """Turns a page's own coordinates into those of the page as displayed."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.quarter = (page.get_rotation() // 90) % 4
        left, bottom, right, top = page.get_bbox()
        self.left, self.bottom = left, bottom
        self.w, self.h = right - left, top - bottom

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.left, y - self.bottom
        if self.quarter == 1:
            return y, self.w - x
        if self.quarter == 2:
            return self.w - x, self.h - y
        if self.quarter == 3:
            return self.h - y, x
        return x, y

    @property
    def size(self) -> tuple[float, float]:
        return (self.h, self.w) if self.quarter % 2 else (self.w, self.h)


def view(page: pdfium.PdfPage) -> PageView:
    """Read one page."""
    turn = _Turn(page)
    seen = PageView(*turn.size)
    _characters(page, turn, seen)
    for at in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        _object(raw.FPDFPage_GetObject(page, at), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), turn, seen, 0)
    seen.comments = _comments(page)
    return seen


def _comments(page: pdfium.PdfPage) -> int:
    count = 0
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_COMMENTS)):
        note = raw.FPDFPage_GetAnnot(page, at)
        count += raw.FPDFAnnot_GetSubtype(note) in _COMMENTS
        raw.FPDFPage_CloseAnnot(note)
    return count


# ---- characters ----


def _characters(page: pdfium.PdfPage, turn: _Turn, seen: PageView) -> None:
    textpage = page.get_textpage()
    handle = textpage.raw
    count = min(raw.FPDFText_CountChars(handle), _MOST_CHARACTERS)
    box = raw.FS_RECTF()
    reference = ctypes.byref(box)
    before: tuple[str, float, float] | None = None
    width, height = seen.width, seen.height
    parted = False
    for at in range(count):
        code = raw.FPDFText_GetUnicode(handle, at)
        if code == _HYPHEN:
            code = ord("-")
        if code <= 32 or code in (0xA0, 0x3000):
            parted = True
            continue
        if not raw.FPDFText_GetLooseCharBox(handle, at, reference):
            continue
        if code in (0xFFFD, 0xFFFE, 0xFFFF) or 0xE000 <= code < 0xF900:
            seen.unreadable += 1
            continue
        x0, y0 = turn(box.left, box.bottom)
        x1, y1 = turn(box.right, box.top)
        left, right = (x0, x1) if x0 <= x1 else (x1, x0)
        bottom, top = (y0, y1) if y0 <= y1 else (y1, y0)
        sign = chr(code)
        printed = (sign, round(left), round(bottom))
        if printed == before:
            continue  # printed twice to look bold
        if not (0 <= (left + right) / 2 <= width and 0 <= (bottom + top) / 2 <= height):
            seen.outside += 1
            continue
        before = printed
        seen.characters.append(Character(sign, left, bottom, right, top, parted))
        parted = False
    textpage.close()


# ---- rules and pictures ----

_Matrix = tuple[float, float, float, float, float, float]


def _object(item: Any, outer: _Matrix, turn: _Turn, seen: PageView, depth: int) -> None:  # noqa: ANN401 - a C pointer
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_PATH:
        _path(item, _times(_matrix(item), outer), turn, seen)
    elif kind == raw.FPDF_PAGEOBJ_TEXT:
        seen.invisible += raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
    elif kind == raw.FPDF_PAGEOBJ_IMAGE:
        matrix = _times(_matrix(item), outer)
        corners = [turn(*_apply(matrix, x, y)) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        seen.images.append(Image(min(xs), min(ys), max(xs), max(ys)))
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
        matrix = _times(_matrix(item), outer)
        for at in range(min(raw.FPDFFormObj_CountObjects(item), _MOST_OBJECTS)):
            _object(raw.FPDFFormObj_GetObject(item, at), matrix, turn, seen, depth + 1)


def _matrix(item: Any) -> _Matrix:  # noqa: ANN401 - a C pointer
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, ctypes.byref(found))
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: _Matrix, two: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _apply(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _path(item: Any, matrix: _Matrix, turn: _Turn, seen: PageView) -> None:  # noqa: ANN401 - a C pointer
    """Strokes that run along the page; a filled sliver is a stroke too."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    for points in _outlines(item, matrix, turn):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
        if right - left <= _THIN or top - bottom <= _THIN:
            _keep(seen, (left + right) / 2, (bottom + top) / 2, left, right, bottom, top)
        elif stroke.value:
            for (x0, y0), (x1, y1) in pairwise(points):
                if abs(x0 - x1) <= _STRAIGHT or abs(y0 - y1) <= _STRAIGHT:
                    _keep(seen, (x0 + x1) / 2, (y0 + y1) / 2, min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1))


def _keep(seen: PageView, x: float, y: float, left: float, right: float, bottom: float, top: float) -> None:
    if right - left >= top - bottom:
        seen.across.append(Rule(y, left, right))
    else:
        seen.down.append(Rule(x, bottom, top))


def _outlines(item: Any, matrix: _Matrix, turn: _Turn) -> Iterator[list[tuple[float, float]]]:  # noqa: ANN401 - a C pointer
    """The points of each part of a path; a closed one comes back to its first."""
    x, y = ctypes.c_float(), ctypes.c_float()
    at_x, at_y = ctypes.byref(x), ctypes.byref(y)
    points: list[tuple[float, float]] = []
    for at in range(min(raw.FPDFPath_CountSegments(item), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(item, at)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        raw.FPDFPathSegment_GetPoint(segment, at_x, at_y)
        points.append(turn(*_apply(matrix, x.value, y.value)))
        if raw.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if len(points) > 1:
        yield points
