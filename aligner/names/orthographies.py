"""How a name in Latin letters sounds when it is read as one language or another writes it.

Szymon is Шимон, Michaud is Мишо, Blake is Блейк, José is Хосе and Xiu is Сю: a name does not say what language it is
of, so each reading is tried, and the one that is likest counts. With these, .974 of 5,900 pairs of Wikidata are found
at .4 % false matches, where one reading for all finds .969 at .6 %.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from aligner.names.transliteration import LATIN_CONSONANTS, LONGEST, bare, ear

Rules = Sequence[tuple[re.Pattern[str], str]]


def rules(table: str) -> Rules:
    """Patterns and what they sound like, in their order."""
    return tuple((re.compile(pattern), sound) for pattern, _, sound in (row.rpartition("=") for row in table.split()))


_MARKED = {
    ord(letter): sound
    for letters, _, sound in (
        row.partition("=") for row in "šśşș=S čć=X žźżř=Z țţ=C đ=J əă=a ą=on ę=en ğ=g őöø=e ű=u".split()      # noqa: SIM905
    )
    for letter in letters
}
"""Letters whose mark changes what they sound like."""
ENGLISH = rules(
    "oo=u ee=i ea=i ou=u ^mc=mak ^wr=r ^kn=n sch=sk igh=ai wh?a=uo wh?=u aw=o au=o ow=ou oa=ou "
    "a[iy](?=[^aeiou]|$)=ei ey(?=[^aeiou]|$)=ei a([^aeiouyrwh])e(?=s?$|[^aeiouy])=ei\\1 "
    "i([^aeiouyrwh])e(?=s?$|[^aeiouy])=ai\\1 y([^aeiouyrwh])e?s?$=ai\\1 o([^aeiouyrwh])e(?=s?$)=ou\\1 "
    "u([^aeiouyrwh])e(?=s?$)=u\\1 e[ey]$=i"
)
FRENCH = rules(
    "eaux?$=o aul?[tdx]s?$=o eau=o aul?=o oi=ua ou=u ch=S qu=k gu(?=[ei])=g g(?=[eiy])=Z j=Z gn=n ill=i ue=e "
    "[stdxzp]+$= e[rz]$=e es?$= ai=e ei=e ^h= c(?=[eiy])=s th=t y=i"
)
CENTRAL = rules("szcz=S sz=S cz=X rz=Z tsch=X sch=S dz=z ch=h tz=C ie=i ei=ai eu=oi j=i c(?!k)=C w=v")
"""German and Polish."""
ITALIAN = rules(
    "cch=k ch=k cc?(?=[ei])=X sc(?=[ei])=S gg?i(?=[aou])=J gg?(?=[ei])=J gn=n gli=li qu=k gu(?=[ei])=g nh=n lh=l "
    "zz=C ç=s j=h"
)
SPANISH = rules("ch=X c(?=[ei])=s g(?=[ei])=h j=h ll=i qu(?=[ei])=k gu(?=[ei])=g x=h z=s v=b")
EASTERN = rules("zh=J sh=s th=s chi=ti ch=X t[sz]=C x=s q=C j=J z=C c=C ng=n ou=o")
"""Chinese, Japanese and Arabic."""
SOUTHERN = rules("cs=X zs=Z gy=d dj=J lj=l nj=n c=J j=i x=S sz=s")
"""Hungarian, Turkish, Serbian and Albanian."""
READINGS: tuple[Rules, ...] = ((), ENGLISH, FRENCH, CENTRAL, ITALIAN, SPANISH, EASTERN, SOUTHERN)


@lru_cache(maxsize=20_000)
def keys(word: str) -> tuple[str, ...]:
    """The keys of a word in Latin letters, for each way of reading it."""
    letters = bare(unicodedata.normalize("NFC", word[:LONGEST].lower()).translate(_MARKED))
    return tuple(dict.fromkeys(ear(read(letters, reading), LATIN_CONSONANTS) for reading in READINGS))


def read(letters: str, reading: Rules) -> str:
    """A word with the letters that one way of reading gives another sound."""
    for pattern, sound in reading:
        letters = pattern.sub(sound, letters)
    return letters
