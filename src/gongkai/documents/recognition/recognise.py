"""Put together what the steps of recognition found."""

from gongkai.documents.content import Content, Paragraph, Part
from gongkai.documents.recognition.cells import Found
from gongkai.documents.recognition.headings import find_headings
from gongkai.documents.recognition.prose import is_subhead, read_prose
from gongkai.documents.recognition.runs import dissolved_tables, stray_rows
from gongkai.documents.recognition.statutory import (
    edition_of,
    missing_rows,
    read_proactive,
    read_remedies,
    read_requests,
)
from gongkai.documents.recognition.tables import PROACTIVE, REMEDIES, REQUESTS, Strand, strands_of
from gongkai.domain.reports import (
    EARLIER,
    EDITION_2019,
    EDITION_2021,
    Edition,
    Figure,
    FrozenMap,
    Notice,
    Report,
    blank_figures,
    edition_key_for,
)

_READERS = {PROACTIVE: read_proactive, REQUESTS: read_requests, REMEDIES: read_remedies}
_NAMES = {PROACTIVE: ("表二", 2), REQUESTS: ("表三", 3), REMEDIES: ("表四", 4)}


def recognise(content: Content) -> Report:
    """The annual report that ``content`` holds. Every figure carries its provenance; one not stated is ``None``."""
    strands, rest = _strands(list(content.parts))
    prose = read_prose(content, rest)
    form = edition_of(strands, prose.year)
    found = _figures(strands, form)
    _note_absent(found, strands, form, prose.pictures)
    figures: dict[str, Figure] = blank_figures(form) | found.figures
    return Report(
        source=content.source,
        title=prose.title,
        agency=prose.agency,
        year=prose.year,
        edition=form.key if form else _earlier(prose.year),
        scope=prose.scope,
        signed_on=prose.signed_on,
        signed_by=prose.signed_by,
        published_on=prose.published_on,
        period=prose.period,
        contact=prose.contact,
        preamble=prose.preamble,
        figures=FrozenMap(figures),
        sections=prose.sections,
        hygiene=content.hygiene,
        provenance=FrozenMap(found.provenance),
        notices=(*content.notices, *found.notices),
    )


def _earlier(year: int | None) -> str | None:
    return EARLIER if year is not None and edition_key_for(year) == EARLIER else None


def _strands(parts: list[Part]) -> tuple[dict[str, Strand], list[Part]]:
    """The statutory tables' rows, from grids and else from running text, and the parts that are left."""
    strands = {key: strand for key, strand in strands_of(parts).items() if _is_there(strand)}
    rest = _outside(parts, [strand.parts for strand in strands.values()])
    dissolved, rest = dissolved_tables(rest, [table for table in _READERS if table not in strands])
    strands.update(dissolved)
    form = edition_of(strands, None)
    for table in form.tables if form else ():
        key = PROACTIVE if table.section == _NAMES[PROACTIVE][1] else table.key
        if key in strands and key != REMEDIES:
            widths, labels = missing_rows(strands[key], table)
            records, rest = stray_rows(rest, widths, labels)
            strands[key].records += records
    return strands, rest


def _is_there(strand: Strand) -> bool:
    """Whether a table is printed: it states a figure, or its rows stand there empty, as in a form not yet filled in."""
    if any(record.states for record in strand.records):
        return True
    blank = [len(record.cells) for record in strand.records if record.cells]
    return len(blank) >= _EMPTY_ROWS or max(blank, default=0) >= _EMPTY_CELLS


def _outside(parts: list[Part], grids: list[list[int]]) -> list[Part]:
    """What is left beside the statutory grids, without the crumbs of their labels that fell beside them."""
    used = {number for numbers in grids for number in numbers}
    return [
        part
        for number, part in enumerate(parts)
        if number not in used and not (isinstance(part, Paragraph) and _is_crumb(part.text, number, grids))
    ]


def _is_crumb(text: str, number: int, grids: list[list[int]]) -> bool:
    """Whether a line is a torn piece of a table's labels: above the table in its words only, or in its middle."""
    inside = any(numbers[0] < number < numbers[-1] for numbers in grids)
    above = any(numbers[0] - _NEAR <= number < numbers[0] for numbers in grids)
    if not (inside or above) or len(text) > _LONGEST_CRUMB or "。" in text or _is_caption(text):
        return False
    if inside:
        return True
    signs = {sign for sign in text if "\u3400" <= sign <= "\u9fff"}
    words_only = bool(signs) and signs <= _SIGNS and not text.strip()[-1:].isdecimal()
    return words_only and not is_subhead(Paragraph(text=text))  # （三）政府信息管理 is made of these characters too


def _is_caption(text: str) -> bool:
    """A heading or caption between two tables, as against a torn label."""
    return bool(find_headings([Paragraph(text=text)])) or "表" in text


_SIGNS = {
    sign
    for form in (EDITION_2019, EDITION_2021)
    for table in form.tables
    for block in table.blocks
    for label in (
        block.title or "",
        block.corner or "",
        *(part for head in (*block.columns, *block.rows) for part in head.labels),
    )
    for sign in label
}
"""The characters that the labels of the form are made of."""
_NEAR = 12
_EMPTY_ROWS = 5
_EMPTY_CELLS = 15
_LONGEST_CRUMB = 80


def _figures(strands: dict[str, Strand], form: Edition | None) -> Found:
    found = Found()
    if form is None:
        return found
    for table, read in _READERS.items():
        if table in strands:
            read(found, strands[table], form)
    return found


def _note_absent(
    found: Found, strands: dict[str, Strand], form: Edition | None, pictures: dict[int, tuple[str, ...]]
) -> None:
    """Say which statutory tables the document lacks, and which of them may be a picture."""
    if form is None:
        return
    for table, (name, section) in _NAMES.items():
        if table in strands:
            continue
        title = form.tables[section - 2].name
        if section in pictures:
            where = "、".join(pictures[section])
            message = f"{name}（{title}）没有读到，可能是图片：{where}。请安装 gongkai[ocr]，或换用能复制文字的文件。"
            found.notices.append(Notice("table_is_picture", message, table))
        else:
            found.notices.append(Notice("table_missing", f"文件中没有{name}（{title}）。", table))
