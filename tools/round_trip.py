"""Write invented reports in every format, read them back, and say which came back different.

python tools/round_trip.py --count 1000 --formats docx,html,xlsx,md,json
python tools/round_trip.py --count 100 --formats pdf
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import fields
from multiprocessing import Pool
from pathlib import Path
from random import Random
from time import perf_counter

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from gongkai.documents.reading import read_report_bytes  # noqa: E402 - as above
from gongkai.documents.writers import write_report  # noqa: E402 - as above
from support.reports import make_report, on_paper  # noqa: E402 - the tests' factory, found above


def differing(job: tuple[int, str]) -> tuple[int, str, list[str]]:
    """The fields of report number ``seed`` that writing and reading as ``kind`` changed."""
    seed, kind = job
    report = make_report(Random(seed))  # noqa: S311 - invented figures
    back = on_paper(read_report_bytes(write_report(report, kind), f"report.{kind}", ocr=False))
    report = on_paper(report)
    return seed, kind, [each.name for each in fields(report) if getattr(report, each.name) != getattr(back, each.name)]


def main() -> int:
    """Run and report; the exit code is 1 if any report changed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=1000)
    arguments.add_argument("--formats", default="docx,html,xlsx,md,json")
    arguments.add_argument("--jobs", type=int, default=2)
    asked = arguments.parse_args()
    failed = 0
    for kind in asked.formats.split(","):
        start = perf_counter()
        wrong = list(_wrong(kind, asked.count, asked.jobs))
        failed += len(wrong)
        for seed, names in wrong[:10]:
            print(f"  {kind} report {seed}: {', '.join(names)}")
        print(f"{kind}: {asked.count - len(wrong)} of {asked.count} came back equal ({perf_counter() - start:.0f} s)")
    return 1 if failed else 0


def _wrong(kind: str, count: int, jobs: int) -> Iterator[tuple[int, list[str]]]:
    with Pool(jobs) as pool:
        for seed, _, names in pool.imap_unordered(differing, ((seed, kind) for seed in range(count)), chunksize=10):
            if names:
                yield seed, names


if __name__ == "__main__":
    sys.exit(main())
