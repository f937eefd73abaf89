"""Pages as content management systems publish them: the article comes out whole, the page around it stays out."""

import base64
import re
from collections.abc import Callable
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.documents.content import Content, Grid, Paragraph, Picture
from gongkai.documents.readers.html import read
from gongkai.documents.reading import read_report_bytes
from gongkai.documents.writers import write_report
from gongkai.domain.reports import Report
from support.reports import make_report, on_paper, reports

MENU = "".join(f'<li><a href="#">{name}</a></li>' for name in ("首页", "政务公开", "年度报告", "互动交流", "政务服务"))
HEAD = f"<div><ul>{MENU}</ul></div><div>当前位置：<a>首页</a> &gt; <a>政务公开</a> &gt; <a>年度报告</a></div>"
FOOT = (
    "<div>扫一扫在手机打开当前页</div><div>【打印本页】 【关闭窗口】</div><div>相关文章</div>"
    "<ul><li><a>示范市科学技术局2020年政府信息公开工作年度报告</a></li></ul>"
    "<div>主办单位：示范市人民政府办公室　网站标识码：0000000000</div><script>var 附件 = 1;</script>"
)


def _bare(article: str) -> str:
    return HEAD + article + FOOT


def _in_a_form(article: str) -> str:
    return f'<form id="aspnetForm" action="index.aspx"><input type="hidden">{HEAD}{article}{FOOT}</form>'


def _in_a_layout_table(article: str) -> str:
    return f"<table><tr><td colspan=2>{HEAD}</td></tr><tr><td>侧栏</td><td>{article}</td></tr></table>{FOOT}"


def _from_word(article: str) -> str:
    marked = article.replace("</p>", "<o:p></o:p></p>")
    return (
        "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><xml><w:Zoom>0</w:Zoom></xml>"
        f"<div class=WordSection1><![if !supportLists]>{marked}<![endif]></div>"
    )


def _with_paragraphs_in_cells(article: str) -> str:
    cell = r'\1<p align="center"><span><span style="font-size:9pt">\2</span></span>&nbsp;</p>\3'
    return re.sub(r"(<t[dh][^>]*>)([^<]*)(</t[dh]>)", cell, article)


def _with_unclosed_cells(article: str) -> str:
    return re.sub(r"</(?:td|th|tr|p)>", "", article)


FRAMES = (_bare, _in_a_form, _in_a_layout_table, _from_word, _with_paragraphs_in_cells, _with_unclosed_cells)


@pytest.mark.parametrize("frame", FRAMES)
def test_the_page_around_a_report_changes_nothing_in_it(frame: Callable[[str], str]) -> None:
    @given(reports())
    @settings(max_examples=15)
    def unchanged(report: Report) -> None:
        assert on_paper(_framed(report, frame)) == on_paper(report)

    unchanged()


def _framed(report: Report, frame: Callable[[str], str]) -> Report:
    page = write_report(report, "html").decode()
    head, rest = page.split("<body>")
    article, tail = rest.split("</body>")
    return read_report_bytes(f"{head}<body>{frame(article)}</body>{tail}".encode(), "page.html", ocr=False)


def test_a_page_in_gb18030_is_decoded_by_what_it_declares() -> None:
    report = make_report(Random(5))
    page = write_report(report, "html").decode().replace('charset="utf-8"', 'charset="gb2312"').encode("gb18030")
    assert on_paper(read_report_bytes(page, "page.html", ocr=False)) == on_paper(report)


def _read(body: str, head: str = "") -> Content:
    return read(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "page.html")


def _texts(content: Content) -> list[str]:
    return [part.text for part in content.parts if isinstance(part, Paragraph)]


def _grids(content: Content) -> list[Grid]:
    return [part for part in content.parts if isinstance(part, Grid)]


def _places(grid: Grid) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): cell.text for cell in grid.cells}


def test_spans_reserve_their_places() -> None:
    [grid] = _grids(_read("<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>1<td>2</table>"))
    assert _places(grid) == {(0, 0): "甲", (0, 1): "乙", (1, 1): "1", (1, 2): "2"}


def test_a_row_span_of_zero_goes_on_to_the_last_row() -> None:
    [grid] = _grids(_read("<table><tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3</table>"))
    assert _places(grid) == {(0, 0): "甲", (0, 1): "1", (1, 1): "2", (2, 1): "3"}


def test_absurd_spans_are_cut_at_the_edge() -> None:
    [grid] = _grids(_read('<table><tr><td rowspan="65000">甲<td colspan="x">1<tr><td>2</table>'))
    assert [cell.row_span for cell in grid.cells] == [2, 1, 1]
    assert _places(grid)[1, 1] == "2"


def test_the_foot_of_a_table_is_its_last_row_and_the_head_its_first() -> None:
    table = "<tfoot><tr><td>合计<td>3</tfoot><tbody><tr><td>乙<td>2</tbody><thead><tr><td>甲<td>1</thead>"
    [grid] = _grids(_read(f"<table>{table}</table>"))
    assert [cell.text for cell in grid.cells] == ["甲", "1", "乙", "2", "合计", "3"]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("&nbsp;", ""),
        ("<p>&nbsp;</p>", ""),
        ("<p><span>&#8203;</span></p>", ""),
        ("规章<br>", "规章"),
        ("行政<br>许可", "行政许可"),
        ("<p>行政</p><p>许可</p>", "行政许可"),
        ("<span>1</span><span>2</span>", "12"),
        ('7<span style="display: none">9</span>', "7"),
        ("7<script>9</script><!-- 9 -->", "7"),
    ],
)
def test_the_text_of_a_cell(inner: str, text: str) -> None:
    [grid] = _grids(_read(f"<table><tr><td>甲<td>{inner}</td></tr></table>"))
    assert _places(grid)[0, 1] == text


def test_preformatted_text_keeps_its_lines() -> None:
    content = _read("<pre>一、总体情况\n本年公开信息。</pre><p>二、\n其他</p>")
    assert _texts(content) == ["一、总体情况", "本年公开信息。", "二、 其他"]


def test_a_table_inside_a_layout_table_is_a_table_of_its_own() -> None:
    inner = "<table><tr><td>甲<td>1</table>"
    content = _read(f"<table><tr><td>前文<td>{inner}后文</table>")
    assert _texts(content) == ["前文", "后文"]
    [grid] = _grids(content)
    assert _places(grid) == {(0, 0): "甲", (0, 1): "1"}


@pytest.mark.parametrize("marked", ['style="display:none"', "hidden", "style='Visibility : hidden'"])
def test_hidden_text_is_counted_and_not_read(marked: str) -> None:
    content = _read(f"<p>看得见。</p><div {marked}>看不见。</div>")
    assert _texts(content) == ["看得见。"]
    assert [(found.kind, found.count) for found in content.hygiene] == [("hidden_text", 1)]


def test_a_sentence_that_speaks_of_the_host_is_no_foot_of_the_page() -> None:
    said = ["六、其他需要报告的事项", "（一）主办单位变更情况", "本机关网站的主办单位没有变化，已经备案。"]
    assert _texts(_read("".join(f"<p>{text}</p>" for text in said))) == said


@pytest.mark.parametrize(
    "foot",
    [
        "上一篇：示范",
        "【打印】",
        "版权所有：示范市人民政府",
        "示ICP备00000000号",
        "相关链接：",
        "分享到：",
        "责任编辑：受理员",
    ],
)
def test_the_foot_of_the_page_ends_the_article(foot: str) -> None:
    content = _read(f"<p>六、其他需要报告的事项</p><p>无。</p><div>{foot}</div><div>其他</div>")
    assert _texts(content) == ["六、其他需要报告的事项", "无。"]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="PubDate" content="2024-01-17 10:00">', ""),
        ('<meta property="article:published_time" content="2024-01-17T10:00:00">', ""),
        ("", "<p>发布日期：2024-01-17</p>"),
        ("", "<p>来源：示范局甲 发布时间：2024年1月17日 浏览次数：12</p>"),
        ("", "<table><tr><td>成文日期<td>2024-01-02<td>公开日期<td>2024-01-17</table>"),
        ("", "<ul><li>发布日期</li><li>2024/1/17</li></ul>"),
    ],
)
def test_the_day_of_publication(head: str, body: str) -> None:
    assert _read(body + "<p>一、总体情况</p>", head).published_on == date(2024, 1, 17)


@pytest.mark.parametrize("body", ["<p>成文日期：2024-01-17</p>", "<p>发布日期：2024-13-45</p>", "<p>2024年1月17日</p>"])
def test_another_day_is_not_the_day_of_publication(body: str) -> None:
    assert _read(body).published_on is None


def test_the_title_is_the_articles_before_the_windows() -> None:
    window = "<title>示范市人民政府</title>"
    assert _read("", window).title == "示范市人民政府"
    assert _read("", window + '<meta name="ArticleTitle" content=" 年度报告 ">').title == "年度报告"


def test_a_table_that_is_a_picture_says_where_it_is() -> None:
    content = _read('<img src="/images/logo.png"><p>三、<img src="W0202.png"></p><img width="16" src="a.gif">')
    assert [part.where for part in content.parts if isinstance(part, Picture)] == ["页面第1张图片（W0202.png）"]


def test_an_embedded_picture_is_no_icon_whatever_its_letters_spell() -> None:
    data = base64.b64decode("iconlogobtn=")
    source = f"data:image/png;base64,{base64.b64encode(data).decode()}"
    page = f'<html><body><img src="{source}"></body></html>'.encode()
    [picture] = read(page, "page.html", pictures=True).parts
    assert isinstance(picture, Picture)
    assert picture.data == data
    [unread] = read(page, "page.html").parts
    assert isinstance(unread, Picture)
    assert unread.data is None


@given(st.text(alphabet='<>/="tdrabple 1甲spn&;!-', max_size=200))
def test_any_soup_of_tags_is_read(soup: str) -> None:
    assert read(f"<html><body>{soup}".encode(), "page.html").source.media_type == "text/html"
