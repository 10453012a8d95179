"""Words, counted."""

import re

WORD = re.compile(r"\w+(?:[-'’‑]\w+)*")


def count_words(text: str) -> int:
    """How many words a text has; a compound with hyphens is one."""
    return len(WORD.findall(text))


def counted(number: int, noun: str) -> str:
    """A number with its noun: 1 word, 2,140 words."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def and_elsewhere(others: int) -> str:
    """What a finding that is told once for a whole text says of its other places; nothing where there are none."""
    return f", here and in {counted(others, 'more place')}" if others else ""
