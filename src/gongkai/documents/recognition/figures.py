"""One cell's text → the figure it states.

A blank, ``/``, ``-``, ``—`` or ``无`` states nothing (F-3.12). What is no figure of the cell's kind states
nothing either and says so: the caller turns that into a notice.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from gongkai.domain.reports import CellKind, Figure

_SHORT: Final = 64
_LONGEST_FIGURE: Final = 200
_BLANK: Final = frozenset({"", "/", "\\", "-", "--", "—", "——", "–", "―", "─", "无"})
_UNITS: Final = "件条宗个项次份例起篇部批"
_NOTE: Final = r"(?:\s*[(\[【〔].*)?"
_WHOLE: Final = re.compile(rf"(\d+)\s*[{_UNITS}]?{_NOTE}")
_CHANGE: Final = re.compile(rf"([-+]|增加?|减少?|上升|下降|↑|↓)?\s*(\d+)\s*[{_UNITS}]?{_NOTE}")
_MONEY: Final = re.compile(rf"(-?\d+(?:\.\d+)?)\s*((?:人民币)?\s*(?:亿|万)?元)?{_NOTE}")
_THOUSANDS: Final = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])")
_SCALES: Final = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10000)}
_DOWN: Final = frozenset({"-", "减", "减少", "下降", "↓"})
_LIKE: Final = re.compile(rf"(?:[-+]|增加?|减少?|上升|下降|↑|↓)?\d[\d,.\s]*(?:[{_UNITS}]|(?:亿|万)?元)?{_NOTE}")
_NUMBERED: Final = re.compile(r"\d{1,2}\s*[.、)]\s*[^\d\s]")
_CALLOUT: Final = re.compile(r"(?<=\d)\s*(?:[*＊※]+|注\d*|\[\d+\])\s*$")
_ZERO: Final = frozenset({"零", "〇"})


@dataclass(frozen=True, slots=True)
class Stated:
    """What a cell states: a figure, or nothing; ``wrong`` if it holds something that is no figure of its kind."""

    figure: Figure
    wrong: bool = False
    unit: str | None = None


NOTHING: Final = Stated(None)
_WRONG: Final = Stated(None, wrong=True)


def tidy(text: str) -> str:
    """``text`` with full-width signs made narrow and outer blanks off; footnote marks (①, ²) are no digits and go."""
    return _tidy_short(text) if len(text) <= _SHORT else _tidy(text)


def _tidy(text: str) -> str:
    if text.isascii():
        return text.strip()
    kept = "".join(sign for sign in text if unicodedata.category(sign) != "No")
    return unicodedata.normalize("NFKC", kept).replace("，", ",").strip()


_tidy_short = lru_cache(maxsize=4096)(_tidy)
"""The same few labels and figures fill every table."""


def is_blank(text: str) -> bool:
    """Whether a cell states nothing."""
    return tidy(text) in _BLANK


def is_figure_like(text: str) -> bool:
    """Whether a cell holds a number (``1,024件``, ``16（其中修订16件）``), not a label (``1.属于国家秘密``)."""
    return len(text) <= _LONGEST_FIGURE and _is_figure_like(text)


@lru_cache(maxsize=4096)
def _is_figure_like(text: str) -> bool:
    bare = tidy(text)
    if bare in _ZERO:
        return True
    return bool(_LIKE.fullmatch(_CALLOUT.sub("", bare))) and not _NUMBERED.match(bare)


def read_figure(text: str, kind: CellKind) -> Stated:
    """The figure that a cell of ``kind`` states; money comes out in 万元, an amount in the unit printed."""
    bare = _CALLOUT.sub("", tidy(text))
    if bare in _BLANK:
        return NOTHING
    if bare in _ZERO:
        return Stated(0 if kind in (CellKind.COUNT, CellKind.CHANGE) else Decimal(0))
    bare = _THOUSANDS.sub(lambda match: match[0].replace(",", ""), bare)
    if kind is CellKind.COUNT:
        whole = _WHOLE.fullmatch(bare)
        return Stated(int(whole[1])) if whole else _WRONG
    if kind is CellKind.CHANGE:
        change = _CHANGE.fullmatch(bare)
        return Stated(int(change[2]) * (-1 if change[1] in _DOWN else 1)) if change else _WRONG
    return _money(bare, kind)


def _money(bare: str, kind: CellKind) -> Stated:
    money = _MONEY.fullmatch(bare)
    if not money:
        return _WRONG
    amount, unit = Decimal(money[1]), (money[2] or "").replace("人民币", "").strip() or None
    if kind is CellKind.AMOUNT:
        return _amount(amount, unit)
    if unit in (None, "万元"):
        return Stated(amount)
    return Stated(_plain(amount * _SCALES[unit]))


def _amount(amount: Decimal, unit: str | None) -> Stated:
    """采购总金额 keeps 元 or 万元 as printed; the form has no third unit."""
    if unit == "亿元":
        return Stated(_plain(amount * _SCALES[unit]), unit="万元")
    return Stated(amount, unit=unit)


def _plain(amount: Decimal) -> Decimal:
    whole = amount.to_integral_value()
    return whole if whole == amount else amount.normalize()
