"""Where two texts meet without a space: text -> joints, each with how sure it is.

A capital right after a letter, a number, a stop or a closing quotation mark is a candidate. What stands on both sides
decides: a word in small letters ends a text; after a name, the next word must be one that opens sentences, or both
must be words that the text uses elsewhere. A joined word that the text has twice is a name (PlayStation).

The time is linear in the text: a candidate is looked at within a fixed distance.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from aligner.function_words import SENTENCE_OPENERS, opens_a_sentence, word_set
from aligner.sentences import is_abbreviation
from aligner.words import LETTERS

SURE, LIKELY, POSSIBLE = 0.95, 0.9, 0.75
"""Three grades, in the order of the shares found right on WMT21 news documents whose spaces were taken out at random:
after a word in small letters; a name before an opener; a name before another word."""

LONGEST_WORD = 40
"""In letters. Longer runs are data, not words."""
LONGEST_QUOTATION = 2000
"""How far back the mark is looked for that a straight quotation mark may close, in characters."""


def _letters(case: Callable[[str], bool]) -> str:
    """The Latin and Cyrillic letters of one case, for a character class."""
    return "".join(filter(case, map(chr, (*range(0x41, 0x250), *range(0x400, 0x530), *range(0x1E00, 0x1F00)))))


LOWER, UPPER = _letters(str.islower), _letters(str.isupper)
STRAIGHT = '"'
OPENING = "“«„" + STRAIGHT
CLOSING = "”»)"
STOPS = ".!?…"

CANDIDATE = re.compile(
    rf"[{UPPER}](?:(?<=[{LOWER}0-9{STOPS}{CLOSING}%].)|(?<=[{UPPER}].)(?=[{LOWER}])"
    rf"|(?<=[{LOWER}{UPPER}0-9{STOPS}][{OPENING}].))"
)
"""Begins with a class of rare characters, so that a text without joints costs next to nothing."""
RIGHT_WORD = re.compile(rf"[{UPPER}][{LOWER}]*(?=[ \u00a0,:]|['’‑-][{LOWER} ]|-[{UPPER}])")
"""A word that opens a sentence, and the sentence goes on: no bracket, stop or capital comes after it."""
GOES_ON = re.compile(rf"[ \u00a0'’][{LOWER}]")
SENTENCE_GOES_ON = re.compile(rf"(?:['’][{LOWER}]{{1,3}})?,?[ \u00a0](?:(?:a|the|[–—авикосу]) )?[^\W_]{{2,}}")
"""After the first word of what may be a sentence: another word, not the stop of an address or a name."""
YEAR = re.compile(r"(?<![\w.,-])(?:1[89]|20)\d\d\Z")
ENDS_BEFORE_A_STOP = re.compile(r"(?:[^\W_]{2}[)”»]|\d%)\Z|" + YEAR.pattern)
"""A bracket that was closed, a year, a share."""
THREE_WORDS = re.compile(r"[^\W\d_]+[,:]?[ \u00a0][^\W\d_]+[,:]?[ \u00a0][\w“«\"(]")
AFTER_A_NUMBER = re.compile(rf"\d[ \u00a0-]?(?:[{LOWER}]{{1,3}}/)?$")
"""Before a unit or an ending: ``8 кг``, ``90-е``, ``1920s``, ``3 м/с``."""
IDENTIFIER_SIGNS = frozenset("@#_/\\`$&=<~.")
"""Right before a word they say that it is part of an address, a tag or program text."""
ADDRESS = re.compile(r"://|www\.|@")
LONGEST_ADDRESS = 60
"""How far back the sign of an address is looked for, in characters."""
PROGRAM = (
    r"(?m)\w\(\)|`[^`\n]+`|(?<![@#\w])[a-z]+_[a-z]\w*|\s--[a-z]{2}|[{}]|\w=\w|=>|::|</[a-z]|^ *\$ "
    r"|\w\.(?:py|js|json|ya?ml|xml|java|cpp|sh)\b"
)
"""Signs that a text is about programs; compiled when a candidate asks."""
OBLIQUE_NAME = re.compile(
    r"[А-ЯЁ][а-яё]{3,}(?:ого|его|ому|ему|ым|им|ах|ях|ами|ями|ии|ию|ией|ской|ском|ке|ге|ку|ву|ны|[а-дж-нп-яё]{2}е)$"
)
"""The first half of a joined name is a stem or a nominative (МегаФон, ГазпромБанк): these endings are neither."""

JOINED_NAMES = word_set(
    "addon builtin checkin goto howto login plugin signin signup airbaltic biorxiv capitalone chemrxiv easyjet ebay "
    "flydubai imac indrive ipad iphone ipod linkedin medrxiv russiatoday servicenow xboxone "
    "blackberry blackrock bluesky buzzfeed deepmind doordash dreamworks dropbox facetime firefox github macbook "
    "mastercard minecraft onedrive onenote paypal photoshop playstation powerpoint salesforce sharepoint snapchat "
    "soundcloud starcraft techcrunch tripadvisor warcraft wechat wework whatsapp wikileaks wordpress youtube"
)
"""Well-known names that a text may have once, beside both their halves or before a word in small letters."""
NAME_PREFIXES = word_set(
    "mc mac de di da du la le lo van von fitz san st el al ben del o d l "
    "мак сан сент де ди ле ла фон ван эль аль бен"
)
CALENDAR = word_set(
    "January February April June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
)
"""They end many a news sentence and begin no joined name."""
DATES = CALENDAR | {"March", "May"}
"""Words, not names of sites, before a stop."""
SHORTEST_AFTER_A_DATE = 4
"""In letters, of a word that opens no sentence: Monday.Com is a site."""
SHORT_LAST_WORDS = SENTENCE_OPENERS | {"us", "me", "up", "be", "go", "him"}
PLURALS = frozenset(("Is", "As"))
"""``APIs``, ``MLAs``: plurals of acronyms, not "is" and "as"."""
DOMAIN = re.compile(r"(?:Today|Now|One|Me|So|No|My|Us|Am|Be)\b|(?:In|It|Is|At|To|By),")
"""What opens sentences, and ends names of sites: Kostroma.Today."""
ABBREVIATIONS = word_set(
    "просп проф акад корп комн табл инж зав зам канд approx assoc corp dept govt incl intl prof univ"
)


@dataclass(frozen=True, slots=True)
class Joint:
    """Where two texts meet (the offset of the first character of the second), and how sure that is."""

    at: int
    confidence: float


@dataclass(frozen=True)
class Words:
    """The words of a text, counted when the first candidate asks: most texts have none."""

    text: str

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each run of letters stands in the text."""
        return Counter(m.group() for m in LETTERS.finditer(self.text))

    @cached_property
    def are_of_a_program(self) -> bool:
        """Whether the text shows program text or its names: debugMode, maxRetries."""
        return re.search(PROGRAM, self.text) is not None

    def know(self, word: str) -> bool:
        """Whether the text uses the word alone, as it is or in small letters."""
        return word in self.counts or word.lower() in self.counts


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two words with nothing between them."""

    left: str
    right: str
    opens: bool
    """Whether the right one opens a sentence."""

    def is_repeated(self, words: Words) -> bool:
        """Whether the text has the two joined elsewhere; then they are a name, unless the right one opens."""
        joined = self.left + self.right
        return words.counts[joined] > 1 or joined.capitalize() in words.counts or joined.lower() in words.counts


def joints(text: str) -> Iterator[Joint]:
    """The joints of a text, in order."""
    words = Words(text)
    for candidate in CANDIDATE.finditer(text):
        capital = candidate.start()
        before = text[capital - 1]
        if before in OPENING and not closes(text, capital - 1):
            joint = Joint(capital - 1, _before_a_quotation(text, capital - 1))
        elif before in OPENING or before in CLOSING:
            joint = Joint(capital, _after_a_quotation(text, capital))
        elif before in STOPS:
            joint = Joint(capital, _after_a_stop(text, capital, words))
        elif before == "%":
            joint = Joint(capital, _after_a_percentage(text, capital))
        else:
            joint = Joint(capital, _inside_a_word(text, capital, words))
        if joint.confidence:
            yield joint


def _inside_a_word(text: str, at: int, words: Words) -> float:
    right = RIGHT_WORD.match(text, at)
    start = _start_of_word(text, at)
    if not right or max(at - start, right.end() - at) > LONGEST_WORD or _is_identifier(text, start):
        return 0
    meeting = Meeting(text[start:at], right.group(), _opens(text, right))
    if (meeting.left + meeting.right).lower() in JOINED_NAMES:
        return 0
    if not meeting.left:
        return _after_a_number(meeting, text[max(0, at - 5) : at])
    if _is_cyrillic(meeting.left[-1]) != _is_cyrillic(meeting.right[0]):
        return 0
    if start and text[start - 1] in "'’" and text[start - 2 : start - 1].isalpha():
        return _after_a_contraction(meeting)
    if not meeting.left.islower():
        return _after_a_name(meeting, words)
    if len(meeting.left) < 3 and AFTER_A_NUMBER.search(text[max(0, start - 6) : start]):
        return _after_a_unit(meeting)
    return _after_a_small_word(meeting, words)


def _after_a_number(meeting: Meeting, before: str) -> float:
    """``in 2020The rest``, ``May 2021By Anna``, not ``3D`` or ``7In``."""
    return LIKELY if meeting.opens and (len(meeting.right) > 2 or YEAR.search(before)) else 0


def _after_a_percentage(text: str, at: int) -> float:
    """``by 12%The increase``."""
    right = RIGHT_WORD.match(text, at)
    return LIKELY if right and len(right.group()) > 2 and _opens(text, right) else 0


def _after_a_contraction(meeting: Meeting) -> float:
    """``it isn'tThe``."""
    return SURE if meeting.opens or len(meeting.right) > 1 else 0


def _after_a_unit(meeting: Meeting) -> float:
    """``8 кгРоссийский``, not ``5 kWh`` or ``7 mBar``."""
    return LIKELY if meeting.opens or len(meeting.right) > 3 else 0


def _after_a_small_word(meeting: Meeting, words: Words) -> float:
    """``peopleThis``, ``for usBut``, not ``easyJet``, ``fMRI`` or ``eBay``."""
    if len(meeting.left) > 2:
        if meeting.opens:
            return SURE
        is_name = len(meeting.right) < 2 or meeting.is_repeated(words) or words.are_of_a_program
        return 0 if is_name else LIKELY
    if len(meeting.left) < 2 or meeting.left not in SHORT_LAST_WORDS:
        return 0
    is_known = len(meeting.right) > 1 and words.know(meeting.right) and not words.are_of_a_program
    return LIKELY if meeting.opens or is_known else 0


def _after_a_name(meeting: Meeting, words: Words) -> float:
    """``LukashenkoThat``, ``CSTOThe``, not ``YouTube``, ``McDonald``, ``APIs`` or ``CoViD``."""
    left, right = meeting.left, meeting.right
    alone = left in words.counts or left in CALENDAR
    if meeting.is_repeated(words) and not (meeting.opens and len(right) > 2):
        return 0
    if left.lower() in NAME_PREFIXES and not (meeting.opens and alone):
        return 0
    if left.isupper() and (right in PLURALS or not meeting.opens):
        return 0
    if meeting.opens and (alone or (len(left) > 2 and right not in ("A", "I")) or (left.isupper() and len(right) > 2)):
        return LIKELY
    ends_a_text = (alone and words.know(right)) or left in CALENDAR or OBLIQUE_NAME.match(left)
    return POSSIBLE if ends_a_text and len(left) > 2 and len(right) > 2 else 0


def _after_a_stop(text: str, at: int, words: Words) -> float:
    """``in time.The``, ``in 2021.The``, ``(sold later).The``; not ``Node.js``, ``J.K.Rowling``, ``ул.Ленина``."""
    right = RIGHT_WORD.match(text, at)
    end = _end_of_word(text, at)
    start = _start_of_word(text, end)
    left = text[start:end]
    if not right or len(left) > LONGEST_WORD or _is_identifier(text, start):
        return 0
    opens, goes_on = _opens(text, right), SENTENCE_GOES_ON.match(text, right.end()) is not None
    if not left:
        ends = ENDS_BEFORE_A_STOP.search(text, max(0, end - 8), end) is not None
        return LIKELY if ends and opens and goes_on else 0
    if len(left) < (2 if text[at - 1] in "!?" else 3) or left in ABBREVIATIONS:
        return 0
    if left.islower() and opens and len(left) > 3:
        return LIKELY
    if is_abbreviation(left):
        return 0
    is_cyrillic = _is_cyrillic(text[at]) and len(left) > 3 and _is_cyrillic(left[-1])
    if is_cyrillic and left.islower() and len(right.group()) > 3:
        return LIKELY       # no name of a site or a program is written so
    if not goes_on:
        return 0
    if opens and (left.islower() or left in DATES or not DOMAIN.match(text, at)):
        return LIKELY
    if left in DATES and len(right.group()) < SHORTEST_AFTER_A_DATE:
        return 0
    is_long = len(left) > 3 or _is_cyrillic(left[0]) or text[at - 1] != "."
    ends = is_long if left.islower() else left in DATES or OBLIQUE_NAME.match(left) is not None
    return POSSIBLE if ends and len(right.group()) > 1 and not words.are_of_a_program else 0


def _before_a_quotation(text: str, mark: int) -> float:
    """``Petrova“We have waited for``; fewer than three words are a title: ``the“Bear”``."""
    ends = text[mark - 1] in STOPS or mark - _start_of_word(text, mark) > 2
    return LIKELY if ends and THREE_WORDS.match(text[mark + 1 : mark + 3 * LONGEST_WORD]) else 0


def _after_a_quotation(text: str, at: int) -> float:
    """``they said.”The town``."""
    right = RIGHT_WORD.match(text, at)
    if not right or len(right.group()) < 2:
        return 0
    ended = text[at - 2] in STOPS and GOES_ON.match(text, right.end())
    return LIKELY if ended or _opens(text, right) else 0


def closes(text: str, mark: int) -> bool:
    """Whether this is a straight quotation mark with an odd number of them before it in its line."""
    nearest = max(0, mark - LONGEST_QUOTATION)
    before = text.count(STRAIGHT, max(nearest, text.rfind("\n", nearest, mark)), mark)
    return text[mark] == STRAIGHT and before % 2 == 1


def _opens(text: str, word: re.Match[str]) -> bool:
    """Whether the word is one that opens sentences; a single letter only when the sentence visibly goes on."""
    opener = word.group()
    if opener in ("I", "A"):
        return bool(GOES_ON.match(text, word.end()))
    if len(opener) == 1 and not text[word.end() + 1 : word.end() + 2].isalnum():
        return False
    return opens_a_sentence(opener)


def _is_identifier(text: str, start: int) -> bool:
    """Whether the word that begins here is a part of an address, a tag or program text."""
    before = text[max(0, start - LONGEST_ADDRESS) : start]
    if not before or before[-1].isspace():
        return False
    return before[-1] in IDENTIFIER_SIGNS or ADDRESS.search(before.rsplit(None, 1)[-1]) is not None


def _end_of_word(text: str, stops_end: int) -> int:
    """Where the word ends that has up to three stops after it."""
    first = max(0, stops_end - 3)
    return first + len(text[first:stops_end].rstrip(STOPS))


def _start_of_word(text: str, end: int) -> int:
    start = end
    while start and text[start - 1].isalpha() and end - start <= LONGEST_WORD:
        start -= 1
    return start


def _is_cyrillic(letter: str) -> bool:
    return "\u0400" <= letter <= "\u052f"
