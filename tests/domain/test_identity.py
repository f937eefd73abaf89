"""Numbers of persons and bodies: a slip of the pen is found, an invented but possible number passes."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.domain.identity import (
    age_on,
    birth_date,
    check_credit_code,
    check_passport,
    check_permit,
    check_resident_id,
    is_resident_number,
    mask,
    mask_phone,
    normal,
)

TODAY = date(2026, 3, 2)
STANDARDS_OWN = "11010519491231002X"
"""The example printed in GB 11643."""
PUBLIC_BODIES = ("11441700007280420Y", "11370322004222241N", "11341702486344515H")
"""Codes of public bodies, as they stand in the index numbers of what they publish (F-10.3)."""
CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


@st.composite
def resident_ids(draw: st.DrawFn) -> str:
    province = draw(st.sampled_from([11, 15, 21, 31, 37, 46, 50, 54, 61, 65, 71, 81, 82, 83]))
    born = draw(st.dates(date(1900, 1, 1), TODAY))
    head = f"{province}{draw(st.integers(0, 9999)):04d}{born:%Y%m%d}{draw(st.integers(0, 999)):03d}"
    total = sum(int(digit) * weight for digit, weight in zip(head, WEIGHTS, strict=True))
    return head + next(sign for value, sign in enumerate("0123456789X") if (total + value) % 11 == 1)


@st.composite
def credit_codes(draw: st.DrawFn) -> str:
    root = draw(st.text(CREDIT_SIGNS, min_size=8, max_size=8))
    values = [int(sign, 36) for sign in root]
    rest = -sum(value * weight for value, weight in zip(values, (3, 7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
    head = draw(st.sampled_from(["11", "12", "51", "91", "92", "93", "N1", "Y1"]))
    head += f"{draw(st.integers(0, 999_999)):06d}{root}{'0123456789X'[rest]}"
    total = sum(CREDIT_SIGNS.index(sign) * weight for sign, weight in zip(head, CREDIT_WEIGHTS, strict=True))
    return head + next(sign for value, sign in enumerate(CREDIT_SIGNS) if (total + value) % 31 == 0)


# ---- residents ----


@given(resident_ids())
def test_every_number_made_by_the_standard_passes(number: str) -> None:
    assert check_resident_id(number, TODAY) is None
    assert is_resident_number(number.lower())


@given(resident_ids())
def test_every_change_of_one_sign_is_caught(number: str) -> None:
    for place in range(18):
        for sign in "0123456789X":
            if sign != number[place]:
                assert check_resident_id(number[:place] + sign + number[place + 1 :], TODAY)


@given(resident_ids())
def test_every_two_neighbours_that_changed_places_are_caught(number: str) -> None:
    for place in range(17):
        one, two = number[place], number[place + 1]
        if one != two:
            assert check_resident_id(number[:place] + two + one + number[place + 2 :], TODAY)


@given(st.text())
def test_whatever_is_typed_gets_a_sentence_or_passes(number: str) -> None:
    for said in (check_resident_id(number, TODAY), check_credit_code(number), check_passport(number)):
        assert said is None or (said.endswith("。") and "重新填写" in said)
    mask(number)
    mask_phone(number)


def test_the_example_of_the_standard_passes_as_people_type_it() -> None:
    for typed in (STANDARDS_OWN, STANDARDS_OWN.lower(), "１１０１０５ 19491231 002Ｘ", "\ufeff110105194912310 02x\n"):
        assert check_resident_id(typed, TODAY) is None


@pytest.mark.parametrize(
    ("number", "word"),
    [
        ("", "0位"),
        ("110105491231002", "15位"),
        ("11010519491231002XX", "19位"),
        ("1101051949123100XX", "前17位"),
        ("A10105194912310021", "前17位"),
        ("99010519491231002X", "99"),
        ("10010519491231002X", "10"),
        ("11010519490231002X", "19490231"),
        ("11010520230229002X", "20230229"),
        ("11010518991231002X", "1900年"),
        ("110105202603030020", "晚于今天"),
        ("110105194912310021", "校验码"),
    ],
)
def test_what_is_wrong_is_named(number: str, word: str) -> None:
    said = check_resident_id(number, TODAY)
    assert said is not None
    assert word in said


def test_a_child_born_today_has_a_number_and_one_of_tomorrow_has_not() -> None:
    def said_of(born: str) -> list[str | None]:
        return [check_resident_id(f"110105{born}002{check}", TODAY) for check in "0123456789X"]

    assert said_of("20260302").count(None) == 1
    assert None not in said_of("20260303")


def test_the_day_of_birth_is_read() -> None:
    assert birth_date(STANDARDS_OWN) == date(1949, 12, 31)
    assert birth_date("110105") is None


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        (date(2008, 3, 2), date(2026, 3, 1), 17),
        (date(2008, 3, 2), date(2026, 3, 2), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2026, 3, 2), date(2026, 3, 2), 0),
    ],
)
def test_full_years(born: date, day: date, years: int) -> None:
    assert age_on(born, day) == years


def test_no_age_before_birth() -> None:
    with pytest.raises(ValueError, match="早于出生日期"):
        age_on(date(2026, 3, 3), TODAY)


# ---- bodies ----


@pytest.mark.parametrize("code", PUBLIC_BODIES)
def test_the_codes_of_public_bodies_pass(code: str) -> None:
    assert check_credit_code(code) is None
    assert check_credit_code(f" {code.lower()} ") is None


@given(credit_codes())
def test_every_code_made_by_the_standards_passes(code: str) -> None:
    assert check_credit_code(code) is None


@given(credit_codes())
def test_every_slip_in_a_code_is_caught(code: str) -> None:
    for place in range(18):
        for sign in CREDIT_SIGNS:
            if sign != code[place]:
                assert check_credit_code(code[:place] + sign + code[place + 1 :])
    for place in range(17):
        one, two = code[place], code[place + 1]
        if one != two:
            assert check_credit_code(code[:place] + two + one + code[place + 2 :])


@given(credit_codes(), st.sampled_from("0123456789X"))
def test_a_wrong_inner_check_is_caught_though_the_outer_one_is_right(code: str, inner: str) -> None:
    if inner == code[16]:
        return
    head = code[:16] + inner
    total = sum(CREDIT_SIGNS.index(sign) * weight for sign, weight in zip(head, CREDIT_WEIGHTS, strict=True))
    said = check_credit_code(head + CREDIT_SIGNS[-total % 31])
    assert said is not None
    assert "第9至17位" in said


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("11441700007280420", "17位"),
        ("1144170000728O420Y", "“O”"),
        ("11441A00007280420Y", "第3至8位"),
        ("11441700007280420X", "校验码"),
        ("１１４４１７0000７２８0420中", "“中”"),
    ],
)
def test_what_is_wrong_with_a_code_is_named(code: str, word: str) -> None:
    said = check_credit_code(code)
    assert said is not None
    assert word in said


# ---- other papers ----


@pytest.mark.parametrize("number", ["E00000000", "EA0000000", "g12345678", "Ｅ1234 5678", "123456789", "AB12345"])
def test_passports_of_many_countries_are_possible(number: str) -> None:
    assert check_passport(number) is None


@pytest.mark.parametrize("number", ["", "E123", "护照12345678", "ABCDEFGH", "E" * 9 + "1" * 9, "E-1234567"])
def test_what_no_passport_bears_is_refused(number: str) -> None:
    assert "护照" in str(check_passport(number))


@pytest.mark.parametrize("number", ["H00000000", "M0000000000", "h1234567801", "00000000", "0000000001", "0000000001A"])
def test_permits_are_possible(number: str) -> None:
    assert check_permit(number) is None


@pytest.mark.parametrize("number", ["", "K00000000", "H0000000", "H000000000", "000000000", "123456789012"])
def test_what_no_permit_bears_is_refused(number: str) -> None:
    assert "通行证" in str(check_permit(number))


# ---- kept and shown ----


@given(st.text())
def test_a_normal_number_stays_as_it_is(number: str) -> None:
    once = normal(number)
    assert normal(once) == once
    assert not re.search(r"\s", once)


@given(resident_ids())
def test_a_masked_number_shows_seven_signs_and_keeps_its_length(number: str) -> None:
    shown = mask(number)
    assert (shown[:3], shown[-4:], len(shown)) == (number[:3], number[-4:], 18)
    assert set(shown[3:-4]) == {"*"}


@pytest.mark.parametrize(
    ("plain", "shown"),
    [
        ("申请人甲", "申＊"),
        (" 申请人甲 ", "申＊"),
        ("甲", "＊"),
        ("", "＊"),
        ("E12345678", "E********"),
        ("H1234567801", "H12****7801"),
        ("7", "*"),
        (PUBLIC_BODIES[0], "114***********420Y"),
    ],
)
def test_names_and_numbers_are_masked(plain: str, shown: str) -> None:
    assert mask(plain) == shown


@pytest.mark.parametrize(
    ("plain", "shown"),
    [
        ("13800000000", "138****0000"),
        ("138 0000 0000", "138****0000"),
        ("０５３１-88880000", "0531-****0000"),
        ("88880000", "****0000"),
        ("+8613800000000", "+86138****0000"),
        ("12345", "1****"),
        ("1", "*"),
        ("", "*"),
    ],
)
def test_telephone_numbers_are_masked(plain: str, shown: str) -> None:
    assert mask_phone(plain) == shown
