"""Waivers: findings that somebody has looked at and put aside, with the reason.

A waiver file is TOML::

    [[waiver]]
    code = "CAR002"
    reason = "机构改革划入12件规范性文件"
    agency = "示范市民政局"   # optional, as are year, place, cell and until
    year = 2023
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from gongkai.domain.reports import Report
from gongkai.lint import rules  # noqa: F401 - importing the families registers their rules
from gongkai.lint.findings import Finding, Severity
from gongkai.lint.registry import RULES

_KEYS: Final = frozenset({"code", "reason", "agency", "year", "place", "cell", "until"})


class WaiverError(ValueError):
    """The waiver file is wrong; the message is Chinese and says where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A finding's code, the reason to put it aside, what it is limited to.

    ``place`` is words of the finding's place, ``cell`` the beginning of a cell path, ``until`` the last year it holds.
    """

    code: str
    reason: str
    agency: str | None = None
    year: int | None = None
    place: str | None = None
    cell: str | None = None
    until: int | None = None

    def covers(self, finding: Finding, report: Report) -> bool:
        """Whether it puts this finding aside."""
        return (
            finding.code == self.code
            and self.concerns(report)
            and (self.place or "") in finding.place
            and (self.cell is None or any(cell.startswith(self.cell) for cell in finding.cells))
        )

    def concerns(self, report: Report) -> bool:
        """Whether it is meant for this report."""
        return (
            self.agency in (None, report.agency)
            and self.year in (None, report.year)
            and (self.until is None or (report.year is not None and report.year <= self.until))
        )


def read_waivers(text: str) -> tuple[Waiver, ...]:
    """The waivers in a TOML text. Raises ``WaiverError``."""
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WaiverError(f"豁免文件不是正确的 TOML：{error}") from None
    entries = value.get("waiver", [])
    if set(value) - {"waiver"} or not isinstance(entries, list):
        raise WaiverError("豁免文件只应有若干 [[waiver]] 条目。")
    return tuple(_waiver(number, entry) for number, entry in enumerate(entries, 1))


def _waiver(number: int, entry: Any) -> Waiver:  # noqa: ANN401 - TOML of any shape
    if not isinstance(entry, dict) or (extra := set(entry) - _KEYS):
        raise WaiverError(
            f"第{number}条豁免有不认识的项：{'、'.join(sorted(extra)) if isinstance(entry, dict) else entry}。"
        )
    for key in ("code", "reason"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise WaiverError(f"第{number}条豁免缺少“{key}”；每条豁免都要写明规则编号和理由。")
    if entry["code"] not in RULES:
        raise WaiverError(f"第{number}条豁免：没有编号为“{entry['code']}”的规则；全部规则见 gongkai rule。")
    for key in ("year", "until"):
        if type(entry.get(key, 0)) is not int:
            raise WaiverError(f"第{number}条豁免的“{key}”应为年份。")
    for key in ("agency", "place", "cell"):
        if not isinstance(entry.get(key, ""), str):
            raise WaiverError(f"第{number}条豁免的“{key}”应为文字。")
    return Waiver(**entry)


def unused(waivers: Sequence[Waiver], used: Sequence[Waiver], report: Report) -> list[Finding]:
    """A hint for each waiver meant for this report that put nothing aside."""
    return [
        Finding(
            code=waiver.code,
            severity=Severity.HINT,
            message=f"豁免“{waiver.code}”（{waiver.reason}）没有用上，可以删去。",
            place="豁免文件",
            basis="豁免文件",
        )
        for waiver in waivers
        if waiver not in used and waiver.concerns(report) and (waiver.agency or waiver.year)
    ]
