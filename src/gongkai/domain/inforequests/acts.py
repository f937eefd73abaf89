"""What the law allows today, and why it does not allow the rest."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from gongkai.domain.clock import CORRECTION_NOTICE_DAYS, Awaiting, Clock, Period, Wait, chinese
from gongkai.domain.decisions import ANSWERS, Answer, AnswerKey
from gongkai.domain.inforequests.case import Case
from gongkai.domain.inforequests.draft import State
from gongkai.domain.inforequests.events import Matter
from gongkai.domain.inforequests.replay import PERIOD_ACTS, TRANSITIONS
from gongkai.domain.terms import Article, EventKind


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether an act is allowed; if not, ``reason`` says why in plain Chinese, and ``article`` by what."""

    reason: str | None = None
    article: Article | None = None

    @property
    def allowed(self) -> bool:
        """Whether the law allows it now."""
        return self.reason is None


ALLOWED: Final = Permission()


@dataclass(frozen=True, slots=True)
class View:
    """A case looked at on a day."""

    case: Case
    clock: Clock
    today: date

    def happened(self, kind: EventKind) -> bool:
        """Whether an event of that kind took effect."""
        return kind in self.case.happened

    def awaits(self, what: Awaiting) -> bool:
        """Whether that is awaited today."""
        return what in self.clock.waiting_for

    @property
    def period(self) -> Period | None:
        """The running period."""
        return self.case.timeline.period


Check = Callable[[View], str | None]


def allowed_acts(case: Case, today: date) -> dict[EventKind, Permission]:
    """Every act with its permission on ``today`` (Arts 30–41; F-1.24 … F-1.41, F-2.6)."""
    view = View(case, case.clock_on(today), today)
    return {kind: _permission(kind, view) for kind in EventKind if kind is not EventKind.SUBMITTED}


def allowed_answers(case: Case, today: date) -> dict[AnswerKey, Permission]:
    """Every answer with its permission on ``today``: the act that records it, and the acts that must come before."""
    view = View(case, case.clock_on(today), today)
    return {key: _answer_permission(answer, view) for key, answer in ANSWERS.items()}


def _permission(kind: EventKind, view: View) -> Permission:
    transition = TRANSITIONS.get(kind)
    if view.case.state is State.VOIDED and kind is not EventKind.EVENT_VOIDED:
        return Permission("申请的登记已撤销", Article.STAGES)
    if transition and view.case.state not in transition.sources:
        return Permission(f"此时申请{view.case.state.label}", kind.article)
    if view.case.submission.matter is Matter.RECORD_CORRECTION and kind in PERIOD_ACTS:
        return Permission("更正申请没有法定的答复期限", Article.RECORD_CORRECTION)
    for check in _CHECKS.get(kind, ()):
        if reason := check(view):
            return Permission(reason, kind.article)
    return ALLOWED


def _answer_permission(answer: Answer, view: View) -> Permission:
    recording = _permission(answer.by, view)
    if not recording.allowed:
        return recording
    if (answer.outcome is None) != (view.case.submission.matter is Matter.RECORD_CORRECTION):
        return Permission("答复与申请的事项不符", answer.article)
    for kind in sorted(answer.after):
        if kind not in view.case.happened:
            return Permission(f"须先有“{kind.label}”", answer.article)
    if answer.key in _DISCLOSES and view.awaits(Awaiting.THIRD_PARTY):
        return Permission("第三方的答复期限未满，尚不能决定公开", Article.THIRD_PARTY)
    return _of_the_awaited(answer, view)


def _of_the_awaited(answer: Answer, view: View) -> Permission:
    """A request is given up for what it waits for: the correction or the fee (Art. 30; F-2.6)."""
    awaited = _GIVEN_UP_FOR.get(answer.key)
    if awaited and not view.awaits(awaited):
        return Permission("此时等待的不是该事项", answer.article)
    return ALLOWED


_GIVEN_UP_FOR: Final = {
    AnswerKey.CORRECTION_OVERDUE: Awaiting.CORRECTION,
    AnswerKey.FEE_OVERDUE: Awaiting.PAYMENT,
}
_DISCLOSES: Final = frozenset({AnswerKey.GRANTED, AnswerKey.PARTLY_GRANTED})


# ---- the checks: each returns why not ----


def _correction_once(view: View) -> str | None:
    """Art. 30: 一次性."""
    return "补正只能一次性告知，已经告知过" if view.happened(EventKind.CORRECTION_ASKED) else None


def _correction_in_time(view: View) -> str | None:
    """Art. 30: within 7 working days of receipt."""
    received = view.case.received
    if received is None:
        return None
    last = view.case.calendar.after(received, CORRECTION_NOTICE_DAYS)
    return (
        f"应在收到申请之日起{CORRECTION_NOTICE_DAYS}个工作日内（{chinese(last)}前）告知" if view.today > last else None
    )


def _corrected_once(view: View) -> str | None:
    """Art. 30: the period begins anew once."""
    return "补正以一次为限" if view.happened(EventKind.CORRECTED) else None


def _extended_once(view: View) -> str | None:
    """Art. 33(2): one extension a period."""
    return "答复期限只能延长一次" if view.period and view.period.extension else None


def _before_first_end(view: View) -> str | None:
    """Art. 33(2): notified before the period ends."""
    end = view.clock.first_end
    return f"原答复期限已于{chinese(end)}届满" if end and view.today > end else None


def _before_due(view: View) -> str | None:
    """Art. 35 and F-2.6: within the answer period."""
    due = view.clock.due_on
    return f"答复期限已于{chinese(due)}届满" if due and view.today > due else None


def _reasons_first(view: View) -> str | None:
    """Art. 35: reasons are asked before a later day is set."""
    return None if view.happened(EventKind.REASONS_GIVEN) else "须先要求申请人说明理由，且理由合理"


def _reasons_asked(view: View) -> str | None:
    """Art. 35: reasons are given when asked."""
    return None if view.awaits(Awaiting.REASONS) else "没有要求申请人说明理由"


def _fee_in_force(view: View) -> str | None:
    """F-2: no fee before the rules are in force."""
    return "信息处理费管理办法尚未施行" if view.today < view.case.parameters.fees_from else None


def _fee_once(view: View) -> str | None:
    """F-2.6: one notice a request."""
    return "已发过收费通知" if view.happened(EventKind.FEE_NOTICED) else None


def _fee_was_asked(view: View) -> str | None:
    """F-2.6: what is paid was asked for."""
    return None if view.awaits(Awaiting.PAYMENT) else "没有待缴的信息处理费"


def _given_up(view: View) -> str | None:
    """Art. 30 and F-2.6: given up only when the set time is over."""
    wait = view.case.timeline.phase
    if not isinstance(wait, Wait) or wait.what is Awaiting.CONFIRMATION:
        return "没有等待补正或者缴费"
    if wait.until is None:
        return "补正告知未写明补正期限"
    return f"期限至{chinese(wait.until)}，尚未届满" if view.today <= wait.until else None


def _open(view: View) -> str | None:
    """Arts 32–34: one asks while the case is open."""
    return f"此时申请{view.case.state.label}" if view.case.state in _NOT_AT_WORK else None


_NOT_AT_WORK: Final = frozenset({State.UNCONFIRMED, State.CLOSED})


def _asked(kind: EventKind) -> Check:
    def check(view: View) -> str | None:
        return None if view.happened(kind) else f"没有“{kind.label}”"

    return check


def _is_answered(view: View) -> str | None:
    """Art. 45: only an answer is served."""
    return None if view.case.state is State.CLOSED else "尚未作出答复"


_CHECKS: Final[Mapping[EventKind, tuple[Check, ...]]] = {
    EventKind.CORRECTION_ASKED: (_correction_once, _correction_in_time),
    EventKind.CORRECTED: (_corrected_once,),
    EventKind.EXTENDED: (_extended_once, _before_first_end),
    EventKind.REASONS_ASKED: (_before_due,),
    EventKind.REASONS_GIVEN: (_reasons_asked,),
    EventKind.DEFERRED: (_reasons_first, _before_due),
    EventKind.FEE_NOTICED: (_fee_in_force, _fee_once, _before_due),
    EventKind.FEE_PAID: (_fee_was_asked,),
    EventKind.THIRD_PARTY_ASKED: (_open,),
    EventKind.THIRD_PARTY_RECEIVED: (_asked(EventKind.THIRD_PARTY_ASKED),),
    EventKind.THIRD_PARTY_REPLIED: (_asked(EventKind.THIRD_PARTY_ASKED),),
    EventKind.THIRD_PARTY_INFORMED: (_asked(EventKind.THIRD_PARTY_ASKED),),
    EventKind.COMAKER_ASKED: (_open,),
    EventKind.COMAKER_RECEIVED: (_asked(EventKind.COMAKER_ASKED),),
    EventKind.COMAKER_REPLIED: (_asked(EventKind.COMAKER_ASKED),),
    EventKind.AGENCY_ASKED: (_open,),
    EventKind.AGENCY_REPLIED: (_asked(EventKind.AGENCY_ASKED),),
    EventKind.ABANDONED: (_given_up,),
    EventKind.SERVED: (_is_answered,),
    EventKind.REMEDY_DECIDED: (_asked(EventKind.REMEDY_FILED),),
}
