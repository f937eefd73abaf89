"""SIM: text carried over from last year's report."""

from collections.abc import Iterator
from typing import Final

from gongkai.domain.reports import Report
from gongkai.domain.reports.comparison import Match, TextPair, carried_share, paired
from gongkai.lint.findings import Severity
from gongkai.lint.prose import quote
from gongkai.lint.registry import Problem, Subject, rule

_NO_COPY: Final = "照抄照搬的年度报告应予纠正（F-3.14；条例第四十七条）"
_SHARE: Final = 0.6
_LEAST: Final = 400
_TELLING: Final = 40
_PLAIN: Final = ("没有其他需要报告的事项", "无其他需要报告的事项", "未收取信息处理费")


def _pairs(previous: Report, report: Report, numbers: tuple[int, ...]) -> list[TextPair]:
    pairs: list[TextPair] = []
    for number in numbers:
        before, after = previous.section(number), report.section(number)
        pairs += paired(number, before.paragraphs if before else (), after.paragraphs if after else ())
    return pairs


@rule("SIM001", name="大部分文字沿用上年", severity=Severity.WARNING, basis=_NO_COPY)
def mostly_carried(subject: Subject) -> Iterator[Problem]:
    """总体情况、问题及改进、其他事项三部分的文字有六成以上与上年报告相同。

    Bad:
        previous 1: {copied}
        1: {copied}
    Good:
        previous 1: 去年开展了培训，发布了信息，答复了申请，完善了制度，建设了平台。
        1: 今年新设了政策解读专栏，开展了三次走访，修订了公开指南并重新编制了目录。
    """
    previous = subject.last_year
    if previous is None:
        return
    pairs = _pairs(previous, subject.report, (1, 5, 6))
    share = carried_share(pairs)
    if share >= _SHARE and sum(len(pair.new) for pair in pairs if pair.new) >= _LEAST:
        message = f"总体情况、问题及改进、其他事项的文字有{share:.0%}与上年报告相同，请如实反映本年的工作。"
        yield Problem(message=message, place="全文", stated=f"{share:.0%}")


COPIED: Final = (
    "本年度继续加强组织领导，完善工作制度，规范办理流程，强化保密审查，拓展公开渠道，提升公开质量，" * 9
    + "工作平稳有序。"
)
mostly_carried.__doc__ = (mostly_carried.__doc__ or "").replace("{copied}", COPIED)


@rule("SIM002", name="问题与改进沿用上年", severity=Severity.WARNING, basis=_NO_COPY)
def same_problems(subject: Subject) -> Iterator[Problem]:
    """“存在的主要问题及改进情况”整段与上年相同：去年说要改进的，今年应说明改进得怎样。

    Bad:
        previous 5: 一是主动公开的内容还不够丰富，二是解读的形式比较单一，三是工作人员的业务能力有待提高，需要加强培训。
        5: 一是主动公开的内容还不够丰富，二是解读的形式比较单一，三是工作人员的业务能力有待提高，需要加强培训。
    Good:
        previous 5: 一是主动公开的内容还不够丰富，二是解读的形式比较单一，三是工作人员的业务能力有待提高，需要加强培训。
        5: 去年指出的解读形式单一已经改进，今年发布了图解和视频；答复文书的说理仍不充分，将组织专题培训并建立范本库。
    Good:
        previous year: 2023
        previous 5: 一是主动公开的内容还不够丰富，二是解读的形式比较单一，三是工作人员的业务能力有待提高，需要加强培训。
        5: 一是主动公开的内容还不够丰富，二是解读的形式比较单一，三是工作人员的业务能力有待提高，需要加强培训。
    """
    previous = subject.last_year
    if previous is None:
        return
    for pair in _pairs(previous, subject.report, (5,)):
        if pair.match is Match.SAME and len(pair.new or "") >= _TELLING:
            message = f"这一段与上年报告相同（相似度{pair.likeness:.0%}）：{quote(pair.new or '')}"
            yield Problem(message=message, place="五、存在的主要问题及改进情况", stated=quote(pair.new or ""))


@rule("SIM003", name="段落沿用上年", severity=Severity.HINT, basis=_NO_COPY)
def same_paragraphs(subject: Subject) -> Iterator[Problem]:
    """总体情况、其他事项里的段落与上年一字不差，请核对其中的数字和做法是否更新。

    Bad:
        previous 1: 全年发布信息一百二十条，举办业务培训两次，修订公开指南一次，未发生泄密事件，也没有被投诉举报。
        1: 全年发布信息一百二十条，举办业务培训两次，修订公开指南一次，未发生泄密事件，也没有被投诉举报。
    Good:
        previous 6: 没有其他需要报告的事项。
        6: 没有其他需要报告的事项。
    """
    previous = subject.last_year
    if previous is None:
        return
    for pair in _pairs(previous, subject.report, (1, 6)):
        text = pair.new or ""
        if pair.old == pair.new and len(text) >= _TELLING and not any(plain in text for plain in _PLAIN):
            place = "一、总体情况" if pair.section == 1 else "六、其他需要报告的事项"
            yield Problem(message=f"这一段与上年报告一字不差：{quote(text)}", place=place, stated=quote(text))
