"""What a check says of one file, before anybody decides how to show it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gongkai.domain.reports import Report
from gongkai.domain.reports.editions import SECTIONS
from gongkai.lint.checker import Result
from gongkai.lint.findings import Finding, Severity

SEVERITIES: Final = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}
WHOLE: Final = "报告整体"
PREAMBLE: Final = "标题和前言"

_NUMERALS: Final = "一二三四五六"
_PLACES: Final = (
    (re.compile(r"第([一二三四五六])部分|^([一二三四五六])、|^表([二三四])"), None),
    (re.compile(r"^(?:标题|前言)"), PREAMBLE),
)
_TABLES: Final = {"proactive": 2, "proactive_2019": 2, "requests": 3, "remedies": 4}


@dataclass(frozen=True, slots=True)
class Checked:
    """A file checked: its report and what was found, or the sentence that says why it cannot be read."""

    path: Path
    report: Report | None = None
    result: Result | None = None
    refusal: str | None = None

    @property
    def verdict(self) -> str:
        """``clean`` (nothing above a hint), ``findings``, or ``unreadable``."""
        if self.result is None:
            return "unreadable"
        return "clean" if self.result.passed else "findings"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found, the heaviest first; nothing for an unreadable file."""
        return self.result.findings if self.result else ()

    def count(self, severity: Severity) -> int:
        """How many findings weigh so much."""
        return sum(finding.severity is severity for finding in self.findings)

    def by_section(self) -> Iterator[tuple[str, list[Finding]]]:
        """The findings under the part of the report they concern, in the report's order."""
        groups: dict[str, list[Finding]] = {}
        for finding in self.findings:
            groups.setdefault(section_of(finding), []).append(finding)
        for name in (WHOLE, PREAMBLE, *SECTIONS):
            if name in groups:
                yield name, groups[name]


def section_of(finding: Finding) -> str:
    """The part of the report that a finding concerns: by its place, else by its cells."""
    for pattern, name in _PLACES:
        found = pattern.search(finding.place)
        if found:
            return name or SECTIONS[_NUMERALS.index(found[found.lastindex or 0])]
    number = _TABLES.get(finding.cells[0].partition("/")[0]) if finding.cells else None
    return SECTIONS[number - 1] if number else WHOLE


def tally_line(counts: dict[Severity, int]) -> str:
    """``2 个错误、1 个警告``; nothing found is said so."""
    parts = [f"{count} 个{SEVERITIES[severity]}" for severity, count in counts.items() if count]
    return "、".join(parts) or "没有发现问题"


def counts(checked: Checked) -> dict[Severity, int]:
    """How many findings of each severity."""
    return {severity: checked.count(severity) for severity in SEVERITIES}
