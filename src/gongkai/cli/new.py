"""``gongkai new``: the empty form of a year, with last year's carry-over."""

from dataclasses import replace
from pathlib import Path

import click

from gongkai.cli.failures import Refused
from gongkai.cli.files import FILE, report_in
from gongkai.cli.write import write_report_file
from gongkai.domain.reports import Contact
from gongkai.domain.reports.blank import blank_report


@click.command("new", help="生成一份空白报告；给出上年报告时，带入上年结转。")
@click.option("--agency", required=True, help="机关全称。")
@click.option("--year", required=True, type=click.IntRange(2019, 2100), metavar="年份", help="报告年度。")
@click.option("--previous", type=FILE, help="上一年度的报告。")
@click.option("--address", help="联系地址。")
@click.option("--postcode", help="邮编。")
@click.option("--phone", help="电话。")
@click.option("--fax", help="传真。")
@click.option("--email", help="电子邮箱。")
@click.option("--url", help="网址。")
@click.option("-o", "--output", type=FILE, required=True, help="输出文件：docx、pdf、html、xlsx、json 或 md。")
@click.option("--force", is_flag=True, help="覆盖已有的文件。")
@click.help_option("--help", "-h", help="显示帮助。")
def command(
    agency: str,
    year: int,
    previous: Path | None,
    output: Path,
    *,
    force: bool,
    **contact: str | None,
) -> None:
    """Draw up the form and write it."""
    before = report_in(previous) if previous else None
    given = {name: value for name, value in contact.items() if value}
    known = replace(before.contact if before and before.contact else Contact(), **given) if given else None
    try:
        report = blank_report(agency=agency, year=year, previous=before, contact=known)
    except ValueError as error:
        raise Refused(str(error)) from None
    write_report_file(report, output, force=force)
