"""What a translation repeats of its source as it is: passages that were never translated."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from aligner.languages.scripts import main_script
from aligner.model import UNDETERMINED, LanguageMap, Segment, Text

GRAM = 5
COPIED = 0.70
"""Share of a passage's five-grams from which it repeats the source: it tells 1,176 copies in WMT22 news from 589 other
passages without an error."""
COPIED_IN_SCRIPT = 0.80
"""The same for a sentence in the script of the translation's own, where names and numbers are shared."""
WORDS, LOWER_CASE_WORDS = 4, 2
"""A sentence has so many words, and so many that begin with a small letter: a name or a title may well be the same."""
LETTERS = 4
"""Of a word in small letters that is no name or abbreviation."""
MOST_PLACES = 50
"""Places remembered for a five-gram: a text may consist of one sentence, repeated."""

BLANKS = re.compile(r"\W+")
WORD = re.compile(r"[^\W\d_]+")


def plain(text: str) -> str:
    """Letters and digits in small ones, with one blank between words."""
    return BLANKS.sub(" ", text).strip().casefold()


def grams(text: str) -> Counter[str]:
    """Runs of five characters of a plain text; of a shorter one itself."""
    told = plain(text)
    return Counter(told[at : at + GRAM] for at in range(max(len(told) - GRAM + 1, 1))) if told else Counter()


def repeats(source: str, target: str) -> bool:
    """Whether a text has the words of another, as it has when it was not translated: not a name or a number alone."""
    ours, theirs = ([word.casefold() for word in WORD.findall(side)] for side in (target, source))
    shared = Counter(ours) & Counter(theirs) if not set(ours).isdisjoint(theirs) else Counter()
    is_same = bool(shared) and shared.total() >= COPIED_IN_SCRIPT * max(len(ours), len(theirs))
    return is_same and any(word.islower() and len(word) >= LETTERS for word in WORD.findall(target))


class Source:
    """The five-grams of a source, and in which of its units they stand."""

    def __init__(self, text: Text, languages: LanguageMap) -> None:
        """Read the units of the source."""
        self._text = text
        self._languages = languages
        self._starts = [segment.start for segment in languages.segments]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._same: defaultdict[str, list[int]] = defaultdict(list)
        self._sizes: list[int] = []
        for index in range(len(text.units)):
            unit = text.of([index])
            self._same[plain(unit)].append(index)
            found = grams(unit)
            self._sizes.append(len(found))
            for gram in found:
                if len(places := self._places[gram]) < MOST_PLACES:
                    places.append(index)

    def copied(self, passage: str, share: float = COPIED, after: int = 0) -> tuple[int, ...]:
        """Indices of the units that a passage repeats, in order and side by side; none when it is no copy.

        Where the source has them more than once, the first place from the unit ``after`` on is meant.
        """
        found = grams(passage)
        known = [gram for gram in found if gram in self._places]
        if not known or sum(found[gram] for gram in known) < share * found.total():
            return ()
        if same := self._same.get(plain(passage)):
            return (next((index for index in same if index >= after), same[0]),)
        hits: defaultdict[int, set[str]] = defaultdict(set)
        for gram in known:
            for index in self._places[gram]:
                hits[index].add(gram)
        whole = side_by_side(sorted(index for index in hits if len(hits[index]) >= share * self._sizes[index]))
        alone = [(index,) for index in sorted(hits)]
        return max([*whole, *alone], key=lambda run: (len(set().union(*(hits[i] for i in run))), run[0] >= after))

    def is_foreign(self, units: Sequence[int]) -> bool:
        """Whether the first of some units is in another language than most of the source."""
        start = self._text.units[units[0]].start
        segment = self._languages.segments[bisect_right(self._starts, start) - 1]
        return segment.language not in (self._languages.language, UNDETERMINED)


def side_by_side(indices: Sequence[int]) -> list[tuple[int, ...]]:
    """Runs of indices, which are in order, with no more than one that is missing between two of them."""
    starts = [at for at, index in enumerate(indices) if not at or index - indices[at - 1] > 2]
    return [tuple(indices[start:end]) for start, end in pairwise([*starts, len(indices)])]


def untranslated(
    text: str, passages: Iterable[Segment], source: Source
) -> Iterator[tuple[Segment, tuple[int, ...]]]:
    """The passages and the units of the source that each repeats; without those that the source has as they are."""
    after = 0
    for passage in passages:
        units = source.copied(text[passage.start : passage.end], after=after)
        after = units[-1] + 1 if units else after
        if not units or not source.is_foreign(units):
            yield passage, units


def in_one_script(target: Text, source: Text, copies: Source) -> Iterator[tuple[Segment, tuple[int, ...]]]:
    """Sentences of a translation that repeat the source, where both are written in one script.

    There, no letter gives them away.
    """
    if target.language == source.language or main_script(target.document.text) != main_script(source.document.text):
        return
    after = 0
    for unit in target.units:
        sentence = target.document.text[unit.start : unit.end]
        words = WORD.findall(sentence)
        if len(words) >= WORDS and sum(word[0].islower() for word in words) >= LOWER_CASE_WORDS:
            units = copies.copied(sentence, COPIED_IN_SCRIPT, after)
            after = units[-1] + 1 if units else after
            if units and not copies.is_foreign(units):
                yield Segment(unit.start, unit.end, source.language), units
