"""Plain text and Markdown → ``Content``.

Text taken out of Word or a web page keeps its tables in one of three shapes: a row a line with tabs between the
cells, a cell a line behind a tab with a blank line after each row, or Markdown pipes. Columns are only counted,
so the grids are ragged.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from gongkai.documents.content import Content, Grid, GridCell, Paragraph, Part
from gongkai.documents.readers.kinds import decode
from gongkai.documents.readers.limits import check_parts, check_text
from gongkai.documents.readers.sources import source_of

_RULE: Final = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*|\s*\|\s*:?-+:?\s*\|\s*")
_DRAWN_RULE: Final = re.compile(r"[-—_=+\s]*-{3,}[-—_=+\s]*")
_FRAME: Final = re.compile(r"\s*\+(?:[-=:]{2,}\+)+\s*")
_HEADING: Final = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_ESCAPES: Final = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_EMPHASIS: Final = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_NEW_ROW: Final = re.compile(r"[ \u3000]+\t")
_PIPES: Final = 2
_WRAPPED: Final = 20
_CLOSED: Final = "。！？；：”’』》!?;:|"
_OPENS: Final = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,2}[、.．是]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.．、]|20\d\d\s*年\d|附件|[#=*])"
)
_HEAD: Final = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)])[^，。；]{0,30}|.{0,50}(?:报告|年报)"
)


@dataclass(slots=True)
class _Lines:
    """The numbered lines of a text, taken from the front."""

    lines: list[str]
    at: int = 0

    def __bool__(self) -> bool:
        return self.at < len(self.lines)

    @property
    def next(self) -> str:
        return self.lines[self.at]

    def take(self) -> tuple[int, str]:
        self.at += 1
        return self.at, self.lines[self.at - 1]


@dataclass(slots=True)
class _Rows:
    """A table as it grows: rows of cells, each with the line it began on."""

    rows: list[list[tuple[int, str]]] = field(default_factory=list)

    def grid(self, order: int) -> Grid:
        cells = tuple(
            GridCell(text=text.strip(), row=row, column=column, line=line)
            for row, texts in enumerate(self.rows)
            for column, (line, text) in enumerate(texts)
        )
        return Grid(cells=cells, order=order, ragged=True)


def read(data: bytes, name: str, *, pictures: bool = False) -> Content:  # noqa: ARG001 - text holds no pictures
    """Read plain text or Markdown in UTF-8, UTF-16 or GB18030. Raises ``UnreadableError``."""
    text = decode(data)
    check_text(text)
    markdown = bool(re.search(r"^\s*(?:\|.*\||\+[-=+]{3,}\+)\s*$", text, re.MULTILINE)) or name.lower().endswith(
        (".md", ".markdown")
    )
    parts = tuple(_unwrapped(_parts(_Lines(text.splitlines()), markdown=markdown)))
    check_parts(parts)
    media_type = "text/markdown" if markdown else "text/plain"
    return Content(source=source_of(data, name, media_type), parts=parts)


def _parts(lines: _Lines, *, markdown: bool) -> Iterator[Part]:
    order = 0
    while lines:
        if markdown and _is_piped(lines.next):
            order += 1
            yield _piped(lines).grid(order)
        elif _is_tabbed(lines.next):
            rows = _tabbed(lines)
            if any(text.strip() for row in rows.rows for _, text in row):
                order += 1
                yield rows.grid(order)
        else:
            number, line = lines.take()
            if line.strip():
                yield _paragraph(line, number, markdown=markdown)


def _paragraph(line: str, number: int, *, markdown: bool) -> Paragraph:
    heading = _HEADING.fullmatch(line) if markdown else None
    if heading:
        return Paragraph(text=_plain(heading[2]), heading=len(heading[1]), line=number)
    return Paragraph(text=_plain(line.strip()) if markdown else line.strip(), line=number)


def _plain(text: str) -> str:
    """Markdown's escapes and emphasis taken off."""
    return _ESCAPES.sub(r"\1", _EMPHASIS.sub(r"\2", text))


# ---- lines that were cut ----


def _unwrapped(parts: Iterator[Part]) -> Iterator[Part]:
    """Join paragraphs that a page's edge cut: the line before stops in mid-sentence and the next goes on."""
    before: Part | None = None
    for part in parts:
        if isinstance(before, Paragraph) and isinstance(part, Paragraph) and _goes_on(before, part):
            before = replace(before, text=before.text + part.text)
            continue
        if before is not None:
            yield before
        before = part
    if before is not None:
        yield before


def _goes_on(before: Paragraph, part: Paragraph) -> bool:
    if before.heading or part.heading or len(before.text) < _WRAPPED or before.text[-1] in _CLOSED:
        return False
    if _OPENS.match(part.text) or _HEAD.fullmatch(before.text):
        return False
    return any(sign in part.text for sign in "，。、；") or _is_open(before.text)


def _is_open(text: str) -> bool:
    """Whether a bracket or quotation that was opened is not closed yet."""
    return any(text.count(opening) > text.count(closing) for opening, closing in ("《》", "（）", "“”"))


# ---- pipes ----


def _is_piped(line: str) -> bool:
    return (line.lstrip().startswith("|") and line.count("|") >= _PIPES) or bool(_FRAME.fullmatch(line))


def _piped(lines: _Lines) -> _Rows:
    """A table of pipes; between the drawn frames of a grid table the lines of one row are joined."""
    rows = _Rows()
    framed = bool(_FRAME.fullmatch(lines.next))
    fresh = True
    while lines and _is_piped(lines.next):
        number, line = lines.take()
        if _RULE.fullmatch(line) or _FRAME.fullmatch(line):
            fresh = True
            continue
        row = [(number, _plain(_BREAK.sub(" ", cell).strip())) for cell in _cells(line)]
        if framed and not fresh and len(rows.rows[-1]) == len(row):
            rows.rows[-1] = [(at, before + more) for (at, before), (_, more) in zip(rows.rows[-1], row, strict=True)]
        else:
            rows.rows.append(row)
        fresh = False
    return rows


def _cells(line: str) -> list[str]:
    bare = line.strip().removeprefix("|")
    bare = bare.removesuffix("|") if not bare.endswith("\\|") else bare
    return re.split(r"(?<!\\)\|", bare)


# ---- tabs ----


def _is_tabbed(line: str) -> bool:
    return "\t" in line.rstrip("\n") and (line.startswith("\t") or bool(_NEW_ROW.match(line)) or "\t" in line.strip())


def _tabbed(lines: _Lines) -> _Rows:
    """The table that begins here: a cell a line if most lines hold one tab, at their front, else a row a line."""
    ahead = [line for line in _stretch(lines) if line.strip(" \n")]
    single = sum(line.lstrip(" \u3000").startswith("\t") and line.count("\t") == 1 for line in ahead)
    return _cell_a_line(lines) if single * 2 > len(ahead) else _row_a_line(lines)


def _stretch(lines: _Lines) -> list[str]:
    """The tabbed and empty lines from here on."""
    end = lines.at
    while end < len(lines.lines) and (_is_tabbed(lines.lines[end]) or not lines.lines[end].strip()):
        end += 1
    return lines.lines[lines.at : end]


def _row_a_line(lines: _Lines) -> _Rows:
    rows = _Rows()
    while lines and (_is_tabbed(lines.next) or (not lines.next.strip() and _tabs_follow(lines))):
        number, line = lines.take()
        if _is_tabbed(line) and not _DRAWN_RULE.fullmatch(line):
            rows.rows.append([(number, cell) for cell in line.split("\t")])
    return rows


def _cell_a_line(lines: _Lines) -> _Rows:
    """Rows end at an empty line or where a blank precedes the tab; a line without a tab continues the cell above."""
    rows = _Rows()
    open_row: list[tuple[int, str]] = []
    while lines:
        line = lines.next
        if not line.strip(" \u3000\n") and "\t" not in line:
            if not _tabs_follow(lines):
                break
            lines.take()
            rows.rows.append(open_row)
            open_row = []
            continue
        if _NEW_ROW.match(line):
            rows.rows.append(open_row)
            open_row = []
        elif not line.startswith("\t"):
            if not open_row:
                break
            number, text = open_row.pop()
            open_row.append((number, text + lines.take()[1].strip()))
            continue
        number, text = lines.take()
        open_row.append((number, text.strip()))
    rows.rows.append(open_row)
    rows.rows = [row for row in rows.rows if row]
    return rows


def _tabs_follow(lines: _Lines) -> bool:
    """Whether the next line that is not empty goes on with the table."""
    rest = (line for line in lines.lines[lines.at :] if line.strip(" \u3000\n") or "\t" in line)
    return _is_tabbed(next(rest, ""))
