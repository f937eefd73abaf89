"""Tables and lines in a terminal, where a Chinese character is two columns wide."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_PIECES: Final = re.compile(r"\s+|[!-~]+[，。；：、）”]*|[（“]?.[，。；：、）”]*")


def width(text: str) -> int:
    """How many columns ``text`` takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """``text`` filled with blanks to ``columns``."""
    blanks = " " * max(0, columns - width(text))
    return blanks + text if right else text + blanks


def cut(text: str, columns: int) -> str:
    """``text`` cut to ``columns``, with … where something is left out."""
    if width(text) <= columns:
        return text
    kept = ""
    for sign in text:
        if width(kept + sign) > columns - 1:
            break
        kept += sign
    return kept + "…"


def clean(text: str) -> str:
    """``text`` without the control characters by which a file could write to the terminal what it likes."""
    return _CONTROL.sub("�", text)


def wrap(text: str, columns: int) -> list[str]:
    """``text`` as lines of at most ``columns``: Chinese breaks anywhere but before a closing mark, words stay whole."""
    lines = [""]
    for piece in _PIECES.findall(text):
        if lines[-1] and width(lines[-1] + piece.rstrip()) > columns:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def table(rows: Sequence[Sequence[str]], *, heads: int = 1, labels: int = 1, widest: int = 44) -> list[str]:
    """Rows as aligned lines: labels left, figures right, a rule under the heads."""
    listed = [[cut(text, widest) for text in row] for row in rows]
    widths = [max(width(row[at]) for row in listed if at < len(row)) for at in range(max(map(len, listed)))]
    lines = [
        "  ".join(pad(text, widths[at], right=at >= labels) for at, text in enumerate(row)).rstrip() for row in listed
    ]
    rule = "─" * (sum(widths) + 2 * (len(widths) - 1))
    return [*lines[:heads], rule, *lines[heads:]] if heads else lines
