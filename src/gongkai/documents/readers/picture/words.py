"""Cut-out lines of type → their text, by rapidocr with the models in its wheel: nothing is downloaded."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import cv2
import numpy as np
from rapidocr import RapidOCR
from rapidocr.ch_ppocr_det import TextDetOutput

from gongkai.documents.readers.picture.image import Grey

_DETECTOR_SIDE: Final = 1280
_LEAST: Final = 0.5
_MARGIN: Final = 0.2
_OTHER_FRAMES: Final = ((0.35, 1.0), (0.1, 1.6))
_SURE: Final = 0.95
_SHORT: Final = 8
_DARK_GROUND: Final = 110
_SLANT: Final = 0.24
_STRAIGHT: Final = 0.97
_DASHES: Final = frozenset("一ー－﹣-–—_")
_DIGITS: Final = re.compile(r"[\dOoＯ〇Il|丨]+")
_AS_DIGITS: Final = str.maketrans("OoＯ〇Il|丨", "00001111")
_WIDE: Final = {"(": "（", ")": "）", ",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
_NARROW: Final = re.compile(r"(?<=[\u3400-\u9fff])[(),:;?!]|[(),:;?!](?=[\u3400-\u9fff])")
_STEMS: Final = frozenset("1lI|丨/丿")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as recognised, and how sure (0 to 1)."""

    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of type found on a page, in pixels from its top left."""

    left: int
    top: int
    right: int
    bottom: int
    reading: Reading


@cache
def _engine() -> RapidOCR:
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": _DETECTOR_SIDE,
            "Det.limit_type": "max",
            "Det.limit_side_len": _DETECTOR_SIDE,
            "Rec.rec_img_shape": [3, 48, 96],
        }
    )


def read_lines(lines: Sequence[Grey], em: float) -> list[Reading]:
    """The text of each cut-out line; ``em`` is the height of the page's type in pixels.

    A figure, and a short text that is not clear at once, is read again in another frame, and in a third if the two
    readings differ.
    """
    readings = [[one] for one in _read([_framed(line, em, _MARGIN) for line in lines])]
    for margin, size in _OTHER_FRAMES:
        again = [at for at, found in enumerate(readings) if _deserves_another(found)]
        for at, more in zip(again, _read([_framed(lines[at], em, margin, size) for at in again]), strict=True):
            readings[at].append(more)
    return [_checked(_agreed(found), line) for found, line in zip(readings, lines, strict=True)]


def _deserves_another(found: Sequence[Reading]) -> bool:
    """Whether a text is short, and in doubt or a figure read only once."""
    if len(found[0].text) > _SHORT:
        return False
    agreed = _agreed(found)
    return agreed.confidence < _SURE or (len(found) == 1 and any(map(str.isdecimal, agreed.text)))


def _read(images: Sequence[Grey]) -> list[Reading]:
    if not images:
        return []
    found = _engine().recognize_txt(list(images))
    pairs = zip(found.txts or (), found.scores or (), strict=True)
    return [Reading(_set(text.strip()), float(score)) for text, score in pairs]


def _agreed(readings: Sequence[Reading]) -> Reading:
    """The text that most readings agree on: as sure as the surest of them, the less so the more dissent."""
    text, count = Counter(reading.text for reading in readings).most_common(1)[0]
    best = max(reading.confidence for reading in readings if reading.text == text)
    return Reading(text, best * count / len(readings))


def find_regions(grey: Grey, em: float) -> list[Region]:
    """The stretches of type on a page; they are found on a smaller copy and read in full size."""
    found = _engine()(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), use_cls=False, use_rec=False)
    if not isinstance(found, TextDetOutput) or found.boxes is None:
        return []
    height, width = grey.shape
    corners = [
        (max(0, int(left)), max(0, int(top)), min(width, int(right) + 1), min(height, int(bottom) + 1))
        for box in found.boxes
        for (left, top), (right, bottom) in [(np.min(box, axis=0), np.max(box, axis=0))]
    ]
    readings = read_lines([grey[top:bottom, left:right] for left, top, right, bottom in corners], em)
    return [
        Region(*corner, reading)
        for corner, reading in zip(corners, readings, strict=True)
        if reading.text and reading.confidence >= _LEAST
    ]


def side_by_side(signs: Sequence[Grey], em: float) -> Grey:
    """Signs printed one below the other as a line, which the model reads better than single signs."""
    side = max(round(em * 1.1), *(size for sign in signs for size in sign.shape))
    line = np.full((side, side * len(signs)), round(float(np.percentile(signs[0], 90))), np.uint8)
    for number, sign in enumerate(signs):
        height, width = sign.shape
        top, left = (side - height) // 2, number * side + (side - width) // 2
        line[top : top + height, left : left + width] = sign
    return line


def _framed(line: Grey, em: float, margin: float, size: float = 1.0) -> Grey:
    """A line on its own ground with a margin, never lower than type is high: the model was trained on such."""
    ground = float(np.percentile(line, 90))
    if ground < _DARK_GROUND:
        line, ground = 255 - line, 255 - float(np.percentile(line, 10))
    height, width = line.shape
    beside = round(em * margin)
    above = beside + max(0, round(em - height)) // 2
    narrow = beside + max(0, round(em * 0.7) - width) // 2
    framed = cv2.copyMakeBorder(line, above, above, narrow, narrow, cv2.BORDER_CONSTANT, value=(ground,))
    if size != 1.0:
        framed = cv2.resize(framed, None, fx=size, fy=size, interpolation=cv2.INTER_CUBIC)
    return np.asarray(cv2.cvtColor(framed, cv2.COLOR_GRAY2BGR), dtype=np.uint8)


def _set(text: str) -> str:
    """Punctuation beside a Chinese character in its Chinese width, which the model guesses at."""
    return _NARROW.sub(lambda match: _WIDE[match[0]], text)


def _checked(reading: Reading, line: Grey) -> Reading:
    """A stroke that stands for "nothing" is no 1 and no 一; letters among digits are digits."""
    if reading.text in _DASHES:
        return Reading("—", reading.confidence)
    if reading.text in _STEMS and _leans(line):
        return Reading("/", reading.confidence)
    if _DIGITS.fullmatch(reading.text):
        return Reading(reading.text.translate(_AS_DIGITS), reading.confidence)
    return reading


def _leans(line: Grey) -> bool:
    """Whether a single stroke is a slash: its ink moves sideways evenly from top to bottom."""
    dark = np.clip(float(np.percentile(line, 95)) - line.astype(np.float64) - 40, 0, None)
    rows = np.flatnonzero(dark.sum(axis=1) > 40)
    if rows.size < 5:
        return False
    weights = dark[rows]
    middles = weights @ np.arange(line.shape[1]) / weights.sum(axis=1)
    if np.ptp(middles) == 0:
        return False
    slope = float(np.polyfit(rows, middles, 1)[0])
    return abs(slope) > _SLANT and abs(float(np.corrcoef(rows, middles)[0, 1])) > _STRAIGHT
