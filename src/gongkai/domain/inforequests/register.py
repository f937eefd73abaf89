"""The register: the line a case fills in the books of its years, from which table 三 and table 四 are counted.

A year's books close on a day of the next year (``Parameters.books_close_*``). What is recorded later moves no
figure of a closed year; it is posted on the first day of the first year still open. So the figures of a year stay
what was published, 新收 + 上年结转 = 办结 + 结转 holds in every column, and this year's 结转 is next year's
上年结转.

A line opens once and closes once: a case that is reopened after its decision is neither received nor closed again (the
form would not balance; what became of it shows in table 四), and its column is the one it opened in, for a later
reclassification would break the balance of its column.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from gongkai.domain.inforequests.draft import Draft
from gongkai.domain.inforequests.events import Event, Matter
from gongkai.domain.parameters import Parameters
from gongkai.domain.terms import EventKind, Outcome, RemedyResult

REQUEST: Final = "request"
"""The key of the request's own line; a remedy's is ``remedy`` with its subject."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the register: the column it opens in, the days it opens and closes on, the row it closes in.

    For a request the column is the kind of applicant and the row the outcome; for a remedy, its route and result.
    """

    column: str
    opened: date
    closed: date | None = None
    row: str | None = None


def post(
    recorded: Sequence[Event], parameters: Parameters, replay: Callable[[Sequence[Event]], Draft]
) -> Mapping[str, Line]:
    """The lines of a case, year by year as its books close. ``replay`` replays the events known by then."""
    posted: dict[str, Line] = {}
    for year, known, last in _years(recorded, parameters):
        facts = _facts(replay(known))
        until = date.max if last else date(year, 12, 31)
        for key in posted.keys() | facts.keys():
            line = _advance(posted.get(key), facts.get(key), date(year, 1, 1), until)
            if line and key not in facts and line.closed is None:
                line = _taken_back(key, line, min(max(known[-1].recorded.date(), date(year, 1, 1)), until))
            if line:
                posted[key] = line
    return posted


def books_close(year: int, parameters: Parameters) -> date:
    """The day on which the figures of ``year`` are frozen."""
    return date(year + 1, parameters.books_close_month, parameters.books_close_day)


def open_year(day: date, parameters: Parameters) -> int:
    """The first year whose books are still open on ``day``."""
    return day.year if day > books_close(day.year - 1, parameters) else day.year - 1


def _years(recorded: Sequence[Event], parameters: Parameters) -> Iterator[tuple[int, Sequence[Event], bool]]:
    """Each year whose books this case may enter, with what was known when they closed; the last has all events."""
    first, last = (open_year(event.recorded.date(), parameters) for event in (recorded[0], recorded[-1]))
    for year in range(first, last):
        closes = books_close(year, parameters)
        yield year, [event for event in recorded if event.recorded.date() <= closes], False
    yield last, recorded, True


def _facts(draft: Draft) -> dict[str, Line]:
    """What the events known say, as lines: the request unless void, split or no request (Art. 41), and remedies."""
    facts = {
        f"remedy {remedy.subject}": Line(
            remedy.route, remedy.filed, remedy.decided, remedy.result if remedy.decided else None
        )
        for remedy in draft.remedies.values()
    }
    ending = draft.endings[0] if draft.endings else None
    opened = draft.received or (ending.on if ending else None)
    split = any(ending.kind is EventKind.SPLIT_INTO for ending in draft.endings)
    if opened and not split and draft.submission.matter is Matter.DISCLOSURE:
        line = Line(draft.applicant, opened)
        facts[REQUEST] = replace(line, closed=ending.on, row=ending.outcome) if ending else line
    return facts


def _advance(line: Line | None, fact: Line | None, first: date, until: date) -> Line | None:
    """The line after a year: what the facts add to it, not before ``first`` and not after ``until``."""
    if fact is None:
        return line
    if line is None:
        if fact.opened > until:
            return None
        line = Line(fact.column, max(fact.opened, first))
    if line.closed is None and fact.closed and fact.closed <= until:
        return replace(line, closed=max(fact.closed, line.opened, first), row=fact.row)
    return line


def _taken_back(key: str, line: Line, on: date) -> Line:
    """A line published in a closed year whose request or remedy was then voided or split: it ends under 其他."""
    return replace(line, closed=on, row=Outcome.OTHER_REST if key == REQUEST else RemedyResult.OTHER)
