"""The rule ``terminology``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.terms import LONGEST, noted
from aligner.model import Bead, Bitext, Category, Issue, Severity, Span
from aligner.terminology.glossary import NO_TERMS, Term, Terms

if TYPE_CHECKING:
    from aligner.terminology.terms import Occurrence


@dataclass(frozen=True, slots=True)
class Terminology:
    """A term of the original is not translated as the glossary says.

    One thing that has two names in a contract or a manual is two things to its readers, and in court.

    It works with --glossary FILE (or ``glossaries`` in the configuration): a CSV or TSV table with the columns source,
    target, forbidden, do-not-translate, case and note, or a TBX file. Terms are found in any inflection, also those of
    several words: «ценных бумаг» is «ценные бумаги», "mice" is "mouse". It reports a term of the original for which
    the sentence in the translation has none of the glossary's terms, and a name that was to stay as it is and did not.
    Where a forbidden one stands instead, the rule forbidden-term says so.

    Put in the glossary's term. Where another one is right, add it to the glossary: several stand in one cell, with |
    between them.
    """

    name: ClassVar[str] = "terminology"
    category: ClassVar[Category] = Category.TERMINOLOGY
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.SOURCE | Need.GLOSSARY
    terms: Terms = NO_TERMS
    """The terms of the glossaries that --glossary names."""
    examples: ClassVar[tuple[Example, ...]] = (
        Example("The bridge is old.", "without a glossary nothing is reported", source="Мост старый."),
        Example(
            "The shares and other securities were sold.",
            "«ценные бумаги» is “securities” in the glossary",
            source="Акции и другие ценные бумаги продали.",
            options={"terms": Terms([Term("ценные бумаги", ("securities",), ("valuable papers",))])},
        ),
        Example(
            "⟦The owner of the valuable papers sold them.⟧ The market is closed until spring.",
            source="Владелец ценных бумаг их продал. Рынок закрыт до весны.",
            options={"terms": Terms([Term("ценные бумаги", ("securities",))])},
        ),
        Example(
            "⟦Отправьте файл через Быстрый Мост и дождитесь ответа.⟧ Рынок закрыт до весны.",
            source="Send the file with QuickBridge and wait for the answer. The market is closed until spring.",
            options={"terms": Terms([Term("QuickBridge", keep=True)])},
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the sentences in which a term is missing, and what stands instead of one."""
        bitext = article.bitext
        if bitext is None or not self.terms or not bitext.is_related:
            return
        for bead in bitext.pairs:
            if bitext.means_the_same(bead):
                yield from self.of_bead(bitext, bead)

    def of_bead(self, bitext: Bitext, bead: Bead) -> Iterator[Issue]:
        """The issues of a pair of sentences."""
        from aligner.terminology.terms import forbidden, sources, targets

        left, right = bitext.source.span(bead.source), bitext.target.span(bead.target)
        languages = bitext.source.language, bitext.target.language
        if max(left.end - left.start, right.end - right.start) > LONGEST:
            return
        original = bitext.source.document.text[left.start : left.end]
        said = bitext.target.document.text[right.start : right.end]
        by_term: dict[str, list[Occurrence]] = {}
        for place in sources(self.terms, *languages).find(original):
            by_term.setdefault(place.phrase.term.source.lower(), []).append(place)
        used = {place.phrase.term for place in targets(self.terms, *languages).find(said)} if by_term else set()
        for places in by_term.values():
            terms = [place.phrase.term for place in places]
            source = Span(left.start + places[0].start, left.start + places[0].end)
            kept = [term for term in terms if term.keep]
            if kept and not any(stands(term, said) for term in kept):
                message = f"“{kept[0].source}” is to stand in the translation as it is{noted(kept)}."
                yield self.issue(Category.DO_NOT_TRANSLATE, right, source, message)
            asked = [term for term in terms if term.targets and not term.keep]
            wrong = [
                place for place in forbidden(self.terms, languages[1]).find(said) if place.phrase.term in terms
            ]
            if asked and not used.intersection(asked) and not wrong:
                allowed = " or ".join(f"“{each}”" for each in dict.fromkeys(t for term in asked for t in term.targets))
                message = f"“{asked[0].source}” is {allowed} in the glossary, and is not here{noted(asked)}."
                yield self.issue(self.category, right, source, message)

    def issue(self, category: Category, span: Span, source: Span, message: str) -> Issue:
        """An issue about a term of the original."""
        return Issue(
            rule=self.name,
            category=category,
            severity=self.severity,
            confidence=grades.LIKELY,
            start=span.start,
            end=span.end,
            message=message,
            source=source,
        )


def stands(term: Term, text: str) -> bool:
    """Whether a text has a term as the glossary writes it."""
    flags = 0 if term.case else re.IGNORECASE
    return re.search(rf"(?<!\w){re.escape(term.source)}(?!\w)", text, flags) is not None
