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
    from collections.abc import Iterator

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
