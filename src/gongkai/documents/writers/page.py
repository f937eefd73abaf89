"""The official page of GB/T 9704-2012 (F-5.7 … F-5.12).

Lengths are points (1/72 inch) unless a name says otherwise; widths of text are em: one Chinese character is 1, a digit
or Latin letter a little over one half.
"""

import re
from typing import Final

MM: Final = 72 / 25.4

PAGE_MM: Final = (210, 297)
TOP_MM: Final = 37
BOTTOM_MM: Final = 35
LEFT_MM: Final = 28
RIGHT_MM: Final = 26
PAGE_NUMBER_DROP_MM: Final = 7
"""From the type area down to the dashes beside the page number (F-5.12)."""
LINES: Final = 22
CHARACTERS: Final = 28

BODY_SIZE: Final = 16.0
TITLE_SIZE: Final = 22.0
PAGE_NUMBER_SIZE: Final = 14.0

TYPE_WIDTH: Final = (PAGE_MM[0] - LEFT_MM - RIGHT_MM) * MM
TYPE_HEIGHT: Final = (PAGE_MM[1] - TOP_MM - BOTTOM_MM) * MM
# To the twentieth of a point below, Word's smallest length: rounding must never push out the last line or character.
LINE_PITCH: Final = int(TYPE_HEIGHT / LINES * 20) / 20
CHARACTER_PITCH: Final = int(TYPE_WIDTH / CHARACTERS * 20) / 20

PAGE_NUMBER_FOOT_MM: Final = BOTTOM_MM - PAGE_NUMBER_DROP_MM - PAGE_NUMBER_SIZE / 2 / MM
"""From the page's lower edge up to the foot of the page number's line, its dashes being half way up."""

_DIGIT: Final = 0.56
_WIDE_FROM: Final = "\u2e80"
_WIDE_MARKS: Final = "“”‘’—…·×"
_UNBREAKABLE: Final = re.compile(r"[^\s\u2e80-\U0010ffff]+")


def em(text: str) -> float:
    """The width of ``text`` in em."""
    return sum(1.0 if sign >= _WIDE_FROM or sign in _WIDE_MARKS else _DIGIT for sign in text)


def unbreakable(text: str) -> list[str]:
    """The runs of ``text`` that no line may break: figures and Latin words."""
    return _UNBREAKABLE.findall(text)
