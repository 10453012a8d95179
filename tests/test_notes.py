"""Nothing is guessed, mended or left out without a word, whatever the format."""

import json
import re
import shutil
from pathlib import Path

import pytest

from aligner.__main__ import run
from aligner.reporters import REPORTERS

SAMPLES = Path(__file__).parent.parent / "samples"
GUESS = "the encoding was guessed: cp1251; state --encoding if the text looks wrong"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Russian text in an old code page, and a sample."""
    monkeypatch.chdir(tmp_path)
    russian = "Мост открыли в пятницу, и народ пришёл посмотреть на реку.\n"
    Path("old.txt").write_bytes(russian.encode("cp1251"))
    Path("new.txt").write_text("The bridge was opened on Friday, and people came to look at the river.\n")
    shutil.copy(SAMPLES / "bridge.txt", tmp_path)
    return tmp_path


@pytest.mark.parametrize("format", sorted(REPORTERS.keys() - {"full", "json", "jsonl", "html"}))
def test_a_guess_is_said_beside_a_format_that_has_no_room_for_it(
    format: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "old.txt", "-f", format]) == 0
    assert capsys.readouterr().err == f"aligner: old.txt: {GUESS}\n"


@pytest.mark.parametrize("arguments", [["check", "old.txt"], ["check", "old.txt", "-fjson"], ["segment", "old.txt"]])
def test_a_guess_is_said_once(arguments: list[str], desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 0
    out, err = capsys.readouterr()
    assert (out.count(GUESS), err) == (1, "")


def test_a_guess_about_the_source_is_said(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "new.txt", "--source", "old.txt"])
    assert f"old.txt: {GUESS}" in " ".join(capsys.readouterr().out.split())
    run(["check", "new.txt", "--source", "old.txt", "-f", "concise"])
    assert capsys.readouterr().err == f"aligner: new.txt: old.txt: {GUESS}\n"


def test_an_alignment_says_it_too(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["align", "old.txt", "new.txt", "-f", "tsv"]) == 0
    out, err = capsys.readouterr()
    assert out.count("\n") == 1
    assert err == f"aligner: old.txt: {GUESS}\n"


def test_fixing_says_what_it_did_and_that_it_did_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["baseline", "bridge.txt"]) == 0
    known = ["check", "bridge.txt", "--fix", "-f", "concise", "--baseline", "aligner-baseline.json"]
    capsys.readouterr()
    assert run(known) == 0
    assert capsys.readouterr().err == (
        "aligner: nothing to fix: what --baseline and --changed-since set aside stays as it is\n"
    )
    assert run(["check", "bridge.txt", "--fix", "-f", "concise"]) == 1
    assert capsys.readouterr().err == "aligner: bridge.txt: fixed: 1 mixed-script\n"
    assert run(["check", "bridge.txt", "--diff"]) == 0
    assert capsys.readouterr().err == "aligner: nothing to fix\n"


def test_without_the_file_of_a_baseline_nothing_is_called_new(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("aligner.toml").write_text('baseline = "aligner-baseline.json"\n')
    run(["check", "bridge.txt", "-f", "sarif"])
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert results
    assert not any("baselineState" in each for each in results)


@pytest.mark.parametrize(("split", "segments"), [
    ("sentences", "sentence"), ("lines", "block"), ("paragraphs", "paragraph"),
])  # fmt: skip
def test_a_memory_says_what_its_segments_are(
    split: str, segments: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["align", "old.txt", "new.txt", "-f", "tmx", "--split", split]) == 0
    assert f'segtype="{segments}"' in capsys.readouterr().out


def test_scores_are_shares(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["align", str(SAMPLES / "bridge.ru.txt"), "bridge.txt", "-f", "ladder"]) == 0
    scores = [float(score) for score in re.findall(r":([-\d.]+)$", capsys.readouterr().out, re.MULTILINE)]
    assert 0 <= min(scores) <= max(scores) <= 1


@pytest.mark.parametrize("value", ["The bridge: a story", '"He said "no" today"', "'open", '"open', "&x Foo"])
def test_front_matter_that_cannot_be_read_is_said(value: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text(f"---\ndate: 1\ntitle: {value}\n---\n\nThe bridge was opened on Friday.\n")
    assert run(["check", "a.md", "-f", "concise"]) == 0
    assert capsys.readouterr().err == (
        "aligner: a.md: line 3, title in the front matter was not read: quote its value, escape quotes inside it\n"
    )


@pytest.mark.parametrize("value", [
    "The bridge", '"The bridge: a story"', "'It''s open'", "", "# none", "true", "[a, b]", "{a: b}", "2021",
    ">-\n  A\n  b",
])  # fmt: skip
def test_front_matter_that_is_read_or_no_text_is_not_spoken_of(
    value: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.md").write_text(f"---\ntitle: {value}\nslug: a: b\n---\n\nThe bridge was opened on Friday.\n")
    run(["check", "a.md", "-f", "concise"])
    assert capsys.readouterr().err == ""


def test_the_same_is_said_in_toml_and_of_results_that_were_kept(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(desk / "cache"))
    for name in ("a.md", "b.md"):
        Path(name).write_text('+++\ntitle = "He said "no"\nweight = 5\n+++\n\nThe bridge was opened on Friday.\n')
    said = []
    for _ in range(2):
        run(["check", "a.md", "b.md", "-f", "concise"])
        said.append(capsys.readouterr().err)
    assert said[0] == said[1]
    assert said[0].count("line 2, title in the front matter was not read") == 2
