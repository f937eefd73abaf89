"""Write how precise the rules are on the labelled corpus; with --check, only say whether the page is up to date."""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from gongkai.lint.explain import FAMILIES, SEVERITIES  # noqa: E402 - as above
from gongkai.lint.registry import RULES  # noqa: E402 - as above
from support.corpus import Score, entries, score  # noqa: E402 - the tests' corpus, found above

PAGE = ROOT / "docs" / "reference" / "rules" / "precision.md"


def text(result: Score) -> str:
    """The page."""
    return "".join(_lines(result))


def _lines(result: Score) -> Iterator[str]:
    honest, faulty = (len(list(entries(kind))) for kind in ("honest", "faulty"))
    yield "<!-- 由 tools/precision.py 生成，不要手工修改 -->\n\n# 精确率与召回率\n\n"
    yield f"标注语料是虚构的：{honest} 份带有各种正当写法的正确报告，{faulty} 份各埋一处错误的报告\n"
    yield "（`tests/lint/corpus`）。规则在任何一份里报出没有标注的问题都算误报。语料与规则由同一批人编写，\n"
    yield "这里的数字说明规则守住了已知的正当写法，不等于它在没有见过的报告上的精确率；\n"
    yield "真实报告上的逐条判断见 [real-reports](../../explanation/real-reports.md)。\n"
    yield "\n| 类别 | 找对 | 误报 | 漏报 | 精确率 | 召回率 |\n|---|--:|--:|--:|--:|--:|\n"
    for family, name in FAMILIES.items():
        codes = [code for code in RULES if RULES[code].family == family]
        right, false, missed = (
            sum(counter[code] for code in codes) for counter in (result.right, result.false, result.missed)
        )
        precision = right / (right + false) if right + false else 1
        recall = right / (right + missed) if right + missed else 1
        yield f"| {family} {name} | {right} | {false} | {missed} | {precision:.2f} | {recall:.2f} |\n"
    yield "\n| 规则 | 程度 | 找对 | 误报 | 漏报 |\n|---|---|--:|--:|--:|\n"
    for code in sorted(RULES):
        rule = RULES[code]
        counts = f"{result.right[code]} | {result.false[code]} | {result.missed[code]}"
        yield f"| {code} {rule.name} | {SEVERITIES[rule.severity]} | {counts} |\n"


def main() -> int:
    """Write the page, or with --check compare it; the exit code is 1 if it is out of date."""
    fresh = text(score())
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == fresh:
        return 0
    if "--check" in sys.argv:
        print("out of date, run tools/precision.py")
        return 1
    PAGE.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
