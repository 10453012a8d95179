"""The rule ``repetition``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.doubled import DOUBLED, is_slip
from aligner.function_words import word_set
from aligner.model import Category, Issue, Severity

WORD = re.compile(r"\w+(?:['’]\w+)*")
LONGEST_PHRASE = 8
"""Words of a phrase that is looked for twice in a row: longer ones are the rule repeated-passage's."""
LONGEST = 400
"""Words of a sentence that is looked at: a longer one is data."""
MEETS = word_set("in on up out over to that had is her it do die der das sie es que по что как кто то это он она их")
"""Words that end one phrase and begin the next: went in in March, the man that that happened to."""
BETWEEN = re.compile(r"[\s,]*")
"""What may stand between both: after a stop or a dash something new begins, or is said more exactly."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """Words stand twice in a row where the original has them once.

    Neural translation sometimes says a phrase again before it goes on: "at the end of the week at the end of the week".

    A phrase of up to eight words that follows itself in the translation, with nothing but a comma between, or a
    word with nothing between, where nothing in the original follows itself. Of single words these are those that may
    stand twice (very very), if the original says them once; the others are reported by repeated-word. Numbers and names
    may follow themselves: 10 10, Duran Duran.

    Delete one of the two.
    """

    name: ClassVar[str] = "repetition"
    category: ClassVar[Category] = Category.ADDITION
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "They waited very, very long for the bridge. Duran Duran played.",
            "the original says it twice as well; a name",
            source="Они очень, очень долго ждали мост. Играла группа Duran Duran.",
        ),
        Example("The market will be closed. The market is old.", source="Рынок закроют. Рынок старый."),
        Example("The application went in in March, and was answered.", source="Заявку подали в марте, и ответ пришёл."),
        Example("The the bridge was opened. It is old.", "repeated-word's", source="Мост открыли. Он старый."),
        Example("The bridge is ⟦very very⟧ old. The mayor came.", source="Мост старый. Мэр приехал."),
        Example(
            "The bridge was opened ⟦at the end of the week at the end of the week⟧. The mayor came with his family.",
            source="Мост открыли в конце недели. Мэр приехал с семьёй.",
        ),
        Example(
            "Рынок закроют ⟦в ноябре, в ноябре⟧. Мэр приехал с семьёй.",
            source="The market will be closed in November. The mayor came with his family.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield both phrases together."""
        bitext = article.bitext
        if bitext is None or not bitext.is_related:
            return
        for bead in bitext.pairs:
            span = bitext.target.span(bead.target)
            text = article.text[span.start : span.end]
            twice = list(repeated(text))
            if not twice or says_twice(bitext.source.of(bead.source)):
                continue
            for start, end, phrase in twice:
                yield Issue(
                    rule=self.name,
                    category=self.category,
                    severity=self.severity,
                    confidence=grades.LIKELY,
                    start=span.start + start,
                    end=span.start + end,
                    message=f"“{phrase}” stands twice in a row; nothing does in the original.",
                    source=bitext.source.span(bead.source),
                )


def repeated(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a phrase follows itself, and the phrase: from left to right, the shortest first, without overlaps."""
    words = list(WORD.finditer(text))
    if len(words) > LONGEST:
        return
    forms = [word.group().casefold() for word in words]
    at = 0
    while at < len(words):
        size = next((n for n in range(1, LONGEST_PHRASE + 1) if is_twice(forms, at, n)), 0)
        if size and is_meant_once(text, words, at, size):
            start, middle, end = words[at].start(), words[at + size - 1].end(), words[at + 2 * size - 1].end()
            yield start, end, text[start:middle]
        at += 2 * size or 1


def says_twice(text: str) -> bool:
    """Whether any phrase follows itself, whatever stands between."""
    forms = [match.group().casefold() for match in islice(WORD.finditer(text), LONGEST)]
    return any(is_twice(forms, at, size) for at in range(len(forms)) for size in range(1, LONGEST_PHRASE + 1))


def is_twice(forms: Sequence[str], at: int, size: int) -> bool:
    """Whether so many words from here on follow themselves."""
    return forms[at : at + size] == forms[at + size : at + 2 * size] and at + 2 * size <= len(forms)


def is_meant_once(text: str, words: Sequence[re.Match[str]], at: int, size: int) -> bool:
    """Whether no stop stands between the two, and the phrase is neither a number nor a name."""
    phrase = [word.group() for word in words[at : at + size]]
    between = text[words[at + size - 1].end() : words[at + size].start()]
    if size == 1:
        slip = DOUBLED.match(text, words[at].start())
        is_reported = slip is not None and is_slip(slip)
        is_small = words[at + 1].group().islower()
        return between.isspace() and is_small and phrase[0].casefold() not in MEETS and not is_reported
    return BETWEEN.fullmatch(between) is not None and any(word[0].isalpha() for word in phrase)
