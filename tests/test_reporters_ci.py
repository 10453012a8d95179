"""Reports for continuous integration, as their readers see them."""

import json
import os
import re
from pathlib import Path

import pytest
from junitparser import JUnitXml
from reporters_samples import bridge, printed, report, whole
from timing import at_most

import aligner
from aligner.__main__ import run
from aligner.model import Failure

SAMPLES = Path(__file__).parent.parent / "samples"
EN = (SAMPLES / "bridge.txt").read_text(encoding="utf-8")
RU = (SAMPLES / "bridge.ru.txt").read_text(encoding="utf-8")


def test_sarif_has_rules_places_and_fingerprints() -> None:
    report = aligner.check(EN, RU)
    (scan,) = json.loads(printed(report, "sarif"))["runs"]
    assert scan["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in scan["tool"]["driver"]["rules"]] == list(report.rules)
    omission = next(result for result in scan["results"] if result["ruleId"] == "omission")
    assert omission["level"] == "error"
    region = omission["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["charLength"]) == (5, 0)
    (original,) = omission["relatedLocations"]
    assert original["physicalLocation"]["region"]["startLine"] == 7
    prints = [result["partialFingerprints"]["aligner/v2"] for result in scan["results"]]
    assert len(set(prints)) == len(prints) == len(report.issues)


def test_what_could_not_be_read_fails_the_run() -> None:
    (scan,) = json.loads(printed(whole(), "sarif"))["runs"]
    (invocation,) = scan["invocations"]
    assert not invocation["executionSuccessful"]
    assert "NUL" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_junit_is_read_by_junitparser() -> None:
    suites = JUnitXml.fromstring(printed(whole(), "junit").encode())
    assert [(suite.name, suite.failures, suite.errors) for suite in suites] == [
        ("news/bridge.txt", len(bridge().issues), 0),
        ("news/library.txt", 0, 0),
        ("news/photo.jpg", 0, 1),
    ]


def test_columns_of_rdjsonl_count_bytes() -> None:
    text = "ёж  the the end.\n"
    line = json.loads(printed(aligner.check(text, language="en", select=["repeated-word"]), "rdjsonl"))
    assert line["location"]["range"] == {"start": {"line": 1, "column": 7}, "end": {"line": 1, "column": 14}}


def test_columns_in_a_long_line_are_counted_once() -> None:
    text = "ёж 5км, the the end.\r\n\nё 5кг " * 2 + "ёжик 5км и 10кг, " * 20_000
    found = aligner.check(text, language="ru", select=["unit-format", "repeated-word"])
    with at_most(10):
        lines = [json.loads(line) for line in printed(found, "rdjsonl").splitlines()]
    rows = [row.encode() for row in re.split("\r?\n", text)]
    for issue, line in list(zip(found.issues, lines, strict=True))[::400]:
        for place, offset in zip(line["location"]["range"].values(), (issue.start, issue.end), strict=True):
            before = rows[place["line"] - 1][: place["column"] - 1].decode()
            assert text[:offset].endswith(before)
            assert len(re.split("\r?\n", text[:offset])[-1]) == len(before)


def test_rdjsonl_calls_nobody_either() -> None:
    written = printed(report(failures=(Failure("a.txt", "See @anna, #12 and a - b."),)), "rdjsonl")
    assert written.isascii()
    assert json.loads(written)["message"] == "See @\u200banna, #\u200b12 and a - b."


@pytest.mark.parametrize("name", ["news/a.txt", "./news/a.txt", os.path.abspath("news/a.txt")])
def test_gitlab_compares_paths_from_the_top_of_the_repository(name: str) -> None:
    (unread,) = json.loads(printed(report(failures=(Failure(name, "no"),)), "gitlab"))
    assert unread["location"]["path"] == "news/a.txt"


def test_several_formats_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(EN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "a.txt", "-f", "sarif:a.sarif", "-f", "junit:a.xml", "-f", "github"]) == 1
    assert json.loads((tmp_path / "a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (tmp_path / "a.xml").read_text(encoding="utf-8").startswith("<?xml")
    assert capsys.readouterr().out.startswith("::")


@pytest.mark.parametrize("arguments", [["-f", "json:-"], ["-f", "json", "-o", "-"]])
def test_a_dash_is_standard_output(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(EN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "a.txt", *arguments]) == 1
    assert json.loads(capsys.readouterr().out)["version"] == 1
    assert run(["segment", "a.txt", "-f", "json", "-o", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    ("formats", "reason"),
    [
        (["full", "json"], "two formats would go to one place"),
        (["sarif:a", "json:a"], "two formats would go to one place"),
        (["sarif:a", "json:./b/../a"], "two formats would go to one place"),
        (["sarif:-", "json"], "two formats would go to one place"),
        (["sarfi"], "did you mean sarif?"),
        (["json:a.txt"], "it would be lost"),
    ],
)
def test_formats_that_cannot_be_meant(
    formats: list[str], reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(EN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "a.txt", *(argument for each in formats for argument in ("-f", each))]) == 2
    assert reason in capsys.readouterr().err
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == EN


REFERENCE = re.compile(r"@\w|[#!$%&^~]\w|\bGH-\d|\bwww\.|://", re.IGNORECASE)
"""What GitHub and GitLab make links of, and whom they write to."""


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("See @anna and @team/a_b.", r"See \@&#8203;anna and \@&#8203;team/a\_b."),
        ("a.b@example.org", r"a.b\@&#8203;example.org"),
        ("#12, org/texts#12, GH-12, gh-12", r"\#&#8203;12, org/texts\#&#8203;12, GH-&#8203;12, gh-&#8203;12"),
        ("!12 $12 %12 ~12 &12 ^12", " ".join(rf"\{sign}&#8203;12" for sign in "!$%~&^")),
        ("https://example.org www.example.org", "https&#58;//example.org www&#8203;.example.org"),
        ("95 % of C# & co! [a](b)", r"95 \% of C\# \& co\! \[a\](b)"),
        ("An ordinary name: articles/bridge-2.en.md", "An ordinary name: articles/bridge-2.en.md"),
    ],
)
def test_markdown_calls_nobody_and_refers_to_nothing(text: str, written: str) -> None:
    of = printed(report(failures=(Failure(text, "no"),)), "markdown")
    assert f"- {written}: no\n" in of
    shown = re.sub(r"\\([!-/:-@[-`{-~])", r"\1", written)      # as Markdown takes the backslashes away
    assert not REFERENCE.search(shown.replace("&#58;", ":\u2060").replace("&#8203;", "\u200b"))
