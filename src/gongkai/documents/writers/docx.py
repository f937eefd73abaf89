"""Word: the official layout with real styles, so that Word's navigation and page readers find their way.

The parts that are the same in every file stand in ``word/``; this module makes the text. The file carries what is
visible and its title, nothing else: no author, no dates of its making, no copy of the data.
"""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from gongkai.documents.writers import layout, page, setting
from gongkai.documents.writers.layout import Line, Role
from gongkai.documents.writers.setting import SetCell, SetTable
from gongkai.domain.reports import Report

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

_TWIPS: Final = 20
_GRID_UNIT: Final = 4096
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_ROWS_ON_A_PAGE: Final = 40

_STYLES: Final = {
    Role.TITLE: "Title",
    Role.PUBLISHED: "PublicationDate",
    Role.SECTION: "Heading1",
    Role.SUBHEAD: "Heading2",
    Role.ITEM: "Heading3",
    Role.PARAGRAPH: "BodyText",
    Role.SIGNATURE: "Signature",
    Role.DATE: "Date",
}
_STATIC_PARTS: Final = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fontTable.xml",
    "word/footer_odd.xml": "footer_odd.xml",
    "word/footer_even.xml": "footer_even.xml",
}

_Element = etree._Element  # noqa: SLF001 - lxml gives its element type no public name


def write(report: Report) -> bytes:
    """The report as a .docx file; the same report always gives the same bytes."""
    folder = files(__package__) / "word"
    parts = {name: (folder / source).read_bytes() for name, source in _STATIC_PARTS.items()}
    parts["word/document.xml"] = _xml(_document(report))
    parts["docProps/core.xml"] = _xml(_properties(layout.file_title(report)))
    return _packed(parts)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as package:
        for name, data in parts.items():
            package.writestr(ZipInfo(name, _EARLIEST), data, ZIP_DEFLATED)
    return buffer.getvalue()


def _xml(element: _Element) -> bytes:
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def _properties(title: str) -> _Element:
    properties = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC})
    etree.SubElement(properties, f"{{{_DC}}}title").text = title
    return properties


def _document(report: Report) -> _Element:
    body = _element("body")
    for part in layout.parts_of(report):
        if isinstance(part, Line):
            body.append(_paragraph(part))
        else:
            # Word runs tables into one that stand side by side, and wants a paragraph after the last.
            if len(body) and body[-1].tag == _name("tbl"):
                body.append(_gap())
            body.append(_table(part))
    if len(body) and body[-1].tag == _name("tbl"):
        body.append(_gap())
    body.append(_section())
    return _element("document", body)


# ---- elements ----


def _name(tag: str) -> str:
    return f"{{{_W}}}{tag}"


def _element(tag: str, *children: _Element, **attributes: str | int) -> _Element:
    """A ``w:`` element; its attributes are of the same namespace."""
    element = etree.Element(_name(tag), nsmap={"w": _W, "r": _R})
    element.extend(children)
    for name, value in attributes.items():
        element.set(_name(name), str(value))
    return element


def _twips(points: float) -> int:
    return round(points * _TWIPS)


def _section() -> _Element:
    """A4, the margins, the grid of 22 lines by 28 characters (F-5.7); the page number stands outside (F-5.12)."""
    odd, even = (_element("footerReference", type=kind) for kind in ("default", "even"))
    odd.set(f"{{{_R}}}id", "footerOdd")
    even.set(f"{{{_R}}}id", "footerEven")
    width, height = (_twips(side * page.MM) for side in page.PAGE_MM)
    margins = {
        "top": page.TOP_MM,
        "right": page.RIGHT_MM,
        "bottom": page.BOTTOM_MM,
        "left": page.LEFT_MM,
        "header": page.TOP_MM / 2,
        "footer": page.PAGE_NUMBER_FOOT_MM,
    }
    return _element(
        "sectPr",
        odd,
        even,
        _element("pgSz", w=width, h=height),
        _element("pgMar", **{side: _twips(length * page.MM) for side, length in margins.items()}, gutter=0),
        _element(
            "docGrid",
            type="linesAndChars",
            linePitch=_twips(page.LINE_PITCH),
            charSpace=int((page.CHARACTER_PITCH - page.BODY_SIZE) * _GRID_UNIT),
        ),
    )


def _paragraph(line: Line) -> _Element:
    properties = _element("pPr", _element("pStyle", val=_STYLES[line.role]))
    if line.left or line.right:
        size = page.TITLE_SIZE if line.role is Role.TITLE else page.CHARACTER_PITCH
        sides = {"left": line.left, "right": line.right}
        space = {side: _twips(width * size) for side, width in sides.items() if width}
        characters = {f"{side}Chars": round(width * 100) for side, width in sides.items() if width}
        properties.append(_element("ind", **characters, **space))
    return _element("p", properties, *_runs(line.text))


def _runs(text: str, *properties: _Element) -> Iterator[_Element]:
    if not text:
        return
    run = _element("r")
    if properties:
        run.append(_element("rPr", *properties))
    for number, piece in enumerate(text.split("\n")):
        if number:
            run.append(_element("br"))
        for place, word in enumerate(piece.split("\t")):
            if place:
                run.append(_element("tab"))
            run.append(_text(word))
    yield run


def _text(text: str) -> _Element:
    element = _element("t")
    element.text = text
    element.set(_XML_SPACE, "preserve")
    return element


def _gap() -> _Element:
    return _element("p", _element("pPr", _element("spacing", line=120, lineRule="exact")))


# ---- tables ----


def _table(table: SetTable) -> _Element:
    properties = _element(
        "tblPr",
        _element("tblStyle", val="FormTable"),
        _element("tblW", w=_twips(sum(table.widths)), type="dxa"),
        _element("jc", val="center"),
        _element("tblLayout", type="fixed"),
        _element("tblLook", firstRow=int(table.header_rows > 0), noHBand=1, noVBand=1),
    )
    if table.name:
        properties.append(_element("tblCaption", val=table.name))
    grid = _element("tblGrid", *(_element("gridCol", w=_twips(width)) for width in table.widths))
    rows = (_row(table, number) for number in range(table.height))
    return _element("tbl", properties, grid, *rows)


def _row(table: SetTable, number: int) -> _Element:
    properties = _element("trPr", _element("cantSplit"))
    if number < table.header_rows:
        properties.append(_element("tblHeader"))
    return _element("tr", properties, *(_cell(table, cell, number) for cell in table.across(number)))


def _cell(table: SetTable, cell: SetCell, row: int) -> _Element:
    """A cell in one of the rows it covers; below its first row it is an empty continuation."""
    width = sum(table.widths[cell.column : cell.column + cell.column_span])
    properties = _element("tcPr", _element("tcW", w=_twips(width), type="dxa"))
    if cell.column_span > 1:
        properties.append(_element("gridSpan", val=cell.column_span))
    if cell.row_span > 1:
        properties.append(_element("vMerge", val="restart" if row == cell.row else "continue"))
    properties.append(_element("vAlign", val="center"))
    text = cell.text if row == cell.row else ""
    held = row < table.height - 1 and table.height <= _ROWS_ON_A_PAGE
    return _element("tc", properties, _cell_text(text, table.size, left=cell.left, held=held))


def _cell_text(text: str, size: float, *, left: bool, held: bool) -> _Element:
    """A cell's paragraph; ``held`` keeps it with the row below, so that a table that fits a page is not broken."""
    properties = _element("pPr", _element("pStyle", val="TableText"))
    if held:
        properties.append(_element("keepNext"))
    properties.append(_element("spacing", line=_twips(size * setting.LEADING), lineRule="exact"))
    if left:
        properties.append(_element("jc", val="left"))
    half_points = round(size * 2)
    return _element("p", properties, *_runs(text, _element("sz", val=half_points), _element("szCs", val=half_points)))
