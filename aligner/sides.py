"""A translation and its source -> which language is where in each, and whether they can be what they are named."""

from collections import Counter
from typing import NamedTuple

from aligner import languages
from aligner.copies import COPIED, grams
from aligner.encoders import Progress
from aligner.languages import SCRIPT_OF
from aligner.model import UNDETERMINED, Document, LanguageMap, Settings
from aligner.passages import told
from aligner.words import count_words

LEAST_WORDS = 20
"""Words of a text from which it is said that it is in the language of its source: fewer may be names and addresses."""
ITS_OWN = 0.1
"""Share of what a text does not have in common with the other one that shows its language: the rest may be code and
names, or a translation of what the other one said before."""


class Sides(NamedTuple):
    """The languages of a translation and of its source."""

    found: LanguageMap
    of_source: LanguageMap
    mixed_up: tuple[str, str] | None = None
    """Those that the source and the translation turn out to be in, where both cannot be what they were named."""


def told_apart(document: Document, source: Document, settings: Settings, progress: Progress | None = None) -> Sides:
    """Find the languages of a translation and of its source.

    Most of a translation may still be in the language of its source. So where most of both is in one language, each is
    in that of the sentences which the other does not have. They are mixed up if this is one language as well, or if
    each is in the language that the other was said to be in.
    """
    found = languages.split(document.prose, settings.language, settings.detector, progress)
    of_source = languages.split(source.prose, settings.source_language, settings.detector)
    stated = settings.source_language, settings.language
    own, theirs = most(found), most(of_source)
    if UNDETERMINED in (own, theirs) or (stated[0] and stated[0] == stated[1]):
        return Sides(found, of_source)
    if own == theirs:
        own = language_of_rest(document, found, source, own)
        theirs = language_of_rest(source, of_source, document, theirs)
    if own == theirs:
        enough = min(count_words(document.prose), count_words(source.prose)) >= LEAST_WORDS
        return Sides(found, of_source, (theirs, own) if enough else None)
    if None not in stated and (theirs, own) == (stated[1], stated[0]):
        return Sides(found, of_source, (theirs, own))
    if not settings.language and own != found.language:
        found = languages.split(document.prose, own, settings.detector)
    if not settings.source_language and theirs != of_source.language:
        of_source = languages.split(source.prose, theirs, settings.detector)
    return Sides(found, of_source)


def most(found: LanguageMap) -> str:
    """The language that most of a text is in, whatever was said of it."""
    sizes: Counter[str] = Counter()
    for segment in found.segments:
        sizes[segment.language] += segment.end - segment.start
    return max((each for each in SCRIPT_OF if each in sizes), key=lambda each: sizes[each], default=UNDETERMINED)


def language_of_rest(document: Document, found: LanguageMap, other: Document, shared: str) -> str:
    """The language of those sentences which another document does not have: ``shared`` if all are in that."""
    known = grams(other.prose)
    sizes: Counter[str] = Counter()
    for segment in found.segments:
        for start, end in told(document.prose, [segment]):
            own = grams(document.prose[start:end])
            if sum(number for gram, number in own.items() if gram in known) < COPIED * own.total():
                sizes[segment.language] += end - start
    of_its_own = max((each for each in SCRIPT_OF if each != shared), key=lambda language: sizes[language])
    return of_its_own if sizes[of_its_own] > ITS_OWN * sizes.total() else shared
