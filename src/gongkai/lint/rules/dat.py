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
_AREA: Final = re.compile(r"(?:人民政府|管理委员会|管委会|新区|开发区|实验区|[省市县区旗州镇乡]|办事处)$")
"""Names that stand for an area: such a report may be the area's own, due in March, whatever else it says."""
_STALE: Final = re.compile(
    r"(?<![《〈\d与较比同和])(20\d\d)年(?:度)?(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?:年度)?报告(?!格式)"
)
_UNTIL_NOW: Final = re.compile(r"(20\d\d)年1月(?:1日)?(?:起)?至今")


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


@rule("DAT001", name="落款早于统计期末", severity=Severity.ERROR, basis=_FORM, editions=("2019", "2021", "earlier"))
def signed_too_early(subject: Subject) -> Iterator[Problem]:
    """统计期还没有结束就署了成文日期，多半是年份没有改。

    Bad:
        signed_on: 2023-01-16
    Bad:
        period: -
        signed_on: 2023-01-16
    Good:
        signed_on: 2024-01-16
    """
    report = subject.report
    end = report.period.end if report.period else date(report.year, 12, 31) if report.year else None
    if report.signed_on and end and report.signed_on < end:
        message = f"落款日期是{_chinese(report.signed_on)}，统计期限却到{_chinese(end)}。"
        expected = f"{end.year + 1}年"
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
    """多半是沿用往年文字时没有改年份：前言说本报告是另一年度的；或者总体情况以“2022年，”开头、通篇不提本年度。

    书名号里的文件名不算。

    Bad:
        0: 现公布示范市民政局2022年度政府信息公开工作报告。
    Bad:
        1 empty:
        1: 2022年，我局加强组织领导，完善公开制度。
    Good:
        0: 现公布示范市民政局2023年度政府信息公开工作报告。
    Good:
        1 empty:
        1: 2022年，我局启用新网站。2023年，又开通了公众号。
    """
    year = subject.report.year
    if year is None:
        return
    for passage in passages(subject.report):
        for match in _STALE.finditer(passage.text) if passage.section == 0 else ():
            if int(match[1]) != year:
                message = f"前言称“{match[0]}”，而本报告是{year}年度的：{quote(passage.text, match.start())}"
                yield Problem(message=message, place=passage.place, stated=match[1], expected=str(year))
    yield from _stale_opening(subject, year)


def _stale_opening(subject: Subject, year: int) -> Iterator[Problem]:
    """Section one that opens with last year and never comes to this one."""
    texts = [passage for passage in passages(subject.report, preamble=False) if passage.section == 1]
    opening = next((passage for passage in texts if not passage.heading), None)
    if opening is None or any(re.search(rf"{year}|本年|今年|年内", passage.text) for passage in texts):
        return
    if re.match(rf"{year - 1}年(?:度|以?来)?[，,]", opening.text):
        message = f"总体情况以“{year - 1}年”开头，通篇没有提到{year}年：{quote(opening.text)}"
        yield Problem(message=message, place=opening.place, stated=f"{year - 1}年", expected=f"{year}年")


@rule("DAT005", name="公布晚于法定期限", severity=Severity.WARNING, basis=_ART49, editions=("2019", "2021"))
def late(subject: Subject) -> Iterator[Problem]:
    """部门的年度报告应在次年1月31日前公布；县级以上政府汇总的报告应在3月31日前公布。不知道公布日期的，以落款日期判断。

    Bad:
        published_on: 2024-02-20
    Bad:
        signed_on: 2024-02-20
    Good:
        published_on: 2024-01-31
    Good:
        agency: 示范市人民政府
        signed_on: 2024-03-20
    """
    report = subject.report
    day = subject.published_on or report.signed_on
    if day is None or report.year is None or (subject.published_on is None and day.year > report.year + 1):
        return  # DAT008 tells of a signature years later
    whole = report.scope == "whole_area" or bool(_AREA.search(report.agency or ""))
    limit = date(report.year + 1, 3 if whole else 1, 31)
    if day > limit:
        named, place = ("公布", "公布日期") if subject.published_on else ("落款", "落款")
        message = f"{named}日期是{_chinese(day)}，法定的公布期限是{_chinese(limit)}前。"
        yield Problem(message=message, place=place, stated=day.isoformat(), expected=f"不晚于{limit.isoformat()}")


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


@rule("DAT008", name="落款年份过晚", severity=Severity.WARNING, basis=_ART49, editions=("2019", "2021"))
def signed_years_later(subject: Subject) -> Iterator[Problem]:
    """年度报告应在次年公布；落款比次年还晚，多半是年份写错。

    Bad:
        signed_on: 2025-01-16
    Good:
        signed_on: 2024-01-16
    """
    report, published = subject.report, subject.published_on
    if report.signed_on is None or report.year is None or report.signed_on.year <= report.year + 1:
        return
    if published is None or published >= report.signed_on:  # otherwise DAT007 tells it
        message = f"本报告是{report.year}年度的，落款日期却是{_chinese(report.signed_on)}。"
        expected = f"{report.year + 1}年"
        yield Problem(message=message, place="落款", stated=report.signed_on.isoformat(), expected=expected)
