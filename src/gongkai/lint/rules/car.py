"""CAR: this year's figures against last year's report (F-3.10)."""

from collections.abc import Iterator
from typing import Final

from gongkai.domain.reports.editions import REMEDIES
from gongkai.domain.terms import ApplicantKind, RemedyRoute
from gongkai.lint.findings import Severity
from gongkai.lint.registry import Problem, Subject, rule

_COLUMNS: Final = {**{kind.value: kind.label for kind in ApplicantKind}, "total": "总计"}
_LABELS: Final = "《政府信息公开工作年度报告格式》表三行名：上年结转、结转下年度继续办理"


@rule("CAR001", name="上年结转与上年报告不一致", severity=Severity.ERROR, basis=_LABELS)
def carried_in(subject: Subject) -> Iterator[Problem]:
    """本年“上年结转”每一列都应等于上年报告的“结转下年度继续办理”。需要给出上年报告（--previous）。

    Bad:
        previous requests/carried_out: 2 0 0 0 0 0 2
        requests/carried_in: 1 0 0 0 0 0 1
    Good:
        previous requests/carried_out: 2 0 0 0 0 0 2
        requests/carried_in: 2 0 0 0 0 0 2
    """
    previous = subject.last_year
    if previous is None:
        return
    for column, label in _COLUMNS.items():
        path = f"requests/carried_in/{column}"
        now = subject.report.figures.get(path)
        before = previous.figures.get(f"requests/carried_out/{column}")
        if isinstance(now, int) and isinstance(before, int) and now != before:
            message = f"表三“上年结转”的{label}是{now}，上年报告“结转下年度继续办理”是{before}。"
            yield Problem(
                message=message, place="表三“上年结转”行", cells=(path,), stated=str(now), expected=str(before)
            )


@rule(
    "CAR002",
    name="现行有效件数接不上",
    severity=Severity.WARNING,
    basis="现行有效＝上年现行有效＋本年制发－本年废止（机构调整、失效等可有差异）",
    editions=("2021",),
)
def in_force(subject: Subject) -> Iterator[Problem]:
    """规章、行政规范性文件的现行有效件数一般等于上年现行有效加本年制发减本年废止。自动失效、机构合并会使两者不同，请核对。

    Bad:
        previous proactive/normative_documents: 5 0 30
        proactive/normative_documents: 4 1 30
    Good:
        previous proactive/normative_documents: 5 0 30
        proactive/normative_documents: 4 1 33
    """
    previous = subject.last_year
    if previous is None:
        return
    for row, label in (("regulations", "规章"), ("normative_documents", "行政规范性文件")):
        before = previous.figures.get(f"proactive/{row}/in_force")
        issued, repealed, now = (
            subject.report.figures.get(f"proactive/{row}/{key}") for key in ("issued", "repealed", "in_force")
        )
        if not (
            isinstance(before, int) and isinstance(issued, int) and isinstance(repealed, int) and isinstance(now, int)
        ):
            continue
        expected = before + issued - repealed
        if now != expected:
            message = (
                f"{label}现行有效{now}件；上年现行有效{before}件，本年制发{issued}件、废止{repealed}件，应为{expected}件。"
                "如有自动失效、机构调整等情形，请在报告中说明。"
            )
            path = f"proactive/{row}/in_force"
            yield Problem(
                message=message, place=f"表二“{label}”行", cells=(path,), stated=str(now), expected=str(expected)
            )


@rule(
    "CAR003",
    name="上年未审结的复议诉讼没有下落",
    severity=Severity.HINT,
    basis="上年尚未审结的应在本年有结果",
)
def pending_remedies(subject: Subject) -> Iterator[Problem]:
    """上年报告中尚未审结的复议、诉讼，本年总计却比它还少：请核对是否漏计。

    Bad:
        previous remedies/reconsideration: 0 0 0 2 2
        remedies/reconsideration: 1 0 0 0 1
    Good:
        previous remedies/reconsideration: 0 0 0 2 2
        remedies/reconsideration: 1 1 0 0 2
    """
    previous = subject.last_year
    if previous is None:
        return
    for route in RemedyRoute:
        before = previous.figures.get(f"remedies/{route}/pending")
        now = subject.report.figures.get(f"remedies/{route}/total")
        if isinstance(before, int) and isinstance(now, int) and now < before:
            message = f"上年有{before}件{route.labels[-1]}案件尚未审结，本年总计只有{now}件。"
            yield Problem(message=message, place=f"表四“{route.labels[-1]}”", cells=(f"{REMEDIES.key}/{route}/total",))


@rule(
    "CAR004",
    name="上年报告用错了",
    severity=Severity.WARNING,
    basis="衔接检查应使用同一机关上一年度的报告",
    editions=("2019", "2021", "earlier"),
)
def wrong_previous(subject: Subject) -> Iterator[Problem]:
    """--previous 给出的不是同一机关上一年度的报告，衔接检查没有意义。

    Bad:
        previous year: 2020
    Good:
        previous year: 2022
    """
    previous, report = subject.previous, subject.report
    if previous is None:
        return
    if subject.last_year is None:
        message = f"本报告是{report.year}年度，给出的上年报告却是{previous.year}年度。"
        yield Problem(
            message=message, place="--previous", stated=str(previous.year), expected=str((report.year or 0) - 1)
        )
    elif previous.agency and report.agency and not _same_agency(previous.agency, report.agency):
        message = f"本报告的机关是{report.agency}，给出的上年报告是{previous.agency}的。"
        yield Problem(message=message, place="--previous", stated=previous.agency, expected=report.agency)


def _same_agency(one: str, other: str) -> bool:
    """Whether two names may be one agency: one is the other with its province or city before it."""
    return one.endswith(other) or other.endswith(one)
