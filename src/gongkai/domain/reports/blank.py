"""The empty form for a new annual report, with what last year's report already settles."""

from datetime import date
from typing import Final

from gongkai.domain.reports.editions import edition_key_for, form_of
from gongkai.domain.reports.form import Edition
from gongkai.domain.reports.report import (
    Contact,
    Figure,
    FrozenMap,
    Period,
    Report,
    Section,
    TextBlock,
    blank_figures,
)
from gongkai.domain.terms import ANNUAL_REPORT, REGULATIONS

OVERVIEW_HEADS: Final = (
    "（一）主动公开",
    "（二）依申请公开",
    "（三）政府信息管理",
    "（四）政府信息公开平台建设",
    "（五）监督保障",
)
"""What 一、总体情况 covers (F-3.3)."""

_TO_FILL_IN: Final = "\u3000" * 4
_CONTACT_WORDS: Final = {
    "address": "地址",
    "postcode": "邮政编码",
    "phone": "电话",
    "fax": "传真",
    "email": "电子邮箱",
    "url": "网址",
}
_ASKED_FOR: Final = ("address", "postcode", "phone")


def blank_report(*, agency: str, year: int, previous: Report | None = None, contact: Contact | None = None) -> Report:
    """The form for ``agency``'s report on ``year``: headings, a first paragraph, and tables that state nothing.

    With ``previous``, last year's report, its 结转下年度继续办理 becomes this year's 上年结转, column by column
    (F-3.6), and its contact is taken where ``contact`` is not given. A figure taken over has no provenance: it stood
    in no file that was read here, and no officer has entered it yet. The text leaves blanks, never signs such as ××,
    where something is to be filled in.

    Raises:
        ValueError: ``previous`` is of another agency or year, or ``year`` had no form; the message is Chinese.
    """
    edition = edition_key_for(year)
    form = form_of(edition)
    if form is None:
        raise ValueError(f"{year}年的年度报告没有全国统一的格式，只能新建2019年及以后年度的报告。")
    if previous is not None:
        _require_last_years(previous, agency, year)
    contact = contact or (previous.contact if previous else None)
    return Report(
        title=f"{agency}{year}年{ANNUAL_REPORT}",
        agency=agency,
        year=year,
        edition=edition,
        scope=previous.scope if previous else None,
        signed_by=agency,
        period=Period(date(year, 1, 1), date(year, 12, 31)),
        contact=contact,
        preamble=(TextBlock.paragraph(_preamble(agency, year, contact)),),
        figures=FrozenMap(blank_figures(form) | _carried_in(form, previous)),
        sections=_sections(form),
    )


def _require_last_years(previous: Report, agency: str, year: int) -> None:
    if previous.agency != agency:
        raise ValueError(f"上年度报告的机关是“{previous.agency or '（未读出）'}”，不是“{agency}”，不能结转。")
    if previous.year != year - 1:
        read = f"{previous.year}年" if previous.year else "（未读出）"
        raise ValueError(f"上年度报告应为{year - 1}年的报告，给出的报告年度是{read}，不能结转。")


def _carried_in(form: Edition, previous: Report | None) -> dict[str, Figure]:
    if previous is None:
        return {}
    columns = form.table("requests").blocks[0].columns
    return {
        f"requests/carried_in/{column.key}": previous.figures.get(f"requests/carried_out/{column.key}")
        for column in columns
    }


def _preamble(agency: str, year: int, contact: Contact | None) -> str:
    stated = {key: value for key in _CONTACT_WORDS if (value := getattr(contact, key, None))}
    ways = stated or dict.fromkeys(_ASKED_FOR, _TO_FILL_IN)
    listed = "，".join(f"{_CONTACT_WORDS[key]}：{value}" for key, value in ways.items())
    return (
        f"根据《{REGULATIONS}》的规定，现公布{agency}{year}年{ANNUAL_REPORT}。"
        f"本报告中数据的统计期限为{year}年1月1日至{year}年12月31日。"
        f"公众对本报告有疑问的，可以向{agency}询问（{listed}）。"
    )


def _sections(form: Edition) -> tuple[Section, ...]:
    overview = tuple(TextBlock.heading(head) for head in OVERVIEW_HEADS)
    return tuple(
        Section(number, heading, overview if number == 1 else ()) for number, heading in enumerate(form.sections, 1)
    )
