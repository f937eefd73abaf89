"""STR: the parts a report must have (F-3.1 … F-3.9)."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Final

from gongkai.domain.reports import EDITIONS, edition_key_for
from gongkai.domain.reports.editions import SECTIONS, UNSPLIT_TOTAL
from gongkai.lint.findings import Severity
from gongkai.lint.prose import Passage, number_in, passages, quote
from gongkai.lint.registry import Problem, Subject, rule

_ART50: Final = "《政府信息公开条例》第五十条；《政府信息公开工作年度报告格式》"
_ALL: Final = ("2019", "2021", "earlier")
_NUMERALS: Final = "一二三四五六七八九十"
_NUMBERED: Final = re.compile(rf"\s*(?:第?[（(]?([{_NUMERALS}])(?:\s*[、.．,，:：）)]|\s|部分)|([1-9])\s*[、.．])")
_SHIFTED: Final = 2
_SUB: Final = re.compile(rf"[（(]([{_NUMERALS}]{{1,3}})[）)]")


@rule("STR001", name="没有标题", severity=Severity.WARNING, basis=_ART50, editions=_ALL)
def no_title(subject: Subject) -> Iterator[Problem]:
    """报告应有标题，写明机关和年度，如“示范市民政局2023年政府信息公开工作年度报告”（F-3.16）。

    Bad:
        title: -
    Good:
        title: 示范市民政局2023年政府信息公开工作年度报告
    """
    if subject.report.title is None:
        yield Problem(message="没有找到报告标题（应写明机关名称和年度）。", place="标题")


@rule("STR002", name="没有落款日期", severity=Severity.WARNING, basis=_ART50)
def no_date(subject: Subject) -> Iterator[Problem]:
    """报告末尾应署成文日期，年、月、日齐全。

    Bad:
        signed_on: -
    Good:
        signed_on: 2024-01-16
    """
    if subject.report.signed_on is None and subject.report.published_on is None:
        also = "，也没有署名" if subject.report.signed_by is None else ""
        yield Problem(message=f"报告没有落款日期{also}。", place="落款")


@rule("STR003", name="没有署名", severity=Severity.HINT, basis=_ART50)
def no_signature(subject: Subject) -> Iterator[Problem]:
    """落款只有日期、没有机关名称。标题已写明机关的，可以不补。

    Bad:
        signed_by: -
    Good:
        signed_by: 示范市民政局
    """
    report = subject.report
    if report.signed_by is None and report.signed_on is not None:
        yield Problem(message="落款只有日期，没有署机关名称。", place="落款")


@rule("STR004", name="没有联系方式", severity=Severity.HINT, basis=_ART50)
def no_contact(subject: Subject) -> Iterator[Problem]:
    """报告应写明对报告有疑问时怎样联系：地址、邮编、电话等。

    Bad:
        contact: -
    Good:
        contact: 010-12345678
    """
    contact = subject.report.contact
    if contact is None or not (contact.phone or contact.email or contact.address):
        yield Problem(message="没有写明对报告有疑问时的联系方式（地址、邮编、电话）。", place="前言")


@rule("STR005", name="缺少部分", severity=Severity.WARNING, basis=_ART50)
def missing_sections(subject: Subject) -> Iterator[Problem]:
    """年度报告有六个部分，不能遗漏。

    Bad:
        5 without:
    Bad:
        5 without:
        6: 五、存在的主要问题及改进情况
    Good:
        5 heading: 五、存在的主要问题及改进情况
    """
    have = {section.number for section in subject.report.sections}
    texts = {re.sub(r"^\W*\w\s*[、.．]\s*", "", passage.text) for passage in passages(subject.report)}
    for number, heading in enumerate(SECTIONS, 1):
        if number in have:
            continue
        elsewhere = heading.partition("、")[2] in texts
        told = f"“{heading}”不在应有的次序上。" if elsewhere else f"没有找到“{heading}”这一部分。"
        yield Problem(message=told, place=heading, expected=heading)


@rule("STR006", name="部分没有内容", severity=Severity.WARNING, basis=_ART50)
def empty_sections(subject: Subject) -> Iterator[Problem]:
    """总体情况、存在的主要问题及改进情况、其他需要报告的事项都应有文字；没有需要报告的，也应写明没有。

    Bad:
        6 empty:
    Good:
        6: 没有其他需要报告的事项。
    Good:
        6 empty:
        6t: 建议提案 | 3件
    """
    for section in subject.report.sections:
        if section.number in (1, 5, 6) and not any(block.text.strip() or block.rows for block in section.blocks):
            yield Problem(message=f"“{section.heading}”下面没有内容。", place=section.heading)


@rule("STR007", name="部分的序号不对", severity=Severity.WARNING, basis=_ART50)
def section_numbers(subject: Subject) -> Iterator[Problem]:
    """六个部分的标题应依次编号为一、二、三、四、五、六。

    Bad:
        5 heading: 存在的主要问题及改进情况
    Bad:
        5 heading: 六、存在的主要问题及改进情况
    Good:
        5 heading: 五、存在的主要问题及改进情况
    """
    wrong = []
    for section in subject.report.sections:
        match = _NUMBERED.match(section.heading)
        expected = _NUMERALS[section.number - 1]
        stated = (match[1] or _NUMERALS[int(match[2]) - 1]) if match else None
        if stated != expected:
            wrong.append((section.heading, stated, expected))
    if len(wrong) > _SHIFTED:  # one part left out or put in moves all that follow
        told = "；".join(f"“{heading}”应为“{expected}、”" for heading, _, expected in wrong)
        yield Problem(message=f"{len(wrong)}个部分的序号与法定格式不同：{told}。", place=wrong[0][0])
        return
    for heading, stated, expected in wrong:
        told = f"的序号应为“{expected}、”" if stated else f"没有序号，应为“{expected}、”"
        yield Problem(message=f"标题“{heading}”{told}。", place=heading, stated=stated, expected=f"{expected}、")


@rule(
    "STR008",
    name="小标题的序号有缺",
    severity=Severity.WARNING,
    basis="公文结构层次序数应依次连续（GB/T 9704）",
    editions=_ALL,
)
def subhead_gaps(subject: Subject) -> Iterator[Problem]:
    """同一部分里的（一）（二）（三）应从（一）起连续，不跳号、不重号。

    Bad:
        6: （一）收费情况。没有收费。
        6: （三）其他情况。没有。
    Good:
        6: （一）收费情况。没有收费。（二）机构情况。没有变化。
        6: （三）其他情况。没有。
    Good:
        6: （一）收费情况。没有收费。
        6: （二）其他情况。没有。
    """
    for section in subject.report.sections:
        texts = [
            passage.text for passage in passages(subject.report, preamble=False) if passage.section == section.number
        ]
        numbers = [number for text in texts if (number := _sub_number(text))]
        missing, repeated = _slips(numbers, {number for text in texts for number in _inline_numbers(text)})
        told = [f"缺{_shown(missing)}"] if missing else []
        told += [f"{_shown(repeated)}重复或倒退"] if repeated else []
        if told:
            yield Problem(
                message=f"“{section.heading}”的小标题编号是{_shown(numbers)}，{'，'.join(told)}。",
                place=section.heading,
                stated=_shown(numbers),
                expected=_shown(range(1, max(numbers) + 1)),
            )


def _slips(numbers: Sequence[int], inline: Container[int]) -> tuple[list[int], list[int]]:
    """The numbers left out and those repeated; a list inside a list begins at 1 and gives way to the outer again.

    A number that stands ``inline``, within a paragraph, is not left out.
    """
    missing: list[int] = []
    repeated: list[int] = []
    open_lists = [0]
    for number in numbers:
        outer = next((depth for depth in reversed(range(len(open_lists))) if open_lists[depth] == number - 1), None)
        if number == 1 and open_lists[-1] > 1:
            open_lists.append(1)
        elif outer is not None:
            open_lists[outer:] = [number]
        elif number > open_lists[-1]:
            missing += [one for one in range(open_lists[-1] + 1, number) if one not in inline]
            open_lists[-1] = number
        else:
            repeated.append(number)
    return missing, repeated


def _sub_number(text: str) -> int | None:
    match = _SUB.match(text)
    return number_in(match[1]) if match else None


def _inline_numbers(text: str) -> Iterator[int]:
    for match in _SUB.finditer(text):
        number = number_in(match[1])
        if number is not None and match.start() and text[match.start() - 1] != "第":
            yield number


def _shown(numbers: Iterable[int]) -> str:
    return "".join(f"（{_chinese(number)}）" for number in numbers)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _NUMERALS[tens - 1]) + ("十" if tens else "") + (_NUMERALS[ones - 1] if ones else "")


@rule("STR009", name="缺少法定表格", severity=Severity.ERROR, basis=_ART50)
def missing_tables(subject: Subject) -> Iterator[Problem]:
    """第二、三、四部分各有一张法定表格，不能缺少。

    Bad:
        notice table_missing requests: 文件中没有表三（收到和处理政府信息公开申请情况）。
    Good:
        requests/received: 0 0 0 0 0 0 0
    """
    for notice in subject.report.notices:
        if notice.code == "table_missing":
            yield Problem(message=notice.message, place=notice.message.partition("没有")[2].rstrip("。"), cells=())


@rule(
    "STR010",
    name="法定表格是图片",
    severity=Severity.WARNING,
    basis="政府信息公开平台应提供检索、下载（条例第二十四条）；表格应可复制、可核对",
)
def picture_tables(subject: Subject) -> Iterator[Problem]:
    """法定表格以图片发布，公众不能检索、复制和核对，读屏软件也读不出来。

    Bad:
        notice table_is_picture requests: 表三没有读到，可能是图片：正文第1张图片。
    Good:
        requests/received: 0 0 0 0 0 0 0
    """
    for notice in subject.report.notices:
        if notice.code == "table_is_picture":
            yield Problem(message=notice.message, place="图片")


@rule("STR011", name="表格缺行", severity=Severity.WARNING, basis=_ART50)
def missing_rows(subject: Subject) -> Iterator[Problem]:
    """法定表格的行不能删减，没有的填0。

    Bad:
        notice row_missing requests/granted: 表“收到和处理政府信息公开申请情况”缺“（一）予以公开”行。
    Good:
        requests/granted: 0 0 0 0 0 0 0
    """
    for notice in subject.report.notices:
        if notice.code == "row_missing":
            yield Problem(message=notice.message, place=notice.message.partition("缺")[0])


@rule(
    "STR012",
    name="用了别的年度的格式",
    severity=Severity.WARNING,
    basis="2019、2020年度用国办公开办函〔2019〕60号格式，2021年度起用〔2021〕30号格式",
)
def wrong_edition(subject: Subject) -> Iterator[Problem]:
    """表格应使用本年度的格式。2021年度起，“（六）其他处理”分为三行。

    Bad:
        requests/other.unsplit: 0 0 0 0 0 0 0
    Good:
        requests/other.rest: 0 0 0 0 0 0 0
    """
    report = subject.report
    if report.year is not None and report.edition in EDITIONS and edition_key_for(report.year) in EDITIONS:
        due = EDITIONS[edition_key_for(report.year)]
        if due.key != report.edition:
            message = f"{report.year}年度的报告应使用{due.notice}的格式，表格却是{EDITIONS[report.edition].notice}的。"
            yield Problem(message=message, place="表二", expected=due.notice)
    if report.edition == "2021" and UNSPLIT_TOTAL in report.figures:
        message = "表三“（六）其他处理”只有一行，是2019年格式；现行格式分为逾期不补正、逾期不缴费、其他三行。"
        yield Problem(message=message, place="表三“（六）其他处理”行", cells=(UNSPLIT_TOTAL,))


_BLANKS: Final = "网址|链接|名称|全称|时间|日期|地址|数字|数量|单位|部门|机关|电话|邮箱"
_LEFT_OVER: Final = (
    re.compile(r"^[^，。；：！？“”]{0,30}(?:统计表|报告|年报|表格|格式)模[板版][）)]?$"),
    re.compile(rf"[（(【](?:具体|请?填写?|此处)(?:{_BLANKS})[^）)】]{{0,6}}[）)】]"),
    re.compile(r"[（(【](?:请填写?|此处)(?!《)[^）)】]{0,12}[）)】]"),
    re.compile(
        r"(?<![A-Za-z])(?:×|X|x|Ｘ|╳){2,}(?=年|月|日|局|市|县|区|省|镇|乡|街道|单位|部门|机关|件|条(?!例)|个|万|网)"
    ),
    re.compile(r"[（(【](?:单位|机关|部门)(?:名称|全称)[）)】]"),
    re.compile(r"^请填写|此处(?:填写|插入|删除)|(?<=[\u4e00-\u9fff])_{2,}(?=[\u4e00-\u9fff])"),
)
"""A caption is left over only where it stands alone: 制发年报模板 in a sentence is work done."""


@rule("STR013", name="模板文字没有删去", severity=Severity.ERROR, basis="报告应逐项如实填写", editions=_ALL)
def left_over(subject: Subject) -> Iterator[Problem]:
    """填写说明、占位符号、“统计表模板”之类应在成文时删去。“示范性模板”之类正常用词不算。

    Bad:
        2: 主动公开政府信息情况统计表模板
    Bad:
        0: 电子版可在门户网站（具体网址）下载。
    Bad:
        1: XXXX年，××局公开信息××条。
    Good:
        1: 打造成果转化的示范性模板。
    Good:
        1: 统一制发年度报告模板，指导各科室填报（具体见附件）。
    """
    for passage in passages(subject.report):
        for pattern in _LEFT_OVER:
            match = pattern.search(passage.text)
            if match:
                yield _left_over(passage, match)
                break


def _left_over(passage: Passage, match: re.Match[str]) -> Problem:
    said = quote(passage.text, match.start())
    return Problem(
        message=f"留有模板文字“{match[0]}”：{said}", place=passage.place, stated=match[0], expected="删去或填写"
    )
