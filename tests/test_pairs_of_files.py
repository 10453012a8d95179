"""Folders and their translations, as a repository has them: what is checked with what, and what has no translation."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.__main__ import run
from aligner.reporters import REPORTERS

NO_TRANSLATION = "nothing to check in it: by pairs of the settings, no text in it is a translation"
RU = "Мост открыли в пятницу после долгого ремонта. Мэр приехал с семьёй.\n"
EN = "The bridge was opened on Friday after long repairs. The mayor came with his family.\n"
SHORT = "The bridge was opened on Friday after long repairs.\n"

Git = Callable[..., str]
Say = Callable[..., list[str]]

TEXTS = {
    "articles/bridge.en.md": EN, "articles/bridge.ru.md": RU,
    "articles/short.en.md": SHORT, "articles/short.ru.md": RU,
    "articles/lonely.en.md": EN, "articles/new.ru.md": RU,
    "README.md": EN,
}  # fmt: skip
PAIRS = 'pairs = { "articles/{name}.en.md" = "articles/{name}.ru.md" }\n'


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "aligner.toml").write_text(PAIRS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Say:
    def check(*arguments: str, code: int = 1) -> list[str]:
        assert run(["check", "-f", "concise", *arguments]) == code
        return [" ".join(line.split(" ")[:3]) for line in capsys.readouterr().out.splitlines()]

    return check


def names(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> dict[str, str | None]:
    run(["check", "-f", "json", *arguments])
    return {each["name"]: each["source"] for each in json.loads(capsys.readouterr().out)["documents"]}


MISSING = [
    "articles/lonely.en.md:1:1: major missing-translation",
    "articles/new.ru.md:1:1: major missing-translation",
]


def test_translations_are_compared_with_their_sources_and_what_is_missing_is_said(desk: Path, said: Say) -> None:
    assert said() == [*MISSING, "articles/short.en.md:1:52: major omission"]
    assert said("articles") == said()


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        ([], "bridge.en:bridge.ru lonely.en new.ru short.en:short.ru"),
        (["articles"], "bridge.en:bridge.ru lonely.en new.ru short.en:short.ru"),
        (["articles", "--ignore", "missing-translation"], "bridge.en:bridge.ru lonely.en short.en:short.ru"),
        (["articles/bridge.en.md"], "bridge.en:bridge.ru"),
        (["articles/bridge.ru.md"], "bridge.en:bridge.ru"),
        (["articles/bridge.ru.md", "articles/short.ru.md", "./articles/bridge.en.md"],
         "bridge.en:bridge.ru short.en:short.ru"),
        (["articles/short.en.md", "articles/short.ru.md"], "short.en:short.ru"),
        (["articles/new.ru.md"], "new.ru"),
        (["articles/new.ru.md", "--ignore", "missing-translation"], ""),
        (["articles/short.ru.md", "--exclude", "short.en.md"], ""),
        (["articles/*.ru.md"], "new.ru"),
        (["articles", "--exclude", "new.*,lonely.*"], "bridge.en:bridge.ru short.en:short.ru"),
        (["articles", "--isolated"], "bridge.en bridge.ru lonely.en new.ru short.en short.ru"),
        (["articles/short.en.md", "--source", "articles/bridge.ru.md"], "short.en:bridge.ru"),
    ],
)  # fmt: skip
def test_what_is_checked_with_what(
    arguments: list[str], files: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = [
        f"articles/{name}.md:articles/{source}.md" if source else f"articles/{name}.md"
        for name, _, source in (each.partition(":") for each in files.split())
    ]
    found = names(arguments, capsys)
    assert [f"{name}:{source}" if source else name for name, source in found.items()] == shown


def test_other_texts_are_checked_when_they_are_asked_for(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "README.md" not in names([], capsys)
    assert "README.md" in names(["."], capsys)
    (desk / "aligner.toml").write_text(PAIRS + 'paths = ["README.md", "articles/bridge.*"]', encoding="utf-8")
    assert names([], capsys) == {"README.md": None, "articles/bridge.en.md": "articles/bridge.ru.md"}


def test_it_is_the_same_from_a_folder_below(
    desk: Path, said: Say, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(desk / "articles")
    assert said() == [*(each.removeprefix("articles/") for each in MISSING), "short.en.md:1:52: major omission"]
    assert names([], capsys)["bridge.en.md"] == "bridge.ru.md"


def test_a_text_without_a_translation_is_no_article(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "articles" / "new.ru.md").write_text("Мост  открыли. The bridge was opened.\n", encoding="utf-8")
    run(["check", "articles/new*", "-f", "json"])
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert (document["words"], [each["rule"] for each in document["issues"]]) == (0, ["missing-translation"])
    assert document["issues"][0]["message"] == "Not translated: there is no articles/new.en.md."


def test_severities_and_exceptions_hold_for_it(desk: Path, said: Say) -> None:
    (desk / "aligner.toml").write_text(
        PAIRS + '[rules.missing-translation]\nseverity = "critical"\n[per-file-ignores]\n"new.*" = ["accuracy"]\n',
        encoding="utf-8",
    )
    assert said()[0] == "articles/lonely.en.md:1:1: critical missing-translation"
    assert len(said()) == 2
    lonely = desk / "articles" / "lonely.en.md"
    lonely.write_text(f"<!-- aligner: ignore-file[missing-translation] ours -->\n\n{EN}", encoding="utf-8")
    assert said() == ["articles/short.en.md:1:52: major omission"]


def test_it_is_a_rule_in_every_format(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in REPORTERS:
        if name in ("html",):
            continue
        assert run(["check", "--select", "missing-translation", "-f", name]) == 1, name
        written = capsys.readouterr().out
        assert "missing-translation" in written, name
        assert "new.en.md" in written.replace("\\_", "_").replace("\\.", "."), name


def test_it_needs_to_know_what_belongs_together(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "articles", "--isolated", "--select", "missing-translation"]) == 2
    assert "no configuration says which files belong together" in capsys.readouterr().err
    run(["check", "articles", "-f", "json"])
    assert "missing-translation" in json.loads(capsys.readouterr().out)["rules"]
    run(["check", "articles", "-f", "json", "--isolated"])
    assert "missing-translation" not in json.loads(capsys.readouterr().out)["rules"]


def test_the_signature_is_that_of_the_severities_too(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def signature() -> str:
        run(["check", "articles/bridge.en.md", "-f", "json"])
        found: str = json.loads(capsys.readouterr().out)["signature"]
        return found

    before = signature()
    assert signature() == before
    (desk / "aligner.toml").write_text(PAIRS + 'rules.omission.severity = "minor"\n', encoding="utf-8")
    assert signature() != before


def test_standard_input_has_the_source_of_its_name(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SHORT.encode())))
    assert run(["check", "-", "--stdin-filename", "articles/bridge.en.md", "-f", "concise"]) == 1
    assert "omission" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="special files")
def test_a_source_that_nobody_named_is_read_in_the_folder_alone(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, target in (("out", "/etc/hosts"), ("same", "bridge.ru.md"), ("gone", "nowhere")):
        (desk / "articles" / f"{name}.en.md").write_text(EN, encoding="utf-8")
        os.symlink(target, desk / "articles" / f"{name}.ru.md")
    (desk / "articles" / "pipe.en.md").write_text(EN, encoding="utf-8")
    os.mkfifo(desk / "articles" / "pipe.ru.md")
    assert run(["check", "-f", "json"]) == 2
    captured = capsys.readouterr()
    assert captured.err.splitlines()[1:] == [
        "aligner: articles/gone.en.md: its source articles/gone.ru.md is a link that leads nowhere",
        "aligner: articles/out.en.md: its source articles/out.ru.md is a link that leads out of the folder of the "
        "configuration",
        "aligner: articles/pipe.en.md: its source articles/pipe.ru.md is a named pipe",
    ]
    sources = {each["name"]: each["source"] for each in json.loads(captured.out)["documents"]}
    assert sources["articles/same.en.md"] == "articles/same.ru.md"


# ---- what is skipped is said

def test_what_is_skipped_is_counted_and_shown(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "articles" / "program.md").write_bytes(bytes(range(256)))
    (desk / ".notes.md").write_text(EN, encoding="utf-8")
    run(["check", ".", "--isolated", "-f", "concise"])
    assert capsys.readouterr().err == "aligner: 2 files or folders skipped; --show-skipped says why\n"
    run(["check", ".", "--isolated", "-f", "concise", "--show-skipped"])
    assert capsys.readouterr().err.splitlines() == [
        "aligner: skipped .notes.md: hidden",
        "aligner: skipped aligner.toml: no text, by its name",
        "aligner: skipped articles/program.md: binary",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["empty", "--isolated"], "empty: no text in it: none of .txt, .md, .markdown, .html, .htm"),
        (["empty", "articles"], "empty: no text in it: none of .txt, .md, .markdown, .html, .htm"),
        (["originals", "--ignore", "missing-translation"], f"originals: {NO_TRANSLATION}"),
        (["originals/*.ru.md", "--ignore", "missing-translation"], f"originals/*.ru.md: {NO_TRANSLATION}"),
    ],
)
def test_a_run_that_checks_nothing_of_what_is_named_is_an_error(
    arguments: list[str], said: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "empty").mkdir()
    (desk / "originals").mkdir()
    (desk / "originals" / "new.ru.md").write_text(RU, encoding="utf-8")
    (desk / "aligner.toml").write_text('pairs = { "{path}.en.md" = "{path}.ru.md" }\n', encoding="utf-8")
    assert run(["check", *arguments, "-f", "json"]) == 2
    captured = capsys.readouterr()
    assert captured.err == f"aligner: {said}\n"
    assert len(json.loads(captured.out)["failures"]) == 1


def test_settings_whose_pairs_nothing_fits_are_an_error(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "aligner.toml").write_text(PAIRS.replace("articles", "article"), encoding="utf-8")
    assert run(["check"]) == 2
    assert capsys.readouterr().err == f"aligner: .: {NO_TRANSLATION}\n"


def test_the_report_of_an_earlier_run_is_no_text(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "aligner.toml").write_text('formats = ["json", "html:report.html"]\n', encoding="utf-8")
    for _ in range(2):
        assert run(["check", "."]) == 0
        assert (desk / "report.html").exists()
        assert "report.html" not in capsys.readouterr().out
        assert run(["check", "articles", "-f", "markdown", "-o", "articles/report.md"]) == 0
        (desk / "articles" / "report.md").rename("articles/last.md")
        assert run(["check", "articles", "-f", "json", "-f", "markdown:articles/last.md"]) == 0
        assert "last.md" not in capsys.readouterr().out
    assert run(["check", "report.html"]) == 2      # asked for by name, it would be lost
    assert "it would be lost" in capsys.readouterr().err


def test_force_exclude_is_for_files_that_are_named(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "aligner.toml").write_text('exclude = ["README.md"]', encoding="utf-8")
    assert list(names(["README.md"], capsys)) == ["README.md"]
    assert list(names(["README.md", "--force-exclude"], capsys)) == []


def test_an_option_excludes_from_where_one_stands_and_settings_from_their_own_folder(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "aligner.toml").write_text('exclude = ["/articles/short.en.md"]', encoding="utf-8")
    monkeypatch.chdir(desk / "articles")
    everything = {"bridge.en.md", "bridge.ru.md", "lonely.en.md", "new.ru.md", "short.en.md", "short.ru.md"}
    assert set(names(["."], capsys)) == everything - {"short.en.md"}
    assert set(names([".", "--exclude", "/bridge.en.md"], capsys)) == everything - {"bridge.en.md"}
    assert set(names([".", "--exclude", "/articles/bridge.en.md"], capsys)) == everything


@pytest.mark.parametrize(
    ("settings", "checked"),
    [
        ("", {"README.md", "articles/bridge.en.md", "articles/short.ru.md"}),
        (PAIRS, {"articles/bridge.en.md", "articles/short.en.md"}),
        (PAIRS + 'paths = ["articles/b*"]', {"articles/bridge.en.md"}),
        (PAIRS + 'paths = ["README.md"]', {"README.md"}),
        ('paths = ["articles"]', {"articles/bridge.en.md", "articles/short.ru.md"}),
    ],
)
def test_a_hook_checks_of_its_files_what_a_run_alone_would(
    settings: str, checked: set[str], desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Or it would stop a commit for debts that no baseline knows."""
    (desk / "aligner.toml").write_text(settings, encoding="utf-8")
    given = ["README.md", "articles/bridge.en.md", "articles/short.ru.md"]
    assert set(names([*given, "--force-exclude"], capsys)) == checked
    assert "README.md" in names(given, capsys)


# ---- history

@pytest.fixture
def git(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    clock = [1_700_000_000]

    def command(*arguments: str) -> str:
        clock[0] += 86_400
        at = f"{clock[0]} +0000"
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        done = subprocess.run(
            ["git", *identity, *arguments],
            env={**os.environ, "GIT_COMMITTER_DATE": at, "GIT_AUTHOR_DATE": at},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout

    command("init", "-q")
    command("add", ".")
    command("commit", "-q", "-m", "all")
    return command


OUTDATED = ["--select", "outdated-translation"]


def change(desk: Path, git: Git, *names: str) -> None:
    for name in names:
        with (desk / name).open("a", encoding="utf-8") as file:
            file.write("\n")
    git("commit", "-q", "-a", "-m", " ".join(names))


def test_a_source_that_is_newer_is_said(desk: Path, git: Git, said: Say, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(*OUTDATED, code=0) == []
    change(desk, git, "articles/bridge.ru.md")
    change(desk, git, "articles/short.ru.md", "articles/short.en.md")
    change(desk, git, "articles/new.ru.md")
    assert said(*OUTDATED) == ["articles/bridge.en.md:1:1: minor outdated-translation"]
    assert not any("outdated" in line for line in said())
    run(["check", *OUTDATED, "-f", "concise"])
    assert "articles/bridge.ru.md was changed on 2023-11-18 (" in capsys.readouterr().out
    change(desk, git, "articles/bridge.en.md")
    assert said(*OUTDATED, code=0) == []


def test_what_is_not_committed_yet_does_not_count(desk: Path, git: Git, said: Say) -> None:
    (desk / "articles" / "bridge.ru.md").write_text(RU * 2, encoding="utf-8")
    (desk / "articles" / "other.ru.md").write_text(RU, encoding="utf-8")
    (desk / "articles" / "other.en.md").write_text(EN, encoding="utf-8")
    assert said(*OUTDATED, code=0) == []


def test_no_history_is_one_line(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert run(["check", *OUTDATED]) == 2
    assert capsys.readouterr().err.startswith("aligner: outdated-translation: there is no history of ")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(["check", *OUTDATED]) == 2
    assert capsys.readouterr().err == "aligner: outdated-translation: there is no git on this machine\n"


def test_a_part_of_the_history_is_not_enough(desk: Path, git: Git, capsys: pytest.CaptureFixture[str],
                                             monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    change(desk, git, "articles/bridge.ru.md")
    git("clone", "-q", "--depth", "1", f"file://{desk}", str(desk / "copy"))
    monkeypatch.chdir(desk / "copy")
    assert run(["check", *OUTDATED]) == 2
    assert "only a part of the history is here" in capsys.readouterr().err


def test_nothing_of_the_repository_is_run(desk: Path, git: Git, said: Say) -> None:
    change(desk, git, "articles/bridge.ru.md")
    trap, sprung = desk / "trap", desk / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch '{sprung}'\n", encoding="utf-8")
    trap.chmod(0o755)
    (desk / ".gitattributes").write_text("* diff=x filter=x\n", encoding="utf-8")
    (desk / ".git" / "config").open("a").write(
        f"""
[core]
    fsmonitor = {trap}
    pager = {trap}
    sshCommand = {trap}
    editor = {trap}
    hooksPath = {desk}
[diff]
    external = {trap}
    orderFile = {desk / "no such file"}
[diff "x"]
    textconv = {trap}
[filter "x"]
    clean = {trap}
    smudge = {trap}
[log]
    showSignature = true
[gpg]
    program = {trap}
[alias]
    log = !{trap}
"""
    )
    subprocess.run(["git", "status"], capture_output=True, check=False)
    assert sprung.exists()
    sprung.unlink()
    assert said(*OUTDATED) == ["articles/bridge.en.md:1:1: minor outdated-translation"]
    assert not sprung.exists()


def test_names_that_only_a_computer_would_choose(desk: Path, git: Git, said: Say) -> None:
    for name in ("a\nb", "\x011700000000 abc", "ё", "-x"):
        (desk / "articles" / f"{name}.ru.md").write_text(RU, encoding="utf-8")
        (desk / "articles" / f"{name}.en.md").write_text(EN, encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "names")
    assert said(*OUTDATED, code=0) == []
    with (desk / "articles" / "a\nb.ru.md").open("a") as file:
        file.write("\n")
    git("commit", "-q", "-a", "-m", "one")
    assert len(said(*OUTDATED)) == 1


@pytest.mark.skipif(os.name == "nt", reason="special files")
def test_a_translation_that_nobody_named_is_read_in_the_folder_alone(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "articles" / "bridge.en.md").unlink()
    os.mkfifo(desk / "articles" / "bridge.en.md")
    os.symlink("/etc/hosts", desk / "articles" / "new.en.md")
    assert run(["check", "articles/bridge.ru.md", "articles/new.ru.md", "articles/short.ru.md", "-f", "concise"]) == 2
    captured = capsys.readouterr()
    assert "short.en.md:1:52: major omission" in captured.out
    assert captured.err.splitlines() == [
        "aligner: articles/bridge.en.md: a named pipe",
        "aligner: articles/new.en.md: a link that leads out of the folder of the configuration",
    ]


def test_every_translation_of_a_source_that_is_named_is_looked_for(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "aligner.toml").write_text(
        '[pairs]\n"{path}.de.md" = "{path}.ru.md"\n"{path}.en.md" = "{path}.ru.md"\n',
        encoding="utf-8",
    )
    assert names(["articles/bridge.ru.md"], capsys) == {
        "articles/bridge.ru.md": None, "articles/bridge.en.md": "articles/bridge.ru.md",
    }  # fmt: skip
