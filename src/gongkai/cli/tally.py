"""``gongkai tally``: reports added up, and a whole-area report held against its parts."""

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path

import click

from gongkai.cli.failures import Refused
from gongkai.cli.files import FILE, put_out, report_in
from gongkai.cli.rendering.page import page, rows
from gongkai.cli.rendering.terminal import clean, table
from gongkai.domain.reports import Figure
from gongkai.domain.reports.tally import CellTally, Tally, TallyError, tally


@click.command("tally", help="把多份报告逐格加总；给出汇总报告时，核对它与各单位之和。")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="文件…")
@click.option("--against", type=FILE, help="汇总报告。")
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", help="输出形式。")
@click.option("-o", "--output", type=FILE, help="写入文件而不是屏幕。")
@click.help_option("--help", "-h", help="显示帮助。")
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], against: Path | None, form: str, output: Path | None) -> None:
    """Add ``files`` up; the exit code is 1 where the whole differs from its parts."""
    try:
        added = tally([report_in(path) for path in files], against=report_in(against) if against else None)
    except TallyError as error:
        raise Refused(str(error)) from None
    if form == "json":
        put_out(json.dumps(_as_json(added), ensure_ascii=False, indent=2), output)
    elif form == "html":
        put_out(_as_page(added), output)
    else:
        put_out(clean("\n".join(_as_text(added))), output)
    ctx.exit(1 if any(cell.difference for cell in added.cells) else 0)


def _plain(figure: Figure) -> int | str | None:
    return figure if isinstance(figure, int | str) or figure is None else format(figure, "f")


def _as_json(added: Tally) -> dict[str, object]:
    return {
        "year": added.year,
        "edition": added.form.key,
        "units": list(added.units),
        "whole": added.whole,
        "cells": [
            {
                "cell": cell.cell.path,
                "place": cell.cell.place,
                "computed": _plain(cell.computed),
                "reported": _plain(cell.reported),
                "difference": _plain(cell.difference),
                "missing": list(cell.missing),
            }
            for cell in added.cells
        ],
    }


def _shown(added: Tally) -> list[CellTally]:
    """The cells worth a line: all that are not 0 everywhere."""
    return [cell for cell in added.cells if cell.computed or cell.reported or cell.missing]


def _line(cell: CellTally, *, whole: bool) -> list[str]:
    texts = [cell.cell.row_place, cell.cell.column_place, _text(cell.computed)]
    if whole:
        difference = cell.difference
        texts += [_text(cell.reported), "—" if difference is None else f"{difference:+}" if difference else "0"]
    return [*texts, f"{len(cell.missing)}" if cell.missing else ""]


def _text(figure: Figure) -> str:
    return "未载明" if figure is None else str(_plain(figure))


def _heads(added: Tally) -> list[str]:
    return ["行", "列", "合计", *(["汇总报告", "差"] if added.whole else []), "未载明的单位数"]


def _verdict(added: Tally) -> str:
    wrong = sum(bool(cell.difference) for cell in added.cells)
    if not added.whole:
        return f"共 {len(added.units)} 份报告。"
    return (
        f"{added.whole}：{wrong} 格与各单位之和不同。"
        if wrong
        else f"{added.whole}：与 {len(added.units)} 份报告之和相符。"
    )


def _as_text(added: Tally) -> Iterator[str]:
    yield f"{added.year or ''}年，{len(added.units)} 份报告：{'、'.join(added.units)}"
    yield ""
    lines = [_line(cell, whole=bool(added.whole)) for cell in _shown(added)]
    if lines:
        yield from table([_heads(added), *lines], labels=2)
        yield ""
    silent = sorted({unit for cell in added.cells for unit in cell.missing})
    if silent:
        yield f"有数字未载明的单位：{'、'.join(silent)}"
    yield _verdict(added)


def _as_page(added: Tally) -> str:
    def marked(cell: CellTally) -> list[str]:
        line = [escape(text) for text in _line(cell, whole=bool(added.whole))[2:]]
        if cell.difference:
            line[2] = f"<mark>{line[2]}</mark>"
        if cell.missing:
            line[-1] = f'<span title="{escape("、".join(cell.missing))}">{line[-1]}</span>'
        return [escape(cell.cell.place), *line]

    wrong = any(cell.difference for cell in added.cells)
    body = [
        f'<p class="verdict {"findings" if wrong else "clean"}">{escape(_verdict(added))}</p>',
        f"<p>单位：{escape('、'.join(added.units))}</p>",
        rows(["数字", *_heads(added)[2:]], map(marked, _shown(added)), label="各单位之和"),
    ]
    return page(f"{added.year or ''}年政府信息公开工作年度报告汇总核对", body)
