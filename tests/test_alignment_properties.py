"""What holds for the alignment of any texts, and of any translation that is made sentence by sentence."""

from hypothesis import given, settings
from hypothesis import strategies as st
from made_texts import altered, faithful

import aligner
from aligner import bitext, encoders
from aligner.model import Document

Shape = list[tuple[tuple[int, ...], tuple[int, ...]]]
Texts = tuple[list[str], list[str]]
ENOUGH = 4
"""Sentences from which a text says what a translation looks like in it: of two, one of which is left out, the other one
is taken for the translation of both where it is much the longer one."""
STRANGER = "Шёл сильный дождь."
"""It stands in no text and in no translation."""
SOME = settings(max_examples=20, deadline=None)


def aligned(source: list[str], target: list[str]) -> Shape:
    return [(bead.source, bead.target) for bead in aligner.align(source, target)]


def one_to_one(count: int) -> Shape:
    return [((i,), (i,)) for i in range(count)]


def without(sentences: list[str], index: int) -> list[str]:
    return sentences[:index] + sentences[index + 1 :]


@SOME
@given(faithful(), st.data())
def test_every_index_is_in_one_bead_in_order_and_the_other_way_round_is_the_mirror(
    texts: Texts, data: st.DataObject
) -> None:
    source, target = (data.draw(altered(text)) for text in texts)
    beads = aligned(source, target)
    assert [i for bead in beads for i in bead[0]] == list(range(len(source)))
    assert [j for bead in beads for j in bead[1]] == list(range(len(target)))
    assert all(0 < len(a) + len(b) <= 6 for a, b in beads)
    assert sorted((b, a) for a, b in aligned(target, source)) == sorted(beads)


@SOME
@given(faithful(least=ENOUGH), st.data())
def test_every_sentence_is_in_one_bead_in_order_whatever_was_moved_or_left_untranslated(
    texts: Texts, data: st.DataObject
) -> None:
    half: list[str] = []
    for own, translated in zip(*texts, strict=True):
        half += data.draw(st.sampled_from([[translated], [translated], [own], [STRANGER, own]]))
    source, target = data.draw(altered(texts[0])), data.draw(altered(half))
    documents = (Document("\n".join(each)) for each in (source, target))
    beads = bitext.align_documents(*documents, "lines", encoders.load()).beads
    assert [i for bead in beads for i in bead.source] == list(range(len(source)))
    assert sorted(j for bead in beads for j in bead.target) == list(range(len(target)))
    begun = [bead.target[0] for bead in beads if bead.target]
    assert begun == sorted(begun)       # a copy may stand between the sentences of the bead before it


@SOME
@given(faithful(), st.booleans())
def test_a_faithful_translation_is_one_to_one(texts: Texts, turned: bool) -> None:
    source, target = texts[::-1] if turned else texts
    assert aligned(source, target) == one_to_one(len(source))


@SOME
@given(faithful(), st.sampled_from([0, 1]))
def test_a_text_with_itself_is_one_to_one(texts: Texts, side: int) -> None:
    assert aligned(texts[side], texts[side]) == one_to_one(len(texts[side]))


@SOME
@given(faithful(least=ENOUGH), st.booleans(), st.data())
def test_a_sentence_that_is_deleted_is_an_omission_and_one_that_is_put_in_an_addition(
    texts: Texts, turned: bool, data: st.DataObject
) -> None:
    source, target = texts[::-1] if turned else texts
    lost = data.draw(st.integers(0, len(source) - 1))
    rest = [(i, i - (i > lost)) for i in range(len(source))]
    assert aligned(source, without(target, lost)) == [((i,), () if i == lost else (j,)) for i, j in rest]
    assert aligned(without(source, lost), target) == [(() if i == lost else (j,), (i,)) for i, j in rest]
