"""Labels as documents print them → the heads of the form.

A label arrives broken over lines, with bookmarks inside it, without its number, a few characters short. It is
compared by its Chinese characters alone; only what is not found so is compared by likeness.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from gongkai.domain.reports import EDITION_2019, EDITION_2021_UNSPLIT, Head
from gongkai.domain.terms import OutcomeGroup

_DEBRIS: Final = re.compile(r"\[(?:bookmark|image|footnoteRef)\b[^\]]*\]|<[^<>]{1,80}>", re.IGNORECASE)
_NUMBER: Final = re.compile(
    r"^\s*(?:[(（〔]\s*[一二三四五六七八九十]{1,2}\s*[)）〕]|[一二三四五六七八九十]{1,2}\s*[、.．,，]|[(（]?\d{1,2}\s*[.．、)）])\s*"
)
_NOT_CHINESE: Final = re.compile(r"[^\u3400-\u9fff]")
_LIKENESS: Final = 0.75
_MARGIN: Final = 0.08
_NEAR: Final = 1.0
"""Twice the share of common characters from which a comparison is worth its time."""
_SHORTEST_FUZZY: Final = 5
_LONGEST_FUZZY: Final = 60

ROW_ALIASES: Final = {
    "partly_granted": ("部分公开", "部分公开区分处理的只计这一情形"),
    "granted": ("同意公开", "全部公开"),
    "closed": ("总计", "合计", "办理结果总计"),
    "other.unsplit": (),
    "received": ("本年新收政府信息公开申请", "本年度新收政府信息公开申请数量", "新收政府信息公开申请数量"),
    "carried_in": ("上年结转政府信息公开申请", "上年度结转政府信息公开申请数量", "上一年结转政府信息公开申请数量"),
    "carried_out": ("结转下年度", "结转下一年度继续办理", "结转下年继续办理"),
    "normative_documents": ("规范性文件", "行政规范性文件"),
    "fees": ("行政事业性收费收入",),
}
COLUMN_ALIASES: Final = {
    "total": ("合计",),
    "amount": ("本年收费金额", "采购总金额", "本年收费总金额", "收费金额"),
    "decisions": ("处理决定数量", "本年处理决定数量", "本年度处理决定数量"),
    "issued": ("本年制发数量", "本年度制发件数", "制发件数"),
    "repealed": ("本年废止数量", "本年度废止件数", "废止件数"),
    "in_force": ("现行有效数量", "现行有效"),
    "made": ("新制作数量",),
    "newly_published": ("新公开数量",),
    "published_total": ("对外公开总数",),
    "change": ("本年增减",),
    "items_last_year": ("上年项目数量",),
}


def clean(text: str) -> str:
    """``text`` without what conversion left in it: bookmarks, picture tags, stray markup."""
    return _DEBRIS.sub("", text) if ("[" in text or "<" in text) else text


def without_number(text: str) -> str:
    """A label without its leading 一、（一）or 1."""
    return _NUMBER.sub("", clean(text), count=1)


@lru_cache(maxsize=4096)
def key_of(text: str) -> str:
    """The Chinese characters of a label, its leading number left out."""
    narrow = unicodedata.normalize("NFKC", without_number(text))
    return _NOT_CHINESE.sub("", narrow)


class Labels:
    """A vocabulary of heads: finds the head that a printed label means."""

    def __init__(self, heads: Iterable[Head], aliases: Mapping[str, tuple[str, ...]]) -> None:
        self._by_key: dict[str, str] = {}
        for head in heads:
            for label in (head.label, *aliases.get(head.key, ())):
                self._by_key.setdefault(key_of(label), head.key)
        self._signs = {key: frozenset(key) for key in self._by_key if len(key) >= _SHORTEST_FUZZY}
        self._most_like = lru_cache(maxsize=1024)(self._search)

    def find(self, text: str, *, likeness: bool = True) -> str | None:
        """The key of the head that ``text`` means; ``None`` if it means none or might mean two."""
        key = key_of(text)
        if not key:
            return None
        return self._by_key.get(key) or (self._most_like(key) if likeness else None)

    def _search(self, key: str) -> str | None:
        if not _SHORTEST_FUZZY <= len(key) <= _LONGEST_FUZZY:
            return None
        signs = frozenset(key)
        near = [known for known, other in self._signs.items() if 2 * len(signs & other) >= _NEAR * len(signs | other)]
        shares = sorted(((_share(key, known), self._by_key[known]) for known in near), reverse=True)
        if not shares:
            return None
        best, head = shares[0]
        rival = next((share for share, other in shares[1:] if other != head), 0.0)
        return head if best >= _LIKENESS and best - rival >= _MARGIN else None


def _share(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _rows(table: str) -> list[Head]:
    return [row for block in EDITION_2021_UNSPLIT.table(table).blocks for row in block.rows]


def _columns(*tables: str) -> list[Head]:
    found = []
    for form in (EDITION_2021_UNSPLIT, EDITION_2019):
        for table in form.tables:
            if table.key in tables:
                found += [column for block in table.blocks for column in block.columns]
    return found


_GROUPED: Final = frozenset({OutcomeGroup.REFUSED, OutcomeGroup.UNAVAILABLE, OutcomeGroup.NOT_PROCESSED})
REQUEST_ROWS: Final = Labels(_rows("requests"), ROW_ALIASES)
REQUEST_GROUPS: Final = Labels([Head(group, (group.label,)) for group in OutcomeGroup if group in _GROUPED], {})
REQUEST_COLUMNS: Final = Labels(_columns("requests"), COLUMN_ALIASES)
PROACTIVE_ROWS: Final = Labels(
    [row for block in EDITION_2019.table("proactive_2019").blocks for row in block.rows], ROW_ALIASES
)
PROACTIVE_COLUMNS: Final = Labels(_columns("proactive", "proactive_2019"), COLUMN_ALIASES)
REMEDY_RESULTS: Final = Labels(
    [
        Head("upheld", ("结果维持",)),
        Head("corrected", ("结果纠正",)),
        Head("other", ("其他结果",)),
        Head("pending", ("尚未审结",)),
        Head("total", ("总计",)),
    ],
    {"total": ("合计",), "upheld": ("维持",), "corrected": ("纠正",), "pending": ("未审结", "审结")},
)
REMEDY_ROUTES: Final = Labels(
    [
        Head("reconsideration", ("行政复议",)),
        Head("litigation_direct", ("未经复议直接起诉",)),
        Head("litigation_after_reconsideration", ("复议后起诉",)),
    ],
    {},
)
