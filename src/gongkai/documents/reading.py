"""A file → its content, or the annual report in it: the one way in for every format."""

import json
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Final, Protocol

from gongkai.documents.content import Content, Grid, Part, Picture, UnreadableError
from gongkai.documents.readers.kinds import Kind, decode, kind_of
from gongkai.documents.readers.limits import MAX_FILE_BYTES, check_size
from gongkai.domain.reports import Report, ReportFormatError, from_json


class _Read(Protocol):
    def __call__(self, data: bytes, name: str, *, pictures: bool = False) -> Content: ...


_READERS: Final = {
    Kind.DOCX: "docx",
    Kind.XLSX: "xlsx",
    Kind.PDF: "pdf",
    Kind.HTML: "html",
    Kind.TEXT: "text",
    Kind.WORD97: "word97",
    Kind.PICTURE: "picture",
}


def read_content(path: Path, *, pictures: bool = False) -> Content:
    """The paragraphs, tables and pictures of a file; with ``pictures``, their data too. Raises ``UnreadableError``."""
    return _content(_bytes(path), path.name, pictures=pictures)


def read_report(path: Path, *, ocr: bool = True) -> Report:
    """The annual report in a file. Raises ``UnreadableError``.

    With ``ocr``, pictures are recognised if the extra ``ocr`` is installed; without it they leave a notice.
    """
    return read_report_bytes(_bytes(path), path.name, ocr=ocr)


def read_report_bytes(data: bytes, name: str, *, ocr: bool = True) -> Report:
    """As ``read_report``, from bytes; ``name`` only names the source."""
    from gongkai.documents.recognition import recognise  # noqa: PLC0415 - our own JSON needs no recognition

    check_size(len(data))
    if kind_of(data) is Kind.JSON:
        return _own_json(data)
    recognised = ocr and find_spec("rapidocr") is not None
    content = _content(data, name, pictures=recognised)
    return recognise(_with_pictures_read(content) if recognised else content)


def _bytes(path: Path) -> bytes:
    try:
        check_size(path.stat().st_size)
        with path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)  # a pipe or device has no size to check before
    except FileNotFoundError:
        raise UnreadableError("没有这个文件，请检查文件名和路径。") from None
    except IsADirectoryError:
        raise UnreadableError("这是文件夹，不是文件；整批读取请用 gongkai batch。") from None
    except PermissionError:
        raise UnreadableError("没有读取这个文件的权限。") from None
    except OSError as error:
        raise UnreadableError(f"文件读不出来（{error.strerror}）。") from None


def _content(data: bytes, name: str, *, pictures: bool) -> Content:
    check_size(len(data))
    kind = kind_of(data)
    if kind is Kind.JSON:
        raise UnreadableError("这是数据文件，没有版面可读。")
    read: _Read = import_module(f"gongkai.documents.readers.{_READERS[kind]}").read
    try:
        return read(data, name, pictures=pictures)
    except (UnreadableError, MemoryError):
        raise
    except RecursionError:
        raise UnreadableError("文件的结构嵌套过深，未读取。") from None
    except Exception as error:  # a damaged file can fail anywhere in a format library
        raise UnreadableError(f"文件已损坏或不合 {kind.value} 格式，读不出来；请重新取得或另存一份再试。") from error


def _own_json(data: bytes) -> Report:
    try:
        return from_json(json.loads(decode(data)))
    except ReportFormatError as error:
        raise UnreadableError(str(error)) from None
    except (ValueError, RecursionError):
        raise UnreadableError("这不是完整的 JSON 文件，读不出来。") from None


def _with_pictures_read(content: Content) -> Content:
    if not any(isinstance(part, Picture) and part.data for part in content.parts):
        return content
    from gongkai.documents.readers.picture import read_picture  # noqa: PLC0415 - the extra is heavy

    parts: list[Part] = []
    for part in content.parts:
        parts += read_picture(part) if isinstance(part, Picture) and part.data else (part,)
    order = count(1)
    return replace(
        content, parts=tuple(replace(part, order=next(order)) if isinstance(part, Grid) else part for part in parts)
    )
