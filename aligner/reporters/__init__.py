"""Report -> text, a format each.

A format's module is imported when it is asked for: a report for a machine never pays for rich.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TextIO

from aligner.model import Bitext, Report


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report for people is laid out. It alone decides: the environment is read by the command line."""

    width: int = 80
    """In display cells."""
    color: bool = False


Write = Callable[[Report, TextIO, Layout], None]


def _in(module: str) -> Write:
    """The writer of a format, in the module of this package that has it."""

    def write(report: Report, out: TextIO, layout: Layout) -> None:
        import_module(f"{__name__}.{module}").write(report, out, layout)

    return write


REPORTERS: dict[str, Write] = {
    "full": _in("full"),
    "concise": _in("concise"),
    "json": _in("as_json"),
    "jsonl": _in("jsonl"),
    "sarif": _in("sarif"),
    "html": _in("html"),
    "github": _in("github"),
    "gitlab": _in("gitlab"),
    "junit": _in("junit"),
    "checkstyle": _in("checkstyle"),
    "rdjsonl": _in("rdjsonl"),
    "markdown": _in("markdown"),
}


WriteBitext = Callable[[Bitext, TextIO, Layout], None]


def _text(bitext: Bitext, out: TextIO, layout: Layout) -> None:
    from aligner.reporters import side_by_side

    side_by_side.write(bitext, out, layout)


def _tsv(bitext: Bitext, out: TextIO, layout: Layout) -> None:
    from aligner.reporters import bitexts

    bitexts.write_tsv(bitext, out)


def _bitext_json(bitext: Bitext, out: TextIO, layout: Layout) -> None:
    from aligner.reporters import bitexts

    bitexts.write_json(bitext, out)


def _tmx(bitext: Bitext, out: TextIO, layout: Layout) -> None:
    from aligner.reporters import bitexts

    bitexts.write_tmx(bitext, out)


def _ladder(bitext: Bitext, out: TextIO, layout: Layout) -> None:
    from aligner.reporters import bitexts

    bitexts.write_ladder(bitext, out)


def _bitext_html(bitext: Bitext, out: TextIO, layout: Layout) -> None:
    from aligner.reporters import html

    html.write_parallel(bitext, out, layout)


BITEXT_REPORTERS: dict[str, WriteBitext] = {
    "text": _text,
    "tsv": _tsv,
    "json": _bitext_json,
    "tmx": _tmx,
    "ladder": _ladder,
    "html": _bitext_html,
}
