"""Write ``docs/reference/cli.md`` from the command's own help; ``--check`` only compares."""

import sys
from pathlib import Path
from typing import Final

import click

from gongkai.cli import COMMANDS, group

PAGE: Final = Path(__file__).parents[1] / "docs" / "reference" / "cli.md"
HEAD: Final = """\
# `gongkai`: the command

This page is generated from the command's own help by `tools/cli_reference.py`.

| exit code | means |
|---|---|
| 0 | done; with `check`: nothing above a hint; with `tally --against`: the whole agrees with its parts |
| 1 | `check` found a warning or an error; `tally --against` found a difference |
| 2 | a file could not be read, or the usage was wrong: one sentence on standard error says what |
| 130 | stopped with Ctrl-C |

`GONGKAI_DEBUG=1` shows a defect of the program in full instead of naming it in one sentence.
"""


def main() -> None:
    """Write the page, or say that it is stale."""
    text = HEAD + "".join(f"\n## `gongkai {name}`\n\n```text\n{help_of(name)}\n```\n" for name in COMMANDS)
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(text, encoding="utf-8")
    elif PAGE.read_text(encoding="utf-8") != text:
        sys.exit("docs/reference/cli.md is stale; run tools/cli_reference.py")


def help_of(name: str) -> str:
    """What ``gongkai NAME --help`` prints, at a fixed width."""
    parent = click.Context(group, info_name="gongkai", terminal_width=100, max_content_width=100)
    command = group.get_command(parent, name)
    if command is None:
        raise KeyError(name)
    return command.get_help(click.Context(command, info_name=name, parent=parent)).rstrip()


if __name__ == "__main__":
    main()
