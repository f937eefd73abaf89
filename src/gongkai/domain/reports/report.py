"""``Report``: one agency's annual report on one year, as a value.

Every reader, rule, writer and count meets in this one value; its JSON form is in ``codec``. Figures are held flat, by
the cell paths of the form (``requests/granted/total``); one the document does not state is ``None``, never 0.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from gongkai.domain.reports.editions import form_of
from gongkai.domain.reports.form import Edition

Figure = int | Decimal | str | None
"""A count or signed change, an amount of money (万元), a printed unit, or nothing stated."""

V = TypeVar("V")


class FrozenMap(Mapping[str, V], Generic[V]):
    """A mapping that keeps its order and cannot be changed."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, V] | None = None) -> None:
        self._items = dict(items or {})

    def __getitem__(self, key: str) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return f"FrozenMap({self._items!r})"

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))


class How(StrEnum):
    """How a figure was recognised (report.schema.json, ``provenance``)."""

    LABEL = "label"
    POSITION = "position"
    ARITHMETIC = "arithmetic"
    OCR = "ocr"
    LEDGER = "ledger"
    ENTERED = "entered"


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read."""

    name: str
    sha256: str
    media_type: str
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The first and last day that the figures cover."""

    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to ask about the report."""

    address: str | None = None
    postcode: str | None = None
    phone: str | None = None
    fax: str | None = None
    email: str | None = None
    url: str | None = None


class BlockKind(StrEnum):
    """What a block of a section is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph or heading (``text``), or a table that is not one of the form's (``rows`` of cell texts)."""

    kind: BlockKind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def paragraph(cls, text: str) -> "TextBlock":
        """A paragraph."""
        return cls(BlockKind.PARAGRAPH, text)

    @classmethod
    def heading(cls, text: str) -> "TextBlock":
        """A heading below the section's own."""
        return cls(BlockKind.HEADING, text)

    @classmethod
    def table(cls, rows: tuple[tuple[str, ...], ...]) -> "TextBlock":
        """A table other than the statutory ones."""
        return cls(BlockKind.TABLE, "", rows)


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six sections: ``heading`` as printed, the statutory tables left out."""

    number: int
    heading: str
    blocks: tuple[TextBlock, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The running text and the headings within, without tables."""
        return tuple(block.text for block in self.blocks if block.kind is not BlockKind.TABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a figure stood and how it was recognised. Pages, tables, rows, columns and lines count from 1."""

    how: How
    raw: str | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader could not do: a code, a Chinese sentence, the cell, the readings it could not choose from."""

    code: str
    message: str
    cell: str | None = None
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hygiene:
    """What a file carries besides its text, e.g. ``Hygiene("tracked_changes", 3, "正文")``."""

    kind: str
    count: int
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """政府信息公开工作年度报告 of one agency on one year (report.schema.json)."""

    source: Source | None = None
    title: str | None = None
    agency: str | None = None
    year: int | None = None
    edition: str | None = None
    scope: str | None = None
    signed_on: date | None = None
    signed_by: str | None = None
    published_on: date | None = None
    period: Period | None = None
    contact: Contact | None = None
    preamble: tuple[TextBlock, ...] = ()
    figures: FrozenMap[Figure] = field(default_factory=FrozenMap)
    sections: tuple[Section, ...] = ()
    hygiene: tuple[Hygiene, ...] = ()
    provenance: FrozenMap[Provenance] = field(default_factory=FrozenMap)
    notices: tuple[Notice, ...] = ()

    @property
    def form(self) -> Edition | None:
        """The form it uses: its edition, with 其他处理 in one row if it prints that; ``None`` if it uses neither."""
        return form_of(self.edition, self.figures)

    def section(self, number: int) -> Section | None:
        """The section of that number, if the document has it."""
        return next((section for section in self.sections if section.number == number), None)

    def without_reading(self) -> "Report":
        """The report without what only reading adds: source, provenance, notices, hygiene."""
        return replace(self, source=None, provenance=FrozenMap(), notices=(), hygiene=())


def blank_figures(form: Edition | None) -> dict[str, Figure]:
    """Every cell of the form, stating nothing."""
    return dict.fromkeys(form.cells) if form else {}
