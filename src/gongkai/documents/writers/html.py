"""A report as one accessible web page: no script, no outside resource, its tables with real heads."""

import re
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from gongkai.documents.content import GridCell
from gongkai.documents.writers.tables import LaidTable
from gongkai.documents.writers.text import closing, published_line, rows_of, sections
from gongkai.domain.reports import BlockKind, Report, TextBlock
from gongkai.domain.terms import ANNUAL_REPORT


def write(report: Report) -> bytes:
    """The report as UTF-8 HTML."""
    style = files(__package__).joinpath("report.css").read_text(encoding="utf-8")
    title = escape(report.title or ANNUAL_REPORT)
    published = f'<meta name="PubDate" content="{report.published_on.isoformat()}">\n' if report.published_on else ""
    body = "\n".join(_body(report))
    page = (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{published}<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )
    return page.encode()


def _body(report: Report) -> Iterator[str]:
    if report.title:
        yield f"<h1>{escape(report.title)}</h1>"
    line = published_line(report)
    if line:
        yield f'<p class="published">{line}</p>'
    yield from map(_block, report.preamble)
    for section, tables in sections(report):
        if section:
            yield f"<h2>{escape(section.heading)}</h2>"
            yield from map(_block, section.blocks)
        yield from map(_table, tables)
    for text in closing(report):
        yield f'<p class="closing">{escape(text)}</p>'


def _block(block: TextBlock) -> str:
    if block.kind is BlockKind.TABLE:
        rows = "\n".join(
            "<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>" for row in rows_of(block)
        )
        return f'<div class="scroll" role="region" aria-label="附表" tabindex="0">\n<table>\n{rows}\n</table>\n</div>'
    tag = "h3" if block.kind is BlockKind.HEADING else "p"
    return f"<{tag}>{_text(block.text)}</{tag}>"


def _text(text: str) -> str:
    """Escaped text in which runs of blanks and line breaks stay as they are."""
    kept = re.sub(r" (?= )|^ | $", "\u00a0", text)
    return escape(kept, quote=False).replace("\n", "<br>")


def _table(table: LaidTable) -> str:
    lines = []
    height = max(cell.row + cell.row_span for cell in table.cells)
    for row in range(height):
        cells = sorted((cell for cell in table.cells if cell.row == row), key=lambda cell: cell.column)
        lines.append("<tr>" + "".join(_cell(table, cell) for cell in cells) + "</tr>")
    head = "\n".join(lines[: table.header_rows])
    body = "\n".join(lines[table.header_rows :])
    head = f"<thead>\n{head}\n</thead>\n" if head else ""
    return (
        f'<div class="scroll" role="region" aria-label="{escape(table.name)}" tabindex="0">\n'
        f'<table class="statutory">\n{head}<tbody>\n{body}\n</tbody>\n</table>\n</div>'
    )


def _cell(table: LaidTable, cell: GridCell) -> str:
    spans = (f' rowspan="{cell.row_span}"' if cell.row_span > 1 else "") + (
        f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    )
    if not table.is_head(cell) or not cell.text:
        return f"<td{spans}>{_text(cell.text)}</td>"
    across = cell.column >= table.label_columns or cell.column_span == table.width or cell.row < table.header_rows
    scope = ("colgroup" if cell.column_span > 1 else "col") if across else ("rowgroup" if cell.row_span > 1 else "row")
    return f'<th scope="{scope}"{spans}>{_text(cell.text)}</th>'
