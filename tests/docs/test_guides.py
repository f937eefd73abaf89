"""Every command of the tutorials and guides, run as it is written."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("docs/tutorials/*.md"), *ROOT.glob("docs/how-to/*.md")])
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
SET_UP = "./run demo"


@pytest.mark.needs("cjk-font", "pyarrow")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_commands_of_a_page_run(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    commands = {"./run gongkai": str(Path(sys.executable).with_name("gongkai")), ".venv/bin/python": sys.executable}
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        if block.strip() == SET_UP:
            continue
        for written, there in commands.items():
            block = block.replace(written, there)  # noqa: PLW2901 - the block as this machine runs it
        done = subprocess.run(["/bin/bash", "-c", block], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1), done.stderr
        assert "gongkai：" not in done.stderr


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md", ROOT / "README.zh-CN.md"], ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_both_tutorials_teach_the_same_commands() -> None:
    english, chinese = (
        BLOCK.findall((ROOT / "docs" / "tutorials" / name).read_text(encoding="utf-8"))
        for name in ("first-report.md", "first-report.zh-CN.md")
    )
    assert english == chinese


@pytest.mark.needs("cjk-font")
def test_the_demonstration_runs_to_its_end() -> None:
    done = subprocess.run([sys.executable, ROOT / "tools" / "demo.py"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.index("通过：1 份报告") < done.stdout.index("未通过：1 份报告") < done.stdout.index("接下来")
    for name in ("check.html", "science-2024.docx", "science-2024.pdf", "science-2024.html"):
        assert (ROOT / "build" / "demo" / name).stat().st_size > 2000
