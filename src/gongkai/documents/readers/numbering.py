"""Word's automatic paragraph numbers: what a reader of the page sees before the text."""

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

_DIGITS: Final = "〇一二三四五六七八九"
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CHINESE: Final = frozenset(
    {"chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting"}
    | {"taiwaneseCountingThousand", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2"}
)
_PLACE: Final = re.compile(r"%([1-9])")


class Numbering:
    """The lists of a document and where each stands; ``next`` gives the printed number of the next paragraph."""

    def __init__(self, root: etree._Element, w: str) -> None:
        abstract = {node.get(f"{w}abstractNumId"): node for node in root.iter(f"{w}abstractNum")}
        self._levels: dict[str, Mapping[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        for node in root.iter(f"{w}num"):
            link = node.find(f"{w}abstractNumId")
            key, target = node.get(f"{w}numId"), link.get(f"{w}val") if link is not None else None
            if key and target in abstract:
                self._levels[key] = _levels(abstract[target], w)
                self._abstract[key] = str(target)
        self._counts: dict[str, dict[int, int]] = {}

    def next(self, key: str, level: int) -> str:
        """What list ``key`` prints before its next paragraph of ``level``; nothing for bullets and no list."""
        levels = self._levels.get(key)
        if not levels or level not in levels:
            return ""
        counts = self._counts.setdefault(self._abstract[key], {})
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        form, text, _ = levels[level]
        if form in ("bullet", "none"):
            return ""

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shape, _, start = levels.get(at, (form, "", 1))
            return _printed(counts.get(at, start), shape)

        return _PLACE.sub(number, text)


def _levels(abstract: etree._Element, w: str) -> dict[int, tuple[str, str, int]]:
    """Level → its number format, its text with %1-style places, its first number."""
    found = {}
    for node in abstract.iter(f"{w}lvl"):
        values = {}
        for name in ("numFmt", "lvlText", "start"):
            child = node.find(f"{w}{name}")
            values[name] = child.get(f"{w}val") or "" if child is not None else ""
        at = node.get(f"{w}ilvl") or "0"
        start = int(values["start"]) if values["start"].isdecimal() and len(values["start"]) < 6 else 1
        if at.isdecimal():
            found[int(at[:2])] = (values["numFmt"] or "decimal", values["lvlText"], start)
    return found


def _printed(number: int, form: str) -> str:
    if form in _CHINESE:
        return _chinese(number)
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter.upper() if form == "upperLetter" else letter
    return str(number)


def _chinese(number: int) -> str:
    """1 to 99 as 一 to 九十九; larger ones digit by digit."""
    if number <= 10:
        return "十" if number == 10 else _DIGITS[number]
    tens, ones = divmod(number, 10)
    if tens < 10:
        return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
    return "".join(_DIGITS[int(digit)] for digit in str(number))
