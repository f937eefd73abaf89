import json
from pathlib import Path
from urllib.parse import unquote

import pytest

from support.command import Run

FINDING = {"code", "severity", "message", "place", "cells", "stated", "expected", "basis"}


def test_a_clean_report_passes(gongkai: Run, examples: Path) -> None:
    previous = examples / "science-2023.html"
    done = gongkai("check", examples / "science-2024.docx", "--previous", previous, "--published-on", "2025-01-20")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[-1] == "通过：1 份报告，没有发现问题。"


def test_a_faulty_report_fails_with_place_value_and_basis(gongkai: Run, examples: Path) -> None:
    done = gongkai("check", examples / "market-2024.txt")
    assert done.code == 1
    for text in ("错误 SUM004  表四“行政复议”", "现为：2 → 应为：3", "依据：《政府信息公开工作年度报告格式》"):
        assert text in done.out
    assert done.out.splitlines()[-1].startswith("未通过：1 份报告，")
    assert "\x1b[" not in done.out


def test_json_has_the_shape_that_programs_rely_on(gongkai: Run, examples: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.docx"
    done = gongkai("check", examples / "science-2024.docx", examples / "market-2024.txt", missing, "--format", "json")
    clean, faulty, unreadable = json.loads(done.out)
    assert done.code == 2
    assert clean == {"file": str(examples / "science-2024.docx"), "verdict": "clean", "findings": []}
    assert unreadable == {"file": str(missing), "verdict": "unreadable", "findings": []}
    assert faulty["verdict"] == "findings"
    assert all(finding.keys() == FINDING for finding in faulty["findings"])
    assert {finding["severity"] for finding in faulty["findings"]} <= {"error", "warning", "hint"}
    remedies = next(finding for finding in faulty["findings"] if finding["code"] == "SUM004")
    assert "remedies/reconsideration/total" in remedies["cells"]
    assert (remedies["stated"], remedies["expected"]) == ("2", "3")


def test_select_and_ignore_take_codes_and_families(gongkai: Run, examples: Path) -> None:
    def codes(*options: str) -> set[str]:
        done = gongkai("check", examples / "market-2024.txt", "--format", "json", *options)
        return {finding["code"] for finding in json.loads(done.out)[0]["findings"]}

    everything = codes()
    assert codes("--select", "SUM") == {code for code in everything if code.startswith("SUM")}
    assert codes("--select", "sum001,DAT") == {"SUM001", "DAT001"}
    assert codes("--select", "SUM", "--ignore", "SUM001") == {"SUM002", "SUM003", "SUM004"}


def test_carry_over_is_checked_against_last_year(gongkai: Run, examples: Path, tmp_path: Path) -> None:
    report = json.loads(gongkai("read", examples / "science-2024.docx", "--format", "json").out)
    report["requests"]["carried_in"] = dict.fromkeys(report["requests"]["carried_in"], 0)
    report["requests"]["received"] |= {"natural_person": 11, "total": 13}
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(report), encoding="utf-8")
    assert gongkai("check", changed, "--select", "CAR,SUM").code == 0
    done = gongkai("check", changed, "--select", "CAR,SUM", "--previous", examples / "science-2023.html")
    assert done.code == 1
    assert "CAR001" in done.out


def test_an_unreadable_previous_report_is_refused(gongkai: Run, examples: Path) -> None:
    done = gongkai("check", examples / "science-2024.docx", "--previous", "nowhere.docx")
    assert (done.code, done.out) == (2, "")


def test_waivers_put_findings_aside_with_their_reason(gongkai: Run, examples: Path, tmp_path: Path) -> None:
    waivers = tmp_path / "waivers.toml"
    waivers.write_text('[[waiver]]\ncode = "SUM004"\nreason = "一件并案审理"\n', encoding="utf-8")
    done = gongkai("check", examples / "market-2024.txt", "--select", "SUM004", "--waivers", waivers)
    assert done.code == 0
    assert "SUM004 一件并案审理" in done.out
    sarif = gongkai(
        "check", examples / "market-2024.txt", "--select", "SUM004", "--waivers", waivers, "--format", "sarif"
    )
    (result,) = json.loads(sarif.out)["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "external", "justification": "一件并案审理"}]


@pytest.mark.parametrize("text", ["not toml", '[[waiver]]\ncode = "SUM004"\n', "[other]\n"])
def test_a_wrong_waiver_file_is_refused(text: str, gongkai: Run, examples: Path, tmp_path: Path) -> None:
    waivers = tmp_path / "waivers.toml"
    waivers.write_text(text, encoding="utf-8")
    done = gongkai("check", examples / "market-2024.txt", "--waivers", waivers)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"gongkai：{waivers}：")


def test_sarif_names_rules_levels_and_places(gongkai: Run, examples: Path) -> None:
    done = gongkai("check", examples / "market-2024.txt", "nowhere.docx", "--format", "sarif")
    log = json.loads(done.out)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0"
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert run["invocations"][0]["executionSuccessful"] is False
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 1
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert unquote(uri).endswith("examples/market-2024.txt")
    sums = next(result for result in run["results"] if result["ruleId"] == "SUM004")
    line = sums["locations"][0]["physicalLocation"]["region"]["startLine"]
    text = (examples / "market-2024.txt").read_text(encoding="utf-8").splitlines()
    assert text[line - 1].startswith("2\t0\t1\t0\t2")


def test_the_page_marks_the_cells_and_escapes_what_it_quotes(gongkai: Run, examples: Path, tmp_path: Path) -> None:
    report = json.loads(gongkai("read", examples / "market-2024.txt", "--format", "json").out)
    report["agency"] = report["signed_by"] = "示范市<script>局"
    changed, page = tmp_path / "changed.json", tmp_path / "page.html"
    changed.write_text(json.dumps(report), encoding="utf-8")
    assert gongkai("check", changed, "--format", "html", "-o", page).code == 1
    html = page.read_text(encoding="utf-8")
    assert '<td class="error"><mark>31</mark></td>' in html
    assert html.index("需要修改：") < html.index("SUM001")
    assert "<script>" not in html
    assert html.count("<table") == html.count("</table>") == 2


def test_rule_explains_one_and_lists_all(gongkai: Run) -> None:
    listed, told, unknown = gongkai("rule"), gongkai("rule", "sum001"), gongkai("rule", "SUM999")
    assert listed.code == told.code == 0
    assert "SUM 勾稽关系" in listed.out
    assert told.out.startswith("SUM001 收办不平衡")
    assert "依据：" in told.out
    assert (unknown.code, unknown.out) == (2, "")


def test_what_is_no_report_is_not_judged(gongkai: Run, tmp_path: Path) -> None:
    walk = tmp_path / "walk.txt"
    walk.write_text("今天天气很好。我们去公园散步。", encoding="utf-8")
    done = gongkai("check", walk, "--format", "json")
    assert done.code == 2
    assert json.loads(done.out) == [{"file": str(walk), "verdict": "unreadable", "findings": []}]
    assert "没有找到年度报告" in done.err
