"""Three texts aligned by hand: the gate that no change of the aligner may fall below, and what must hold for any text.

Merges, splits, sentences that were dropped and added, and a passage that was moved.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aligner

GOLD = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (Path(__file__).parent / "gold").glob("*")}
NAMES = sorted(GOLD)

Shape = set[tuple[tuple[int, ...], tuple[int, ...]]]


def gold(name: str) -> Shape:
    return {(tuple(source), tuple(target)) for source, target in GOLD[name]["beads"]}


@lru_cache
def aligned(name: str) -> Shape:
    return shape(aligner.align(GOLD[name]["source"], GOLD[name]["target"]))


def shape(beads: list[aligner.Bead]) -> Shape:
    return {(bead.source, bead.target) for bead in beads}


def f1(right: int, found: int, wanted: int) -> float:
    return 2 * right / (found + wanted)


def test_beads_are_those_of_the_gold() -> None:
    right = sum(len(gold(name) & aligned(name)) for name in NAMES)
    assert f1(right, sum(map(len, map(aligned, NAMES))), sum(map(len, map(gold, NAMES)))) >= 0.985


@pytest.mark.parametrize("side", [0, 1], ids=["omissions", "additions"])
def test_nulls_are_those_of_the_gold(side: int) -> None:
    def nulls(beads: Shape) -> Shape:
        return {bead for bead in beads if not bead[1 - side]}

    right = sum(len(nulls(gold(name)) & nulls(aligned(name))) for name in NAMES)
    found, wanted = (sum(len(nulls(beads(name))) for name in NAMES) for beads in (aligned, gold))
    assert f1(right, found, wanted) >= 0.95


@pytest.mark.parametrize("name", NAMES)
def test_a_report_says_what_was_dropped_added_and_moved(name: str) -> None:
    text: dict[str, Any] = GOLD[name]
    source, target = "\n".join(text["source"]), "\n".join(text["target"])
    rules = ["moved", "omission", "addition", "mistranslation", "partial-omission", "same-as-source"]
    report = aligner.check(target, source, select=rules)
    moved = [issue for issue in report.issues if issue.rule == "moved"]
    assert [target[i.start : i.end].split("\n") for i in moved] == [
        [text["target"][j] for j in targets] for _, targets in text["moved"]
    ]
    known = {i for sources, _ in text["moved"] for i in sources}
    dropped = {text["source"][a[0]] for a, b in text["beads"] if not b and a[0] not in known}
    said = {source[i.source.start : i.source.end] for i in report.issues if i.rule == "omission" and i.source}
    assert said <= dropped
    assert len(said) >= len(dropped) - 1
    assert not {issue.rule for issue in report.issues} - {"moved", "omission", "addition", "partial-omission"}


@pytest.mark.parametrize("name", NAMES)
def test_the_other_way_round_is_the_mirror(name: str) -> None:
    mirror = aligner.align(GOLD[name]["target"], GOLD[name]["source"])
    assert {(bead.target, bead.source) for bead in mirror} == aligned(name)


@pytest.mark.parametrize("side", ["source", "target"])
@pytest.mark.parametrize("name", NAMES)
def test_a_text_with_itself_is_one_to_one(name: str, side: str) -> None:
    text = GOLD[name][side]
    assert shape(aligner.align(text, text)) == {((i,), (i,)) for i in range(len(text))}


def faithful(name: str) -> list[tuple[str, str]]:
    """The sentences of a text that have one counterpart."""
    text = GOLD[name]
    return [(text["source"][a[0]], text["target"][b[0]]) for a, b in text["beads"] if len(a) == len(b) == 1]


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(NAMES), st.data())
def test_a_sentence_that_is_deleted_is_an_omission(name: str, data: st.DataObject) -> None:
    pairs = faithful(name)
    lost = data.draw(st.integers(0, len(pairs) - 1))
    target = [translation for index, (_, translation) in enumerate(pairs) if index != lost]
    beads = aligner.align([original for original, _ in pairs], target)
    nulls = [bead.source for bead in beads if not bead.target]
    merged = [bead.source for bead in beads if lost in bead.source and len(bead.source) > 1]
    assert nulls == [(lost,)] or (merged and is_short(pairs[lost][0]))


def is_short(sentence: str) -> bool:
    """A sentence of a few words can pass for a part of its neighbour."""
    return len(sentence.split()) <= 6


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [3, 5])
def test_paragraphs_in_another_order_are_compared_with_their_own(name: str, size: int) -> None:
    text: dict[str, Any] = GOLD[name]
    source = "\n".join(text["source"])
    beads = sorted(units for _, units in text["beads"] if units)
    paragraphs = [beads[at : at + size] for at in range(0, len(beads), size)]
    paragraphs[2:5] = paragraphs[4:1:-1]
    moved = "\n".join(text["target"][unit] for paragraph in paragraphs for units in paragraph for unit in units)
    rules = ["number", "date", "proper-name", "partial-omission"]
    before, after = (
        {(issue.rule, issue.source) for issue in aligner.check(target, source, select=rules).issues}
        for target in ("\n".join(text["target"]), moved)
    )
    assert after <= before
