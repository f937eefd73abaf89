"""DAT: dates that fit neither each other nor the law."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from gongkai.lint.findings import Severity
from gongkai.lint.prose import passages, quote
from gongkai.lint.registry import Problem, Subject, rule

_ART49: Final = "《政府信息公开条例》第四十九条"
_FORM: Final = "报告反映上一公历年度的情况（条例第四十九条）"
_STALE: Final = re.compile(
    r"(?<![《〈\d])(20\d\d)年(?:度)?(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?:年度)?报告(?!格式)"
)
_UNTIL_NOW: Final = re.compile(r"(20\d\d)年1月(?:1日)?(?:起)?至今")


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


@rule("DAT001", name="落款早于统计期末", severity=Severity.ERROR, basis=_FORM, editions=("2019", "2021", "earlier"))
def signed_too_early(subject: Subject) -> Iterator[Problem]:
    """统计期还没有结束就署了成文日期，多半是年份没有改。

    Bad:
        signed_on: 2023-01-16
    Good:
        signed_on: 2024-01-16
    """
    report = subject.report
    if report.signed_on and report.period and report.signed_on < report.period.end:
        message = f"落款日期是{_chinese(report.signed_on)}，统计期限却到{_chinese(report.period.end)}。"
        expected = f"{report.period.end.year + 1}年"
        yield Problem(message=message, place="落款", stated=report.signed_on.isoformat(), expected=expected)


@rule("DAT002", name="统计期限不是一个公历年", severity=Severity.WARNING, basis=_FORM)
def odd_period(subject: Subject) -> Iterator[Problem]:
    """统计期限应自1月1日起至12月31日止。

    Bad:
        period: 2023-01-01 2023-12-13
    Good:
        period: 2023-01-01 2023-12-31
    """
    period = subject.report.period
    if period and (period.start, period.end) != (date(period.end.year, 1, 1), date(period.end.year, 12, 31)):
        message = f"统计期限是{_chinese(period.start)}至{_chinese(period.end)}，不是一个完整的公历年。"
        yield Problem(message=message, place="前言", stated=f"{period.start}/{period.end}")


@rule("DAT003", name="标题年度与统计期限不一致", severity=Severity.ERROR, basis=_FORM)
def title_year(subject: Subject) -> Iterator[Problem]:
    """标题写的年度应与统计期限的年度相同。

    Bad:
        period: 2022-01-01 2022-12-31
    Good:
        period: 2023-01-01 2023-12-31
    """
    report = subject.report
    if report.title and report.year and report.period and report.period.end.year != report.year:
        message = f"标题是{report.year}年度，统计期限却是{report.period.end.year}年。"
        yield Problem(message=message, place="标题", stated=str(report.year), expected=str(report.period.end.year))


@rule("DAT004", name="文中年份没有更新", severity=Severity.WARNING, basis=_FORM)
def stale_year(subject: Subject) -> Iterator[Problem]:
    """前言说本报告是另一年度的报告，多半是沿用往年文字时没有改年份。书名号里的文件名不算。

    Bad:
        0: 现公布示范市民政局2022年度政府信息公开工作报告。
    Good:
        0: 现公布示范市民政局2023年度政府信息公开工作报告。
    """
    year = subject.report.year
    for passage in passages(subject.report):
        if passage.section or year is None:
            return
        for match in _STALE.finditer(passage.text):
            if int(match[1]) != year:
                message = f"前言称“{match[0]}”，而本报告是{year}年度的：{quote(passage.text, match.start())}"
                yield Problem(message=message, place=passage.place, stated=match[1], expected=str(year))


@rule("DAT005", name="公布晚于法定期限", severity=Severity.WARNING, basis=_ART49, editions=("2019", "2021"))
def late(subject: Subject) -> Iterator[Problem]:
    """部门的年度报告应在次年1月31日前公布；县级以上政府汇总的报告应在3月31日前公布。

    Bad:
        published_on: 2024-02-20
    Good:
        published_on: 2024-01-31
    """
    report, day = subject.report, subject.published_on
    if day is None or report.year is None:
        return
    whole = report.scope == "whole_area"
    limit = date(report.year + 1, 3 if whole else 1, 31)
    if day > limit:
        message = f"公布日期是{_chinese(day)}，法定期限是{_chinese(limit)}前。"
        yield Problem(message=message, place="公布日期", stated=day.isoformat(), expected=f"不晚于{limit.isoformat()}")


@rule("DAT006", name="已结束的年度写“至今”", severity=Severity.HINT, basis=_FORM)
def until_now(subject: Subject) -> Iterator[Problem]:
    """统计期限截至12月31日，“1月至今”的数字读者不知道截到哪一天。

    Bad:
        1: 2023年1月至今共公开信息294条。
    Good:
        1: 2023年共公开信息294条。
    """
    for passage in passages(subject.report):
        for match in _UNTIL_NOW.finditer(passage.text):
            message = f"“{match[0]}”没有写明截止日期；年度报告的数字应截至12月31日。"
            yield Problem(message=message, place=passage.place, stated=match[0], expected=f"{match[1]}年")


@rule(
    "DAT007",
    name="落款晚于公布",
    severity=Severity.WARNING,
    basis="成文日期不应晚于公布日期",
    editions=("2019", "2021", "earlier"),
)
def signed_after_publication(subject: Subject) -> Iterator[Problem]:
    """成文日期比公布日期还晚，两者必有一错。

    Bad:
        signed_on: 2024-11-16
        published_on: 2024-01-17
    Good:
        signed_on: 2024-01-16
        published_on: 2024-01-17
    """
    report, day = subject.report, subject.published_on
    if report.signed_on and day and report.signed_on > day:
        message = f"落款日期{_chinese(report.signed_on)}晚于公布日期{_chinese(day)}。"
        yield Problem(message=message, place="落款", stated=report.signed_on.isoformat(), expected=f"不晚于{day}")
