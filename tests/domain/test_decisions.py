from dataclasses import replace
from pathlib import Path

import pytest

from gongkai.domain.decisions import (
    ANSWERS,
    PROCESS_LETTERS,
    AnswerKey,
    RemedyRule,
    answers_in,
    remedy_of,
    row_of,
)
from gongkai.domain.parameters import DEFAULTS
from gongkai.domain.reports.editions import OUTCOMES_2021
from gongkai.domain.terms import EventKind, Outcome

TABLE = Path(__file__).with_name("decisions.txt")


def test_the_table_of_decisions() -> None:
    expected = [
        [cell.strip() for cell in line.split("|")] for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]
    ]
    made = [
        [
            answer.key,
            answer.outcome or "-",
            answer.article,
            answer.letter,
            answer.remedy,
            answer.by,
            " ".join(sorted(answer.after)),
        ]
        for answer in ANSWERS.values()
    ]
    assert made == expected


def test_every_row_of_table_three_has_an_answer_and_no_other() -> None:
    assert len(OUTCOMES_2021) == 21
    assert {answer.outcome for answer in ANSWERS.values()} - {None} == set(OUTCOMES_2021)
    assert set(ANSWERS) == set(AnswerKey)


def test_every_answer_has_a_name_of_its_own() -> None:
    names = [answer.name for answer in ANSWERS.values()]
    assert len(set(names)) == len(names)
    assert ANSWERS[AnswerKey.DELIBERATIVE].name == "属于过程性信息，不予公开"


def test_one_row_may_hold_several_answers() -> None:
    assert [answer.key for answer in answers_in(Outcome.NOT_HELD)] == [AnswerKey.NOT_FOUND, AnswerKey.NOT_RESPONSIBLE]
    assert answers_in(Outcome.OTHER_UNSPLIT) == ()


def test_the_row_of_what_is_no_government_information_is_a_parameter() -> None:
    assert row_of(AnswerKey.NOT_GOVERNMENT_INFORMATION, DEFAULTS) is Outcome.OTHER_REST
    other = replace(DEFAULTS, not_government_information=Outcome.NOT_HELD)
    assert row_of(AnswerKey.NOT_GOVERNMENT_INFORMATION, other) is Outcome.NOT_HELD
    assert row_of(AnswerKey.GRANTED, other) is Outcome.GRANTED
    assert row_of(AnswerKey.RECORD_KEPT, other) is None


@pytest.mark.parametrize(
    ("refused", "rule"),
    [
        ((AnswerKey.DELIBERATIVE,), RemedyRule.RECONSIDERATION_FIRST),
        ((AnswerKey.NOT_FOUND, AnswerKey.THIRD_PARTY_RIGHTS), RemedyRule.RECONSIDERATION_FIRST),
        ((AnswerKey.NOT_FOUND,), RemedyRule.EITHER),
        ((AnswerKey.ADMINISTRATIVE_INQUIRY,), RemedyRule.EITHER),
        ((), RemedyRule.EITHER),
    ],
)
def test_a_partial_answer_follows_its_refused_part(refused: tuple[AnswerKey, ...], rule: RemedyRule) -> None:
    assert remedy_of(AnswerKey.PARTLY_GRANTED, refused, DEFAULTS) is rule
    otherwise = replace(DEFAULTS, partial_refusal_reconsideration_first=False)
    assert remedy_of(AnswerKey.PARTLY_GRANTED, refused, otherwise) is RemedyRule.EITHER


def test_the_refused_part_matters_to_no_other_answer() -> None:
    assert remedy_of(AnswerKey.NOT_FOUND, (AnswerKey.DELIBERATIVE,), DEFAULTS) is RemedyRule.EITHER
    assert remedy_of(AnswerKey.WITHDRAWN, (), DEFAULTS) is RemedyRule.NONE
    assert remedy_of(AnswerKey.STATE_SECRET, (), DEFAULTS) is RemedyRule.RECONSIDERATION_FIRST


def test_process_letters() -> None:
    assert PROCESS_LETTERS == {
        EventKind.CORRECTION_ASKED: "补正告知书",
        EventKind.REASONS_ASKED: "说明理由告知书",
        EventKind.DEFERRED: "延迟答复告知书",
        EventKind.EXTENDED: "延期答复告知书",
        EventKind.THIRD_PARTY_ASKED: "第三方意见征询书",
        EventKind.THIRD_PARTY_INFORMED: "决定公开告知第三方书",
        EventKind.COMAKER_ASKED: "共同制作机关意见征询书",
        EventKind.AGENCY_ASKED: "协查函",
        EventKind.FEE_NOTICED: "收费通知书",
    }
