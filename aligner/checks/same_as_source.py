"""The rule ``same-as-source``."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.copied import two_scripts
from aligner.languages.names import language_name
from aligner.model import Bitext, Category, Issue, Severity
from aligner.words import has_common

ALIKE = 0.8
LONGEST = 300
"""Characters that are compared: what is longer and the same is a passage, the rule ``untranslated``'s."""


@dataclass(frozen=True, slots=True)
class SameAsSource:
    """A heading or a phrase stands in the translation as it stands in the original.

    Between languages of one alphabet no letter tells that a short text was not translated: a heading, a button, a
    caption. Names and titles stay as they are, so a text without a single common word is not reported: one of four
    letters or more that begins with a small letter.

    Between two alphabets the rule untranslated finds them, and where the original itself has words of the other
    alphabet, there was nothing to translate.

    Both sides of an aligned pair are compared letter by letter; from four fifths on they are the same. Whole sentences
    that were copied are left to the rule untranslated. A text that is its source from the first word to the last, a
    file that was copied and never translated, is one critical issue.

    Translate it, or ignore it where the word is the same in both languages.
    """

    name: ClassVar[str] = "same-as-source"
    category: ClassVar[Category] = Category.UNTRANSLATED
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The bridge was opened on Friday.\nVolkswagen Golf GTI\nThe mayor came with his family.",
            "a name",
            source="Die Brücke wurde am Freitag eröffnet.\nVolkswagen Golf GTI\nDer Bürgermeister kam mit Familie.",
        ),
        Example(
            "The bridge was opened on Friday. The mayor came with his family.",
            source="Die Brücke wurde am Freitag eröffnet. Der Bürgermeister kam mit seiner Familie.",
        ),
        Example(
            "The bridge was opened on Friday.\nTo the right side\nThe mayor came with his family.",
            "the original has it in English as well",
            source="Мост открыли в пятницу.\nTo the right side\nМэр приехал с семьёй.",
        ),
        Example(
            "The bridge was opened on Friday.\n⟦Bild rechts⟧\nThe mayor came with his family.",
            source="Die Brücke wurde am Freitag eröffnet.\nBild rechts\nDer Bürgermeister kam mit seiner Familie.",
        ),
        Example(
            "The market will be closed in November.\n⟦Abbildung links⟧\nIn spring the stalls will be put up again.",
            source="Der Markt wird im November geschlossen.\nAbbildung links\nIm Frühling stehen die Buden wieder da.",
        ),
        Example(
            "⟦The market will be closed in November. In spring the stalls will be put up again.⟧",
            source="The market will be closed in November. In spring the stalls will be put up again.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield what was not translated."""
        bitext = article.bitext
        if bitext is not None and article.is_copy and bitext.target.units and bitext.source.units:
            yield self._copy(bitext)
        if bitext is None or bitext.source.language == bitext.target.language or two_scripts(bitext):
            return
        for bead in bitext.pairs:
            if len(bead.source) == len(bead.target) == 1:
                source, target = bitext.source.of(bead.source), bitext.target.of(bead.target)
                if has_common(target[:LONGEST]) and are_alike(source, target):
                    span = bitext.target.span(bead.target)
                    yield Issue(
                        rule=self.name,
                        category=self.category,
                        severity=self.severity,
                        confidence=grades.SURE,
                        start=span.start,
                        end=span.end,
                        message="The same as in the original.",
                        source=bitext.source.span(bead.source),
                    )

    def _copy(self, bitext: Bitext) -> Issue:
        span = bitext.target.span(range(len(bitext.target.units)))
        language = language_name(bitext.target.language)
        return Issue(
            rule=self.name,
            category=self.category,
            severity=Severity.CRITICAL,
            confidence=grades.CERTAIN,
            start=span.start,
            end=span.end,
            message=f"The text is its source: both are in {language}, nothing was translated.",
            source=bitext.source.span(range(len(bitext.source.units))),
        )


def are_alike(source: str, target: str) -> bool:
    """Whether two texts are nearly the same, letter by letter."""
    if max(len(source), len(target)) > LONGEST:
        return False
    matcher = SequenceMatcher(None, source.casefold(), target.casefold(), autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
