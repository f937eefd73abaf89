"""A verdict as SARIF 2.1.0, which code hosts and editors show beside the file."""

from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import quote

from gongkai.cli import __version__
from gongkai.cli.verdicts import Checked
from gongkai.lint.examples import explanation
from gongkai.lint.findings import Finding, Severity
from gongkai.lint.registry import RULES

Json = dict[str, Any]

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def log(checked: Sequence[Checked]) -> Json:
    """One run over all files; a waived finding is a suppressed result with its reason."""
    codes = sorted(RULES)
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {"name": "gongkai", "version": __version__, "rules": [_rule(code) for code in codes]}
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": all(one.refusal is None for one in checked),
                        "toolExecutionNotifications": [_unread(one) for one in checked if one.refusal],
                    }
                ],
                "results": [result for one in checked for result in _results(one, codes)],
            }
        ],
    }


def _rule(code: str) -> Json:
    rule = RULES[code]
    return {
        "id": code,
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": explanation(rule)},
        "help": {"text": f"依据：{rule.basis}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _unread(one: Checked) -> Json:
    return {"level": "error", "message": {"text": one.refusal}, "locations": [{"physicalLocation": _file(one)}]}


def _results(one: Checked, codes: list[str]) -> Iterator[Json]:
    for finding in one.findings:
        yield _result(one, finding, codes)
    for finding, waiver in one.result.waived if one.result else ():
        yield _result(one, finding, codes) | {"suppressions": [{"kind": "external", "justification": waiver.reason}]}


def _result(one: Checked, finding: Finding, codes: list[str]) -> Json:
    physical = _file(one)
    line = _line(one, finding)
    if line:
        physical["region"] = {"startLine": line}
    return {
        "ruleId": finding.code,
        **({"ruleIndex": codes.index(finding.code)} if finding.code in codes else {}),
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": physical,
                "logicalLocations": [{"fullyQualifiedName": finding.place, "kind": "element"}],
            }
        ],
        "properties": {
            "cells": list(finding.cells),
            "stated": finding.stated,
            "expected": finding.expected,
            "basis": finding.basis,
        },
    }


def _line(one: Checked, finding: Finding) -> int | None:
    provenance = one.report.provenance if one.report else {}
    return next((item.line for cell in finding.cells if (item := provenance.get(cell)) and item.line), None)


def _file(one: Checked) -> Json:
    uri = one.path.absolute().as_uri() if one.path.is_absolute() else quote(one.path.as_posix())
    return {"artifactLocation": {"uri": uri}}
