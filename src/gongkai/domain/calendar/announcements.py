"""The holiday notices of the State Council's General Office, 2019–2026, as cited data.

Days: F-7.4. Papers: F-7.7 (paths under gov.cn/zhengce/zhengceku/). Notice numbers: F-7.8. What a later notice of
the same year changed (Labour Day 2019, Spring Festival 2020; F-7.5) stands here as finally in force. 2027 is not
announced (F-7.3).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

_PAPERS: Final = "https://www.gov.cn/zhengce/zhengceku/"


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice that a year's days were read from: its number and its page."""

    number: str
    url: str


@dataclass(frozen=True, slots=True)
class Rest:
    """A festival's whole span of days off, first and last day included."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Announcement:
    """What is announced for one year: its rests, and the Saturdays and Sundays that are working days (调休上班)."""

    year: int
    rests: tuple[Rest, ...]
    make_up_days: tuple[date, ...]
    notices: tuple[Notice, ...]


def announce(
    year: int, *, rests: Mapping[str, str], make_up_days: str, notices: Iterable[tuple[str, str]]
) -> Announcement:
    """One year's announcement from its plain form, so that a newly announced year can be added as data.

    Args:
        year: The year it is made for; its spans may reach into the December before.
        rests: Festival → ``"first..last"`` or a single day, ISO dates.
        make_up_days: ISO dates, separated by spaces.
        notices: (number, url) of each notice, the first one first.

    Raises:
        ValueError: a date cannot be read, a span ends before it starts, a day is neither in the year nor in the
            December before, or a make-up day is no weekend day or is a day off too. The message is Chinese.
    """
    spans = tuple(_rest(name, span) for name, span in rests.items())
    working = tuple(date.fromisoformat(day) for day in make_up_days.split())
    for rest in spans:
        if rest.last < rest.first:
            raise ValueError(f"{year}年{rest.name}的放假结束日早于开始日。")
    for day in (*working, *(end for rest in spans for end in (rest.first, rest.last))):
        if day.year != year and (day.year, day.month) != (year - 1, 12):
            raise ValueError(f"{day}不属于{year}年的放假安排。")
    for day in working:
        if day.weekday() < 5 or any(rest.first <= day <= rest.last for rest in spans):
            raise ValueError(f"{day}不能是调休上班日：它不是周末，或者在放假期间。")
    return Announcement(year, spans, working, tuple(Notice(number, url) for number, url in notices))


def _rest(name: str, span: str) -> Rest:
    first, _, last = span.partition("..")
    return Rest(name, date.fromisoformat(first), date.fromisoformat(last or first))


ANNOUNCED: Final = (
    announce(
        2019,
        rests={
            "元旦": "2018-12-30..2019-01-01",
            "春节": "2019-02-04..2019-02-10",
            "清明节": "2019-04-05..2019-04-07",
            "劳动节": "2019-05-01..2019-05-04",
            "端午节": "2019-06-07..2019-06-09",
            "中秋节": "2019-09-13..2019-09-15",
            "国庆节": "2019-10-01..2019-10-07",
        },
        make_up_days="2018-12-29 2019-02-02 2019-02-03 2019-04-28 2019-05-05 2019-09-29 2019-10-12",
        notices=(
            ("国办发明电〔2018〕15号", f"{_PAPERS}2018-12/06/content_5346276.htm"),
            ("国办发明电〔2019〕3号", f"{_PAPERS}2019-03/22/content_5375877.htm"),
        ),
    ),
    announce(
        2020,
        rests={
            "元旦": "2020-01-01",
            "春节": "2020-01-24..2020-02-02",
            "清明节": "2020-04-04..2020-04-06",
            "劳动节": "2020-05-01..2020-05-05",
            "端午节": "2020-06-25..2020-06-27",
            "国庆节、中秋节": "2020-10-01..2020-10-08",
        },
        make_up_days="2020-01-19 2020-04-26 2020-05-09 2020-06-28 2020-09-27 2020-10-10",
        notices=(
            ("国办发明电〔2019〕16号", f"{_PAPERS}2019-11/21/content_5454164.htm"),
            ("国办发明电〔2020〕1号", f"{_PAPERS}2020-01/27/content_5472352.htm"),
        ),
    ),
    announce(
        2021,
        rests={
            "元旦": "2021-01-01..2021-01-03",
            "春节": "2021-02-11..2021-02-17",
            "清明节": "2021-04-03..2021-04-05",
            "劳动节": "2021-05-01..2021-05-05",
            "端午节": "2021-06-12..2021-06-14",
            "中秋节": "2021-09-19..2021-09-21",
            "国庆节": "2021-10-01..2021-10-07",
        },
        make_up_days="2021-02-07 2021-02-20 2021-04-25 2021-05-08 2021-09-18 2021-09-26 2021-10-09",
        notices=(("国办发明电〔2020〕27号", f"{_PAPERS}2020-11/25/content_5564127.htm"),),
    ),
    announce(
        2022,
        rests={
            "元旦": "2022-01-01..2022-01-03",
            "春节": "2022-01-31..2022-02-06",
            "清明节": "2022-04-03..2022-04-05",
            "劳动节": "2022-04-30..2022-05-04",
            "端午节": "2022-06-03..2022-06-05",
            "中秋节": "2022-09-10..2022-09-12",
            "国庆节": "2022-10-01..2022-10-07",
        },
        make_up_days="2022-01-29 2022-01-30 2022-04-02 2022-04-24 2022-05-07 2022-10-08 2022-10-09",
        notices=(("国办发明电〔2021〕11号", f"{_PAPERS}2021-10/25/content_5644835.htm"),),
    ),
    announce(
        2023,
        rests={
            "元旦": "2022-12-31..2023-01-02",
            "春节": "2023-01-21..2023-01-27",
            "清明节": "2023-04-05",
            "劳动节": "2023-04-29..2023-05-03",
            "端午节": "2023-06-22..2023-06-24",
            "中秋节、国庆节": "2023-09-29..2023-10-06",
        },
        make_up_days="2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25 2023-10-07 2023-10-08",
        notices=(("国办发明电〔2022〕16号", f"{_PAPERS}2022-12/08/content_5730844.htm"),),
    ),
    announce(
        2024,
        rests={
            "元旦": "2023-12-30..2024-01-01",
            "春节": "2024-02-10..2024-02-17",
            "清明节": "2024-04-04..2024-04-06",
            "劳动节": "2024-05-01..2024-05-05",
            "端午节": "2024-06-08..2024-06-10",
            "中秋节": "2024-09-15..2024-09-17",
            "国庆节": "2024-10-01..2024-10-07",
        },
        make_up_days="2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12",
        notices=(("国办发明电〔2023〕7号", f"{_PAPERS}202310/content_6911528.htm"),),
    ),
    announce(
        2025,
        rests={
            "元旦": "2025-01-01",
            "春节": "2025-01-28..2025-02-04",
            "清明节": "2025-04-04..2025-04-06",
            "劳动节": "2025-05-01..2025-05-05",
            "端午节": "2025-05-31..2025-06-02",
            "国庆节、中秋节": "2025-10-01..2025-10-08",
        },
        make_up_days="2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11",
        notices=(("国办发明电〔2024〕12号", f"{_PAPERS}202411/content_6986383.htm"),),
    ),
    announce(
        2026,
        rests={
            "元旦": "2026-01-01..2026-01-03",
            "春节": "2026-02-15..2026-02-23",
            "清明节": "2026-04-04..2026-04-06",
            "劳动节": "2026-05-01..2026-05-05",
            "端午节": "2026-06-19..2026-06-21",
            "中秋节": "2026-09-25..2026-09-27",
            "国庆节": "2026-10-01..2026-10-07",
        },
        make_up_days="2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10",
        notices=(("国办发明电〔2025〕7号", f"{_PAPERS}202511/content_7047091.htm"),),
    ),
)
