"""The sums: quiet where they hold, one voice where one cell is wrong."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.domain.reports import EDITION_2019, EDITION_2021, EDITION_2021_UNSPLIT, Edition, FrozenMap, Report
from gongkai.lint.checker import check
from gongkai.lint.examples import clean_report
from gongkai.lint.findings import Finding, Severity
from support.damage import consistent_figures

SEEDS = st.integers(0, 2**32)
FORMS = pytest.mark.parametrize(
    "form", [EDITION_2019, EDITION_2021, EDITION_2021_UNSPLIT], ids=["2019", "2021", "2021 in one row"]
)


def _report(form: Edition, seed: int) -> Report:
    report = clean_report(2020 if form is EDITION_2019 else 2023)
    figures = {path: report.figures.get(path) for path in form.cells} | consistent_figures(Random(seed), form)
    if form is EDITION_2021_UNSPLIT:
        figures |= {path: None for path in figures if "/other." in path and "unsplit" not in path}
    return replace(report, figures=FrozenMap(figures))


def _changed(report: Report, path: str, figure: int | None) -> Report:
    return replace(report, figures=FrozenMap({**report.figures, path: figure}))


def _sums(report: Report) -> tuple[Finding, ...]:
    return check(report, select=("SUM",)).findings


@FORMS
@given(seed=SEEDS)
def test_sums_that_hold_are_quiet(form: Edition, seed: int) -> None:
    assert _sums(_report(form, seed)) == ()


@FORMS
@given(seed=SEEDS, data=st.data())
def test_a_wrong_cell_breaks_exactly_its_own_sums(form: Edition, seed: int, data: st.DataObject) -> None:
    report = _report(form, seed)
    places = sorted({path for total in form.sums for path in total.paths if report.figures[path] is not None})
    path = data.draw(st.sampled_from(places))
    figure = report.figures[path]
    assert isinstance(figure, int)
    found = _sums(_changed(report, path, figure + data.draw(st.integers(1, 900))))
    assert {finding.cells for finding in found} == {total.paths for total in form.sums if path in total.paths}
    assert all(finding.severity is Severity.ERROR for finding in found)


@given(seed=SEEDS)
def test_a_slip_that_one_cell_explains_is_named_with_the_right_figure(seed: int) -> None:
    report = _report(EDITION_2021, seed)
    path = "requests/closed/natural_person"
    figure = report.figures[path]
    assert isinstance(figure, int)
    found = _sums(_changed(report, path, figure + 9))
    assert {finding.code for finding in found} == {"SUM001", "SUM002", "SUM003"}
    for finding in found:
        assert f"（七）总计 · 自然人”是{figure}而不是{figure + 9}" in finding.message


@FORMS
@given(seed=SEEDS, data=st.data())
def test_a_blank_is_told_only_where_zero_would_not_do(form: Edition, seed: int, data: st.DataObject) -> None:
    report = _report(form, seed)
    path = data.draw(st.sampled_from(sorted(path for path, figure in report.figures.items() if "requests/" in path)))
    figure = report.figures[path]
    found = _sums(_changed(report, path, None))
    if not figure:
        assert found == ()
    else:
        assert {finding.code for finding in found} <= {"SUM001", "SUM002", "SUM003", "SUM005"}
        assert found


def test_a_row_left_blank_is_told_once() -> None:
    figures = {"requests/received/natural_person": 3, "requests/received/total": 3}
    blank = {path: None for path in EDITION_2021.cells if path.startswith("requests/carried_out/")}
    report = clean_report()
    found = _sums(replace(report, figures=FrozenMap({**report.figures, **figures, **blank})))
    assert [(finding.code, finding.severity) for finding in found] == [("SUM005", Severity.WARNING)]
    assert "“四、结转下年度继续办理”没有填写" in found[0].message
