"""Working days by the State Council's yearly holiday notices (F-7.1 … F-7.8)."""

from gongkai.domain.calendar.announcements import ANNOUNCED, Announcement, Notice, Rest, announce
from gongkai.domain.calendar.workdays import NATIONAL, Calendar

__all__ = ["ANNOUNCED", "NATIONAL", "Announcement", "Calendar", "Notice", "Rest", "announce"]
