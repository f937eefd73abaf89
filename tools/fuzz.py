"""Fuzz every reader: mutate files made on the spot, read them, and keep whatever is not a report or a clear refusal.

    python tools/fuzz.py --minutes 60 --keep build/fuzz

A case fails if reading raises anything but ``UnreadableError``, takes longer than --seconds, or lifts the peak
memory of the process above --megabytes.
"""

import argparse
import io
import resource
import signal
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import monotonic
from types import FrameType

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from gongkai.documents.content import UnreadableError  # noqa: E402 - as above
from gongkai.documents.reading import read_report_bytes  # noqa: E402 - as above
from gongkai.documents.writers import write_report  # noqa: E402 - as above
from support.reports import make_report  # noqa: E402 - the tests' factory, found above

KINDS = ("docx", "html", "md", "xlsx", "json", "pdf")
NASTY = (
    b"",
    b"\x00",
    b"\xff" * 9,
    b"999999999",
    b"-1",
    b"<",
    b"&a;",
    b"]]>",
    b"\xe4\xb8",
    b"|" * 50,
    b"\t" * 50,
    b"\n",
    b"%PDF-",
)


class TookTooLongError(Exception):
    """Reading did not end within its seconds."""


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise TookTooLongError


def seeds(random: Random) -> list[bytes]:
    """A written report of each kind, and texts as conversion leaves them."""
    report = make_report(random)
    files = [write_report(report, kind) for kind in KINDS]
    return [*files, files[2].replace(b"| ", b"\t").replace(b" |", b""), files[2].decode().encode("gb18030")]


def mutated(data: bytes, random: Random) -> bytes:
    """``data`` changed in a few places; inside a zip, one of its parts is."""
    if data[:2] == b"PK" and random.random() < 0.8:
        return _with_part_mutated(data, random)
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 5, 30))):
        random.choice(CHANGES)(changed, random)
    return bytes(changed)


def _flip(data: bytearray, random: Random) -> None:
    if data:
        data[random.randrange(len(data))] = random.randrange(256)


def _cut(data: bytearray, random: Random) -> None:
    at = random.randrange(len(data) + 1)
    del data[at : at + random.choice((1, 8, 200, len(data)))]


def _double(data: bytearray, random: Random) -> None:
    at, length = random.randrange(len(data) + 1), random.choice((4, 60, 3000))
    data[at:at] = data[at : at + length] * random.choice((1, 2, 40))


def _insert(data: bytearray, random: Random) -> None:
    at = random.randrange(len(data) + 1)
    data[at:at] = random.choice(NASTY)


def _swap_number(data: bytearray, random: Random) -> None:
    digits = [at for at in range(0, len(data), 7) if 48 <= data[at] <= 57]
    if digits:
        at = random.choice(digits)
        data[at : at + 1] = random.choice((b"0", b"99999999999", b"-7", b"1e9", b""))


CHANGES: tuple[Callable[[bytearray, Random], None], ...] = (_flip, _cut, _double, _insert, _swap_number)


def _with_part_mutated(data: bytes, random: Random) -> bytes:
    source = zipfile.ZipFile(io.BytesIO(data))
    target = io.BytesIO()
    chosen = random.choice([name for name in source.namelist() if name.endswith((".xml", ".rels"))])
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            part = source.read(name)
            if name == chosen:
                changed = bytearray(part)
                for _ in range(random.choice((1, 2, 6))):
                    random.choice(CHANGES)(changed, random)
                part = bytes(changed)
            archive.writestr(name, part)
    return target.getvalue()


def main() -> int:
    """Fuzz for the minutes asked; the exit code is 1 if any case failed."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--minutes", type=float, default=1.0)
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--seconds", type=int, default=20)
    arguments.add_argument("--megabytes", type=int, default=400)
    arguments.add_argument("--keep", type=Path)
    asked = arguments.parse_args()
    signal.signal(signal.SIGALRM, _ring)
    random = Random(asked.seed)  # noqa: S311 - repeatable cases
    outcomes: Counter[str] = Counter()
    end = monotonic() + asked.minutes * 60
    corpus: list[bytes] = []
    while monotonic() < end:
        if outcomes.total() % 400 == 0:
            corpus = seeds(random)
        case = mutated(random.choice(corpus), random)
        outcome = _outcome(case, asked.seconds)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        if outcome not in ("read", "refused") or peak > asked.megabytes:
            print(f"case {outcomes.total()}: {outcome}, peak {peak} MB")
            if asked.keep:
                asked.keep.mkdir(parents=True, exist_ok=True)
                (asked.keep / f"{outcomes.total()}.bin").write_bytes(case)
            if peak > asked.megabytes:
                return 1
        outcomes[outcome] += 1
    print(f"{outcomes.total()} cases in {asked.minutes:g} minutes: {dict(outcomes)}; peak {peak} MB")
    return 0 if set(outcomes) <= {"read", "refused"} else 1


def _outcome(case: bytes, seconds: int) -> str:
    signal.alarm(seconds)
    try:
        read_report_bytes(case, "case", ocr=False)
    except UnreadableError as refusal:
        hidden = refusal.__cause__
        return "refused" if hidden is None or not isinstance(hidden, RecursionError | MemoryError) else repr(hidden)
    except Exception as error:  # noqa: BLE001 - whatever else comes out is what we look for
        return f"{type(error).__name__}: {error}"[:200]
    finally:
        signal.alarm(0)
    return "read"


if __name__ == "__main__":
    sys.exit(main())
