"""The rule ``quotes``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks.base import Article, Example, Need
from aligner.checks.halves import CLOSE, OPEN, PARAGRAPH, Fault, Mark, across, paragraphs
from aligner.garbled import masked
from aligner.model import Category, Issue, Severity

MARK = re.compile("[\"“”„«»]")
STRAIGHT = '"'
CLOSED_BY = {"«": "»", "„": "“”", "“": "”", STRAIGHT: STRAIGHT}
BLANKS = frozenset(" \u00a0\t")
NAME_IN_NAME = re.compile("«[^«».,!?…;:—–]{1,60}«[^«»]*»")
"""Two names, of which Russian closes both with one mark: ООО «Издательство «Наука»."""
OPENS_AFTER = BLANKS | frozenset("([{—–-/«“„\"'‘")


@dataclass(frozen=True, slots=True)
class Quotes:
    """A quotation is not closed, not opened, or closed by the mark of another pair.

    The reader cannot tell where the quoted words end and the author speaks again. Machine translation often turns one
    mark of a pair and keeps the other: “like this".

    Marks are paired inside a paragraph, and what is left over with the mark that fits it in the next ones. A paragraph
    that begins with a mark may leave it open when the next one begins with a mark as well: so long quotations are set
    in English. Inches and seconds (5") and arrows between spaces (Home » News) are no quotations; where straight marks
    stand inside straight marks, one may close both, so halves of these are not reported; nor is a Russian name inside
    a name, which one mark closes too. One of many pairs of sentences is a piece of a longer text, as may be a single
    paragraph whose source has half of a quotation too: there halves are not reported.

    Close the quotation where the quoted words end, with the mark that belongs to the one that opens it.
    """

    name: ClassVar[str] = "quotes"
    category: ClassVar[Category] = Category.PUNCTUATION
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.NOTHING
    examples: ClassVar[tuple[Example, ...]] = (
        Example("“We found oak piles,” she said. \"They are old.\" The screen is 27\" wide."),
        Example("« Previous\nHome » News » The bridge", "arrows"),
        Example("«Мост — для того, чтобы „ходить“, — говорит она, — а не ездить»."),
        Example("Об этом сообщило ООО «Издательство «Мост».", "one mark closes both names"),
        Example("He wrote: \"The bridge is old.\nWe must keep it.\"\nThey agreed.", "a quotation of two lines"),
        Example("“The first paragraph goes on.\n“The second one closes it.”", "a quotation of two paragraphs"),
        Example("Он сказал: ÐŸÑ€Ð¸Ð²ÐµÑ‚, ÐºÐ°Ðº Ð´ÐµÐ»Ð°. И ушёл.", "left to garbled-text"),
        Example("“We left them where they were,⟦\"⟧ she said."),
        Example("Мост стоит⟦»⟧, — сказал он."),
        Example("She said: ⟦“⟧We left them where they were.\nThe mayor nodded."),
        Example("She asked: ⟦\"⟧Who is there?\nHe called it ‘a good day⟦”⟧ at the bridge.", "halves of two pairs"),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the marks that are wrong, in the order of the text."""
        source = "" if article.bitext is None else article.bitext.source.document.text
        torn = len(PARAGRAPH.findall(source)) == 1
        torn = torn and (article.pair is not None or any(fault.half for fault in all_faults(source)))
        for fault in across(all_faults(masked(article.prose)), CLOSED_BY):
            if not (torn and fault.half):
                yield fault.issue(self, is_safe=True)


def all_faults(text: str) -> Iterator[Fault]:
    """The marks that are wrong, paragraph by paragraph."""
    found = paragraphs(text)
    for index, match in enumerate(found):
        following = found[index + 1].group().lstrip()[:1] if index + 1 < len(found) else ""
        goes_on = bool(MARK.match(following))
        yield from sorted(faults(text, match.start(), match.end(), goes_on), key=lambda fault: fault.at)


def faults(text: str, start: int, end: int, goes_on: bool) -> Iterator[Fault]:
    """The marks of a paragraph that are wrong."""
    opened: list[Mark] = []
    nested = False
    for match in MARK.finditer(text, start, end):
        at, sign = match.start(), match.group()
        before, after = text[at - 1] if at > start else " ", text[at + 1] if at + 1 < end else " "
        if is_measure(text, at, sign, opened):
            continue
        starts_word = before in OPENS_AFTER and (after.isalnum() or after in OPENS_AFTER - BLANKS)
        if opened and closes(sign, opened, starts_word):
            last = opened.pop()
            if sign not in CLOSED_BY[last.sign]:
                instead = CLOSED_BY[last.sign][0]
                yield Fault(at, f"The quotation opens with {last.sign} and is closed by {sign}.", instead=instead)
        elif sign in "«„“" or (sign == STRAIGHT and (starts_word or before in OPENS_AFTER or after.isalnum())):
            nested = nested or (sign == STRAIGHT and any(mark.sign == STRAIGHT for mark in opened))
            opened.append(Mark(sign, at))
        elif not (nested and sign == STRAIGHT) and not (sign == "»" and before in BLANKS and after in BLANKS):
            yield Fault(at, "This quotation was never opened.", CLOSE, sign)
    for mark in opened:
        first = not text[start : mark.at].strip()
        is_arrow = mark.sign == "«" and (mark.at + 1 == end or text[mark.at + 1] in BLANKS)
        is_closed = (nested and mark.sign == STRAIGHT) or NAME_IN_NAME.match(text, mark.at, end)
        if not (goes_on and first) and not is_closed and not is_arrow:
            yield Fault(mark.at, "This quotation is never closed.", OPEN, mark.sign)


def closes(sign: str, opened: list[Mark], starts_word: bool) -> bool:
    """Whether a mark closes the last quotation that is open."""
    if sign == "“":
        return opened[-1].sign == "„"
    return sign in "”»" or (sign == STRAIGHT and not starts_word)


def is_measure(text: str, at: int, sign: str, opened: list[Mark]) -> bool:
    """Whether a straight mark stands for inches or seconds."""
    return sign == STRAIGHT and at > 0 and text[at - 1].isdigit() and not opened
