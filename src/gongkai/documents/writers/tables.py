"""The statutory tables of a report as they are printed: cells with their merges, for every writer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gongkai.documents.content import GridCell
from gongkai.domain.reports import (
    EDITION_2019,
    EDITION_2021_UNSPLIT,
    Block,
    CellKind,
    Figure,
    Head,
    Report,
    Table,
)

_REQUESTS: Final = EDITION_2019.table("requests")


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidTable:
    """A statutory table laid out.

    ``name`` is its caption and ``section`` the section it stands in; the first ``header_rows`` repeat on each page; the
    first ``label_columns`` of its ``width`` columns hold labels. ``paths`` names the figures by the row and
    column they are laid in.
    """

    name: str
    section: int
    cells: tuple[GridCell, ...]
    header_rows: int
    label_columns: int
    width: int
    paths: Mapping[tuple[int, int], str]

    def is_head(self, cell: GridCell) -> bool:
        """Whether a cell holds a label rather than a figure."""
        return cell.row < self.header_rows or cell.column < self.label_columns or not _is_figure(cell.text)


def _is_figure(text: str) -> bool:
    return not text or text.lstrip("-")[:1].isdecimal()


def lay_out(report: Report) -> Iterator[LaidTable]:
    """The report's statutory tables in order; a figure not stated is printed as a blank (F-3.12).

    A 2021 report with 其他处理 in one row prints table 三 as the form of 2019 has it, row for row.
    """
    yield from (_laid(table, report) for table in printed_tables(report))


def printed_tables(report: Report) -> Iterator[Table]:
    """The tables of the report's form with the rows that are printed."""
    form = report.form
    for table in form.tables if form else ():
        unsplit = form is EDITION_2021_UNSPLIT and table.key == _REQUESTS.key
        yield _REQUESTS if unsplit else table


def printed(figure: Figure) -> str:
    """A figure as the form prints it."""
    if figure is None:
        return ""
    return format(figure, "f") if isinstance(figure, Decimal) else str(figure)


def _laid(table: Table, report: Report) -> LaidTable:
    cells: list[GridCell] = []
    paths: dict[tuple[int, int], str] = {}
    labels = max(len(row.labels) for block in table.blocks for row in block.rows)
    width = labels + max(len(block.columns) for block in table.blocks)
    top = 0
    for block in table.blocks:
        if block.title:
            cells.append(GridCell(text=block.title, row=top, column=0, column_span=width))
            top += 1
        starts = _starts(labels, width, len(block.columns))
        depth = max(len(column.labels) for column in block.columns)
        if labels:
            cells.append(GridCell(text=block.corner or "", row=top, column=0, row_span=depth, column_span=labels))
        cells += _column_heads(block.columns, starts, depth, top)
        top += depth
        cells += _row_heads(block.rows, labels, top)
        for cell, path in _figures(table, block, report, starts, top):
            cells.append(cell)
            paths[cell.row, cell.column] = path
        top += len(block.rows)
    header_rows = max(len(column.labels) for column in table.blocks[0].columns) if len(table.blocks) == 1 else 0
    return LaidTable(
        name=table.name,
        section=table.section,
        cells=tuple(cells),
        header_rows=header_rows,
        label_columns=labels,
        width=width,
        paths=paths,
    )


def _starts(labels: int, width: int, count: int) -> list[int]:
    """Where each of ``count`` columns begins, sharing the width beside the labels; the width comes last."""
    share, rest = divmod(width - labels, count)
    starts = [labels]
    for at in range(count):
        starts.append(starts[-1] + share + (1 if at < rest else 0))
    return starts


def _column_heads(columns: Sequence[Head], starts: Sequence[int], depth: int, top: int) -> Iterator[GridCell]:
    """Heads from the widest to the innermost; neighbours that share a head share its cell."""
    for level, first, last in _shared(columns):
        ends = len(columns[first].labels) == level + 1
        yield GridCell(
            text=columns[first].labels[level],
            row=top + level,
            column=starts[first],
            row_span=depth - level if ends else 1,
            column_span=starts[last + 1] - starts[first],
        )


def _row_heads(rows: Sequence[Head], labels: int, top: int) -> Iterator[GridCell]:
    for level, first, last in _shared(rows):
        ends = len(rows[first].labels) == level + 1
        yield GridCell(
            text=rows[first].labels[level],
            row=top + first,
            column=level,
            row_span=last - first + 1,
            column_span=labels - level if ends else 1,
        )


def _shared(heads: Sequence[Head]) -> Iterator[tuple[int, int, int]]:
    """(level, first, last) for each run of heads with the same labels down to that level."""
    for level in range(max(len(head.labels) for head in heads)):
        first = 0
        while first < len(heads):
            prefix = heads[first].labels[: level + 1]
            last = first
            while last + 1 < len(heads) and heads[last + 1].labels[: level + 1] == prefix:
                last += 1
            if len(prefix) == level + 1:
                yield level, first, last
            first = last + 1


def _figures(
    table: Table, block: Block, report: Report, starts: Sequence[int], top: int
) -> Iterator[tuple[GridCell, str]]:
    for at, row in enumerate(block.rows):
        for number, column in enumerate(block.columns):
            path = table.path(row, column)
            text = printed(report.figures.get(path))
            if column.kind is CellKind.AMOUNT and text:
                text += printed(report.figures.get(path.rpartition("/")[0] + "/unit"))
            span = starts[number + 1] - starts[number]
            yield GridCell(text=text, row=top + at, column=starts[number], column_span=span), path
