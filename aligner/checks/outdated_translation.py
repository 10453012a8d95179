"""The rule ``outdated-translation``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Change, Example, Files, Need
from aligner.model import Category, Issue, Severity

MONDAY, TUESDAY = Change("4f1c2aa", 1_700_000_000, "2023-11-14"), Change("9be07d1", 1_700_086_400, "2023-11-15")


@dataclass(frozen=True, slots=True)
class OutdatedTranslation:
    """A source was changed after its translation.

    A figure was corrected, a paragraph was added, and the translation still says what the article said last week.

    The history of the git repository says when each of the two files was last changed; files changed together are up
    to date. What is not committed yet does not count. The rule cannot tell whether the change matters for the
    translation, so it runs only when it is asked for.

    Bring the translation up to date; a change that needs no new translation is a reason to ignore the issue.
    """

    name: ClassVar[str] = "outdated-translation"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = False
    needs: ClassVar[Need] = Need.FILES | Need.HISTORY
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The bridge was opened on Friday.",
            "changed later than its source",
            files=(Files("bridge.en.md", "bridge.ru.md", translation_changed=TUESDAY, source_changed=MONDAY),),
        ),
        Example(
            "The bridge was opened on Friday.",
            "changed together",
            files=(Files("bridge.en.md", "bridge.ru.md", translation_changed=MONDAY, source_changed=MONDAY),),
        ),
        Example(
            "The bridge was opened on Friday.",
            "not committed yet",
            files=(Files("bridge.en.md", "bridge.ru.md", source_changed=MONDAY),),
        ),
        Example(
            "⟦⟧The bridge was opened on Friday.",
            "the source was changed on the next day",
            files=(Files("bridge.en.md", "bridge.ru.md", translation_changed=MONDAY, source_changed=TUESDAY),),
        ),
        Example(
            "⟦⟧Мост открыли в пятницу.",
            files=(Files("ru/bridge.md", "en/bridge.md", translation_changed=MONDAY, source_changed=TUESDAY),),
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield an issue if the source is newer."""
        for files in article.files:
            own, source = files.translation_changed, files.source_changed
            if own is not None and source is not None and own.time < source.time:
                message = (
                    f"{files.source} was changed on {source.date} ({source.revision}), "
                    f"this translation last on {own.date} ({own.revision})."
                )
                yield Issue(self.name, self.category, self.severity, grades.CERTAIN, 0, 0, message)
