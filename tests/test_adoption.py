"""The hook and the action do what the README says, as the tools that run them would."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
BIN = Path(sys.executable).parent
RU = "Мост открыли в пятницу после долгого ремонта. Мэр приехал с семьёй и сказал короткую речь.\n"
EN = "The bridge was opened on Friday after long repairs. The mayor came with his family and gave a short speech.\n"


def step(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the step that checks, with its inputs in the environment as the runner puts them there."""
    (check,) = (step for step in ACTION["runs"]["steps"] if step.get("id") == "check")
    given = {name: inputs.get(name, spec.get("default", "")) for name, spec in ACTION["inputs"].items()}
    environment = {variable: filled(value, given, folder) for variable, value in check["env"].items()}
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


def filled(value: str, inputs: dict[str, str], folder: Path) -> str:
    """A value of the environment as the runner fills it in."""
    known = {f"inputs.{name}": value for name, value in inputs.items()} | {"runner.temp": str(folder / "temporary")}
    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda match: known[match[1]], value)


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
    done = step(repository, paths="articles/**/*.en.txt\n**/*.none")
    assert done.returncode == 2
    assert "aligner: **/*.none: there is no such file, and as a pattern it fits none" in done.stderr
    assert "file=articles/deep/bridge one.en.txt" in done.stdout
    assert step(repository, **{"changed-since": "--output=broken"}).returncode == 2
    assert not (repository / "broken").exists()


def test_no_input_stands_in_the_script_of_the_action() -> None:
    for each in ACTION["runs"]["steps"]:
        assert "${{" not in each.get("run", "")


def test_the_action_reports_what_is_new_and_keeps_its_cache(repository: Path) -> None:
    made = command(repository, "aligner", "baseline", "articles")
    assert made.returncode == 0, made.stderr
    done = step(repository, paths="articles/**/*.en.txt", baseline="aligner-baseline.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert "known" in (repository / "summary.md").read_text(encoding="utf-8")
    assert any((repository / "temporary" / "aligner-cache").iterdir())
    kept = next(each for each in ACTION["runs"]["steps"] if each.get("uses", "").startswith("actions/cache@"))
    folders = filled(kept["with"]["path"], {}, repository).split()
    assert str(repository / "temporary" / "aligner-cache") in folders


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody in a folder would, with nothing of the git or pre-commit around these tests."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    environment |= {
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
        **{f"GIT_{who}_{what}": "a@b.c" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }
    return subprocess.run(
        arguments, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def committed(folder: Path) -> None:
    for arguments in (("init", "-q"), ("add", "-A"), ("-c", "commit.gpgsign=false", "commit", "-qm", "x")):
        done = command(folder, "git", *arguments)
        assert done.returncode == 0, done.stderr


@pytest.fixture
def hooked(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository with the hook of this one in its configuration.

    pre-commit takes the hook from a repository with its file, as it would from ours; the language is overruled, so that
    it runs the program that is tested here and does not install another.
    """
    hooks = tmp_path_factory.mktemp("hooks")
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
    committed(hooks)
    revision = command(hooks, "git", "rev-parse", "HEAD").stdout.strip()
    hook = {"id": "aligner", "language": "system", "files": r"\.en\.txt$"}
    config = {"repos": [{"repo": str(hooks), "rev": revision, "hooks": [hook]}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    committed(repository)
    return repository


def test_the_hook_of_pre_commit_stops_a_commit_and_says_why(hooked: Path) -> None:
    done = command(hooked, "pre-commit", "run", "--all-files")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "articles/deep/bridge one.en.txt:6:1: critical untranslated" in done.stdout
    assert "clean.en.txt" not in done.stdout
    assert "bridge.ru.txt" not in done.stdout
    (hooked / "articles" / "deep" / "bridge one.en.txt").unlink()
    (hooked / "articles" / "more.en.txt").write_text("There is a town , and more.\n")
    command(hooked, "git", "add", "-A")
    assert command(hooked, "pre-commit", "install").returncode == 0
    stopped = command(hooked, "git", "commit", "-m", "x")
    assert stopped.returncode == 1
    assert "articles/more.en.txt:1:16: minor spacing" in stopped.stdout + stopped.stderr


def test_a_commit_is_judged_by_its_files_and_by_the_translations_of_its_sources(tmp_path: Path) -> None:
    for name, text in (("en", EN), ("ru", RU)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "town.txt").write_text(text, encoding="utf-8")
    committed(tmp_path)
    for arguments in (("aligner", "init", "--pre-commit"), ("aligner", "baseline"), ("pre-commit", "install")):
        done = command(tmp_path, *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
    (tmp_path / "en" / "draft.txt").write_text("There is a town , and more.\n")

    def commit(*names: str) -> tuple[int, str]:
        command(tmp_path, "git", "add", *(names or ["-u"]))
        done = command(tmp_path, "git", "commit", "-m", "x")
        return done.returncode, done.stdout + done.stderr

    assert commit("aligner.toml", ".pre-commit-config.yaml", "aligner-baseline.json")[0] == 0
    source = tmp_path / "ru" / "town.txt"
    source.write_text(RU + "Потом  начался дождь, и все ушли по домам.\n", encoding="utf-8")
    code, said = commit()
    assert code == 1
    assert "en/town.txt:1:108: major omission" in said
    assert "draft" not in said
    assert "spacing" not in said
    with (tmp_path / "en" / "town.txt").open("a", encoding="utf-8") as file:
        file.write("Then the rain began, and they all went home.\n")
    assert commit()[0] == 0


def test_a_repository_is_under_control_in_three_commands(repository: Path) -> None:
    """Settings, baseline, hook: what was there is known, what is new is stopped."""
    committed(repository)
    for arguments in (("aligner", "init", "--pre-commit"), ("aligner", "baseline"), ("pre-commit", "install")):
        done = command(repository, *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
    command(repository, "git", "add", "-A")
    passed = command(repository, "git", "commit", "-m", "x")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    old = repository / "articles" / "deep" / "bridge one.en.txt"
    old.write_text("A paragraph was put above.\n\n" + old.read_text(encoding="utf-8"), encoding="utf-8")
    command(repository, "git", "add", "-A")
    passed = command(repository, "git", "commit", "-m", "x")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    (repository / "articles" / "clean.en.txt").write_text("There is a town , and more.\n")
    command(repository, "git", "add", "-A")
    stopped = command(repository, "git", "commit", "-m", "x")
    assert stopped.returncode == 1
    assert "articles/clean.en.txt:1:16: minor spacing" in stopped.stdout + stopped.stderr
