"""Events as one writes them on the command line: ``NAME[#ID]=DATE[:ARG]``, e.g. ``extended=2024-10-10:20``."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final, TypeVar

from gongkai.domain.calendar import NATIONAL
from gongkai.domain.decisions import AnswerKey
from gongkai.domain.inforequests import (
    PAYLOADS,
    CalendarChange,
    CorrectionNotice,
    Data,
    Decision,
    Deferral,
    Event,
    ExtensionNotice,
    FeeNotice,
    Filing,
    HistoryError,
    Merge,
    Reclassification,
    Reopening,
    Ruling,
    Split,
    Submission,
)
from gongkai.domain.terms import ApplicantKind, Channel, EventKind, RemedyResult, RemedyRoute

FIRST_DAY: Final = date(2008, 5, 1)
"""The Regulations of 2007 came into force: an earlier day is a slip of the pen."""
LAST_DAY: Final = date(2099, 12, 31)


class NotationError(ValueError):
    """Something written that cannot be read; the message is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class _Written:
    kind: EventKind
    subject: str
    on: date
    argument: str


def read_date(text: str, what: str) -> date:
    """A day written as ``2024-09-12``; ``what`` names it in the message."""
    try:
        day = date.fromisoformat(text) if len(text) == len("2024-09-12") else None
    except ValueError:
        day = None
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise NotationError(f"{what}应写成 2024-09-12 这样的日期，不能是“{text}”。")
    return day


def read_events(received: str, channel: Channel, written: Iterable[str]) -> list[Event]:
    """The history that ``--received``, ``--channel`` and ``--event`` describe, as recorded after its last event.

    Raises:
        NotationError: a name, date or argument that cannot be read.
        HistoryError: an argument that the law or the event does not admit.
    """
    first = read_date(received, "收到日期")
    parsed = [_read(text) for text in written]
    recorded = datetime.combine(max([first, *(event.on for event in parsed)]), time.max)
    events = [
        Event(
            id=f"{EventKind.SUBMITTED}",
            kind=EventKind.SUBMITTED,
            occurred=first,
            recorded=recorded,
            actor="命令行",
            data=Submission(channel=channel),
        )
    ]
    for number, event in enumerate(sorted(parsed, key=lambda event: event.kind is EventKind.EVENT_VOIDED), 1):
        events.append(_event(event, number, recorded, events))
    return events


def _event(written: _Written, number: int, recorded: datetime, earlier: Sequence[Event]) -> Event:
    event = Event(
        id=f"{number}",
        kind=EventKind.SERVED,
        occurred=written.on,
        recorded=recorded,
        actor="命令行",
        subject=written.subject,
    )
    if written.kind is EventKind.EVENT_VOIDED:
        return replace(event, kind=written.kind, voids=_target(written.argument, earlier))
    read = _ARGUMENTS.get(written.kind)
    if read is None and written.argument:
        raise NotationError(f"{written.kind} 的日期后面不能再写“{written.argument}”。")
    return replace(event, kind=written.kind, data=read(written.argument) if read else None)


def _read(text: str) -> _Written:
    name, equals, value = text.partition("=")
    name, _, subject = name.strip().partition("#")
    if not equals:
        raise NotationError(f"事项应写成“名称=日期”，例如 corrected=2024-09-20，不能是“{text}”。")
    try:
        kind = EventKind(name)
    except ValueError:
        known = "、".join(kind for kind in EventKind if kind is not EventKind.SUBMITTED)
        raise NotationError(f"没有“{name}”这种事项；可用的有：{known}。") from None
    if kind is EventKind.SUBMITTED:
        raise NotationError("收到申请的日期请用 --received 写明。")
    day, _, argument = value.strip().partition(":")
    return _Written(kind, subject.strip(), read_date(day, f"{name} 的日期"), argument.strip())


def _target(argument: str, earlier: Sequence[Event]) -> str:
    name, _, subject = argument.partition("#")
    for event in reversed(earlier):
        if (event.kind, event.subject) == (name, subject) and event.kind is not EventKind.EVENT_VOIDED:
            return event.id
    raise NotationError(f"event_voided 要撤销的“{argument}”不在所写的事项中，应写成 event_voided=日期:名称#编号。")


# ---- arguments ----

E = TypeVar("E", bound=StrEnum)


def _whole(text: str, what: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise NotationError(f"{what}应为整数，不能是“{text}”。")
    return int(text)


def _one_of(kind: type[E], text: str, what: str) -> E:
    try:
        return kind(text)
    except ValueError:
        raise NotationError(f"{what}应为 {'、'.join(kind)} 之一，不能是“{text}”。") from None


def _required(text: str, event: EventKind, example: str) -> str:
    if not text:
        raise NotationError(f"{event} 的日期后面还应写明内容，例如 {event}=2024-10-10:{example}。")
    return text


def _extension(text: str) -> Data:
    days = _whole(_required(text, EventKind.EXTENDED, "20"), "延长的工作日数")
    return ExtensionNotice(days, consent_of="工作机构负责人")


def _deferral(text: str) -> Data:
    return Deferral(read_date(_required(text, EventKind.DEFERRED, "2024-12-31"), "延迟答复的日期"))


def _correction_notice(text: str) -> Data:
    return CorrectionNotice(read_date(text, "补正期限")) if text else CorrectionNotice()


def _reopening(text: str) -> Data:
    return Reopening(days=_whole(text, "重新答复的工作日数")) if text else Reopening()


def _decision(text: str) -> Data:
    return Decision(_one_of(AnswerKey, text, "答复类型")) if text else Decision()


def _filing(text: str) -> Data:
    return Filing(_one_of(RemedyRoute, text, "救济途径") if text else RemedyRoute.RECONSIDERATION)


def _ruling(text: str) -> Data:
    return Ruling(_one_of(RemedyResult, _required(text, EventKind.REMEDY_DECIDED, "upheld"), "审理结果"))


def _reclassification(text: str) -> Data:
    text = _required(text, EventKind.APPLICANT_RECLASSIFIED, "business")
    return Reclassification(_one_of(ApplicantKind, text, "申请人类别"))


HINTS: Final[Mapping[EventKind, str]] = {
    EventKind.CORRECTION_ASKED: "[:补正期限]",
    EventKind.EXTENDED: ":工作日数",
    EventKind.DEFERRED: ":新日期",
    EventKind.FEE_NOTICED: "[:元]",
    EventKind.DECIDED: "[:答复类型]",
    EventKind.SPLIT_INTO: "[:编号,编号]",
    EventKind.MERGED_INTO: "[:编号]",
    EventKind.REMEDY_FILED: "[:途径]",
    EventKind.REMEDY_DECIDED: ":结果",
    EventKind.REOPENED: "[:工作日数]",
    EventKind.APPLICANT_RECLASSIFIED: ":类别",
    EventKind.CALENDAR_CHANGED: "[:版本]",
    EventKind.EVENT_VOIDED: ":名称#编号",
}
"""What may or must stand after the date, as the help shows it."""

_ARGUMENTS: Final[Mapping[EventKind, Callable[[str], Data]]] = {
    EventKind.CORRECTION_ASKED: _correction_notice,
    EventKind.EXTENDED: _extension,
    EventKind.DEFERRED: _deferral,
    EventKind.FEE_NOTICED: lambda text: FeeNotice(_whole(text, "收费数额") if text else None),
    EventKind.DECIDED: _decision,
    EventKind.SPLIT_INTO: lambda text: Split(tuple(part for part in text.split(",") if part)),
    EventKind.MERGED_INTO: Merge,
    EventKind.REMEDY_FILED: _filing,
    EventKind.REMEDY_DECIDED: _ruling,
    EventKind.REOPENED: _reopening,
    EventKind.APPLICANT_RECLASSIFIED: _reclassification,
    EventKind.CALENDAR_CHANGED: lambda text: CalendarChange(NATIONAL.version, text),
}
"""How the part after the date is read, for the kinds that have one."""

if _ARGUMENTS.keys() | {EventKind.SUBMITTED} != PAYLOADS.keys():
    raise HistoryError("命令行的事项与事项表不一致。")
