"""Pairs that are aligned already."""


from timing import at_most

import aligner
from aligner.terminology.memory import memory_of

PAIRS = [
    ("Мост открыли в пятницу.", "The bridge was opened on Friday."),
    ("Мэр приехал с семьёй.", "The cat sleeps on the window."),
    ("Работы обошлись городу в сорок миллионов.", "Работы обошлись городу в сорок миллионов."),
    ("Рынок закроют до весны.", ""),
    ("", "It was their best season."),
    ("", ""),
    ("Мост, который помнит столетия. Первую переправу построили в 1718 году.",
     "A bridge that remembers centuriesThe first crossing was built in 1718."),
    ("Старый мост стоит. Его любят все.", "The old bridge stands. Его любят все."),
]


def test_each_issue_has_its_pair() -> None:
    report = aligner.check_pairs(PAIRS, source_language="ru", target_language="en")
    assert [(issue.pair, issue.rule) for issue in report.issues] == [
        (1, "mistranslation"),
        (2, "untranslated"),
        (3, "omission"),
        (4, "addition"),
        (6, "glued-text"),
        (7, "untranslated"),
    ]
    assert [document.document.text for document in report.documents] == [target for _, target in PAIRS]


def test_lines_that_slipped_are_found_on_one_topic_too() -> None:
    """Alone, the second pair could be a free translation; but the first one's target fits its source much better."""
    source = ["Полиция начала расследование.", "Расследование дела продолжается."]
    target = ["The investigation of the case goes on.", "The police investigate what happened to the money."]
    slipped = list(zip(source, target, strict=True))
    assert not aligner.check_pairs(slipped[1:], select=["mistranslation"]).issues
    found = aligner.check_pairs(slipped, select=["mistranslation"]).issues
    assert [issue.pair for issue in found] == [1]


def test_that_a_pair_alike_is_translated_better_means_nothing() -> None:
    pairs = [("Расследование дела продолжается.", "They are still looking into it."),
             ("Расследование дела ещё продолжается.", "The investigation of the case still goes on.")]  # fmt: skip
    assert not aligner.check_pairs(pairs, select=["mistranslation"]).issues


def test_a_saying_is_doubted_less_than_a_sentence() -> None:
    """What people say in such a case has other words in another language, and is short."""
    sayings = [
        ("Ему медведь на ухо наступил.", "He is tone-deaf."),
        ("Не в своей тарелке.", "Out of sorts."),
        ("Тише едешь — дальше будешь.", "More haste, less speed."),
        ("Куй железо, пока горячо.", "Make hay while the sun shines."),
    ]
    nonsense = ("Мэр приехал с семьёй.", "The cat sleeps on the window.")
    issues = aligner.check_pairs([*sayings, nonsense], select=["mistranslation"]).issues
    (certain,) = (issue for issue in issues if issue.confidence >= 0.9)
    assert certain.pair == len(sayings)
    assert len(issues) <= 2


def test_the_offsets_are_those_of_the_pair() -> None:
    (issue,) = aligner.check_pairs(PAIRS[7:]).issues
    assert PAIRS[7][1][issue.start : issue.end] == "Его любят все."
    assert issue.source is not None


def test_the_other_direction() -> None:
    pairs = [(target, source) for source, target in PAIRS[:2]]
    assert [(issue.pair, issue.rule) for issue in aligner.check_pairs(pairs).issues] == [(1, "mistranslation")]


def test_no_pairs_are_no_issues() -> None:
    assert not aligner.check_pairs([]).issues


def test_rules_without_an_encoder_load_none() -> None:
    report = aligner.check_pairs(PAIRS, encoder="/nowhere", select=["glued-text"])
    assert [issue.pair for issue in report.issues] == [6]


def test_a_copy_whose_translation_stands_beside_it_is_left_over() -> None:
    pair = ("Мост открыли в пятницу.", "Мост открыли в пятницу. The bridge was opened on Friday.")
    assert [issue.rule for issue in aligner.check_pairs([pair]).issues] == ["left-over"]


def test_pairs_are_compared_with_each_other() -> None:
    pairs = [
        ("Нажмите красную кнопку дважды.", "Press the red button twice."),
        ("Рынок закрыт до весны.", "The market is closed until spring."),
        ("Нажмите красную кнопку дважды!", "Push the red key two times."),
        ("Нажмите красную кнопку дважды.", "Press the red button twice!"),
        ("Базар не работает, пока не потеплеет.", "The market is closed until spring."),
    ]
    issues = aligner.check_pairs(pairs, select=["inconsistent-translation"]).issues
    assert [(issue.pair, issue.message) for issue in issues] == [
        (2, "Elsewhere the same sentence is translated as “press the red button twice” (pair 0)."),
        (4, "Another sentence has the same translation: “рынок закрыт до весны” (pair 1)."),
    ]


def test_a_sentence_that_stands_in_thousands_of_pairs_is_looked_up_once() -> None:
    usual, other = ("Нажмите эту кнопку.", "Press this button."), ("Нажмите эту кнопку.", "Click that button.")
    with at_most(5):
        memory = memory_of([other, *[usual] * 20_000])
        assert memory.usual(0) == 1
        assert {memory.usual(pair) for pair in range(1, 20_001)} == {None}
