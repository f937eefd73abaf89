"""Excel (xlsx) → ``Content``: what the sheets show, cut into lines of text and tables."""

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.documents.content import Content, Grid, GridCell, Paragraph, Part, UnreadableError
from gongkai.documents.readers.limits import MAX_CELLS, check_parts
from gongkai.documents.readers.packages import Package
from gongkai.documents.readers.sources import source_of
from gongkai.domain.reports import Hygiene

_MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_ROWS: Final = 20_000
_MOST_COLUMNS: Final = 400
_SHEET: Final = "xl/worksheets/"
_MERGES: Final = b"<mergeCell "
_PEOPLE: Final = frozenset({"openpyxl", ""})


def read(data: bytes, name: str, *, pictures: bool = False) -> Content:  # noqa: ARG001 - pictures on sheets hold no tables
    """Read a workbook. Raises ``UnreadableError``."""
    package = Package(data)
    for part in package.names:
        if part.endswith((".xml", ".rels")):
            package.xml(part)  # bounds and well-formedness, before openpyxl trusts it
        if part.startswith(_SHEET) and part.endswith(".xml") and package.read(part).count(_MERGES) > MAX_CELLS // 100:
            raise UnreadableError("表格的合并单元格多得不像一份年度报告，未读取。")
    book = load_workbook(io.BytesIO(data), data_only=True)
    sheets = [sheet for sheet in book.worksheets if isinstance(sheet, Worksheet)]
    shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    parts: list[Part] = []
    for sheet in shown:
        parts += _parts(sheet, sum(isinstance(part, Grid) for part in parts))
    check_parts(parts)
    creator = (book.properties.creator or "").strip()
    hygiene = [Hygiene("hidden_sheets", len(sheets) - len(shown), "工作表")] if len(shown) < len(sheets) else []
    hidden = sum(bool(row.hidden) for sheet in shown for row in sheet.row_dimensions.values())
    hygiene += [Hygiene("hidden_rows", hidden, "工作表")] if hidden else []
    hygiene += [Hygiene("author", 1, f"文件属性：{creator}")] if creator not in _PEOPLE else []
    return Content(source=source_of(data, name, _MEDIA_TYPE), parts=tuple(parts), hygiene=tuple(hygiene))


def _parts(sheet: Worksheet, order: int) -> Iterator[Part]:
    """A sheet's rows: one lone text is a line, neighbouring fuller rows are a table."""
    if sheet.max_row > _MOST_ROWS or sheet.max_column > _MOST_COLUMNS or sheet.max_row * sheet.max_column > MAX_CELLS:
        raise UnreadableError("工作表大得不像一份年度报告，未读取；请删去多余的行和列再试。")
    spans = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    covered = {
        (row, column)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }
    rows = [row for row in range(1, sheet.max_row + 1) if not sheet.row_dimensions[row].hidden]
    table: list[int] = []
    for row in rows:
        texts = [column for column in range(1, sheet.max_column + 1) if _text(sheet.cell(row, column).value)]
        inside = any((row, column) in covered for column in range(1, sheet.max_column + 1))
        if len(texts) > 1 or (inside and (len(texts) != 1 or table or _starts_table(sheet, row))):
            table.append(row)
            continue
        if table and not texts:
            continue
        if table:
            order += 1
            yield _grid(sheet, table, spans, order)
            table = []
        if texts:
            text = _text(sheet.cell(row, texts[0]).value)
            yield from (Paragraph(text=line.strip()) for line in text.split("\n") if line.strip())
    if table:
        yield _grid(sheet, table, spans, order + 1)


def _starts_table(sheet: Worksheet, row: int) -> bool:
    """Whether a merged row with one text is a table's first: the next row has several."""
    below = [column for column in range(1, sheet.max_column + 1) if _text(sheet.cell(row + 1, column).value)]
    return len(below) > 1


def _grid(sheet: Worksheet, rows: list[int], spans: dict[tuple[int, int], Any], order: int) -> Grid:
    place = {row: at for at, row in enumerate(rows)}
    cells = []
    for row in rows:
        column = 1
        while column <= sheet.max_column:
            area = spans.get((row, column))
            value = sheet.cell(row, column)
            if area is None and type(value).__name__ == "MergedCell":
                column += 1
                continue
            last = max((at for at in range(row, area.max_row + 1) if at in place), default=row) if area else row
            width = area.max_col - area.min_col + 1 if area else 1
            cells.append(
                GridCell(
                    text=_text(value.value),
                    row=place[row],
                    column=column - 1,
                    row_span=place[last] - place[row] + 1,
                    column_span=width,
                )
            )
            column += width
    return Grid(cells=tuple(cells), order=order)


def _text(value: object) -> str:
    """What a cell shows: whole numbers without a point, dates as 2024-01-31."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    return str(value).strip()
