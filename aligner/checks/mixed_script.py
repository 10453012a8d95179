"""The rule ``mixed-script``."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.languages.scripts import LOOK_ALIKE
from aligner.model import Category, Edit, Fix, Issue, MixedWord, Severity


@dataclass(frozen=True, slots=True)
class MixedScript:
    """A word has letters of another alphabet that look like its own.

    Somebody typed with the wrong keyboard, or a word was made to escape a filter. It looks right, but no search finds
    it, no spelling checker and no translation memory knows it, and a screen reader spells it out.

    A word is reported when letters of two alphabets touch in it and those of the rarer one all have doubles in the
    other. Where the letters cannot be mistaken a space was lost, which is glued-text; hyphens part words (USB-кабель).

    Type the letters again, or let --fix put their doubles there.
    """

    name: ClassVar[str] = "mixed-script"
    category: ClassVar[Category] = Category.CHARACTER_ENCODING
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.NOTHING
    examples: ClassVar[tuple[Example, ...]] = (
        Example("Купите USB-кабель и SIM-карту, а вечером включите Wi-Fi-роутер.", "compounds with a hyphen"),
        Example("Плитка 140х195 мм лежит в доме при +20 °С.", "х for times, С for Celsius"),
        Example("They measured ΔT and ΔH.", "Greek letters"),
        Example("The Russian word мир means both world and peace."),
        Example("Two thirds of the residents ⟦аre⟧ in favour.", "Cyrillic а"),
        Example("В администрации ответили, что ⟦поcтараются⟧ найти решение.", "Latin c"),
        Example("The ⟦Cоmpany⟧ opened its ⟦оffice⟧ in May.", "Cyrillic о in both"),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the mixed words, in order."""
        return (self._issue(article.text, word) for word in article.languages.mixed_words)

    def _issue(self, text: str, word: MixedWord) -> Issue:
        places = set(word.letters)
        odd = sorted({text[offset] for offset in places})
        named = ", ".join(f"{letter} (U+{ord(letter):04X} {unicodedata.name(letter, 'unnamed')})" for letter in odd)
        right = "".join(
            LOOK_ALIKE.get(text[at], text[at]) if at in places else text[at] for at in range(word.start, word.end)
        )
        return Issue(
            rule=self.name,
            category=self.category,
            severity=self.severity,
            confidence=grades.EVIDENT,
            start=word.start,
            end=word.end,
            message=f"{counted_letters(len(word.letters))} of another alphabet: {named}; read “{right}”.",
            fix=doubled(text, word),
        )


def doubled(text: str, word: MixedWord) -> Fix | None:
    """The doubles of the odd letters, if each of them has one: the word is then of one script."""
    if not all(text[at] in LOOK_ALIKE for at in word.letters):
        return None
    return Fix(tuple(Edit(at, at + 1, LOOK_ALIKE[text[at]]) for at in word.letters), is_safe=True)


def counted_letters(count: int) -> str:
    """A number of letters in words."""
    return "A letter" if count == 1 else f"{count} letters"
