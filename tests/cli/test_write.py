import json
from pathlib import Path

import pytest

from support.command import Run


@pytest.mark.parametrize("kind", ["docx", "html", "xlsx", "json", "md"])
def test_a_written_report_reads_back(kind: str, gongkai: Run, examples: Path, tmp_path: Path) -> None:
    source, output = examples / "science-2024.docx", tmp_path / f"out.{kind}"
    done = gongkai("write", source, "-o", output)
    assert (done.code, done.out) == (0, "")

    def values(path: Path) -> dict[str, object]:
        read = json.loads(gongkai("read", path, "--format", "json").out)
        return {key: read[key] for key in ("title", "agency", "year", "requests", "proactive", "remedies", "signed_on")}

    assert values(output) == values(source)


def test_an_existing_file_is_kept_without_force(gongkai: Run, examples: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.md"
    output.write_text("mine", encoding="utf-8")
    refused = gongkai("write", examples / "science-2024.docx", "-o", output)
    assert refused.code == 2
    assert "已经存在" in refused.err
    assert output.read_text(encoding="utf-8") == "mine"
    assert gongkai("write", examples / "science-2024.docx", "-o", output, "--force").code == 0
    assert "示范市科学技术局" in output.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["out.md"]


def test_an_unknown_ending_and_a_missing_folder_are_refused(gongkai: Run, examples: Path, tmp_path: Path) -> None:
    ending = gongkai("write", examples / "science-2024.docx", "-o", tmp_path / "out.odt")
    folder = gongkai("write", examples / "science-2024.docx", "-o", tmp_path / "no" / "out.md")
    assert (ending.code, folder.code) == (2, 2)
    assert "扩展名应为" in ending.err
    assert "写不进" in folder.err


def test_a_new_form_takes_over_what_last_year_settled(gongkai: Run, examples: Path, tmp_path: Path) -> None:
    output = tmp_path / "new.json"
    done = gongkai(
        "new",
        "--agency",
        "示范市科学技术局",
        "--year",
        "2025",
        "--previous",
        examples / "science-2024.docx",
        "-o",
        output,
    )
    assert done.code == 0
    report = json.loads(output.read_text(encoding="utf-8"))
    assert report["requests"]["carried_in"]["business"] == 1
    assert report["requests"]["received"]["total"] is None
    assert report["contact"]["phone"] == "010-12345678"


def test_a_new_form_refuses_another_agencys_report(gongkai: Run, examples: Path, tmp_path: Path) -> None:
    previous = examples / "market-2024.txt"
    output = tmp_path / "new.docx"
    done = gongkai("new", "--agency", "示范市科学技术局", "--year", "2025", "--previous", previous, "-o", output)
    assert done.code == 2
    assert "不能结转" in done.err
    assert not output.exists()


def test_contact_options_stand_in_the_form(gongkai: Run, tmp_path: Path) -> None:
    output = tmp_path / "new.md"
    contact = ("--phone", "010-22223333", "--address", "示范市花园路1号")
    assert gongkai("new", "--agency", "示范局甲", "--year", "2024", *contact, "-o", output).code == 0
    text = output.read_text(encoding="utf-8")
    assert "010-22223333" in text
    assert "示范市花园路1号" in text


def test_a_contact_option_replaces_only_what_it_names(gongkai: Run, examples: Path, tmp_path: Path) -> None:
    output = tmp_path / "new.json"
    previous = ("--previous", examples / "science-2024.docx")
    gongkai("new", "--agency", "示范市科学技术局", "--year", "2025", *previous, "--phone", "010-99998888", "-o", output)
    contact = json.loads(output.read_text(encoding="utf-8"))["contact"]
    assert (contact["phone"], contact["postcode"]) == ("010-99998888", "100000")
