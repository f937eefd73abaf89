"""A verdict in a terminal. ``click.echo`` takes the colours out where the output is no terminal."""

from collections.abc import Iterator, Sequence
from typing import Final

import click

from gongkai.cli.rendering.terminal import clean
from gongkai.cli.verdicts import SEVERITIES, Checked, counts, tally_line
from gongkai.domain.reports.tally import unit_name
from gongkai.lint.findings import Finding, Severity

_COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}


def lines(checked: Sequence[Checked]) -> Iterator[str]:
    """Each file's findings by section, then one line of verdict."""
    for one in checked:
        yield from _file(one)
        yield ""
    yield _closing(checked)


def _file(one: Checked) -> Iterator[str]:
    yield click.style(clean(str(one.path)), bold=True) + (f"　{clean(_title(one))}" if one.report else "")
    if one.refusal:
        yield click.style(f"  读不出来：{one.refusal}", fg="red")
        return
    for name, findings in one.by_section():
        yield f"  {name}"
        for finding in findings:
            yield from _finding(finding)
    if one.result and one.result.waived:
        yield f"  已豁免 {len(one.result.waived)} 项："
        yield from (f"    {finding.code} {waiver.reason}" for finding, waiver in one.result.waived)
    yield f"  {tally_line(counts(one))}。"


def _title(one: Checked) -> str:
    return f"{unit_name(one.report)} {one.report.year or ''}".rstrip() if one.report else ""


def _finding(finding: Finding) -> Iterator[str]:
    tag = click.style(f"{SEVERITIES[finding.severity]} {finding.code}", fg=_COLOURS[finding.severity], bold=True)
    yield f"    {tag}  {clean(finding.place)}"
    yield f"      {clean(finding.message)}"
    if finding.stated is not None or finding.expected is not None:
        expected = f" → 应为：{finding.expected}" if finding.expected is not None else ""
        stated = finding.stated if finding.stated is not None else "（无）"
        yield clean(f"      现为：{stated}{expected}")
    yield f"      依据：{finding.basis}"


def _closing(checked: Sequence[Checked]) -> str:
    total = {severity: sum(one.count(severity) for one in checked) for severity in SEVERITIES}
    unread = sum(one.verdict == "unreadable" for one in checked)
    parts = [f"{unread} 份读不出来"] if unread else []
    if unread < len(checked):
        parts.append(tally_line(total))
    passed = not unread and not total[Severity.ERROR] and not total[Severity.WARNING]
    verdict = "通过" if passed else "未通过"
    return click.style(
        f"{verdict}：{len(checked)} 份报告，{'，'.join(parts)}。", fg="green" if passed else "red", bold=True
    )
