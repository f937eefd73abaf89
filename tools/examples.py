"""Write the invented reports of ``examples/`` from their values in ``examples/sources``; ``--check`` only compares."""

import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from gongkai.documents.writers import write_report
from gongkai.documents.writers.tables import LaidTable, lay_out
from gongkai.domain.reports import (
    CellKind,
    Contact,
    Edition,
    Figure,
    FrozenMap,
    Period,
    Report,
    Section,
    TextBlock,
    edition_key_for,
    form_of,
)

EXAMPLES: Final = Path(__file__).parents[1] / "examples"
KINDS: Final = {
    "science-2024": "docx",
    "science-2023": "html",
    "market-2024": "txt",
    "city-2024": "md",
    "transport-2020": "json",
}


def main() -> None:
    """Write each example, or say which one is not what its source makes."""
    check = "--check" in sys.argv[1:]
    stale = []
    for name, kind in KINDS.items():
        report = report_from(tomllib.loads((EXAMPLES / "sources" / f"{name}.toml").read_text(encoding="utf-8")))
        data = as_text(report).encode() if kind == "txt" else write_report(report, kind)
        path = EXAMPLES / f"{name}.{kind}"
        if check and (not path.exists() or path.read_bytes() != data):
            stale.append(path.name)
        elif not check:
            path.write_bytes(data)
    if stale:
        sys.exit(f"examples are stale: {', '.join(stale)}; run tools/examples.py")


def report_from(source: dict[str, Any]) -> Report:
    """The report that a source describes; rows it leaves out are zeros."""
    year = source["year"]
    edition = edition_key_for(year)
    form = form_of(edition)
    if form is None:
        raise ValueError(f"there is no form for {year}")
    return Report(
        title=source["title"],
        agency=source["agency"],
        year=year,
        edition=edition,
        scope=source["scope"],
        signed_on=source["signed_on"],
        signed_by=source["agency"],
        published_on=source.get("published_on"),
        period=Period(date(year, 1, 1), date(year, 12, 31)),
        contact=Contact(**source["contact"]),
        preamble=tuple(map(_block, source["preamble"])),
        figures=FrozenMap(_figures(form, source["figures"])),
        sections=tuple(
            Section(number, heading, tuple(map(_block, source["sections"].get(str(number), ()))))
            for number, heading in enumerate(form.sections, 1)
        ),
    )


def _block(text: str) -> TextBlock:
    return TextBlock.heading(text[2:]) if text.startswith("# ") else TextBlock.paragraph(text)


def _figures(form: Edition, rows: dict[str, str]) -> dict[str, Figure]:
    figures: dict[str, Figure] = {path: _figure(cell.kind, "0") for path, cell in form.cells.items()}
    for row, texts in rows.items():
        paths = [path for path in form.cells if path.startswith(f"{row}/")]
        for path, text in zip(paths, texts.split(), strict=True):
            figures[path] = _figure(form.cells[path].kind, text)
    return figures


def _figure(kind: CellKind, text: str) -> Figure:
    if kind is CellKind.UNIT:
        return None if text == "0" else text
    return Decimal(text) if kind in (CellKind.MONEY, CellKind.AMOUNT) else int(text)


def as_text(report: Report) -> str:
    """A report as a text in which a table's cells stand between tabs, as pages are often copied."""
    tables = {table.section: table for table in lay_out(report)}
    lines = [report.title or "", *(block.text for block in report.preamble)]
    for section in report.sections:
        lines += [section.heading, *(block.text for block in section.blocks)]
        if section.number in tables:
            lines += _table_lines(tables[section.number])
    signed = report.signed_on
    lines += [report.signed_by or "", f"{signed.year}年{signed.month}月{signed.day}日" if signed else ""]
    return "\n".join(lines) + "\n"


def _table_lines(table: LaidTable) -> Iterator[str]:
    for row in range(max(cell.row for cell in table.cells) + 1):
        cells = sorted((cell for cell in table.cells if cell.row == row), key=lambda cell: cell.column)
        yield "\t".join(cell.text for cell in cells)


if __name__ == "__main__":
    main()
