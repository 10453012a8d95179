"""The rule ``dash``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.model import Category, Edit, Fix, Issue, Severity
from aligner.words import and_elsewhere

BLANK = "[ \u00a0]"
HYPHEN = re.compile(rf"-(?<=[^\s|]{BLANK}.)-?(?={BLANK}[^\W\d_]|{BLANK}[\"“«„(\[])")
"""Between spaces and before a word; a bar says that it is a cell of a table."""
SPACED = re.compile(rf"[–—](?<=\S{BLANK}.)(?={BLANK}\S)")
SPEAKER = re.compile(
    rf"[\"”»](?<=[,.!?…].){BLANK}?(?P<dash>[-–—]{{1,2}}){BLANK}"
    r"(?!(?:and|but|or|nor|so|which|that|because|though|although|as|if|when|while|not|yet)\b)(?=[a-z])"
)
"""``... market?" - the President asked``: so Russian sets what is said apart from who says it."""
TURN = re.compile(rf"^(?P<dash>[–—]){BLANK}?(?=[A-Z“\"])", re.MULTILINE)
"""A line that begins with a dash, as the turns of a Russian dialogue do."""
LEAST_TURNS = 2
"""One alone may be the signature under a quotation."""
USUAL = {"ru": "—", "en": "–"}
"""The dash between spaces, where a text has none of its own: in English the em dash has no spaces."""
SIGNATURE = re.compile(r"(?:my|our|his|her|the|a|an)(?: [\w'’-]+){1,3}|me|us")
"""All that stands behind a quotation and a dash: "Watch me." — my boss."""
LONGEST = 300
"""Characters of a quotation that is looked at."""
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Dash:
    """A hyphen stands for a dash, or a dash as it stands in a Russian dialogue.

    A hyphen joins, a dash parts: "the big players - Russia, Belarus" makes the reader look for a compound. In English,
    a comma inside the quotation marks is all that parts what is said from who says it, and a dialogue has quotation
    marks and no dashes: what looks like «— Мост открыт, — сказал он» was translated word by word, not as it is written.

    Hyphens between spaces are one finding for the whole text, with the number of others. They are neutral: half of the
    Russian and a sixth of the English news texts have them, since keyboards have no dash. The others are minor, and
    only looked for in English; a list of items that begin with dashes and end without stops is left alone.

    Write dashes; --unsafe-fixes does, with the dash that the text has elsewhere, and takes out that before a speaker.
    """

    name: ClassVar[str] = "dash"
    category: ClassVar[Category] = Category.PUNCTUATION
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.NOTHING
    examples: ClassVar[tuple[Example, ...]] = (
        Example("The bridge – or what is left of it — was well-known. It cost 5 - 3 of 10 roubles."),
        Example("“We waited,” she said. — Anna Petrova\n— bread and butter\n— salt"),
        Example("“You can't stop progress.” — my boss\n“Where are you?” – and I knew where I was.", "whose, a clause"),
        Example("In the shop they answer – “Please!” – in English."),
        Example("— Мост открыт, — сказал он.\n— Наконец-то, — ответила она.", "a Russian dialogue"),
        Example("The bridge ⟦-⟧ or what is left of it - was open."),
        Example("“And why break it?” ⟦-⟧ the mayor asked. “Never.”"),
        Example("⟦—⟧ The bridge is open.\n⟦—⟧ At last.\nThey went home."),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the first hyphen that stands for a dash, and the dashes of dialogues."""
        text = article.prose
        found = list(dialogue(text)) if article.languages.language == ENGLISH else []
        known = {start for start, *_ in found}
        known |= article.document.set_off       # a key or a sign that is spoken of
        hyphens = [match.span() for match in HYPHEN.finditer(text) if match.start() not in known]
        for start, end, message, fix in found:
            yield self._issue(start, end, self.severity, message, fix)
        if hyphens:
            message = f"A hyphen stands for a dash{and_elsewhere(len(hyphens) - 1)}."
            right = usual(text, article.languages.language)
            fix = Fix(tuple(Edit(start, end, right) for start, end in hyphens), is_safe=False) if right else None
            yield self._issue(*hyphens[0], Severity.NEUTRAL, message, fix)

    def _issue(self, start: int, end: int, severity: Severity, message: str, fix: Fix | None = None) -> Issue:
        return Issue(self.name, self.category, severity, grades.LIKELY, start, end, message, fix=fix)


def dialogue(text: str) -> Iterator[tuple[int, int, str, Fix | None]]:
    """The dashes that part what is said from who says it, and those before the turns of a dialogue."""
    for match in SPEAKER.finditer(text):
        behind = text[match.end() : match.end() + LONGEST].partition("\n")[0]
        if is_aside(text, match.start()) or SIGNATURE.fullmatch(behind):
            continue
        without = Fix((Edit(match.start("dash"), match.end(), ""),), is_safe=False)
        yield *match.span("dash"), "English has no dash between what is said and who says it.", without
    turns = [match for match in TURN.finditer(text) if ends_with_a_stop(text, match.end())]
    for match in turns if len(turns) >= LEAST_TURNS else ():
        yield *match.span("dash"), "English dialogues have quotation marks, no dashes.", None


def is_aside(text: str, end: int) -> bool:
    """Whether a dash stands before a quotation as well: they answer — “Please!” — in English."""
    line = text[max(0, end - LONGEST) : end].rpartition("\n")[2]
    opening = max(map(line.rfind, '"“«'))
    return opening > 0 and line[:opening].rstrip()[-1:] in ("–", "—")


def ends_with_a_stop(text: str, at: int) -> bool:
    """Whether the line is a sentence."""
    end = text.find("\n", at)
    return text[at : end if end >= 0 else len(text)].rstrip("\r \"”»)")[-1:] in (".", "!", "?", "…")


def usual(text: str, language: str) -> str:
    """The dash between spaces that a text has, or the one of its language; nothing if that is not known."""
    own = SPACED.search(text)
    return own.group() if own else USUAL.get(language, "")
