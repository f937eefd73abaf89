"""A false alarm costs more than a miss: precision on the labelled corpus."""

import pytest

from gongkai.lint.findings import Severity
from gongkai.lint.registry import RULES
from support.corpus import Entry, entries, score

LEAST = {Severity.ERROR: 0.95, Severity.WARNING: 0.85, Severity.HINT: 0.5}
HONEST = list(entries("honest"))
FAULTY = list(entries("faulty"))


@pytest.mark.parametrize("entry", HONEST, ids=[entry.name for entry in HONEST])
def test_an_honest_oddity_raises_nothing_above_a_hint(entry: Entry) -> None:
    assert [finding for finding in entry.findings if finding.severity is not Severity.HINT] == []


@pytest.mark.parametrize("entry", FAULTY, ids=[f"{entry.code} {entry.name}" for entry in FAULTY])
def test_a_seeded_fault_is_found(entry: Entry) -> None:
    assert entry.code in {finding.code for finding in entry.findings}


def test_precision() -> None:
    result = score()
    low = {
        code: result.precision(code) for code, rule in RULES.items() if result.precision(code) < LEAST[rule.severity]
    }
    assert low == {}


def test_every_rule_is_seeded_but_those_that_need_a_whole_report() -> None:
    assert set(RULES) - {entry.code for entry in FAULTY} <= {"SIM001"}
