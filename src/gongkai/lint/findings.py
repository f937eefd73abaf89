"""What a rule found."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error is wrong, a warning needs a look, a hint is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found in one report, in the words the officer reads.

    ``place`` says where in the report; ``cells`` are cell paths; ``stated`` is what stands there, ``expected`` what
    should; ``basis`` is the legal basis of the rule.
    """

    code: str
    severity: Severity
    message: str
    place: str
    cells: tuple[str, ...] = ()
    stated: str | None = None
    expected: str | None = None
    basis: str
