"""``gongkai fee``: the 信息处理费 by items in a month or by pages of a request."""

import json

import click

from gongkai.cli.failures import Refused
from gongkai.domain.fees import Fee, FeeError, fee_for_items, fee_for_pages
from gongkai.domain.terms import Article


@click.command("fee", help="计算信息处理费：按件（--items）或者按量（--pages），超额累进。")
@click.option("--items", metavar="件数", help="本次申请的件数。")
@click.option("--already", metavar="件数", help="同一申请人当月此前已申请的件数，默认 0。")
@click.option("--pages", metavar="页数", help="一件申请提供的页数（A4 及以下，单面为一页）。")
@click.option("--format", "form", default="text", metavar="text|json", help="输出形式，默认 text。")
@click.help_option("--help", "-h", help="显示帮助。")
def command(items: str | None, already: str | None, pages: str | None, form: str) -> None:
    """Charge by one of the two scales."""
    if form not in {"text", "json"}:
        raise Refused(f"输出形式应为 text 或 json，不能是“{form}”。")
    if (items is None) == (pages is None):
        raise Refused("请写明 --items（按件）或者 --pages（按量）其中一个：一件申请只按一种标准收费。")
    if pages is not None and already is not None:
        raise Refused("--already 只用于按件计收，不同申请的页数不累加。")
    try:
        if items is not None:
            fee = fee_for_items(_whole(items, "件数"), _whole(already or "0", "当月已申请件数"))
        else:
            fee = fee_for_pages(_whole(pages or "", "页数"))
    except FeeError as error:
        raise Refused(str(error)) from None
    click.echo(json.dumps(fee_json(fee), ensure_ascii=False, indent=2) if form == "json" else _text(fee, items))


def _whole(text: str, what: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise Refused(f"{what}应为整数，不能是“{text}”。") from None


def fee_json(fee: Fee) -> dict[str, object]:
    """The fee as the command prints it: 元, with every tier that was touched."""
    return {
        "amount": fee.amount,
        "tiers": [
            {"from": tier.first, "to": tier.last, "count": tier.count, "rate": tier.rate, "amount": tier.amount}
            for tier in fee.tiers
        ],
    }


def _text(fee: Fee, items: str | None) -> str:
    unit, article = ("件", Article.FEE_BY_ITEM) if items is not None else ("页", Article.FEE_BY_PAGE)
    lines = [f"信息处理费：{fee.amount}元（{article}，超额累进）"]
    for tier in fee.tiers:
        span = f"第{tier.first}{unit}" if tier.count == 1 else f"第{tier.first}至{tier.last}{unit}"
        lines.append(f"  {span}：{tier.count}{unit} × {tier.rate}元 = {tier.amount}元")
    return "\n".join(lines)
