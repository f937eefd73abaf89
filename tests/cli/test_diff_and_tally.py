import json
from pathlib import Path

from support.command import Run


def test_diff_of_two_years(gongkai: Run, examples: Path) -> None:
    done = gongkai("diff", examples / "science-2023.html", examples / "science-2024.docx", "--format", "json")
    value = json.loads(done.out)
    changes = {figure["cell"]: figure["change"] for figure in value["figures"]}
    assert done.code == 0
    assert changes["requests/received/total"] == 4
    assert changes["proactive/licensing/decisions"] == -5
    assert len(value["figures"]) == 200
    assert {text["match"] for text in value["text"]} <= {"same", "changed", "new", "gone"}


def test_a_blank_is_no_zero_in_a_diff(gongkai: Run, examples: Path, tmp_path: Path) -> None:
    report = json.loads(gongkai("read", examples / "science-2024.docx", "--format", "json").out)
    report["requests"]["received"]["research"] = None
    blank = tmp_path / "blank.json"
    blank.write_text(json.dumps(report), encoding="utf-8")
    value = json.loads(gongkai("diff", examples / "science-2024.docx", blank, "--format", "json").out)
    (differing,) = [figure for figure in value["figures"] if figure["old"] != figure["new"]]
    assert differing == {
        "cell": "requests/received/research",
        "place": "一、本年新收政府信息公开申请数量 · 科研机构",
        "old": 0,
        "new": None,
        "change": None,
    }
    assert "未载明" in gongkai("diff", examples / "science-2024.docx", blank).out


def test_diff_as_a_page(gongkai: Run, examples: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = gongkai(
        "diff", examples / "transport-2020.json", examples / "science-2024.docx", "--format", "html", "-o", page
    )
    assert (done.code, done.out) == (0, "")
    assert "行政许可 · 本年处理决定数量" in page.read_text(encoding="utf-8")


def test_tally_against_the_whole(gongkai: Run, examples: Path) -> None:
    parts = (examples / "science-2024.docx", examples / "market-2024.txt")
    done = gongkai("tally", *parts, "--against", examples / "city-2024.md", "--format", "json")
    value = json.loads(done.out)
    wrong = {cell["cell"]: cell["difference"] for cell in value["cells"] if cell["difference"] not in (None, 0, "0")}
    assert done.code == 1
    assert value["units"] == ["示范市科学技术局", "示范市市场监督管理局"]
    assert wrong == {
        "proactive/penalties/decisions": 27,
        "requests/closed/total": -1,
        "remedies/reconsideration/total": 1,
    }


def test_tally_names_who_states_nothing(gongkai: Run, examples: Path, tmp_path: Path) -> None:
    report = json.loads(gongkai("read", examples / "science-2024.docx", "--format", "json").out)
    report["proactive"]["penalties"]["decisions"] = None
    blank = tmp_path / "blank.json"
    blank.write_text(json.dumps(report), encoding="utf-8")
    done = gongkai("tally", blank, examples / "market-2024.txt", "--format", "json")
    cell = next(cell for cell in json.loads(done.out)["cells"] if cell["cell"] == "proactive/penalties/decisions")
    assert done.code == 0
    assert (cell["computed"], cell["missing"]) == (214, ["示范市科学技术局"])


def test_tally_refuses_mixed_years_and_doubles(gongkai: Run, examples: Path) -> None:
    years = gongkai("tally", examples / "science-2024.docx", examples / "science-2023.html")
    twice = gongkai("tally", examples / "science-2024.docx", examples / "science-2024.docx")
    assert (years.code, twice.code) == (2, 2)
    assert "年度不同" in years.err
    assert "出现两次" in twice.err


def test_tally_as_a_page_marks_the_difference(gongkai: Run, examples: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    parts = (examples / "science-2024.docx", examples / "market-2024.txt")
    gongkai("tally", *parts, "--against", examples / "city-2024.md", "--format", "html", "-o", page)
    assert "<mark>+27</mark>" in page.read_text(encoding="utf-8")
