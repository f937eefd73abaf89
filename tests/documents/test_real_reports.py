"""Every figure that stands in the real reports is read, none is wrong, none is invented."""

import json
from datetime import date
from decimal import Decimal

import pytest

from gongkai.documents.reading import read_report
from gongkai.domain.reports import How, Report, from_json, to_json
from support import real

HEADS = {
    real.SHANDONG: (None, "山东省科学技术厅", 2022, "own", None),
    real.JINING: ("济宁市科学技术局2022年政府信息公开工作年度报告", "济宁市科学技术局", 2022, "own", date(2023, 1, 28)),
    real.BOSHAN: (
        "博山区科学技术局2023年度政府信息公开工作年度报告",
        "博山区科学技术局",
        2023,
        "own",
        date(2023, 1, 17),
    ),
    real.FUJIAN: ("福建省科学技术厅2022年政府信息公开工作年度报告", "福建省科学技术厅", 2022, "own", None),
    real.WENDENG: (
        "威海市文登区科学技术局2022年政府信息公开工作年度报告",
        "威海市文登区科学技术局",
        2022,
        "own",
        date(2023, 1, 16),
    ),
    real.HONGZE: ("洪泽区人民政府2023年政府信息公开工作年度报告", "洪泽区人民政府", 2023, "whole_area", None),
    real.PINGTAN: ("平潭综合实验区2022年度政府信息公开工作年度报告", "平潭综合实验区", 2022, "whole_area", None),
    real.SHANGHAI: ("2024年上海市科委政府信息公开工作年度报告", "上海市科委", 2024, "own", None),
    real.SHUYANG: (
        "沭阳县发展和改革局2023年政府信息公开年度报告",
        "沭阳县发展和改革局",
        2023,
        "own",
        date(2024, 1, 17),
    ),
}
SECTIONS = {real.SHANGHAI: [1, 2, 3, 4, 6]}


def _read(file: str) -> Report:
    path = real.ROOT / file
    if not path.exists():
        pytest.skip("the real reports are not here")
    return read_report(path)


@pytest.mark.parametrize("file", real.FILES)
def test_figures(file: str) -> None:
    report = _read(file)
    read = {path: str(figure) if isinstance(figure, Decimal) else figure for path, figure in report.figures.items()}
    assert read == real.expected(file)
    assert set(report.provenance) == {path for path, figure in read.items() if figure is not None}


@pytest.mark.parametrize("file", real.FILES)
def test_heads(file: str) -> None:
    report = _read(file)
    assert (report.title, report.agency, report.year, report.scope, report.signed_on) == HEADS[file]
    assert report.edition == "2021"
    assert report.period is not None
    assert (report.period.start, report.period.end) == (date(report.year or 0, 1, 1), date(report.year or 0, 12, 31))
    assert [section.number for section in report.sections] == SECTIONS.get(file, [1, 2, 3, 4, 5, 6])


@pytest.mark.parametrize("file", real.FILES)
def test_json_loses_nothing(file: str) -> None:
    report = _read(file)
    assert from_json(json.loads(json.dumps(to_json(report)))) == report


def test_rows_without_a_label_are_placed_by_position() -> None:
    report = _read(real.SHANDONG)
    placed = {path.split("/")[1] for path, item in report.provenance.items() if item.how is How.POSITION}
    assert placed == {
        "refused.third_party_rights",
        "refused.deliberative",
        "refused.administrative_inquiry",
        "unavailable.still_unclear",
    }


def test_missing_tables_are_noticed() -> None:
    notices = _read(real.WENDENG).notices
    assert [(notice.code, notice.cell) for notice in notices] == [
        ("table_missing", "proactive"),
        ("table_missing", "requests"),
        ("table_missing", "remedies"),
    ]


def test_digits_without_a_reading_keep_their_readings() -> None:
    notices = {notice.cell: notice for notice in _read(real.PINGTAN).notices}
    assert "88 55 698" in notices["proactive/normative_documents"].readings


def test_publication_day_comes_from_the_page() -> None:
    assert _read(real.PINGTAN).published_on == date(2023, 2, 20)
    assert _read(real.SHUYANG).published_on == date(2024, 1, 17)
