"""``gongkai write``: a report in another format, in the official layout."""

from pathlib import Path

import click

from gongkai.cli.failures import Refused
from gongkai.cli.files import FILE, report_in, write_file
from gongkai.domain.reports import Report


@click.command("write", help="把任何可读的报告写成另一种格式；按输出文件的扩展名选择 docx、pdf、html、xlsx、json、md。")
@click.argument("file", type=FILE, metavar="文件")
@click.option("-o", "--output", type=FILE, required=True, help="输出文件。")
@click.option("--force", is_flag=True, help="覆盖已有的文件。")
@click.help_option("--help", "-h", help="显示帮助。")
def command(file: Path, output: Path, *, force: bool) -> None:
    """Read ``file`` and write it as ``output``."""
    kind_of_output(output)
    write_report_file(report_in(file), output, force=force)


def kind_of_output(output: Path) -> str:
    """The kind of file an output's name asks for. Raises ``Refused``."""
    from gongkai.documents.writers import KINDS  # noqa: PLC0415 - the group starts without it

    kind = output.suffix.lower().lstrip(".")
    if kind not in KINDS:
        raise Refused(f"不能写成“{output.name}”：扩展名应为 {'、'.join(KINDS)} 之一。")
    return kind


def write_report_file(report: Report, output: Path, *, force: bool) -> None:
    """Write ``report`` in the format that ``output`` is named for. Raises ``Refused``."""
    from gongkai.documents.writers import UnwritableError, write_report  # noqa: PLC0415 - the group starts without it

    kind = kind_of_output(output)
    if output.exists() and not force:
        raise Refused(f"{output} 已经存在；要覆盖它请加 --force。")
    try:
        data = write_report(report, kind)
    except UnwritableError as error:
        raise Refused(str(error)) from None
    write_file(output, data, force=force)
    click.echo(f"已写出 {output}", err=True)
