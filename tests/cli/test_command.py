import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.cli import COMMANDS
from support.command import Run

GONGKAI = Path(sys.executable).with_name("gongkai")
HEAVY = ("lxml", "openpyxl", "docx", "pypdfium2", "selectolax", "gongkai.documents", "gongkai.lint", "gongkai.domain")


def cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_version_is_quick() -> None:
    costs = []
    for _ in range(3):
        before = cpu_of_children()
        done = subprocess.run([GONGKAI, "--version"], capture_output=True, text=True, check=True)
        costs.append(cpu_of_children() - before)
        assert done.stdout.startswith("gongkai 0.")
    assert min(costs) < 0.2


def test_version_and_help_load_no_library() -> None:
    program = (
        "import sys; from gongkai.cli import main\n"
        "for argument in ('--version', '--help'):\n"
        "    sys.argv = ['gongkai', argument]\n"
        "    try: main()\n"
        "    except SystemExit as left: assert left.code == 0, left.code\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_has_chinese_help(name: str, gongkai: Run) -> None:
    done = gongkai(name, "--help")
    assert done.code == 0
    assert done.out.startswith("用法：")
    assert "Show this message" not in done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nix",), "没有“nix”这个命令"),
        (("read",), "缺少“文件…”"),
        (("read", "--bogus", "x"), "没有“--bogus”这个选项"),
        (("read", "x", "--format"), "选项“--format”后面缺少值"),
        (("check", "--format", "xml", "x"), "只能是 text、json、sarif、html 之一"),
        (("check", "--published-on", "昨天", "x"), "“昨天”不是日期"),
        (("check", "--select", "FOO", "x"), "没有编号以“FOO”开头的规则"),
        (("new", "--agency", "甲", "--year", "1999", "-o", "x.docx"), "不小于 2019"),
        (("write", "x"), "缺少“-o/--output”"),
        (("rule", "SUM001", "SUM002"), "多出了“SUM002”"),
        (("diff", "nowhere.docx", "x"), "没有这个文件"),
    ],
)
def test_wrong_usage_is_one_chinese_sentence(arguments: tuple[str, ...], said: str, gongkai: Run) -> None:
    done = gongkai(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_a_closed_pipe_is_quiet(examples: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        done = subprocess.run(
            [GONGKAI, "read", *[examples / "city-2024.md"] * 3], stdout=closed, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (1, b"")


def test_output_is_utf8_in_the_c_locale(examples: Path) -> None:
    done = subprocess.run(
        [GONGKAI, "read", examples / "city-2024.md"],
        capture_output=True,
        check=True,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    )
    assert "示范市人民政府" in done.stdout.decode()
