"""The rule ``garbled-text``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar
from unicodedata import name

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.garbled import garbled
from aligner.model import Category, Edit, Fix, Issue, Severity

QUOTED = 60
"""Characters of what is meant that a message quotes."""


@dataclass(frozen=True, slots=True)
class GarbledText:
    """Text was decoded with the wrong encoding, and nobody can read it.

    Ìîñò, РњРѕСЃС‚ and donâ€™t are what is left of Мост, Мост and don’t when a file in one encoding is read as another.
    Search engines, translation memories and readers see signs without meaning.

    It finds the usual accidents with English and Russian: windows-1251 read as windows-1252, and UTF-8 read as either
    of them. A run is reported when the right decoding turns it into plain words, which the message gives. Words in
    accented letters as other languages have them are left alone.

    Read the file again in its own encoding. --unsafe-fixes puts in what the right decoding gives.
    """

    name: ClassVar[str] = "garbled-text"
    category: ClassVar[Category] = Category.CHARACTER_ENCODING
    severity: ClassVar[Severity] = Severity.MAJOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.NOTHING
    examples: ClassVar[tuple[Example, ...]] = (
        Example("Où est-il né ? À l’été, les élèves créèrent « l’âme ». Það er æði, og við erum öll á því."),
        Example("РСФСР и СССР. Р. С. Т. — инициалы; «СРО» и РЖД."),
        Example("The mayor said that the bridge is ⟦Ìîñò îòêðûëè â ïÿòíèöó⟧."),
        Example("Об этом сказал мэр: ⟦РњРѕСЃС‚ РѕС‚РєСЂС‹Р»Рё⟧."),
        Example("They don⟦â€™⟧t know what the caf⟦Ã©⟧ costs."),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the runs."""
        for found in garbled(article.text):
            yield Issue(
                rule=self.name,
                category=self.category,
                severity=self.severity,
                confidence=grades.EVIDENT,
                start=found.start,
                end=found.end,
                message=f"{said(found.meant)}: {found.right} was read as {found.wrong}.",
                fix=Fix((Edit(found.start, found.end, found.meant),), is_safe=False),
            )


def said(meant: str) -> str:
    """What a run stands for; a sign by its name as well, for between quotation marks one of them is not seen."""
    if len(meant) == 1:
        return f"This stands for {meant} (U+{ord(meant):04X} {name(meant, 'without a name')})"
    return f"This stands for “{meant if len(meant) <= QUOTED else f'{meant[:QUOTED].rstrip()}…'}”"
