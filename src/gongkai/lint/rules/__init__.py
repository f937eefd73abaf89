"""One module for each family of rules; importing this package registers them all."""

from gongkai.lint.rules import car, dat, doc, law, nar, pii, sim, str_, sums, txt

__all__ = ["car", "dat", "doc", "law", "nar", "pii", "sim", "str_", "sums", "txt"]
