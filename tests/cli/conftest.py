"""The command as a user runs it, in this process: arguments in; exit code, output and error output back."""

from pathlib import Path

import pytest

from gongkai.cli import group
from gongkai.cli.failures import run
from support.command import Done, Run

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def gongkai(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: str | Path) -> Done:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            run(group, [str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Done(left.value.code, captured.out, captured.err)

    return command


@pytest.fixture(scope="session")
def examples() -> Path:
    return EXAMPLES
