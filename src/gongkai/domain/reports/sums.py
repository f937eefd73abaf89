"""Whether a sum of the form holds for the figures stated."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from gongkai.domain.reports.form import Sum
from gongkai.domain.reports.report import Figure


class Verdict(StrEnum):
    """What the stated figures say of a sum (F-3.12)."""

    HOLDS = "holds"
    BROKEN = "broken"
    """Every cell is stated and the sides differ, or a total is smaller than the parts already stated."""
    HOLDS_IF_BLANK_IS_ZERO = "holds_if_blank_is_zero"
    UNDECIDED = "undecided"
    """A blank cell would have to hold something for the sum to come out."""
    UNSTATED = "unstated"
    """No cell of the sum is stated."""


@dataclass(frozen=True, slots=True)
class Balance:
    """A sum evaluated: both sides over the stated cells, and the cells that state nothing."""

    sum: Sum
    left: int
    right: int
    blank: tuple[str, ...]
    verdict: Verdict


def balance(total: Sum, figures: Mapping[str, Figure]) -> Balance:
    """Evaluate one sum over ``figures`` (counts by cell path; absent cells state nothing)."""
    left, left_blank = _side(total.left, figures)
    right, right_blank = _side(total.right, figures)
    blank = left_blank + right_blank
    verdict = _verdict(total, left, right, left_blank, right_blank)
    return Balance(total, left, right, blank, verdict)


def _side(paths: tuple[str, ...], figures: Mapping[str, Figure]) -> tuple[int, tuple[str, ...]]:
    amount = 0
    blank = []
    for path in paths:
        figure = figures.get(path)
        if isinstance(figure, int):
            amount += figure
        else:
            blank.append(path)
    return amount, tuple(blank)


def _verdict(total: Sum, left: int, right: int, left_blank: tuple[str, ...], right_blank: tuple[str, ...]) -> Verdict:
    if len(left_blank) + len(right_blank) == len(total.paths):
        return Verdict.UNSTATED
    if not left_blank and not right_blank:
        return Verdict.HOLDS if left == right else Verdict.BROKEN
    if (left > right and not right_blank) or (right > left and not left_blank):
        return Verdict.BROKEN
    return Verdict.HOLDS_IF_BLANK_IS_ZERO if left == right else Verdict.UNDECIDED
