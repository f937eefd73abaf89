"""Where real published reports are found, and what stands in the nine that were checked by hand.

Only figures stand here; the reports themselves are never part of the project.
"""

import os
from pathlib import Path

from gongkai.domain.reports import EDITION_2021, EDITION_2021_UNSPLIT, Edition, Figure

ROOT = Path(os.environ.get("GONGKAI_REAL_REPORTS") or Path(__file__).parents[3] / "shared")

SHANDONG = "seeds/000_0d2079dc3f09c92c.txt"
JINING = "seeds/001_76b51dbbe3d2e267.txt"
BOSHAN = "seeds/002_4a2bc5ef37378002.txt"
FUJIAN = "seeds/003_178640bc44135104.txt"
WENDENG = "seeds/004_8a13ebfd976f8452.txt"
HONGZE = "reports/hongze_district_2023.pdf"
PINGTAN = "reports/pingtan_2022_collapsed_page.txt"
SHANGHAI = "reports/shanghai_stcsm_2024_pdfextract.md"
SHUYANG = "reports/shuyang_fgj_2023.html"

NOTHING = "-"

_ROWS: dict[str, dict[str, str]] = {
    SHANDONG: {
        "proactive/normative_documents": "15 8 34",
        "proactive/licensing": "30",
        "proactive/fees": "9.8240",
        "requests/received": "20 0 0 0 0 0 20",
        "requests/granted": "13 0 0 0 0 0 13",
        "requests/refused.third_party_rights": "3 0 0 0 0 0 3",
        "requests/unavailable.not_held": "3 0 0 0 0 0 3",
        "requests/other.correction_overdue": "1 0 0 0 0 0 1",
        "requests/closed": "20 0 0 0 0 0 20",
    },
    JINING: {"proactive/normative_documents": "0 0 7"},
    BOSHAN: {},
    FUJIAN: {
        "proactive/normative_documents": "13 0 90",
        "proactive/licensing": "9",
        "requests/received": "6 1 0 0 0 0 7",
        "requests/carried_in": "0 1 0 0 0 0 1",
        "requests/granted": "4 0 0 0 0 0 4",
        "requests/partly_granted": "2 2 0 0 0 0 4",
        "requests/closed": "6 2 0 0 0 0 8",
        "remedies/reconsideration": "- - - - -",
    },
    HONGZE: {
        "proactive/normative_documents": "0 5 5",
        "proactive/licensing": "550",
        "proactive/penalties": "4119",
        "proactive/coercion": "195",
        "proactive/fees": "7730.28",
        "requests/received": "21 0 0 0 0 0 21",
        "requests/partly_granted": "4 0 0 0 0 0 4",
        "requests/refused.state_secret": "1 0 0 0 0 0 1",
        "requests/refused.deliberative": "1 0 0 0 0 0 1",
        "requests/refused.enforcement_file": "1 0 0 0 0 0 1",
        "requests/unavailable.not_held": "10 0 0 0 0 0 10",
        "requests/unavailable.must_be_created": "3 0 0 0 0 0 3",
        "requests/not_processed.petition": "1 0 0 0 0 0 1",
        "requests/other.correction_overdue": "- - - - - - -",
        "requests/other.fee_overdue": "- - - - - - -",
        "requests/other.rest": "- - - - - - -",
        "requests/closed": "21 0 0 0 0 0 21",
        "remedies/reconsideration": "10 1 0 0 0",
        "remedies/litigation_after_reconsideration": "5 0 0 0 0",
    },
    PINGTAN: {
        "proactive/normative_documents": "- - -",
        "proactive/licensing": "10690",
        "proactive/penalties": "2113",
        "proactive/fees": "9116.36",
        "requests/received": "71 3 0 0 0 0 74",
        "requests/carried_in": "1 0 0 0 0 0 1",
        "requests/granted": "21 0 0 0 0 0 21",
        "requests/partly_granted": "8 1 0 0 0 0 9",
        "requests/refused.internal_affairs": "1 0 0 0 0 0 1",
        "requests/refused.deliberative": "2 0 0 0 0 0 2",
        "requests/refused.enforcement_file": "1 0 0 0 0 0 1",
        "requests/unavailable.not_held": "37 0 0 0 0 0 37",
        "requests/other.correction_overdue": "2 0 0 0 0 0 2",
        "requests/other.rest": "0 2 0 0 0 0 2",
        "requests/closed": "72 3 0 0 0 0 75",
        "remedies/reconsideration": "0 1 1 0 2",
        "remedies/litigation_direct": "1 0 0 0 1",
    },
    SHANGHAI: {
        "proactive/normative_documents": "13 0 55",
        "proactive/licensing": "97",
        "requests/received": "32 2 0 0 0 0 34",
        "requests/carried_in": "2 0 0 0 0 0 2",
        "requests/granted": "9 0 0 0 0 0 9",
        "requests/refused.internal_affairs": "1 0 0 0 0 0 1",
        "requests/refused.deliberative": "1 0 0 0 0 0 1",
        "requests/unavailable.not_held": "4 0 0 0 0 0 4",
        "requests/unavailable.must_be_created": "6 0 0 0 0 0 6",
        "requests/other.correction_overdue": "8 2 0 0 0 0 10",
        "requests/other.rest": "4 0 0 0 0 0 4",
        "requests/closed": "33 2 0 0 0 0 35",
        "requests/carried_out": "1 0 0 0 0 0 -",
        "remedies/reconsideration": "1 0 0 0 1",
    },
    SHUYANG: {
        "proactive/normative_documents": "8 0 18",
        **{
            f"requests/{row.key}": "26 - - - - - 26"
            if row.key in ("received", "granted", "closed")
            else "0 - - - - - 0"
            for row in EDITION_2021.table("requests").blocks[0].rows
        },
        "remedies/reconsideration": "0 0 0 1 1",
    },
}
"""The rows that hold something other than zeros; ``-`` where the document states nothing."""

FORMS: dict[str, Edition] = {HONGZE: EDITION_2021_UNSPLIT}
FILES = (*_ROWS, WENDENG)


def expected(file: str) -> dict[str, Figure]:
    """Every figure of the file by cell path, money as text; a file without tables states nothing."""
    form = FORMS.get(file, EDITION_2021)
    if file == WENDENG:
        return dict.fromkeys(form.cells)
    rows: dict[str, list[str]] = {}
    for path in form.cells:
        rows.setdefault(path.rpartition("/")[0], []).append(path)
    figures: dict[str, Figure] = {}
    for row, paths in rows.items():
        texts = _ROWS[file].get(row, " ".join("0" for _ in paths)).split()
        for path, text in zip(paths, texts, strict=True):
            figures[path] = None if text == NOTHING else text if path.endswith("/amount") else int(text)
    return figures
