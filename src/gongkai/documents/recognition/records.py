"""Tables as documents have them → records: a row's labels and the cells that follow them.

What follows does not care any more whether a row came from a Word grid, a line of tabs or a run of text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from gongkai.documents.content import Grid, GridCell
from gongkai.documents.recognition.figures import is_blank, is_figure_like, tidy
from gongkai.documents.recognition.labels import clean

_LONGEST_LABEL: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row: ``labels`` from left to right, then ``cells``.

    ``order`` is the table's number and ``row`` the row in it, both from 1. In an ``exact`` one the cells'
    columns are those of the document's own grid.
    """

    labels: tuple[str, ...]
    cells: tuple[GridCell, ...]
    order: int | None = None
    row: int | None = None
    page: int | None = None
    exact: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells' texts."""
        return tuple(cell.text for cell in self.cells)

    @property
    def states(self) -> bool:
        """Whether any cell holds something."""
        return any(not is_blank(cell.text) for cell in self.cells)


def rows_of(grid: Grid) -> list[list[GridCell]]:
    """The grid's rows from the top; in each the cells that begin there, from the left."""
    rows: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell)
    return [sorted(rows[number], key=lambda cell: cell.column) for number in sorted(rows)]


def records_of(grid: Grid) -> Iterator[Record]:
    """One record for each row of ``grid``; a row of heads has labels and no cells."""
    for cells in rows_of(grid):
        yield record_of(cells, grid)


def record_of(cells: Sequence[GridCell], grid: Grid) -> Record:
    """Split one row at the last label before its first figure."""
    figures = (place for place, cell in enumerate(cells) if is_figure_like(cell.text))
    head = cells[: next(figures, len(cells))]
    last = max((place for place, cell in enumerate(head) if is_label(cell.text)), default=-1)
    return Record(
        labels=tuple(clean(cell.text).strip() for cell in cells[: last + 1] if cell.text.strip()),
        cells=tuple(cells[last + 1 :]),
        order=grid.order,
        row=cells[0].row + 1,
        page=cells[0].page or grid.page,
        exact=not grid.ragged,
    )


def is_label(text: str) -> bool:
    """Whether a cell holds words rather than a figure or a blank."""
    bare = tidy(clean(text))
    if is_blank(bare) or is_figure_like(bare):
        return False
    return len(bare) <= _LONGEST_LABEL and any("\u3400" <= sign <= "\u9fff" for sign in bare)
