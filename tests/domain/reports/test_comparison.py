import time
from dataclasses import replace
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from gongkai.domain.reports import (
    EDITION_2019,
    EDITION_2021,
    EDITION_2021_UNSPLIT,
    FrozenMap,
    Report,
    Section,
    TextBlock,
)
from gongkai.domain.reports.comparison import Match, compare, likeness, paired
from support.reports import make_report, reports

LONG = "全年通过门户网站主动公开各类信息120条，修订信息公开指南，完善公开目录。"


@given(reports())
def test_a_report_beside_itself_shows_no_change(report: Report) -> None:
    comparison = compare(report, report)
    assert not [pair for pair in comparison.figures if pair.differs]
    assert comparison.only_old == comparison.only_new == ()
    assert {pair.match for pair in comparison.texts} <= {Match.SAME}
    assert comparison.carried_share in (0.0, 1.0)


@given(reports(), reports())
def test_every_cell_is_told_once_and_changes_turn_round(old: Report, new: Report) -> None:
    there, back = compare(old, new), compare(new, old)
    paths = [pair.cell.path for pair in there.figures]
    assert len(paths) == len(set(paths))
    assert {cell.path for cell in there.only_old} == {cell.path for cell in back.only_new}
    changes = sorted(str(pair.change) for pair in there.figures if pair.change is not None)
    assert changes == sorted(str(-pair.change) for pair in back.figures if pair.change is not None)


def with_figures(report: Report, **changes: int | Decimal | None) -> Report:
    named = {path.replace("__", "/"): figure for path, figure in changes.items()}
    return replace(report, figures=FrozenMap({**report.figures, **named}))


def test_a_blank_changes_into_nothing() -> None:
    old = with_figures(make_report(Random(1), EDITION_2021), proactive__licensing__decisions=0)
    new = with_figures(old, proactive__licensing__decisions=None)
    (pair,) = [pair for pair in compare(old, new).figures if pair.differs]
    assert (pair.old, pair.new, pair.change) == (0, None, None)


def test_money_changes_exactly() -> None:
    old = with_figures(make_report(Random(1), EDITION_2021), proactive__fees__amount=Decimal("0.1"))
    new = with_figures(old, proactive__fees__amount=Decimal("0.3"))
    (pair,) = [pair for pair in compare(old, new).figures if pair.differs]
    assert pair.change == Decimal("0.2")


def test_editions_meet_where_they_count_the_same() -> None:
    other = dict.fromkeys(
        ("requests/other.correction_overdue/total", "requests/other.fee_overdue/total", "requests/other.rest/total"), 2
    )
    old = make_report(Random(2), EDITION_2019)
    old = replace(old, figures=FrozenMap({**old.figures, "requests/other.unsplit/total": 5}))
    new = make_report(Random(3), EDITION_2021)
    new = replace(new, figures=FrozenMap({**new.figures, **other}))
    comparison = compare(old, new)
    pairs = {pair.cell.path: pair for pair in comparison.figures}
    licensing = pairs["proactive/licensing/decisions"]
    assert licensing.old == old.figures["proactive_2019/licensing/decisions"]
    assert pairs["requests/other.unsplit/total"].change == 1
    assert "proactive_2019/licensing/decisions" not in {cell.path for cell in comparison.only_old}
    assert "proactive_2019/procurement/projects" in {cell.path for cell in comparison.only_old}
    assert "requests/other.rest/total" in {cell.path for cell in comparison.only_new}


def test_a_sum_of_a_blank_stays_blank() -> None:
    old = make_report(Random(4), EDITION_2021)
    old = replace(old, figures=FrozenMap({**old.figures, "requests/other.rest/total": None}))
    pairs = {pair.cell.path: pair for pair in compare(old, make_report(Random(5), EDITION_2021_UNSPLIT)).figures}
    assert pairs["requests/other.unsplit/total"].old is None


def test_paragraphs_are_kept_changed_new_or_gone() -> None:
    changed = LONG.replace("120", "133").replace("目录", "目录和专栏")
    pairs = list(
        paired(
            1,
            [LONG, "解读形式比较单一，需要继续改进。", "去年举办了两期培训班。"],
            ["今年走访了六家企业，听取意见。", changed, "解读形式比较单一，需要继续改进。"],
        )
    )
    assert [pair.match for pair in pairs] == [Match.NEW, Match.CHANGED, Match.SAME, Match.GONE]
    assert pairs[1].old == LONG


def test_share_is_by_length_and_headings_do_not_count() -> None:
    def report(*texts: str) -> Report:
        blocks = (TextBlock.heading("（四）政府信息公开平台建设情况"), *map(TextBlock.paragraph, texts))
        return Report(sections=(Section(1, "一、总体情况", blocks),))

    comparison = compare(report(LONG), report(LONG, "乙" * len(LONG)))
    assert comparison.carried_share == 0.5
    assert comparison.carried_by_section == {1: 0.5}


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_share(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, one) == 1.0


def test_texts_made_to_be_slow_are_not() -> None:
    began = time.process_time()
    list(paired(1, ["ab" * 2000 + str(n) for n in range(120)], ["ba" * 2000 + str(n) for n in range(120)]))
    assert time.process_time() - began < 20
