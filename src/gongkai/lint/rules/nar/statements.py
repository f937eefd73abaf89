"""What the rules that hold the text to the tables share: which sentences count the same thing, and how to differ."""

import re
from collections.abc import Iterator
from typing import Final

from gongkai.domain.reports import Report
from gongkai.lint.prose import Passage, number_in, passages, quote
from gongkai.lint.registry import Problem, Subject

TABLES: Final = "报告文字与法定表格应一致（《政府信息公开条例》第五十条；《政府信息公开工作年度报告格式》）"
_ARABIC: Final = r"\d+(?:,\d{3})*"
_CHINESE: Final = "[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]"
NUMBER: Final = f"({_ARABIC}|{_CHINESE})"
COUNT: Final = rf"{NUMBER}(?:件|份|宗|条|次|例|个|项)"
REQUEST: Final = r"(?:政府信息(?:公开)?申请|依申请公开(?:政府信息)?(?:申请)?|信息公开申请|依申请信息公开|公开申请)"
_NARROWER: Final = re.compile(
    r"本机关|本级|本单位|[区县市]政府办|(?:办公室|[局委厅处镇乡]|街道)(?:全年|本年度?)?(?:共|收|受|制|办|出台|印发|作出)"
)
_WIDER: Final = re.compile(r"系统|各级|全[省市县区州旗盟]|[所下]属|各?(?:街道|乡镇|镇街|区县)")
OTHER_TIME: Final = re.compile(r"去年|上年|上一年|同比|[上下]半年|季度|每月|以来|累计|历年")
PARTIAL: Final = re.compile(
    r"网上|网络|网站|在线|平台|信函|邮寄|邮件|邮箱|当面|现场|窗口|传真|电子|去年|上年|同比|较|季度|半年|每月|其中"
)


_OTHER_SCOPES: Final = {"own": (_WIDER,), "whole_area": (_NARROWER,), "": (_WIDER, _NARROWER)}
"""By the report's scope, the words of a sentence that counts something wider or narrower than the tables."""


def figure_of(report: Report, path: str) -> int | None:
    """The count a cell states, or ``None``."""
    figure = report.figures.get(path)
    return figure if isinstance(figure, int) else None


def sentences(subject: Subject) -> Iterator[tuple[Passage, str]]:
    """The sentences that speak of this report's own year and scope."""
    for passage in passages(subject.report, preamble=False):
        for sentence in passage.sentences:
            if not any(other.search(sentence) for other in _OTHER_SCOPES.get(subject.report.scope or "", ())):
                yield passage, sentence


def number(text: str) -> int:
    """The count that ``NUMBER`` matched."""
    return number_in(text) or 0


def mismatch(passage: Passage, sentence: str, said: str, stated: int, expected: str, cells: tuple[str, ...]) -> Problem:
    """The problem of a sentence that says another figure than the table."""
    message = f"文中{said}{stated}，表中是{expected}：{quote(sentence, sentence.find(str(stated)))}"
    return Problem(message=message, place=passage.place, cells=cells, stated=str(stated), expected=expected)


def agree(stated: list[int], figure: int) -> bool:
    """Whether the counts of one sentence agree with a cell: one of them (several years), or their sum (several makers)."""
    return figure in stated or sum(stated) == figure
