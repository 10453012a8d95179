"""The rule ``left-over``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.kept import is_gloss, is_item, is_name_in_own_script, reason, stands_alone
from aligner.languages.names import language_name
from aligner.model import Category, Issue, Passage, Related, Severity
from aligner.words import count_words, counted


@dataclass(frozen=True, slots=True)
class LeftOver:
    """The original was left standing beside its translation.

    Whoever translated wrote the new text under the old one and forgot to delete the old one. No content is lost, but
    the text is not fit to be published.

    A passage in another language is compared with every sentence of the text's own: by meaning, by place, by length.
    The sentence that translates it is shown with the similarity of the two, 0 for unrelated and 1 for the same. A
    heading and the first sentence under it may say nearly the same; where both were meant to be there, this rule can
    take the one for the translation of the other. A passage in brackets right behind its translation is neutral: it may
    be the name of something in its own language. So are items of a numbered list in another Latin language, which may
    be titles.

    Delete the passage, once you have seen that the translation says all of it.
    """

    name: ClassVar[str] = "left-over"
    category: ClassVar[Category] = Category.UNTRANSLATED
    severity: ClassVar[Severity] = Severity.MAJOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.RUNNING_TEXT | Need.COUNTERPARTS
    examples: ClassVar[tuple[Example, ...]] = (
        Example("The bridge was opened on Friday. The mayor came with his family."),
        Example(
            "The bridge was opened on Friday after long repairs.\n"
            "Работы обошлись городу в сорок миллионов рублей, половину собрали сами жители.\n"
            "Heavy lorries will go by the ring road from now on.",
            "not translated anywhere: that is untranslated",
        ),
        Example(
            "The bridge was opened on Friday. Not everyone is pleased with the new order of things.\n"
            "⟦Не все довольны новым порядком вещей.⟧\n"
            "Heavy lorries will go by the ring road from now on."
        ),
        Example(
            "Рынок на площади закроют в последние выходные ноября.\n"
            "⟦The market on the square will be closed on the last weekend of November.⟧\n"
            "Весной торговые ряды поставят снова."
        ),
        Example(
            "The bridge was opened on Friday.\n⟦Мэр приехал с семьёй.⟧\nThe mayor came with his family.",
            source="Мост открыли в пятницу.\nМэр приехал с семьёй.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the passages whose counterpart was found."""
        for passage in article.passages:
            if passage.translated:
                yield self._issue(article, passage)

    def _issue(self, article: Article, passage: Passage) -> Issue:
        words = count_words(article.text[passage.start : passage.end])
        near = passage.counterpart
        may_stay = is_gloss(article.text, passage) or (passage.copy is None and is_meant(article.text, passage))
        where = Related(near.start, near.end, f"the translation, similarity {near.similarity:.2f}") if near else None
        return Issue(
            rule=self.name,
            category=self.category,
            severity=Severity.NEUTRAL if may_stay else self.severity,
            confidence=near.probability if near else grades.CERTAIN,
            start=passage.start,
            end=passage.end,
            message=f"{counted(words, 'word')} of {language_name(passage.language)} beside their translation.",
            related=where,
            source=passage.copy.source if passage.copy else None,
        )


def is_meant(text: str, passage: Passage) -> bool:
    """Whether a passage may stay for what it is, whatever stands elsewhere: a line of its own is no title in a text."""
    if is_item(text, passage) or is_name_in_own_script(text, passage):
        return True
    return (not stands_alone(text, passage) and bool(reason(text, passage)))
