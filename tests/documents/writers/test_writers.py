import json
import sys

import pytest

from gongkai.documents.writers import KINDS, UnwritableError, write_report
from gongkai.domain.reports import to_json
from gongkai.domain.reports.blank import blank_report

REPORT = blank_report(agency="示范市科学技术局", year=2023)

OPENINGS = {"docx": b"PK", "xlsx": b"PK", "pdf": b"%PDF-", "html": b"<!", "json": b"{", "md": b"# "}


@pytest.mark.needs("cjk-font")
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_written_as_what_it_is(kind: str) -> None:
    assert write_report(REPORT, kind).lstrip().lower().startswith(OPENINGS[kind].lower())


def test_json_is_the_reports_own() -> None:
    assert json.loads(write_report(REPORT, "json")) == to_json(REPORT)


def test_names_the_kinds_there_are() -> None:
    with pytest.raises(UnwritableError, match="不能写成“ofd”文件，可选：docx、pdf、html、xlsx、json、md。"):
        write_report(REPORT, "ofd")


def test_names_the_extra_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "gongkai.documents.writers.pdf", raising=False)
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UnwritableError, match=r"pip install 'gongkai\[pdf\]'"):
        write_report(REPORT, "pdf")
