"""Which way up a page was put on the scanner."""

from typing import Final

import cv2
import numpy as np

from gongkai.documents.readers.picture.image import Grey, Sheet, sheet_of
from gongkai.documents.readers.picture.words import read_lines

_SAMPLES: Final = 6
_LEGIBLE: Final = 0.9
_SHORTEST_LINE: Final = 4.0
_LONGEST_LINE: Final = 25.0
_RULE: Final = 3.0


def upright(sheet: Sheet) -> Sheet:
    """The page turned by the quarters that make its longer lines of type legible; as it is if it has none."""
    level, standing = _lines(sheet.ink, sheet.em), _lines(np.ascontiguousarray(np.rot90(sheet.ink)), sheet.em)
    if not level and not standing:
        return sheet
    quarters = (0, 2, 1, 3) if _length(level) >= _length(standing) else (0, 1, 3, 2)
    best, chosen = 0.0, 0
    for quarter in quarters:
        legible = _legibility(sheet, quarter)
        if legible > best:
            best, chosen = legible, quarter
        if legible >= _LEGIBLE:
            break
    return (sheet_of(_rotated(sheet.grey, chosen)) or sheet) if chosen else sheet


def _rotated(grey: Grey, quarter: int) -> Grey:
    return np.ascontiguousarray(np.rot90(grey, quarter))


def _length(lines: list[tuple[int, int, int, int]]) -> int:
    return sum(right - left for left, _, right, _ in lines)


def _legibility(sheet: Sheet, quarter: int) -> float:
    """How surely the longest lines are read with the page turned by ``quarter``."""
    grey, ink = _rotated(sheet.grey, quarter), _rotated(sheet.ink, quarter)
    lines = sorted(_lines(ink, sheet.em), key=lambda line: line[0] - line[2])[:_SAMPLES]
    cuts = [
        grey[top:bottom, left : min(right, left + round(_LONGEST_LINE * sheet.em))]
        for left, top, right, bottom in lines
    ]
    readings = read_lines(cuts, sheet.em)
    return sum(reading.confidence for reading in readings) / len(readings) if readings else 0.0


def _lines(ink: Grey, em: float) -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of the level lines of type, rules left out."""
    long = max(3, round(em * _RULE))
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((long, 1), np.uint8))
    rules = cv2.dilate(cv2.bitwise_or(across, down), np.ones((3, 3), np.uint8))
    bare = np.where(rules > 0, np.uint8(0), ink)
    joined = cv2.morphologyEx(bare, cv2.MORPH_CLOSE, np.ones((1, max(3, round(em * 0.5))), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    return [
        (x, y, x + w, y + h)
        for x, y, w, h, _ in stats[1:].tolist()
        if w >= _SHORTEST_LINE * em and 0.6 * em <= h <= 1.6 * em
    ]
