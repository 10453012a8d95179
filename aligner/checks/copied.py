"""Words that a translation in another script has as its source has them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from aligner.checks.base import Article
from aligner.checks.kept import SPOKEN_OF, before_in_line
from aligner.function_words import opens_a_sentence, word_set
from aligner.languages import script_of, species
from aligner.languages.scripts import letter, noise_in
from aligner.languages.tokens import inside
from aligner.model import Bitext, Bounds
from aligner.morphology.lemmas import is_word
from aligner.words import LEAST_COMMON, LETTERS, is_common

QUOTED = re.compile(r"[«“„\"(\[][^«»“”„\"()\[\]\n]{0,200}[»”“\")\]]")
IN_A_NAME = re.compile(r"^[-@/_&!'’.<\d]|\w[-@/_&!'’>\d]|\w\.\w|\w:/")
"""In a word and what stands right before and after it."""
BESIDE = re.compile(r"[,:]?[ \u00a0](?:[\d.,]{1,9}[°%]?[ \u00a0])?|-|['’]")
"""Between two words of one phrase: blanks, and a number."""

SMALL = word_set(
    "the of and for to with in is was are were by from on as his her has had not but it be an its who they we he she "
    "в во и на с со к ко о об от до из за по у не ни но а же бы ли что как так это он она они мы вы я их его её для или"
)
"""Function words: one that stands alone among words of another script is no name. Without "at", a command, and "a"."""
KEPT, KEPT_SHARE = 3, 0.75
"""How often a word stands in a text, and how often of all the times that the source has it: from there it is kept on
purpose."""
LONGEST_NAME = 8
"""Letters of a name in small letters: dpkg, postinst. Of the words of English medical abstracts that the dictionary has
not, 50 of 58 are longer."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand in a translation as they stand in its source."""

    start: int
    end: int
    kept: str = ""
    """Why they may be meant to stay; nothing if no reason is seen."""


def copied(article: Article) -> Iterator[Phrase]:
    """Words of the source's script that the source has as well, and none of a passage.

    One of them has four letters or more, all of them small: names, brands and abbreviations may stay. Or all are
    function words, or one is a day, a month or a place, among words of the text's own script. Not in addresses,
    nor where all of a quotation or of what stands in brackets is foreign: a title, a gloss. A word that is kept all
    over the text is told once.
    """
    bitext = article.bitext
    scripts = two_scripts(bitext) if bitext else None
    if bitext is None or scripts is None:
        return
    own, other = scripts
    left_out = united(
        [
            *noise_in(article.prose),
            *(match.span() for match in QUOTED.finditer(article.text) if is_foreign(match.group(), own)),
            *((passage.start, passage.end) for passage in article.passages),
        ]
    )
    foreign = [match.span() for match in LETTERS.finditer(article.text) if is_in(match.group(), other)]
    foreign = [span for span in foreign if not inside(left_out, span[0])]
    if not foreign:
        return
    text, theirs = article.text, LETTERS.findall(bitext.source.document.text)
    spans = list(phrases(text, foreign, theirs))
    here, there = Counter(text[start:end] for start, end in spans), Counter(theirs)
    told: set[str] = set()
    for start, end in spans:
        words = text[start:end]
        if words not in told:
            often = here[words] >= max(KEPT, KEPT_SHARE * there[words]) and words in there
            told |= {words} if often else set()
            yield Phrase(start, end, why(text, start, end, here[words] if often else 0, bitext.source.language))


def titles(article: Article) -> Iterator[Bounds]:
    """Titles and labels that are their originals, in words that the source has in small letters elsewhere: no names."""
    bitext = article.bitext
    scripts = two_scripts(bitext) if bitext and article.common_words else None
    if bitext is None or scripts is None:
        return
    foreign = {passage.start for passage in article.passages}
    for bead in bitext.pairs:
        said, span = bitext.target.of(bead.target), bitext.target.span(bead.target)
        words, theirs = LETTERS.findall(said), LETTERS.findall(bitext.source.of(bead.source))
        is_same = len(words) > 1 and words == theirs and span.start not in foreign
        long = {word for word in words if len(word) >= LEAST_COMMON}
        is_title = bool(long) and all(is_in(word, scripts[1]) and not word.islower() for word in long)
        if is_same and is_title and article.common_words.issuperset(map(str.lower, long)):
            yield span.start, span.end


def why(text: str, start: int, end: int, times: int, language: str) -> str:
    """Why words may be meant to stay."""
    words = text[start:end]
    if times:
        return f"so it does {times} times, and may be a term"
    if SPOKEN_OF.search(before_in_line(text, start)):
        return "the text may speak of the word itself"
    if species.ONE.fullmatch(words) and not is_word(words.split()[1], "en"):
        return "it may be the name of a species"
    is_short = words.isalpha() and words.islower() and len(words) <= LONGEST_NAME
    may_be_name = language == "en" and is_short and not is_word(words, language)
    return "it is in no dictionary and may be a name" if may_be_name else ""


def phrases(text: str, words: list[Bounds], theirs: list[str]) -> Iterator[Bounds]:
    """The words that the source has, those that stand together in both texts in one span.

    Only those that are to be translated.
    """
    known, neighbours = set(theirs), set(pairwise(theirs))
    runs: list[list[Bounds]] = []
    for word in words:
        if runs and goes_on(text, runs[-1][-1], word, neighbours):
            runs[-1].append(word)
        else:
            runs.append([word])
    for before, run, behind in zip([None, *runs], runs, [*runs[1:], None], strict=False):
        is_apart = is_parted(text, before, run) and is_parted(text, run, behind)
        if any(is_left(text, word, known) for word in run) or (is_apart and has_another_form(text, run, known)):
            yield run[0][0], run[-1][1]


def is_parted(text: str, run: list[Bounds] | None, behind: list[Bounds] | None) -> bool:
    """Whether a word of the text's own stands between two runs of foreign words, if there are two."""
    return run is None or behind is None or LETTERS.search(text, run[-1][1], behind[0][0]) is not None


def has_another_form(text: str, run: list[Bounds], known: set[str]) -> bool:
    """Whether some words that the source has are function words, or the name of a day, a month, a country or a city."""
    from aligner.names.exonyms import calendar, exonyms
    from aligner.names.mentions import opens_sentence

    start, end = run[0][0], run[-1][1]
    words = [text[word[0] : word[1]] for word in run]
    is_part = IN_A_NAME.search(text[max(start - 1, 0) : end + 2]) or text[start - 1 : start] == "?"
    if is_part or not known.issuperset(words):
        return False
    if len(words) == 1 and len(words[0]) >= LEAST_COMMON and words[0].lower() in calendar() | exonyms().places:
        return words[0].istitle()
    opens = len(words[0]) > 1 and opens_a_sentence(words[0]) and opens_sentence(text, start)
    return (opens or words[0] in SMALL) and SMALL.issuperset(words[1:])


def goes_on(text: str, left: Bounds, right: Bounds, neighbours: set[tuple[str, str]]) -> bool:
    """Whether two words stand together, and in the source as well."""
    here = BESIDE.fullmatch(text, left[1], right[0])
    return here is not None and (text[left[0] : left[1]], text[right[0] : right[1]]) in neighbours


def is_left(text: str, span: Bounds, known: set[str]) -> bool:
    """Whether a word that the source has is neither a name nor a part of one."""
    start, end = span
    word = text[start:end]
    if not is_common(word) or word not in known:
        return False
    return not IN_A_NAME.search(text[max(start - 1, 0) : end + 2])


def two_scripts(bitext: Bitext) -> tuple[str, str] | None:
    """The scripts of a translation and its source, if they are two."""
    own, other = (script_of(side.language, side.document.text) for side in (bitext.target, bitext.source))
    return None if own is None or other is None or own == other else (own, other)


def is_foreign(quotation: str, own: str) -> bool:
    """Whether no word of it is in the script of the text."""
    return not any(is_in(word, own) for word in LETTERS.findall(quotation))


def is_in(word: str, script: str) -> bool:
    """Whether a word is in a script, by its first letter."""
    return letter(script).match(word) is not None


def united(spans: Iterable[Bounds]) -> list[Bounds]:
    """What spans cover together, in order: a quotation may stand inside a passage."""
    found: list[Bounds] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found
