"""The lines of a report in the order in which every writer prints them."""

from collections.abc import Iterator
from datetime import date

from gongkai.documents.writers.tables import LaidTable, lay_out
from gongkai.domain.reports import EDITION_2021, Report, Section, TextBlock


def sections(report: Report) -> Iterator[tuple[Section | None, list[LaidTable]]]:
    """Each section with its statutory tables; a table whose section is missing stands in its place alone."""
    tables = list(lay_out(report))
    for number in range(1, len(EDITION_2021.sections) + 1):
        section = report.section(number)
        own = [table for table in tables if table.section == number]
        if section or own:
            yield section, own


def chinese_date(day: date) -> str:
    """2024年1月17日: Arabic digits without leading zeros (F-5.11)."""
    return f"{day.year}年{day.month}月{day.day}日"


def published_line(report: Report) -> str | None:
    """发布日期：2024-01-17, if the report has one."""
    return f"发布日期：{report.published_on.isoformat()}" if report.published_on else None


def closing(report: Report) -> list[str]:
    """Signature and date."""
    return [line for line in (report.signed_by, chinese_date(report.signed_on) if report.signed_on else None) if line]


def rows_of(block: TextBlock) -> tuple[tuple[str, ...], ...]:
    """A free table's rows, all as long as the longest."""
    width = max((len(row) for row in block.rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in block.rows)
