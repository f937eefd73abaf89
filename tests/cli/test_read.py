import json
from pathlib import Path

import pytest

from gongkai.cli import files
from gongkai.cli.rendering.terminal import cut, pad, width, wrap
from gongkai.domain.reports import from_json
from support.command import Run

SCHEMA_KEYS = {
    "schema",
    "source",
    "title",
    "agency",
    "year",
    "edition",
    "requests",
    "remedies",
    "provenance",
    "notices",
}


def test_json_of_one_file_is_an_object(gongkai: Run, examples: Path) -> None:
    done = gongkai("read", examples / "science-2024.docx", "--format", "json")
    value = json.loads(done.out)
    assert done.code == 0
    assert value.keys() >= SCHEMA_KEYS
    assert value["requests"]["received"]["total"] == 12
    assert value["provenance"]["requests/received/total"]["how"] == "label"
    assert from_json(value).agency == "示范市科学技术局"


def test_json_of_several_files_is_an_array_without_the_unreadable(gongkai: Run, examples: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 nothing more")
    done = gongkai("read", examples / "science-2024.docx", broken, examples / "city-2024.md", "--format", "json")
    assert done.code == 2
    assert [value["year"] for value in json.loads(done.out)] == [2024, 2024]
    assert done.err.startswith(f"gongkai：{broken}：")
    assert done.err.count("\n") == 1


def test_one_unreadable_file_prints_no_json(gongkai: Run, tmp_path: Path) -> None:
    done = gongkai("read", tmp_path / "missing.docx", "--format", "json")
    assert (done.code, done.out) == (2, "")
    assert "没有这个文件" in done.err


def test_tables_show_every_row_and_a_blank_as_a_dot(gongkai: Run, examples: Path) -> None:
    done = gongkai("read", examples / "transport-2020.json")
    assert done.code == 0
    for text in ("国办公开办函〔2019〕60号", "政府集中采购", "386.5", "（六）其他处理", "行政诉讼 复议后起诉"):
        assert text in done.out


def test_columns_of_a_table_stand_under_one_another(gongkai: Run, examples: Path) -> None:
    lines = gongkai("read", examples / "science-2024.docx").out.splitlines()
    head = next(at for at, line in enumerate(lines) if "自然人" in line)
    ends = {width(line) for line in lines[head : head + 4]}
    assert len(ends) == 1


def test_origin_tells_where_each_figure_stood(gongkai: Run, examples: Path) -> None:
    plain = gongkai("read", examples / "science-2024.docx").out
    told = gongkai("read", examples / "science-2024.docx", "--origin").out
    assert "每个数的来源" not in plain
    assert "一、本年新收政府信息公开申请数量 · 总计：12（按行名列名读取；" in told


def test_a_defect_of_the_program_is_a_sentence_too(
    gongkai: Run, examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("gongkai.documents.reading.read_report", fail)
    done = gongkai("read", examples / "science-2024.docx")
    assert done.code == 2
    assert "读取时程序出错（ZeroDivisionError）" in done.err
    monkeypatch.setenv("GONGKAI_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        files.read(examples / "science-2024.docx")


def test_width_counts_a_chinese_sign_as_two() -> None:
    assert width("a公开") == 5
    assert pad("公", 4) == "公  "
    assert pad("公", 4, right=True) == "  公"
    assert cut("公开公开", 5) == "公开…"
    assert cut("公开", 4) == "公开"


def test_lines_break_by_width_and_keep_words_whole() -> None:
    assert wrap("公开指南（GUIDE）和目录", 10) == ["公开指南", "（GUIDE）", "和目录"]
    assert wrap("甲乙丙，丁", 7) == ["甲乙", "丙，丁"]
    assert wrap("", 10) == [""]


def test_a_file_cannot_steer_the_terminal(gongkai: Run, examples: Path, tmp_path: Path) -> None:
    report = json.loads(gongkai("read", examples / "market-2024.txt", "--format", "json").out)
    report["title"] = "示范\x1b[2J报告"
    steering = tmp_path / "steering.json"
    steering.write_text(json.dumps(report), encoding="utf-8")
    for command in ("read", "check"):
        assert "\x1b" not in gongkai(command, steering).out


def test_an_endless_file_is_refused(gongkai: Run) -> None:
    done = gongkai("read", "/dev/zero")
    assert (done.code, done.out) == (2, "")


def test_a_blank_is_explained(gongkai: Run, tmp_path: Path) -> None:
    blank = tmp_path / "blank.json"
    gongkai("new", "--agency", "示范局甲", "--year", "2024", "-o", blank)
    assert "· 没有载明" in gongkai("read", blank).out
