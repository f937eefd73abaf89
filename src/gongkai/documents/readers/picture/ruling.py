"""An image of a page → the rules printed on it and the lines of type in a cell."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from gongkai.documents.readers.pdf.grids import RuledTable, tables_on
from gongkai.documents.readers.pdf.page import PageView, Rule
from gongkai.documents.readers.picture.image import Grey, Sheet

TYPE_SIZE: Final = 10.5
"""The height in points that a page's type is taken to have; all tolerances of ``readers.pdf`` follow from it."""

_SHORTEST_RULE: Final = 1.4
_SURELY_A_RULE: Final = 7.0
_REACH: Final = 0.4 * TYPE_SIZE
_THICKEST_RULE: Final = 0.6
_SPECK: Final = 0.2
_DOT: Final = 0.06
_SMALLEST_TABLE: Final = 3.0


@dataclass(frozen=True, slots=True)
class Box:
    """A part of an image, in pixels from the top left."""

    left: int
    top: int
    right: int
    bottom: int

    def of(self, image: Grey) -> Grey:
        """That part of ``image``."""
        return image[self.top : self.bottom, self.left : self.right]

    def wider(self, by: int) -> "Box":
        """The box with a rim."""
        return Box(max(0, self.left - by), max(0, self.top - by), self.right + by, self.bottom + by)


@dataclass(frozen=True, slots=True)
class Ruling:
    """The ruled tables of a sheet in points, the mask of its rules and their rims, and what a point is in pixels."""

    tables: list[RuledTable]
    mask: Grey
    pixels: float
    height: int

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box in points from the bottom left as one in pixels."""
        return Box(
            max(0, round(left * self.pixels)),
            max(0, round(self.height - top * self.pixels)),
            max(0, round(right * self.pixels)),
            max(0, round(self.height - bottom * self.pixels)),
        )


def ruling_of(sheet: Sheet) -> Ruling:
    """The tables on a sheet, without characters, from the top."""
    pixels = sheet.em / TYPE_SIZE
    height, width = sheet.ink.shape
    across = {
        Rule((height - (box.top + box.bottom) / 2) / pixels, box.left / pixels, box.right / pixels): box
        for box in _strokes(sheet, upright=False)
    }
    down = {
        Rule((box.left + box.right) / 2 / pixels, (height - box.bottom) / pixels, (height - box.top) / pixels): box
        for box in _strokes(sheet, upright=True)
    }
    view = PageView(width / pixels, height / pixels)
    view.across, view.down = _anchored(list(across), list(down))
    mask = np.zeros_like(sheet.ink)
    for box in (*(across[rule] for rule in view.across), *(down[rule] for rule in view.down)):
        mask[max(0, box.top - 1) : box.bottom + 1, max(0, box.left - 1) : box.right + 1] = 255
    least = _SMALLEST_TABLE * TYPE_SIZE
    tables = [
        table
        for table in tables_on(view)
        if table.xs[-1] - table.xs[0] > least and table.top - table.bottom > least / 2
    ]
    return Ruling(tables, mask, pixels, height)


def _strokes(sheet: Sheet, *, upright: bool) -> list[Box]:
    """The straight strokes longer than type is high, small breaks closed."""

    def along(length: float) -> Grey:
        count = max(3, round(length))
        return np.ones((count, 1) if upright else (1, count), np.uint8)

    closed = cv2.morphologyEx(sheet.ink, cv2.MORPH_CLOSE, along(sheet.em * 0.15))
    mask = cv2.morphologyEx(closed, cv2.MORPH_OPEN, along(sheet.em * _SHORTEST_RULE))
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    thickest = sheet.em * _THICKEST_RULE
    return [Box(x, y, x + w, y + h) for x, y, w, h, _ in stats[1:].tolist() if min(w, h) <= thickest]


def _anchored(across: list[Rule], down: list[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Without the strokes of signs: a rule is long, or ends on other rules."""
    for _ in range(2):
        across = [rule for rule in across if _is_rule(rule, down)]
        down = [rule for rule in down if _is_rule(rule, across)]
    return across, down


def _is_rule(rule: Rule, crossing: list[Rule]) -> bool:
    if rule.end - rule.start >= _SURELY_A_RULE * TYPE_SIZE:
        return True
    return all(
        any(
            abs(other.at - end) <= _REACH and other.start - _REACH <= rule.at <= other.end + _REACH
            for other in crossing
        )
        for end in (rule.start, rule.end)
    )


def lines_in(ink: Grey, em: float) -> list[Box]:
    """The lines of type in a cell whose rules are wiped out, from the top; none if it is blank but for specks."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    signs = [Box(x, y, x + w, y + h) for x, y, w, h, _ in stats[1:].tolist() if max(w, h) >= em * _DOT]
    strokes = [sign for sign in signs if max(sign.right - sign.left, sign.bottom - sign.top) >= em * _SPECK]
    lines: list[Box] = []
    for stroke in sorted(strokes, key=lambda one: one.top + one.bottom):
        if lines and _beside(lines[-1], stroke):
            lines[-1] = _around(lines[-1], stroke)
        else:
            lines.append(stroke)
    lines = _whole(lines, em)
    return [_with_dots(line, signs, em) for line in lines]


def _beside(line: Box, stroke: Box) -> bool:
    overlap = min(line.bottom, stroke.bottom) - max(line.top, stroke.top)
    return overlap > 0.4 * min(stroke.bottom - stroke.top, line.bottom - line.top)


def _around(one: Box, two: Box) -> Box:
    return Box(min(one.left, two.left), min(one.top, two.top), max(one.right, two.right), max(one.bottom, two.bottom))


def _whole(lines: list[Box], em: float) -> list[Box]:
    """Put together what is one line: the two strokes of 二, the dots above a sign."""
    whole: list[Box] = []
    for line in lines:
        if whole:
            both = _around(whole[-1], line)
            thin = min(line.bottom - line.top, whole[-1].bottom - whole[-1].top) < 0.6 * em
            if thin and both.bottom - both.top <= 1.15 * em:
                whole[-1] = both
                continue
        whole.append(line)
    return whole


def _with_dots(line: Box, signs: list[Box], em: float) -> Box:
    """A line with the points and commas at its ends."""
    reach = 0.6 * em
    for sign in signs:
        level = line.top - 0.2 * em <= sign.top and sign.bottom <= line.bottom + 0.3 * em
        if level and sign.right > line.left - reach and sign.left < line.right + reach:
            line = _around(line, sign)
    return line
