"""LAW: repealed notices, old law, document numbers."""

import re
from collections.abc import Iterator
from typing import Final

from gongkai.lint.findings import Severity
from gongkai.lint.prose import passages, quote
from gongkai.lint.registry import Problem, Subject, rule

_BEFORE: Final = re.compile(r"依据|按照|根据|依照|印发|落实|执行|参照|发布")
"""Words that stand before a document's number and are no part of it."""
_ALL: Final = ("2019", "2021", "earlier")


def _each(
    subject: Subject, pattern: re.Pattern[str], message: str, expected: str, unless: re.Pattern[str]
) -> Iterator[Problem]:
    """A problem for each passage in which ``pattern`` stands, but for one that tells the law's history (``unless``)."""
    for passage in passages(subject.report):
        match = pattern.search(passage.text)
        if match and not unless.search(passage.text):
            said = f"{message}：{quote(passage.text, match.start())}"
            yield Problem(message=said, place=passage.place, stated=match[0], expected=expected)


@rule(
    "LAW001",
    name="引用了修订前的条例",
    severity=Severity.WARNING,
    basis="国务院令第711号，2019年5月15日起施行（条例第五十六条）",
)
def old_regulations(subject: Subject) -> Iterator[Problem]:
    """《政府信息公开条例》2019年修订，以国务院令第711号公布；第492号是2007年的旧条例。

    Bad:
        0: 根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。
    Good:
        0: 根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制。
    Good:
        0: 根据《政府信息公开条例》（国务院令第492号公布，国务院令第711号修订）编制。
    """
    old, new = re.compile(r"(?:国务院)?令第?492号"), re.compile(r"711号|修订")
    yield from _each(subject, old, "引用的是2007年的旧条例", "国务院令第711号", new)


@rule(
    "LAW002",
    name="引用了旧的报告格式",
    severity=Severity.WARNING,
    basis="国办公开办函〔2021〕30号",
    editions=("2021",),
)
def old_form(subject: Subject) -> Iterator[Problem]:
    """2021年度起的报告应依据国办公开办函〔2021〕30号；〔2019〕60号是试行格式，已被取代。

    Bad:
        0: 按照国办公开办函〔2019〕60号要求编制。
    Good:
        0: 按照国办公开办函〔2021〕30号要求编制。
    """
    old, new = re.compile(r"国办公开办函.2019.60号"), re.compile(r".2021.30号|废止")
    if (subject.report.year or 0) >= 2021:
        yield from _each(subject, old, "引用的是2019年的试行格式", "国办公开办函〔2021〕30号", new)


@rule(
    "LAW003",
    name="文号没有用六角括号",
    severity=Severity.WARNING,
    basis="GB/T 9704-2012 第7.2.5条：年份用六角括号〔〕括入",
    editions=_ALL,
)
def brackets_in_numbers(subject: Subject) -> Iterator[Problem]:
    """发文字号的年份应使用六角括号“〔〕”，不用方括号、圆括号或书名号。

    Bad:
        0: 按照国办公开办函[2021]30号要求编制。
    Good:
        0: 按照国办公开办函〔2021〕30号要求编制。
    """
    pattern = re.compile(r"[\u4e00-\u9fff]{2,10}[\[【（(［{]((?:19|20)\d\d)[\]】）)］}](?:第)?\d{1,4}号")
    for passage in passages(subject.report):
        for match in pattern.finditer(passage.text):
            stated = _BEFORE.split(match[0])[-1]
            expected = re.sub(r"[\[【（(［{](\d{4})[\]】）)］}](?:第)?", r"〔\1〕", stated)
            message = f"文号“{stated}”的年份应使用六角括号。"
            yield Problem(message=message, place=passage.place, stated=stated, expected=expected)


@rule(
    "LAW004",
    name="仍以“三需要”为条件",
    severity=Severity.WARNING,
    basis="2019年修订的条例第二十七条不再要求申请人说明用途",
)
def three_needs(subject: Subject) -> Iterator[Problem]:
    """2019年修订后的条例删去了“生产、生活、科研等特殊需要”的条件，不能再以此限制申请。

    Bad:
        1: 申请人可根据自身生产、生活、科研等特殊需要申请公开政府信息。
    Good:
        1: 公民、法人和其他组织可以申请公开政府信息。
    Good:
        1: 修改申请表，不再要求说明“三需要”。
    """
    pattern = re.compile(r"“?三需要”?|生产、?生活、?(?:和|及)?科研等?(?:的)?特殊需要")
    told = re.compile(r"废止|取消|删[去除掉]|不再|无需|不得|废除|不以|清理|摒弃")
    yield from _each(subject, pattern, "仍以“三需要”为申请条件", "删去", told)


@rule(
    "LAW005",
    name="引用了失效的司法解释",
    severity=Severity.WARNING,
    basis="法释〔2025〕8号，2025年6月1日起施行",
    editions=("2021",),
)
def old_interpretation(subject: Subject) -> Iterator[Problem]:
    """法释〔2011〕17号自2025年6月1日起由法释〔2025〕8号取代，2025年度起的报告不应再引用。

    Bad:
        year: 2025
        1: 依照法释〔2011〕17号应诉。
    Good:
        year: 2025
        1: 依照法释〔2025〕8号应诉。
    """
    if (subject.report.year or 0) >= 2025:
        old, new = re.compile(r"法释.2011.17号"), re.compile(r".2025.8号|废止")
        yield from _each(subject, old, "引用的司法解释已经失效", "法释〔2025〕8号", new)
