"""What of a sentence its translation does not say: words whose meaning is nowhere in it, where it is short as well.

The bead's sides are read word by word, by an encoder that has a vector for each word in its place. A word of the source
is covered as far as the most similar word of the target is. Where four words in a row are hardly covered, and the
target is shorter than usual, something was left out:

    log-odds = LENGTH (length - usual) + COVERED (lowest mean of four words) + BIAS

with length the log of the ratio of characters, usual its median over the text. A logistic regression on WMT21 ru-en and
en-ru news, whole against the same with four to eight words taken out of the target.
"""

import re
from collections.abc import Iterator, Sequence
from math import exp, log
from typing import TYPE_CHECKING, Any

from aligner.function_words import SENTENCE_OPENERS
from aligner.model import Bead, Bitext, Span, Uncovered

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligner.encoders import Encoder

LENGTH, COVERED, BIAS = -8.46, -8.17, 0.53
LEAST_ODDS = 1.9
"""Of clean pairs .1 % into English reach it and .3 % into Russian, of those with four to eight words taken out 30 %. At
1.45 it is .2, .8 and 37 %."""
WORDS, TELLING = 4, 2
"""Words in a row that are looked at, and how many of them say something: "can be compared to" is said in many ways. In
manuals one flag in nine named such words, and three in four of these were wrong."""
LETTERS = 4
"""Of a word that says something, if it is none of those that sentences begin with."""
SHORT = 10
"""Characters added to both lengths: of short texts the ratio says little."""
LEAST_CHARACTERS = 50
"""Of a source that may say more than its target: a heading in two words for five is no omission. In manuals one flag in
four was on less, and wrong."""
ALWAYS_KNOWN = 5
"""Beads of the usual ratio that outweigh those of a text."""
NO_BLANKS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese: nothing tells their words apart, so none has a vector."""
WORD = re.compile(r"\S+")
MARKS = ".,:;!?…()[]«»“”„\"'"


def uncovered(bitext: Bitext, encoder: "Encoder", usual: float | None = None) -> tuple[Uncovered, ...]:
    """Words of the source that are left out, at most one stretch for each bead.

    ``usual`` is the usual log-ratio of lengths, measured on the text if it is not given.
    """
    ratios = {bead: log_ratio(bitext, bead) for bead in bitext.pairs}
    usual = usual_ratio(list(ratios.values())) if usual is None else usual
    short = [bead for bead, ratio in ratios.items() if odds(ratio - usual, 0.0) >= LEAST_ODDS and is_long(bitext, bead)]
    sides = [bitext.source.of(bead.source) for bead in short]
    sides += [bitext.target.of(bead.target) for bead in short]
    vectors = encoder.encode_words(sides) if short else None
    if not vectors:
        return ()
    found = (
        left_out(bitext, bead, vectors[at], vectors[len(short) + at], ratios[bead] - usual)
        for at, bead in enumerate(short)
    )
    return tuple(each for each in found if each)


def is_long(bitext: Bitext, bead: Bead) -> bool:
    """Whether the source of a bead says enough for something to be left out."""
    return len(bitext.source.of(bead.source)) >= LEAST_CHARACTERS


def usual_ratio(ratios: Sequence[float]) -> float:
    """The median, shrunk to an equal length."""
    from statistics import median  # brings fractions and decimals, which a text alone has no use for

    return median(ratios) * len(ratios) / (len(ratios) + ALWAYS_KNOWN) if ratios else 0.0


def log_ratio(bitext: Bitext, bead: Bead) -> float:
    """Log of the characters of the target for each of the source."""
    return log((len(bitext.target.of(bead.target)) + SHORT) / (len(bitext.source.of(bead.source)) + SHORT))


def odds(length: float, covered: float) -> float:
    """Log-odds that something is left out."""
    return LENGTH * length + COVERED * covered + BIAS


def left_out(
    bitext: Bitext, bead: Bead, source: "NDArray[Any]", target: "NDArray[Any]", length: float
) -> Uncovered | None:
    """The words of a bead that nothing covers."""
    words = list(words_of(bitext, bead.source))
    dense = NO_BLANKS.search(bitext.target.of(bead.target))
    if len(words) != len(source) or not len(target) or len(words) < WORDS or dense:
        return None
    best = (source @ target.T).max(1)
    telling = [tells(bitext.source.document.text[word.start : word.end]) for word in words]
    means = {
        at: float(best[at : at + WORDS].mean())
        for at in range(len(words) - WORDS + 1)
        if sum(telling[at : at + WORDS]) >= TELLING
    }
    at = min(means, key=lambda at: means[at], default=0)
    reached = odds(length, means.get(at, 1.0))
    if reached < LEAST_ODDS:
        return None
    span = Span(words[at].start, words[at + WORDS - 1].end)
    return Uncovered(bead, span, round(1 / (1 + exp(-reached)), 3))


def tells(word: str) -> bool:
    """Whether a word is likely to say something of its own: not a function word."""
    plain = word.strip(MARKS).casefold()
    return len(plain) >= LETTERS and plain not in SENTENCE_OPENERS


def words_of(bitext: Bitext, units: Sequence[int]) -> Iterator[Span]:
    """Spans of what stands between blanks."""
    text = bitext.source.document.text
    for unit in (bitext.source.units[index] for index in units):
        for match in WORD.finditer(text, unit.start, unit.end):
            yield Span(match.start(), match.end())
