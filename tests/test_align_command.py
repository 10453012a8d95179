"""`aligner align`: every format on a pair of texts, and on hostile ones."""

import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.__main__ import run
from aligner.bitext import UNITS
from aligner.model import Bead, Bitext, Document, Span, Text
from aligner.reporters import BITEXT_REPORTERS, Layout

RUSSIAN = "Мост открыли в пятницу. Пришли сотни горожан.\n\nОркестр играл до вечера."
ENGLISH = "The bridge was opened on Friday.\n\nA band played until the evening. Nobody had expected so much rain."

RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("ru.txt").write_text(RUSSIAN, encoding="utf-8")
    Path("en.txt").write_text(ENGLISH, encoding="utf-8")
    return tmp_path


def output(*arguments: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert run(["align", "ru.txt", "en.txt", *arguments]) == 0
    captured = capsys.readouterr()
    assert not captured.err
    return captured.out


def test_ladder(pair: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = output("-f", "ladder", capsys=capsys).splitlines()
    assert [line.rpartition(":")[0] for line in lines] == ["[0]:[0]", "[1]:[]", "[2]:[1]", "[]:[2]"]


def test_tsv(pair: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [line.split("\t") for line in output("-f", "tsv", capsys=capsys).splitlines()]
    assert rows[0][:2] == ["Мост открыли в пятницу.", "The bridge was opened on Friday."]
    assert rows[1] == ["Пришли сотни горожан.", "", "0.000"]


def test_json(pair: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = output("-f", "json", capsys=capsys)
    found = json.loads(text)
    assert f'  "source": {{\n    "name": {json.dumps(found["source"]["name"])},\n' in text
    assert found["version"] == 1
    assert (found["source"]["language"], found["target"]["language"]) == ("ru", "en")
    units = found["source_units"]
    assert RUSSIAN[units[2]["start"] : units[2]["end"]] == "Оркестр играл до вечера."
    assert [bead["source"] for bead in found["beads"]] == [[0], [1], [2], []]


@pytest.mark.parametrize(
    ("name", "file", "expected"),
    [
        ("a.md", "# News\n\nThe *bridge* was\nopened. It [rained](x.html).\n", ["News", "The *bridge* was\nopened."]),
        ("a.html", "<h1>News</h1><p>The <b>bridge</b> was\n opened.</p>", ["News", "The <b>bridge</b> was\n opened."]),
        ("a.txt", "News\n\nThe bridge was opened on a day in May, in the presence of a crowd of towns-\npeople, as it\n"
         "was said. It rained.\n", ["News", "The bridge was opened on a day in May"]),
    ],
)
def test_json_leads_back_to_the_file(
    name: str, file: str, expected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_text(file, encoding="utf-8")
    assert run(["align", str(path), str(path), "-f", "json"]) == 0
    units = json.loads(capsys.readouterr().out)["target_units"]
    written = [file[unit["start"] : unit["end"]] for unit in units]
    assert all(here.startswith(there) for here, there in zip(written, expected, strict=False))
    lines = file.split("\n")
    assert all(lines[unit["line"] - 1][unit["column"] - 1 :].startswith(unit["text"][0]) for unit in units)
    assert units[1]["text"].startswith("The bridge was opened")


def test_tmx(pair: Path, capsys: pytest.CaptureFixture[str]) -> None:
    memory = ElementTree.fromstring(output("-f", "tmx", capsys=capsys))
    assert memory.attrib == {"version": "1.4"}
    segments = [[seg.text for seg in unit.iter("seg")] for unit in memory.iter("tu")]
    assert segments[1] == ["Оркестр играл до вечера.", "A band played until the evening."]
    assert len(segments) == 2


def test_text_shows_what_is_missing_and_what_was_added(pair: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = output(capsys=capsys)
    assert "· no target ·" in out
    assert "· no source ·" in out
    assert out.endswith("2 pairs, 1 omission, 1 addition.\n")


@pytest.mark.parametrize(
    ("unit", "units"),
    [
        ("sentences", ["One. ", "Two.", "Three.", "Four."]),
        ("lines", ["One. Two.", "Three.", "Four."]),
        ("paragraphs", ["One. Two.\nThree.", "Four."]),
    ],
)
def test_units(unit: str, units: list[str]) -> None:
    text = "\n One. Two.\nThree. \n\n\t\nFour.\n"
    assert [text[start:end] for start, end in UNITS[unit](text)] == [each.strip() for each in units]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["align", "ru.txt"], "TARGET"),
        (["align", "ru.txt", "gone.txt"], "gone.txt: there is no such file"),
        (["align", "ru.txt", "en.txt", "--split", "sentence"], "unknown --split 'sentence': did you mean sentences?"),
        (["align", "ru.txt", "en.txt", "-f", "tmz"], "unknown --format 'tmz': did you mean tmx?"),
        (["align", "ru.txt", "en.txt", "-o", "en.txt"], "it would be lost"),
    ],
)
def test_errors(pair: Path, arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert reason in capsys.readouterr().err


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=[]), min_size=1), st.sampled_from(sorted(BITEXT_REPORTERS)))
def test_no_text_gets_through_as_it_should_not(text: str, name: str) -> None:
    side = Text(Document(text, "[/a]\x1b"), "en", (Span(0, len(text)),))
    out = io.StringIO()
    BITEXT_REPORTERS[name](Bitext(side, side, (Bead((0,), (0,), 0.5), Bead((), (0,), 0.0))), out, Layout())
    written = out.getvalue()
    assert not RAW.search(written) or name == "tmx"
    written.encode()
    if name == "tmx":
        ElementTree.fromstring(written)
    if name == "json":
        json.loads(written)
    if name == "tsv":
        assert [line.count("\t") for line in written.splitlines()] == [2, 2]


def test_texts_that_are_no_translations_are_said_to_be_none(capsys: pytest.CaptureFixture[str]) -> None:
    samples = Path(__file__).parent.parent / "samples"
    assert run(["align", str(samples / "market.txt"), str(samples / "clean.txt")]) == 0
    assert "do not look like translations of each other" in capsys.readouterr().out
    assert run(["align", str(samples / "bridge.ru.txt"), str(samples / "bridge.txt")]) == 0
    assert "do not look like" not in capsys.readouterr().out
