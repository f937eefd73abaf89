"""Remedies: the clause at the foot of a letter, and its deadlines as dates (F-4.15 … F-4.26).

行政复议法 (in force 2024-01-01) Arts 20, 23, 34, 88; 行政诉讼法 Arts 45, 46; 法释〔2025〕8号 Art. 1. The days of
复议 and suit are calendar days and months: the day one knew is not counted, and a last day on a day off rolls to
the next working day (F-1.28, F-4.19).
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gongkai.domain.calendar import Calendar
from gongkai.domain.decisions import AnswerKey, RemedyRule, remedy_of
from gongkai.domain.parameters import Parameters
from gongkai.domain.terms import Article

RECONSIDERATION_FIRST_FROM: Final = date(2024, 1, 1)
"""The day on which 复议 came first for refusals (行政复议法 Art. 23(1)(4); F-4.20)."""
RECONSIDERATION_DAYS: Final = 60
"""行政复议法 Art. 20(1)."""
UNTOLD_YEARS: Final = 1
"""行政复议法 Art. 20(3): where the right, organ and time limit were not told."""
SUIT_MONTHS: Final = 6
"""行政诉讼法 Art. 46."""
SUIT_AFTER_DAYS: Final = 15
"""行政诉讼法 Art. 45, 行政复议法 Art. 34."""


@dataclass(frozen=True, slots=True)
class RemedyDeadline:
    """The last day of a remedy."""

    what: str
    on: date
    article: Article


@dataclass(frozen=True, slots=True)
class Clause:
    """The remedy clause of a letter: its rule, its text (empty if the letter carries none)."""

    rule: RemedyRule
    text: str


def rule_on(key: AnswerKey, decided: date, parameters: Parameters, refused: Iterable[AnswerKey] = ()) -> RemedyRule:
    """The rule for an answer of that day: 复议前置 only for refusals under Arts 14–16 and only since 2024-01-01."""
    rule = remedy_of(key, refused, parameters)
    if rule is RemedyRule.RECONSIDERATION_FIRST and decided < RECONSIDERATION_FIRST_FROM:
        return RemedyRule.EITHER
    return rule


def clause(
    key: AnswerKey,
    decided: date,
    *,
    organ: str,
    court: str,
    parameters: Parameters,
    refused: Iterable[AnswerKey] = (),
) -> Clause:
    """The clause for the answer ``key`` given on ``decided`` (F-4.25).

    Args:
        key: The answer.
        decided: The day of the decision: it settles which law applies.
        organ: The name of the 复议 organ (F-4.26: it differs from agency to agency).
        court: The name of the court.
        parameters: The open values.
        refused: For 部分公开, the grounds of the refused part.
    """
    rule = rule_on(key, decided, parameters, refused)
    return Clause(rule, _TEXTS[rule].format(organ=organ, court=court, refused=_which_part(key)))


_TEXTS: Final = {
    RemedyRule.NONE: "",
    RemedyRule.EITHER: (
        "如对本答复不服，可以自收到本答复之日起60日内向{organ}申请行政复议，"
        "或者自收到本答复之日起6个月内向{court}提起行政诉讼。"
    ),
    RemedyRule.RECONSIDERATION_FIRST: (
        "如对{refused}不服，应当先自收到本答复之日起60日内向{organ}申请行政复议；"
        "对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向{court}提起行政诉讼。"
    ),
}


def _which_part(key: AnswerKey) -> str:
    return "本答复中不予公开的部分" if key is AnswerKey.PARTLY_GRANTED else "本答复"


def remedy_deadlines(
    rule: RemedyRule, knew: date, calendar: Calendar, *, told: bool = True
) -> tuple[RemedyDeadline, ...]:
    """The last days of the remedies against an act that the person knew of on ``knew``.

    ``told`` is whether the letter named the right, the organ and the time limit: if not, 复议 stays open for a year
    (行政复议法 Art. 20(3); F-4.15). No answer at all (``knew`` is then the day after the due day) leaves the choice
    of 复议 or suit, too (F-4.20, F-4.22).
    """
    if rule is RemedyRule.NONE:
        return ()
    days = knew + timedelta(days=RECONSIDERATION_DAYS)
    last = calendar.on_or_after(days if told else _months_after(knew, 12 * UNTOLD_YEARS))
    deadlines = [RemedyDeadline("申请行政复议的最后一日", last, Article.RECONSIDERATION)]
    if rule is RemedyRule.EITHER:
        suit = calendar.on_or_after(_months_after(knew, SUIT_MONTHS))
        deadlines.append(RemedyDeadline("直接提起行政诉讼的最后一日", suit, Article.SUIT))
    return tuple(deadlines)


def suit_after_reconsideration(received: date, calendar: Calendar) -> RemedyDeadline:
    """The last day to sue after the 复议 decision was received, or after its time had run out (F-4.20, F-4.21)."""
    last = calendar.on_or_after(received + timedelta(days=SUIT_AFTER_DAYS))
    return RemedyDeadline("复议后提起行政诉讼的最后一日", last, Article.SUIT_AFTER_RECONSIDERATION)


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day if it has none such."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
