import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.domain.fees import LARGEST, FeeError, Tier, fee_for_items, fee_for_pages


@pytest.mark.parametrize(
    ("items", "amount"),
    [(0, 0), (1, 0), (10, 0), (11, 100), (30, 2000), (31, 2200), (40, 4000), (41, 4300), (50, 7000), (60, 11000)],
)
def test_by_items(items: int, amount: int) -> None:
    assert fee_for_items(items).amount == amount


@pytest.mark.parametrize(
    ("pages", "amount"), [(0, 0), (30, 0), (31, 10), (100, 700), (101, 720), (200, 2700), (201, 2740), (1000, 34700)]
)
def test_by_pages(pages: int, amount: int) -> None:
    assert fee_for_pages(pages).amount == amount


def test_the_tiers_touched() -> None:
    assert fee_for_items(3, already=9).tiers == (Tier(10, 10, 0), Tier(11, 12, 100))
    assert fee_for_items(0).tiers == ()
    assert fee_for_items(1, already=60).tiers == (Tier(61, 61, 500),)
    assert [(tier.count, tier.amount) for tier in fee_for_pages(120).tiers] == [(30, 0), (70, 700), (20, 400)]


counts = st.integers(0, 400)


@given(counts, counts)
def test_others_of_the_month_are_charged_once(already: int, items: int) -> None:
    assert fee_for_items(already).amount + fee_for_items(items, already).amount == fee_for_items(already + items).amount


@given(counts)
def test_tiers_cover_every_item_and_page_once(number: int) -> None:
    for fee in (fee_for_items(number), fee_for_pages(number)):
        covered = [n for tier in fee.tiers for n in range(tier.first, tier.last + 1)]
        assert covered == list(range(1, number + 1))


@given(st.integers(1, 400))
def test_the_rate_of_the_last_item_rises_by_a_hundred_with_every_ten(number: int) -> None:
    rate = fee_for_items(number).amount - fee_for_items(number - 1).amount
    assert rate == (0 if number <= 10 else 100 if number <= 30 else (number - 31) // 10 * 100 + 200)


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_impossible_numbers_are_refused(number: int) -> None:
    with pytest.raises(FeeError, match="申请件数应为"):
        fee_for_items(number)
    with pytest.raises(FeeError, match="当月已申请件数应为"):
        fee_for_items(1, already=number)
    with pytest.raises(FeeError, match="页数应为"):
        fee_for_pages(number)
    assert fee_for_pages(LARGEST).tiers[-1].last == LARGEST
