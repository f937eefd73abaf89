"""The rows of the statutory tables, sorted by table → figures in the cells of one edition of the form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from gongkai.documents.recognition import labels as words
from gongkai.documents.recognition.alignment import Placed, place
from gongkai.documents.recognition.cells import Found, Target, fill, settle_open_rows
from gongkai.documents.recognition.figures import is_blank
from gongkai.documents.recognition.records import Record
from gongkai.documents.recognition.tables import PROACTIVE, REMEDIES, REQUESTS, Strand
from gongkai.domain.reports import (
    EDITION_2019,
    EDITION_2021,
    EDITION_2021_UNSPLIT,
    Edition,
    Head,
    How,
    Sum,
    SumKind,
    Table,
    Verdict,
    balance,
    edition_key_for,
)
from gongkai.domain.terms import Outcome, OutcomeGroup

_OLD_WORDS: Final = frozenset({"made", "newly_published", "published_total", "items_last_year", "change", "projects"})
_NEW_WORDS: Final = frozenset({"issued", "repealed", "in_force"})
_SPLIT_ROWS: Final = frozenset({Outcome.CORRECTION_OVERDUE, Outcome.FEE_OVERDUE, Outcome.OTHER_REST})
_SAID_ELSEWHERE: Final = frozenset({None, Outcome.OTHER_UNSPLIT, Outcome.OTHER_REST, "closed"})
"""Labels that a row of heads may hold too: without figures they name no row."""
_FIRST_OF_GROUP: Final = {
    group: next(outcome for outcome in Outcome if outcome.group is group)
    for group in (OutcomeGroup.REFUSED, OutcomeGroup.UNAVAILABLE, OutcomeGroup.NOT_PROCESSED)
}


# ---- which edition ----


def edition_of(strands: Mapping[str, Strand], year: int | None) -> Edition | None:
    """The form that the tables are printed in; without tables, the one that ``year`` uses.

    ``None`` for a report on 2018 or before, and where neither tells.
    """
    printed = _printed_edition(strands)
    if printed is None and year is not None:
        printed = {EDITION_2019.key: EDITION_2019, EDITION_2021.key: EDITION_2021}.get(edition_key_for(year))
    elif printed is None and strands:
        printed = EDITION_2021
    if printed is EDITION_2021 and REQUESTS in strands and _prints_unsplit(strands[REQUESTS]):
        return EDITION_2021_UNSPLIT
    return printed


def _printed_edition(strands: Mapping[str, Strand]) -> Edition | None:
    printed = strands.get(PROACTIVE, Strand()).heads
    heads = {words.PROACTIVE_COLUMNS.find(label) for head in printed for label in head.labels}
    old, new = len(heads & _OLD_WORDS), len(heads & _NEW_WORDS)
    if old != new:
        return EDITION_2019 if old > new else EDITION_2021
    if REQUESTS in strands and any(_row_of(record) in _SPLIT_ROWS for record in strands[REQUESTS].records):
        return EDITION_2021
    return None


def _prints_unsplit(strand: Strand) -> bool:
    """Whether 其他处理 is one row of figures: it is labelled, its three parts are not, and 总计 follows at once."""
    width = len(EDITION_2021.table(REQUESTS).blocks[0].columns)
    rows = [_row_of(record) for record in strand.records if record.states or len(record.cells) >= width]
    if Outcome.OTHER_UNSPLIT not in rows or _SPLIT_ROWS & set(rows):
        return False
    after = rows.index(Outcome.OTHER_UNSPLIT) + 1
    return after >= len(rows) or rows[after] is not None


def missing_rows(strand: Strand, table: Table) -> tuple[dict[str, int], words.Labels]:
    """The rows of a table that no record is labelled as, with their number of columns, and the words to find them."""
    labels = words.REQUEST_ROWS if table.key == REQUESTS else words.PROACTIVE_ROWS
    have = {labels.find(record.labels[-1]) for record in strand.records if record.labels}
    widths = {row.key: len(block.columns) for block in table.blocks for row in block.rows if row.labels}
    return {row: width for row, width in widths.items() if row not in have}, labels


# ---- which row ----


def _row_of(record: Record) -> str | None:
    """The row of table 三 that a record's innermost label names."""
    if not record.labels:
        return None
    return words.REQUEST_ROWS.find(record.labels[-1])


def _group_start(record: Record) -> str | None:
    """The row that must be this one because a group's head begins here and no label of its own was left."""
    if not record.labels:
        return None
    group = words.REQUEST_GROUPS.find(record.labels[-1])
    if group is None and words.REQUEST_ROWS.find(record.labels[-1]) == Outcome.OTHER_UNSPLIT:
        return Outcome.CORRECTION_OVERDUE
    return _FIRST_OF_GROUP.get(OutcomeGroup(group)) if group else None


# ---- table 三 ----


def read_requests(found: Found, strand: Strand, form: Edition) -> None:
    """Table 三: its rows placed by label or by order, each row's figures aligned with the seven columns."""
    table = form.table(REQUESTS)
    block = table.blocks[0]
    keys = [row.key for row in block.rows]
    records, columns = _worth_placing(strand, len(block.columns))
    records, labelled, starts = _labelled(found, records, keys, table)
    placed, unplaced = place(records, labelled, starts, keys)
    targets: dict[str, tuple[Target, Record]] = {}
    for item in placed:
        target = Target(table, block.rows[keys.index(item.row)], block.columns, item.how)
        targets[item.row] = (target, item.record)
        fill(found, item.record, target, _row_sums(form, target), columns.get(id(item.record)))
    settle_open_rows(found, form, targets)
    _withdraw_contradicted(found, form, table, placed)
    _note_unplaced(found, table, unplaced)
    _note_missing(found, table, block.rows, set(targets), form)


def _worth_placing(strand: Strand, count: int) -> tuple[list[Record], dict[int, dict[str, tuple[int, int]]]]:
    """The records that state figures, rows that ran into one parted, and the columns of each by its ``id``."""
    records: list[Record] = []
    columns = {}
    for number, record in _whole_rows(strand.records):
        if not record.states and _row_of(record) in _SAID_ELSEWHERE:
            continue
        for piece in _parted(record, count):
            if not piece.labels and sum(not is_blank(cell.text) for cell in piece.cells) <= 1 < count:
                continue  # a page number that strayed into the table
            records.append(piece)
            columns[id(piece)] = strand.columns.get(number, {})
    return records, columns


def _whole_rows(records: Sequence[Record]) -> Iterator[tuple[int, Record]]:
    """The records by number, a row that the end of a page cut in two made one: its label goes on in the next table."""
    skip = -1
    for number, record in enumerate(records):
        if number == skip:
            continue
        after = records[number + 1] if number + 1 < len(records) else None
        joined = _joined(record, after) if after is not None and after.order != record.order else None
        if joined is not None:
            skip = number + 1
        yield number, joined or record


def _joined(record: Record, after: Record) -> Record | None:
    """Two halves of a row, if only one states figures and their labels together name a row that neither names alone."""
    if record.states == after.states or not record.labels or not after.labels or _row_of(after) is not None:
        return None
    label = record.labels[-1] + after.labels[-1]
    row = words.REQUEST_ROWS.find(label)
    if row is None or (_row_of(record) not in (None, row)):
        return None
    stating = record if record.states else after
    return replace(stating, labels=(*record.labels[:-1], label))


def _parted(record: Record, count: int) -> list[Record]:
    cells = record.cells
    if len(cells) < 2 * count or len(cells) % count or any(is_blank(cell.text) for cell in cells):
        return [record]
    pieces = [cells[start : start + count] for start in range(0, len(cells), count)]
    return [
        Record(
            labels=record.labels if not number else (),
            cells=piece,
            order=record.order,
            row=record.row,
            page=record.page,
            exact=record.exact,
        )
        for number, piece in enumerate(pieces)
    ]


def _labelled(
    found: Found, records: Sequence[Record], keys: Sequence[str], table: Table
) -> tuple[list[Record], dict[int, str], dict[int, str]]:
    """The records that count, the row of each whose label names one, and the row at which a group's head puts others.

    A row that stands twice is read once if both say the same, else not at all.
    """
    rows = [row if (row := _row_of(record)) in keys else None for record in records]
    texts: dict[str, set[tuple[str, ...]]] = {}
    for row, record in zip(rows, records, strict=True):
        if row is not None:
            texts.setdefault(row, set()).add(tuple(text for text in record.texts if not is_blank(text)))
    for row in [row for row, said in texts.items() if len(said) > 1]:
        _note_torn(found, table, row, [record for other, record in zip(rows, records, strict=True) if other == row])
    kept: list[Record] = []
    labelled: dict[int, str] = {}
    starts: dict[int, str] = {}
    for row, record in zip(rows, records, strict=True):
        if row is not None and (len(texts[row]) > 1 or row in labelled.values()):
            continue
        start = None if row is not None else _group_start(record)
        if row is not None:
            labelled[len(kept)] = row
        elif start is not None and start in keys:
            starts[len(kept)] = start
        kept.append(record)
    return kept, labelled, starts


def _note_torn(found: Found, table: Table, row: str, records: Sequence[Record]) -> None:
    label = next(head.label for head in table.blocks[0].rows if head.key == row)
    texts = [" ".join(record.texts) for record in records]
    found.note("row_twice", f"表“{table.name}”“{label}”行出现两次且数字不同，未读入。", f"{table.key}/{row}", texts)


def _row_sums(form: Edition, target: Target) -> tuple[Sum, ...]:
    """The sums that lie within one row: its kinds of applicant, or a group of table 四."""
    return _sums_by_row(form, target.table.key).get(target.row.key, ())


@lru_cache(maxsize=16)
def _sums_by_row(form: Edition, table: str) -> dict[str, tuple[Sum, ...]]:
    by_row: dict[str, tuple[Sum, ...]] = {}
    for total in form.sums:
        if total.kind in (SumKind.APPLICANTS, SumKind.REMEDIES) and total.left[0].startswith(f"{table}/"):
            row = total.left[0].split("/")[1] if table == REQUESTS else ""
            by_row[row] = (*by_row.get(row, ()), total)
    return by_row


def _withdraw_contradicted(found: Found, form: Edition, table: Table, placed: Sequence[Placed]) -> None:
    """Take back rows placed by order, or read around blanks, where the sums down the columns then fail."""
    broken = {
        path
        for total in form.sums
        if total.kind in (SumKind.BALANCE, SumKind.OUTCOMES) and balance(total, found.figures).verdict is Verdict.BROKEN
        for path in total.paths
    }
    for item in placed:
        head = f"{table.key}/{item.row}/"
        doubtful = item.how is How.POSITION or item.row in found.uncertain
        if not doubtful or not any(path.startswith(head) for path in broken):
            continue
        for path in [path for path in found.figures if path.startswith(head)]:
            del found.figures[path], found.provenance[path]
        label = next(row.label for row in table.blocks[0].rows if row.key == item.row)
        said = " ".join(item.record.texts)
        message = f"表“{table.name}”的一行（“{said}”）推定为“{label}”，但放入后合计不符，未读入。"
        found.note("row_unplaced", message, f"{table.key}/{item.row}", (said,))


def _note_unplaced(found: Found, table: Table, unplaced: Sequence[Record]) -> None:
    for record in unplaced:
        if not record.states:
            continue
        said = " ".join((*record.labels, *record.texts))[:60]
        found.note("row_unplaced", f"表“{table.name}”有一行认不出是哪一项（“{said}”），未读入。", table.key)


def _note_missing(found: Found, table: Table, rows: Sequence[Head], have: set[str], form: Edition) -> None:
    optional = _SPLIT_ROWS if form is EDITION_2021_UNSPLIT else frozenset()
    for row in rows:
        if row.key not in have and row.key not in optional:
            found.note("row_missing", f"表“{table.name}”缺“{row.label}”行。", f"{table.key}/{row.key}")


# ---- table 二 ----


def read_proactive(found: Found, strand: Strand, form: Edition) -> None:
    """Table 二: four or five blocks, each with heads of its own."""
    table = form.tables[0]
    blocks = {row.key: block for block in table.blocks for row in block.rows}
    rows = {row.key: row for block in table.blocks for row in block.rows}
    keys = list(blocks)
    records = [record for record in strand.records if record.states or _proactive_row(record) in blocks]
    columns = {id(record): strand.columns.get(number, {}) for number, record in enumerate(strand.records)}
    labelled: dict[int, str] = {}
    for index, record in enumerate(records):
        row = _proactive_row(record)
        if row in blocks and row is not None and row not in labelled.values():
            labelled[index] = row
    placed, unplaced = place(records, labelled, {}, keys)
    for item in placed:
        target = Target(table, rows[item.row], blocks[item.row].columns, item.how)
        fill(found, item.record, target, (), columns.get(id(item.record)))
    _note_unplaced(found, table, [record for record in unplaced if _proactive_row(record) is None])
    _note_missing(found, table, list(rows.values()), {item.row for item in placed}, form)
    _amount_units(found, strand, form)


def _proactive_row(record: Record) -> str | None:
    return words.PROACTIVE_ROWS.find(record.labels[-1]) if record.labels else None


def _amount_units(found: Found, strand: Strand, form: Edition) -> None:
    """A unit printed in the head (采购总金额（万元）) serves an amount that has none of its own (F-3.20)."""
    path = "proactive_2019/procurement/amount"
    unit = "proactive_2019/procurement/unit"
    if path not in form.cells or found.figures.get(path) is None or found.figures.get(unit):
        return
    for head in strand.heads:
        for label in head.labels:
            if words.PROACTIVE_COLUMNS.find(label) == "amount" and "采购" in label and "元" in label:
                found.figures[unit] = "万元" if "万元" in label else "元"


# ---- table 四 ----


def read_remedies(found: Found, strand: Strand, form: Edition) -> None:
    """Table 四: one row of fifteen figures, or the same fifteen in several pieces."""
    table = form.table(REMEDIES)
    block = table.blocks[0]
    target = Target(table, block.rows[0], block.columns, How.LABEL)
    sums = _row_sums(form, target)
    stated = [record for record in strand.records if len(record.cells) >= 1 and (record.states or record.cells)]
    whole = [record for record in stated if len(record.cells) >= len(block.columns)]
    stating = [record for record in whole if record.states] or whole
    if len({record.texts for record in stating}) > 1:
        texts = [" ".join(record.texts) for record in stating]
        found.note("row_twice", f"表“{table.name}”有几行不同的数字，未读入。", table.key, texts)
        return
    if stating:
        index = strand.records.index(stating[0])
        fill(found, stating[0], target, sums, strand.columns.get(index))
        return
    pieces = [record for record in stated if record.states]
    if pieces:
        joined = Record(
            labels=(),
            cells=tuple(cell for record in pieces for cell in record.cells),
            order=pieces[0].order,
            row=pieces[0].row,
            page=pieces[0].page,
        )
        fill(found, joined, target, sums)
