"""Two reports side by side: figures with their change, text with how much of it was carried over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from typing import Final

from gongkai.domain.reports.form import Cell, Edition
from gongkai.domain.reports.report import Figure, Report

SAME_FROM: Final = 0.92
"""The likeness from which a paragraph counts as carried over."""
_LIKE_FROM: Final = 0.6
_LONGEST: Final = 4000
_SHORTEST: Final = 10


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


def compare(old: Report, new: Report) -> Comparison:
    """Compare two reports cell by cell and paragraph by paragraph, section by section."""
    before, after = _cells(old.form), _cells(new.form)
    shared = [path for path in after if path in before]
    return Comparison(
        old=old,
        new=new,
        figures=tuple(FigurePair(after[path], old.figures.get(path), new.figures.get(path)) for path in shared),
        only_old=tuple(cell for path, cell in before.items() if path not in after),
        only_new=tuple(cell for path, cell in after.items() if path not in before),
        texts=tuple(_texts(old, new)),
    )


def carried_share(texts: Sequence[TextPair]) -> float:
    """The share of new text, by characters, whose paragraph was carried over; 0 if there is no text."""
    total = sum(len(pair.new) for pair in texts if pair.new)
    return sum(len(pair.new) for pair in texts if pair.new and pair.match is Match.SAME) / total if total else 0.0


def _cells(form: Edition | None) -> dict[str, Cell]:
    return dict(form.cells) if form else {}


def _texts(old: Report, new: Report) -> Iterator[TextPair]:
    numbers = sorted({section.number for section in (*old.sections, *new.sections)})
    yield from paired(0, [block.text for block in old.preamble], [block.text for block in new.preamble])
    for number in numbers:
        before, after = old.section(number), new.section(number)
        yield from paired(number, before.paragraphs if before else (), after.paragraphs if after else ())


def paired(section: int, old: Sequence[str], new: Sequence[str]) -> Iterator[TextPair]:
    """Pair each new paragraph with the most alike old one that is still free, then list what is gone."""
    free = [text for text in old if len(text) >= _SHORTEST]
    for text in new:
        if len(text) < _SHORTEST:
            continue
        scores = [(likeness(before, text), before) for before in free]
        best, before = max(scores, default=(0.0, ""), key=lambda pair: pair[0])
        if best >= _LIKE_FROM:
            free.remove(before)
            yield TextPair(section, before, text, best)
        else:
            yield TextPair(section, None, text, best)
    yield from (TextPair(section, text, None, 0.0) for text in free)


def likeness(one: str, other: str) -> float:
    """How alike two paragraphs are, from 0 to 1; very long ones are compared by their beginnings."""
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one[:_LONGEST], other[:_LONGEST], autojunk=False)
    if matcher.real_quick_ratio() < _LIKE_FROM or matcher.quick_ratio() < _LIKE_FROM:
        return 0.0
    return matcher.ratio()
