"""Enumerations, repeated measures and percentages within the text."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from gongkai.lint.findings import Severity
from gongkai.lint.prose import Passage, passages, quote
from gongkai.lint.registry import Problem, Subject, rule

_SELF: Final = "报告内容应真实准确（《政府信息公开条例》第六条、第五十条）"
_ALL: Final = ("2019", "2021", "earlier")
_MEASURES: Final = "件条次篇期场项个份宗例起部名人"
_QUANTITY: Final = re.compile(rf"(?<![\d.第〔])(\d+(?:,\d{{3}})*)(?![\d.%年月日号])(?:余)?([{_MEASURES}])")
_REACH: Final = 600
"""How many characters before 其中 its whole is looked for."""
_BRACKETS: Final = re.compile(r"（[^（）]*）|\([^()]*\)")
_CHANNEL: Final = re.compile(r"(视频号|抖音号?|快手号?|微博|头条号|微信公众号|公众号|客户端)")
_ISSUED: Final = re.compile(
    r"(?:发布|推送|制作|创作)(?:了|共|共计|各类|原创|政务|短?视频|信息|作品|动态|内容|制作|创作|发布|推送)*(\d+)([条篇期个部])"
)
_NAMED: Final = re.compile(r"“([^“”]*)”[^“”，。；]{0,6}$")
_OF_PART: Final = re.compile(r"[上下]半年|季度|每[月日周]|去年|上年|上一年|同比|开通以来|上线以来|其他单位")
_ACTIONS: Final = (
    "发布|推送|公开|制作|办理|受理|收到|召开|举办|开展|组织|报送|刊发|转发|更新|回复|答复|审核|上传|办结|新增|累计|完成"
)
_WAYS: Final = (
    "自然人|公民|企业|法人|组织|个人|律师|媒体",
    "网上|网络|网站|在线|平台|信函|邮寄|邮件|邮箱|当面|现场|窗口|传真|公众号|微博",
    "予以公开|部分公开|不予|无法提供|其他处理",
)
_ASIDE: Final = re.compile(
    r"增加|减少|增长|下降|多于|少于|[比较](?:上|去|前)|同比|平均|每[月日周年个]|包括|包含|含有|涉及"
)


def quantities(text: str) -> list[tuple[int, str]]:
    """The counts in a stretch of text with their measure words, what stands in brackets left out."""
    return [(int(match[1].replace(",", "")), match[2]) for match in _QUANTITY.finditer(_BRACKETS.sub("", text))]


@rule("NAR001", name="部分之和超过总数", severity=Severity.WARNING, basis=_SELF, editions=_ALL)
def parts_exceed(subject: Subject) -> Iterator[Problem]:
    """“其中”后面各项之和超过了前面的总数。“其中”不必列全，所以只有超过才提示；分属更早的总数、又一个“其中”都不算。

    Bad:
        1: 全年公开信息100条，其中通知公告60条，工作动态50条。
    Good:
        1: 全年公开信息1704条。其中，公示274条，动态163条。
    Good:
        6: 承办提案16件，其中主办1件，分办15件，其中领导领办1件。
    """
    for passage in passages(subject.report):
        before = ""
        for sentence in passage.sentences:
            pieces = sentence.split("其中")
            context = (before + pieces[0])[-_REACH:]
            for piece in pieces[1:]:
                parts = _one_division(piece)
                problem = _exceeding(passage, context, piece, parts)
                if problem:
                    yield problem
                context = (context + piece)[-_REACH:]
            before = sentence


def _one_division(piece: str) -> list[tuple[int, str]]:
    """The parts after 其中 as long as they divide one whole in one way: up to another action or another division."""
    parts: list[tuple[int, str]] = []
    first: str | None = None
    ways: set[int] = set()
    for clause in re.split(r"[，；。、](?!\d{3})", _BRACKETS.sub("", piece)):
        found = quantities(clause)
        if not found:
            continue
        verb = (re.search(_ACTIONS, clause) or [""])[0]
        first = verb if first is None else first
        ways |= {number for number, words in enumerate(_WAYS) if re.search(words, clause)}
        if verb != first or len(ways) > 1 or _ASIDE.search(clause):
            break
        parts += found
    return parts


def _exceeding(passage: Passage, context: str, piece: str, parts: list[tuple[int, str]]) -> Problem | None:
    if len(parts) < 2 or len({measure for _, measure in parts}) > 1 or "同比" in piece or "增长" in piece:
        return None
    wholes = [number for number, measure in quantities(context) if measure == parts[0][1]]
    total = sum(number for number, _ in parts)
    sums = set(accumulate(number for number, _ in parts))
    if not wholes or total <= max(wholes) or sums & set(wholes) or max(wholes) < max(number for number, _ in parts):
        return None
    shown = "+".join(str(number) for number, _ in parts)
    message = f"“其中”各项{shown}={total}，超过总数{max(wholes)}：{quote(piece)}"
    return Problem(message=message, place=passage.place, stated=str(total), expected=f"不超过{max(wholes)}")


@rule("NAR002", name="分项与总数不符", severity=Severity.WARNING, basis=_SELF, editions=_ALL)
def declared_parts(subject: Subject) -> Iterator[Problem]:
    """总数之后用“分别为”“由……组成”列全了各项，各项之和却不等于总数。带“等”“主要”的不算列全。

    Bad:
        1: 全年办理建议提案共30件，分别为人大代表建议12件、政协委员提案17件。
    Good:
        1: 全年办理建议提案共30件，分别为人大代表建议12件、政协委员提案18件。
    """
    pattern = re.compile(rf"共(?:计)?[^，。；\d]{{0,12}}(\d+)([{_MEASURES}])，(?:分别(?:为|是)|由)([^。；]*)")
    for passage in passages(subject.report):
        for match in pattern.finditer(_BRACKETS.sub("", passage.text)):
            parts = [number for number, measure in _one_division(match[3]) if measure == match[2]]
            incomplete = re.search(r"等|主要|其中", match[3])
            if len(parts) > 1 and not incomplete and int(match[1]) not in accumulate(parts):
                shown = "+".join(map(str, parts))
                message = f"总数{match[1]}，分项{shown}={sum(parts)}：{quote(match[0])}"
                yield Problem(message=message, place=passage.place, stated=match[1], expected=str(sum(parts)))


@rule("NAR003", name="同一事项两个数字", severity=Severity.WARNING, basis=_SELF, editions=_ALL)
def two_figures(subject: Subject) -> Iterator[Problem]:
    """同一个新媒体账号的发布数，在报告两处写得不一样。统计口径或期间不同的，应当写明。

    Bad:
        1: 视频号累计发布视频109条。
        6: 视频号于5月上线，全年发布90条视频信息。
    Good:
        1: 视频号共发布视频信息90条，公众号推送信息336条。
        6: 视频号全年发布90条视频信息。
    """
    told: dict[tuple[str, str], dict[int, tuple[Passage, str]]] = defaultdict(dict)
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for passage in passages(subject.report):
        for sentence in passage.sentences:
            if _OF_PART.search(sentence):
                continue
            for key, number, name in _issued(sentence.split("其中")[0]):
                told[key].setdefault(number, (passage, sentence))
                names[key].add(name)
    for (channel, measure), found in told.items():
        if len(found) < 2 or len(names[channel, measure] - {""}) > 1:  # 两个各有名称的账号
            continue
        numbers = " 与 ".join(f"{number}{measure}" for number in found)
        (_, (passage, _)) = list(found.items())[-1]
        until_now = any("截至" in sentence or "累计" in sentence for _, sentence in found.values())
        asks = (
            "一处写“截至”或“累计”，请核对两处的统计期间是否不同，并写明。"
            if until_now
            else "请核对，口径不同的应写明。"
        )
        yield Problem(message=f"{channel}的发布数有{numbers}，{asks}", place=passage.place, stated=numbers)


def _issued(sentence: str) -> Iterator[tuple[tuple[str, str], int, str]]:
    """What each account in a sentence is said to have issued, the first number after it, and its name if quoted."""
    names = list(_CHANNEL.finditer(sentence))
    for at, name in enumerate(names):
        end = names[at + 1].start() if at + 1 < len(names) else len(sentence)
        match = _ISSUED.search(sentence, name.end(), end)
        if match and name[1] not in ("公众号", "微信公众号", "客户端"):
            named = _NAMED.search(sentence[: name.start()])
            yield (name[1].removesuffix("号") + "号", match[2]), int(match[1]), named[1] if named else ""


@rule("NAR004", name="占比与件数不符", severity=Severity.WARNING, basis=_SELF, editions=_ALL)
def shares(subject: Subject) -> Iterator[Problem]:
    """总数、部分、占比三个数算不到一起（相差一个百分点以上）。

    Bad:
        1: 全年收到申请40件，其中自然人申请30件，占85%。
    Good:
        1: 全年收到申请40件，其中自然人申请30件，占75%。
    """
    pattern = re.compile(
        r"(?<![\d,.])(\d[\d,]*)件[^。；%]{0,14}?其中[^。；%\d]{0,16}(\d[\d,]*)件[，（]?[^。；\d]{0,4}占(?:比|总数的|总量的)?(\d+(?:\.\d+)?)%"
    )
    for passage in passages(subject.report):
        for match in pattern.finditer(passage.text):
            whole, part = (int(match[number].replace(",", "")) for number in (1, 2))
            share = float(match[3])
            if whole and abs(100 * part / whole - share) > 1:
                message = f"{part}件占{whole}件的{100 * part / whole:.1f}%，文中写{match[3]}%：{quote(match[0])}"
                yield Problem(
                    message=message, place=passage.place, stated=f"{match[3]}%", expected=f"{100 * part / whole:.1f}%"
                )
