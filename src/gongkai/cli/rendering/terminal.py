"""Tables and lines in a terminal, where a Chinese character is two columns wide."""

import unicodedata
from collections.abc import Sequence

from gongkai.domain.reports import Cell


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


def two_labels(cell: Cell) -> tuple[str, str]:
    """A cell's row and its column, each of which may be cut without losing the other."""
    row, _, column = cell.place.partition(" · ")
    return row, column


def table(rows: Sequence[Sequence[str]], *, heads: int = 1, labels: int = 1, widest: int = 44) -> list[str]:
    """Rows as aligned lines: labels left, figures right, a rule under the heads."""
    listed = [[cut(text, widest) for text in row] for row in rows]
    widths = [max(width(row[at]) for row in listed if at < len(row)) for at in range(max(map(len, listed)))]
    lines = [
        "  ".join(pad(text, widths[at], right=at >= labels) for at, text in enumerate(row)).rstrip() for row in listed
    ]
    rule = "─" * (sum(widths) + 2 * (len(widths) - 1))
    return [*lines[:heads], rule, *lines[heads:]] if heads else lines
