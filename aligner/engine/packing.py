"""Results -> JSON and back.

What is read back may have been written by a stranger: nothing in it is run, and whatever is not exactly what we write
is refused.
"""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from aligner.model import Alignment, Bead, Document, DocumentReport, Move

Convert = Callable[[Any], Any]
Again = Callable[[str, tuple[str, ...]], Document]
"""Reads a text again, given the encoding that was found and the notes that were made."""

TEXTS = ("document", "source")
"""Fields of a result that are not packed: whoever asks for a result has the texts."""
SCALARS = (bool, int, float, str)


def packed(found: DocumentReport) -> bytes:
    """A result without its texts, as ASCII."""
    texts = [None if text is None else [text.encoding, text.notes] for text in (found.document, found.source)]
    values = [pack(getattr(found, name)) for name, (pack, _) in converters(DocumentReport).items()]
    return json.dumps([*texts, values], separators=(",", ":")).encode("ascii")


def unpacked(data: bytes, document: Again, source: Again | None) -> DocumentReport:
    """The result. Raises ``ValueError`` when the data is anything that ``packed`` does not make of these texts."""
    try:
        own, of_source, values = json.loads(data)
        known = converters(DocumentReport).items()
        fields = {name: unpack(value) for (name, (_, unpack)), value in zip(known, values, strict=True)}
        text, original = reread(own, document), reread(of_source, source)
        if text is None:
            raise ValueError("no text")
        found = DocumentReport(document=text, source=original, **fields)
    except (TypeError, RecursionError) as error:
        raise ValueError(str(error)) from None
    check_spans(found)
    return found


def reread(about: object, again: Again | None) -> Document | None:
    """A text, read as it was. Raises ``ValueError`` when there is one and should be none, or the other way round."""
    if about is None and again is None:
        return None
    if again is None:
        raise ValueError("one text too many")
    encoding, notes = unpacker(tuple[str, tuple[str, ...]])(about)
    return again(encoding, notes)


def check_spans(found: DocumentReport) -> None:
    """Raise ``ValueError`` when a span lies outside its text."""
    inside(found.languages.segments, found.document)
    inside(found.languages.mixed_words, found.document)
    issues = [*found.issues, *(aside.issue for aside in found.aside)]
    inside(issues, found.document)
    inside([issue.related for issue in issues if issue.related], found.document)
    inside([edit for issue in issues if issue.fix for edit in issue.fix.edits], found.document)
    of_source = [issue.source for issue in issues if issue.source]
    if of_source and found.source is None:
        raise ValueError("a span of no text")
    if found.source is not None:
        inside(of_source, found.source)
    if found.alignment is not None:
        check_alignment(found, found.alignment)


def check_alignment(found: DocumentReport, alignment: Alignment) -> None:
    """Raise ``ValueError`` when a unit lies outside its text, or a bead names one that is not there."""
    if found.source is None:
        raise ValueError("an alignment with no text")
    inside(alignment.source, found.source)
    inside(alignment.target, found.document)
    links: tuple[Bead | Move, ...] = (*alignment.beads, *alignment.moves)
    for link in links:
        for units, indices in ((alignment.source, link.source), (alignment.target, link.target)):
            if not all(0 <= index < len(units) for index in indices):
                raise ValueError("a unit that is not there")


def inside(spans: Any, document: Document) -> None:
    """Raise ``ValueError`` unless the spans lie in the text."""
    end = len(document.text)
    if not all(0 <= span.start <= span.end <= end for span in spans):
        raise ValueError("beyond the text")


@cache
def converters(kind: type) -> dict[str, tuple[Convert, Convert]]:
    """How each field of a dataclass is packed and unpacked; made from its annotations, so no new field is forgotten."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind) if not (kind is DocumentReport and field.name in TEXTS)]
    return {name: (packer(hints[name]), unpacker(hints[name])) for name in names}


@cache
def packer(kind: Any) -> Convert:
    """What makes plain lists, numbers and strings of a value of this kind. Raises ``TypeError`` for other kinds."""
    if kind in SCALARS or kind is NoneType:
        return lambda value: value
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value
    if isinstance(kind, type) and is_dataclass(kind):
        parts = [(name, pack) for name, (pack, _) in converters(kind).items()]
        return lambda value: [pack(getattr(value, name)) for name, pack in parts]
    if get_origin(kind) is tuple:
        each = packer(get_args(kind)[0])
        return lambda value: list(map(each, value))
    if isinstance(kind, UnionType) and NoneType in get_args(kind):
        some = packer(optional(kind))
        return lambda value: None if value is None else some(value)
    raise TypeError(f"{kind} cannot be packed")


@cache
def unpacker(kind: Any) -> Convert:
    """What makes a value of this kind again, and raises ``ValueError`` or ``TypeError`` for anything else."""
    if kind in SCALARS:
        return strictly(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if isinstance(kind, type) and is_dataclass(kind):
        parts = [unpack for _, unpack in converters(kind).values()]
        return lambda value: kind(*(unpack(each) for unpack, each in zip(parts, listed(value), strict=True)))
    if get_origin(kind) is tuple:
        *kinds, last = get_args(kind)
        if last is Ellipsis:
            each = unpacker(kinds[0])
            return lambda value: tuple(map(each, listed(value)))
        several = [unpacker(one) for one in (*kinds, last)]
        return lambda value: tuple(unpack(one) for unpack, one in zip(several, listed(value), strict=True))
    if isinstance(kind, UnionType) and NoneType in get_args(kind):
        some = unpacker(optional(kind))
        return lambda value: None if value is None else some(value)
    raise TypeError(f"{kind} cannot be unpacked")


def optional(kind: UnionType) -> Any:
    """What a kind is when it is not None."""
    [only] = [each for each in get_args(kind) if each is not NoneType]
    return only


def strictly(kind: type) -> Convert:
    """The value itself, if it is of this very type: True is no number, and neither is NaN."""

    def same(value: Any) -> Any:
        if type(value) is not kind and not (kind is float and type(value) is int):
            raise TypeError(f"{kind.__name__} expected")
        if isinstance(value, float) and not isfinite(value):
            raise ValueError("a number expected")
        return value

    return same


def listed(value: Any) -> list[Any]:
    """The value, if it is a list: a string would be taken apart like one."""
    if type(value) is not list:
        raise TypeError("a list expected")
    return value
