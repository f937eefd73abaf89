"""The scenarios of ``tests/domain/inforequests/scenarios.txt``: histories in words, with what the clock must say.

Each is a block: ``== name``; one line with the day (and channel) of receipt and the events as on the command line; one
line with the due day and what is awaited (``-``: none); the further deadlines; the steps: kind, days, working days
counted and excluded, why, article.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gongkai.cli.notation import read_events
from gongkai.domain.calendar import NATIONAL
from gongkai.domain.clock import Clock, Step
from gongkai.domain.inforequests import Case, fold
from gongkai.domain.parameters import DEFAULTS
from gongkai.domain.terms import Channel

TABLE = Path(__file__).parent.parent / "domain" / "inforequests" / "scenarios.txt"


@dataclass(frozen=True)
class Scenario:
    name: str
    history: str
    expected: str

    def case(self) -> Case:
        receipt, *events = (part.strip() for part in self.history.split("|"))
        day, _, channel = receipt.partition(" ")
        return fold(read_events(day, Channel(channel or "in_person"), events), DEFAULTS, NATIONAL)


def scenarios() -> Iterator[Scenario]:
    for block in TABLE.read_text(encoding="utf-8").split("\n== ")[1:]:
        name, history, *expected = (line for line in block.splitlines() if line.strip() and not line.startswith("#"))
        yield Scenario(name, history, "\n".join(expected))


def told(clock: Clock) -> str:
    """The clock in the table's words."""
    waits = ",".join(clock.waiting_for) or "-"
    provisional = " 暂定" if clock.provisional else ""
    first = f"due {clock.due_on or '-'}{provisional}, waiting for {waits}"
    deadlines = (f"  {last.on} {last.kind} {last.what} [{last.article}]" for last in clock.deadlines)
    return "\n".join([first, *deadlines, *map(_told, clock.steps)])


def _told(step: Step) -> str:
    days = str(step.first) if step.last == step.first else f"{step.first}..{step.last or ''}"
    return f"  {step.kind:<8}{days:<23}+{step.counted} -{step.excluded} {step.why} [{step.article}]"
