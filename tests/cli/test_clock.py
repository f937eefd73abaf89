import json
import re

import pytest

from gongkai.cli.notation import HINTS
from gongkai.domain.inforequests import PAYLOADS
from gongkai.domain.terms import EventKind
from support.command import Run


def test_json_has_the_promised_shape(gongkai: Run) -> None:
    done = gongkai("clock", "--received", "2024-09-12", "--event", "extended=2024-10-16:20", "--format", "json")
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out) == {
        "due_on": "2024-11-13",
        "provisional": False,
        "waiting_for": None,
        "deadlines": [{"what": "一次性告知补正的最后一日", "on": "2024-09-24", "article": "条例第三十条"}],
        "steps": [
            {
                "from": "2024-09-12",
                "to": "2024-09-12",
                "counted": 0,
                "excluded": 0,
                "why": "收到申请（当面提交），当日不计，答复期限20个工作日自次日起计算",
                "article": "条例第三十一条",
            },
            {
                "from": "2024-09-13",
                "to": "2024-10-16",
                "counted": 20,
                "excluded": 0,
                "why": "计入答复期限（中秋节、国庆节放假不计；9月14日、9月29日、10月12日调休上班计入）",
                "article": "条例第三十三条第二款",
            },
            {
                "from": "2024-10-17",
                "to": "2024-11-13",
                "counted": 20,
                "excluded": 0,
                "why": "计入延长的期限（2024年10月16日告知延长20个工作日）",
                "article": "条例第三十三条第二款",
            },
        ],
    }


def read(gongkai: Run, *arguments: str) -> dict[str, object]:
    done = gongkai("clock", "--received", "2025-03-03", *arguments, "--format", "json")
    assert (done.code, done.err) == (0, "")
    made: dict[str, object] = json.loads(done.out)
    assert list(made) == ["due_on", "provisional", "waiting_for", "deadlines", "steps"]
    return made


@pytest.mark.parametrize(
    ("arguments", "due_on", "waiting_for"),
    [
        (["--event", "correction_asked=2025-03-05"], None, "correction"),
        (["--event", "fee_noticed=2025-03-05"], None, "payment"),
        (["--event", "agency_asked=2025-03-05"], None, "agency"),
        (["--event", "third_party_asked#1=2025-03-05"], "2025-04-22", "third_party"),
        (["--event", "agency_asked=2025-03-05", "--event", "third_party_asked=2025-03-05"], None, "agency,third_party"),
        (["--event", "third_party_asked=2025-03-05", "--today", "2025-05-06"], "2025-04-22", None),
        (["--channel", "online"], None, "receipt_confirmation"),
        (["--channel", "互联网"], None, "receipt_confirmation"),
        (["--channel", "In-Person"], "2025-03-31", None),
        (["--event", "reasons_asked=2025-03-05"], "2025-03-31", "reasons"),
        (["--event", " corrected = 2025-03-05 "], "2025-04-02", None),
    ],
)
def test_what_is_awaited(gongkai: Run, arguments: list[str], due_on: str | None, waiting_for: str | None) -> None:
    made = read(gongkai, *arguments)
    assert (made["due_on"], made["waiting_for"]) == (due_on, waiting_for)


def test_an_open_step_has_no_end_and_lasts_until_today(gongkai: Run) -> None:
    made = read(gongkai, "--event", "agency_asked=2025-03-05", "--today", "2025-03-12")
    steps = made["steps"]
    assert isinstance(steps, list)
    assert (steps[-1]["to"], steps[-1]["excluded"]) == (None, 5)


def test_2027_is_provisional(gongkai: Run) -> None:
    done = gongkai("clock", "--received", "2026-12-15", "--format", "json")
    assert json.loads(done.out)["provisional"] is True
    assert "2027年放假安排未公布，暂按周末推算" in done.out
    assert "（暂定）" in gongkai("clock", "--received", "2026-12-15").out


CALENDAR = """\
答复期限：2024年10月22日（星期二）
今天是2024年10月10日（星期四），距期限还有9个工作日

2024年9月
  一      二      三      四      五      六      日
                                                  1
  2       3       4       5       6       7       8
  9       10      11      12      13      14班    15
                          起算    第1日   第2日   中秋节
  16      17      18      19      20      21      22
  中秋节  中秋节  第3日   第4日   第5日   休      休
  23      24      25      26      27      28      29班
  暂停    暂停    暂停    暂停    第6日   休      第7日
  30
  第8日

2024年10月
  一      二      三      四      五      六      日
          1       2       3       4       5       6
          国庆节  国庆节  国庆节  国庆节  国庆节  国庆节
  7       8       9       10      11      12班    13
  国庆节  第9日   第10日  第11日  第12日  第13日  休
  14      15      16      17      18      19      20
  第14日  第15日  第16日  第17日  第18日  休      休
  21    【22】    23      24      25      26      27
  第19日  第20日
  28      29      30      31
"""


def test_the_text_is_a_calendar_to_show_an_applicant(gongkai: Run) -> None:
    events = ["--event", "third_party_asked#1=2024-09-20", "--event", "third_party_replied#1=2024-09-26"]
    done = gongkai("clock", "--received", "2024-09-12", *events, "--today", "2024-10-10")
    assert done.code == 0
    assert done.out.startswith(CALENDAR)
    assert (
        "图例：起算 收到申请（或者重新起算）之日，不计入；第n日 计入期限的第几个工作日；暂停 征求意见，不计入"
        in done.out
    )
    assert "\n3. 2024年9月21日至2024年9月26日，不计4个工作日：征求意见所需时间不计入期限：" in done.out
    assert "\n· 告知延长答复期限的最后一日：2024年10月22日（星期二）（条例第三十三条第二款）" in done.out


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2025-03-28", "今天是2025年3月28日（星期五），距期限还有1个工作日"),
        ("2025-03-31", "今天是2025年3月31日（星期一），期限今日届满"),
        ("2025-04-02", "今天是2025年4月2日（星期三），已超过期限2个工作日"),
    ],
)
def test_today_tells_how_far_it_is(gongkai: Run, today: str, said: str) -> None:
    assert said in gongkai("clock", "--received", "2025-03-03", "--today", today).out


def test_today_says_nothing_of_a_closed_or_waiting_case(gongkai: Run) -> None:
    for event in ("decided=2025-03-10", "correction_asked=2025-03-10"):
        done = gongkai("clock", "--received", "2025-03-03", "--event", event, "--today", "2025-03-12")
        assert "今天是" not in done.out


def test_text_while_a_correction_is_awaited(gongkai: Run) -> None:
    done = gongkai("clock", "--received", "2025-03-03", "--event", "correction_asked=2025-03-06:2025-03-20")
    assert done.out.startswith("答复期限：暂不能确定（正在等待：申请人补正）\n")
    assert "申请人补正的最后一日：2025年3月20日（星期四）" in done.out
    assert "2025年3月7日起：等待申请人补正（期限至2025年3月20日），不计入期限" in done.out


def test_a_case_of_years_is_drawn_from_its_last_start(gongkai: Run) -> None:
    done = gongkai(
        "clock", "--received", "2023-03-06", "--event", "decided=2023-03-20", "--event", "reopened=2025-03-03"
    )
    months = re.findall(r"^(\d+年\d+月)$", done.out, re.MULTILINE)
    assert months == ["2025年3月"]
    assert "1. 2023年3月6日：收到申请" in done.out


def test_december_is_drawn_whole(gongkai: Run) -> None:
    out = gongkai("clock", "--received", "2024-12-20").out
    assert "2024年12月" in out
    assert "2025年1月" in out
    assert "  30      31\n" in out


BAD = [
    (["--received", "2024-13-01"], "收到日期应写成 2024-09-12 这样的日期，不能是“2024-13-01”。"),
    (["--received", "20240912"], "不能是“20240912”"),
    (["--received", "2007-01-01"], "不能是“2007-01-01”"),
    (["--received", "2100-01-01"], "不能是“2100-01-01”"),
    ([], "--received"),
    (["--received", "2024-09-12", "--channel", "pigeon"], "提交渠道应为"),
    (["--received", "2024-09-12", "--format", "xml"], "输出形式应为 text 或 json"),
    (["--received", "2024-09-12", "--today", "morgen"], "--today 应写成"),
    (["--received", "2024-09-12", "--event", "corrected"], "事项应写成“名称=日期”"),
    (["--received", "2024-09-12", "--event", "eaten=2024-09-13"], "没有“eaten”这种事项"),
    (["--received", "2024-09-12", "--event", "submitted=2024-09-13"], "请用 --received"),
    (["--received", "2024-09-12", "--event", "corrected=tomorrow"], "corrected 的日期应写成"),
    (["--received", "2024-09-12", "--event", "corrected=2024-09-13:9"], "corrected 的日期后面不能再写“9”"),
    (["--received", "2024-09-12", "--event", "corrected=2024-09-11"], "早于收到申请的日期"),
    (["--received", "2024-09-12", "--event", "extended=2024-09-13"], "extended=2024-10-10:20"),
    (["--received", "2024-09-12", "--event", "extended=2024-09-13:21"], "1至20个工作日"),
    (["--received", "2024-09-12", "--event", "extended=2024-09-13:five"], "延长的工作日数应为整数"),
    (["--received", "2024-09-12", "--event", "extended=2024-09-13:-3"], "延长的工作日数应为整数"),
    (["--received", "2024-09-12", "--event", "deferred=2024-09-13"], "deferred=2024-10-10:2024-12-31"),
    (["--received", "2024-09-12", "--event", "deferred=2024-09-13:soon"], "延迟答复的日期应写成"),
    (["--received", "2024-09-12", "--event", "correction_asked=2024-09-13:soon"], "补正期限应写成"),
    (["--received", "2024-09-12", "--event", "decided=2024-09-13:maybe"], "答复类型应为"),
    (["--received", "2024-09-12", "--event", "remedy_filed=2024-09-13:war"], "救济途径应为"),
    (["--received", "2024-09-12", "--event", "reopened=2024-09-13:x"], "重新答复的工作日数应为整数"),
    (["--received", "2024-09-12", "--event", "event_voided=2024-09-13:corrected"], "不在所写的事项中"),
    (["--received", "2024-09-12", "--event", "third_party_replied#2=2024-09-13"], "没有编号相同的"),
    (
        ["--received", "2024-09-12", "--event", "agency_asked=2024-09-13", "--event", "agency_asked=2024-09-14"],
        "请用编号区分",
    ),
    (["--received", "2024-09-12", "--colour"], "--colour"),
]


@pytest.mark.parametrize(("arguments", "said"), BAD)
def test_bad_input_gets_one_chinese_sentence(gongkai: Run, arguments: list[str], said: str) -> None:
    done = gongkai("clock", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_the_help_lists_every_event(gongkai: Run) -> None:
    told = gongkai("clock", "--help").out
    for kind in EventKind:
        assert (f"\n    {kind}=日期" in told) == (kind is not EventKind.SUBMITTED)
    assert set(HINTS) - {EventKind.EVENT_VOIDED} == set(PAYLOADS) - {EventKind.SUBMITTED}


@pytest.mark.parametrize(
    "event",
    [
        "decided=2024-10-08:not_found",
        "remedy_filed#1=2024-10-08:litigation_direct",
        "merged_into=2024-10-08:甲",
        "split_into=2024-10-08:甲,乙",
        "applicant_reclassified=2024-10-08:business",
        "calendar_changed=2024-10-08:2019-2027",
        "fee_noticed=2024-10-08:700",
    ],
)
def test_every_argument_is_read(gongkai: Run, event: str) -> None:
    assert gongkai("clock", "--received", "2024-09-12", "--event", event).code == 0
