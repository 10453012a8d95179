"""The rule ``repeated-passage``."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.function_words import opens_a_sentence, word_set
from aligner.languages.scripts import without_noise
from aligner.languages.tokens import inside
from aligner.model import ALIKE, Bitext, Category, Issue, Related, Severity

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


BESIDE = (-2, -1, 1, 2)
"""How far apart sentences of one passage are: a short one that is not looked at may stand between two."""
LINE_END = re.compile(r"[\n\r]|\Z")
ENDS_A_SENTENCE = (".", "!", "…")
"""A line that does not end so is a heading, a caption or a link, and so may be a question."""
CLOSING = " \"'»”’)]"
LONGEST_HEADING = 300
"""Characters."""
FEW = 3
"""Words that one of two sentences has in the place of others, if they say the same of two things."""
OF_A_REFERENCE = word_set("p pp vol no ed eds с стр т вып")
PAGE = re.compile(r"\. ?\d")
"""A book comes back with another page: p. 17."""
STEM = 4
"""Letters that forms of one word share."""


class Sentence(NamedTuple):
    """A sentence: its place and its words in small letters."""

    start: int
    end: int
    words: tuple[str, ...]
    has_stop: bool
    """Whether it ends with one; a heading does not."""
    is_heading: bool
    """Whether it stands in a heading, or in another line that is no sentence."""
    number: int
    """Which of the sentences it is."""


@dataclass(frozen=True, slots=True)
class RepeatedPassage:
    """The same sentence stands twice in the text, in the same words or nearly so.

    A paragraph was pasted twice, or one that had been translated was translated again: "Markets have long been divided,
    and a tough fight is going on for them" after "The markets have long been divided, and there is a tough fight over
    them". Readers think that they have lost their place.

    Sentences that share four words in a row are compared. They are the same if most of their words are, whatever the
    order; where the numbers differ they are not, since tables and results of matches are written so, nor where a few
    words of the one stand for others in the other, as where a manual says the same of two things ("sets the width",
    "sets the height"), nor are references to pages of a book. Short ones ("he said") are not looked at, nor is what
    stands a thousand sentences apart. A heading may say what a sentence under it says, in nearly the same words, and
    may stand in a list of contents as well. Where single sentences come back at many places, as in a manual, that is
    the way of the text. With a source, what it says twice may be said twice, and what was left untranslated is
    `untranslated`.

    Delete one of the two, or say it in the same words.
    """

    name: ClassVar[str] = "repeated-passage"
    category: ClassVar[Category] = Category.STYLE
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.RUNNING_TEXT
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The bridge was built by the engineers of the town in 1885 and closed in 2019.\n"
            "The market was built by the engineers of the town in 1901 and closed in 2020.",
            "other numbers",
        ),
        Example("Мост открыли в пятницу вечером. Мост открыли в пятницу вечером.", "too short to tell"),
        Example(
            "1. What did the town do with the old bridge?\n2. What came of the people who had lived on it?\n"
            "What did the town do with the old bridge?\nIt was taken down and its oak was sold.",
            "a list of contents",
        ),
        Example(
            "The keeper of the bridge opens the gate every morning. Ring the bell that hangs beside the gate and wait. "
            "It is free. A boat takes the people over the river in winter. It is warm. Each of them has to leave his "
            "horse in the stable. It is dry. The keeper of the bridge opens the gate every morning. It is blue. "
            "A boat takes the people over the river in winter. It is slow. Ring the bell that hangs beside the gate "
            "and wait. It is loud. So it is. Each of them has to leave his horse in the stable.",
            "single sentences that come back",
        ),
        Example(
            "This key sets the width of the part of the plan that is shown. "
            "This key sets the height of the part of the plan that is shown.",
            "the same of two things",
        ),
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
    most_single: int = 3
    """Single sentences that stand there again: of 279 pages of manuals 12 have more, of 325 translated texts none."""

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the second one, with the first."""
        told: Counter[int] = Counter()
        originals = Originals(article.bitext) if article.bitext else None
        left = [(each.start, each.end) for each in article.passages] if originals else []
        pairs = with_near(sentences(article.text, self.least_words), self._is_same)
        found = [pair for pair in pairs if not (originals and originals.differ(*pair))]
        found = [pair for pair in found if not inside(left, pair[0].start)]
        numbers = {(sentence.number, near.number) for sentence, near in found}
        in_a_row = {(one, other) for one, other in numbers if numbers & {(one + by, other + by) for by in BESIDE}}
        is_the_way = len(numbers - in_a_row) > self.most_single
        for sentence, near in found:
            if is_the_way and (sentence.number, near.number) not in in_a_row:
                continue
            told[near.start] += 1
            if told[near.start] <= self.most_of_a_kind:
                yield self._issue(sentence, near)

    def _is_same(self, one: Sentence, other: Sentence) -> bool:
        """Whether both say the same; what a heading says, the sentence under it may say in nearly the same words."""
        if one.is_heading and other.is_heading:
            return False
        if one.words == other.words:
            return True
        if not (one.has_stop and other.has_stop):
            return False
        most = 2 * sum(map(set(other.words).__contains__, one.words)) / (len(one.words) + len(other.words))
        is_near = most >= self.least_share and share(one.words, other.words) >= self.least_share
        return is_near and not speak_of_two_things(one.words, other.words)

    def _issue(self, sentence: Sentence, earlier: Sentence) -> Issue:
        same = sentence.words == earlier.words
        return Issue(
            rule=self.name,
            category=self.category,
            severity=self.severity,
            confidence=grades.LIKELY if same else grades.POSSIBLE,
            start=sentence.start,
            end=sentence.end,
            message=f"This stands in the text already, in {'the same' if same else 'nearly the same'} words.",
            related=Related(earlier.start, earlier.end, "the first time"),
        )


class Originals:
    """Which sentences of the source a stretch of its translation translates."""

    def __init__(self, bitext: Bitext) -> None:
        """``bitext`` aligns the translation with its source."""
        self._units = bitext.target.units
        self._starts = [unit.start for unit in self._units]
        self._sources = {
            unit: frozenset(bead.source)
            for bead in bitext.pairs
            if bitext.alike(bead.similarity) >= ALIKE
            for unit in bead.target
        }

    def differ(self, one: Sentence, other: Sentence) -> bool:
        """Whether both sentences have an original, and not the same."""
        first, second = self._of(one), self._of(other)
        return bool(first and second) and first.isdisjoint(second)

    def _of(self, sentence: Sentence) -> frozenset[int]:
        first = max(bisect_right(self._starts, sentence.start) - 1, 0)
        last = bisect_left(self._starts, sentence.end)
        within = (unit for unit in range(first, last) if self._units[unit].end > sentence.start)
        return frozenset().union(*(self._sources.get(unit, frozenset()) for unit in within))


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
    for number, match in enumerate(SENTENCE.finditer(text)):
        words = tuple(WORD.findall(match.group().casefold()))
        if words and words[-1] in OF_A_REFERENCE and PAGE.match(text, match.end()):
            continue
        if least <= len(words) <= LONGEST and len(WORD.findall(without_noise(match.group()))) >= least:
            start, end = match.span()
            start += len(match.group()) - len(match.group().lstrip())
            yield Sentence(start, end, words, text[end : end + 1] in STOPS, is_in_a_heading(text, start, end), number)


def is_in_a_heading(text: str, start: int, end: int) -> bool:
    """Whether the line of a sentence is short and ends without a stop, or with a question."""
    first = max(text.rfind("\n", max(0, start - LONGEST_HEADING), start), start - LONGEST_HEADING)
    line_end = LINE_END.search(text, end, end + LONGEST_HEADING)
    last = line_end.start() if line_end else len(text)
    return last - first <= LONGEST_HEADING and not text[start:last].rstrip(CLOSING).endswith(ENDS_A_SENTENCE)


def speak_of_two_things(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two sentences differ in a few words, of which both have some that are no forms of each other."""
    left, right = Counter(one), Counter(other)
    own, others = ([word for word in each if not opens_a_sentence(word)] for each in (left - right, right - left))
    stems = {word[:STEM] for word in others}
    return 0 < len(others) <= FEW and any(word[:STEM] not in stems for word in own) and len(own) <= FEW


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
