"""A rule explained to an officer."""

from gongkai.lint import rules  # noqa: F401 - importing the families registers their rules
from gongkai.lint.examples import examples, explanation
from gongkai.lint.findings import Severity
from gongkai.lint.registry import RULES, Rule

SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}
FAMILIES = {
    "SUM": "勾稽关系",
    "CAR": "与上年衔接",
    "STR": "结构",
    "DAT": "日期",
    "NAR": "文字与数字",
    "LAW": "依据与文号",
    "PII": "个人信息",
    "TXT": "文字",
    "DOC": "文件卫生",
    "SIM": "与上年雷同",
}


def find(code: str) -> Rule | None:
    """The rule of that code, in whatever case it is written."""
    return RULES.get(code.strip().upper())


def explain(rule: Rule) -> str:
    """What ``gongkai rule CODE`` prints."""
    editions = "各年度" if "earlier" in rule.editions else "、".join(f"{key}年格式" for key in rule.editions)
    lines = [
        f"{rule.code} {rule.name}",
        f"  类别：{FAMILIES[rule.family]}　程度：{SEVERITIES[rule.severity]}　适用：{editions}",
        f"  依据：{rule.basis}",
        "",
        explanation(rule),
    ]
    for example in examples(rule):
        lines += [
            "",
            "有问题的例子：" if example.bad else "没有问题的例子：",
            example.text or "    （一份没有错误的报告）",
        ]
    return "\n".join(lines)
