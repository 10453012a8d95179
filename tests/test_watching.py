"""``--watch``: checked again when a text is saved, until Ctrl-C."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aligner.__main__ import run
from aligner.cli import watching
from aligner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

GLUED = "It was seen by many peopleThis is how it went.\n"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "PATIENCE", 0.003)


class StopError(Exception):
    """The end of what would have none."""


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_text_that_is_saved_is_checked_again(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text(GLUED, encoding="utf-8")
    arguments = [sys.executable, "-m", "aligner", "check", str(text), "--watch", "-f", "concise"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert b":1:26: minor glued-text" in process.stdout.readline()
        assert process.stderr.readline() == b"aligner: waiting for a change; Ctrl-C ends\n"
        (tmp_path / "new").write_text("A line.\n" + GLUED, encoding="utf-8")
        (tmp_path / "new").replace(text)
        assert b":2:26: minor glued-text" in process.stdout.readline()
        assert process.stderr.readline() == f"aligner: {text} has changed\n".encode()
        process.stderr.readline()
        process.send_signal(signal.SIGINT)
        assert process.stdout.read() == b""
        assert process.wait(timeout=20) == 130
        assert process.stderr.read() == b""


@pytest.mark.usefixtures("quick")
def test_files_that_come_and_go_are_changes_and_errors_wait_for_the_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "text.txt"
    steps: Iterator[object] = iter([file.touch, lambda: file.write_text("more"), file.unlink])
    rounds = []

    def check() -> int:
        rounds.append(1)
        step = next(steps, None)
        if step is None:
            raise StopError
        assert callable(step)
        step()
        if len(rounds) == 2:
            raise UsageError("the disk is full")
        return 0

    with pytest.raises(StopError):
        watching.watched(check, lambda: [str(file)])
    assert len(rounds) == 4
    assert "aligner: the disk is full" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["-"], ["text.txt", "--select", "glued"]])
def test_what_cannot_be_watched_is_an_error(arguments: list[str]) -> None:
    assert run(["check", *arguments, "--watch"]) == 2


def test_the_screen_is_emptied_in_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    watching.clear()
    assert capsys.readouterr().out == ""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    watching.clear()
    assert capsys.readouterr().out == watching.CLEAR_SCREEN


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "text.txt").write_text(GLUED, encoding="utf-8")
    return tmp_path


Said = list[tuple[list[str], list[str]]]


def rounds(
    steps: "Sequence[Callable[[], object]]", monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Said:
    """Watch, change something after each check, and stop at the end: what each check says, and beside it."""
    left, found = iter(steps), []

    def step(files: "Callable[[], Iterable[str]]", before: watching.Look) -> watching.Look:
        out, err = capsys.readouterr()
        found.append(([line.split()[2] for line in out.splitlines()], err.splitlines()[:-1]))
        change = next(left, None)
        if change is None:
            raise StopError
        change()
        now = watching.look(files, before)
        assert now != before
        return now

    monkeypatch.setattr(watching, "changed", step)
    with pytest.raises(StopError):
        run(["check", "text.txt", "--watch", "-f", "concise", "--debug"])
    return found


def writing(name: str, text: str) -> "Callable[[], object]":
    return lambda: Path(name).write_text(text, encoding="utf-8")


def test_settings_that_come_change_and_go_are_heeded(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = [
        writing("aligner.toml", 'ignore = ["glued-text"]\n'),
        writing("aligner.toml", 'select = ["glued-text"]\n'),
        (desk / "aligner.toml").unlink,
    ]
    changed = ["aligner: aligner.toml has changed"]
    assert rounds(steps, monkeypatch, capsys) == [
        (["glued-text"], []), ([], changed), (["glued-text"], changed), (["glued-text"], changed),
    ]  # fmt: skip


def test_settings_that_are_broken_for_a_while_are_said_and_waited_for(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("aligner.toml").write_text("ignore = []\n", encoding="utf-8")
    steps = [
        writing("aligner.toml", 'ignore = ["glued'),
        writing("aligner.toml", 'ignore = ["glued-tex"]'),
        writing("aligner.toml", 'ignore = ["glued-text"]'),
    ]
    (first, _), (none, half), (no_rule, slip), (mended, said) = rounds(steps, monkeypatch, capsys)
    assert (first, none, no_rule, mended) == (["glued-text"], [], [], [])
    assert half[:2] == [
        "aligner: aligner.toml has changed",
        "aligner: aligner.toml:1:17: not TOML: unterminated string at the end of the file",
    ]
    assert slip[1:] == [
        "aligner: aligner.toml:1:11: ignore: unknown rule or category 'glued-tex': did you mean glued-text?",
        '  1 | ignore = ["glued-tex"]',
        "    |           ^^^^^^^^^^^",
    ]
    assert said == ["aligner: aligner.toml has changed"]


def test_new_settings_that_are_broken_from_the_start_are_said(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = [writing("aligner.toml", "ignore"), writing("aligner.toml", 'ignore = ["glued-text"]')]
    _, (_, broken), (mended, _) = rounds(steps, monkeypatch, capsys)
    assert broken[0] == "aligner: something has changed"
    assert "aligner.toml:1:7: not TOML" in broken[1]
    assert mended == []


def test_glossaries_and_the_baseline_are_watched(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("aligner.toml").write_text(
        'glossaries = ["terms.csv"]\nbaseline = "known.json"\nselect = ["forbidden-term", "glued-text"]\n',
        encoding="utf-8",
    )
    Path("terms.csv").write_text("source,target,forbidden\n,,seen\n", encoding="utf-8")
    steps = [
        writing("terms.csv", "source,target,forbidden\n,,went\n"),
        (desk / "terms.csv").unlink,
        writing("terms.csv", "source,target,forbidden\n,,many\n,,went\n"),
        lambda: (run(["baseline", "text.txt"]), capsys.readouterr()),
    ]
    found = rounds(steps, monkeypatch, capsys)
    assert [said for said, _ in found] == [
        ["forbidden-term", "glued-text"], ["glued-text", "forbidden-term"], [],
        ["forbidden-term", "glued-text", "forbidden-term"], [],
    ]  # fmt: skip
    assert found[2][1][1].startswith("aligner: glossary terms.csv: ")
