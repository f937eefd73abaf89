"""``gongkai diff``: two reports side by side."""

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path

import click

from gongkai.cli.files import FILE, put_out, report_in
from gongkai.cli.rendering.page import page, rows
from gongkai.cli.rendering.terminal import clean, table
from gongkai.domain.reports import Figure, Report
from gongkai.domain.reports.comparison import Comparison, FigurePair, Match, TextPair, compare
from gongkai.domain.reports.editions import SECTIONS
from gongkai.domain.reports.tally import unit_name

_MATCHES = {Match.SAME: "沿用", Match.CHANGED: "改写", Match.NEW: "新写", Match.GONE: "删去"}


@click.command("diff", help="并排比较两份报告：数字的增减，文字的沿用。")
@click.argument("old", type=FILE, metavar="旧文件")
@click.argument("new", type=FILE, metavar="新文件")
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", help="输出形式。")
@click.option("-o", "--output", type=FILE, help="写入文件而不是屏幕。")
@click.help_option("--help", "-h", help="显示帮助。")
def command(old: Path, new: Path, form: str, output: Path | None) -> None:
    """Compare ``old`` with ``new``."""
    comparison = compare(report_in(old), report_in(new))
    if form == "json":
        put_out(json.dumps(_as_json(comparison), ensure_ascii=False, indent=2), output)
    elif form == "html":
        put_out(_as_page(comparison), output)
    else:
        put_out(clean("\n".join(_as_text(comparison))), output)


def _name(report: Report) -> str:
    return f"{unit_name(report)} {report.year or ''}".strip()


def _said(figure: Figure) -> str:
    return "未载明" if figure is None else str(figure)


def _change(pair: FigurePair) -> str:
    if pair.change is None:
        return "—"
    return f"{pair.change:+f}" if not isinstance(pair.change, int) else f"{pair.change:+d}"


def _matched(pair: TextPair) -> str:
    alike = f" {pair.likeness:.0%}" if pair.old and pair.new else ""
    return _MATCHES[pair.match] + alike


def _place(number: int) -> str:
    return SECTIONS[number - 1] if number else "前言"


def _as_text(comparison: Comparison) -> Iterator[str]:
    yield f"旧：{_name(comparison.old)}"
    yield f"新：{_name(comparison.new)}"
    yield ""
    differing = [pair for pair in comparison.figures if pair.differs]
    if differing:
        lines = [["行", "列", "旧", "新", "增减"]]
        lines += [
            [pair.cell.row_place, pair.cell.column_place, _said(pair.old), _said(pair.new), _change(pair)]
            for pair in differing
        ]
        yield from table(lines, labels=2)
    yield f"{len(comparison.figures)} 个数字中 {len(differing)} 个不同。"
    if comparison.only_old or comparison.only_new:
        yield f"两份报告格式不同：{len(comparison.only_old)} 格只在旧表，{len(comparison.only_new)} 格只在新表。"
    yield ""
    for number, share in comparison.carried_by_section.items():
        yield f"{_place(number)}：文字 {share:.0%} 沿用"
    yield ""
    for pair in comparison.texts:
        said = (pair.new or pair.old or "")[:60]
        yield f"[{_matched(pair)}] {_place(pair.section)}：{said}"
    yield f"新报告的文字有 {comparison.carried_share:.0%} 沿用旧报告。"


def _as_json(comparison: Comparison) -> dict[str, object]:
    return {
        "old": _name(comparison.old),
        "new": _name(comparison.new),
        "figures": [
            {
                "cell": pair.cell.path,
                "place": pair.cell.place,
                "old": _plain(pair.old),
                "new": _plain(pair.new),
                "change": _plain(pair.change),
            }
            for pair in comparison.figures
        ],
        "only_old": [cell.path for cell in comparison.only_old],
        "only_new": [cell.path for cell in comparison.only_new],
        "text": [_text_json(pair) for pair in comparison.texts],
        "carried_by_section": [
            {"section": number or None, "share": round(share, 4)}
            for number, share in comparison.carried_by_section.items()
        ],
        "carried_share": round(comparison.carried_share, 4),
    }


def _text_json(pair: TextPair) -> dict[str, object]:
    return {
        "section": pair.section or None,
        "match": pair.match.value,
        "likeness": round(pair.likeness, 4),
        "old": pair.old,
        "new": pair.new,
    }


def _plain(figure: Figure) -> int | str | None:
    return figure if isinstance(figure, int | str) or figure is None else format(figure, "f")


def _as_page(comparison: Comparison) -> str:
    differing = [pair for pair in comparison.figures if pair.differs]
    body = [
        f"<p>旧：{escape(_name(comparison.old))}；新：{escape(_name(comparison.new))}</p>",
        f"<h2>数字：{len(comparison.figures)} 个中 {len(differing)} 个不同</h2>",
        rows(("数字", "旧", "新", "增减"), map(_figure_line, differing), label="数字的增减"),
        f"<h2>文字：{comparison.carried_share:.0%} 沿用旧报告</h2>",
        rows(("位置", "情形", "新报告", "旧报告"), map(_text_line, comparison.texts), label="文字的沿用", prose=True),
    ]
    return page("两份年度报告的比较", body)


def _figure_line(pair: FigurePair) -> tuple[str, ...]:
    change = _change(pair)
    kind = "up" if change.startswith("+") else "down" if change.startswith("-") else ""
    return escape(pair.cell.place), _said(pair.old), _said(pair.new), f'<span class="{kind}">{change}</span>'


def _text_line(pair: TextPair) -> tuple[str, ...]:
    bar = f'<br><span class="bar" style="width:{pair.likeness * 5:.1f}em"></span>' if pair.old and pair.new else ""
    share = _matched(pair) + bar
    return escape(_place(pair.section)), share, escape(pair.new or ""), escape(pair.old or "")
