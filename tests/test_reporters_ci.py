"""Reports for continuous integration, as their readers see them."""

import json
from pathlib import Path

import pytest
from junitparser import JUnitXml
from reporters_samples import bridge, printed, whole

import aligner
from aligner.__main__ import run

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


def test_several_formats_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(EN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "a.txt", "-f", "sarif:a.sarif", "-f", "junit:a.xml", "-f", "github"]) == 1
    assert json.loads((tmp_path / "a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (tmp_path / "a.xml").read_text(encoding="utf-8").startswith("<?xml")
    assert capsys.readouterr().out.startswith("::")


@pytest.mark.parametrize(
    ("formats", "reason"),
    [
        (["full", "json"], "two formats would go to one place"),
        (["sarif:a", "json:a"], "two formats would go to one place"),
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
