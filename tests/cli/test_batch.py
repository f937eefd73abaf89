import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gongkai.cli.batch.pool import Lost, outcomes
from support.command import Run
from support.work import shout

GONGKAI = Path(sys.executable).with_name("gongkai")
needs_pyarrow = pytest.mark.needs("pyarrow")


def test_a_pool_gives_every_result_once() -> None:
    items = [f"item {number}" for number in range(25)]
    assert dict(outcomes(shout, items, jobs=2, timeout=60)) == {item: item.upper() for item in items}
    assert list(outcomes(shout, [], jobs=2, timeout=60)) == []


def test_a_pool_outlives_crashes_and_hangs() -> None:
    items = ["a", "die", "b", "hang", "c", "kill", "die", "d"]
    done = list(outcomes(shout, items, jobs=2, timeout=12))
    assert sorted(item for item, _ in done) == sorted(items)
    assert dict(done) == {
        "a": "A",
        "b": "B",
        "c": "C",
        "d": "D",
        "die": Lost.CRASH,
        "kill": Lost.CRASH,
        "hang": Lost.TIMEOUT,
    }


@pytest.fixture
def folder(examples: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "2024").mkdir(parents=True)
    for name, place in (
        ("science-2024.docx", "2024"),
        ("market-2024.txt", "2024"),
        ("science-2023.html", "."),
        ("transport-2020.json", "."),
    ):
        shutil.copy(examples / name, folder / place)
    (folder / "broken.docx").write_bytes(b"PK\x03\x04")
    (folder / ".hidden").write_text("x", encoding="utf-8")
    return folder


def rows(path: Path) -> list[dict[str, Any]]:
    from pyarrow.parquet import read_table  # noqa: PLC0415 - an extra

    table: list[dict[str, Any]] = read_table(path).to_pylist()
    return table


@needs_pyarrow
def test_one_wide_row_a_report_and_a_table_of_findings(gongkai: Run, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "reports.parquet"
    done = gongkai("batch", folder, "-o", output, "--jobs", "2")
    assert (done.code, done.out) == (0, "")
    table = {row["file"]: row for row in rows(output)}
    assert sorted(table) == [
        "2024/market-2024.txt", "2024/science-2024.docx", "broken.docx", "science-2023.html", "transport-2020.json",
    ]  # fmt: skip
    science, transport, broken = (
        table["2024/science-2024.docx"], table["transport-2020.json"], table["broken.docx"],
    )  # fmt: skip
    assert (science["agency"], science["year"], science["requests/received/total"]) == ("示范市科学技术局", 2024, 12)
    assert science["proactive_2019/licensing/decisions"] is None
    assert transport["proactive_2019/procurement/amount"] == pytest.approx(386.5)
    assert transport["proactive_2019/procurement/unit"] == "万元"
    assert (science["verdict"], science["error"]) == ("clean", None)
    assert broken["verdict"] == "unreadable"
    assert broken["error"]
    assert broken["requests/received/total"] is None
    findings = rows(tmp_path / "reports.findings.parquet")
    assert {finding["file"] for finding in findings if finding["severity"] == "error"} == {"2024/market-2024.txt"}
    assert table["2024/market-2024.txt"]["errors"] == sum(finding["severity"] == "error" for finding in findings)


@needs_pyarrow
def test_a_second_run_reads_only_what_changed(gongkai: Run, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "reports.parquet"
    gongkai("batch", folder, "-o", output, "--jobs", "1")
    first = rows(output)
    os.utime(folder / "science-2023.html", (1, 1))
    (folder / "broken.docx").unlink()
    shutil.copy(folder / "transport-2020.json", folder / "again.json")
    done = gongkai("batch", folder, "-o", output, "--jobs", "1")
    assert "5 个文件，其中 4 个已经读过" in done.err
    assert [row["file"] for row in rows(output)] == [
        "2024/market-2024.txt", "2024/science-2024.docx", "again.json", "science-2023.html", "transport-2020.json",
    ]  # fmt: skip
    kept = {row["file"]: row for row in rows(output)}
    assert [kept[row["file"]] for row in first if row["file"] != "broken.docx"] == [
        row for row in first if row["file"] != "broken.docx"
    ]


@needs_pyarrow
def test_a_stopped_run_goes_on(gongkai: Run, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "reports.parquet"
    gongkai("batch", folder, "-o", output, "--jobs", "1")
    whole = rows(output)
    journal = Path(f"{output}.journal")
    lines = journal.read_text(encoding="utf-8").splitlines(keepends=True)
    journal.write_text("".join(lines[:3]) + lines[3][:40], encoding="utf-8")
    output.unlink()
    done = gongkai("batch", folder, "-o", output, "--jobs", "1")
    assert "其中 2 个已经读过" in done.err
    assert rows(output) == whole


@needs_pyarrow
def test_readings_of_another_version_are_not_reused(gongkai: Run, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "reports.parquet"
    gongkai("batch", folder, "-o", output, "--jobs", "1")
    journal = Path(f"{output}.journal")
    head, *lines = journal.read_text(encoding="utf-8").splitlines(keepends=True)
    journal.write_text(json.dumps(json.loads(head) | {"gongkai": "0.0.1"}) + "\n" + "".join(lines), encoding="utf-8")
    assert "已经读过" not in gongkai("batch", folder, "-o", output, "--jobs", "1").err


@needs_pyarrow
def test_the_installed_command_runs_a_batch(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "reports.parquet"
    done = subprocess.run(
        [GONGKAI, "batch", folder, "-o", output, "--no-ocr"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert "5 个文件，1 个读不出来" in done.stderr


def test_wrong_usage_of_batch(gongkai: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = gongkai("batch", tmp_path / "nowhere", "-o", tmp_path / "x.parquet")
    ending = gongkai("batch", folder, "-o", tmp_path / "x.csv")
    monkeypatch.setattr("gongkai.cli.batch.find_spec", lambda _: None)
    extra = gongkai("batch", folder, "-o", tmp_path / "x.parquet")
    assert [done.code for done in (nowhere, ending, extra)] == [2, 2, 2]
    assert "不是文件夹" in nowhere.err
    assert "扩展名应为 .parquet" in ending.err
    assert "pip install 'gongkai[batch]'" in extra.err
