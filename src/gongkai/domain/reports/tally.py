"""Reports added up: 汇总 (F-3.13, F-3.14), and the check of a whole-area report against its parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongkai.domain.reports.form import Cell, CellKind, Edition
from gongkai.domain.reports.report import Figure, Report


class TallyError(ValueError):
    """The reports cannot be added up; the message is Chinese and says why."""


@dataclass(frozen=True, slots=True)
class CellTally:
    """One cell over all units: the sum of what is stated, and the units that state nothing.

    ``computed`` is ``None`` where no unit states anything. ``reported`` is the whole-area report's own figure.
    """

    cell: Cell
    computed: int | Decimal | None
    missing: tuple[str, ...]
    reported: Figure = None

    @property
    def difference(self) -> int | Decimal | None:
        """Reported less computed, where both are there."""
        if isinstance(self.reported, int | Decimal) and self.computed is not None:
            return self.reported - self.computed
        return None


@dataclass(frozen=True, slots=True)
class Tally:
    """Several reports of one year and form, added up cell by cell."""

    year: int | None
    form: Edition
    units: tuple[str, ...]
    cells: tuple[CellTally, ...]
    whole: str | None = None


def tally(reports: Sequence[Report], *, against: Report | None = None) -> Tally:
    """Add ``reports`` up; with ``against``, hold the whole-area report's figures beside the sums.

    Raises:
        TallyError: no reports, reports of different years or forms, or one agency twice.
    """
    everyone = (*reports, *([against] if against else []))
    form = _common_form(everyone)
    units = tuple(unit_name(report) for report in reports)
    doubled = next((unit for unit in units if units.count(unit) > 1), None)
    if doubled is not None:
        raise TallyError(f"“{doubled}”的报告出现两次，加总会重复计算；请只留一份。")
    cells = tuple(
        _cell(cell, reports, units, against) for cell in form.cells.values() if cell.kind is not CellKind.UNIT
    )
    return Tally(reports[0].year, form, units, cells, unit_name(against) if against else None)


def unit_name(report: Report) -> str:
    """The agency, else the title, else the file's name."""
    return report.agency or report.title or (report.source.name if report.source else "未知机关")


def _common_form(reports: Sequence[Report]) -> Edition:
    if not reports:
        raise TallyError("没有可以加总的报告。")
    years = sorted({report.year for report in reports if report.year is not None})
    if len(years) > 1:
        raise TallyError(f"报告的年度不同（{'、'.join(map(str, years))}），不能加总。")
    forms = list({id(report.form): report.form for report in reports}.values())
    found = [form for form in forms if form is not None]
    if len(found) < len(forms):
        unknown = next(report for report in reports if report.form is None)
        raise TallyError(f"“{unit_name(unknown)}”的报告没有法定表格，不能加总。")
    if len({form.key for form in found}) > 1:
        raise TallyError("报告使用的格式不同（2019年格式与2021年格式），不能加总。")
    return max(found, key=lambda form: len(form.cells))


def _cell(cell: Cell, reports: Sequence[Report], units: Sequence[str], against: Report | None) -> CellTally:
    stated = list(_stated(cell, reports))
    missing = tuple(unit for unit, report in zip(units, reports, strict=True) if report.figures.get(cell.path) is None)
    computed = sum(stated[1:], stated[0]) if stated else None
    return CellTally(cell, computed, missing, against.figures.get(cell.path) if against else None)


def _stated(cell: Cell, reports: Sequence[Report]) -> Iterator[int | Decimal]:
    for report in reports:
        figure = report.figures.get(cell.path)
        if isinstance(figure, int | Decimal):
            yield figure
