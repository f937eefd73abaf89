"""Figures that stand in too few or too many cells → the readings that the form's own sums allow.

Digits that ran together (``713000074`` for seven figures) are split in every way the form's sums admit; only a single
reading may be believed.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

Holds = Callable[[tuple[int, ...]], bool]

_MOST_DIGITS: Final = 22
_MOST_READINGS: Final = 200


def readings(runs: Sequence[str], count: int, holds: Holds) -> list[tuple[int, ...]]:
    """Every way to read ``runs`` of digits as ``count`` whole numbers for which ``holds`` is true.

    A number has no leading zero, and no number crosses from one run to the next. Nothing comes out where the digits are
    too many to try them all.
    """
    if not runs or len(runs) > count or sum(map(len, runs)) > _MOST_DIGITS or not all(map(str.isdecimal, runs)):
        return []
    found = []
    for split in _splits(tuple(runs), count):
        numbers = tuple(map(int, split))
        if holds(numbers):
            found.append(numbers)
            if len(found) > _MOST_READINGS:
                return []
    return found


def _splits(runs: tuple[str, ...], count: int) -> Iterator[tuple[str, ...]]:
    """``count`` pieces: the first run gives one to as many as leaves the others theirs."""
    first, rest = runs[0], runs[1:]
    if not rest:
        yield from _pieces(first, count)
        return
    for share in range(1, count - len(rest) + 1):
        for head in _pieces(first, share):
            for tail in _splits(rest, count - share):
                yield (*head, *tail)


def _pieces(run: str, count: int) -> Iterator[tuple[str, ...]]:
    """Every way to cut one run into ``count`` numbers without a leading zero."""
    if count == 1:
        if run == "0" or not run.startswith("0"):
            yield (run,)
        return
    longest = 1 if run.startswith("0") else len(run) - count + 1
    for length in range(1, min(longest, len(run) - count + 1) + 1):
        for tail in _pieces(run[length:], count - 1):
            yield (run[:length], *tail)
