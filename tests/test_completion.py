"""What a shell is offered: asked as the script of bash asks."""

import os
import subprocess
import sys

import pytest

from aligner.__main__ import run


def offered(line: str) -> list[str]:
    """The offers for a command line whose last word is begun."""
    words = line.split(" ")
    environment = {
        **os.environ, "_ALIGNER_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "aligner"], env=environment, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("aligner che", ["check"]),
        ("aligner rules glu", ["glued-text"]),
        ("aligner check --select glu", ["glued-text"]),
        ("aligner check --ignore quotes,glu", ["quotes,glued-text"]),
        ("aligner check --extend-select accuracy/un", ["accuracy/untranslated"]),
        ("aligner check --fail-on ne", ["neutral", "never"]),
        ("aligner check --severity ma", ["major"]),
        ("aligner check --format sar", ["sarif"]),
        ("aligner check --detector py", ["py3langid"]),
        ("aligner check --language uk", ["uk"]),
        ("aligner check --force", ["--force-exclude"]),
    ],
)
def test_what_is_offered(line: str, offers: list[str]) -> None:
    assert offered(line) == offers


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_is_shown(
    shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    assert run(["--show-completion", shell]) == 0
    assert "_ALIGNER_COMPLETE" in capsys.readouterr().out
