"""Glossaries: what they may look like, what is refused in one line, and where their terms stand in a text."""

import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from timing import at_most

import aligner
from aligner.errors import UnreadableError
from aligner.morphology import russian
from aligner.terminology.glossary import Term, Terms, read, read_all
from aligner.terminology.terms import index_of

TABLE = """source,target,forbidden,do-not-translate,case,note
ценная бумага,security|stock,valuable paper,,,as the law has it
QuickBridge,,,yes,,
"устав, новый",charter,,,да,
,,коммуникация,,,
"""
TBX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic"><text><body>
<termEntry id="1">
 <langSet xml:lang="ru"><tig><term>мост</term></tig></langSet>
 <langSet xml:lang="en-GB"><tig><term>bridge</term></tig>
  <tig><term>viaduct</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
</termEntry></body></text></martif>
"""
TBX_3 = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" style="dca" xml:lang="ru" type="TBX-Basic"><text><body>
<conceptEntry id="1"><langSec xml:lang="ru"><termSec><term>мост</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>bridge</term></termSec></langSec></conceptEntry></body></text></tbx>
"""


def written(folder: Path, text: str | bytes, name: str = "terms.csv") -> Path:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_a_table(tmp_path: Path) -> None:
    assert read(written(tmp_path, TABLE)) == (
        Term("ценная бумага", ("security", "stock"), ("valuable paper",), note="as the law has it"),
        Term("QuickBridge", keep=True),
        Term("устав, новый", ("charter",), case=True),
        Term("", forbidden=("коммуникация",)),
    )


@pytest.mark.parametrize("text", ["ru,en\nмост,bridge\n", "ru;en\r\nмост;bridge\r\n", "ru\ten-GB\nмост\tbridge\n"])
def test_codes_of_languages_stand_for_source_and_target(text: str, tmp_path: Path) -> None:
    assert read(written(tmp_path, text)) == (Term("мост", ("bridge",), languages=("ru", "en")),)


def test_other_encodings(tmp_path: Path) -> None:
    text = "source,target\nмост через реку,bridge over the river\nновый устав общества,new charter of the company\n"
    expected = read(written(tmp_path, text))
    assert read(written(tmp_path, text.encode("utf-16"))) == expected
    assert read(written(tmp_path, b"\xef\xbb\xbf" + text.encode())) == expected


def test_tbx(tmp_path: Path) -> None:
    bridge = Term("мост", ("bridge",), ("viaduct",), languages=("ru", "en"))
    assert read(written(tmp_path, TBX, "terms.tbx")) == (Term("bridge", ("мост",), languages=("en", "ru")), bridge)
    assert len(read(written(tmp_path, TBX_3, "terms.tbx"))) == 2


REFUSED = [
    ("", "terms.csv: no term in it"),
    ("source,target\n", "no term in it"),
    ("a,b,c\n1,2,3\n", "terms.csv:1: unknown column"),
    ("note,case\nx,y\n", "terms.csv:1: no column named source"),
    ("source,target,target\n", "terms.csv:1: two columns are target"),
    ("source,target\nмост,bridge,x,y\n", "terms.csv:2: 4 cells under 2 columns"),
    ("source,target\n\n,bridge\n", "terms.csv:3: no source term"),
    ("source,target\nмост,\n", "terms.csv:2: 'мост' has neither a target nor anything forbidden"),
    ("source,target\n!!!,x\n", "terms.csv:2: '!!!' has no word in it"),
    ("source,target\n" + "a " * 20 + ",x\n", "terms.csv:2: a term has at most 12 words"),
    ("source,target\n" + "a" * 500 + ",x\n", "terms.csv:2: a term has at most 12 words and 200"),
    ("source,target,case\nмост,bridge,perhaps\n", "terms.csv:2: 'perhaps' under case is neither yes nor no"),
    ('source,target\n"мост,bridge\n', "terms.csv:2: unexpected end of data"),
    ("source,target\n" + "a" * 200_000 + "\n", "terms.csv:2: "),
    ("<a", "no well-formed XML"),
    ("<martif><a></martif>", "terms.csv:1: no well-formed XML"),
    ("<a>" * 3000, "elements inside each other more than 40 deep"),
    ('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "entities are defined in it"),
    ("<!DOCTYPE a SYSTEM 'b' [<!ELEMENT a ANY>]><a/>", "entities are defined in it"),
    ("<!DOCTYPE" * 100_000, "no well-formed XML"),
    (TBX_3.replace("<termSec>", "<termSec><term>a</term></termSec>" * 200 + "<termSec>"), "more than 200"),
    ("<a>&x;</a>", "no well-formed XML"),
    (b"\xff\xfe\x00", "terms.csv"),
    (b"PK\x03\x04" + bytes(range(256)), "terms.csv: a workbook or an archive: save the table as CSV"),
    (b"source,target\n\xd0\xbc\xd0\xbe\xd1\x81\xd1\x82 \xff\xff,x\n" * 9, "terms.csv"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED, ids=[reason[:40] for _, reason in REFUSED])
def test_what_is_wrong_is_said_in_one_line(text: str | bytes, reason: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as raised:
        read(written(tmp_path, text))
    assert reason in str(raised.value)
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 500


TBX_MIN = """<TBX dialect="TBX-Min"><body><entry id="1">
<langGroup xml:lang="ru"><termGroup><term>мост</term></termGroup></langGroup>
<langGroup xml:lang="en"><termGroup><term>suspension <hi>bridge</hi></term></termGroup>
<termGroup><term>span</term><termStatus>obsolete</termStatus></termGroup></langGroup></entry></body></TBX>
"""


def test_tbx_of_another_dialect_and_with_marks_inside_terms(tmp_path: Path) -> None:
    back = Term("suspension bridge", ("мост",), languages=("en", "ru"))
    there = Term("мост", ("suspension bridge",), ("span",), languages=("ru", "en"))
    assert read(written(tmp_path, TBX_MIN, "terms.tbx")) == (back, there)


@pytest.mark.parametrize("text", ["sep=;\r\nRU;EN\r\nмост;bridge\r\n", "\ufeffru-RU;en-US;case\nмост;bridge;ЛОЖЬ\n"])
def test_tables_as_a_spreadsheet_writes_them(text: str, tmp_path: Path) -> None:
    assert read(written(tmp_path, text)) == (Term("мост", ("bridge",), languages=("ru", "en")),)


def test_a_glossary_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="there is no such file"):
        read(tmp_path / "none.csv")
    with pytest.raises(UnreadableError, match="directory"):
        read(tmp_path)


FOUND = """
ru | ценная бумага | Цены ⟦ценных бумаг⟧ и бумаги, ценные ⟦ценными\xa0бумагами⟧
ru | сталь | Они стали лучше; ⟦сталью⟧ и ⟦сталь⟧.
ru | карта | ⟦карты⟧, ⟦Карту⟧, картон, ⟦КАРТОЙ⟧
ru | счёт | ⟦счета⟧ и ⟦счёту⟧
en | mouse trap | the ⟦mice traps⟧, a mouse, trap; ⟦Mouse Trap⟧
en | security | The ⟦securities⟧ and a secure place
de | Haus | die ⟦Häuser⟧ und Hafen
"""


@pytest.mark.parametrize("line", FOUND.strip().splitlines())
def test_a_term_is_found_in_any_inflection(line: str) -> None:
    language, term, marked = line.split(" | ")
    text = marked.replace("⟦", "").replace("⟧", "")
    index = index_of([(term, Term(term))], language)
    found = [text[place.start : place.end] for place in index.find(text)]
    assert found == [part.partition("⟧")[0] for part in marked.split("⟦")[1:]]


def test_case_matters_where_the_glossary_says_so() -> None:
    index = index_of([("Apple", Term("Apple", case=True))], "en")
    assert [place.start for place in index.find("an apple of Apple, APPLE")] == [12]


def test_the_longest_term_counts() -> None:
    index = index_of([(text, Term(text)) for text in ("карта", "карта города", "город")], "ru")
    found = [" ".join(each.phrase.words) for each in index.find("На карте города и на карте")]
    assert found == ["карта города", "карта"]


def test_thousands_of_terms_take_one_reading() -> None:
    terms = Terms(Term(f"слово{'абвгдежз'[i % 8]}{i} речь", (f"word{i}",)) for i in range(20_000))
    index = index_of([(term.source, term) for term in terms], "ru")
    text = "Сегодня словоа0 речь и другие слова этого длинного текста. " * 2_000
    with at_most(5):
        assert len(index.find(text)) == 2_000


def test_only_words_that_a_text_comes_to_are_reduced() -> None:
    endings = ["".join(letters) for letters in product("бвгджзклмнпрст", repeat=3)]
    index = index_of([(f"{end}окхазум {end}ившурда", Term(end)) for end in endings], "ru")
    before = russian.readings.cache_info().misses
    found = index.find("О клмокхазуме клмившурдой сказали, как и о клмокхазуме в городе.")
    assert [place.phrase.words for place in found] == [("клмокхазум", "клмившурда")]
    assert russian.readings.cache_info().misses - before < 50


def test_terms_that_begin_alike_are_not_tried_one_by_one() -> None:
    index = index_of([(f"bridge number {i}", Term(str(i))) for i in range(20_000)], "en")
    with at_most(5):
        assert len(index.find("The bridges of bridge number 7 are bridges. " * 1_000)) == 1_000


def test_two_terms_in_one_place_come_in_the_order_of_the_glossary() -> None:
    for words in (["карты", "карта"], ["карта", "карты"]):
        found = index_of([(word, Term(word)) for word in words], "ru").find("на карты")
        assert [place.phrase.term.source for place in found] == words


def test_other_terms_have_another_signature_and_none_has_that_of_a_rule_alone() -> None:
    said = [repr(Terms(terms)) for terms in ([], [Term("мост", ("bridge",))], [Term("мост", (), ("bridge",))])]
    assert len(set(said)) == 3
    assert said[0] == "()"
    assert repr(Terms([Term("мост", ("bridge",))])) == said[1]


def test_the_command_takes_glossaries(tmp_path: Path) -> None:
    source = written(tmp_path, "Владелец ценных бумаг продал их банку. Рынок закрыт до весны.\n", "source.txt")
    text = "The owner of the papers sold them to the bank. The market is closed until spring.\n"
    target = written(tmp_path, text, "t.txt")
    command = [sys.executable, "-m", "aligner", "check", str(target), "--source", str(source), "-f", "concise"]
    asked = [*command, "--select", "terminology,forbidden-term", "--glossary", str(written(tmp_path, TABLE))]
    done = subprocess.run(asked, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1, done.stderr
    assert "“ценная бумага” is “security” or “stock” in the glossary" in done.stdout
    broken = [*command, "--glossary", str(written(tmp_path, "a,b,c\n", "broken.csv"))]
    done = subprocess.run(broken, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "broken.csv:1: unknown column" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_configuration_names_glossaries_and_no_terms(tmp_path: Path) -> None:
    written(tmp_path, TABLE)
    target = written(tmp_path, "Городу нужны новые коммуникации.\nКоммуникаций не хватает, сказал мэр.\n", "t.txt")
    config = written(tmp_path, 'glossaries = ["terms.csv"]\nselect = ["forbidden-term"]\n', "aligner.toml")
    command = [sys.executable, "-m", "aligner", "check", str(target), "-f", "concise", "--config", str(config)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stdout.count("forbidden-term The glossary forbids “коммуникация”") == 2, done.stderr
    config.write_text('[rules.terminology]\nterms = ["мост"]\n', encoding="utf-8")
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "unknown option of terminology" in done.stderr


def test_pairs_take_glossaries(tmp_path: Path) -> None:
    pairs = [("Ценные бумаги проданы.", "The papers are sold."), ("Ценные бумаги проданы.", "The securities are sold.")]
    glossary = written(tmp_path, TABLE)
    report = aligner.check_pairs(pairs, source_language="ru", target_language="en", glossaries=[glossary])
    assert [issue.pair for issue in report.issues if issue.rule == "terminology"] == [0]


def test_terms_are_read_once_and_compared_fast(tmp_path: Path) -> None:
    terms = read_all([written(tmp_path, TABLE)])
    assert hash(terms) == hash(Terms(terms))
    assert terms == Terms(terms)


def test_inflected_forms_of_terms_are_found() -> None:
    """Of 200 terms; ``measure_terms.py`` says which are not, and measures wrong matches on a corpus."""
    from measure_terms import recall, terms

    found, made, lost = recall()
    assert len(terms()) == 200
    assert found / made >= 0.98, lost


def test_rules_that_have_nothing_but_an_absent_glossary_to_go_by_are_an_error() -> None:
    with pytest.raises(aligner.UsageError, match="no glossary says what to look for"):
        aligner.check("The bridge was opened.", "Мост открыли.", select=["terminology"])
    assert aligner.check("The bridge was opened.", "Мост открыли.", select=["terminology", "number"]).issues == ()
