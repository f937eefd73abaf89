"""What each event does to a case: one handler an event, each with its article.

A handler returns why the event has no effect, or ``None``. An act that the law does not allow may still have
happened: it is kept, moves no date, and the explanation says why.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from gongkai.domain.clock import (
    CORRECTION_NOTICE_DAYS,
    Awaiting,
    Basis,
    Close,
    Extension,
    Note,
    Period,
    Wait,
    chinese,
)
from gongkai.domain.decisions import ANSWERS, AnswerKey, row_of
from gongkai.domain.inforequests.draft import Draft, Ending, Remedy, State
from gongkai.domain.inforequests.events import (
    CalendarChange,
    CorrectionNotice,
    Decision,
    Deferral,
    Event,
    ExtensionNotice,
    Filing,
    Matter,
    Reclassification,
    Reopening,
    Ruling,
    Submission,
    payload,
)
from gongkai.domain.terms import Article, Channel, EventKind

Refusal = str | None
Handler = Callable[[Draft, Event], Refusal]

# ---- receipt (Arts 29, 31) ----

REGULATIONS_IN_FORCE: Final = date(2019, 5, 15)
"""The first day of the Regulations as revised in 2019 (Art. 56)."""
_OLD_LAW: Final = "收到申请时修订后的条例尚未施行，本结果按现行条例计算，仅供参考"


def _submitted(draft: Draft, event: Event) -> Refusal:
    """Art. 31, F-1.26: the day it came in, or the day both confirm.

    A request to correct a record (Art. 41) has no period (F-1.41).
    """
    data = payload(event, Submission)
    draft.submission, draft.applicant, draft.arrived = data, data.applicant, event.occurred
    draft.state = State.RUNNING
    if event.occurred < REGULATIONS_IN_FORCE:
        draft.notes.append(Note(event.occurred, _OLD_LAW, Article.IN_FORCE))
    if data.matter is Matter.RECORD_CORRECTION:
        draft.received = event.occurred
        draft.notes.append(
            Note(event.occurred, "更正申请，条例未规定答复期限，不计入申请数量", Article.RECORD_CORRECTION)
        )
    elif data.channel.needs_confirmation:
        draft.state = State.UNCONFIRMED
        alarm = 0 if data.channel is Channel.UNSIGNED_POST else draft.parameters.confirmation_alarm_days
        draft.phases.append(Wait(event.occurred, Awaiting.CONFIRMATION, draft.calendar.after(event.occurred, alarm)))
    else:
        draft.received = event.occurred
        draft.phases.append(Period(event.occurred, Basis.RECEIPT))
    return None


def _receipt_confirmed(draft: Draft, event: Event) -> Refusal:
    """Art. 31, F-1.26: the day on which both sides confirm is the day of receipt."""
    draft.received = event.occurred
    draft.phases.append(Period(event.occurred, Basis.RECEIPT))
    return None


# ---- correction (Art. 30) ----


def _correction_asked(draft: Draft, event: Event) -> Refusal:
    """Art. 30, F-1.25: once, within 7 working days of receipt.

    A late notice is against the law, yet Art. 30 ties the new period to the receipt of the corrected request alone: it
    still takes effect, and the explanation says that it came late.
    """
    if EventKind.CORRECTION_ASKED in draft.happened:
        return "补正应当一次性告知，再次告知不影响期限"
    last = draft.calendar.after(draft.received or event.occurred, CORRECTION_NOTICE_DAYS)
    if event.occurred > last:
        text = f"告知补正晚于{chinese(last)}，超过收到申请后{CORRECTION_NOTICE_DAYS}个工作日"
        draft.notes.append(Note(event.occurred, text, Article.CORRECTION))
    until = payload(event, CorrectionNotice).until
    if until is None and draft.parameters.correction_days is not None:
        until = draft.calendar.after(event.occurred, draft.parameters.correction_days)
    draft.phases.append(Wait(event.occurred, Awaiting.CORRECTION, until))
    return None


def _corrected(draft: Draft, event: Event) -> Refusal:
    """Art. 30, F-1.25: the period runs anew from the receipt of the corrected request; an earlier extension ends."""
    if EventKind.CORRECTED in draft.happened:
        return "补正以一次为限，期限已经重新计算，不再重新计算"
    draft.phases.append(Period(event.occurred, Basis.CORRECTION))
    return None


# ---- extension and volume (Arts 33, 35) ----


def _extended(draft: Draft, event: Event) -> Refusal:
    """Art. 33(2), F-1.30: once a period, at most 20 working days, notified before the first period ends."""
    period = draft.period()
    if period.extension:
        return "答复期限只能延长一次，期限不变"
    first_end = draft.run().first_end
    if first_end and event.occurred > first_end:
        return f"原期限已于{chinese(first_end)}届满，不发生延长的效力"
    draft.phases[-1] = replace(period, extension=Extension(event.occurred, payload(event, ExtensionNotice).days))
    return None


def _reasons_asked(draft: Draft, event: Event) -> Refusal:
    """Art. 35, F-1.34: asking for reasons stops no clock."""
    draft.reasons_asked = event.occurred
    return None


def _reasons_given(draft: Draft, _event: Event) -> Refusal:
    """Art. 35: the reasons are there."""
    draft.reasons_asked = None
    return None


def _deferred(draft: Draft, event: Event) -> Refusal:
    """Art. 35, F-1.33: a later day, set while the period still runs."""
    due = draft.run().due
    if due and event.occurred > due:
        return f"期限已于{chinese(due)}届满，不发生延迟的效力"
    until = payload(event, Deferral).until
    period = draft.period()
    draft.phases[-1] = replace(period, deferred_to=max(until, period.deferred_to or until))
    draft.reasons_asked = None
    return None


# ---- fee (Art. 42; 信息处理费管理办法) ----


def _fee_noticed(draft: Draft, event: Event) -> Refusal:
    """F-2.6: notified within the answer period; 20 working days to pay, from the day after the notice is received."""
    if event.occurred < draft.parameters.fees_from:
        return "信息处理费管理办法尚未施行，不得收费，期限不变"
    if EventKind.FEE_NOTICED in draft.happened:
        return "已发过收费通知，期限不再重新计算"
    due = draft.run().due
    if due and event.occurred > due:
        return f"期限已于{chinese(due)}届满，收费通知不影响期限"
    draft.phases.append(_payment_wait(draft, event.occurred, event.occurred))
    return None


def _fee_notice_received(draft: Draft, event: Event) -> Refusal:
    """F-2.6: the days to pay count from the day after the applicant receives the notice."""
    wait = draft.phases[-1]
    if isinstance(wait, Wait):
        draft.phases[-1] = _payment_wait(draft, wait.on, event.occurred)
    return None


def _payment_wait(draft: Draft, noticed: date, received: date) -> Wait:
    return Wait(noticed, Awaiting.PAYMENT, draft.calendar.after(received, draft.parameters.payment_days))


def _fee_paid(draft: Draft, event: Event) -> Refusal:
    """F-2.6: the period is computed anew from the day after full payment; an earlier extension ends."""
    if EventKind.FEE_PAID in draft.happened:
        return "期限已经重新计算，不再重新计算"
    if EventKind.FEE_NOTICED in draft.without_effect:
        return "收费通知没有效力，期限不重新计算"
    draft.phases.append(Period(event.occurred, Basis.PAYMENT))
    return None


# ---- the end, and a new beginning ----


def _decided(draft: Draft, event: Event) -> Refusal:
    """Arts 36–41, F-3.11: the answer given."""
    data = payload(event, Decision)
    if row_of(data.answer, draft.parameters) is None and draft.submission.matter is Matter.DISCLOSURE:
        return "更正申请的答复不能答复政府信息公开申请"
    return _close(draft, event, data.answer, data.refused)


def _withdrawn(draft: Draft, event: Event) -> Refusal:
    """F-3.11: a withdrawn request is counted under 其他处理."""
    return _close(draft, event, AnswerKey.WITHDRAWN)


def _merged(draft: Draft, event: Event) -> Refusal:
    """F-3.11: a merged request is counted under 其他处理."""
    return _close(draft, event, AnswerKey.MERGED)


def _transferred(draft: Draft, event: Event) -> Refusal:
    """F-3.11, Art. 41: passed on to another body."""
    record = draft.submission.matter is Matter.RECORD_CORRECTION
    return _close(draft, event, AnswerKey.RECORD_FORWARDED if record else AnswerKey.TRANSFERRED)


def _split(draft: Draft, event: Event) -> Refusal:
    """F-2.3: the parts take its place, on its own day of receipt; it is counted no more."""
    return _close(draft, event, None)


def _abandoned(draft: Draft, event: Event) -> Refusal:
    """Art. 30 and F-2.6: not corrected or not paid in time, the request counts as given up."""
    answer = _ABANDONED.get(draft.state)
    if answer is None:
        text = "此时没有等待补正或者缴费，不符合视为放弃申请的情形，计入其他处理"
        draft.notes.append(Note(event.occurred, text, Article.CORRECTION))
    return _close(draft, event, answer or AnswerKey.OTHER)


_ABANDONED: Final = {
    State.AWAITING_CORRECTION: AnswerKey.CORRECTION_OVERDUE,
    State.AWAITING_PAYMENT: AnswerKey.FEE_OVERDUE,
}


def _close(draft: Draft, event: Event, key: AnswerKey | None, refused: tuple[AnswerKey, ...] = ()) -> Refusal:
    outcome = row_of(key, draft.parameters) if key else None
    answered = event.kind is EventKind.DECIDED
    article = Article.PERIOD if answered else ANSWERS[key].article if key else Article.UNWRITTEN
    draft.endings.append(Ending(event.occurred, event.kind, key, outcome, refused))
    draft.phases.append(Close(event.occurred, event.kind.label, article, answered=answered))
    draft.reasons_asked = None
    return None


def _served(draft: Draft, event: Event) -> Refusal:
    """F-1.35: the day of posting, or of signing where it was handed over, counts for timeliness."""
    close = draft.phases[-1] if draft.phases else None
    if not isinstance(close, Close):
        return "此时没有可送达的答复，不改变期限"
    draft.phases[-1] = replace(close, served=event.occurred)
    return None


def _reopened(draft: Draft, event: Event) -> Refusal:
    """A new period after 复议 or a judgment: the ruling's own days, else ``reopened_days``; no new request.

    It may reach an open case, too: a ruling against an agency that did not answer (F-4.22).
    """
    data = payload(event, Reopening)
    days = data.days or draft.parameters.reopened_days
    draft.phases.append(Period(event.occurred, Basis.REOPENING, days))
    if data.by:
        draft.notes.append(Note(event.occurred, f"依据{data.by.label}重新办理", Article.REMEDY))
    return None


# ---- remedies and bookkeeping ----


def _remedy_filed(draft: Draft, event: Event) -> Refusal:
    """Art. 51: a 复议 or suit moves no date; it is counted in table 四."""
    draft.remedies[event.subject] = Remedy(event.subject, payload(event, Filing).route, event.occurred)
    return None


def _remedy_decided(draft: Draft, event: Event) -> Refusal:
    """F-3.9: its result."""
    remedy = draft.remedies[event.subject]
    if remedy.decided is None:
        result = payload(event, Ruling).result
        draft.remedies[event.subject] = replace(remedy, decided=event.occurred, result=result)
    return None


def _reclassified(draft: Draft, event: Event) -> Refusal:
    """F-3.6: the column of table 三, for the years whose figures are not frozen."""
    draft.applicant = payload(event, Reclassification).applicant
    return None


def _calendar_changed(draft: Draft, event: Event) -> Refusal:
    """F-7.3: a new calendar moves an open case, and its history says so."""
    data = payload(event, CalendarChange)
    text = f"工作日历由“{data.before}”版更新为“{data.after}”版，期限按新的放假安排计算"
    draft.notes.append(Note(event.occurred, text, Article.HOLIDAY_NOTICE))
    return None


# ---- the table ----

HANDLERS: Final[Mapping[EventKind, Handler]] = {
    EventKind.SUBMITTED: _submitted,
    EventKind.RECEIPT_CONFIRMED: _receipt_confirmed,
    EventKind.CORRECTION_ASKED: _correction_asked,
    EventKind.CORRECTED: _corrected,
    EventKind.EXTENDED: _extended,
    EventKind.REASONS_ASKED: _reasons_asked,
    EventKind.REASONS_GIVEN: _reasons_given,
    EventKind.DEFERRED: _deferred,
    EventKind.FEE_NOTICED: _fee_noticed,
    EventKind.FEE_NOTICE_RECEIVED: _fee_notice_received,
    EventKind.FEE_PAID: _fee_paid,
    EventKind.DECIDED: _decided,
    EventKind.WITHDRAWN: _withdrawn,
    EventKind.ABANDONED: _abandoned,
    EventKind.TRANSFERRED: _transferred,
    EventKind.SPLIT_INTO: _split,
    EventKind.MERGED_INTO: _merged,
    EventKind.SERVED: _served,
    EventKind.REOPENED: _reopened,
    EventKind.REMEDY_FILED: _remedy_filed,
    EventKind.REMEDY_DECIDED: _remedy_decided,
    EventKind.APPLICANT_RECLASSIFIED: _reclassified,
    EventKind.CALENDAR_CHANGED: _calendar_changed,
}
