"""What the text says of requests, documents, decisions, remedies and fees against the tables."""

import re
from collections.abc import Iterator
from typing import Final

from gongkai.domain.reports import Report
from gongkai.domain.terms import OutcomeGroup, RemedyRoute
from gongkai.lint.findings import Severity
from gongkai.lint.prose import Passage, number_in, passages, quote
from gongkai.lint.registry import Problem, Subject, rule

_TABLES: Final = "报告文字与法定表格应一致（《政府信息公开条例》第五十条；《政府信息公开工作年度报告格式》）"
_COUNT: Final = r"(\d+(?:,\d{3})*)(?:件|份|宗|条|次|例|个|项)"
_REQUEST: Final = r"(?:政府信息(?:公开)?申请|依申请公开(?:政府信息)?(?:申请)?|信息公开申请|依申请信息公开|公开申请)"
_NARROWER: Final = re.compile(r"本机关|本级|本单位|区政府办|县政府办|市政府办|办公室(?:共|收|受)")
_WIDER: Final = re.compile(r"系统|各级|全[省市县区州旗盟]|[所下]属|各?(?:街道|乡镇|镇街|区县)")
_OTHER_TIME: Final = re.compile(r"去年|上年|上一年|同比|[上下]半年|季度|每月|以来|累计|历年")
_PARTIAL: Final = re.compile(
    r"网上|网络|网站|在线|平台|信函|邮寄|邮件|邮箱|当面|现场|窗口|传真|电子|去年|上年|同比|较|季度|半年|每月|其中"
)


_OTHER_SCOPES: Final = {"own": (_WIDER,), "whole_area": (_NARROWER,), "": (_WIDER, _NARROWER)}
"""By the report's scope, the words of a sentence that counts something wider or narrower than the tables."""


def _figure(report: Report, path: str) -> int | None:
    figure = report.figures.get(path)
    return figure if isinstance(figure, int) else None


def _sentences(subject: Subject) -> Iterator[tuple[Passage, str]]:
    """The sentences that speak of this report's own year and scope."""
    for passage in passages(subject.report, preamble=False):
        for sentence in passage.sentences:
            if not any(other.search(sentence) for other in _OTHER_SCOPES.get(subject.report.scope or "", ())):
                yield passage, sentence


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def _mismatch(
    passage: Passage, sentence: str, said: str, stated: int, expected: str, cells: tuple[str, ...]
) -> Problem:
    message = f"文中{said}{stated}，表中是{expected}：{quote(sentence, sentence.find(str(stated)))}"
    return Problem(message=message, place=passage.place, cells=cells, stated=str(stated), expected=expected)


# ---- requests ----


@rule("NAR005", name="收到的申请数与表三不符", severity=Severity.WARNING, basis=_TABLES)
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
    new, carried, closed = (_figure(report, f"requests/{row}/total") for row in ("received", "carried_in", "closed"))
    if new is None:
        return
    honest = {new, new + (carried or 0), *([closed] if closed is not None else [])}
    pattern = re.compile(
        rf"(?:收到|受理|接收|接到|新收)(?:的)?(?:各类)?{_REQUEST}(?:事项|案件|总数|数量)?(?:共|共计|为|是)?{_COUNT}"
    )
    for passage, sentence in _sentences(subject):
        matches = list(pattern.finditer(sentence))
        agrees = any(_number(match[1]) in honest for match in matches)
        for match in matches:
            stated = _number(match[1])
            part = agrees and stated < new  # 收到20件，正式受理18件
            before = sentence[: match.end()]
            if stated in honest or part or _PARTIAL.search(before) or _OTHER_TIME.search(before):
                continue
            problem = _mismatch(passage, sentence, "收到申请", stated, f"新收{new}", ("requests/received/total",))
            over = stated > new + (carried or 0)
            yield _as_error(problem) if over and report.scope != "whole_area" else problem


def _as_error(problem: Problem) -> Problem:
    return Problem(
        message=problem.message,
        place=problem.place,
        cells=problem.cells,
        stated=problem.stated,
        expected=problem.expected,
        severity=Severity.ERROR,
    )


@rule("NAR006", name="写未收到申请而表三有数", severity=Severity.ERROR, basis=_TABLES)
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
    new = _figure(subject.report, "requests/received/total")
    pattern = re.compile(rf"(?:未|没有|无)(?:收到|接到|受理|接收)(?:过)?(?:任何)?(?:公民[^，。]{{0,10}})?{_REQUEST}")
    other = re.compile(r"建议|提案|复议|诉讼|投诉|超期|涉及|费|单位.{0,4}未")
    for passage, sentence in _sentences(subject):
        said = pattern.search(sentence)
        if new and said and not any(word.search(sentence) for word in (other, _PARTIAL, _OTHER_TIME)):
            message = f"文中说没有收到申请，表三本年新收是{new}：{quote(sentence)}"
            yield Problem(
                message=message,
                place=passage.place,
                cells=("requests/received/total",),
                stated="未收到",
                expected=str(new),
            )


@rule("NAR007", name="写全部办结而有结转", severity=Severity.WARNING, basis=_TABLES)
def all_closed(subject: Subject) -> Iterator[Problem]:
    """正文写申请全部办结、办结率100%，表三“结转下年度继续办理”却不是0。“均按时答复”不算办结。

    Bad:
        requests/received: 2 0 0 0 0 0 2
        requests/granted: 1 0 0 0 0 0 1
        requests/closed: 1 0 0 0 0 0 1
        requests/carried_out: 1 0 0 0 0 0 1
        1: 全年收到申请2件，所有申请均已按要求办理完成。
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
    for passage, sentence in _sentences(subject):
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
    tells_the_rest = re.search(r"除[^，；]*[\d一二三四五六七八九][^，；]*外|尚未|正在办理|下[一]?年", sentence)
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


@rule("NAR008", name="办理结果与表三不符", severity=Severity.WARNING, basis=_TABLES)
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
    for passage, sentence in _sentences(subject):
        if not re.search(r"申请|答复|办结", sentence) or _OTHER_TIME.search(sentence) or _NOT_OF_REQUESTS.search(sentence):
            continue
        for group, words in _GROUP_WORDS.items():
            pattern = re.compile(rf"(?<![并不未]){words}(?:的|答复|申请|类|信息)?(?:有|共|为)?(\d+)件")
            for match in pattern.finditer(sentence):
                totals = _group_total(subject.report, group)
                partly = _group_total(subject.report, OutcomeGroup.PARTLY_GRANTED) or 0
                together = group is OutcomeGroup.GRANTED and _number(match[1]) == (totals or 0) + partly
                if totals is not None and _number(match[1]) != totals and not together:
                    label = group.label.partition("（区分")[0][3:]
                    yield _mismatch(
                        passage, sentence, label, _number(match[1]), str(totals), _group_cells(subject.report, group)
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


@rule("NAR009", name="申请人类别与表三不符", severity=Severity.WARNING, basis=_TABLES)
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
    pattern = re.compile(r"(自然人|商业企业)(?:的|申请|提出的申请)?(?:有|共|为)?(\d+)件")
    keys = {"自然人": "natural_person", "商业企业": "business"}
    for passage, sentence in _sentences(subject):
        if "申请" not in sentence or re.search(r"复议|诉讼|公开.{0,3}件.*自然人", sentence) or _OTHER_TIME.search(sentence):
            continue
        for match in pattern.finditer(sentence):
            new, carried, closed = (
                _figure(subject.report, f"requests/{row}/{keys[match[1]]}")
                for row in ("received", "carried_in", "closed")
            )
            if new is not None and int(match[2]) not in (new, new + (carried or 0), closed):
                cells = (f"requests/received/{keys[match[1]]}",)
                yield _mismatch(passage, sentence, match[1], int(match[2]), f"新收{new}", cells)


@rule("NAR010", name="与上年相比的说法不实", severity=Severity.WARNING, basis=_TABLES)
def compared(subject: Subject) -> Iterator[Problem]:
    """正文写申请数与上年持平、无变化，而上年报告的数字不同。需要给出上年报告（--previous）。

    Bad:
        previous requests/received: 5 0 0 0 0 0 5
        1: 受理依申请公开0件，与去年数量相比无变化。
    Good:
        previous requests/received: 0 0 0 0 0 0 0
        1: 受理依申请公开0件，与去年数量相比无变化。
    """
    if subject.previous is None:
        return
    now, before = (_figure(report, "requests/received/total") for report in (subject.report, subject.previous))
    pattern = re.compile(
        r"(?:申请|公开)(?:数|数量|件数|总数|总量|量|\d+件)[^。；]{0,4}与(?:去年|上年|上一年度?)[^，。]{0,8}(?:持平|无变化|没有变化|相同)"
    )
    for passage, sentence in _sentences(subject):
        if now is not None and before is not None and now != before and pattern.search(sentence):
            message = f"文中说与上年相同，本年新收{now}件，上年{before}件：{quote(sentence)}"
            yield Problem(message=message, place=passage.place, stated="持平", expected=f"{before}→{now}")


# ---- documents and decisions ----


@rule("NAR011", name="规范性文件数与表二不符", severity=Severity.WARNING, basis=_TABLES, editions=("2021",))
def documents(subject: Subject) -> Iterator[Problem]:
    """正文写的规范性文件制发、废止、现行有效件数，与表二不同。

    Bad:
        proactive/normative_documents: 13 0 90
        1: 制发规范性文件12件，现行有效规范性文件达90件。
    Good:
        proactive/normative_documents: 13 0 90
        1: 制修订规范性文件13件，现行有效规范性文件达90件。
    """
    patterns = {
        "issued": rf"(?:制发|制定|出台|制修订|新制定|印发)(?:并公开|和公开|的)?(?:行政)?规范性文件(?:共|共计)?{_COUNT}",
        "repealed": rf"(?:废止|宣布失效|废止失效)(?:的)?(?:行政)?规范性文件(?:共|共计)?{_COUNT}",
        "in_force": rf"现行有效(?:的)?(?:行政)?规范性文件(?:共|共计|达|有)?{_COUNT}",
    }
    names = {"issued": "制发规范性文件", "repealed": "废止规范性文件", "in_force": "现行有效规范性文件"}
    for passage, sentence in _sentences(subject):
        for key, pattern in patterns.items():
            path = f"proactive/normative_documents/{key}"
            figure = _figure(subject.report, path)
            for match in re.finditer(pattern, sentence):
                if figure is not None and _number(match[1]) != figure and not _counted_otherwise(sentence):
                    yield _mismatch(passage, sentence, names[key], _number(match[1]), str(figure), (path,))


def _counted_otherwise(sentence: str) -> bool:
    """Whether a sentence counts documents of another year or maker, or splits what the table counts together."""
    return bool(_OTHER_TIME.search(sentence) or re.search(r"名义|代拟|牵头|联合|宣布失效|件[，、]?(?:共)?修[订改]\d", sentence))


@rule("NAR012", name="许可处罚数与表二不符", severity=Severity.WARNING, basis=_TABLES, editions=("2021",))
def decisions(subject: Subject) -> Iterator[Problem]:
    """正文写的行政许可、行政处罚、行政强制决定件数，与表二不同。

    Bad:
        proactive/licensing: 97
        1: 全年作出行政许可决定96件。
    Good:
        proactive/licensing: 97
        1: 全年作出行政许可决定97件。
    """
    kinds = {"licensing": "行政许可", "penalties": "行政处罚", "coercion": "行政强制"}
    for passage, sentence in _sentences(subject):
        for key, words in kinds.items():
            path = f"proactive/{key}/decisions"
            figure = _figure(subject.report, path)
            for match in re.finditer(rf"(?:作出|办理|办结|实施){words}(?:处理)?决定(?:共|共计)?{_COUNT}", sentence):
                part = "其中" in sentence[: match.start()]
                if figure is not None and _number(match[1]) != figure and not part and not _OTHER_TIME.search(sentence):
                    yield _mismatch(passage, sentence, f"{words}决定", _number(match[1]), str(figure), (path,))


@rule("NAR013", name="清理了文件而废止为0", severity=Severity.WARNING, basis=_TABLES, editions=("2021",))
def cleared(subject: Subject) -> Iterator[Problem]:
    """正文点名清理、废止了文件，表二的废止件数却是0。清理后继续有效或只作修改的，应写明。

    Bad:
        1: 清理《示范市高新技术企业认定管理办法》，保障全生命周期管理。
    Good:
        proactive/normative_documents: 0 1 7
        1: 废止《示范市高新技术企业认定管理办法》。
    """
    path = "proactive/normative_documents/repealed"
    pattern = re.compile(r"(?:清理|废止|宣布失效)[^。；，、]{0,8}《[^》]*(?:办法|规定|细则|意见|通知|方案|条例)》")
    for passage, sentence in _sentences(subject):
        match = pattern.search(sentence)
        if match and _figure(subject.report, path) == 0 and not re.search(r"继续有效|修改|修订", sentence):
            named = len(re.findall(r"《[^《》]*》", sentence[match.start() :]))
            message = f"文中清理、废止了{named}个文件，表二本年废止件数是0：{quote(sentence, match.start())}"
            yield Problem(
                message=message, place=passage.place, cells=(path,), stated="0", expected=f"{named}，或写明继续有效"
            )


@rule("NAR014", name="发布了政策文件而制发为0", severity=Severity.HINT, basis=_TABLES, editions=("2021",))
def issued_policy(subject: Subject) -> Iterator[Problem]:
    """正文写发布了政策性文件，表二规范性文件制发件数是0。政策文件不一定是规范性文件，请核对。

    Bad:
        1: 发布政策性文件一件，配套政策解读2件。
    Good:
        proactive/normative_documents: 1 0 7
        1: 发布政策性文件一件，配套政策解读2件。
    """
    path = "proactive/normative_documents/issued"
    pattern = re.compile(
        r"(?:发布|出台|印发|制定)(?:了)?(?:政策性文件|政策文件)([\d一二三四五六七八九十]+)(?:件|份|个)"
    )
    for passage, sentence in _sentences(subject):
        match = pattern.search(sentence)
        if match and _figure(subject.report, path) == 0 and (number_in(match[1]) or 0) > 0:
            message = f"文中发布政策性文件{match[1]}件，表二规范性文件本年制发是0，请核对是否应计：{quote(sentence, match.start())}"
            yield Problem(message=message, place=passage.place, cells=(path,), stated="0", expected=match[1])


# ---- remedies and fees ----


def _remedies(report: Report, kind: str) -> int | None:
    routes = (
        [RemedyRoute.RECONSIDERATION]
        if kind == "行政复议"
        else [
            RemedyRoute.LITIGATION_DIRECT,
            RemedyRoute.LITIGATION_AFTER_RECONSIDERATION,
        ]
    )
    totals = [_figure(report, f"remedies/{route}/total") for route in routes]
    return None if None in totals else sum(total for total in totals if total is not None)


@rule("NAR015", name="复议诉讼数与表四不符", severity=Severity.WARNING, basis=_TABLES)
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
    for passage, sentence in _sentences(subject):
        if not re.search(r"信息公开|依申请", sentence) or re.search(r"去年|上年|同比|其中", sentence):
            continue
        for match in pattern.finditer(sentence):
            total = _remedies(subject.report, match[1])
            if total is not None and int(match[2]) != total:
                yield _mismatch(passage, sentence, match[1], int(match[2]), f"总计{total}", ())


@rule("NAR016", name="写没有复议诉讼而表四有数", severity=Severity.ERROR, basis=_TABLES)
def no_remedies(subject: Subject) -> Iterator[Problem]:
    """正文写没有发生行政复议、行政诉讼，表四却不是0。

    Bad:
        remedies/reconsideration: 1 0 0 0 1
        1: 本年度未发生因政府信息公开引起的行政复议、行政诉讼。
    Good:
        1: 本年度未发生因政府信息公开引起的行政复议、行政诉讼。
    """
    pattern = re.compile(
        r"(?:未|没有|无)(?:发生|出现|收到|产生)(?:过)?(?:因)?[^，。；]{0,16}?(行政复议|行政诉讼)(?:和|、|及|或)?(行政诉讼)?"
    )
    for passage, sentence in _sentences(subject):
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
    denied = next(((passage, match) for passage, text in _sentences(subject) if (match := none.search(text))), None)
    charged = next(
        ((passage, match) for passage, text in _sentences(subject) if (match := some.search(text)) and not planned.search(text)),
        None,
    )
    if denied and charged:
        message = f"{denied[0].place}说“{denied[1][0]}”，{charged[0].place}说“{charged[1][0]}”。"
        yield Problem(message=message, place=charged[0].place, stated=charged[1][0], expected="前后一致")
