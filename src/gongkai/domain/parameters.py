"""What the law leaves open, or what only memory or practice supports: values, never constants in the code.

A value marked C or *memory* in the sources (F-numbers below) is a field here. Each installation keeps its own, dated;
it is passed in like ``today``. What the Regulations themselves fix (20, 7 and 15 working days) is no parameter.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from gongkai.domain.terms import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """The open values in force from ``valid_from`` on."""

    valid_from: date
    """The first day on which these values apply."""

    payment_days: int = 20
    """Working days to pay the fee, from the day after the notice is received (F-2.6, *memory*)."""

    reopened_days: int = 20
    """Working days for a new answer after 复议 or a judgment that sets none. Not in the Regulations; our reading."""

    confirmation_alarm_days: int = 1
    """Working days after which an unconfirmed web, fax or e-mail request is alarmed. Art. 31 sets no day; F-1.27 asks
    for a call on the same day. A plain letter is to be confirmed on the day it comes (F-1.26) and needs no value."""

    correction_days: int | None = None
    """Working days an applicant has to correct when the notice states none. The law asks for a reasonable period that
    the notice must state (F-1.25), so there is no default."""

    books_close_month: int = 1
    books_close_day: int = 31
    """The day of the next year on which a year's figures are frozen: what is recorded later moves them no more. A
    department publishes its report by January 31 (F-1.45); a place with an earlier day sets its own (F-3.13)."""

    not_government_information: Outcome = Outcome.OTHER_REST
    """The row of table 三 for 非政府信息 (Art. 2), which the form does not name (F-3.11, F-4.4; our reading)."""

    partial_refusal_reconsideration_first: bool = True
    """Whether 复议 comes first for the refused part of a 部分公开 under Arts 14–16 (F-4.25, our reading)."""

    fees_from: date = date(2021, 1, 1)
    """The first day on which a fee may be charged (F-2, *memory*)."""


DEFAULTS: Final = Parameters(valid_from=date(2019, 5, 15))
"""The values this program ships with."""


def in_force(versions: Iterable[Parameters], on: date) -> Parameters:
    """The values in force on ``on``: of an installation's ``versions`` the latest that had begun, else the defaults."""
    begun = [version for version in versions if version.valid_from <= on]
    return max(begun, key=lambda version: version.valid_from, default=DEFAULTS)
