"""The page on which results are sent to somebody: plain HTML, no script, prints well, reads on a phone."""

from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files


def page(title: str, body: Iterable[str]) -> str:
    """A complete page around ``body``."""
    style = files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n"
        + "\n".join(body)
        + "\n</main>\n</body>\n</html>"
    )


def rows(heads: Sequence[str], lines: Iterable[Sequence[str]], *, label: str, prose: bool = False) -> str:
    """A table that scrolls on narrow screens; cells are HTML already, the first of a line is its head."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "\n".join(
        "<tr>"
        + "".join(f'<th scope="row">{cell}</th>' if at == 0 else f"<td>{cell}</td>" for at, cell in enumerate(line))
        + "</tr>"
        for line in lines
    )
    kind = ' class="prose"' if prose else ""
    return (
        f'<div class="scroll" role="region" aria-label="{escape(label)}" tabindex="0">\n<table{kind}>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>"
    )
