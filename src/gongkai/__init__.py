"""Gongkai (公开): the disclosure office of a Chinese public body."""
