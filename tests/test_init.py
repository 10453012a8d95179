"""A first configuration: what is proposed for the repositories that there are."""

import tomllib
from pathlib import Path

import pytest
import yaml

from aligner.__main__ import run
from aligner.config import KEYS, keys, load
from aligner.config.proposing import configuration, proposals

TEXT = "The bridge was opened on Friday.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fill(names: str) -> None:
    for name in names.split():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(TEXT, encoding="utf-8")


@pytest.mark.parametrize(
    ("files", "proposed"),
    [
        ("articles/a.ru.md articles/a.en.md articles/b.ru.md", "articles/{path}.en.md = articles/{path}.ru.md"),
        ("a/x.ru.md a/x.en.md b/y.ru.md b/y.en.md", "{path}.en.md = {path}.ru.md"),
        ("a.ru.md a.en.md a.de.md b.ru.md", "{path}.de.md = {path}.ru.md  {path}.en.md = {path}.ru.md"),
        ("a_ru.txt a_en.txt", "{path}_en.txt = {path}_ru.txt"),
        ("a.en.md b.en.md a.de.md", "{path}.de.md = {path}.en.md"),
        ("ru/a.md en/a.md ru/b/c.md", "en/{path} = ru/{path}"),
        ("docs/ru/a.md docs/en/a.md", "docs/en/{path} = docs/ru/{path}"),
        ("docs/a.md docs/a.ru.md docs/b.md", "docs/{path}.ru.md = docs/{path}.md"),
        ("ru/a.md en/b.md en/c.md", ""),
        ("translation.txt original.txt", "translation.txt = original.txt"),
        ("book/Target.md book/source.md", ""),
        ("book/target.md book/source.md other.md", "book/target.md = book/source.md"),
        ("a/translation.md a/original.md b/translation.md b/original.md", "{path}/translation.md = {path}/original.md"),
        ("ru.md en.md", "en.md = ru.md"),
        ("2026/a/ru.md 2026/a/en.md 2026/b/ru.md", "{path}/en.md = {path}/ru.md"),
        ("source.md target.txt", ""),
        ("README.md docs/a.md is/no/language.md to.do.md", ""),
        ("", ""),
    ],
)
def test_what_is_proposed(files: str, proposed: str, desk: Path) -> None:
    fill(files)
    assert "  ".join(f"{each.translation} = {each.source}" for each in proposals(desk)) == proposed


@pytest.mark.parametrize("files", ["articles/a.ru.md articles/a.en.md", "ru/a.md en/a.md", ""])
def test_it_is_a_configuration_that_works(files: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(files)
    assert run(["init"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Wrote aligner.toml.\n")
    assert "aligner baseline" in said
    assert "pre-commit install" in said
    assert len(load(environment={})[keys.PAIRS]) == bool(files)
    fill("more.txt")
    assert run(["check", ".", "-f", "concise"]) in (0, 1)


def test_every_key_is_in_it_with_its_help(desk: Path) -> None:
    text = configuration([])
    assert tomllib.loads(text) == {"baseline": "aligner-baseline.json"}
    for key in KEYS:
        mark = "" if key is keys.BASELINE else "# "
        assert f"# {key.help}\n{mark}{key.name} = {key.example}\n" in text


def test_nothing_is_written_over(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill("aligner.toml")
    assert run(["init"]) == 2
    assert capsys.readouterr().err == "aligner: aligner.toml is there already; --force writes over it\n"
    assert Path("aligner.toml").read_text(encoding="utf-8") == TEXT
    assert run(["init", "--force"]) == 0


def test_settings_beside_it_are_not_put_out_of_effect(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("pyproject.toml").write_text('[tool.other]\nname = "aligner"\n', encoding="utf-8")
    assert run(["init"]) == 0
    Path("aligner.toml").unlink()
    Path("pyproject.toml").write_text('[tool.aligner]\nignore = ["quotes"]\n', encoding="utf-8")
    assert run(["init"]) == 2
    assert "pyproject.toml has settings of aligner already" in capsys.readouterr().err
    assert not Path("aligner.toml").exists()
    assert run(["init", "--force"]) == 0


def test_hooks_that_are_there_stay_and_what_to_add_is_said(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill("a.txt .pre-commit-config.yaml")
    for options in ([], ["--force"]):
        assert run(["init", "--pre-commit", *options]) == 0
        said = capsys.readouterr().out
        assert said.startswith("Wrote aligner.toml.\n")
        assert "with this in .pre-commit-config.yaml, which is there already, under repos:\n    - repo: local\n" in said
        assert Path(".pre-commit-config.yaml").read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("place", ["aligner.toml", "pyproject.toml"])
def test_a_hook_can_be_written_later_beside_settings_that_stay(
    desk: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    settings = '[tool.aligner]\nignore = ["quotes"]\n' if place == "pyproject.toml" else 'ignore = ["quotes"]\n'
    Path(place).write_text(settings, encoding="utf-8")
    kept = f"The settings in {place} were there already, and stay as they are.\nNext:\n"
    for wrote in ("Wrote .pre-commit-config.yaml.\n", ""):
        assert run(["init", "--pre-commit"]) == 0
        assert capsys.readouterr().out.startswith(wrote + kept)
        assert Path(place).read_text(encoding="utf-8") == settings
        assert Path(".pre-commit-config.yaml").read_text(encoding="utf-8").startswith("repos:")
    assert [path.name for path in sorted(desk.iterdir())] == [".pre-commit-config.yaml", place]


@pytest.mark.parametrize("line", ["- id: aligner", "  id: 'aligner'  # ours", '-   id:   "aligner"'])
def test_a_hook_of_ours_that_is_there_is_not_asked_for_again(
    desk: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    Path(".pre-commit-config.yaml").write_text(f"repos:\n- repo: x\n  hooks:\n  {line}\n", encoding="utf-8")
    assert run(["init", "--pre-commit"]) == 0
    said = capsys.readouterr().out
    assert said.endswith("The hook in .pre-commit-config.yaml was there already.\n")
    assert "repo: local" not in said
    for other in ("- id: aligner-of-others", "# - id: aligner"):
        Path(".pre-commit-config.yaml").write_text(f"repos:\n- repo: x\n  hooks:\n  {other}\n", encoding="utf-8")
        assert run(["init", "--pre-commit"]) == 0
        assert "repo: local" in capsys.readouterr().out


def test_the_hook_is_one(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill("en/a.md ru/a.md .github/workflows/ci.yml")
    assert run(["init", "--pre-commit"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Wrote aligner.toml and .pre-commit-config.yaml.\n")
    assert "GitHub checks this repository already" in said
    (repository,) = yaml.safe_load(Path(".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    (hook,) = repository["hooks"]
    program, *arguments = hook["entry"].split()
    assert (program, hook["files"]) == ("aligner", r"\.(txt|md|markdown|html?)$")
    assert run([*arguments, "en/a.md"]) in (0, 1)
    (ours,) = yaml.safe_load((Path(__file__).parent.parent / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    of_pre_commit = {"pass_filenames": True, "require_serial": False, "types": ["file"]}
    same = ("entry", "files", "pass_filenames", "require_serial", "types")
    assert [({**of_pre_commit, **hook})[key] for key in same] == [({**of_pre_commit, **ours})[key] for key in same]
    assert "--force-exclude" in arguments


def test_a_repository_is_under_control_in_three_commands(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill("articles/a.ru.md articles/a.en.md articles/b.ru.md articles/lonely.ru.md")
    faulty = Path("articles/b.en.md")
    faulty.write_text(f"{TEXT}It is an economy , they said.\n", encoding="utf-8")
    assert run(["init", "--pre-commit"]) == 0
    assert run(["check"]) == 1
    assert run(["baseline"]) == 0
    capsys.readouterr()
    hook = yaml.safe_load(Path(".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"][0]
    checking = hook["entry"].split()[1:]
    assert run([*checking, "articles/b.en.md"]) == 0
    assert capsys.readouterr().out == ""
    with faulty.open("a", encoding="utf-8") as file:
        file.write("It was , they thought.\n")
    fill("articles/new.ru.md")
    assert run([*checking, "articles/b.en.md", "articles/new.ru.md"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert {"spacing", "missing-translation"} <= {line.split(" ")[2] for line in said}
    assert not any("lonely" in line or ":2:17" in line for line in said)


def test_hostile_names_are_made_visible(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill("a\x1b[31m/x.ru.md a\x1b[31m/x.en.md" + ' q"\\x/y_ru.txt q"\\x/y_en.txt'.replace("\\x", "x"))
    assert run(["init"]) == 0
    captured = capsys.readouterr()
    assert "\x1b" not in captured.out + captured.err
    tomllib.loads(Path("aligner.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("files", "asked"), [("a.txt a.ru.txt", True), ("a.txt b.txt", False)])
def test_which_side_is_the_translation_is_asked_where_it_was_guessed(
    files: str, asked: bool, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(files)
    assert run(["init"]) == 0
    assert ("the other way round?" in capsys.readouterr().out) is asked
