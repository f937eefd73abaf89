"""A report written in any format: one entry, one module for each kind of file."""

from importlib import import_module
from typing import Final

from gongkai.documents.writers.errors import UnwritableError
from gongkai.domain.reports import Report

_MODULES: Final = {
    "docx": "docx",
    "pdf": "pdf",
    "html": "html",
    "xlsx": "xlsx",
    "json": "json",
    "md": "markdown",
}
_EXTRAS: Final = {"typst": "gongkai[pdf]"}

KINDS: Final = tuple(_MODULES)
"""The kinds of file that can be written, as their names' endings."""

__all__ = ["KINDS", "UnwritableError", "write_report"]


def write_report(report: Report, kind: str) -> bytes:
    """The report as a file of ``kind``, one of ``KINDS``.

    A writer and its library are loaded only when asked for: the command stays quick, and the PDF half may be absent.

    Raises:
        UnwritableError: no such kind, or what it needs is not installed.
    """
    if kind not in _MODULES:
        raise UnwritableError(f"不能写成“{kind}”文件，可选：{'、'.join(KINDS)}。")
    try:
        writer = import_module(f"{__name__}.{_MODULES[kind]}")
    except ModuleNotFoundError as error:
        if error.name not in _EXTRAS:
            raise
        extra = _EXTRAS[error.name]
        raise UnwritableError(f"写 {kind} 需要组件 {extra}，请先安装：pip install '{extra}'。") from error
    data: bytes = writer.write(report)
    return data
