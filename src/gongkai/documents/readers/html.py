"""A web page → ``Content``: the article out of the menus, its tables with their spans, its metadata."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.documents.content import Content, Grid, Paragraph, Part, Picture, UnreadableError
from gongkai.documents.readers.kinds import decode
from gongkai.documents.readers.limits import check_parts, check_text
from gongkai.documents.readers.sources import source_of
from gongkai.documents.readers.spans import SpanCell, grid_of
from gongkai.domain.reports import Hygiene

_SKIPPED: Final = frozenset(
    {"script", "style", "noscript", "template", "head", "title", "meta", "link", "select", "option"}
    | {"button", "nav", "footer", "iframe", "object", "svg", "canvas", "textarea", "audio", "video", "map"}
    | {"xml", "-comment"}
)
_BLOCKS: Final = frozenset(
    {"p", "div", "section", "article", "main", "header", "aside", "ul", "ol", "li", "dl", "dt", "dd"}
    | {"blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "center", "figure", "figcaption", "address"}
    | {"hr", "body", "html", "fieldset", "legend", "td", "th", "tr", "tbody", "thead", "tfoot", "table"}
    | {"caption", "ucapcontent", "form", "details", "summary"}
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ICON: Final = re.compile(
    r"icon|logo|banner|qrcode|ewm|erweima|share|wechat|weixin|weibo|print|close|arrow|btn|search|blank|spacer",
    re.IGNORECASE,
)
_LISTS: Final = frozenset({"ul", "ol", "dl"})
_MENU_LINKS: Final = 4
_SMALL: Final = 80
_DEEPEST: Final = 400
_DEEPEST_OPEN: Final = 3000
_NESTING: Final = re.compile(
    r"<(/?)(?:div|table|span|font|section|center|blockquote|b|i|u|em|strong|a|h[1-6])\b", re.IGNORECASE
)
_DATE: Final = re.compile(r"(20\d\d)[-年/.](\d{1,2})[-月/.](\d{1,2})")
_DATE_META: Final = frozenset(
    {"pubdate", "publishdate", "publish_date", "publishedtime", "article:published_time", "firstpublishedtime"}
)
_DATE_LABEL: Final = re.compile(r"^\s*(?:公开日期|发布日期|发布时间|发文日期|公开时间)\s*[:：]?\s*(.*)$", re.DOTALL)
_DATE_WITHIN: Final = re.compile(
    r"(?:公开日期|发布日期|发布时间|公开时间)\s*[:：]\s*[\[【]?\s*(20\d\d[-年/.]\d{1,2}[-月/.]\d{1,2})"
)
_HEADING: Final = re.compile(r"h([1-6])")
_WHITE: Final = re.compile(r"[ \t\r\n\f\v]+")
_CONTENTS: Final = re.compile(r"总体情况|主动公开政府信息|本年新收|行政复议|其他需要报告")


def read(data: bytes, name: str, *, pictures: bool = False) -> Content:
    """Read a saved web page. Raises ``UnreadableError``."""
    text = decode(data, declared=True)
    check_text(text)
    _check_depth(text)
    tree = LexborHTMLParser(text)
    body = tree.body or tree.root
    if body is None:
        raise UnreadableError("网页里没有内容。")
    walk = _Walk(pictures=pictures)
    walk.enter(body, 0)
    walk.flush()
    parts = tuple(_article(walk.parts))
    check_parts(parts)
    hygiene = (Hygiene("hidden_text", walk.hidden, "网页"),) if walk.hidden else ()
    return Content(
        source=source_of(data, name, "text/html"),
        parts=parts,
        title=_title(tree),
        published_on=_published(tree, walk.parts),
        hygiene=hygiene,
    )


def _check_depth(text: str) -> None:
    """Refuse elements nested beyond sense: the parser's time grows with the square of their depth."""
    if text.count("<") - text.count("</") < _DEEPEST_OPEN:
        return
    depth = 0
    for tag in _NESTING.finditer(text):
        depth += -1 if tag[1] else 1
        if depth > _DEEPEST_OPEN:
            raise UnreadableError("网页的结构嵌套过深，不像一份年度报告，未读取。")


@dataclass(slots=True)
class _Walk:
    """One pass over the page in reading order; text gathers until a block ends it."""

    pictures: bool
    parts: list[Part] = field(default_factory=list)
    hidden: int = 0
    tables: int = 0
    seen_pictures: int = 0
    _text: list[str] = field(default_factory=list)
    _heading: int | None = None
    _as_typed: bool = False

    def flush(self) -> None:
        text = _squeezed("".join(self._text))
        if text:
            self.parts += [Paragraph(text=line, heading=self._heading) for line in text.split("\n") if line.strip()]
        self._text.clear()

    def enter(self, node: LexborNode, depth: int) -> None:
        if depth > _DEEPEST:
            self._text.append(node.text(deep=True))
            return
        child = node.first_child
        while child is not None:
            self._child(child, depth)
            child = child.next

    def _child(self, node: LexborNode, depth: int) -> None:
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            self._text.append(text if self._as_typed else _WHITE.sub(" ", text))
        elif tag in _SKIPPED or tag.startswith(("-", "!")):
            return
        elif _is_hidden(node):
            self.hidden += bool((node.text(deep=True) or "").strip())
        elif tag == "br":
            self._text.append("\n")
        elif tag == "img":
            self._picture(node)
        elif tag == "table":
            self.flush()
            self._table(node, depth)
        elif tag in _LISTS and _is_menu(node):
            return
        elif tag in _BLOCKS:
            self._block(node, tag, depth)
        else:
            self.enter(node, depth + 1)

    def _block(self, node: LexborNode, tag: str, depth: int) -> None:
        self.flush()
        heading = _HEADING.fullmatch(tag)
        before = self._heading, self._as_typed
        self._heading = int(heading[1]) if heading else self._heading
        self._as_typed = self._as_typed or tag == "pre"
        self.enter(node, depth + 1)
        self.flush()
        self._heading, self._as_typed = before

    def _table(self, node: LexborNode, depth: int) -> None:
        """A table of figures becomes a grid; one that only lays the page out is walked through."""
        rows = list(_rows(node))
        if _is_layout(node, rows):
            self.enter(node, depth + 1)
            self.flush()
            return
        self.tables += 1
        for caption in node.css("caption"):
            if caption.text(deep=True).strip():
                self.parts.append(Paragraph(text=_squeezed(caption.text(deep=True))))
        self.parts.append(grid_of(([_span_cell(cell) for cell in row] for row in rows), self.tables))

    def _picture(self, node: LexborNode) -> None:
        source = node.attributes.get("src") or ""
        embedded = source.startswith("data:")
        if (not embedded and _ICON.search(source)) or any(
            _is_small(node.attributes.get(side)) for side in ("width", "height")
        ):
            return
        self.flush()
        self.seen_pictures += 1
        file = "" if embedded else source.rsplit("/", 1)[-1][:60]
        where = f"页面第{self.seen_pictures}张图片" + (f"（{file}）" if file else "")
        self.parts.append(Picture(where=where, data=_embedded(source) if self.pictures else None))


def _is_menu(node: LexborNode) -> bool:
    """Whether a list is nothing but links: the site's menu, not the report."""
    links = node.css("a")
    if len(links) < _MENU_LINKS:
        return False
    said = len("".join(node.text(deep=True).split()))
    return sum(len("".join(link.text(deep=True).split())) for link in links) >= 0.9 * said


def _squeezed(text: str) -> str:
    if "\n" not in text and "\u200b" not in text and "\ufeff" not in text:
        return _WHITE.sub(" ", text).strip(" \u3000\u00a0")
    lines = (
        _WHITE.sub(" ", line.replace("\u200b", "").replace("\ufeff", "")).strip(" \u3000\u00a0")
        for line in text.split("\n")
    )
    return "\n".join(lines).strip()


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    style = attributes.get("style")
    return "hidden" in attributes or bool(style and _HIDDEN.search(style))


def _is_small(size: str | None) -> bool:
    digits = re.match(r"\d+", size or "")
    return digits is not None and int(digits[0]) < _SMALL and "%" not in (size or "")


def _embedded(source: str) -> bytes | None:
    head, _, payload = source.partition(",")
    if not head.startswith("data:image/") or "base64" not in head:
        return None
    try:
        return base64.b64decode(payload, validate=False)
    except binascii.Error:
        return None


# ---- tables ----


def _rows(table: LexborNode) -> Iterator[list[LexborNode]]:
    """The table's own rows as displayed: those of thead first, of tfoot last."""
    found: dict[str, list[list[LexborNode]]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in _elements(table):
        if child.tag == "tr":
            found["tbody"].append(_cells(child))
        elif child.tag in found:
            found[child.tag] += [_cells(row) for row in _elements(child) if row.tag == "tr"]
    for rows in found.values():
        yield from rows


def _elements(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        if child.tag and not child.tag.startswith("-") and not _is_hidden(child):
            yield child
        child = child.next


def _cells(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in _elements(row) if cell.tag in ("td", "th")]


def _is_layout(table: LexborNode, rows: list[list[LexborNode]]) -> bool:
    """Whether a table holds other tables or a whole text in one cell, so that its cells are parts of the page."""
    if (table.html or "").count("<table") > 1 and any(
        cell.css_first("table") is not None for row in rows for cell in row
    ):
        return True
    return all(len(row) <= 1 for row in rows)


def _span_cell(cell: LexborNode) -> SpanCell:
    given = cell.attributes
    return SpanCell(
        text=_cell_text(cell),
        row_span=_span(given.get("rowspan")),
        column_span=max(1, _span(given.get("colspan"))),
    )


def _span(given: str | None) -> int:
    digits = _SPAN.match(given) if given else None
    return int(digits[1]) if digits else 1


_SPAN: Final = re.compile(r"\s*(\d{1,9})")
_BROKEN: Final = re.compile(r"<(?:br|li|script|style)\b|hidden|display|<(?:p|div)\b.*<(?:p|div)\b", re.DOTALL)


def _cell_text(cell: LexborNode) -> str:
    """A cell's text; Chinese broken over lines or paragraphs joins without a blank."""
    if _BROKEN.search(cell.html or ""):
        text = _broken_text(cell)
    else:
        text = _WHITE.sub(" ", cell.text(deep=True, separator=""))
    return text.replace("\u200b", "").strip(" \u3000\u00a0\n")


def _broken_text(cell: LexborNode) -> str:
    """The text of a cell that holds blocks, line breaks or hidden words."""
    gathered = _Walk(pictures=False)
    gathered.enter(cell, 0)
    gathered.flush()
    texts = (part.text for part in gathered.parts if isinstance(part, Paragraph))
    return "".join(text + " " if text[-1:].isascii() else text for text in texts)


# ---- the page around the article ----


def _article(parts: list[Part]) -> list[Part]:
    """The parts of the page up to the furniture under the report; all of them if it has none of the report's words."""
    told = [at for at, part in enumerate(parts) if isinstance(part, Paragraph) and _CONTENTS.search(part.text)]
    if not told:
        return parts
    last = max([told[-1], *(at for at, part in enumerate(parts) if isinstance(part, Grid))])
    end = next((at for at in range(last + 1, len(parts)) if _ends_article(parts[at])), len(parts))
    return parts[:end]


_FURNITURE: Final = re.compile(
    r"[【\[]?\s*(?:扫一扫|分享到|打印(?:本页|】|$)|关闭(?:窗口|本页|】|$)|上一[篇条]|下一[篇条]|相关(?:链接|文章|信息|阅读|稿件)\s*(?:[:：】]|$)"
    r"|版权所有|(?:主办|承办)(?:单位)?\s*[:：]|网站标识码|网站地图|附件下载|责任编辑|\S{0,12}ICP备|\S{0,3}公网安备)"
)
_FURNITURE_LENGTH: Final = 120


def _ends_article(part: Part) -> bool:
    """Whether this is the foot of the page: it opens with its words and is no sentence of the report."""
    if not isinstance(part, Paragraph) or len(part.text) > _FURNITURE_LENGTH or part.text.endswith("。"):
        return False
    return bool(_FURNITURE.match(part.text))


def _title(tree: LexborHTMLParser) -> str | None:
    for meta in tree.css("meta"):
        if (meta.attributes.get("name") or "").lower() == "articletitle" and meta.attributes.get("content"):
            return (meta.attributes["content"] or "").strip()
    node = tree.css_first("title")
    return node.text(deep=True).strip() or None if node is not None else None


def _published(tree: LexborHTMLParser, parts: list[Part]) -> date | None:
    """The day the page says it was published: its metadata, else a labelled date near its top."""
    for meta in tree.css("meta"):
        named = (meta.attributes.get("name") or meta.attributes.get("property") or "").lower()
        if named in _DATE_META and (day := _day(meta.attributes.get("content") or "")):
            return day
    texts = [text for part in parts[:60] for text in _texts(part)]
    for at, text in enumerate(texts):
        label = _DATE_LABEL.match(text)
        if label and (day := _day(label[1] or " ".join(texts[at + 1 : at + 2]))):
            return day
        within = _DATE_WITHIN.search(text)
        if within and (day := _day(within[1])):
            return day
    return None


def _texts(part: Part) -> list[str]:
    if isinstance(part, Paragraph):
        return [part.text]
    return [cell.text for cell in part.cells[:40]] if isinstance(part, Grid) else []


def _day(text: str) -> date | None:
    match = _DATE.search(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
