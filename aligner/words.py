"""Words: runs of letters, how many there are, and how findings put them."""

import re

WORD = re.compile(r"\w+(?:[-'’‑]\w+)*")
"""As words are counted: a compound is one, and so is a number."""
LETTERS = re.compile(r"[^\W\d_]+")
"""A run of letters: of a compound each part, and no number."""
LEAST_COMMON = 4
"""Letters of a word from which it is a common one if all of them are small: a shorter one may be an abbreviation or a
part of a name."""


def is_common(word: str) -> bool:
    """Whether a word is neither a name nor an abbreviation, as far as its letters tell."""
    return len(word) >= LEAST_COMMON and word.islower()


def has_common(text: str) -> bool:
    """Whether there is a common word in a text."""
    return any(map(is_common, LETTERS.findall(text)))


def count_words(text: str) -> int:
    """How many words a text has; a compound with hyphens is one."""
    return len(WORD.findall(text))


def stopped(said: str) -> str:
    """A message with a stop at its end, unless what it ends with, a quotation too, has one."""
    return said if said.rstrip("”")[-1:] in (".", "!", "?", "…") else f"{said}."


def counted(number: int, noun: str) -> str:
    """A number with its noun: 1 word, 2,140 words."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def and_elsewhere(others: int) -> str:
    """What a finding that is told once for a whole text says of its other places; nothing where there are none."""
    return f", here and in {counted(others, 'more place')}" if others else ""
