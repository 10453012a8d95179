"""Which sentence of a text is the translation of a foreign one: on vectors made by hand, then on texts."""

import numpy as np
import pytest
from numpy.typing import NDArray

from aligner import encoders, passages
from aligner.alignment import counterparts
from aligner.alignment.counterparts import Sentences, closest_sentences
from aligner.languages import split


def side(*vectors: tuple[float, ...], length: float = 60, stop: bool = True) -> Sentences:
    rows = np.array(vectors, np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return Sentences(rows, np.full(len(rows), length), np.full(len(rows), stop))


MAIN = side((1, 0.2, 0, 0.1, 0), (0, 1, 0.1, 0, 0), (0.1, 0, 1, 0, 0), (0.1, 0, 0, 1, 0))


def found(foreign: Sentences, place: int = 2, main: Sentences = MAIN) -> counterparts.Closest:
    return closest_sentences(foreign, main, np.array([place]), [slice(0, 1)])[0]


def test_the_same_meaning_next_door_is_the_translation() -> None:
    match = found(side((0.1, 1, 0.1, 0.1, 0)))
    assert (match.first, match.last) == (1, 1)
    assert match.probability > 0.9


def test_a_distant_meaning_is_none() -> None:
    assert found(side((0.3, 0.4, 0.3, 0.3, 1))).probability < 0.5


def test_the_place_is_evidence() -> None:
    vector = (0.5, 0.8, 0.3, 0.3, 0)
    beside, far = found(side(vector), place=2), found(side(vector), place=4)
    assert beside.probability > far.probability


def test_the_length_is_evidence() -> None:
    vector = (0.5, 0.8, 0.3, 0.3, 0)
    assert found(side(vector, length=60)).probability > found(side(vector, length=300)).probability


def test_a_heading_is_not_the_translation_of_the_sentence_under_it() -> None:
    vector = (0.5, 0.8, 0.3, 0.3, 0)
    assert found(side(vector, stop=True)).probability > found(side(vector, stop=False)).probability


def test_one_sentence_to_compare_is_enough() -> None:
    assert found(side((1, 0.1)), place=1, main=side((1, 0))).probability > 0.5


def test_passages_do_not_change_each_other() -> None:
    foreign = side((0.1, 1, 0.1, 0.1, 0), (0, 0, 1, 0.2, 0), (0.5, 0.5, 0.5, 0.4, 1))
    places = np.array([2, 3, 4])
    together = closest_sentences(foreign, MAIN, places, [slice(0, 1), slice(1, 2), slice(2, 3)])
    for i in range(3):
        alone = Sentences(foreign.vectors[i : i + 1], foreign.lengths[i : i + 1], foreign.stops[i : i + 1])
        assert closest_sentences(alone, MAIN, places[i : i + 1], [slice(0, 1)])[0] == together[i]


def test_blocks_and_windows_change_nothing_nearby(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(3)
    main = side(*random.normal(size=(40, 8)))
    foreign = side(*random.normal(size=(30, 8)))
    places = np.sort(random.integers(0, 41, 30))
    slices = [slice(i, i + 1) for i in range(30)]
    expected = closest_sentences(foreign, main, places, slices)
    monkeypatch.setattr(counterparts, "ROWS", 7)
    assert closest_sentences(foreign, main, places, slices) == expected


# ---- on texts

MEANING = {"мост": "bridge", "открыли": "opened", "рынок": "market", "закрыли": "closed", "люди": "people"}


class Words:
    """An encoder for tests: texts with the same words have the same vector."""

    name = "words"

    def encode(self, texts: list[str], progress: object = None) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), 64), np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().strip(".").split():
                vectors[row, sum(map(ord, MEANING.get(word, word))) % 64] += 1
        return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def find(text: str, language: str | None = None) -> tuple[passages.Passage, ...]:
    return compared(text, language, Words())


def compared(text: str, language: str | None, encoder: object) -> tuple[passages.Passage, ...]:
    languages = split(text, language)
    main = [segment for segment in languages.segments if segment.language == languages.language]
    return passages.find(text, main, list(languages.passages), encoder)  # type: ignore[arg-type]


def test_a_passage_points_at_its_translation() -> None:
    text = "People came home again.\nBridge opened people.\nМост открыли люди.\nNobody had expected the rain."
    (passage,) = find(text, "en")
    assert passage.counterpart
    assert passage.counterpart.found
    assert text[passage.counterpart.start : passage.counterpart.end] == "Bridge opened people."


def test_a_passage_without_one_names_the_closest() -> None:
    (passage,) = find("Bridge opened early today.\nРынок закрыли люди.\nNobody had expected the rain.", "en")
    assert passage.counterpart
    assert not passage.counterpart.found


def test_a_text_that_is_all_foreign_has_nothing_to_compare() -> None:
    (passage,) = find("Рынок закрыли люди.", "en")
    assert passage.counterpart is None


def test_a_passage_without_a_sentence_is_kept() -> None:
    text = "Bridge opened early. " + "Рынок закрыли люди."
    assert [(p.start, p.end) for p in find(text, "en")] == [(21, len(text))]


def test_a_paragraph_below_its_translation_is_found_as_a_whole() -> None:
    english = "The market closed early on Friday. Snow was expected in the evening. Nobody complained about it."
    russian = "Рынок закрылся рано в пятницу. Вечером ожидали снега. Никто на это не жаловался."
    text = f"The town prepared for winter.\n{english}\n{russian}\nSchools stayed open all week."
    (passage,) = compared(text, None, encoders.load())
    assert passage.counterpart
    assert passage.counterpart.found
    assert text[passage.counterpart.start : passage.counterpart.end] == english
