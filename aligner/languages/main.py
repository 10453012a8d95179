"""The language a text is in."""

from collections import Counter
from collections.abc import Iterator, Sequence

from aligner.languages.detectors import Detector
from aligner.languages.dictionary import knows
from aligner.languages.evidence import LEAST_LETTERS, LEAST_WORDS, SURE_WORDS
from aligner.languages.profiles import LANGUAGES, ONLY_LANGUAGE, likelihoods
from aligner.languages.scripts import KANA, SENTENCE, framing, letters, without_noise
from aligner.model import UNDETERMINED
from aligner.words import LETTERS

SAMPLES = 16
"""Places in a text that are asked for their language: enough for a majority, whatever stands at the beginning."""
SAMPLE = 600
"""Characters of a sample."""
CLEAR_MARGIN = 6.0
"""Log-likelihood by which a language must beat the next one before a short text is said to be in it."""

PRIOR = 8.0
"""Log-likelihood by which the expected language of a script is ahead before a word is read: most texts are in it."""
EXPECTED = {"Latn": "en", "Cyrl": "ru", "Arab": "ar", "Deva": "hi"}
"""The language that a text or passage in a script is taken for unless it looks like another."""
LEAST_SHARE = 1 / 3
"""Of the letters of a text, in sentences that are clearly in a language that is not the expected one. With less it may
be a list of names and titles, of which one would decide."""
IN_A_DICTIONARY = ("ru",)
"""Where the vote is against the expected language, the dictionary is asked; English has none that loads as quickly, and
fewer short sentences that look like another language."""
UNEXPECTED_MARGIN = 15.0
"""Log-likelihood that a passage in another script needs to be in another language than the expected one: short Russian
phrases look Bulgarian by up to 13."""


def main_language(text: str, script: str) -> str:
    """The language of most of a text in one script, or ``und`` when there is too little to tell."""
    if script in ONLY_LANGUAGE:
        return ONLY_LANGUAGE[script]
    if script == "Hani":
        return "ja" if KANA.search(text) else "zh"
    expected = EXPECTED[script]
    sampled: list[tuple[str, bool]] = []
    taken = samples(text)
    seen = sure = 0
    left = sum(map(len, taken))
    for sample in taken:
        left -= len(sample)
        for piece in pieces(sample, script):
            is_expected = is_sure(piece, expected)
            sampled.append((piece, is_expected))
            seen += len(piece)
            sure += len(piece) if is_expected else 0
        if 2 * sure > seen + left:      # whatever comes, most of it is sure
            return expected
    language = voted(sampled, script)
    if language in (expected, UNDETERMINED):
        return language
    if expected in IN_A_DICTIONARY:
        return voted([(piece, is_expected or knows(expected, piece)) for piece, is_expected in sampled], script)
    return expected if is_outvoted(language, [piece for piece, _ in sampled], script) else language


def is_outvoted(language: str, pieces: Sequence[str], script: str) -> bool:
    """Whether little of a text is clearly in a language, and all of it together looks more like the expected one."""
    clear = sum(len(piece) for piece in pieces if language_of_piece(piece, script) == language)
    if clear >= LEAST_SHARE * sum(map(len, pieces)):
        return False
    together = likelihoods(" ".join(pieces), script)
    return together[language] < together[EXPECTED[script]]


def voted(sampled: Sequence[tuple[str, bool]], script: str) -> str:
    """The language that most letters of some pieces are in, or that they begin and end with: see ``framing``.

    Each piece comes with whether it is sure to be in the expected language. The first piece is in the language of most
    texts, so it is enough to read on until nothing that is left could outvote it.
    """
    expected = EXPECTED[script]
    sure = sum(len(piece) for piece, is_expected in sampled if is_expected)
    left = sum(len(piece) for piece, _ in sampled) - sure
    votes = Counter({expected: sure} if sure else {})
    told: list[str] = []
    for piece, is_expected in sampled:
        language = expected if is_expected else language_of_piece(piece, script)
        left -= 0 if is_expected else len(piece)
        if language == UNDETERMINED:
            continue
        votes[language] += 0 if is_expected else len(piece)
        told.append(language)
        others = votes.total() - votes[told[0]]
        if votes[told[0]] > others + left:
            return told[0]
    most = max((each for each in LANGUAGES[script] if each in votes), key=lambda each: votes[each], default=None)
    return framing(told, most) or UNDETERMINED


def samples(text: str) -> list[str]:
    """Places all over the text."""
    step = max(len(text) // SAMPLES, SAMPLE)
    return [text[start : start + SAMPLE] for start in range(0, len(text), step)]


def pieces(sample: str, script: str) -> Iterator[str]:
    """The sentences of a sample, without the words of other scripts."""
    run = letters(script)
    for sentence in SENTENCE.findall(without_noise(sample)):
        yield " ".join(filter(run.fullmatch, LETTERS.findall(sentence)))


def language_of_piece(piece: str, script: str) -> str:
    """The language of a piece of a text, or ``und``."""
    expected = EXPECTED[script]
    if is_sure(piece, expected):
        return expected
    words = piece.split()
    if sum(map(len, words)) < LEAST_LETTERS or len(words) < LEAST_WORDS:
        return UNDETERMINED
    found = likelihoods(piece, script)
    found[expected] += PRIOR
    ranked = sorted(((value, language) for language, value in found.items()), reverse=True)
    clear = len(ranked) > 1 and ranked[0][0] - ranked[1][0] > CLEAR_MARGIN
    return ranked[0][1] if clear else UNDETERMINED


def is_sure(piece: str, language: str) -> bool:
    """Whether one word in eight of a piece, and two at least, are of those that one language alone has."""
    words = piece.lower().split()
    count = sum(map(SURE_WORDS.get(language, frozenset()).__contains__, words))
    return count >= 2 and 8 * count >= len(words)


def passage_language(passage: str, script: str, detector: Detector) -> str:
    """The language of a passage in another script than the text's."""
    if script == "Hani" or script in ONLY_LANGUAGE:
        return main_language(passage, script)
    stretch = detector.stretch(passage, script, EXPECTED[script])
    if stretch is None or stretch.margin < UNEXPECTED_MARGIN or 2 * (stretch.end - stretch.start) < len(passage):
        return EXPECTED[script]
    return stretch.language
