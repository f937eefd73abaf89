"""A clock as a small calendar, with its steps in words: what one would show an applicant."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Final

from gongkai.cli.rendering.terminal import pad
from gongkai.domain.calendar import Calendar
from gongkai.domain.calendar.workdays import days, next_day
from gongkai.domain.clock import Awaiting, Clock, Step, StepKind, chinese
from gongkai.domain.inforequests import State

_WEEKDAYS: Final = "一二三四五六日"
_CELL: Final = 8
_MONTHS: Final = 12
"""A longer case is drawn from its last start on: what counted no more is told in words."""

_MARKS: Final = {
    StepKind.START: "起算",
    StepKind.PAUSED: "暂停",
    StepKind.WAITING: "等待",
    StepKind.VOID: "不计",
}
_LEGEND: Final = {
    "起算": "收到申请（或者重新起算）之日，不计入",
    "第": "计入期限的第几个工作日",
    "暂停": "征求意见，不计入",
    "等待": "等待确认、补正、缴费或者重新办理，不计入",
    "不计": "期限已重新计算，不再计入",
    "休": "周末",
    "班": "调休上班日",
    "【": "答复期限的最后一日",
}
_WAITS: Final = {
    Awaiting.CONFIRMATION: "与申请人确认收到",
    Awaiting.CORRECTION: "申请人补正",
    Awaiting.PAYMENT: "申请人缴纳信息处理费",
    Awaiting.AGENCY: "其他机关答复",
    Awaiting.THIRD_PARTY: "第三方答复",
    Awaiting.COMAKER: "共同制作机关答复",
    Awaiting.REASONS: "申请人说明理由",
}


def clock_text(clock: Clock, state: State, calendar: Calendar, today: date | None = None) -> str:
    """The verdict, the months, the legend, the steps and the further deadlines. ``today`` adds how far it is."""
    parts = [_verdict(clock, state), _distance(clock, state, calendar, today)]
    labels = _labels(clock, calendar)
    months = [_month(month, labels, clock.due_on, calendar) for month in _months(labels)]
    parts += ["", *months, _legend(labels, clock, calendar), "", "说明："]
    parts += [f"{number}. {_sentence(step)}" for number, step in enumerate(clock.steps, 1)]
    if clock.deadlines:
        parts += ["", "其他期限："]
        parts += [f"· {last.what}：{_with_weekday(last.on)}（{last.article}）" for last in clock.deadlines]
    return "\n".join(part for part in parts if part is not None)


def _verdict(clock: Clock, state: State) -> str:
    waits = "、".join(_WAITS[what] for what in clock.waiting_for)
    told = f"（正在等待：{waits}）" if waits else ""
    if clock.due_on is None:
        return f"答复期限：暂不能确定{told or f'（{state.label}）'}"
    provisional = "（暂定）" if clock.provisional else ""
    return f"答复期限：{_with_weekday(clock.due_on)}{provisional}{told}"


def _distance(clock: Clock, state: State, calendar: Calendar, today: date | None) -> str | None:
    if today is None or clock.due_on is None or state is State.CLOSED:
        return None
    looked = f"今天是{_with_weekday(today)}"
    if today > clock.due_on:
        return f"{looked}，已超过期限{calendar.working_days(next_day(clock.due_on), today)}个工作日"
    left = calendar.working_days(next_day(today), clock.due_on)
    return f"{looked}，距期限还有{left}个工作日" if left else f"{looked}，期限今日届满"


def _with_weekday(day: date) -> str:
    return f"{chinese(day)}（星期{_WEEKDAYS[day.weekday()]}）"


# ---- the months ----


def _labels(clock: Clock, calendar: Calendar) -> dict[date, str]:
    """What stands under each day that the steps cover."""
    labels: dict[date, str] = {}
    counted = 0
    for step in _drawn(clock.steps):
        for day in days(step.first, step.last or step.first):
            if step.kind is StepKind.START:
                labels[day] = _MARKS[step.kind]
            elif not calendar.is_working_day(day):
                rest = calendar.rest_on(day)
                labels[day] = rest.name.partition("、")[0] if rest else "休"
            elif step.kind is StepKind.COUNTED:
                counted += 1
                labels[day] = f"第{counted}日"
            else:
                labels[day] = _MARKS[step.kind]
    return labels


def _drawn(steps: Iterable[Step]) -> list[Step]:
    """The steps that cover days; of a case longer than a year, those from its last start on."""
    chain = [step for step in steps if step.kind is not StepKind.NOTE]
    if chain and len(_span(chain[0].first, chain[-1].last or chain[-1].first)) > _MONTHS:
        starts = [index for index, step in enumerate(chain) if step.kind is StepKind.START]
        chain = chain[starts[-1] if starts else -1 :]
    return [step for step in chain if step.last or step.kind is not StepKind.NOTE]


def _span(first: date, last: date) -> range:
    return range(first.year * 12 + first.month - 1, last.year * 12 + last.month)


def _months(labels: Mapping[date, str]) -> Iterator[date]:
    for number in _span(min(labels), max(labels)) if labels else ():
        yield date(number // 12, number % 12 + 1, 1)


def _month(first: date, labels: Mapping[date, str], due: date | None, calendar: Calendar) -> str:
    last = date.fromordinal(date((first.year * 12 + first.month) // 12, first.month % 12 + 1, 1).toordinal() - 1)
    lines = [f"{first.year}年{first.month}月", _row(f"  {name}" for name in _WEEKDAYS)]
    for _, week in groupby(days(first, last), key=lambda day: day.toordinal() - day.weekday()):
        cells = list(week)
        lead = [""] * cells[0].weekday()
        lines.append(_row([*lead, *(_number(day, due, calendar) for day in cells)]))
        lines.append(_row([*lead, *(f"  {labels.get(day, '')}" for day in cells)]))
    return "\n".join(line for line in lines if line) + "\n"


def _number(day: date, due: date | None, calendar: Calendar) -> str:
    text = f"【{day.day}】" if day == due else f"  {day.day}"
    return f"{text}班" if calendar.is_make_up_day(day) else text


def _row(cells: Iterable[str]) -> str:
    return "".join(pad(cell, _CELL) for cell in cells).rstrip()


def _legend(labels: Mapping[date, str], clock: Clock, calendar: Calendar) -> str:
    shown = set(labels.values()) | {label[0] for label in labels.values()}
    shown |= {"【"} if clock.due_on else set()
    shown |= {"班"} if any(map(calendar.is_make_up_day, labels)) else set()
    names = {"【": "【日】", "第": "第n日"}
    return "图例：" + "；".join(f"{names.get(mark, mark)} {text}" for mark, text in _LEGEND.items() if mark in shown)


# ---- the words ----


def _sentence(step: Step) -> str:
    counted = f"，计入{step.counted}个工作日" if step.counted else ""
    excluded = f"，不计{step.excluded}个工作日" if step.excluded else ""
    return f"{_span_words(step)}{counted}{excluded}：{step.why}（{step.article}）"


def _span_words(step: Step) -> str:
    if step.last is None:
        return f"{chinese(step.first)}起"
    return chinese(step.first) if step.first == step.last else f"{chinese(step.first)}至{chinese(step.last)}"
