"""Bytes -> text, and which encoding that took.

UTF-8 is taken strictly, and a byte-order mark at its word. What is left is guessed among the few encodings that
Russian texts come in, and the guess is said. A text that is UTF-8 but for a few bytes is damaged, not of another
encoding: read as a code page it would become nonsense without a word, so it is refused.
"""

import codecs
import encodings.aliases
import re
from dataclasses import dataclass
from itertools import chain

from aligner.errors import UnreadableError, unknown

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  #  before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
OF_NO_TEXTS = {"idna", "punycode", "unicode-escape", "raw-unicode-escape"}
"""How names of hosts and strings of programs are written: they would change a text, or cannot replace what is wrong."""
OF_MARK = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
"""What the bytes after a mark are in."""
CODE_PAGES = ["cp1251", "koi8_r", "cp866"]
WIDE = ["utf_16_le", "utf_16_be"]
GUESSED = frozenset(name.replace("_", "-") for name in (*CODE_PAGES, *WIDE))
"""As reports name them. Only a guess has these names: a byte-order mark is of another."""

CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b")) + b"\x7f"
MOST_CONTROLS = 0.05
"""Share of control bytes above which bytes are not a text in an encoding of single bytes: no text comes near it,
UTF-16 has 40 % and more, programs and pictures 10 % and more."""

ZIP = b"PK\x03\x04"
OF_A_ZIP = (
    (b"word/document.xml", "a Word document: save it as .txt, .md or .html"),
    (b"xl/workbook.xml", "an Excel workbook: save it as .csv or .txt"),
    (b"ppt/presentation.xml", "a PowerPoint presentation: save its text as .txt"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file: save it as .txt, .md or .html"),
)
"""What stands in an archive as it is, the name of a file or a type, and what that makes of it."""
OF_A_BEGINNING = (
    (b"%PDF-", "a PDF: save its text as .txt, .md or .html"),
    (b"{\\rtf1", "a document in RTF: save it as .txt, .md or .html"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Office: save it as .txt, .md or .html"),
    (ZIP, "an archive: unpack it first"),
)
"""How files begin that hold a text and are none."""

ABOVE_ASCII = bytes(range(128, 256))
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decoded(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str, str]:
    """The text of ``data``, the encoding used, and a note for the reader where that was a guess ("" where not).

    Raises ``UnreadableError`` with the offset of the first byte that does not fit, or what the file is instead.
    """
    if what := document_of(data):
        raise UnreadableError(f"{name}: {what}")
    if encoding is not None:
        return strictly(data, name, stated(encoding)), encoding.lower(), ""
    for mark, marked in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return strictly(data, name, marked).removeprefix("\ufeff"), marked, ""
    if len(data.translate(None, CONTROLS)) < (1 - MOST_CONTROLS) * len(data):
        return guessed(data, name, WIDE)
    try:
        return data.decode(), "utf-8", ""
    except UnicodeDecodeError as error:
        if mostly_utf_8(data):
            raise UnreadableError(
                f"{name}: damaged UTF-8: byte 0x{data[error.start]:02x} at offset {error.start} belongs to no "
                "character; repair the file or state --encoding"
            ) from None
        return guessed(data, name, CODE_PAGES)


def document_of(data: bytes) -> str:
    """What a file is that a program other than an editor of texts wrote, and what to do about it; "" for others."""
    inside = (what for mark, what in OF_A_ZIP if data.startswith(ZIP) and mark in data)
    beginning = (what for mark, what in OF_A_BEGINNING if data.startswith(mark))
    return next(chain(inside, beginning), "")


def stated(encoding: str) -> str:
    """The encoding a user named, if Python has such a text encoding."""
    if is_of_text(encoding):
        return encoding
    known = {name.replace("_", "-") for name in encodings.aliases.aliases.values() if is_of_text(name)}
    raise unknown("encoding", encoding, known)


def is_of_text(encoding: str) -> bool:
    """Whether Python has an encoding of this name that is one of texts, as rot13 is not, nor that of names of hosts."""
    try:
        "".encode(encoding)
    except (LookupError, ValueError):      # ValueError: a NUL in the name
        return False
    return codecs.lookup(encoding).name not in OF_NO_TEXTS


def strictly(data: bytes, name: str, encoding: str) -> str:
    """Decode, or say where it fails."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{name}: not {encoding}: byte 0x{data[error.start]:02x} at offset {error.start} does not fit; "
            "state its own --encoding"
        ) from None
    except UnicodeError as error:
        raise UnreadableError(f"{name}: not {encoding}: {error}; state its own --encoding") from None


def mostly_utf_8(data: bytes) -> bool:
    """Whether more characters of several bytes are whole than bytes above ASCII belong to none."""
    rest, whole = MULTIBYTE.subn(b"", data)
    return whole > len(rest) - len(rest.translate(None, ABOVE_ASCII))


def guessed(data: bytes, name: str, candidates: list[str]) -> tuple[str, str, str]:
    """Let the detector choose among the candidates."""
    from charset_normalizer import from_bytes  # .05 s, and few files need it

    best = from_bytes(data, cp_isolation=candidates).best()
    if best is None:
        raise UnreadableError(f"{name}: not a text, or in an encoding that has to be stated with --encoding")
    encoding = best.encoding.replace("_", "-")
    return str(best), encoding, f"the encoding was guessed: {encoding}; state --encoding if the text looks wrong"


@dataclass(frozen=True, slots=True)
class Coding:
    """How a text becomes bytes."""

    mark: bytes
    """The byte-order mark before it."""
    codec: str

    def bytes_of(self, text: str) -> bytes:
        """The bytes of a text that it holds."""
        return self.mark + text.encode(self.codec)

    def holds(self, text: str) -> bool:
        """Whether it has all characters of a text."""
        try:
            text.encode(self.codec)
        except UnicodeError:
            return False
        return True


def coding_of(data: bytes, text: str, encoding: str) -> Coding | None:
    """What makes the same bytes again of the text that was read from them; None if nothing does."""
    marks = [mark for mark, marked in BYTE_ORDER_MARKS if data.startswith(mark) and marked == encoding]
    for coding in (*(Coding(mark, OF_MARK[mark]) for mark in marks), Coding(b"", encoding)):
        try:
            if coding.bytes_of(text) == data:
                return coding
        except UnicodeError:
            continue
    return None
