"""``gongkai check``: the verdict on annual reports, for people and for programs."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import click

from gongkai.cli.failures import UNREADABLE, Refused
from gongkai.cli.files import FILE, put_out, report_in, reports_in
from gongkai.cli.rendering import sarif, text, verdict_page
from gongkai.cli.verdicts import Checked
from gongkai.lint.checker import check
from gongkai.lint.registry import RULES
from gongkai.lint.waivers import Waiver, WaiverError, read_waivers

FOUND: Final = 1
"""Exit code where a warning or an error was found."""


class _Day(click.ParamType[date]):
    """A day written 2024-01-31."""

    name = "日期"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}”不是日期，应写成 2024-01-31 这样。", param, ctx)


class _Codes(click.ParamType[tuple[str, ...]]):
    """Rule codes or families, separated by commas: SUM001,STR."""

    name = "编号"

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        codes = tuple(code.strip().upper() for code in value.replace("，", ",").split(",") if code.strip())
        unknown = next((code for code in codes if not any(known.startswith(code) for known in RULES)), None)
        if unknown:
            self.fail(f"没有编号以“{unknown}”开头的规则；全部规则见 gongkai rule。", param, ctx)
        return codes


@click.command("check", help="检查年度报告。没有警告和错误时退出码为 0，有则为 1，读不出来或用法不对为 2。")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="文件…")
@click.option("--previous", type=FILE, help="同一机关上一年度的报告，用来核对结转和文字沿用。")
@click.option("--published-on", type=_Day(), metavar="日期", help="报告公布的日期，如 2024-01-31；网页里有时可省略。")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif", "html"]), default="text", help="输出形式。"
)
@click.option("--select", type=_Codes(), multiple=True, metavar="编号", help="只用这些规则或类别，如 SUM,STR001。")
@click.option("--ignore", type=_Codes(), multiple=True, metavar="编号", help="不用这些规则或类别。")
@click.option("--waivers", "waiver_file", type=FILE, help="豁免文件（TOML）：已核实的问题和理由。")
@click.option("-o", "--output", type=FILE, help="写入文件而不是屏幕。")
@click.help_option("--help", "-h", help="显示帮助。")
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    *,
    previous: Path | None,
    published_on: date | None,
    form: str,
    select: tuple[tuple[str, ...], ...],
    ignore: tuple[tuple[str, ...], ...],
    waiver_file: Path | None,
    output: Path | None,
) -> None:
    """Check each file and leave with the code of the worst."""
    waivers = _waivers_in(waiver_file) if waiver_file else ()
    before = report_in(previous) if previous else None
    checked = [
        Checked(path, refusal=report)
        if isinstance(report, str)
        else Checked(
            path,
            report,
            check(
                report,
                previous=before,
                published_on=published_on,
                select=sum(select, ()),
                ignore=sum(ignore, ()),
                waivers=waivers,
            ),
        )
        for path, report in reports_in(files)
    ]
    for one in checked:
        if one.refusal:
            click.echo(f"gongkai：{one.path}：{one.refusal}", err=True)
    put_out(_shown(form, checked, coloured=output is None), output)
    ctx.exit(_exit_code(checked))


def _exit_code(checked: Sequence[Checked]) -> int:
    verdicts = {one.verdict for one in checked}
    if "unreadable" in verdicts:
        return UNREADABLE
    return FOUND if "findings" in verdicts else 0


def _waivers_in(path: Path) -> tuple[Waiver, ...]:
    try:
        return read_waivers(path.read_text(encoding="utf-8-sig"))
    except WaiverError as error:
        raise Refused(f"{path}：{error}") from None
    except UnicodeDecodeError:
        raise Refused(f"{path}：豁免文件应为 UTF-8 编码的文本。") from None
    except OSError:
        raise Refused(f"{path}：豁免文件读不出来，请检查文件名和路径。") from None


def _shown(form: str, checked: Sequence[Checked], *, coloured: bool) -> str:
    if form == "json":
        return json.dumps([_as_json(one) for one in checked], ensure_ascii=False, indent=2)
    if form == "sarif":
        return json.dumps(sarif.log(checked), ensure_ascii=False, indent=2)
    if form == "html":
        return verdict_page.verdict_page(checked)
    lines: Iterator[str] = text.lines(checked)
    written = "\n".join(lines)
    return written if coloured else click.unstyle(written)


def _as_json(one: Checked) -> dict[str, object]:
    return {
        "file": str(one.path),
        "verdict": one.verdict,
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "message": finding.message,
                "place": finding.place,
                "cells": list(finding.cells),
                "stated": finding.stated,
                "expected": finding.expected,
                "basis": finding.basis,
            }
            for finding in one.findings
        ],
    }
