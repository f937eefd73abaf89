from datetime import date, timedelta

import chinese_calendar  # type: ignore[import-untyped]  # publishes no types
import pytest

from gongkai.domain.calendar import ANNOUNCED, NATIONAL, announce

VECTORS = """
2019-09-25 2019-10-10 2019-10-21 2019-10-28 2019-11-25
2020-01-20 2020-02-06 2020-02-18 2020-02-25 2020-03-24
2023-09-27 2023-10-12 2023-10-24 2023-10-31 2023-11-28
2024-02-08 2024-02-23 2024-03-06 2024-03-13 2024-04-11
2024-09-12 2024-09-24 2024-10-10 2024-10-16 2024-11-13
2025-01-24 2025-02-10 2025-02-20 2025-02-27 2025-03-27
2025-09-26 2025-10-13 2025-10-23 2025-10-30 2025-11-27
2026-02-10 2026-02-26 2026-03-09 2026-03-16 2026-04-14
2026-02-14 2026-03-03 2026-03-13 2026-03-20 2026-04-20
2026-04-30 2026-05-13 2026-05-25 2026-06-01 2026-06-30
2026-09-18 2026-09-29 2026-10-15 2026-10-22 2026-11-19
"""
"""F-7.9: received, then the 7th, 15th, 20th and 40th working day after."""


@pytest.mark.parametrize("line", VECTORS.split("\n")[1:-1])
def test_counts_working_days_after_the_day_of_receipt(line: str) -> None:
    received, *expected = (date.fromisoformat(day) for day in line.split())
    assert [NATIONAL.after(received, count) for count in (7, 15, 20, 40)] == expected


def test_agrees_with_an_independent_table_on_every_day_of_the_announced_years() -> None:
    days = (date(2019, 1, 1) + timedelta(n) for n in range((date(2027, 1, 1) - date(2019, 1, 1)).days))
    assert [day for day in days if NATIONAL.is_working_day(day) != chinese_calendar.is_workday(day)] == []


@pytest.mark.parametrize(
    ("year", "count"),
    [(2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)],
)
def test_the_working_days_of_a_year(year: int, count: int) -> None:
    assert NATIONAL.working_days(date(year, 1, 1), date(year, 12, 31)) == count


def test_traps_of_the_notices() -> None:
    assert not NATIONAL.is_working_day(date(2020, 1, 31))  # extended by the emergency notice
    assert not NATIONAL.is_working_day(date(2020, 2, 1))  # its planned make-up day was dropped
    assert NATIONAL.is_working_day(date(2024, 2, 9))  # 除夕 2024
    assert not NATIONAL.is_working_day(date(2018, 12, 31))  # by the notice for 2019
    assert NATIONAL.is_working_day(date(2018, 12, 29))


def test_each_year_cites_its_notices() -> None:
    assert [announcement.year for announcement in ANNOUNCED] == list(range(2019, 2027))
    for announcement in ANNOUNCED:
        for notice in announcement.notices:
            assert notice.number.startswith("国办发明电〔")
            assert notice.url.startswith("https://www.gov.cn/zhengce/zhengceku/")
    assert ANNOUNCED[-1].notices[0].number == "国办发明电〔2025〕7号"


def test_a_year_not_announced_has_weekends_only_and_says_so() -> None:
    assert not NATIONAL.is_announced(2027)
    assert NATIONAL.unannounced(date(2026, 12, 31), date(2027, 1, 4)) == (2027,)
    assert NATIONAL.caveat(2027) == "2027年放假安排未公布，暂按周末推算"
    assert NATIONAL.caveat(2018) == "2018年放假安排未收录，暂按周末推算"
    assert NATIONAL.is_working_day(date(2027, 1, 1))
    assert not NATIONAL.is_working_day(date(2027, 1, 2))


def test_a_year_is_added_as_data_under_a_new_version() -> None:
    year = announce(2027, rests={"元旦": "2027-01-01..2027-01-03"}, make_up_days="2027-01-09", notices=[])
    newer = NATIONAL.with_year(year, "2019-2027")
    assert newer.version == "2019-2027"
    assert newer.is_announced(2027)
    assert not NATIONAL.is_announced(2027)
    assert [newer.is_working_day(date(2027, 1, day)) for day in (1, 4, 9, 10)] == [False, True, True, False]
    assert newer.rest_on(date(2027, 1, 2)) == year.rests[0]
    assert newer.is_make_up_day(date(2027, 1, 9))


def test_a_year_announced_anew_replaces_what_was_known() -> None:
    year = announce(2026, rests={"元旦": "2026-01-01"}, make_up_days="", notices=[])
    newer = NATIONAL.with_year(year, "2026b")
    assert [known.year for known in newer.announcements] == list(range(2019, 2027))
    assert newer.is_working_day(date(2026, 1, 2))
    assert not newer.is_working_day(date(2026, 1, 4))


@pytest.mark.parametrize(
    ("rests", "make_up_days", "said"),
    [
        ({"元旦": "2027-01-03..2027-01-01"}, "", "早于"),
        ({"元旦": "2028-01-01"}, "", "不属于"),
        ({"元旦": "2026-11-30"}, "", "不属于"),
        ({"元旦": "2027-01-01..2027-01-03"}, "2027-01-03", "调休"),
        ({"元旦": "2027-01-01"}, "2027-01-04", "调休"),
    ],
)
def test_an_impossible_announcement_is_refused(rests: dict[str, str], make_up_days: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        announce(2027, rests=rests, make_up_days=make_up_days, notices=[])


def test_a_last_day_on_a_holiday_rolls_on() -> None:
    assert NATIONAL.on_or_after(date(2024, 10, 1)) == date(2024, 10, 8)
    assert NATIONAL.on_or_after(date(2024, 10, 12)) == date(2024, 10, 12)


def test_counting_backwards_counts_nothing() -> None:
    assert NATIONAL.working_days(date(2024, 9, 13), date(2024, 9, 12)) == 0
    assert NATIONAL.after(date(2024, 9, 12), 0) == date(2024, 9, 12)
