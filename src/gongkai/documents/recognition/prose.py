"""What stands around the tables: title, agency, year, period, contact, the sections' text, signature and date."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from gongkai.documents.content import Content, Grid, Paragraph, Part, Picture
from gongkai.documents.recognition.headings import NUMERALS, find_headings, part_inline
from gongkai.documents.recognition.records import rows_of
from gongkai.documents.recognition.wording import (
    agency_in_preamble,
    agency_in_title,
    contact_in,
    day_in,
    is_title,
    is_whole_area,
    joins_title,
    only_day,
    period_in,
    signer_in,
    squeeze,
    year_in,
)
from gongkai.domain.reports import Contact, Period, Section, TextBlock

_SUBHEAD: Final = re.compile(rf"[（(]\s*[{NUMERALS}]{{1,3}}\s*[）)]|[{NUMERALS}]{{1,2}}\s*、")
_LONGEST_SUBHEAD: Final = 40
_METADATA: Final = re.compile(
    r"(?:标\s*题|题\s*名|名\s*称|(?:发布|发文|公开|生成|成文|更新)(?:时间|日期)|栏\s*目|(?:信息|文章)?来\s*源|作\s*者|字\s*(?:体|号)|浏览|阅读|点击"
    r"|打印|分享|索\s*引\s*号|发布(?:机构|单位)|文\s*号|(?:原文)?链接|责任编辑|编\s*辑|采集时间|单\s*位)\s*[:：【\[（(]"
)
_FURNITURE: Final = re.compile(r"[=\-—_*#\s]*(?:正\s*文|目\s*录|打印本页|关闭窗口|附件下载)?[=\-—_*#\s]*")
_PUBLISHED: Final = re.compile(r"(?:发布|公开)(?:时间|日期)\s*[:：]")
_TITLE_LINES: Final = 3
_END: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Everything of a report but its figures; ``pictures`` says for each section where pictures stand in it."""

    title: str | None
    agency: str | None
    year: int | None
    scope: str | None
    signed_on: date | None
    signed_by: str | None
    published_on: date | None
    period: Period | None
    contact: Contact | None
    preamble: tuple[TextBlock, ...]
    sections: tuple[Section, ...]
    pictures: dict[int, tuple[str, ...]]


def read_prose(content: Content, parts: Sequence[Part]) -> Prose:
    """Read ``parts``, the content's parts without the statutory tables."""
    parts = part_inline(parts)
    headings = find_headings(parts)
    edges = [*(heading.index for heading in headings), len(parts)]
    head = list(parts[: edges[0]])
    bodies = [list(parts[start + 1 : end]) for start, end in itertools.pairwise(edges)]
    signed_on, signed_by = _sign(bodies[-1] if bodies else head)
    title, head, published = _title(content, head)
    if signed_on is None:
        signed_on, _ = _sign(head, lines=3)
    preamble = _blocks(head)
    lead = "\n".join(block.text for block in preamble)
    text = "\n".join(part.text for part in parts if isinstance(part, Paragraph))
    period = period_in(lead) or period_in(text)
    agency = agency_in_title(title) or agency_in_preamble(lead) or signed_by
    return Prose(
        title=title,
        agency=agency,
        year=year_in(title) or (period.end.year if period else year_in(lead)),
        scope=_scope(agency, lead, text),
        signed_on=signed_on,
        signed_by=signed_by,
        published_on=content.published_on or published,
        period=period,
        contact=contact_in(lead) or contact_in("\n".join(_texts(bodies[-1])) if bodies else ""),
        preamble=preamble,
        sections=tuple(
            Section(heading.number, squeeze(heading.text), _blocks(body))
            for heading, body in zip(headings, bodies, strict=True)
        ),
        pictures=_pictures(parts, [(heading.number, heading.index) for heading in headings]),
    )


def _scope(agency: str | None, lead: str, text: str) -> str | None:
    if agency is None:
        return None
    return "whole_area" if is_whole_area(agency, lead, text) else "own"


def _texts(parts: Iterable[Part]) -> list[str]:
    return [part.text for part in parts if isinstance(part, Paragraph)]


def _pictures(parts: Sequence[Part], headings: Sequence[tuple[int, int]]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for index, part in enumerate(parts):
        if isinstance(part, Picture):
            number = max((number for number, start in headings if start < index), default=0)
            found[number] = (*found.get(number, ()), part.where)
    return found


# ---- title ----


def _title(content: Content, head: list[Part]) -> tuple[str | None, list[Part], date | None]:
    """The title as printed, the parts after it without the page's own furniture, and a printed day of publication."""
    published = None
    named = None
    kept: list[Part] = []
    for part in head:
        text = squeeze(part.text) if isinstance(part, Paragraph) else ""
        if isinstance(part, Paragraph) and (_METADATA.match(text) or _FURNITURE.fullmatch(part.text)):
            published = published or (day_in(text) if _PUBLISHED.search(text) else None)
            value = re.sub(r"^(?:标题|名称|题名)[:：]\s*", "", text)
            named = named or (value if value != text and is_title(value) else None)
        else:
            kept.append(part)
    found = next(
        (place for place, part in enumerate(kept) if isinstance(part, Paragraph) and is_title(part.text)), None
    )
    if found is None:
        return named or _named(content), kept, published
    lines = [squeeze(_texts([kept[found]])[0])]
    for part in reversed(kept[max(0, found - _TITLE_LINES + 1) : found]):
        if not isinstance(part, Paragraph) or not joins_title(part.text, lines):
            break
        lines.insert(0, squeeze(part.text))
    title = "".join(lines)
    whole = _named(content)  # a name that breaks over two lines is whole in the file's own title
    return whole if whole and whole.endswith(title) else title, kept[found + 1 :], published


def _named(content: Content) -> str | None:
    """The title that the file's own metadata gives, without the site's name behind it."""
    title = re.split(r"\s*[-_|—–]{1,2}\s*(?=[^-_|—–]*$)", squeeze(content.title or ""))[0]
    return title if is_title(title) else None


# ---- sections ----


def _blocks(parts: Sequence[Part]) -> tuple[TextBlock, ...]:
    blocks = []
    for part in parts:
        if isinstance(part, Grid):
            rows = tuple(tuple(" ".join(cell.text.split()) for cell in row) for row in rows_of(part))
            blocks.append(TextBlock.table(rows))
        elif isinstance(part, Paragraph) and part.text.strip():
            text = part.text.strip()
            blocks.append(TextBlock.heading(text) if is_subhead(part) else TextBlock.paragraph(text))
    return tuple(blocks)


def is_subhead(part: Paragraph) -> bool:
    """Whether a line is a heading within a section: marked so by the file, or numbered, short and unstopped."""
    text = part.text.strip()
    if len(text) > _LONGEST_SUBHEAD or text[-1] in "。；，、！？" or any(sign in text for sign in "。；，"):
        return False
    return part.heading is not None or bool(_SUBHEAD.match(text))


# ---- signature ----


def _sign(parts: list[Part], lines: int = _END) -> tuple[date | None, str | None]:
    """Take the date and the signature off the last lines of ``parts``."""
    places = [place for place, part in enumerate(parts) if isinstance(part, Paragraph)][-lines:]
    for place in reversed(places):
        text = squeeze(_texts([parts[place]])[0])
        day = only_day(text)
        if day is not None:
            del parts[place]
            signer = _signer_before(parts, place)
            return day, signer
        signer, day = signer_in(text)
        if day is not None:
            del parts[place]
            return day, signer
    last = places[-1:] and squeeze(_texts([parts[places[-1]]])[0])
    if last and signer_in(str(last))[0]:
        del parts[places[-1]]
        return None, str(last)
    return None, None


def _signer_before(parts: list[Part], place: int) -> str | None:
    if place == 0 or not isinstance(parts[place - 1], Paragraph):
        return None
    signer, _ = signer_in(squeeze(_texts([parts[place - 1]])[0]))
    if signer:
        del parts[place - 1]
    return signer
