"""What is denied in two languages in different words, and what is the opposite."""

import pytest

import aligner

SAME = """\
Мост не закроют. | The bridge will not be closed.
Не забудьте взять зонт, мэр уже здесь. | Remember the umbrella, the mayor is here.
Он не раз говорил об этом мосте. | He has often spoken about this bridge.
Мост закрыли не только на ночь, но и на день. | The bridge was closed both for the night and for the day.
Рынок не работал до весны. | The market was closed until spring.
Они не пришли на открытие моста. | They failed to come to the opening of the bridge.
Пока мост не открыли, ездили на пароме. | Before the bridge was opened they took the ferry.
Он не мог прийти на открытие моста. | He was unable to come to the opening of the bridge.
Дети были там, а родителей не было. | The children were there without their parents.
Он говорил о мосте, кроме прочего. | He spoke about the bridge, not to mention the rest.
Он приехал один, хотел он этого или нет. | He came alone, whether he wanted to or not.
Правда, мост красивый? | Isn't the bridge beautiful?
"""
OPPOSITE = """\
Мост в центре города не закроют. | The bridge in the centre of the town will be closed.
Мэр не подписал договор. | The mayor has signed the contract.
Никогда мост не был таким красивым. | The bridge has been so beautiful.
По мосту нельзя ездить на грузовиках. | Lorries can cross the bridge.
Мэр подписал договор. | The mayor has never signed the contract.
Мост откроют в ноябре. | The bridge won't be opened in November.
"""


def rows(text: str) -> list[tuple[str, str]]:
    return [(one, other) for one, _, other in (line.partition(" | ") for line in text.splitlines())]


def flagged(source: str, target: str) -> list[aligner.Issue]:
    return list(aligner.check_pairs([(source, target)], select=["negation"]).issues)


@pytest.mark.parametrize(("russian", "english"), rows(SAME))
def test_what_says_the_same_is_not_reported(russian: str, english: str) -> None:
    assert not flagged(russian, english)
    assert not flagged(english, russian)


@pytest.mark.parametrize(("russian", "english"), rows(OPPOSITE))
def test_the_opposite_is_reported_in_both_directions(russian: str, english: str) -> None:
    assert len(flagged(russian, english)) == 1
    assert len(flagged(english, russian)) == 1


def test_a_negation_too_many_is_shown_where_it_stands() -> None:
    target = "The old bridge  will\nnot be closed in November."
    (issue,) = flagged("Старый мост закроют в ноябре.", target)
    assert target[issue.start : issue.end] == "not"
    assert issue.message == "Nothing in the original denies: “Старый мост закроют в ноябре.”"
