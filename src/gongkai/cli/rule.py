"""``gongkai rule``: what a rule looks for, why, and by which law."""

import click

from gongkai.cli.failures import Refused
from gongkai.cli.rendering.terminal import pad
from gongkai.lint.explain import FAMILIES, SEVERITIES, explain, find
from gongkai.lint.registry import RULES


@click.command("rule", help="说明一条检查规则；不写编号时列出全部规则。")
@click.argument("code", required=False, metavar="[编号]")
@click.help_option("--help", "-h", help="显示帮助。")
def command(code: str | None) -> None:
    """Explain one rule, or list them all by family."""
    if code is None:
        _list()
        return
    rule = find(code)
    if rule is None:
        raise Refused(f"没有编号为“{code}”的规则；全部规则见 gongkai rule。")
    click.echo(explain(rule))


def _list() -> None:
    family = ""
    for code in sorted(RULES, key=lambda code: (list(FAMILIES).index(RULES[code].family), code)):
        rule = RULES[code]
        if rule.family != family:
            family = rule.family
            click.echo(f"\n{family} {FAMILIES[family]}" if code else "")
        click.echo(f"  {pad(code, 8)}{SEVERITIES[rule.severity]}  {rule.name}")
    click.echo(f"\n共 {len(RULES)} 条。详细说明：gongkai rule 编号")
