"""What the fixture ``gongkai`` gives: the command run, and how it ended."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Done:
    """The exit code, what was printed, what was printed as an error."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]
