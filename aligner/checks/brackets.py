"""The rule ``brackets``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks.base import Article, Example, Need
from aligner.checks.halves import CLOSE, OPEN, Fault, Mark, across, paragraphs
from aligner.languages.scripts import noise_in
from aligner.languages.tokens import inside
from aligner.model import Category, Issue, Severity

CLOSED_BY = {"(": ")", "[": "]"}
BRACKET = re.compile(r"[()\[\]]")
LABEL = re.compile(r"[\s(;,](?:\d{1,3}(?:\.\d{1,2})?|[^\W\d_]|[ivx]{1,5})$", re.IGNORECASE)
"""Before a bracket: 1), a), iv) begin the items of a list."""
FACE = re.compile(r"[:;=][-'^o]?$")
"""Before a bracket: :) ;-( are faces, but for one that a word or a number follows, or that stands alone in brackets."""
FROWN = re.compile(r"(?<!\()\({2,}+(?=\s|\Z)")
"""Brackets in a row that open nothing: so Russians frown."""
NUMBERS = re.compile(r"[\s\d.,;:+−–∞-]*|\s*(?:[^\W\d_]\d?|[+−–-]?[\d.∞]+)[,;]\s*(?:[^\W\d_]\d?|[+−–-]?[\d.∞]+)\s*")
"""Between brackets: [0, 1) and [a, b) are intervals."""
STOP = re.compile(r"[.!?…]\s")
LONGEST = 300
"""Characters of an aside that ends with what looks like a mouth."""
NEAR = 8


@dataclass(frozen=True, slots=True)
class Brackets:
    """A bracket is not closed, not opened, or closed by one of another kind.

    The reader cannot tell where the aside ends. It is a trace of editing, or of a tool that cut a text in the wrong
    place.

    Brackets are paired inside a paragraph, and what is left over with one that fits in the next ones. Items of lists
    (1), a)), faces :-) and )) and half-open intervals are no brackets. A single paragraph with its source may be a
    piece of a longer text: a half that the source leaves alone as well is not reported.

    Close the bracket where the aside ends, or delete the half that is left.
    """

    name: ClassVar[str] = "brackets"
    category: ClassVar[Category] = Category.PUNCTUATION
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.NOTHING
    examples: ClassVar[tuple[Example, ...]] = (
        Example("The bridge (built in 1885 [or 1886]) was open; the share lay in [0, 1), or (a, b]."),
        Example("Нужны: 1) мост, 2) дорога (новая).", "items of a list"),
        Example("Вот и всё :) Спасибо))) Жаль((( И привет) всем.", "faces"),
        Example("Press the key (:), see the note:[8] (the last one:) and write x=(a+b).", "no faces"),
        Example("The pool has `main' and `contrib' (and `spare'); write to (bridge@example.org).", "old quotes"),
        Example("(The first paragraph goes on.\nThe second one closes it.)", "an aside of two paragraphs"),
        Example("The bridge ⟦(⟧built in 1885 was open. The mayor came."),
        Example("We went home ⟦(⟧by the new bridge. It was great :) See you tomorrow."),
        Example("Мост построили в 1885 году⟦)⟧ и открыли в пятницу."),
        Example("The bridge (built in 1885⟦]⟧ was open."),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the brackets that are wrong, in the order of the text."""
        found = list(across(all_faults(article.prose), CLOSED_BY))
        if not found:
            return
        source = "" if article.bitext is None else article.bitext.source.document.prose
        torn = {fault.half for fault in all_faults(source)} if len(paragraphs(source)) == 1 else set()
        for fault in found:
            is_key = fault.at in article.document.set_off and article.text[fault.at + 1 : fault.at + 2].isspace()
            if not is_key and not (fault.half and fault.half in torn):
                yield fault.issue(self, is_safe=False)


def all_faults(text: str) -> Iterator[Fault]:
    """The brackets that are wrong, paragraph by paragraph."""
    for match in paragraphs(text):
        yield from sorted(faults(text, *match.span()), key=lambda fault: fault.at)


def faults(text: str, start: int, end: int) -> Iterator[Fault]:
    """The brackets of a paragraph that are wrong."""
    noise = noise_in(text, start, end)
    frowns = [match.span() for match in FROWN.finditer(text, start, end)]
    opened: list[Mark] = []
    mouths: list[int] = []
    labels, smiles = 0, text.find("))", start, end) >= 0
    for match in BRACKET.finditer(text, start, end):
        at, sign = match.start(), match.group()
        before = (" " if at - NEAR < start else "") + text[max(start, at - NEAR) : at]
        if inside(noise, at):
            continue
        if is_face(text, at, end, before):
            mouths.append(at)
            continue
        if sign in CLOSED_BY:
            if not inside(frowns, at):
                opened.append(Mark(sign, at))
            continue
        is_label = LABEL.search(before) is not None
        labels += is_label
        if not opened:
            if not (is_label or labels or is_smile(text, at, end) or (smiles and not text[at - 1].isspace())):
                yield Fault(at, "This bracket was never opened.", CLOSE, sign)
            continue
        last = opened.pop()
        right = CLOSED_BY[last.sign]
        if sign != right and not NUMBERS.fullmatch(text, last.at + 1, at):
            yield Fault(at, f"The bracket opens with {last.sign} and is closed by {sign}.", instead=right)
    for mark in reversed(opened):
        near = bool(mouths) and mark.at < mouths[-1] <= mark.at + LONGEST
        if near and not STOP.search(text, mark.at, mouths[-1]):     # what looks like a mouth closes it: (the last one:)
            mouths.pop()
        else:
            yield Fault(mark.at, "This bracket is never closed.", OPEN, mark.sign)


def is_face(text: str, at: int, end: int, before: str) -> bool:
    """Whether a bracket is the mouth of a face."""
    if not FACE.search(before) or before[-2:-1] in CLOSED_BY:
        return False
    return text[at] not in CLOSED_BY or not text[at + 1 : min(at + 2, end)].isalnum()


def is_smile(text: str, at: int, end: int) -> bool:
    """Whether a bracket that closes nothing is the mouth of a face: two in a row, as Russians write."""
    return text[at] == ")" and ")" in (text[at - 1 : at], text[at + 1 : min(at + 2, end)])
