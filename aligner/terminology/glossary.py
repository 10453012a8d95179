"""Glossaries: CSV, TSV or TBX -> terms. What is wrong in one is said in one line, with its file and line.

A table has a line of names first: ``source`` and ``target``, and if need be ``forbidden``, ``do-not-translate``,
``case`` and ``note``. Two codes of languages instead of the first two, as ``ru,en``, say in which languages the terms
are. Several targets, and several forbidden ones, stand in one cell with ``|`` between them. TBX (ISO 30042) is read as
TBX-Basic, TBX-Min and TBX v3 write it: the terms of each two languages of an entry, with their administrative status.

A glossary is data from somewhere: it may not define entities, and its size is limited.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.errors import UnreadableError
from aligner.readers.encodings import decoded

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST = 20_000_000
"""Bytes of a glossary."""
MOST_TERMS = 100_000
SHOWN = 40
"""Characters of a cell that an error repeats: the file may be another one than was meant."""
LONGEST = 200
"""Characters of a term."""
MOST_WORDS = 12
"""Words of a term."""
MOST_IN_ENTRY = 200
"""Terms of an entry: each in one language is given all those in another."""
MOST_LANGUAGES = 8
"""Languages of an entry of which every two are terms of each other."""
DEEPEST = 40
"""Elements inside each other."""
BETWEEN = "|"
YES, NO = {"yes", "y", "true", "1", "x", "да", "истина", "+"}, {"", "no", "n", "false", "0", "нет", "ложь", "-"}
SEPARATOR = re.compile(r"sep=([,;\t])\r?\n")
"""The first line of a table that Excel has written."""
WORKBOOK = b"PK\x03\x04"
"""What a workbook of Excel or of LibreOffice begins with."""
COLUMNS = {
    "source": "source", "source term": "source", "term": "source", "термин": "source",
    "target": "target", "target term": "target", "translation": "target", "перевод": "target",
    "forbidden": "forbidden", "запрещено": "forbidden",
    "do-not-translate": "do-not-translate", "do not translate": "do-not-translate", "dnt": "do-not-translate",
    "не переводить": "do-not-translate",
    "case": "case", "case-sensitive": "case", "case sensitive": "case", "регистр": "case",
    "note": "note", "comment": "note", "примечание": "note",
}  # fmt: skip
"""What a column may be called."""
NAMED = tuple(dict.fromkeys(COLUMNS.values()))
LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z0-9-]{2,12})?")
WORD = re.compile(r"\w+(?:[-'’]\w+)*")
ENTITY = re.compile(r"<!ENTITY|<!DOCTYPE[^<>\[]*+\[", re.IGNORECASE)
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
ENTRIES, SECTIONS = {"termEntry", "conceptEntry", "entry"}, {"langSet", "langSec", "langGroup"}
GROUPS = {"tig", "termGrp", "termSec", "termGroup"}
"""What TBX-Basic, TBX v3 and TBX-Min call an entry, its languages and the group of a term."""
FORBIDDEN = ("deprecatedterm", "supersededterm", "notrecommended", "obsolete")
"""Beginnings of administrative statuses with which a term is not to be used."""


@dataclass(frozen=True, slots=True)
class Term:
    """What a glossary says of a term."""

    source: str
    """Empty for a word that is forbidden whatever the original says."""
    targets: tuple[str, ...] = ()
    """What may stand for it; none: only what is forbidden is known."""
    forbidden: tuple[str, ...] = ()
    """What may not."""
    keep: bool = False
    """Whether it is to stand in the translation as it is."""
    case: bool = False
    """Whether capital and small letters are told apart."""
    note: str = ""
    languages: tuple[str, str] | None = None
    """Of source and target, ISO 639; None: those of every text."""

    def is_for(self, source: str, target: str) -> bool:
        """Whether it is for texts in these languages."""
        return self.languages is None or self.languages == (source, target)


class Terms(tuple[Term, ...]):
    """The terms of all glossaries. What stands for them, in an index and in a signature, is computed once."""

    @cached_property
    def _hash(self) -> int:
        return hash(tuple(self))

    @cached_property
    def _repr(self) -> str:
        return f"Terms({len(self)}, {sha256(repr(tuple(self)).encode()).hexdigest()})" if self else "()"

    def __repr__(self) -> str:
        """The same for the same terms, and for no others: a signature of what rules are told is made of it."""
        return self._repr

    def __hash__(self) -> int:
        """The same for the same terms."""
        return self._hash


NO_TERMS = Terms()


def read_all(paths: Iterable[Path]) -> Terms:
    """The terms of several glossaries, in order."""
    return Terms(term for path in paths for term in read(path))


def read(path: Path) -> tuple[Term, ...]:
    """The terms of a glossary. Raises ``UnreadableError`` with the file, and the line where there is one."""
    name = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise UnreadableError(f"{name}: there is no such file") from None
    except OSError as error:
        raise UnreadableError(f"{name}: {error.strerror or error}") from None
    if len(data) > LARGEST:
        raise UnreadableError(f"{name}: larger than the {LARGEST // 1_000_000} MB that a glossary may have")
    if data.startswith(WORKBOOK):
        raise UnreadableError(f"{name}: a workbook or an archive: save the table as CSV")
    text, _, _ = decoded(data, name)
    is_xml = path.suffix.lower() in (".tbx", ".xml") or text.lstrip().startswith("<")
    terms = []
    for term in entries_of(text, name) if is_xml else rows_of(text, name, path.suffix.lower() == ".tsv"):
        terms.append(term)
        if len(terms) > MOST_TERMS:
            raise UnreadableError(f"{name}: more than {MOST_TERMS:,} terms")
    if not terms:
        raise UnreadableError(f"{name}: no term in it")
    return tuple(terms)


def rows_of(text: str, name: str, is_tsv: bool) -> Iterator[Term]:
    """The terms of a table."""
    stated = SEPARATOR.match(text)
    text = f"\n{text[stated.end() :]}" if stated else text
    delimiter = stated[1] if stated else delimiter_of(text.partition("\n")[0], is_tsv)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: list[str] = []
    languages: tuple[str, str] | None = None
    try:
        for row in rows:
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            where = f"{name}:{rows.line_num}"
            if not columns:
                columns, languages = columns_of(cells, where)
            elif len(cells) > len(columns) and any(cells[len(columns) :]):
                raise UnreadableError(f"{where}: {len(cells)} cells under {len(columns)} columns")
            else:
                yield term_of(dict(zip(columns, cells, strict=False)), where, languages)
    except csv.Error as error:
        raise UnreadableError(f"{name}:{rows.line_num}: {error}") from None


def delimiter_of(first: str, is_tsv: bool) -> str:
    """What stands between the cells of a table, by its first line."""
    if is_tsv or "\t" in first:
        return "\t"
    return ";" if first.count(";") > first.count(",") else ","


def columns_of(cells: Sequence[str], where: str) -> tuple[list[str], tuple[str, str] | None]:
    """What each column holds, and the languages that the first two name."""
    first = [LANGUAGE.fullmatch(cell.lower()) for cell in cells[:2]]
    if len(first) == 2 and first[0] and first[1] and cells[0].lower() not in COLUMNS:
        columns = ["source", "target", *(COLUMNS.get(cell.lower(), "") for cell in cells[2:])]
        languages = first[0][1], first[1][1]
    else:
        columns, languages = [COLUMNS.get(cell.lower(), "") for cell in cells], None
    unknown = [cell for cell, column in zip(cells, columns, strict=True) if cell and not column]
    if unknown:
        raise UnreadableError(f"{where}: unknown column {unknown[0][:SHOWN]!r}: use {', '.join(NAMED)}")
    twice = [column for column in NAMED if columns.count(column) > 1]
    if twice:
        raise UnreadableError(f"{where}: two columns are {twice[0]}")
    if "source" not in columns and "forbidden" not in columns:
        raise UnreadableError(f"{where}: no column named source in the first line")
    return columns, languages


def term_of(cells: dict[str, str], where: str, languages: tuple[str, str] | None) -> Term:
    """The term of a row."""
    source = checked(cells.get("source", ""), where)
    targets, forbidden = (several(cells.get(column, ""), where) for column in ("target", "forbidden"))
    keep, case = (is_yes(cells.get(column, ""), column, where) for column in ("do-not-translate", "case"))
    if not source and (targets or keep or not forbidden):
        raise UnreadableError(f"{where}: no source term")
    if not (targets or forbidden or keep):
        raise UnreadableError(f"{where}: {source[:SHOWN]!r} has neither a target nor anything forbidden")
    return Term(source, targets, forbidden, keep, case, cells.get("note", "")[:LONGEST], languages)


def several(cell: str, where: str) -> tuple[str, ...]:
    """The terms of a cell."""
    return tuple(checked(each.strip(), where) for each in cell.split(BETWEEN) if each.strip())


def checked(term: str, where: str) -> str:
    """A term that can be looked for, or nothing."""
    if len(term) > LONGEST or len(WORD.findall(term)) > MOST_WORDS:
        raise UnreadableError(f"{where}: a term has at most {MOST_WORDS} words and {LONGEST} characters")
    if term and not WORD.search(term):
        raise UnreadableError(f"{where}: {term!r} has no word in it")
    return term


def is_yes(cell: str, column: str, where: str) -> bool:
    """What a cell says to a question."""
    if cell.lower() not in YES | NO:
        raise UnreadableError(f"{where}: {cell[:SHOWN]!r} under {column} is neither yes nor no")
    return cell.lower() in YES


def entries_of(text: str, name: str) -> Iterator[Term]:
    """The terms of a TBX file."""
    from xml.etree.ElementTree import ParseError, XMLPullParser

    if ENTITY.search(text):
        raise UnreadableError(f"{name}: entities are defined in it, which a glossary may not do")
    parser: Any = XMLPullParser(["start", "end"])
    depth, number = 0, 0
    try:
        for line in re.sub(r"^\s*<\?xml[^>]*\?>", "", text).splitlines(keepends=True):
            number += 1
            parser.feed(line)
            for event, element in parser.read_events():
                depth += 1 if event == "start" else -1
                if depth > DEEPEST:
                    raise UnreadableError(f"{name}:{number}: elements inside each other more than {DEEPEST} deep")
                if event == "end" and local(element) in ENTRIES:
                    yield from terms_of(element, f"{name}:{number}")
                    element.clear()
        parser.close()
    except ParseError as error:
        raise UnreadableError(f"{name}:{number}: no well-formed XML ({error.msg.partition(':')[0]})") from None


def local(element: "Element") -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def terms_of(entry: "Element", where: str) -> Iterator[Term]:
    """The terms that an entry has in each two of its languages."""
    allowed: dict[str, list[str]] = {}
    forbidden: dict[str, list[str]] = {}
    for section in entry:
        language = LANGUAGE.fullmatch(section.get(XML_LANGUAGE, ""))
        if local(section) not in SECTIONS or not language:
            continue
        for group in section.iter():
            if local(group) in GROUPS:
                terms = ("".join(each.itertext()) for each in group.iter() if local(each) == "term")
                term = " ".join(next(terms, "").split())
                statuses = ((each.text or "").strip().lower() for each in group.iter() if is_status(each))
                kind = forbidden if any(status.startswith(FORBIDDEN) for status in statuses) else allowed
                if term:
                    kind.setdefault(language[1], []).append(checked(term, where))
    if len(allowed.keys() | forbidden.keys()) > MOST_LANGUAGES:
        raise UnreadableError(f"{where}: an entry in more than {MOST_LANGUAGES} languages")
    if sum(map(len, (*allowed.values(), *forbidden.values()))) > MOST_IN_ENTRY:
        raise UnreadableError(f"{where}: an entry of more than {MOST_IN_ENTRY} terms")
    for source, target in permutations(sorted(allowed.keys() | forbidden.keys()), 2):
        for term in allowed.get(source, []):
            yield Term(
                term,
                tuple(allowed.get(target, [])),
                tuple(forbidden.get(target, [])),
                languages=(source, target),
            )


def is_status(element: "Element") -> bool:
    """Whether an element says if a term is to be used."""
    says = (local(element), element.get("type", "").rpartition("-")[2])
    return not {"administrativeStatus", "termStatus"}.isdisjoint(says)
