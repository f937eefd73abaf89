"""``Content`` → ``Report``: finds the form of the annual report in whatever a file says.

``tables`` and ``runs`` find the rows of the statutory tables, ``statutory`` settles which row of the form each
is, ``cells`` which figure stands in which cell; ``prose`` reads what stands around the tables. What is not
certain is left unstated, with a notice.
"""

from gongkai.documents.recognition.recognise import recognise

__all__ = ["recognise"]
