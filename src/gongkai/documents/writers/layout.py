"""A report laid out as lines and tables, one after the other, for the writers that set pages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import ceil
from typing import Final

from gongkai.documents.writers.characters import printable
from gongkai.documents.writers.page import TITLE_SIZE, TYPE_WIDTH, em
from gongkai.documents.writers.setting import SetTable, set_form, set_free
from gongkai.documents.writers.text import chinese_date, published_line, sections
from gongkai.domain.reports import BlockKind, Report, TextBlock
from gongkai.domain.terms import ANNUAL_REPORT

_DATE_SPACE: Final = 4.0
_TITLE_WIDTH: Final = TYPE_WIDTH / TITLE_SIZE


class Role(StrEnum):
    """What a line is, and so how it is set."""

    TITLE = "title"
    PUBLISHED = "published"
    SECTION = "section"
    """一、 in 黑体."""
    SUBHEAD = "subhead"
    """（一） in 楷体."""
    ITEM = "item"
    """A heading numbered 1. or （1）, in 仿宋."""
    PARAGRAPH = "paragraph"
    SIGNATURE = "signature"
    DATE = "date"


HEADING_LEVELS: Final = {Role.SECTION: 1, Role.SUBHEAD: 2, Role.ITEM: 3}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph and its role. A newline in ``text`` breaks the line; ``left`` and ``right`` are blank, in em."""

    role: Role
    text: str
    left: float = 0.0
    right: float = 0.0


# ---- title ----


def title_lines(title: str, agency: str | None = None) -> tuple[str, ...]:
    """A title too wide for one line at 2号 breaks behind the agency that begins it, else before 政府信息公开 (F-5.9).

    ``"".join`` of the lines is the title. A line may still be too wide: the page setter wraps it (``title_inset``).
    """
    cut = len(agency) if agency and title.startswith(agency) else title.find("政府信息公开")
    if em(title) <= _TITLE_WIDTH or not 0 < cut < len(title):
        return (title,)
    return title[:cut], title[cut:]


def title_inset(lines: Iterable[str]) -> float:
    """The space on both sides, in em of the title, at which lines that wrap break into halves of one width."""
    widths = [em(line) / ceil(em(line) / _TITLE_WIDTH) for line in lines if line]
    if not any(em(line) > _TITLE_WIDTH for line in lines):
        return 0.0
    return max(0.0, (_TITLE_WIDTH - ceil(max(widths))) / 2)


# ---- signature ----


def closing(signed_by: str | None, signed_on: date | None) -> Iterator[Line]:
    """The signature centred over the date, the date four characters from the right edge (F-5.11).

    Under a signature so long that it would leave the type area, both move left together.
    """
    day = chinese_date(signed_on) if signed_on else ""
    signer = printable(signed_by or "")
    overhang = (em(signer) - em(day)) / 2 if day and signer else 0.0
    right = max(_DATE_SPACE, overhang)
    if signer:
        yield Line(Role.SIGNATURE, signer, right=max(0.0, right - overhang))
    if day:
        yield Line(Role.DATE, day, right=right)


# ---- the report ----

_SUBHEAD: Final = re.compile(r"\s*[（(][一二三四五六七八九十]+[）)]")
_ITEM: Final = re.compile(r"\s*(?:\d+\s*[.．、]|[（(]\d+[）)])")


def heading_role(text: str) -> Role:
    """The role of a heading within a section, by its number (F-5.8)."""
    return Role.ITEM if _ITEM.match(text) and not _SUBHEAD.match(text) else Role.SUBHEAD


def opening(report: Report) -> Iterator[Line]:
    """The title, and the day of publication under it."""
    if report.title:
        lines = title_lines(printable(report.title), report.agency)
        inset = title_inset(lines)
        yield Line(Role.TITLE, "\n".join(lines), left=inset, right=inset)
    published = published_line(report)
    if published:
        yield Line(Role.PUBLISHED, published)


def file_title(report: Report) -> str:
    """The title for the file's own metadata, which page readers announce."""
    year = f"{report.year}年" if report.year else ""
    return printable(report.title or f"{report.agency or ''}{year}{ANNUAL_REPORT}")


def parts_of(report: Report) -> Iterator[Line | SetTable]:
    """The whole report in reading order: each statutory table stands at the end of its section.

    A table of the form is there even where its section is not, so that no figure is lost.
    """
    yield from opening(report)
    yield from _blocks(report.preamble)
    for section, tables in sections(report):
        if section:
            yield from _lines(Role.SECTION, section.heading)
            yield from _blocks(section.blocks)
        yield from map(set_form, tables)
    yield from closing(report.signed_by, report.signed_on)


def _blocks(blocks: Iterable[TextBlock]) -> Iterator[Line | SetTable]:
    for block in blocks:
        if block.kind is not BlockKind.TABLE:
            role = heading_role(block.text) if block.kind is BlockKind.HEADING else Role.PARAGRAPH
            yield from _lines(role, block.text)
        elif any(block.rows):
            yield set_free(block.rows)


def _lines(role: Role, text: str) -> Iterator[Line]:
    """The line, unless there is nothing to see in it."""
    shown = printable(text)
    if shown.strip():
        yield Line(role, shown)
