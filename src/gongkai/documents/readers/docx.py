"""Word (docx) → ``Content``: paragraphs with their automatic numbers, tables with their merged cells.

Deleted and hidden text is left out and counted; layout tables around other tables are opened.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import Final

from lxml import etree

from gongkai.documents.content import Content, Grid, GridCell, Paragraph, Part, Picture, UnreadableError
from gongkai.documents.readers.limits import MAX_CELLS, check_parts
from gongkai.documents.readers.numbering import Numbering
from gongkai.documents.readers.packages import Package
from gongkai.documents.readers.sources import source_of
from gongkai.domain.reports import Hygiene

_MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TRANSITIONAL: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT_RELATIONS: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CORE: Final = "docProps/core.xml"
_PEOPLE: Final = ("creator", "lastModifiedBy")
_SMALLEST_PICTURE: Final = 3000
_DEEPEST: Final = 60
_WIDEST: Final = 1000


def read(data: bytes, name: str, *, pictures: bool = False) -> Content:
    """Read a Word document. Raises ``UnreadableError``."""
    package = Package(data)
    main = _main_part(package)
    root = package.xml(main)
    space = "{" + (etree.QName(root).namespace or _TRANSITIONAL) + "}"
    body = root.find(f"{space}body")
    if body is None:
        raise UnreadableError("文件里没有正文，可能已损坏；请用 Word 或 WPS 打开后另存一份再试。")
    walk = _Walk(package, main, space, pictures=pictures)
    walk.blocks(body, 0)
    parts = tuple(walk.parts)
    check_parts(parts)
    return Content(
        source=source_of(data, name, _MEDIA_TYPE), parts=parts, hygiene=tuple(_hygiene(package, root, space))
    )


def _main_part(package: Package) -> str:
    if "_rels/.rels" in package.names:
        for relation in package.xml("_rels/.rels"):
            if (relation.get("Type") or "").endswith("/officeDocument"):
                return (relation.get("Target") or "").lstrip("/")
    return "word/document.xml"


@dataclass(slots=True)
class _Style:
    """What a paragraph style gives: an outline level, a numbering, whether its text is hidden."""

    level: int | None = None
    numbering: tuple[str, int] | None = None
    based_on: str | None = None


@dataclass(slots=True)
class _Walk:
    """One pass over the body in reading order."""

    package: Package
    main: str
    w: str
    pictures: bool
    parts: list[Part] = field(default_factory=list)
    tables: int = 0
    seen_pictures: int = 0
    cells: int = 0
    _run: str = ""
    _t: str = ""
    _properties: str = ""
    _cell_properties: str = ""
    _grid_span: str = ""
    _row_merge: str = ""
    _val: str = ""
    _signs: dict[str, str] = field(default_factory=dict)
    _skipped: frozenset[str] = frozenset()
    _styles: dict[str, _Style] = field(default_factory=dict)
    _numbering: Numbering | None = None
    _targets: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        w = self.w
        self._run, self._t, self._properties = f"{w}r", f"{w}t", f"{w}rPr"
        self._cell_properties, self._grid_span, self._row_merge = f"{w}tcPr", f"{w}gridSpan", f"{w}vMerge"
        self._val = f"{w}val"
        self._signs = {f"{w}br": "\n", f"{w}cr": "\n", f"{w}tab": "\t", f"{w}noBreakHyphen": "-"}
        gone = ("del", "moveFrom", "txbxContent", "pPr", "rPr", "delText", "instrText")
        self._skipped = frozenset({*(f"{w}{name}" for name in gone), _FALLBACK})
        self._styles = _styles(self.package, self.main, self.w)
        self._targets = _targets(self.package, self.main)
        numbering = next((target for target in self._targets.values() if target.endswith("numbering.xml")), None)
        known = numbering is not None and numbering in self.package.names
        self._numbering = Numbering(self.package.xml(numbering), self.w) if known and numbering else None

    def blocks(self, parent: etree._Element, depth: int) -> None:
        """Every paragraph and table under ``parent``, through content controls and insertions."""
        if depth > _DEEPEST:
            raise UnreadableError("文件的结构嵌套过深，未读取。")
        for child in parent:
            tag = child.tag
            if tag == f"{self.w}p":
                self._paragraph(child)
            elif tag == f"{self.w}tbl":
                self._table(child, depth)
            elif tag in (
                f"{self.w}sdt",
                f"{self.w}sdtContent",
                f"{self.w}ins",
                f"{self.w}customXml",
                f"{self.w}smartTag",
            ):
                self.blocks(child, depth + 1)

    # ---- paragraphs ----

    def _paragraph(self, node: etree._Element) -> None:
        text = self.text(node)
        for box in node.iter(f"{self.w}txbxContent"):
            if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                self.blocks(box, _DEEPEST // 2)
        if text.strip():
            level = self._level(node)
            number = self._number(node)
            lines = [line.strip() for line in text.split("\n")]
            shown = [line for line in lines if line]
            self.parts += [
                Paragraph(text=(number + line) if at == 0 else line, heading=level) for at, line in enumerate(shown)
            ]
        self._pictures(node)

    def text(self, node: etree._Element) -> str:
        """A paragraph's visible text, tabs and line breaks kept."""
        pieces: list[str] = []
        self._gather(node, pieces)
        return "".join(pieces)

    def _gather(self, node: etree._Element, pieces: list[str]) -> None:
        """Text in order; not what is deleted, moved away, hidden, or in a text box, which has paragraphs of its own."""
        for child in node:
            tag = child.tag
            if tag == self._run:
                if not self._is_hidden(child):
                    self._gather(child, pieces)
            elif tag == self._t:
                pieces.append(child.text or "")
            elif tag in self._signs:
                pieces.append(self._signs[tag])
            elif tag not in self._skipped and len(child):
                self._gather(child, pieces)

    def _is_hidden(self, run: etree._Element) -> bool:
        properties = _properties(run, self._properties)
        vanish = properties.find(f"{self.w}vanish") if properties is not None else None
        return vanish is not None and vanish.get(f"{self.w}val") not in ("0", "false", "off")

    def _style(self, node: etree._Element) -> _Style:
        style = node.find(f"{self.w}pPr/{self.w}pStyle")
        return self._styles.get(style.get(f"{self.w}val") or "", _Style()) if style is not None else _Style()

    def _level(self, node: etree._Element) -> int | None:
        own = node.find(f"{self.w}pPr/{self.w}outlineLvl")
        level = _whole(own.get(f"{self.w}val")) if own is not None else self._style(node).level
        return level + 1 if level is not None and level < 9 else None

    def _number(self, node: etree._Element) -> str:
        if self._numbering is None:
            return ""
        own = node.find(f"{self.w}pPr/{self.w}numPr")
        if own is not None:
            number, level = own.find(f"{self.w}numId"), own.find(f"{self.w}ilvl")
            key = number.get(f"{self.w}val") if number is not None else None
            at = _whole(level.get(f"{self.w}val")) if level is not None else 0
        else:
            key, at = self._style(node).numbering or (None, 0)
        return self._numbering.next(key, at or 0) if key else ""

    def _pictures(self, node: etree._Element) -> None:
        for blip in node.iter(_DRAWING):
            target = self._targets.get(blip.get(f"{_RELATIONS}embed") or blip.get(f"{_STRICT_RELATIONS}embed") or "")
            if target is None or target not in self.package.names:
                continue
            if self.package.size(target) < _SMALLEST_PICTURE:
                continue
            self.seen_pictures += 1
            self.parts.append(
                Picture(
                    where=f"正文第{self.seen_pictures}张图片",
                    data=self.package.media(target) if self.pictures else None,
                )
            )

    # ---- tables ----

    def _table(self, node: etree._Element, depth: int) -> None:
        if node.find(f".//{self.w}tc//{self.w}tbl") is not None and self._is_layout(node):
            for cell in node.iter(f"{self.w}tc"):
                if next(cell.iterancestors(f"{self.w}tbl")) is node:
                    self.blocks(cell, depth + 1)
            return
        cells = tuple(self._grid_cells(node))
        if not cells:
            return
        self.tables += 1
        self.parts.append(Grid(cells=cells, order=self.tables))
        self._pictures(node)

    def _is_layout(self, node: etree._Element) -> bool:
        """Whether a table only frames another: few rows of its own, the words in the tables within."""
        own = [row for row in node.iter(f"{self.w}tr") if next(row.iterancestors(f"{self.w}tbl")) is node]
        return len(own) <= 3 or all(row.find(f"{self.w}tc//{self.w}tbl") is not None for row in own)

    def _grid_cells(self, table: etree._Element) -> Iterator[GridCell]:
        """The table's cells; a cell merged downwards is one cell with its rows counted."""
        open_merges: dict[int, _Laid] = {}
        laid: list[_Laid] = []
        for at, row in enumerate(_rows(table, self.w)):
            column = _before(row, self.w)
            for cell in _cells(row, self.w):
                width, merge = self._merges(cell)
                self.cells += 1
                if self.cells > MAX_CELLS or column > _WIDEST:
                    raise UnreadableError("表格的单元格多得不像一份年度报告，未读取；请检查其中的合并单元格。")
                above = open_merges.pop(column, None)
                if merge == "continue" and above is not None:
                    above.height = at - above.row + 1
                    open_merges[column] = above
                else:
                    laid.append(_Laid(self._cell_text(cell), at, column, width))
                    if merge:
                        open_merges[column] = laid[-1]
                column += width
        for cell_laid in laid:
            yield cell_laid.cell

    def _merges(self, cell: etree._Element) -> tuple[int, str | None]:
        """How many columns a cell spans, and whether it starts ("restart") or continues ("continue") merged rows."""
        width, merge = 1, None
        properties = _properties(cell, self._cell_properties)
        for item in properties if properties is not None else ():
            if item.tag == self._grid_span:
                width = max(1, min(_whole(item.get(self._val)) or 1, _WIDEST + 1))
            elif item.tag == self._row_merge:
                merge = item.get(self._val) or "continue"
        return width, merge

    def _cell_text(self, cell: etree._Element) -> str:
        lines = [self._number(node) + self.text(node).replace("\n", "") for node in cell.iter(f"{self.w}p")]
        return "".join(line.strip() for line in lines) if len(lines) > 1 else "".join(lines).strip()


@dataclass(slots=True)
class _Laid:
    """A cell as it is laid out; its height grows with the rows merged into it."""

    text: str
    row: int
    column: int
    width: int
    height: int = 1

    @property
    def cell(self) -> GridCell:
        return GridCell(text=self.text, row=self.row, column=self.column, row_span=self.height, column_span=self.width)


def _rows(table: etree._Element, w: str) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{w}tr":
            if child.find(f"{w}trPr/{w}del") is None:
                yield child
        elif child.tag in (f"{w}sdt", f"{w}sdtContent", f"{w}ins", f"{w}customXml"):
            yield from _rows(child, w)


def _cells(row: etree._Element, w: str) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == f"{w}tc":
            yield child
        elif child.tag in (f"{w}sdt", f"{w}sdtContent", f"{w}ins", f"{w}customXml"):
            yield from _cells(child, w)


def _before(row: etree._Element, w: str) -> int:
    node = row.find(f"{w}trPr/{w}gridBefore")
    return min(_whole(node.get(f"{w}val")) or 0, _WIDEST) if node is not None else 0


def _properties(node: etree._Element, tag: str) -> etree._Element | None:
    """A node's properties, which stand first in it."""
    first = next(iter(node), None)
    return first if first is not None and first.tag == tag else None


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() and len(text) < 10 else None


def _targets(package: Package, main: str) -> dict[str, str]:
    """Relationship id → the part it names."""
    folder, name = dirname(main), main.rsplit("/", 1)[-1]
    relations = join(folder, "_rels", f"{name}.rels")
    if relations not in package.names:
        return {}
    found = {}
    for relation in package.xml(relations):
        target = relation.get("Target") or ""
        if relation.get("TargetMode") != "External":
            found[relation.get("Id") or ""] = (
                target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            )
    return found


def _styles(package: Package, main: str, w: str) -> dict[str, _Style]:
    name = join(dirname(main), "styles.xml")
    if name not in package.names:
        return {}
    styles: dict[str, _Style] = {}
    for node in package.xml(name).iter(f"{w}style"):
        style = _Style()
        level = node.find(f"{w}pPr/{w}outlineLvl")
        style.level = _whole(level.get(f"{w}val")) if level is not None else None
        number = node.find(f"{w}pPr/{w}numPr/{w}numId")
        depth = node.find(f"{w}pPr/{w}numPr/{w}ilvl")
        if number is not None and number.get(f"{w}val"):
            style.numbering = (
                number.get(f"{w}val") or "",
                _whole(depth.get(f"{w}val")) or 0 if depth is not None else 0,
            )
        based = node.find(f"{w}basedOn")
        style.based_on = based.get(f"{w}val") if based is not None else None
        styles[node.get(f"{w}styleId") or ""] = style
    for style in styles.values():
        _inherit(style, styles)
    return styles


def _inherit(style: _Style, styles: dict[str, _Style]) -> None:
    above = styles.get(style.based_on or "")
    for _ in range(_DEEPEST):
        if above is None:
            return
        style.level = above.level if style.level is None else style.level
        style.numbering = above.numbering if style.numbering is None else style.numbering
        above = styles.get(above.based_on or "")


def _hygiene(package: Package, root: etree._Element, w: str) -> Iterator[Hygiene]:
    """What the file carries besides its visible text."""
    changes = sum(1 for _ in root.iter(f"{w}ins", f"{w}del", f"{w}moveFrom", f"{w}moveTo"))
    hidden = sum(1 for node in root.iter(f"{w}vanish") if node.get(f"{w}val") not in ("0", "false", "off"))
    comments = 0
    for name in package.names:
        if name.endswith("/comments.xml"):
            comments = sum(1 for _ in package.xml(name).iter(f"{w}comment"))
    pictures = sum(1 for name in package.names if "/media/" in name)
    embedded = sum(1 for name in package.names if "/embeddings/" in name)
    for kind, count, where in (
        ("tracked_changes", changes, "正文"),
        ("comments", comments, "批注"),
        ("hidden_text", hidden, "正文"),
        ("pictures", pictures, "正文"),
        ("embedded_objects", embedded, "正文"),
    ):
        if count:
            yield Hygiene(kind, count, where)
    if _CORE in package.names:
        people = {
            (node.text or "").strip()
            for node in package.xml(_CORE).iter()
            if isinstance(node.tag, str) and etree.QName(node).localname in _PEOPLE
        } - {"", "python-docx"}
        if people:
            yield Hygiene("author", len(people), "文件属性：" + "、".join(sorted(people)))
