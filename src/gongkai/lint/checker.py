"""Run the rules over a report."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from gongkai.domain.reports import Report
from gongkai.lint import rules  # noqa: F401 - importing the families registers their rules
from gongkai.lint.findings import Finding, Severity
from gongkai.lint.registry import RULES, Rule, Subject
from gongkai.lint.waivers import Waiver, unused

_ORDER: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


@dataclass(frozen=True, slots=True)
class Result:
    """What a check found, the heaviest first, and what a waiver put aside with its reason."""

    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nothing above a hint was found."""
        return all(finding.severity is Severity.HINT for finding in self.findings)


def check(
    report: Report,
    *,
    previous: Report | None = None,
    published_on: date | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    waivers: Sequence[Waiver] = (),
) -> Result:
    """Check ``report`` with every rule that applies to its edition.

    ``previous`` is last year's report; ``published_on`` the day it was published, else the report's own. ``select`` and
    ``ignore`` name rules by code or by the beginning of one (``SUM``). A waiver that put nothing aside is itself
    reported.
    """
    subject = Subject(report=report, previous=previous, published_on=published_on or report.published_on)
    found = [finding for rule in chosen(report, select, ignore) for finding in _findings(rule, subject)]
    kept, waived = _sorted_out(found, report, waivers)
    kept += unused(waivers, [waiver for _, waiver in waived], report)
    kept.sort(key=lambda finding: (_ORDER[finding.severity], finding.code))
    return Result(tuple(kept), tuple(waived))


def chosen(report: Report, select: Sequence[str], ignore: Sequence[str]) -> Iterable[Rule]:
    """The rules that apply to a report of this edition and are asked for, by code."""
    for code in sorted(RULES):
        rule = RULES[code]
        applies = report.edition in rule.editions or "earlier" in rule.editions
        if (
            applies
            and (not select or code.startswith(tuple(select)))
            and not (ignore and code.startswith(tuple(ignore)))
        ):
            yield rule


def _findings(rule: Rule, subject: Subject) -> Iterable[Finding]:
    for problem in rule.check(subject):
        yield Finding(
            code=rule.code,
            severity=problem.severity or rule.severity,
            message=problem.message,
            place=problem.place,
            cells=problem.cells,
            stated=problem.stated,
            expected=problem.expected,
            basis=rule.basis,
        )


def _sorted_out(
    found: Iterable[Finding], report: Report, waivers: Sequence[Waiver]
) -> tuple[list[Finding], list[tuple[Finding, Waiver]]]:
    kept, waived = [], []
    for finding in found:
        waiver = next((waiver for waiver in waivers if waiver.covers(finding, report)), None)
        if waiver is None:
            kept.append(finding)
        else:
            waived.append((finding, waiver))
    return kept, waived
