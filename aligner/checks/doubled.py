"""A word that stands twice in a row, and whether that is a slip."""

import re

from aligner.function_words import word_set

DOUBLED = re.compile(r"(?<![\w'’.-])(?P<word>[^\W\d_]++) (?P<again>(?P=word))(?![\w'’-])", re.IGNORECASE)
MEANT = word_set(
    "that had is so very no bye ha really long again more many too much now never there on in out up well oh yes ho la "
    "who what it do die der das sie nous vous очень да нет еле чуть вот так там тут давно долго много всё все ещё еще "
    "ну ой ха эй что как кто он она они это его ее её их друг"
)
"""Words that may stand twice: for emphasis, or because one clause ends and another begins with them."""

TAUTONYM = re.compile(r"[a-z]{2}(?:a|us|is|um|ix|on|illa)$")
"""Uncia uncia, Bison bison: no word with a capital that English has twice by a slip ends so and has four letters."""


def is_slip(match: re.Match[str]) -> bool:
    """Whether a word that stands twice is neither a name nor meant."""
    word, again = match["word"], match["again"]
    is_species = word[0].isupper() and word[1:].islower() and TAUTONYM.search(word) is not None
    return again.islower() and again not in MEANT and not is_species and not (len(word) > 1 and word.isupper())
