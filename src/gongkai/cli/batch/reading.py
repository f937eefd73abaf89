"""One file of a batch: read, checked, and laid flat as plain values that survive a pipe and a journal."""

import hashlib
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, TypedDict

from gongkai.cli.batch.pool import Lost
from gongkai.cli.files import read
from gongkai.documents.content import UnreadableError
from gongkai.domain.reports import Contact, Figure, Report
from gongkai.lint.checker import Result, check
from gongkai.lint.findings import Severity

Row = dict[str, Any]


class Reading(TypedDict):
    """The row of the table of reports, and the rows of the table of findings; figures that are null are left out."""

    row: Row
    findings: list[Row]


_CONTACT: Final = ("address", "postcode", "phone", "fax", "email", "url")


def read_file(path: str) -> Reading:
    """Read and check a file; whatever is wrong with it stands in ``error``."""
    return _read(Path(path), ocr=True)


def read_file_without_ocr(path: str) -> Reading:
    """As ``read_file``, leaving pictures alone."""
    return _read(Path(path), ocr=False)


def lost(path: Path, how: Lost, timeout: float) -> Reading:
    """The row of a file that took its process down or too long."""
    said = f"超过 {timeout:g} 秒没有读完。" if how is Lost.TIMEOUT else "读取这个文件时程序崩溃。"
    return _unread(path, said)


def _read(path: Path, *, ocr: bool) -> Reading:
    try:
        report = read(path, ocr=ocr)
        result = check(report)
    except UnreadableError as error:
        return _unread(path, str(error))
    except Exception as error:  # noqa: BLE001 - one file's defect must not end a run of thousands
        return _unread(path, f"检查时程序出错（{type(error).__name__}：{error}）。")
    return {"row": _row(path, report, result), "findings": [_finding(finding) for finding in result.findings]}


def _unread(path: Path, error: str) -> Reading:
    return {"row": {"sha256": digest(path), "verdict": "unreadable", "error": error}, "findings": []}


def digest(path: Path) -> str | None:
    """The file's SHA-256; ``None`` if it cannot be opened."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _row(path: Path, report: Report, result: Result) -> Row:
    contact = report.contact or Contact()
    return {
        "sha256": report.source.sha256 if report.source else digest(path),
        "media_type": report.source.media_type if report.source else "application/json",
        "pages": report.source.pages if report.source else None,
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "edition": report.edition,
        "scope": report.scope,
        "signed_on": report.signed_on.isoformat() if report.signed_on else None,
        "signed_by": report.signed_by,
        "published_on": report.published_on.isoformat() if report.published_on else None,
        "period_from": report.period.start.isoformat() if report.period else None,
        "period_to": report.period.end.isoformat() if report.period else None,
        **{f"contact_{name}": getattr(contact, name) for name in _CONTACT},
        "stated": sum(figure is not None for figure in report.figures.values()),
        "notices": len(report.notices),
        **{f"{severity}s": sum(f.severity is severity for f in result.findings) for severity in Severity},
        "verdict": "clean" if result.passed else "findings",
        "error": None,
        "figures": {path: _plain(figure) for path, figure in report.figures.items() if figure is not None},
    }


def _plain(figure: Figure) -> int | str | None:
    return format(figure, "f") if isinstance(figure, Decimal) else figure


def _finding(finding: Any) -> Row:  # noqa: ANN401 - Finding, whose fields are copied one for one
    names = ("code", "severity", "message", "place", "cells", "stated", "expected", "basis")
    return {name: getattr(finding, name) for name in names} | {
        "severity": finding.severity.value,
        "cells": list(finding.cells),
    }
