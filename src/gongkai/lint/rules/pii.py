"""PII: personal data that must not be published (个人信息保护法, F-10.9)."""

import re
from collections.abc import Iterator
from typing import Final

from gongkai.domain.identity import is_resident_number
from gongkai.lint.findings import Severity
from gongkai.lint.prose import Passage, passages, rows
from gongkai.lint.registry import Problem, Subject, rule

_PIPL: Final = "《个人信息保护法》第二十五条、第二十八条；《政府信息公开条例》第十五条"
_ALL: Final = ("2019", "2021", "earlier")
_IDENTITY: Final = re.compile(r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{9}[\dXx](?![\dA-Za-z])")
_MOBILE: Final = re.compile(r"(?<![\d.-])1[3-9]\d{9}(?![\d.@])")
_CARD: Final = re.compile(
    r"(?<![\dA-Za-z.-])62\d{14,17}(?![\dA-Za-z.-])|(?:账号|帐号|卡号|账户|银行卡)\D{0,6}(\d{16,19})(?![\dA-Za-z])"
)
"""UnionPay's numbers begin with 62; any other long number is an account only where the text says so."""
_SURNAMES: Final = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
_WORDS: Final = "向于曾高陆任万方常雷余史金石严黎"
"""Surnames that are words of a sentence as well: 申请人向我局提出, 申请人曾多次申请."""
_TELLING: Final = "".join(sign for sign in _SURNAMES if sign not in _WORDS)
_APPLICANT: Final = re.compile(
    rf"申请人(?:姓名)?[：:]\s*[{_SURNAMES}][\u4e00-\u9fff]{{2}}(?![\u4e00-\u9fff])"
    rf"|申请人[{_SURNAMES}]某"
    rf"|申请人[{_TELLING}][\u4e00-\u9fff]{{1,2}}(?=向我?本?[局委厅办机政区县市]|不服|[（(，](?:男|女)|先生|女士)"
)


def _everywhere(subject: Subject, *, preamble: bool = True) -> Iterator[Passage]:
    """The text and the rows of every table but the statutory ones."""
    yield from passages(subject.report, preamble=preamble)
    yield from (row for row in rows(subject.report) if preamble or row.section)


def _masked(number: str) -> str:
    return number[:4] + "*" * (len(number) - 6) + number[-2:]


def passes_luhn(number: str) -> bool:
    """Whether a bank card's check digit is right."""
    digits = [int(digit) for digit in reversed(number)]
    return sum(digits[::2]) % 10 == (-sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])) % 10


@rule("PII001", name="公开了身份证号", severity=Severity.ERROR, basis=_PIPL, editions=_ALL)
def identity_number(subject: Subject) -> Iterator[Problem]:
    """正文中有校验正确的公民身份号码。发布前必须删去。

    Bad:
        1: 申请人身份证号为11010519491231002X。
    Bad:
        6t: 申请人 | 11010519491231002X
    Good:
        1: 统一社会信用代码为11010519491231002Y。
    """
    for passage in _everywhere(subject):
        for match in _IDENTITY.finditer(passage.text):
            if is_resident_number(match[0]):
                shown = _masked(match[0])
                yield Problem(
                    message=f"有身份证号 {shown}，发布前必须删去。", place=passage.place, stated=shown, expected="删去"
                )


@rule("PII002", name="公开了手机号码", severity=Severity.WARNING, basis=_PIPL, editions=_ALL)
def mobile_number(subject: Subject) -> Iterator[Problem]:
    """正文中有手机号码。机关自己公布的联系电话不算。

    Bad:
        1: 来电13800138000反映栏目问题。
    Good:
        contact: 13800138000
        0: 联系电话：13800138000。
    """
    contact = subject.report.contact
    own = {contact.phone, contact.fax} if contact else set()
    for passage in _everywhere(subject, preamble=False):
        for match in _MOBILE.finditer(passage.text):
            before = passage.text[max(0, match.start() - 10) : match.start()]
            if match[0] in own or re.search(r"(?:联系|咨询|监督|投诉|举报)?(?:电话|热线|手机|联系人|联系方式)", before):
                continue
            shown = _masked(match[0])
            yield Problem(
                message=f"有手机号码 {shown}，请确认能否公开。", place=passage.place, stated=shown, expected="删去"
            )


@rule("PII003", name="公开了银行卡号", severity=Severity.WARNING, basis=_PIPL, editions=_ALL)
def card_number(subject: Subject) -> Iterator[Problem]:
    """正文中有校验正确的银行卡号。

    Bad:
        6: 请缴至6222021234567890128账户。
    Good:
        6: 业务编号6222021234567890123。
    Good:
        6: 备案编号4111111111111111。
    """
    for passage in _everywhere(subject):
        for match in _CARD.finditer(passage.text):
            number = match[1] or match[0]
            if passes_luhn(number) and not (len(number) == 18 and is_resident_number(number)):
                shown = _masked(number)
                yield Problem(
                    message=f"有银行卡号 {shown}，请确认能否公开。", place=passage.place, stated=shown, expected="删去"
                )


@rule("PII004", name="公开了申请人姓名", severity=Severity.WARNING, basis=_PIPL, editions=_ALL)
def applicant_name(subject: Subject) -> Iterator[Problem]:
    """报告不应写出申请人的姓名，写“申请人”或“某公司”即可。

    Bad:
        3: 申请人张某某不服答复，提起行政复议。
    Good:
        3: 申请人对答复不服，提起行政复议。
    Good:
        3: 申请人向我局提出申请，申请人曾多次申请同一信息。
    """
    for passage in _everywhere(subject):
        match = _APPLICANT.search(passage.text)
        if match:
            yield Problem(
                message="写出了申请人的姓名，请改为“申请人”。", place=passage.place, stated=match[0][:4] + "*"
            )
