"""What a caller gets who hands over something else than the functions take."""

import inspect
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

import aligner
from aligner.__main__ import run


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda wrong: aligner.check(wrong), "text must be str, not int"),
        (lambda wrong: aligner.check("The bridge.", wrong), "source must be str, not int"),
        (lambda wrong: aligner.segment(wrong), "text must be str, not int"),
        (lambda wrong: aligner.align(["Мост."], [wrong]), "sentence must be str, not int"),
        (lambda _: aligner.align("Мост.", "The bridge."), "lists of sentences, not one text"),
        (lambda wrong: aligner.check_pairs([("Мост.", wrong)]), "target must be str, not int"),
        (lambda _: aligner.check_pairs([("a", "b", "c")]), r"pairs, \(source, target\), not of 3 values"),
        (lambda wrong: aligner.check_pairs([wrong]), r"pairs, \(source, target\), not of 5"),
        (lambda _: aligner.check_pairs(["ab"]), r"pairs, \(source, target\), not of 'ab'"),
        (lambda wrong: aligner.check("The bridge.", rules=wrong), "rules must be Mapping, not int"),
        (lambda _: aligner.check("The bridge.", select="quotes"), "select is a list of rules or"),
        (lambda _: aligner.check("The bridge.", extend_select="style"), "extend_select is a list"),
        (lambda _: aligner.check("The bridge.", glossaries="a.csv"), "glossaries is a list of files"),
    ],
)
def test_an_argument_of_another_type_is_named(call: Callable[[Any], object], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        call(5)


def test_pairs_may_come_one_by_one() -> None:
    pairs = [("Мост открыли.", "The bridge was opened."), ("Шёл дождь.", "It was raining.")]
    assert aligner.check_pairs(pair for pair in pairs) == aligner.check_pairs(pairs)


FAULTY = "The bridge , was open.\n"
MAJOR = {"spacing": {"severity": "major"}}


def test_rules_run_beside_those_that_run_anyway() -> None:
    assert "no-break-space" not in aligner.check(FAULTY).rules
    for more in (["no-break-space"], ("no-break-space", "style")):
        assert {"no-break-space", "spacing"} <= set(aligner.check(FAULTY, extend_select=more).rules)
    assert aligner.check(FAULTY, select=["quotes"], extend_select=["spacing"]).rules == ("quotes", "spacing")


def test_severities_are_those_that_were_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(FAULTY, encoding="utf-8")
    pairs = [("Мост был открыт.", FAULTY)]
    for report in (
        aligner.check(FAULTY, rules=MAJOR),
        aligner.check_file(file, rules={"spacing": {"severity": aligner.Severity.MAJOR}}),
        aligner.check_pairs(pairs, rules=MAJOR),
    ):
        assert {issue.severity for issue in report.issues if issue.rule == "spacing"} == {aligner.Severity.MAJOR}
    assert aligner.check(FAULTY).issues[0].severity is aligner.Severity.MINOR


def test_options_are_named_as_in_the_settings_or_as_in_python() -> None:
    def signature(**options: object) -> str:
        return aligner.check(FAULTY, rules={"glued-text": options} if options else {}).signature

    assert signature(least_confidence=0.9) == signature(**{"least-confidence": 0.9}) != signature()


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ({"spacng": {}}, "rules: unknown rule 'spacng': did you mean spacing?"),
        ({"spacing": {"severty": "major"}}, "rules.spacing: unknown option of spacing 'severty'"),
        ({"spacing": {"severity": "majr"}}, "rules.spacing.severity: unknown severity 'majr': did you mean major?"),
        ({"spacing": "major"}, "rules.spacing: takes a table of options, not the text 'major'"),
        ({"glued-text": {"least_confidence": "x"}}, "rules.glued-text.least-confidence: takes a number"),
    ],
)
def test_options_that_cannot_be_meant_are_named(rules: Mapping[str, Any], message: str) -> None:
    with pytest.raises(aligner.UsageError, match=re.escape(message)):
        aligner.check(FAULTY, rules=rules)


def test_the_signature_is_that_of_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(FAULTY, encoding="utf-8")
    Path("aligner.toml").write_text('extend-select = ["no-break-space"]\nrules.spacing.severity = "major"\n')
    run(["check", "a.txt", "-f", "json"])
    report = aligner.check_file("a.txt", extend_select=["no-break-space"], rules=MAJOR)
    assert json.loads(capsys.readouterr().out)["signature"] == report.signature


def classes_in(annotation: object) -> Iterator[type]:
    """The classes that an annotation is made of: both of ``tuple[Issue, ...] | None``."""
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for part in get_args(annotation):
        yield from classes_in(part)


def reached_from(kind: type) -> set[type]:
    """The classes of ours that somebody meets who follows the fields, properties and methods of a class."""
    reached, waiting = set[type](), [kind]
    while waiting:
        own = waiting.pop()
        reached.add(own)
        public = [each for name, each in vars(own).items() if not name.startswith("_")]
        functions = [getattr(each, "fget", None) or getattr(each, "func", each) for each in public]
        hints = [get_type_hints(each).get("return") for each in functions if inspect.isfunction(each)]
        found = {each for hint in (*get_type_hints(own).values(), *hints) for each in classes_in(hint)}
        waiting += [each for each in found - reached if each.__module__.startswith("aligner")]
    return reached


@pytest.mark.parametrize("kind", [aligner.Report, aligner.Bead, aligner.Segment])
def test_what_a_result_is_made_of_has_a_public_name(kind: type) -> None:
    assert {each.__name__ for each in reached_from(kind)} <= set(aligner.__all__)
