"""``gongkai batch``: a folder of thousands of reports as two tables for research."""

import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import click

from gongkai.cli.batch.journal import Entry, Journal, Stamp
from gongkai.cli.batch.pool import Lost, outcomes
from gongkai.cli.batch.reading import Reading, lost, read_file, read_file_without_ocr
from gongkai.cli.failures import Refused
from gongkai.cli.files import FILE


@click.command(
    "batch", help="整批读取并检查一个文件夹里的报告，写成一张报告表和一张问题表（parquet）；中断后再运行会接着做。"
)
@click.argument("folder", type=FILE, metavar="文件夹")
@click.option("-o", "--output", type=FILE, required=True, help="报告表，如 reports.parquet；问题表写在它旁边。")
@click.option(
    "--jobs", type=click.IntRange(1, 256), default=None, metavar="个数", help="同时读取的进程数，默认等于处理器数。"
)
@click.option(
    "--timeout", type=click.FloatRange(1), default=120, metavar="秒", help="一个文件最多读多久，默认 120 秒。"
)
@click.option("--no-ocr", is_flag=True, help="不识别图片里的表格。")
@click.help_option("--help", "-h", help="显示帮助。")
def command(folder: Path, output: Path, *, jobs: int | None, timeout: float, no_ocr: bool) -> None:
    """Read what is new under ``folder`` into the journal, then write both tables."""
    _require(folder, output)
    from gongkai.cli.batch.parquet import write_tables  # noqa: PLC0415 - after the extra is known to be there

    with Journal(Path(f"{output}.journal")) as journal:
        files = {file.relative_to(folder).as_posix(): file for file in _files(folder, output)}
        due = {name: stamp for name, file in files.items() if (stamp := journal.stamp_if_changed(name, file))}
        if len(due) < len(files):
            click.echo(f"{len(files)} 个文件，其中 {len(files) - len(due)} 个已经读过、没有变化。", err=True)
        _read(journal, folder, due, jobs or os.cpu_count() or 1, timeout, ocr=not no_ocr)
        entries = [entry for entry in journal.entries() if entry.file in files]
    findings = output.with_suffix(".findings.parquet")
    write_tables(entries, output, findings)
    click.echo(f"已写出 {output} 和 {findings}：{_summary(entries)}", err=True)


def _require(folder: Path, output: Path) -> None:
    if not folder.is_dir():
        raise Refused(f"{folder} 不是文件夹。")
    if output.suffix.lower() != ".parquet":
        raise Refused(f"不能写成“{output.name}”：整批读取写 parquet 表，扩展名应为 .parquet。")
    if not output.absolute().parent.is_dir():
        raise Refused(f"写不进 {output}：没有 {output.parent} 这个文件夹。")
    if find_spec("pyarrow") is None:
        raise Refused("整批读取需要组件 gongkai[batch]，请先安装：pip install 'gongkai[batch]'。")


def _files(folder: Path, output: Path) -> Iterator[Path]:
    """Every file below ``folder`` but hidden ones and what a batch writes itself."""
    own = {path.absolute() for path in (output, output.with_suffix(".findings.parquet"), Path(f"{output}.journal"))}
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith(".") and path.absolute() not in own and path.is_file():
                yield path


def _read(journal: Journal, folder: Path, due: dict[str, Stamp], jobs: int, timeout: float, *, ocr: bool) -> None:
    work = read_file if ocr else read_file_without_ocr
    paths = {str(folder / name): name for name in due}
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=len(due), label="读取", file=sys.stderr, show_pos=True, hidden=hidden) as bar:
        for path, outcome in outcomes(work, paths, jobs=jobs, timeout=timeout):
            reading: Reading = lost(Path(path), outcome, timeout) if isinstance(outcome, Lost) else outcome
            name = paths[path]
            journal.add(Entry(name, due[name], reading))
            bar.update(1)


def _summary(entries: list[Entry]) -> str:
    unread = sum(entry.reading["row"]["error"] is not None for entry in entries)
    found = sum(len(entry.reading["findings"]) for entry in entries)
    return f"{len(entries)} 个文件，{unread} 个读不出来，{found} 条问题。"
