"""SUM: the sums of the form (F-3.10, F-3.12)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from gongkai.domain.reports import EDITION_2021, Balance, Edition, Figure, Report, Sum, SumKind, Verdict, balance
from gongkai.domain.reports.editions import UNSPLIT_TOTAL
from gongkai.domain.terms import ApplicantKind, Outcome
from gongkai.lint.findings import Severity
from gongkai.lint.registry import Problem, Subject, rule

_FORM: Final = "《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号、〔2019〕60号）表内勾稽关系"
_LARGE_WAN: Final = 1_000_000
_COLUMN_SUMS: Final = (SumKind.BALANCE, SumKind.OUTCOMES)


def _figures(report: Report) -> Mapping[str, Figure]:
    """The figures; where 其他处理 is printed in one row, its three parts add nothing to it."""
    if report.edition != EDITION_2021.key or UNSPLIT_TOTAL not in report.figures:
        return report.figures
    parts = {f"requests/{part}/{column}" for part in _PARTS for column in _COLUMNS}
    return {path: 0 if figure is None and path in parts else figure for path, figure in report.figures.items()}


_PARTS: Final = (Outcome.CORRECTION_OVERDUE, Outcome.FEE_OVERDUE, Outcome.OTHER_REST)
_COLUMNS: Final = (*ApplicantKind, "total")


def _broken(subject: Subject, kind: SumKind) -> Iterator[Problem]:
    form, figures = subject.report.form, _figures(subject.report)
    if form is None:
        return
    for total in form.sums:
        if total.kind is kind:
            held = balance(total, figures)
            if held.verdict is Verdict.BROKEN:
                yield _problem(held, form, figures)


def _problem(held: Balance, form: Edition, figures: Mapping[str, Figure]) -> Problem:
    left, right = (_side(paths, figures) for paths in (held.sum.left, held.sum.right))
    place = _place(held.sum, form)
    slip = _slip(held.sum, form, figures)
    return Problem(
        message=f"{place}：{_NAMES[held.sum.kind]}不成立：{left} ≠ {right}，相差{abs(held.left - held.right)}。{slip}",
        place=place,
        cells=held.sum.paths,
        stated=str(held.left),
        expected=str(held.right),
    )


_NAMES: Final = {
    SumKind.BALANCE: "第一项加第二项等于第三项总计加第四项",
    SumKind.OUTCOMES: "总计等于各办理结果之和",
    SumKind.APPLICANTS: "总计等于各类申请人之和",
    SumKind.REMEDIES: "总计等于四种结果之和",
}


def _side(paths: tuple[str, ...], figures: Mapping[str, Figure]) -> str:
    """``13+7=20`` of the figures that are not 0; a blank is shown as one."""
    texts = ["空" if figures.get(path) is None else str(figures.get(path)) for path in paths]
    shown = [text for text in texts if text != "0"] or ["0"]
    whole = sum(figure for path in paths if isinstance(figure := figures.get(path), int))
    return f"{'+'.join(shown)}={whole}" if len(shown) > 1 else shown[0]


def _place(total: Sum, form: Edition) -> str:
    cell = form.cells[total.left[0]]
    if total.kind in (SumKind.BALANCE, SumKind.OUTCOMES):
        return f"表三“{cell.column.label}”列"
    if total.kind is SumKind.APPLICANTS:
        return f"表三“{cell.row.label.partition('（区分')[0]}”行"
    return f"表四“{' '.join(cell.column.labels[:-1])}”"


def _slip(total: Sum, form: Edition, figures: Mapping[str, Figure]) -> str:
    """The one cell whose change would mend every sum it takes part in, if there is just one."""
    held = balance(total, figures)
    if held.blank:
        return ""
    mends = []
    for path in total.paths:
        figure = figures[path]
        gap = held.right - held.left if path in total.left else held.left - held.right
        if isinstance(figure, int) and figure + gap >= 0 and _mends_all(path, figure + gap, form, figures):
            mends.append((path, figure + gap))
    if len(mends) != 1:
        return ""
    path, better = mends[0]
    return f"如果“{form.cells[path].place}”是{better}而不是{figures[path]}，有关的合计就都成立，请先核对这一格。"


def _mends_all(path: str, figure: int, form: Edition, figures: Mapping[str, Figure]) -> bool:
    changed = {**figures, path: figure}
    touched = [total for total in form.sums if path in total.paths]
    return len(touched) > 1 and all(balance(total, changed).verdict is Verdict.HOLDS for total in touched)


@rule("SUM001", name="收办不平衡", severity=Severity.ERROR, basis=_FORM)
def column_balance(subject: Subject) -> Iterator[Problem]:
    """表三每一列都应满足：本年新收＋上年结转＝本年度办理结果总计＋结转下年度继续办理。

    Bad:
        requests/received: 20 0 0 0 0 0 20
    Good:
        requests/received: 20 0 0 0 0 0 20
        requests/granted: 19 0 0 0 0 0 19
        requests/closed: 19 0 0 0 0 0 19
        requests/carried_out: 1 0 0 0 0 0 1
    """
    yield from _broken(subject, SumKind.BALANCE)


@rule("SUM002", name="办理结果之和不等于总计", severity=Severity.ERROR, basis=_FORM)
def outcome_sum(subject: Subject) -> Iterator[Problem]:
    """表三每一列的“（七）总计”应等于其上各办理结果之和（2021年格式21行，2019年格式19行）。

    Bad:
        requests/closed: 3 0 0 0 0 0 3
        requests/granted: 2 0 0 0 0 0 2
    Bad:
        requests/other.unsplit: 1 0 0 0 0 0 1
        requests/closed: 3 0 0 0 0 0 3
    Good:
        requests/closed: 3 0 0 0 0 0 3
        requests/granted: 2 0 0 0 0 0 2
        requests/not_processed.repeat: 1 0 0 0 0 0 1
    """
    yield from _broken(subject, SumKind.OUTCOMES)


@rule("SUM003", name="申请人之和不等于总计", severity=Severity.ERROR, basis=_FORM)
def applicant_sum(subject: Subject) -> Iterator[Problem]:
    """表三每一行的“总计”应等于自然人与五类法人或其他组织之和。

    Bad:
        requests/received: 6 1 0 0 0 0 8
    Good:
        requests/received: 6 1 0 0 0 0 7
    """
    yield from _broken(subject, SumKind.APPLICANTS)


@rule("SUM004", name="复议诉讼结果之和不等于总计", severity=Severity.ERROR, basis=_FORM)
def remedy_sum(subject: Subject) -> Iterator[Problem]:
    """表四三组数字各自的“总计”应等于结果维持、结果纠正、其他结果、尚未审结之和。

    Bad:
        remedies/reconsideration: 10 1 0 0 0
    Good:
        remedies/reconsideration: 10 1 0 0 11
    """
    yield from _broken(subject, SumKind.REMEDIES)


@rule("SUM005", name="空格使合计无法成立", severity=Severity.WARNING, basis="没有的填0；合计应能复核")
def blank_in_sum(subject: Subject) -> Iterator[Problem]:
    """合计中有空格，而且把空格当作0合计仍不成立：空格处漏填了数字。空格当作0就成立的，不提示。

    Bad:
        requests/carried_out: 1 0 0 0 0 0 -
    Bad:
        requests/received: 20 0 0 0 0 0 20
        requests/granted: 19 0 0 0 0 0 19
        requests/closed: 19 0 0 0 0 0 19
        requests/carried_out: - - - - - - -
    Good:
        requests/received: 0 - - - - - 0
    """
    form, figures = subject.report.form, _figures(subject.report)
    if form is None:
        return
    undecided = [held for total in form.sums if (held := balance(total, figures)).verdict is Verdict.UNDECIDED]
    told: set[str] = set()
    for held in undecided:
        if held.sum.kind not in _COLUMN_SUMS:
            told.update(held.blank)
            place = _place(held.sum, form)
            yield _omitted(place, "、".join(f"“{form.cells[path].place}”" for path in held.blank), held)
    for held in undecided:
        if held.sum.kind in _COLUMN_SUMS and told.isdisjoint(held.blank):
            rows = {path.split("/")[1] for path in held.blank}
            told.update(path for path in form.cells if path.split("/")[1] in rows)
            names = dict.fromkeys(f"“{form.cells[path].row_place}”" for path in held.blank)
            yield _omitted(_place(held.sum, form), "、".join(names), held)


def _omitted(place: str, blanks: str, held: Balance) -> Problem:
    """The first sum that a row left blank keeps open stands for the row's other columns too."""
    message = f"{place}：{blanks}没有填写，合计无法成立（{held.left} 与 {held.right}）。"
    return Problem(message=message, place=place, cells=held.blank, stated="空", expected="数字")


@rule("SUM008", name="一组数字空着", severity=Severity.HINT, basis="没有的填0")
def blank_group(subject: Subject) -> Iterator[Problem]:
    """同一张表里别处都填了0，这一组或这一行却整个空着。没有发生的也应填0，读者才知道是没有还是漏填。

    Bad:
        remedies/reconsideration: - - - - -
    Good:
        remedies/reconsideration: 0 0 0 0 0
    """
    form, figures = subject.report.form, _figures(subject.report)
    lost = {path for problem in blank_in_sum(subject) for path in problem.cells}
    for total in form.sums if form else ():
        if form is None or total.kind in _COLUMN_SUMS or not lost.isdisjoint(total.paths):
            continue
        table, row = total.left[0].split("/")[:2]
        stated = any(figure is not None for path, figure in figures.items() if path.startswith(table + "/"))
        missing = any(notice.cell == f"{table}/{row}" for notice in subject.report.notices)
        if stated and not missing and balance(total, figures).verdict is Verdict.UNSTATED:
            place = _place(total, form)
            yield Problem(
                message=f"{place}整个空着；没有的应填0。", place=place, cells=total.paths, stated="空", expected="0"
            )


@rule("SUM006", name="表格中不是数字", severity=Severity.ERROR, basis="表内各项应填整数，收费金额填万元数")
def not_a_count(subject: Subject) -> Iterator[Problem]:
    """件数应是不带小数和负号的整数；“若干”“约20”之类不能填入表格。

    Bad:
        notice not_a_count requests/granted/total: 写的是“若干”，不是一个数
    Good:
        requests/granted: 0 0 0 0 0 0 0
    """
    form = subject.report.form
    for notice in subject.report.notices:
        if notice.code == "not_a_count" and notice.cell:
            cell = form.cells.get(notice.cell) if form else None
            yield Problem(message=notice.message, place=cell.place if cell else notice.cell, cells=(notice.cell,))


@rule(
    "SUM007",
    name="收费金额不合常理",
    severity=Severity.HINT,
    basis="收费金额以万元为单位",
    editions=("2021",),
)
def fee_amount(subject: Subject) -> Iterator[Problem]:
    """行政事业性收费以万元为单位。负数一定不对；上百亿元的整数多半是把元当成了万元。

    Bad:
        proactive/fees/amount: 98240000
    Good:
        proactive/fees/amount: 9824.00
    """
    path = "proactive/fees/amount"
    amount = subject.report.figures.get(path)
    if not isinstance(amount, Decimal):
        return
    if amount < 0:
        yield Problem(
            message=f"行政事业性收费是负数：{amount}。",
            place="表二",
            cells=(path,),
            stated=str(amount),
            severity=Severity.ERROR,
        )
    elif amount >= _LARGE_WAN and amount == amount.to_integral_value():
        message = f"行政事业性收费写的是{amount}万元，请核对是否把元当成了万元。"
        yield Problem(message=message, place="表二", cells=(path,), stated=str(amount))
