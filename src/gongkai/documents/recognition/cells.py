"""A record's cells → the figures of one row of the form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from gongkai.documents.content import GridCell
from gongkai.documents.recognition.digits import readings
from gongkai.documents.recognition.figures import is_blank, read_figure, tidy
from gongkai.documents.recognition.records import Record
from gongkai.domain.reports import (
    CellKind,
    Edition,
    Figure,
    Head,
    How,
    Notice,
    Provenance,
    Sum,
    Table,
    Verdict,
    balance,
)

Columns = Mapping[str, tuple[int, int]]
"""Column key → the grid columns it covers, from and up to but not including."""

_UNSURE: Final = 0.8
_QUOTED: Final = 24
_OCR_ZERO: Final = frozenset("OoＯ〇口")


@dataclass(slots=True)
class Found:
    """What has been read so far."""

    figures: dict[str, Figure] = field(default_factory=dict)
    provenance: dict[str, Provenance] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    open_rows: dict[str, list[tuple[int, ...]]] = field(default_factory=dict)
    """Rows of run-together digits with more than one reading left: row key → readings."""
    uncertain: set[str] = field(default_factory=set)
    """Rows without visible columns in which some cells are blank: their figures may have moved."""

    def note(self, code: str, message: str, cell: str | None = None, readings: Sequence[str] = ()) -> None:
        """Add a notice."""
        self.notices.append(Notice(code, message, cell, tuple(readings)))


@dataclass(frozen=True, slots=True)
class Target:
    """The row of the form that a record fills: its table, its head, its columns, and how the record was placed."""

    table: Table
    row: Head
    columns: tuple[Head, ...]
    how: How

    def path(self, column: Head) -> str:
        """The path of the cell in ``column``."""
        return self.table.path(self.row, column)

    @property
    def place(self) -> str:
        """The row's name in a notice."""
        return f"表“{self.table.name}”" + (f"“{self.row.label}”行" if self.row.labels else "")


def fill(found: Found, record: Record, target: Target, sums: Sequence[Sum], columns: Columns | None = None) -> None:
    """Read ``record`` into the cells of ``target``; what cannot be read for certain stays unstated, with a notice."""
    cells = _aligned(record, target, sums, columns)
    if cells is not None:
        if not record.exact and any(cell is not None and is_blank(cell.text) for cell in cells):
            found.uncertain.add(target.row.key)
        for column, cell in zip(target.columns, cells, strict=True):
            if cell is not None:
                _state(found, target, column, cell, record)
        return
    _split(found, record, target, sums)


def _aligned(
    record: Record, target: Target, sums: Sequence[Sum], columns: Columns | None
) -> list[GridCell | None] | None:
    """The cell of each column, or ``None`` where that cannot be told."""
    if columns and record.exact:
        by_head = _by_columns(record.cells, target.columns, columns)
        if by_head is not None:
            return by_head
    cells = list(record.cells)
    count = len(target.columns)
    stated = [cell for cell in cells if not is_blank(cell.text)]
    if len(stated) == count and (len(cells) == count or not _parted_by_blanks(cells) or _holds(stated, target, sums)):
        return list(stated)
    if target.how is not How.LABEL and count > 1:
        return None  # among blank cells, those of a lost label cannot be told from blank figures
    windows = _windows(cells, count)
    if not record.exact and sums:
        windows = [window for window in windows if _may_have_blanks(window, target, sums)]
    return list(windows[0]) if len(windows) == 1 else None


def _parted_by_blanks(cells: Sequence[GridCell]) -> bool:
    stated = [place for place, cell in enumerate(cells) if not is_blank(cell.text)]
    return stated[-1] - stated[0] + 1 > len(stated)


def _may_have_blanks(window: Sequence[GridCell], target: Target, sums: Sequence[Sum]) -> bool:
    """Whether blanks in a row without visible columns are blank figures and not the trace of a cell that was lost.

    They are if the row's sum comes out with each as 0, or if only its total is blank and no total stands before it.
    """
    stated = _figures_of(window, target)
    verdicts = {balance(total, stated).verdict for total in sums}
    if verdicts <= {Verdict.HOLDS, Verdict.HOLDS_IF_BLANK_IS_ZERO, Verdict.UNSTATED}:
        return True
    *parts, last = stated.values()
    numbers = [part for part in parts if isinstance(part, int)]
    return last is None and len(numbers) == len(parts) and numbers[-1] != sum(numbers[:-1])


def _by_columns(cells: Sequence[GridCell], heads: Sequence[Head], columns: Columns) -> list[GridCell | None] | None:
    """Match cells to heads by where they stand; ``None`` if a cell stands under two heads or a head has two figures."""
    aligned: list[GridCell | None] = []
    for head in heads:
        if head.key not in columns:
            return None
        start, end = columns[head.key]
        inside = [cell for cell in cells if start <= cell.column < end]
        stated = [cell for cell in inside if not is_blank(cell.text)] or inside[:1]
        if len(stated) > 1 or any(cell.column + cell.column_span > end for cell in stated):
            return None
        aligned.append(stated[0] if stated else None)
    return aligned


def _windows(cells: Sequence[GridCell], count: int) -> list[Sequence[GridCell]]:
    """Every run of ``count`` neighbouring cells that leaves out only blank ones."""
    stated = [place for place, cell in enumerate(cells) if not is_blank(cell.text)]
    if not stated or len(cells) < count:
        return []
    starts = range(max(0, stated[-1] - count + 1), min(stated[0], len(cells) - count) + 1)
    return [cells[start : start + count] for start in starts]


def _holds(window: Sequence[GridCell], target: Target, sums: Sequence[Sum]) -> bool:
    stated = _figures_of(window, target)
    return all(balance(total, stated).verdict is Verdict.HOLDS for total in sums)


def _figures_of(window: Sequence[GridCell], target: Target) -> dict[str, Figure]:
    return {
        target.path(column): read_figure(cell.text, column.kind).figure
        for column, cell in zip(target.columns, window, strict=True)
    }


def _state(found: Found, target: Target, column: Head, cell: GridCell, record: Record) -> None:
    path = target.path(column)
    text = _mended(cell)
    stated = read_figure(text, column.kind)
    if stated.wrong:
        found.note(
            "not_a_count", f"{target.place}“{column.label}”格写的是“{_short(cell.text)}”，不是一个数，未读入。", path
        )
        return
    if stated.figure is None:
        return
    if cell.confidence is not None and cell.confidence < _UNSURE:
        found.note(
            "figure_unclear",
            f"{target.place}“{column.label}”格在图片中不清楚，像是“{_short(cell.text)}”，未读入，请对照原件。",
            path,
            (text,),
        )
        return
    found.figures[path] = stated.figure
    found.provenance[path] = _provenance(cell, target, column, record)
    if column.kind is CellKind.AMOUNT and stated.unit:
        found.figures[path.rpartition("/")[0] + "/unit"] = stated.unit


def _mended(cell: GridCell) -> str:
    """The letter O that character recognition takes a zero for."""
    return "0" if cell.confidence is not None and cell.text.strip() in _OCR_ZERO else cell.text


def _provenance(cell: GridCell, target: Target, column: Head, record: Record) -> Provenance:
    return Provenance(
        how=How.OCR if cell.confidence is not None else target.how,
        raw=cell.text,
        page=cell.page or record.page,
        table=record.order,
        row=record.row,
        column=cell.column + 1 if record.exact else target.columns.index(column) + 1,
        line=cell.line,
        confidence=cell.confidence,
    )


def _short(text: str) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= _QUOTED else bare[:_QUOTED] + "…"


# ---- digits without separators ----


def _split(found: Found, record: Record, target: Target, sums: Sequence[Sum]) -> None:
    """Split the digits of a record with too few cells, if the form's sums leave one reading."""
    runs = [run for cell in record.cells for run in tidy(cell.text).split()]
    if not runs:
        return
    paths = [target.path(column) for column in target.columns]
    whole = all(column.kind is CellKind.COUNT for column in target.columns)
    inside = [total for total in sums if set(total.paths) <= set(paths)]

    def holds(numbers: tuple[int, ...]) -> bool:
        stated = dict(zip(paths, numbers, strict=True))
        return all(balance(total, stated).verdict is Verdict.HOLDS for total in inside)

    torn = len(runs) == 1 or any(run.startswith("0") and len(run) > 1 for run in runs)
    possible = readings(runs, len(paths), holds) if whole and torn else []
    if len(possible) > 1:
        found.open_rows[target.row.key] = possible
    if len(possible) == 1:
        state_split(found, target, possible[0], record)
    else:
        note_open(found, target, record, possible)


def state_split(found: Found, target: Target, numbers: Sequence[int], record: Record) -> None:
    """State a row of split digits; where every number has a separator of its own they were simply read."""
    runs = [run for cell in record.cells for run in tidy(cell.text).split()]
    how = target.how if len(runs) == len(numbers) else How.ARITHMETIC
    for place, (column, number) in enumerate(zip(target.columns, numbers, strict=True), 1):
        path = target.path(column)
        found.figures[path] = number
        cell = record.cells[0]
        raw = " ".join(cell.text.strip() for cell in record.cells)
        found.provenance[path] = Provenance(
            how=how,
            raw=raw,
            page=cell.page or record.page,
            table=record.order,
            row=record.row,
            column=place,
            line=cell.line,
        )


def note_open(found: Found, target: Target, record: Record, possible: Sequence[tuple[int, ...]]) -> None:
    """Say that a row's figures could not be told apart."""
    raw = _short(" ".join(cell.text for cell in record.cells))
    listed = [" ".join(map(str, numbers)) for numbers in possible[:20]]
    found.note(
        "digits_run_together",
        f"{target.place}的数字“{raw}”不能确定各属哪一格（{_ways(len(possible), record, target)}），未读入。",
        target.path(target.columns[0]).rpartition("/")[0],
        listed,
    )


def _ways(count: int, record: Record, target: Target) -> str:
    if count:
        return f"有{count}种读法"
    return f"应有{len(target.columns)}个数，现有{len(record.cells)}格"


def settle_open_rows(
    found: Found, form: Edition, targets: Mapping[str, tuple[Target, Record]], most: int = 2000
) -> None:
    """Let the sums down the columns choose between the readings of rows that ran together."""
    rows = [row for row in found.open_rows if row in targets]
    combinations = 1
    for row in rows:
        combinations *= len(found.open_rows[row])
    if not rows or combinations > most:
        return
    for row, numbers in _agreeing(found, form, targets, rows).items():
        target, record = targets[row]
        if len(numbers) == 1:
            state_split(found, target, next(iter(numbers)), record)
            head = target.path(target.columns[0]).rpartition("/")[0]
            found.notices = [note for note in found.notices if (note.code, note.cell) != ("digits_run_together", head)]


def _agreeing(
    found: Found, form: Edition, targets: Mapping[str, tuple[Target, Record]], rows: Sequence[str]
) -> dict[str, set[tuple[int, ...]]]:
    """For each open row, the readings that occur where every sum that the open rows take part in holds."""
    paths = [[target.path(column) for column in target.columns] for target, _ in (targets[row] for row in rows)]
    touched = {path for row_paths in paths for path in row_paths}
    sums = [total for total in form.sums if touched & set(total.paths)]
    kept: dict[str, set[tuple[int, ...]]] = {row: set() for row in rows}
    for chosen in product(*(found.open_rows[row] for row in rows)):
        stated = dict(found.figures)
        for row_paths, numbers in zip(paths, chosen, strict=True):
            stated.update(zip(row_paths, numbers, strict=True))
        if all(balance(total, stated).verdict is not Verdict.BROKEN for total in sums):
            for row, numbers in zip(rows, chosen, strict=True):
                kept[row].add(numbers)
    return kept
