"""The examples in the rules' docstrings: they are the rules' documentation and their tests.

After ``Bad:`` or ``Good:`` stand lines ``key: value`` that change a clean report of zeros (示范市民政局, 2023):

    requests/received: 20 0 0 0 0 0 20      a row; ``-`` states nothing
    requests/closed/total: 19               a cell
    1: 全年公开信息10条。                    a paragraph added to section one (0 is the preamble)
    1h: （一）主动公开                       a heading in it
    1t: 主题 | 件数                          a row of a table in it
    5 heading: 存在的主要问题及改进情况       its own heading
    6 without:                              the section is missing
    signed_on: 2024-01-16                   a field of the report; ``-`` empties it
    notice table_missing requests: …        a notice of the reader
    hygiene comments: 2                     what the file carries
    previous requests/carried_out: 1 …      the same for last year's report
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from inspect import getdoc
from typing import Any, Final

from gongkai.domain.reports import (
    EDITIONS,
    Contact,
    Figure,
    FrozenMap,
    Hygiene,
    Notice,
    Period,
    Report,
    Section,
    TextBlock,
    form_of,
)
from gongkai.domain.reports.editions import SECTIONS, UNSPLIT_TOTAL
from gongkai.lint.registry import Rule, Subject

_BLOCK: Final = re.compile(r"^(Bad|Good):\s*$", re.MULTILINE)
_LINE: Final = re.compile(r"^\s*(?P<key>[^:]+):\s?(?P<value>.*)$")


@dataclass(frozen=True, slots=True)
class Example:
    """One example: whether the rule finds something in it, its lines, the subject they make."""

    bad: bool
    text: str
    subject: Subject


def explanation(rule: Rule) -> str:
    """The rule's explanation: its docstring before the first example."""
    return _BLOCK.split(getdoc(rule.check) or "", maxsplit=1)[0].strip()


def examples(rule: Rule) -> list[Example]:
    """The rule's examples in order."""
    _, *pieces = _BLOCK.split(getdoc(rule.check) or "")
    return [
        Example(kind == "Bad", text.strip("\n"), subject_of(text))
        for kind, text in zip(pieces[::2], pieces[1::2], strict=True)
    ]


def clean_report(year: int = 2023) -> Report:
    """A report in which no rule finds anything: zeros in every cell, a sentence in every section."""
    edition = "2019" if year in (2019, 2020) else "2021"
    figures: dict[str, Figure] = {
        path: None if path.endswith("/unit") else Decimal(0) if path.endswith("/amount") else 0
        for path in EDITIONS[edition].cells
    }
    texts = {1: "本年度工作平稳有序。", 5: "解读形式还不够丰富，下一步将改进。", 6: "没有其他需要报告的事项。"}
    return Report(
        title=f"示范市民政局{year}年政府信息公开工作年度报告",
        agency="示范市民政局",
        year=year,
        edition=edition,
        scope="own",
        signed_on=date(year + 1, 1, 16),
        signed_by="示范市民政局",
        period=Period(date(year, 1, 1), date(year, 12, 31)),
        contact=Contact(address="示范市人民路1号", postcode="100000", phone="010-12345678"),
        preamble=(TextBlock.paragraph(f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"),),
        figures=FrozenMap(figures),
        sections=tuple(
            Section(number, heading, (TextBlock.paragraph(texts[number]),) if number in texts else ())
            for number, heading in enumerate(SECTIONS, 1)
        ),
    )


def subject_of(text: str) -> Subject:
    """The subject that an example's lines make. Raises ``ValueError`` for a line that says nothing known."""
    lines = [match for line in text.splitlines() if line.strip() and (match := _LINE.match(line))]
    edition = next((line["value"].strip() for line in lines if line["key"].strip() == "edition"), "2021")
    report = clean_report(2020 if edition == "2019" else 2023)
    previous: Report | None = None
    published_on: date | None = None
    for line in lines:
        key, value = line["key"].strip(), line["value"].strip()
        if key.startswith("previous "):
            previous = _changed(
                previous or clean_report((report.year or 2023) - 1), key.removeprefix("previous "), value
            )
        elif key == "published_on":
            published_on = date.fromisoformat(value)
        elif key != "edition":
            report = _changed(report, key, value)
    return Subject(report=report, previous=previous, published_on=published_on)


def _changed(report: Report, key: str, value: str) -> Report:
    if "/" in key and key.split("/", maxsplit=1)[0] in ("requests", "remedies", "proactive", "proactive_2019"):
        return _with_figures(report, key, value)
    section = re.fullmatch(r"(\d)([ht])?(?: (heading|without|empty))?", key)
    if section:
        return _with_text(report, int(section[1]), section[2] or section[3] or "", value)
    words = key.split()
    if words[0] == "notice":
        notice = Notice(words[1], value, words[2] if len(words) > 2 else None)
        return replace(report, notices=(*report.notices, notice))
    if words[0] == "hygiene":
        return replace(report, hygiene=(*report.hygiene, Hygiene(words[1], int(value), "正文")))
    if key in _FIELDS:
        changes: dict[str, Any] = {key: None if value == "-" else _FIELDS[key](value)}
        return replace(report, **changes)
    raise ValueError(f"an example says {key!r}, which nothing understands")


_FIELDS: Final[dict[str, Callable[[str], Any]]] = {
    "title": str,
    "agency": str,
    "year": int,
    "scope": str,
    "signed_on": date.fromisoformat,
    "signed_by": str,
    "contact": lambda text: Contact(phone=text),
    "period": lambda text: Period(*map(date.fromisoformat, text.split())),
}


def _with_figures(report: Report, key: str, value: str) -> Report:
    figures = dict(report.figures)
    if key.startswith("requests/other.unsplit"):
        form = form_of(report.edition, (UNSPLIT_TOTAL,))
        figures = {path: figures.get(path) for path in (form.cells if form else {})}
    paths = [key] if key in figures else [path for path in figures if path.startswith(key + "/")]
    texts = value.split()
    if len(texts) != len(paths):
        raise ValueError(f"{key} takes {len(paths)} figures, not {len(texts)}")
    for path, text in zip(paths, texts, strict=True):
        number = Decimal(text) if path.endswith("/amount") and text != "-" else None
        figures[path] = None if text == "-" else number if number is not None else int(text)
    return replace(report, figures=FrozenMap(figures))


def _with_text(report: Report, number: int, what: str, value: str) -> Report:
    block = _block(what, value)
    if number == 0:
        return replace(report, preamble=(*report.preamble, block))
    sections = []
    for section in report.sections:
        if section.number != number:
            sections.append(section)
        elif what == "heading":
            sections.append(replace(section, heading=value))
        elif what == "empty":
            sections.append(replace(section, blocks=()))
        elif what != "without":
            sections.append(replace(section, blocks=(*section.blocks, block)))
    return replace(report, sections=tuple(sections))


def _block(what: str, value: str) -> TextBlock:
    if what == "t":
        return TextBlock.table((tuple(cell.strip() for cell in value.split("|")),))
    return TextBlock.heading(value) if what == "h" else TextBlock.paragraph(value)
