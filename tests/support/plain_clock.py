"""A second clock, to hold the first one to: it lives through a history day by day and knows nothing of segments.

It shares no code with the domain but the events' types; its working days are those of ``chinesecalendar``.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import chinese_calendar  # type: ignore[import-untyped]  # publishes no types

from gongkai.domain.inforequests import Deferral, Event, ExtensionNotice, Reopening, Submission
from gongkai.domain.terms import Channel, EventKind

ASKED = {"third_party_asked": "third_party", "comaker_asked": "comaker", "agency_asked": "agency"}
ENDS = {"decided", "withdrawn", "abandoned", "transferred", "split_into", "merged_into"}
AFTERWARDS = 250


def works(day: date) -> bool:
    if day.year > 2026:
        return day.weekday() < 5
    return bool(chinese_calendar.is_workday(day))


def fifteenth(day: date) -> date:
    left = 15
    while left:
        day += timedelta(days=1)
        left -= works(day)
    return day


class PlainClock:
    """Lives from day to day: first the day is counted, then what happened on it takes effect."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = sorted(events, key=lambda event: (event.occurred, list(EventKind).index(event.kind)))
        self.mode = "nothing"
        self.counted = self.base = self.more = 0
        self.base_end: date | None = None
        self.end: date | None = None
        self.deferred: date | None = None
        self.extended = self.was_corrected = self.was_asked = self.was_noticed = self.was_paid = False
        self.bad_notice = False
        self.pauses = self._pauses()

    def due(self) -> date | None:
        first = self.events[0].occurred
        last = self.events[-1].occurred + timedelta(days=AFTERWARDS)
        day = first
        while day <= last:
            self._count(day)
            for event in self.events:
                if event.occurred == day:
                    self._live(event)
            day += timedelta(days=1)
        return self._due() if self.mode in {"running", "closed"} else None

    def _due(self) -> date | None:
        return max(self.end, self.deferred or self.end) if self.end else None

    def _pauses(self) -> list[tuple[date, date | None]]:
        pauses = []
        for event in self.events:
            if name := ASKED.get(event.kind):
                of = [other for other in self.events if other.subject == event.subject]
                received = [other.occurred for other in of if other.kind == f"{name}_received"]
                replied = [other.occurred for other in of if other.kind == f"{name}_replied"]
                limit = [] if name == "agency" else [fifteenth((received or [event.occurred])[0])]
                pauses.append((event.occurred, min(replied[:1] + limit, default=None)))
        return pauses

    def _count(self, day: date) -> None:
        if self.mode not in {"running", "closed"} or self.end or not works(day):
            return
        if any(asked < day and (until is None or day <= until) for asked, until in self.pauses):
            return
        self.counted += 1
        if self.counted == self.base:
            self.base_end = day
        if self.counted == self.base + self.more:
            self.end = day

    def _begin(self, days: int = 20) -> None:
        self.mode, self.counted, self.base, self.more = "running", 0, days, 0
        self.base_end = self.end = self.deferred = None
        self.extended = False

    def _late(self, day: date) -> bool:
        due = self._due()
        return due is not None and day > due

    def _live(self, event: Event) -> None:
        live = getattr(self, f"_{event.kind.value}", None)
        if event.kind in ENDS:
            self._close()
        elif live:
            live(event)

    def _close(self) -> None:
        if self.mode == "running":
            self.mode = "closed"
        elif self.mode != "closed":
            self.mode = "closed without a date"

    def _submitted(self, event: Event) -> None:
        assert isinstance(event.data, Submission)
        waits = event.data.channel in {Channel.UNSIGNED_POST, Channel.ONLINE, Channel.FAX, Channel.EMAIL}
        self.mode = "unconfirmed"
        if not waits:
            self._begin()

    def _receipt_confirmed(self, _: Event) -> None:
        if self.mode == "unconfirmed":
            self._begin()

    def _correction_asked(self, _: Event) -> None:
        if self.mode == "running" and not self.was_asked:
            self.mode, self.was_asked = "correction", True

    def _corrected(self, _: Event) -> None:
        if self.mode in {"running", "correction"} and not self.was_corrected:
            self._begin()
            self.was_corrected = True

    def _extended(self, event: Event) -> None:
        assert isinstance(event.data, ExtensionNotice)
        if self.mode != "running" or self.extended or (self.base_end and event.occurred > self.base_end):
            return
        self.more, self.extended, self.end = event.data.days, True, None

    def _deferred(self, event: Event) -> None:
        assert isinstance(event.data, Deferral)
        if self.mode == "running" and not self._late(event.occurred):
            self.deferred = max(event.data.until, self.deferred or event.data.until)

    def _fee_noticed(self, event: Event) -> None:
        if (
            self.mode != "running"
            or self.was_noticed
            or event.occurred < date(2021, 1, 1)
            or self._late(event.occurred)
        ):
            self.bad_notice = True
            return
        self.mode, self.was_noticed = "payment", True

    def _fee_paid(self, _: Event) -> None:
        if self.mode == "payment" or (self.mode == "running" and not self.bad_notice and not self.was_paid):
            self._begin()
            self.was_paid = True

    def _reopened(self, event: Event) -> None:
        assert isinstance(event.data, Reopening)
        if self.mode not in {"unconfirmed", "nothing"}:
            self._begin(event.data.days or 20)
