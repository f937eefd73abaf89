"""Write the rules' reference pages from the rules; with --check, only say whether they are up to date."""

import sys
from collections.abc import Iterator
from pathlib import Path

from gongkai.lint import rules  # noqa: F401 - importing the families registers their rules
from gongkai.lint.examples import examples, explanation
from gongkai.lint.explain import FAMILIES, SEVERITIES
from gongkai.lint.registry import RULES, Rule

FOLDER = Path(__file__).parents[1] / "docs" / "reference" / "rules"
NOTE = "<!-- 由 tools/rules.py 从规则生成，不要手工修改 -->\n\n"


def pages() -> dict[str, str]:
    """File name → text: an index and a page for each family."""
    return {"index.md": "".join(_index()), **{f"{family}.md": "".join(_family(family)) for family in FAMILIES}}


def _of(family: str) -> list[Rule]:
    return [RULES[code] for code in sorted(RULES) if RULES[code].family == family]


def _index() -> Iterator[str]:
    yield NOTE + "# 检查规则\n\n"
    yield f"共 {len(RULES)} 条。`gongkai rule 编号` 在命令行说明一条；[精确率和召回率](precision.md)；\n"
    yield "[九份真实报告上的逐条判断](../../explanation/real-reports.md)。\n"
    for family, name in FAMILIES.items():
        yield f"\n## {family} {name}\n\n| 编号 | 名称 | 程度 |\n|---|---|---|\n"
        for rule in _of(family):
            yield f"| [{rule.code}]({family}.md#{rule.code.lower()}) | {rule.name} | {SEVERITIES[rule.severity]} |\n"


def _family(family: str) -> Iterator[str]:
    yield NOTE + f"# {family} {FAMILIES[family]}\n"
    for rule in _of(family):
        editions = "各年度" if "earlier" in rule.editions else "、".join(f"{key}年格式" for key in rule.editions)
        yield f"\n## {rule.code}\n\n**{rule.name}**（{SEVERITIES[rule.severity]}；{editions}）\n\n"
        yield f"{explanation(rule)}\n\n依据：{rule.basis}\n"
        for example in examples(rule):
            title = "有问题" if example.bad else "没有问题"
            text = "\n".join(line.strip() for line in example.text.splitlines()) or "（一份没有错误的报告）"
            yield f"\n{title}：\n\n```\n{text}\n```\n"


def main() -> int:
    """Write the pages, or with --check compare them; the exit code is 1 if one is out of date."""
    stale = []
    for name, text in pages().items():
        path = FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    if stale and "--check" in sys.argv:
        print(f"out of date, run tools/rules.py: {', '.join(stale)}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
