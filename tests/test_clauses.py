"""The second pass of the search: what clauses settle that sentences cannot."""

import numpy as np
import pytest

import aligner
from aligner import encoders
from aligner.alignment import clauses, search
from aligner.alignment.scoring import Side
from aligner.bitext import side
from aligner.encoders.spans import Clauses, clause_cuts


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("One two three.", [3]),
        ("Когда мост открыли, пришли все горожане.", [3, 3]),
        ("a, b, c, d, e, f", [3, 3]),
        ("one two three four five six seven eight nine ten eleven", [6, 5]),
        ("one two three four five six seven eight nine ten eleven twelve", [6, 6]),
        ("one", [1]),
        ("one two three, four", [4]),
    ],
)
def test_clauses_are_cut_after_punctuation_or_six_words(sentence: str, expected: list[int]) -> None:
    cuts = clause_cuts(sentence.split())
    assert [end - start for start, end in cuts] == expected
    assert [start for start, _ in cuts] == [0, *(end for _, end in cuts[:-1])]


def side_of(sentences: list[list[int]]) -> Side:
    """Sentences of clauses that are unit vectors by their number; a sentence is the sum of its clauses."""
    vectors = np.concatenate([np.eye(20, dtype=np.float32)[each] for each in sentences])
    begin = np.cumsum([0, *map(len, sentences)])
    sums = np.add.reduceat(vectors, begin[:-1])
    runs = np.zeros((4, len(sentences), 20), np.float32)
    for size in range(1, 5):
        for end in range(size, len(sentences) + 1):
            run = sums[end - size : end].sum(0)
            runs[size - 1, end - 1] = run / np.linalg.norm(run)
    passed = 30.0 * begin
    return Side(runs, passed, np.zeros(len(sentences)), Clauses(vectors, np.full(len(vectors), 30.0), begin))


def test_a_clause_finds_its_counterpart_and_what_stands_beside_it() -> None:
    source, target = side_of([[0, 1], [2]]), side_of([[0], [1], [2]])
    assert source.clauses is not None
    found = clauses.find(source.clauses, slice(0, 2), target, slice(0, 3))
    assert found.covered[0][0] == pytest.approx([30 * (1 + 0), 30 * (0 + 1), 0], abs=1e-4)
    assert found.covered[1][0] == pytest.approx([30, 60, 30], abs=1e-4)      # run 0-0 has nothing before it
    stolen = -clauses.STOLEN * clauses.MOST_MARGIN
    own = clauses.OWN * clauses.MOST_MARGIN
    assert found.margin[0][0, 0] == pytest.approx(30 * (own + stolen))      # the second clause is said next door
    assert found.margin[1][0, 1] == pytest.approx(60 * own)
    assert found.margin[0][1] == pytest.approx([0, 30 * stolen, 30 * own])


def test_a_sentence_that_hides_in_a_merge_is_found() -> None:
    """The omitted sentence is like its neighbour, and half as long: with sentences alone it is merged into it."""
    source = ["Мэр приехал на открытие моста с женой и двумя дочерьми.", "Он перерезал ленту.", "Потом играл оркестр."]
    target = ["The mayor came to the opening of the bridge with his wife and two daughters.", "Then a band played."]
    beads = aligner.align(source, target)
    assert [(bead.source, bead.target) for bead in beads] == [((0,), (0,)), ((1,), ()), ((2,), (1,))]


def test_a_sentence_cut_at_a_comma_and_joined_to_the_next_is_two_to_two() -> None:
    source = [
        "Рынок открыли весной.",
        "Фермеры везут сюда молоко и сыр, а пекари приезжают с хлебом.",
        "Горожане довольны новыми ценами.",
        "Осенью поставят крышу.",
    ]
    target = [
        "The market was opened in spring.",
        "Farmers bring milk and cheese here,",
        "and bakers come with bread. Townspeople are pleased with the new prices.",
        "A roof will be put up in autumn.",
    ]
    beads = aligner.align(source, target)
    assert [(bead.source, bead.target) for bead in beads] == [((0,), (0,)), ((1, 2), (1, 2)), ((3,), (3,))]


def test_without_clauses_sentences_decide() -> None:
    encoder = encoders.load()
    both = side(["Мост открыли.", "Пришли люди."], encoder), side(["The bridge was opened.", "People came."], encoder)
    alone = [Side(each.runs, each.passed, each.ease) for each in both]
    assert [bead.shape for bead in search.align(*alone)] == [(1, 1), (1, 1)]


def test_coverage_of_a_text_without_pairs_is_the_usual_one() -> None:
    found = clauses.coverage_of(side_of([[0]]), side_of([[1]]), [])
    assert found.typical == pytest.approx(clauses.PRIOR_TYPICAL)
    assert found.range == pytest.approx(clauses.PRIOR_TYPICAL)
