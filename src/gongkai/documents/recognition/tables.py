"""The three statutory tables of a document → figures.

Rows are taken one by one: a page break, a heading in between, a table cut in several or two tables run into one make no
difference. Each row joins the table whose words it speaks; a row of bare figures joins the table it stands in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from gongkai.documents.content import Grid, GridCell, Part
from gongkai.documents.recognition import labels as words
from gongkai.documents.recognition.figures import is_blank, is_figure_like
from gongkai.documents.recognition.records import Record, record_of, rows_of

REQUESTS: Final = "requests"
PROACTIVE: Final = "proactive"
REMEDIES: Final = "remedies"

_ARTICLE: Final = re.compile(r"第二十条")
_BALANCE: Final = re.compile(r"勾稽关系")
_MANY: Final = 2
_LONGEST_WORD: Final = 200
_COMMON: Final = frozenset({"total", "other", "other.rest", "closed"})
"""Keys whose label, 总计 or 其他, says nothing about the table it stands in."""


@dataclass(slots=True)
class Strand:
    """One statutory table's rows in the document's order, its heads, and the parts it was found in."""

    records: list[Record] = field(default_factory=list)
    heads: list[Record] = field(default_factory=list)
    columns: dict[int, dict[str, tuple[int, int]]] = field(default_factory=dict)
    """Index of a record → the columns its table's head gives."""
    parts: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a grid: its cells, its record and the table whose words it speaks."""

    cells: list[GridCell]
    record: Record
    speaks: str | None


def strands_of(parts: Sequence[Part]) -> dict[str, Strand]:
    """Sort the rows of every grid among ``parts`` into the statutory tables; other tables are left alone."""
    strands: dict[str, Strand] = {}
    current: str | None = None
    for number, part in enumerate(parts):
        if not isinstance(part, Grid):
            continue
        lines = [_line(cells, part) for cells in rows_of(part)]
        if not _is_statutory(lines, current):
            continue
        current = _sort(lines, strands, current, number)
    return strands


def _line(cells: list[GridCell], grid: Grid) -> _Line:
    return _Line(cells, record_of(cells, grid), _speaks(cells))


def _speaks(cells: Sequence[GridCell]) -> str | None:
    """The table whose words a row speaks; a row of common words speaks none."""
    return next((word.table for cell in cells if (word := _word_of(cell.text))), None)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the form: ``telling`` if only the form's own table is likely to use it."""

    table: str
    telling: bool


_VOCABULARIES: Final = (
    (REQUESTS, words.REQUEST_ROWS, True),
    (REQUESTS, words.REQUEST_GROUPS, True),
    (REQUESTS, words.REQUEST_COLUMNS, False),
    (PROACTIVE, words.PROACTIVE_COLUMNS, True),
    (PROACTIVE, words.PROACTIVE_ROWS, False),
    (REMEDIES, words.REMEDY_RESULTS, True),
    (REMEDIES, words.REMEDY_ROUTES, False),
)


def _word_of(text: str) -> _Word | None:
    """The form's word that a cell says, if it says one."""
    return _word_of_short(text) if len(text) <= _LONGEST_WORD else None


@lru_cache(maxsize=4096)
def _word_of_short(text: str) -> _Word | None:
    if not text or text.isspace() or is_figure_like(text):
        return None
    if _ARTICLE.search(text):
        return _Word(PROACTIVE, telling=True)
    if _BALANCE.search(text):
        return _Word(REQUESTS, telling=True)
    for table, vocabulary, telling in _VOCABULARIES:
        key = vocabulary.find(text)
        if key and key not in _COMMON:
            return _Word(table, telling)
    return None


def _is_statutory(lines: Sequence[_Line], current: str | None) -> bool:
    """Whether a grid is part of the form: it speaks the form's own words, or goes on where another grid stopped."""
    spoken = [word for line in lines for cell in line.cells if (word := _word_of(cell.text))]
    telling = sum(word.telling for word in spoken)
    figures = [line for line in lines if line.record.states]
    if telling >= _MANY or (telling and figures and (current is not None or len(spoken) > _MANY)):
        return True
    if spoken:
        heads = sum(word.table == REQUESTS for word in spoken)
        return heads > _MANY or (current is not None and all(word.table == current for word in spoken))
    return current is not None and bool(figures) and all(_is_bare(line, current) for line in figures)


def _is_bare(line: _Line, current: str) -> bool:
    """A row of as many figures as the table has columns, and no words."""
    width = {REQUESTS: 7, REMEDIES: 15}.get(current)
    stated = [cell for cell in line.cells if not is_blank(cell.text)]
    return width is not None and len(stated) == width and all(is_figure_like(cell.text) for cell in stated)


def _sort(lines: Sequence[_Line], strands: dict[str, Strand], current: str | None, part: int) -> str | None:
    """Add a grid's rows to the strands; returns the table in which it ends."""
    spoken = [line.speaks for line in lines]
    current = spoken[0] or (
        current if _goes_on(lines, current) else next((table for table in spoken if table), current)
    )
    columns: dict[str, tuple[int, int]] = {}
    for line in lines:
        if line.speaks and line.speaks != current:
            current, columns = line.speaks, {}
        if current is None:
            continue
        strand = strands.setdefault(current, Strand())
        if not strand.parts or strand.parts[-1] != part:
            strand.parts.append(part)
        if line.record.exact and not line.record.states:
            columns = {**columns, **head_columns(line.cells, current, columns)}
        if line.record.states or line.record.cells:
            strand.columns[len(strand.records)] = columns
            strand.records.append(line.record)
        if line.record.labels and not line.record.states:
            strand.heads.append(line.record)
    return current


def _goes_on(lines: Sequence[_Line], current: str | None) -> bool:
    return current is not None and bool(lines) and lines[0].speaks is None and lines[0].record.states


def head_columns(
    cells: Sequence[GridCell], table: str, above: dict[str, tuple[int, int]]
) -> dict[str, tuple[int, int]]:
    """The columns that a row of heads names: key → the grid columns it covers."""
    if table == REMEDIES:
        return _remedy_columns(cells, above)
    vocabulary = words.REQUEST_COLUMNS if table == REQUESTS else words.PROACTIVE_COLUMNS
    found: dict[str, tuple[int, int]] = {}
    for cell in cells:
        key = vocabulary.find(cell.text)
        if key:
            found[key] = (cell.column, cell.column + cell.column_span)
    lone = table == REQUESTS and len(found) < _MANY  # a blank row （七）总计 is no row of heads
    return {} if lone else found


def _remedy_columns(cells: Sequence[GridCell], above: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """A result stands under the route above it; 行政复议 may be merged down over both rows of heads."""
    found: dict[str, tuple[int, int]] = {}
    for cell in cells:
        span = (cell.column, cell.column + cell.column_span)
        route = words.REMEDY_ROUTES.find(cell.text)
        result = words.REMEDY_RESULTS.find(cell.text)
        if route:
            found[route] = span
        elif result:
            over = {**above, **found}
            route = next((key for key, (start, end) in over.items() if "/" not in key and start <= span[0] < end), None)
            if route:
                found[f"{route}/{result}"] = span
    return found
