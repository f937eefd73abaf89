from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.recognition.digits import readings

counts = st.lists(st.integers(0, 99), min_size=6, max_size=6)


def _sums_up(numbers: tuple[int, ...]) -> bool:
    return sum(numbers[:-1]) == numbers[-1]


@given(counts)
def test_the_true_reading_is_always_among_the_readings(parts: list[int]) -> None:
    row = (*parts, sum(parts))
    assert row in readings(["".join(map(str, row))], 7, _sums_up)


@given(counts, st.data())
def test_runs_that_are_already_parted_are_not_joined(parts: list[int], data: st.DataObject) -> None:
    row = (*parts, sum(parts))
    cut = data.draw(st.integers(1, 6))
    runs = ["".join(map(str, row[:cut])), "".join(map(str, row[cut:]))]
    assert row in readings(runs, 7, _sums_up)


def test_one_reading_where_the_sum_leaves_one() -> None:
    assert readings(["713000074"], 7, _sums_up) == [(71, 3, 0, 0, 0, 0, 74)]


def test_no_number_has_a_leading_zero() -> None:
    assert readings(["000"], 3, lambda _: True) == [(0, 0, 0)]
    assert readings(["0012"], 3, lambda _: True) == [(0, 0, 12)]


def test_without_a_sum_every_cut_is_a_reading() -> None:
    assert (88, 55, 698) in readings(["8855698"], 3, lambda _: True)
    assert len(readings(["8855698"], 3, lambda _: True)) == 15


def test_too_many_digits_give_no_reading_at_all() -> None:
    assert readings(["1" * 40], 7, lambda _: True) == []
    assert readings(["12a"], 2, lambda _: True) == []
    assert readings([], 2, lambda _: True) == []
