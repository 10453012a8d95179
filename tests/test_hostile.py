"""No text makes the tool crash, hang or print a raw control character, whatever the report."""

import io
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from timing import at_most

import aligner
from aligner.checks import CHECKS
from aligner.model import Document, Report, Settings
from aligner.pipeline import check_document, report_of, usable
from aligner.reporters import REPORTERS, Layout

RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")
"""Characters that no report may hold as they are: controls but the newline, bidi controls, surrogates."""

TEXTS = (
    "The bridge was opened on Friday. ",
    "Мост открыли в пятницу, и горожане пришли на праздник. ",
    "Die Brücke wurde am Freitag für den Verkehr freigegeben. ",
    "Міст відкрили у п'ятницю, і всі прийшли. ",
    "日本語のテキストです。",
    "مرحبا بالعالم",
    "peopleThis is ",
    "2020The ",
    "140х195 ",
    "ааааa",
    "pаypal ",
    "а́",
)
TRAPS = (
    *("\n", "\r\n", "\r", "[/foo]", "[enter]", "\x1b[31m", "\x1b]8;;http://a\x07", "\x00", "\u202e", "\u200b"),
    *("\ud800", "\ufeff", "\ufdfa", "\u0301" * 9, "«", "»", '"', "“", "e\u0308", "👩‍👩‍👧", "http://a.b/c?d=е "),
    *("::error::x%0A", "<script>alert(1)</script>", "]]>", "e.g. ", "т. е. ", ". " * 20, "A" * 300, "Ы" * 300),
    *("\ue000", "\U000e0041"),
)
PIECES = st.sampled_from(TEXTS + TRAPS)
HOSTILE = st.one_of(
    st.lists(PIECES, max_size=25).map("".join),
    st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=12).map("".join),
    st.text(st.characters(exclude_categories=[]), max_size=80),
)


def checked(text: str, name: str) -> Report:
    rules = usable(CHECKS, False)
    report = report_of([check_document(Document(text, name), rules, Settings())], rules, Settings())
    for document in report.documents:
        segments = document.languages.segments
        assert "".join(text[s.start : s.end] for s in segments) == text
        assert all(0 <= issue.start < issue.end <= len(text) for issue in document.issues)
    return report


def written(report: Report, reporter: str) -> str:
    out = io.StringIO()
    REPORTERS[reporter](report, out, Layout(width=80))
    return out.getvalue()


@settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
@given(HOSTILE, st.sampled_from(sorted(REPORTERS)))
def test_hostile_text_goes_through_everything(text: str, reporter: str) -> None:
    output = written(checked(text, "a[/b]\x1b.txt"), reporter)
    assert not RAW.search(output)
    output.encode()
    if reporter == "json":
        json.loads(output)


LONG = {
    "one word": "a" * 100_000,
    "one Russian word": "ы" * 100_000,
    "mixed letters": "aы" * 50_000,
    "letters that look alike": "aа" * 50_000,
    "camel case": "aA" * 50_000,
    "stops": "." * 100_000,
    "quotes": '"«' * 50_000,
    "brackets": "(" * 100_000,
    "combining marks": "e" + "\u0301" * 100_000,
    "NUL": "\0" * 100_000,
    "newlines": "\n" * 100_000,
    "digits": "1" * 100_000,
    "a passage of one word": "The bridge was opened on Friday. " + "ы" * 100_000,
    "a table of words": "мост bridge " * 8_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_long_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    with at_most(30):
        report = checked(text, "long.txt")
        for reporter in REPORTERS:
            written(report, reporter)


def test_a_lone_surrogate_reaches_the_api_unharmed() -> None:
    assert aligner.segment("\ud800")[0].end == 1
