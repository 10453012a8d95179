"""Which language is where: text -> LanguageMap, by writing system first, by identifier inside one script second."""

from collections.abc import Callable, Iterator, Sequence

from aligner.errors import unknown
from aligner.garbled import garbled
from aligner.languages.detectors import DETECTORS
from aligner.languages.main import main_language
from aligner.languages.profiles import LANGUAGES, ONLY_LANGUAGE
from aligner.languages.scripts import main_script
from aligner.languages.splitting import line_maps
from aligner.model import UNDETERMINED, LanguageMap, MixedWord, Segment

SCRIPT_OF = {
    **{language: script for script, languages in LANGUAGES.items() for language in languages},
    **{language: script for script, language in ONLY_LANGUAGE.items()},
    "ja": "Hani",
    "zh": "Hani",
}
"""The script of each language that can be a text's main one."""


def script_of(language: str, text: str) -> str | None:
    """The script of a text: that of its language, or of most of its letters where the language is none of these."""
    return SCRIPT_OF.get(language) or main_script(text)


def split(
    text: str,
    language: str | None = None,
    detector: str = "auto",
    progress: Callable[[int, int], None] | None = None,
) -> LanguageMap:
    """Find the main language of a text and the passages in others.

    ``language`` states the main one (ISO 639); ``detector`` names what tells languages of one script apart;
    ``progress`` is told how many of how many characters are done. Raises ``UsageError`` for names that do not exist. A
    text with too little to tell is one segment marked ``und``.
    """
    if detector not in DETECTORS:
        raise unknown("detector", detector, DETECTORS)
    if language is not None and language not in SCRIPT_OF:
        raise unknown("language", language, SCRIPT_OF)
    damage = [(found.start, found.end) for found in garbled(text)]
    script = None if damage and is_damaged(Segment(0, len(text), UNDETERMINED), damage) else main_script(text)
    main = language or (main_language(text, script) if script else UNDETERMINED)
    if not script or main == UNDETERMINED:
        return LanguageMap(UNDETERMINED, (Segment(0, len(text), UNDETERMINED),) if text else ())
    passages: list[Segment] = []
    mixed: list[MixedWord] = []
    for line in line_maps(text, SCRIPT_OF.get(main, script), main, DETECTORS[detector]):
        passages.extend(passage for passage in line.passages if not (damage and is_damaged(passage, damage)))
        mixed.extend(line.mixed_words)
        if progress:
            progress(line.end, len(text))
    return LanguageMap(main, tuple(tiles(text, main, passages)), tuple(mixed))


def is_damaged(passage: Segment, damage: Sequence[tuple[int, int]]) -> bool:
    """Whether most of a passage was decoded wrongly: it is in no language then."""
    overlap = sum(max(min(end, passage.end) - max(start, passage.start), 0) for start, end in damage)
    return 2 * overlap > passage.end - passage.start


def tiles(text: str, main: str, passages: Sequence[Segment]) -> Iterator[Segment]:
    """The passages and what is between them: the main language, or ``und`` where that is blank."""
    previous = 0
    for passage in (*passages, Segment(len(text), len(text), main)):
        if passage.start > previous:
            blank = text[previous : passage.start].isspace()
            yield Segment(previous, passage.start, UNDETERMINED if blank else main)
        if passage.end > passage.start:
            yield passage
        previous = passage.end


