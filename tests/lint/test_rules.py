"""Every rule's examples are its tests."""

import pytest

from gongkai.domain.reports import Report
from gongkai.lint.checker import check
from gongkai.lint.examples import Example, clean_report, examples, explanation
from gongkai.lint.explain import FAMILIES, explain
from gongkai.lint.registry import RULES, Rule

EXAMPLES = [(code, example) for code, rule in RULES.items() for example in examples(rule)]


def _codes(example: Example) -> set[str]:
    subject = example.subject
    found = check(subject.report, previous=subject.previous, published_on=subject.published_on)
    return {finding.code for finding in found.findings}


@pytest.mark.parametrize(
    ("code", "example"), EXAMPLES, ids=[f"{code}-{'bad' if e.bad else 'good'}" for code, e in EXAMPLES]
)
def test_example(code: str, example: Example) -> None:
    assert (code in _codes(example)) is example.bad, example.text


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_explains_itself(rule: Rule) -> None:
    kinds = {example.bad for example in examples(rule)}
    assert kinds == {True, False}
    assert explanation(rule)
    assert rule.family in FAMILIES
    assert rule.code in explain(rule)
    assert rule.basis in explain(rule)


def test_names_are_told_apart() -> None:
    names = [rule.name for rule in RULES.values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2025])
def test_a_clean_report_is_clean(year: int) -> None:
    assert check(clean_report(year)).findings == ()


def test_a_report_that_states_nothing_is_checked_without_failing() -> None:
    assert {finding.code for finding in check(Report()).findings} >= {"STR001"}
