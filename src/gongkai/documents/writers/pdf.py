"""PDF through typst: the official layout, tagged for page readers (PDF/UA-1), the same bytes for the same report.

The page is described in ``report.typ``; this module chooses the fonts and hands the report over as JSON.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Any, Final

import typst

from gongkai.documents.writers import layout, page, setting
from gongkai.documents.writers.errors import UnwritableError
from gongkai.documents.writers.setting import SetTable
from gongkai.domain.reports import Report

_REGULAR: Final = 400
_MEDIUM: Final = 500
_BOLD: Final = 700

_OPEN_SERIF: Final = ("Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "Noto Serif SC", "FandolSong")
_OPEN_SANS: Final = ("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans SC", "FandolHei")
_ANY_CHINESE: Final = (
    *("SimSun", "宋体", "NSimSun", "STSong", "Songti SC", "AR PL UMing CN", "AR PL SungtiL GB"),
    *("Microsoft YaHei", "微软雅黑", "PingFang SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Droid Sans Fallback"),
)

_FANGSONG: Final = ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "华文仿宋", "STFangsong", "FandolFang R")
_XIAOBIAOSONG: Final = ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05")
_ZHONGSONG: Final = ("华文中宋", "STZhongsong")
_HEITI: Final = ("黑体", "SimHei", "华文黑体", "STHeiti")
_KAITI: Final = ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "华文楷体", "STKaiti", "AR PL UKai CN", "FandolKai")

_Choice = tuple[Sequence[str], int]

_CHOICES: Final[Mapping[str, Sequence[_Choice]]] = {
    "body": ((_FANGSONG, _REGULAR), (_OPEN_SERIF, _REGULAR)),
    "title": ((_XIAOBIAOSONG, _REGULAR), (_ZHONGSONG, _REGULAR), (_OPEN_SERIF, _BOLD)),
    "heading": ((_HEITI, _REGULAR), (_OPEN_SANS, _MEDIUM)),
    "subhead": ((_KAITI, _REGULAR), (_OPEN_SERIF, _BOLD)),
}
"""For each role the families of the standard (F-5.8, F-5.9), then open ones, each with the weight that suits it."""
_LAST_CHOICES: Final[Sequence[_Choice]] = tuple(
    (families, _REGULAR) for families in (_OPEN_SERIF, _OPEN_SANS, _ANY_CHINESE)
)


def write(report: Report) -> bytes:
    """The report as a PDF.

    Raises:
        UnwritableError: no Chinese font is installed.
    """
    document = {
        "title": layout.file_title(report),
        "fonts": _chosen_families(),
        "page": _page(),
        "parts": list(_parts(report)),
    }
    template = (files(__package__) / "report.typ").read_bytes()
    return typst.compile(
        template,
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"document": json.dumps(document, ensure_ascii=False)},
        pdf_standards=["ua-1"],
    )


def _page() -> dict[str, float]:
    width, height = page.PAGE_MM
    return {
        "width": width,
        "height": height,
        "top": page.TOP_MM,
        "bottom": page.BOTTOM_MM,
        "left": page.LEFT_MM,
        "right": page.RIGHT_MM,
        "drop": page.PAGE_NUMBER_DROP_MM - page.PAGE_NUMBER_SIZE / 2 / page.MM,
        "type_height": page.TYPE_HEIGHT,
        "pitch": page.LINE_PITCH,
        "cell": page.CHARACTER_PITCH,
        "size": page.BODY_SIZE,
        "title_size": page.TITLE_SIZE,
        "number_size": page.PAGE_NUMBER_SIZE,
        "padding": setting.PADDING,
        "leading": setting.LEADING,
    }


def _parts(report: Report) -> Iterator[dict[str, Any]]:
    """Lines and tables as JSON. PDF/UA wants headings to begin at level 1 and to skip none."""
    above = 0
    for part in layout.parts_of(report):
        if isinstance(part, SetTable):
            yield {"kind": "table", **asdict(part)}
            continue
        level = min(layout.HEADING_LEVELS.get(part.role, 0), above + 1)
        above = level or above
        yield {"kind": "line", "level": level, **asdict(part)}


# ---- fonts ----


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts()


def _chosen_families() -> dict[str, dict[str, str | int]]:
    """For each role the first installed family; typst itself would print empty boxes where none is."""
    installed = {family.casefold(): family for family in _fonts().families()}
    return {role: _first_installed(choices, installed) for role, choices in _CHOICES.items()}


def _first_installed(choices: Sequence[_Choice], installed: Mapping[str, str]) -> dict[str, str | int]:
    for families, weight in (*choices, *_LAST_CHOICES):
        for family in families:
            if family.casefold() in installed:
                return {"family": installed[family.casefold()], "weight": weight}
    raise UnwritableError(
        "没有找到中文字体，PDF 中的汉字会成为空框：请安装中文字体（Debian/Ubuntu：fonts-noto-cjk）后重试。"
    )
