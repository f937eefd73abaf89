"""NAR: the text against itself and against the tables.

Honest differences are known: 受理 may be new plus carried in, a part counted by channel is smaller than the whole, a list
after 其中 need not be complete, a government's own office reports less than its area.
"""

from gongkai.lint.rules.nar import documents, lists, remedies, requests

__all__ = ["documents", "lists", "remedies", "requests"]
