"""What a batch has read so far: one line of JSON a file, beside the output, so that a stopped run goes on.

A line is written as soon as its file is done. A later line for the same file replaces the earlier one; a torn last line
is dropped. Readings of another version of the program are not reused.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from gongkai.cli import __version__
from gongkai.cli.batch.reading import Reading, digest
from gongkai.cli.failures import Refused

_HEAD: Final = {"journal": 1, "gongkai": __version__}


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what a change of a file is noticed."""

    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A file (its path below the folder), its stamp when it was read, what was read."""

    file: str
    stamp: Stamp
    reading: Reading


class Journal:
    """The journal at ``path``, open for appending."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entries: dict[str, Entry] = {}

    def __enter__(self) -> Self:
        try:
            lines = list(self._lines())
            if lines[:1] == [_HEAD]:
                self._entries = {entry.file: entry for entry in map(_entry, lines[1:])}
            self._rewrite()
            self._file = self._path.open("a", encoding="utf-8")
        except OSError as error:
            raise Refused(f"写不进 {self._path}：{error.strerror or error}") from None
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def _lines(self) -> Iterator[dict[str, Any]]:
        if not self._path.exists():
            return
        with self._path.open(encoding="utf-8", errors="replace") as file:
            for line in file:
                try:
                    yield json.loads(line)
                except ValueError:
                    return

    def _rewrite(self) -> None:
        """Leave out torn and replaced lines, at once or not at all."""
        part = self._path.with_name(f".{self._path.name}.part")
        lines = [_HEAD, *map(_line, self._entries.values())]
        part.write_text("".join(map(_as_text, lines)), encoding="utf-8")
        part.replace(self._path)

    def stamp_if_changed(self, name: str, file: Path) -> Stamp | None:
        """The file's stamp if it has to be read; ``None`` if what was read of it still holds."""
        status = file.stat()
        stamp = Stamp(status.st_size, status.st_mtime_ns)
        known = self._entries.get(name)
        if known is None:
            return stamp
        if known.stamp == stamp:
            return None
        if known.stamp.size == stamp.size and known.reading["row"]["sha256"] == digest(file):
            self.add(Entry(name, stamp, known.reading))
            return None
        return stamp

    def add(self, entry: Entry) -> None:
        """Note what was read of a file."""
        self._entries[entry.file] = entry
        self._file.write(_as_text(_line(entry)))
        self._file.flush()

    def entries(self) -> list[Entry]:
        """All that was read, by file."""
        return sorted(self._entries.values(), key=lambda entry: entry.file)


def _line(entry: Entry) -> dict[str, Any]:
    return {"file": entry.file, "stamp": [entry.stamp.size, entry.stamp.mtime_ns], "reading": entry.reading}


def _as_text(line: dict[str, Any]) -> str:
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"


def _entry(line: dict[str, Any]) -> Entry:
    return Entry(line["file"], Stamp(*line["stamp"]), line["reading"])
