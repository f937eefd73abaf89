import json

import pytest

from support.command import Run


def test_json_by_items(gongkai: Run) -> None:
    done = gongkai("fee", "--items", "3", "--already", "9", "--format", "json")
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out) == {
        "amount": 200,
        "tiers": [
            {"from": 10, "to": 10, "count": 1, "rate": 0, "amount": 0},
            {"from": 11, "to": 12, "count": 2, "rate": 100, "amount": 200},
        ],
    }


def test_json_by_pages(gongkai: Run) -> None:
    done = gongkai("fee", "--pages", "201", "--format", "json")
    assert json.loads(done.out)["amount"] == 2740


def test_text(gongkai: Run) -> None:
    assert gongkai("fee", "--items", "31").out == (
        "信息处理费：2200元（信息处理费管理办法第四条，超额累进）\n"
        "  第1至10件：10件 × 0元 = 0元\n"
        "  第11至30件：20件 × 100元 = 2000元\n"
        "  第31件：1件 × 200元 = 200元\n"
    )
    assert "第五条" in gongkai("fee", "--pages", "31").out
    assert gongkai("fee", "--items", "0").out == "信息处理费：0元（信息处理费管理办法第四条，超额累进）\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "其中一个"),
        (["--items", "1", "--pages", "1"], "其中一个"),
        (["--pages", "1", "--already", "1"], "--already 只用于按件计收"),
        (["--items", "-1"], "申请件数应为0至1000000的整数"),
        (["--items", "x"], "件数应为整数，不能是“x”"),
        (["--items", "1.5"], "件数应为整数，不能是“1.5”"),
        (["--items", "1", "--already", "x"], "当月已申请件数应为整数"),
        (["--items", "99999999999"], "申请件数应为0至1000000的整数"),
        (["--pages", "1", "--format", "xml"], "输出形式应为"),
    ],
)
def test_bad_input_gets_one_chinese_sentence(gongkai: Run, arguments: list[str], said: str) -> None:
    done = gongkai("fee", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1
