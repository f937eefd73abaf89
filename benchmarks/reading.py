"""Reading against the bare parse of the same bytes, and against other readers of the same cells."""

import io
import sys
import zipfile
from pathlib import Path
from random import Random

import pypdfium2 as pdfium
from docx import Document
from lxml import etree
from measure import medians, show
from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from gongkai.documents.reading import read_report_bytes  # noqa: E402 - as above
from gongkai.documents.writers import write_report  # noqa: E402 - as above
from gongkai.lint.checker import check  # noqa: E402 - as above
from support.reports import make_report  # noqa: E402 - the tests' factory, found above

REPORT = make_report(Random(11))  # noqa: S311 - invented figures


def docx() -> None:
    """At most 8 × lxml's parse of the document's XML; at least 5 × faster than python-docx for the same cells."""
    data = write_report(REPORT, "docx")
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    times = medians(
        {
            "lxml: parse document.xml": lambda: etree.fromstring(xml),
            "gongkai: read the report": lambda: read_report_bytes(data, "report.docx"),
            "python-docx: all cells": lambda: _python_docx(data),
        }
    )
    show(
        "docx",
        times,
        {
            "gongkai / lxml": ("gongkai: read the report", "lxml: parse document.xml", 8, "most"),
            "python-docx / gongkai": ("python-docx: all cells", "gongkai: read the report", 5, "least"),
        },
    )


def _python_docx(data: bytes) -> int:
    document = Document(io.BytesIO(data))
    return sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)


def html() -> None:
    """At most 6 × selectolax's parse, on a page as a portal has it."""
    page = write_report(REPORT, "html").decode()
    menu = "<ul>" + "<li><a href='/x'>栏目</a></li>" * 1500 + "</ul>"
    data = page.replace("<body>", f"<body><div>{menu}</div>").encode()
    times = medians(
        {
            "selectolax: parse": lambda: LexborHTMLParser(data.decode()),
            "gongkai: read the report": lambda: read_report_bytes(data, "report.html"),
        }
    )
    show("html", times, {"gongkai / selectolax": ("gongkai: read the report", "selectolax: parse", 6, "most")})


def pdf() -> None:
    """At most 2 × pypdfium2's own text and path extraction; at least 5 × faster than pdfplumber."""
    data = write_report(REPORT, "pdf")
    sides = {
        "pypdfium2: text and paths": lambda: _pypdfium2(data),
        "gongkai: read the report": lambda: read_report_bytes(data, "report.pdf", ocr=False),
        "pdfplumber: tables": lambda: _pdfplumber(data),
    }
    times = medians(sides, rounds=7)
    show(
        "pdf",
        times,
        {
            "gongkai / pypdfium2": ("gongkai: read the report", "pypdfium2: text and paths", 2, "most"),
            "pdfplumber / gongkai": ("pdfplumber: tables", "gongkai: read the report", 5, "least"),
        },
    )


def _pypdfium2(data: bytes) -> int:
    document = pdfium.PdfDocument(data)
    seen = 0
    for page in document:
        text = page.get_textpage()
        seen += len(text.get_text_range())
        seen += sum(len(text.get_charbox(at, loose=True)) for at in range(text.count_chars()))
        seen += sum(len(item.get_bounds()) for item in page.get_objects(max_depth=3))
    return seen


def _pdfplumber(data: bytes) -> int:
    import pdfplumber  # noqa: PLC0415 - a rival, installed for the benchmark only

    with pdfplumber.open(io.BytesIO(data)) as document:
        return sum(len(page.extract_tables()) for page in document.pages)


def rules() -> None:
    """All rules on one report cost less than reading it."""
    data = write_report(REPORT, "docx")
    report = read_report_bytes(data, "report.docx")
    times = medians(
        {"gongkai: read a docx": lambda: read_report_bytes(data, "r.docx"), "gongkai: all rules": lambda: check(report)}
    )
    show("rules", times, {"rules / reading": ("gongkai: all rules", "gongkai: read a docx", 1, "most")})


if __name__ == "__main__":
    for part in (docx, html, pdf, rules):
        part()
