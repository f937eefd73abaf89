"""``gongkai clock``: the due day of a request, and how it was counted."""

import json
from datetime import date
from typing import Final

import click

from gongkai.cli.failures import Refused
from gongkai.cli.notation import HINTS, NotationError, read_date, read_events
from gongkai.cli.rendering.clock_calendar import clock_text
from gongkai.cli.rendering.terminal import pad
from gongkai.domain.calendar import NATIONAL
from gongkai.domain.clock import Clock
from gongkai.domain.inforequests import HistoryError, fold
from gongkai.domain.parameters import DEFAULTS
from gongkai.domain.terms import Channel, EventKind

_CHANNELS: Final = {channel.label: channel for channel in Channel} | {channel.value: channel for channel in Channel}

_EVENTS: Final = "\n".join(
    "  " + pad(f"{kind}=日期{HINTS.get(kind, '')}", 40) + kind.label
    for kind in EventKind
    if kind is not EventKind.SUBMITTED
)
_EPILOG: Final = f"""\b
事项：
{_EVENTS}

\b
例：
  gongkai clock --received 2024-09-12
  gongkai clock --received 2024-09-12 --event third_party_asked#1=2024-09-20 \\
      --event third_party_received#1=2024-09-23 --event third_party_replied#1=2024-10-09
  gongkai clock --received 2024-09-12 --event extended=2024-10-15:20 --today 2024-10-16
"""


@click.command("clock", help="计算一件申请的答复期限，并逐步说明是怎么算出来的。", epilog=_EPILOG)
@click.option("--received", required=True, metavar="日期", help="收到申请的日期，例如 2024-09-12。")
@click.option(
    "--channel",
    default=Channel.IN_PERSON.value,
    metavar="渠道",
    help=f"提交渠道：{'、'.join(Channel)}；默认 in_person。",
)
@click.option("--event", "events", multiple=True, metavar="名称[#编号]=日期[:内容]", help="此后发生的事项，可写多次。")
@click.option("--today", metavar="日期", help="以这一天来看；默认为最后一个事项之日。")
@click.option("--format", "form", default="text", metavar="text|json", help="输出形式，默认 text。")
@click.help_option("--help", "-h", help="显示帮助。")
def command(received: str, channel: str, events: tuple[str, ...], today: str | None, form: str) -> None:
    """Count and explain."""
    if form not in {"text", "json"}:
        raise Refused(f"输出形式应为 text 或 json，不能是“{form}”。")
    try:
        day = read_date(today, "--today ") if today else None
        case = fold(read_events(received, _channel(channel), events), DEFAULTS, NATIONAL)
    except (NotationError, HistoryError) as error:
        raise Refused(str(error)) from None
    clock = case.clock_on(day) if day else case.clock
    if form == "json":
        click.echo(json.dumps(clock_json(clock), ensure_ascii=False, indent=2))
    else:
        click.echo(clock_text(clock, case.state, NATIONAL, day))


def _channel(text: str) -> Channel:
    channel = _CHANNELS.get(text.replace("-", "_").lower())
    if channel is None:
        raise NotationError(f"提交渠道应为 {'、'.join(Channel)} 之一，不能是“{text}”。")
    return channel


def clock_json(clock: Clock) -> dict[str, object]:
    """The clock as the command prints it: days as ISO dates, counts in working days, what is not settled ``null``.

    Several things awaited are joined by a comma; an open step has no ``to``.
    """
    return {
        "due_on": _iso(clock.due_on),
        "provisional": clock.provisional,
        "waiting_for": ",".join(clock.waiting_for) or None,
        "deadlines": [
            {"what": deadline.what, "on": _iso(deadline.on), "article": deadline.article}
            for deadline in clock.deadlines
        ],
        "steps": [
            {
                "from": _iso(step.first),
                "to": _iso(step.last),
                "counted": step.counted,
                "excluded": step.excluded,
                "why": step.why,
                "article": step.article,
            }
            for step in clock.steps
        ],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
