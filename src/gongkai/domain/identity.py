"""Numbers that name a person or a body: are they possible, and how are they shown without being told.

The Regulations want an applicant's name, proof of identity and contact (Art. 29; F-1.24). A number with a slip of the
pen costs the applicant a correction, so it is found while the form is filled in. A check here says only that a number
can exist: whose it is, only its register knows.

Every ``check_…`` takes a number as it was typed (see ``normal``) and returns one Chinese sentence that says what is
wrong and what to do, or ``None`` if nothing is.
"""

import re
import unicodedata
from datetime import date
from typing import Final

_FIRST_BIRTH: Final = date(1900, 1, 1)
_PROVINCES: Final = frozenset(
    {11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46}
    | {50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83}
)
"""GB/T 2260, first two digits; 81, 82 and 83 also open the residence permits of 港澳台居民."""
_RESIDENT: Final = re.compile(r"[0-9]{17}[0-9X]")
_RESIDENT_WEIGHTS: Final = tuple(pow(2, 17 - place, 11) for place in range(17))
_RESIDENT_CHECKS: Final = "10X98765432"
_CREDIT_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS: Final = tuple(pow(3, place, 31) for place in range(17))
_AGENCY_SIGNS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_AGENCY_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
_PASSPORT: Final = re.compile(r"(?=.*[0-9])[A-Z0-9]{5,17}")
_PERMITS: Final = (
    re.compile(r"[HM][0-9]{8}(?:[0-9]{2})?"),  # 港澳居民来往内地通行证: the card's number, with or without its issue
    re.compile(r"[0-9]{8}(?:[0-9]{2}[A-Z]?)?"),  # 台湾居民来往大陆通行证
)
_MOBILE: Final = re.compile(r"1[0-9]{10}")
_CAPITALS: Final = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_UNSEEN: Final = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")


def normal(number: str) -> str:
    """A number as it was typed or copied → as it is kept: full-width signs to ASCII, no blanks, capital letters."""
    bare = _UNSEEN.sub("", unicodedata.normalize("NFKC", _UNSEEN.sub("", number)))
    return unicodedata.normalize("NFKC", bare).translate(_CAPITALS)


# ---- residents (GB 11643-1999) ----


def check_resident_id(number: str, today: date) -> str | None:
    """What is wrong with a citizen's number (公民身份号码); ``today`` bounds the date of birth."""
    number = normal(number)
    if len(number) != 18:
        return f"身份证号应为18位，现在是{len(number)}位，请对照证件重新填写。"
    if not _RESIDENT.fullmatch(number):
        return "身份证号的前17位应是数字，最后一位应是数字或字母X，请对照证件重新填写。"
    if int(number[:2]) not in _PROVINCES:
        return f"身份证号开头的“{number[:2]}”不是省级地区的代码，请对照证件重新填写。"
    fault = _birth_fault(number, today)
    if fault is None and not is_resident_number(number):
        return "身份证号的校验码不对，可能有一位写错或两位写颠倒，请对照证件重新填写。"
    return fault


def _birth_fault(number: str, today: date) -> str | None:
    born = birth_date(number)
    if born is None:
        return f"身份证号第7至14位“{number[6:14]}”不是真实的出生日期，请对照证件重新填写。"
    if not _FIRST_BIRTH <= born <= today:
        said = f"{born.year}年{born.month}月{born.day}日"
        return f"身份证号中的出生日期是{said}，早于1900年或晚于今天，请对照证件重新填写。"
    return None


def is_resident_number(number: str) -> bool:
    """Whether 18 characters are a citizen's number: a real day of birth and a right check character (mod 11-2)."""
    number = normal(number)
    if not _RESIDENT.fullmatch(number) or birth_date(number) is None:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _RESIDENT_WEIGHTS, strict=True))
    return _RESIDENT_CHECKS[total % 11] == number[17]


def birth_date(number: str) -> date | None:
    """The day of birth in a citizen's number; ``None`` if there is no such day."""
    digits = normal(number)[6:14]
    if not re.fullmatch(r"[0-9]{8}", digits):
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def age_on(born: date, day: date) -> int:
    """Full years (周岁) on ``day``; whoever was born on 29 February grows older on 1 March of a common year.

    Raises:
        ValueError: ``day`` lies before the birth.
    """
    if day < born:
        raise ValueError("所问的日期早于出生日期，请检查这两个日期。")
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


# ---- bodies (GB 32100-2015 around GB 11714-1997) ----


def check_credit_code(code: str) -> str | None:
    """What is wrong with a unified social credit code (统一社会信用代码; F-10.6)."""
    code = normal(code)
    if len(code) != 18:
        return f"统一社会信用代码应为18位，现在是{len(code)}位，请对照证书重新填写。"
    strange = next((sign for sign in code if sign not in _CREDIT_SIGNS), None)
    if strange:
        return f"统一社会信用代码里不会有“{strange}”（不用字母I、O、S、V、Z），请对照证书重新填写。"
    if not re.fullmatch(r"[0-9]{6}", code[2:8]):
        return "统一社会信用代码第3至8位是行政区划，应是6位数字，请对照证书重新填写。"
    total = sum(_CREDIT_SIGNS.index(sign) * weight for sign, weight in zip(code[:17], _CREDIT_WEIGHTS, strict=True))
    if _CREDIT_SIGNS[-total % 31] != code[17]:
        return "统一社会信用代码的校验码不对，可能有一位写错或两位写颠倒，请对照证书重新填写。"
    if _agency_check(code[8:16]) != code[16]:
        return "统一社会信用代码第9至17位（组织机构代码）的校验码不对，请对照证书重新填写。"
    return None


def _agency_check(root: str) -> str:
    """The check character of the eight signs of an organisation code."""
    total = sum(_AGENCY_SIGNS.index(sign) * weight for sign, weight in zip(root, _AGENCY_WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]


# ---- other papers: no check character to hold them to ----


def check_passport(number: str) -> str | None:
    """What is wrong with a passport's number, of whatever country: only its shape can be told."""
    if _PASSPORT.fullmatch(normal(number)):
        return None
    return "护照号码应是5至17位的数字和字母，其中要有数字，请对照护照重新填写。"


def check_permit(number: str) -> str | None:
    """What is wrong with the number of a travel permit of 港澳居民 or 台湾居民: only its shape can be told."""
    if any(shape.fullmatch(normal(number)) for shape in _PERMITS):
        return None
    return "通行证号码应是H或M加8位或10位数字（港澳居民），或8位、10位数字（台湾居民），请对照证件重新填写。"


# ---- shown without being told ----


def mask(number: str) -> str:
    """A number or a name as it may be shown: the first three and the last four signs, a name's first character.

    What has no digit is a name; a number too short to leave something covered shows its first sign only.
    """
    number = number.strip()
    if not any(sign.isdigit() for sign in number):
        return number[:1] + "＊" if len(number) > 1 else "＊"
    number = normal(number)
    return number[:3] + "*" * (len(number) - 7) + number[-4:] if len(number) > 10 else _first_only(number)


def mask_phone(number: str) -> str:
    """A telephone number as it may be shown: the four digits before the last four are covered.

    138****0000, 0531-****0000; of a number with fewer than eight digits only the first is shown.
    """
    number = normal(number)
    if _MOBILE.fullmatch(number):
        return number[:3] + "****" + number[-4:]
    places = [place for place, sign in enumerate(number) if sign.isdigit()]
    if len(places) < 8:
        return _first_only(number)
    covered = set(places[-8:-4])
    return "".join("*" if place in covered else sign for place, sign in enumerate(number))


def _first_only(number: str) -> str:
    return number[:1] + "*" * (len(number) - 1) if len(number) > 1 else "*"
