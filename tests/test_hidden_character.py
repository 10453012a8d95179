import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import grows_in_step

from aligner.checks.base import Article, Example
from aligner.checks.hidden_character import HiddenCharacter
from aligner.model import Document, Issue, LanguageMap, Segment, Severity

CLEAN = (
    "",
    "Plain text,\tno more.\r\nAnd\x0cmore\x85of\u2028it.",
    "5\u00a0000\u202fруб., 3\u2009%, a\u2007b\u2002c\u2003d\u3000e",
    "про\u00adвер\u00adка, hy\u00adphen",
    "\ufeffA byte order mark at the start",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f44b\U0001f3fd",
    "\U0001f3f3\ufe0f\u200d\U0001f308 \u2764\ufe0f\u200d\U0001f525",
    "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f and 3\ufe0f\u20e3 and \u00a9\ufe0f",
    "葛\U000e0100城市",
    "می\u200cخواهم, क्\u200dष, ภาษา\u200bไทย",
    "שלום\u200f! \u2067אבג\u2069 \u202bאבג\u202c",
    "e\u0301 и\u0306 ё Ω ½ № € ™",
)

# `text`, and the names that the issue gives, and its severity.
FOUND = (
    ("про\u200bблема", "U+200B ZERO WIDTH SPACE inside “про|блема”", Severity.MINOR),
    ("wo\u200drd", "U+200D ZERO WIDTH JOINER", Severity.MINOR),
    ("wo\u200crd", "U+200C ZERO WIDTH NON-JOINER", Severity.MINOR),
    ("wo\u2060rd", "U+2060 WORD JOINER", Severity.MINOR),
    ("a \ufeffword", "U+FEFF ZERO WIDTH NO-BREAK SPACE before “word”", Severity.MINOR),
    ("word\u00ad", "U+00AD SOFT HYPHEN after “word”", Severity.MINOR),
    ("wo\u00ad\u00adrd", "U+00AD SOFT HYPHEN (2 times)", Severity.MINOR),
    ("a \u202eb", "U+202E RIGHT-TO-LEFT OVERRIDE", Severity.MAJOR),
    ("a\u200eb", "U+200E LEFT-TO-RIGHT MARK", Severity.MAJOR),
    ("אבג \u2067אבג", "U+2067 RIGHT-TO-LEFT ISOLATE", Severity.MAJOR),
    ("אבג \u2069", "U+2069 POP DIRECTIONAL ISOLATE", Severity.MAJOR),
    ("אבג \u2067אבג\nאבג", "U+2067", Severity.MAJOR),
    ("\U0001f600\u200b\U0001f600", "U+200B", Severity.MINOR),
    ("caf\ufffd", "U+FFFD REPLACEMENT CHARACTER after “caf”", Severity.MAJOR),
    ("a\x00b", "U+0000 NULL", Severity.MINOR),
    ("a\x1b[31mb", "U+001B ESCAPE", Severity.MINOR),
    ("a\x9bb", "U+009B", Severity.MINOR),
    ("a\x7fb", "U+007F DELETE", Severity.MINOR),
    ("\ue000", "U+E000", Severity.MINOR),
    ("a\ud800b", "U+D800", Severity.MINOR),
    ("a\uffffb", "U+FFFF", Severity.MINOR),
    ("a\U0010fffeb", "U+10FFFE", Severity.MINOR),
    ("a\U000e0041b", "U+E0041 TAG LATIN CAPITAL LETTER A", Severity.MINOR),
    ("\U0001f3f4" + "\U000e0041" * 9, "U+E0041", Severity.MINOR),
    ("\U0001f600\U000e0041", "U+E0041", Severity.MINOR),
    ("a\ufe0fb", "U+FE0F VARIATION SELECTOR-16", Severity.MINOR),
    ("\u3164", "U+3164 HANGUL FILLER", Severity.MINOR),
    ("\u2800", "U+2800 BRAILLE PATTERN BLANK", Severity.MINOR),
    ("\u200b", "U+200B ZERO WIDTH SPACE: ", Severity.MINOR),
)


def issues(text: str, check: HiddenCharacter | None = None) -> list[Issue]:
    languages = LanguageMap("en", (Segment(0, len(text), "en"),))
    return list((check or HiddenCharacter()).run(Article(Document(text), languages, ())))


@pytest.mark.parametrize("text", CLEAN)
def test_what_is_written_for_good_reason_stays(text: str) -> None:
    assert issues(text) == []


@pytest.mark.parametrize(("text", "message", "severity"), FOUND)
def test_a_hidden_character_is_named(text: str, message: str, severity: Severity) -> None:
    (issue,) = issues(text)
    assert message in issue.message
    assert issue.severity == severity


@pytest.mark.parametrize("example", HiddenCharacter.examples)
def test_the_examples_of_the_manual_hold(example: Example) -> None:
    text = re.sub("[⟦⟧]", "", example.text)
    marks = [m.start() - k for k, m in enumerate(re.finditer("[⟦⟧]", example.text))]
    assert [(i.start, i.end) for i in issues(text)] == list(zip(marks[::2], marks[1::2], strict=True))


def test_there_are_good_and_bad_examples_good_ones_first() -> None:
    bad = ["⟦" in example.text for example in HiddenCharacter.examples]
    assert bad == sorted(bad)
    assert bad.count(False) >= 4
    assert bad.count(True) >= 3


def test_a_direction_control_ends_in_its_line() -> None:
    assert [i.start for i in issues("\u2067אבג\nאבג\u2069")] == [0, 8]


def test_characters_in_a_row_are_one_issue() -> None:
    (issue,) = issues("a" + "\x00" * 100_000 + "b")
    assert (issue.start, issue.end) == (1, 100_001)
    assert "U+0000 NULL (100000 times)" in issue.message


def test_different_characters_in_a_row_are_one_issue_that_names_them() -> None:
    (issue,) = issues("a\x00\x01\x02\x03\u200bb")
    assert (issue.start, issue.end) == (1, 6)
    assert issue.message.startswith("U+0000 NULL, U+0001, U+0002 and others")


def test_many_of_a_kind_are_summed_up() -> None:
    found = issues("a\x00b " * 10_000 + "\u202e")
    assert len(found) == 101
    assert "9,900 more places like this" in found[99].message
    assert "U+202E" in found[100].message
    assert len(issues("a\x00b " * 5, replace(HiddenCharacter(), most_of_a_kind=2))) == 2


DIRECTIONS = "\u2067\u2069\u202a\u202c\u200e\u05d0"
HOSTILE = DIRECTIONS + "a я\n\u00ad\u200b\u200d\x00\ud800\ufffd\ufeff\ufe0f\U000e0041\U0001f3f4\u2764"


@given(st.text(st.one_of(st.sampled_from(HOSTILE), st.characters()), max_size=60))
def test_messages_hold_no_hidden_character_and_spans_are_in_order(text: str) -> None:
    found = issues(text)
    assert all(i.message.isprintable() and issues(i.message) == [] for i in found)
    bounds = [offset for i in found for offset in (i.start, i.end)]
    assert bounds == sorted(bounds)
    assert all(0 <= i.start < i.end <= len(text) for i in found)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x17F, blacklist_characters="\x7f\u00ad"), max_size=60))
def test_plain_latin_text_is_clean(text: str) -> None:
    assert all(0x80 <= ord(text[i.start]) < 0xA0 for i in issues(text))


@pytest.mark.parametrize(
    "piece",
    ["a", "\x00", "a\x00", "\u2067", "\u05d0\u2067", "\u2069\u05d0", "\ufe0f", "\U000e0041", "\ud800"],
)
def test_the_time_grows_in_step_with_the_text(piece: str) -> None:
    assert grows_in_step(lambda times: issues(piece * times))
