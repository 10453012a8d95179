"""Text that was decoded with the wrong encoding is found, and what it says; text in real letters is left alone."""


import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import at_most

import aligner
from aligner.garbled import garbled

ACCIDENTS = [("cp1251", "cp1252"), ("utf-8", "latin-1"), ("utf-8", "cp1251")]
SENTENCE = "Мост открыли в пятницу вечером"


@pytest.mark.parametrize("text", [
    "Où est-il né ? À l’été, Noël, où l’on a mangé des pâtés à Orléans.",
    "Það er æði, og við erum öll á því. Íslenska, öðru, æðaði.",
    "Größe, Übergröße, äußerst; ÄÖÜ und ÀÉÈÊ.",
    "СССР, РСФСР, «Россия» — С. Р. Смирнов. Сёстры, Её.",
    "São Paulo, AVALIAÇÃO, MÃE, ÂNGULO; 20 °C ± 5 £.",
    "",
])  # fmt: skip
def test_letters_that_languages_have_are_left_alone(text: str) -> None:
    assert not list(garbled(text))


@pytest.mark.parametrize(("right", "wrong"), ACCIDENTS)
def test_a_sentence_that_was_decoded_wrongly_is_one_find(right: str, wrong: str) -> None:
    damaged = SENTENCE.encode(right).decode(wrong, "replace")
    if "\ufffd" in damaged:
        pytest.fail("the sentence cannot be read that way: choose another")
    (found,) = garbled(f"He said: {damaged}.")
    assert (found.start, found.end, found.meant) == (9, 9 + len(damaged), SENTENCE)


@given(st.text(alphabet="абвгдежзиклмнопстуфхцчшщыьэюя", min_size=6, max_size=30), st.sampled_from(ACCIDENTS))
def test_any_russian_word_is_found(word: str, accident: tuple[str, str]) -> None:
    right, wrong = accident
    damaged = word.encode(right).decode(wrong, "replace")
    if "\ufffd" not in damaged:
        assert [found.meant for found in garbled(damaged)] == [word]


def test_a_garbled_passage_is_in_no_language() -> None:
    damaged = SENTENCE.encode("cp1251").decode("cp1252")
    report = aligner.check(f"The bridge was opened on Friday. {damaged}. The mayor came with his family.")
    assert [issue.rule for issue in report.issues] == ["garbled-text"]
    assert aligner.segment(damaged)[0].language == "und"


@pytest.mark.parametrize("text", ["À", "Ð¾", "Рѕ", "Àà ", "ÃÂ", "РС"])
def test_the_time_grows_in_step_with_the_text(text: str) -> None:
    with at_most(3):
        list(garbled(text * 100_000))


@pytest.mark.parametrize("wrong", ["cp1252", "cp1251", "latin-1"])
@pytest.mark.parametrize("text", ["She said: “We waited,” and left.", "Он сказал: «Привет, мир» – и ушёл. “Да”"])
def test_marks_in_garbled_text_are_no_marks(text: str, wrong: str) -> None:
    damaged = text.encode().decode(wrong, "ignore")
    assert {issue.rule for issue in aligner.check(damaged).issues} == {"garbled-text"}


@pytest.mark.parametrize(("text", "message"), [
    ("Say: â€œGo", "This stands for “ (U+201C LEFT DOUBLE QUOTATION MARK): UTF-8 was read as windows-1252."),
    ("Он сказал: РџСЂРёРІРµС‚.", "This stands for “Привет”: UTF-8 was read as windows-1251."),
])  # fmt: skip
def test_the_message_says_what_a_run_stands_for(text: str, message: str) -> None:
    assert [issue.message for issue in aligner.check(text).issues] == [message]


def test_a_short_word_is_garbled_where_a_longer_one_is() -> None:
    assert not list(garbled("Ð”Ð°"))
    assert [found.meant for found in garbled("ÐŸÑ€Ð¸Ð²ÐµÑ‚. â€œÐ”Ð°")] == ["Привет", "“", "Да"]
