"""The statutory tables of a report with the cells of the findings marked."""

from collections.abc import Container, Iterator, Mapping
from html import escape

from gongkai.documents.content import GridCell
from gongkai.documents.writers.tables import LaidTable, lay_out
from gongkai.domain.reports import Report


def marked_tables(report: Report, marks: Mapping[str, str], sections: Container[int]) -> Iterator[tuple[int, str]]:
    """(section, HTML) of each table in ``sections``; ``marks`` gives a cell's path the severity that colours it."""
    for table in lay_out(report):
        if table.section in sections:
            yield table.section, _table(table, marks)


def _table(table: LaidTable, marks: Mapping[str, str]) -> str:
    height = max(cell.row + cell.row_span for cell in table.cells)
    lines: list[list[GridCell]] = [[] for _ in range(height)]
    for cell in sorted(table.cells, key=lambda cell: cell.column):
        lines[cell.row].append(cell)
    body = "\n".join(f"<tr>{''.join(_cell(table, cell, marks) for cell in line)}</tr>" for line in lines)
    name = escape(table.name)
    return (
        f'<div class="scroll" role="region" aria-label="{name}" tabindex="0">\n<table class="statutory">\n'
        f"<caption>{name}</caption>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>"
    )


def _cell(table: LaidTable, cell: GridCell, marks: Mapping[str, str]) -> str:
    spans = "".join(
        f' {name}="{span}"' for name, span in (("rowspan", cell.row_span), ("colspan", cell.column_span)) if span > 1
    )
    path = table.paths.get((cell.row, cell.column))
    if path is None:
        return f"<th{spans}>{escape(cell.text)}</th>"
    severity = marks.get(path)
    if severity is None:
        return f"<td{spans}>{escape(cell.text)}</td>"
    return f'<td{spans} class="{severity}"><mark>{escape(cell.text) or "空"}</mark></td>'
