"""The aligner: on vectors made by hand, on texts of ours, and what holds for any input."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import at_most

import aligner
from aligner import bitext, encoders
from aligner.alignment import anchors, moves, scoring, search
from aligner.alignment.moves import Moved, in_place
from aligner.alignment.scoring import LONGEST, Side
from aligner.alignment.search import Found
from aligner.model import Bead, Document

Shape = list[tuple[tuple[int, ...], tuple[int, ...]]]


def shape(beads: list[Bead]) -> Shape:
    return [(bead.source, bead.target) for bead in beads]


def one_to_one(count: int) -> Shape:
    return [((i,), (i,)) for i in range(count)]


PAIRS = [
    ("Старый мост через реку открыли в пятницу.", "The old bridge over the river was opened on Friday."),
    ("Посмотреть на него пришли сотни горожан.", "Hundreds of townspeople came to see it."),
    ("Оркестр играл до позднего вечера.", "A brass band played until late in the evening."),
    ("Мэр поблагодарил рабочих за их труд.", "The mayor thanked the workers for their labour."),
    ("Ремонт обошёлся городу в сорок миллионов рублей.", "The repairs cost the town forty million roubles."),
    ("Половину этой суммы собрали сами жители.", "Half of that sum was collected by the residents themselves."),
    ("Самый большой взнос сделала школа на Садовой улице.", "The largest gift came from the school in Garden Street."),
    ("Ученики два года сдавали макулатуру.", "For two years its pupils had collected waste paper."),
    ("Фонари отлили по фотографиям прошлого века.", "The lamps were cast after photographs of the last century."),
    ("Перила снова выкрасили в тёмно-зелёный цвет.", "The railings were painted dark green again."),
    ("Грузовики теперь поедут по объездной дороге.", "Lorries will now go by the ring road."),
    ("Водители говорят, что это занимает лишний час.", "Drivers say that this takes an hour more."),
]
RU, EN = [ru for ru, _ in PAIRS], [en for _, en in PAIRS]


# ---- texts

def test_a_faithful_translation_is_one_to_one() -> None:
    assert shape(aligner.align(RU, EN)) == one_to_one(len(PAIRS))


def test_a_text_with_itself_is_one_to_one() -> None:
    assert shape(aligner.align(RU, RU)) == one_to_one(len(RU))


def test_a_sentence_left_out_is_that_omission() -> None:
    def omissions(missing: int) -> list[tuple[int, ...]]:
        return [bead.source for bead in aligner.align(RU, EN[:missing] + EN[missing + 1 :]) if not bead.target]

    # A short neighbour on the same subject swallows one in twelve: sentences alone cannot tell it from a merge.
    assert sum(omissions(missing) == [(missing,)] for missing in range(len(PAIRS))) >= 11


@pytest.mark.parametrize("first", range(0, len(PAIRS), 2))
def test_of_two_sentences_one_may_be_missing(first: int) -> None:
    """Their lengths alone would say that the target is half as long, and that the two were merged."""
    source = RU[first : first + 2]
    assert shape(aligner.align(source, EN[first : first + 1])) == [((0,), (0,)), ((1,), ())]
    assert shape(aligner.align(source, EN[first + 1 : first + 2])) == [((0,), ()), ((1,), (0,))]


@pytest.mark.parametrize("first", range(0, len(PAIRS), 3))
def test_and_two_may_be_one(first: int) -> None:
    merged = f"{EN[first][:-1]}, and {EN[first + 1]}"
    assert shape(aligner.align(RU[first : first + 2], [merged])) == [((0, 1), (0,))]


@pytest.mark.parametrize("twice", [0, 3, 6])
def test_of_two_sentences_that_are_the_same_the_second_is_the_one_too_many(twice: int) -> None:
    more = [*EN[: twice + 1], *EN[twice:]]
    expected = [((i,), (i + (i > twice),)) for i in range(len(RU))]
    expected.insert(twice + 1, ((), (twice + 1,)))
    assert shape(aligner.align(RU, more)) == expected
    assert shape(aligner.align(more, RU)) == [(target, source) for source, target in expected]


def test_a_sentence_put_in_is_that_addition() -> None:
    def additions(added: int) -> list[tuple[int, ...]]:
        return [bead.target for bead in aligner.align(RU[:added] + RU[added + 1 :], EN) if not bead.source]

    assert sum(additions(added) == [(added,)] for added in range(len(PAIRS))) >= 11


@pytest.mark.parametrize("first", range(0, len(PAIRS) - 1, 3))
def test_two_sentences_put_into_one_are_a_merge(first: int) -> None:
    merged = [*EN[:first], f"{EN[first][:-1]}, and {EN[first + 1]}", *EN[first + 2 :]]
    assert ((first, first + 1), (first,)) in shape(aligner.align(RU, merged))


def test_a_few_sentences_are_found_in_a_long_text() -> None:
    """Lengths are measured by what translates each other: the whole is ten times as long."""
    longer = [f"{ru[:-1]}, и это {number}-й раз." for number in range(2, 6) for ru in RU]
    beads = aligner.align([*longer, *RU, *longer], EN)
    assert sum(bead.source == (bead.target[0] + len(longer),) for bead in beads if bead.target) >= len(EN) - 1


def test_the_mirror_of_an_alignment_is_the_alignment_of_the_mirror() -> None:
    english = [EN[0], *EN[2:5], f"{EN[5]} {EN[6]}", *EN[7:]]
    there, back = aligner.align(RU, english), aligner.align(english, RU)
    assert shape(there) == [(target, source) for source, target in shape(back)]


def test_the_score_says_the_same_of_every_bead() -> None:
    """Whichever pass found it."""
    assert [bead.score for bead in aligner.align(RU, RU)] == [1.0] * len(RU)
    merged = [EN[0], f"{EN[1][:-1]}, and {EN[2]}", *EN[3:6], *EN[7:]]
    left, right = bitext.side(RU, encoders.load()), bitext.side(merged, encoders.load())
    scale = scoring.scale_of(left, right)
    for bead in aligner.align(RU, merged):
        if bead.source and bead.target:
            lengths = (sum(len(text[i]) for i in side) for text, side in ((RU, bead.source), (merged, bead.target)))
            assert bead.score == pytest.approx(scoring.closeness(bead.similarity, *lengths, scale), abs=2e-3)
        else:
            assert bead.score == 0


# ---- edges

@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ([], [], []),
        (["a"], [], [((0,), ())]),
        ([], ["a", "b"], [((), (0,)), ((), (1,))]),
        (["Мост открыли."], ["The bridge was opened."], [((0,), (0,))]),
        (["", " "], ["", " "], None),
        (["Да."] * 30, ["Yes."] * 30, None),
        (["\ud800", "\x00", "a" * 50_000], ["б"], None),
        (["one"] * 200, ["Мост открыли."], None),
    ],
)
def test_edges(source: list[str], target: list[str], expected: Shape | None) -> None:
    beads = aligner.align(source, target)
    assert_complete(shape(beads), len(source), len(target))
    if expected is not None:
        assert shape(beads) == expected


def assert_complete(beads: Shape, source: int, target: int) -> None:
    assert [i for bead in beads for i in bead[0]] == list(range(source))
    assert [j for bead in beads for j in bead[1]] == list(range(target))
    assert all(0 < len(a) + len(b) <= 6 for a, b in beads)


PARTS = [
    "The bridge over the northern arm was opened in May,",
    "the museum followed in the second week of June,",
    "the school has had a new roof since August,",
    "the library was moved to the old town hall in October,",
    "and the harbour got its lighthouse back before Christmas.",
]


@pytest.mark.parametrize("side", ["source", "target"])
def test_one_sentence_may_hold_five_of_the_other_side(side: str) -> None:
    long = (
        "Мост через северный рукав открыли в мае, музей — во вторую неделю июня, у школы с августа новая крыша, "
        "библиотеку в октябре перевели в старую ратушу, а гавани перед Рождеством вернули маяк."
    )
    texts = [[RU[0], long, RU[-1]], [EN[0], *PARTS, EN[-1]]]
    texts = texts if side == "source" else texts[::-1]
    found = [(len(a), len(b)) for a, b in shape(aligner.align(*texts))]
    assert found == [(1, 1), (1, 5) if side == "source" else (5, 1), (1, 1)]


# ---- any vectors

def side_of(vectors: np.ndarray) -> Side:
    """A side whose runs are the means of its sentences."""
    runs = np.zeros((LONGEST, *vectors.shape), np.float32)
    for size in range(1, LONGEST + 1):
        for end in range(size, len(vectors) + 1):
            run = vectors[end - size : end].sum(0)
            runs[size - 1, end - 1] = run / max(float(np.linalg.norm(run)), 1e-9)
    return Side(runs, np.arange(len(vectors) + 1) * 50.0, np.zeros(len(vectors)))


def random_side(count: int, seed: int) -> Side:
    vectors = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    return side_of(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 5))
def test_every_sentence_is_in_one_bead_in_order(count: int, others: int, seed: int) -> None:
    found = search.align(random_side(count, seed), random_side(others, seed + 100))
    assert_complete([(tuple(range(a, b)), tuple(range(c, d))) for a, b, c, d, *_ in found], count, others)


def test_the_band_finds_what_the_full_search_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = encoders.load()
    source, target = bitext.side(RU * 4, encoder), bitext.side([EN[0], *EN[2:], *EN, *EN[:7], *EN[8:], *EN], encoder)
    banded = search.align(source, target)
    monkeypatch.setattr(search, "band", lambda _, n, m: (np.zeros(n + 1, int), np.full(n + 1, m)))
    assert search.align(source, target) == banded


def test_texts_that_have_nothing_in_common_take_no_quadratic_time_or_memory() -> None:
    source, target = random_side(3_000, 1), random_side(3_000, 2)
    low, high = anchors.band(np.empty((0, 2), int), 3_000, 3_000)
    assert int((high - low).max()) < 1_000
    with at_most(60):
        search.align(source, target)


@pytest.mark.parametrize(("shape", "clear"), [((1, 1), 0.15), ((1, 2), 0.65), ((1, 0), 0.65)])
def test_a_text_of_other_beads_than_one_to_one_leaves_more_in_doubt(shape: tuple[int, int], clear: float) -> None:
    n, m = shape
    assert search.clear_from([search.Found(0, n, 0, m, 1.0)] * 3) == pytest.approx(clear)


def test_pairs_score_what_they_score_in_a_table() -> None:
    source, target = random_side(9, 1), random_side(8, 2)
    scale = scoring.scale_of(source, target)
    table = scoring.sentence_scores(source, target, scoring.SENTENCES, scale)(slice(0, 9), slice(0, 8))[0]
    pairs = np.array([(i, j) for i in range(9) for j in range(8)])
    scores, cosines = scoring.pair_scores(source, target, scoring.SENTENCES, scale, pairs)
    assert np.allclose(scores, table.ravel(), atol=1e-6)
    assert np.allclose(cosines, (source.runs[0] @ target.runs[0].T).ravel(), atol=1e-6)


def test_a_sentence_merged_by_chance_is_released_if_its_counterpart_stands_elsewhere() -> None:
    def side(*places: int) -> Side:
        return side_of(np.eye(9, dtype=np.float32)[list(places)])

    scale = scoring.Scale(0.0, 1.0, 1.0, (50.0, 50.0))
    merged = [search.Found(0, 3, 0, 1, 0.5, 0.6), search.Found(3, 4, 1, 2, 0.5, 1.0)]
    strays = [search.Found(4, 4, at, at + 1, 0.0) for at in (2, 3)]
    released = moves.released(side(0, 1, 2, 3), side(0, 3, 1, 2), [*merged, *strays], scale)
    assert [bead[:4] for bead in released[:4]] == [(0, 1, 0, 1), (1, 2, 1, 1), (2, 3, 1, 1), (3, 4, 1, 2)]
    assert [move[:4] for move in moves.moves(side(0, 1, 2, 3), side(0, 3, 1, 2), released, scale)] == [(1, 3, 2, 4)]
    unlike = moves.released(side(0, 1, 2, 3), side(0, 3, 7, 8), [*merged, *strays], scale)
    assert unlike == [*merged, *strays]


@pytest.mark.parametrize(
    ("merged", "released"),
    [
        ([(0, 2, 0, 1), (2, 2, 1, 2)], [(0, 1, 0, 1), (1, 2, 1, 1), (2, 2, 1, 2)]),
        ([(0, 0, 0, 1), (0, 2, 1, 2)], [(0, 0, 0, 1), (0, 1, 1, 1), (1, 2, 1, 2)]),
    ],
)
def test_a_sentence_is_released_once_if_what_has_no_counterpart_stands_beside_it(
    merged: list[tuple[int, int, int, int]], released: list[tuple[int, int, int, int]]
) -> None:
    both = side_of(np.eye(2, dtype=np.float32))
    beads = [search.Found(*each, 0.5, 0.6) if each[0] < each[1] else search.Found(*each, 0.0) for each in merged]
    scale = scoring.Scale(0.0, 1.0, 1.0, (50.0, 50.0))
    assert [bead[:4] for bead in moves.released(both, both, beads, scale)] == released
    turned = moves.released(both, both, list(map(moves.mirrored, beads)), scale)
    assert [moves.mirrored(bead)[:4] for bead in turned] == released


@given(st.lists(st.sampled_from([(0, 1), (1, 0), (1, 1), (1, 2), (2, 1), (2, 2), (3, 1)]), max_size=6), st.data())
def test_every_sentence_is_in_one_bead_in_order_whatever_is_released(
    shapes: list[tuple[int, int]], data: st.DataObject
) -> None:
    ends = np.cumsum([(0, 0), *shapes], axis=0).tolist()
    beads = [search.Found(a, b, c, d, 0.5 * (a < b and c < d)) for (a, c), (b, d) in pairwise(ends)]
    places = [data.draw(st.permutations(range(count))) for count in ends[-1]]
    source, target = (side_of(np.eye(20, dtype=np.float32)[list(each)]) for each in places)
    found = moves.released(source, target, beads, scoring.Scale(0.0, 1.0, 1.0, (50.0, 50.0)))
    assert_complete([(tuple(range(a, b)), tuple(range(c, d))) for a, b, c, d, *_ in found], *ends[-1])


@pytest.mark.parametrize(("similarity", "found"), [(0.6, []), (0.7, [(0, 0)])])
def test_what_stands_untranslated_is_not_taken_for_moved_by_its_topic(
    similarity: float, found: list[tuple[int, int]]
) -> None:
    apart = (1 - similarity**2) ** 0.5
    here = side_of(np.array([[1, 0]], dtype=np.float32))
    there = side_of(np.array([[similarity, apart]], dtype=np.float32))
    assert moves.mutual(here, there, [0], [0], 1.0) == [(0, 0)]
    known = replace(here, doubtful=np.ones(1))
    assert moves.mutual(known, there, [0], [0], 1.0) == moves.mutual(there, known, [0], [0], 1.0) == found


def test_what_was_moved_holds_no_more_than_a_few_sentences_that_match_nothing() -> None:
    def side(*places: int) -> Side:
        return side_of(np.eye(40, dtype=np.float32)[list(places)])

    scale = scoring.Scale(0.0, 1.0, 1.0, (50.0, 50.0))
    near = moves.inside(side(0, 1, 2, 3), side(0, 1, 8, 9, 3), 0, 0, scale)
    assert [move[:4] for move in near] == [(0, 4, 0, 5)]
    apart = moves.inside(side(0, 1, *range(2, 12), 12, 13), side(0, 1, *range(22, 32), 12, 13), 0, 0, scale)
    assert [move[:4] for move in apart] == [(0, 2, 0, 2), (12, 14, 12, 14)]


def test_texts_are_cut_between_pairs_that_follow_each_other() -> None:
    sure = np.array([(0, 0), (1, 1), (3, 2), (4, 3)])
    source, target = random_side(6, 1), random_side(5, 2)
    assert list(search.between(sure, source, target)) == [(0, 1, 0, 1), (1, 4, 1, 3), (4, 6, 3, 5)]
    assert list(search.between(sure[:0], source, target)) == [(0, 6, 0, 5)]
    torn = np.array([0, 1, 0, 0, 0, 0, 0.0])
    assert list(search.between(sure, replace(source, midway=torn), replace(target, midway=np.zeros(6)))) == [
        (0, 4, 0, 3),
        (4, 6, 3, 5),
    ]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=12))
def test_the_heaviest_chain_is_the_heaviest(pairs: list[tuple[int, int]]) -> None:
    columns = np.array([column for column, _ in pairs], int)
    weights = np.array([float(weight) for _, weight in pairs])
    chain = anchors.heaviest_chain(np.arange(len(pairs)), columns, weights)
    assert all(a[1] < b[1] for a, b in pairwise(chain))
    best = [0.0] * (len(pairs) + 1)
    for i in range(len(pairs)):
        best[i] = weights[i] + max((best[k] for k in range(i) if columns[k] < columns[i]), default=0.0)
    assert sum(weights[row] for row, _ in chain) == max(best)


def test_what_stands_in_its_place_was_not_moved() -> None:
    first, last = Found(0, 1, 0, 1, 1.0), Found(2, 3, 2, 3, 1.0)
    lost, added = Found(1, 2, 1, 1, 0.0), Found(2, 2, 1, 2, 0.0)
    pair = Found(1, 2, 1, 2, 0.7)
    assert in_place([first, lost, added, last], [Moved(1, 2, 1, 2, 0.7, (pair,))]) == ([first, pair, last], [])
    unlike = pair._replace(score=0.2)
    assert in_place([first, unlike, last], [Moved(1, 2, 1, 2, 0.7, (pair,))]) == ([first, unlike, last], [])


def test_what_stands_elsewhere_was() -> None:
    added, lost = Found(0, 0, 0, 1, 0.0), Found(1, 2, 2, 2, 0.0)
    beads = [added, Found(0, 1, 1, 2, 1.0), lost]
    move = Moved(1, 2, 0, 1, 0.7, (Found(1, 2, 0, 1, 0.7),))
    assert in_place(beads, [move]) == (beads, [move])


def test_a_copy_stands_behind_what_was_left_untranslated_and_has_no_source() -> None:
    (stranger, _), *translated, (left, _) = PAIRS[:5]
    source = Document("\n".join([*(pair[0] for pair in translated), left]))
    target = Document("\n".join([*(pair[1] for pair in translated), stranger, left]))
    found = bitext.align_documents(source, target, "lines", encoders.load())
    assert shape(list(found.beads)) == [*one_to_one(3), ((), (3,)), ((3,), (4,))]
