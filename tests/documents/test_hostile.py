"""Hostile and damaged files end in one clear sentence, in bounded time and memory."""

import io
import zipfile
from pathlib import Path
from random import Random

import pytest

from gongkai.documents.content import UnreadableError
from gongkai.documents.reading import read_report, read_report_bytes
from gongkai.documents.writers import write_report
from support.reports import make_report

DOCX = write_report(make_report(Random(1)), "docx")
XLSX = write_report(make_report(Random(1)), "xlsx")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _refused(data: bytes, name: str = "case") -> str:
    with pytest.raises(UnreadableError) as refusal:
        read_report_bytes(data, name, ocr=False)
    message = str(refusal.value)
    assert message.endswith(("。", "）"))
    assert "Traceback" not in message
    return message


def _zip(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


def _docx(body: str) -> bytes:
    xml = f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return _zip({"word/document.xml": xml.encode()})


@pytest.mark.parametrize("data", [b"", b"\x00" * 100, b"   \n\t", b"\xef\xbb\xbf"])
def test_an_empty_file(data: bytes) -> None:
    assert "空" in _refused(data)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"Rar!\x1a\x07\x00" + b"x" * 90, "RAR"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "xlsx"),
        (_zip({"ppt/presentation.xml": b"<p/>"}), "演示"),
        (_zip({"OFD.xml": b"<o/>"}), "OFD"),
        (_zip({"a.txt": b"x"}), "压缩包"),
        (bytes(range(256)) * 40, "二进制"),
        (b'{"schema": 2}', "schema"),
        (b'{"schema": 1', "JSON"),
        (b"%PDF-1.7 nothing else", "PDF"),
    ],
)
def test_what_is_no_report_is_named(data: bytes, word: str) -> None:
    assert word in _refused(data)


@pytest.mark.parametrize("data", [DOCX, XLSX], ids=["docx", "xlsx"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_office_file(data: bytes, share: float) -> None:
    _refused(data[: int(len(data) * share)])


def test_entities_are_not_expanded() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "哈哈哈哈哈哈哈哈">'
        + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9))
        + f']><w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>'
    )
    _refused(_zip({"word/document.xml": bomb.encode()}))


def test_files_of_the_machine_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("机密内容")
    xml = (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>'
        f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
    )
    assert "机密" not in _refused(_zip({"word/document.xml": xml.encode()}))


def test_a_zip_bomb() -> None:
    _refused(_zip({"word/document.xml": b"<a>" + b"0" * 60_000_000}))


def test_a_table_of_a_billion_columns() -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr><w:p/></w:tc>'
    _refused(_docx(f"<w:tbl><w:tr>{cell * 3}</w:tr></w:tbl>"))


def test_spans_that_cover_everything_in_html() -> None:
    cell = '<td rowspan="65534" colspan="1000">x</td>'
    rows = f"<tr>{cell}{cell}</tr>" * 3000
    _refused(f"<html><body><table>{rows}</table></body></html>".encode())


def test_tables_nested_without_end() -> None:
    tables = "<w:tbl><w:tr><w:tc>" * 5000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 5000
    _refused(_docx(tables))


@pytest.mark.parametrize("closed", [True, False])
def test_html_nested_without_end(closed: bool) -> None:
    page = "<html><body>" + "<div>" * 50_000 + "示范局" + ("</div>" * 50_000 if closed else "")
    assert "嵌套过深" in _refused(page.encode())


def test_a_file_of_500_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    with file.open("wb") as sparse:
        sparse.truncate(500 * 1024 * 1024)
    with pytest.raises(UnreadableError, match="500 MB"):
        read_report(file)


@pytest.mark.parametrize("name", ["report.txt", "report.pdf", "report", "报告.doc"])
def test_the_kind_is_told_by_content_not_by_the_name(name: str) -> None:
    assert read_report_bytes(DOCX, name).year is not None


def test_text_in_gb18030_and_utf_16() -> None:
    text = "示范局2023年政府信息公开工作年度报告\n一、总体情况\n工作平稳有序。\n"
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        assert read_report_bytes(text.encode(encoding), "report.txt").agency == "示范局"


def test_a_folder_a_missing_file_and_a_forbidden_one(tmp_path: Path) -> None:
    for path, word in ((tmp_path, "文件夹"), (tmp_path / "none", "没有这个文件")):
        with pytest.raises(UnreadableError, match=word):
            read_report(path)
