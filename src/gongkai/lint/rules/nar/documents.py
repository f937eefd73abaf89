"""What the text says of documents and decisions against table 二."""

import re
from collections.abc import Iterator

from gongkai.lint.findings import Severity
from gongkai.lint.prose import number_in, quote
from gongkai.lint.registry import Problem, Subject, rule
from gongkai.lint.rules.nar.statements import (
    COUNT,
    OTHER_TIME,
    TABLES,
    agree,
    figure_of,
    mismatch,
    number,
    sentences,
)


@rule("NAR011", name="规范性文件数与表二不符", severity=Severity.WARNING, basis=TABLES, editions=("2021",))
def documents(subject: Subject) -> Iterator[Problem]:
    """正文写的规范性文件制发、废止、现行有效件数，与表二不同。

    Bad:
        proactive/normative_documents: 13 0 90
        1: 制发规范性文件12件，现行有效规范性文件达90件。
    Good:
        proactive/normative_documents: 13 0 90
        1: 制修订规范性文件13件，现行有效规范性文件达90件。
    """
    patterns = {
        "issued": rf"(?:制发|制定|出台|制修订|新制定|印发)(?:并公开|和公开|的)?(?:行政)?规范性文件(?:共|共计)?{COUNT}"
        rf"|(?:制发|新制定){COUNT}(?:行政)?规范性文件",
        "repealed": rf"(?:废止|宣布失效|废止失效)(?:的)?(?:行政)?规范性文件(?:共|共计)?{COUNT}",
        "in_force": rf"现行有效(?:的)?(?:行政)?规范性文件(?:共|共计|达|有)?{COUNT}",
    }
    names = {"issued": "制发规范性文件", "repealed": "废止规范性文件", "in_force": "现行有效规范性文件"}
    for passage, sentence in sentences(subject):
        for key, pattern in patterns.items():
            path = f"proactive/normative_documents/{key}"
            figure = figure_of(subject.report, path)
            stated = _stated(pattern, sentence)
            if figure is not None and stated and not agree(stated, figure) and not _counted_otherwise(sentence):
                yield mismatch(passage, sentence, names[key], stated[0], str(figure), (path,))


def _stated(pattern: str, sentence: str) -> list[int]:
    """The counts that a sentence states, those after 其中 left out."""
    return [number(next(filter(None, match.groups()))) for match in re.finditer(pattern, sentence.partition("其中")[0])]


def _counted_otherwise(sentence: str) -> bool:
    """Whether a sentence counts documents of another year or maker, or splits what the table counts together."""
    return bool(
        OTHER_TIME.search(sentence) or re.search(r"名义|代拟|牵头|联合|宣布失效|件[，、]?(?:共)?修[订改]\d", sentence)
    )


@rule("NAR012", name="许可处罚数与表二不符", severity=Severity.WARNING, basis=TABLES, editions=("2021",))
def decisions(subject: Subject) -> Iterator[Problem]:
    """正文写的行政许可、行政处罚、行政强制决定件数，与表二不同。

    Bad:
        proactive/licensing: 97
        1: 全年作出行政许可决定96件。
    Good:
        proactive/licensing: 97
        1: 全年作出行政许可决定97件。
    """
    kinds = {"licensing": "行政许可", "penalties": "行政处罚", "coercion": "行政强制"}
    for passage, sentence in sentences(subject):
        for key, words in kinds.items():
            path = f"proactive/{key}/decisions"
            figure = figure_of(subject.report, path)
            stated = _stated(
                rf"(?:(?:作出|办理|办结|实施){words}(?:处理)?决定|作出{words})(?:共|共计)?{COUNT}", sentence
            )
            if figure is not None and stated and not agree(stated, figure) and not OTHER_TIME.search(sentence):
                yield mismatch(passage, sentence, f"{words}决定", stated[0], str(figure), (path,))


@rule("NAR013", name="清理了文件而废止为0", severity=Severity.WARNING, basis=TABLES, editions=("2021",))
def cleared(subject: Subject) -> Iterator[Problem]:
    """正文点名清理、废止了文件，表二的废止件数却是0。清理后继续有效或只作修改的，应写明。

    Bad:
        1: 清理《示范市临时救助管理办法》，并在网站标明。
    Good:
        proactive/normative_documents: 0 1 7
        1: 废止《示范市临时救助管理办法》。
    """
    path = "proactive/normative_documents/repealed"
    pattern = re.compile(r"(?:清理|废止|宣布失效)[^。；，、]{0,8}《[^》]*(?:办法|规定|细则|意见|通知|方案|条例)》")
    for passage, sentence in sentences(subject):
        match = pattern.search(sentence)
        if match and figure_of(subject.report, path) == 0 and not re.search(r"继续有效|修改|修订", sentence):
            named = len(re.findall(r"《[^《》]*》", sentence[match.start() :]))
            message = f"文中清理、废止了{named}个文件，表二本年废止件数是0：{quote(sentence, match.start())}"
            yield Problem(
                message=message, place=passage.place, cells=(path,), stated="0", expected=f"{named}，或写明继续有效"
            )


@rule("NAR014", name="发布了政策文件而制发为0", severity=Severity.HINT, basis=TABLES, editions=("2021",))
def issued_policy(subject: Subject) -> Iterator[Problem]:
    """正文写发布了政策性文件，表二规范性文件制发件数是0。政策文件不一定是规范性文件，请核对。

    Bad:
        1: 印发政策性文件一件，附解读2篇。
    Good:
        proactive/normative_documents: 1 0 7
        1: 印发政策性文件一件，附解读2篇。
    """
    path = "proactive/normative_documents/issued"
    pattern = re.compile(
        r"(?:发布|出台|印发|制定)(?:了)?(?:政策性文件|政策文件)([\d一二三四五六七八九十]+)(?:件|份|个)"
    )
    for passage, sentence in sentences(subject):
        match = pattern.search(sentence)
        if match and figure_of(subject.report, path) == 0 and (number_in(match[1]) or 0) > 0:
            message = f"文中发布政策性文件{match[1]}件，表二规范性文件本年制发是0，请核对是否应计：{quote(sentence, match.start())}"
            yield Problem(message=message, place=passage.place, cells=(path,), stated="0", expected=match[1])
