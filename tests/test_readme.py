"""Every command and every piece of code in the README works as written."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import readme_tables

from aligner.__main__ import run
from aligner.cli import COMMANDS as COMMANDS_THERE_ARE
from aligner.cli import program
from aligner.project.baseline import written
from aligner.reporters import BITEXT_REPORTERS, REPORTERS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINES = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]
INSTALLING = [line for line in LINES if line.startswith("pip install")]
COMMANDS = [line for line in LINES if not line.startswith("pip install")]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article in it, and the command on the path."""
    shutil.copy(ROOT / "samples" / "bridge.txt", tmp_path / "article.txt")
    shutil.copy(ROOT / "samples" / "market.txt", tmp_path / "original.txt")
    shutil.copy(ROOT / "samples" / "clean.txt", tmp_path / "translation.txt")
    (tmp_path / "aligner-baseline.json").write_text(written([]), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_works(command: str, desk: Path) -> None:
    done = subprocess.run(command, shell=True, cwd=desk, capture_output=True, check=False)
    assert done.returncode in (0, 1)
    assert done.stderr == b""


def test_the_continuous_integration_runs_the_commands_that_install() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert len(INSTALLING) == 2
    for line in INSTALLING:
        beginning = line.partition("aligner check ")[0]
        assert beginning in script


def test_the_code_works(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(code, {})
    assert "untranslated critical" in capsys.readouterr().out


def test_every_option_of_check_is_in_the_table() -> None:
    import typer

    command = typer.main.get_command(program()).commands["check"]      # type: ignore[attr-defined]
    options = {name for parameter in command.params for name in parameter.opts if name.startswith("--")}
    assert {name for name in options if f"`{name}`" not in README and f"`{name} " not in README} <= {"--output"}


@pytest.mark.parametrize("format", [*REPORTERS, *BITEXT_REPORTERS])
def test_every_format_is_named(format: str) -> None:
    assert re.search(rf"`(--format )?{format}`", README)


@pytest.mark.parametrize("command", COMMANDS_THERE_ARE)
def test_every_command_is_shown(command: str) -> None:
    assert any(line.startswith(f"aligner {command}") for line in COMMANDS) or f"`aligner {command}`" in README


def test_the_tables_are_made_from_the_code() -> None:
    if readme_tables.written(README) != README:
        pytest.fail("the rules or the keys have changed: run python tests/readme_tables.py")


def test_the_configuration_works(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    (desk / "aligner.toml").write_text(example, encoding="utf-8")
    for name in ("en", "ru"):
        (desk / "articles").mkdir(exist_ok=True)
        shutil.copy(ROOT / "samples" / "clean.txt", desk / "articles" / f"clean.{name}.md")
    assert run(["config"]) == 0
    shown = capsys.readouterr().out
    assert all(f"aligner.toml:{number}" in shown for number, line in enumerate(example.splitlines(), 1) if "=" in line)


def test_the_pictures_are_the_reports_on_the_sample() -> None:
    sys.path.insert(0, str(ROOT / "samples"))
    try:
        from picture import HERE, PICTURES, drawing
    finally:
        sys.path.pop(0)
    for name, sample in PICTURES.items():
        if (HERE / name).read_text(encoding="utf-8") != drawing(*sample):
            pytest.fail("the report has changed: run python samples/picture.py")
        assert f"samples/{name}" in README
