"""Patterns of file names mean what they mean to git."""

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import at_most

from aligner.project.globs import compiled, covering, from_above, may_cover, patterns, patterns_in_one


@pytest.mark.parametrize(
    ("lines", "left_out", "kept"),
    [
        ("*.md", "a.md  docs/a.md  a.md/b.txt", "a.txt  a.mdx"),
        ("/a.md", "a.md", "docs/a.md"),
        ("docs/", "docs/a.md  old/docs/a.md", "docs"),
        ("docs/*.md", "docs/a.md", "docs/old/a.md  old/docs/a.md"),
        ("docs/**", "docs/a.md  docs/old/a.md", "docs  old/docs/a.md"),
        ("**/old/*.md", "old/a.md  docs/old/a.md", "docs/old/deep/a.md"),
        ("docs/**/a.md", "docs/a.md  docs/x/y/a.md", "a.md  docs/b.md"),
        ("*.md !keep.md", "a.md", "keep.md  docs/keep.md"),
        ("docs/ !docs/keep.md", "docs/keep.md", "keep.md"),
        ("a?.[tm][!x]*", "ab.toml  ab.md", "a.toml  ab.mx"),
        (r"\!a.md \#b.md", "!a.md  #b.md", "a.md  b.md"),
        ("[[:digit:]]*.md", "1a.md", "a1.md"),
        ("a[.md", "", "a[.md  a.md"),
        ("x/a[.-0]b", "x/a.b  x/a0b", "x/a/b"),
        ("# *.md", "", "a.md  #"),
    ],
)
def test_what_is_left_out(lines: str, left_out: str, kept: str) -> None:
    found = patterns([lines] if lines.startswith("# ") else lines.split())
    assert [path for path in left_out.split() if covering(found, path) is None] == []
    assert [path for path in kept.split() if covering(found, path) is not None] == []


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("git")
    subprocess.run(["git", "init", "-q", folder], check=True)
    return folder


GLOBS = st.text(st.sampled_from("ab*?/![]-\\^ .#"), min_size=1, max_size=10)
PATHS = st.lists(st.text(st.sampled_from("ab-!.[]"), min_size=1, max_size=4), min_size=1, max_size=4).map("/".join)


@settings(max_examples=300, deadline=None)
@given(st.lists(GLOBS, min_size=1, max_size=3), st.lists(PATHS, min_size=1, max_size=8, unique=True))
def test_git_says_the_same(repository: Path, lines: list[str], paths: list[str]) -> None:
    paths = [path for path in paths if not {".", "..", ".git"} & set(path.split("/"))]
    if not paths:
        return
    (repository / ".gitignore").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = subprocess.run(
        ["git", "-C", repository, "-c", "core.excludesFile=", "check-ignore", "--no-index", "-z", "--stdin"],
        input="\0".join(paths).encode(),
        env={**os.environ, "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(repository)},
        capture_output=True,
        check=False,
    )
    theirs = set(done.stdout.decode().split("\0")) - {""}
    assert {path for path in paths if covering(patterns(lines), path)} == theirs


@pytest.mark.parametrize(
    ("glob", "fits", "does_not_fit"),
    [
        ("drafts/a.md", "texts/[en]/drafts/a.md", "drafts/a.md texts/e/drafts/a.md"),
        ("/drafts", "texts/[en]/drafts", "drafts texts/[en]/more/drafts"),
        ("drafts/", "texts/[en]/drafts drafts", "texts/[en]"),
        ("*.md", "texts/[en]/a.md a.md", "a.txt"),
        ("!drafts/*", "texts/[en]/drafts/a.md", "drafts/a.md"),
    ],
)
def test_a_pattern_of_a_folder_can_be_seen_from_above(glob: str, fits: str, does_not_fit: str) -> None:
    (own,) = patterns([glob])
    found = from_above(own, "texts/[en]")
    assert (found.text, found.takes_back, found.folders_only) == (own.text, own.takes_back, own.folders_only)
    assert all(found.fits(path, is_folder=True) for path in fits.split())
    assert not any(found.fits(path, is_folder=True) for path in does_not_fit.split())


@pytest.mark.parametrize("glob", ["*a" * 60 + "b", "**/a/" * 60 + "b", "**/*a" * 40 + "b", "[" * 5000, "*" * 9000])
def test_no_pattern_takes_long(glob: str) -> None:
    with at_most(2):
        found = patterns([glob])
        for path in ("a" * 4000, "a/" * 1000 + "a", "[" * 4000):
            covering(found, path)


@given(st.lists(st.text("ab*?/!.", min_size=1, max_size=6), max_size=5), st.text("ab./", min_size=1, max_size=12))
def test_many_patterns_asked_at_once_speak_of_whatever_one_of_them_does(globs: list[str], path: str) -> None:
    found = patterns(globs)
    if any(covering([each], path) for each in found):
        assert may_cover(patterns_in_one(found), path)


def test_lines_that_fit_nothing_are_not_compiled() -> None:
    found = patterns([f"**/drafts{number}/[!x]*.old{number}.?" for number in range(10_000)])
    before = compiled.cache_info().misses
    assert covering(found, "articles/drafts70/a.old70.b")
    assert compiled.cache_info().misses - before <= 3


def test_a_thousand_patterns_cost_a_file_little() -> None:
    together = patterns_in_one(patterns([f"**/drafts{number}/**/*.old{number}.*" for number in range(1000)]))
    with at_most(0.5):
        for number in range(200):
            assert not may_cover(together, f"articles/{number}/bridge.en.md")
