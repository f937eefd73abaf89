"""Invented reports whose every field can be read off their own text: for round trips and property tests."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import strategies as st

from gongkai.domain.reports import (
    EDITION_2019,
    EDITION_2021,
    EDITION_2021_UNSPLIT,
    CellKind,
    Contact,
    Edition,
    Figure,
    FrozenMap,
    Period,
    Report,
    Section,
    TextBlock,
)
from gongkai.domain.reports.editions import SECTIONS
from support.damage import FORMS, consistent_figures

AGENCIES = (
    "示范市科学技术局",
    "示范县民政局",
    "示范省水利厅",
    "示范区卫生健康委员会",
    "示范镇人民政府",
    "示范市城市管理综合行政执法局",
)
AREAS = ("示范县人民政府", "示范市人民政府")
CLAUSES = (
    "全年通过门户网站主动公开各类信息{}条",
    "组织业务培训{}次",
    "修订信息公开指南，完善目录",
    "答复网民留言{}件，办理时限进一步缩短",
    "落实“先审查、后公开”的要求，未发生泄密事件",
    "公开内容涵盖财政预决算、规划计划、统计数据（含季度数据）等方面",
    "依托微信公众号推送政策解读{}篇，开展在线访谈{}期",
    "《示范市政府信息公开审查办法》执行情况良好",
)
HEADS = ("主动公开情况", "依申请公开情况", "政府信息管理情况", "平台建设情况", "监督保障情况")


def make_report(random: Random, form: Edition | None = None) -> Report:
    """A coherent report in ``form`` (any of the three by default)."""
    form = form or random.choice(FORMS)
    year = random.choice((2019, 2020)) if form is EDITION_2019 else random.randint(2021, 2025)
    whole = random.random() < 0.2
    agency = random.choice(AREAS if whole else AGENCIES)
    contact = _contact(random)
    signed = random.random() < 0.8
    return Report(
        title=f"{agency}{year}年政府信息公开工作年度报告",
        agency=agency,
        year=year,
        edition=form.key,
        scope="whole_area" if whole else "own",
        signed_on=date(year + 1, 1, random.randint(1, 31)) if signed else None,
        signed_by=agency if signed else None,
        published_on=date(year + 1, 1, random.randint(1, 31)) if random.random() < 0.5 else None,
        period=Period(date(year, 1, 1), date(year, 12, 31)),
        contact=contact,
        preamble=_preamble(agency, year, contact, whole=whole),
        figures=FrozenMap(_figures(random, form)),
        sections=tuple(_section(random, number, heading) for number, heading in enumerate(SECTIONS, 1)),
    )


def reports(form: Edition | None = None) -> st.SearchStrategy[Report]:
    """Coherent reports; with ``form``, in that form."""
    return st.integers(0, 2**48).map(lambda seed: make_report(Random(seed), form))


def _contact(random: Random) -> Contact:
    return Contact(
        address=f"示范市人民路{random.randint(1, 300)}号",
        postcode=f"{random.randint(100000, 899999)}",
        phone=f"0{random.randint(311, 999)}-{random.randint(2000000, 8999999)}",
        fax=f"0{random.randint(311, 999)}-{random.randint(2000000, 8999999)}" if random.random() < 0.5 else None,
        email=f"gk{random.randint(1, 99)}@example.gov.cn" if random.random() < 0.5 else None,
        url=random.choice((None, "http://www.example.gov.cn/")),
    )


def _preamble(agency: str, year: int, contact: Contact, *, whole: bool) -> tuple[TextBlock, ...]:
    adds_up = "本报告汇总各部门、各乡镇（街道）的情况编制。" if whole else f"本报告由{agency}编制。"
    site = f"电子版可在{contact.url}下载。" if contact.url else ""
    parts = [f"地址：{contact.address}", f"邮编：{contact.postcode}", f"电话：{contact.phone}"]
    parts += [f"传真：{contact.fax}"] if contact.fax else []
    parts += [f"邮箱：{contact.email}"] if contact.email else []
    asked = f"如有疑问，请与{agency}办公室联系（{'，'.join(parts)}）。"
    return (
        TextBlock.paragraph(adds_up),
        TextBlock.paragraph(f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。{site}{asked}"),
    )


def _section(random: Random, number: int, heading: str) -> Section:
    if number in (2, 3, 4):
        return Section(number, heading)
    blocks: list[TextBlock] = []
    for place, name in enumerate(HEADS[: random.randint(1, 5)] if number == 1 else (), 1):
        blocks.append(TextBlock.heading(f"（{'一二三四五'[place - 1]}）{name}"))
        blocks += [TextBlock.paragraph(_sentences(random)) for _ in range(random.randint(1, 2))]
    blocks += [TextBlock.paragraph(_sentences(random))] if not blocks else []
    if number == 6 and random.random() < 0.2:
        rows = [("序号", "主题", "时间"), *((str(n), "政策解读访谈", f"第{n}季度") for n in range(1, 4))]
        blocks.append(TextBlock.table(tuple(rows)))
        blocks.append(TextBlock.paragraph("以上访谈均已在网站公开。"))
    return Section(number, heading, tuple(blocks))


def _sentences(random: Random) -> str:
    chosen = random.sample(CLAUSES, random.randint(2, 4))
    texts = [clause.format(*(random.randint(1, 900) for _ in range(clause.count("{}")))) for clause in chosen]
    return "，".join(texts) + "。"


def _figures(random: Random, form: Edition) -> dict[str, Figure]:
    figures: dict[str, Figure] = {path: _free(random, cell.kind) for path, cell in form.cells.items()}
    figures.update(consistent_figures(random, form))
    amount = "proactive_2019/procurement/amount"
    if amount in figures:
        stated = figures[amount] is not None
        figures["proactive_2019/procurement/unit"] = random.choice(("元", "万元", None)) if stated else None
    if form is EDITION_2021_UNSPLIT:
        parts = ("correction_overdue", "fee_overdue", "rest")
        figures.update({path: None for path in figures if path.split("/")[1] in {f"other.{part}" for part in parts}})
    if random.random() < 0.3:
        row = random.choice(form.table("requests").blocks[0].rows).key
        figures.update(dict.fromkeys((path for path in figures if path.startswith(f"requests/{row}/")), None))
    return figures


def _free(random: Random, kind: CellKind) -> Figure:
    if kind in (CellKind.MONEY, CellKind.AMOUNT):
        return random.choice((Decimal(0), Decimal("9.8240"), Decimal("7730.28"), Decimal("1234567.5"), None))
    if kind is CellKind.CHANGE:
        return random.choice((0, 3, -2, None))
    if kind is CellKind.UNIT:
        return None
    return random.choice((0, 0, 1, 15, 698, 10690, None))


def on_paper(report: Report) -> Report:
    """The report with nothing that its own pages do not show."""
    return replace(report.without_reading(), figures=FrozenMap(dict(report.figures)))


__all__ = ["EDITION_2019", "EDITION_2021", "make_report", "on_paper", "reports"]
