"""A ``Report`` and its JSON form (report.schema.json), both ways and without loss."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from gongkai.domain.reports.editions import (
    EARLIER,
    EDITION_2021,
    EDITION_2021_UNSPLIT,
    EDITIONS,
    REMEDIES,
    UNSPLIT_TOTAL,
)
from gongkai.domain.reports.form import Cell, CellKind, Edition
from gongkai.domain.reports.report import (
    BlockKind,
    Contact,
    Figure,
    FrozenMap,
    How,
    Hygiene,
    Notice,
    Period,
    Provenance,
    Report,
    Section,
    Source,
    TextBlock,
    blank_figures,
)

SCHEMA_VERSION: Final = 1
_MONEY = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_CONTACT = ("address", "postcode", "phone", "fax", "email", "url")
_PLACES = ("page", "table", "row", "column", "line")
_ARTICLES = ("proactive", "proactive_2019", "requests", "remedies")

Json = dict[str, Any]


class ReportFormatError(ValueError):
    """The JSON is not a report; the message says which field is wrong, in Chinese."""


# ---- out ----


def to_json(report: Report) -> Json:
    """The report as plain JSON values, in the schema's order of fields."""
    tables: Json = {"proactive": None, "proactive_2019": None, "requests": {}, "remedies": _blank_remedies()}
    tables.update(_nest(report.figures))
    return {
        "schema": SCHEMA_VERSION,
        "source": _source_out(report.source),
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "edition": report.edition,
        "scope": report.scope,
        "signed_on": _date_out(report.signed_on),
        "signed_by": report.signed_by,
        "published_on": _date_out(report.published_on),
        "period": {"from": report.period.start.isoformat(), "to": report.period.end.isoformat()}
        if report.period
        else None,
        "contact": {key: getattr(report.contact, key) for key in _CONTACT} if report.contact else None,
        "preamble": [_block_out(block) for block in report.preamble],
        **tables,
        "sections": [
            {"number": part.number, "heading": part.heading, "blocks": [_block_out(block) for block in part.blocks]}
            for part in report.sections
        ],
        "hygiene": [{"kind": item.kind, "count": item.count, "where": item.where} for item in report.hygiene],
        "provenance": {path: _provenance_out(item) for path, item in report.provenance.items()},
        "notices": [_notice_out(notice) for notice in report.notices],
    }


def _blank_remedies() -> Json:
    nested: Json = _nest({cell.path: None for cell in REMEDIES.cells})["remedies"]
    return nested


def _nest(figures: Mapping[str, Figure]) -> Json:
    nested: Json = {}
    for path, figure in figures.items():
        *heads, last = path.split("/")
        place = nested
        for head in heads:
            place = place.setdefault(head, {})
        place[last] = format(figure, "f") if isinstance(figure, Decimal) else figure
    return nested


def _date_out(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _source_out(source: Source | None) -> Json | None:
    if source is None:
        return None
    return {"name": source.name, "sha256": source.sha256, "media_type": source.media_type, "pages": source.pages}


def _block_out(block: TextBlock) -> Json:
    if block.kind is BlockKind.TABLE:
        return {"kind": block.kind.value, "rows": [list(row) for row in block.rows]}
    return {"kind": block.kind.value, "text": block.text}


def _provenance_out(item: Provenance) -> Json:
    fields = {key: getattr(item, key) for key in ("raw", *_PLACES, "confidence")}
    return {"how": item.how.value, **{key: value for key, value in fields.items() if value is not None}}


def _notice_out(notice: Notice) -> Json:
    out: Json = {"code": notice.code, "message": notice.message}
    if notice.cell is not None:
        out["cell"] = notice.cell
    if notice.readings:
        out["readings"] = list(notice.readings)
    return out


# ---- in ----


def from_json(value: object) -> Report:
    """The report behind JSON values. Raises ``ReportFormatError``."""
    top = _Fields(value, "报告")
    if top.raw.get("schema") != SCHEMA_VERSION:
        raise ReportFormatError("不是公开年报的数据：缺少“schema”: 1。")
    edition = top.choice("edition", (*EDITIONS, EARLIER))
    return Report(
        source=_source_in(top.child("source")),
        title=top.text("title"),
        agency=top.text("agency"),
        year=top.whole("year"),
        edition=edition,
        scope=top.choice("scope", ("own", "whole_area")),
        signed_on=top.day("signed_on"),
        signed_by=top.text("signed_by"),
        published_on=top.day("published_on"),
        period=_period_in(top.child("period")),
        contact=_contact_in(top.child("contact")),
        preamble=tuple(_block_in(item) for item in top.children("preamble")),
        figures=_figures_in(top, edition),
        sections=tuple(_section_in(item) for item in top.children("sections")),
        hygiene=tuple(
            Hygiene(item.needed_text("kind"), item.whole("count") or 0, item.text("where"))
            for item in top.children("hygiene")
        ),
        provenance=_provenance_in(top.child("provenance")),
        notices=tuple(_notice_in(item) for item in top.children("notices")),
    )


class _Fields:
    """The fields of one JSON object, taken with their type checked; ``place`` names it in messages."""

    def __init__(self, value: object, place: str) -> None:
        if not isinstance(value, Mapping):
            raise ReportFormatError(f"“{place}”应为对象。")
        self.raw: Mapping[str, Any] = value
        self.place = place

    def _wrong(self, key: str, should: str) -> ReportFormatError:
        return ReportFormatError(f"“{self.place}”的“{key}”应为{should}，现为 {self.raw.get(key)!r:.40}。")

    def text(self, key: str) -> str | None:
        value = self.raw.get(key)
        if value is None or isinstance(value, str):
            return value
        raise self._wrong(key, "文字或 null")

    def needed_text(self, key: str) -> str:
        value = self.text(key)
        if value is None:
            raise self._wrong(key, "文字")
        return value

    def whole(self, key: str) -> int | None:
        value = self.raw.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        raise self._wrong(key, "整数或 null")

    def share(self, key: str) -> float | None:
        value = self.raw.get(key)
        if value is None:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
            return float(value)
        raise self._wrong(key, "0 到 1 之间的数")

    def choice(self, key: str, choices: Sequence[str]) -> str | None:
        value = self.text(key)
        if value is None or value in choices:
            return value
        raise self._wrong(key, "、".join(choices) + " 之一")

    def day(self, key: str) -> date | None:
        value = self.text(key)
        if value is None:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise self._wrong(key, "日期（如 2024-01-31）") from None

    def child(self, key: str) -> "_Fields | None":
        value = self.raw.get(key)
        return None if value is None else _Fields(value, key)

    def children(self, key: str) -> list["_Fields"]:
        value = self.raw.get(key, [])
        if not isinstance(value, list):
            raise self._wrong(key, "列表")
        return [_Fields(item, f"{key} 第{number}项") for number, item in enumerate(value, 1)]

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.raw.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._wrong(key, "文字的列表")
        return tuple(value)


def _source_in(fields: _Fields | None) -> Source | None:
    if fields is None:
        return None
    return Source(
        fields.needed_text("name"),
        fields.needed_text("sha256"),
        fields.needed_text("media_type"),
        fields.whole("pages"),
    )


def _period_in(fields: _Fields | None) -> Period | None:
    if fields is None:
        return None
    start, end = fields.day("from"), fields.day("to")
    if start is None or end is None:
        raise ReportFormatError("“period”应有 from 和 to 两个日期。")
    return Period(start, end)


def _contact_in(fields: _Fields | None) -> Contact | None:
    return Contact(**{key: fields.text(key) for key in _CONTACT}) if fields else None


def _block_in(fields: _Fields) -> TextBlock:
    kind = fields.choice("kind", [kind.value for kind in BlockKind])
    if kind != BlockKind.TABLE:
        return TextBlock(BlockKind(kind or BlockKind.PARAGRAPH), fields.text("text") or "")
    rows = fields.raw.get("rows", [])
    if not isinstance(rows, list) or not all(
        isinstance(row, list) and all(isinstance(c, str) for c in row) for row in rows
    ):
        raise ReportFormatError(f"“{fields.place}”的“rows”应为文字的表格。")
    return TextBlock.table(tuple(tuple(row) for row in rows))


def _section_in(fields: _Fields) -> Section:
    number = fields.whole("number")
    if number is None or not 1 <= number <= len(EDITION_2021.sections):
        raise ReportFormatError(f"“{fields.place}”的“number”应为 1 至 6。")
    return Section(number, fields.needed_text("heading"), tuple(_block_in(item) for item in fields.children("blocks")))


def _provenance_in(fields: _Fields | None) -> FrozenMap[Provenance]:
    found = {}
    for path in fields.raw if fields else ():
        item = _Fields(fields.raw[path] if fields else None, path)
        how = item.choice("how", [how.value for how in How])
        if how is None:
            raise ReportFormatError(f"“{path}”的来源缺少“how”。")
        places = {key: item.whole(key) for key in _PLACES}
        found[path] = Provenance(how=How(how), raw=item.text("raw"), confidence=item.share("confidence"), **places)
    return FrozenMap(found)


def _notice_in(fields: _Fields) -> Notice:
    return Notice(
        fields.needed_text("code"), fields.needed_text("message"), fields.text("cell"), fields.texts("readings")
    )


def _figures_in(top: _Fields, edition: str | None) -> FrozenMap[Figure]:
    stated = _flatten({key: top.raw.get(key) for key in _ARTICLES})
    form = _form_for(edition, stated)
    figures = blank_figures(form)
    known = form.cells if form else {cell.path: cell for cell in REMEDIES.cells}
    for path, value in stated.items():
        if value is None and form is None:
            continue
        if path not in known:
            raise ReportFormatError(f"“{path}”不是{edition or '未知'}版表格的单元格。")
        figures[path] = _figure_in(value, known[path])
    return FrozenMap(figures)


def _form_for(edition: str | None, stated: Mapping[str, object]) -> Edition | None:
    form = EDITIONS.get(edition or "")
    return EDITION_2021_UNSPLIT if form is EDITION_2021 and UNSPLIT_TOTAL in stated else form


def _flatten(value: Any, path: str = "") -> dict[str, object]:  # noqa: ANN401 - JSON of any shape
    if not isinstance(value, Mapping):
        return {} if value is None and "/" not in path else {path: value}
    flat: dict[str, object] = {}
    for key, item in value.items():
        flat.update(_flatten(item, f"{path}/{key}" if path else str(key)))
    return flat


def _figure_in(value: object, cell: Cell) -> Figure:
    match cell.kind, value:
        case _, None:
            return None
        case CellKind.COUNT | CellKind.CHANGE, int() if not isinstance(value, bool) and (
            value >= 0 or cell.kind is CellKind.CHANGE
        ):
            return value
        case CellKind.MONEY | CellKind.AMOUNT, str() if _MONEY.fullmatch(value):
            return Decimal(value)
        case CellKind.UNIT, str():
            return value
    raise ReportFormatError(f"“{cell.path}”（{cell.place}）不能是 {value!r:.40}。")
