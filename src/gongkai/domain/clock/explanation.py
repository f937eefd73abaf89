"""The explanation: every step of the clock in plain Chinese, with its article, as one would show it to an applicant.

The steps cover the case from the day it came in to the due day without gap or overlap; notes follow, which count
nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby, pairwise
from typing import Final

from gongkai.domain.calendar import Calendar
from gongkai.domain.calendar.workdays import days, next_day, previous_day
from gongkai.domain.clock.counting import Pause, Run, Segment
from gongkai.domain.clock.timeline import (
    CONSULTATION_DAYS,
    Awaiting,
    Basis,
    Close,
    Party,
    Period,
    Phase,
    Timeline,
    Wait,
)
from gongkai.domain.terms import Article


class StepKind(StrEnum):
    """What a step does."""

    START = "start"
    COUNTED = "counted"
    PAUSED = "paused"
    VOID = "void"
    WAITING = "waiting"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its days (``last`` is ``None`` while open), the working days it counts and leaves out, why, by what."""

    kind: StepKind
    first: date
    last: date | None
    counted: int
    excluded: int
    why: str
    article: str


def chinese(day: date) -> str:
    """``2024年9月12日``."""
    return f"{day.year}年{day.month}月{day.day}日"


def explain(
    timeline: Timeline, run: Run | None, pauses: tuple[Pause, ...], calendar: Calendar, as_of: date
) -> tuple[Step, ...]:
    """Every step of ``timeline``, looked at on ``as_of``.

    ``run`` is its counted period, if one is counted; ``pauses`` are the effects of all its consultations.
    """
    steps: list[Step] = []
    for phase, last in _with_last_days(timeline):
        if isinstance(phase, Period):
            steps.append(_start(phase, timeline))
        if run and phase is timeline.period:
            steps += [_segment(segment, phase, calendar, as_of) for segment in run.segments]
        elif not isinstance(phase, Close) or last:
            steps += _passed(phase, last, timeline, calendar, as_of)
    return (*steps, *sorted(_notes(timeline, run, pauses, calendar), key=lambda step: step.first))


def _with_last_days(timeline: Timeline) -> Iterator[tuple[Phase, date | None]]:
    """Each phase that lasts at least a day, with its last day (``None``: it lasts)."""
    for index, phase in enumerate(timeline.phases):
        later = [after.first for after in timeline.phases[index + 1 :]]
        last = previous_day(min(later)) if later else None
        if last is None or last >= phase.first:
            yield phase, last


# ---- the period that counts ----


def _start(period: Period, timeline: Timeline) -> Step:
    """The day that opens a period and is not counted (Arts 30, 31, 33; F-1.25, F-1.26, F-1.28, F-2.6)."""
    why, article = _STARTS[period.basis]
    channel = timeline.channel
    received = "双方确认收到申请" if channel.needs_confirmation else f"收到申请（{channel.label}）"
    text = why.format(received=received, days=period.days)
    if period.basis in _RESTARTS and _extended_before(period, timeline):
        text += "；此前延长的期限随之终止"
    return Step(StepKind.START, period.start, period.start, 0, 0, text, article)


_STARTS: Final = {
    Basis.RECEIPT: ("{received}，当日不计，答复期限{days}个工作日自次日起计算", Article.RECEIPT),
    Basis.CORRECTION: ("收到补正后的申请，答复期限重新计算{days}个工作日，当日不计", Article.CORRECTION),
    Basis.PAYMENT: ("申请人缴清信息处理费，答复期限自次日起重新计算{days}个工作日", Article.FEE_NOTICE),
    Basis.REOPENING: ("须重新答复，另行计算{days}个工作日，当日不计，不再计为新收申请", Article.PERIOD),
}
_RESTARTS: Final = {Basis.CORRECTION, Basis.PAYMENT}


def _extended_before(period: Period, timeline: Timeline) -> bool:
    """Whether the period that this one replaces had been extended."""
    earlier = [phase for phase in timeline.phases[: timeline.phases.index(period)] if isinstance(phase, Period)]
    return bool(earlier) and earlier[-1].extension is not None


def _segment(segment: Segment, period: Period, calendar: Calendar, as_of: date) -> Step:
    if segment.pauses:
        return _paused(segment, calendar, as_of)
    return _counted(segment, period, calendar)


def _counted(segment: Segment, period: Period, calendar: Calendar) -> Step:
    """A stretch whose working days count: in the period, its extension (Art. 33(2)) or its deferral (Art. 35)."""
    why, article = "计入答复期限", Article.PERIOD
    if segment.extended and period.extension:
        why = f"计入延长的期限（{chinese(period.extension.on)}告知延长{period.extension.days}个工作日）"
    if segment.deferred and segment.last:
        why, article = f"申请数量、频次明显超过合理范围，已告知延迟至{chinese(segment.last)}答复", Article.EXCESSIVE
    why += _calendar_words(segment.first, segment.last, calendar)
    return Step(StepKind.COUNTED, segment.first, segment.last, segment.counted, segment.excluded, why, article)


def _paused(segment: Segment, calendar: Calendar, as_of: date) -> Step:
    """A stretch that is not counted, naming each party asked (Arts 32, 33(3), 34; F-1.29, F-1.31, F-1.32)."""
    told = "；".join(_pause_words(pause) for pause in segment.pauses)
    why = f"征求意见所需时间不计入期限：{told}{_caveats(segment.first, segment.last, calendar)}"
    excluded = segment.excluded if segment.last else calendar.working_days(segment.first, as_of)
    return Step(StepKind.PAUSED, segment.first, segment.last, 0, excluded, why, Article.EXCLUDED)


def _pause_words(pause: Pause) -> str:
    asked = pause.consultation
    words = [f"{chinese(asked.asked)}征求{asked.name}意见"]
    if pause.limit and asked.received:
        words.append(f"{chinese(asked.received)}收到征求意见书")
    elif pause.limit and pause.end == pause.limit:
        words.append("未登记收到日期，按发出当日收到推算")
    if asked.replied and pause.end == asked.replied:
        words.append(f"{chinese(asked.replied)}已答复，暂停结束")
    elif pause.limit:
        words.append(f"{chinese(pause.limit)}满{CONSULTATION_DAYS}个工作日，逾期不答复的{_SILENCE[asked.party]}")
    else:
        words.append("尚未答复")
    return "，".join(words)


_SILENCE: Final = {Party.THIRD_PARTY: "由本机关依法决定", Party.COMAKER: "视为同意公开"}


# ---- what counts no more, or not yet ----


def _passed(phase: Phase, last: date | None, timeline: Timeline, calendar: Calendar, as_of: date) -> Iterator[Step]:
    first = next_day(phase.first) if isinstance(phase, Period) else phase.first
    if last is None or last >= first:
        kind = StepKind.VOID if isinstance(phase, Period) else StepKind.WAITING
        why, article = _why_passed(phase, _after(phase, timeline))
        yield Step(kind, first, last, 0, calendar.working_days(first, last or as_of), why, article)


def _after(phase: Phase, timeline: Timeline) -> Phase | None:
    """The phase that ended this one, told by identity: two phases may be equal."""
    return next((after for this, after in pairwise(timeline.phases) if this is phase), None)


def _why_passed(phase: Phase, after: Phase | None) -> tuple[str, str]:
    if isinstance(phase, Wait):
        why, article = _WAITS[phase.what]
        return why.format(until=f"（期限至{chinese(phase.until)}）" if phase.until else ""), article
    if isinstance(phase, Close):
        return f"{phase.what}后至重新办理前，不计入期限", Article.PERIOD
    if isinstance(after, Wait):
        return _VOIDED_BY_WAIT[after.what]
    if isinstance(after, Period):
        return _VOIDED_BY_RESTART[after.basis]
    return "原办理程序已结束，不计入重新答复的期限", Article.PERIOD


_WAITS: Final = {
    Awaiting.CONFIRMATION: ("申请尚待与申请人确认收到，双方确认之日为收到申请之日", Article.RECEIPT),
    Awaiting.CORRECTION: ("等待申请人补正{until}，不计入期限", Article.CORRECTION),
    Awaiting.PAYMENT: ("等待申请人缴纳信息处理费{until}，不计入期限", Article.FEE_NOTICE),
}
_VOIDED_BY_WAIT: Final = {
    Awaiting.CORRECTION: ("已告知申请人补正，此前经过的工作日不再计入", Article.CORRECTION),
    Awaiting.PAYMENT: ("已发出收费通知，此前经过的工作日不再计入", Article.FEE_NOTICE),
}
_VOIDED_BY_RESTART: Final = {
    Basis.CORRECTION: ("收到补正后的申请之前经过的工作日不再计入", Article.CORRECTION),
    Basis.PAYMENT: ("缴清信息处理费之前经过的工作日不再计入", Article.FEE_NOTICE),
    Basis.REOPENING: ("原办理程序已结束，不计入重新答复的期限", Article.PERIOD),
}


# ---- notes ----


def _notes(timeline: Timeline, run: Run | None, pauses: tuple[Pause, ...], calendar: Calendar) -> Iterator[Step]:
    for note in timeline.notes:
        yield _note(note.on, note.text, note.article)
    if run:
        shown = {id(pause) for segment in run.segments for pause in segment.pauses}
        period = timeline.period
        for pause in pauses:
            reaches = max(pause.consultation.asked, pause.end or pause.consultation.asked)
            if period and id(pause) not in shown and reaches >= period.start:
                yield _note(pause.consultation.asked, f"{_pause_words(pause)}；不影响期限", Article.EXCLUDED)
        if period and period.deferred_to and not any(segment.deferred for segment in run.segments) and run.due:
            text = f"告知的延迟答复日期{chinese(period.deferred_to)}不晚于原期限，期限不变"
            yield _note(period.deferred_to, text, Article.EXCESSIVE)
    if isinstance(timeline.phase, Close):
        yield _closing(timeline.phase, run, calendar)


def _closing(close: Close, run: Run | None, calendar: Calendar) -> Step:
    """How the case ended, and whether in time (F-1.35)."""
    done = close.served or close.on
    text = close.what if done == close.on else f"{close.what}，{chinese(done)}送达"
    if close.answered and run and run.due:
        late = calendar.working_days(next_day(run.due), done)
        text += f"，超过期限{late}个工作日" if done > run.due else "，未超过期限"
    return _note(close.on, text, close.article)


def _note(on: date, text: str, article: str) -> Step:
    return Step(StepKind.NOTE, on, on, 0, 0, text, article)


# ---- the calendar in words ----


def _calendar_words(first: date, last: date | None, calendar: Calendar) -> str:
    if last is None:
        return ""
    span = list(days(first, last))
    rests = [rest.name for rest, _ in groupby(calendar.rest_on(day) for day in span) if rest]
    made_up = [f"{day.month}月{day.day}日" for day in span if calendar.is_make_up_day(day)]
    words = [f"{'、'.join(dict.fromkeys(rests))}放假不计"] if rests else []
    if made_up:
        words.append(f"{'、'.join(made_up)}调休上班计入")
    return (f"（{'；'.join(words)}）" if words else "") + _caveats(first, last, calendar)


def _caveats(first: date, last: date | None, calendar: Calendar) -> str:
    years = calendar.unannounced(first, last or first)
    return "".join(f"（{calendar.caveat(year)}）" for year in years)
