"""Rules on a page → grids: which rules form one table, where its cells lie, which are merged."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from gongkai.documents.readers.pdf.page import Character, PageView, Rule

_NEAR: Final = 2.5
_SHORTEST: Final = 4.0
_LEAST_CELL: Final = 3.0
_MOST_RULES: Final = 6000
_MOST_PLACES: Final = 40_000


@dataclass(slots=True)
class RuledCell:
    """A cell of a ruled table, counted from the top left, with the characters in it."""

    row: int
    column: int
    row_span: int
    column_span: int
    characters: list[Character] = field(default_factory=list)


@dataclass(slots=True)
class RuledTable:
    """A ruled table: the positions of its columns (left to right) and rows (top to bottom), and its cells."""

    xs: list[float]
    ys: list[float]
    cells: list[RuledCell]
    places: list[list[int]]

    @property
    def top(self) -> float:
        """The height of its upper edge."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """The height of its lower edge."""
        return self.ys[-1]

    def cell_at(self, x: float, y: float) -> RuledCell | None:
        """The cell in which a point lies."""
        column = bisect_right(self.xs, x) - 1
        row = bisect_right([-edge for edge in self.ys], -y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.cells[self.places[row][column]]
        return None


def tables_on(page: PageView) -> list[RuledTable]:
    """The ruled tables of a page from the top, each with its characters taken in."""
    across, down = _joined(page.across), _joined(page.down)
    if not across or not down or len(across) + len(down) > _MOST_RULES:
        return []
    tables = [table for group in _connected(across, down) if (table := _table(*group))]
    tables.sort(key=lambda table: -table.top)
    return tables


def take_characters(tables: Sequence[RuledTable], characters: Iterable[Character]) -> list[Character]:
    """Put each character into the cell it stands in; returns those that stand outside every table."""
    outside = []
    for character in characters:
        x, y = character.middle
        for table in tables:
            if table.bottom <= y <= table.top:
                cell = table.cell_at(x, y)
                if cell is not None:
                    cell.characters.append(character)
                    break
        else:
            outside.append(character)
    return outside


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Rules on one line that touch or nearly touch, as one; dashes and double strokes among them."""
    joined: list[Rule] = []
    for line in _lines(sorted(rules, key=lambda rule: (rule.at, rule.start))):
        at = sum(rule.at for rule in line) / len(line)
        line.sort(key=lambda rule: rule.start)
        start, end = line[0].start, line[0].end
        for rule in line[1:]:
            if rule.start <= end + _NEAR * 1.5:
                end = max(end, rule.end)
            else:
                joined.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        joined.append(Rule(at, start, end))
    return [rule for rule in joined if rule.end - rule.start >= _SHORTEST]


def _lines(rules: Sequence[Rule]) -> list[list[Rule]]:
    lines: list[list[Rule]] = []
    for rule in rules:
        if lines and rule.at - lines[-1][-1].at <= _NEAR and rule.at - lines[-1][0].at <= 2 * _NEAR:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return lines


def _connected(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that touch one another."""
    parent = list(range(len(across) + len(down)))

    def find(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for i, row in enumerate(across):
        for j, column in enumerate(down):
            touches = row.start - _NEAR <= column.at <= row.end + _NEAR
            if touches and column.start - _NEAR <= row.at <= column.end + _NEAR:
                parent[find(i)] = find(len(across) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, row in enumerate(across):
        groups.setdefault(find(i), ([], []))[0].append(row)
    for j, column in enumerate(down):
        groups.setdefault(find(len(across) + j), ([], []))[1].append(column)
    return list(groups.values())


def _table(across: Sequence[Rule], down: Sequence[Rule]) -> RuledTable | None:
    if not across or not down:
        return None
    xs = _edges([rule.at for rule in down] + _open_ends(across, down))
    ys = _edges([rule.at for rule in across] + _open_ends(down, across))[::-1]
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MOST_PLACES:
        return None
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows * columns < 2:
        return None
    places = [[row * columns + column for column in range(columns)] for row in range(rows)]
    _merge(places, xs, ys, across, down)
    return _with_cells(places, xs, ys)


def _open_ends(rules: Sequence[Rule], crossing: Sequence[Rule]) -> list[float]:
    """How far the rules reach beyond the last one across them: a table may be cut by the page or lack a frame."""
    first, last = min(rule.at for rule in crossing), max(rule.at for rule in crossing)
    longest = _longest(rules)
    start, end = median(rule.start for rule in longest), median(rule.end for rule in longest)
    return [reach for reach in (start, end) if reach < first - _LEAST_CELL or reach > last + _LEAST_CELL]


def _longest(rules: Sequence[Rule]) -> list[Rule]:
    length = max(rule.end - rule.start for rule in rules)
    return [rule for rule in rules if rule.end - rule.start > 0.7 * length]


def _edges(positions: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for position in sorted(positions):
        if not edges or position - edges[-1] > _LEAST_CELL:
            edges.append(position)
    return edges


def _merge(
    places: list[list[int]], xs: list[float], ys: list[float], across: Sequence[Rule], down: Sequence[Rule]
) -> None:
    """Give neighbouring places one number where no rule parts them."""
    parent = list(range(len(places) * len(places[0])))

    def find(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for row in range(len(places)):
        y = (ys[row] + ys[row + 1]) / 2
        for column in range(len(places[0])):
            x = (xs[column] + xs[column + 1]) / 2
            if column + 1 < len(places[0]) and not _parts(down, xs[column + 1], y):
                parent[find(places[row][column])] = find(places[row][column + 1])
            if row + 1 < len(places) and not _parts(across, ys[row + 1], x):
                parent[find(places[row][column])] = find(places[row + 1][column])
    for line in places:
        line[:] = [find(place) for place in line]


def _parts(rules: Sequence[Rule], at: float, along: float) -> bool:
    return any(abs(rule.at - at) <= _LEAST_CELL and rule.start <= along <= rule.end for rule in rules)


def _with_cells(places: list[list[int]], xs: list[float], ys: list[float]) -> RuledTable:
    """Number the cells; a merged area that is no rectangle falls back to its rows."""
    areas: dict[int, list[tuple[int, int]]] = {}
    for row, line in enumerate(places):
        for column, number in enumerate(line):
            areas.setdefault(number, []).append((row, column))
    cells: list[RuledCell] = []
    numbered = [[0] * len(places[0]) for _ in places]
    for area in sorted(areas.values()):
        for block in [area] if _is_rectangle(area) else [[place] for place in area]:
            rows, columns = [row for row, _ in block], [column for _, column in block]
            cell = RuledCell(min(rows), min(columns), max(rows) - min(rows) + 1, max(columns) - min(columns) + 1)
            for row, column in block:
                numbered[row][column] = len(cells)
            cells.append(cell)
    return RuledTable(xs, ys, cells, numbered)


def _is_rectangle(area: Sequence[tuple[int, int]]) -> bool:
    rows, columns = {row for row, _ in area}, {column for _, column in area}
    return len(area) == (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
