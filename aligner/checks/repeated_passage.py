"""The rule ``repeated-passage``."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from aligner.checks.base import Article, Example, Need
from aligner.model import Category, Issue, Related, Severity

WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
SENTENCE = re.compile(r"[^.!?…\n\r]+(?:[.!?…](?=\w)[^.!?…\n\r]+)*")
"""What stands between stops: a cut after an abbreviation costs nothing here, and a model-free search must be quick."""
STOPS = frozenset(".!?…")
RUN = 4
"""Words in a row that two sentences must share to be compared."""
LONGEST = 100
"""Words of a sentence that is looked at: a longer one is data."""
WINDOW = 1_000
"""Sentences before it that one is compared with: the memory is that of so many, however long the text is."""


class Sentence(NamedTuple):
    """A sentence: its place and its words in small letters."""

    start: int
    end: int
    words: tuple[str, ...]
    has_stop: bool
    """Whether it ends with one; a heading does not."""


@dataclass(frozen=True, slots=True)
class RepeatedPassage:
    """The same sentence stands twice in the text, in the same words or nearly so.

    A paragraph was pasted twice, or one that had been translated was translated again: "Markets have long been divided,
    and a tough fight is going on for them" after "The markets have long been divided, and there is a tough fight over
    them". Readers think that they have lost their place.

    Sentences that share four words in a row are compared. They are the same if most of their words are, whatever the
    order; where the numbers differ they are not, since tables and results of matches are written so. Short ones
    (headings, "he said") are not looked at, nor is what stands a thousand sentences apart. A heading may say what a
    sentence under it says, in nearly the same words.

    Delete one of the two, or say it in the same words.
    """

    name: ClassVar[str] = "repeated-passage"
    category: ClassVar[Category] = Category.STYLE
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.NOTHING
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The bridge was built by the engineers of the town in 1885 and closed in 2019.\n"
            "The market was built by the engineers of the town in 1901 and closed in 2020.",
            "other numbers",
        ),
        Example("Мост открыли в пятницу вечером. Мост открыли в пятницу вечером.", "too short to tell"),
        Example(
            "The markets have long been divided, and there is a tough fight over them. That is bad. "
            "⟦Markets have long been divided, and a tough fight is going on for them⟧."
        ),
        Example(
            "В пятницу вечером после долгого ремонта открыли старый мост через реку.\nПришли все.\n"
            "⟦В пятницу вечером после долгого ремонта открыли старый мост через реку⟧."
        ),
    )

    least_words: int = 8
    """Of the shorter sentence. Below it, formulas of news and of dialogues are the same by chance."""
    least_share: float = 0.75
    """Words that both have, of the mean of both lengths."""
    most_of_a_kind: int = 3
    """Times that one sentence is reported to stand there again: what comes back more often is a refrain."""

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the second one, with the first."""
        told: Counter[int] = Counter()
        for sentence, near in with_near(sentences(article.text, self.least_words), self._is_same):
            told[near.start] += 1
            if told[near.start] <= self.most_of_a_kind:
                yield self._issue(sentence, near)

    def _is_same(self, one: Sentence, other: Sentence) -> bool:
        """Whether both say the same; what a heading says, the sentence under it may say in nearly the same words."""
        if one.words == other.words:
            return True
        if not (one.has_stop and other.has_stop):
            return False
        most = 2 * sum(map(set(other.words).__contains__, one.words)) / (len(one.words) + len(other.words))
        return most >= self.least_share and share(one.words, other.words) >= self.least_share

    def _issue(self, sentence: Sentence, earlier: Sentence) -> Issue:
        same = sentence.words == earlier.words
        return Issue(
            rule=self.name,
            category=self.category,
            severity=self.severity,
            confidence=0.8 if same else 0.6,
            start=sentence.start,
            end=sentence.end,
            message=f"This stands in the text already, in {'the same' if same else 'nearly the same'} words.",
            related=Related(earlier.start, earlier.end, "the first time"),
        )


def with_near(
    found: Iterable[Sentence], is_same: Callable[[Sentence, Sentence], bool]
) -> Iterator[tuple[Sentence, Sentence]]:
    """The sentences that say what one before them says, each with that one."""
    window: dict[int, Sentence] = {}
    last_with: dict[int, int] = {}
    for sentence in found:
        own = runs(sentence.words)
        if not last_with.keys().isdisjoint(own):
            places = sorted({place for place in map(last_with.get, own) if place is not None})
            earlier = next((window[place] for place in places if is_same(window[place], sentence)), None)
            if earlier:
                yield sentence, earlier
                continue
        last_with.update(dict.fromkeys(own, sentence.start))
        window[sentence.start] = sentence
        if len(window) > WINDOW:
            oldest = window.pop(next(iter(window)))
            for run in runs(oldest.words):
                if last_with.get(run) == oldest.start:
                    del last_with[run]


def sentences(text: str, least: int) -> Iterator[Sentence]:
    """The sentences of a text that are long enough, and not too long."""
    for match in SENTENCE.finditer(text):
        words = tuple(WORD.findall(match.group().casefold()))
        if least <= len(words) <= LONGEST:
            start, end = match.span()
            start += len(match.group()) - len(match.group().lstrip())
            yield Sentence(start, end, words, text[end : end + 1] in STOPS)


def runs(words: tuple[str, ...]) -> list[int]:
    """Each run of words of a sentence, by its hash: what it finds is compared word by word."""
    return list(map(hash, zip(*(words[at:] for at in range(RUN)), strict=False)))


def share(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Words that both sentences have, of the mean of their lengths; 0 if their numbers differ."""
    left, right = Counter(one), Counter(other)
    if numbers(left) != numbers(right):
        return 0.0
    return 2 * sum((left & right).values()) / (len(one) + len(other))


def numbers(words: Counter[str]) -> dict[str, int]:
    """The words of a sentence with digits, and how often each stands there."""
    return {word: count for word, count in words.items() if any(map(str.isdigit, word))}
