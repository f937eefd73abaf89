from dataclasses import replace
from datetime import date, datetime, time

import pytest

from gongkai.domain.calendar import NATIONAL
from gongkai.domain.decisions import AnswerKey
from gongkai.domain.inforequests import (
    PAYLOADS,
    Case,
    Decision,
    Event,
    ExtensionNotice,
    HistoryError,
    Matter,
    Merge,
    ReopenedBy,
    Reopening,
    Ruling,
    State,
    Submission,
    fold,
)
from gongkai.domain.parameters import DEFAULTS
from gongkai.domain.terms import EventKind, RemedyResult
from support.histories import event

K = EventKind
FIRST = date(2025, 3, 3)
AT = datetime.combine(date(2025, 3, 5), time(9))


def received(**fields: object) -> Event:
    return event(0, K.SUBMITTED, FIRST, data=Submission(), **fields)


def case(*events: Event) -> Case:
    return fold(
        [replace(made, id=f"{number}") for number, made in enumerate([received(), *events])], DEFAULTS, NATIONAL
    )


def on(kind: EventKind, day: int, **fields: object) -> Event:
    return event(0, kind, date(2025, 3, day), **fields)


@pytest.mark.parametrize("days", [0, -1, 21])
def test_an_extension_is_of_one_to_twenty_days(days: int) -> None:
    with pytest.raises(HistoryError, match="1至20个工作日"):
        ExtensionNotice(days, "负责人")


def test_an_extension_needs_the_head_s_consent() -> None:
    with pytest.raises(HistoryError, match=r"^延长答复期限应当经政府信息公开工作机构负责人同意（条例第三十三条）。$"):
        ExtensionNotice(20, "")


def test_a_ruling_is_no_pending_one_and_a_reopening_gives_a_day() -> None:
    with pytest.raises(HistoryError, match="尚未审结"):
        Ruling(RemedyResult.PENDING)
    with pytest.raises(HistoryError, match="至少为1个工作日"):
        Reopening(days=0)
    assert Reopening(days=1).days == 1


@pytest.mark.parametrize("kind", list(EventKind))
def test_an_event_carries_what_its_kind_says(kind: EventKind) -> None:
    wrong = Submission() if kind is not K.SUBMITTED else Decision()
    with pytest.raises(HistoryError, match="所附的内容不对"):
        event(1, kind, FIRST, data=wrong, voids="0" if kind is K.EVENT_VOIDED else None)
    if kind in PAYLOADS:
        with pytest.raises(HistoryError, match="所附的内容不对"):
            event(1, kind, FIRST)


def test_only_a_voiding_names_what_it_voids() -> None:
    with pytest.raises(HistoryError, match="撤销应当指明"):
        event(1, K.EVENT_VOIDED, FIRST)
    with pytest.raises(HistoryError, match="撤销应当指明"):
        event(1, K.WITHDRAWN, FIRST, voids="0")


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([received()], "只能登记一次收到申请"),
        ([event(0, K.WITHDRAWN, date(2025, 3, 2), recorded=AT)], "早于收到申请"),
        ([event(0, K.WITHDRAWN, date(2025, 3, 2))], "登记时间早于前一事项"),
        ([event(0, K.WITHDRAWN, date(2025, 3, 9), recorded=AT)], "晚于登记日期"),
        ([on(K.EVENT_VOIDED, 5, voids="7")], "不在此前的记录中"),
        ([on(K.THIRD_PARTY_REPLIED, 5, subject="1")], "没有编号相同的“征求第三方意见”"),
        ([on(K.THIRD_PARTY_ASKED, 4), on(K.THIRD_PARTY_REPLIED, 5, subject="1")], "没有编号相同的"),
        ([on(K.AGENCY_ASKED, 4), on(K.COMAKER_REPLIED, 5)], "没有编号相同的“征求共同制作机关意见”"),
        ([on(K.AGENCY_ASKED, 4), on(K.AGENCY_ASKED, 5)], "“征求其他机关意见”重复"),
        ([on(K.REMEDY_DECIDED, 5, data=Ruling(RemedyResult.UPHELD))], "没有编号相同的“申请人申请行政复议"),
    ],
)
def test_what_cannot_have_happened_is_refused(events: list[Event], said: str) -> None:
    with pytest.raises(HistoryError, match=said):
        case(*events)


def test_an_answer_before_the_letter_is_refused() -> None:
    asked = event(0, K.THIRD_PARTY_ASKED, date(2025, 3, 10))
    replied = event(0, K.THIRD_PARTY_REPLIED, date(2025, 3, 5), recorded=asked.recorded)
    with pytest.raises(HistoryError, match="“第三方答复”的日期2025年3月5日早于“征求第三方意见”"):
        case(asked, replied)


def test_ids_are_unique() -> None:
    with pytest.raises(HistoryError, match="编号“0”重复"):
        fold([received(), on(K.WITHDRAWN, 5)], DEFAULTS, NATIONAL)


def test_a_voiding_may_be_voided() -> None:
    made = case(on(K.WITHDRAWN, 5), on(K.EVENT_VOIDED, 6, voids="1"), on(K.EVENT_VOIDED, 7, voids="2"))
    assert made.state is State.CLOSED
    assert [step.why for step in made.clock.steps if "已撤销" in step.why] == [
        "2025年3月6日的“撤销登记有误的事项”登记有误，已撤销，期限按其余事项计算"
    ]


def test_a_voided_request_is_no_case() -> None:
    made = case(on(K.EVENT_VOIDED, 5, voids="0"))
    assert (made.state, made.received, made.clock.due_on, made.ending) == (State.VOIDED, None, None, None)
    assert made.state.label == "登记已撤销"


def test_a_wrong_day_of_receipt_is_voided_and_registered_anew() -> None:
    anew = event(0, K.SUBMITTED, date(2025, 3, 4), recorded=AT, data=Submission())
    made = case(on(K.EVENT_VOIDED, 5, voids="0"), anew)
    assert made.received == date(2025, 3, 4)


def test_only_the_first_reply_and_receipt_count() -> None:
    made = case(
        on(K.THIRD_PARTY_ASKED, 4),
        on(K.THIRD_PARTY_RECEIVED, 5),
        on(K.THIRD_PARTY_RECEIVED, 6),
        on(K.THIRD_PARTY_REPLIED, 7),
        on(K.THIRD_PARTY_REPLIED, 10),
    )
    assert [(letter.received, letter.replied) for letter in made.consultations] == [
        (date(2025, 3, 5), date(2025, 3, 7))
    ]


def test_the_ending_tells_the_answer() -> None:
    made = case(on(K.DECIDED, 10, data=Decision(AnswerKey.PARTLY_GRANTED, (AnswerKey.DELIBERATIVE,))))
    assert made.ending
    assert (made.ending.on, made.ending.answer, made.ending.refused) == (
        date(2025, 3, 10),
        AnswerKey.PARTLY_GRANTED,
        (AnswerKey.DELIBERATIVE,),
    )
    reopened = case(on(K.DECIDED, 10, data=Decision()), on(K.REOPENED, 20, data=Reopening()))
    assert reopened.ending is None
    assert len(reopened.endings) == 1


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (ReopenedBy.RECONSIDERATION, "依据行政复议决定重新办理"),
        (ReopenedBy.COURT, "依据法院判决重新办理"),
        (ReopenedBy.AGENCY, "依据本机关自行纠正重新办理"),
    ],
)
def test_a_reopening_names_who_asked_for_it(by: ReopenedBy, said: str) -> None:
    made = case(on(K.DECIDED, 10, data=Decision()), on(K.REOPENED, 20, data=Reopening(by)))
    assert said in [step.why for step in made.clock.steps]


def test_a_reply_under_article_41_answers_no_request_for_information() -> None:
    made = case(on(K.DECIDED, 10, data=Decision(AnswerKey.RECORD_KEPT)))
    assert made.state is State.RUNNING
    assert "作出答复：更正申请的答复不能答复政府信息公开申请" in [step.why for step in made.clock.steps]


def test_a_record_s_correction_that_is_served_too_early_and_its_request_passed_on() -> None:
    submitted = event(0, K.SUBMITTED, FIRST, data=Submission(matter=Matter.RECORD_CORRECTION))
    made = fold([submitted, replace(on(K.SERVED, 5), id="1")], DEFAULTS, NATIONAL)
    assert "送达：此时没有可送达的答复，不改变期限" in [step.why for step in made.clock.steps]
    passed_on = case(on(K.TRANSFERRED, 10))
    assert passed_on.ending
    assert passed_on.ending.answer is AnswerKey.TRANSFERRED
    merged = case(on(K.MERGED_INTO, 10, data=Merge("甲")))
    assert merged.ending
    assert merged.ending.answer is AnswerKey.MERGED


def test_a_request_to_correct_a_record_is_answered_without_a_period() -> None:
    submitted = event(0, K.SUBMITTED, FIRST, data=Submission(matter=Matter.RECORD_CORRECTION))
    extended = replace(on(K.EXTENDED, 5, data=ExtensionNotice(5, "负责人")), id="1")
    transferred = replace(on(K.TRANSFERRED, 10), id="2")
    made = fold([submitted, extended, transferred], DEFAULTS, NATIONAL)
    assert made.ending
    assert made.ending.answer is AnswerKey.RECORD_FORWARDED
    assert made.ending.outcome is None
    told = [step.why for step in made.clock.steps]
    assert "告知延长答复期限：更正申请没有法定的答复期限，不影响办理" in told
    assert "更正申请，条例未规定答复期限，不计入申请数量" in told
