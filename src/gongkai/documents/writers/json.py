"""A report as JSON: the form in which it travels (report.schema.json)."""

import json

from gongkai.domain.reports import Report, to_json


def write(report: Report) -> bytes:
    """The report as indented UTF-8 JSON, Chinese as it is."""
    return (json.dumps(to_json(report), ensure_ascii=False, indent=2) + "\n").encode()
