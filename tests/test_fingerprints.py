"""A finding is the same one after its text has moved, and another where it is another."""

import textwrap
from dataclasses import replace
from pathlib import Path

import pytest
from measure_fingerprints import measured

import aligner
from aligner.decisions.fingerprints import fingerprinted
from aligner.model import Document

SAMPLES = Path(__file__).parent.parent / "samples"
EN = (SAMPLES / "bridge.txt").read_text(encoding="utf-8")
RU = (SAMPLES / "bridge.ru.txt").read_text(encoding="utf-8")


def prints(text: str, source: str | None = None, select: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(i.rule, i.fingerprint) for i in aligner.check(text, source, language="en", select=select).issues]


def wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.fill(line, width) for line in text.split("\n"))


@pytest.mark.parametrize("source", [None, RU], ids=["alone", "source"])
def test_what_happens_around_an_issue_changes_nothing(source: str | None) -> None:
    before = prints(EN, source)
    assert len(set(before)) == len(before) >= 6
    assert prints("A paragraph was put above.\n\n" + EN, source)[-len(before) :] == before
    assert prints(EN.replace("Several hundred townspeople came", "Many people came"), source) == before
    assert prints(EN.replace("\n", "\r\n"), source) == before


def test_the_name_of_the_document_does_not_matter() -> None:
    found = aligner.check(EN).documents[0]
    again = replace(
        found, document=Document(EN, "other.txt"), issues=tuple(replace(i, fingerprint="") for i in found.issues)
    )
    assert [i.fingerprint for i in fingerprinted(again).issues] == [i.fingerprint for i in found.issues]


def test_wrapped_lines_change_nothing() -> None:
    before = prints(EN, RU, ("untranslated", "glued-text", "mixed-script"))
    for width in (60, 80):
        assert prints(wrapped(EN, width), RU, ("untranslated", "glued-text", "mixed-script")) == before


@pytest.mark.parametrize(
    ("text", "different"),
    [
        ("There is a single economy , and a town , and more.", 2),
        ("There is a town , and more.\nThere is a town , and more.", 2),
        ("The the bridge. It was was mended.", 2),
    ],
)
def test_two_findings_have_two_fingerprints(text: str, different: int) -> None:
    found = prints(text, select=("spacing", "repeated-word"))
    assert len(found) == len(set(found)) == different


def test_what_is_ignored_does_not_renumber_the_rest() -> None:
    line = "There is a town , and more."
    first, second = prints(f"{line}\n\n{line}", select=("spacing",))
    assert prints(f"<!-- aligner: ignore[spacing] -->\n{line}\n\n{line}", select=("spacing",)) == [second]
    assert first != second


def test_more_than_99_in_100_survive() -> None:
    count = measured(3)
    survived = sum(number for (_, same, _), number in count.items() if same)
    lost = {key: number for key, number in count.items() if not key[1]}
    assert count.total() > 150
    assert survived >= 0.99 * count.total(), lost
