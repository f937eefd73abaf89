"""markitdown beside Gongkai: time to read, and how many of the figures that stand in the file come out right.

markitdown gives Markdown, not a report; its Markdown is read on by Gongkai, so the count says what its conversion kept.
"""

import io
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

from markitdown import MarkItDown
from measure import medians

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from gongkai.documents.reading import read_report_bytes  # noqa: E402 - as above
from gongkai.documents.writers import write_report  # noqa: E402 - as above
from gongkai.domain.reports import Report  # noqa: E402 - as above
from support.reports import make_report  # noqa: E402 - the tests' factory, found above

COUNT = 10


def right(report: Report, read: Report) -> tuple[int, int, int]:
    """How many stated figures came out right, how many wrong, how many there are."""
    stated = {path: figure for path, figure in report.figures.items() if figure is not None}
    found = {path: read.figures.get(path) for path in stated}
    good = sum(found[path] == figure for path, figure in stated.items())
    wrong = sum(found[path] is not None and found[path] != figure for path, figure in stated.items())
    return good, wrong, len(stated)


def compare(kind: str, reports: Sequence[Report]) -> None:
    """Print both readers' time for one file and their figures for all."""
    rival = MarkItDown()
    files = [write_report(report, kind) for report in reports]

    def converted(data: bytes) -> str:
        return str(rival.convert_stream(io.BytesIO(data), file_extension=f".{kind}").text_content)

    def by_gongkai(data: bytes) -> Report:
        return read_report_bytes(data, "report", ocr=False)

    def by_rival(data: bytes) -> Report:
        return read_report_bytes(converted(data).encode(), "report.md", ocr=False)

    times = medians({"markitdown": lambda: converted(files[0]), "gongkai": lambda: by_gongkai(files[0])}, rounds=5)
    print(f"\n{kind}")
    for name, read in (("markitdown", by_rival), ("gongkai", by_gongkai)):
        counts = [right(report, read(data)) for report, data in zip(reports, files, strict=True)]
        good, wrong, stated = (sum(column) for column in zip(*counts, strict=True))
        print(f"  {name:<12}{times[name] * 1000:9.1f} ms   {good} of {stated} figures right, {wrong} wrong")


def main() -> None:
    """Compare on docx, html and pdf."""
    reports = [make_report(Random(seed)) for seed in range(COUNT)]  # noqa: S311 - invented figures
    for kind in ("docx", "html", "pdf"):
        compare(kind, reports)


if __name__ == "__main__":
    main()
