"""PDF with a text layer → ``Content``: grids out of the rules on the page, paragraphs out of the lines."""

from gongkai.documents.readers.pdf.reader import read

__all__ = ["read"]
