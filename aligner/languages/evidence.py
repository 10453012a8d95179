"""A quick look at every sentence: which part of it, if any, may be in another language than the text's.

Words and endings that one language alone has clear most sentences. The others are read word by word with the n-gram
profiles; what they find is shown to the identifier. Of clean news sentences about one in five hundred gets there.
"""

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from aligner.function_words import word_set
from aligner.languages.profiles import LANGUAGES, OWN_LETTERS, word_vector
from aligner.languages.scripts import CUT_OFF, foreign_letter, letters
from aligner.words import LETTERS

SURE_WORDS = {
    "en": word_set(
        "the and that this these those with which from have has been were would could should they their "
        "there his its are not what who said you your she when where how about because after before than "
        "other into it's don't didn't doesn't isn't wasn't can't won't it’s don’t didn’t doesn’t isn’t "
        "wasn’t can’t won’t while"
    ),
    "ru": word_set(
        "что это этот эта эти этого этом его её ее их уже если чтобы когда только также который которые "
        "которая был была было были есть более может между чем года году лет человек сейчас очень можно "
        "ещё еще из-за будет будут всех себя этой к ко тоже нет меня тебя него сказал сообщил заявил россии "
        "россия москве москвы всё об"
    ),
}
SURE_ENDINGS = {
    "en": ("n't", "n’t", "'s", "’s", "'re", "’re", "'ll", "’ll", "'ve", "’ve"),
    "ru": ("ый", "ые", "ыми", "тся", "ого", "ние", "ния", "нию", "ешь", "ишь", "ости", "ией", "ский", "ской", "лся",
           "ное", "вое", "ское"),
}
"""Words and endings that no other language of the script has, or hardly any."""
SURE_SHARE = 1 / 10
"""Words of a sentence that have to be sure ones: a title quoted in a foreign sentence stays below."""

STRANGE = {"en": re.compile(r"[^\W\d_A-Za-z]"), "ru": re.compile("[^\\W\\d_А-Яа-яЁёA-Za-z]")}
"""Letters that the language does not have."""
STRANGE_WORDS = {
    "en": word_set(
        "der die das und ist nicht ein eine einen zu auf mit für von dem den sich auch es ich sie wir hat "
        "bei le la les des et est un une du au dans pour pas que qui il elle nous sur ne se ce el los las "
        "y con por para su lo del al no es en una como pero más mi tu di che non sono per della del dei "
        "gli ha mi si da lo è ho o os um uma não ao na em de het een van niet dat ik zijn je nie się jest "
        "na że z w do to jak mam był jsem je v se že si má byl pro ve být og av til som på jeg er det "
        "ikke att och är med jag ve bir bu için da ja on ei"
    ),
    "ru": word_set(
        "що та але це цей ця ці або від він вона вони дуже мене тобі ми ви вже теж щоб хоч був маю й гэта "
        "што яна яны ён ад ў як няма мяне цябе вельмі толькі трэба калі таксама съм сме са ще че това "
        "този тази със ся се си ти го ме му аз е је су сам смо сте мој није нисам шта како кад али од ово"
    ),
}
"""Words of other languages that this one does not have, or hardly: with two of them a sentence is looked at closely."""

WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
PARTICLES = re.compile(
    r"[adeltvy](?<!\w.)(?:(?<=a)l|(?<=d)(?:[aeiou]|[ao]s|el(?:la)?|e[nr])|(?<=e)l|(?<=l)[ae]|(?<=t)e[nr]|(?<=v)[ao]n|(?<=y))"
    r"\b(?= (?:[a-z]{2,3} ){0,2}[A-Z])"
)
"""In Mme. de Staël, Sgt. van der Berg: they are no words of a sentence."""
ABBREVIATED = re.compile(r"(?<!\w)[^\W\d_]\.(?=\s?\w)")
"""A word of which one letter is left: the «е.» of «т.е. в столице» is not the Bulgarian for is."""
ENGLISH_ENDING = re.compile(rf"n['’]t|['’](?:{CUT_OFF})\b")

MARGIN = 10.0
MARGIN_OF_STRANGE = 3.0
"""Log-likelihood by which another language must beat the text's; less for a sentence with letters of its own."""
MOST_OF_A_WORD = {"Latn": 8.0}
"""English texts are full of words and names that other languages lent them."""
WEIGHT_OF_A_CAPITAL = 0.3
COST_OF_A_CUT = 10.0
"""Log-likelihood that a cut inside a sentence has to earn: without it the names at its end would be cut off."""
LEAST_LETTERS = 8
LEAST_WORDS = 2
LEAST_WORDS_OF_A_PART = 3
MOST_NAMES = 2
"""Words with a capital for each without one: where there are more it is a list of names."""
MOST_CUTS = 40
"""Capitals in one sentence beyond which it is a list of names, and only looked at as a whole."""
LONGEST = 2_000
"""Characters of a sentence that are looked at: nobody writes longer ones."""
OPENERS = "«„“\"'‘(["


class Stretch(NamedTuple):
    """A stretch of a sentence that may be in another language: its span, that language, how much better it fits."""

    start: int
    end: int
    language: str
    margin: float


def suspect(sentence: str, script: str, main: str) -> Stretch | None:
    """The stretch of a sentence that the identifier should see; None for a sentence that is plainly in ``main``."""
    if main not in LANGUAGES.get(script, ()) or is_plainly(main, sentence):
        return None
    stretch = foreign_stretch(sentence, script, main)
    if stretch is None:
        return None
    least = MARGIN_OF_STRANGE if is_strange(main, sentence[stretch.start : stretch.end]) else MARGIN
    return stretch if stretch.margin > least else None


def is_strange(main: str, text: str) -> bool:
    """Whether a text has a letter or a word that the main language does not have."""
    if main not in STRANGE:
        return False
    return bool(STRANGE[main].search(text)) or not STRANGE_WORDS[main].isdisjoint(LETTERS.findall(text.lower()))


def is_plainly(main: str, sentence: str) -> bool:
    """Whether a sentence has enough words of the main language's own, and hardly one of another's."""
    if main not in SURE_WORDS:
        return False
    words = sentence.lower().split()
    known, endings, strange = SURE_WORDS[main], SURE_ENDINGS[main], STRANGE_WORDS[main]
    least = SURE_SHARE * len(words)
    if sum(map(known.__contains__, words)) <= least and (
        sum(word in known or word.endswith(endings) for word in words) <= least
    ):
        return False
    return sum(map(strange.__contains__, words)) + len(STRANGE[main].findall(sentence)) < 2


def foreign_stretch(sentence: str, script: str, main: str) -> Stretch | None:
    """The part of a sentence, or all of it, whose words fit another language best.

    A foreign sentence may stand after a heading without a full stop. So the sentence is cut where one could begin, and
    the stretch between two cuts is taken whose words speak most for one language against the main one.
    """
    words = telling_words(sentence[:LONGEST], script)
    gains = gains_of(words, script, main)
    hopeful = hopeful_languages(gains)
    if not hopeful:
        return None
    cuts = [0, *(i for i, word in enumerate(words) if i and word.group()[0].isupper()), len(words)]
    if len(cuts) > MOST_CUTS:
        cuts = [0, len(words)]
    candidates = []
    for index in hopeful:
        language = LANGUAGES[script][index]
        if language in OWN_LETTERS and OWN_LETTERS[language].isdisjoint(sentence.lower()):
            continue
        sums = [0.0, *accumulate(word.signed[index] for word in gains)]
        best = best_run([sums[cut] for cut in cuts], words, cuts)
        if best:
            candidates.append((*best, language))
    if not candidates:
        return None
    margin, first, last, language = max(candidates)
    return Stretch(*span_of(sentence, words, cuts[first], cuts[last]), language, margin)


class Gains(NamedTuple):
    """For each language of a script, by how much a word speaks for it against the main one."""

    signed: tuple[float, ...]
    positive: tuple[float, ...]
    """The same, and 0 where it speaks against it."""


def gains_of(words: Sequence[re.Match[str]], script: str, main: str) -> list[Gains]:
    """What each word of a sentence says of its language."""
    return [word_gains(script, main, word.group().lower(), word.group()[0].isupper()) for word in words]


@lru_cache(maxsize=20_000)
def word_gains(script: str, main: str, word: str, capital: bool) -> Gains:
    """What a word says of its language.

    A word with a capital says little: it may be the name of somebody with foreign parents.
    """
    vector = word_vector(script, word)
    own = vector[LANGUAGES[script].index(main)]
    most = MOST_OF_A_WORD.get(script, math.inf)
    weight = WEIGHT_OF_A_CAPITAL if capital else 1.0
    signed = tuple(weight * min(value - own, most) for value in vector)
    return Gains(signed, tuple(max(value, 0.0) for value in signed))


def hopeful_languages(gains: Sequence[Gains]) -> list[int]:
    """The languages that may have a margin in a sentence, or in a part of it after what a cut costs: few have."""
    whole = map(sum, zip(*(word.signed for word in gains), strict=True))
    most = map(sum, zip(*(word.positive for word in gains), strict=True))
    return [
        index
        for index, (total, positive) in enumerate(zip(whole, most, strict=True))
        if total > MARGIN_OF_STRANGE or positive > MARGIN_OF_STRANGE + COST_OF_A_CUT
    ]


def best_run(
    sums: Sequence[float], words: Sequence[re.Match[str]], cuts: Sequence[int]
) -> tuple[float, int, int] | None:
    """The run between two cuts with the highest gain, less what its cuts cost: gain, first cut, last cut.

    ``sums`` has what all the words before each cut gain. None: no run with a margin has words enough.
    """
    count = len(cuts) - 1
    spans = ((i, j) for i in range(count) for j in range(i + 1, count + 1))
    valued = ((sums[j] - sums[i] - COST_OF_A_CUT * ((i > 0) + (j < count)), i, j) for i, j in spans)
    runs = (
        (value, i, j)
        for value, i, j in valued
        if value > MARGIN_OF_STRANGE
        and enough_words([word.group() for word in words[cuts[i] : cuts[j]]], whole=j - i == count)
    )
    return max(runs, default=None)


def enough_words(words: list[str], whole: bool) -> bool:
    """Whether there are words and letters enough to tell a language; names do not count, the first word may be one."""
    small = [word for word in words[1:] if not word[0].isupper()]
    if len(words) - 1 - len(small) > MOST_NAMES * (len(small) + 1):
        return False
    words = small + words[:1]
    return len(words) >= (LEAST_WORDS if whole else LEAST_WORDS_OF_A_PART) and sum(map(len, words)) >= LEAST_LETTERS


def span_of(sentence: str, words: list[re.Match[str]], first: int, last: int) -> tuple[int, int]:
    """The span of some of the words of a sentence, with the punctuation that is theirs."""
    start = with_openers(sentence, words[first].start()) if first else 0
    end = with_openers(sentence, words[last].start()) if last < len(words) else len(sentence)
    return start, len(sentence[:end].rstrip())


def with_openers(sentence: str, offset: int) -> int:
    """The offset of the quotes and brackets that stand before a word and are its own."""
    while offset and sentence[offset - 1] in OPENERS:
        offset -= 1
    return offset


def telling_words(sentence: str, script: str) -> list[re.Match[str]]:
    """The words of a sentence in one script, without the endings that only English cuts off with an apostrophe, the
    particles of names and single letters before a stop."""
    words = list(LETTERS.finditer(sentence))
    if foreign_letter(script).search(sentence):
        run = letters(script)
        words = [word for word in words if run.fullmatch(word.group())]
    left_out = {match.start() for some in (PARTICLES, ABBREVIATED) for match in some.finditer(sentence)}
    if "'" in sentence or "’" in sentence:
        left_out |= {match.start() + 1 for match in ENGLISH_ENDING.finditer(sentence)}
    return [word for word in words if word.start() not in left_out] if left_out else words


def fits_better(sentence: str, script: str, main: str, other: str) -> bool:
    """Whether a sentence as a whole fits another language better than the main one, by however little."""
    if other not in LANGUAGES[script]:
        return False
    gains = gains_of(telling_words(sentence, script), script, main)
    return sum(word.signed[LANGUAGES[script].index(other)] for word in gains) > 0


def in_script(text: str, script: str) -> str:
    """The text without the words of other scripts: what an identifier is shown."""
    run = letters(script)
    return " ".join(word for word in WORDS.findall(text) if all(run.fullmatch(part) for part in LETTERS.findall(word)))
