"""The ``gongkai`` command."""
