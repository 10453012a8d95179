"""The hook and the action do what the README says, as the tools that run them would."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
BIN = Path(sys.executable).parent


def step(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the step that checks, with its inputs in the environment as the runner puts them there."""
    (check,) = (step for step in ACTION["runs"]["steps"] if step.get("id") == "check")
    given = {name: inputs.get(name, spec.get("default", "")) for name, spec in ACTION["inputs"].items()}
    environment = {
        variable: given[value.removeprefix("${{ inputs.").removesuffix(" }}")]
        for variable, value in check["env"].items()
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", check["run"]],
        cwd=folder,
        env={
            **os.environ,
            **environment,
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_OUTPUT": str(folder / "output"),
            "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "articles" / "deep").mkdir(parents=True)
    shutil.copy(ROOT / "samples" / "clean.txt", tmp_path / "articles" / "clean.en.txt")
    shutil.copy(ROOT / "samples" / "bridge.txt", tmp_path / "articles" / "deep" / "bridge one.en.txt")
    shutil.copy(ROOT / "samples" / "bridge.ru.txt", tmp_path / "bridge.ru.txt")
    return tmp_path


def test_the_action_annotates_summarises_and_writes_sarif(repository: Path) -> None:
    done = step(repository, paths="articles/**/*.en.txt")
    assert done.returncode == 1, done.stderr
    assert "::error file=articles/deep/bridge one.en.txt,line=6" in done.stdout
    assert "| critical | untranslated |" in (repository / "summary.md").read_text(encoding="utf-8")
    assert (repository / "output").read_text(encoding="utf-8") == "sarif=aligner.sarif\n"
    assert json.loads((repository / "aligner.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_the_action_compares_with_a_source_and_passes_below_the_threshold(repository: Path) -> None:
    done = step(repository, paths="articles/deep/*.txt", source="bridge.ru.txt", **{"fail-on": "never"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "omission (critical)" in done.stdout


def test_inputs_of_the_action_are_no_code(repository: Path) -> None:
    done = step(repository, paths="$(touch broken) `touch broken` ; touch broken")
    assert done.returncode == 2
    assert not (repository / "broken").exists()


def test_the_hook_runs_the_check() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["language"] == "python"
    program, *arguments = hook["entry"].split()
    command = [str(BIN / program), *arguments, str(ROOT / "samples" / "bridge.txt")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "critical untranslated" in done.stdout
