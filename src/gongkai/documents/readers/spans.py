"""Rows of cells with spans → a grid, whatever the spans claim."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from gongkai.documents.content import Grid, GridCell, UnreadableError
from gongkai.documents.readers.limits import MAX_CELLS

_WIDEST: Final = 1000


@dataclass(frozen=True, slots=True)
class SpanCell:
    """A cell as a row lists it. A ``row_span`` of 0 goes on to the last row."""

    text: str
    row_span: int = 1
    column_span: int = 1


def grid_of(rows: Iterable[list[SpanCell]], order: int) -> Grid:
    """Lay rows out as HTML does: each cell takes the next free place, spans reserve theirs below.

    Raises ``UnreadableError`` for a table with more places than a report can have; absurd spans are cut at the edge.
    """
    listed = list(rows)
    taken: dict[int, set[int]] = {}
    cells: list[GridCell] = []
    places = 0
    for at, row in enumerate(listed):
        column = 0
        below = taken.pop(at, set())
        for cell in row:
            while column in below:
                column += 1
            width = max(1, min(cell.column_span, _WIDEST))
            height = len(listed) - at if cell.row_span == 0 else max(1, min(cell.row_span, len(listed) - at))
            places += width * height
            if places > MAX_CELLS or column > _WIDEST:
                raise UnreadableError("表格的单元格多得不像一份年度报告，未读取；请检查其中的合并单元格。")
            cells.append(GridCell(text=cell.text, row=at, column=column, row_span=height, column_span=width))
            for under in range(at + 1, at + height):
                taken.setdefault(under, set()).update(range(column, column + width))
            column += width
    return Grid(cells=tuple(cells), order=order)
