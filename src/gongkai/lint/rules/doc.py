"""DOC: what the file carries besides its text (from the reader's ``hygiene``)."""

from collections.abc import Iterator
from typing import Final

from gongkai.lint.findings import Severity
from gongkai.lint.registry import Problem, Subject, rule

_CLEAN: Final = "发布前应清除修订、批注、隐藏文字和作者信息（《政府信息公开条例》第十七条发布审查）"
_ALL: Final = ("2019", "2021", "earlier")
_WEB: Final = "text/html"


def _carried(subject: Subject, kind: str, message: str) -> Iterator[Problem]:
    source = subject.report.source
    if source is not None and source.media_type == _WEB:
        return  # a page's menus and counters are no part of the report
    for item in subject.report.hygiene:
        if item.kind == kind:
            yield Problem(
                message=message.format(count=item.count),
                place=item.where or "文件",
                stated=str(item.count),
                expected="0",
            )


@rule("DOC001", name="留有修订痕迹", severity=Severity.WARNING, basis=_CLEAN, editions=_ALL)
def tracked_changes(subject: Subject) -> Iterator[Problem]:
    """文件里还有未接受的修订，读者能看到修改前后的文字。在 Word 或 WPS 中接受全部修订后再发布。

    Bad:
        hygiene tracked_changes: 3
    Good:
        hygiene pictures: 1
    """
    yield from _carried(subject, "tracked_changes", "文件里有{count}处修订痕迹，请接受全部修订后再发布。")


@rule("DOC002", name="留有批注", severity=Severity.WARNING, basis=_CLEAN, editions=_ALL)
def comments(subject: Subject) -> Iterator[Problem]:
    """文件里还有批注，读者能看到内部意见。

    Bad:
        hygiene comments: 2
    Good:
        hygiene pictures: 1
    """
    yield from _carried(subject, "comments", "文件里有{count}条批注，请删除后再发布。")


@rule("DOC003", name="有隐藏文字", severity=Severity.WARNING, basis=_CLEAN, editions=_ALL)
def hidden_text(subject: Subject) -> Iterator[Problem]:
    """文件里有设为隐藏的文字，读者可以把它显示出来。

    Bad:
        hygiene hidden_text: 1
    Good:
        hygiene pictures: 1
    """
    yield from _carried(subject, "hidden_text", "文件里有{count}处隐藏文字，请删除后再发布。")


@rule("DOC004", name="文件属性里有人名", severity=Severity.HINT, basis=_CLEAN, editions=_ALL)
def author(subject: Subject) -> Iterator[Problem]:
    """文件属性里留有作者或最后修改者的姓名。

    Bad:
        hygiene author: 1
    Good:
        hygiene pictures: 1
    """
    yield from _carried(subject, "author", "文件属性里留有作者姓名，发布前可以清除。")


@rule("DOC005", name="嵌有别的文件", severity=Severity.HINT, basis=_CLEAN, editions=_ALL)
def embedded(subject: Subject) -> Iterator[Problem]:
    """文件里嵌有别的文件（如整张 Excel 表），读者可以把它取出来。

    Bad:
        hygiene embedded_objects: 1
    Good:
        hygiene pictures: 1
    """
    yield from _carried(subject, "embedded_objects", "文件里嵌有{count}个别的文件，请确认其中没有不应公开的内容。")
