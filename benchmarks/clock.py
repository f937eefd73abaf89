"""What the clock costs: folding a case against walking its days, and tallying a million cases in one process.

The claims: a case of 12 events is folded and explained in less than 100 times one walk of ``is_working_day`` over the
same days; a million cases are tallied in one process.
"""

import argparse
import timeit
from collections.abc import Iterator
from datetime import date, timedelta
from time import perf_counter
from types import SimpleNamespace
from typing import Final

from gongkai.cli.notation import read_events
from gongkai.domain.calendar import NATIONAL
from gongkai.domain.calendar.workdays import days
from gongkai.domain.inforequests import REQUEST, Event, Line, fold, tally
from gongkai.domain.parameters import DEFAULTS
from gongkai.domain.reports import Period
from gongkai.domain.terms import ApplicantKind, Channel, Outcome

TWELVE: Final = (
    "correction_asked=2025-03-06",
    "corrected=2025-03-14",
    "third_party_asked#1=2025-03-18",
    "third_party_received#1=2025-03-19",
    "third_party_replied#1=2025-03-28",
    "comaker_asked#1=2025-03-20",
    "comaker_replied#1=2025-03-25",
    "agency_asked#1=2025-03-24",
    "agency_replied#1=2025-04-02",
    "extended=2025-04-10:20",
    "decided=2025-05-20",
)
PERIOD: Final = Period(date(2025, 1, 1), date(2025, 12, 31))


def main() -> None:
    """Measure and print; exit 1 if a claim does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1_000_000)
    cases = parser.parse_args().cases
    ratio = fold_ratio(read_events("2025-03-03", Channel.IN_PERSON, TWELVE))
    tally_lines(cases)
    tally_folded(cases // 100)
    if ratio >= 100:
        raise SystemExit(1)


def fold_ratio(events: list[Event]) -> float:
    """How many walks over its days a fold costs."""
    case = fold(events, DEFAULTS, NATIONAL)
    if case.clock.due_on is None or len(events) != 12:
        raise SystemExit("the case of the benchmark has changed")
    span = list(days(events[0].occurred, case.clock.due_on))
    walk = best(lambda: [NATIONAL.is_working_day(day) for day in span])
    folded = best(lambda: fold(events, DEFAULTS, NATIONAL))
    print(f"fold and explain {len(events)} events: {folded * 1e6:.0f} µs")
    print(f"a walk over its {len(span)} days: {walk * 1e6:.1f} µs")
    print(f"ratio {folded / walk:.0f} (claimed: under 100)")
    return folded / walk


def best(work: object) -> float:
    """Seconds of the fastest of five runs."""
    return min(timeit.repeat(work, number=500, repeat=5)) / 500  # type: ignore[arg-type]  # timeit's own stub


def tally_lines(number: int) -> None:
    """Count ``number`` cases by their lines in the register, as a database keeps them."""
    started = perf_counter()
    figures = tally(_registered(number), PERIOD)
    seconds = perf_counter() - started
    print(f"tally of {number:,} cases: {seconds:.1f} s ({figures['requests/closed/total']:,} closed)")


def _registered(number: int) -> Iterator[SimpleNamespace]:
    kinds, outcomes = list(ApplicantKind), list(Outcome)[:-1]
    first = date(2024, 11, 1)
    for at in range(number):
        opened = first + timedelta(days=at % 400)
        line = Line(kinds[at % 6], opened, opened + timedelta(days=at % 40), outcomes[at % 21])
        yield SimpleNamespace(lines={REQUEST: line})


def tally_folded(number: int) -> None:
    """Fold ``number`` cases from their events and count them."""
    events = read_events(
        "2025-03-03", Channel.IN_PERSON, ("correction_asked=2025-03-06", "corrected=2025-03-14", "decided=2025-04-02")
    )
    started = perf_counter()
    tally((fold(events, DEFAULTS, NATIONAL) for _ in range(number)), PERIOD)
    print(f"fold and tally of {number:,} cases of 4 events: {perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
