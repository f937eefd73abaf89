"""Which days are working days, and how they are counted."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from gongkai.domain.calendar.announcements import ANNOUNCED, Announcement, Rest

ONE_DAY: Final = timedelta(days=1)


class Calendar:
    """The working days of the announced years, with a version.

    A day is a working day unless a notice makes it a day off; a make-up Saturday or Sunday is one too (F-1.28). In a
    year that is not announced only Saturdays and Sundays are off, and what touches it is provisional (F-7.3). A year
    counts as announced by its own notice: that the next year's notice may still touch its last days of December (as
    for 2018-12-29 and 2018-12-31) makes it no less so.
    """

    __slots__ = ("_days", "_make_up", "_rests", "_years", "announcements", "version")

    def __init__(self, announcements: Iterable[Announcement], version: str) -> None:
        self.announcements = tuple(announcements)
        self.version = version
        self._years = frozenset(announcement.year for announcement in self.announcements)
        self._rests: dict[date, Rest] = {}
        self._make_up: set[date] = set()
        for announcement in self.announcements:
            for rest in announcement.rests:
                self._rests |= dict.fromkeys(days(rest.first, rest.last), rest)
            self._make_up |= set(announcement.make_up_days)
        self._days: dict[date, bool] = dict.fromkeys(self._rests, False) | dict.fromkeys(self._make_up, True)

    def __repr__(self) -> str:
        return f"Calendar({self.version!r})"

    def with_year(self, announcement: Announcement, version: str) -> "Calendar":
        """This calendar with one more year, or with a year announced anew, under a version of its own."""
        others = (known for known in self.announcements if known.year != announcement.year)
        return Calendar(sorted((*others, announcement), key=lambda known: known.year), version)

    def is_working_day(self, day: date) -> bool:
        """Whether ``day`` is a working day (F-1.28)."""
        announced = self._days.get(day)
        return day.weekday() < 5 if announced is None else announced

    def is_make_up_day(self, day: date) -> bool:
        """Whether ``day`` is a Saturday or Sunday on which people work (调休上班)."""
        return day in self._make_up

    def rest_on(self, day: date) -> Rest | None:
        """The festival whose days off ``day`` is one of."""
        return self._rests.get(day)

    def is_announced(self, year: int) -> bool:
        """Whether the year's notice is in this calendar."""
        return year in self._years

    def unannounced(self, first: date, last: date) -> tuple[int, ...]:
        """The years from ``first`` to ``last`` whose notice is not in this calendar."""
        return tuple(year for year in range(first.year, last.year + 1) if year not in self._years)

    def caveat(self, year: int) -> str:
        """The sentence that goes with every date that touches the unannounced ``year``."""
        known = "未收录" if self._years and year < min(self._years) else "未公布"
        return f"{year}年放假安排{known}，暂按周末推算"

    def working_days(self, first: date, last: date) -> int:
        """How many working days there are from ``first`` to ``last``, both included; 0 if ``last`` is earlier."""
        return sum(map(self.is_working_day, days(first, last)))

    def after(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``; ``day`` itself is not counted (F-1.28). 0 gives ``day``."""
        while count > 0:
            day += ONE_DAY
            count -= self.is_working_day(day)
        return day

    def on_or_after(self, day: date) -> date:
        """``day``, or the next working day if it is a day off: a last day on a holiday rolls on (F-1.28)."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day


def next_day(day: date) -> date:
    """The day after ``day``."""
    return day + ONE_DAY


def previous_day(day: date) -> date:
    """The day before ``day``."""
    return day - ONE_DAY


def days(first: date, last: date) -> Iterator[date]:
    """Every day from ``first`` to ``last``, both included."""
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


NATIONAL: Final = Calendar(ANNOUNCED, "2019-2026")
"""The State Council's calendar as announced up to 2025-11-04 (国办发明电〔2025〕7号)."""
