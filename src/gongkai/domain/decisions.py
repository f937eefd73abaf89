"""The decisions: every way a request can end, with its row of table 三, article, letter, remedy and the acts before it.

F-1.36 … F-1.41 (Arts 35–41), F-3.11 (article → row), F-4.4 (letters), F-4.25 (remedies). Several answers may share
a row; a reply to a request to correct a record (Art. 41) has none, for it answers no request for information.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from gongkai.domain.parameters import Parameters
from gongkai.domain.terms import Article, EventKind, Outcome


class AnswerKey(StrEnum):
    """The answers. One that is a row of its own has the row's key."""

    ALREADY_PUBLISHED = "already_published"
    GRANTED = "granted"
    PARTLY_GRANTED = "partly_granted"
    STATE_SECRET = "refused.state_secret"  # noqa: S105  a ground of refusal, no password
    PROHIBITED_BY_LAW = "refused.prohibited_by_law"
    PUBLIC_SECURITY = "refused.public_security"
    THIRD_PARTY_RIGHTS = "refused.third_party_rights"
    INTERNAL_AFFAIRS = "refused.internal_affairs"
    DELIBERATIVE = "refused.deliberative"
    ENFORCEMENT_FILE = "refused.enforcement_file"
    ADMINISTRATIVE_INQUIRY = "refused.administrative_inquiry"
    NOT_FOUND = "not_found"
    NOT_RESPONSIBLE = "not_responsible"
    MUST_BE_CREATED = "unavailable.must_be_created"
    STILL_UNCLEAR = "unavailable.still_unclear"
    PETITION = "not_processed.petition"
    REPEAT = "not_processed.repeat"
    PUBLICATION = "not_processed.publication"
    EXCESSIVE = "not_processed.excessive"
    CONFIRMATION = "not_processed.confirmation"
    CORRECTION_OVERDUE = "other.correction_overdue"
    FEE_OVERDUE = "other.fee_overdue"
    NOT_GOVERNMENT_INFORMATION = "not_government_information"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    TRANSFERRED = "transferred"
    OTHER = "other.rest"
    RECORD_CORRECTED = "record_corrected"
    RECORD_KEPT = "record_kept"
    RECORD_FORWARDED = "record_forwarded"


class RemedyRule(StrEnum):
    """Which remedy clause a letter carries (F-4.25)."""

    RECONSIDERATION_FIRST = "reconsideration_first"
    """A refusal under Arts 14–16: 复议 before any suit, since 2024-01-01 (F-4.20, F-4.22)."""
    BY_REFUSED_PART = "by_refused_part"
    """部分公开: as its refused part demands (our reading; ``partial_refusal_reconsideration_first``)."""
    EITHER = "either"
    """复议 or suit, as the applicant chooses."""
    NONE = "none"
    """No clause: nothing was decided against the applicant, or only a step was taken (F-4.7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: what it is called, its row, article, letter and remedy, and how a case gets there.

    ``by`` is the event that records it, ``after`` the acts without which the law does not allow it.
    """

    key: AnswerKey
    name: str
    outcome: Outcome | None
    article: Article
    letter: str
    remedy: RemedyRule = RemedyRule.EITHER
    by: EventKind = EventKind.DECIDED
    after: frozenset[EventKind] = field(default_factory=frozenset)


_REFUSAL: Final = "不予公开答复书"
_ENDED: Final = "终止处理告知书"
_FIRST: Final = RemedyRule.RECONSIDERATION_FIRST


def _refused(key: AnswerKey, name: str, article: Article, *after: EventKind) -> Answer:
    outcome = Outcome(key.value)
    return Answer(
        key=key, name=name, outcome=outcome, article=article, letter=_REFUSAL, remedy=_FIRST, after=frozenset(after)
    )


_ALL: Final = (
    Answer(
        key=AnswerKey.ALREADY_PUBLISHED,
        name="已主动公开",
        outcome=Outcome.GRANTED,
        article=Article.ALREADY_PUBLISHED,
        letter="主动公开告知书",
    ),
    Answer(
        key=AnswerKey.GRANTED,
        name="予以公开",
        outcome=Outcome.GRANTED,
        article=Article.GRANTED,
        letter="予以公开答复书",
    ),
    Answer(
        key=AnswerKey.PARTLY_GRANTED,
        name="部分公开",
        outcome=Outcome.PARTLY_GRANTED,
        article=Article.PARTLY,
        letter="部分公开答复书",
        remedy=RemedyRule.BY_REFUSED_PART,
    ),
    _refused(AnswerKey.STATE_SECRET, "属于国家秘密，不予公开", Article.SECRET_OR_SECURITY),
    _refused(AnswerKey.PROHIBITED_BY_LAW, "法律、行政法规禁止公开", Article.SECRET_OR_SECURITY),
    _refused(AnswerKey.PUBLIC_SECURITY, "可能危及“三安全一稳定”，不予公开", Article.SECRET_OR_SECURITY),
    _refused(
        AnswerKey.THIRD_PARTY_RIGHTS,
        "公开会损害第三方合法权益，不予公开",
        Article.THIRD_PARTY_RIGHTS,
        EventKind.THIRD_PARTY_ASKED,
    ),
    _refused(AnswerKey.INTERNAL_AFFAIRS, "属于内部事务信息，不予公开", Article.INTERNAL),
    _refused(AnswerKey.DELIBERATIVE, "属于过程性信息，不予公开", Article.DELIBERATIVE),
    _refused(AnswerKey.ENFORCEMENT_FILE, "属于行政执法案卷，不予公开", Article.DELIBERATIVE),
    Answer(
        key=AnswerKey.ADMINISTRATIVE_INQUIRY,
        name="属于行政查询事项，依照有关法律、行政法规办理",
        outcome=Outcome.ADMINISTRATIVE_INQUIRY,
        article=Article.SPECIAL_ACCESS,
        letter="特别规定告知书",
    ),
    Answer(
        key=AnswerKey.NOT_FOUND,
        name="经检索没有所申请公开的信息",
        outcome=Outcome.NOT_HELD,
        article=Article.NOT_FOUND,
        letter="信息不存在告知书",
    ),
    Answer(
        key=AnswerKey.NOT_RESPONSIBLE,
        name="不属于本机关负责公开",
        outcome=Outcome.NOT_HELD,
        article=Article.NOT_RESPONSIBLE,
        letter="非本机关负责公开告知书",
    ),
    Answer(
        key=AnswerKey.MUST_BE_CREATED,
        name="没有现成信息，需要加工、分析",
        outcome=Outcome.MUST_BE_CREATED,
        article=Article.EXISTING_ONLY,
        letter="需加工分析不予提供告知书",
    ),
    Answer(
        key=AnswerKey.STILL_UNCLEAR,
        name="补正后申请内容仍不明确",
        outcome=Outcome.STILL_UNCLEAR,
        article=Article.CORRECTION,
        letter="补正后仍不明确无法提供告知书",
        after=frozenset({EventKind.CORRECTION_ASKED, EventKind.CORRECTED}),
    ),
    Answer(
        key=AnswerKey.PETITION,
        name="属于信访、投诉、举报，不作为政府信息公开申请处理",
        outcome=Outcome.PETITION,
        article=Article.PETITION,
        letter="信访投诉举报告知书",
    ),
    Answer(
        key=AnswerKey.REPEAT,
        name="重复申请，不予重复处理",
        outcome=Outcome.REPEAT,
        article=Article.REPEAT,
        letter="重复申请不予处理告知书",
    ),
    Answer(
        key=AnswerKey.PUBLICATION,
        name="要求提供公开出版物，告知获取途径",
        outcome=Outcome.PUBLICATION,
        article=Article.PUBLICATION,
        letter="公开出版物告知书",
    ),
    Answer(
        key=AnswerKey.EXCESSIVE,
        name="数量、频次明显超过合理范围且理由不合理，不予处理",
        outcome=Outcome.EXCESSIVE,
        article=Article.EXCESSIVE,
        letter="数量频次不合理不予处理告知书",
        after=frozenset({EventKind.REASONS_ASKED}),
    ),
    Answer(
        key=AnswerKey.CONFIRMATION,
        name="要求确认或者重新出具已获取的信息，不予处理",
        outcome=Outcome.CONFIRMATION,
        article=Article.UNWRITTEN,
        letter="不予处理告知书",
    ),
    Answer(
        key=AnswerKey.CORRECTION_OVERDUE,
        name="无正当理由逾期不补正，视为放弃申请",
        outcome=Outcome.CORRECTION_OVERDUE,
        article=Article.CORRECTION,
        letter=_ENDED,
        by=EventKind.ABANDONED,
        after=frozenset({EventKind.CORRECTION_ASKED}),
    ),
    Answer(
        key=AnswerKey.FEE_OVERDUE,
        name="逾期未缴纳信息处理费，视为放弃申请",
        outcome=Outcome.FEE_OVERDUE,
        article=Article.FEE_NOTICE,
        letter=_ENDED,
        by=EventKind.ABANDONED,
        after=frozenset({EventKind.FEE_NOTICED}),
    ),
    Answer(
        key=AnswerKey.NOT_GOVERNMENT_INFORMATION,
        name="所申请的不是政府信息",
        outcome=Outcome.OTHER_REST,
        article=Article.SCOPE,
        letter="非政府信息告知书",
    ),
    Answer(
        key=AnswerKey.WITHDRAWN,
        name="申请人撤回申请",
        outcome=Outcome.OTHER_REST,
        article=Article.UNWRITTEN,
        letter="撤回申请确认书",
        remedy=RemedyRule.NONE,
        by=EventKind.WITHDRAWN,
    ),
    Answer(
        key=AnswerKey.MERGED,
        name="并入另一申请办理",
        outcome=Outcome.OTHER_REST,
        article=Article.UNWRITTEN,
        letter="合并办理告知书",
        remedy=RemedyRule.NONE,
        by=EventKind.MERGED_INTO,
    ),
    Answer(
        key=AnswerKey.TRANSFERRED,
        name="转送其他机关办理",
        outcome=Outcome.OTHER_REST,
        article=Article.UNWRITTEN,
        letter="转送告知书",
        by=EventKind.TRANSFERRED,
    ),
    Answer(
        key=AnswerKey.OTHER,
        name="其他处理",
        outcome=Outcome.OTHER_REST,
        article=Article.UNWRITTEN,
        letter="告知书",
    ),
    Answer(
        key=AnswerKey.RECORD_CORRECTED,
        name="予以更正",
        outcome=None,
        article=Article.RECORD_CORRECTION,
        letter="更正告知书",
        remedy=RemedyRule.NONE,
    ),
    Answer(
        key=AnswerKey.RECORD_KEPT,
        name="不予更正",
        outcome=None,
        article=Article.RECORD_CORRECTION,
        letter="不予更正告知书",
    ),
    Answer(
        key=AnswerKey.RECORD_FORWARDED,
        name="转送有权更正的机关",
        outcome=None,
        article=Article.RECORD_CORRECTION,
        letter="转送告知书",
        remedy=RemedyRule.NONE,
        by=EventKind.TRANSFERRED,
    ),
)

ANSWERS: Final = {answer.key: answer for answer in _ALL}
"""Every answer by its key."""

PROCESS_LETTERS: Final = {
    EventKind.CORRECTION_ASKED: "补正告知书",
    EventKind.REASONS_ASKED: "说明理由告知书",
    EventKind.DEFERRED: "延迟答复告知书",
    EventKind.EXTENDED: "延期答复告知书",
    EventKind.THIRD_PARTY_ASKED: "第三方意见征询书",
    EventKind.THIRD_PARTY_INFORMED: "决定公开告知第三方书",
    EventKind.COMAKER_ASKED: "共同制作机关意见征询书",
    EventKind.AGENCY_ASKED: "协查函",
    EventKind.FEE_NOTICED: "收费通知书",
}
"""The letters of the procedure: no decisions, hence without a remedy clause (F-4.4, F-4.7, F-4.25)."""


def answers_in(outcome: Outcome) -> tuple[Answer, ...]:
    """The answers counted in a row of table 三 (F-3.11)."""
    return tuple(answer for answer in ANSWERS.values() if answer.outcome is outcome)


def row_of(key: AnswerKey, parameters: Parameters) -> Outcome | None:
    """The row of table 三 that an answer is counted in; ``None`` for a reply under Art. 41, which is no request."""
    if key is AnswerKey.NOT_GOVERNMENT_INFORMATION:
        return parameters.not_government_information
    return ANSWERS[key].outcome


def remedy_of(key: AnswerKey, refused: Iterable[AnswerKey], parameters: Parameters) -> RemedyRule:
    """The remedy rule of an answer; for 部分公开 that of its refused part, whose grounds are ``refused`` (F-4.25)."""
    rule = ANSWERS[key].remedy
    if rule is not RemedyRule.BY_REFUSED_PART:
        return rule
    first = any(ANSWERS[ground].remedy is RemedyRule.RECONSIDERATION_FIRST for ground in refused)
    return (
        RemedyRule.RECONSIDERATION_FIRST
        if first and parameters.partial_refusal_reconsideration_first
        else (RemedyRule.EITHER)
    )
