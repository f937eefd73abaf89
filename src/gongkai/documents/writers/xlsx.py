"""A report as an Excel workbook: one sheet of text, one for each statutory table."""

import io
from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.documents.writers.tables import LaidTable
from gongkai.documents.writers.text import closing, published_line, rows_of, sections
from gongkai.domain.reports import BlockKind, Report, TextBlock

_LINE = Side(style="thin", color="808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="EEF1F5")
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_TEXT_WIDTH = 100
_NUMERALS = "一二三四五六"


def write(report: Report) -> bytes:
    """The report as xlsx; counts are numbers, money keeps its digits as text."""
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has a sheet")
    sheet.title = "正文"
    sheet.column_dimensions["A"].width = _TEXT_WIDTH
    _text_sheet(sheet, report)
    for _, tables in sections(report):
        for table in tables:
            _table_sheet(book.create_sheet(f"表{_NUMERALS[table.section - 1]}"), table)
    book.properties.creator = ""
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _text_sheet(sheet: Worksheet, report: Report) -> None:
    for texts, bold in _lines(report):
        row = sheet.max_row + 1 if sheet.cell(1, 1).value is not None else 1
        for column, text in enumerate(texts, 1):
            cell = sheet.cell(row, column)
            cell.value = text
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=bold)


def _lines(report: Report) -> Iterator[tuple[tuple[str, ...], bool]]:
    if report.title:
        yield (report.title,), True
    line = published_line(report)
    if line:
        yield (line,), False
    for block in report.preamble:
        yield from _block(block)
    for section, _ in sections(report):
        if section:
            yield (section.heading,), True
            for block in section.blocks:
                yield from _block(block)
    for text in closing(report):
        yield (text,), False


def _block(block: TextBlock) -> Iterator[tuple[tuple[str, ...], bool]]:
    if block.kind is BlockKind.TABLE:
        for row in rows_of(block):
            yield row, False
    else:
        yield (block.text,), block.kind is BlockKind.HEADING


def _table_sheet(sheet: Worksheet, table: LaidTable) -> None:
    for cell in table.cells:
        place = sheet.cell(cell.row + 1, cell.column + 1)
        place.value = int(cell.text) if _is_count(cell.text) else cell.text or None
        if isinstance(place.value, str):
            place.data_type = "s"
        place.alignment = _CENTRE
        if table.is_head(cell) and cell.text:
            place.fill = _HEAD
        for row in range(cell.row + 1, cell.row + cell.row_span + 1):
            for column in range(cell.column + 1, cell.column + cell.column_span + 1):
                sheet.cell(row, column).border = _BOX
        if cell.row_span > 1 or cell.column_span > 1:
            sheet.merge_cells(
                start_row=cell.row + 1,
                start_column=cell.column + 1,
                end_row=cell.row + cell.row_span,
                end_column=cell.column + cell.column_span,
            )
    for column in range(table.width):
        wide = table.label_columns > 1 and column == table.label_columns - 1
        sheet.column_dimensions[get_column_letter(column + 1)].width = 34 if wide else 14
    if table.header_rows:
        sheet.freeze_panes = f"{get_column_letter(table.label_columns + 1)}{table.header_rows + 1}"


def _is_count(text: str) -> bool:
    bare = text.removeprefix("-")
    return bare.isdecimal() and (bare == "0" or not bare.startswith("0")) and len(bare) < 16
