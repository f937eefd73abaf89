"""A report as Markdown. Pipes merge no cells: each row carries its innermost label, each column its own head."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from gongkai.documents.writers.tables import printed, printed_tables
from gongkai.documents.writers.text import closing, published_line, rows_of, sections
from gongkai.domain.reports import Block, BlockKind, CellKind, Head, Report, Table, TextBlock

_SPECIAL: Final = re.compile(r"([\\`*_|<>\[\]])")
_LINE_START: Final = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)]\s))")


def write(report: Report) -> bytes:
    """The report as UTF-8 Markdown."""
    return ("\n\n".join(_parts(report)) + "\n").encode()


def _parts(report: Report) -> Iterator[str]:
    if report.title:
        yield f"# {_escaped(report.title)}"
    line = published_line(report)
    if line:
        yield line
    yield from map(_block, report.preamble)
    tables = {table.section: table for table in printed_tables(report)}
    for section, laid in sections(report):
        if section:
            yield f"## {_escaped(section.heading)}"
            yield from map(_block, section.blocks)
        if laid:
            yield from _table(tables[laid[0].section], report)
    for text in closing(report):
        yield _escaped(text)


def _escaped(text: str) -> str:
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", " ".join(text.split("\n"))))


def _block(block: TextBlock) -> str:
    if block.kind is BlockKind.TABLE:
        rows = rows_of(block)
        return _pipes(rows[:1], rows[1:])
    text = _escaped(block.text)
    return f"### {text}" if block.kind is BlockKind.HEADING else text


def _table(table: Table, report: Report) -> Iterator[str]:
    for block in table.blocks:
        heads = ((block.title or "", *[""] * len(block.columns)),) if block.title else ()
        labelled = bool(block.rows[0].labels)
        heads = (*heads, (*([_corner(block)] if labelled else []), *map(_column, block.columns)))
        rows = []
        for row in block.rows:
            figures = [_figure(table, row, column, report) for column in block.columns]
            rows.append((*([row.label] if labelled else []), *figures))
        yield _pipes(heads, rows)


def _corner(block: Block) -> str:
    return block.corner or ""


def _column(column: Head) -> str:
    return column.label


def _figure(table: Table, row: Head, column: Head, report: Report) -> str:
    path = table.path(row, column)
    text = printed(report.figures.get(path))
    if column.kind is CellKind.AMOUNT and text:
        text += printed(report.figures.get(path.rpartition("/")[0] + "/unit"))
    return text


def _pipes(heads: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> str:
    """A pipe table; the first row of heads is Markdown's own, the others follow as rows."""
    first = heads[0] if heads else ()
    lines = [first, ["---"] * len(first), *heads[1:], *rows]
    return "\n".join("| " + " | ".join(_cell(text) for text in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split("\n"))) if text != "---" else text
