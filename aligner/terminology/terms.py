"""Where the terms of a glossary stand in a text: by the dictionary forms of their words, in any inflection.

Every word of a term is reduced to its lemmas, and so is every word of the text, so «карта, карты, карту» are one term.
A text is read once, whatever the number of terms, and leads from word to word through those that begin alike: words of
a glossary that no text comes to are never reduced, for of 100,000 terms that would take half a minute.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from aligner.morphology.lemmas import BEGINNING, beginning_of, lemmas, main_lemmas
from aligner.terminology.glossary import Term, Terms

WORD = re.compile(r"\w+(?:[-'’]\w+)*")
JOINED = re.compile(r"[ \t\n\r\xa0\u202f\u2009-]{1,3}|\. ?")
"""What may stand between two words of a term."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A term as it is looked for."""

    words: tuple[str, ...]
    term: Term
    number: int = field(compare=False)
    """Its place in the glossary."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place of a term in a text."""

    start: int
    end: int
    phrase: Phrase


class Branch:
    """The phrases that begin with the same words, by the next one.

    What the next words are reduced to is found out when a text has come here: of all of them where that is quickly
    done, of the others when a word of the text begins as they do.
    """

    def __init__(self, phrases: Sequence[Phrase], depth: int, language: str) -> None:
        """Phrases with the same ``depth`` words first."""
        self.whole = tuple(dict.fromkeys(phrase for phrase in phrases if len(phrase.words) == depth))
        self._depth, self._language = depth, language
        self._phrases: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            if len(phrase.words) > depth:
                self._phrases.setdefault(phrase.words[depth].lower(), []).append(phrase)
        self._branches: dict[str, Branch] = {}
        self._by_lemma: dict[str, list[str]] = {}
        self._waiting: dict[str, list[str]] = {}
        for word in self._phrases:
            beginning = beginning_of(word, language)
            if beginning:
                self._waiting.setdefault(beginning, []).append(word)
            else:
                self._reduce(word)

    def following(self, word: str) -> "Iterator[Branch]":
        """The branches of the phrases of which a word of the text can be the next one."""
        of_word = lemmas(word, self._language)
        for beginning in {lemma[:BEGINNING] for lemma in of_word} & self._waiting.keys():
            for each in self._waiting.get(beginning, ()):
                self._reduce(each)
            self._waiting.pop(beginning, None)      # only now: another thread may be here as well
        for each in {each for lemma in of_word for each in self._by_lemma.get(lemma, ())}:
            if each not in self._branches:
                self._branches[each] = Branch(self._phrases[each], self._depth + 1, self._language)
            yield self._branches[each]

    def _reduce(self, word: str) -> None:
        for lemma in main_lemmas(word, self._language):
            self._by_lemma.setdefault(lemma, []).append(word)


@dataclass(frozen=True)
class Index:
    """Phrases by their words."""

    root: Branch
    is_empty: bool

    def find(self, text: str) -> list[Occurrence]:
        """The places of phrases; of those that overlap the first, and the longest of these."""
        matches = [] if self.is_empty else list(WORD.finditer(text))
        found = (each for at in range(len(matches)) for each in self._beginning(text, matches, at))
        kept: list[Occurrence] = []
        for each in sorted(found, key=lambda place: (place.start, -place.end, place.phrase.number)):
            last = kept[-1] if kept else None
            if last is None or each.start >= last.end or (each.start, each.end) == (last.start, last.end):
                kept.append(each)
        return kept

    def _beginning(self, text: str, matches: Sequence[re.Match[str]], first: int) -> Iterator[Occurrence]:
        """The phrases whose first word stands at a place."""
        branches = [self.root]
        for last in range(first, len(matches)):
            if last > first and not JOINED.fullmatch(text, matches[last - 1].end(), matches[last].start()):
                return
            word = matches[last].group()
            branches = [each for branch in branches for each in branch.following(word)]
            if not branches:
                return
            said = [match.group() for match in matches[first : last + 1]]
            for phrase in (phrase for branch in branches for phrase in branch.whole):
                if not phrase.term.case or all(map(has_case_of, said, phrase.words)):
                    yield Occurrence(matches[first].start(), matches[last].end(), phrase)


def has_case_of(word: str, own: str) -> bool:
    """Whether a word has capitals where that of a phrase has them."""
    return own[0].isupper() == word[0].isupper() and own.isupper() == word.isupper()


def index_of(phrases: Sequence[tuple[str, Term]], language: str) -> Index:
    """An index of terms in one language, each with what it belongs to."""
    found = (Phrase(tuple(WORD.findall(text)), term, number) for number, (text, term) in enumerate(phrases))
    kept = [phrase for phrase in found if phrase.words]
    return Index(Branch(kept, 0, language), not kept)


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
