"""The rule ``forbidden-term``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.terms import noted
from aligner.model import Bitext, Category, Issue, Severity
from aligner.terminology.glossary import NO_TERMS, Term, Terms

if TYPE_CHECKING:
    from aligner.terminology.terms import Occurrence


@dataclass(frozen=True, slots=True)
class ForbiddenTerm:
    """A word stands in the text that the glossary forbids.

    A glossary says which words a house does not use: an old name, a rival's, the one that the client cannot bear.

    It works with --glossary FILE (see the rule terminology): the column ``forbidden``, and in TBX the deprecated and
    superseded terms. They are found in any inflection, and in a text without its original as well. With one, a word
    that is forbidden for a term of the original is reported only where the original has that term.

    Write what the message gives instead.
    """

    name: ClassVar[str] = "forbidden-term"
    category: ClassVar[Category] = Category.TERMINOLOGY
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.GLOSSARY
    terms: Terms = NO_TERMS
    """The terms of the glossaries that --glossary names."""
    examples: ClassVar[tuple[Example, ...]] = (
        Example("The valuable papers were sold.", "without a glossary nothing is reported"),
        Example(
            "Papers that are valuable were sold, and securities.",
            options={"terms": Terms([Term("ценные бумаги", ("securities",), ("valuable paper",))])},
        ),
        Example(
            "The ⟦valuable papers⟧ of the town were sold to the bank in spring.",
            options={"terms": Terms([Term("ценные бумаги", ("securities",), ("valuable paper",))])},
        ),
        Example(
            "Городу нужны новые ⟦коммуникации⟧, сказал мэр, и деньги на них.",
            options={"terms": Terms([Term("", forbidden=("коммуникация",), note="пишем: связь")])},
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the forbidden words."""
        if not self.terms:
            return
        from aligner.terminology.terms import forbidden

        for place in forbidden(self.terms, article.languages.language).find(article.text):
            term = place.phrase.term
            if article.bitext and term.source and not stands_for(article.bitext, self.terms, place):
                continue
            instead = " or ".join(f"“{each}”" for each in term.targets)
            advice = f", which has {instead}" if instead else ""
            yield Issue(
                rule=self.name,
                category=self.category,
                severity=self.severity,
                confidence=grades.SURE,
                start=place.start,
                end=place.end,
                message=f"The glossary forbids “{' '.join(place.phrase.words)}”{advice}{noted([term])}.",
            )


def stands_for(bitext: Bitext, terms: Terms, place: "Occurrence") -> bool:
    """Whether the original has the term of a forbidden word in the sentence that it stands in."""
    from aligner.terminology.terms import sources

    for bead in bitext.pairs:
        span = bitext.target.span(bead.target)
        if span.start <= place.start and place.end <= span.end:
            left = bitext.source.span(bead.source)
            original = bitext.source.document.text[left.start : left.end]
            found = sources(terms, bitext.source.language, bitext.target.language).find(original)
            return any(each.phrase.term == place.phrase.term for each in found)
    return False
