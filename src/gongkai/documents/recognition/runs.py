"""Statutory tables that conversion dissolved into running text → the same rows, and the text without them.

The table is taken as it reads: words, then figures, then words again. Each stretch of words is a row's labels,
the figures after it are its cells, whether blanks, line breaks or nothing at all stand between them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from gongkai.documents.content import GridCell, Paragraph, Part
from gongkai.documents.recognition.labels import Labels, clean
from gongkai.documents.recognition.records import Record
from gongkai.documents.recognition.tables import PROACTIVE, REMEDIES, REQUESTS, Strand

_GAP: Final = r"[\s\W]{0,6}"


def _loose(words: str) -> str:
    """A pattern for ``words`` with blanks, breaks or signs between the characters."""
    return _GAP.join(map(re.escape, words))


_REGIONS: Final = {
    PROACTIVE: (
        rf"(?:{_loose('第二十条第')}.{{0,12}}?项[\s\S]{{0,80}}?)?(?:信\s*息\s*内\s*容[\s\S]{{0,60}}?)?{_loose('规章')}\s*[\d/—-]",
        rf"(?:{_loose('政府集中采购')}|{_loose('行政事业性收费')})\s*[\d.,/—-]+(?:\s*[\d.,]+(?:\s*[万亿]?元)?)*",
    ),
    REQUESTS: (
        (
            rf"(?:[（(]?\s*{_loose('本列数据的勾稽关系')}[\s\S]{{0,200}}?)?(?:一\s*、\s*)?{_loose('本年新收政府信息公开申请')}"
            rf"(?=[\s\S]{{0,160}}?{_loose('上年结转')})"
        ),
        rf"{_loose('结转下年度继续办理')}\s*(?:[\d,/—-]+\s*)+",
    ),
    REMEDIES: (
        rf"{_loose('行政复议')}\s*{_loose('行政诉讼')}(?=[\s\S]{{0,120}}?{_loose('未经复议直接起诉')})",
        rf"(?:{_loose('总计')}|{_loose('尚未审结')}|{_loose('审结')})\s*(?:[\d,/—-]+\s*)+",
    ),
}
_LONGEST_LINE: Final = 120
_LONGEST: Final = {PROACTIVE: 1500, REQUESTS: 4000, REMEDIES: 900}
_START: Final = {table: re.compile(start) for table, (start, _) in _REGIONS.items()}
_END: Final = {table: re.compile(end) for table, (_, end) in _REGIONS.items()}

_PAGE_NUMBER: Final = re.compile(r"^[ \t]*[-—－–]\s*\d{1,3}\s*[-—－–][ \t]*$", re.MULTILINE)
_TIGHT_NUMBER: Final = re.compile(r"(?<=\d)(\d\s*[.．、]\s*)(?=[\u3400-\u9fff])")
_FIGURE: Final = re.compile(
    r"(?:(?<![^\s\u3400-\u9fff])[-－])?"
    r"(?<![\d.])\d[\d,，]*(?:\.\d+)?(?:\s*[万亿]?元)?(?!\s*[.．、)）]\s*[\u3400-\u9fff])|(?<!\S)[/—-](?!\S)"
)
_PART_OF_LABEL: Final = re.compile(
    r"(?=[（(][一二三四五六七八][）)])|(?=[一二三四]、)|(?=(?<!\d)\d\s*[.．、]\s*[\u3400-\u9fff])"
)


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of the joined text."""

    start: int
    end: int


def dissolved_tables(parts: Sequence[Part], wanted: Sequence[str]) -> tuple[dict[str, Strand], list[Part]]:
    """Look for the tables ``wanted`` in the running text; returns those found and the parts without them."""
    strands: dict[str, Strand] = {}
    kept = list(parts)
    for table in wanted:
        text, starts = _joined(kept)
        span = _region(text, table)
        if span is None:
            continue
        strand = Strand()
        for record in _records(text[span.start : span.end]):
            (strand.records if record.cells else strand.heads).append(record)
        if any(record.states for record in strand.records):
            strands[table] = strand
            kept = _without(kept, text, starts, span)
    return strands, kept


def stray_rows(parts: Sequence[Part], widths: Mapping[str, int], rows: Labels) -> tuple[list[Record], list[Part]]:
    """Rows that fell out of a table and stand as lines of their own: a row's label and just its figures.

    ``widths`` gives, for each row still missing, how many figures it has. A row found twice is left alone. Returns the
    records, and the parts without their lines.
    """
    found: dict[str, list[tuple[int, Record]]] = {}
    for number, part in enumerate(parts):
        if not isinstance(part, Paragraph) or len(part.text) > _LONGEST_LINE or not part.text[-1:].isdigit():
            continue
        records = list(_records(part.text))
        said = records[0].labels[-1:] if len(records) == 1 else ()
        row = rows.find(said[0], likeness=False) if said else None
        if row is not None and row in widths and len(records[0].cells) == widths[row]:
            found.setdefault(row, []).append((number, replace(records[0], page=part.page)))
    once = dict(places[0] for places in found.values() if len(places) == 1)
    return list(once.values()), [part for number, part in enumerate(parts) if number not in once]


def _joined(parts: Sequence[Part]) -> tuple[str, list[tuple[int, int]]]:
    """All paragraphs as one text, and for each where it starts: (offset, number of the part)."""
    starts = []
    texts = []
    offset = 0
    for number, part in enumerate(parts):
        if isinstance(part, Paragraph):
            starts.append((offset, number))
            texts.append(part.text)
            offset += len(part.text) + 1
    return "\n".join(texts), starts


def _region(text: str, table: str) -> _Span | None:
    start = _START[table].search(text)
    if start is None:
        return None
    ends = list(_END[table].finditer(text, start.start(), start.end() + _LONGEST[table]))
    if not ends:
        return None
    last = ends[-1] if table == PROACTIVE else ends[0]
    return _Span(start.start(), last.end())


def _records(text: str) -> Iterator[Record]:
    """Words and the figures after them, one record each."""
    region = _TIGHT_NUMBER.sub(r" \1", _PAGE_NUMBER.sub("", text))
    before = 0
    cells: list[str] = []
    labels: tuple[str, ...] = ()
    for figure in _FIGURE.finditer(region):
        said = clean(region[before : figure.start()])
        before = figure.end()
        if any("\u3400" <= sign <= "\u9fff" for sign in said):
            if labels or cells:
                yield _record(labels, cells)
            labels, cells = _labels_in(said), []
        cells.append(figure[0])
    yield _record(labels, cells)


def _labels_in(said: str) -> tuple[str, ...]:
    return tuple(piece for piece in ("".join(part.split()) for part in _PART_OF_LABEL.split(said)) if piece)


def _record(labels: tuple[str, ...], texts: Sequence[str]) -> Record:
    cells = tuple(GridCell(text=text, row=0, column=number) for number, text in enumerate(texts))
    return Record(labels=labels, cells=cells)


def _without(parts: Sequence[Part], text: str, starts: Sequence[tuple[int, int]], span: _Span) -> list[Part]:
    """The parts with the stretch cut out; a paragraph that holds it is left in two."""
    kept: dict[int, list[Part]] = {}
    for offset, number in starts:
        part = parts[number]
        end = offset + len(part.text) if isinstance(part, Paragraph) else offset
        if not isinstance(part, Paragraph) or end <= span.start or offset >= span.end:
            continue
        pieces = (text[offset : max(offset, span.start)], text[min(end, span.end) : end])
        kept[number] = [replace(part, text=piece.strip()) for piece in pieces if piece.strip()]
    return [piece for number, part in enumerate(parts) for piece in kept.get(number, [part])]
