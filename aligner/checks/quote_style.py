"""The rule ``quote-style``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.garbled import masked
from aligner.languages import SCRIPT_OF
from aligner.languages.scripts import letter
from aligner.languages.tokens import inside
from aligner.model import Category, Edit, Fix, Issue, Severity
from aligner.words import and_elsewhere

PAIR = {
    "en": re.compile("(?P<open>[«„])(?P<said>[^«»„“”\n\r]{1,2000})(?P<close>[»”“])"),
    "ru": re.compile("(?P<open>“)(?P<said>[^«»„“”\n\r]{1,2000})(?P<close>”)"),
}
"""A quotation in the marks of another language, with none inside it; for each language that is known."""
USUAL = {"en": "“”", "ru": "«»"}
FOR_SURE = ("en",)
"""The languages in which nobody chooses such marks: of clean translations into English none has them."""
INNER = {"ru": ("«", "„“")}
"""The mark that is open around an inner quotation, and the marks that the inner one has."""
NEAR = 200


@dataclass(frozen=True, slots=True)
class QuoteStyle:
    """Quotation marks of another language: «» or „“ in English, “” in Russian.

    The marks of the original were kept, or a program put in those of its own language. The reader understands them,
    and sees that nobody looked.

    English has “ ” and Russian « », inside these „ “. Straight marks are right in both. Each text gets one finding, at
    the first place, with the number of others. Foreign passages are left alone. In Russian it is neutral: 2 of 100
    human translations have “ ”, which every keyboard app puts in.

    Write the marks of the language; --unsafe-fixes does.
    """

    name: ClassVar[str] = "quote-style"
    category: ClassVar[Category] = Category.PUNCTUATION
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.NOTHING
    examples: ClassVar[tuple[Example, ...]] = (
        Example("“We waited,” she said to the \"mayor\"."),
        Example("The film «Сталкер» (“Stalker”) was shown.", "foreign words have marks of their own"),
        Example("«Мост для того, чтобы „ходить“», — сказала она \"мэру\"."),
        Example("She said ⟦«⟧we waited». The paper is called «Bridge»."),
        Example("Она сказала: ⟦“⟧мы ждали”."),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the first mark that another language has."""
        text, language = masked(article.prose), article.languages.language
        if language not in PAIR:
            return
        foreign = [(each.start, each.end) for each in article.languages.passages]
        own = letter(SCRIPT_OF[language])
        found = [
            match
            for match in PAIR[language].finditer(text)
            if own.search(match["said"]) and not inside(foreign, match.start())
        ]
        if found:
            first, more = found[0], and_elsewhere(len(found) - 1)
            yield Issue(
                rule=self.name,
                category=self.category,
                severity=self.severity if language in FOR_SURE else Severity.NEUTRAL,
                confidence=grades.SURE,
                start=first.start(),
                end=first.start() + 1,
                message=f"{first['open']}…{first['close']} are the marks of another language{more}.",
                fix=Fix(tuple(edit for match in found for edit in edits(match, language)), is_safe=False),
            )


def edits(match: re.Match[str], language: str) -> tuple[Edit, Edit]:
    """The marks of the language instead of both."""
    around, inner = INNER.get(language, ("", ""))
    before = match.string[max(0, match.start() - NEAR) : match.start()]
    is_inner = around and before.rfind(around) > before.rfind("»")
    marks = inner if is_inner else USUAL[language]
    return Edit(match.start(), match.start() + 1, marks[0]), Edit(match.end() - 1, match.end(), marks[1])
