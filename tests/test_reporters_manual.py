import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO
from typing import ClassVar, TextIO

import pytest
from reporters_samples import bridge, clean
from rich.cells import cell_len

from aligner.checks.base import Article, Check, Example
from aligner.model import Category, Document, Issue, LanguageMap, Segment, Severity
from aligner.reporters import Layout
from aligner.reporters.manual import write_list, write_page
from aligner.reporters.segments import write_full, write_json


@dataclass(frozen=True, slots=True)
class DoubledWord:
    """The same word twice in a row.

    A slip of the pen that the eye passes over: the second ``the`` of
    *the the* stands where a line was broken.

    - Delete one of the two.
    - Or put a comma between them.
    """

    name: ClassVar[str] = "doubled-word"
    category: ClassVar[Category] = Category.TEXTUAL_CONVENTIONS
    severity: ClassVar[Severity] = Severity.MINOR
    examples: ClassVar[tuple[Example, ...]] = (
        Example("He had had enough.", "English has such pairs."),
        Example("Paris in ⟦the the⟧ spring\x1b[31m."),
    )

    shortest: int = 3
    """Shorter words are
    doubled on purpose more often than not."""
    allowed: frozenset[str] = frozenset({"had", "that"})

    def run(self, article: Article) -> Iterator[Issue]:
        return iter(())


def written(write: Callable[..., None], *arguments: object, width: int = 80, color: bool = False) -> str:
    out: TextIO = StringIO()
    write(*arguments, out, Layout(width, color))
    return out.getvalue()


def test_the_page_of_a_rule() -> None:
    check: Check = DoubledWord()
    assert written(write_page, check) == (
        "doubled-word  usually minor  linguistic-conventions/textual-conventions\n"
        "\n"
        "The same word twice in a row.\n"
        "\n"
        "A slip of the pen that the eye passes over: the second `the` of *the the* stands\n"
        "where a line was broken.\n"
        "- Delete one of the two.\n"
        "- Or put a comma between them.\n"
        "\n"
        "Options\n"
        "  shortest = 3\n"
        "    Shorter words are doubled on purpose more often than not.\n"
        "  allowed = had, that\n"
        "\n"
        "Examples\n"
        "  right  He had had enough.\n"
        "         English has such pairs.\n"
        "  wrong  Paris in ⟦the the⟧ spring<U+001B>[31m.\n"
        "\n"
        "aligner check --ignore doubled-word silences it.\n"
    )


def test_the_list_of_rules_has_a_row_each_where_it_fits() -> None:
    assert written(write_list, [DoubledWord()], width=120) == (
        "doubled-word  minor     linguistic-conventions/textual-conventions  The same word twice in a row.\n"
    )
    assert written(write_list, [DoubledWord()], width=80) == (
        "doubled-word  minor     linguistic-conventions/textual-conventions\n  The same word twice in a row.\n"
    )


@pytest.mark.parametrize("width", [30, 40, 80])
def test_the_manual_fits(width: int) -> None:
    text = written(write_page, DoubledWord(), width=width) + written(write_list, [DoubledWord()], width=width)
    assert all(cell_len(line) <= width for line in text.splitlines())


def test_the_segments_as_a_list() -> None:
    found = bridge()
    text = written(write_full, [(found.document, found.languages)])
    rows = text.splitlines()[5:-1]      # behind its name, a note, its strip and the legend
    assert [row.split()[:2] for row in rows] == [
        ["1:1", "English"], ["5:1", "Russian"], ["5:113", "English"], ["6:17", "Russian"], ["6:94", "English"],
    ]  # fmt: skip
    assert rows[3].endswith("Прохожие останавливались и фотографировали фонари, а…")
    assert all(cell_len(row) <= 80 for row in rows)


def test_the_segments_as_json() -> None:
    out = StringIO()
    write_json([(found.document, found.languages) for found in (bridge(), clean())], out, Layout())
    read = json.loads(out.getvalue())
    assert [document["name"] for document in read["documents"]] == ["news/bridge.txt", "news/library.txt"]
    assert read["documents"][0]["segments"][1]["language"] == "ru"
    assert read["documents"][0]["segments"][1]["line"] == 5


def test_segments_of_an_empty_and_of_a_hostile_text() -> None:
    hostile = Document("\x1b[31m\u202e" * 50 + "\ud800", "\x00")
    texts = [(Document(""), LanguageMap("und", ())), (hostile, LanguageMap("en", (Segment(0, 301, "\x9b"),)))]
    assert written(write_full, texts).replace("\n", "").isprintable()
    out = StringIO()
    write_json(texts, out, Layout())
    assert out.getvalue().replace("\n", "").isprintable()
