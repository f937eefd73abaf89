"""Which characters of a report a written file can hold."""

import re
from typing import Final

_LINE_ENDS: Final = re.compile("\r\n?|[\v\f\x85]")
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """``text`` without the control characters that XML forbids and nobody sees; every line end becomes a newline."""
    return _UNWRITABLE.sub("", _LINE_ENDS.sub("\n", text))
