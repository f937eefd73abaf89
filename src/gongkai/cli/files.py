"""What the commands share: reading reports, refusing what cannot be read, writing whole files."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from gongkai.cli.failures import Refused
from gongkai.documents.content import UnreadableError
from gongkai.domain.reports import Report

FILE = click.Path(path_type=Path, exists=False)


def report_in(path: Path) -> Report:
    """The report in a file. Raises ``Refused``."""
    try:
        return read(path)
    except UnreadableError as error:
        raise Refused(f"{path}：{error}") from None


def reports_in(paths: Sequence[Path]) -> Iterator[tuple[Path, Report | str]]:
    """Each file with its report, or with the sentence that says why it cannot be read."""
    for path in paths:
        try:
            yield path, read(path)
        except UnreadableError as error:
            yield path, str(error)


def read(path: Path, *, ocr: bool = True) -> Report:
    """The report in a file.

    Raises ``UnreadableError``, also where there is no trace of a report, and for a defect of the program: other files
    go on.

    With the environment variable ``GONGKAI_DEBUG`` set, a defect shows itself in full.
    """
    from gongkai.documents.reading import read_report  # noqa: PLC0415 - reading loads the format libraries

    try:
        report = read_report(path, ocr=ocr)
    except UnreadableError:
        raise
    except MemoryError:
        raise UnreadableError("内存不够，没有读完。") from None
    except Exception as error:
        if "GONGKAI_DEBUG" in os.environ:
            raise
        raise UnreadableError(f"读取时程序出错（{type(error).__name__}）；请把这个文件报告给开发者。") from error
    if not (report.title or report.year or report.edition or report.sections or report.notices):
        raise UnreadableError("没有找到年度报告：没有标题、年度、各部分的标题，也没有法定表格。")
    return report


def write_file(path: Path, data: bytes, *, force: bool = True) -> None:
    """Write ``data`` at once or not at all. Raises ``Refused``."""
    if path.exists() and not force:
        raise Refused(f"{path} 已经存在；要覆盖它请加 --force。")
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".gongkai-", delete=False) as part:
            part.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(part.name).chmod(0o666 & ~mask)
        Path(part.name).replace(path)
    except OSError as error:
        raise Refused(f"写不进 {path}：{error.strerror or error}") from None


def put_out(text: str, output: Path | None) -> None:
    """Print ``text``, or write it to ``output``."""
    if output is None:
        click.echo(text)
    else:
        write_file(output, (text if text.endswith("\n") else text + "\n").encode(errors="replace"))
