"""Which files are read: of those named, of folders, of patterns; and why the others are not."""

import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from timing import at_most

from aligner.project.discovery import Discovery, Scope, discover
from aligner.project.globs import patterns

TREE = """
README.md  notes.txt  picture.png  page.html  .draft.md  .github/a.md
articles/b.en.md  articles/a.en.md  articles/old/c.en.md  build/d.md
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for name in TREE.split():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("A text.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    for folder in tmp_path.rglob("*"):
        if folder.is_dir() and not folder.is_symlink():
            folder.chmod(0o755)


def reasons(found: Discovery) -> dict[str, str]:
    return {each.path: each.reason for each in found.skipped}


def excluding(*globs: str, force: bool = False) -> Scope:
    return Scope(Path.cwd(), patterns(globs), force)


@pytest.mark.parametrize(
    ("paths", "files"),
    [
        (".", "README.md notes.txt page.html articles/a.en.md articles/b.en.md articles/old/c.en.md build/d.md"),
        ("articles", "articles/a.en.md articles/b.en.md articles/old/c.en.md"),
        ("articles/", "articles/a.en.md articles/b.en.md articles/old/c.en.md"),
        ("picture.png .draft.md", "picture.png .draft.md"),
        ("notes.txt . ./notes.txt", "notes.txt README.md page.html articles/a.en.md articles/b.en.md "
         "articles/old/c.en.md build/d.md"),
        ("articles/*.md", "articles/a.en.md articles/b.en.md"),
        ("**/*.en.md", "articles/a.en.md articles/b.en.md articles/old/c.en.md"),
        ("*.png", "picture.png"),
        ("no/such.txt - *.png", "no/such.txt - picture.png"),
    ],
)  # fmt: skip
def test_the_files_and_their_order(paths: str, files: str, desk: Path) -> None:
    assert list(discover(paths.split(), Scope(desk)).files) == files.split()


def test_a_pattern_means_the_name_of_a_file_that_has_its_letters(desk: Path) -> None:
    (desk / "a[1].txt").touch()
    assert discover(["a[1].txt"], Scope(desk)).files == ("a[1].txt",)


def test_what_nothing_fits_is_said(desk: Path) -> None:
    (desk / "pictures").mkdir()
    (desk / "pictures" / "a.png").touch()
    (desk / "drafts").mkdir()
    (desk / "drafts" / ".a.md").touch()
    found = discover(["*.tex", "no/*.md", "pictures", "drafts"], Scope(desk))
    assert [(each.name, each.reason) for each in found.failures] == [
        ("*.tex", "there is no such file, and as a pattern it fits none"),
        ("no/*.md", "there is no such file, and as a pattern it fits none: there is no folder no"),
        ("pictures", "no text in it: none of .txt, .md, .markdown, .html, .htm"),
        ("drafts", "no text in it: none of .txt, .md, .markdown, .html, .htm; --show-skipped says what was left out"),
    ]


def test_exclude_leaves_out_of_folders_and_with_force_what_is_named(desk: Path) -> None:
    scope = excluding("old/", "*.html")
    found = discover([".", "page.html"], scope)
    assert "articles/old/c.en.md" not in found.files
    assert "page.html" in found.files
    assert reasons(found)["articles/old"] == "excluded by old/"
    named = ["articles/old/c.en.md", "page.html", "notes.txt"]
    forced = discover(named, excluding("old/", "*.html", force=True))
    assert forced.files == ("notes.txt",)
    assert reasons(forced)["articles/old/c.en.md"] == "excluded by old/"


def test_exclude_is_seen_from_its_own_folder(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scope = excluding("/articles/a.en.md", "/b.en.md")
    monkeypatch.chdir(desk / "articles")
    assert discover(["."], scope).files == ("b.en.md", "old/c.en.md")


def test_what_git_ignores_is_left_out_unless_named(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subprocess.run(["git", "init", "-q", "."], check=True)
    (desk / ".gitignore").write_text("# ours\nbuild/\n*.html\n", encoding="utf-8")
    (desk / "articles" / ".gitignore").write_text("/old\n!a.en.md\n", encoding="utf-8")
    (desk / ".git" / "info" / "exclude").write_text("notes.txt\na.en.md\n", encoding="utf-8")
    found = discover([".", "page.html"], Scope(desk))
    assert found.files == ("README.md", "articles/a.en.md", "articles/b.en.md", "page.html")
    assert reasons(found)["build"] == "ignored by .gitignore:2"
    assert reasons(found)["articles/old"] == "ignored by articles/.gitignore:1"
    assert discover(["build"], Scope(desk)).files == ("build/d.md",)
    monkeypatch.chdir(desk / "articles")
    assert discover(["."], Scope(desk)).files == ("a.en.md", "b.en.md")


@pytest.mark.parametrize("is_named", [True, False])
def test_what_the_user_has_git_ignore_everywhere_is_left_out(
    desk: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, is_named: bool
) -> None:
    home = tmp_path_factory.mktemp("home")
    file = home / "mine" if is_named else home / "git" / "ignore"
    file.parent.mkdir(exist_ok=True)
    file.write_text("notes.txt\n/build\n*.html\n", encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    if is_named:
        (home / "settings").write_text("[core]\n\texcludesFile = ~/mine\n", encoding="utf-8")
        monkeypatch.setenv("HOME", str(home))
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / "settings"))
    assert "notes.txt" in discover(["."], Scope(desk)).files
    subprocess.run(["git", "init", "-q", "."], check=True)
    (desk / ".gitignore").write_text("!page.html\n", encoding="utf-8")
    assert discover(["."], Scope(desk)).files == (
        "README.md", "page.html", "articles/a.en.md", "articles/b.en.md", "articles/old/c.en.md"
    )  # fmt: skip
    monkeypatch.setenv("PATH", "")
    assert ("notes.txt" in discover(["."], Scope(desk)).files) == is_named      # only git can say where it is


def test_a_work_tree_that_was_added_has_the_ignores_of_its_repository(desk: Path, tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *arguments], check=True, capture_output=True)

    git("init", "-q", ".")
    git("commit", "-q", "--allow-empty", "-m", "x")
    (desk / ".git" / "info" / "exclude").write_text("*.tmp.md\n", encoding="utf-8")
    git("worktree", "add", "-q", str(desk / "other"))
    for name in ("a.tmp.md", "a.md"):
        (desk / "other" / name).write_text("A text.\n", encoding="utf-8")
    assert discover(["other"], Scope(desk)).files == ("other/a.md",)
    for said in ("garbage", "gitdir: /nonexistent", "gitdir: \0", ""):
        (desk / "other" / ".git").write_text(said, encoding="utf-8")
        assert discover(["other"], Scope(desk)).files == ("other/a.md", "other/a.tmp.md")


@pytest.mark.skipif(os.name == "nt", reason="special files")
def test_what_is_no_file_is_skipped_with_its_reason(desk: Path) -> None:
    os.mkfifo("pipe.txt")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind("socket.md")
    os.symlink(".", "articles/loop")
    os.symlink("articles", "shortcut")
    os.symlink("self.md", "self.md")
    os.symlink("/etc/hosts", "hosts.txt")
    os.symlink("notes.txt", "same.txt")
    (desk / "program.txt").write_bytes(bytes(range(256)) * 4)
    (desk / "wide.txt").write_bytes("Старый мост открыли в пятницу.\n".encode("utf-16-le"))
    (desk / "marked.txt").write_bytes("Старый мост\n".encode("utf-16"))
    found = discover(["."], Scope(desk))
    listener.close()
    said = reasons(found)
    assert {name: said[name] for name in said if name not in ("picture.png", ".github", ".draft.md")} == {
        "pipe.txt": "a named pipe",
        "socket.md": "a socket",
        "articles/loop": "a link back to a folder it is in",
        "shortcut": "a link to a folder; name the folder itself",
        "self.md": "a link that leads nowhere",
        "hosts.txt": "a link that leads out of the folder; name the file itself",
        "program.txt": "binary",
    }
    assert {"same.txt", "wide.txt", "marked.txt"} <= set(found.files)
    assert [each.path for each in found.skipped if each.is_expected] == [".github", "picture.png"]
    assert discover(["hosts.txt"], Scope(desk)).files == ("hosts.txt",)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions")
def test_a_folder_that_cannot_be_read_is_a_failure(desk: Path) -> None:
    (desk / "articles").chmod(0)
    (failure,) = discover(["."], Scope(desk)).failures
    assert (failure.name, failure.reason) == ("articles", "cannot be read as a folder: Permission denied")


def test_ten_thousand_files_are_found_in_order_in_a_second(tmp_path: Path) -> None:
    for folder in range(100):
        (tmp_path / f"{folder:02}").mkdir()
        for name in range(100):
            (tmp_path / f"{folder:02}" / f"{name:02}.txt").write_bytes(b"x")
    with at_most(2):
        files = discover([str(tmp_path)], Scope(tmp_path, patterns(["*.html", "/old/"]))).files
    assert len(files) == 10_000
    assert list(files) == sorted(files)
