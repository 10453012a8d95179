"""The rule ``negation``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.missing import quoted
from aligner.model import Category, Issue, Severity, Span
from aligner.words import stopped

LANGUAGES = {"en", "ru"}


@dataclass(frozen=True, slots=True)
class Negation:
    """A "not" was lost, or there is one that the original does not have.

    One small word turns what the author says into its opposite. The sentence reads well, all its other words are right,
    and no comparison by meaning sees it.

    English and Russian, in both directions. It reports a plain negation on one side ("not", "never", «не», «нельзя»)
    where the other side has nothing that could say the same: no negation, no "un-" or «не-», no "fail", "until",
    "only", "instead", «кроме», «иначе» and the like. So a "not" that was lost beside another one in the same sentence
    is not seen. Questions are left alone, as they can ask the same with and without one.

    Neutral: of 22,000 pairs that people translated one in 400 is reported, and most of these are free
    translations. Where sentences come from a machine that loses words, make it major.

    Read both sides again: who says yes, and who says no?
    """

    name: ClassVar[str] = "negation"
    category: ClassVar[Category] = Category.MISTRANSLATION
    severity: ClassVar[Severity] = Severity.NEUTRAL
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.RUNNING_TEXT | Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example("The bridge will not be closed. The mayor came alone.", source="Мост не закроют. Мэр приехал один."),
        Example(
            "The works failed to begin in time, and the road is impassable.",
            "other words that deny",
            source="Работы не начались вовремя, и по дороге не проехать.",
        ),
        Example("Remember to take an umbrella.", source="Не забудьте взять зонт."),
        Example("Мост закроют не только на ночь.", source="The bridge will be closed for more than the night."),
        Example("Не хотите ли чаю? Мэр приехал.", source="Would you like some tea? The mayor came."),
        Example(
            "⟦The people of the town will pay for the new bridge.⟧",
            source="Жители города не заплатят за новый мост.",
        ),
        Example(
            "⟦Мэр подписал договор о новом мосте через реку.⟧",
            source="The mayor has not signed the contract for the new bridge over the river.",
        ),
        Example(
            "The old market will ⟦not⟧ be closed in November.",
            source="Старый рынок закроют в ноябре.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the negations that are too many, and the sentences in which one is lost."""
        bitext = article.bitext
        if bitext is None or {bitext.source.language, bitext.target.language} != LANGUAGES or not bitext.is_related:
            return
        from aligner.garbled import is_garbled
        from aligner.negation import may_deny, plain_denial

        for bead in bitext.pairs:
            here, there = bitext.target.span(bead.target), bitext.source.span(bead.source)
            source, target = bitext.source.document.text[there.start : there.end], article.text[here.start : here.end]
            if not bitext.means_the_same(bead) or "?" in source + target:
                continue
            lost, added = plain_denial(source, bitext.source.language), plain_denial(target, bitext.target.language)
            if not (lost or added) or is_garbled(source) or is_garbled(target):
                continue
            if lost and not may_deny(target, bitext.target.language):
                place = Span(there.start + lost.start(), there.start + lost.end())
                message = f"The original says “{lost.group()}”, and nothing in the translation denies."
                yield self.issue(here, place, message)
            elif added and not may_deny(source, bitext.source.language) and added.group() not in source:
                place = Span(here.start + added.start(), here.start + added.end())
                yield self.issue(place, there, stopped(f"Nothing in the original denies: {quoted(source)}"))

    def issue(self, span: Span, source: Span, message: str) -> Issue:
        """An issue about a part of the translation and one of the original."""
        return Issue(
            self.name, self.category, self.severity, grades.POSSIBLE, span.start, span.end, message, source=source
        )
