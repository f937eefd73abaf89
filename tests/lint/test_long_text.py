"""A paragraph that never ends must not hold the rules up."""

from dataclasses import replace
from time import perf_counter

import pytest

from gongkai.domain.reports import TextBlock
from gongkai.lint.checker import check
from gongkai.lint.examples import clean_report

PIECES = ["共100件，其中网站发布1条，", "公开政府信息申请收到", "（（", "11", "视频号发布视频信息", "没有因依申请公开"]
LENGTH = 40_000
MOST_SECONDS = 10  # a quadratic search over so much text takes minutes


@pytest.mark.parametrize("piece", PIECES)
def test_one_endless_sentence(piece: str) -> None:
    text = TextBlock.paragraph(piece * (LENGTH // len(piece)))
    report = clean_report()
    start = perf_counter()
    check(replace(report, preamble=(text,)))
    check(replace(report, sections=(replace(report.sections[0], blocks=(text,)),)))
    assert perf_counter() - start < MOST_SECONDS
