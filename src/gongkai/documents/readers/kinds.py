"""What kind of file these bytes are, told by the bytes: names lie.

``kind_of`` raises ``UnreadableError`` with one sentence for everything Gongkai does not read.
"""

import io
import re
import zipfile
from enum import StrEnum
from typing import Final

from gongkai.documents.content import UnreadableError


class Kind(StrEnum):
    """A kind of file that a reader exists for."""

    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    HTML = "html"
    TEXT = "text"
    JSON = "json"
    WORD97 = "word97"
    PICTURE = "picture"


_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PICTURES: Final = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"BM", b"II*\x00", b"MM\x00*", b"GIF8")
_HEAD: Final = 4096
_TELLING_TAG: Final = re.compile(rb"<!doctype\s+html|<html|<head|<body|<table|<div|<p[\s>]|<meta\s", re.IGNORECASE)
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_REFUSED: Final = (
    (b"{\\rtf", "这是 RTF 文件，请用 Word 或 WPS 另存为 docx 再试。"),
    (b"Rar!", "这是 RAR 压缩包，请先解压，再读取其中的报告文件。"),
    (b"7z\xbc\xaf", "这是 7z 压缩包，请先解压，再读取其中的报告文件。"),
    (b"\x1f\x8b", "这是 gzip 压缩文件，请先解压，再读取其中的报告文件。"),
)


def kind_of(data: bytes) -> Kind:
    """The kind of a file. Raises ``UnreadableError``."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableError("文件是空的，没有可以读取的内容。")
    for magic, sentence in _REFUSED:
        if data.startswith(magic):
            raise UnreadableError(sentence)
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith(_OLE):
        return _ole_kind(data)
    if data.startswith(_ZIP):
        return _zip_kind(data)
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return Kind.PICTURE
    return _text_kind(data)


def _ole_kind(data: bytes) -> Kind:
    """Word 97, or another of the many things that use its container; its directory names them in UTF-16."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise UnreadableError("文件加了密码，请去掉密码后再试。")
    if holds("WordDocument"):
        return Kind.WORD97
    if holds("Workbook") or holds("Book"):
        raise UnreadableError("这是旧版 Excel 文件（xls），请另存为 xlsx 再试。")
    if holds("PowerPoint Document"):
        raise UnreadableError("这是演示文稿，不是年度报告；请换用报告的 Word、PDF 或网页文件。")
    raise UnreadableError("认不出这个旧版办公文件，请用 Word 或 WPS 另存为 docx 再试。")


def _zip_kind(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise UnreadableError("文件已损坏或没有下载完整，请重新取得后再试。") from None
    if any(name.startswith("word/") for name in names):
        return Kind.DOCX
    if any(name.startswith("xl/") for name in names):
        return Kind.XLSX
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableError("这是演示文稿，不是年度报告；请换用报告的 Word、PDF 或网页文件。")
    if "ofd.xml" in names:
        raise UnreadableError("暂不能读取 OFD 版式文件，请换用同一报告的 Word、PDF 或网页文件。")
    if "content.xml" in names:
        raise UnreadableError("这是 ODF 文件，请另存为 docx 再试。")
    raise UnreadableError("这是压缩包，请先解压，再读取其中的报告文件。")


def _text_kind(data: bytes) -> Kind:
    head = data[:_HEAD]
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and len(_CONTROL.findall(head)) > len(head) // 100:
        raise UnreadableError("这是二进制数据，不是能读的文件；能读的有 docx、pdf、html、xlsx、txt、md。")
    if wide:
        head = decode(data[: _HEAD * 2 & ~1]).encode()
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if bare.startswith(b"{"):
        return Kind.JSON
    if bare.startswith(b"<") and _TELLING_TAG.search(data[: 16 * _HEAD] if not wide else head):
        return Kind.HTML
    if len(_TELLING_TAG.findall(head)) > 2:
        return Kind.HTML
    return Kind.TEXT


def decode(data: bytes, *, declared: bool = False) -> str:
    """The text of ``data``: by its byte order mark, as UTF-8, by the charset it declares, as GB18030.

    With ``declared``, a charset named in the first kilobytes of a page is tried before GB18030. A file cut in
    the middle of a character loses only that. Raises ``UnreadableError`` if no encoding makes sense of it.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for encoding in ("utf-8", *_declared(data, declared=declared), "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            if error.start >= len(data) - 4:
                return data[: error.start].decode(encoding)
        except LookupError:
            continue
    rough = {encoding: data.decode(encoding, errors="replace") for encoding in ("utf-8", "gb18030")}
    text = min(rough.values(), key=lambda one: one.count("\ufffd"))
    if text.count("\ufffd") * 50 > len(text):
        raise UnreadableError("文字的编码认不出来（既不是 UTF-8 也不是 GB18030），请另存为 UTF-8 再试。")
    return text


def _declared(data: bytes, *, declared: bool) -> tuple[str, ...]:
    match = _CHARSET.search(data[:_HEAD]) if declared else None
    return (match[1].decode("ascii", errors="replace"),) if match else ()
