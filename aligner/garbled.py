"""Text that was decoded with the wrong encoding: Ìîñòó, РњРѕСЃС‚, donâ€™t -> finds, each with what it says.

A find is a run of characters that text in no language has, which the right decoding turns into plain words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

NAMES = {"cp1251": "windows-1251", "cp1252": "windows-1252", "utf-8": "UTF-8"}


def _upper_half(encoding: str, first: int, last: int) -> str:
    """The characters that bytes of a range stand for; where an encoding has none, Latin-1's."""
    return "".join(
        bytes([byte]).decode(encoding, "replace").replace("\ufffd", chr(byte)) for byte in range(first, last + 1)
    )


CONTROLS = "\x80-\x9f"
"""What programs that take windows-1252 for Latin-1 make of the same bytes."""
CONTINUED = {
    "cp1251": re.escape(_upper_half("cp1251", 0x80, 0xBF)),
    "cp1252": re.escape(_upper_half("cp1252", 0x80, 0xBF)) + CONTROLS,
}
"""What the second byte of a letter in UTF-8 looks like."""
KINDS = (
    ("cp1252", "cp1251", r"(?<![^\W_])[À-ÿ¨¸]{3,}(?![^\W_])(?:[^\w\n\r]{1,4}[À-ÿ¨¸\d]+(?![^\W_]))*"),
    ("cp1252", "utf-8", rf"(?:[ÐÑ][{CONTINUED['cp1252']}]){{2,}}(?:[^\w\n\r]{{0,3}}(?:[ÐÑ][{CONTINUED['cp1252']}])+)*"),
    ("cp1251", "utf-8", rf"(?:[РС][{CONTINUED['cp1251']}]){{2,}}(?:[^\w\n\r]{{0,3}}(?:[РС][{CONTINUED['cp1251']}])+)*"),
    ("cp1252", "utf-8", "â[€\x80][™œžš¦˜“”\x80-\xbf]|[ÃÂ][\x80-\xbf]"),
    ("cp1251", "utf-8", "вЂ[”“™њќ¦ћ]"),
)
"""How the text was decoded, how it should have been, and what that looks like."""
HINT = re.compile(  # a set in front: an alternation would be tried at every letter
    "[À-ÿ¨¸вРС](?:(?<=[À-ÿ¨¸])[À-ÿ¨¸]{2}|(?<=[ÐÑ])[^ÐÑ]{1,2}[ÐÑ]|(?<=[ÃÂâ])[€\x80-\xbf]|(?<=в)Ђ|(?<=[РС])[^РС\n][РС])"
)
"""What every find has: most texts have none of it, and are done with."""
LEAST_LETTERS = 5
"""Of a run in letters that exist, as those of Icelandic and French do. Where a longer one shows that UTF-8 was read
wrongly, any number will do."""


@dataclass(frozen=True, slots=True)
class Garbled:
    """A run of text that was decoded wrongly."""

    start: int
    end: int
    meant: str
    """What it says."""
    wrong: str
    right: str
    """The encodings, by the names people know."""


@lru_cache(2)
def garbled(text: str) -> tuple[Garbled, ...]:
    """The runs, in the order of the text; kept for the next rule that asks for those of the same text."""
    return () if HINT.search(text) is None else tuple(_garbled(text))


def _garbled(text: str) -> Iterator[Garbled]:
    found = (each for kind in range(len(KINDS)) for each in of_kind(text, kind))
    reached = 0
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if each.start >= reached:
            yield each
            reached = each.end


def masked(text: str) -> str:
    """The text with signs in the place of the runs, for rules about marks, which stand in many a run by accident."""
    parts, at = [], 0
    for each in garbled(text):
        parts += [text[at : each.start], "_" * (each.end - each.start)]
        at = each.end
    return "".join([*parts, text[at:]]) if parts else text


def is_garbled(text: str) -> bool:
    """Whether more than half of a text was decoded wrongly."""
    return 2 * sum(each.end - each.start for each in garbled(text)) > len(text)


def of_kind(text: str, kind: int) -> Iterator[Garbled]:
    """The runs that were decoded in one wrong way."""
    wrong, right, _ = KINDS[kind]
    matches = ((match, decoded(match.group(), wrong, right)) for match in pattern(kind).finditer(text))
    found = [(match, meant) for match, meant in matches if meant is not None]
    least = 1 if right == "utf-8" and any(is_plain(meant) for _, meant in found) else LEAST_LETTERS
    for match, meant in found:
        if is_plain(meant, least):
            yield Garbled(*match.span(), meant, NAMES[wrong], NAMES[right])


@cache
def pattern(kind: int) -> re.Pattern[str]:
    """The pattern of a kind: compiled for the few texts that need it."""
    return re.compile(KINDS[kind][2])


@cache
def bytes_of(encoding: str) -> dict[str, int]:
    """The byte that each character of the upper half stands for."""
    controls = {chr(byte): byte for byte in range(0x80, 0xA0)}
    return {**controls, **{character: byte for byte, character in enumerate(_upper_half(encoding, 0x80, 0xFF), 0x80)}}


def decoded(run: str, wrong: str, right: str) -> str | None:
    """What a run says when its bytes are decoded rightly; None if they are no text in that encoding."""
    table = bytes_of(wrong)
    if any(ord(character) >= 0x80 and character not in table for character in run):
        return None
    try:
        return bytes(table.get(character, ord(character)) for character in run).decode(right)
    except UnicodeDecodeError:
        return None


def is_plain(meant: str, least: int = LEAST_LETTERS) -> bool:
    """Whether a run reads as words do: letters, capitals at the beginning of words alone; or is a single sign."""
    words = re.findall(r"[^\W\d_]+", meant)
    if not words or len(meant) == 1:
        return len(meant) == 1
    letters = sum(map(len, words))
    regular = sum(len(word) for word in words if word[1:].islower() or word.isupper() or len(word) == 1)
    return letters >= least and regular >= 0.9 * letters
