"""The rule ``unused-ignore``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks.base import Article, Example, Need
from aligner.model import Category, Issue, Severity


@dataclass(frozen=True, slots=True)
class UnusedIgnore:
    """A comment that should silence a rule cannot be read, names no rule, or has nothing to silence.

    `<!-- aligner: ignore[number] The figures are the client's. -->` says that a rule must not speak of the next block,
    and why. With a misspelt name it does nothing, and whoever wrote it believes that it does. When the text has been
    mended since, it stays behind, and hides the next fault in that place.

    The other forms are `disable[RULE]` with `enable` for what stands between them, and `ignore-file[RULE]`. A rule may
    be a category, or `all`; several are separated by commas. A comment that cannot be read, or names no rule, is
    minor. One that has nothing to silence is neutral, and is reported only where the rule that it names ran.

    Mend the comment, or take it out.
    """

    name: ClassVar[str] = "unused-ignore"
    category: ClassVar[Category] = Category.MARKUP
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.RUNNING_TEXT
    examples: ClassVar[tuple[Example, ...]] = (
        Example("<!-- aligner: ignore[untranslated] The chorus is sung in Russian. -->\nThe bridge was opened."),
        Example("<!-- A note for the layout. -->\nThe bridge was opened on Friday.", "a comment for somebody else"),
        Example(
            "⟦<!-- aligner: ignore[untransalted] A song. -->⟧\nThe bridge was opened on Friday.", "no rule of this name"
        ),
        Example("⟦<!-- aligner: ignore quotes -->⟧\nThe bridge was opened on Friday.", "the brackets are missing"),
        Example("⟦<!-- aligner: disable[quotes]⟧\nThe bridge was opened on Friday.", "the comment is not closed"),
        Example("The bridge was opened on Friday. ⟦<!-- aligner: enable[quotes] -->⟧", "it was never disabled"),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield nothing: what a comment has silenced is known when all rules have run (``ignores.applied``)."""
        yield from ()
