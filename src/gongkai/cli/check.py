"""``gongkai check``: a verdict on each report, as clear as a good linter's."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

import click

from gongkai.cli.failures import UNREADABLE, Refused
from gongkai.cli.files import FILE, put_out, report_in, reports_in
from gongkai.cli.rendering import findings as shown
from gongkai.lint.checker import Result, check
from gongkai.lint.registry import RULES
from gongkai.lint.waivers import Waiver, WaiverError, read_waivers

FORMATS: Final[Mapping[str, Callable[[Sequence[shown.Checked]], str]]] = {
    "text": shown.as_text,
    "json": shown.as_json,
    "sarif": shown.as_sarif,
    "html": shown.as_page,
}


@click.command("check", help="检查年度报告。没有警告和错误时退出码为 0，有则为 1，文件读不出来为 2。")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="文件…")
@click.option("--previous", type=FILE, help="上一年度的报告，用于衔接和雷同检查。")
@click.option("--published-on", "published", metavar="日期", help="公布日期，如 2024-01-31。")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="输出形式。")
@click.option("--select", multiple=True, metavar="编号", help="只用这些规则（编号或其开头，可用逗号分开）。")
@click.option("--ignore", multiple=True, metavar="编号", help="不用这些规则。")
@click.option("--waivers", type=FILE, help="豁免文件（TOML），写明规则编号和理由。")
@click.option("-o", "--output", type=FILE, help="写入文件而不是屏幕。")
@click.help_option("--help", "-h", help="显示帮助。")
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    previous: Path | None,
    published: str | None,
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    waivers: Path | None,
    output: Path | None,
) -> None:
    """Check each file and leave with the worst verdict's exit code."""
    asked, left_out = _codes(select), _codes(ignore)
    day = _day(published)
    known = _waivers(waivers)
    before = report_in(previous) if previous else None
    checked: list[shown.Checked] = []
    for path, report in reports_in(files):
        if isinstance(report, str):
            checked.append(shown.Checked(str(path), None, Result(()), report))
        else:
            result = check(report, previous=before, published_on=day, select=asked, ignore=left_out, waivers=known)
            checked.append(shown.Checked(str(path), report, result, None))
    colour = output is None and click.get_text_stream("stdout").isatty()
    text = FORMATS[form](checked)
    put_out(text if colour else click.unstyle(text), output)
    ctx.exit(_exit_code(checked))


def _exit_code(checked: Sequence[shown.Checked]) -> int:
    if any(one.unreadable for one in checked):
        return UNREADABLE
    return 0 if all(one.result.passed for one in checked) else 1


def _codes(given: Sequence[str]) -> tuple[str, ...]:
    codes = tuple(code.strip().upper() for text in given for code in text.split(",") if code.strip())
    for code in codes:
        if not any(rule.startswith(code) for rule in RULES):
            raise Refused(f"没有以“{code}”开头的规则；gongkai rule 列出全部规则。")
    return codes


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a calendar day has no zone
    except ValueError:
        raise Refused(f"公布日期“{text}”不对，应写成 2024-01-31 的样子。") from None


def _waivers(path: Path | None) -> tuple[Waiver, ...]:
    if path is None:
        return ()
    try:
        return read_waivers(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Refused(f"豁免文件 {path} 读不出来：{error.strerror}") from None
    except UnicodeDecodeError:
        raise Refused(f"豁免文件 {path} 不是 UTF-8 文本。") from None
    except WaiverError as error:
        raise Refused(f"{path}：{error}") from None
