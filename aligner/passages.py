"""The foreign passages of a text, each with what in the text comes closest to being its translation."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from aligner.model import Bounds, Counterpart, Passage, Segment
from aligner.sentences import sentence_spans

if TYPE_CHECKING:
    from aligner.alignment.counterparts import Closest, Sentences
    from aligner.encoders import Encoder, Vectors
CLOSERS = "\"'»”’“)]}*_ "
STOPS = ".!?…。！？"


def find(
    text: str,
    main: Iterable[Segment],
    foreign: Sequence[Segment],
    encoder: "Encoder",
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Passage, ...]:
    """Look for the counterpart of each foreign passage among the sentences of the main language.

    A passage without a sentence to compare, in a text without another, has none.
    """
    import numpy as np

    from aligner.alignment.counterparts import closest_sentences

    own = told(text, main)
    spans = [told(text, [segment]) for segment in foreign]
    compared = [span for each in spans for span in each]
    if not own or not compared:
        return tuple(Passage(s.start, s.end, s.language) for s in foreign)
    vectors = encoder.encode([text[start:end] for start, end in (*own, *compared)], progress)
    starts = [start for start, _ in own]
    found = iter(
        closest_sentences(
            sentences_of(text, compared, vectors[len(own) :]),
            sentences_of(text, own, vectors[: len(own)]),
            np.array([bisect_left(starts, start) for start, _ in compared]),
            slices(len(each) for each in spans if each),
        )
    )
    return tuple(
        Passage(s.start, s.end, s.language, counterpart_of(own, next(found)) if each else None)
        for s, each in zip(foreign, spans, strict=True)
    )


def told(text: str, segments: Iterable[Segment]) -> list[Bounds]:
    """The sentences of segments that have a word in them."""
    return [
        (start, end)
        for segment in segments
        for start, end in sentence_spans(text, segment.start, segment.end)
        if any(character.isalnum() for character in text[start:end])
    ]


def sentences_of(text: str, spans: Sequence[Bounds], vectors: "Vectors") -> "Sentences":
    """What the alignment knows of sentences: it never sees them."""
    import numpy as np

    from aligner.alignment.counterparts import Sentences

    lengths = np.array([float(end - start) for start, end in spans])
    return Sentences(vectors, lengths, np.array([ends_with_stop(text[start:end]) for start, end in spans]))


def ends_with_stop(sentence: str) -> bool:
    """Whether a sentence ends as one; a heading does not."""
    return sentence.rstrip(CLOSERS)[-1:] in tuple(STOPS)


def slices(lengths: Iterable[int]) -> list[slice]:
    """Consecutive slices of these lengths."""
    found, start = [], 0
    for length in lengths:
        found.append(slice(start, start + length))
        start += length
    return found


def counterpart_of(own: Sequence[Bounds], match: "Closest") -> Counterpart:
    """Spans of sentences -> a span of the text."""
    return Counterpart(own[match.first][0], own[match.last][1], match.similarity, match.probability)
