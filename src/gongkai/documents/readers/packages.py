"""Office files are zip archives of XML: opened within bounds, parsed without entities or network."""

import io
import zipfile
from typing import Final

from lxml import etree

from gongkai.documents.content import UnreadableError

_MAX_UNPACKED: Final = 120 * 1024 * 1024
_MAX_XML: Final = 10 * 1024 * 1024
"""A parsed part takes about 25 times its size in memory."""
_MAX_MEDIA: Final = 40 * 1024 * 1024
_MAX_ENTRIES: Final = 5000
_MAX_RATIO: Final = 300
_LARGE: Final = 5 * 1024 * 1024


class Package:
    """An Office file opened for reading. Raises ``UnreadableError`` for a damaged or boundless one."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise UnreadableError("文件已损坏或没有下载完整，请重新取得后再试。") from None
        entries = self._archive.infolist()
        if len(entries) > _MAX_ENTRIES or sum(entry.file_size for entry in entries) > _MAX_UNPACKED:
            raise UnreadableError("文件解开后大得不像一份年度报告，为安全起见未读取。")
        self._entries = {entry.filename.replace("\\", "/").lstrip("/"): entry for entry in entries}

    @property
    def names(self) -> frozenset[str]:
        """The names of the parts."""
        return frozenset(self._entries)

    def size(self, name: str) -> int:
        """The unpacked size of a part in bytes; 0 if there is none."""
        return self._entries[name].file_size if name in self._entries else 0

    def media(self, name: str) -> bytes:
        """The bytes of a picture. Raises ``UnreadableError``."""
        return self.read(name, _MAX_MEDIA)

    def read(self, name: str, most: int = _MAX_XML) -> bytes:
        """The bytes of a part of at most ``most`` bytes. Raises ``UnreadableError``."""
        entry = self._entries.get(name)
        if entry is None:
            raise UnreadableError("文件缺少正文部分，已损坏；请用 Word 或 WPS 打开后另存一份再试。")
        if entry.flag_bits & 0x1:
            raise UnreadableError("文件加了密码，请去掉密码后再试。")
        swollen = entry.file_size > _LARGE and entry.file_size > _MAX_RATIO * max(entry.compress_size, 1)
        if entry.file_size > most or swollen:
            raise UnreadableError("文件解开后大得不像一份年度报告，为安全起见未读取。")
        try:
            with self._archive.open(entry) as part:
                data = part.read(most + 1)
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
            raise UnreadableError("文件已损坏或没有下载完整，请重新取得后再试。") from None
        except Exception as error:  # zlib.error has no public base
            raise UnreadableError("文件已损坏，解不开；请重新取得后再试。") from error
        if len(data) > most:
            raise UnreadableError("文件解开后大得不像一份年度报告，为安全起见未读取。")
        return data

    def xml(self, name: str) -> etree._Element:
        """A part parsed as XML. Raises ``UnreadableError``."""
        return parse(self.read(name))


def parse(data: bytes) -> etree._Element:
    """XML without entities, DTD or network. Raises ``UnreadableError``."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableError("文件内部结构已损坏，读不出来；请用 Word 或 WPS 打开后另存一份再试。") from None
    doctype = root.getroottree().docinfo.internalDTD
    if doctype is not None:
        raise UnreadableError("文件内部含有不该有的实体定义，可能有害，未读取。")
    return root
