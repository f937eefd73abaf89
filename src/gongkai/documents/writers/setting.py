"""Tables set for the page: how wide each column, how large the type, so that a table fits the type area."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from gongkai.documents.writers.characters import printable
from gongkai.documents.writers.page import TYPE_WIDTH, em, unbreakable
from gongkai.documents.writers.tables import LaidTable

LEADING: Final = 1.25
"""The pitch of lines in a cell, in em."""
PADDING: Final = 3.0
"""The space between a cell's text and its side rules, in points."""

_SIZES: Final = (10.5, 9.0, 7.5, 6.5, 5.5, 5.0)
"""五号, and what may be taken below it where a table is wider than the page."""
_NARROWEST: Final = 2.0
_NARROWEST_LABEL: Final = 3.0
_WIDEST_WISH: Final = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCell:
    """A cell of a table: its place counts from 0; ``left`` sets a row's label flush left."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    left: bool = False


@dataclass(frozen=True, kw_only=True)
class SetTable:
    """A table ready for the page: widths and type size in points; the first ``header_rows`` repeat on each page."""

    cells: tuple[SetCell, ...]
    height: int
    widths: tuple[float, ...]
    size: float
    header_rows: int = 0
    name: str | None = None

    @cached_property
    def _covers(self) -> dict[tuple[int, int], SetCell]:
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }

    def across(self, row: int) -> Iterator[SetCell]:
        """The cells that cover a row, from left to right; a place no cell covers is an empty one."""
        column = 0
        while column < len(self.widths):
            cell = self._covers.get((row, column)) or SetCell(text="", row=row, column=column)
            yield cell
            column = cell.column + cell.column_span


def fit(cells: Sequence[SetCell], columns: int, even_from: int) -> tuple[float, tuple[float, ...]]:
    """The type size and column widths at which a table of ``columns`` fits the type area, in points.

    The columns from ``even_from`` on (the figures) are equally wide; those before share what they leave by their text.
    """
    least, wished = _needs(cells, columns)
    least[:even_from] = [max(width, _NARROWEST_LABEL) for width in least[:even_from]]
    if even_from < columns:
        least[even_from:] = [max(least[even_from:])] * (columns - even_from)
        wished[even_from:] = [max(least[even_from:])] * (columns - even_from)
    # More than seventy columns fit no page: they run over its edge rather than vanish.
    room = max(TYPE_WIDTH - 2 * PADDING * columns, float(columns))
    for size in _SIZES:
        if sum(least) * size <= room:
            break
    scale = min(1.0, room / (sum(least) * size))
    floors = [width * size * scale for width in least]
    widths = _share(floors, [width * size for width in wished], room)
    return size, tuple(width + 2 * PADDING for width in widths)


def _needs(cells: Sequence[SetCell], columns: int) -> tuple[list[float], list[float]]:
    """For each column, the width below which a word or figure would break, and the width its text would like, in em."""
    least = [_NARROWEST] * columns
    wished = [_NARROWEST] * columns
    for cell in cells:
        if cell.column_span == 1:
            least[cell.column] = max(least[cell.column], max(map(em, unbreakable(cell.text)), default=0.0))
            wish = min(em(cell.text) / cell.row_span, _WIDEST_WISH)
            wished[cell.column] = max(wished[cell.column], least[cell.column], wish)
    return least, wished


def _share(floors: list[float], wishes: list[float], room: float) -> list[float]:
    """Widths of at least ``floors`` that fill ``room``: what is left goes first to wishes, then to all alike."""
    spare = room - sum(floors)
    wanting = [max(0.0, wish - floor) for wish, floor in zip(wishes, floors, strict=True)]
    granted = min(1.0, spare / sum(wanting)) if sum(wanting) else 0.0
    widths = [floor + want * granted for floor, want in zip(floors, wanting, strict=True)]
    rest = (room - sum(widths)) / len(widths)
    return [width + rest for width in widths]


def set_form(table: LaidTable) -> SetTable:
    """A statutory table: its head repeats, and where its rows' labels are nested they stand flush left."""
    nested = table.label_columns > 1
    cells = tuple(
        SetCell(
            text=printable(cell.text),
            row=cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            left=nested and cell.row >= table.header_rows and cell.column < table.label_columns and cell.row_span == 1,
        )
        for cell in table.cells
    )
    size, widths = fit(cells, table.width, table.label_columns)
    height = max(cell.row + cell.row_span for cell in cells)
    return SetTable(
        cells=cells, height=height, widths=widths, size=size, header_rows=table.header_rows, name=table.name
    )


def set_free(rows: Sequence[Sequence[str]]) -> SetTable:
    """A table of the report's own, as it stands; no row of it is known to be a head."""
    columns = max(map(len, rows), default=1)
    cells = tuple(
        SetCell(text=printable(text), row=row, column=column)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    size, widths = fit(cells, columns, columns)
    return SetTable(cells=cells, height=len(rows), widths=widths, size=size)
