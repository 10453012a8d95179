"""The rule ``missing-translation``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Files, Need
from aligner.model import Category, Issue, Severity


@dataclass(frozen=True, slots=True)
class MissingTranslation:
    """A text has no translation, or a translation has no source.

    An article was written and never sent to be translated, or a file was renamed on one side only. Every text that is
    there may be right, and readers of one language still lack one.

    The configuration says under `pairs` which files belong together. The issue stands at the beginning of the text
    that is there, and names the one that is not.

    Translate the text, rename the file, or leave it out with `exclude` or `per-file-ignores`.
    """

    name: ClassVar[str] = "missing-translation"
    category: ClassVar[Category] = Category.OMISSION
    severity: ClassVar[Severity] = Severity.MAJOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.FILES
    examples: ClassVar[tuple[Example, ...]] = (
        Example("The bridge was opened on Friday.", "both are there", files=(Files("bridge.en.md", "bridge.ru.md"),)),
        Example("The market is closed.", "no pattern speaks of it"),
        Example(
            "⟦⟧Мост открыли в пятницу.",
            "there is no bridge.en.md",
            files=(Files("bridge.en.md", "bridge.ru.md", is_translated=False),),
        ),
        Example(
            "⟦⟧The bridge was opened on Friday.",
            "there is no bridge.ru.md",
            files=(Files("bridge.en.md", "bridge.ru.md", has_source=False),),
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield an issue for each file that is not there."""
        for files in article.files:
            if not files.is_translated:
                yield self._issue(f"Not translated: there is no {files.translation}.")
            elif not files.has_source:
                yield self._issue(f"The source of this translation is missing: there is no {files.source}.")

    def _issue(self, message: str) -> Issue:
        return Issue(self.name, self.category, self.severity, grades.CERTAIN, 0, 0, message)
