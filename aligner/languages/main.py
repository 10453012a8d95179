"""The language a text is in."""

from collections import Counter
from collections.abc import Iterator

from aligner.languages.detectors import Detector
from aligner.languages.evidence import LEAST_LETTERS, LEAST_WORDS, LETTERS, SURE_WORDS
from aligner.languages.profiles import LANGUAGES, ONLY_LANGUAGE, likelihoods
from aligner.languages.scripts import KANA, SENTENCE, framing, letters, without_noise
from aligner.model import UNDETERMINED

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
UNEXPECTED_MARGIN = 15.0
"""Log-likelihood that a passage in another script needs to be in another language than the expected one: short Russian
phrases look Bulgarian by up to 13."""


def main_language(text: str, script: str) -> str:
    """The language of most of a text in one script, or ``und`` when there is too little to tell."""
    if script in ONLY_LANGUAGE:
        return ONLY_LANGUAGE[script]
    if script == "Hani":
        return "ja" if KANA.search(text) else "zh"
    sampled = list(pieces(text, script))
    expected = EXPECTED[script]
    sure = sum(len(piece) for piece in sampled if is_sure(piece, expected))
    if 2 * sure > sum(map(len, sampled)):
        return expected
    told = [(language_of_piece(piece, script), len(piece)) for piece in sampled]
    votes: Counter[str] = Counter()
    for language, size in told:
        votes[language] += size
    most = max((each for each in LANGUAGES[script] if each in votes), key=lambda each: votes[each], default=None)
    return framing((language for language, _ in told if language != UNDETERMINED), most) or UNDETERMINED


def pieces(text: str, script: str) -> Iterator[str]:
    """Sentences from places all over the text, without the words of other scripts."""
    run = letters(script)
    step = max(len(text) // SAMPLES, SAMPLE)
    for start in range(0, len(text), step):
        for sentence in SENTENCE.findall(without_noise(text[start : start + SAMPLE])):
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
