"""What the marks of a text say of its units, in any language: which are hardly text, and where a sentence goes on.

Sentences of scans, of subtitles and of texts that were cut by a rule are often no sentences.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from aligner.words import count_words

HARDLY_TEXT, NO_TEXT, PART, HEADING = 1.0, 3.0, -3.0, 2.0
"""How easily a unit is left out, against a sentence: a date or a number, a row of stars or dots, a part of a sentence,
a heading. It may say the same as the sentence under it: with 2, of 220 headings that were taken out of WMT21 news 202
are missed, with 0 only 183; of as many that were put into the next sentence 5 are thought to be missing, with 0 one.
The others were tuned on the same news (short documents have units that end in commas) and Text+Berg de-fr (scans, with
their dirt); of parts all from -3 to -4 is the same."""
REPEATED = 0.1
"""Of units that are the same a later one is left out, if one is: else the last bits of their vectors would decide."""
LEAST_LETTERS = 4
WORDS_OF_A_HEADING = 12
"""Most words of a heading or byline, which ends without a stop."""
STOPS = (".", "!", "?", "…", "。", "！", "？")
CLOSING = "\"'»”’“)]"
FIRST_LETTER = re.compile(r"\W*(\w?)")
COMMAS, SEMICOLONS = (",", "،", "、", "，"), (";", "；")
"""What goes on after them. Small letters alone, and colons, say less: what stands beside those is often left out."""
BRACKETS = (("(", ")"), ("[", "]"), ("（", "）"))
"""Quotation marks say nothing of where a sentence ends: with them, 2 of 2,252 faithful pairs are merged."""


def ease(units: Sequence[str]) -> list[float]:
    """How easily each unit is left out: 0 for a sentence, more for what is hardly text, less for a part of one."""
    found = [NO_TEXT * is_no_text(unit) or HARDLY_TEXT * is_hardly_text(unit) for unit in units]
    for index, (before, after) in enumerate(pairwise(units)):
        if goes_on(before, after) and not is_hardly_text(before) and not is_hardly_text(after):
            found[index + 1] = PART
            found[index] = PART if before.rstrip().endswith(COMMAS) else found[index]
        elif heads(before, after) and not is_hardly_text(before):
            found[index] = HEADING
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


def goes_on(before: str, after: str) -> bool:
    """Whether the sentence of a unit goes on in the next one: what stands before a semicolon could be all of it."""
    end = before.rstrip()
    return end.endswith(COMMAS) or (end.endswith(SEMICOLONS) and starts_small(after))


def heads(before: str, after: str) -> bool:
    """Whether a unit is a heading, or a byline, of the sentence after it."""
    is_short = is_heading(before) and not starts_small(before) and without_closing(before)[-1:].isalnum()
    return is_short and ends(after) and not starts_small(after)


def is_heading(unit: str) -> bool:
    """Whether it is short and ends without a stop, as a heading, a byline or a caption does."""
    return count_words(unit) <= WORDS_OF_A_HEADING and not ends(unit)


def ends(unit: str) -> bool:
    """Whether it ends with a stop, as a sentence does."""
    return without_closing(unit).endswith(STOPS)


def breaks_off(unit: str) -> bool:
    """Whether it ends in the middle of something, as what was cut off does, or a heading."""
    last = unit.rstrip()[-1:]
    return last.isalnum() or last in (*COMMAS, "-", "–", "—")


def without_closing(unit: str) -> str:
    """A unit without the quotation marks and brackets that close at its end."""
    return unit.rstrip().rstrip(CLOSING)


def starts_small(unit: str) -> bool:
    """Whether it begins with a small letter."""
    first = FIRST_LETTER.match(unit)
    return first is not None and first[1].islower()


def leaves_open(before: str, after: str) -> bool:
    """Whether a bracket is opened inside the one unit and closed in the next: whole sentences in brackets do not."""
    for opening, closing in BRACKETS:
        at = before.rstrip().rfind(opening)
        end, again = after.find(closing), after.find(opening)
        if at > 0 and before.find(closing, at) < 0 <= end and (again < 0 or end < again):
            return True
    return False
