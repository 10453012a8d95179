"""Characters that do not show: text -> finds, each with its kind.

What is written for good reason stays: direction marks in a text with right-to-left letters, joiners in emoji and in
the scripts that need them (Unicode Standard, 23.2), variation selectors after symbols and ideographs, soft hyphens
between two letters, and all typographic blanks (no-break, thin and other spaces are seen, by their width).
"""

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Harm(StrEnum):
    """What a hidden character does to a text, as a message says it."""

    DIRECTION = "it turns the direction of reading and can make the text look like another"
    LOST = "it stands for characters that were lost in decoding"
    CONTROL = "a control character, which no text needs"
    INVISIBLE = "it does not show, and splits the word for search, spelling and translation memory"
    SOFT_HYPHEN = "a soft hyphen belongs between two letters"
    PRIVATE = "a private-use character: every font shows another sign, or none"
    INVALID = "no character at all: the text was damaged in decoding"
    TAG = "a tag or selector with no sign before it that it could belong to; text can be hidden in them"


MARKS = "\u061c\u200e\u200f"
CLOSED_BY = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
"""Embeddings and overrides, and isolates, each with what ends it."""
DIRECTION_CONTROLS = MARKS + "".join(CLOSED_BY) + "\u202c\u2069"
JOINERS = "\u200b\u200c\u200d"
SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
TAGS = "\U000e0000-\U000e007f"
LAST_OF_PLANES = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))

CLASSES = {
    Harm.DIRECTION: DIRECTION_CONTROLS,
    Harm.LOST: "\ufffd",
    Harm.CONTROL: "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f",
    # Zero width, invisible operators, deprecated format characters, annotation marks, fillers and the Braille blank.
    Harm.INVISIBLE: JOINERS
    + "\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\u034f\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0",
    Harm.SOFT_HYPHEN: "\u00ad",
    Harm.PRIVATE: "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
    Harm.INVALID: "\ud800-\udfff\ufdd0-\ufdef" + LAST_OF_PLANES,
    Harm.TAG: TAGS + SELECTORS,
}
KINDS = tuple((kind, re.compile(f"[{characters}]")) for kind, characters in CLASSES.items())
DIRECTION_OR_LINE_BREAK = re.compile(rf"[{DIRECTION_CONTROLS}]|[\n\r\x85\u2028\u2029]")
HIDDEN = re.compile(f"[{''.join(CLASSES.values())}]+")
"""A run of hidden characters is one find, whatever it is made of."""
UNUSUAL = re.compile("[^\n\r\t -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u052f\u2010-\u2027\u202f-\u205e\u20a0-\u22ff]")
"""What texts in Latin, Greek and Cyrillic letters seldom have: the others are done with, ten times as fast."""

RIGHT_TO_LEFT = re.compile("[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u0710-\u072f\u0780-\u07ea\u0840-\u08c7]")
NEEDS_JOINERS = re.compile("[\u0590-\u109f\u1780-\u18af\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]")
"""Arabic and Indic letters join or do not; Thai, Lao, Khmer, Burmese and Tibetan have no blanks to break a line at."""
ALPHABETS_WITHOUT_VARIANTS = re.compile("[\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff]")
KEYCAPS = "0123456789#*"
BYTE_ORDER_MARK = "\ufeff"
ZERO_WIDTH_JOINER = "\u200d"
EMOJI_SELECTOR = "\ufe0f"
BLACK_FLAG = "\U0001f3f4"
FLAG_TAGS = frozenset(map(chr, range(0xE0020, 0xE0080)))
LONGEST_FLAG = 7
"""Tags follow a black flag to make the flags of England, Scotland and Wales, and nothing else."""

CONTROL_NAMES = {
    0x00: "NULL", 0x07: "BELL", 0x08: "BACKSPACE", 0x1A: "SUBSTITUTE", 0x1B: "ESCAPE", 0x7F: "DELETE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hidden:
    """Hidden characters in a row, and what the first of them does."""

    start: int
    end: int
    kind: Harm


def hidden_characters(text: str) -> Iterator[Hidden]:
    """The hidden characters of a text that nothing explains, in order."""
    if not (UNUSUAL.search(text) and HIDDEN.search("".join(set(text)))):  # a set: the search in the text takes longer
        return
    explained = _explained_direction(text)
    for run in HIDDEN.finditer(text):
        odd = list(_odd(text, *run.span(), explained))
        if odd:
            yield Hidden(odd[0], odd[-1] + 1, _kind(text[odd[0]]))


def character_name(character: str) -> str:
    """Code point and name of a character, in visible characters alone."""
    code = ord(character)
    name = unicodedata.name(character, CONTROL_NAMES.get(code, ""))
    return f"U+{code:04X} {name}".rstrip()


def _odd(text: str, start: int, end: int, explained: Container[int]) -> Iterator[int]:
    flag = text[start - 1 : start] == BLACK_FLAG and end - start <= LONGEST_FLAG
    for at in range(start, end):
        kind = _kind(text[at])
        if kind is Harm.DIRECTION:
            in_place = at in explained
        elif text[at] in FLAG_TAGS:
            in_place = flag
        else:
            in_place = _is_in_place(text[at], text[at - 1 : at], text[at + 1 : at + 2], kind)
        if not in_place and (text[at] != BYTE_ORDER_MARK or at):
            yield at


def _is_in_place(character: str, before: str, after: str, kind: Harm) -> bool:
    if kind is Harm.SOFT_HYPHEN:
        return before.isalpha() and after.isalpha()
    if kind is Harm.TAG:
        return _has_variants(before)
    if character not in JOINERS:
        return False
    if NEEDS_JOINERS.match(before) or NEEDS_JOINERS.match(after):
        return True
    return character == ZERO_WIDTH_JOINER and _is_emoji(before) and _is_emoji(after)


def _explained_direction(text: str) -> Container[int]:
    """Offsets of the direction controls that a text with right-to-left letters has reason to hold.

    Marks stand alone. Embeddings and isolates end in the line they begin in (UAX 9); those that do not are the stuff
    of "Trojan Source" (CVE-2021-42574).
    """
    explained: set[int] = set()
    if not RIGHT_TO_LEFT.search(text):
        return explained
    opened: list[int] = []
    for control in DIRECTION_OR_LINE_BREAK.finditer(text):
        at, character = control.start(), control.group()
        if character in MARKS:
            explained.add(at)
        elif character in CLOSED_BY:
            opened.append(at)
        elif character not in CLOSED_BY.values():
            opened.clear()
        elif opened and CLOSED_BY[text[opened[-1]]] == character:
            explained |= {opened.pop(), at}
    return explained


@lru_cache(maxsize=256)
def _kind(character: str) -> Harm:
    return next(kind for kind, pattern in KINDS if pattern.match(character))


def _is_emoji(character: str) -> bool:
    """A symbol, a skin tone, or the selector that ends an emoji."""
    return character == EMOJI_SELECTOR or (character != "" and unicodedata.category(character) in ("So", "Sk", "Sm"))


def _has_variants(character: str) -> bool:
    """Whether a variation selector may follow: a symbol, a keycap, an ideograph, a letter of another script."""
    if character.isascii():
        return character in KEYCAPS and character != ""
    return not (character.isspace() or HIDDEN.match(character) or ALPHABETS_WITHOUT_VARIANTS.match(character))
