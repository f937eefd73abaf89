from datetime import date

import pytest

from gongkai.domain.reports import Contact, FrozenMap, Period, Report, blank_figures, form_of, from_json, to_json
from gongkai.domain.reports.blank import blank_report
from gongkai.domain.terms import ApplicantKind

AGENCY = "示范市科学技术局"
COLUMNS = (*ApplicantKind, "total")


def last_year(**changes: object) -> Report:
    figures = blank_figures(form_of("2021")) | {
        f"requests/carried_out/{column}": number for number, column in enumerate(COLUMNS)
    }
    fields: dict[str, object] = {
        "agency": AGENCY,
        "year": 2023,
        "edition": "2021",
        "scope": "own",
        "contact": Contact(phone="0531-12345678"),
        "figures": FrozenMap(figures | {"requests/received/total": 9, "requests/carried_in/total": 4}),
    }
    return Report(**(fields | changes))  # type: ignore[arg-type]  # a table of changed fields has no one type


def test_states_nothing_without_last_years_report() -> None:
    report = blank_report(agency=AGENCY, year=2024)
    form = form_of("2021")
    assert form is not None
    assert report.figures == dict.fromkeys(form.cells)


def test_has_title_period_and_the_six_sections_with_their_heads() -> None:
    report = blank_report(agency=AGENCY, year=2024)
    assert report.title == "示范市科学技术局2024年政府信息公开工作年度报告"
    assert report.period == Period(date(2024, 1, 1), date(2024, 12, 31))
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]
    assert report.sections[0].paragraphs == (
        "（一）主动公开",
        "（二）依申请公开",
        "（三）政府信息管理",
        "（四）政府信息公开平台建设",
        "（五）监督保障",
    )
    assert all(section.blocks == () for section in report.sections[1:])
    assert report.signed_by == AGENCY
    assert report.signed_on is None


@pytest.mark.parametrize(("year", "edition"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2030, "2021")])
def test_takes_the_edition_of_the_year(year: int, edition: str) -> None:
    assert blank_report(agency=AGENCY, year=year).edition == edition


def test_carries_over_each_column_and_nothing_else() -> None:
    report = blank_report(agency=AGENCY, year=2024, previous=last_year())
    stated = {path: figure for path, figure in report.figures.items() if figure is not None}
    assert stated == {f"requests/carried_in/{column}": number for number, column in enumerate(COLUMNS)}
    assert not report.provenance
    assert report.contact == Contact(phone="0531-12345678")
    assert report.scope == "own"


def test_carries_over_from_the_2019_form_into_the_2021_form() -> None:
    figures = blank_figures(form_of("2019")) | {"requests/carried_out/total": 3}
    previous = last_year(year=2020, edition="2019", figures=FrozenMap(figures))
    report = blank_report(agency=AGENCY, year=2021, previous=previous)
    assert report.figures["requests/carried_in/total"] == 3
    assert report.figures["requests/carried_in/business"] is None


def test_a_carry_over_not_stated_stays_blank() -> None:
    previous = last_year(figures=FrozenMap(blank_figures(form_of("2021"))))
    report = blank_report(agency=AGENCY, year=2024, previous=previous)
    assert report.figures["requests/carried_in/total"] is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"agency": "示范局甲"}, "上年度报告的机关是“示范局甲”，不是“示范市科学技术局”，不能结转。"),
        ({"agency": None}, "上年度报告的机关是“（未读出）”，不是“示范市科学技术局”，不能结转。"),
        ({"year": 2022}, "上年度报告应为2023年的报告，给出的报告年度是2022年，不能结转。"),
        ({"year": None}, "上年度报告应为2023年的报告，给出的报告年度是（未读出），不能结转。"),
    ],
)
def test_refuses_a_report_that_is_not_last_years(changes: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match="不能结转") as raised:
        blank_report(agency=AGENCY, year=2024, previous=last_year(**changes))
    assert str(raised.value) == sentence


def test_refuses_a_year_before_the_forms() -> None:
    with pytest.raises(ValueError, match="2018年的年度报告没有全国统一的格式"):
        blank_report(agency=AGENCY, year=2018)


def test_the_first_paragraph_names_the_contact_given() -> None:
    contact = Contact(address="示范市中心路1号", phone="0531-12345678")
    (paragraph,) = blank_report(agency=AGENCY, year=2024, previous=last_year(), contact=contact).preamble
    assert paragraph.text.endswith("询问（地址：示范市中心路1号，电话：0531-12345678）。")


@pytest.mark.parametrize("contact", [None, Contact()])
def test_leaves_blanks_and_no_template_signs(contact: Contact | None) -> None:
    (paragraph,) = blank_report(agency=AGENCY, year=2024, contact=contact).preamble
    assert "地址：\u3000\u3000\u3000\u3000，邮政编码：" in paragraph.text
    assert not set("×XxＸ*?？") & set(paragraph.text)


def test_is_a_report_like_any_other() -> None:
    report = blank_report(agency=AGENCY, year=2024, previous=last_year())
    assert from_json(to_json(report)) == report
