"""What a machine lacks is skipped and named at the end; with ``GONGKAI_REQUIRE_ALL=1`` it is a failure."""

import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent
PROBE = """
import pytest
from support.needs import NEEDS, Need

NEEDS["unicorn"] = Need("a unicorn", "unicorn-bin", lambda: False)

@pytest.mark.needs("unicorn")
def test_ride(): pass

def test_walk(): pass
"""


def run_probe(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    probe = folder / "test_probe.py"
    probe.write_text(PROBE, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "conftest", "-p", "no:cacheprovider", "-p", "no:randomly", probe],
        cwd=folder,
        env={**os.environ, "GONGKAI_REQUIRE_ALL": "", "PYTHONPATH": str(TESTS), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_lack_is_skipped_and_named_with_its_package(tmp_path: Path) -> None:
    done = run_probe(tmp_path)
    *_, named, summary = done.stdout.splitlines()
    assert done.returncode == 0
    assert "1 passed, 1 skipped" in summary
    assert "unicorn-bin" in named


def test_a_lack_fails_where_everything_is_required(tmp_path: Path) -> None:
    done = run_probe(tmp_path, GONGKAI_REQUIRE_ALL="1")
    assert done.returncode == 1
    assert "1 passed, 1 error" in done.stdout
