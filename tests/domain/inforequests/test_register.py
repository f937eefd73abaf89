"""The figures: one line a case, posted while the books of its years are open (F-3.6 … F-3.10)."""

from dataclasses import replace
from datetime import date, datetime, time
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.domain.calendar import NATIONAL
from gongkai.domain.decisions import AnswerKey
from gongkai.domain.inforequests import (
    REQUEST,
    Case,
    CorrectionNotice,
    Decision,
    Event,
    FeeNotice,
    Filing,
    HistoryError,
    Line,
    Matter,
    Merge,
    Reclassification,
    Reopening,
    Ruling,
    Split,
    Submission,
    books_close,
    fold,
    open_year,
    tally,
)
from gongkai.domain.parameters import DEFAULTS, Parameters
from gongkai.domain.reports import EDITION_2019, EDITION_2021, Period, Verdict, balance
from gongkai.domain.terms import ApplicantKind, Channel, EventKind, Outcome, RemedyResult, RemedyRoute
from support.histories import event, histories

K = EventKind
BUSINESS, PERSON = ApplicantKind.BUSINESS, ApplicantKind.NATURAL_PERSON


def year_of(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def on(kind: EventKind, day: str, recorded: str | None = None, **fields: object) -> Event:
    """``kind`` on ``day``, recorded on the same day or on ``recorded``."""
    moment = datetime.combine(date.fromisoformat(recorded or day), time(9))
    return event(0, kind, date.fromisoformat(day), recorded=moment, **fields)


def submitted(day: str, recorded: str | None = None, applicant: ApplicantKind = PERSON, **more: object) -> Event:
    return on(K.SUBMITTED, day, recorded, data=Submission(applicant=applicant, **more))  # type: ignore[arg-type]


def decided(day: str, recorded: str | None = None, answer: AnswerKey = AnswerKey.GRANTED) -> Event:
    return on(K.DECIDED, day, recorded, data=Decision(answer))


def fold_all(*events: Event, parameters: Parameters = DEFAULTS) -> Case:
    """The events with their places as ids, folded."""
    return fold([replace(made, id=f"{number}") for number, made in enumerate(events)], parameters, NATIONAL)


def lines(*events: Event, parameters: Parameters = DEFAULTS) -> dict[str, Line]:
    return dict(fold_all(*events, parameters=parameters).lines)


def line(*events: Event) -> Line | None:
    return lines(*events).get(REQUEST)


D = date.fromisoformat


@pytest.mark.parametrize(
    ("name", "events", "expected"),
    [
        ("open", [submitted("2024-12-20")], Line(PERSON, D("2024-12-20"))),
        (
            "closed",
            [submitted("2024-12-20"), decided("2025-01-10")],
            Line(PERSON, D("2024-12-20"), D("2025-01-10"), Outcome.GRANTED),
        ),
        (
            "registered late, books still open",
            [submitted("2024-12-20", "2025-01-31")],
            Line(PERSON, D("2024-12-20")),
        ),
        (
            "registered after the books closed: posted to the open year",
            [submitted("2024-12-20", "2025-02-01")],
            Line(PERSON, D("2025-01-01")),
        ),
        (
            "registered years late, closed in one go",
            [submitted("2022-12-20", "2025-03-01"), decided("2023-01-05", "2025-03-01")],
            Line(PERSON, D("2025-01-01"), D("2025-01-01"), Outcome.GRANTED),
        ),
        (
            "an answer recorded after the books closed",
            [submitted("2024-11-20"), decided("2024-12-10", "2025-03-01")],
            Line(PERSON, D("2024-11-20"), D("2025-01-01"), Outcome.GRANTED),
        ),
        (
            "an answer of last year recorded in January",
            [submitted("2024-11-20"), decided("2024-12-10", "2025-01-20")],
            Line(PERSON, D("2024-11-20"), D("2024-12-10"), Outcome.GRANTED),
        ),
        (
            "an answer of January recorded in January, something else years later",
            [submitted("2023-12-20"), decided("2024-01-10"), on(K.SERVED, "2026-03-01")],
            Line(PERSON, D("2023-12-20"), D("2024-01-10"), Outcome.GRANTED),
        ),
        (
            "reclassified in its year",
            [submitted("2024-05-06"), on(K.APPLICANT_RECLASSIFIED, "2024-06-03", data=Reclassification(BUSINESS))],
            Line(BUSINESS, D("2024-05-06")),
        ),
        (
            "reclassified before the books closed",
            [submitted("2024-12-06"), on(K.APPLICANT_RECLASSIFIED, "2025-01-20", data=Reclassification(BUSINESS))],
            Line(BUSINESS, D("2024-12-06")),
        ),
        (
            "reclassified after the cut-off: the column is frozen",
            [
                submitted("2024-12-06"),
                on(K.APPLICANT_RECLASSIFIED, "2025-02-03", data=Reclassification(BUSINESS)),
                decided("2025-02-10"),
            ],
            Line(PERSON, D("2024-12-06"), D("2025-02-10"), Outcome.GRANTED),
        ),
        (
            "reopened: closed once, as first answered",
            [
                submitted("2024-03-04"),
                decided("2024-03-20", answer=AnswerKey.DELIBERATIVE),
                on(K.REOPENED, "2024-08-01", data=Reopening()),
                decided("2024-08-20"),
            ],
            Line(PERSON, D("2024-03-04"), D("2024-03-20"), Outcome.DELIBERATIVE),
        ),
        (
            "a decision voided while the books are open",
            [submitted("2024-03-04"), decided("2024-03-20"), on(K.EVENT_VOIDED, "2024-04-01", voids="1")],
            Line(PERSON, D("2024-03-04")),
        ),
        (
            "a decision voided after the books closed stays closed",
            [submitted("2024-03-04"), decided("2024-03-20"), on(K.EVENT_VOIDED, "2025-04-01", voids="1")],
            Line(PERSON, D("2024-03-04"), D("2024-03-20"), Outcome.GRANTED),
        ),
        ("a request voided in its year", [submitted("2024-03-04"), on(K.EVENT_VOIDED, "2024-04-01", voids="0")], None),
        (
            "a request voided after the books closed ends under 其他",
            [submitted("2024-12-04"), on(K.EVENT_VOIDED, "2025-04-01", voids="0")],
            Line(PERSON, D("2024-12-04"), D("2025-04-01"), Outcome.OTHER_REST),
        ),
        (
            "split in its year",
            [submitted("2024-03-04"), on(K.SPLIT_INTO, "2024-03-10", data=Split(("甲", "乙")))],
            None,
        ),
        (
            "split after the books closed ends under 其他",
            [submitted("2024-12-04"), on(K.SPLIT_INTO, "2025-02-10", data=Split(("甲", "乙")))],
            Line(PERSON, D("2024-12-04"), D("2025-02-10"), Outcome.OTHER_REST),
        ),
        (
            "a part of a split counts on its parent's day",
            [submitted("2024-03-04", "2024-03-10", part_of="parent")],
            Line(PERSON, D("2024-03-04")),
        ),
        ("更正 is no request", [submitted("2024-03-04", matter=Matter.RECORD_CORRECTION)], None),
        ("not confirmed", [submitted("2024-12-30", channel=Channel.ONLINE)], None),
        (
            "confirmed in the next year",
            [submitted("2024-12-30", channel=Channel.ONLINE), on(K.RECEIPT_CONFIRMED, "2025-01-02")],
            Line(PERSON, D("2025-01-02")),
        ),
        (
            "answered before it was confirmed",
            [submitted("2024-12-30", channel=Channel.ONLINE), decided("2024-12-31")],
            Line(PERSON, D("2024-12-31"), D("2024-12-31"), Outcome.GRANTED),
        ),
        (
            "withdrawn",
            [submitted("2024-03-04"), on(K.WITHDRAWN, "2024-03-10")],
            Line(PERSON, D("2024-03-04"), D("2024-03-10"), Outcome.OTHER_REST),
        ),
        (
            "merged",
            [submitted("2024-03-04"), on(K.MERGED_INTO, "2024-03-10", data=Merge("甲"))],
            Line(PERSON, D("2024-03-04"), D("2024-03-10"), Outcome.OTHER_REST),
        ),
        (
            "passed on to another body",
            [submitted("2024-03-04"), on(K.TRANSFERRED, "2024-03-10")],
            Line(PERSON, D("2024-03-04"), D("2024-03-10"), Outcome.OTHER_REST),
        ),
        (
            "not corrected in time",
            [
                submitted("2024-03-04"),
                on(K.CORRECTION_ASKED, "2024-03-06", data=CorrectionNotice(D("2024-03-20"))),
                on(K.ABANDONED, "2024-03-21"),
            ],
            Line(PERSON, D("2024-03-04"), D("2024-03-21"), Outcome.CORRECTION_OVERDUE),
        ),
        (
            "not paid in time",
            [
                submitted("2024-03-04"),
                on(K.FEE_NOTICED, "2024-03-06", data=FeeNotice(700)),
                on(K.ABANDONED, "2024-04-10"),
            ],
            Line(PERSON, D("2024-03-04"), D("2024-04-10"), Outcome.FEE_OVERDUE),
        ),
        (
            "given up for no reason",
            [submitted("2024-03-04"), on(K.ABANDONED, "2024-04-10")],
            Line(PERSON, D("2024-03-04"), D("2024-04-10"), Outcome.OTHER_REST),
        ),
        (
            "非政府信息",
            [submitted("2024-03-04"), decided("2024-03-10", answer=AnswerKey.NOT_GOVERNMENT_INFORMATION)],
            Line(PERSON, D("2024-03-04"), D("2024-03-10"), Outcome.OTHER_REST),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_line_of_a_request(name: str, events: list[Event], expected: Line | None) -> None:
    assert line(*events) == expected, name


def test_the_lines_of_its_remedies() -> None:
    filed = on(K.REMEDY_FILED, "2024-05-06", subject="1", data=Filing(RemedyRoute.RECONSIDERATION))
    suit = on(K.REMEDY_FILED, "2024-09-06", subject="2", data=Filing(RemedyRoute.LITIGATION_AFTER_RECONSIDERATION))
    upheld = on(K.REMEDY_DECIDED, "2024-08-01", subject="1", data=Ruling(RemedyResult.UPHELD))
    again = on(K.REMEDY_DECIDED, "2024-08-02", subject="1", data=Ruling(RemedyResult.CORRECTED))
    made = lines(submitted("2024-03-04"), decided("2024-03-20"), filed, upheld, again, suit)
    assert made["remedy 1"] == Line("reconsideration", D("2024-05-06"), D("2024-08-01"), "upheld")
    assert made["remedy 2"] == Line("litigation_after_reconsideration", D("2024-09-06"))


def test_a_remedy_voided_after_the_books_closed_ends_as_other() -> None:
    filed = on(K.REMEDY_FILED, "2024-05-06", subject="1", data=Filing(RemedyRoute.RECONSIDERATION))
    made = lines(submitted("2024-03-04"), filed, on(K.EVENT_VOIDED, "2025-06-01", voids="1"))
    assert made["remedy 1"] == Line("reconsideration", D("2024-05-06"), D("2025-06-01"), "other")


def test_the_day_the_books_close_is_a_parameter() -> None:
    early = Parameters(valid_from=date(2019, 5, 15), books_close_month=1, books_close_day=10)
    assert books_close(2024, early) == date(2025, 1, 10)
    assert [open_year(D(day), early) for day in ("2025-01-10", "2025-01-11")] == [2024, 2025]
    late = submitted("2024-12-20", "2025-01-20")
    assert lines(late, parameters=early)[REQUEST] == Line(PERSON, D("2025-01-01"))


# ---- tables ----


def test_table_three_and_four() -> None:
    carried = fold_all(submitted("2023-12-20"), decided("2024-01-10", answer=AnswerKey.NOT_FOUND))
    new = fold_all(submitted("2024-05-06", applicant=BUSINESS), decided("2024-05-20"))
    open_ = fold_all(
        submitted("2024-12-06"),
        on(K.REMEDY_FILED, "2024-12-20", subject="1", data=Filing(RemedyRoute.LITIGATION_DIRECT)),
    )
    figures = tally([carried, new, open_], year_of(2024))
    stated = {path: figure for path, figure in figures.items() if figure}
    assert stated == {
        "requests/received/natural_person": 1,
        "requests/received/business": 1,
        "requests/received/total": 2,
        "requests/carried_in/natural_person": 1,
        "requests/carried_in/total": 1,
        "requests/granted/business": 1,
        "requests/granted/total": 1,
        "requests/unavailable.not_held/natural_person": 1,
        "requests/unavailable.not_held/total": 1,
        "requests/closed/natural_person": 1,
        "requests/closed/business": 1,
        "requests/closed/total": 2,
        "requests/carried_out/natural_person": 1,
        "requests/carried_out/total": 1,
        "remedies/litigation_direct/pending": 1,
        "remedies/litigation_direct/total": 1,
    }
    cells = [cell.path for key in ("requests", "remedies") for cell in EDITION_2021.table(key).cells]
    assert list(figures) == cells


def register(*made: tuple[str, Line]) -> list[SimpleNamespace]:
    return [SimpleNamespace(lines={key: line}) for key, line in made]


BOUNDS = """
2023-12-31 |            | carried_in carried_out
2023-12-31 | 2023-12-31 |
2023-12-31 | 2024-01-01 | carried_in closed granted
2023-12-31 | 2024-12-31 | carried_in closed granted
2023-12-31 | 2025-01-01 | carried_in carried_out
2024-01-01 |            | received carried_out
2024-01-01 | 2024-01-01 | received closed granted
2024-12-31 | 2024-12-31 | received closed granted
2024-12-31 | 2025-01-01 | received carried_out
2025-01-01 |            |
2025-01-01 | 2025-01-01 |
"""
"""Opened, closed → the rows of 2024 that count it."""


@pytest.mark.parametrize("bound", BOUNDS.strip().splitlines())
def test_the_bounds_of_a_year(bound: str) -> None:
    opened, closed, rows = (cell.strip() for cell in bound.split("|"))
    end = D(closed) if closed else None
    request = (REQUEST, Line(BUSINESS, D(opened), end, "granted" if end else None))
    figures = tally(register(request), year_of(2024))
    expected = {f"requests/{row}/{column}" for row in rows.split() for column in ("business", "total")}
    assert {path for path, figure in figures.items() if figure} == expected
    results = {"carried_out": "pending", "granted": "upheld"}
    remedy = ("remedy 1", Line("reconsideration", D(opened), end, "upheld" if end else None))
    figures = tally(register(remedy), year_of(2024))
    shown = [results[row] for row in rows.split() if row in results]
    expected = {f"remedies/reconsideration/{column}" for column in (*shown, "total")} if shown else set()
    assert {path for path, figure in figures.items() if figure} == expected


def test_cases_are_added_up() -> None:
    request = (REQUEST, Line(BUSINESS, D("2024-05-06"), D("2024-06-06"), "granted"))
    refused = (REQUEST, Line(PERSON, D("2024-05-06"), D("2024-06-06"), "refused.deliberative"))
    remedy = ("remedy 1", Line("reconsideration", D("2024-05-06"), D("2024-06-06"), "upheld"))
    corrected = ("remedy 2", Line("reconsideration", D("2024-05-06"), D("2024-06-06"), "corrected"))
    figures = tally(register(request, request, refused, remedy, remedy, corrected), year_of(2024))
    assert {path: figure for path, figure in figures.items() if figure} == {
        "requests/received/natural_person": 1,
        "requests/received/business": 2,
        "requests/received/total": 3,
        "requests/granted/business": 2,
        "requests/granted/total": 2,
        "requests/refused.deliberative/natural_person": 1,
        "requests/refused.deliberative/total": 1,
        "requests/closed/natural_person": 1,
        "requests/closed/business": 2,
        "requests/closed/total": 3,
        "remedies/reconsideration/upheld": 2,
        "remedies/reconsideration/corrected": 1,
        "remedies/reconsideration/total": 3,
    }
    assert set(figures.values()) == {0, 1, 2, 3}


def test_a_line_of_two_remedies_counts_both() -> None:
    both = {
        "remedy 1": Line("reconsideration", D("2024-05-06"), D("2024-06-06"), "upheld"),
        "remedy 2": Line("litigation_after_reconsideration", D("2024-06-16")),
    }
    figures = tally([SimpleNamespace(lines=both)], year_of(2024))
    assert figures["remedies/reconsideration/upheld"] == 1
    assert figures["remedies/litigation_after_reconsideration/pending"] == 1


def test_the_form_of_2019_has_one_row_for_other_ends() -> None:
    case = fold_all(submitted("2020-03-04"), on(K.WITHDRAWN, "2020-03-10"))
    figures = tally([case], year_of(2020))
    assert figures["requests/other.unsplit/total"] == figures["requests/received/total"] == 1
    assert tally([case], year_of(2021))["requests/other.rest/total"] == 0
    later = fold_all(submitted("2021-03-04"), on(K.WITHDRAWN, "2021-03-10"))
    assert tally([later], year_of(2021))["requests/other.rest/total"] == 1
    assert "requests/other.rest/total" not in figures
    assert list(figures)[: len(EDITION_2019.table("requests").cells)] == [
        cell.path for cell in EDITION_2019.table("requests").cells
    ]


def test_a_year_without_a_form_is_refused() -> None:
    with pytest.raises(ValueError, match="2018年"):
        tally([], year_of(2018))


def test_a_half_year_balances_too() -> None:
    case = fold_all(submitted("2024-03-04"), decided("2024-08-20"))
    first = tally([case], Period(date(2024, 1, 1), date(2024, 6, 30)))
    second = tally([case], Period(date(2024, 7, 1), date(2024, 12, 31)))
    assert first["requests/carried_out/total"] == second["requests/carried_in/total"] == 1


ANY = histories(late=True, voids=True, most=6, first=date(2020, 6, 1), last=date(2023, 12, 31))
YEARS = range(2020, 2027)


@settings(max_examples=60)
@given(st.lists(ANY, max_size=5))
def test_every_column_balances_in_every_year_and_across_years(recorded: list[list[Event]]) -> None:
    cases = [fold(events, DEFAULTS, NATIONAL) for events in recorded]
    years = {year: tally(cases, year_of(year)) for year in YEARS}
    columns = [*ApplicantKind, "total"]
    for year, figures in years.items():
        form = EDITION_2019 if year < 2021 else EDITION_2021
        verdicts = {balance(total, figures).verdict for total in form.sums}
        assert verdicts == {Verdict.HOLDS}
        if year + 1 in years:
            for column in columns:
                carried = years[year + 1][f"requests/carried_in/{column}"]
                assert carried == figures[f"requests/carried_out/{column}"]


@settings(max_examples=60)
@given(st.lists(ANY, min_size=1, max_size=3), st.sampled_from(YEARS))
def test_nothing_recorded_after_the_books_closed_moves_a_figure(recorded: list[list[Event]], year: int) -> None:
    closes = books_close(year, DEFAULTS)
    by_then = [[made for made in events if made.recorded.date() <= closes] for events in recorded]
    frozen = tally((fold(events, DEFAULTS, NATIONAL) for events in by_then if events), year_of(year))
    assert tally((fold(events, DEFAULTS, NATIONAL) for events in recorded), year_of(year)) == frozen


@given(ANY)
def test_a_line_opens_before_it_closes(events: list[Event]) -> None:
    for made in fold(events, DEFAULTS, NATIONAL).lines.values():
        assert made.closed is None or made.opened <= made.closed
        assert (made.closed is None) == (made.row is None)


def test_a_history_starts_with_the_submission() -> None:
    with pytest.raises(HistoryError, match="最先登记"):
        fold([], DEFAULTS, NATIONAL)
    with pytest.raises(HistoryError, match="最先登记"):
        line(decided("2024-03-04"))
