"""How the command fails: one sentence, exit code 2, no traceback."""

import re
import sys
from collections.abc import Sequence
from typing import Final, NoReturn

import click

UNREADABLE: Final = 2
"""Exit code for a file that could not be read and for wrong usage."""

_EXTRA: Final = re.compile(r"Got unexpected extra arguments?")


class Refused(click.ClickException):
    """Something the user can mend: the message says what is wrong and what to do."""

    exit_code = UNREADABLE


def run(group: click.Group, arguments: Sequence[str] | None = None) -> NoReturn:
    """Run ``group`` with the arguments, the process's own by default, and leave with its exit code.

    A closed pipe ends it quietly with exit code 1: click sees to that.
    """
    try:
        code = group.main(arguments, standalone_mode=False)
    except click.exceptions.Exit as leaving:
        code = leaving.exit_code
    except click.Abort:
        click.echo("已中断。", err=True)
        code = 130
    except click.ClickException as error:
        click.echo(f"gongkai：{_sentence(error)}", err=True)
        code = UNREADABLE
    except KeyboardInterrupt:
        click.echo("已中断。", err=True)
        code = 130
    sys.exit(code if isinstance(code, int) else 0)


def _sentence(error: click.ClickException) -> str:
    """The failure in Chinese; what the project raises itself is in Chinese already."""
    match error:
        case click.NoSuchOption():
            return f"没有“{error.option_name}”这个选项。"
        case click.MissingParameter():
            return f"缺少“{_name(error.param)}”。"
        case click.BadOptionUsage():
            return f"选项“{error.option_name}”后面缺少值。"
        case click.BadParameter():
            return f"“{_name(error.param)}”不对：{_wanted(error)}"
        case click.UsageError() if _EXTRA.match(error.message):
            return f"多出了“{_EXTRA.sub('', error.message).strip(' ().')}”，请检查命令的写法。"
        case _:
            return error.format_message()


def _wanted(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    match kind:
        case click.Choice():
            return f"只能是 {'、'.join(map(str, kind.choices))} 之一。"
        case click.IntRange() | click.FloatRange():
            upper = f"、不大于 {kind.max} " if kind.max is not None else ""
            return f"应为不小于 {kind.min} {upper}的数。"
        case _:
            return error.message


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return "参数"
    return (
        "/".join(param.opts)
        if isinstance(param, click.Option)
        else param.make_metavar(click.Context(click.Command("")))
    )
