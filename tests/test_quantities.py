"""Numbers by their values."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aligner
from aligner.values.quantities import quantities


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
        ("March 5, 2021", "05.03.2021"),
        ("3/5/2021", "5 марта 2021 года"),
        ("5th of March", "5-го марта"),
        ("2 1/2 million", "два с половиной миллиона"),
        ("2½", "2,5"),
        ("one and a half", "полтора"),
        ("half a billion", "полмиллиарда"),
        ("two thirds", "две трети"),
        ("2,06,737", "206 737"),
        ("3/4", "три четверти"),
        ("45-year-old", "сорокапятилетний"),
        ("the 1960s", "1960-е"),
        ("9 p.m.", "9 вечера"),
        ("12 a.m.", "12 часов ночи"),
        ("9/11", "11 сентября"),
        ("a dozen", "дюжина"),
    ],
)
def test_one_number_in_two_languages(english: str, russian: str) -> None:
    assert any(a.equals(b) for a in quantities(english, "en") for b in quantities(russian, "ru"))


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("1,500", "1,5"),
        ("1960s", "2960-е"),
        ("2 p.m.", "2 часа ночи"),
        ("3/4", "3/8"),
        ("March 5, 2021", "5 марта 2020"),
        ("3 days", "5 дня"),
        ("1.5 billion", "1,5 млн"),
        ("14:20", "14:00"),
        ("fifteen", "пятьдесят"),
        ("1918", "1981"),
    ],
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
        ("Из 30 домов 20 новые, 20 старые.", "Of 30 houses 20 are new and 50 old.", ["50"]),
        ("От 600 до 700 тысяч лет.", "From 600,000 to 700,000 years.", []),
        ("От 600 до 700 тысяч лет.", "From 600,000 to 900,000 years.", ["900,000"]),
        ("Ветер 2-7 метров в секунду.", "Wind of 4-7 metres per second.", ["4"]),
        ("Он живёт на A3 уже 5 лет.", "He has lived by the A3 for 6 years.", ["6"]),
        ("Препарат от ковида получили 30 человек.", "The drug for COVID-19 was given to people.", []),
        ("Высота 161 фут (49 метров).", "It is 165 feet (49 metres) high.", ["165"]),
        ("Из 1 миллиона 200 тысяч жителей.", "Of 1,300,000 people.", ["1,300,000"]),
        ("С 16 февраля по 1 июня 2020 года.", "From 16 February 2020 to 1 June.", []),
        ("За сутки умерли 77 человек.", "77 people died in 64 hours.", ["64"]),
        ("За сутки умерли 77 человек.", "77 people died in 24 hours.", []),
        ("За сутки умерли 77 человек.", "77 people died that day.", []),
        ("За последние пять лет.", "Over the last half-decade.", []),
        ("Две трети жителей уехали.", "One third of the residents left.", ["One third"]),
        ("Одна треть жителей уехала.", "A third of the residents left.", []),
        ("Полтора миллиона подписчиков.", "One point five million followers.", []),
        ("Рост на 2,25 процента.", "A growth of two point two four percent.", ["two point two four"]),
        ("Он родился в 1984 году.", "He was born in nineteen eighty-four.", []),
        ("Он родился в 1984 году.", "He was born in nineteen eighty-five.", ["nineteen eighty-five"]),
        ("Одному мальчику 12 лет.", "One point: twelve years.", []),
        ("Средства от COVID-19, 30 штук.", "30 COVID-19 drugs.", []),
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
        assert each.equals(each)
