"""Which row of the form is each record? By its label; where the label is lost, by its place between labelled rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai.documents.recognition.records import Record
from gongkai.domain.reports import How


@dataclass(frozen=True, slots=True)
class Placed:
    """A record and the row of the form it was found to be."""

    record: Record
    row: str
    how: How


def place(
    records: Sequence[Record], labelled: Mapping[int, str], starts: Mapping[int, str], rows: Sequence[str]
) -> tuple[list[Placed], list[Record]]:
    """Place ``records`` in the form's ``rows`` (both in their order).

    ``labelled`` gives the row of each record whose label was recognised, by the record's index; ``starts`` the
    row at which a record without a label of its own must stand because a group's head begins with it. Between
    two settled rows, records without a label are placed only when exactly as many rows are missing there. What
    stays unplaced comes second.
    """
    number = {row: place for place, row in enumerate(rows)}
    settled = {index: number[row] for index, row in labelled.items()}
    taken = set(settled.values())
    for index, row in starts.items():
        if index not in settled and number[row] not in taken:
            settled[index] = number[row]
            taken.add(number[row])
    placed = [Placed(records[index], labelled[index], How.LABEL) for index in labelled]
    placed += [Placed(records[index], rows[settled[index]], How.POSITION) for index in settled if index not in labelled]
    unplaced = []
    for gap in _gaps(len(records), settled):
        before = max((settled[index] for index in settled if index < gap[0]), default=-1)
        after = min((settled[index] for index in settled if index > gap[-1]), default=len(rows))
        missing = [row for row in range(before + 1, after) if row not in taken]
        if len(missing) == len(gap):
            placed += [Placed(records[index], rows[row], How.POSITION) for index, row in zip(gap, missing, strict=True)]
            taken.update(missing)
        else:
            unplaced += [records[index] for index in gap]
    return placed, unplaced


def _gaps(count: int, settled: Mapping[int, int]) -> list[list[int]]:
    """Runs of record indexes without a settled row."""
    gaps: list[list[int]] = []
    for index in range(count):
        if index in settled:
            continue
        if gaps and gaps[-1][-1] == index - 1:
            gaps[-1].append(index)
        else:
            gaps.append([index])
    return gaps
