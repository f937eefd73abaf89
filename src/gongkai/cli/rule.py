"""``gongkai rule``: a rule explained, or all of them listed."""

import click

from gongkai.cli.failures import Refused
from gongkai.cli.rendering.terminal import pad
from gongkai.lint.explain import FAMILIES, SEVERITIES, explain, find
from gongkai.lint.registry import RULES


@click.command("rule", help="说明一条检查规则：含义、依据、例子；不带编号时列出全部。")
@click.argument("code", required=False, metavar="[编号]")
@click.help_option("--help", "-h", help="显示帮助。")
def command(code: str | None) -> None:
    """Explain ``code``, or list every rule."""
    if code is None:
        for family, name in FAMILIES.items():
            click.echo(f"{family} {name}")
            for one in (RULES[key] for key in sorted(RULES) if RULES[key].family == family):
                click.echo(f"  {one.code}  {pad(SEVERITIES[one.severity], 4)}  {one.name}")
        return
    rule = find(code)
    if rule is None:
        raise Refused(f"没有“{code}”这条规则；gongkai rule 列出全部规则。")
    click.echo(explain(rule))
