from random import Random

import pytest

from gongkai.cli.rendering.marked_tables import marked_tables
from gongkai.cli.verdicts import PREAMBLE, WHOLE, section_of
from gongkai.documents.writers.tables import lay_out
from gongkai.domain.reports import EDITION_2019, EDITION_2021, EDITION_2021_UNSPLIT, CellKind, Edition
from gongkai.domain.reports.editions import SECTIONS
from gongkai.lint.findings import Finding, Severity
from support.reports import make_report


@pytest.mark.parametrize(
    ("place", "cells", "section"),
    [
        ("表三“总计”列", ("requests/closed/total",), SECTIONS[2]),
        ("表四“行政复议”", ("remedies/reconsideration/total",), SECTIONS[3]),
        ("第一部分第3段", ("requests/received/total",), SECTIONS[0]),
        ("五、存在的主要问题及改进情况", (), SECTIONS[4]),
        ("前言第2段", (), PREAMBLE),
        ("标题", (), PREAMBLE),
        ("落款", (), WHOLE),
        ("某处", ("proactive_2019/licensing/decisions",), SECTIONS[1]),
    ],
)
def test_a_finding_stands_under_the_part_it_concerns(place: str, cells: tuple[str, ...], section: str) -> None:
    finding = Finding(code="SUM001", severity=Severity.ERROR, message="", place=place, cells=cells, basis="")
    assert section_of(finding) == section


@pytest.mark.parametrize("form", [EDITION_2019, EDITION_2021, EDITION_2021_UNSPLIT])
def test_every_figure_is_laid_in_one_cell_and_can_be_marked(form: Edition) -> None:
    report = make_report(Random(7), form)
    printed = {path for table in lay_out(report) for path in table.paths.values()}
    unprinted = {path for path in form.cells if path not in printed}
    assert all(form.cells[path].kind is CellKind.UNIT or "/other." in path for path in unprinted)
    marks = dict.fromkeys(printed, "error")
    html = "".join(table for _, table in marked_tables(report, marks, {2, 3, 4}))
    assert html.count('class="error"') == len(printed)
    assert "<td>" not in html
