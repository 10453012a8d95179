"""The languages along a text in one line of cells, and what each cell means."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rich.text import Text

from aligner.languages.names import language_name
from aligner.model import UNDETERMINED, Document, LanguageMap, Segment
from aligner.reporters.page import safe_text


@dataclass(frozen=True, slots=True)
class Ink:
    """How a language is drawn: told apart by the glyph alone, so that it works without colour."""

    glyph: str
    style: str


MAIN = Ink("▁", "blue")
OTHERS = (Ink("▆", "yellow"), Ink("▓", "green"), Ink("▒", "magenta"), Ink("░", "cyan"))
UNKNOWN = Ink("·", "dim")


def inks(document: Document, languages: LanguageMap) -> dict[str, tuple[Ink, int]]:
    """Ink and number of characters of each language: the main one, then the others, those of most text first."""
    sizes: Counter[str] = Counter({languages.language: 0})
    for segment in visible_segments(document, languages):
        sizes[segment.language] += segment.end - segment.start
    main = sizes.pop(languages.language)
    others = sorted(sizes.items(), key=lambda item: (item[0] == UNDETERMINED, -item[1], item[0]))
    found = {languages.language: (UNKNOWN if languages.language == UNDETERMINED else MAIN, main)}
    for index, (language, size) in enumerate(others):
        found[language] = (UNKNOWN if language == UNDETERMINED else OTHERS[min(index, len(OTHERS) - 1)], size)
    return found


def visible_segments(document: Document, languages: LanguageMap) -> Iterator[Segment]:
    """The segments but for the blanks between passages."""
    for segment in languages.segments:
        if segment.language != UNDETERMINED or not document.text[segment.start : segment.end].isspace():
            yield segment


def strip(document: Document, languages: LanguageMap, width: int) -> Text:
    """The text from left to right. A passage has at least one cell, however short it is."""
    by_language = inks(document, languages)
    length = max(1, len(document.text))
    cells = [by_language[languages.language][0]] * width
    for segment in visible_segments(document, languages):
        if segment.language != languages.language:
            first, last = segment.start * width // length, (segment.end * width - 1) // length
            cells[first : last + 1] = [by_language[segment.language][0]] * (min(last, width - 1) + 1 - first)
    return Text.assemble(*((ink.glyph, ink.style) for ink in cells))


def legend(document: Document, languages: LanguageMap) -> Text:
    """Glyph, name and share of each language."""
    by_language = inks(document, languages)
    total = sum(size for _, size in by_language.values())
    text = Text()
    for language, (ink, size) in by_language.items():
        text.append(ink.glyph * 2, style=ink.style)
        text.append_text(safe_text(f" {language_name(language)} {percent(size, total)}   "))
    return text


def percent(part: int, whole: int) -> str:
    """A share in whole percents; neither nothing nor all unless it is."""
    share = 100 * part / whole if whole else 0.0
    if 0 < share < 1:
        return "<1%"
    return ">99%" if 99 < share < 100 else f"{share:.0f}%"
