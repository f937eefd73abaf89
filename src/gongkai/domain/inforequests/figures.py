"""The figures of table 三 and table 四, counted from the lines of the register."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Protocol

from gongkai.domain.inforequests.register import REQUEST, Line
from gongkai.domain.reports import EDITION_2019, Edition, Period, edition_key_for, form_of
from gongkai.domain.terms import Outcome, RemedyResult


class Registered(Protocol):
    """Whatever has lines in the register: a case, or what a database keeps of one."""

    @property
    def lines(self) -> Mapping[str, Line]:
        """Its lines: ``REQUEST`` and one a remedy."""


_TABLES: Final = ("requests", "remedies")
_ONE_ROW: Final[Mapping[str, str]] = dict.fromkeys(
    (Outcome.CORRECTION_OVERDUE, Outcome.FEE_OVERDUE, Outcome.OTHER_REST), Outcome.OTHER_UNSPLIT
)
"""The form of 2019 has one row 其他处理 (F-3.18)."""


def tally(cases: Iterable[Registered], period: Period) -> dict[str, int]:
    """The figures of table 三 and 四 for ``period``, by the cell paths of the form of its last year.

    Every cell is stated: the register knows a 0. 新收 and 办结 are those of the period, 上年结转 what was open when it
    began, 结转下年度 what is open when it ends (F-3.7); a remedy filed and not decided by then is 尚未审结 (F-3.9).

    Raises:
        ValueError: the period is of a year that had no form (2018 and before); the message is Chinese.
    """
    form = form_of(edition_key_for(period.end.year))
    if form is None:
        raise ValueError(f"{period.end.year}年的年度报告没有全国统一的格式，不能汇总。")
    counts: Counter[tuple[str, str]] = Counter()
    remedies: Counter[tuple[str, str]] = Counter()
    for case in cases:
        for key, line in case.lines.items():
            if key == REQUEST:
                for row in _rows(line, period.start, period.end):
                    counts[row, line.column] += 1
            elif result := _result(line, period.start, period.end):
                remedies[line.column, result] += 1
    return _filled(form, _requests(counts, form) | _remedies(remedies))


def _rows(line: Line, start: date, end: date) -> tuple[str, ...]:
    """The rows of table 三 that a request's line adds one to."""
    if line.opened > end or (line.closed and line.closed < start):
        return ()
    came = "received" if line.opened >= start else "carried_in"
    if line.closed is None or line.closed > end:
        return came, "carried_out"
    return came, "closed", str(line.row)


def _result(line: Line, start: date, end: date) -> str | None:
    """The column of table 四 that a remedy's line adds one to."""
    if line.opened > end or (line.closed and line.closed < start):
        return None
    return RemedyResult.PENDING if line.closed is None or line.closed > end else str(line.row)


def _requests(counts: Mapping[tuple[str, str], int], form: Edition) -> dict[str, int]:
    figures: Counter[str] = Counter()
    for (row, column), count in counts.items():
        row_key = _ONE_ROW.get(row, row) if form is EDITION_2019 else row
        for head in (column, "total"):
            figures[f"requests/{row_key}/{head}"] += count
    return dict(figures)


def _remedies(counts: Mapping[tuple[str, str], int]) -> dict[str, int]:
    figures: Counter[str] = Counter()
    for (route, result), count in counts.items():
        for head in (result, "total"):
            figures[f"remedies/{route}/{head}"] += count
    return dict(figures)


def _filled(form: Edition, figures: Mapping[str, int]) -> dict[str, int]:
    """Every cell of both tables, in the form's order."""
    return {cell.path: figures.get(cell.path, 0) for key in _TABLES for cell in form.table(key).cells}
