"""An alignment for programs: tab-separated values, JSON, TMX 1.4b, and the ladder that researchers' scorers read."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TextIO
from xml.sax.saxutils import escape, quoteattr

from aligner import __version__
from aligner.model import Bead, Bitext, Text
from aligner.reporters import Layout
from aligner.reporters.as_json import VERSION, dumped, span_object, write_array
from aligner.reporters.as_xml import NOT_IN_XML
from aligner.reporters.safe import visible

SEGMENTS = {"sentences": "sentence", "lines": "block", "paragraphs": "paragraph"}
"""What TMX calls what is aligned."""


def write_tsv(bitext: Bitext, out: TextIO, layout: Layout) -> None:
    """Source, target and score, a bead a line; blanks and tabs inside are one blank, other controls are escaped."""
    for bead in bitext.beads:
        source, target = (visible(text.of(side)) for text, side in sides(bitext, bead))
        out.write(f"{source}\t{target}\t{bead.score:.3f}\n")


def write_json(bitext: Bitext, out: TextIO, layout: Layout) -> None:
    """The units of both texts with their spans in the files, the beads with their indices, and what was moved or left
    untranslated, which is in beads as well."""
    head = {"version": VERSION, "tool": {"name": "aligner", "version": __version__}}
    out.write(dumped(head)[:-2])
    for name, text in (("source", bitext.source), ("target", bitext.target)):
        about = {"name": text.document.name, "language": text.language, "encoding": text.document.encoding}
        inner = dumped(about).replace("\n", "\n  ")
        out.write(f',\n  "{name}": {inner},\n  "{name}_units": ')
        write_array(unit_objects(text), out)
    for name, objects in (
        ("beads", map(bead_object, bitext.beads)),
        ("moves", ({"source": [*a.source], "target": [*a.target], "similarity": a.similarity} for a in bitext.moves)),
    ):
        out.write(f',\n  "{name}": ')
        write_array(objects, out)
    out.write(f',\n  "untranslated": {sorted(bitext.untranslated)}\n}}\n')


def unit_objects(text: Text) -> Iterator[dict[str, Any]]:
    """The units: where each stands in its file, and what is read there."""
    document, places = text.in_file
    for index, place in enumerate(places):
        yield {**span_object(document, place.start, place.end), "text": text.of([index])}


def bead_object(bead: Bead) -> dict[str, Any]:
    """A bead under the names of the public API."""
    return {"source": list(bead.source), "target": list(bead.target), "score": bead.score}


def write_tmx(bitext: Bitext, out: TextIO, layout: Layout) -> None:
    """A translation memory: what translates each other, moved or not, and nothing that was left untranslated."""
    source, target = language(bitext.source), language(bitext.target)
    segments = SEGMENTS[bitext.units]
    out.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
        f'  <header creationtool="aligner" creationtoolversion="{__version__}" segtype="{segments}" o-tmf="aligner" '
        f'adminlang="en" srclang={source} datatype="plaintext"/>\n  <body>\n'
    )
    for bead, is_moved in translations(bitext):
        left, right = (in_xml(text.of(side)) for text, side in sides(bitext, bead))
        moved = '      <prop type="x-moved">yes</prop>\n' if is_moved else ""
        out.write(
            f"    <tu>\n{moved}      <tuv xml:lang={source}><seg>{left}</seg></tuv>\n"
            f"      <tuv xml:lang={target}><seg>{right}</seg></tuv>\n    </tu>\n"
        )
    out.write("  </body>\n</tmx>\n")


def translations(bitext: Bitext) -> Iterator[tuple[Bead, bool]]:
    """The pairs, and whether each was moved, without the units that are no translation: of a copy beside a translation
    the translation is left."""
    moved = set(bitext.displaced)
    for bead in bitext.pairs:
        target = tuple(unit for unit in bead.target if unit not in bitext.untranslated)
        if target:
            yield replace(bead, target=target), bead in moved


def language(text: Text) -> str:
    """The language of a text as an attribute of TMX."""
    return quoteattr(text.language)


def in_xml(text: str) -> str:
    """The text as XML holds it; what XML cannot hold is replaced."""
    return escape(NOT_IN_XML.sub("\ufffd", text))


def write_ladder(bitext: Bitext, out: TextIO, layout: Layout) -> None:
    """``[0]:[0, 1]:0.83``, a bead a line."""
    for bead in bitext.beads:
        out.write(f"{list(bead.source)}:{list(bead.target)}:{bead.score:.3f}\n")


def sides(bitext: Bitext, bead: Bead) -> tuple[tuple[Text, tuple[int, ...]], tuple[Text, tuple[int, ...]]]:
    """Both texts, each with the indices of the bead's units."""
    return (bitext.source, bead.source), (bitext.target, bead.target)
