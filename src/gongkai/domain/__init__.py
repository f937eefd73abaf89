"""The law as plain values and functions. Standard library only; ``today`` is always an argument."""
