from datetime import date

import pytest

from gongkai.domain.calendar import NATIONAL
from gongkai.domain.decisions import AnswerKey, RemedyRule
from gongkai.domain.parameters import DEFAULTS
from gongkai.domain.remedies import clause, remedy_deadlines, rule_on, suit_after_reconsideration

FIRST, EITHER, NONE = RemedyRule.RECONSIDERATION_FIRST, RemedyRule.EITHER, RemedyRule.NONE
NEW, OLD = date(2024, 1, 1), date(2023, 12, 31)


@pytest.mark.parametrize(
    ("key", "decided", "refused", "rule"),
    [
        (AnswerKey.STATE_SECRET, NEW, (), FIRST),
        (AnswerKey.STATE_SECRET, OLD, (), EITHER),
        (AnswerKey.THIRD_PARTY_RIGHTS, NEW, (), FIRST),
        (AnswerKey.ENFORCEMENT_FILE, NEW, (), FIRST),
        (AnswerKey.ADMINISTRATIVE_INQUIRY, NEW, (), EITHER),
        (AnswerKey.PARTLY_GRANTED, NEW, (AnswerKey.DELIBERATIVE,), FIRST),
        (AnswerKey.PARTLY_GRANTED, OLD, (AnswerKey.DELIBERATIVE,), EITHER),
        (AnswerKey.PARTLY_GRANTED, NEW, (AnswerKey.NOT_FOUND,), EITHER),
        (AnswerKey.GRANTED, NEW, (), EITHER),
        (AnswerKey.NOT_FOUND, NEW, (), EITHER),
        (AnswerKey.PETITION, NEW, (), EITHER),
        (AnswerKey.FEE_OVERDUE, NEW, (), EITHER),
        (AnswerKey.CORRECTION_OVERDUE, NEW, (), EITHER),
        (AnswerKey.WITHDRAWN, NEW, (), NONE),
    ],
)
def test_the_rule_by_date_and_ground(
    key: AnswerKey, decided: date, refused: tuple[AnswerKey, ...], rule: RemedyRule
) -> None:
    assert rule_on(key, decided, DEFAULTS, refused) is rule


def text(key: AnswerKey, decided: date = NEW, refused: tuple[AnswerKey, ...] = ()) -> str:
    made = clause(key, decided, organ="示范市人民政府", court="示范区人民法院", parameters=DEFAULTS, refused=refused)
    assert made.rule is rule_on(key, decided, DEFAULTS, refused)
    return made.text


def test_the_clause_of_a_refusal_sends_to_reconsideration_first() -> None:
    assert text(AnswerKey.DELIBERATIVE) == (
        "如对本答复不服，应当先自收到本答复之日起60日内向示范市人民政府申请行政复议；"
        "对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向示范区人民法院提起行政诉讼。"
    )


def test_the_clause_of_a_partial_answer_speaks_of_the_refused_part() -> None:
    assert text(AnswerKey.PARTLY_GRANTED, refused=(AnswerKey.DELIBERATIVE,)).startswith(
        "如对本答复中不予公开的部分不服，应当先自收到本答复之日起60日内"
    )


def test_the_clause_of_other_answers_and_of_old_refusals_leaves_the_choice() -> None:
    choice = (
        "如对本答复不服，可以自收到本答复之日起60日内向示范市人民政府申请行政复议，"
        "或者自收到本答复之日起6个月内向示范区人民法院提起行政诉讼。"
    )
    assert text(AnswerKey.NOT_FOUND) == choice
    assert text(AnswerKey.DELIBERATIVE, OLD) == choice
    assert text(AnswerKey.MERGED) == ""


def days(rule: RemedyRule, knew: str, *, told: bool = True) -> list[tuple[str, str, str]]:
    made = remedy_deadlines(rule, date.fromisoformat(knew), NATIONAL, told=told)
    return [(deadline.what, deadline.on.isoformat(), deadline.article) for deadline in made]


def test_deadlines_as_dates() -> None:
    reconsideration = ("申请行政复议的最后一日", "2024-05-14", "行政复议法第二十条")
    assert days(FIRST, "2024-03-15") == [reconsideration]
    assert days(EITHER, "2024-03-15") == [
        reconsideration,
        ("直接提起行政诉讼的最后一日", "2024-09-18", "行政诉讼法第四十六条"),
    ]
    assert days(NONE, "2024-03-15") == []


@pytest.mark.parametrize(
    ("knew", "reconsideration", "suit"),
    [
        ("2024-08-05", "2024-10-08", "2025-02-05"),  # the sixtieth day is October 4, in the National Day's rest
        ("2024-08-30", "2024-10-29", "2025-02-28"),  # February has no 30th
        ("2024-07-15", "2024-09-13", "2025-01-15"),
        ("2024-07-16", "2024-09-14", "2025-01-16"),  # a make-up Saturday is a working day
        ("2024-06-29", "2024-08-28", "2024-12-30"),  # December 29 is a Sunday
    ],
)
def test_a_last_day_off_rolls_on(knew: str, reconsideration: str, suit: str) -> None:
    assert [on for _, on, _ in days(EITHER, knew)] == [reconsideration, suit]


def test_remedies_are_told_unless_said_otherwise() -> None:
    told = remedy_deadlines(EITHER, date(2024, 3, 15), NATIONAL)
    assert told == remedy_deadlines(EITHER, date(2024, 3, 15), NATIONAL, told=True)
    assert told[0].on == date(2024, 5, 14)


def test_untold_remedies_stay_open_for_a_year() -> None:
    assert [on for _, on, _ in days(FIRST, "2024-03-15", told=False)] == ["2025-03-17"]


def test_the_suit_after_reconsideration() -> None:
    made = suit_after_reconsideration(date(2024, 9, 16), NATIONAL)
    assert (made.what, made.on.isoformat(), made.article) == (
        "复议后提起行政诉讼的最后一日",
        "2024-10-08",
        "行政诉讼法第四十五条",
    )
    assert suit_after_reconsideration(date(2024, 10, 14), NATIONAL).on == date(2024, 10, 29)
