"""Russian in Latin letters: identifiers take it for another Slavic language.

Each word is spelt in Cyrillic again. It is Russian if that fits Russian as well as the Latin letters fit the language
that was found, and the dictionary knows enough of it.
"""

import re

from aligner.languages.profiles import LANGUAGES, word_vector
from aligner.morphology.lemmas import is_word
from aligner.words import LETTERS

RUSSIAN_IN_LATIN = "ru-Latn"
"""BCP 47's tag."""
GROUPS = tuple(
    pair.split("=")
    for pair in "shch=щ sch=щ yu=ю ju=ю ya=я ja=я yo=ё jo=ё zh=ж kh=х ts=ц ch=ч sh=ш ye=е je=е".split()      # noqa: SIM905
)
LONE = str.maketrans("abvgdeziklmnoprstufhcyjxqw'", "абвгдезиклмнопрстуфхцыйхкшь")
SHORT_I = re.compile("(?<=[aeiouyаеёиоуыэюя])[yj]")
WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]*)*")

LEAST_GAIN = -0.1
"""By how much, a letter and a word, Russian fits better. Of 106 Russian sentences in Latin letters (WMT21) all are
above it, of 229 sentences in German, French, Spanish, Italian, Polish and Czech none is."""
LEAST_KNOWN = 0.4
"""Share of the words that the dictionary has: names and lost soft signs are not in it."""
RU = LANGUAGES["Cyrl"].index("ru")


def is_russian(text: str, found: str) -> bool:
    """Whether a text in Latin letters, which was found to be in some other language, is Russian."""
    words = [word.group().lower().replace("’", "'") for word in WORDS.finditer(text)]
    if not words or found not in LANGUAGES["Latn"] or not "".join(words).isascii():
        return False
    cyrillic = [in_cyrillic(word) for word in words]
    own = LANGUAGES["Latn"].index(found)
    gain = sum(fit("Cyrl", there, RU) - fit("Latn", here, own) for here, there in zip(words, cyrillic, strict=True))
    return gain >= LEAST_GAIN * len(words) and sum(is_word(word, "ru") for word in cyrillic) >= LEAST_KNOWN * len(words)


def fit(script: str, word: str, language: int) -> float:
    """How well a word fits a language, a letter."""
    return sum(word_vector(script, part)[language] for part in LETTERS.findall(word)) / (len(word) + 1)


def in_cyrillic(word: str) -> str:
    """A word in small Latin letters as Russian spells it, for the usual ways of writing Russian in them."""
    for latin, cyrillic in GROUPS:
        word = word.replace(latin, cyrillic)
    return SHORT_I.sub("й", word).translate(LONE)
