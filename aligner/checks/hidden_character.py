"""The rule ``hidden-character``."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from operator import itemgetter
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.garbled import garbled
from aligner.hidden_characters import (
    DIRECTION_CONTROLS,
    RIGHT_TO_LEFT,
    Harm,
    Hidden,
    character_name,
    hidden_characters,
)
from aligner.model import Category, Edit, Fix, Issue, Severity
from aligner.words import counted

MAJOR = (Harm.DIRECTION, Harm.LOST)
"""They change what is read, or text is missing; the others disturb programs more than readers."""
WITHOUT_WIDTH = frozenset("\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u034f\u00ad")
"""Nothing is lost with them; the fillers and blanks among the characters that do not show have a width."""
MOST_NAMES = 3
LONGEST_CONTEXT = 20
WORD_BEFORE = re.compile(r"\w*\Z")
WORD_AFTER = re.compile(r"\w*")


@dataclass(frozen=True, slots=True)
class HiddenCharacter:
    """Characters that do not show: direction controls, zero-width characters, control characters, damage.

    They come with text that was copied from web pages, PDF files and chats, or through a wrong decoding. A word with a
    zero-width space in it is found by no search and matched by no translation memory, a spelling checker sees two
    words, and an aligner another sentence. Direction controls are worse: they can show a text in another order than it
    is written ("Trojan Source", CVE-2021-42574).

    Not reported: no-break, thin and other spaces, soft hyphens between two letters, joiners in emoji and in scripts
    that need them, selectors after symbols, direction marks in a text with right-to-left letters, and balanced
    direction controls there; nor what is a part of garbled-text.

    Take the character out: --fix does where it is a zero-width character, a stray soft hyphen or a direction control
    in a text without right-to-left letters. Where U+FFFD stands, text was lost: go back to the file it came from.
    """

    name: ClassVar[str] = "hidden-character"
    category: ClassVar[Category] = Category.CHARACTER_ENCODING
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.NOTHING
    examples: ClassVar[tuple[Example, ...]] = (
        Example("Работа стоит 5\u00a0000\u202fруб. — это 3\u2009% цены.", "no-break and thin spaces"),
        Example("We won \U0001f469\u200d\U0001f680 \u2764\ufe0f 1\ufe0f\u20e3!", "joiner and selectors in emoji"),
        Example("The word is кон\u00adфе\u00adрен\u00adция.", "soft hyphens between letters"),
        Example("می\u200cخواهم means I want.", "Persian needs the non-joiner"),
        Example("The name \u2067שלום\u2069 is Hebrew.\u200f", "a balanced isolate in a text with Hebrew"),
        Example("They don\u00e2\u0080\u0099t know what it costs.", "left to garbled-text"),
        Example("Это про⟦\u200b⟧блема для всех.", "zero-width space"),
        Example("Access is ⟦\u202e⟧denied to the user.", "right-to-left override"),
        Example("The caf⟦\ufffd\ufffd⟧ is closed.", "lost in decoding"),
        Example("The⟦\u00ad⟧ end", "a soft hyphen at the end of a word"),
        Example("One⟦\x00\x00\x00⟧two"),
    )

    most_of_a_kind: int = 100
    """Issues for the same character in one text; the last one says how many more there are. A text in UTF-16 that was
    read as something else has a NUL at every second place."""

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the runs of hidden characters, in order."""
        text = article.text
        total = Counter(text[found.start] for found in hidden_alone(text))
        told: Counter[str] = Counter()
        removable = WITHOUT_WIDTH if total and RIGHT_TO_LEFT.search(text) else WITHOUT_WIDTH | set(DIRECTION_CONTROLS)
        for found in hidden_alone(text) if total else ():
            first = text[found.start]
            told[first] += 1
            if told[first] <= self.most_of_a_kind:
                more = total[first] - told[first] if told[first] == self.most_of_a_kind else 0
                yield self._issue(text, found, more, removable)

    def _issue(self, text: str, found: Hidden, more: int, removable: AbstractSet[str]) -> Issue:
        severity = Severity.MAJOR if found.kind in MAJOR else self.severity
        message = f"{_names(text, found)}{_place(text, found)}: {found.kind}."
        if more:
            message += f" {counted(more, 'more place')} like this."
        return Issue(
            rule=self.name,
            category=self.category,
            severity=severity,
            confidence=_confidence(found.kind),
            start=found.start,
            end=found.end,
            message=message,
            fix=_without(text, found, removable),
        )


def hidden_alone(text: str) -> Iterator[Hidden]:
    """The hidden characters that are no part of garbled text, in order."""
    runs = [(run.start, run.end) for run in garbled(text)]
    for found in hidden_characters(text):
        index = bisect_right(runs, found.start, key=itemgetter(0)) - 1
        if index < 0 or found.end > runs[index][1]:
            yield found


def _without(text: str, found: Hidden, removable: AbstractSet[str]) -> Fix | None:
    """The text without the characters, if nothing of it is lost or glued together by that."""
    run = text[found.start : found.end]
    before, after = text[found.start - 1 : found.start], text[found.end : found.end + 1]
    if not removable >= set(run) or (before.islower() and after.isupper()):
        return None
    return Fix((Edit(found.start, found.end, ""),), is_safe=True)


def _confidence(kind: Harm) -> float:
    """A font's own signs and odd soft hyphens may be meant; the others never are."""
    return grades.LIKELY if kind in (Harm.PRIVATE, Harm.SOFT_HYPHEN) else grades.EVIDENT


def _names(text: str, found: Hidden) -> str:
    counts = Counter(text[found.start : found.end])
    names = [
        character_name(character) + (f" ({count} times)" if count > 1 else "")
        for character, count in counts.most_common(MOST_NAMES)
    ]
    return ", ".join(names) + (" and others" if len(counts) > MOST_NAMES else "")


def _place(text: str, found: Hidden) -> str:
    before = WORD_BEFORE.search(text[max(0, found.start - LONGEST_CONTEXT) : found.start])
    after = WORD_AFTER.match(text[found.end : found.end + LONGEST_CONTEXT])
    left, right = before[0] if before else "", after[0] if after else ""
    if left and right:
        return f" inside “{left}|{right}”"
    if left:
        return f" after “{left}”"
    return f" before “{right}”" if right else ""
