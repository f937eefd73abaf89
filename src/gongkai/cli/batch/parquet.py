"""The two tables of a batch as Parquet files: one wide row a report, one row a finding."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from gongkai.cli.batch.journal import Entry
from gongkai.domain.reports import EDITION_2019, EDITION_2021_UNSPLIT, CellKind

_ROWS_AT_ONCE: Final = 500
_MONEY: Final = pa.decimal128(28, 8)
_PLACES: Final = Decimal("1e-8")
_COUNTS_BELOW: Final = 2**63
_MONEY_BELOW: Final = 10**20
_TYPES: Final = {
    CellKind.COUNT: pa.int64(),
    CellKind.CHANGE: pa.int64(),
    CellKind.MONEY: _MONEY,
    CellKind.AMOUNT: _MONEY,
    CellKind.UNIT: pa.string(),
}
_CELLS: Final = {path: cell.kind for form in (EDITION_2021_UNSPLIT, EDITION_2019) for path, cell in form.cells.items()}

_TEXT: Final = (
    "file", "sha256", "media_type", "title", "agency", "edition", "scope", "signed_by", "contact_address",
    "contact_postcode", "contact_phone", "contact_fax", "contact_email", "contact_url", "verdict", "error",
)  # fmt: skip
_NUMBERS: Final = ("pages", "year", "stated", "notices", "errors", "warnings", "hints")
_DAYS: Final = ("signed_on", "published_on", "period_from", "period_to")

REPORTS: Final = pa.schema(
    [(name, pa.string()) for name in _TEXT]
    + [(name, pa.int32()) for name in _NUMBERS]
    + [(name, pa.date32()) for name in _DAYS]
    + [(path, _TYPES[kind]) for path, kind in _CELLS.items()]
)
FINDINGS: Final = pa.schema(
    [(name, pa.string()) for name in ("file", "code", "severity", "message", "place")]
    + [("cells", pa.list_(pa.string()))]
    + [(name, pa.string()) for name in ("stated", "expected", "basis")]
)


def write_tables(entries: Sequence[Entry], reports: Path, findings: Path) -> None:
    """Write both tables, each at once or not at all."""
    _write(reports, REPORTS, map(_report_row, entries))
    _write(findings, FINDINGS, ({"file": entry.file, **row} for entry in entries for row in entry.reading["findings"]))


def _write(path: Path, schema: pa.Schema, rows: Iterator[dict[str, Any]]) -> None:
    part = path.with_name(f".{path.name}.part")
    with pq.ParquetWriter(part, schema, compression="zstd") as writer:
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            writer.write_table(pa.Table.from_pylist(some, schema=schema))
    part.replace(path)


def _report_row(entry: Entry) -> dict[str, Any]:
    row = dict(entry.reading["row"])
    figures = row.pop("figures", {})
    days = {name: date.fromisoformat(row[name]) for name in _DAYS if row.get(name)}
    return {"file": entry.file, **row, **days, **{path: _value(path, figure) for path, figure in figures.items()}}


def _value(path: str, figure: int | str) -> int | str | Decimal | None:
    """A figure as its column's type; one beyond any column is left out rather than cut."""
    kind = _CELLS[path]
    if kind is CellKind.UNIT:
        return figure
    if kind in (CellKind.MONEY, CellKind.AMOUNT):
        money = Decimal(figure)
        return money.quantize(_PLACES) if abs(money) < _MONEY_BELOW else None
    return figure if abs(int(figure)) < _COUNTS_BELOW else None
