from dataclasses import replace

import pytest

from gongkai.domain.reports import FrozenMap, Report
from gongkai.lint.checker import Result, check
from gongkai.lint.examples import clean_report
from gongkai.lint.findings import Severity
from gongkai.lint.waivers import WaiverError, read_waivers

ENTRY = '[[waiver]]\ncode = "SUM004"\nreason = "一件并案审理"\n'


def _broken() -> Report:
    report = clean_report()
    wrong = {"remedies/reconsideration/total": 1, "remedies/litigation_direct/total": 1}
    return replace(report, figures=FrozenMap({**report.figures, **wrong}))


def _checked(limits: str) -> Result:
    return check(_broken(), select=("SUM",), waivers=read_waivers(ENTRY + limits))


@pytest.mark.parametrize(
    ("limits", "kept", "waived"),
    [
        ("", 0, 2),
        ('agency = "示范市民政局"\nyear = 2023', 0, 2),
        ("until = 2023", 0, 2),
        ("until = 2022", 2, 0),
        ("year = 2022", 2, 0),
        ('agency = "示范市教育局"', 2, 0),
        ('cell = "remedies/reconsideration"', 1, 1),
        ('place = "行政诉讼"', 1, 1),
    ],
)
def test_a_waiver_covers_what_it_is_limited_to(limits: str, kept: int, waived: int) -> None:
    result = _checked(limits)
    assert (len(result.findings), len(result.waived)) == (kept, waived)
    assert all(waiver.reason == "一件并案审理" for _, waiver in result.waived)


def test_a_waiver_for_this_report_that_covers_nothing_is_told() -> None:
    waivers = read_waivers(ENTRY + 'agency = "示范市民政局"')
    (finding,) = check(clean_report(), waivers=waivers).findings
    assert (finding.severity, finding.place) == (Severity.HINT, "豁免文件")
    assert "没有用上" in finding.message
    assert check(replace(clean_report(), agency="示范市教育局"), select=("SUM",), waivers=waivers).findings == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("not toml", "不是正确的 TOML"),
        ("[other]\n", "只应有若干 [[waiver]] 条目"),
        ("waiver = 1\n", "只应有若干 [[waiver]] 条目"),
        ("waiver = [1]\n", "第1条豁免"),
        ('[[waiver]]\ncode = "SUM004"\n', "缺少“reason”"),
        (ENTRY + ENTRY.replace("一件并案审理", " "), "第2条豁免缺少“reason”"),
        (ENTRY + "sign = 1", "不认识的项：sign"),
        (ENTRY + 'year = "2023"', "“year”应为年份"),
        (ENTRY + "year = true", "“year”应为年份"),
        (ENTRY + "cell = 3", "“cell”应为文字"),
        (ENTRY.replace("SUM004", "SUM044"), "没有编号为“SUM044”的规则"),
    ],
)
def test_a_wrong_file_is_told_in_chinese(text: str, told: str) -> None:
    with pytest.raises(WaiverError, match=r".") as error:
        read_waivers(text)
    assert told in str(error.value)
