"""What the text says of requests against table 三."""

import re
from collections.abc import Iterator
from typing import Final

from gongkai.domain.reports import Report
from gongkai.domain.terms import OutcomeGroup
from gongkai.lint.findings import Severity
from gongkai.lint.prose import quote
from gongkai.lint.registry import Problem, Subject, rule
from gongkai.lint.rules.nar.statements import (
    COUNT,
    OTHER_TIME,
    PARTIAL,
    REQUEST,
    TABLES,
    figure_of,
    mismatch,
    number,
    sentences,
)


@rule("NAR005", name="收到的申请数与表三不符", severity=Severity.WARNING, basis=TABLES)
def received(subject: Subject) -> Iterator[Problem]:
    """正文写的收到、受理申请数，与表三的本年新收（或新收加上年结转、或办结总计）都对不上。超过新收加结转的是错误。

    Bad:
        requests/received: 20 0 0 0 0 0 20
        requests/granted: 20 0 0 0 0 0 20
        requests/closed: 20 0 0 0 0 0 20
        1: 2023年共受理政府信息公开申请25件，全部按时答复。
    Good:
        requests/received: 34 0 0 0 0 0 34
        requests/carried_in: 2 0 0 0 0 0 2
        requests/granted: 36 0 0 0 0 0 36
        requests/closed: 36 0 0 0 0 0 36
        1: 2023年共受理政府信息公开申请36件。
    """
    report = subject.report
    new, carried, closed = (figure_of(report, f"requests/{row}/total") for row in ("received", "carried_in", "closed"))
    if new is None:
        return
    honest = {new, new + (carried or 0), *([closed] if closed is not None else [])}
    pattern = re.compile(
        rf"(?:收到|受理|接收|接到|新收)(?:的)?(?:各类)?{REQUEST}(?:事项|案件|总数|数量)?(?:共|共计|为|是)?{COUNT}"
        rf"|(?:收到|受理|接收|接到|新收){COUNT}(?:各类)?{REQUEST}"
        rf"|(?:依申请|政府信息)公开[^。；]{{0,12}}(?:收到|受理|接收|接到)(?:各类)?申请(?:共|共计)?{COUNT}"
    )
    for passage, sentence in sentences(subject):
        matches = list(pattern.finditer(sentence))
        agrees = any(_stated(match) in honest for match in matches)
        for match in matches:
            stated = _stated(match)
            part = agrees and stated < new  # 收到20件，正式受理18件
            before = sentence[: match.end()]
            if stated in honest or part or PARTIAL.search(before) or OTHER_TIME.search(before):
                continue
            problem = mismatch(passage, sentence, "收到申请", stated, f"新收{new}", ("requests/received/total",))
            over = stated > new + (carried or 0)
            yield _as_error(problem) if over and report.scope != "whole_area" else problem


def _stated(match: re.Match[str]) -> int:
    return number(next(filter(None, match.groups())))


def _as_error(problem: Problem) -> Problem:
    return Problem(
        message=problem.message,
        place=problem.place,
        cells=problem.cells,
        stated=problem.stated,
        expected=problem.expected,
        severity=Severity.ERROR,
    )


@rule("NAR006", name="写未收到申请而表三有数", severity=Severity.ERROR, basis=TABLES)
def none_received(subject: Subject) -> Iterator[Problem]:
    """正文写没有收到申请，表三的本年新收却不是0。

    Bad:
        requests/received: 2 0 0 0 0 0 2
        requests/granted: 2 0 0 0 0 0 2
        requests/closed: 2 0 0 0 0 0 2
        1: 本年度未收到政府信息公开申请。
    Good:
        1: 本年度未收到政府信息公开申请。
    """
    new = figure_of(subject.report, "requests/received/total")
    pattern = re.compile(
        rf"(?:未|没有|无)(?:收到|接到|受理|接收)(?:过)?(?:任何)?(?:公民[^，。]{{0,10}})?{REQUEST}"
        rf"|(?:没有|无)(?:发生|产生)?依申请公开(?:政府信息)?(?:的)?(?:事项|情况|申请)?(?=[。；，])"
    )
    other = re.compile(r"建议|提案|复议|诉讼|投诉|超期|涉及|费|(?<!本)单位.{0,4}未")
    for passage, sentence in sentences(subject):
        said = pattern.search(sentence)
        if new and said and not any(word.search(sentence) for word in (other, PARTIAL, OTHER_TIME)):
            message = f"文中说没有收到申请，表三本年新收是{new}：{quote(sentence)}"
            yield Problem(
                message=message,
                place=passage.place,
                cells=("requests/received/total",),
                stated="未收到",
                expected=str(new),
            )


@rule("NAR007", name="写全部办结而有结转", severity=Severity.WARNING, basis=TABLES)
def all_closed(subject: Subject) -> Iterator[Problem]:
    """正文写申请全部办结、办结率100%，表三“结转下年度继续办理”却不是0。“均按时答复”不算办结。

    Bad:
        requests/received: 2 0 0 0 0 0 2
        requests/granted: 1 0 0 0 0 0 1
        requests/closed: 1 0 0 0 0 0 1
        requests/carried_out: 1 0 0 0 0 0 1
        1: 全年收到申请2件，这些申请均已办理完成。
    Good:
        requests/received: 2 0 0 0 0 0 2
        requests/granted: 1 0 0 0 0 0 1
        requests/closed: 1 0 0 0 0 0 1
        requests/carried_out: 1 0 0 0 0 0 1
        1: 全年收到申请2件，办结1件，结转1件，均在法定期限内答复。
    """
    row = "requests/carried_out"
    carried = [
        figure for path, figure in subject.report.figures.items() if path.startswith(row) and isinstance(figure, int)
    ]
    done = re.compile(
        r"(?:均|全部|都)(?:已)?(?:按[^，。]{0,8})?(?:办结|办理完成|办理完毕|办理完结|答复完毕|处理完毕)|办结率(?:为|达|达到)?100%"
    )
    for passage, sentence in sentences(subject):
        match = done.search(sentence)
        if match and max(carried, default=0) > 0 and _of_all_requests(sentence, match):
            message = f"文中说“{match[0]}”，表三结转下年度继续办理是{max(carried)}：{quote(sentence, match.start())}"
            yield Problem(
                message=message,
                place=passage.place,
                cells=(f"{row}/total",),
                stated=match[0],
                expected=f"结转{max(carried)}件",
            )


def _of_all_requests(sentence: str, done: re.Match[str]) -> bool:
    """Whether what is done is all requests: not the rest, those that came due, those of last year, or other matters."""
    clauses = re.split(r"[，；：]", sentence[: done.start()])
    other_matters = re.search(r"建议|提案|来信|留言|咨询|信访|热线|工单|复议|诉讼", sentence)
    only_some = re.search(r"其余|其他|到期|应|结转|[按及限准]时|按期", clauses[-1])
    tells_the_rest = re.search(
        r"除[^，；]*[\d一二三四五六七八九][^，；]*外|尚未|正在办理|下[一]?[年步]|将|今后|确保", sentence
    )
    return "申请" in sentence and not (other_matters or only_some or tells_the_rest)


_GROUP_WORDS: Final = {
    OutcomeGroup.GRANTED: r"(?:予以公开|同意公开)",
    OutcomeGroup.PARTLY_GRANTED: r"部分公开",
    OutcomeGroup.REFUSED: r"不予公开",
    OutcomeGroup.UNAVAILABLE: r"无法提供",
    OutcomeGroup.NOT_PROCESSED: r"不予处理",
    OutcomeGroup.OTHER: r"其[他它]处理",
}
_NOT_OF_REQUESTS: Final = re.compile(r"建议|提案|复议|诉讼|公文|发文|文件|属性|源头|主动公开")


@rule("NAR008", name="办理结果与表三不符", severity=Severity.WARNING, basis=TABLES)
def outcomes(subject: Subject) -> Iterator[Problem]:
    """正文写的予以公开、部分公开、不予公开、无法提供、不予处理、其他处理件数，与表三该类之和不同。

    Bad:
        requests/received: 5 0 0 0 0 0 5
        requests/granted: 5 0 0 0 0 0 5
        requests/closed: 5 0 0 0 0 0 5
        1: 办结的申请中，予以公开4件，不予公开1件。
    Good:
        requests/received: 5 0 0 0 0 0 5
        requests/granted: 4 0 0 0 0 0 4
        requests/refused.state_secret: 1 0 0 0 0 0 1
        requests/closed: 5 0 0 0 0 0 5
        1: 办结的申请中，予以公开4件，不予公开1件。
    """
    for passage, sentence in sentences(subject):
        if (
            not re.search(r"申请|答复|办结", sentence)
            or OTHER_TIME.search(sentence)
            or _NOT_OF_REQUESTS.search(sentence)
        ):
            continue
        for group, words in _GROUP_WORDS.items():
            pattern = re.compile(rf"(?<![并不未]){words}(?:的|答复|申请|类|信息)?(?:有|共|为)?(\d+)件")
            for match in pattern.finditer(sentence):
                totals = _group_total(subject.report, group)
                partly = _group_total(subject.report, OutcomeGroup.PARTLY_GRANTED) or 0
                together = group is OutcomeGroup.GRANTED and number(match[1]) == (totals or 0) + partly
                if totals is not None and number(match[1]) != totals and not together:
                    label = group.label.partition("（区分")[0][3:]
                    yield mismatch(
                        passage, sentence, label, number(match[1]), str(totals), _group_cells(subject.report, group)
                    )


def _group_cells(report: Report, group: OutcomeGroup) -> tuple[str, ...]:
    return tuple(
        path
        for path in report.figures
        if path.startswith(f"requests/{group}")
        and path.endswith("/total")
        and path.split("/")[1].split(".")[0] == group
    )


def _group_total(report: Report, group: OutcomeGroup) -> int | None:
    """The group's total over its rows; ``None`` where a row that should state one does not."""
    figures = [report.figures.get(path) for path in _group_cells(report, group)]
    stated = [figure for figure in figures if isinstance(figure, int)]
    complete = len(stated) == len(figures) or (group is OutcomeGroup.OTHER and bool(stated))
    return sum(stated) if stated and complete else None


@rule("NAR009", name="申请人类别与表三不符", severity=Severity.WARNING, basis=TABLES)
def applicants(subject: Subject) -> Iterator[Problem]:
    """正文按自然人、商业企业写的件数，与表三的本年新收（或加上年结转、或总计）对不上。

    Bad:
        requests/received: 5 1 0 0 0 0 6
        requests/granted: 5 1 0 0 0 0 6
        requests/closed: 5 1 0 0 0 0 6
        1: 收到申请6件，涉及自然人4件、商业企业2件。
    Good:
        requests/received: 5 1 0 0 0 0 6
        requests/granted: 5 1 0 0 0 0 6
        requests/closed: 5 1 0 0 0 0 6
        1: 收到申请6件，涉及自然人5件、商业企业1件。
    """
    pattern = re.compile(r"(自然人|商业企业)(?:的|申请|提[出交](?:的)?(?:申请)?)?(?:有|共|为)?(\d+)件")
    keys = {"自然人": "natural_person", "商业企业": "business"}
    for passage, sentence in sentences(subject):
        if (
            "申请" not in sentence
            or re.search(r"复议|诉讼|公开.{0,3}件.*自然人", sentence)
            or OTHER_TIME.search(sentence)
        ):
            continue
        for match in pattern.finditer(sentence):
            new, carried, closed = (
                figure_of(subject.report, f"requests/{row}/{keys[match[1]]}")
                for row in ("received", "carried_in", "closed")
            )
            if new is not None and int(match[2]) not in (new, new + (carried or 0), closed):
                cells = (f"requests/received/{keys[match[1]]}",)
                yield mismatch(passage, sentence, match[1], int(match[2]), f"新收{new}", cells)


@rule("NAR010", name="与上年相比的说法不实", severity=Severity.WARNING, basis=TABLES)
def compared(subject: Subject) -> Iterator[Problem]:
    """正文写申请数与上年持平、无变化，而上年报告的数字不同。需要给出上年报告（--previous）。

    Bad:
        previous requests/received: 5 0 0 0 0 0 5
        1: 受理依申请公开0件，与去年的数量相同。
    Good:
        previous requests/received: 0 0 0 0 0 0 0
        1: 受理依申请公开0件，与去年的数量相同。
    """
    if subject.previous is None:
        return
    now, before = (figure_of(report, "requests/received/total") for report in (subject.report, subject.previous))
    pattern = re.compile(
        r"(?:申请|公开)(?:数|数量|件数|总数|总量|量|\d+件)[^。；]{0,4}与(?:去年|上年|上一年度?)[^，。]{0,8}(?:持平|无变化|没有变化|相同)"
    )
    for passage, sentence in sentences(subject):
        if now is not None and before is not None and now != before and pattern.search(sentence):
            message = f"文中说与上年相同，本年新收{now}件，上年{before}件：{quote(sentence)}"
            yield Problem(message=message, place=passage.place, stated="持平", expected=f"{before}→{now}")
