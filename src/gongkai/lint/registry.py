"""The registry of rules: a rule is one decorated generator, and everything else about it is made from there."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from gongkai.domain.reports import Report
from gongkai.lint.findings import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a rule looks at: one report, last year's if it was given, and the day it was published if that is known."""

    report: Report
    previous: Report | None = None
    published_on: date | None = None

    @property
    def last_year(self) -> Report | None:
        """The previous report, unless it is known to be another year's than the one before (CAR004 tells that)."""
        if self.previous is None or self.previous.year is None or self.report.year is None:
            return self.previous
        return self.previous if self.previous.year == self.report.year - 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a rule yields: a finding without what the rule's own declaration already says.

    ``severity`` is set only where a rule weighs this instance otherwise than its default.
    """

    message: str
    place: str
    cells: tuple[str, ...] = ()
    stated: str | None = None
    expected: str | None = None
    severity: Severity | None = None


Check = Callable[[Subject], Iterator[Problem]]

_ALL_EDITIONS: Final = ("2019", "2021")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: its code and Chinese name, its default severity, the editions it applies to, its legal basis, its check.

    ``editions`` lists edition keys; a rule that lists "earlier" too applies to every report, whatever its edition.
    The check's docstring explains it in Chinese and holds its Bad and Good examples.
    """

    code: str
    name: str
    severity: Severity
    editions: tuple[str, ...]
    basis: str
    check: Check

    @property
    def family(self) -> str:
        """The letters of its code."""
        return self.code.rstrip("0123456789")


_RULES: dict[str, Rule] = {}

RULES: Final[Mapping[str, Rule]] = MappingProxyType(_RULES)
"""Every rule by code; complete once ``gongkai.lint.rules`` has been imported."""


def rule(
    code: str, *, name: str, severity: Severity, basis: str, editions: tuple[str, ...] = _ALL_EDITIONS
) -> Callable[[Check], Check]:
    """Declare the decorated generator as a rule. Raises ``ValueError`` for a taken code (codes are never reused)."""

    def declare(check: Check) -> Check:
        if code in _RULES:
            raise ValueError(f"rule code {code} is taken")
        _RULES[code] = Rule(code=code, name=name, severity=severity, editions=editions, basis=basis, check=check)
        return check

    return declare
