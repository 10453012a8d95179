"""The passages of a text in other languages, line by line: those in another script first, then inside the script."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aligner.languages.boundaries import is_passage, runs_in
from aligner.languages.detectors import Detector
from aligner.languages.evidence import Stretch, fits_better
from aligner.languages.main import passage_language
from aligner.languages.profiles import LANGUAGES
from aligner.languages.scripts import Word, foreign_letter
from aligner.languages.tokens import odd_letters, words_of
from aligner.languages.transliterated import RUSSIAN_IN_LATIN, is_russian
from aligner.model import Bounds, MixedWord, Segment
from aligner.sentences import sentence_spans

LINE = re.compile(r"[^|\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]{1,20000}")
"""Passages never cross a line break. A longer line is cut: memory stays bounded, and so does what a line costs."""


@dataclass(frozen=True, slots=True)
class LineMap:
    """What is foreign in a line: spans in the text, in order. ``end`` is where the line ends."""

    end: int
    passages: list[Segment]
    mixed_words: list[MixedWord]


def line_maps(text: str, script: str, main: str, detector: Detector) -> Iterator[LineMap]:
    """Map the lines of a text, one after another."""
    stranger = foreign_letter(script)
    inside = main in LANGUAGES.get(script, ())
    for match in LINE.finditer(text):
        line = match.group()
        other: list[Segment] = []
        mixed: list[MixedWord] = []
        is_mixed = stranger.search(line) is not None
        sentences = sentence_spans(line, 0, len(line)) if inside or is_mixed else []
        if is_mixed:
            words, odd = words_of(line)
            other = list(in_other_scripts(line, words, sentences, script, detector))
            mixed = [MixedWord(word.start, word.end, odd_letters(line, word)) for word in odd]
        same = in_same_script(line, sentences, other, script, main, detector) if inside else []
        found = sorted([*other, *same], key=lambda segment: segment.start)
        yield line_map(found, mixed, match.start(), match.end())


def line_map(passages: list[Segment], mixed: list[MixedWord], offset: int, end: int) -> LineMap:
    """Turn offsets in the line into offsets in the text."""
    return LineMap(
        end,
        [Segment(s.start + offset, s.end + offset, s.language) for s in passages],
        [MixedWord(m.start + offset, m.end + offset, tuple(at + offset for at in m.letters)) for m in mixed],
    )


def in_other_scripts(
    line: str, words: list[Word], sentences: Sequence[Bounds], script: str, detector: Detector
) -> Iterator[Segment]:
    """The passages of a line in other scripts than the text's."""
    scripts = sorted({word.script for word in words} - {script})
    runs = [(run, foreign) for foreign in scripts for run in runs_in(line, words, sentences, foreign)]
    reached = 0
    for run, foreign in sorted(runs):      # two of them overlap where a sentence has three scripts
        start = max(run.start, reached)
        start += len(line[start : run.end]) - len(line[start : run.end].lstrip())
        if start < run.end and is_passage(line, run, foreign):
            yield named(line, Segment(start, run.end, passage_language(line[start : run.end], foreign, detector)))
            reached = run.end


def in_same_script(
    line: str,
    sentences: Sequence[Bounds],
    other: Sequence[Segment],
    script: str,
    main: str,
    detector: Detector,
) -> list[Segment]:
    """What in a line is in another language of the text's script, neighbours of one language joined."""
    own = [span for span in sentences if not any(s.start < span[1] and span[0] < s.end for s in other)]
    stretches = [detector.stretch(line[start:end], script, main) for start, end in own]
    if not any(stretches):
        return []
    found: list[Segment] = []
    for index, (start, end) in enumerate(own):
        stretch = stretches[index] or like_a_neighbour(line[start:end], stretches, index, script, main)
        if stretch is None:
            continue
        piece = named(line, Segment(start + stretch.start, start + stretch.end, stretch.language))
        if found and found[-1].language == piece.language and not line[found[-1].end : piece.start].strip():
            piece = Segment(found.pop().start, piece.end, piece.language)
        found.append(piece)
    return found


def named(line: str, passage: Segment) -> Segment:
    """The passage under the name of Russian, if it is that in Latin letters."""
    text = line[passage.start : passage.end]
    if passage.language == "en" or not is_russian(text, passage.language):
        return passage
    return replace(passage, language=RUSSIAN_IN_LATIN)


def like_a_neighbour(
    sentence: str, stretches: Sequence[Stretch | None], index: int, script: str, main: str
) -> Stretch | None:
    """A sentence too short to be sure of, in the language of the foreign one beside it if that fits better."""
    beside = (stretches[index - 1] if index else None, *stretches[index + 1 : index + 2])
    for near in beside:
        if near and fits_better(sentence, script, main, near.language):
            return Stretch(0, len(sentence), near.language, 0.0)
    return None
