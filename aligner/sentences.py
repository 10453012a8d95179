"""Sentences with exact offsets: razdel's rules (natasha/razdel, MIT), and before them a few of our own.

Only a line break, a stop with a blank after it, or a full-width stop can end a sentence, so only these places are
looked at, each with a few characters of context: the time is linear in the text, whatever is in it. Our rules are of
razdel's kind, one linguistic reason each; the first rule with an opinion decides, and where none has one, the sentence
ends.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from aligner.function_words import opens_a_sentence, word_set

TITLES = word_set(
    "mr mrs ms messrs mx dr prof st sts gen sen rep gov lt col capt sgt maj cmdr adm rev hon mt ft supt insp "
    "ген полк подполк адм респ сев юж зап вост"
)
NEVER_LAST = word_set("vs cf viz approx incl eg ie прибл")
BEFORE_A_NUMBER = word_set(
    "no nos nr p pp vol ch sec sect fig figs tab eq art para approx ca b c v est max min "
    "jan feb mar apr jun jul aug sep sept oct nov dec стб вып илл табл разд"
)
YEARS_AND_AGES = word_set("г гг в вв")
SUMS = word_set("долл дол")

LAST_WORD = re.compile(r"[^\W\d_]{2,}$")
LATIN_PAIR = re.compile(r"(?<!\w)(?:e\.\s?g|i\.\s?e)$", re.IGNORECASE)
HOUR = re.compile(r"\d\s?[ap]\.\s?m$", re.IGNORECASE)
OF_A_PLACE = re.compile(r"\s*(?:GMT|UTC|[A-Z]{1,3}T|(?:[A-Z][a-z]+ ){1,3}time)\b", re.ASCII)
NUMBERED = re.compile(r"[\dIVXLC]\s*$")
MEASURE = re.compile(r"(?:°\s?[CСF]|/[чс])$")
OPENER = re.compile(r"\s*[«„“\"'‘(\[]*([^\W\d]+(?:['’][^\W\d]+)?)(?!\w|\.)")

LINE_BREAKS = r"\n\r\v\f\x85\u2028\u2029"
CLOSERS = r"\"'»”’“)\]}*_"
FULL_STOPS, FULL_CLOSERS, GOES_ON = "。！？｡．؟।॥", "」』】）》〉", "，、；。！？,;"
"""Stops that end a sentence with no blank behind them, as in Chinese and Japanese, or with one and no abbreviations."""
STOPS = ".?!…"
BLANKS = rf"[^\S{LINE_BREAKS}]"
AFTER_A_FULL_STOP = rf"[{FULL_STOPS}]*+[{CLOSERS}{FULL_CLOSERS}]*+{BLANKS}*+(?![{GOES_ON}])"
AFTER_A_STOP = rf"[{CLOSERS}]*+{BLANKS}++(?![{LINE_BREAKS}])"
BOUNDARY = re.compile(  # one set of characters in front: an alternation there would be tried at every letter
    rf"[{LINE_BREAKS}{FULL_STOPS}{STOPS}]"
    rf"(?:(?<=[{LINE_BREAKS}])"
    rf"|(?<=[{FULL_STOPS}])(?<![{FULL_STOPS}]{{2}}){AFTER_A_FULL_STOP}"
    rf"|(?P<stop>(?<=[{STOPS}]){AFTER_A_STOP}))"
)
NON_BLANK = re.compile(r"\S")

LEFT_CONTEXT = 10
RIGHT_CONTEXT = 16
LONGEST_BULLET = 21
"""razdel takes up to 20 characters of bullets ("1.2.", "IV.") for the start of a list item; one more says "longer"."""

Rule = Callable[[Any], str | None]


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences in text[start:end], in order, without blanks at either end.

    Together they hold every character that is no blank. A line break of any kind ends a sentence.
    """
    spans = []
    previous = start
    for cut in (*_cuts(text, start, end), end):
        first = NON_BLANK.search(text, previous, cut)
        if first:
            spans.append((first.start(), first.start() + len(text[first.start() : cut].rstrip())))
        previous = cut
    return spans


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets at which a sentence ends and the blanks before the next one have passed."""
    rules = _rules()
    previous = start
    for boundary in BOUNDARY.finditer(text, start, end):
        is_sure = boundary["stop"] is None
        if is_sure or _ends(text, previous, boundary.start(), boundary.end(), end, rules):
            previous = boundary.end()
            yield previous


def _ends(text: str, sentence: int, stop: int, following: int, end: int, rules: tuple[Rule, ...]) -> bool:
    """Whether the stop is the end of the sentence that began at ``sentence``; closing quotes count as its own."""
    from razdel.segmenters.sentenize import SentSplit

    left = text[max(sentence, stop - LEFT_CONTEXT) : stop]
    if text[following : following + 1].isupper() and is_no_abbreviation(left):
        return True
    split = SentSplit(
        left,
        text[stop],
        " " + text[following : min(end, following + RIGHT_CONTEXT)],
        text[max(sentence, stop - LONGEST_BULLET) : stop],
    )
    for rule in rules:
        decision = rule(split)
        if decision:
            return decision == "split"
    return True


def is_no_abbreviation(left: str) -> bool:
    """Whether what stands before a stop ends in a word, and in none that a rule knows.

    If a capital follows, no rule has an opinion then. So it is with nine stops of ten, and this is ten times as fast.
    """
    word = LAST_WORD.search(left)
    return word is not None and not word[0].isupper() and word[0].lower() not in _abbreviations()


def is_abbreviation(word: str) -> bool:
    """Whether a word is one of which a rule may say that its stop does not end a sentence."""
    return word.lower() in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    """All words of which one of the rules, razdel's or ours, may say that they do not end a sentence."""
    from razdel.segmenters.sokr import HEAD_PAIR_SOKRS, HEAD_SOKRS, INITIALS, PAIR_SOKRS, SOKRS

    pairs = {word for pair in (*HEAD_PAIR_SOKRS, *PAIR_SOKRS) for word in pair}
    return TITLES | NEVER_LAST | BEFORE_A_NUMBER | YEARS_AND_AGES | SUMS | pairs | {*HEAD_SOKRS, *SOKRS, *INITIALS}


@cache
def _rules() -> tuple[Rule, ...]:
    from razdel.segmenters.sentenize import RULES

    ends: tuple[Rule, ...] = (abbreviation_at_the_end, measure, answer_no)
    goes_on: tuple[Rule, ...] = (title, never_last, before_a_number, sum_of_money, time_of_a_place)
    return (*ends, *goes_on, *RULES)


def abbreviation_at_the_end(split: Any) -> str | None:
    """``the U.S. The president``, ``in 2020 г. Он``, ``Yard St. The``: an opener after what seldom ends a sentence."""
    left = split.left_token or ""
    years = left in YEARS_AND_AGES and NUMBERED.search(split.left[: -len(left)])
    initial = len(left) == 1 and left.isupper()
    if split.delimiter == "." and (years or initial or left == "St") and _opens(split.right):
        return "split"
    return None


def measure(split: Any) -> str | None:
    """``150 км/ч. Ветер``, ``+15°С. Ночью``: no abbreviation of "часть", and no initial."""
    goes_on = (split.right_token or "a").islower()
    return "split" if split.delimiter == "." and MEASURE.search(split.left) and not goes_on else None


def answer_no(split: Any) -> str | None:
    """``No. I will not``: to razdel ``no.`` is always the abbreviation of number."""
    if split.delimiter == "." and split.left_token == "No" and not (split.right_token or "0").isdigit():
        return "split"
    return None


def title(split: Any) -> str | None:
    """``Mr. Smith``, ``Gen. Lee``, ``ген. Иванов``."""
    return "join" if _abbreviates(split, TITLES) else None


def never_last(split: Any) -> str | None:
    """``e.g. Minsk``, ``vs. Spain``."""
    pair = split.delimiter == "." and LATIN_PAIR.search(split.left)
    return "join" if pair or _abbreviates(split, NEVER_LAST) else None


def time_of_a_place(split: Any) -> str | None:
    """``2.35 p.m. Moscow time``, ``9 a.m. GMT``."""
    hour = split.delimiter == "." and HOUR.search(split.left)
    return "join" if hour and OF_A_PLACE.match(split.right) else None


def before_a_number(split: Any) -> str | None:
    """``p. 5``, ``Jan. 20``."""
    return "join" if _abbreviates(split, BEFORE_A_NUMBER) and (split.right_token or "").isdigit() else None


def sum_of_money(split: Any) -> str | None:
    """``5 млн долл. США``."""
    return "join" if _abbreviates(split, SUMS) and split.right_word == "США" else None


def _abbreviates(split: Any, words: frozenset[str]) -> bool:
    return split.delimiter == "." and (split.left_token or "").lower() in words


def _opens(right: str) -> bool:
    opener = OPENER.match(right)
    if not opener:
        return False
    return opener[1][0].isupper() and opens_a_sentence(opener[1])
