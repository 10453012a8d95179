"""Results of earlier runs: the same as those of this one, whatever somebody did to them."""

import errno
import json
import os
import re
import stat
import subprocess
import sys
import threading
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aligner.__main__ import run
from aligner.checks import CHECKS
from aligner.engine import cache
from aligner.engine.cache import Cache, checksum, key_of, opened_cache
from aligner.engine.packing import packed, unpacked
from aligner.engine.running import Task, Way, checked
from aligner.model import Document, DocumentReport, Settings
from aligner.pipeline import check_document, usable

SAMPLES = Path(__file__).parent.parent / "samples"
BRIDGE, ORIGINAL, CLEAN = (SAMPLES / name for name in ("bridge.txt", "bridge.ru.txt", "clean.txt"))
WITHOUT, WITH = usable(CHECKS, False), usable(CHECKS, True)

Harm = Callable[[Path], object]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def ready() -> Cache:
    found = opened_cache()
    assert found is not None
    return found


def task(path: Path, source: Path | None = None, **settings: Any) -> Task:
    return Task(str(path), str(path), WITH if source else WITHOUT, Settings(**settings), source and str(source))


def results(*tasks: Task) -> list[DocumentReport]:
    return list(checked(tasks, way=Way(cache=ready())).documents)


def entries(place: Path) -> list[Path]:
    return sorted(path for path in (place / "results").glob("*/*"))


@pytest.fixture
def no_work(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From then on a text that is checked is an error."""
    return lambda: monkeypatch.setattr("aligner.engine.running.check_document", lambda *_: pytest.fail("checked again"))


# ---- what is in it is what would be found

ENCODED = {
    "utf-8": "utf-8", "with a mark": "utf-8-sig", "utf-16": "utf-16", "guessed": "cp1251", "guessed, wide": "utf-16-le",
}  # fmt: skip


@pytest.mark.parametrize("encoding", ENCODED.values(), ids=ENCODED.keys())
def test_a_second_run_says_the_same_without_checking(
    encoding: str, tmp_path: Path, place: Path, no_work: Callable[[], None]
) -> None:
    text = tmp_path / "text.txt"
    text.write_bytes(ORIGINAL.read_text(encoding="utf-8").replace("\n", "\r\n").encode(encoding, "replace"))
    first = results(task(text))
    assert first == list(checked([task(text)]).documents)
    no_work()
    assert results(task(text)) == first


def test_with_a_source_too(place: Path, no_work: Callable[[], None]) -> None:
    first = results(task(BRIDGE, ORIGINAL))
    no_work()
    assert results(task(BRIDGE, ORIGINAL)) == first
    assert first[0].issues


def test_what_decides_a_result_makes_it_another(tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "copy.md"
    copy.write_bytes(CLEAN.read_bytes())
    results(task(CLEAN), task(CLEAN, language="en"), task(CLEAN, CLEAN), task(BRIDGE, CLEAN), task(copy))
    results(replace(task(CLEAN), encoding="utf-8"), replace(task(CLEAN), rules=WITHOUT[1:]))
    assert len(entries(place)) == 7
    results(replace(task(CLEAN), name="another.txt"))
    assert len(entries(place)) == 7
    monkeypatch.setattr("aligner.engine.running.own_code", lambda: b"another version")
    results(task(CLEAN))
    assert len(entries(place)) == 8


WITHOUT_A_SAY = {"jinja2", "rich", "threadpoolctl", "typer"}
"""Dependencies that have to do with the commands and the reports, and not with what is found."""


def test_every_dependency_that_has_a_say_is_in_the_key() -> None:
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    stated = [*project["dependencies"], *project["optional-dependencies"]["sentence-transformers"]]
    names = {re.split(r"[^\w-]", each)[0] for each in stated}
    assert names - WITHOUT_A_SAY <= set(cache.DEPENDENCIES)


def test_a_second_run_loads_no_model(tmp_path: Path, place: Path) -> None:
    run(["check", str(BRIDGE), "--source", str(ORIGINAL), "-o", str(tmp_path / "out")])
    arguments = ["check", str(BRIDGE), "--source", str(ORIGINAL)]
    script = f"from aligner.__main__ import run; import sys; run({arguments!r}); print('numpy' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert said.endswith("False\n")


@pytest.mark.parametrize(
    ("arguments", "kept"),
    [
        ([str(CLEAN)], 0),
        ([str(CLEAN), str(SAMPLES / "market.txt")], 2),
        ([str(CLEAN), "--source", str(CLEAN)], 1),
        ([str(CLEAN), "--source", str(CLEAN), "--no-cache"], 0),
    ],
)
def test_it_is_for_several_texts_and_for_sources(arguments: list[str], kept: int, place: Path) -> None:
    run(["check", *arguments, "--fail-on", "never"])
    assert len(entries(place)) == kept


def test_its_command_says_where_it_is_and_cleans_it(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results(task(CLEAN), task(BRIDGE))
    other = place / "results" / entries(place)[0].parent.name / "not ours"
    other.touch()
    assert run(["cache"]) == 0
    assert capsys.readouterr().out.startswith(f"{place / 'results'}: 2 results, 0.0 MB")
    assert run(["cache", "clean"]) == 0
    assert capsys.readouterr().out.startswith("removed: 2 results")
    assert [path for path in entries(place) if path.is_file()] == [other]


# ---- whatever somebody did to it

def fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def forged(change: Callable[[Any], object]) -> Harm:
    """An entry with the right checksum and something else in it."""

    def harm(path: Path) -> None:
        content = json.loads(path.read_bytes()[cache.CHECKSUM :])
        changed = change(content)
        data = changed if isinstance(changed, bytes) else json.dumps(content).encode()
        path.write_bytes(checksum(path.parent.name + path.name, data) + data)

    return harm


def put(*way: int, value: object) -> Callable[[Any], None]:
    """Put a value somewhere deep into the content."""

    def change(content: Any) -> None:
        for step in way[:-1]:
            content = content[step]
        content[way[-1]] = value

    return change


LANGUAGES, ISSUES, ALIGNMENT = (2, 0), (2, 1), (2, -1)
HARMS: dict[str, Harm] = {
    "torn": lambda path: path.write_bytes(path.read_bytes()[:-40]),
    "empty": lambda path: path.write_bytes(b""),
    "a bit flipped": lambda path: path.write_bytes(path.read_bytes()[:-9] + b"8" + path.read_bytes()[-8:]),
    "noise": lambda path: path.write_bytes(os.urandom(2000)),
    "a pickle": lambda path: path.write_bytes(b"\x80\x04cos\nsystem\n(X\x06\x00\x00\x00exit 1tR."),
    "oversized": lambda path: os.truncate(path, cache.LARGEST + 1),
    "a pipe": fifo,
    "a link to what never ends": link,
    "a folder": folder,
    "unreadable": lambda path: path.chmod(0),
    "not JSON": forged(lambda _: b"{"),
    "another shape": forged(lambda _: b'{"a": 1}'),
    "nested": forged(lambda _: b"[" * 100_000),
    "a number of a million digits": forged(lambda _: b"[" + b"9" * 1_000_000 + b"]"),
    "too little": forged(lambda content: content.pop()),
    "too much": forged(lambda content: content[2].append(1)),
    "no text": forged(put(0, value=None)),
    "a source": forged(put(1, value=["utf-8", []])),
    "beyond the text": forged(put(*ISSUES, 0, 5, value=10**9)),
    "before the text": forged(put(*ISSUES, 0, 4, value=-1)),
    "a segment beyond": forged(put(*LANGUAGES, 1, 0, 1, value=10**9)),
    "no such severity": forged(put(*ISSUES, 0, 2, value="awful")),
    "not a number": forged(put(*ISSUES, 0, 3, value=float("nan"))),
    "true for a number": forged(put(2, 2, value=True)),
    "a text for a list": forged(put(*ISSUES, value="abc")),
    "a list for a text": forged(put(*ISSUES, 0, 6, value=["x"])),
    "an alignment with nothing": forged(put(*ALIGNMENT, value=["ru", [], [], [], []])),
}
ALIGNED: dict[str, Harm] = {
    "no text": forged(put(*ALIGNMENT, 1, 0, 1, value=10**9)),
    "no unit": forged(put(*ALIGNMENT, 3, 0, 0, value=[10**6])),
    "no unit before the first": forged(put(*ALIGNMENT, 3, 0, 1, value=[-1])),
    "no move": forged(put(*ALIGNMENT, 4, value=[[[0], [10**6], 0.5]])),
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS.keys())
def test_a_damaged_entry_is_no_entry(harm: Harm, place: Path) -> None:
    first = results(task(BRIDGE))
    harm(entries(place)[0])
    assert results(task(BRIDGE)) == first


@pytest.mark.parametrize("harm", ALIGNED.values(), ids=ALIGNED.keys())
def test_an_alignment_of_what_is_not_there_is_no_entry(harm: Harm, place: Path) -> None:
    first = results(task(BRIDGE, ORIGINAL))
    harm(entries(place)[0])
    assert results(task(BRIDGE, ORIGINAL)) == first


def test_an_entry_of_another_text_is_no_entry(place: Path) -> None:
    first = results(task(BRIDGE))
    results(task(CLEAN))
    one, other = entries(place)
    one_content = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(one_content)
    assert results(task(BRIDGE)) == first


@pytest.mark.skipif(os.name == "nt", reason="permissions")
def test_a_folder_that_others_can_write_into_is_not_used(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ready()
    place.chmod(0o777)
    assert opened_cache() is None
    assert run(["check", str(CLEAN), str(CLEAN)]) == 0
    assert run(["cache"]) == 2
    assert "you alone may write" in capsys.readouterr().err


@pytest.mark.parametrize("value", ["/dev/null/x", "a\0b", "/proc/nothing"])
def test_where_no_folder_can_be_there_is_no_cache(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.engine.cache.os.environ", {"ALIGNER_CACHE_DIR": value})
    assert opened_cache() is None


@pytest.mark.parametrize("call", ["os.replace", "os.open", "tempfile.mkstemp", "os.utime"])
def test_a_full_disk_costs_time_alone(call: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    found = ready()
    monkeypatch.setattr(f"aligner.engine.cache.{call}", full)
    report = checked([task(BRIDGE)], way=Way(cache=found))
    assert list(report.documents) == list(checked([task(BRIDGE)]).documents)
    assert not report.failures
    assert not list((place / "results").glob(f"*/{cache.TEMPORARY}*"))


def test_two_runs_at_once_never_meet_half_an_entry(place: Path) -> None:
    key, contents = key_of(b"one"), [bytes([number]) * 200_000 for number in range(4)]
    found = ready()
    wrong: list[object] = []

    def write(content: bytes) -> None:
        for _ in range(50):
            found.write(key, content)
            if found.read(key) not in contents:
                wrong.append(content[:1])

    threads = [threading.Thread(target=write, args=[content]) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_entries_are_the_users_alone_and_old_ones_go(place: Path) -> None:
    results(task(CLEAN), task(BRIDGE))
    old, new = entries(place)
    assert stat.S_IMODE(old.stat().st_mode) == 0o600
    os.utime(old, (0, 0))
    (place / "results" / "pruned").unlink(missing_ok=True)
    ready().prune()
    assert entries(place) == [new]


def test_everything_in_a_result_is_packed_and_nothing_else_is_read() -> None:
    source = Document(ORIGINAL.read_text(encoding="utf-8"), "source")
    found = check_document(Document(BRIDGE.read_text(encoding="utf-8")), WITH, Settings(), source=source)
    assert found.issues
    assert unpacked(packed(found), lambda *_: found.document, lambda *_: source) == found
    with pytest.raises(ValueError, match="one text too many"):
        unpacked(packed(found), lambda *_: found.document, None)
