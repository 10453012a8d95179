"""The rule ``editorial-note``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.model import Category, Issue, Severity

ENGLISH = re.compile(
    r"(?:(?<!\w)[Aa]pprox\.|(?:(?<=[-–—(\[])|(?<=[-–—] ))[Nn]ote\.)"
    r" (?=[A-Z][A-Za-z]*(?:\)|,| [A-Z]))[\w .]{2,40}(?=[),;\n]|$)"
    r"|(?<!\w)[Aa]pprox\. (?:ed|edit|transl?|auth|per)\b\.?|(?<=[-–—] )[Nn]ote (?:by |of )?[A-Z][A-Za-z]{1,30}(?=\))"
    r"|(?<!\w)(?:translator|editor|author)['’]?s['’]? (?:note|remark|comment)\b(?=[:.)\]]|$)"
    r"|(?<!\w)(?:ed|trans)\. note\b"
    r"|(?<!\w)T/N:|\[(?:sic|translator|untranslatable|unclear|inaudible|illegible|insert [\w ]{1,40}|\?+)\]"
    r"|(?<!\w)(?:TODO|FIXME|TBD)\b(?! lists?\b)|(?:^|(?<=[(\[]))XXX\b(?!-)|(?<![\w#-])XXX(?=[:)\]])",
    re.MULTILINE,
)
RUSSIAN = re.compile(
    r"(?<!\w)[Пп]рим(?:еч)?\. ?(?:ред|пер|перев|авт|редакции|переводчика|автора)(?:\.|\b)"
    r"|(?<!\w)[Пп]римечани[ея] (?:редакции|переводчика|автора|редактора)\b"
    r"|(?<!\w)[Пп]рим\. (?=[А-ЯЁA-Z])[\w.-]+"
    r"|\[(?:неразборчиво|так в (?:тексте|оригинале)|перевод(?:чик)?)\]|\(так в (?:тексте|оригинале)\)"
)
OF_A_PROGRAM = re.compile(
    r"^(?:(?:Sure|Certainly|Of course)[!,.] ?)?[Hh]ere(?:['’]s| is) (?:the|a|your)(?: \w+){0,3} translation\b"
    r"[^\n]{0,80}|^(?:Translation|Translated text)(?: \w+){0,3}:"
    r"(?=\s)(?! [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}$)|\bAs an AI(?: language)? model\b"
    r"|^(?:Конечно[!,.] ?)?[Вв]от (?:ваш )?перевод\b[^\n]{0,80}|^Перевод(?: на \w+(?: язык)?)?:"
    r"(?=\s)(?! [А-ЯЁA-Z][\w.-]+(?: [А-ЯЁA-Z][\w.-]+){1,3}$)"
    r"|\b[Кк]ак (?:языковая модель|искусственный интеллект), я\b|^(?:<{7}|={7}|>{7})(?=[ \n]|\Z)",
    re.MULTILINE,
)
"""What a language model says to its user (not Translation: Anna Kim), and what a version control system leaves between
two versions."""
SIGNS = {
    ENGLISH: (
        *("pprox.", "ote. ", "- note ", "- Note ", "– note ", "– Note ", "— note ", "— Note ", ". note", "T/N:", "["),
        *("s note", "s’ note", "s' note", "s remark", "s’ remark", "s' remark", "s comment", "s’ comment"),
        *("s' comment", "TODO", "FIXME", "TBD", "XXX"),
    ),
    RUSSIAN: ("рим", "[", "(так в"),
    OF_A_PROGRAM: (
        *("translation", "Translat", "As an AI", "еревод", "языковая", "интеллект"),
        *("<<<<<<<", "=======", ">>>>>>>"),
    ),
}
"""One of these is in every note: they are looked for first, for hardly a text has one."""
BY_SOMEBODY = "A note that somebody left in the text."
BY_A_PROGRAM = "What a program said to its user was left in the text."


@dataclass(frozen=True, slots=True)
class EditorialNote:
    """A note of somebody who worked on the text was left in it.

    «прим. БЕЛТА» is a note of the agency; a machine made "approx. BelTA" of it, which means nothing. A [sic], a TODO
    or a translator's note was not meant for the reader, or has to be said in the way of the target language. Nor was
    "Sure! Here is the translation" of a language model, or a line <<<<<<< between two versions of a file.

    It reports the usual wordings in English and Russian. Notes that are meant to be there are right, so check whether
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
        Example("The translation is here. Here is a bureau; here is your bridge, of course."),
        Example("The letter XXX-7 of a list, e.g. list-XXX, explains the note. Readers, of course, know it."),
        Example("Текст: Мэри Мосс\nПеревод: Анна Ким\n\nМост открыли в пятницу.", "who translated"),
        Example("The author's comment was brief; the editor's note on page 3 explains it."),
        Example("Он примерно знал, что примечание будет кратким."),
        Example("You won't find anything outside our space (post-Soviet - ⟦approx. BelTA⟧)."),
        Example("They reproach you (the CSTO countries. - ⟦Approx. BelTA⟧), including me."),
        Example("⟦Sure! Here is the English translation of your text:⟧\n\nThe bridge was opened on Friday."),
        Example("He said it was an accident ⟦[sic]⟧ and left."),
        Example("За пределами нашего пространства (постсоветского, — ⟦прим. ред.⟧) ничего нет."),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the notes."""
        found = [
            *((match, self.severity, BY_SOMEBODY) for match in notes(ENGLISH, article.prose)),
            *((match, Severity.NEUTRAL, BY_SOMEBODY) for match in notes(RUSSIAN, article.prose)),
            *((match, self.severity, BY_A_PROGRAM) for match in notes(OF_A_PROGRAM, article.prose)),
        ]
        for match, severity, message in sorted(found, key=lambda each: each[0].span()):
            yield Issue(
                rule=self.name,
                category=self.category,
                severity=severity,
                confidence=grades.LIKELY,
                start=match.start(),
                end=match.end(),
                message=message,
            )


def notes(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Where a pattern matches."""
    return pattern.finditer(text) if any(sign in text for sign in SIGNS[pattern]) else iter(())
