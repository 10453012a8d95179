"""What findings say: plain, and each with one stop at its end."""

import re

import pytest

import aligner
from aligner.checks import CHECKS, Check
from aligner.words import stopped

RULES = [check for check in CHECKS if not check.name.endswith(("term", "terminology", "-translation"))]


@pytest.mark.parametrize("check", RULES, ids=lambda check: check.name)
def test_a_message_ends_once(check: Check) -> None:
    for example in check.examples:
        text = re.sub("[⟦⟧]", "", example.text)
        for issue in aligner.check(text, example.source, select=[check.name]).issues:
            assert re.search(r"(?<![.!?…])(?<![.!?…]”)[.!?…][”)]?$", issue.message), issue.message


@pytest.mark.parametrize(("said", "shown"), [
    ("The original asks: “Why”", "The original asks: “Why”."),
    ("The original asks: “Why?”", "The original asks: “Why?”"),
    ("Nothing says “Closed.”", "Nothing says “Closed.”"),
    ("did you mean untranslated?", "did you mean untranslated?"),
    ("write ignore[RULE]", "write ignore[RULE]."),
])  # fmt: skip
def test_a_stop_is_put_where_there_is_none(said: str, shown: str) -> None:
    assert stopped(said) == shown


MAYOR = "Мэр приехал с семьёй на открытие.", "The mayor came to the opening with his family."


@pytest.mark.parametrize(("source", "target", "message"), [
    (
        "Мост открыли 12 апреля 2021 года.", "The bridge was opened on December 4, 2021.",
        "The original has 12 апреля 2021 (12 April 2021), the translation December 4, 2021 (4 December 2021).",
    ),
    (
        "Мост открыли 25.03.2021.", "The bridge was opened on 3/26/2021.",
        "The original has 25.03.2021 (25 March 2021), the translation 3/26/2021 (26 March 2021).",
    ),
    (
        "Две трети жителей уехали.", "One third of the residents left.",
        "The original has Две трети (2/3), the translation One third (1/3).",
    ),
    (
        "Рынок закроют в субботу.", "The market will be closed on Sunday.",
        "The original has субботу (Saturday), the translation Sunday.",
    ),
    (
        "Поезд уходит в 14:30.", "The train leaves at 15:40.",
        "The original has 14:30, the translation 15:40.",
    ),
    (
        "До деревни двух километров нет.", "It is not two miles to the village.",
        "Same figure, another unit: kilometre in the original (двух), mile in the translation (two).",
    ),
    (
        "Билет стоит 20 фунтов стерлингов.", "A ticket costs 20 euros.",
        "Same figure, another currency: pound sterling in the original (20), euro in the translation (20).",
    ),
])  # fmt: skip
def test_figures_are_said_as_people_say_them(source: str, target: str, message: str) -> None:
    report = aligner.check(f"{target} {MAYOR[1]}", f"{source} {MAYOR[0]}")
    assert [issue.message for issue in report.issues] == [message]
