"""信息处理费: both scales, marginal (国办函〔2020〕109号 Arts 3–5; F-2.2 … F-2.5).

For each request the agency picks one scale, never both: by the applicant's requests in a calendar month (按件), or
by the pages of the single request (按量). Only the part inside a tier is charged at its rate.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count
from typing import Final

LARGEST: Final = 1_000_000
"""More items or pages than this are taken for a slip of the pen."""


class FeeError(ValueError):
    """A number that cannot be charged for; the message is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """A tier of a scale: up to its ``last`` item or page (``None``: all further ones), ``rate`` 元 each."""

    last: int | None
    rate: int


@dataclass(frozen=True, slots=True)
class Tier:
    """What is charged in one tier: items or pages ``first`` to ``last``, ``rate`` 元 each, ``amount`` 元."""

    first: int
    last: int
    rate: int

    @property
    def count(self) -> int:
        """How many lie in this tier."""
        return self.last - self.first + 1

    @property
    def amount(self) -> int:
        """元."""
        return self.count * self.rate


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee, tier by tier."""

    tiers: tuple[Tier, ...]

    @property
    def amount(self) -> int:
        """元."""
        return sum(tier.amount for tier in self.tiers)


PAGE_BRACKETS: Final = (Bracket(30, 0), Bracket(100, 10), Bracket(200, 20), Bracket(None, 40))
"""Art. 5: pages of one request, A4 or smaller, one side a page (F-2.4)."""


def item_brackets() -> Iterator[Bracket]:
    """Art. 4: 10 free, 100 元 each up to the 30th, then 100 元 more with every further ten (F-2.3)."""
    return chain((Bracket(10, 0), Bracket(30, 100)), (Bracket(last, (last - 20) * 10) for last in count(40, 10)))


def fee_for_items(items: int, already: int = 0) -> Fee:
    """按件计收 (Art. 4): the fee for ``items`` requests of an applicant who made ``already`` others in the same month.

    Raises:
        FeeError: a number is negative or beyond ``LARGEST``.
    """
    _require(items, "申请件数")
    _require(already, "当月已申请件数")
    return _charge(already + 1, already + items, item_brackets())


def fee_for_pages(pages: int) -> Fee:
    """按量计收 (Art. 5): the fee for the pages of one request; pages of different requests are not added up.

    Raises:
        FeeError: the number is negative or beyond ``LARGEST``.
    """
    _require(pages, "页数")
    return _charge(1, pages, iter(PAGE_BRACKETS))


def _require(number: int, what: str) -> None:
    if not 0 <= number <= LARGEST:
        raise FeeError(f"{what}应为0至{LARGEST}的整数，不能是{number}。")


def _charge(first: int, last: int, brackets: Iterator[Bracket]) -> Fee:
    """The part of ``first`` … ``last`` that lies in each tier (超额累进)."""
    tiers: list[Tier] = []
    while first <= last:
        bracket = next(brackets)
        end = last if bracket.last is None else min(last, bracket.last)
        if first <= end:
            tiers.append(Tier(first, end, bracket.rate))
            first = end + 1
    return Fee(tuple(tiers))
