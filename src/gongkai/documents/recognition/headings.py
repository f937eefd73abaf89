"""The six sections of a report: which lines are their headings, and what stands under each.

A heading is known by its words, not by its number: numbers are lost, doubled and shifted in real reports, and a
rule of the linter wants to see them as printed.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from gongkai.documents.content import Paragraph, Part
from gongkai.domain.reports import EDITION_2021

NUMERALS: Final = "一二三四五六七八九十"
_NUMBER: Final = re.compile(rf"^\s*(?:第?([{NUMERALS}])\s*(?:[、.．,，:：]|部分)|([1-9])\s*[、.．])\s*")
_BLANKS: Final = re.compile(r"\s+")
_LEADER: Final = re.compile(r"[.…·．\s]{3,}\d{1,3}$")
_LONGEST: Final = 45
_LONG: Final = 30
_EXACT: Final = tuple(_NUMBER.sub("", heading) for heading in EDITION_2021.sections)

_ALIKE: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:总体|基本|工作)情况|(?:政府信息公开)?工作?(?:概述|概况|总体情况)",
        r"(?:本?年?度?)?主动公开(?:政府)?(?:信息)?(?:的|工作)?情况",
        r"(?:收到(?:和|及|并|与)处理)?(?:的)?政府信息公开申请(?:的|办理|处理)?情况|(?:收到(?:和|及)处理)?依申请公开(?:政府信息)?(?:的|办理|工作)?情况",
        r"(?:因)?政府信息公开(?:工作)?.{0,9}复议.{0,8}行政诉讼(?:的)?情况|行政复议.{0,5}行政诉讼(?:的)?情况",
        r"(?:政府信息公开工作)?(?:中)?(?:存在的?)?(?:主要)?(?:问题|不足)(?:和|及|与|以及)?(?:其)?(?:下?一?步?)?(?:改进|整改|工作)(?:措施|情况|打算|方向)?",
        r"其[他它](?:需要|应当|须)?(?:要)?(?:报告|说明)的?(?:事项|情况|内容)?",
    )
)
_KEYWORD: Final = re.compile(r"[情状]\s*况|概\s*[述况]|问\s*题|不\s*足|事\s*项|内\s*容")
"""No heading of a section is without one of these words."""
_INLINE: Final = tuple(
    re.compile(
        rf"(?<![\u3400-\u9fff“（(]){NUMERALS[place]}\s*、\s*(?:{_EXACT[place]}|{_ALIKE[place].pattern})(?![，、；;])"
    )
    for place in range(len(_EXACT))
)
_SUBHEAD: Final = re.compile(rf"(?<=[\s。！；])(?=[（(][{NUMERALS}]{{1,2}}[）)])")
_SUBHEAD_LINE: Final = re.compile(rf"([（(][{NUMERALS}]{{1,2}}[）)][^\s，。；：]{{2,24}})\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading: its number in the form, the index of its part, its words as printed."""

    number: int
    index: int
    text: str


def section_number(text: str) -> int | None:
    """The number that a line prints before its words, if any: 三、… is 3."""
    match = _NUMBER.match(text)
    if not match:
        return None
    return NUMERALS.index(match[1]) + 1 if match[1] else int(match[2])


def find_headings(parts: Sequence[Part]) -> list[Heading]:
    """The headings of the sections, in order: of all lines that read like one, those that fit together best."""
    candidates = [
        (index, number, score)
        for index, part in enumerate(parts)
        if isinstance(part, Paragraph)
        for number, score in _scores(part)
    ]
    best: list[tuple[float, tuple[tuple[int, int], ...]]] = [(0.0, ())] * (len(_EXACT) + 1)
    for index, number, score in candidates:
        before = max(best[:number], key=lambda chain: chain[0])
        chain = (before[0] + score, (*before[1], (number, index)))
        if chain[0] >= best[number][0]:
            best[number] = chain
    chosen = max(best, key=lambda chain: chain[0])[1]
    return [Heading(number, index, _text(parts[index])) for number, index in chosen]


def _text(part: Part) -> str:
    return _LEADER.sub("", part.text).strip() if isinstance(part, Paragraph) else ""


def _scores(part: Paragraph) -> list[tuple[int, float]]:
    """For each section, how much a line reads like its heading."""
    if not _KEYWORD.search(part.text[: 4 * _LONGEST]):
        return []
    text = _text(part)
    if not text or len(text) > _LONGEST or any(sign in text for sign in "。；：") or text[0] in "（(":
        return []
    printed = section_number(text)
    bare = _BLANKS.sub("", _NUMBER.sub("", text))
    scores = []
    for number, (exact, alike) in enumerate(zip(_EXACT, _ALIKE, strict=True), 1):
        score = 3.0 if bare == exact else 1.0 if alike.fullmatch(bare) else 0.0
        if score == 1.0 and printed is None and part.heading is None:
            score = 0.0
        if score:
            scores.append((number, score + (0.5 if printed == number else 0.0)))
    return scores


def part_inline(parts: Sequence[Part]) -> list[Part]:
    """Break paragraphs in which a whole report, headings and all, ran into one line."""
    broken: list[Part] = []
    for part in parts:
        if isinstance(part, Paragraph) and len(part.text) > _LONG:
            broken += [replace(part, text=text) for text in _broken(part.text)]
        else:
            broken.append(part)
    return broken


def _broken(text: str) -> list[str]:
    cuts = []
    position = 0
    for pattern in _INLINE:
        match = pattern.search(text, position)
        if match:
            cuts += [match.start(), match.end()]
            position = match.end()
    if not cuts:
        return [text]
    edges = [0, *cuts, len(text)]
    pieces = [text[start:end].strip() for start, end in itertools.pairwise(edges)]
    return [line for piece in pieces if piece for line in _subheads(piece)]


def _subheads(text: str) -> list[str]:
    lines = []
    for piece in _SUBHEAD.split(text):
        match = _SUBHEAD_LINE.match(piece)
        lines += [match[1], piece[match.end() :].strip()] if match else [piece.strip()]
    return [line for line in lines if line]
