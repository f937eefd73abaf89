"""A report's running text, paragraph by paragraph and sentence by sentence, with where each stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from gongkai.domain.reports import BlockKind, Report

_GAP: Final = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \u00a0\u3000]+(?=[\u3000-\u9fff\uff00-\uffef\d])"
    r"|(?<=\d)[ \u00a0\u3000]+(?=[\u3000-\u9fff%])"
)
_SENTENCE: Final = re.compile(r"[^。！？；]+[。！？；]?")
_QUOTED: Final = 30
_KEPT: Final = 1024
"""Texts kept ready: every rule goes over the same few hundred paragraphs."""
PREAMBLE: Final = "前言"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or heading: its section (0 is the preamble), its text as printed, and without layout blanks."""

    section: int
    number: int
    printed: str
    text: str
    heading: bool = False

    @property
    def place(self) -> str:
        """Where it stands: 一、总体情况 第3段."""
        name = f"第{'一二三四五六'[self.section - 1]}部分" if self.section else PREAMBLE
        return f"{name}第{self.number}段"

    @property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences, each with its closing mark."""
        return _sentences(self.text)


def passages(report: Report, *, preamble: bool = True) -> Iterator[Passage]:
    """The paragraphs and headings of a report in order, tables left out."""
    if preamble:
        for number, block in enumerate(report.preamble, 1):
            if block.text:
                yield Passage(0, number, block.text, squeeze(block.text), heading=block.kind is BlockKind.HEADING)
    for section in report.sections:
        for number, block in enumerate(section.blocks, 1):
            if block.text:
                yield Passage(
                    section.number, number, block.text, squeeze(block.text), heading=block.kind is BlockKind.HEADING
                )


def rows(report: Report) -> Iterator[Passage]:
    """The rows of the tables that are not the form's, each as one passage."""
    for number, blocks in ((0, report.preamble), *((section.number, section.blocks) for section in report.sections)):
        for place, block in enumerate(blocks, 1):
            for row in block.rows:
                yield Passage(number, place, "　".join(row), "　".join(map(squeeze, row)))


@lru_cache(maxsize=_KEPT)
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(sentence for sentence in _SENTENCE.findall(text) if sentence.strip())


@lru_cache(maxsize=_KEPT)
def squeeze(text: str) -> str:
    """``text`` without the blanks that layout puts between Chinese characters and beside digits."""
    return _GAP.sub("", text.strip())


def quote(text: str, around: int = 0, length: int = _QUOTED) -> str:
    """A short quotation of ``text`` from about ``around`` on."""
    start = max(0, around - 8)
    cut = text[start : start + length]
    return ("…" if start else "") + cut + ("…" if start + length < len(text) else "")


_DIGITS: Final = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}


def number_in(text: str) -> int | None:
    """A count in Arabic or simple Chinese digits: 12, 1,024, 十五, 二十; ``None`` if it is none."""
    bare = text.replace(",", "").replace("，", "")
    if bare.isdecimal() and bare.isascii():
        return int(bare)
    if "十" in bare:
        tens, _, ones = bare.partition("十")
        if all(part == "" or part in _DIGITS for part in (tens, ones)):
            return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
        return None
    return _DIGITS.get(bare)
