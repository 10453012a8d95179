"""The rule ``repetition``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.doubled import DOUBLED, is_slip
from aligner.function_words import word_set
from aligner.model import Category, Issue, Severity

WORD = re.compile(r"\w+(?:['’]\w+)*")
LONGEST_PHRASE = 8
"""Words of a phrase that is looked for twice in a row: longer ones are the rule repeated-passage's."""
LONGEST = 400
"""Words of a sentence that is looked at: a longer one is data."""
MEETS = word_set("that had her do die der das sie es que как его ее её их")
"""Words that end one phrase and begin the next: the man that that happened to. Nearly all others that stood twice
in a million words of translations, and once in their originals, were slips."""
PARTICLES = word_set("in on up out over to by off down")
TAKES_A_PARTICLE = re.compile(
    r"(?:go|went|gone|com|came|bring|brought|t[ao]k|took|g[eo]t|put|set|turn|log|sign|check|mov|kick|br[eo]a?k|step|pull|"
    r"hand|sen[dt]|let|settl|g[ai]v|carr|h[eo]ld|call|keep|kept|look|drop|tun|fill|plug|phas|s[aiu]nk|cash|join|pitch|"
    r"chip|jump|walk|liv|stay|zoom|typ|fe+d|fit|lock|spe?[ao]|talk|listen|refer|belong|agree|used|respond|work|pass|act|"
    r"rel|insist|depend|play|pick|cut|shut|start|clos|mak|made|point|find|found|figur|show|st[ao][no])\w*",
    re.IGNORECASE,
)
"""Verbs behind which a particle may meet a preposition: went in in March, logged on on Monday."""
DISTRIBUTES = word_set("to by after upon за к")
"""Words that may stand behind both of two words: from house to house to ask, step by step by hand."""
JOINED_BEFORE, JOINED_BEHIND = re.compile(r"[-‑./:]$|\w['’]$"), re.compile(r"[-‑./:'’]\w")
"""A word is part of another one, or of a number: что что-то, 5 5.5."""
GROUP = 3
"""Digits of a part of a number: 1 000 000."""
BETWEEN = re.compile(r"[\s,]*")
"""What may stand between both: after a stop or a dash something new begins, or is said more exactly."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """Words stand twice in a row where the original has them once.

    Neural translation sometimes says a phrase again before it goes on: "at the end of the week at the end of the week".

    It reports a phrase of up to eight words that follows itself in the translation, with nothing but a comma between,
    or a word, number or name with nothing between, where nothing in the original follows itself. Single words in small
    letters are reported here only if they may stand twice (very very, in in) and the original says them once;
    repeated-word reports the others. Words that meet where clauses do are left alone: that that, went in in March.

    Delete one of the two.
    """

    name: ClassVar[str] = "repetition"
    category: ClassVar[Category] = Category.ADDITION
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            "They waited very, very long for the bridge. Duran Duran played.",
            "the original says it twice as well; a name",
            source="Они очень, очень долго ждали мост. Играла группа Duran Duran.",
        ),
        Example("The market will be closed. The market is old.", source="Рынок закроют. Рынок старый."),
        Example("The application went in in March, and was answered.", source="Заявку подали в марте, и ответ пришёл."),
        Example("The the bridge was opened. It is old.", "left to repeated-word", source="Мост открыли. Он старый."),
        Example("See the section Section 2. They sold 1 000 000.", source="Смотрите раздел 2. Продали 1000000 штук."),
        Example("The bridge is ⟦very very⟧ old. The mayor came.", source="Мост старый. Мэр приехал."),
        Example(
            "⟦The The⟧ bridge was opened ⟦in in⟧ March by ⟦Smirnov Smirnov⟧. It took ⟦12 12⟧ days.",
            source="Мост открыл в марте Смирнов. На это ушло 12 дней.",
        ),
        Example(
            "The bridge was opened ⟦at the end of the week at the end of the week⟧. The mayor came with his family.",
            source="Мост открыли в конце недели. Мэр приехал с семьёй.",
        ),
        Example(
            "Рынок закроют ⟦в ноябре, в ноябре⟧. Мэр приехал с семьёй.",
            source="The market will be closed in November. The mayor came with his family.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield both phrases together."""
        bitext = article.bitext
        if bitext is None or not bitext.is_related:
            return
        for bead in bitext.pairs:
            span = bitext.target.span(bead.target)
            text = article.text[span.start : span.end]
            twice = list(repeated(text))
            if not twice or says_twice(bitext.source.of(bead.source)):
                continue
            for start, end, phrase in twice:
                yield Issue(
                    rule=self.name,
                    category=self.category,
                    severity=self.severity,
                    confidence=grades.LIKELY,
                    start=span.start + start,
                    end=span.start + end,
                    message=f"“{phrase}” stands twice in a row; nothing does in the original.",
                    source=bitext.source.span(bead.source),
                )


def repeated(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a phrase follows itself, and the phrase: from left to right, the shortest first, without overlaps."""
    words = list(WORD.finditer(text))
    if len(words) > LONGEST:
        return
    forms = [word.group().casefold() for word in words]
    at = 0
    while at < len(words):
        size = next((n for n in range(1, LONGEST_PHRASE + 1) if is_twice(forms, at, n)), 0)
        if size and is_meant_once(text, words, at, size):
            start, middle, end = words[at].start(), words[at + size - 1].end(), words[at + 2 * size - 1].end()
            yield start, end, text[start:middle]
        at += 2 * size or 1


def says_twice(text: str) -> bool:
    """Whether any phrase follows itself, whatever stands between."""
    forms = [match.group().casefold() for match in islice(WORD.finditer(text), LONGEST)]
    return any(is_twice(forms, at, size) for at in range(len(forms)) for size in range(1, LONGEST_PHRASE + 1))


def is_twice(forms: Sequence[str], at: int, size: int) -> bool:
    """Whether so many words from here on follow themselves."""
    return forms[at : at + size] == forms[at + size : at + 2 * size] and at + 2 * size <= len(forms)


def is_meant_once(text: str, words: Sequence[re.Match[str]], at: int, size: int) -> bool:
    """Whether no stop stands between the two, and the phrase is a word that is not meant twice, or no number."""
    phrase = [word.group() for word in words[at : at + size]]
    if size == 1:
        return is_word_meant_once(text, words, at)
    if size == 2 and phrase[1].lower() in DISTRIBUTES:
        return False
    between = text[words[at + size - 1].end() : words[at + size].start()]
    return BETWEEN.fullmatch(between) is not None and any(word[0].isalpha() for word in phrase)


def is_word_meant_once(text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """The same of one word; where the rule repeated-word reports it, this one does not."""
    start, end = words[at].start(), words[at + 1].end()
    word, again = words[at].group(), words[at + 1].group()
    is_part = JOINED_BEFORE.search(text[max(start - 2, 0) : start]) or JOINED_BEHIND.match(text, end)
    if is_part or not text[words[at].end() : words[at + 1].start()].isspace():
        return False
    if word.isdecimal():
        return len(word) != GROUP
    slip = DOUBLED.match(text, start)
    if slip is not None and is_slip(slip):
        return False
    is_other = again[0].isupper() > word[0].isupper() or word.isupper() > again.isupper()  # the part Part 2; IT it
    is_particle = word.lower() in PARTICLES and at > 0 and TAKES_A_PARTICLE.fullmatch(words[at - 1].group())
    is_initial = again.isupper() and len(again) == 1 and at > 0
    return word.isalpha() and not (is_initial or is_other or is_particle or word.lower() in MEETS)
