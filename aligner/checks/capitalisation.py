"""The rule ``capitalisation``."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.function_words import opens_a_sentence, word_set
from aligner.joints import LOWER, NAME_PREFIXES, UPPER
from aligner.model import Category, Issue, Severity

RUSSIAN = "ru"
LANGUAGES = ("en", RUSSIAN)
"""Those whose words are known; German writes every noun with a capital."""
INSIDE = re.compile(
    rf" (?<=[{LOWER},].)(?P<word>[{UPPER}][{LOWER}]+)(?=(?:,? [{LOWER}][{LOWER}'’-]*){{2}})(?![{LOWER}]*['’])"
)
"""A capital after a word or a comma, and two words in small letters after it; not I'm and the like."""
AFTER_A_STOP = re.compile(rf"\.(?<=[{LOWER}]{{3}}[{LOWER})].) (?P<word>[{LOWER}]{{2,}})(?=[ ,])")
LINE = re.compile(rf"^[ \t]*[\"“«„]?(?P<word>[{LOWER}]{{2,}})(?=[ ,])", re.MULTILINE)
LARGE = re.compile(rf"^[ \t]*[\"“«„]?[{UPPER}]", re.MULTILINE)
MANY = 3
"""Lines that begin with a small letter: fewer are slips."""
ABBREVIATED = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,2}\.$")
"""At the end of a line that was broken inside a sentence: U.S., 2023 г."""
STOPS = (".", "!", "?", "…")
CLOSING = "\"”»)"
LAST_WORD = re.compile(r"[^\W\d_]*[,)]*\Z")
LEAST_LETTERS = 5
"""Of the word before the stop: shorter ones may be abbreviations, as млрд. or incl."""
MORE_WORDS = word_set("see know think someone anyone everyone somebody anybody everybody nobody something nothing")
"""Words that are no names either, beside those that open sentences."""
MAY_BE_NAMES = word_set("us may will it he his him вы вас вам вами ваш ваша ваше ваши он его ему им не")
"""A country, a month, a forename, a novel; God; who is spoken to in Russian; titles that begin with a not."""
NEAR = 60
LONGEST_LINE = 20_000
"""Characters of a line whose end is looked at: a longer one is data."""


@dataclass(frozen=True, slots=True)
class Capitalisation:
    """A capital in the middle of a sentence, or a small letter at its start.

    Where two sentences were made one, or one was cut in two, the letter stays as it was: "in a bad way We, men, must
    not allow this". A stop is missing before it, or the letter is wrong.

    It reports words with a capital that are never names (we, someone, this) between words in small letters, small
    letters after a stop that ends a long word, and lines that begin with a small letter after a line that ends with a
    stop, and end with one themselves; the first line also if its original begins with a capital. Headings in Title
    Case, titles of works («Not for sale» after a comma), names that begin with a small letter (von der Leyen, npm),
    and what markup sets off from the words before it (a link, the label of a button) are left alone, and so are lists:
    lines in a row that begin with small letters. English and Russian words are known.

    Check whether a stop is missing; otherwise write the letter as it should be.
    """

    name: ClassVar[str] = "capitalisation"
    category: ClassVar[Category] = Category.SPELLING
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.RUNNING_TEXT
    examples: ClassVar[tuple[Example, ...]] = (
        Example("What You Need to Know About This Bridge\nThe mayor said, The Hague is far, and I'm not going there."),
        Example("Gold in the relay! #victory #pride Thanks to all of you who came.", "after a hashtag"),
        Example("Мост стоил 1,5 млрд. рублей. Все это знают, и Вы тоже."),
        Example("He came at 5 p.m. on Friday, with prof. and mrs. Petrov.\nvon der Leyen was there."),
        Example("To make a cake\nbeat the eggs well.\nadd the flour.\nbake it for an hour.", "lines without capitals"),
        Example("It is here. npm installs it. Then it runs. npm removes it.", "a name that begins sentences"),
        Example("Мост открыли в пятницу. pip ставит пакеты.", "a name in other letters"),
        Example("The bridge has these parts.\narches of stone.\npiers of oak.\nThat is all.", "a list"),
        Example("In a good way, and in a bad way ⟦We⟧, men, must not allow this."),
        Example("It opened yesterday. ⟦the⟧ mayor came by. Everybody danced. ⟦the⟧ market shut.", "twice"),
        Example("They are trying and hope that again ⟦Someone⟧ will come and help."),
        Example("It is our area of responsibility (because we live here). ⟦very⟧ serious, more than elsewhere."),
        Example("Мост открыли в пятницу.\n⟦грузовики⟧ идут в объезд."),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the words whose first letter is wrong, in the order of the text."""
        if article.languages.language not in LANGUAGES:
            return
        text, set_off = article.prose, article.document.set_off
        inside = (match for match in INSIDE.finditer(text) if is_no_name(match))
        found = [(match, "A capital in the middle of a sentence: a stop may be missing before it.") for match in inside]
        starts = [match for match in AFTER_A_STOP.finditer(text) if ends_a_sentence(text, match.start())]
        starts += [match for match in lines(text) if begins_a_sentence(article, match)]
        often = Counter(match["word"] for match in starts)
        names = {
            word for word, times in often.items()
            if (times > 1 and not (word in MORE_WORDS or opens_a_sentence(word)))
            or is_foreign(word, article.languages.language)
        }
        starts = [match for match in starts if is_common(match) and match["word"] not in names]
        found += [(match, "A small letter at the start of a sentence.") for match in starts]
        found = [each for each in found if each[0].start("word") not in set_off]
        for match, message in sorted(found, key=lambda each: each[0].start("word")):
            yield Issue(
                rule=self.name,
                category=self.category,
                severity=self.severity,
                confidence=grades.LIKELY,
                start=match.start("word"),
                end=match.end("word"),
                message=message,
            )


def lines(text: str) -> list[re.Match[str]]:
    """The lines that begin with a small letter and are in no list of such; none in a text where most lines do: a
    recipe, verses.
    """
    small = list(LINE.finditer(text))
    if len(small) >= MANY and len(small) > len(LARGE.findall(text)):
        return []
    near = [False, *(is_line(text[one.end() : other.start()]) for one, other in pairwise(small)), False]
    return [match for match, before, after in zip(small, near, near[1:], strict=False) if not (before or after)]


def is_line(text: str) -> bool:
    """Whether a text is what is left of one line, with nothing but blank ones after it."""
    return "\n" not in text.strip()


def is_foreign(word: str, language: str) -> bool:
    """Whether a word in a text is the name of a program or the like: in Russian one in Latin letters."""
    return language == RUSSIAN and word.isascii()


def is_no_name(match: re.Match[str]) -> bool:
    """Whether the word is never a name, and the one before it begins with a small letter."""
    word = match["word"].lower()
    if word in MAY_BE_NAMES or not (word in MORE_WORDS or opens_a_sentence(match["word"])):
        return False
    near = match.string[max(0, match.start() - NEAR) : match.start()]
    before = LAST_WORD.search(near)
    return before is not None and before.group()[:1].islower() and near[: before.start()][-1:] not in ("#", "@")


def is_common(match: re.Match[str]) -> bool:
    """Whether the word is not the beginning of a name, as von der Leyen."""
    return match["word"] not in NAME_PREFIXES


def ends_a_sentence(text: str, stop: int) -> bool:
    """Whether the word before a stop is too long for an abbreviation, or a bracket was closed there."""
    word = LAST_WORD.search(text[max(0, stop - NEAR) : stop])
    return word is not None and (text[stop - 1] == ")" or len(word.group()) >= LEAST_LETTERS)


def begins_a_sentence(article: Article, match: re.Match[str]) -> bool:
    """Whether a line and the one before it end with a stop; of the first one, whether its original has a capital."""
    text = article.prose
    end = text.find("\n", match.end(), match.end() + LONGEST_LINE)
    own = text[match.end() : end if end >= 0 else match.end() + LONGEST_LINE]
    before = text[max(0, match.start() - NEAR) : match.start()].rstrip()
    if before:
        return has_stop(before) and not ABBREVIATED.search(before) and has_stop(own)
    source = "" if article.bitext is None else article.bitext.source.document.text.lstrip(" \"“«„\n\r\t")
    return match.start() < NEAR and (source[:1].isupper() or (not source and has_stop(own)))


def has_stop(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return line.rstrip().rstrip(CLOSING).endswith(STOPS)
