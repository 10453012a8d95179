"""What a caller gets who hands over something else than the functions take."""

from collections.abc import Callable
from typing import Any

import pytest

import aligner


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda wrong: aligner.check(wrong), "text must be str, not int"),
        (lambda wrong: aligner.check("The bridge.", wrong), "source must be str, not int"),
        (lambda wrong: aligner.segment(wrong), "text must be str, not int"),
        (lambda wrong: aligner.align(["Мост."], [wrong]), "sentence must be str, not int"),
        (lambda _: aligner.align("Мост.", "The bridge."), "lists of sentences, not one text"),
        (lambda wrong: aligner.check_pairs([("Мост.", wrong)]), "target must be str, not int"),
    ],
)
def test_an_argument_of_another_type_is_named(call: Callable[[Any], object], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        call(5)


def test_pairs_may_come_one_by_one() -> None:
    pairs = [("Мост открыли.", "The bridge was opened."), ("Шёл дождь.", "It was raining.")]
    assert aligner.check_pairs(pair for pair in pairs) == aligner.check_pairs(pairs)
