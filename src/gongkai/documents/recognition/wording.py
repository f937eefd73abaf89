"""The set phrases of a report: title, agency, dates, period, contact, signature."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from gongkai.domain.reports import Contact, Period

_CJK_GAP: Final = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef\d])[\s\u00a0\u3000]+(?=[\u3000-\u9fff\uff00-\uffef])|(?<=[\u3000-\u9fff\uff00-\uffef])[\s\u00a0\u3000]+(?=\d)"
)
_CHINESE_DIGITS: Final = str.maketrans("〇○零Ｏ一二三四五六七八九", "0000123456789")
_CHINESE_YEAR: Final = r"二[〇○零O0Ｏ][一二三四五六七八九〇○零O0Ｏ]{2}"
_YEAR: Final = re.compile(rf"((?:19|20)\d\d|{_CHINESE_YEAR})\s*年")
_DAY: Final = re.compile(r"(20\d\d)\s*[年./\-－]\s*(\d{1,2})\s*[月./\-－]\s*(\d{1,2})\s*日?")
_CHINESE_DAY: Final = re.compile(
    rf"({_CHINESE_YEAR})年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})日"
)
_TO: Final = r"(?:日?起)?\s*[，,、]?\s*(?:至|到|—+|-+|－+|–|~|～)\s*"
_PERIOD: Final = re.compile(
    rf"(20\d\d)年(\d{{1,2}})月(\d{{1,2}})日{_TO}(?:(20\d\d)年|本年|当年|同年)?(\d{{1,2}})月(\d{{1,2}})日"
)
_ORGAN: Final = (
    "人民政府|政府|办公厅|办公室|管委会|管理委员会|委员会|科委|发改委|卫健委|国资委|局|厅|委|办|署|院|部|处|会|中心"
    "|街道|镇|乡|公司|大队|支队|分局|总队|站|所|社|厂|学校|大学|学院"
)
_SIGNER: Final = re.compile(rf"[\u3400-\u9fff（）()·]{{2,36}}(?:{_ORGAN})(?:[（(][^）)]{{2,12}}[）)])?")
_REPORT_TAIL: Final = re.compile(
    r"(?:政府信息公开|政务公开|信息公开).{0,14}(?:年度报告|年报|报告)(?:[（(][^）)]{1,12}[）)])?$"
)
_TAIL_ONLY: Final = re.compile(r"(?:公开)?(?:工作)?(?:情况)?(?:年度报告|年报)$")
_LONGEST_TITLE: Final = 70
_LONGEST_TITLE_LINE: Final = 40


def squeeze(text: str) -> str:
    """``text`` without the blanks that layout puts between Chinese characters or beside digits."""
    return _CJK_GAP.sub("", text.strip()).strip()


# ---- dates ----


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _chinese_number(text: str) -> str:
    """十 to 三十一 as digits."""
    if "十" not in text:
        return text.translate(_CHINESE_DIGITS)
    tens, _, ones = text.partition("十")
    return str(int(tens.translate(_CHINESE_DIGITS) or 1) * 10 + int(ones.translate(_CHINESE_DIGITS) or 0))


def day_in(text: str) -> date | None:
    """The first full date in ``text``, in Arabic or Chinese digits."""
    match = _DAY.search(text)
    if match:
        return _day(*match.groups())
    match = _CHINESE_DAY.search(text)
    if match:
        year, month, day = match.groups()
        return _day(year.translate(_CHINESE_DIGITS).replace("O", "0"), _chinese_number(month), _chinese_number(day))
    return None


def only_day(text: str) -> date | None:
    """The date, if a line is nothing but one (brackets and 日期： aside)."""
    bare = re.sub(r"^(?:日期|时间|发布日期|成文日期)?[:：]?|[（()）\s。]", "", text)
    if _DAY.fullmatch(bare) or _CHINESE_DAY.fullmatch(bare):
        return day_in(bare)
    return None


def year_in(text: str | None) -> int | None:
    """The first year that ``text`` names."""
    match = _YEAR.search(text or "")
    return int(match[1].translate(_CHINESE_DIGITS).replace("O", "0")) if match else None


def period_in(text: str) -> Period | None:
    """The period that the figures are said to cover."""
    match = _PERIOD.search(re.sub(r"\s+", "", text))
    if not match:
        return None
    start = _day(match[1], match[2], match[3])
    end = _day(match[4] or match[1], match[5], match[6])
    return Period(start, end) if start and end else None


# ---- title and agency ----


def is_title(text: str) -> bool:
    """Whether a line is the title of an annual report, or its last line."""
    bare = squeeze(text)
    if not bare or len(bare) > _LONGEST_TITLE or any(sign in bare for sign in "。；，：《"):
        return False
    return bool(_REPORT_TAIL.search(bare) or _TAIL_ONLY.fullmatch(bare))


def joins_title(above: str, lines: Sequence[str]) -> bool:
    """Whether the line above belongs to the title whose later ``lines`` are known."""
    bare = squeeze(above)
    if not bare or len(bare) > _LONGEST_TITLE_LINE or re.search(r"[。；，：:>|/]", bare) or only_day(bare):
        return False
    if agency_in_title("".join(lines)):
        return False
    return bool(_YEAR.search(bare) or _SIGNER.fullmatch(bare) or bare.endswith(("关于", "政府信息公开")))


def agency_in_title(title: str | None) -> str | None:
    """The issuing body that a title names, before or after its year."""
    bare = squeeze(title or "")
    match = _YEAR.search(bare)
    if match:
        before = re.sub(r"(?:关于|发布)+$", "", bare[: match.start()])
        after = re.match(r"度?(.*?)(?:政府信息公开|政务公开|信息公开)", bare[match.end() :])
        named = before or (after[1] if after else "")
    else:
        found = re.match(r"(.+?)(?:政府信息公开|政务公开|信息公开)", bare)
        named = found[1] if found else ""
    named = re.split(r"政府信息公开|政务公开|信息公开", named.removeprefix("关于"))[0]
    return named if len(named) > 1 and not re.fullmatch(r"(?:度|年度|的|工作)*", named) else None


_PREAMBLE_AGENCY: Final = (
    re.compile(r"由([\u3400-\u9fff（）]{3,30}?)(?:根据|按照|依据|编制|汇总)"),
    re.compile(r"公布([\u3400-\u9fff（）]{3,30}?)20\d\d年"),
    re.compile(r"与([\u3400-\u9fff（）]{3,30}?)(?:办公室|政务公开办公室|综合科)?联系"),
)


def agency_in_preamble(text: str) -> str | None:
    """The issuing body that the preamble names."""
    bare = squeeze(text)
    for pattern in _PREAMBLE_AGENCY:
        match = pattern.search(bare)
        if match and re.search(rf"(?:{_ORGAN})$", match[1]):
            return match[1]
    return None


_TOWN: Final = re.compile(r"(?:乡|镇|街道(?:办事处)?)(?:人民政府)?$")
_ADDS_UP: Final = re.compile(r"汇总[^。]{0,40}?(?:各|全(?:省|市|县|区|州|旗)|部门|乡镇|街道|所属|下属)")
_WHOLE: Final = re.compile(r"全(?:省|市|县|区|州|旗)(?:各级)?(?:[^。，]{0,12})(?:政府信息|政务公开|申请|行政机关)")


def is_whole_area(agency: str, preamble: str, text: str) -> bool:
    """Whether the figures add up lower units (F-3.14): it is said so, or a government speaks of its whole area."""
    if _ADDS_UP.search(squeeze(preamble)):
        return True
    government = re.search(r"(?:人民政府|管委会|管理委员会|实验区|开发区|新区)$", agency)
    return bool(government and not _TOWN.search(agency) and _WHOLE.search(squeeze(text)))


# ---- contact and signature ----

_STOP: Final = r"，,；;。）)\n"
_CONTACT: Final = {
    "address": re.compile(rf"(?:通[讯信])?地\s*址(?:为|在|是|[:：])\s*([^{_STOP}]{{4,60}})"),
    "postcode": re.compile(r"(?:邮政编码|邮\s*编)(?:为|[:：])?\s*(\d{6})(?!\d)"),
    "phone": re.compile(
        r"电\s*话(?:号码)?(?:[（(/、及]传真[）)]?)?(?:为|[:：])?\s*((?:[（(]?0\d{2,3}[）)]?\s*[-—－–]*\s*)?\d{7,8}(?:-\d{1,5})?|1\d{10})"
    ),
    "fax": re.compile(r"传\s*真(?:号码)?(?:为|[:：])?\s*((?:[（(]?0\d{2,3}[）)]?\s*[-—－–]*\s*)?\d{7,8})"),
    "email": re.compile(r"([\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.ASCII),
    "url": re.compile(
        r"(https?://[\w./?=&%#:-]+[\w/]|(?<![\w@.])(?:[\w-]+\.)+(?:gov\.cn|gov|cn|com)(?:/[\w./-]*)?)", re.ASCII
    ),
}


def contact_in(text: str) -> Contact | None:
    """Whom to ask about the report, from the preamble's words."""
    bare = squeeze(text)
    found = {key: match[1].strip() for key, pattern in _CONTACT.items() if (match := pattern.search(bare))}
    return Contact(**found) if found else None


def signer_in(text: str) -> tuple[str | None, date | None]:
    """The body that signs, if a line is only its name, and the date if that stands behind it."""
    match = _DAY.search(text) or _CHINESE_DAY.search(text)
    name = text[: match.start()].strip() if match else text.strip()
    if match and text[match.end() :].strip(" 　）)"):
        return None, None
    if not _SIGNER.fullmatch(name):
        return None, None
    return name, day_in(text) if match else None
