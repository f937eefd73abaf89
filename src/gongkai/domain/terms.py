"""The words of the law: each statutory Chinese term once, beside its English name.

Sources: 政府信息公开条例 (国务院令第711号); the forms 国办公开办函〔2019〕60号 and 〔2021〕30号 (F-3.2 … F-3.19).
"""

from enum import StrEnum

REGULATIONS = "中华人民共和国政府信息公开条例"
ANNUAL_REPORT = "政府信息公开工作年度报告"


class ApplicantKind(StrEnum):
    """Who applied: the six kinds of applicant of table 三, in the form's order (F-3.6)."""

    NATURAL_PERSON = "natural_person"
    BUSINESS = "business"
    RESEARCH = "research"
    PUBLIC_INTEREST = "public_interest"
    LEGAL_SERVICE = "legal_service"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The statutory label."""
        return _APPLICANT_LABELS[self]


_APPLICANT_LABELS = {
    ApplicantKind.NATURAL_PERSON: "自然人",
    ApplicantKind.BUSINESS: "商业企业",
    ApplicantKind.RESEARCH: "科研机构",
    ApplicantKind.PUBLIC_INTEREST: "社会公益组织",
    ApplicantKind.LEGAL_SERVICE: "法律服务机构",
    ApplicantKind.OTHER: "其他",
}


class OutcomeGroup(StrEnum):
    """The six heads under which table 三 counts what was decided (F-3.7)."""

    GRANTED = "granted"
    PARTLY_GRANTED = "partly_granted"
    REFUSED = "refused"
    UNAVAILABLE = "unavailable"
    NOT_PROCESSED = "not_processed"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The statutory label with its number."""
        return _GROUP_LABELS[self]


_GROUP_LABELS = {
    OutcomeGroup.GRANTED: "（一）予以公开",
    OutcomeGroup.PARTLY_GRANTED: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    OutcomeGroup.REFUSED: "（三）不予公开",
    OutcomeGroup.UNAVAILABLE: "（四）无法提供",
    OutcomeGroup.NOT_PROCESSED: "（五）不予处理",
    OutcomeGroup.OTHER: "（六）其他处理",
}


class Outcome(StrEnum):
    """How a request ended: the outcome rows of table 三, in the form's order (F-3.7).

    The value is the row key of the report. ``OTHER_UNSPLIT`` is the single row 其他处理 of the 2019 form (F-3.18).
    """

    GRANTED = "granted"
    PARTLY_GRANTED = "partly_granted"
    STATE_SECRET = "refused.state_secret"
    PROHIBITED_BY_LAW = "refused.prohibited_by_law"
    PUBLIC_SECURITY = "refused.public_security"
    THIRD_PARTY_RIGHTS = "refused.third_party_rights"
    INTERNAL_AFFAIRS = "refused.internal_affairs"
    DELIBERATIVE = "refused.deliberative"
    ENFORCEMENT_FILE = "refused.enforcement_file"
    ADMINISTRATIVE_INQUIRY = "refused.administrative_inquiry"
    NOT_HELD = "unavailable.not_held"
    MUST_BE_CREATED = "unavailable.must_be_created"
    STILL_UNCLEAR = "unavailable.still_unclear"
    PETITION = "not_processed.petition"
    REPEAT = "not_processed.repeat"
    PUBLICATION = "not_processed.publication"
    EXCESSIVE = "not_processed.excessive"
    CONFIRMATION = "not_processed.confirmation"
    CORRECTION_OVERDUE = "other.correction_overdue"
    FEE_OVERDUE = "other.fee_overdue"
    OTHER_REST = "other.rest"
    OTHER_UNSPLIT = "other.unsplit"

    @property
    def group(self) -> OutcomeGroup:
        """The head it is counted under."""
        return OutcomeGroup(self.value.partition(".")[0])

    @property
    def label(self) -> str:
        """The statutory label of its own row, with its number; the group's where the group is one row."""
        return _OUTCOME_LABELS.get(self, self.group.label)


_OUTCOME_LABELS = {
    Outcome.STATE_SECRET: "1.属于国家秘密",
    Outcome.PROHIBITED_BY_LAW: "2.其他法律行政法规禁止公开",
    Outcome.PUBLIC_SECURITY: "3.危及“三安全一稳定”",
    Outcome.THIRD_PARTY_RIGHTS: "4.保护第三方合法权益",
    Outcome.INTERNAL_AFFAIRS: "5.属于三类内部事务信息",
    Outcome.DELIBERATIVE: "6.属于四类过程性信息",
    Outcome.ENFORCEMENT_FILE: "7.属于行政执法案卷",
    Outcome.ADMINISTRATIVE_INQUIRY: "8.属于行政查询事项",
    Outcome.NOT_HELD: "1.本机关不掌握相关政府信息",
    Outcome.MUST_BE_CREATED: "2.没有现成信息需要另行制作",
    Outcome.STILL_UNCLEAR: "3.补正后申请内容仍不明确",
    Outcome.PETITION: "1.信访举报投诉类申请",
    Outcome.REPEAT: "2.重复申请",
    Outcome.PUBLICATION: "3.要求提供公开出版物",
    Outcome.EXCESSIVE: "4.无正当理由大量反复申请",
    Outcome.CONFIRMATION: "5.要求行政机关确认或重新出具已获取信息",
    Outcome.CORRECTION_OVERDUE: "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    Outcome.FEE_OVERDUE: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    Outcome.OTHER_REST: "3.其他",
}


class Channel(StrEnum):
    """How a request came in; it settles which day is the day of receipt (Art. 31; F-1.26)."""

    IN_PERSON = "in_person"
    ORAL = "oral"
    SIGNED_POST = "signed_post"
    UNSIGNED_POST = "unsigned_post"
    ONLINE = "online"
    FAX = "fax"
    EMAIL = "email"

    @property
    def label(self) -> str:
        """The way as one would tell the applicant."""
        return _CHANNEL_LABELS[self]

    @property
    def needs_confirmation(self) -> bool:
        """Whether the day of receipt is the day that it is confirmed with the applicant, not the day it came in."""
        return self in _CONFIRMED_CHANNELS


_CHANNEL_LABELS = {
    Channel.IN_PERSON: "当面提交",
    Channel.ORAL: "口头申请",
    Channel.SIGNED_POST: "邮寄（签收）",
    Channel.UNSIGNED_POST: "平常信函（无需签收）",
    Channel.ONLINE: "互联网",
    Channel.FAX: "传真",
    Channel.EMAIL: "电子邮件",
}
_CONFIRMED_CHANNELS = frozenset({Channel.UNSIGNED_POST, Channel.ONLINE, Channel.FAX, Channel.EMAIL})


class EventKind(StrEnum):
    """What can happen to a request, in procedural order: the order in which events of one day take effect."""

    SUBMITTED = "submitted"
    RECEIPT_CONFIRMED = "receipt_confirmed"
    CORRECTION_ASKED = "correction_asked"
    CORRECTED = "corrected"
    THIRD_PARTY_ASKED = "third_party_asked"
    THIRD_PARTY_RECEIVED = "third_party_received"
    THIRD_PARTY_REPLIED = "third_party_replied"
    COMAKER_ASKED = "comaker_asked"
    COMAKER_RECEIVED = "comaker_received"
    COMAKER_REPLIED = "comaker_replied"
    AGENCY_ASKED = "agency_asked"
    AGENCY_REPLIED = "agency_replied"
    REASONS_ASKED = "reasons_asked"
    REASONS_GIVEN = "reasons_given"
    DEFERRED = "deferred"
    EXTENDED = "extended"
    FEE_NOTICED = "fee_noticed"
    FEE_NOTICE_RECEIVED = "fee_notice_received"
    FEE_PAID = "fee_paid"
    APPLICANT_RECLASSIFIED = "applicant_reclassified"
    CALENDAR_CHANGED = "calendar_changed"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"
    ABANDONED = "abandoned"
    TRANSFERRED = "transferred"
    SPLIT_INTO = "split_into"
    MERGED_INTO = "merged_into"
    THIRD_PARTY_INFORMED = "third_party_informed"
    SERVED = "served"
    REMEDY_FILED = "remedy_filed"
    REMEDY_DECIDED = "remedy_decided"
    REOPENED = "reopened"
    EVENT_VOIDED = "event_voided"

    @property
    def label(self) -> str:
        """What happened, as an officer would write it."""
        return _EVENT_LABELS[self]

    @property
    def article(self) -> "Article":
        """The provision it rests on."""
        return _EVENT_ARTICLES.get(self, Article.STAGES)


_EVENT_LABELS = {
    EventKind.SUBMITTED: "收到申请",
    EventKind.RECEIPT_CONFIRMED: "双方确认收到申请",
    EventKind.CORRECTION_ASKED: "告知补正",
    EventKind.CORRECTED: "收到补正后的申请",
    EventKind.THIRD_PARTY_ASKED: "征求第三方意见",
    EventKind.THIRD_PARTY_RECEIVED: "第三方收到征求意见书",
    EventKind.THIRD_PARTY_REPLIED: "第三方答复",
    EventKind.THIRD_PARTY_INFORMED: "将决定公开的内容和理由书面告知第三方",
    EventKind.COMAKER_ASKED: "征求共同制作机关意见",
    EventKind.COMAKER_RECEIVED: "共同制作机关收到征求意见书",
    EventKind.COMAKER_REPLIED: "共同制作机关答复",
    EventKind.AGENCY_ASKED: "征求其他机关意见",
    EventKind.AGENCY_REPLIED: "其他机关答复",
    EventKind.REASONS_ASKED: "要求申请人说明理由",
    EventKind.REASONS_GIVEN: "申请人说明理由",
    EventKind.DEFERRED: "确定延迟答复的期限",
    EventKind.EXTENDED: "告知延长答复期限",
    EventKind.FEE_NOTICED: "发出收费通知",
    EventKind.FEE_NOTICE_RECEIVED: "申请人收到收费通知",
    EventKind.FEE_PAID: "申请人缴清信息处理费",
    EventKind.DECIDED: "作出答复",
    EventKind.SERVED: "送达",
    EventKind.WITHDRAWN: "申请人撤回申请",
    EventKind.ABANDONED: "视为放弃申请，不再处理",
    EventKind.TRANSFERRED: "转送其他机关",
    EventKind.SPLIT_INTO: "拆分为多件申请",
    EventKind.MERGED_INTO: "并入另一申请办理",
    EventKind.REMEDY_FILED: "申请人申请行政复议或者提起行政诉讼",
    EventKind.REMEDY_DECIDED: "行政复议或者行政诉讼审结",
    EventKind.REOPENED: "须重新答复",
    EventKind.APPLICANT_RECLASSIFIED: "更正申请人类别",
    EventKind.CALENDAR_CHANGED: "工作日历更新",
    EventKind.EVENT_VOIDED: "撤销登记有误的事项",
}


class Article(StrEnum):
    """The provisions that a clock, a decision or a remedy rests on, as they are cited to an applicant."""

    SCOPE = "条例第二条"
    SECRET_OR_SECURITY = "条例第十四条"
    THIRD_PARTY_RIGHTS = "条例第十五条"
    INTERNAL = "条例第十六条第一款"
    DELIBERATIVE = "条例第十六条第二款"
    FORM_OF_REQUEST = "条例第二十九条"
    CORRECTION = "条例第三十条"
    RECEIPT = "条例第三十一条"
    THIRD_PARTY = "条例第三十二条"
    PERIOD = "条例第三十三条第二款"
    EXCLUDED = "条例第三十三条第三款"
    COMAKER = "条例第三十四条"
    EXCESSIVE = "条例第三十五条"
    ALREADY_PUBLISHED = "条例第三十六条第（一）项"
    GRANTED = "条例第三十六条第（二）项"
    REFUSED = "条例第三十六条第（三）项"
    NOT_FOUND = "条例第三十六条第（四）项"
    NOT_RESPONSIBLE = "条例第三十六条第（五）项"
    REPEAT = "条例第三十六条第（六）项"
    SPECIAL_ACCESS = "条例第三十六条第（七）项"
    PARTLY = "条例第三十七条"
    EXISTING_ONLY = "条例第三十八条"
    PETITION = "条例第三十九条第一款"
    PUBLICATION = "条例第三十九条第二款"
    RECORD_CORRECTION = "条例第四十一条"
    STAGES = "条例第四十五条"
    REMEDY = "条例第五十一条"
    IN_FORCE = "条例第五十六条"
    FEE_BY_ITEM = "信息处理费管理办法第四条"
    FEE_BY_PAGE = "信息处理费管理办法第五条"
    FEE_NOTICE = "信息处理费管理办法第六条"
    RECONSIDERATION = "行政复议法第二十条"
    RECONSIDERATION_FIRST = "行政复议法第二十三条"
    SUIT_AFTER_RECONSIDERATION = "行政诉讼法第四十五条"
    SUIT = "行政诉讼法第四十六条"
    HOLIDAY_NOTICE = "国务院办公厅放假安排通知"
    UNWRITTEN = "条例未设专条，按实践做法"


_EVENT_ARTICLES = {
    EventKind.SUBMITTED: Article.FORM_OF_REQUEST,
    EventKind.RECEIPT_CONFIRMED: Article.RECEIPT,
    EventKind.CORRECTION_ASKED: Article.CORRECTION,
    EventKind.CORRECTED: Article.CORRECTION,
    EventKind.THIRD_PARTY_ASKED: Article.THIRD_PARTY,
    EventKind.THIRD_PARTY_RECEIVED: Article.THIRD_PARTY,
    EventKind.THIRD_PARTY_REPLIED: Article.THIRD_PARTY,
    EventKind.THIRD_PARTY_INFORMED: Article.THIRD_PARTY,
    EventKind.COMAKER_ASKED: Article.COMAKER,
    EventKind.COMAKER_RECEIVED: Article.COMAKER,
    EventKind.COMAKER_REPLIED: Article.COMAKER,
    EventKind.AGENCY_ASKED: Article.EXCLUDED,
    EventKind.AGENCY_REPLIED: Article.EXCLUDED,
    EventKind.REASONS_ASKED: Article.EXCESSIVE,
    EventKind.REASONS_GIVEN: Article.EXCESSIVE,
    EventKind.DEFERRED: Article.EXCESSIVE,
    EventKind.EXTENDED: Article.PERIOD,
    EventKind.FEE_NOTICED: Article.FEE_NOTICE,
    EventKind.FEE_NOTICE_RECEIVED: Article.FEE_NOTICE,
    EventKind.FEE_PAID: Article.FEE_NOTICE,
    EventKind.DECIDED: Article.PERIOD,
    EventKind.ABANDONED: Article.CORRECTION,
    EventKind.REMEDY_FILED: Article.REMEDY,
    EventKind.REMEDY_DECIDED: Article.REMEDY,
    EventKind.REOPENED: Article.REMEDY,
    EventKind.CALENDAR_CHANGED: Article.HOLIDAY_NOTICE,
}


class RemedyRoute(StrEnum):
    """The three groups of table 四 (F-3.9)."""

    RECONSIDERATION = "reconsideration"
    LITIGATION_DIRECT = "litigation_direct"
    LITIGATION_AFTER_RECONSIDERATION = "litigation_after_reconsideration"

    @property
    def labels(self) -> tuple[str, ...]:
        """The statutory heads, outermost first."""
        return _ROUTE_LABELS[self]


_ROUTE_LABELS = {
    RemedyRoute.RECONSIDERATION: ("行政复议",),
    RemedyRoute.LITIGATION_DIRECT: ("行政诉讼", "未经复议直接起诉"),
    RemedyRoute.LITIGATION_AFTER_RECONSIDERATION: ("行政诉讼", "复议后起诉"),
}


class RemedyResult(StrEnum):
    """What became of a reconsideration or a suit: the four counted columns of table 四 (F-3.9)."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER = "other"
    PENDING = "pending"

    @property
    def label(self) -> str:
        """The statutory label."""
        return _RESULT_LABELS[self]


_RESULT_LABELS = {
    RemedyResult.UPHELD: "结果维持",
    RemedyResult.CORRECTED: "结果纠正",
    RemedyResult.OTHER: "其他结果",
    RemedyResult.PENDING: "尚未审结",
}

TOTAL = "总计"
