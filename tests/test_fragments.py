"""What the marks of a text say of its units."""

import pytest

import aligner
from aligner import encoders
from aligner.alignment import search
from aligner.alignment.clauses import WITH_CLAUSES
from aligner.bitext import side
from aligner.fragments import HARDLY_TEXT, HEADING, NO_TEXT, PART, REPEATED, ease, midway


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        (["The bridge was opened.", "People came."], [0, 0]),
        (["- - -", "....."], [NO_TEXT, NO_TEXT]),
        (["1957", "p. 17", "3. Mai 1957", "3 Mai"], [HARDLY_TEXT] * 4),
        (["The bridge was opened,", "and people came.", "It rained."], [PART, PART, 0]),
        (["桥于周五开通，", "许多人来了。"], [PART, PART]),
        (["flour", "two eggs", "a glass of milk"], [0, 0, 0]),
        (["The river had been there;", "the mountains came later.", "It rained;", "Nobody came."], [0, PART, 0, 0]),
        (["The bridge is open again", "It was opened on Friday.", "Apples", "Pears"], [HEADING, 0, 0, 0]),
        (["«Мост снова открыт»", "Его открыли в пятницу."], [HEADING, 0]),
        (["the last of the", "Bridges was opened on Friday.", "The cameras see", "the road."], [0, 0, 0, 0]),
        (["1957,", "and people came."], [HARDLY_TEXT, 0]),
        (["It rained.", " It rained. ", "It was cold.", "It rained."], [0, REPEATED / 2, 0, REPEATED * 2 / 3]),
        ([], []),
    ],
)
def test_what_is_no_sentence_is_left_out_more_easily_and_a_part_of_one_less(
    units: list[str], expected: list[float]
) -> None:
    assert ease(units) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ("He came by bus.|It was late.", [0, 0, 0]),
        ("The book (London :|Collins 1956) is good.", [0, 1, 0]),
        ("See [1,|p. 5] there.", [0, 1, 0]),
        ("They came early (at six). |It was cold.", [0, 0, 0]),
        ("(They came early.|It was cold.)", [0, 0, 0]),
        ("They came early :(|It was cold.|They left (at last).", [0, 0, 0, 0]),
        ("a) the bridge;|b) the market.", [0, 0, 0]),
    ],
)
def test_a_sentence_goes_on_where_it_has_a_bracket_open(units: str, expected: list[float]) -> None:
    assert midway(units.split("|")) == expected


def test_no_unit_no_place() -> None:
    assert midway([]) == [0]


def test_no_bead_ends_within_a_bracket_of_one_side_alone() -> None:
    """What stands in the bracket has a counterpart of its own, and cutting there would look well."""
    source = [
        "Недавно вышла книга Анны Лоськовой «Палатки в облаках» (Москва:",
        "Весна, 1956), написанная живо и с рисунками, "
        "хотя мы напомним, что горы красивее людей, которые по ним ползают.",
        "Мы рады.",
    ]
    target = [
        "A book by Anna Loskova, Tents in the Clouds (Vesna, Moscow), has come out lately, lively and with drawings.",
        "Perhaps it should be said that the mountains are more beautiful than the people who crawl over them.",
        "We are glad.",
    ]
    beads = aligner.align(source, target)
    assert [(bead.source, bead.target) for bead in beads] == [((0, 1), (0, 1)), ((2,), (2,))]


def test_a_heading_that_says_the_same_as_the_sentence_under_it_is_missing() -> None:
    source = [
        "Bridge of two towns turns 200",
        "A bridge that links two towns has turned 200 years old.",
        "The works will begin in March.",
        "Traffic will go by the old road.",
        "The last repairs were made in 1998.",
        "Two lanes will be closed.",
    ]
    lead = "Мосту, который соединяет два города, исполнилось 200 лет."
    rest = [
        "Работы начнутся в марте.",
        "Движение пойдёт по старой дороге.",
        "Последний ремонт был в 1998 году.",
        "Две полосы закроют.",
    ]
    beads = aligner.align(source, [lead, *rest])
    assert [bead.source for bead in beads if not bead.target] == [(0,)]
    glued = aligner.align(source, [f"Мосту двух городов исполняется 200 {lead}", *rest])
    assert glued[0].source == (0, 1)


@pytest.mark.parametrize("mark", [",", ";", ""])
@pytest.mark.parametrize("lost", range(1, 6))
def test_a_list_that_lacks_an_item_lacks_it_whatever_stands_behind_each(mark: str, lost: int) -> None:
    source = ["Для ремонта моста городу нужны:", "новые стальные балки", "краска для перил", "двадцать сварщиков",
              "разрешение министерства транспорта", "сорок миллионов рублей", "Работы начнутся в марте."]
    target = ["To repair the bridge the town needs:", "new steel beams", "paint for the railings", "twenty welders",
              "a permit of the ministry of transport", "forty million roubles", "The works begin in March."]
    items, others = ([each + mark if 0 < i < 6 else each for i, each in enumerate(text)] for text in (source, target))
    beads = aligner.align(items, others[:lost] + others[lost + 1 :])
    assert [bead.source for bead in beads if not bead.target] == [(lost,)]


def test_dirt_of_a_scan_is_nobody_s_translation() -> None:
    beads = aligner.align(
        ["Мост открыли в пятницу.", "Играл оркестр."],
        ["The bridge was opened on Friday.", ".....", "- _-", "A band played."],
    )
    assert [(bead.source, bead.target) for bead in beads] == [((0,), (0,)), ((), (1,)), ((), (2,)), ((1,), (3,))]


def test_a_part_of_a_sentence_costs_more_than_a_sentence_and_dirt_less() -> None:
    units = ["The bridge was opened,", "and people came.", "It rained a lot.", "p. 17", "* * *"]
    part, same, sentence, number, stars = search.null_costs(side(units, encoders.load()), WITH_CLAUSES)
    assert part == same < sentence < number < stars < 0
