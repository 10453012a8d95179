"""Many pairs at once: a list of them, or two folders."""

from pathlib import Path

import pytest

from aligner.__main__ import run
from aligner.project.matching import source_of

RU = "Мост открыли в пятницу. Мэр приехал с семьёй.\n"
EN = "The bridge was opened on Friday. The mayor came with his family.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder, text in (("ru", RU), ("en", EN)):
        (tmp_path / folder).mkdir()
        for name in ("a", "b"):
            (tmp_path / folder / f"{name}.{folder}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


MATCH = ["align", "ru", "en", "--match", "{name}.ru.txt", "{name}.en.txt", "-f", "ladder", "-o", "out/aligned"]
LADDER = ["[0]:[0]", "[1]:[1]"]


def ladder(path: Path) -> list[str]:
    return [line.rpartition(":")[0] for line in path.read_text(encoding="utf-8").splitlines()]


def test_two_folders(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "ru" / ".hidden.ru.txt").write_text("x", encoding="utf-8")
    assert run(MATCH) == 0
    assert capsys.readouterr() == ("", "")
    assert {path.name: ladder(path) for path in (desk / "out" / "aligned").iterdir()} == {
        "a.en.ladder": LADDER,
        "b.en.ladder": LADDER,
    }


def test_what_has_no_counterpart_is_said_and_the_rest_is_done(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "ru" / "b.ru.txt").rename(desk / "ru" / "c.ru.txt")
    assert run(MATCH) == 2
    assert capsys.readouterr().err.splitlines() == [
        "aligner: ru/c.ru.txt: nothing belongs to it: there is no en/c.en.txt",
        "aligner: en/b.en.txt: nothing belongs to it: there is no ru/b.ru.txt",
    ]
    assert ladder(desk / "out" / "aligned" / "a.en.ladder") == LADDER


def test_a_list_of_pairs_is_read_from_its_folder(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "ru" / "list.tsv").write_text(
        "# original\ttranslation\n\na.ru.txt\t../en/a.en.txt\nnowhere.txt\t../en/b.en.txt\n", encoding="utf-8"
    )
    assert run(["align", "--pairs", "ru/list.tsv", "-f", "tmx", "-o", "out"]) == 2
    assert capsys.readouterr().err == "aligner: ru/nowhere.txt: there is no such file\n"
    assert "The mayor came" in (desk / "out" / "a.en.tmx").read_text(encoding="utf-8")
    assert not (desk / "out" / "b.en.tmx").exists()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["ru", "en", "-o", "out"], "no file of ru and en belong together"),
        (["ru", "en", "--match", "{name}.ru.txt", "x.txt", "-o", "out"], "--match x.txt: a pattern is a file"),
        (["ru", "en", "--match", "{name}.ru.txt", "../{name}.txt", "-o", "o"], "a pattern is a file name"),
        (MATCH[1:-2], "name a folder with --output"),
        ([*MATCH[1:-1], "ru/a.ru.txt"], "cannot be made a folder"),
        (["--pairs", "twice.tsv", "-o", "out"], "would be written for"),
        (["--pairs", "torn.tsv", "-o", "out"], "torn.tsv:2: a line has two file names"),
        (["ru/a.ru.txt", "en/a.en.txt", "--pairs", "torn.tsv"], "leave SOURCE and TARGET out"),
        (["ru/a.ru.txt"], "name SOURCE and TARGET"),
        (["ru", "en/a.en.txt"], "ru: is a folder"),
    ],
)
def test_what_cannot_be_meant_is_one_line(
    arguments: list[str], reason: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "twice.tsv").write_text("ru/a.ru.txt\ten/a.en.txt\nru/b.ru.txt\ten/a.en.txt\n", encoding="utf-8")
    (desk / "torn.tsv").write_text("ru/a.ru.txt\ten/a.en.txt\nru/b.ru.txt\n", encoding="utf-8")
    assert run(["align", *arguments]) == 2
    error = capsys.readouterr().err
    assert reason in error
    assert error.count("\n") == 1


def test_a_text_is_not_overwritten_by_its_alignment(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*MATCH[:-3], "text", "-o", "en"]) == 2
    assert "would be lost" in capsys.readouterr().err
    assert (desk / "en" / "a.en.txt").read_text(encoding="utf-8") == EN


@pytest.mark.parametrize(("text", "pattern", "source"), [
    ("en/a.en.txt", "ru/{name}.ru.txt", "ru/a.ru.txt"),
    ("en/v1.2.txt", "ru/{name}.txt", "ru/v1.2.txt"),            # the last dot for which there is a file
    ("en/none.en.txt", "ru/{name}.txt", "ru/none.txt"),         # up to the first, where there is none
    ("en/a.en.txt", "en/{name}.txt", "en/a.txt"),               # never the text itself
    ("en/plain", "ru/{name}.txt", "ru/plain.txt"),
    ("en/a.en.txt", "ru/b.ru.txt", "ru/b.ru.txt"),
])  # fmt: skip
def test_the_source_of_one_of_many(text: str, pattern: str, source: str, desk: Path) -> None:
    Path("ru/v1.2.txt").write_text(RU, encoding="utf-8")
    assert source_of(text, pattern) == source
