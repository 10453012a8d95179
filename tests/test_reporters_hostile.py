import json
import re
import unicodedata
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reporters_samples import printed, report
from rich.cells import cell_len
from timing import at_most

from aligner.model import (
    Category,
    Document,
    DocumentReport,
    Failure,
    Issue,
    LanguageMap,
    Related,
    Report,
    Segment,
    Severity,
)

COLOR = re.compile(r"\x1b\[[0-9;]*m")

NASTY = (
    "\x00\x07\x08\x1b\x7f\x85\x9b\x9d\r\n\t\u202e\u2066\u2069\u200b\u200d\ufeff\u00ad\u2028\u2029"
    "\ud83d\udc80\ufffe\ue000\u3164"
)
characters = st.one_of(st.sampled_from(NASTY), st.characters(exclude_categories=()))
texts = st.one_of(
    st.text(characters, max_size=80),
    st.sampled_from(
        ["[/foo]", "[bold]x", "[link=http://a]b", ":smile:", "\x1b]8;;http://a\x1b\\b", "\x1b]52;c;aGk=\x07", "{0} %s"]
    ),
    st.builds(lambda part, times: part * times, st.text(characters, min_size=1, max_size=3), st.integers(1, 400)),
)


@st.composite
def spans(draw: st.DrawFn, text: str) -> tuple[int, int]:
    start = draw(st.integers(0, len(text)))
    return start, draw(st.integers(start, len(text)))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    text = draw(texts)
    document = Document(text, draw(texts), draw(texts), tuple(draw(st.lists(texts, max_size=2))))
    issues = tuple(
        Issue(
            draw(st.one_of(st.just("glued-text"), texts)),
            draw(st.sampled_from(Category)),
            draw(st.sampled_from(Severity)),
            draw(st.floats(0, 1)),
            *draw(spans(text)),
            draw(texts),
            draw(st.one_of(st.none(), st.builds(lambda at, label: Related(*at, label), spans(text), texts))),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    cut = draw(st.integers(0, len(text)))
    segments = (Segment(0, cut, "en"), Segment(cut, len(text), draw(st.sampled_from(["ru", "und", "\x1b[0m", "zz"]))))
    languages = LanguageMap("en", tuple(each for each in segments if each.start < each.end))
    found = DocumentReport(document, languages, issues, draw(st.integers(0, 10**6)), 0, draw(st.integers(0, 3)))
    failures = tuple(Failure(draw(texts), draw(texts)) for _ in range(draw(st.integers(0, 1))))
    return report(found, failures=failures)


def raw_controls(text: str) -> set[str]:
    allowed = {"\n"}
    return {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")} - allowed


@settings(max_examples=400, deadline=None)
@given(reports(), st.integers(1, 220))
def test_nothing_hostile_comes_out_of_a_report_for_people(of: Report, width: int) -> None:
    plain = printed(of, width=width)
    colored = printed(of, width=width, color=True)
    assert not raw_controls(plain)
    assert COLOR.sub("", colored) == plain
    assert all(cell_len(line) <= max(width, 30) for line in plain.splitlines())
    plain.encode("utf-8")


@settings(max_examples=400, deadline=None)
@given(reports())
def test_nothing_hostile_comes_out_of_a_report_for_programs(of: Report) -> None:
    concise, written = printed(of, "concise"), printed(of, "json")
    assert not raw_controls(concise)
    assert concise.count("\n") == len(of.issues)
    assert not raw_controls(written)
    read = json.loads(written)
    assert [folded(issue["message"]) for issue in read["documents"][0]["issues"]] == [
        folded(issue.message) for issue in of.issues
    ]
    assert folded(read["documents"][0]["name"]) == folded(of.documents[0].document.name)


@settings(max_examples=150, deadline=None)
@given(reports())
def test_nothing_hostile_comes_out_of_a_report_for_continuous_integration(of: Report) -> None:
    number, unread = len(of.issues), len(of.failures)
    written = {name: printed(of, name) for name in ("sarif", "github", "gitlab", "junit", "checkstyle", "rdjsonl")}
    written["markdown"] = printed(of, "markdown")
    for name, text in written.items():
        assert not raw_controls(text.replace("\n", "")), name
        text.encode("utf-8")
    (run,) = json.loads(written["sarif"])["runs"]
    assert len(run["results"]) == number
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert result["ruleIndex"] == -1 or rules[result["ruleIndex"]] == result["ruleId"]
        (place,) = result["locations"]
        assert re.fullmatch(r"(file:///)?[\w./~%-]*", place["physicalLocation"]["artifactLocation"]["uri"], re.ASCII)
    assert len(written["github"].splitlines()) == number + unread
    assert all(re.match(r"::(notice|warning|error) file=[^:]*::", line) for line in written["github"].splitlines())
    assert len(json.loads(written["gitlab"])) == number + unread
    assert len(written["rdjsonl"].splitlines()) == number + unread
    suites = ElementTree.fromstring(written["junit"].encode())
    assert len(suites.findall(".//failure")) == sum(issue.severity is not Severity.NEUTRAL for issue in of.issues)
    assert len(ElementTree.fromstring(written["checkstyle"].encode()).findall(".//error")) == number + unread
    rows = [line for line in written["markdown"].splitlines() if line.startswith("| ")]
    assert len(rows) == number + bool(number)


def folded(text: str) -> bytes:
    """JSON cannot tell two lone surrogates that happen to be a pair from the character they make."""
    return text.encode("utf-16-le", "surrogatepass")


def issues_along(document: Document, number: int, length: int) -> DocumentReport:
    step = len(document.text) // number
    found = Issue(
        "glued-text", Category.TEXTUAL_CONVENTIONS, Severity.MINOR, 1.0, 0, 1, "Two words stand here without a space."
    )
    issues = tuple(
        replace(found, start=at, end=min(at + length, len(document.text)), related=Related(0, 5, "the first place"))
        for at in range(0, step * number, step)
    )
    return DocumentReport(document, LanguageMap("en", (Segment(0, len(document.text), "en"),)), issues, 100_000, 0)


@pytest.mark.parametrize("character", ["x", "ж", "日", "\u0301", "\u202e", "👍", "\x1b"])
@pytest.mark.parametrize("width", [80, 200])
def test_a_word_of_100000_characters_takes_less_than_a_second(character: str, width: int) -> None:
    word = character * 100_000
    found = issues_along(Document(word, word, notes=(word,)), 2, 50_000)
    found = replace(found, issues=tuple(replace(each, message=word, rule=word[:2000]) for each in found.issues))
    with at_most(1):
        printed(report(found), width=width, color=True)


@pytest.mark.parametrize("text", ["Something happened and it was по-русски. " * 20_000, "short line\n" * 90_000])
def test_each_of_5000_issues_takes_less_than_5_milliseconds(text: str) -> None:
    found = issues_along(Document(text), 5000, 90)
    with at_most(5000 * 0.005):
        for format in ("full", "concise", "json"):
            printed(report(found), format, width=200, color=True)
