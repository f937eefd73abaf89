from gongkai.documents.content import Paragraph
from gongkai.documents.recognition import recognise
from gongkai.domain.reports import EDITION_2019, EDITION_2021, How, Report
from support.damage import report_of

HEADS = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 申请人情况 自然人 法人或其他组织 总计"
ROWS = {
    "received": (12, 3, 0, 0, 0, 0, 15),
    "carried_in": (1, 0, 0, 0, 0, 0, 1),
    "granted": (10, 2, 0, 0, 0, 0, 12),
    "partly_granted": (1, 0, 0, 0, 0, 0, 1),
    "refused.third_party_rights": (1, 1, 0, 0, 0, 0, 2),
    "unavailable.not_held": (1, 0, 0, 0, 0, 0, 1),
    "closed": (13, 3, 0, 0, 0, 0, 16),
}


def _requests_run_together() -> str:
    said: set[str] = set()
    text = HEADS + " 商业 企业 科研 机构 社会公益组织 法律服务机构 其他 "
    for row in EDITION_2021.table("requests").blocks[0].rows:
        text += " ".join(label for label in row.labels if label not in said) + " "
        text += "".join(map(str, ROWS.get(row.key, (0,) * 7)))
        said.update(row.labels[:-1])
    return text


RESULTS = "结果维持结果纠正其他结果尚未审结总计"
RUN_TOGETHER = (
    "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。 一、总体情况 2023年工作平稳。 "
    "二、主动公开政府信息情况第二十条第（一）项 信息内容 本年制发件数 本年废止件数 现行有效件数 规章000"
    "行政规范性文件12345第二十条第（五）项信息内容本年处理决定数量行政许可210第二十条第（六）项信息内容本年处理决定数量行政处罚13"
    "行政强制0第二十条第（八）项信息内容本年收费金额（单位：万元）行政事业性收费96.30"
    " 三、收到和处理政府信息公开申请情况"
    + _requests_run_together()
    + f" 四、政府信息公开行政复议、行政诉讼情况行政复议 行政诉讼 {RESULTS} 未经复议直接起诉 复议后起诉 "
    f"{RESULTS}{RESULTS}"
    " 1 0 0 0 1 000000000 0 五、存在的主要问题及改进情况 公开还不够主动。 六、其他需要报告的事项 没有需要报告的。"
)


def _read(*lines: str) -> Report:
    return recognise(report_of(EDITION_2021, *(Paragraph(text=line) for line in lines)))


def _row(report: Report, path: str) -> list[object]:
    return [figure for key, figure in report.figures.items() if key.startswith(path + "/")]


def test_tables_that_lost_every_separator() -> None:
    report = _read(RUN_TOGETHER)
    assert _row(report, "requests/received") == [12, 3, 0, 0, 0, 0, 15]
    assert _row(report, "requests/granted") == [10, 2, 0, 0, 0, 0, 12]
    assert _row(report, "requests/refused.third_party_rights") == [1, 1, 0, 0, 0, 0, 2]
    assert _row(report, "requests/closed") == [13, 3, 0, 0, 0, 0, 16]
    assert report.figures["proactive/licensing/decisions"] == 210
    assert str(report.figures["proactive/fees/amount"]) == "96.30"
    assert report.provenance["requests/received/total"].how is How.ARITHMETIC
    assert _row(report, "remedies/reconsideration") == [1, 0, 0, 0, 1]


def test_digits_that_no_sum_parts_are_left_unstated_with_their_readings() -> None:
    report = _read(RUN_TOGETHER)
    assert _row(report, "proactive/normative_documents") == [None, None, None]
    notice = next(notice for notice in report.notices if notice.cell == "proactive/normative_documents")
    assert notice.code == "digits_run_together"
    assert "1 2 345" in notice.readings
    assert _row(report, "proactive/regulations") == [0, 0, 0]


def test_headings_inside_a_run_of_text_open_their_sections() -> None:
    report = _read(RUN_TOGETHER)
    assert [part.number for part in report.sections] == [1, 2, 3, 4, 5, 6]
    assert report.sections[0].paragraphs == ("2023年工作平稳。",)
    assert report.sections[2].blocks == ()
    assert report.sections[5].paragraphs == ("没有需要报告的。",)


def test_rows_a_line_with_broken_labels() -> None:
    report = _read(
        "三、收到和处理政府信息公开申请情况",
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        "一、本年新收政府信息公开申请数量 21 0 0 0 0 0 21",
        "二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0",
        "（二）部分公开（区分处理的，只计这一情 形，不",
        "计其他情形）",
        "21 0 0 0 0 0 21",
        "（七）总计 21 0 0 0 0 0 21",
        "四、结转下年度继续办理 0 0 0 0 0 0 0",
        "四、政府信息公开行政复议、行政诉讼情况",
    )
    assert _row(report, "requests/received") == [21, 0, 0, 0, 0, 0, 21]
    assert _row(report, "requests/partly_granted") == [21, 0, 0, 0, 0, 0, 21]
    assert _row(report, "requests/granted") == [None] * 7
    assert {notice.cell for notice in report.notices if notice.code == "row_missing"} >= {"requests/granted"}


def test_prose_that_speaks_the_forms_words_is_no_table() -> None:
    report = _read("一、总体情况", "本年新收政府信息公开申请数量20件，结转下年度继续办理1件。行政许可30件。")
    assert not any(report.figures.values())
    assert report.sections[0].paragraphs == ("本年新收政府信息公开申请数量20件，结转下年度继续办理1件。行政许可30件。",)


def test_a_minus_belongs_to_its_figure() -> None:
    lines = (
        "二、主动公开政府信息情况",
        "第二十条第（一）项",
        "信息内容 本年新制作数量 本年新公开数量 对外公开总数量",
        "规章 0 0 0",
        "规范性文件 4 4 31",
        "第二十条第（五）项",
        "信息内容 上一年项目数量 本年增/减 处理决定数量",
        "行政许可 120 -3 86",
        "其他对外管理服务事项 15 -2 7",
        "第二十条第（九）项",
        "信息内容 采购项目数量 采购总金额",
        "政府集中采购 6 251000元",
        "三、收到和处理政府信息公开申请情况",
    )
    report = recognise(report_of(EDITION_2019, *(Paragraph(text=line) for line in lines)))
    assert report.figures["proactive_2019/licensing/change"] == -3
    assert report.figures["proactive_2019/other_services/change"] == -2
