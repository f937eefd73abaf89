"""What some tests need that a machine may lack, and the Debian package that brings it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from support import real


@dataclass(frozen=True)
class Need:
    """What is needed, the package that has it, how to tell that it is there."""

    what: str
    package: str
    there: Callable[[], bool]


def _has_cjk_font() -> bool:
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
    return any(folder.exists() and any(folder.rglob("NotoSerifCJK*")) for folder in folders)


NEEDS = {
    "antiword": Need("the reader of old Word files", "antiword", lambda: shutil.which("antiword") is not None),
    "chromium": Need("a browser", "chromium", lambda: shutil.which("chromium") is not None),
    "cjk-font": Need("a Chinese font", "fonts-noto-cjk", _has_cjk_font),
    "pyarrow": Need("Parquet files", "the extra gongkai[batch]", lambda: find_spec("pyarrow") is not None),
    "ocr": Need("character recognition", "the extra gongkai[ocr]", lambda: find_spec("rapidocr") is not None),
}
"""The real reports are no such need: where they are absent their tests skip, and the suite is whole without them."""


@lru_cache
def lacking(name: str) -> bool:
    """Whether the machine lacks what ``name`` stands for."""
    return not NEEDS[name].there()


def real_reports() -> bool:
    """Whether the real reports are here."""
    return (real.ROOT / real.SHANDONG).exists()
