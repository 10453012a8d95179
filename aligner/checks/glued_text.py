"""The rule ``glued-text``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from aligner.checks.base import Article, Example, Need
from aligner.garbled import masked
from aligner.joints import CLOSING, LONGEST_WORD, OPENING, POSSIBLE, STOPS, STRAIGHT, SURE, Joint, closes, joints
from aligner.model import LINE_BREAK, Category, Edit, Fix, Issue, Segment, Severity

STARTS_A_TEXT = re.compile(rf"[^\W_]|[{OPENING}]|[–—-] ")


@dataclass(frozen=True, slots=True)
class GluedText:
    """A heading, caption or sentence runs into the next one without a space.

    When text is copied out of a page, a heading or a photo caption loses its line and a sentence its space, and two
    texts become one: "important peopleThis is the third meeting". The reader stumbles, and whatever splits the text
    into sentences afterwards takes the two for one.

    A joint is found by a capital inside a word ("peopleThis"), after a number, after a stop or a closing quotation
    mark without a space, by a quotation that begins at a letter, and where the language changes without a space. Names
    written like that (YouTube, McDonald, LinkedIn) are told apart by what stands on both sides: a word in small
    letters ends a text; after a name, the next word must be one that opens sentences or one that the text uses
    elsewhere; and a joined word that the text has twice is a name.

    Put back the line break or the space; a heading usually needs its own line. --unsafe-fixes puts a space after a stop
    and a line break elsewhere.
    """

    name: ClassVar[str] = "glued-text"
    category: ClassVar[Category] = Category.TEXTUAL_CONVENTIONS
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.RUNNING_TEXT
    examples: ClassVar[tuple[Example, ...]] = (
        Example("She posted it on YouTube, LinkedIn and TikTok with an iPhone.", "names written in one word"),
        Example("Mr. McDonald and Ms. DeSantis met LeBron at the PlayStation stand."),
        Example("The MPs and MLAs asked for the PhDs of two CEOs.", "plurals of acronyms"),
        Example("Он написал во ВКонтакте, что МегаФон и КамАЗ подписали договор."),
        Example("They saw the film \"Левиафан\" and read the paper \"Известия\".", "marks that close a foreign title"),
        Example("Они назвали его .orig и *.udeb, а рядом лежал ещё один файл.", "names that begin with a stop"),
        Example("Use PostScript and not Postscript.", "a name that the text writes in another way as well"),
        Example("Set debugMode: true and maxRetries: 5, then call sendRequest().", "names in a text about programs"),
        Example("The list is sorted if isSorted is true: call sort(), it is Sorted then.", "the same"),
        Example("The site vl.ru and J.K.Rowling agree on Node.js.", "addresses and initials"),
        Example("New rules for large familie⟦sT⟧his is the third law in a year.", "a heading and the text under it"),
        Example("Anna Petrov⟦aT⟧hat is why Petrova stayed at home.", "a caption and the text beside it"),
        Example("They were there in time⟦.T⟧he town had waited for it.", "a space lost after a stop"),
        Example("The mayor left early⟦.R⟧esidents were not pleased (in 2021⟦.T⟧he others were)."),
        Example("Prices rose by 12⟦%T⟧he increase was the largest in ten years."),
        Example("Праздник для всех жителе⟦йЭ⟧то уже третья встреча за год."),
        Example("Mayor Anna Petrov⟦a“⟧We have waited for this day,” she said."),
    )

    least_confidence: float = POSSIBLE
    """Findings below it are left out. At .9 names before an opener stay, names before any other word go."""

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the joints of the text and those between its languages, in order."""
        found = {joint.at: joint for joint in joints(masked(article.prose))}
        found |= {at: Joint(at, SURE) for at in _language_changes(article.prose, article.languages.segments)}
        line_break = LINE_BREAK.search(article.text) if found else None
        for at in sorted(found):
            if found[at].confidence >= self.least_confidence:
                yield self._issue(article.text, found[at], line_break.group() if line_break else "\n")

    def _issue(self, text: str, joint: Joint, line_break: str) -> Issue:
        message = f"“…{_before(text, joint.at)}|{_after(text, joint.at)}…”: two texts run together without a space."
        span = (joint.at - 1, joint.at + 1)
        fix = Fix((Edit(joint.at, joint.at, _lost(text, joint.at, line_break)),), is_safe=False)
        return Issue(self.name, self.category, self.severity, joint.confidence, *span, message, fix=fix)


def _lost(text: str, at: int, line_break: str) -> str:
    """A space after a stop, also one inside a quotation; a line break where a heading or a caption ends."""
    stops = text[at - 1] in STOPS or (text[at - 1] in CLOSING + STRAIGHT and text[at - 2 : at - 1] in STOPS)
    return " " if stops else line_break


def _language_changes(text: str, segments: tuple[Segment, ...]) -> Iterator[int]:
    """Where one language follows another without a space, and no bracket, dash or quotation mark explains it."""
    for left, right in pairwise(segments):
        at = right.start
        starts = STARTS_A_TEXT.match(text, at) and not closes(text, at)
        if left.language != right.language and starts and _ends_a_text(text, at):
            yield at


def _ends_a_text(text: str, end: int) -> bool:
    before = text[end - 1]
    if before in STOPS and not text[end - 2 : end - 1].isalnum() and text[end - 2 : end - 1] not in CLOSING + STOPS:
        return False    # it begins a name: .org, *.txt
    if before == STRAIGHT:
        return not text[end - 2 : end - 1].isspace()
    return before.isalnum() or before in CLOSING + STOPS + ":,;%"


def _before(text: str, at: int) -> str:
    start = at
    while start and at - start < LONGEST_WORD and _is_shown(text[start - 1]):
        start -= 1
    return text[start:at]


def _after(text: str, at: int) -> str:
    end = at
    while end < len(text) and end - at < LONGEST_WORD and _is_shown(text[end]):
        end += 1
    return text[at:end]


def _is_shown(character: str) -> bool:
    return character.isprintable() and not character.isspace()
