"""Known issues are written down once, and what is new is told from them."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from aligner.__main__ import run
from aligner.errors import UsageError
from aligner.project import baseline

SAMPLES = Path(__file__).parent.parent / "samples"
FILE = "aligner-baseline.json"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "en").mkdir()
    shutil.copy(SAMPLES / "bridge.txt", tmp_path / "en" / "bridge.txt")
    shutil.copy(SAMPLES / "clean.txt", tmp_path / "en" / "clean.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def issues(name: str = FILE) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(Path(name).read_text(encoding="utf-8"))["issues"]
    return found


def add(text: str, name: str = "en/bridge.txt") -> None:
    path = Path(name)
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_baseline_hides_what_is_known_and_shows_what_is_new(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "en/bridge.txt", "en/clean.txt"]) == 1
    assert run(["baseline", "en/bridge.txt", "en/clean.txt"]) == 0
    assert "known issues, " in capsys.readouterr().out
    assert run(["check", "en/bridge.txt", "en/clean.txt", "--baseline", FILE]) == 0
    assert f"Set aside: {len(issues())} in the baseline." in capsys.readouterr().out
    add("\nIt is an economy , they said.\n")
    assert run(["check", "en/bridge.txt", "--baseline", FILE, "-f", "concise"]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert "minor spacing" in line


def test_the_file_has_an_issue_a_line_in_order_and_for_people() -> None:
    run(["baseline", "en/bridge.txt"])
    text = Path(FILE).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("  {")]
    assert len(lines) == len(issues())
    order = [(each["document"], each["rule"], each["excerpt"]) for each in issues()]
    assert order == sorted(order)
    untranslated = next(each for each in issues() if each["rule"] == "untranslated")
    assert untranslated["document"] == "en/bridge.txt"
    assert untranslated["excerpt"].startswith("Работы обошлись городу")
    assert len(untranslated["excerpt"]) <= 60
    run(["baseline", "en/bridge.txt"])
    assert Path(FILE).read_text(encoding="utf-8") == text


def test_documents_are_named_from_the_folder_of_the_file(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(["baseline", str(desk / "en" / "bridge.txt")]) == 0
    assert {each["document"] for each in issues()} == {"en/bridge.txt"}
    monkeypatch.chdir(desk / "en")
    assert run(["check", "bridge.txt", "--baseline", f"../{FILE}"]) == 0


def test_no_report_takes_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    run(["baseline", "en/bridge.txt"])
    before = issues()
    for option in (["-o", FILE], ["-f", f"json:{FILE}"]):
        assert run(["check", "en/bridge.txt", "--baseline", FILE, *option]) == 2
        assert "is one of the files to read: it would be lost" in capsys.readouterr().err
    assert issues() == before


def test_prune_takes_out_what_is_gone_and_adds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy("en/bridge.txt", "en/other.txt")
    run(["baseline", "en/bridge.txt", "en/other.txt"])
    number = len(issues())
    path = Path("en/bridge.txt")
    path.write_text(path.read_text(encoding="utf-8").replace("аre mostly", "are mostly"), encoding="utf-8")
    add("\nIt is an economy , they said.\n")
    Path("en/other.txt").unlink()
    assert run(["baseline", "--prune"]) == 0
    assert len(issues()) == number // 2 - 1
    assert not {"mixed-script", "spacing"} & {each["rule"] for each in issues()}
    assert f"0 new, {number // 2 + 1} taken out" in capsys.readouterr().out


def test_prune_leaves_what_was_not_looked_for() -> None:
    run(["baseline", "en/bridge.txt"])
    before = issues()
    assert run(["baseline", "--prune", "en/bridge.txt", "--select", "quotes"]) == 0
    assert run(["baseline", "--prune", "en/clean.txt"]) == 0
    assert issues() == before


def test_reasons_stay_and_what_is_ignored_in_the_text_stays_out() -> None:
    run(["baseline", "en/bridge.txt"])
    path = Path(FILE)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"rule": "mixed-script"', '"reason": "A joke.", "rule": "mixed-script"'))
    add("\n<!-- aligner: ignore[spacing] -->\nIt is an economy , they said.\n\nIt is a town , they said.\n")
    assert run(["baseline", "en/bridge.txt"]) == 0
    assert [each["reason"] for each in issues() if "reason" in each] == ["A joke."]
    assert [each["rule"] for each in issues()].count("spacing") == 1


def decisions(*some: dict[str, Any]) -> str:
    content = {"version": 1, "tool": "aligner", "decisions": list(some)}
    Path("decisions.json").write_text(json.dumps(content), encoding="utf-8")
    return "decisions.json"


def test_decisions_of_an_editor_are_taken_in(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "en/bridge.txt", "-f", "json", "-o", "report.json"])
    found = json.loads(Path("report.json").read_text(encoding="utf-8"))["documents"][0]["issues"]
    prints = {each["rule"]: each["fingerprint"] for each in found}
    entry = {"document": "en/bridge.txt", "excerpt": "…"}
    file = decisions(
        {**entry, "rule": "untranslated", "fingerprint": prints["untranslated"], "decision": "ignore",
         "reason": "quotation", "note": "As the mayor said it."},
        {**entry, "rule": "left-over", "fingerprint": prints["left-over"], "decision": "accept"},
    )  # fmt: skip
    assert run(["baseline", "--from", file]) == 0
    (kept,) = issues()
    assert (kept["rule"], kept["reason"]) == ("untranslated", "quotation As the mayor said it.")
    capsys.readouterr()
    run(["check", "en/bridge.txt", "--baseline", FILE, "-f", "concise"])
    out = capsys.readouterr().out
    assert " left-over " in out
    assert " untranslated " not in out


GOOD = {"document": "a.txt", "rule": "spacing", "fingerprint": "0" * 32}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "is no baseline: Expecting value in line 1, column 1"),
        ('{"version": 1,\n "tool" "aligner"}', "line 2, column 9"),
        ("[1, 2]", 'does not say "tool": "aligner"'),
        ('{"runs": []}', 'does not say "tool": "aligner"'),
        ('{"tool": "aligner", "version": 2, "issues": []}', "another version"),
        ('{"tool": "aligner", "version": true, "issues": []}', "another version"),
        ('{"tool": "aligner", "version": 1}', 'no list "issues"'),
        ('{"tool": "aligner", "version": 1, "issues": {}}', 'no list "issues"'),
        ('{"tool": "aligner", "version": 1, "issues": [3]}', "issues 1 is no object"),
        ('{"tool": "aligner", "version": 1, "issues": [{}]}', 'issue 1: "document" is missing'),
        (json.dumps({"tool": "aligner", "version": 1, "issues": [GOOD, {**GOOD, "rule": 3}]}), 'issue 2: "rule" is no'),
        (json.dumps({"tool": "aligner", "version": 1, "issues": [{**GOOD, "fingerprint": "x"}]}), "the fingerprint is"),
        ('{"tool": "aligner", "version": 1, "decisions": []}', "aligner baseline --from"),
        ("[" * 100_000, "brackets in brackets"),
        (b"\xff\xfe\x00", "is no baseline"),
        ("\x1b[31m", "is no baseline"),
        ("1" * 5000, "is no baseline"),
    ],
)
def test_what_is_no_baseline_is_one_line(
    content: str | bytes, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(FILE).write_bytes(content if isinstance(content, bytes) else content.encode())
    assert run(["check", "en/clean.txt", "--baseline", FILE]) == 2
    said = capsys.readouterr().err
    assert reason in said
    assert said.count("\n") == 1
    assert "\x1b" not in said


def test_a_baseline_that_is_missing_a_folder_or_huge_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(baseline, "LARGEST", 100)
    Path("huge.json").write_text(" " * 101)
    reasons = {"none.json": "aligner baseline -o none.json writes it", "en": "directory", "huge.json": "is larger than"}
    for name, reason in reasons.items():
        assert run(["check", "en/clean.txt", "--baseline", name]) == 2
        assert reason in capsys.readouterr().err
    assert run(["baseline", "en/bridge.txt", "-o", "en/bridge.txt"]) == 2


def test_a_decision_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="choose from accept, ignore"):
        list(baseline.decided(Path(decisions({**GOOD, "decision": "maybe"})), Path(FILE)))
    with pytest.raises(UsageError, match='"decision" is missing'):
        list(baseline.decided(Path(decisions(GOOD)), Path(FILE)))


def test_hostile_names_and_texts_are_written_and_read_back() -> None:
    name = "a\x1b]0;x\x07\u202e\ud800\n.txt"
    entry = baseline.Known(name, "spacing", "1" * 32, "x\u2028", "because\x9b")
    text = baseline.written([entry])
    assert text.replace("\n", "").isprintable()
    assert text.count("\n") == 7
    Path(FILE).write_text(text, encoding="utf-8")
    assert list(baseline.read(Path(FILE)).known.values()) == [entry]


def test_the_configuration_names_the_baseline_and_the_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("aligner.toml").write_text('paths = ["en"]\nbaseline = "known.json"\n')
    assert run(["check"]) == 1      # it is not there yet: nothing is known
    assert run(["baseline"]) == 0
    assert len(issues("known.json")) >= 6
    assert run(["check"]) == 0
    monkeypatch.chdir("en")
    assert run(["check", "bridge.txt"]) == 0
    add("\nIt is an economy , they said.\n", "bridge.txt")
    assert run(["check", "bridge.txt"]) == 1
    assert run(["check", "--isolated", "bridge.txt"]) == 1


def test_a_baseline_of_nothing_that_could_be_read_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["baseline", "none.txt", "-o", "new.json"]) == 2
    assert capsys.readouterr() == ("", "aligner: none.txt: there is no such file\n")
    assert not Path("new.json").exists()
