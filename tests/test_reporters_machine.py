import json
import subprocess
import sys

import pytest
from reporters_samples import bridge, clean, issue, printed, report, whole

from aligner.model import Document, DocumentReport, LanguageMap, Segment, Severity


def test_concise_is_silent_when_clean() -> None:
    assert printed(report(clean()), "concise") == ""


def test_concise_never_wraps_or_breaks_its_line() -> None:
    document = Document("сity", "a\nb\x1b[31m.txt")
    found = issue(document, "сity", "mixed-script", Severity.MINOR, "long " * 100 + "\r\nsecond line")
    text = printed(report(DocumentReport(document, LanguageMap("en", ()), (found,), 1, 0)), "concise", width=40)
    assert text.count("\n") == 1
    assert text.startswith("a<U+000A>b<U+001B>[31m.txt:1:1: minor mixed-script long long")
    assert text.endswith("<U+000D><U+000A>second line\n")


def test_json_says_what_the_report_holds() -> None:
    read = json.loads(printed(whole(), "json"))
    assert list(read) == ["version", "tool", "signature", "rules", "documents", "failures"]
    first = read["documents"][0]["issues"][1]
    assert first == {
        "rule": "left-over", "category": "accuracy/untranslated", "severity": "major", "confidence": 0.937,
        "start": first["start"], "end": first["end"], "line": 5, "column": 1, "end_line": 5,
        "end_column": first["end"] - first["start"] + 1, "message": bridge().issues[1].message,
        "text": bridge().document.text[first["start"] : first["end"]], "related": first["related"],
        "source": None, "pair": None, "fingerprint": first["fingerprint"],
        "fix": None,
    }  # fmt: skip
    assert (first["related"]["line"], first["related"]["label"]) == (7, "its translation")
    assert [document["name"] for document in read["documents"]] == ["news/bridge.txt", "news/library.txt"]
    assert read["failures"] == [{"name": "news/photo.jpg", "reason": "is not a text: it holds NUL bytes"}]
    tiles = read["documents"][0]["segments"]
    assert [tile["start"] for tile in tiles[1:]] == [tile["end"] for tile in tiles[:-1]]


def test_an_empty_report_is_json_too() -> None:
    read = json.loads(printed(report(), "json"))
    assert (read["documents"], read["failures"]) == ([], [])


@pytest.mark.parametrize("text", ["\ud800", "\x1b\x9b\x7f", "\u202e\u2066\u2028", "\U000e0041\ue000", "Ёлка 日本 👍"])
def test_json_is_utf8_without_raw_controls_and_keeps_the_text(text: str) -> None:
    document = Document(text, text, notes=(text,))
    found = issue(document, text, "hidden-character", Severity.MINOR, text)
    languages = LanguageMap("en", (Segment(0, len(text), "en"),))
    written = printed(report(DocumentReport(document, languages, (found,), 1, 0)), "json")
    written.encode("utf-8")
    read = json.loads(written)["documents"][0]
    assert (read["name"], read["notes"], read["issues"][0]["text"]) == (text, [text], text)
    assert written.replace("\n", "").isprintable()


@pytest.mark.parametrize("format", ["json", "concise"])
def test_formats_for_programs_do_not_import_rich(format: str) -> None:
    code = (
        "import sys, io; from aligner.model import Report; from aligner.reporters import REPORTERS, Layout;"
        f"REPORTERS[{format!r}](Report((), (), ''), io.StringIO(), Layout());"
        "sys.exit(any(name.split('.')[0] in ('rich', 'numpy') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
