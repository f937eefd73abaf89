"""What keeps a report from being written."""


class UnwritableError(Exception):
    """The report cannot be written in this format here; the message is one Chinese sentence that says what to do."""
