"""Sentences with exact offsets."""

from razdel import sentenize


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences in text[start:end], in order, without blanks at either end."""
    return [(start + s.start, start + s.stop) for s in sentenize(text[start:end]) if s.text.strip()]
