"""The two editions of the form as data.

2019: 国办公开办函〔2019〕60号, reports on 2019 and 2020 (F-3.17, F-3.18). 2021: 国办公开办函〔2021〕30号, reports on
2021 and later (F-3.2 … F-3.10). Reports on 2018 and before are free text (F-3.20).
"""

from collections.abc import Container, Iterator, Sequence
from typing import Final

from gongkai.domain.reports.form import Block, CellKind, Edition, Head, Sum, SumKind, Table
from gongkai.domain.terms import TOTAL, ApplicantKind, Outcome, RemedyResult, RemedyRoute

SECTIONS: Final = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)

BALANCE_NOTE: Final = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_RESULTS_HEAD: Final = "三、本年度办理结果"
_CONTENT: Final = "信息内容"


def _article(item: str) -> str:
    return f"第二十条第（{item}）项"


def _count_heads(*pairs: tuple[str, str]) -> tuple[Head, ...]:
    return tuple(Head(key, (label,)) for key, label in pairs)


# ---- table 二 ----

_REGULATIONS_2021 = _count_heads(("regulations", "规章"), ("normative_documents", "行政规范性文件"))
_REGULATIONS_2019 = _count_heads(("regulations", "规章"), ("normative_documents", "规范性文件"))
_LICENSING = _count_heads(("licensing", "行政许可"))
_OTHER_SERVICES = _count_heads(("other_services", "其他对外管理服务事项"))
_ENFORCEMENT = _count_heads(("penalties", "行政处罚"), ("coercion", "行政强制"))
_FEES = _count_heads(("fees", "行政事业性收费"))

_DECISIONS = _count_heads(("decisions", "本年处理决定数量"))

PROACTIVE_2021: Final = Table(
    "proactive",
    2,
    "主动公开政府信息情况",
    (
        Block(
            _article("一"),
            _CONTENT,
            _count_heads(("issued", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数")),
            _REGULATIONS_2021,
        ),
        Block(_article("五"), _CONTENT, _DECISIONS, _LICENSING),
        Block(_article("六"), _CONTENT, _DECISIONS, _ENFORCEMENT),
        Block(_article("八"), _CONTENT, (Head("amount", ("本年收费金额（单位：万元）",), CellKind.MONEY),), _FEES),
    ),
)

_ITEMS = Head("items_last_year", ("上一年项目数量",))
_CHANGE = Head("change", ("本年增/减",), CellKind.CHANGE)
_DECIDED = Head("decisions", ("处理决定数量",))

PROACTIVE_2019: Final = Table(
    "proactive_2019",
    2,
    "主动公开政府信息情况",
    (
        Block(
            _article("一"),
            _CONTENT,
            _count_heads(
                ("made", "本年新制作数量"), ("newly_published", "本年新公开数量"), ("published_total", "对外公开总数量")
            ),
            _REGULATIONS_2019,
        ),
        Block(_article("五"), _CONTENT, (_ITEMS, _CHANGE, _DECIDED), _LICENSING + _OTHER_SERVICES),
        Block(_article("六"), _CONTENT, (_ITEMS, _CHANGE, _DECIDED), _ENFORCEMENT),
        Block(_article("八"), _CONTENT, (_ITEMS, _CHANGE), _FEES),
        Block(
            _article("九"),
            _CONTENT,
            (Head("projects", ("采购项目数量",)), Head("amount", ("采购总金额",), CellKind.AMOUNT)),
            _count_heads(("procurement", "政府集中采购")),
        ),
    ),
)


# ---- table 三 ----


def _applicant_columns() -> tuple[Head, ...]:
    head = "申请人情况"
    organisations = "法人或其他组织"
    return (
        Head(ApplicantKind.NATURAL_PERSON, (head, ApplicantKind.NATURAL_PERSON.label)),
        *(Head(kind, (head, organisations, kind.label)) for kind in list(ApplicantKind)[1:]),
        Head("total", (head, TOTAL)),
    )


def _outcome_row(outcome: Outcome) -> Head:
    labels = (_RESULTS_HEAD, outcome.group.label, outcome.label)
    return Head(outcome, labels if outcome.label != outcome.group.label else labels[:2])


_SPLIT = (Outcome.CORRECTION_OVERDUE, Outcome.FEE_OVERDUE, Outcome.OTHER_REST)

OUTCOMES_2019: Final = tuple(outcome for outcome in Outcome if outcome not in _SPLIT)
"""The 19 outcome rows of the 2019 form."""
OUTCOMES_2021: Final = tuple(outcome for outcome in Outcome if outcome is not Outcome.OTHER_UNSPLIT)
"""The 21 outcome rows of the 2021 form."""


def _requests(outcomes: Sequence[Outcome]) -> Table:
    rows = (
        Head("received", ("一、本年新收政府信息公开申请数量",)),
        Head("carried_in", ("二、上年结转政府信息公开申请数量",)),
        *(_outcome_row(outcome) for outcome in outcomes),
        Head("closed", (_RESULTS_HEAD, f"（七）{TOTAL}")),
        Head("carried_out", ("四、结转下年度继续办理",)),
    )
    return Table(
        "requests",
        3,
        "收到和处理政府信息公开申请情况",
        (Block(None, BALANCE_NOTE, _applicant_columns(), rows),),
    )


# ---- table 四 ----


def _remedy_columns() -> Iterator[Head]:
    for route in RemedyRoute:
        for result in RemedyResult:
            yield Head(f"{route}/{result}", (*route.labels, result.label))
        yield Head(f"{route}/total", (*route.labels, TOTAL))


REMEDIES: Final = Table(
    "remedies",
    4,
    "政府信息公开行政复议、行政诉讼情况",
    (Block(None, None, tuple(_remedy_columns()), (Head("", ()),)),),
)


# ---- sums ----


def _sums(requests: Table, outcomes: Sequence[Outcome]) -> Iterator[Sum]:
    columns = [column.key for column in requests.blocks[0].columns]

    def cell(row: str, column: str) -> str:
        return f"requests/{row}/{column}"

    for column in columns:
        yield Sum(
            SumKind.BALANCE,
            (cell("received", column), cell("carried_in", column)),
            (cell("closed", column), cell("carried_out", column)),
        )
        yield Sum(SumKind.OUTCOMES, (cell("closed", column),), tuple(cell(row, column) for row in outcomes))
    for row in requests.blocks[0].rows:
        yield Sum(SumKind.APPLICANTS, (cell(row.key, "total"),), tuple(cell(row.key, kind) for kind in ApplicantKind))
    for route in RemedyRoute:
        yield Sum(
            SumKind.REMEDIES,
            (f"remedies/{route}/total",),
            tuple(f"remedies/{route}/{result}" for result in RemedyResult),
        )


def _edition(
    key: str, notice: str, years: tuple[int, int | None], proactive: Table, outcomes: Sequence[Outcome]
) -> Edition:
    requests = _requests(outcomes)
    return Edition(
        key=key,
        notice=notice,
        first_year=years[0],
        last_year=years[1],
        sections=SECTIONS,
        tables=(proactive, requests, REMEDIES),
        sums=tuple(_sums(requests, outcomes)),
    )


_NOTICE_2021 = "国办公开办函〔2021〕30号"

EDITION_2019: Final = _edition("2019", "国办公开办函〔2019〕60号", (2019, 2020), PROACTIVE_2019, OUTCOMES_2019)
EDITION_2021: Final = _edition("2021", _NOTICE_2021, (2021, None), PROACTIVE_2021, OUTCOMES_2021)
EDITIONS: Final = {edition.key: edition for edition in (EDITION_2019, EDITION_2021)}
EARLIER: Final = "earlier"

EDITION_2021_UNSPLIT: Final = _edition("2021", _NOTICE_2021, (2021, None), PROACTIVE_2021, tuple(Outcome))
"""The 2021 form with 其他处理 in one row, as some reports print it; its three parts are there, stating nothing."""

UNSPLIT_TOTAL: Final = f"requests/{Outcome.OTHER_UNSPLIT}/total"


def form_of(edition: str | None, paths: Container[str] = ()) -> Edition | None:
    """The form behind an edition key; ``None`` for "earlier" and for no edition.

    ``paths`` are the cells a report has: they tell a 2021 report that prints 其他处理 in one row.
    """
    if edition == EDITION_2021.key and UNSPLIT_TOTAL in paths:
        return EDITION_2021_UNSPLIT
    return EDITIONS.get(edition or "")


def edition_key_for(year: int) -> str:
    """The edition that a report on ``year`` uses: "2019", "2021", or "earlier" for 2018 and before (F-3.20)."""
    for edition in EDITIONS.values():
        if edition.covers(year):
            return edition.key
    return EARLIER
