"""The labelled corpus of the rules: honest oddities that must stay quiet, and seeded faults that must be found.

An entry begins with ``#``; in a ``faulty`` file the code it must raise comes first. Its lines are those of the
rules' examples.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gongkai.lint.checker import check
from gongkai.lint.examples import subject_of
from gongkai.lint.findings import Finding
from gongkai.lint.registry import Subject

FOLDER = Path(__file__).parents[1] / "lint" / "corpus"


@dataclass(frozen=True)
class Entry:
    """One report of the corpus; ``code`` is the fault seeded in it, if any."""

    name: str
    code: str | None
    subject: Subject

    @property
    def findings(self) -> tuple[Finding, ...]:
        subject = self.subject
        return check(subject.report, previous=subject.previous, published_on=subject.published_on).findings


def entries(kind: str) -> Iterator[Entry]:
    """The entries of the files of a kind: ``honest`` or ``faulty``."""
    for file in sorted(FOLDER.glob(f"{kind}*.txt")):
        for piece in file.read_text(encoding="utf-8").split("\n# "):
            head, _, text = piece.removeprefix("# ").partition("\n")
            code, _, name = head.partition(" ") if kind == "faulty" else (None, "", head)
            yield Entry(name, code, subject_of(text))


@dataclass
class Score:
    """What a rule found in the corpus."""

    right: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def precision(self, code: str) -> float:
        found = self.right[code] + self.false[code]
        return self.right[code] / found if found else 1.0

    def recall(self, code: str) -> float:
        seeded = self.right[code] + self.missed[code]
        return self.right[code] / seeded if seeded else 1.0


def score() -> Score:
    """Run every rule over the whole corpus. A rule counts once for an entry."""
    result = Score()
    for kind in ("honest", "faulty"):
        for entry in entries(kind):
            codes = {finding.code for finding in entry.findings}
            result.false.update(codes - {entry.code})
            if entry.code is not None:
                (result.right if entry.code in codes else result.missed)[entry.code] += 1
    return result
