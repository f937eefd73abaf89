"""The rules of the annual report, and what runs them. Opens no file: it is given values."""
