"""What a translation repeats of its source as it is: passages that were never translated."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from aligner.languages import script_of
from aligner.model import UNDETERMINED, LanguageMap, Segment, Text
from aligner.words import LETTERS, has_common

GRAM = 5
COPIED = 0.70
"""Share of a passage's five-grams from which it repeats the source: it tells 1,176 copies in WMT22 news from 589 other
passages without an error."""
COPIED_IN_SCRIPT = 0.80
"""The same for a sentence in the script of the translation's own, where names and numbers are shared."""
WORDS, LOWER_CASE_WORDS = 4, 2
"""A sentence has so many words, and so many that begin with a small letter: a name or a title may well be the same."""
MOST_PLACES = 50
"""Places that are remembered for a five-gram, or looked at for a passage: a text may consist of one sentence. What has
more says nothing of where it is."""

BLANKS = re.compile(r"\W+")


def grams(text: str) -> Counter[str]:
    """Runs of five characters, letters and digits with one blank between words; of a shorter text itself."""
    said = plain(text)
    return Counter(said[at : at + GRAM] for at in range(max(len(said) - GRAM + 1, 1))) if said else Counter()


def pieces(text: str) -> Counter[str]:
    """The five-grams of a text, and its words that are shorter than that: Yes."""
    said = plain(text)
    short = Counter(word for word in said.split() if len(word) < GRAM)
    return short if len(said) < GRAM else short + grams(text)


def plain(text: str) -> str:
    """The words of a text, in small letters and with one blank between them."""
    return BLANKS.sub(" ", text).strip().casefold()


def repeats(source: str, target: str) -> bool:
    """Whether a text has the words of another, as it has when it was not translated: not a name or a number alone."""
    ours, theirs = ([word.casefold() for word in LETTERS.findall(side)] for side in (target, source))
    shared = Counter(ours) & Counter(theirs) if not set(ours).isdisjoint(theirs) else Counter()
    is_same = bool(shared) and shared.total() >= COPIED_IN_SCRIPT * max(len(ours), len(theirs))
    return is_same and has_common(target)


class SourceGrams:
    """The five-grams of a source, and in which of its units they stand."""

    def __init__(self, text: Text, languages: LanguageMap) -> None:
        """Read the units of the source."""
        self._text = text
        self._languages = languages
        self._starts = [segment.start for segment in languages.segments]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._sizes: list[int] = []
        self._same: list[list[int]] = []
        same: defaultdict[str, list[int]] = defaultdict(list)
        for index in range(len(text.units)):
            found = grams(text.of([index]))
            self._sizes.append(len(found))
            self._same.append(same[plain(text.of([index]))])
            self._same[-1].append(index)
            for gram in found:
                if len(places := self._places[gram]) < MOST_PLACES:
                    places.append(index)

    @property
    def count(self) -> int:
        """How many units there are."""
        return len(self._sizes)

    def closest(self, passage: str, share: float = COPIED) -> Sequence[int]:
        """The unit that a passage repeats, with all that are the same, in order; none when it is no copy."""
        found = grams(passage)
        known = [gram for gram in found if gram in self._places]
        if not known or sum(found[gram] for gram in known) < share * found.total():
            return ()
        rare = [gram for gram in known if len(self._places[gram]) < MOST_PLACES]
        hits = Counter(index for gram in rare or known for index in self._places[gram])
        best = max(sorted(hits), key=lambda index: hits[index] / (len(found) + self._sizes[index]))
        return self._same[best]

    def around(self, index: int, passage: str) -> tuple[int, ...]:
        """A unit that a passage repeats, and those beside it as long as both texts have more in common with them."""
        left, own = pieces(passage), pieces(self._text.of([index]))
        total, size, common = left.total(), own.total(), (own & left).total()
        left.subtract(own)
        ends = {-1: index, 1: index}
        for step in ends:
            while 0 <= (beside := ends[step] + step) < self.count:
                own = pieces(self._text.of([beside]))
                more, longer = common + (own & left).total(), size + own.total()
                if more * (total + size) <= common * (total + longer):
                    break
                left.subtract(own)
                common, size, ends[step] = more, longer, beside
        return tuple(range(ends[-1], ends[1] + 1))

    def is_foreign(self, passage: str, units: Sequence[int]) -> bool:
        """Whether the source has in another language than most of it what a passage repeats of some units."""
        span = self._text.span(units)
        first = bisect_right(self._starts, span.start) - 1
        known: Counter[str] = Counter()
        for segment in self._languages.segments[first : bisect_left(self._starts, span.end)]:
            if segment.language not in (self._languages.language, UNDETERMINED):
                known.update(grams(self._text.document.text[segment.start : segment.end]))
        found = grams(passage)
        return sum(number for gram, number in found.items() if gram in known) >= COPIED * found.total()


def untranslated(
    text: str, passages: Iterable[Segment], source: SourceGrams
) -> Iterator[tuple[Segment, tuple[int, ...]]]:
    """The passages and the units of the source that each repeats; without those that the source has as they are."""
    for passage, units in located(text, list(passages), source, COPIED):
        if not units or not source.is_foreign(text[passage.start : passage.end], units):
            yield passage, units


def in_one_script(target: Text, source: Text, copies: SourceGrams) -> Iterator[tuple[Segment, tuple[int, ...]]]:
    """Sentences of a translation that repeat the source, where both are written in one script.

    There, no letter gives them away.
    """
    text = target.document.text
    scripts = {script_of(each.language, each.document.text) for each in (target, source)}
    if target.language == source.language or len(scripts) > 1:
        return
    sentences = [Segment(unit.start, unit.end, source.language) for unit in target.units]
    some = [each for each in sentences if is_sentence(text[each.start : each.end])]
    for sentence, units in located(text, some, copies, COPIED_IN_SCRIPT):
        if units and not copies.is_foreign(text[sentence.start : sentence.end], units):
            yield sentence, units


def is_sentence(text: str) -> bool:
    """Whether it has more words, and more in small letters, than a name or a title."""
    words = LETTERS.findall(text)
    return len(words) >= WORDS and sum(word[0].islower() for word in words) >= LOWER_CASE_WORDS


def located(
    text: str, passages: Sequence[Segment], source: SourceGrams, share: float
) -> Iterator[tuple[Segment, tuple[int, ...]]]:
    """The passages and the units of the source that each repeats: none if it is no copy.

    What could be one of several units that are the same is the one nearest to where it should be between passages of
    which the place is known, and of which no other passage is it: a heading stands in the contents as well.
    """
    import numpy as np

    from aligner.alignment.anchors import heaviest_chain

    found = [source.closest(text[each.start : each.end], share) for each in passages]
    both = zip(passages, found, strict=True)
    sure = [(each.start, places[0], each.end - each.start) for each, places in both if len(places) == 1]
    chain = heaviest_chain(*np.array(sure, np.int64).reshape(-1, 3).T)
    known = np.concatenate([[[0, 0]], chain, [[len(text), source.count]]]).T
    used: set[int] = set()
    for passage, places in zip(passages, found, strict=True):
        if not places:
            yield passage, ()
            continue
        expected = float(np.interp(passage.start, *known))
        at = bisect_left(places, expected)
        near = places[max(at - MOST_PLACES // 2, 0) : at + MOST_PLACES // 2]
        place = min(near, key=lambda index: (index in used, abs(index - expected)))
        used.add(place)
        yield passage, source.around(place, text[passage.start : passage.end])
