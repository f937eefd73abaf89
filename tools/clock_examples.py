"""Write the examples of ``docs/explanation/how-the-clock-counts.md`` from the clock itself; ``--check`` only compares.

The page is written by hand; between ``<!-- clock … -->`` and ``<!-- end -->`` stands what the command prints for it.
"""

import re
import shlex
import sys
from pathlib import Path
from typing import Final

from click.testing import CliRunner

from gongkai.cli.clock import command as clock
from gongkai.cli.fee import command as fee

PAGE: Final = Path(__file__).parents[1] / "docs" / "explanation" / "how-the-clock-counts.md"
EXAMPLE: Final = re.compile(r"<!-- (clock|fee) (.*?) -->\n.*?<!-- end -->", re.DOTALL)
COMMANDS: Final = {"clock": clock, "fee": fee}


def main() -> None:
    """Write the page, or say that it is stale."""
    written = PAGE.read_text(encoding="utf-8")
    text = EXAMPLE.sub(_example, written)
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(text, encoding="utf-8")
    elif written != text:
        sys.exit(f"{PAGE.name} is stale; run tools/clock_examples.py")


def _example(match: re.Match[str]) -> str:
    name, arguments = match[1], match[2]
    done = CliRunner().invoke(COMMANDS[name], shlex.split(arguments))
    if done.exit_code:
        sys.exit(f"gongkai {name} {arguments}: {done.output}")
    shown = f"```text\n$ gongkai {name} {arguments}\n{done.output.rstrip()}\n```"
    return f"<!-- {name} {arguments} -->\n{shown}\n<!-- end -->"


if __name__ == "__main__":
    main()
