"""Statutory tables printed as conversion leaves them: with labels lost, cells blank, rows cut, digits run together."""

from collections.abc import Mapping
from random import Random

from gongkai.documents.content import Content, Grid, GridCell, Paragraph, Part
from gongkai.domain.reports import EDITION_2019, EDITION_2021, EDITION_2021_UNSPLIT, Edition, Figure, Source
from gongkai.domain.terms import ApplicantKind, RemedyResult, RemedyRoute

FORMS = (EDITION_2019, EDITION_2021, EDITION_2021_UNSPLIT)
SOURCE = Source("报告.txt", "0" * 64, "text/plain")


def consistent_figures(random: Random, form: Edition) -> dict[str, Figure]:
    """Figures for tables 三 and 四 in which every sum of the form holds."""
    figures: dict[str, Figure] = {}
    rows = [row.key for row in form.table("requests").blocks[0].rows]
    outcomes = [row for row in rows if row not in ("received", "carried_in", "closed", "carried_out")]
    for kind in ApplicantKind:
        share = {row: _small(random) for row in outcomes}
        if form is EDITION_2021_UNSPLIT:
            share.update({row: 0 for row in outcomes if row.startswith("other.") and row != "other.unsplit"})
        closed, out = sum(share.values()), _small(random)
        carried_in = random.randint(0, min(closed + out, 3))
        column = {**share, "closed": closed, "carried_out": out, "carried_in": carried_in}
        column["received"] = closed + out - carried_in
        figures.update({f"requests/{row}/{kind}": number for row, number in column.items()})
    for row in rows:
        figures[f"requests/{row}/total"] = sum(int(figures[f"requests/{row}/{kind}"] or 0) for kind in ApplicantKind)
    for route in RemedyRoute:
        results = {result: _small(random) for result in RemedyResult}
        figures.update({f"remedies/{route}/{result}": number for result, number in results.items()})
        figures[f"remedies/{route}/total"] = sum(results.values())
    return figures


def _small(random: Random) -> int:
    return random.choice((0, 0, 0, 0, 1, 2, 7, 13, 40, 215))


def ragged(rows: list[list[str]], order: int) -> Grid:
    cells = tuple(
        GridCell(text=text, row=row, column=column)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    return Grid(cells=cells, order=order, ragged=True)


def request_rows(form: Edition, figures: Mapping[str, Figure]) -> list[list[str]]:
    """Table 三 as rows of texts: labels as a merged Word table leaves them, then seven figures."""
    table = form.table("requests")
    block = table.blocks[0]
    rows = [["", "自然人", "法人或其他组织", "总计"], ["", "", *(column.label for column in block.columns[1:-1])]]
    said: set[str] = set()
    for row in block.rows:
        labels = ["" if label in said else label for label in row.labels]
        said.update(row.labels[:-1])
        stated = [figures.get(table.path(row, column)) for column in block.columns]
        rows.append([*labels, *("" if figure is None else str(figure) for figure in stated)])
    return rows


def remedy_row(form: Edition, figures: Mapping[str, Figure]) -> list[str]:
    return ["" if figures.get(cell.path) is None else str(figures[cell.path]) for cell in form.table("remedies").cells]


def report_of(form: Edition, *parts: Part) -> Content:
    year = 2020 if form is EDITION_2019 else 2023
    title = Paragraph(text=f"示范局甲{year}年政府信息公开工作年度报告")
    return Content(source=SOURCE, parts=(title, *parts))


def proactive_rows(form: Edition, figures: Mapping[str, Figure]) -> list[list[str]]:
    """Table 二 as rows of texts: each block's title, heads, rows."""
    rows: list[list[str]] = []
    table = form.tables[0]
    for block in table.blocks:
        rows.append([block.title or ""])
        rows.append([block.corner or "", *(column.label for column in block.columns)])
        for row in block.rows:
            stated = [figures.get(table.path(row, column)) for column in block.columns]
            rows.append([row.label, *("" if figure is None else str(figure) for figure in stated)])
    return rows


def exact_requests(form: Edition, figures: Mapping[str, Figure], order: int) -> Grid:
    """Table 三 with its merged heads, as Word has it: three columns of labels, seven of figures."""
    table = form.table("requests")
    block = table.blocks[0]
    cells = [
        GridCell(text=block.corner or "", row=0, column=0, row_span=3, column_span=3),
        GridCell(text="申请人情况", row=0, column=3, column_span=7),
        GridCell(text="自然人", row=1, column=3, row_span=2),
        GridCell(text="法人或其他组织", row=1, column=4, column_span=5),
        GridCell(text="总计", row=1, column=9, row_span=2),
        *(GridCell(text=head.label, row=2, column=4 + n) for n, head in enumerate(block.columns[1:-1])),
    ]
    said: dict[tuple[str, ...], int] = {}
    for at, row in enumerate(block.rows, 3):
        for depth in range(len(row.labels)):
            prefix = row.labels[: depth + 1]
            last = depth == len(row.labels) - 1
            if prefix in said:
                continue
            said[prefix] = at
            span = sum(other.labels[: depth + 1] == prefix for other in block.rows)
            cells.append(
                GridCell(text=prefix[-1], row=at, column=depth, row_span=span, column_span=3 - depth if last else 1)
            )
        for number, column in enumerate(block.columns):
            figure = figures.get(table.path(row, column))
            cells.append(GridCell(text="" if figure is None else str(figure), row=at, column=3 + number))
    return Grid(cells=tuple(cells), order=order)
