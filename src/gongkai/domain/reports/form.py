"""What a form of the annual report is made of: tables of labelled cells, and the sums that must hold.

A form is data. The two editions stand in ``editions``; readers, writers, rules and figures all take them from there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class CellKind(StrEnum):
    """What a cell may hold."""

    COUNT = "count"
    """件, a whole number of at least 0."""
    CHANGE = "change"
    """本年增/减, a whole number with a sign."""
    MONEY = "money"
    """A decimal number of 万元."""
    AMOUNT = "amount"
    """A decimal number whose unit is printed beside it (采购总金额, F-3.20)."""
    UNIT = "unit"
    """元 or 万元: the unit printed with an ``AMOUNT``; it has no column of its own."""


@dataclass(frozen=True, slots=True)
class Head:
    """A row's or a column's head.

    ``labels`` are the printed words, the widest head first:
    ``("三、本年度办理结果", "（三）不予公开", "1.属于国家秘密")``.
    Heads that share their first labels share a merged cell in the printed form.
    """

    key: str
    labels: tuple[str, ...]
    kind: CellKind = CellKind.COUNT

    @property
    def label(self) -> str:
        """The innermost printed label."""
        return self.labels[-1]


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of the form: its path in a report and the heads it stands under."""

    path: str
    kind: CellKind
    row: Head
    column: Head

    @property
    def row_place(self) -> str:
        """The words of its row, e.g. ``（三）不予公开 1.属于国家秘密``; nothing in a table of one row."""
        return " ".join(label.partition("（区分")[0] for label in self.row.labels if not label.startswith("三、"))

    @property
    def column_place(self) -> str:
        """The words of its column, e.g. ``自然人``."""
        applicants = self.column.labels[0] == "申请人情况"
        return self.column.label if applicants else " ".join(self.column.labels)

    @property
    def place(self) -> str:
        """Where an officer finds it, e.g. ``（三）不予公开 1.属于国家秘密 · 自然人``."""
        return " · ".join(part for part in (self.row_place, self.column_place) if part)


@dataclass(frozen=True, eq=False)
class Block:
    """A grid of rows and columns under one head (``title`` is a full-width row such as 第二十条第（一）项)."""

    title: str | None
    corner: str | None
    columns: tuple[Head, ...]
    rows: tuple[Head, ...]


@dataclass(frozen=True, eq=False)
class Table:
    """One statutory table: 二 (``proactive`` or ``proactive_2019``), 三 (``requests``), 四 (``remedies``)."""

    key: str
    section: int
    name: str
    blocks: tuple[Block, ...]

    def path(self, row: Head, column: Head) -> str:
        """The path of the cell under these two heads."""
        return "/".join(part for part in (self.key, row.key, column.key) if part)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell, in reading order; a unit follows its amount."""
        return tuple(self._cells())

    def _cells(self) -> Iterator[Cell]:
        for block in self.blocks:
            for row in block.rows:
                for column in block.columns:
                    yield Cell(self.path(row, column), column.kind, row, column)
                    if column.kind is CellKind.AMOUNT:
                        unit = Head("unit", ("单位",), CellKind.UNIT)
                        yield Cell(self.path(row, unit), CellKind.UNIT, row, unit)


class SumKind(StrEnum):
    """Why two sides must be equal."""

    BALANCE = "balance"
    """新收 + 上年结转 = 总计 + 结转下年度, printed on the form (F-3.6)."""
    OUTCOMES = "outcomes"
    """总计 = the outcome rows above it (F-3.10)."""
    APPLICANTS = "applicants"
    """A row's 总计 = its six kinds of applicant (F-3.10)."""
    REMEDIES = "remedies"
    """总计 = the four results of a group of table 四 (F-3.10)."""


@dataclass(frozen=True, slots=True)
class Sum:
    """An equality of the form between two lists of cell paths: Σ ``left`` = Σ ``right``."""

    kind: SumKind
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """Both sides' cells."""
        return self.left + self.right


@dataclass(frozen=True, eq=False)
class Edition:
    """One edition of the form: ``key`` is the year of its first report."""

    key: str
    notice: str
    first_year: int
    last_year: int | None
    sections: tuple[str, ...]
    tables: tuple[Table, ...]
    sums: tuple[Sum, ...]

    @cached_property
    def cells(self) -> Mapping[str, Cell]:
        """Every cell by its path, in reading order."""
        return {cell.path: cell for table in self.tables for cell in table.cells}

    def table(self, key: str) -> Table:
        """The table of that key. Raises ``KeyError`` if this edition has none."""
        for table in self.tables:
            if table.key == key:
                return table
        raise KeyError(key)

    def covers(self, year: int) -> bool:
        """Whether reports on ``year`` use this form."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)
