"""Report -> text, a format each.

A format's module is imported when it is asked for: a report for a machine never pays for rich.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from aligner.model import Bitext, Report


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report for people is laid out. It alone decides: the environment is read by the command line."""

    width: int = 80
    """In display cells."""
    color: bool = False


Write = Callable[[Report, TextIO, Layout], None]


def _full(report: Report, out: TextIO, layout: Layout) -> None:
    from aligner.reporters import full

    full.write(report, out, layout)


def _concise(report: Report, out: TextIO, layout: Layout) -> None:
    from aligner.reporters import concise

    concise.write(report, out, layout)


def _json(report: Report, out: TextIO, layout: Layout) -> None:
    from aligner.reporters import as_json

    as_json.write(report, out, layout)


def _jsonl(report: Report, out: TextIO, layout: Layout) -> None:
    from aligner.reporters import jsonl

    jsonl.write(report, out, layout)


def _sarif(report: Report, out: TextIO, layout: Layout) -> None:
    from aligner.reporters import sarif

    sarif.write(report, out, layout)


def _html(report: Report, out: TextIO, layout: Layout) -> None:
    from aligner.reporters import html

    html.write(report, out, layout)


def _ci(name: str) -> Write:
    def write(report: Report, out: TextIO, layout: Layout) -> None:
        from aligner.reporters import ci

        writer: Write = getattr(ci, f"write_{name}")
        writer(report, out, layout)

    return write


REPORTERS: dict[str, Write] = {
    "full": _full,
    "concise": _concise,
    "json": _json,
    "jsonl": _jsonl,
    "sarif": _sarif,
    "html": _html,
    **{name: _ci(name) for name in ("github", "gitlab", "junit", "checkstyle", "rdjsonl", "markdown")},
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
