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
