"""Numbers by their values."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aligner
from aligner.quantities import quantities


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("1,500", "1500"),
        ("1,500", "1 500"),
        ("1.5 million", "1,5 млн"),
        ("1,500,000", "1,5 миллиона"),
        ("$40m", "40 миллионов долларов"),
        ("forty-two", "сорок два"),
        ("42", "сорока двух"),
        ("two hundred thousand", "200 тыс."),
        ("one hundred and five", "105"),
        ("twenty-first", "двадцать первый"),
        ("the nineties", "90-е"),
        ("the 1990s", "90-е"),
        ("2.30 p.m.", "14:30"),
        ("2 p.m.", "14:00"),
        ("5:47 PM", "17 часов 47 минут"),
        ("the twentieth century", "XX век"),
        ("both", "двое"),
        ("half", "половина"),
        ("1.2 million", "1 млн 200 тысяч"),
        ("March 5", "05.03"),
    ],
)
def test_one_number_in_two_languages(english: str, russian: str) -> None:
    assert any(a.equals(b) for a in quantities(english, "en") for b in quantities(russian, "ru"))


@pytest.mark.parametrize(
    ("english", "russian"),
    [("1,500", "1,5"), ("1.5 billion", "1,5 млн"), ("14:20", "14:00"), ("fifteen", "пятьдесят"), ("1918", "1981")],
)
def test_two_numbers_are_two(english: str, russian: str) -> None:
    assert not any(a.equals(b) for a in quantities(english, "en") for b in quantities(russian, "ru"))


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("От 150 до 250 литров.", "From 250 to 250 litres.", ["250"]),
        ("Пришли сорок два человека.", "24 people came.", ["24"]),
        ("Пришли 10 000 человек.", "Ten thousand people came.", []),
        ("Ехать 10 км.", "It is 6 miles.", []),
        ("Ехать 10 км.", "It is 10 miles.", []),
        ("Ехать 16 км.", "It is 61 km.", ["61"]),
        ("В группе 20 (30,3 %) женщин.", "There were 20 (20.3%) women.", ["20.3"]),
        ("Он сказал это трижды.", "He said it 3 times.", []),
        ("Компания основана в 1998 году.", "The company is old.", []),
    ],
)
def test_the_rule_reports_what_neither_side_explains(source: str, target: str, found: list[str]) -> None:
    issues = aligner.check_pairs(
        [(source, target)], source_language="ru", target_language="en", select=["number"]
    ).issues
    assert [target[issue.start : issue.end] for issue in issues] == found


STRANGE = st.sampled_from(["9" * 5_000, "9" * 5_000 + ".5", "10² m", "²", "½ 1/2"])
DIGITS = st.text("0123456789.,:։/ \u00a0-٣IVX", max_size=12)


@settings(max_examples=1_000)
@given(st.one_of(DIGITS, st.text(max_size=40), STRANGE), st.sampled_from(["en", "ru", "de"]))
def test_any_text_has_numbers_inside_it_that_equal_themselves(text: str, language: str) -> None:
    for each in quantities(text, language):
        assert 0 <= each.start < each.end <= len(text)
        assert not each.readings or each.equals(each)
