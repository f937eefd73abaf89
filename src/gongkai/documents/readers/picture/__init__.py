"""Scans and pictures → ``Content``, by character recognition: the extra ``ocr``."""

from gongkai.documents.content import Content, Part, Picture, UnreadableError

_MISSING = "图片需要文字识别，请安装 gongkai[ocr]。"


def read(data: bytes, name: str, *, pictures: bool = False) -> Content:
    """Read an image file; each frame of a TIFF is a page. ``pictures`` changes nothing: all that is there is read.

    Raises ``UnreadableError`` for a damaged or enormous picture, and if the extra ``ocr`` is not installed.
    """
    del pictures
    try:
        from gongkai.documents.readers.picture.reader import read_file  # noqa: PLC0415 - the extra may be absent
    except ImportError:
        raise UnreadableError(_MISSING) from None
    return read_file(data, name)


def read_picture(picture: Picture) -> tuple[Part, ...]:
    """What stands in a picture inside a document; the picture itself, if nothing can be read in it.

    Raises ``UnreadableError`` if the extra ``ocr`` is not installed.
    """
    try:
        from gongkai.documents.readers.picture.reader import read_part  # noqa: PLC0415 - the extra may be absent
    except ImportError:
        raise UnreadableError(_MISSING) from None
    return read_part(picture)
