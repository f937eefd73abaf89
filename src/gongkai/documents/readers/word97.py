"""Old Word files (.doc) → ``Content``, through Debian's antiword: text lines, and tables drawn with ``|``."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from gongkai.documents.content import Content, Grid, GridCell, Paragraph, Part, UnreadableError
from gongkai.documents.readers.limits import check_parts, check_text
from gongkai.documents.readers.sources import source_of

_MEDIA_TYPE: Final = "application/msword"
_SECONDS: Final = 20
_SAVE_AS: Final = "请用 Word 或 WPS 另存为 docx 再试"
_PICTURE: Final = re.compile(r"^\s*\[pic\]\s*$")


def read(data: bytes, name: str, *, pictures: bool = False) -> Content:  # noqa: ARG001 - antiword shows no pictures
    """Read a .doc. Raises ``UnreadableError``, also where antiword is not installed."""
    text = _text(data)
    check_text(text)
    parts = tuple(_parts(text.splitlines()))
    check_parts(parts)
    if not parts:
        raise UnreadableError(f"旧版 Word 文件里没有读到文字；{_SAVE_AS}。")
    return Content(source=source_of(data, name, _MEDIA_TYPE), parts=parts)


def _text(data: bytes) -> str:
    antiword = shutil.which("antiword")
    if antiword is None:
        raise UnreadableError(
            f"读旧版 Word 文件（doc）需要 antiword（Debian/Ubuntu：apt-get install antiword）；也可{_SAVE_AS[1:]}。"
        )
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        file = Path(folder) / "report.doc"
        file.write_bytes(data)
        try:
            done = subprocess.run(  # noqa: S603 - a fixed program on a file of ours
                [antiword, "-m", "UTF-8.txt", "-w", "0", str(file)],
                capture_output=True,
                timeout=_SECONDS,
                check=False,
                env={"HOME": folder, "LC_ALL": "C.UTF-8"},
            )
        except subprocess.TimeoutExpired:
            raise UnreadableError(f"旧版 Word 文件读得太久；{_SAVE_AS}。") from None
    if done.returncode != 0:
        raise UnreadableError(f"旧版 Word 文件已损坏或不是 Word 文件；{_SAVE_AS}。")
    return done.stdout.decode("utf-8", errors="replace")


def _parts(lines: list[str]) -> Iterator[Part]:
    """Lines that begin with ``|`` draw a table's rows; a row goes on over lines whose first cells stay empty."""
    order = 0
    table: list[list[str]] = []
    for line in lines:
        if line.startswith("|"):
            table.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        if table:
            order += 1
            yield _grid(table, order)
            table = []
        if line.strip() and not _PICTURE.match(line):
            yield Paragraph(text=line.strip())
    if table:
        yield _grid(table, order + 1)


def _grid(table: list[list[str]], order: int) -> Grid:
    cells = tuple(
        GridCell(text=text, row=row, column=column)
        for row, texts in enumerate(_joined(table))
        for column, text in enumerate(texts)
    )
    return Grid(cells=cells, order=order, ragged=True)


def _joined(table: list[list[str]]) -> list[list[str]]:
    """Rows with the lines that continue them taken in: as many cells, no figure, words only under words."""
    rows: list[list[str]] = []
    for line in table:
        before = rows[-1] if rows else []
        if len(before) == len(line) and _continues(before, line):
            rows[-1] = [above + text for above, text in zip(before, line, strict=True)]
        else:
            rows.append(line)
    return rows


def _continues(before: list[str], line: list[str]) -> bool:
    words_only = not any(map(str.isdigit, "".join(line)))
    return words_only and all(not text or above for text, above in zip(line, before, strict=True))
