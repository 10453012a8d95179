"""The words with a capital letter in a Russian or an English text, and which of them are names that are carried over.

In Russian, common words have small letters, so a capital inside a sentence is strong evidence, and the dictionary says
which words are first names, surnames and places. In English a capital says little: weekdays, adjectives of nations,
titles and the words of headings have it, so a name is what the dictionary does not have, a place that CLDR has, a word
behind Mr or President, and a word that the dictionary has as a name too, where no article and no other capital is near.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from aligner.function_words import opens_a_sentence, word_set
from aligner.morphology import lemmas, russian
from aligner.names import exonyms

WORD = re.compile(r"U\.(?:K|S|S\.A|A\.E)\.|[^\W\d_]+(?:[-‑'’][^\W\d_]+)*")
"""A word, or the code of a country with stops."""
CYRILLIC = re.compile("[Ѐ-ӿ]")
ENDS_BEFORE = frozenset(".?!:;…»")
OPENERS = " \t\"“«„('–—-…[‘’”"
POSSESSIVE = re.compile(r"['’](?:s|ve|ll|d|m|re)?$")
BELONGING = re.compile(r"(?:ish|ese|ics?|ians?|cans?|\w{4}eans?|lims?|hindus?|isms?|ists?)$")
"""Endings of English words that have a capital because they belong to a nation, a faith, a party."""
NUMBERED = re.compile(r"[-‑–]?\d")
"""Behind a word: it is a model or a disease, as Covid-19."""
OPENER = re.compile(r"(?:ing|al|ed|ly|ous|ive|ion|ions|able|ment|ity)$")
"""Endings of English words that no dictionary has and that are no names, at the beginning of a sentence."""
MADE = re.compile(r"un(\w{4,})|(\w{4,})(?:able|less|ness)")
"""Words that no dictionary has to have: Unsharp, Dockable."""
SHORTENED = re.compile("n['’]t$", re.IGNORECASE)
INSTITUTION = re.compile("гос|мин|рос|глав|спец|евро", re.IGNORECASE)
"""Beginnings of organisations' short names, which are translated."""
DESCRIBES = re.compile("(?:[нлмт](?:ый|ая|ое)|[шщ]ий)$")
"""Endings of adjectives and participles that are translated, be they part of a name: Десятинная церковь."""
ABSTRACT = re.compile("(?:[аеия]ние|ость|ство|ция|[аеиы]ть)$")
"""Endings of what is or is done, in the first form, be it in no dictionary: Автокадрирование, Отцентровать."""
REGION = re.compile("(?:за|под|по|при|меж|между|пред)[^\\W\\d_]+ье")
"""A region named after what it lies beside: Заполярье is the Arctic, Подмосковье the Moscow Region."""
TITLES = word_set(
    "Mr Mrs Ms Miss Mx Dr Sir Dame Lady Prof Rev Sen Rep Gov Gen Lt Col Maj Capt Sgt Cmdr Adm Insp Supt Hon President "
    "Chancellor Premier Senator Congressman Congresswoman Governor Mayor Judge Sheriff Professor"
)
"""English titles: the word behind one is a name."""
TRANSLATED = word_set("covid earth god labour christmas easter земля бог евросоюз")
"""Words that a dictionary has as names, and that are translated."""
TITLE_BEFORE = re.compile(r"([^\W\d_]+)\.? $")
DETERMINERS = word_set("the a an this that these those our your his her their my its no any every each some all")
LAST_WORD = re.compile(r"([^\W\d_]+) $")
CAPITAL_BEHIND = re.compile(r" [^\W\d_a-zа-яё]")

ARTICLE_BEFORE = re.compile(r"\b[Tt]he ((?:[^\W\d_a-zа-яё][\w'’-]* (?:of )?)*)$")
KING, LONGEST_KING = re.compile(r"(?<!\w)[^\W\d_a-zа-яё]\w+ the $"), 60
"""A name and the article before what a king is called, and the characters in which they are looked for."""
QUOTES = "«\"„“'‘"
OF_A_FAMILY = re.compile("(?:[оеё]в|ин|ын|ский|цкий)(?:а|у|ым|е|ой|ых|ыми?|ого|ому)?$")
"""Endings of Russian family names, which may be forms of common words: Кулаков, Мясников."""

OF_A_PERSON = re.compile("(?:[оеё]в|ин|ын)$")
"""Endings of adjectives that say whose something is, and read as family names: Петров."""

HEADLINE = 0.7
"""Share of the longer English words behind the first that have a capital, from which a capital says nothing."""
LONG, NAME_LETTERS, MENTION_LETTERS = 4, 4, 3
ACRONYM = 0.5
"""Share of capital letters in a short name, above which it is one."""
LIKELY, SURELY = 0.3, 0.8
"""How likely a Russian word is a name by its dictionary, inside a sentence and at its beginning."""
COMMON = 0.5
"""Share of the likeliest reading's probability from which a word at the beginning is a common one: Кулик, Мороз."""


@dataclass(frozen=True, slots=True)
class Name:
    """A word with a capital letter."""

    start: int
    end: int
    text: str
    is_sure: bool
    """Whether it is a name that is carried over, as far as dictionaries tell; else it may be one."""
    is_given: bool = False
    """Whether it may be a first name or patronymic."""
    is_part: bool = False
    """Whether it is no name by itself, but may be a part of one: Russian, Объединиться."""
    is_called: bool = False
    """Whether it is what an English king is called: Ivan the Terrible."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """The words of a text that matter for its names."""

    names: tuple[Name, ...]
    """Words with a capital, in order."""
    candidates: tuple[Name, ...]
    """Those of them that may be names."""
    common: tuple[str, ...]
    """The longer words in small letters."""


def mentions_in(text: str, language: str) -> Mentions:
    """The words of a text."""
    matches = list(WORD.finditer(text))
    capitals = [match for match in matches if has_capital(match.group())]
    small = [match for match in matches if not has_capital(match.group())]
    names = tuple(judged(text, match, language) for match in capitals if not is_mere_opener(text, match))
    if language == "ru":
        names = tuple(with_first_names(names))
    longer = [match.group() for match in matches[1:] if len(match.group()) >= LONG]
    is_headline = language != "ru" and sum(word[0].isupper() for word in longer) > HEADLINE * len(longer)
    common = tuple(dict.fromkeys(match.group() for match in small if len(match.group()) >= LONG))
    if is_headline:
        return Mentions(names, tuple(name for name in names if is_english_name(name.text, True)), common)
    return Mentions(names, tuple(name for name in names if may_be_name(text, name, language)), common)


def has_capital(word: str) -> bool:
    """Whether a letter of a word is a capital."""
    return any(map(str.isupper, word))


def is_mere_opener(text: str, match: re.Match[str]) -> bool:
    """Whether a word has its capital only because a sentence begins with it: In, Meanwhile, Он."""
    return opens_a_sentence(match.group()) and opens_sentence(text, match.start())


def judged(text: str, match: re.Match[str], language: str) -> Name:
    """A word with a capital, and what the dictionaries say of it."""
    word = match.group().replace(".", "")
    opens = opens_sentence(text, match.start())
    if NUMBERED.match(text, match.end()):
        return Name(*match.span(), word, False, is_part=True)
    if language != "ru":
        is_called = bool(KING.search(text[max(0, match.start() - LONGEST_KING) : match.start()]))
        sure = is_english_name(word, opens) or stands_as_a_name(text, match)
        is_part = is_called or bool(BELONGING.search(word)) or is_of_an_institution(text, match)
        return Name(*match.span(), word, sure, True, not sure and is_part, is_called)
    is_quoted = text[: match.start()].endswith(tuple(QUOTES))
    readings = russian.readings(word)
    sure, given = is_russian_name(word, opens), any(reading.is_given for reading in readings)
    may_be_one = is_quoted or not russian.is_known(word) or bool(OF_A_FAMILY.search(word))
    is_noun = any(reading.is_name or (reading.is_noun and may_be_one) for reading in readings)
    is_noun = is_noun and not any(REGION.fullmatch(reading.lemma) for reading in readings)
    return Name(*match.span(), word, sure, given and not is_quoted, is_part=not sure and not is_noun)


def is_of_an_institution(text: str, match: re.Match[str]) -> bool:
    """Whether an English word is one of several with a capital that an article stands before: the High Court."""
    front = ARTICLE_BEFORE.search(text[max(0, match.start() - 60) : match.start()])
    return bool(front and (front[1] or CAPITAL_BEHIND.match(text, match.end())))


def with_first_names(names: Sequence[Name]) -> Iterator[Name]:
    """The same; after a first name, a word that might be a common one is a surname: Александр Черняк, Иван Грен."""
    for before, name in zip((None, *names), names, strict=False):
        beside = before is not None and name.start == before.end + 1
        named = beside and before is not None and before.is_given and before.is_sure
        yield replace(name, is_sure=True) if named and may_be_of_a_family(name.text) else name


def may_be_of_a_family(word: str) -> bool:
    """Whether what stands behind a first name may be a surname: not Екатерина Великая."""
    readings = russian.readings(word)
    described = russian.is_known(word) and any(reading.is_adjective for reading in readings)
    return not is_acronym(word) and (not described or any(reading.is_family for reading in readings))


def may_be_name(text: str, name: Name, language: str) -> bool:
    """Whether a word with a capital has it for another reason than the beginning of a sentence."""
    if name.is_sure:
        return True
    if len(name.text) < MENTION_LETTERS or not name.text[0].isupper() or is_acronym(name.text):
        return False
    if opens_sentence(text, name.start):
        return language == "ru" and is_russian_family(name.text)
    small = POSSESSIVE.sub("", name.text).lower()
    return language != "en" or (small not in DETERMINERS and small.rstrip("s") not in days_and_months())


@lru_cache(maxsize=20_000)
def is_russian_family(word: str) -> bool:
    """Whether a word of a Russian text may be a surname although it may be a common one too: Кузнецов."""
    family = sum(reading.score for reading in russian.readings(word) if reading.is_family)
    return family > LIKELY and russian.is_known(word) and bool(OF_A_FAMILY.search(word))


@lru_cache(maxsize=1)
def days_and_months() -> frozenset[str]:
    """As they are compared: without the s of a plural."""
    return frozenset(name.rstrip("s") for name in exonyms.calendar())


def opens_sentence(text: str, start: int) -> bool:
    """Whether a word is the first of a sentence, or of a part that may begin with a capital."""
    before = text[max(0, start - 12) : start].rstrip(OPENERS)
    return not before or before[-1] in ENDS_BEFORE or "\n" in text[start - 1 : start]


def is_acronym(word: str) -> bool:
    """Whether it is written in capitals: ООН, McD."""
    return sum(map(str.isupper, word)) > ACRONYM * len(word)


@lru_cache(maxsize=20_000)
def is_russian_name(word: str, opens: bool) -> bool:
    """Whether a word of a Russian text with a capital letter is a name that is carried over by ear."""
    if is_acronym(word) or len(word) < NAME_LETTERS:
        return False
    readings, known = russian.readings(word), russian.is_known(word)
    parts = [part for part in re.split("[-‑]", word) if part]
    if len(parts) > 1:
        is_common = known and not any(reading.is_name or reading.is_adjective for reading in readings)
        named = (is_russian_name(part, opens) for part in parts if part[0].isupper() and not part.endswith("о"))
        return not is_common and any(named)
    if not word[0].isupper():
        return False
    if not CYRILLIC.match(word):
        return not opens
    likely = sum(reading.score for reading in readings if reading.is_name)
    if any(reading.is_short or reading.lemma in TRANSLATED or REGION.fullmatch(reading.lemma) for reading in readings):
        return False
    if any(reading.is_adjective and not OF_A_PERSON.search(reading.lemma) for reading in readings):
        return not opens and any(
            is_of_a_place(reading) or not (known or DESCRIBES.search(reading.lemma)) for reading in readings
        )
    if opens:
        best = max(reading.score for reading in readings)
        is_common = any(not reading.is_name and reading.score >= COMMON * best for reading in readings)
        return known and likely > SURELY and not is_common
    return likely > LIKELY or (not known and not INSTITUTION.match(word) and not ABSTRACT.search(readings[0].lemma))


def is_of_a_place(reading: russian.Reading) -> bool:
    """Whether an adjective is that of a place: волгоградский, and not королевский, though there is a Королёв."""
    stem = re.fullmatch(r"(\w{4,})ск(?:ий|ой)", reading.lemma)
    towns = (stem[1], f"{stem[1]}ь", f"{stem[1]}ск") if reading.is_adjective and stem else ()
    return any(russian.is_known(town) and all(of.is_name for of in russian.readings(town)) for town in towns)


@lru_cache(maxsize=20_000)
def is_english_name(word: str, opens: bool) -> bool:
    """Whether a word of an English text with a capital is a name: a known place, or no word of the dictionary."""
    word = POSSESSIVE.sub("", word)
    if is_acronym(word) or len(word) < NAME_LETTERS or SHORTENED.search(word):
        return False
    parts = [part for part in re.split("[-‑]", word) if part]
    if len(parts) > 1:
        return any(is_english_name(part, opens) for part in parts if part[0].isupper())
    if not word[0].isupper():
        return False
    small = word.lower()
    if small in exonyms.exonyms().places:
        return True
    if small in TRANSLATED or small.rstrip("s") in days_and_months() or BELONGING.search(small):
        return False
    made = MADE.fullmatch(small)
    if lemmas.is_word(small, "en") or (made and lemmas.is_word(made[1] or made[2], "en")):
        return False
    return not exonyms.is_of_an_exonym(small) and not (opens and OPENER.search(small))


def stands_as_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether an English word of the dictionary is a name where it stands: Mr Pilot, "told Smith that"."""
    word = POSSESSIVE.sub("", match.group())
    if is_acronym(word) or len(word) < NAME_LETTERS or not word.isalpha() or not word[0].isupper():
        return False
    before = text[max(0, match.start() - 20) : match.start()]
    title = TITLE_BEFORE.search(before)
    if title and title[1] in TITLES:
        return True
    last = LAST_WORD.search(before)
    return bool(
        last
        and last[1].islower()
        and last[1] not in DETERMINERS
        and not CAPITAL_BEHIND.match(text, match.end())
        and is_known_as_a_name(word)
    )


@lru_cache(maxsize=20_000)
def is_known_as_a_name(word: str) -> bool:
    """Whether the English dictionary has a word with a capital too, and it is no nation, faith, party or day."""
    small = word.lower()
    if BELONGING.search(small) or small.endswith("s") or small in days_and_months() or small in TRANSLATED:
        return False
    return lemmas.is_name(word, "en") and small not in exonyms.adjectives_of_english()
