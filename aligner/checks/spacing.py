"""The rule ``spacing``."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.function_words import opens_a_sentence, word_set
from aligner.garbled import garbled
from aligner.joints import LOWER, UPPER, joints
from aligner.languages.scripts import noise_in
from aligner.languages.tokens import inside
from aligner.model import Category, Edit, Fix, Issue, Severity

BLANKS = "[ \u00a0]"
# The patterns begin with a mark and look back from there: one that begins by looking back is tried at every letter.
BEFORE = re.compile(
    rf"{BLANKS}(?=[ \u00a0,;.!?])(?<=[^\W_].){BLANKS}*(?=[,;](?![\w)]|-[)(])|(?!\. \.)[.!?](?:[\s\"”»)]|$))"
)
WRONG_SIDE = re.compile(rf"{BLANKS}(?<=[^\W_].){BLANKS}*(?P<mark>[,;])(?=\w)")
STOP_ON_WRONG_SIDE = re.compile(
    rf"{BLANKS}(?<=[^\W_].){BLANKS}*(?P<mark>\.)(?=(?P<word>[{UPPER}][{LOWER}]*)[ ,'’]{BLANKS}*\w)"
)
AFTER = re.compile(r"[,;](?<=[^\W\d_]{2}.)(?=[^\W\d_]{2})")
AFTER_A_CALL = re.compile(r"[!?](?<=[^\W\d_]{2}.)(?=[^\W\d_]{2})")
BEFORE_A_QUOTATION = re.compile(r"[“«„](?:(?<=[^\W\d_]{2}.)|(?<=[^\W\d_]{2}[,:;].))(?=[^\W_])")
AFTER_A_QUOTATION = re.compile(rf"[”»](?<=[^\W_].|[.!?…,].)(?=[{LOWER}]{{2}})")
TWICE = re.compile(r" (?<=[^\s.!?:…»”\"|_] ) {1,2}(?=[^\W\d_]|[$€£₽«“])")
BOTH_ENDS = "and|or|to|nor|but|und|oder|bis|et|ou|y|o|en|och|og|и|или|а|либо"
"""Between the halves of "two- and three-year"."""
DASH = re.compile(rf"[-–](?<=[^\W\d_]{{2}}.)(?={BLANKS}(?!(?:{BOTH_ENDS})\b)[^\W\d_])")
LONG_DASH = re.compile(rf"—(?<=[^\W\d_]—)(?={BLANKS}[^\W\d_])")
DASH_AFTER = re.compile(rf"[–—](?<=[^\W\d_]{BLANKS}.)(?=[^\W\d_])")
INSIDE = re.compile(rf"{BLANKS}(?:(?<=[(\[].){BLANKS}*(?=\w)|(?=[ \u00a0)\]])(?<=\w.){BLANKS}*(?=[)\]]))")
STOP = re.compile(r"\.(?<=[^\W\d_]{3}.)(?=(?P<word>[^\W\d_]{2,}) \w)")
DOMAINS = word_set("in it is to so no me at be us by as my am do")
"""Words that are domains as well: amazon.in, bit.ly, last.me."""


ODD_BLANK = re.compile(r"[ \u00a0(\[][ \u00a0,;.!?)\]]")
"""What every fault of the kinds about spaces has: one look for it spares most texts five."""
LONGEST_ROW = 300
"""Characters to either side of a mark in which its line is looked at."""
ENTITY = re.compile(r"&\w{2,8}\Z|\b[Tt][Ll]\Z")
"""Before a semicolon: &nbsp;, and TL;DR."""
LONGEST_ENTITY = 9
IN_BRACES = re.compile(r"\{[^\s{}]*\Z")
"""Before a comma: {gz,bz2} is a pattern of names."""
LONGEST_BRACES = 60
CHOICE = "|"
"""Between the brackets of [ install | remove ], as manuals of programs say what can be typed; or there are spaces at
both ends, [ files ]."""
CLOSING, OPENING = {"(": ")", "[": "]"}, {")": "(", "]": "["}
LABEL = re.compile(r"[ \t]*(?:\d{1,3}|\(?\w{1,3}[).])")
GAP = re.compile(r"(?<=[^\s.!?]) {2,}(?=\S)")
"""Between two columns."""
ENGLISH, FRENCH = "en", "fr"
"""French has a space before ; : ! ? and inside its quotation marks."""


def is_never_meant(match: re.Match[str], language: str) -> bool:
    """What no text has on purpose."""
    return False


def is_closing(match: re.Match[str], language: str) -> bool:
    """Whether “ closes a quotation that „ opens, as it does in other languages than English."""
    return match.group() == "“" and language != ENGLISH


def parts_cells(match: re.Match[str], language: str) -> bool:
    """Whether a mark ends an entity (&nbsp;), stands in braces or parts the cells of a table."""
    text, at = match.string, match.start()
    if IN_BRACES.search(text, max(0, at - LONGEST_BRACES), at):
        return True
    return ENTITY.search(text, max(0, at - LONGEST_ENTITY), at) is not None or is_row(text, at)


def parts_choices(match: re.Match[str], language: str) -> bool:
    """Whether a blank stands inside a bracket with all that can be typed there."""
    text, (start, end) = match.string, match.span()
    if text[start - 1] in "([":
        within = text[end : end + LONGEST_BRACES].partition(CLOSING[text[start - 1]])[0]
        return CHOICE in within or (text[start - 1] == "[" and within.endswith(" "))
    within = text[max(0, start - LONGEST_BRACES) : start].rpartition(OPENING[text[end]])[2]
    return CHOICE in within or (text[end] == "]" and within.startswith(" "))


def parts_columns(match: re.Match[str], language: str) -> bool:
    """Whether spaces stand behind the number of an item or a sentence in brackets, or part the columns of a table."""
    text, start = match.string, match.start()
    line_start = text.rfind("\n", max(0, start - LONGEST_ROW), start) + 1
    if LABEL.fullmatch(text, line_start, start) or text[start - 2 : start] in (".)", "!)", "?)", ".]"):
        return True
    line_end = text.find("\n", start, start + LONGEST_ROW)
    line = text[line_start : line_end if line_end >= 0 else start + LONGEST_ROW]
    before = text[text.rfind("\n", max(0, line_start - 1 - LONGEST_ROW), max(0, line_start - 1)) + 1 : line_start]
    after = "" if line_end < 0 else text[line_end + 1 :][:LONGEST_ROW].partition("\n")[0]
    return len(GAP.findall(line)) > 1 and any(GAP.search(each) for each in (before, after))


def begins_a_name(match: re.Match[str], language: str) -> bool:
    """Whether a stop belongs to a name: .Net, .Trash."""
    return not opens_a_sentence(match["word"])


def is_domain(match: re.Match[str], language: str) -> bool:
    """Whether what follows a stop is a domain, or at least no word that opens sentences."""
    word = match["word"]
    return word in DOMAINS or not (word.islower() and opens_a_sentence(word))


@dataclass(frozen=True, slots=True)
class SpacingFault:
    """A fault, and how it is mended: by another text in its place, by one before it or by one after it."""

    pattern: re.Pattern[str]
    message: str
    is_safe: bool = True
    instead: str | None = None
    """As ``re.Match.expand`` takes it."""
    before: str = ""
    after: str = ""
    has_odd_blank: bool = False
    """Whether ``ODD_BLANK`` is in every text that has this fault."""
    may_be_joint: bool = False
    """Whether two texts may be glued together there, of which ``glued-text`` tells."""
    is_meant: Callable[[re.Match[str], str], bool] = is_never_meant
    """Whether a match is right in a text, by what is around it and the language."""

    def fix(self, match: re.Match[str]) -> Fix:
        """The edit for a fault."""
        start, end = match.span()
        edits = [Edit(start, end, match.expand(self.instead))] if self.instead is not None else []
        edits += [Edit(start, start, self.before)] if self.before else []
        edits += [Edit(end, end, self.after)] if self.after else []
        return Fix(tuple(edits), self.is_safe)


NO_BLANK = "No space after a punctuation mark."
WRONG = "A space before a punctuation mark, and none after it."
ONE_SIDE = "A dash with a space on one side alone."
FAULTS = (
    SpacingFault(BEFORE, "A space before a punctuation mark.", instead="", has_odd_blank=True),
    SpacingFault(WRONG_SIDE, WRONG, instead=r"\g<mark> ", has_odd_blank=True),
    SpacingFault(STOP_ON_WRONG_SIDE, WRONG, False, instead=r"\g<mark> ", has_odd_blank=True, is_meant=begins_a_name),
    SpacingFault(AFTER, NO_BLANK, after=" ", is_meant=parts_cells),
    SpacingFault(AFTER_A_CALL, NO_BLANK, is_safe=False, after=" ", may_be_joint=True),
    SpacingFault(
        BEFORE_A_QUOTATION, "No space before a quotation.", False, before=" ", may_be_joint=True, is_meant=is_closing
    ),
    SpacingFault(AFTER_A_QUOTATION, "No space after a quotation.", is_safe=False, after=" "),
    SpacingFault(TWICE, "More than one space.", instead=" ", has_odd_blank=True, is_meant=parts_columns),
    SpacingFault(INSIDE, "A space inside a bracket.", instead="", has_odd_blank=True, is_meant=parts_choices),
    SpacingFault(DASH, ONE_SIDE, is_safe=False, before=" "),
    SpacingFault(LONG_DASH, ONE_SIDE, is_safe=False, before=" "),
    SpacingFault(DASH_AFTER, ONE_SIDE, is_safe=False, after=" "),
    SpacingFault(STOP, "No space after a full stop.", is_safe=False, after=" ", is_meant=is_domain),
)


@dataclass(frozen=True, slots=True)
class Spacing:
    """A space is missing, doubled, or stands before a stop.

    Traces of typing and of tools that put a text together again: "a single economy , we have", "Russia- in". They make
    the reader stumble, and a text look as if nobody had read it.

    It reports a space before a comma or a stop, a comma between two words without a space, a stop before a word that
    opens sentences ("in its time.or Georgia", "at the gate .He spoke"), two or three spaces between words (not after a
    sentence, where some type two), spaces inside brackets, quotation marks without a space between them and a word,
    and a hyphen or dash with a space on one side alone (not "two- and three-year"). Addresses, a space that parts one
    from the stop after it, code and choices in brackets are left alone, and French before its ; ! and ?. In HTML
    spaces in a row are one, as in a browser.

    Put the space right: --fix does, but for dashes and stops, which --unsafe-fixes adds.
    """

    name: ClassVar[str] = "spacing"
    category: ClassVar[Category] = Category.PUNCTUATION
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.NOTHING
    examples: ClassVar[tuple[Example, ...]] = (
        Example("Two- and three-year plans, pre- or post-war. See https://example.org/a,b and .NET!"),
        Example("Двух- и трёхлетние дети. Цена 1,5 млн, а было 2,3... И что ?.."),
        Example("The bridge was opened.  The mayor came . . . and went.", "two spaces after a stop; dots"),
        Example("The site amazon.in and russia.tv report; the film more.tv shows is new.", "addresses"),
        Example("See https://example.org/bridge , or type bridge [ open | close ] [ files ] for a{b,c,de}.", "typed"),
        Example("Region    Cars   Lorries\nTver      12,450   3,100\n(1)  First\n(2)  Second", "columns and numbers"),
        Example("So that is how it goes ;-) Signed: ____  Date: ____", "a face, blanks to be filled in"),
        Example("id,name,city\n1,Anna Petrova,Minsk", "rows of a table"),
        Example("There is a single economy⟦ ⟧, and we need it."),
        Example("News | Sport. The bridge (an old one⟦ ⟧) is shut. See the page (⟦ ⟧in Russian). News | Sport."),
        Example("As Ukraine did in its time⟦.⟧or Georgia with the CIS (⟦ ⟧in 2009)."),
        Example("We met him at the gate⟦ .⟧He spoke to us about the .Net framework and the folder .Trash there."),
        Example("She called it⟦“⟧a disgrace⟦”⟧and left."),
        Example("The main core is Russia⟦-⟧ in a difficult situation."),
        Example("Мост открыли в пятницу⟦,⟧но грузовики⟦  ⟧идут в объезд⟦ ⟧."),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the spaces, or the marks beside which they are missing, in the order of the text."""
        text, language = article.prose, article.languages.language
        set_off = article.document.set_off
        damage = {run.start for run in garbled(text)}
        noise, has_odd_blank = noise_in(text), ODD_BLANK.search(text) is not None
        faults = (fault for fault in FAULTS if has_odd_blank or not fault.has_odd_blank)
        found = ((match, fault) for fault in faults for match in fault.pattern.finditer(text))
        glued: frozenset[int] | None = None
        for match, fault in sorted(found, key=lambda each: each[0].span()):
            if inside(noise, match.start()) or match.end() in damage:
                continue
            if is_french(match, language) or fault.is_meant(match, language):
                continue
            if match.group().isspace() and (
                match.end() in set_off or match.start() - 1 in set_off or inside(noise, match.start() - 1)
            ):
                continue    # beside a sign that is spoken of, or behind an address
            if fault.may_be_joint:
                glued = frozenset(joint.at for joint in joints(text)) if glued is None else glued
                if not glued.isdisjoint(match.span()):
                    continue
            yield Issue(
                rule=self.name,
                category=self.category,
                severity=self.severity,
                confidence=grades.SURE,
                start=match.start(),
                end=match.end(),
                message=fault.message,
                fix=fault.fix(match),
            )


def is_french(match: re.Match[str], language: str) -> bool:
    """Whether a space stands before a mark that has one in French."""
    return language == FRENCH and match.string[match.end() : match.end() + 1] in ";!?"


def is_row(text: str, at: int) -> bool:
    """Whether a mark parts the cells of a table: its line and one beside it have as many, without spaces or a stop."""
    mark = text[at]
    start = text.rfind("\n", max(0, at - LONGEST_ROW), at) + 1
    end = text.find("\n", at, at + LONGEST_ROW)
    line = text[start : end if end >= 0 else at + LONGEST_ROW].rstrip()
    if line.count(mark) < 2 or f"{mark} " in line or line.endswith((".", "!", "?", "…", ":", '"')):
        return False
    before = text[text.rfind("\n", max(0, start - 1 - LONGEST_ROW), max(0, start - 1)) + 1 : start]
    after = "" if end < 0 else text[end + 1 :][:LONGEST_ROW].partition("\n")[0]
    return line.count(mark) in (before.count(mark), after.count(mark))
