"""A full report whose figures agree with one another, so that no reader has a reason to doubt one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from gongkai.domain.reports import CellKind, Contact, Figure, FrozenMap, Report, TextBlock
from gongkai.domain.reports.blank import blank_report

_OTHERS: dict[CellKind, Figure] = {
    CellKind.CHANGE: -3,
    CellKind.MONEY: Decimal("123.4500"),
    CellKind.AMOUNT: Decimal(251000),
    CellKind.UNIT: "元",
}


def stated_report(year: int) -> Report:
    """A report of the year's edition whose figures agree with one another."""
    report = blank_report(agency="示范市科学技术局", year=year)
    form = report.form
    if form is None:
        raise ValueError(f"no form for {year}")
    figures: dict[str, Figure] = {cell.path: 0 for cell in form.cells.values() if cell.kind is CellKind.COUNT}
    for column in ("natural_person", "total"):
        counts = {
            "received": 12345,
            "carried_in": 3,
            "granted": 12340,
            "partly_granted": 7,
            "closed": 12347,
            "carried_out": 1,
        }
        figures |= {f"requests/{row}/{column}": count for row, count in counts.items()}
    for path, cell in form.cells.items():
        if cell.kind is not CellKind.COUNT:
            figures[path] = _OTHERS[cell.kind]
        elif path.startswith(("remedies/reconsideration", "proactive/penalties", "proactive_2019/penalties/decisions")):
            figures[path] = None
    own = TextBlock.table((("渠道", "条"), ("网站", "90"), ("微信", "121")))
    text = TextBlock.paragraph("全年办结申请，其中  予以公开 #1 *号* <件>。")
    sections = tuple(
        replace(section, blocks=(text, own) if section.number == 6 else (text,)) for section in report.sections
    )
    return replace(
        report,
        scope="own",
        preamble=(*report.preamble, TextBlock.paragraph("电话：0531-12345678。")),
        contact=Contact(phone="0531-12345678"),
        published_on=date(year + 1, 1, 17),
        signed_on=date(year + 1, 1, 15),
        sections=sections,
        figures=FrozenMap({path: figures[path] for path in form.cells}),
    )
