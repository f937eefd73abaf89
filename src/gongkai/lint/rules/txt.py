"""TXT: slips of the pen and remains of conversion."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from gongkai.lint.confusions import CONFUSIONS
from gongkai.lint.findings import Severity
from gongkai.lint.prose import Passage, passages, quote
from gongkai.lint.registry import Problem, Subject, rule

_ALL: Final = ("2019", "2021", "earlier")
_PLAIN: Final = "公文应文字准确、标点规范（《党政机关公文处理工作条例》第十九条；GB/T 15834）"
_HAN: Final = r"[\u4e00-\u9fff]"
_DOUBLED: Final = re.compile(
    rf"({_HAN}{{2,6}})\1|(?<![目标有])的的(?!确)|(?<![不但就只而的])是是(?![非否])"
    r"|(?<![推改引促先跟演前])进进行|(?<![公召展张])开开展|(?<![双多三严慎侧着注])重重视|(?<!为)了了(?![解不然结断])"
)
_FINE: Final = frozenset(
    {
        "公开",
        "讨论",
        "研究",
        "多多",
        "常常",
        "往往",
        "渐渐",
        "层层",
        "一步",
        "一件",
        "一条",
        "逐项",
        "学习",
        "服务",
        "代表",
        "公示",
        "展示",
    }
)
_PAIRS: Final = {"（": "）", "《": "》", "“": "”", "〔": "〕", "【": "】", "〈": "〉"}
_ITEM: Final = re.compile(r"(?:^|(?<=[。；，：、\s]))[\d一二三四五六七八九十①-⑳a-zA-Z]{1,3}[）)]")
_ENUMERATOR: Final = re.compile(r"(（[^（）]*)?(?<![\d-])(?:\d{1,2}|[一二三四五六七八九十]{1,2})）")
_ASCII: Final = re.compile(rf"(?<={_HAN})[,;:?!.](?={_HAN})|(?<={_HAN})\((?={_HAN})|(?<={_HAN})\)(?={_HAN}|[，。；])")
_LATIN: Final = re.compile(rf"(?<={_HAN})\s*\b(and|or|the|of|to|in|is|with|for|by|on)\b\s*(?={_HAN})")
_TAGS: Final = re.compile(
    r"\[image[^\]]*\]|\[bookmark[^\]]*\]|\[图片\]|<img[^>]*>|&(?:nbsp|quot|lt|gt|amp);|\ufffd|</?(?:span|div|p|br|font)\b[^>]*>"
)
_MARKS: Final = re.compile(r"。。+|，，+|；；+|、、+|，。|。，|；。|、。|，；|：：+")
_LOOSE: Final = re.compile(r"(?<![\d.])\d{1,12}(?:\.\d{1,6})?\s{0,2}[Ww]\s{0,2}\+")
_LEADS_ON: Final = re.compile(r"如下表?|下表|附件|见表|见图|如图|联系$|(?:局|厅|委员会|人民政府|办公室)$")
_LEAST_TWICE: Final = 60
_SENTENCE_TWICE: Final = 16


def _first(subject: Subject, pattern: re.Pattern[str], message: str, expected: str | None = None) -> Iterator[Problem]:
    for passage in passages(subject.report):
        for match in pattern.finditer(passage.text):
            said = f"{message}“{match[0].strip()}”：{quote(passage.text, match.start())}"
            yield Problem(message=said, place=passage.place, stated=match[0].strip(), expected=expected)


@rule("TXT001", name="字词重复", severity=Severity.WARNING, basis=_PLAIN, editions=_ALL)
def doubled_words(subject: Subject) -> Iterator[Problem]:
    """同一个词连写了两遍。

    Bad:
        1: 公布了科技计划资金资金分配结果。
    Good:
        1: 公布了科技计划资金分配结果，的确便利了群众。
    """
    for passage in passages(subject.report):
        for match in _DOUBLED.finditer(passage.text):
            if match[1] and (
                match[1] in _FINE or match[1].startswith(("一", "逐")) or len(set(match[1])) == 1
            ):  # 一条一条，某某某某
                continue
            expected = match[1] or match[0][1:]
            message = f"“{match[0]}”重复：{quote(passage.text, match.start())}"
            yield Problem(message=message, place=passage.place, stated=match[0], expected=expected)


@rule("TXT002", name="括号引号不成对", severity=Severity.WARNING, basis=_PLAIN, editions=_ALL)
def unbalanced(subject: Subject) -> Iterator[Problem]:
    """一段里的括号、引号、书名号应成对。编号后的单个反括号（1）不算。

    Bad:
        1: 制定《信息公开管理办法，规范流程。
    Good:
        1: 1）制定《信息公开管理办法》（试行），规范流程。
    """
    texts: dict[int, list[tuple[Passage, str]]] = defaultdict(list)
    for passage in passages(subject.report):
        text = _ITEM.sub("", passage.text.replace("(", "（").replace(")", "）"))
        texts[passage.section].append((passage, _ENUMERATOR.sub(_without_closing, text)))
    for passage, text in (pair for pairs in texts.values() for pair in pairs):
        sign = _first_unbalanced(text)
        if sign and not _closed_elsewhere(sign, text, [text for _, text in texts[passage.section]]):
            message = f"“{sign}”没有成对：{quote(passage.text, passage.text.find(sign))}"
            yield Problem(message=message, place=passage.place, stated=sign)


def _without_closing(match: re.Match[str]) -> str:
    return match[0] if match[1] else ""


def _closed_elsewhere(sign: str, text: str, texts: list[str]) -> bool:
    """Whether the pair that ``sign`` belongs to is balanced over the paragraphs of a section."""
    opening, closing = next(pair for pair in _PAIRS.items() if sign in pair)
    whole = "".join(texts)
    return text.count(opening) != text.count(closing) and whole.count(opening) == whole.count(closing)


def _first_unbalanced(text: str) -> str | None:
    for opening, closing in _PAIRS.items():
        if opening not in text and closing not in text:
            continue
        depth = 0
        for sign in text:
            depth += (sign == opening) - (sign == closing)
            if depth < 0:
                return closing
        if depth:
            return opening
    return None


@rule("TXT003", name="中文里夹半角标点", severity=Severity.WARNING, basis=_PLAIN, editions=_ALL)
def mixed_punctuation(subject: Subject) -> Iterator[Problem]:
    """中文之间的逗号、括号等应使用全角。每一部分只提示一次。

    Bad:
        1: 方便群众查阅文件,提出意见。
    Good:
        1: 让广大群众了解政策，详见 http://www.example.gov.cn/a,b 。
    """
    counts: dict[int, list[tuple[Passage, re.Match[str]]]] = defaultdict(list)
    for passage in passages(subject.report):
        counts[passage.section] += [(passage, match) for match in _ASCII.finditer(passage.text)]
    for found in counts.values():
        if found:
            passage, match = found[0]
            message = f"有{len(found)}处半角标点，如“{match[0]}”：{quote(passage.text, match.start())}"
            yield Problem(message=message, place=passage.place, stated=match[0], expected="全角标点")


@rule("TXT004", name="段落没有收尾", severity=Severity.WARNING, basis=_PLAIN, editions=_ALL)
def unclosed(subject: Subject) -> Iterator[Problem]:
    """成段的文字末尾没有句号，可能漏了标点，也可能后面的话被截断。

    Bad:
        1: 本年收到申请26件，经办科室逐件核对，并把找到的文件按申请人要求的方式寄出
    Good:
        1: 本年收到申请26件，经办科室逐件核对，并把找到的文件按申请人要求的方式寄出。
    """
    for passage in passages(subject.report):
        text = passage.text.rstrip()
        if passage.heading or len(text) < 30 or not re.search(rf"{_HAN}$", text) or _LEADS_ON.search(text):
            continue
        if "。" in text or text.count("，") > 1:
            message = f"段末没有标点：…{text[-20:]}"
            yield Problem(message=message, place=passage.place, stated=text[-6:], expected=text[-6:] + "。")


@rule("TXT005", name="夹有多余的外文词", severity=Severity.WARNING, basis=_PLAIN, editions=_ALL)
def latin_words(subject: Subject) -> Iterator[Problem]:
    """中文句子里夹着 and、the 之类的虚词，多半是翻译或录入时留下的。

    Bad:
        1: 完成系统巡检 and 漏洞修复。
    Good:
        1: 通过APP和H5发布解读，开展“Open Day”活动。
    """
    yield from _first(subject, _LATIN, "夹有外文词", "改为中文")


@rule("TXT006", name="留有图片标记或代码", severity=Severity.WARNING, basis=_PLAIN, editions=_ALL)
def tags(subject: Subject) -> Iterator[Problem]:
    """复制、转换文件时留下的图片标记、网页代码或乱码。

    Bad:
        6: 窗口服务更加便利。[image: image3.png]
    Good:
        6: 窗口服务更加便利。
    """
    yield from _first(subject, _TAGS, "留有标记", "删去")


@rule("TXT007", name="同一段话出现两次", severity=Severity.WARNING, basis=_PLAIN, editions=_ALL)
def printed_twice(subject: Subject) -> Iterator[Problem]:
    """大段相同的文字在报告里出现两次，可以合并。

    Bad:
        1: 网站一年登载文章一千七百余篇，公示、动态、资讯、转载等栏目每周更新。群众来信一律在五个工作日内转办，并在专栏里公开办理结果。
        1: 网站建设。网站一年登载文章一千七百余篇，公示、动态、资讯、转载等栏目每周更新。群众来信一律在五个工作日内转办，并在专栏里公开办理结果。
    Good:
        1: 全年网站发布信息1704条，其中通知公告274条。
        6: 全年网站发布信息1704条。
    """
    seen: dict[str, Passage] = {}
    repeated: dict[tuple[str, str], list[str]] = defaultdict(list)
    for passage in passages(subject.report):
        for sentence in passage.sentences:
            if len(sentence) < _SENTENCE_TWICE:
                continue
            first = seen.setdefault(sentence, passage)
            if first is not passage:
                repeated[(first.place, passage.place)].append(sentence)
    for (first_place, place), sentences in repeated.items():
        length = sum(map(len, sentences))
        if length >= _LEAST_TWICE:
            message = f"有{length}个字与{first_place}相同：{quote(sentences[0])}"
            yield Problem(message=message, place=place, stated=quote(sentences[0]))


@rule("TXT008", name="一段里话说了两遍", severity=Severity.HINT, basis=_PLAIN, editions=_ALL)
def said_twice(subject: Subject) -> Iterator[Problem]:
    """同一段里几乎相同的话出现两次。书名号里的名称不算。

    Bad:
        1: 充实工作专班，做到牵头科室明确、经办人员固定、审核流程清楚完整。修订内部制度，做到牵头科室明确、经办人员固定、审核流程清楚完整。
    Good:
        1: 印发《政务公开工作制度规范管理办法实施细则》，解读《政务公开工作制度规范管理办法实施细则》。
    """
    for passage in passages(subject.report):
        text = re.sub(r"《[^》]*》|“[^”]*”", "", passage.text)
        said = _longest_repeat(text, 16)
        if said:
            yield Problem(message=f"“{quote(said)}”在这一段里出现两次。", place=passage.place, stated=quote(said))


def _longest_repeat(text: str, least: int) -> str | None:
    """The first run of at least ``least`` characters that comes again later in ``text``, made as long as it goes."""
    places: dict[str, int] = {}
    for at in range(len(text) - least + 1):
        piece = text[at : at + least]
        first = places.setdefault(piece, at)
        if at - first >= least and len(re.findall(_HAN, piece)) >= least - 4:
            length = least
            while at + length < len(text) and text[first + length] == text[at + length] and first + length < at:
                length += 1
            return text[at : at + length]
    return None


@rule("TXT009", name="常见错别字", severity=Severity.WARNING, basis=_PLAIN, editions=_ALL)
def confusions(subject: Subject) -> Iterator[Problem]:
    """年度报告里常见的错写，逐条列在规则数据里，只收在上下文中一定是错的。

    Bad:
        1: 政务公开做为重要渠道，既使遇到困难也要按排落实。
    Good:
        1: 政务公开作为重要渠道，制定制度，制订方案。
    """
    for passage in passages(subject.report):
        for confusion in CONFUSIONS:
            for match in confusion.pattern.finditer(passage.text):
                right = match.expand(confusion.right)
                message = f"“{match[0]}”应为“{right}”：{quote(passage.text, match.start())}"
                yield Problem(message=message, place=passage.place, stated=match[0], expected=right)


@rule("TXT010", name="电话写法不一", severity=Severity.HINT, basis=_PLAIN, editions=_ALL)
def phone_dashes(subject: Subject) -> Iterator[Problem]:
    """同一段里的电话和传真，区号后的连接号有的是“—”，有的是“-”。

    Bad:
        0: 电话：0631—8480818，传真：0631-8980258。
    Good:
        0: 电话：0631-8480818，传真：0631-8980258。
    """
    pattern = re.compile(r"(?<!\d)0\d{2,3}([-—－–]+)\d{7,8}(?!\d)")
    for passage in passages(subject.report):
        dashes = {match[1] for match in pattern.finditer(passage.text)}
        if len(dashes) > 1:
            message = f"电话号码的连接号不一致：{' 和 '.join(sorted(dashes))}。"
            yield Problem(message=message, place=passage.place, stated=" ".join(sorted(dashes)), expected="-")


@rule("TXT011", name="标点连用", severity=Severity.WARNING, basis=_PLAIN, editions=_ALL)
def doubled_marks(subject: Subject) -> Iterator[Problem]:
    """两个标点连在一起，多了一个。

    Bad:
        1: 工作平稳有序。。
    Good:
        1: 工作平稳有序……继续努力。
    """
    yield from _first(subject, _MARKS, "标点连用", "留一个")


@rule("TXT012", name="口语化的数字", severity=Severity.HINT, basis="公文数字用法（GB/T 15835）", editions=_ALL)
def loose_numbers(subject: Subject) -> Iterator[Problem]:
    """“90W+”之类的写法不合公文体例，应写“90万余次”。

    Bad:
        1: 总浏览量90W+。
    Good:
        1: 总浏览量90万余次。
    """
    yield from _first(subject, _LOOSE, "数字写法", "用“万”“余”等汉字")
