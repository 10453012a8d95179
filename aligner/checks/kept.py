"""Foreign words that may well be meant to stay: titles, words that are explained, words that are spoken of."""

import re

from aligner.function_words import word_set
from aligner.languages import SCRIPT_OF
from aligner.languages.boundaries import OF_A_CLAUSE
from aligner.languages.scripts import main_script
from aligner.model import Passage
from aligner.morphology.lemmas import is_word
from aligner.words import count_words

MOST_OF_A_TITLE = 8
"""Words between quotation marks that may be a title: Mujeres al borde de un ataque de nervios."""
LONG = 4
"""Letters from which a word of an English title has a capital."""
MOST_EXPLAINED = 12
"""Words that brackets right behind them may explain."""
MOST_SPOKEN_OF = 6
"""Words that a text may speak of: the Russian word тоска."""
MOST_TIMES = 2.5
"""What explains words is no longer than so many times them, and no shorter."""
MOST_KNOWN = 0.3
"""Share of names that are words as well: Brown, Green, Rich."""
FEW, LONGEST_NAME = 3, 30
"""Words and characters of a name in Greek or Arabic letters."""
WITH_SPACES = frozenset(("Grek", "Armn", "Hebr", "Arab", "Geor", "Deva"))
"""Scripts of which a few words are no sentence."""
NEAR = 40
"""Characters before a passage that are looked at."""

WORD = re.compile(r"[^\W\d_]{2,}")
STRIPPED = " *_.,:;()[]|"
OPENING, CLOSING = "«„“\"'‘", "»“”\"'’"
SAYS = re.compile(r"\b(?:says?|said|that|added|asked|replied|told|что|сказала?|говорит|заявила?|добавила?)[\s–—-]*$")
BEFORE_A_TITLE = re.compile(r"[\w)]\s*(?:[–—]\s*)?$")
REST_OF_A_QUOTATION = re.compile(r"[ \d.,]{1,9}[»”\"]")
"""Behind a word: «Ошибка 503»."""
BRACKETS = re.compile(r"\s?[»”\"]?\s?\(([^()\n]{2,200})\)")
SPOKEN_OF = re.compile(
    r"\b(?:words?|terms?|names?|phrases?|expressions?|slogans?|letters?|prefix(?:es)?|suffix(?:es)?|verbs?|nouns?|proverbs?"
    r"|called|written|spelt|spelled)(?:,? [a-z]+)?[\s«„“\"'‘]*$"
    r"|(?:слов[оа]|термин|выражени[ея]|фраз[аы]|лозунг|букв[аы]|называется)[\s«„“\"]*$"
    r"|\bin (?:[A-Z][a-z]+(?:ian|ish|ese)|German|French|Dutch|Greek|Latin|Arabic|Hebrew|Czech)[\s:,–—-]*[«„“\"'‘]$"
    r"|\bпо-[а-я]+ки[\s:,–—-]*[«„“\"]$"
)
OWN_NAMES = word_set("русский русская по-русски українська українською беларуская қазақша кыргызча тоҷикӣ български "
                     "српски македонски монгол ελληνικά հայերեն ქართული עברית العربية فارسی")
"""What languages call themselves: links to other versions of a page do not translate it."""
QUOTATIONS = re.compile(r"(?:[«„“\"][^«»„“”\".?…]{1,80}[»”“\"][,;.]?(?: (?:and|и) | |$)){2,}")
"""Titles, tempi and the like, one after another."""
SIGN = re.compile(r"\w\((?!e?s\))\w*\)|\w_\w|[{}]|[\w)] ?(?:[<>=!]=?|&&|::) ?[\w(\"']|\w\.\w+\(")
OF_A_SENTENCE = word_set("the an of to is are was were be it you we this that these will can not or by at "
                         "your after before when then its has have they there")
ITEM = re.compile(r"[ \t]*\d{1,3}[.)] +")
PART_OF_A_REFERENCE = re.compile(r"\b(?:[Vv]ol|[Nn]o|[Pp][pg]?|[Ss]er|[Ii]ss)(?:\. ?|(?<=pg) )\d|\b(?:1[5-9]|20)\d\d\b")
"""Vol. 5, 2001, pp. 7; one of them alone, and years alone, may stand in any sentence: he lives at No. 10."""
INITIAL = re.compile(r"(?<![\w.])(?!(?:U\. ?[SKN]|E\. ?U|D\. ?C)\.)[A-ZÀ-ŽА-ЯЁ]\.|\bet al\b")
"""Of an author; what has none may be the caption of a photo: The old station. Berlin, 1945."""
ENTRY = re.compile(
    r"\W{0,3}(?:\d{1,3}[\]).:]{1,2} )?[A-ZÀ-Ž][\w'’-]{1,30},?(?: (?:[A-ZÀ-Ž][\w.'’-]{0,30}[,;&]?|&|and|et|al\.)){0,9}"
    r" \((?:1[5-9]|20)\d\d[a-z]?\)[.,:]"
)
"""At the beginning of a line: Biot, J.-B. (1846), Mémoire sur le zodiaque."""
LONGEST_ENTRY = 600
"""Characters of a line that may be one."""
IDENTIFIED = re.compile(
    r"\b(?:doi|DOI|ISBN|ISSN|arXiv)\b|\b(?:1[5-9]|20)\d\d;\s?\d{1,4}(?:\(\d{1,3}\))?:\s?\d| // (?=[A-ZÀ-ŽА-ЯЁ])"
)
"""What nothing but references has: 2024;1:3–18; Nature // Science."""
BY_AN_AUTHOR = re.compile(
    r"[.»”\"] [—–] (?:1[5-9]|20)\d\d\b"
    r"|(?<=[.:;] )[A-ZÀ-Ž][\w-]{1,30}(?: [A-ZÀ-Ž][\w-]{1,30}){0,2}, (?:1[5-9]|20)\d\d[.;,)]"
    r"|[^\W\d_][\w.]{0,40}: [^\W\d_][\w.&-]{0,40}(?: [^\W\d_][\w.&-]{0,40}){0,3}, (?:1[5-9]|20)\d\d\b"
)
"""M.: Наука, 2001; Caucasian Battlefields. Cambridge, 1953; where initials stand too: sentences have the like."""


def reason(text: str, passage: Passage) -> str:
    """Why a passage may be meant to stay as it is; nothing if no reason is seen."""
    start, end = passage.start, passage.end
    words = count_words(text[start:end])
    if is_name_in_own_script(text, passage):
        return "it may be a name in its own script"
    before, after = before_in_line(text, start), text[end : end + NEAR].partition("\n")[0]
    if text[start:end].strip(STRIPPED).casefold() in OWN_NAMES:
        return "it is the name of a language in itself"
    if words <= MOST_EXPLAINED and is_explained(text, passage, words):
        return "the brackets behind them explain them"
    if words <= MOST_SPOKEN_OF and SPOKEN_OF.search(before):
        return "the text may speak of the words themselves"
    if passage.language == "en" and are_names(text[start:end]):
        return "they may be names and stay"
    if words <= MOST_OF_A_TITLE and is_quoted_title(text[start:end], before, after):
        return "they may be a title and stay"
    if QUOTATIONS.fullmatch(text, start, end):
        return "they may be titles and stay"
    if words <= MOST_OF_A_TITLE and is_foreign_name(text, passage, before):
        return "they may be a name and stay"
    if passage.copy is None and (may_be_title(text, passage) or (words <= MOST_OF_A_TITLE and is_item(text, passage))):
        return "they may be a title and stay"
    if passage.language == "en" and is_program(text[start:end]):
        return "they may be program text and stay"
    return "they may be a reference and stay" if is_reference(text, start, end + len(after)) else ""


def is_name_in_own_script(text: str, passage: Passage) -> bool:
    """Whether few words are in a script that is neither of English nor of Russian, which no original accounts for."""
    few = passage.end - passage.start <= LONGEST_NAME and count_words(text[passage.start : passage.end]) <= FEW
    return few and passage.copy is None and SCRIPT_OF.get(passage.language) in WITH_SPACES


def is_reference(text: str, start: int, end: int) -> bool:
    """Whether words say where something was published."""
    if IDENTIFIED.search(text, start, end):
        return True
    line = max(text.rfind("\n", max(0, start - LONGEST_ENTRY), start) + 1, start - LONGEST_ENTRY, 0)
    entry = ENTRY.match(text, line, end)
    if entry is not None and INITIAL.search(entry.group()):
        return True
    parts = PART_OF_A_REFERENCE.findall(text, start, end)
    has_parts = len(parts) > 1 and not all(map(str.isdigit, parts))
    if INITIAL.search(text, max(line, start - NEAR), end):
        return has_parts or BY_AN_AUTHOR.search(text, start, end) is not None
    is_clause = not OF_A_CLAUSE.isdisjoint(WORD.findall(text, start, end))
    return has_parts and not is_clause and any(part[0] not in "Nn" and not part.isdigit() for part in parts)


def before_in_line(text: str, start: int) -> str:
    """What stands before a place in its line, as far as it is looked at."""
    return text[max(0, start - NEAR) : start].rpartition("\n")[2]


def is_explained(text: str, passage: Passage, words: int) -> bool:
    """Whether brackets right behind it hold about as many words in another script."""
    match = BRACKETS.match(text, passage.end)
    if match is None or main_script(match[1]) == main_script(text[passage.start : passage.end]):
        return False
    return words <= MOST_TIMES * count_words(match[1]) and count_words(match[1]) <= MOST_TIMES * words


def is_quoted_title(passage: str, before: str, after: str) -> bool:
    """Whether words with a capital stand between quotation marks, as a part of a sentence that says nobody's words."""
    if passage[0] not in OPENING:
        rest = REST_OF_A_QUOTATION.match(after)
        before, passage = before[:-1], before[-1:] + passage + (rest.group() if rest else after[:1])
    words = passage.rstrip(".,;:")
    if words[:1] not in OPENING or words[-1] not in CLOSING or any(stop in words for stop in ".?…"):
        return False
    return words[1:2].isupper() and bool(BEFORE_A_TITLE.search(before)) and not SAYS.search(before)


def may_be_title(text: str, passage: Passage) -> bool:
    """Whether English words may be a title or a name, where no original says more: all long ones have capitals."""
    long = [word for word in WORD.findall(text, passage.start, passage.end) if len(word) >= LONG]
    return passage.language == "en" and len(long) > 1 and all(word.istitle() for word in long)


def is_foreign_name(text: str, passage: Passage, before: str) -> bool:
    """Whether words in the Latin letters of a third language stand in a sentence as a name: Service hydrographique."""
    words = text[passage.start : passage.end]
    is_third = passage.language != "en" and SCRIPT_OF.get(passage.language) == "Latn" and main_script(before) == "Cyrl"
    return is_third and words[0].isupper() and not any(stop in words for stop in ".!?…") and bool(
        BEFORE_A_TITLE.search(before)
    )


def is_item(text: str, passage: Passage) -> bool:
    """Whether words in Latin letters are an item of a numbered list and no sentence: La vie en rose, among songs.

    In English they are one that was left.
    """
    if passage.language == "en" or SCRIPT_OF.get(passage.language) != "Latn" or text[passage.end - 1] in ".!?…:;":
        return False
    nearest = max(passage.start - NEAR, 0)
    item = ITEM.match(text, max(text.rfind("\n", nearest, passage.start) + 1, nearest))
    after = text[passage.end : passage.end + NEAR].partition("\n")[0]
    return item is not None and passage.start <= item.end() and not any(map(str.isalpha, after))


def is_program(passage: str) -> bool:
    """Whether English words have signs of program text among them, and none that sentences have."""
    words = (word.lower() for word in WORD.findall(passage) if not word.isupper())
    return SIGN.search(passage) is not None and OF_A_SENTENCE.isdisjoint(words)


def are_names(words: str) -> bool:
    """Whether all English words have capitals, and the dictionary has hardly one of them: authors, makers, places."""
    names = WORD.findall(words)
    known = sum(is_word(name, "en") for name in names)
    return all(name[0].isupper() for name in names) and known <= MOST_KNOWN * len(names)


def is_gloss(text: str, passage: Passage) -> bool:
    """Whether it stands in brackets right behind its own translation."""
    near = passage.counterpart
    opened = text[passage.start] == "(" or text[passage.start - 1 : passage.start] == "("
    return opened and near is not None and 0 <= passage.start - near.end <= len(" (")


def stands_alone(text: str, passage: Passage) -> bool:
    """Whether no word stands before or behind it in its line."""
    before = text[max(0, passage.start - NEAR) : passage.start].rpartition("\n")[2]
    after = text[passage.end : passage.end + NEAR].partition("\n")[0]
    return not any(map(str.isalnum, before + after))
