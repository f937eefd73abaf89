from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.domain.reports import Section, TextBlock
from gongkai.domain.reports.editions import SECTIONS
from gongkai.lint import checker
from gongkai.lint.checker import check
from gongkai.lint.examples import clean_report
from gongkai.lint.findings import Severity
from gongkai.lint.registry import RULES, Problem, Rule, Subject, rule
from support.reports import make_report

PIECES = (
    "（二一）", "（十三二）", "（三）", "(二)", "一是", "1.", "其中", "收到申请", "结转", "十", "百", "12", "1,024",
    "0", "²", "٣", "％", "%", "件", "条", "占", "全部办结", "未收到", "，", "。", "“", "”", "（", "）", "[", "《", "—",
    "规范性文件", "行政复议", "行政诉讼", "申请人", "赵某", "62220212345678901", "2023年", "XX", "W+", "http://",
    "\u3000", "\u00a0", "\n", "20" * 12,
)  # fmt: skip
PROSE = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


@given(texts=st.lists(PROSE, min_size=6, max_size=12), headings=st.lists(PROSE, min_size=6, max_size=6))
def test_no_rule_trips_over_any_text(texts: list[str], headings: list[str]) -> None:
    blocks = tuple(map(TextBlock.paragraph, texts))
    sections = tuple(Section(number, f"题{heading}", blocks) for number, heading in enumerate(headings, 1))
    report = replace(clean_report(), preamble=blocks, sections=sections)
    found = check(report, previous=replace(report, year=2022)).findings
    assert all(finding.message and finding.place for finding in found)


@given(seed=st.integers(0, 2**32))
def test_an_invented_report_in_order_raises_no_error(seed: int) -> None:
    found = check(make_report(Random(seed))).findings
    assert [finding for finding in found if finding.severity is Severity.ERROR] == []


def test_the_heaviest_come_first() -> None:
    report = replace(clean_report(), title=None, signed_by=None, sections=())
    report = replace(report, preamble=(TextBlock.paragraph("本报告由（单位名称）编制。"),))
    weights = [finding.severity for finding in check(report).findings]
    assert weights == sorted(weights, key=list(Severity).index)
    assert set(weights) == set(Severity)


def test_select_and_ignore_name_codes_families_and_beginnings() -> None:
    report = replace(clean_report(), title=None, sections=())

    def codes(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> set[str]:
        return {finding.code for finding in check(report, select=select, ignore=ignore).findings}

    assert codes(("STR",)) == codes(("S",)) >= {"STR001", "STR005"}
    assert codes(("STR001",)) == {"STR001"}
    assert codes(("STR",), ("STR001",)) == codes(("STR",)) - {"STR001"}
    assert codes((), ("STR", "NAR")) == set()


def test_a_rule_for_another_edition_does_not_apply() -> None:
    codes = {chosen.code for chosen in checker.chosen(clean_report(2020), (), ())}
    assert "CAR002" not in codes
    assert "SUM001" in codes
    free_text = replace(clean_report(), year=2017, edition="earlier", sections=(Section(1, SECTIONS[0]),))
    assert "SUM001" not in {chosen.code for chosen in checker.chosen(free_text, (), ())}
    assert "STR013" in {chosen.code for chosen in checker.chosen(free_text, (), ())}


def test_a_rule_that_fails_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(subject: Subject) -> Iterator[Problem]:
        yield Problem(message=str(subject.report.year), place="")
        raise ZeroDivisionError

    failing = Rule(code="SUM999", name="", severity=Severity.ERROR, editions=("2021",), basis="", check=broken)
    monkeypatch.setattr(checker, "RULES", {**RULES, "SUM999": failing})
    with pytest.raises(ZeroDivisionError):
        check(clean_report())


def test_a_code_is_not_given_twice() -> None:
    with pytest.raises(ValueError, match="SUM001 is taken"):
        rule("SUM001", name="", severity=Severity.ERROR, basis="")(lambda _: iter(()))
