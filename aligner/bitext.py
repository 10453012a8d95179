"""Two documents, or two lists of sentences -> beads: the text side of the alignment."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from aligner import languages
from aligner.encoders import Progress
from aligner.model import Bead, Bitext, Document, Text, Unit
from aligner.sentences import sentence_spans

if TYPE_CHECKING:
    from aligner.alignment.scoring import Side
    from aligner.encoders import Encoder


LINE = re.compile(r"\S[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*")
PARAGRAPH = re.compile(r"\S[^\n\r]*(?:(?:\r\n|\n|\r)[^\S\n\r]*\S[^\n\r]*)*")


def align_documents(source: Document, target: Document, units: str, encoder: "Encoder") -> Bitext:
    """Align two documents by sentences, lines or paragraphs."""
    left, right = text_of(source, units), text_of(target, units)
    beads = align(texts_of(left), texts_of(right), encoder)
    return Bitext(left, right, tuple(beads))


def texts_of(text: Text) -> list[str]:
    """The units of a text, each in one line."""
    return [text.of([index]) for index in range(len(text.units))]


def text_of(document: Document, units: str) -> Text:
    """A document in units, which ``UNITS`` names."""
    spans = tuple(Unit(start, end) for start, end in UNITS[units](document.text))
    return Text(document, languages.split(document.text).language, spans)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences."""
    return iter(sentence_spans(text, 0, len(text)))


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the lines that are not blank."""
    return trimmed(text, LINE)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the runs of lines with no blank line between them."""
    return trimmed(text, PARAGRAPH)


def trimmed(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Spans of the matches, without the blanks at their ends."""
    for match in pattern.finditer(text):
        yield match.start(), match.start() + len(match.group().rstrip())


UNITS: dict[str, Callable[[str], Iterator[tuple[int, int]]]] = {
    "sentences": sentences,
    "lines": lines,
    "paragraphs": paragraphs,
}


def align(
    source: Sequence[str], target: Sequence[str], encoder: "Encoder", progress: Progress | None = None
) -> list[Bead]:
    """Align sentences with sentences: every index of both sides is in exactly one bead, in order."""
    from aligner.alignment import search

    found = search.align(side(source, encoder, progress), side(target, encoder, progress))
    return [Bead(tuple(range(a, b)), tuple(range(c, d)), round(score, 3)) for a, b, c, d, score in found]


def side(sentences: Sequence[str], encoder: "Encoder", progress: Progress | None = None) -> "Side":
    """What the alignment knows of a text: vectors and lengths."""
    import numpy as np

    from aligner.alignment.scoring import LONGEST, Side

    spans = encoder.encode_spans(sentences, LONGEST, progress)
    lengths = [len(sentence.strip()) for sentence in sentences]
    odd = np.array([float(is_hardly_text(sentence)) for sentence in sentences])
    return Side(spans.runs, np.concatenate([[0.0], np.cumsum(lengths)]), odd, spans.clauses)


def is_hardly_text(sentence: str) -> bool:
    """Whether it has fewer than four letters, or more of other characters: a date, a number, a row of stars."""
    letters = sum(map(str.isalpha, sentence))
    return letters < 4 or 2 * letters < len(sentence.strip())
