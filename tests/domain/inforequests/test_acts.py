"""What the law allows on a day, and why not (Arts 30–36; F-1.25 … F-1.36, F-2.6)."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.cli.notation import read_events
from gongkai.domain.calendar import NATIONAL
from gongkai.domain.decisions import ANSWERS
from gongkai.domain.inforequests import (
    Case,
    Event,
    Matter,
    Permission,
    Submission,
    allowed_acts,
    allowed_answers,
    fold,
)
from gongkai.domain.parameters import DEFAULTS
from gongkai.domain.terms import Article, Channel, EventKind
from support.histories import histories


def rows(name: str) -> list[list[str]]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()[1:]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def case(events: str = "", channel: Channel = Channel.IN_PERSON) -> Case:
    return fold(read_events("2025-03-03", channel, events.split()), DEFAULTS, NATIONAL)


def said(permission: Permission) -> str:
    return "allowed" if permission.allowed else f"{permission.reason} [{permission.article}]"


@pytest.mark.parametrize(("act", "today", "events", "expected"), rows("acts.txt"))
def test_an_act_on_a_day(act: str, today: str, events: str, expected: str) -> None:
    permissions = allowed_acts(case(events), date.fromisoformat(today))
    assert said(permissions[EventKind(act)]) == expected


@pytest.mark.parametrize(("answer", "today", "events", "expected"), rows("answers.txt"))
def test_an_answer_on_a_day(answer: str, today: str, events: str, expected: str) -> None:
    permissions = allowed_answers(case(events), date.fromisoformat(today))
    assert said(permissions[next(key for key in ANSWERS if key == answer)]) == expected


def test_what_is_not_confirmed_waits() -> None:
    acts = allowed_acts(case(channel=Channel.ONLINE), date(2025, 3, 4))
    assert acts[EventKind.RECEIPT_CONFIRMED].allowed
    assert said(acts[EventKind.THIRD_PARTY_ASKED]) == "此时申请待确认收到 [条例第三十二条]"
    assert said(acts[EventKind.ABANDONED]) == "没有等待补正或者缴费 [条例第三十条]"
    assert acts[EventKind.DECIDED].allowed


def test_a_voided_request_allows_nothing_but_voidings() -> None:
    made = case("event_voided=2025-03-04:submitted")
    acts = allowed_acts(made, date(2025, 3, 5))
    assert [kind for kind, permission in acts.items() if permission.allowed] == [EventKind.EVENT_VOIDED]
    assert said(acts[EventKind.SERVED]) == "申请的登记已撤销 [条例第四十五条]"


def test_a_request_to_correct_a_record_knows_no_period() -> None:
    [first] = read_events("2025-03-03", Channel.IN_PERSON, [])
    record = Event(
        id="0",
        kind=first.kind,
        occurred=first.occurred,
        recorded=first.recorded,
        actor="受理员",
        data=Submission(matter=Matter.RECORD_CORRECTION),
    )
    made = fold([record], DEFAULTS, NATIONAL)
    acts = allowed_acts(made, date(2025, 3, 5))
    answers = allowed_answers(made, date(2025, 3, 5))
    assert acts[EventKind.EXTENDED] == Permission("更正申请没有法定的答复期限", Article.RECORD_CORRECTION)
    assert acts[EventKind.THIRD_PARTY_ASKED].allowed
    assert {key for key, permission in answers.items() if permission.allowed} == {
        "record_corrected",
        "record_kept",
        "record_forwarded",
    }


@given(histories(late=True, voids=True), st.dates(date(2019, 6, 1), date(2027, 1, 1)))
def test_every_refusal_has_its_reason_and_article(events: list[Event], today: date) -> None:
    made = fold(events, DEFAULTS, NATIONAL)
    for permission in (*allowed_acts(made, today).values(), *allowed_answers(made, today).values()):
        assert permission.allowed == (permission.reason is None) == (permission.article is None)
