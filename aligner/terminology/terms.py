"""Where the terms of a glossary stand in a text: by the dictionary forms of their words, in any inflection.

Every word of a term is reduced to its lemmas, and so is every word of the text, so «карта, карты, карту» are one term.
A text is read once, whatever the number of terms: the lemma of a first word leads to the terms that begin with it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from aligner.morphology.lemmas import lemmas, main_lemmas
from aligner.terminology.glossary import Term, Terms

WORD = re.compile(r"\w+(?:[-'’]\w+)*")
JOINED = re.compile(r"[ \t\n\r\xa0\u202f\u2009-]{1,3}|\. ?")
"""What may stand between two words of a term."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A term as it is looked for."""

    words: tuple[str, ...]
    lemmas: tuple[frozenset[str], ...]
    term: Term


@dataclass(frozen=True, slots=True)
class Found:
    """A place of a term in a text."""

    start: int
    end: int
    phrase: Phrase


@dataclass(frozen=True)
class Index:
    """Phrases by the lemmas of their first words."""

    by_lemma: Mapping[str, tuple[Phrase, ...]]
    language: str

    def find(self, text: str) -> list[Found]:
        """The places of phrases; of those that overlap the first, and the longest of these."""
        matches = list(WORD.finditer(text)) if self.by_lemma else []
        found = (each for at in range(len(matches)) for each in self._beginning(text, matches, at))
        kept: list[Found] = []
        for each in sorted(found, key=lambda place: (place.start, -place.end)):
            last = kept[-1] if kept else None
            if last is None or each.start >= last.end or (each.start, each.end) == (last.start, last.end):
                kept.append(each)
        return kept

    def _beginning(self, text: str, matches: Sequence[re.Match[str]], at: int) -> Iterator[Found]:
        """The phrases whose first word stands at a place."""
        of_word = lemmas(matches[at].group(), self.language)
        for phrase in dict.fromkeys(phrase for lemma in of_word for phrase in self.by_lemma.get(lemma, ())):
            part = matches[at : at + len(phrase.words)]
            if len(part) == len(phrase.words) and all(
                fits(match.group(), phrase, index, self.language) for index, match in enumerate(part)
            ) and all(JOINED.fullmatch(text, one.end(), other.start()) for one, other in pairwise(part)):
                yield Found(part[0].start(), part[-1].end(), phrase)


def fits(word: str, phrase: Phrase, index: int, language: str) -> bool:
    """Whether a word can be that of a phrase; where case matters, with capitals where the phrase has them."""
    if phrase.lemmas[index].isdisjoint(lemmas(word, language)):
        return False
    own = phrase.words[index]
    return not phrase.term.case or (own[0].isupper() == word[0].isupper() and own.isupper() == word.isupper())


def index_of(phrases: Sequence[tuple[str, Term]], language: str) -> Index:
    """An index of terms in one language, each with what it belongs to."""
    by_lemma: defaultdict[str, list[Phrase]] = defaultdict(list)
    for text, term in phrases:
        words = tuple(WORD.findall(text))
        if words:
            phrase = Phrase(words, tuple(main_lemmas(word, language) for word in words), term)
            for lemma in phrase.lemmas[0]:
                by_lemma[lemma].append(phrase)
    return Index({lemma: tuple(found) for lemma, found in by_lemma.items()}, language)


@lru_cache(maxsize=8)
def sources(terms: Terms, source: str, target: str) -> Index:
    """The terms to look for in an original."""
    return index_of([(term.source, term) for term in terms if term.source and term.is_for(source, target)], source)


@lru_cache(maxsize=8)
def targets(terms: Terms, source: str, target: str) -> Index:
    """What may stand in a translation."""
    kept = [term for term in terms if term.is_for(source, target)]
    return index_of([(text, term) for term in kept for text in term.targets], target)


@lru_cache(maxsize=8)
def forbidden(terms: Terms, language: str) -> Index:
    """What may not stand in a text."""
    kept = [term for term in terms if term.languages is None or term.languages[1] == language]
    return index_of([(text, term) for term in kept for text in term.forbidden], language)
