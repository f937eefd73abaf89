"""A verdict as a page that an officer sends to the one who drafted the report."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from gongkai.cli.rendering.marked_tables import marked_tables
from gongkai.cli.rendering.page import page
from gongkai.cli.verdicts import PREAMBLE, SEVERITIES, WHOLE, Checked, counts, tally_line
from gongkai.domain.reports.editions import SECTIONS
from gongkai.domain.reports.tally import unit_name
from gongkai.lint.findings import Finding, Severity
from gongkai.lint.registry import RULES

_TITLE: Final = "年度报告检查结果"
_VERDICTS: Final = {"clean": "通过", "findings": "需要修改", "unreadable": "读不出来"}


def verdict_page(checked: Sequence[Checked]) -> str:
    """The whole page: several reports begin with a list of them."""
    body = [*_contents(checked)] if len(checked) > 1 else []
    for number, one in enumerate(checked, 1):
        body += _report(one, number)
    body.append('<p class="soft">“现为”是报告中的原文或数字，“应为”是按依据推算的写法；以核对原始记录为准。</p>')
    return page(_TITLE, body)


def _contents(checked: Sequence[Checked]) -> Iterator[str]:
    yield "<ul>"
    for number, one in enumerate(checked, 1):
        yield f'<li><a href="#report-{number}">{escape(_name(one))}</a>：{_verdict(one)}</li>'
    yield "</ul>"


def _name(one: Checked) -> str:
    if one.report is None:
        return one.path.name
    year = f"{one.report.year}年" if one.report.year else ""
    return f"{unit_name(one.report)}{year}年度报告" if one.report.agency else unit_name(one.report)


def _verdict(one: Checked) -> str:
    said = escape(one.refusal) if one.refusal else tally_line(counts(one)) + "。"
    return f"{_VERDICTS[one.verdict]}：{said}"


def _report(one: Checked, number: int) -> Iterator[str]:
    yield f'<section id="report-{number}">\n<h2>{escape(_name(one))}</h2>'
    yield f'<p class="verdict {one.verdict}">{_verdict(one)}</p>'
    yield f'<p class="soft">文件：{escape(one.path.name)}</p>'
    tables, groups = _tables(one), dict(one.by_section())
    for name in (WHOLE, PREAMBLE, *SECTIONS):
        if name in groups or name in tables:
            yield f"<h3>{escape(name)}</h3>"
            yield from map(_finding, groups.get(name, ()))
            yield tables.get(name, "")
    if one.result and one.result.waived:
        yield "<h3>已豁免</h3>\n<ul>"
        yield from (
            f"<li>{escape(f'{finding.code} {finding.message}（理由：{waiver.reason}）')}</li>"
            for finding, waiver in one.result.waived
        )
        yield "</ul>"
    yield "</section>"


def _tables(one: Checked) -> dict[str, str]:
    """The tables in which cells are marked, by the heading they stand under."""
    if one.report is None:
        return {}
    marks = {cell: finding.severity.value for finding in reversed(one.findings) for cell in finding.cells}
    form = one.report.form
    sections = (
        {table.section for table in form.tables if any(cell.path in marks for cell in table.cells)} if form else set()
    )
    return {SECTIONS[section - 1]: table for section, table in marked_tables(one.report, marks, sections)}


def _finding(finding: Finding) -> str:
    rule = RULES.get(finding.code)
    facts = [("位置", finding.place), ("现为", finding.stated), ("应为", finding.expected), ("依据", finding.basis)]
    listed = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in facts if value is not None)
    name = f" {escape(rule.name)}" if rule else ""
    return (
        f'<article class="finding {finding.severity.value}">\n<p class="head"><span class="tag">'
        f"{SEVERITIES[Severity(finding.severity)]}</span> {escape(finding.code)}{name}</p>\n"
        f"<p>{escape(finding.message)}</p>\n<dl>{listed}</dl>\n</article>"
    )
