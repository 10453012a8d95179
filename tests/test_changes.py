"""What stands on lines that have changed in git."""

import os
import subprocess
from pathlib import Path

import pytest

import aligner
from aligner.__main__ import run
from aligner.errors import UsageError
from aligner.model import DocumentReport, Why
from aligner.project.changes import binary, parsed, since, unquoted
from aligner.project.git import without_filters

BAD = "It is an economy , they said.\n"
GOOD = "The bridge was opened on Friday.\n"


def git(*arguments: str) -> None:
    settings = ("user.name=a", "user.email=a@b.c", "commit.gpgsign=false", "core.autocrlf=false")
    given = (part for setting in settings for part in ("-c", setting))
    subprocess.run(["git", *given, *arguments], check=True, capture_output=True)


def committed(**files: str) -> None:
    for name, text in files.items():
        Path(f"{name}.txt").write_bytes(text.encode())
    git("add", "-A")
    git("commit", "-qm", "x", "--allow-empty")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "-q", ".")
    return folder


def lines(name: str, revision: str = "HEAD", source: str | None = None) -> list[int]:
    (found,) = aligner.check_file(name, source, select=["spacing"] if source is None else ["omission"]).documents
    kept: DocumentReport = since(revision, [name, *([source] if source else [])]).apart(found)
    assert all(each.why is Why.UNCHANGED for each in kept.aside)
    assert len(kept.aside) + len(kept.issues) == len(found.issues)
    return [found.document.position(issue.start).line for issue in kept.issues]


def test_only_changed_lines_count() -> None:
    committed(a=BAD + GOOD + BAD)
    assert lines("a.txt") == []
    Path("a.txt").write_text(BAD + GOOD + BAD + BAD)
    assert lines("a.txt") == [4]
    Path("a.txt").write_text(GOOD + BAD + BAD.replace("economy", "union") + GOOD + BAD)
    assert lines("a.txt") == [3]
    committed()
    assert lines("a.txt") == []
    assert lines("a.txt", "HEAD~1") == [3]


@pytest.mark.parametrize(("end", "changed"), [("\n", [5]), ("\r\n", [5]), ("\r", [1, 3, 5])])
def test_lines_are_counted_as_git_does(end: str, changed: list[int]) -> None:
    """To git a text without line feeds is one line."""
    text = (BAD + GOOD + BAD).replace("\n", end)
    committed(a=text)
    Path("a.txt").write_bytes((text + (GOOD + BAD).replace("\n", end)).encode())
    assert lines("a.txt") == changed


def test_new_renamed_staged_and_untracked_files() -> None:
    text = BAD + GOOD * 20 + "One more , and that is all.\n"
    committed(a=text)
    git("mv", "a.txt", "b c.txt")
    assert lines("b c.txt") == []
    Path("b c.txt").write_text(text + BAD)
    assert lines("b c.txt") == [23]
    Path("new.txt").write_text(BAD)
    assert lines("new.txt") == [1]
    git("add", "new.txt")
    assert lines("new.txt") == [1]
    Path(".gitignore").write_text("out.txt\n")
    Path("out.txt").write_text(BAD)
    assert lines("out.txt") == [1]


@pytest.mark.parametrize("name", ["буквы.txt", 'quo"te.txt', "tab\there.txt", "new\nline.txt", "b/ c .txt", "-x.txt"])
def test_odd_names(name: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(GOOD + BAD)
    git("add", "-A")
    git("commit", "-qm", "x")
    assert lines(f"./{name}") == []
    Path(name).write_text(GOOD + BAD + BAD)
    assert lines(f"./{name}") == [3]


def test_lines_that_look_like_headings_are_no_headings() -> None:
    committed(a=GOOD, b=BAD)
    Path("a.txt").write_text(f"{GOOD}++ b.txt\n@@ -1 +1 @@\n+++ b.txt\ndiff --git b.txt b.txt")
    assert lines("b.txt") == []
    Path("a.txt").write_text("++ b.txt\n")
    assert lines("b.txt") == []


def test_a_binary_file_is_all_new_when_it_changed() -> None:
    Path(".gitattributes").write_text("*.txt binary\n")
    committed(a=BAD, b=BAD)
    Path("a.txt").write_text(BAD + GOOD)
    assert lines("a.txt") == [1]
    assert lines("b.txt") == []


def test_a_wide_encoding_is_all_new_when_it_changed() -> None:
    Path("a.txt").write_bytes(BAD.encode("utf-16"))
    committed(b=BAD)
    assert lines("a.txt") == []
    Path("a.txt").write_bytes((BAD + GOOD).encode("utf-16"))
    assert lines("a.txt") == [1]


SOURCE = (
    "Мост открыли в пятницу после долгого ремонта.\n"
    "Работы обошлись городу в сорок миллионов рублей, половину собрали сами жители.\n"
    "Тяжёлые грузовики отныне будут ходить по кольцевой дороге.\n"
)
FIRST, COST, LAST = (
    "The bridge was opened on Friday after long repairs.\n",
    "The works cost the city forty million roubles, half of which the residents collected.\n",
    "Heavy lorries will go by the ring road from now on.\n",
)


def test_an_omission_counts_on_its_line_or_when_its_source_changed() -> None:
    committed(ru=SOURCE, en=FIRST + LAST)
    assert lines("en.txt", source="ru.txt") == []
    Path("ru.txt").write_text(SOURCE.replace("сорок", "сорок два"))
    assert lines("en.txt", source="ru.txt") == [1]
    git("checkout", "-q", "ru.txt")
    Path("en.txt").write_text(FIRST.replace("long", "very long") + LAST)
    assert lines("en.txt", source="ru.txt") == [1]


def test_an_omission_counts_where_the_line_was_taken_out() -> None:
    committed(ru=SOURCE, en=FIRST + COST + LAST)
    Path("en.txt").write_text(FIRST + LAST)
    assert lines("en.txt", source="ru.txt") == [1]


@pytest.mark.parametrize(
    ("revision", "reason"),
    [
        ("no-such-branch", "--changed-since no-such-branch: there is no such revision"),
        ("--output=x", "is no revision"),
        ("HEAD^{tree}", "expected commit type"),
        ("", "is no revision"),
        ("a\x1b[31m", "a<U+001B>[31m"),
    ],
)
def test_what_is_no_revision_is_one_line(revision: str, reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    committed(a=BAD)
    assert run(["check", "a.txt", f"--changed-since={revision}"]) == 2
    said = capsys.readouterr().err
    assert reason in said
    assert said.count("\n") == 1
    assert not Path("x").exists()


def test_no_repository_no_git_and_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    committed(a=BAD)
    (tmp_path / "outside.txt").write_text(BAD)
    assert run(["check", str(tmp_path / "outside.txt"), "--changed-since", "HEAD"]) == 2
    assert "is in no git repository" in capsys.readouterr().err
    assert run(["check", "-", "--changed-since", "HEAD"]) == 2
    assert "standard input is in no git repository" in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(["check", "a.txt", "--changed-since", "HEAD"]) == 2
    assert "there is no git on this machine" in capsys.readouterr().err


def test_nothing_that_a_repository_names_is_run(repository: Path) -> None:
    committed(a=BAD)
    for name in ("diff.external", "core.fsmonitor", "diff.evil.textconv", "diff.evil.command", "core.pager"):
        git("config", name, "touch broken; true")
    for name in ("filter.evil.clean", "filter.a=b.process"):
        git("config", name, "touch broken; cat")
    git("config", "filter.evil.required", "true")
    for filter in ("evil", "a=b"):
        Path(".gitattributes").write_text(f"*.txt diff=evil filter={filter}\n")
        Path("a.txt").write_text(BAD + BAD)
        assert lines("a.txt") == [2]
    assert not list(repository.rglob("broken"))


def test_a_part_of_the_history_is_said(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    committed(a=GOOD)
    committed(a=BAD)
    git("clone", "-q", "--depth", "1", f"file://{repository}", "copy")
    monkeypatch.chdir("copy")
    with pytest.raises(UsageError, match="no such revision; only a part of the history is here: fetch all of it"):
        since("HEAD~1", ["a.txt"])


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="owners")
def test_a_repository_of_somebody_else_is_said_with_the_way_out(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    committed(a=GOOD)
    os.chown(repository, 1234, -1)
    os.chown(repository / ".git", 1234, -1)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    with pytest.raises(UsageError, match=r"dubious ownership .*; git config --global --add safe.directory /"):
        since("HEAD", ["a.txt"])


@pytest.mark.parametrize("what", ["garbage", ""])
def test_a_broken_repository_is_said(what: str, repository: Path) -> None:
    (repository / "broken").mkdir()
    (repository / "broken" / "a.txt").write_text(GOOD)
    if what:
        (repository / "broken" / ".git").write_text(what)
    else:
        (repository / "broken" / ".git").mkdir()
        (repository / ".git").rename("other")
    with pytest.raises(UsageError, match=r"^--changed-since HEAD: (invalid gitfile format|not a git repository)"):
        since("HEAD", ["broken/a.txt"])


def test_the_filters_of_the_user_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "settings"))
    git("config", "--global", "filter.upper.clean", "tr a-z A-Z")
    Path(".gitattributes").write_text("*.txt filter=upper\n")
    committed(a=BAD)
    os.utime("a.txt", (0, 0))
    assert lines("a.txt") == []


def test_where_filters_cannot_be_asked_for_nothing_is_compared(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    committed(a=BAD)
    monkeypatch.setenv("GIT_CONFIG_COUNT", "many")
    assert run(["check", "a.txt", "--changed-since", "HEAD"]) == 2
    assert "bogus count" in capsys.readouterr().err
    with pytest.raises(UsageError, match="git cannot say what filters there are"):
        without_filters(Path.cwd(), "we")


def test_nothing_that_a_repository_lacks_is_fetched(repository: Path) -> None:
    committed(a=BAD)
    name = subprocess.run(["git", "rev-parse", "HEAD:a.txt"], capture_output=True, check=True, text=True).stdout.strip()
    (repository / ".git" / "objects" / name[:2] / name[2:]).unlink()
    Path("a.txt").write_text(BAD + BAD)
    settings = {
        "core.repositoryformatversion": "1", "extensions.partialclone": "origin", "remote.origin.promisor": "true",
        "remote.origin.url": str(repository), "protocol.file.allow": "always",
        "remote.origin.uploadpack": f"touch {repository}/broken; false",
    }  # fmt: skip
    for setting, value in settings.items():
        git("config", setting, value)
    with pytest.raises(UsageError):
        since("HEAD", ["a.txt"])
    assert not (repository / "broken").exists()


def test_the_command_reports_what_was_touched(capsys: pytest.CaptureFixture[str]) -> None:
    committed(a=BAD + GOOD)
    assert run(["check", "a.txt", "--changed-since", "HEAD"]) == 0
    assert "Set aside: 1 on unchanged lines." in capsys.readouterr().out
    Path("a.txt").write_text(BAD + GOOD + BAD)
    assert run(["check", "a.txt", "--changed-since", "HEAD", "-f", "concise"]) == 1
    assert capsys.readouterr().out.startswith("a.txt:3:")


def test_only_what_was_touched_is_mended() -> None:
    committed(a=BAD + GOOD)
    Path("a.txt").write_text(BAD + GOOD + BAD)
    assert run(["check", "a.txt", "--changed-since", "HEAD", "--fix", "-f", "concise"]) == 0
    assert Path("a.txt").read_text() == BAD + GOOD + BAD.replace(" ,", ",")


def test_a_glossary_may_be_elsewhere(tmp_path: Path) -> None:
    committed(a=BAD)
    (tmp_path / "terms.csv").write_text("source,target\nмост,bridge\n")
    assert run(["check", "a.txt", "--changed-since", "HEAD", "--glossary", str(tmp_path / "terms.csv")]) == 0


def test_parts_of_what_git_says() -> None:
    assert unquoted(b'"a\\303\\251\\t\\"\\\\"') == "aé\t\"\\".encode()
    assert unquoted(b"a b\t") == b"a b"
    assert list(binary(b"1\t2\ta\0-\t-\tb\0-\t-\t\0old\0new\0".split(b"\0"))) == [b"b", b"new"]
    said = b"+++ a\n@@ -1 +1,2 @@\n-x\n\\ No newline\n+y\n+z\n\\ No newline\n@@ -9,2 +10,0 @@\n-x\n-y"
    ((name, found),) = parsed(said.split(b"\n"))
    assert (name, found.starts, found.ends) == ("a", [1, 11], [3, 11])
