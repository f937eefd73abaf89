"""Findings as text, JSON, SARIF and a page for the drafter."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import click

from gongkai.cli.rendering.page import page, rows
from gongkai.domain.reports import Report
from gongkai.domain.reports.tally import unit_name
from gongkai.lint.checker import Result
from gongkai.lint.examples import explanation
from gongkai.lint.explain import FAMILIES, SEVERITIES
from gongkai.lint.findings import Finding, Severity
from gongkai.lint.registry import RULES

_COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


@dataclass(frozen=True, slots=True)
class Checked:
    """One file checked; ``unreadable`` is the sentence that says why it could not be read."""

    file: str
    report: Report | None
    result: Result
    unreadable: str | None

    @property
    def verdict(self) -> str:
        """clean, findings or unreadable."""
        if self.unreadable:
            return "unreadable"
        return "findings" if self.result.findings else "clean"

    @property
    def name(self) -> str:
        """The report's agency and year, else the file."""
        return f"{unit_name(self.report)} {self.report.year or ''}".strip() if self.report else self.file


def counted(result: Result) -> str:
    """2 个错误、1 个警告."""
    numbers = {severity: sum(finding.severity is severity for finding in result.findings) for severity in Severity}
    return "、".join(f"{number} 个{SEVERITIES[severity]}" for severity, number in numbers.items() if number)


def verdict_line(one: Checked) -> str:
    """The verdict in one line."""
    if one.unreadable:
        return f"读不出来：{one.unreadable}"
    if not one.result.findings:
        return "没有发现问题。"
    tail = "，没有警告和错误。" if one.result.passed else "。"
    return counted(one.result) + tail


# ---- text ----


def as_text(checked: Sequence[Checked]) -> str:
    """Grouped by report, the heaviest first, one closing line."""
    lines: list[str] = []
    for one in checked:
        lines += [click.style(one.file, bold=True) + (f"（{one.name}）" if one.report else "")]
        for finding in one.result.findings:
            lines += list(_lines(finding))
        for finding, waiver in one.result.waived:
            lines.append(f"  已豁免 {finding.code} {finding.message}（理由：{waiver.reason}）")
        lines += [f"  {verdict_line(one)}", ""]
    if len(checked) > 1:
        bad = sum(not one.result.passed or bool(one.unreadable) for one in checked)
        lines.append(f"共 {len(checked)} 份，{bad} 份有警告、错误或读不出来。")
    return "\n".join(lines).rstrip()


def _lines(finding: Finding) -> Iterator[str]:
    severity = click.style(SEVERITIES[finding.severity], fg=_COLOURS[finding.severity], bold=True)
    yield f"  {severity} {finding.code} {finding.place}"
    yield f"    {finding.message}"
    if finding.stated is not None or finding.expected is not None:
        yield f"    现为：{finding.stated or '—'}　应为：{finding.expected or '—'}"
    yield f"    依据：{finding.basis}"


# ---- JSON ----


def as_json(checked: Sequence[Checked]) -> str:
    """The findings for programs."""
    return json.dumps([_plain(one) for one in checked], ensure_ascii=False, indent=2)


def _plain(one: Checked) -> dict[str, object]:
    plain: dict[str, object] = {
        "file": one.file,
        "verdict": one.verdict,
        "findings": [_plain_finding(finding) for finding in one.result.findings],
    }
    if one.unreadable:
        plain["error"] = one.unreadable
    if one.result.waived:
        plain["waived"] = [
            {**_plain_finding(finding), "reason": waiver.reason} for finding, waiver in one.result.waived
        ]
    return plain


def _plain_finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "place": finding.place,
        "cells": list(finding.cells),
        "stated": finding.stated,
        "expected": finding.expected,
        "basis": finding.basis,
    }


# ---- SARIF ----


def as_sarif(checked: Sequence[Checked]) -> str:
    """SARIF 2.1.0."""
    used = sorted({finding.code for one in checked for finding in one.result.findings})
    rules = [
        {
            "id": code,
            "name": RULES[code].name,
            "shortDescription": {"text": RULES[code].name},
            "fullDescription": {"text": explanation(RULES[code])},
            "help": {"text": RULES[code].basis},
            "defaultConfiguration": {"level": _LEVELS[RULES[code].severity]},
        }
        for code in used
    ]
    results = [
        {
            "ruleId": finding.code,
            "ruleIndex": used.index(finding.code),
            "level": _LEVELS[finding.severity],
            "message": {"text": finding.message},
            "locations": [
                {
                    "physicalLocation": {"artifactLocation": {"uri": one.file}},
                    "logicalLocations": [{"fullyQualifiedName": finding.place}],
                }
            ],
        }
        for one in checked
        for finding in one.result.findings
    ]
    failures = [
        {"level": "error", "message": {"text": f"{one.file}：{one.unreadable}"}} for one in checked if one.unreadable
    ]
    run = {
        "tool": {"driver": {"name": "gongkai", "language": "zh-CN", "rules": rules}},
        "results": results,
        "invocations": [{"executionSuccessful": not failures, "toolExecutionNotifications": failures}],
    }
    document = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2)


# ---- page ----


def as_page(checked: Sequence[Checked]) -> str:
    """A page an officer can send to the drafter."""
    title = f"{checked[0].name}：年度报告检查意见" if len(checked) == 1 else "年度报告检查意见"
    body: list[str] = []
    for one in checked:
        if len(checked) > 1:
            body.append(f"<h2>{escape(one.name)}</h2>")
        body.append(
            f'<p class="verdict {"clean" if one.result.passed and not one.unreadable else one.verdict}">'
            f"{escape(verdict_line(one))}</p>"
        )
        body.append(f'<p class="soft">文件：{escape(one.file)}</p>')
        body += _families(one.result)
        body += _marked_tables(one)
        body += _waived(one.result)
    return page(title, body)


def _families(result: Result) -> Iterator[str]:
    for family, name in FAMILIES.items():
        found = [finding for finding in result.findings if finding.code.startswith(family)]
        if found:
            yield f"<h3>{name}</h3>"
            yield from map(_card, found)


def _card(finding: Finding) -> str:
    facts = [("位置", finding.place), ("现为", finding.stated), ("应为", finding.expected), ("依据", finding.basis)]
    listed = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in facts if value)
    return (
        f'<section class="finding {finding.severity.value}"><p class="head"><span class="tag">'
        f"{SEVERITIES[finding.severity]}</span> {escape(finding.message)}</p>"
        f"<dl>{listed}<dt>规则</dt><dd>{finding.code} {escape(RULES[finding.code].name)}</dd></dl></section>"
    )


def _marked_tables(one: Checked) -> Iterator[str]:
    """Table 三 with the cells that findings name marked, where there are such cells."""
    marked = {
        cell for finding in one.result.findings if finding.severity is not Severity.HINT for cell in finding.cells
    }
    report = one.report
    if report is None or report.form is None:
        return
    for table in report.form.tables:
        paths = {cell.path for cell in table.cells}
        if not paths & marked:
            continue
        yield f"<h3>{escape(table.name)}（标出的格子与上述意见有关）</h3>"
        for block in table.blocks:
            heads = [
                block.title or "",
                *(
                    " ".join(column.labels[-2:]) if not block.rows[0].labels else column.label
                    for column in block.columns
                ),
            ]
            lines = []
            for row in block.rows:
                cells = [escape(row.label.partition("（区分")[0]) if row.labels else "件数"]
                for column in block.columns:
                    path = table.path(row, column)
                    figure = report.figures.get(path)
                    text = "空" if figure is None else str(figure)
                    cells.append(f"<mark>{text}</mark>" if path in marked else text)
                lines.append(cells)
            yield rows(heads, lines, label=table.name)


def _waived(result: Result) -> Iterator[str]:
    if result.waived:
        yield "<h3>已豁免</h3>"
        for finding, waiver in result.waived:
            yield f"<p>{finding.code} {escape(finding.message)}（理由：{escape(waiver.reason)}）</p>"
