"""What an encoder is given: a copy of the text without what only the eye can see."""

import re
import unicodedata

STRESS = re.compile("(?<=[АЕИОУЫЭЮЯаеиоуыэюя])[\u0300\u0301]")
"""Stress marks as dictionaries and textbooks print them. One costs .10 of cosine."""
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphens and zero-width blanks. One soft hyphen costs .13 of cosine."""
SURROGATE = re.compile("[\ud800-\udfff]")
LONGEST = 4_000
"""Characters of a text that are embedded: no sentence has more, and time and memory of one text stay bounded."""


def normalised(text: str) -> str:
    """The text in composed form (NFC), without stress marks and invisible characters, surrogates replaced."""
    cut = text[:LONGEST]
    if cut.isascii():
        return cut
    cut = SURROGATE.sub("\ufffd", INVISIBLE.sub("", unicodedata.normalize("NFC", cut)))
    return STRESS.sub("", cut)


def is_blank(text: str) -> bool:
    """Whether there is nothing to embed: a blank text would have the vector of an unknown word, and look like much."""
    return not any(character.isalnum() for character in text)
