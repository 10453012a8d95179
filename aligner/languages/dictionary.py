"""What the dictionaries of English and Russian say of the language of words.

Short sentences look like another language to n-grams: «Мама мыла раму» like Belarusian. A dictionary tells that each of
their words is Russian.
"""

from aligner.languages.evidence import STRANGE, is_strange
from aligner.morphology.lemmas import is_word
from aligner.words import LETTERS

KNOWN = 0.85
"""Share of the words from which a text is in the language. Of 395 foreign sentences one reaches it, and has words that
Russian has not."""


def knows(language: str, text: str) -> bool:
    """Whether a dictionary of the language has the words of a text, of which none is another language's.

    Words with a capital may be names, but for the first one, unless a second one stands behind it: Bungei Shunju. Never
    for a language other than the two.
    """
    found = LETTERS.findall(text)
    is_named = language == "en" and len(found) > 1 and found[1][0].isupper()
    words = [word for at, word in enumerate(found) if word[0].islower() or not (at or is_named)]
    known = sum(is_word(word, language) for word in words) if language in STRANGE else 0
    return known >= KNOWN * max(len(words), 1) and not is_strange(language, " ".join(words))
