from decimal import Decimal

import pytest

from gongkai.documents.recognition.figures import is_figure_like, read_figure
from gongkai.domain.reports import CellKind


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "/", "／", "-", "－", "—", "——", "无", " 无 "])
def test_a_blank_states_nothing_and_is_not_wrong(text: str) -> None:
    for kind in CellKind:
        if kind is not CellKind.UNIT:
            stated = read_figure(text, kind)
            assert (stated.figure, stated.wrong) == (None, False)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("0", 0),
        ("16", 16),
        ("１６", 16),
        ("1,024", 1024),
        ("1，024", 1024),
        ("12,345,678", 12345678),
        ("16件", 16),
        ("16（其中修订16件）", 16),
        ("16(含修订 3 件)", 16),
        ("16①", 16),
        ("16²", 16),
        ("16*", 16),
        ("16[1]", 16),
        ("零", 0),
        ("〇", 0),
    ],
)
def test_counts(text: str, count: int) -> None:
    assert read_figure(text, CellKind.COUNT).figure == count


@pytest.mark.parametrize("text", ["若干", "-5", "1.5", "2 1", "1,02", "O", "约20", "20余", "20-30", "见附件", "①"])
def test_what_is_no_count_states_nothing_and_is_wrong(text: str) -> None:
    stated = read_figure(text, CellKind.COUNT)
    assert stated.figure is None
    assert stated.wrong or text == "①"


@pytest.mark.parametrize(
    ("text", "change"),
    [("5", 5), ("+5", 5), ("-5", -5), ("－5", -5), ("增5", 5), ("增加5项", 5), ("减少 3", -3), ("↓2", -2)],
)
def test_changes_keep_their_sign(text: str, change: int) -> None:
    assert read_figure(text, CellKind.CHANGE).figure == change


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("9.8240", "9.8240"),
        ("0", "0"),
        ("9116.36", "9116.36"),
        ("1,234.50", "1234.50"),
        ("12万元", "12"),
        ("98240元", "9.824"),
        ("1.2亿元", "12000"),
    ],
)
def test_money_is_kept_as_printed_in_wan_yuan(text: str, money: str) -> None:
    figure = read_figure(text, CellKind.MONEY).figure
    assert isinstance(figure, Decimal)
    assert format(figure, "f") == money


def test_an_amount_keeps_its_unit() -> None:
    assert read_figure("251000元", CellKind.AMOUNT).unit == "元"
    assert read_figure("25.1 万元", CellKind.AMOUNT).unit == "万元"
    assert read_figure("25.1", CellKind.AMOUNT).unit is None


@pytest.mark.parametrize("text", ["16", "16件", "1,024", "9.8240万元", "0", "16（其中修订16件）", "-5", "零"])
def test_figures_are_told_from_labels(text: str) -> None:
    assert is_figure_like(text)


@pytest.mark.parametrize(
    "text", ["1.属于国家秘密", "1、信访举报投诉类申请", "3.其他", "总计", "（一）予以公开", "2023年"]
)
def test_labels_are_told_from_figures(text: str) -> None:
    assert not is_figure_like(text)
