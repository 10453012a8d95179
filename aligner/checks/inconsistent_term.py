"""The rule ``inconsistent-term``."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.terms import LONGEST
from aligner.model import Bitext, Category, Issue, Related, Severity, Span
from aligner.terminology.glossary import NO_TERMS, Term, Terms


@dataclass(frozen=True, slots=True)
class Use:
    """What stands for a term in one place."""

    words: str
    span: Span
    source: Span


@dataclass(frozen=True, slots=True)
class InconsistentTerm:
    """A term of the glossary is translated in two ways in one text.

    Where the glossary allows several translations, each is right, and still a reader takes two words for two things.

    It works with --glossary FILE (see the rule terminology). In each sentence that has a term of the glossary the
    translations that the glossary gives for it are looked for, in any inflection. The one that stands most often is
    the usual one of the text, the first of them if several do; the others are reported. Sentences with two of them are
    left alone.

    Choose one translation for the text.
    """

    name: ClassVar[str] = "inconsistent-term"
    category: ClassVar[Category] = Category.TERMINOLOGY
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.RUNNING_TEXT | Need.SOURCE | Need.GLOSSARY
    terms: Terms = NO_TERMS
    """The terms of the glossaries that --glossary names."""
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "The owner sold the securities on Friday.\nThe market is closed until spring.",
            "without a glossary nothing is reported",
            source="Владелец продал ценные бумаги в пятницу.\nРынок закрыт до весны.",
        ),
        Example(
            "The owner sold the securities on Friday.\nSecurities are sold on the market in spring.",
            source="Владелец продал ценные бумаги в пятницу.\nВесной ценные бумаги продают на рынке.",
            options={"terms": Terms([Term("ценные бумаги", ("securities", "papers"))])},
        ),
        Example(
            "The owner sold the securities on Friday.\nThe ⟦papers⟧ are sold on the market in spring.",
            source="Владелец продал ценные бумаги в пятницу.\nВесной ценные бумаги продают на рынке.",
            options={"terms": Terms([Term("ценные бумаги", ("securities", "papers"))])},
        ),
        Example(
            "Мэр купил облигацию на рынке в пятницу.\nСемья мэра продала ⟦бону⟧ весной.\n"
            "Облигации подорожали в два раза.",
            source="The mayor bought a bond on the market on Friday.\nThe mayor's family sold the bond in spring.\n"
            "The price of bonds has doubled.",
            options={"terms": Terms([Term("bond", ("облигация", "бона"))])},
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the translations of terms that are not the usual ones."""
        if article.bitext is None or not self.terms or not article.bitext.is_related:
            return
        found = [issue for uses in self.uses(article.bitext).values() for issue in self.unusual(uses)]
        yield from sorted(found, key=lambda issue: issue.start)

    def uses(self, bitext: Bitext) -> dict[str, list[Use]]:
        """The places of each term for which one translation alone stands in the sentence."""
        from aligner.terminology.terms import sources, targets

        languages = bitext.source.language, bitext.target.language
        uses: defaultdict[str, list[Use]] = defaultdict(list)
        for bead in bitext.pairs:
            if not bitext.means_the_same(bead):
                continue
            left, right = bitext.source.span(bead.source), bitext.target.span(bead.target)
            if max(left.end - left.start, right.end - right.start) > LONGEST:
                continue
            asked = sources(self.terms, *languages).find(bitext.source.document.text[left.start : left.end])
            said = targets(self.terms, *languages).find(bitext.target.document.text[right.start : right.end])
            for place in {place.phrase.term: place for place in reversed(asked)}.values() if said else ():
                own = [each for each in said if each.phrase.term == place.phrase.term]
                if len({each.phrase.words for each in own}) == 1:
                    here = Span(right.start + own[0].start, right.start + own[0].end)
                    there = Span(left.start + place.start, left.start + place.end)
                    uses[place.phrase.term.source.lower()].append(Use(" ".join(own[0].phrase.words), here, there))
        return uses

    def unusual(self, uses: list[Use]) -> Iterator[Issue]:
        """The uses that are not the usual one."""
        usual = Counter(use.words for use in uses).most_common(1)[0][0]
        first = next(use for use in uses if use.words == usual)
        for use in uses:
            if use.words != usual:
                yield Issue(
                    rule=self.name,
                    category=self.category,
                    severity=self.severity,
                    confidence=grades.PROBABLE,
                    start=use.span.start,
                    end=use.span.end,
                    message=f"The same term is “{usual}” elsewhere in the text.",
                    related=Related(first.span.start, first.span.end, "elsewhere"),
                    source=use.source,
                )
