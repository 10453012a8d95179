"""What a reader sees of a file beside its running text, each for itself, and a view of all of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import category

from aligner.model import Edit, Span
from aligner.views.view import View, view

BETWEEN = "\n\n"
"""What parts them in a view: none of them goes on in the next one."""
WORD = re.compile(r"[\"'«“„(.]*[^\W\d_]+(?:[-'’][^\W\d_]+)*[.!?…:,;]*[\"'»”)]*")
SECTION = re.compile(r"\d{1,3}(?:\.\d{1,3})*+\.[ \u00a0]+(?=\S)")
BETWEEN_WORDS = re.compile(r"[\s、。，！？：；・「」『』（）]+")
SLUG = re.compile(r"[a-z]{2,}(?:-[a-z]+)+")
TEMPLATE = re.compile(r"\{\{|\{%|<%|<\?|\$\{|\[%")
FILE = re.compile(
    r"\S+://\S*|[\w()-]*\.[A-Za-z]{1,4}[0-9]?|[a-z0-9_()-]+ [a-z0-9_()-]*\.[A-Za-z]{1,4}[0-9]?"
    r"|[\w() -]*\.(?i:png|jpe?g|gif|svg|webp)"
)
"""With a blank in it, it may be a text that ends in a name (of a site, of a library); but not in that of an image."""

MARKED = re.compile(r"[:#\"'\\&<>\r\n]|\s[{}\[\]|*!%@`=?,-]")
"""Signs of the languages in which parts are written, before and behind an edit; some are that at a beginning alone."""
UNMARKED = re.compile(r"(?:[^\W_]|[ \u00a0\u202f.…!;()«»“”„‘’–—−°№])*")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a file that is a text of its own: a title, a description, what stands for an image."""

    start: int
    end: int
    kind: str
    """What it is, as ``title`` or ``img alt``; in a translation the same."""
    of: str = ""
    """What it belongs to, as the name of the image, where that tells it from others of its kind."""
    edits: tuple[Edit, ...] = ()
    """What turns the stretch into its text."""

    def shown(self, text: str) -> str:
        """The text of it, ``text`` being that of the file."""
        parts, at = [], self.start
        for edit in self.edits:
            parts += [text[at : edit.start], edit.replacement]
            at = edit.end
        return "".join([*parts, text[at : self.end]])


def is_text(shown: str) -> bool:
    """Whether it is something to read, and no name of a file, key, number, address or piece of a program."""
    if TEMPLATE.search(shown) or FILE.fullmatch(shown.strip()):
        return False
    words = [word for word in BETWEEN_WORDS.split(shown) if word]
    if len(words) == 1:
        return is_word(words[0]) and not SLUG.fullmatch(words[0])
    return any(map(is_word, words))


def is_word(text: str) -> bool:
    """Whether it is a word of two letters at least, with its marks; in many scripts some vowels are combining signs."""
    letters = text if text.isascii() else "".join("ж" if category(sign) in ("Mn", "Mc") else sign for sign in text)
    return WORD.fullmatch(letters) is not None and sum(map(str.isalpha, letters)) > 1


def is_mendable(text: str, edits: Sequence[Edit]) -> bool:
    """Whether edits of a file leave what stands around a part as it is, in whatever it is written.

    Put in are no marks that mean something to YAML, TOML or HTML, and nothing is changed beside one: "a:b" is a text in
    YAML, "a: b" is a key with a value.
    """
    beside = (text[edit.start - 1 : edit.start] + text[edit.end : edit.end + 1] for edit in edits)
    return all(UNMARKED.fullmatch(edit.replacement) for edit in edits) and not any(map(MARKED.search, beside))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the blanks at its ends, and without the number of a section, which nobody translates."""
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    end = start + len(inside.strip())
    number = SECTION.match(text, start, end)
    return number.end() if number else start, end


def view_of(text: str, parts: Sequence[Part]) -> tuple[View, tuple[Span, ...]]:
    """A view of parts, which are in order and apart, and where in it each of them stands."""
    spans, length = [], 0
    for part in parts:
        size = part.end - part.start + sum(len(edit.replacement) - (edit.end - edit.start) for edit in part.edits)
        spans.append(Span(length, length + size))
        length += size + len(BETWEEN)
    return view(text, edits(text, parts)), tuple(spans)


def edits(text: str, parts: Sequence[Part]) -> Iterator[Edit]:
    """What turns a file into the texts of its parts."""
    at, between = 0, ""
    for part in parts:
        yield Edit(at, part.start, between)
        yield from part.edits
        at, between = part.end, BETWEEN
    yield Edit(at, len(text), "")
