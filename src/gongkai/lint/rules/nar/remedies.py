"""What the text says of remedies against table 四, and of fees."""

import re
from collections.abc import Iterator

from gongkai.domain.reports import Report
from gongkai.domain.terms import RemedyRoute
from gongkai.lint.findings import Severity
from gongkai.lint.prose import quote
from gongkai.lint.registry import Problem, Subject, rule
from gongkai.lint.rules.nar.statements import (
    TABLES,
    figure_of,
    mismatch,
    sentences,
)


def _remedies(report: Report, kind: str) -> int | None:
    routes = (
        [RemedyRoute.RECONSIDERATION]
        if kind == "行政复议"
        else [
            RemedyRoute.LITIGATION_DIRECT,
            RemedyRoute.LITIGATION_AFTER_RECONSIDERATION,
        ]
    )
    totals = [figure_of(report, f"remedies/{route}/total") for route in routes]
    return None if None in totals else sum(total for total in totals if total is not None)


@rule("NAR015", name="复议诉讼数与表四不符", severity=Severity.WARNING, basis=TABLES)
def remedies(subject: Subject) -> Iterator[Problem]:
    """正文写的行政复议、行政诉讼件数，与表四总计不同。

    Bad:
        remedies/reconsideration: 1 0 0 0 1
        1: 全年因政府信息公开被申请行政复议2件。
    Good:
        remedies/reconsideration: 1 1 0 0 2
        remedies/litigation_direct: 1 0 0 0 1
        1: 全年因政府信息公开被申请行政复议2件、提起行政诉讼1件。
    """
    pattern = re.compile(
        r"(行政复议|行政诉讼)(?:案件|申请|案)?(?:共|共计|有|为|数为)?(\d+)(?:件|起|宗)(?![^，。；]{0,8}(?:维持|纠正|撤销|驳回))"
    )
    for passage, sentence in sentences(subject):
        about = passage.section == 4 or re.search(r"信息公开|依申请", sentence)
        if not about or re.search(r"去年|上年|同比|其中", sentence):
            continue
        for match in pattern.finditer(sentence):
            total = _remedies(subject.report, match[1])
            if total is not None and int(match[2]) != total:
                yield mismatch(passage, sentence, match[1], int(match[2]), f"总计{total}", ())


@rule("NAR016", name="写没有复议诉讼而表四有数", severity=Severity.ERROR, basis=TABLES)
def no_remedies(subject: Subject) -> Iterator[Problem]:
    """正文写没有发生行政复议、行政诉讼，表四却不是0。

    Bad:
        remedies/reconsideration: 1 0 0 0 1
        1: 本年度未发生因政府信息公开引起的行政复议、行政诉讼。
    Good:
        1: 本年度未发生因政府信息公开引起的行政复议、行政诉讼。
    """
    pattern = re.compile(
        r"(?:未|没有|无)(?:(?:发生|出现|收到|产生)(?:过)?|(?=因|被申请))(?:因)?[^，。；]{0,16}?(行政复议|行政诉讼)(?:和|、|及|或)?(?:被?提起)?(行政诉讼)?"
    )
    for passage, sentence in sentences(subject):
        match = pattern.search(sentence)
        if (
            match is None
            or re.search(r"败诉|纠错|纠正|撤销|不当|不力|违[法规反]|责任", sentence)
            or not re.search(r"信息公开|依申请", passage.text)
        ):
            continue
        for kind in filter(None, match.groups()):
            total = _remedies(subject.report, kind)
            if total:
                message = f"文中说没有{kind}，表四总计是{total}：{quote(sentence, match.start())}"
                yield Problem(message=message, place=passage.place, stated="没有", expected=str(total))


@rule(
    "NAR017",
    name="信息处理费前后矛盾",
    severity=Severity.ERROR,
    basis="国办函〔2020〕109号；收费情况在第六部分报告",
)
def fees(subject: Subject) -> Iterator[Problem]:
    """一处写未收取信息处理费，另一处写收取了若干元。

    Bad:
        1: 依申请公开未收取信息处理费。
        6: 2023年收取信息处理费380元。
    Good:
        6: 2023年收取信息处理费380元。
    """
    none = re.compile(
        r"(?:未|没有|无)(?:收取|产生|发生)(?:任何|过)?(?:政府信息公开)?信息处理费|信息处理费[^，。；\d]{0,6}0元"
    )
    planned = re.compile(r"通知|拟|逾期|标准|每件|每页|应")
    some = re.compile(r"收取(?:政府信息公开)?信息处理费(?:共|共计|合计|金额为)?([1-9]\d*(?:\.\d+)?)(?:万)?元")
    denied = next(((passage, match) for passage, text in sentences(subject) if (match := none.search(text))), None)
    charged = next(
        (
            (passage, match)
            for passage, text in sentences(subject)
            if (match := some.search(text)) and not planned.search(text)
        ),
        None,
    )
    if denied and charged:
        message = f"{denied[0].place}说“{denied[1][0]}”，{charged[0].place}说“{charged[1][0]}”。"
        yield Problem(message=message, place=charged[0].place, stated=charged[1][0], expected="前后一致")
