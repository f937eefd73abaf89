"""``gongkai read``: the statutory tables of a report, with the origin of every figure."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from gongkai.cli.failures import UNREADABLE
from gongkai.cli.files import FILE, reports_in
from gongkai.cli.rendering.terminal import clean, table
from gongkai.domain.reports import Block, How, Report, Table, to_json

HOW: Final = {
    How.LABEL: "按行名列名读取",
    How.POSITION: "行名缺失，按顺序推定",
    How.ARITHMETIC: "数字相连，按合计分开",
    How.OCR: "图片文字识别",
    How.LEDGER: "由台账统计",
    How.ENTERED: "人工填写",
}
_MARKS: Final = {How.POSITION: "º", How.ARITHMETIC: "*", How.OCR: "~"}


@click.command("read", help="读取年度报告（docx、pdf、html、xlsx、txt、md、json、doc、图片）。")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="文件…")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help="表格（默认）或 JSON。")
@click.option("--origin", is_flag=True, help="逐格列出每个数的来源：页、表、行、列和原文。")
@click.help_option("--help", "-h", help="显示帮助。")
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], form: str, *, origin: bool) -> None:
    """Print each file's report; files that cannot be read are named on standard error."""
    reports: list[Report] = []
    failed = False
    for path, report in reports_in(files):
        if isinstance(report, str):
            click.echo(f"gongkai：{path}：{report}", err=True)
            failed = True
        elif form == "table":
            click.echo(clean("\n".join(_shown(path, report, origin=origin))) + "\n")
        else:
            reports.append(report)
    if form == "json" and reports:
        values = [to_json(report) for report in reports]
        click.echo(json.dumps(values[0] if len(files) == 1 else values, ensure_ascii=False, indent=2))
    ctx.exit(UNREADABLE if failed else 0)


def _shown(path: Path, report: Report, *, origin: bool) -> Iterator[str]:
    yield report.title or str(path)
    yield from _facts(path, report)
    if report.form is None:
        yield "  没有读到法定表格。"
    for form_table in report.form.tables if report.form else ():
        yield ""
        yield f"【{form_table.name}】"
        for block in form_table.blocks:
            yield from _block(report, form_table, block)
    if None in report.figures.values():
        yield ""
        yield "· 没有载明"
    marks = {item.how for item in report.provenance.values()} & set(_MARKS)
    if marks:
        yield ""
        yield "记号：" + "；".join(f"{_MARKS[how]} {HOW[how]}" for how in _MARKS if how in marks)
    if origin:
        yield from _origins(report)
    if report.notices:
        yield ""
        yield "没有读到或不能确定的："
        yield from (f"  · {notice.message}" + _readings(notice.readings) for notice in report.notices)


def _readings(readings: tuple[str, ...]) -> str:
    shown = "；".join(readings[:4])
    return f" 可能的读法：{shown}{' 等' if len(readings) > 4 else ''}" if readings else ""


def _facts(path: Path, report: Report) -> Iterator[str]:
    stated = sum(figure is not None for figure in report.figures.values())
    facts = (
        ("文件", path.name),
        ("机关", report.agency),
        ("年度", str(report.year) if report.year else None),
        ("格式", report.form.notice if report.form else None),
        ("统计期限", f"{report.period.start} 至 {report.period.end}" if report.period else None),
        ("落款", " ".join(filter(None, (report.signed_by, str(report.signed_on or "")))) or None),
        ("发布", str(report.published_on) if report.published_on else None),
        ("数字", f"{len(report.figures)} 格中载明 {stated} 格" if report.figures else None),
    )
    yield from (f"  {name}：{value}" for name, value in facts if value)


def _block(report: Report, form_table: Table, block: Block) -> Iterator[str]:
    if not block.rows[0].labels:
        for start in range(0, len(block.columns), 5):
            heads = block.columns[start : start + 5]
            yield from table(
                [
                    [" ".join(heads[0].labels[:-1]), *(head.label for head in heads)],
                    ["", *(_figure(report, form_table.path(block.rows[0], head)) for head in heads)],
                ]
            )
        return
    rows = [[block.title or "", *(column.label for column in block.columns)]]
    group = ""
    for row in block.rows:
        if len(row.labels) > 2 and row.labels[1] != group:
            group = row.labels[1]
            rows.append(["　" + group])
        label = "　" * (len(row.labels) - 1) + row.label
        rows.append([label, *(_figure(report, form_table.path(row, column)) for column in block.columns)])
    yield from table(rows)


def _figure(report: Report, path: str) -> str:
    figure = report.figures.get(path)
    if figure is None:
        return "·"
    mark = _MARKS.get(report.provenance[path].how, "") if path in report.provenance else ""
    return f"{figure}{mark}"


def _origins(report: Report) -> Iterator[str]:
    yield ""
    yield "每个数的来源："
    cells = report.form.cells if report.form else {}
    for path, item in report.provenance.items():
        places = (("页", item.page), ("表", item.table), ("行", item.row), ("列", item.column), ("文本行", item.line))
        place = " ".join(f"{name}{number}" for name, number in places if number is not None)
        raw = f" 原文“{item.raw}”" if item.raw is not None else ""
        yield f"  {cells[path].place}：{report.figures[path]}（{HOW[item.how]}；{place}{raw}）"
