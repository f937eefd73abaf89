"""What is written is read back equal, but for source, provenance, notices and hygiene: from what is visible."""

from random import Random

import pytest
from hypothesis import given, settings

from gongkai.documents.reading import read_report_bytes
from gongkai.documents.writers import write_report
from gongkai.domain.reports import Report
from support.reports import make_report, on_paper, reports

QUICK = ("json", "md", "html", "docx")


@pytest.mark.parametrize("kind", QUICK)
def test_every_report_comes_back(kind: str) -> None:
    @given(reports())
    def comes_back(report: Report) -> None:
        back = read_report_bytes(write_report(report, kind), f"report.{kind}", ocr=False)
        assert on_paper(back) == on_paper(report)

    comes_back()


@given(reports())
@settings(max_examples=10)
def test_every_report_comes_back_from_excel(report: Report) -> None:
    back = read_report_bytes(write_report(report, "xlsx"), "report.xlsx", ocr=False)
    assert on_paper(back) == on_paper(report)


@pytest.mark.needs("cjk-font")
@given(reports())
@settings(max_examples=10)
def test_every_report_comes_back_from_pdf(report: Report) -> None:
    back = read_report_bytes(write_report(report, "pdf"), "report.pdf", ocr=False)
    assert on_paper(back) == on_paper(report)


@pytest.mark.parametrize("kind", ["docx", "html", "xlsx", "md"])
def test_a_written_file_carries_nothing_but_what_it_shows(kind: str) -> None:
    report = make_report(Random(7))
    back = read_report_bytes(write_report(report, kind), f"report.{kind}", ocr=False)
    assert back.hygiene == ()
