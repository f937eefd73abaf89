"""What the clock reads: the phases of a case, the consultations that pause it, and notes.

A timeline is a list of phases, each of which lasts until the next begins: a *period* in which working days count, a
*wait* in which none do, a *close*. A restart is simply a new period; what came before it counts no more.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from gongkai.domain.calendar.workdays import next_day
from gongkai.domain.terms import Article, Channel

ANSWER_DAYS: Final = 20
"""Working days to answer (Art. 33(2); F-1.30)."""
EXTENSION_DAYS: Final = 20
"""Working days by which the period may be extended at most, once (Art. 33(2); F-1.30)."""
CORRECTION_NOTICE_DAYS: Final = 7
"""Working days from receipt within which a correction may be asked (Art. 30; F-1.25)."""
CONSULTATION_DAYS: Final = 15
"""Working days that a third party or co-maker has from its receipt of the letter (Arts 32, 34; F-1.29, F-1.32)."""


class Basis(StrEnum):
    """Why a period begins."""

    RECEIPT = "receipt"
    CORRECTION = "correction"
    PAYMENT = "payment"
    REOPENING = "reopening"


class Awaiting(StrEnum):
    """What a case may wait for. The value is the word of the command's JSON."""

    CONFIRMATION = "receipt_confirmation"
    CORRECTION = "correction"
    PAYMENT = "payment"
    AGENCY = "agency"
    THIRD_PARTY = "third_party"
    COMAKER = "comaker"
    REASONS = "reasons"


class Party(StrEnum):
    """Whose answer pauses the clock (Arts 32–34; F-1.31)."""

    THIRD_PARTY = "third_party"
    COMAKER = "comaker"
    AGENCY = "agency"

    @property
    def label(self) -> str:
        """The statutory word."""
        return _PARTY_LABELS[self]


_PARTY_LABELS = {Party.THIRD_PARTY: "第三方", Party.COMAKER: "共同制作机关", Party.AGENCY: "其他机关"}


@dataclass(frozen=True, slots=True)
class Consultation:
    """A letter to one party: the day it was sent, received, answered."""

    party: Party
    subject: str
    asked: date
    received: date | None = None
    replied: date | None = None

    @property
    def name(self) -> str:
        """Whom one asked, with its number if it has one."""
        return f"{self.party.label}（{self.subject}）" if self.subject else self.party.label


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension of the answer period by ``days`` working days, notified on ``on`` (Art. 33(2))."""

    on: date
    days: int


@dataclass(frozen=True, slots=True)
class Period:
    """Working days count from the day after ``start``: ``days`` of them, then those of the extension.

    ``deferred_to`` is the later day that the agency set for an excessive request (Art. 35).
    """

    start: date
    basis: Basis
    days: int = ANSWER_DAYS
    extension: Extension | None = None
    deferred_to: date | None = None

    @property
    def first(self) -> date:
        """The first day of the phase."""
        return self.start

    @property
    def allowance(self) -> int:
        """The working days of the period with its extension."""
        return self.days + (self.extension.days if self.extension else 0)


@dataclass(frozen=True, slots=True)
class Wait:
    """No day counts after ``on`` until the applicant acts; ``until`` is the day it should be done by, if one is set."""

    on: date
    what: Awaiting
    until: date | None = None

    @property
    def first(self) -> date:
        """The first day of the phase: a day on which something was asked still belongs to the phase before."""
        return self.on if self.what is Awaiting.CONFIRMATION else next_day(self.on)


@dataclass(frozen=True, slots=True)
class Close:
    """The case ended on ``on`` by ``what``.

    ``answered`` is whether an answer ended it, which is in time or late; ``served`` is the day that counts for that
    (F-1.35), if it is recorded.
    """

    on: date
    what: str
    article: str
    answered: bool = False
    served: date | None = None

    @property
    def first(self) -> date:
        """The first day of the phase."""
        return next_day(self.on)


Phase = Period | Wait | Close


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the explanation must say and that counts no day, e.g. an act without effect."""

    on: date
    text: str
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A case as the clock sees it; ``as_of`` is the day of the last event."""

    channel: Channel
    phases: tuple[Phase, ...]
    consultations: tuple[Consultation, ...] = ()
    notes: tuple[Note, ...] = ()
    may_ask_correction: bool = True
    """Whether a correction notice is still to come: none was sent, and the request is not past it."""
    reasons_asked: date | None = None
    """The day reasons were asked and not given yet (Art. 35)."""
    as_of: date

    @property
    def phase(self) -> Phase | None:
        """The phase the case is in; ``None`` if no law sets it a period (Art. 41)."""
        return self.phases[-1] if self.phases else None

    @property
    def period(self) -> Period | None:
        """The period that runs, or that ran when the case was closed; ``None`` while no day counts."""
        for phase in reversed(self.phases):
            if isinstance(phase, Period):
                return phase
            if isinstance(phase, Wait):
                return None
        return None
