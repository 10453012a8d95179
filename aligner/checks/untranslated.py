"""The rule ``untranslated``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.copied import Phrase, copied, titles
from aligner.checks.kept import reason
from aligner.fragments import is_heading
from aligner.languages.names import language_name
from aligner.model import Category, Issue, Passage, Related, Severity
from aligner.words import LETTERS, count_words, counted

LONG_WORD = 4
MOST_OF_A_TITLE = 6
AROUND = 200
"""Characters before and after a passage that are looked at."""


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A passage is still in another language, and its translation stands nowhere in the text.

    The machine skipped a paragraph, or a quotation was pasted in and forgotten. Readers who do not know the language
    lose what it says, and everybody sees that nobody read the text before it was published.

    The passage is found by its letters, or inside one alphabet by its words. Then every sentence of the text's own
    language is compared with it; the closest one is named with its similarity, 0 for unrelated and 1 for the same.
    With the original at hand the rule knows what the passage repeats of it, in any alphabet, and whether that is
    translated. What the original itself has in another language, such as a quotation, may stay. A translation that
    mostly repeats its original counts as being in the language of the rest.

    From six words on a passage is critical; shorter ones and headings are major. A single word in small letters that
    the original has too, in the other alphabet, is minor, and so are a phrase of a few words that stands there in the
    same words and a function word, day or country that stands alone ("the", "However"); a word that is kept all over
    the text is reported once and is neutral. In front matter, texts for images and labels it takes two words, small
    ones or such as the original has in small letters elsewhere. Two or three foreign words in brackets explain a text
    and are not reported, nor are names and addresses. Titles in quotation marks, words that brackets behind them
    explain, words that a text speaks of ("the word тоска"), lists of names, what a language calls itself, names of
    species, references and program text are neutral, and where no original says more, English words that all have
    capitals and items of a numbered list in another Latin language, which may be titles.

    Translate the passage. If it is to stay, as a quotation or a title, give its translation beside it.
    """

    name: ClassVar[str] = "untranslated"
    category: ClassVar[Category] = Category.UNTRANSLATED
    severity: ClassVar[Severity] = Severity.CRITICAL
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.COUNTERPARTS
    examples: ClassVar[tuple[Example, ...]] = (
        Example("The novel «War and Peace» («Война и мир») was printed in six volumes.", "a title in brackets"),
        Example("Компания Apple Inc. показала новый MacBook Pro и часы Apple Watch Series 9.", "names and brands"),
        Example(
            "The bridge was opened on Friday. Мост открыли в пятницу. The mayor came with his family.",
            "the translation stands beside it: that is left-over",
        ),
        Example(
            "На памятнике выбито: «All that I am I owe to this river and its people».\nЕго открыли в пятницу.",
            "a quotation that the original does not translate either",
            source="Das Denkmal trägt die Worte «All that I am I owe to this river and its people».\n"
            "Es wurde am Freitag enthüllt.",
        ),
        Example(
            "Об этом мэр рассказал в передаче Bridges of the North в пятницу.",
            "a title",
            source="The mayor talked about it on the programme Bridges of the North on Friday.",
        ),
        Example("The festival was opened with «⟦Ирония судьбы⟧» on Friday.", "a title: neutral"),
        Example("They chanted «⟦Мост нужен всем⟧» (\"All of us need the bridge\").", "explained: neutral"),
        Example(
            "The bridge was opened on Friday after long repairs.\n"
            "⟦Работы обошлись городу в сорок миллионов рублей, половину собрали сами жители.⟧\n"
            "Heavy lorries will go by the ring road from now on."
        ),
        Example(
            "Рынок на площади закроют в последние выходные ноября.\n"
            "⟦Farmers say that it was their best season in ten years.⟧\n"
            "Весной торговые ряды поставят снова."
        ),
        Example(
            "The library lends seeds to its readers since March. ⟦Im Herbst bringen die Leser Samen von den Pflanzen "
            "zurück, die bei ihnen gewachsen sind.⟧ Next spring there will be a shelf of tools.",
            "another language in the same alphabet",
        ),
        Example(
            "The bridge was opened on Friday.\n⟦Мэр приехал с семьёй и первым проехал по мосту.⟧\n"
            "Heavy lorries go by the ring road.",
            source="Мост открыли в пятницу.\nМэр приехал с семьёй и первым проехал по мосту.\nГрузовики идут в объезд.",
        ),
        Example(
            "The mayor ⟦приехал⟧ with his family, and was the first to drive over the bridge.",
            "a word inside a sentence that is translated",
            source="Мэр приехал с семьёй и первым проехал по мосту.",
        ),
        Example(
            "Мост открыли в пятницу после долгого ⟦maintenance⟧. Билет можно купить на сайте MyCity.",
            source="The bridge was opened on Friday after a long maintenance. Buy a ticket on the site of MyCity.",
        ),
        Example(
            "⟦However⟧ мост в Air India открыли в пятницу ⟦and⟧ закрыли в ⟦April⟧, пишет The Times.",
            "function words, months and countries alone among others",
            source="However, the bridge at Air India was opened on Friday and closed in April, writes The Times.",
        ),
        Example(
            "Мост открыли в пятницу после ⟦urgent maintenance work⟧, и он снова служит городу.",
            "a phrase is one issue",
            source="The bridge was opened on Friday after urgent maintenance work, and it serves the town again.",
        ),
        Example(
            "Мост открыли в пятницу.\n⟦The engineers call it the «Old Lady» among themselves and are fond of it.⟧\n"
            "Грузовики идут в объезд.",
            "what stands behind a quotation belongs to the passage",
            source="The bridge was opened on Friday.\nThe engineers call it the “Old Lady” among themselves and are "
            "fond of it.\nLorries take the ring road.",
        ),
    )

    words_of_a_sentence: int = 6
    """From so many words on a passage is critical, below it is major: a phrase is a smaller loss than a sentence. So is
    a heading, a label, an item of a menu."""

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the passages without a counterpart."""
        for passage in article.passages:
            if not passage.translated and not is_title(article, passage):
                yield self._issue(article, passage)
        for phrase in copied(article):
            if not (article.stands_apart and len(article.text[phrase.start : phrase.end].split()) == 1):
                yield self._phrase(article.text, phrase)      # a word in a title may be the name of a command
        for span in titles(article):
            yield self._phrase(article.text, Phrase(*span))

    def _phrase(self, text: str, phrase: Phrase) -> Issue:
        said = f"“{text[phrase.start : phrase.end]}” stands in the original as it stands here"
        return Issue(
            rule=self.name,
            category=self.category,
            severity=Severity.NEUTRAL if phrase.kept else Severity.MINOR,
            confidence=grades.SURE,
            start=phrase.start,
            end=phrase.end,
            message=f"{said}; {phrase.kept}." if phrase.kept else f"{said}.",
        )

    def _issue(self, article: Article, passage: Passage) -> Issue:
        words = count_words(article.text[passage.start : passage.end])
        kept = reason(article.text, passage)
        said = f"{counted(words, 'word')} {'' if kept else 'still '}in {language_name(passage.language)}"
        said += ", as in the original" if passage.copy else ""
        is_sentence = words >= self.words_of_a_sentence and not is_label(article.text, passage)
        severity = self.severity if is_sentence else Severity.MAJOR
        near = None if kept else passage.counterpart
        closest = Related(near.start, near.end, f"closest sentence, similarity {near.similarity:.2f}") if near else None
        return Issue(
            rule=self.name,
            category=self.category,
            severity=Severity.NEUTRAL if kept else severity,
            confidence=round(1 - passage.counterpart.probability, 3) if passage.counterpart else grades.CERTAIN,
            start=passage.start,
            end=passage.end,
            message=f"{said}; {kept or 'no translation of it stands in the text'}.",
            related=closest,
            source=passage.copy.source if passage.copy else None,
        )


def is_label(text: str, passage: Passage) -> bool:
    """Whether a passage ends its line as a heading does, and before it stands nothing, a number or a whole sentence."""
    before = text[max(passage.start - AROUND, 0) : passage.start].rpartition("\n")[2].rstrip()
    after = text[passage.end : passage.end + AROUND].partition("\n")[0]
    is_apart = before.endswith(".") or not any(map(str.isalpha, before))
    return is_apart and not any(map(str.isalnum, after)) and is_heading(text[passage.start : passage.end])


def is_title(article: Article, passage: Passage) -> bool:
    """Whether it is a name or a title inside a sentence that has it in the source too: State of the Union."""
    if passage.copy is None or article.bitext is None:
        return False
    words = LETTERS.findall(article.text[passage.start : passage.end])
    long = [word for word in words if len(word) >= LONG_WORD]
    span = passage.copy.source
    around = count_words(article.bitext.source.document.text[span.start : span.end])
    return 2 * len(words) <= min(around, 2 * MOST_OF_A_TITLE) and len(long) > 1 and all(map(is_capital, long))


def is_capital(word: str) -> bool:
    """Whether a word begins with a capital."""
    return word[0].isupper()
