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


LEFT_RUSSIAN = (
    "Мост открыли в пятницу.\nМэр приехал с семьёй и первым проехал по мосту.\nРаботы обошлись в сорок миллионов.\n"
    "Оркестр играл до вечера.\nВесной город решит, что будет с набережной.\nТранспортом заведует Ольга Терентьева.\n"
)
LEFT = (
    "The bridge was opened on Friday.\nМэр приехал с семьёй и первым проехал по мосту.\nThe work cost forty million.\n"
    "A band played until the evening. Оркестр играл до вечера.\nIn spring the city will decide about the embankment.\n"
    "Olga Terentyeva is in charge of transport.\n"
)


def memory_of(path: Path, capsys: pytest.CaptureFixture[str], *sides: str) -> tuple[list[list[str | None]], str]:
    """What a memory of two texts holds, and what is said of it."""
    for name, text in zip(("a.txt", "b.txt"), sides, strict=True):
        (path / name).write_text(text, encoding="utf-8")
    assert run(["align", str(path / "a.txt"), str(path / "b.txt"), "-f", "tmx"]) == 0
    captured = capsys.readouterr()
    return [[seg.text for seg in unit.iter("seg")] for unit in ElementTree.fromstring(captured.out).iter("tu")], (
        captured.err
    )


def test_a_memory_has_nothing_that_was_left_untranslated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pairs, said = memory_of(tmp_path, capsys, LEFT_RUSSIAN, LEFT)
    assert len(pairs) == 5
    assert ["Оркестр играл до вечера.", "A band played until the evening."] in pairs
    assert not re.search("[а-я]", "".join(str(target) for _, target in pairs))
    assert said.endswith("b.txt: 2 untranslated passages left out of the memory\n")


def test_a_copy_in_one_alphabet_is_left_out_and_a_name_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    german = "Die Brücke wurde am Freitag eröffnet.\nBild rechts\nVolkswagen Golf GTI\nDer Chef kam mit Familie.\n"
    english = "The bridge was opened on Friday.\nBild rechts\nVolkswagen Golf GTI\nThe boss came with his family.\n"
    pairs, said = memory_of(tmp_path, capsys, german, english)
    assert [source for source, _ in pairs] == [line for line in german.splitlines() if line != "Bild rechts"]
    assert "1 untranslated passage left out" in said


def test_a_text_that_is_all_its_source_makes_an_empty_memory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs, said = memory_of(tmp_path, capsys, LEFT_RUSSIAN, LEFT_RUSSIAN)
    assert not pairs
    assert "6 untranslated passages left out" in said


def test_what_was_moved_is_marked_and_in_the_memory(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line for line in LEFT.splitlines() if not re.search("[а-я]", line)]
    english = "\n".join([*lines[1:3], "A band played until the evening.", *lines[3:], lines[0]])
    russian = "\n".join(line for line in LEFT_RUSSIAN.splitlines() if not line.startswith("Мэр"))
    pairs, said = memory_of(tmp_path, capsys, russian, english)
    assert ["Мост открыли в пятницу.", "The bridge was opened on Friday."] in pairs
    assert not said
    names = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    assert run(["align", *names, "-f", "tmx"]) == 0
    assert capsys.readouterr().out.count('<prop type="x-moved">yes</prop>') == 1
    assert run(["align", *names, "-f", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(move["source"], move["target"]) for move in found["moves"]] == [([0], [4])]
    assert found["untranslated"] == []
    assert run(["align", *names]) == 0
    out = capsys.readouterr().out
    assert out.count("· stands elsewhere ·") == 2
    assert out.endswith("3 pairs, 0 omissions, 0 additions, 1 moved.\n")
    assert run(["align", *names, "-f", "html"]) == 0
    page = capsys.readouterr().out
    assert page.count("moved: stands elsewhere") == 2
    assert "3 pairs, 0 omissions, 0 additions, 1 moved." in page


def test_a_copy_inside_a_translation_leaves_no_hole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    left = "Работы обошлись городу в сорок миллионов рублей."
    long = "Мэр сказал, что мост сократит дорогу до больницы на двадцать минут, и поблагодарил строителей за их работу."
    source = f"Мост открыли в пятницу после долгого ремонта.\n{long}\n{left}\nТяжёлым грузовикам туда нельзя.\n"
    two = "The mayor said that the bridge would shorten the way to the hospital by twenty minutes.", (
        "He thanked the builders for their work."
    )
    target = f"The bridge was opened on Friday.\n{two[0]}\n{left}\n{two[1]}\nHeavy lorries must not use it.\n"
    pairs, said = memory_of(tmp_path, capsys, source, target)
    assert [long, " ".join(two)] in pairs
    assert "1 untranslated passage left out" in said
    assert run(["align", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "-f", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["untranslated"] == [2]
    assert [bead["target"] for bead in found["beads"]] == [[0], [1, 2, 3], [], [4]]
    assert [bead["source"] for bead in found["beads"]] == [[0], [1], [2], [3]]


def test_what_was_left_untranslated_is_marked_side_by_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    memory_of(tmp_path, capsys, LEFT_RUSSIAN, LEFT)
    names = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    assert run(["align", *names, "-f", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [found["target_units"][index]["line"] for index in found["untranslated"]] == [2, 4]
    assert run(["align", *names]) == 0
    out = capsys.readouterr().out
    assert "\ncopied " in out
    assert out.rstrip().endswith("untranslated.")


WRAPPED = (
    "The old bridge was opened on Friday after eleven months of work, and the\n"
    "band of the fire brigade played on it until late in the evening, in spite\nof the rain.\n"
)


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        ("a.txt", WRAPPED, WRAPPED.splitlines()),
        ("a.md", "# News\n\nThe *bridge* was\nopened.\n", ["News", "The bridge was", "opened."]),
        ("a.html", "<h1>News</h1><p>The <b>bridge</b> was\n opened.</p>", ["News", "The bridge was opened."]),
    ],
)
def test_a_line_is_a_unit(
    name: str, text: str, lines: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert run(["align", str(path), str(path), "--split", "lines", "-f", "json"]) == 0
    assert [unit["text"] for unit in json.loads(capsys.readouterr().out)["target_units"]] == lines
