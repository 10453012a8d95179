"""Files and streams: what is read, in which encoding, and what is refused."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import readers
from aligner.errors import UnreadableError, UsageError
from aligner.model import Document

RUSSIAN = "Мост через реку открыли в пятницу. На церемонию пришли сотни горожан, и оркестр играл до вечера.\n"


def read(data: bytes, encoding: str | None = None, name: str = "a.txt") -> Document:
    return readers.read(data, name, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_utf_8_and_marked_encodings_are_not_guessed(encoding: str) -> None:
    document = read(RUSSIAN.encode(encoding))
    assert document.text == RUSSIAN
    assert not document.notes


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "utf-16-le", "utf-16-be"])
def test_russian_code_pages_are_found_and_the_guess_is_said(encoding: str) -> None:
    document = read(RUSSIAN.encode(encoding))
    assert (document.text, document.encoding) == (RUSSIAN, encoding)
    assert f"guessed: {encoding}" in document.notes[0]


PAGE = """<html><head><meta http-equiv="Content-Type"
 content="text/html; charset=%s"></head><p>Мост</p></html>"""


@pytest.mark.parametrize(
    ("said", "encoding"), [("windows-1251", "cp1251"), ('KOI8-R" x="', "koi8-r"), ("ibm866", "cp866")]
)
def test_a_page_says_its_encoding(said: str, encoding: str) -> None:
    page = PAGE % said
    document = read(page.encode(encoding), name="a.html")
    assert (document.text, document.notes) == (page, ())
    assert read(page.encode(), name="a.htm").encoding == "utf-8"
    assert read(page.encode(encoding), "cp1252", "a.html").encoding == "cp1252"


def test_a_page_may_say_an_encoding_that_it_has_not() -> None:
    for said in ("nonsense", "utf-16", "rot13", "cp037\0", "idna", "unicode_escape"):
        document = read((PAGE % said).replace("Мост", RUSSIAN).encode("cp1251"), name="a.html")
        assert (document.encoding, bool(document.notes)) == ("cp1251", True)
    latin = '<?xml version="1.0" encoding="ISO-8859-1"?><p>“Café”</p>'
    assert read(latin.encode("cp1252"), name="a.xhtml").text == latin


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_newlines_keep_their_offsets(newline: str) -> None:
    text = f"one{newline}two{newline}"
    assert read(text.encode()).text == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_every_utf_8_text_comes_back_as_it_is(text: str) -> None:
    assert read(text.encode()).text == text.removeprefix("\ufeff")


def archive(name: str = "a.txt", content: str = RUSSIAN) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (archive("word/document.xml"), "a Word document: save it as .txt, .md or .html"),
        (archive("xl/workbook.xml"), "an Excel workbook: save it as .csv or .txt"),
        (archive("mimetype", "application/vnd.oasis.opendocument.text"), "an OpenDocument file: save it as .txt"),
        (archive(), "an archive: unpack it first"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "a PDF: save its text as .txt, .md or .html"),
        (rb"{\rtf1\ansi The bridge was opened.}", "a document in RTF: save it as .txt, .md or .html"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9), "a document of an old Office: save it as .txt, .md or .html"),
    ],
)
@pytest.mark.parametrize("encoding", [None, "cp1251"])
def test_documents_of_other_programs_are_called_what_they_are(data: bytes, reason: str, encoding: str | None) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(data, encoding)
    assert str(caught.value).startswith(f"a.txt: {reason}")


def test_a_text_about_such_files_is_one() -> None:
    text = "PK is how word/document.xml begins, and %PDF- how a PDF does.\n"
    assert read(text.encode()).text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (RUSSIAN.encode() + b"\xff" + RUSSIAN.encode(), f"byte 0xff at offset {len(RUSSIAN.encode())} "),
        (RUSSIAN.encode() + b"\xed\xa0\x80" + RUSSIAN.encode(), f"byte 0xed at offset {len(RUSSIAN.encode())} "),
        (RUSSIAN.encode()[:-2] + b"\xd0", "damaged UTF-8"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8, "not a text"),
        (b"\xef\xbb\xbf" + b"abc\xff", "not utf-8: byte 0xff at offset 6"),
    ],
)
def test_what_is_no_text_is_refused_with_the_place(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(data)


def test_a_stray_nul_or_escape_is_text_and_kept() -> None:
    text = "The bridge\x00 opened on Friday and \x1b[31mthe band\x1b[0m played until the evening came.\n"
    assert read(text.encode()).text == text


def test_a_stated_encoding_is_obeyed_and_checked() -> None:
    assert read("Füße".encode("latin-1"), "latin-1").text == "Füße"
    with pytest.raises(UnreadableError, match="not ascii: byte 0xd0 at offset 0"):
        read(RUSSIAN.encode(), "ascii")


@pytest.mark.parametrize(("name", "nearest"), [("cp12511", "cp1251"), ("utf8-8", "utf-8"), ("rot13", ""), ("a\0b", "")])
def test_an_unknown_encoding_is_a_usage_error_with_the_nearest_name(name: str, nearest: str) -> None:
    with pytest.raises(UsageError, match=f"unknown encoding .*{nearest}"):
        read(b"text", name)


@pytest.mark.parametrize(("data", "note"), [(b"", "it is empty"), (b" \n\n", "there is no text in it")])
def test_an_empty_file_is_read_and_noted(data: bytes, note: str) -> None:
    assert read(data).notes == (note,)


def test_paths_that_cannot_be_read_say_why_and_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="there is no such file"):
        readers.read_file(tmp_path / "missing.txt")
    with pytest.raises(UnreadableError, match=r"is a folder; name the files in it, as in .*\*\.txt"):
        readers.read_file(tmp_path)
    with pytest.raises(UnreadableError, match="cannot be read"):
        readers.read_file("a\0b")


def test_an_endless_stream_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "LARGEST", 1000)
    stream = io.BytesIO(b"a" * 5000)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stream))
    data = readers.standard_input("-")
    assert (len(data), stream.tell()) == (1001, 1001)
    with pytest.raises(UnreadableError, match="larger than"):
        readers.bounded(data, "-")
