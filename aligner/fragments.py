"""What the marks of a text say of its units, in any language: which are hardly text, and where a sentence goes on.

Sentences of scans, of subtitles and of texts that were cut by a rule are often no sentences.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

HARDLY_TEXT, NO_TEXT, PART = 1.0, 3.0, -2.0
"""How easily a unit is left out, against a sentence: a date or a number, a row of stars or dots, a part of a sentence.
Tuned on WMT21 ru-en news (units of short documents end in commas) and Text+Berg de-fr (scans, with their dirt)."""
REPEATED = 0.1
"""Of units that are the same a later one is left out, if one is: else the last bits of their vectors would decide."""
LEAST_LETTERS = 4
COMMAS = (",", "،", "、", "，")
"""Small letters, colons and semicolons say less: lists have them, and what stands beside them is left out."""
BRACKETS = (("(", ")"), ("[", "]"), ("（", "）"))
"""Quotation marks say nothing of where a sentence ends: with them, 2 of 2,252 faithful pairs are merged."""


def ease(units: Sequence[str]) -> list[float]:
    """How easily each unit is left out: 0 for a sentence, more for what is hardly text, less for a part of one."""
    found = [NO_TEXT * is_no_text(unit) or HARDLY_TEXT * is_hardly_text(unit) for unit in units]
    for index, (before, after) in enumerate(pairwise(units)):
        if before.rstrip().endswith(COMMAS) and not is_hardly_text(before) and not is_hardly_text(after):
            found[index] = found[index + 1] = PART
    told: Counter[str] = Counter()
    for index, unit in enumerate(map(str.strip, units)):
        told[unit] += 1
        found[index] += REPEATED * (1 - 1 / told[unit])
    return found


def midway(units: Sequence[str]) -> list[float]:
    """Before, between and after the units: 1 where brackets are open that belong to one sentence, else 0."""
    return [0.0, *(float(leaves_open(before, after)) for before, after in pairwise(units)), *([0.0] if units else [])]


def is_no_text(unit: str) -> bool:
    """Whether it has neither letter nor digit."""
    return not any(map(str.isalnum, unit))


def is_hardly_text(unit: str) -> bool:
    """Whether it has fewer than four letters, or more of other characters: a date, a number, a row of stars."""
    letters = sum(map(str.isalpha, unit))
    return letters < LEAST_LETTERS or 2 * letters < len(unit.strip())


def leaves_open(before: str, after: str) -> bool:
    """Whether a bracket is opened inside the one unit and closed in the next: whole sentences in brackets do not."""
    for opening, closing in BRACKETS:
        at = before.rstrip().rfind(opening)
        end, again = after.find(closing), after.find(opening)
        if at > 0 and before.find(closing, at) < 0 <= end and (again < 0 or end < again):
            return True
    return False
