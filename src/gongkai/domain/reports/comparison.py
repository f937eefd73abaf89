"""Two reports side by side: figures with their change, text with how much of it was carried over."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

from gongkai.domain.reports.form import Cell, Edition
from gongkai.domain.reports.report import BlockKind, Figure, Report, TextBlock
from gongkai.domain.terms import ApplicantKind, Outcome

SAME_FROM: Final = 0.92
"""The likeness from which a paragraph counts as carried over."""
_LIKE_FROM: Final = 0.6
_LONGEST: Final = 4000
_SHORTEST: Final = 10
_MOST_COMPARED: Final = 100
_MOST_WORK: Final = 100_000
_NEIGHBOURS_FROM: Final = 0.25

Cells = dict[str, Cell]

_OTHER_ROWS: Final = (Outcome.CORRECTION_OVERDUE, Outcome.FEE_OVERDUE, Outcome.OTHER_REST)
_DECISIONS: Final = {
    f"proactive/{what}/decisions": f"proactive_2019/{what}/decisions" for what in ("licensing", "penalties", "coercion")
}
_TWINS: Final = _DECISIONS | {twin: path for path, twin in _DECISIONS.items()}
"""Cells of the two editions that count the same."""


class Match(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FigurePair:
    """One cell in both reports; ``change`` is ``None`` where either states nothing or neither is a number."""

    cell: Cell
    old: Figure
    new: Figure

    @property
    def change(self) -> int | Decimal | None:
        """New less old."""
        if isinstance(self.old, int | Decimal) and isinstance(self.new, int | Decimal):
            difference = Decimal(self.new) - Decimal(self.old)
            both_whole = isinstance(self.old, int) and isinstance(self.new, int)
            return int(difference) if both_whole else difference
        return None

    @property
    def differs(self) -> bool:
        """Whether the two say different things; a blank and a 0 do."""
        return self.old != self.new


@dataclass(frozen=True, slots=True)
class TextPair:
    """A paragraph of one report with the most alike of the other, and their likeness from 0 to 1."""

    section: int
    old: str | None
    new: str | None
    likeness: float

    @property
    def match(self) -> Match:
        """What became of it."""
        if self.old is None:
            return Match.NEW
        if self.new is None:
            return Match.GONE
        return Match.SAME if self.likeness >= SAME_FROM else Match.CHANGED


@dataclass(frozen=True)
class Comparison:
    """``old`` against ``new``: pairs of figures that both forms have, those that only one has, pairs of paragraphs."""

    old: Report
    new: Report
    figures: tuple[FigurePair, ...]
    only_old: tuple[Cell, ...]
    only_new: tuple[Cell, ...]
    texts: tuple[TextPair, ...]

    @cached_property
    def carried_share(self) -> float:
        """The share of the new report's text, by characters, that was carried over from the old."""
        return carried_share(self.texts)

    @cached_property
    def carried_by_section(self) -> Mapping[int, float]:
        """The same share for each section that has new text; 0 is the preamble."""
        numbers = sorted({pair.section for pair in self.texts if pair.new})
        return {number: carried_share([pair for pair in self.texts if pair.section == number]) for number in numbers}


def compare(old: Report, new: Report) -> Comparison:
    """Compare two reports cell by cell and paragraph by paragraph, section by section.

    Where their forms differ, what both count is still paired: the decisions of table 二, and 其他处理 in one row with
    the sum of its three (F-3.17 … F-3.19).
    """
    before, after = _cells(old.form), _cells(new.form)
    pairs = [*_shared(old, new, before, after), *_other_rows(old, new, before, after)]
    twins = {pair.cell.path for pair in pairs} | {_TWINS.get(pair.cell.path, "") for pair in pairs}
    return Comparison(
        old=old,
        new=new,
        figures=tuple(pairs),
        only_old=tuple(cell for path, cell in before.items() if path not in twins),
        only_new=tuple(cell for path, cell in after.items() if path not in twins),
        texts=tuple(_texts(old, new)),
    )


def _shared(old: Report, new: Report, before: Cells, after: Cells) -> Iterator[FigurePair]:
    for path, cell in after.items():
        earlier = path if path in before else _TWINS.get(path)
        if earlier in before:
            yield FigurePair(cell, old.figures.get(earlier), new.figures.get(path))


def _other_rows(old: Report, new: Report, before: Cells, after: Cells) -> Iterator[FigurePair]:
    """其他处理 where one form has it in one row and the other in three."""
    for column in (*ApplicantKind, "total"):
        path = f"requests/{Outcome.OTHER_UNSPLIT}/{column}"
        if (path in before) != (path in after):
            yield FigurePair((before | after)[path], _other(old, path, column), _other(new, path, column))


def _other(report: Report, path: str, column: str) -> Figure:
    if path in report.figures:
        return report.figures[path]
    parts = [report.figures.get(f"requests/{row}/{column}") for row in _OTHER_ROWS]
    counts = [part for part in parts if isinstance(part, int)]
    return sum(counts) if len(counts) == len(parts) else None


def carried_share(texts: Sequence[TextPair]) -> float:
    """The share of new text, by characters, whose paragraph was carried over; 0 if there is no text."""
    total = sum(len(pair.new) for pair in texts if pair.new)
    return sum(len(pair.new) for pair in texts if pair.new and pair.match is Match.SAME) / total if total else 0.0


def _cells(form: Edition | None) -> Cells:
    return dict(form.cells) if form else {}


def _texts(old: Report, new: Report) -> Iterator[TextPair]:
    numbers = sorted({section.number for section in (*old.sections, *new.sections)})
    yield from paired(0, _running_text(old.preamble), _running_text(new.preamble))
    for number in numbers:
        before, after = old.section(number), new.section(number)
        yield from paired(
            number, _running_text(before.blocks if before else ()), _running_text(after.blocks if after else ())
        )


def _running_text(blocks: Sequence[TextBlock]) -> list[str]:
    """The paragraphs without headings, which the form prescribes."""
    return [block.text for block in blocks if block.kind is BlockKind.PARAGRAPH]


def paired(section: int, old: Sequence[str], new: Sequence[str]) -> Iterator[TextPair]:
    """Pair each new paragraph with the most alike old one that is still free, then list what is gone.

    Equal ones find each other first; of the rest, only so many are compared that the time stays bounded.
    """
    free = [text for text in old if len(text) >= _SHORTEST]
    fresh = [text for text in new if len(text) >= _SHORTEST]
    equal = []
    for text in fresh:
        if text in free:
            free.remove(text)
            equal.append(text)
    for text in fresh:
        if text in equal:
            equal.remove(text)
            yield TextPair(section, text, text, 1.0)
            continue
        scores = ((likeness(before, text), before) for before in free[:_MOST_COMPARED])
        best, before = max(scores, default=(0.0, ""), key=lambda pair: pair[0])
        if best >= _LIKE_FROM:
            free.remove(before)
            yield TextPair(section, before, text, best)
        else:
            yield TextPair(section, None, text, best)
    yield from (TextPair(section, text, None, 0.0) for text in free)


def likeness(one: str, other: str) -> float:
    """How alike two paragraphs are, from 0 to 1; very long ones are compared by their beginnings.

    Paragraphs that hardly share two neighbouring signs are not aligned at all, and neither are texts of few signs, over
    which an alignment would take forever: there the share of neighbours counts.
    """
    if one == other:
        return 1.0
    one, other = one[:_LONGEST], other[:_LONGEST]
    if 2 * min(len(one), len(other)) < _LIKE_FROM * (len(one) + len(other)):
        return 0.0
    pairs, others = _neighbours(one), _neighbours(other)
    shared = 2 * (pairs & others).total() / max(1, pairs.total() + others.total())
    if shared < _NEIGHBOURS_FROM:
        return 0.0
    if sum(count * others[pair] for pair, count in pairs.items()) > _MOST_WORK:
        return shared
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@lru_cache(maxsize=1024)
def _neighbours(text: str) -> Counter[tuple[str, str]]:
    return Counter(pairwise(text))
