"""A Russian name in Latin letters, in its own again: Kozlov is Козлов, which the Russian dictionary has.

It tells two names apart that the ear would take for one: the text has Кузнецов, the translation Kozlov.
"""

import re
from functools import lru_cache

from aligner.morphology import russian
from aligner.names.transliteration import LONGEST, pairs

_LETTERS = pairs(
    "shch=щ zh=ж kh=х ts=ц ch=ч sh=ш yo=ё yu=ю iu=ю iya=ия ya=я ye=е yi=и iy=ий ey=ей ei=ей ay=ай ai=ай oy=ой oi=ой "
    "ck=к ph=ф x=кс a=а b=б c=к d=д e=е f=ф g=г h=х i=и j=й k=к l=л m=м n=н o=о p=п q=к r=р s=с t=т u=у v=в w=в z=з "
    "'= ’="
)
"""What Latin letters are in Russian, the longest groups first."""
_SOFT = re.compile(r"(?<=[b-df-hj-np-tv-xz])(?=y[eo])")
"""Where a soft sign may stand that Latin letters do not show: Solovyov."""
_ENDINGS = (("y", "ий"), ("y", "ы"), ("y", "й"))
"""What the last letter may be; inside a word it is ы."""


def in_cyrillic(word: str) -> tuple[str, ...]:
    """What a word may be in Cyrillic, in small letters."""
    small = word[:LONGEST].lower()
    stems = [(small.removesuffix(letter), ending) for letter, ending in _ENDINGS if small.endswith(letter)]
    whole = stems or [(form, "") for form in dict.fromkeys((small, _SOFT.sub("ь", small)))]
    return tuple(letters(stem) + ending for stem, ending in whole)


def letters(word: str) -> str:
    """A word with each group of Latin letters in Cyrillic."""
    for group, letter in _LETTERS:
        word = word.replace(group, letter)
    return word.replace("y", "ы")


@lru_cache(maxsize=20_000)
def names_of(word: str) -> frozenset[str]:
    """The Russian first names and surnames that a word in Latin letters is, in their first form, of men; or none.

    With е for ё, as all first forms are.
    """
    return frozenset(
        reading.lemma
        for each in in_cyrillic(word)
        if russian.is_known(each)
        for reading in russian.readings(each)
        if reading.is_person and each.replace("ё", "е") in (reading.lemma, f"{reading.lemma}а")
    )
