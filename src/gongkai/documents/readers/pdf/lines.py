"""Characters → lines → paragraphs."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from gongkai.documents.readers.pdf.page import Character

_SAME_LINE: Final = 0.45
_WORD_GAP: Final = 0.28
_LEAST_GAP: Final = 0.08
_INDENT: Final = 1.2
_SHORT: Final = 2.6
_LOOSE: Final = 1.7
_NEW_SIZE: Final = 1.18
_PAGE_NUMBER: Final = re.compile(
    r"[-—–－·\s]*(?:第?\s*\d{1,4}\s*页?)(?:\s*[/,，共]?\s*共?\s*\d{1,4}\s*页?)?[-—–－·\s]*"
)
_EDGE: Final = 0.11
_RUNNING: Final = 0.075
_OPENS: Final = re.compile(r"(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    page: int

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.bottom + self.top) / 2


def lines_of(characters: Iterable[Character], page: int) -> list[Line]:
    """Characters sorted into lines from the top, each read from the left."""
    rows: list[list[Character]] = []
    for character in sorted(characters, key=lambda one: -one.middle[1]):
        middle = character.middle[1]
        if rows and abs(rows[-1][0].middle[1] - middle) <= _SAME_LINE * max(rows[-1][0].size, character.size):
            rows[-1].append(character)
        else:
            rows.append([character])
    return [_line(sorted(row, key=lambda one: one.left), page) for row in rows]


def _line(row: Sequence[Character], page: int) -> Line:
    return Line(
        text=text_of(row),
        left=row[0].left,
        right=row[-1].right,
        bottom=min(one.bottom for one in row),
        top=max(one.top for one in row),
        size=median(one.size for one in row),
        page=page,
    )


def text_of(row: Sequence[Character]) -> str:
    """A line's characters with the blanks that part words and numbers; those that only justify Chinese go."""
    pieces = [row[0].sign]
    for before, after in pairwise(row):
        if before.sign.isascii() and after.sign.isascii():
            gap = after.left - before.right
            if gap > _WORD_GAP * after.size or (after.parted and gap > _LEAST_GAP * after.size):
                pieces.append(" ")
        pieces.append(after.sign)
    return "".join(pieces)


def cell_text(characters: Iterable[Character]) -> str:
    """A cell's text: its lines joined without a break."""
    listed = list(characters)
    return "".join(line.text for line in lines_of(listed, 0)) if listed else ""


def without_furniture(lines: Sequence[Line], height: float) -> list[Line]:
    """The lines of a page without its page number."""
    return [
        line
        for line in lines
        if not (
            _PAGE_NUMBER.fullmatch(line.text) and (line.middle < height * _EDGE or line.middle > height * (1 - _EDGE))
        )
    ]


def without_running_heads(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The lines of each page without what several pages print at the same place of their upper or lower edge."""
    seen = Counter(
        head for lines, height in zip(pages, heights, strict=True) for head in {_head(line, height) for line in lines}
    )
    return [
        [line for line in lines if not ((head := _head(line, height)) and seen[head] > 1)]
        for lines, height in zip(pages, heights, strict=True)
    ]


def _head(line: Line, height: float) -> tuple[str, int] | None:
    """What makes a line at a page's edge the same as that of another page: its text but for numbers, and its place."""
    if _RUNNING * height < line.middle < (1 - _RUNNING) * height:
        return None
    return re.sub(r"\d+", "#", line.text), round(line.middle / 4)


class Paragraphs:
    """Joins lines into paragraphs, over page ends too, by indent, fullness, pitch and size."""

    def __init__(self, left: float, right: float) -> None:
        self._left, self._right = left, right
        self._lines: list[Line] = []
        self.done: list[tuple[str, int]] = []

    def add(self, line: Line) -> None:
        """The next line in reading order."""
        if self._lines and self._begins(self._lines[-1], line):
            self.end()
        self._lines.append(line)

    def end(self) -> None:
        """Close the paragraph: a table, a picture or the text's end follows."""
        if self._lines:
            self.done.append((_joined([line.text for line in self._lines]), self._lines[0].page))
            self._lines = []

    def _begins(self, before: Line, line: Line) -> bool:
        size = max(before.size, line.size)
        if size > _NEW_SIZE * min(before.size, line.size) or _OPENS.match(line.text):
            return True
        indented = line.left > self._left + _INDENT * size
        block = len(self._lines) > 1 and all(abs(one.left - line.left) < size / 2 for one in self._lines[-2:])
        if indented and not block:
            return True
        if before.right < self._right - _SHORT * size or line.left > self._left + 3 * _INDENT * size:
            return True
        return line.page == before.page and before.middle - line.middle > _LOOSE * size * 1.6


def _joined(texts: Sequence[str]) -> str:
    whole = texts[0]
    for text in texts[1:]:
        words = whole[-1:].isascii() and text[:1].isascii() and whole[-1:].isalpha() and text[:1].isalpha()
        whole += (" " if words else "") + text
    return whole


def margins(lines: Sequence[Line]) -> tuple[float, float]:
    """Where most lines begin and the fullest end."""
    if not lines:
        return 0.0, 0.0
    full = sorted(line.right for line in lines)
    starts = sorted(line.left for line in lines)
    return starts[len(starts) // 10], full[-1 - len(full) // 10]
