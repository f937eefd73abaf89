"""What a reader says of the file it read."""

import hashlib

from gongkai.domain.reports import Source


def source_of(data: bytes, name: str, media_type: str, pages: int | None = None) -> Source:
    """The ``Source`` of a file: its name, the SHA-256 of its bytes, its media type and number of pages."""
    return Source(name, hashlib.sha256(data).hexdigest(), media_type, pages)
