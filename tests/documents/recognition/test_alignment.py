from gongkai.documents.recognition.alignment import place
from gongkai.documents.recognition.records import Record
from gongkai.domain.reports import How

ROWS = ["a", "b", "c", "d", "e"]


def _records(count: int) -> list[Record]:
    return [Record(labels=(), cells=(), row=number) for number in range(count)]


def _rows(placed: list, how: How) -> dict[int, str]:  # type: ignore[type-arg]
    return {item.record.row: item.row for item in placed if item.how is how}


def test_a_bare_row_between_two_known_neighbours_takes_the_row_between_them() -> None:
    placed, unplaced = place(_records(3), {0: "a", 2: "c"}, {}, ROWS)
    assert _rows(placed, How.POSITION) == {1: "b"}
    assert unplaced == []


def test_two_bare_rows_where_one_is_missing_are_left_alone() -> None:
    placed, unplaced = place(_records(4), {0: "a", 3: "c"}, {}, ROWS)
    assert _rows(placed, How.POSITION) == {}
    assert len(unplaced) == 2


def test_one_bare_row_where_two_are_missing_is_left_alone() -> None:
    placed, unplaced = place(_records(3), {0: "a", 2: "d"}, {}, ROWS)
    assert _rows(placed, How.POSITION) == {}
    assert len(unplaced) == 1


def test_a_groups_head_settles_its_first_row() -> None:
    placed, unplaced = place(_records(3), {0: "a", 2: "e"}, {1: "c"}, ROWS)
    assert _rows(placed, How.POSITION) == {1: "c"}
    assert unplaced == []


def test_rows_at_the_ends() -> None:
    placed, _ = place(_records(5), {2: "c"}, {}, ROWS)
    assert _rows(placed, How.POSITION) == {0: "a", 1: "b", 3: "d", 4: "e"}
