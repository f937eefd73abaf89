"""The bounds that keep every reader's time and memory small, whatever the file."""

from collections.abc import Sequence
from typing import Final

from gongkai.documents.content import Part, UnreadableError

MAX_FILE_BYTES: Final = 50 * 1024 * 1024
MAX_TEXT: Final = 5_000_000
MAX_PARTS: Final = 100_000
MAX_CELLS: Final = 200_000


def check_size(size: int) -> None:
    """Raises ``UnreadableError`` for a file too large to be a report."""
    if size > MAX_FILE_BYTES:
        raise UnreadableError(
            f"文件有 {size / 1048576:.0f} MB，超过 {MAX_FILE_BYTES // 1048576} MB 的上限；请压缩其中的图片后再试。"
        )


def check_text(text: str) -> None:
    """Raises ``UnreadableError`` for more text than a report can have."""
    if len(text) > MAX_TEXT:
        raise UnreadableError(f"文字超过 {MAX_TEXT // 10000} 万字，不像一份年度报告，未读取。")


def check_parts(parts: Sequence[Part]) -> None:
    """Raises ``UnreadableError`` for more paragraphs and tables than a report can have."""
    if len(parts) > MAX_PARTS:
        raise UnreadableError(f"段落和表格超过 {MAX_PARTS // 10000} 万个，不像一份年度报告，未读取。")
