"""The rule ``editorial-note``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks.base import Article, Example, Need
from aligner.model import Category, Issue, Severity

ENGLISH = re.compile(
    r"(?<![\w])(?:approx\.|note\.) (?=[A-Z][A-Za-z]*(?:\)|,| [A-Z]))[\w .]{2,40}(?=[),;\n]|$)"
    r"|(?<!\w)(?:translator|editor|author)['’]?s['’]? (?:note|remark|comment)\b|(?<!\w)(?:ed|trans)\. note\b"
    r"|\[(?:sic|translator|untranslatable|unclear|inaudible|\?+)\]|(?<!\w)(?:TODO|FIXME|TBD|XXX)\b",
)
RUSSIAN = re.compile(
    r"(?<!\w)[Пп]рим(?:еч)?\. ?(?:ред|пер|перев|авт|редакции|переводчика|автора)(?:\.|\b)"
    r"|(?<!\w)[Пп]римечани[ея] (?:редакции|переводчика|автора|редактора)\b"
    r"|(?<!\w)[Пп]рим\. (?=[А-ЯЁA-Z])[\w.-]+"
)
SIGNS = {
    ENGLISH: ("approx.", "note.", "translator", "editor", "author", ". note", "[", "TODO", "FIXME", "TBD", "XXX"),
    RUSSIAN: ("рим",),
}
"""One of these is in every note: they are looked for first, for hardly a text has one."""


@dataclass(frozen=True, slots=True)
class EditorialNote:
    """A note of somebody who worked on the text was left in it.

    «прим. БЕЛТА» is a note of the agency; a machine made "approx. BelTA" of it, which means nothing. A [sic], a TODO
    or a translator's note was not meant for the reader, or has to be said in the way of the target language.

    Reported are the usual wordings in English and Russian. Notes that are meant to be there are right, so check whether
    the reader needs them: in Russian they are neutral.

    Delete the note, or write it as one: "(BelTA's note)", "(Editor's note: ...)".
    """

    name: ClassVar[str] = "editorial-note"
    category: ClassVar[Category] = Category.TEXTUAL_CONVENTIONS
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.NOTHING
    examples: ClassVar[tuple[Example, ...]] = (
        Example("It costs approx. 40 million, about half of what they note in May."),
        Example("Он примерно знал, что примечание будет кратким."),
        Example("You won't find anything outside our space (post-Soviet - ⟦approx. BelTA⟧)."),
        Example("He said it was an accident ⟦[sic]⟧ and left."),
        Example("За пределами нашего пространства (постсоветского, — ⟦прим. ред.⟧) ничего нет."),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the notes."""
        found = [
            *((match, self.severity) for match in notes(ENGLISH, article.text)),
            *((match, Severity.NEUTRAL) for match in notes(RUSSIAN, article.text)),
        ]
        for match, severity in sorted(found, key=lambda each: each[0].start()):
            yield Issue(
                rule=self.name,
                category=self.category,
                severity=severity,
                confidence=0.8,
                start=match.start(),
                end=match.end(),
                message="A note that somebody left in the text.",
            )


def notes(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Where a pattern matches."""
    return pattern.finditer(text) if any(sign in text for sign in SIGNS[pattern]) else iter(())
