"""What a file says, before anyone asks whether it is an annual report: paragraphs, tables, pictures, in reading order.

Each format has a reader that turns bytes into a ``Content``; ``recognition`` turns a ``Content`` into a ``Report``.
"""

from dataclasses import dataclass
from datetime import date

from gongkai.domain.reports import Hygiene, Notice, Source


class UnreadableError(Exception):
    """The file cannot be read; the message is one Chinese sentence that says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A line of running text. ``heading`` is the outline level the file gives it (1 is outermost), if it gives one."""

    text: str
    heading: int | None = None
    page: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell of a table. ``row`` and ``column`` count from 0 and name its top left place in the grid.

    ``confidence`` (0 to 1) is set where the text was recognised from a picture.
    """

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    line: int | None = None
    page: int | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table. In a ``ragged`` one (text, Markdown) columns are only counted: merged cells have left no trace.

    ``order`` is its number among the file's tables, from 1.
    """

    cells: tuple[GridCell, ...]
    order: int
    ragged: bool = False
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture in the place where a reader sees it; ``where`` says it in Chinese (第3页第1张图片)."""

    where: str
    page: int | None = None
    data: bytes | None = None
    """The encoded picture (PNG, JPEG, …), kept only when the caller asked for pictures."""


Part = Paragraph | Grid | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A file read. ``title`` and ``published_on`` come from the file's or page's own metadata."""

    source: Source
    parts: tuple[Part, ...]
    title: str | None = None
    published_on: date | None = None
    hygiene: tuple[Hygiene, ...] = ()
    notices: tuple[Notice, ...] = ()
