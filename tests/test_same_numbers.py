"""Sentences whose numbers, dates and times are the same, and are written in two ways: nothing may be reported."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import at_most

from aligner.values.discrepancies import compare
from aligner.values.quantities import quantities

SAME = """\
семь из десяти | 70 percent
две трети голосов | 67 percent of the vote
ребёнку полтора месяца | the baby is six weeks old
через час с четвертью | in an hour and 15 minutes
0,001 | .001
за 75 руб. 50 коп. | for 75.50 roubles
в конце 60-х — начале 70-х годов | in the late sixties and early seventies
Людовик XIV умер в 1715 году. | Louis XIV died in 1715.
6:3, 4:6, 7:6 (7:5) | 6-3, 4-6, 7-6 (7-5)
400-метровка, 9-этажный дом | the 400 metres, a nine-storey building
за 2 минуты 35,6 секунды | in 2 minutes and 35.6 seconds
в 12 часов дня | at noon
в 16.30, в 3 часа ночи | at 4.30 pm, at 3 a.m.
19.05.2020 г. | 19 May 2020
2020-05-19 | May 19, 2020
по 75,5 рубля за доллар | 75.5 roubles to the dollar
в соотношении 2:1 | in a ratio of 2 to 1
В половине третьего пришли 5 человек. | At 2:30 five people came.
Без четверти пять пришли 7 человек. | At 4:45 seven people came.
В четверть шестого. | At 5:15.
Встреча в половине девятого. | The meeting is at half past eight.
В XIX веке. | In the 1800s.
Цена упала на 20% за год. | The price fell by a fifth in 1 year.
Каждый пятый житель недоволен. | 20% of the residents are unhappy.
Десятки тысяч людей вышли 5 мая. | Tens of thousands marched on 5 May.
Пришли два десятка человек. | Twenty people came.
Пришли полсотни человек, 3 ушли. | Fifty people came, 3 left.
В 1930-40-е годы. | In the 1930s and 1940s.
В 30-40-е годы. | In the 1930s and 1940s.
В двадцатых годах построено 5 домов. | In the 1920s, 5 houses were built.
9 мая 45-го года. | On May 9, 1945.
Полтора года назад. | Eighteen months ago.
Полгода назад. | Six months ago.
За сутки выявлено 5765 случаев. | 5,765 cases were found in 24 hours.
За сутки умерли 12 из 300. | In the past day 12 of 300 died.
двухмиллионный город | a city of two million
В 18 часов по Москве. | At 6 p.m. Moscow time.
В шесть вечера. | At 6 pm.
В полночь. | At 12 a.m.
50 на 50 | fifty-fifty
Он занял 1-е место из 30. | He came first of 30.
Юноши до 17 лет. | Boys under 17.
Команда U-17. | The under-17 team.
0,5 литра | half a litre
«Большая семёрка» обсудила 3 вопроса. | The G7 discussed three questions.
Население 1,2 млн человек. | The population is 1.2m.
Выручка 2,5-3 млрд рублей. | Revenue of 2.5 to 3 billion roubles.
со 100 до 200 тысяч | from 100,000 to 200,000
Температура −5 °C. | The temperature is 23 °F.
до минус 10 градусов | down to -10 degrees
100-летие со дня рождения | the centenary of his birth
В 2020/21 году. | In 2020-21.
В сезоне-2019/20 он забил 5 голов. | In the 2019-2020 season he scored 5 goals.
т. 8-800-555-35-35 | tel. 8-800-555-35-35
Сотни людей и 3 автобуса. | Hundreds of people and three buses.
Дважды за 3 дня. | Twice in three days.
каждые 2 недели | every fortnight
в 3,5 раза больше | 3.5 times more
с 9:00 до 18:00 | from 9 a.m. to 6 p.m.
с 10 до 20 часов | from 10 a.m. to 8 p.m.
Открыто 24/7. | It is open around the clock.
1/8 финала прошла 7 августа | the round of 16 was on 7 August
во втором тайме | in the second half
за первые полгода | in the first half of the year
каждый второй | every other one
третий этаж, 15 комнат | the second floor, 15 rooms
1 млн 250 тыс. рублей | 1.25 million roubles
счёт 3:2 (1:0) | 3-2 (1-0)
на 4 п.п. | by 4 percentage points
3 тыс. 500 человек | 3,500 people
ст. 228 ч. 2 УК | Article 228(2) of the Criminal Code
с 1 по 5 июня | June 1-5
в ночь на 6 июня | on the night of June 5 to 6
2-3 раза в день | two or three times a day
Из 10 000 жителей 2/3 уехали. | Of the 10,000 residents two thirds left.
В третьем квартале 2020 года | in Q3 2020
в 1-м полугодии 2019 г. | in H1 2019
1000 кв. м | 1,000 sq m
10 соток | 1,000 square metres
пять с половиной лет | five and a half years
Ему 5,5 лет. | He is five and a half.
в 1990-х | in the nineties
восьмидесятые | the 80s
80-летний мужчина | an 80-year-old man
25-й кадр | the 25th frame
по 500 г два раза | 500 g twice
$100 тыс. | $100,000
€1,5 млрд | €1.5bn
около 300 т. | about 300 tons
1,3 тыс. км | 1,300 km
Им по 20 с небольшим. | They are in their twenties.
более чем на 70 % | by over 70 per cent
в среду, 5 мая | on Wednesday, 5 May
девять десятых | nine tenths
0,9 | nine tenths
в 2 раза (на 100 %) | twofold (by 100%)
Длина 5 м 20 см. | It is 5.2 metres long.
1 час 45 минут | 105 minutes
1 ч 45 мин и 3 перерыва | an hour and forty-five minutes and 3 breaks
полторы тысячи рублей | 1,500 roubles
пара сотен людей | a couple of hundred people
миллион долларов | $1 million
четверть миллиона | 250,000
полтора десятка | fifteen
сто с лишним лет | over 100 years
от силы 2 % | two per cent at most
тридцатые годы XX века | the 1930s
10-11 классы | 10th and 11th grades
в 10-м и 11-м классах | in grades 10 and 11
Ф-16 и Ту-154 | the F-16 and the Tu-154
13,5 °C | 56 °F
30 тысяч футов | 9,100 metres
скорость 100 км/ч | a speed of 60 mph
цена $50 за баррель, 3 дня | $50 a barrel, three days
Пятеро из 12 задержанных | Five of the 12 detained
двенадцатилетний мальчик | a 12-year-old boy
10-кратный чемпион | a ten-time champion
ноль градусов | 0 degrees
1 сентября 1939 года | September 1, 1939
01.09.1939 | 1 September 1939
к 2030-му | by 2030
«Аполлон-11» | Apollo 11
31 декабря в 23:59 | at 11:59 p.m. on 31 December
первая десятка | top ten
0–6 лет | 0 to 6 years
около 1,5–2 часов | about an hour and a half to two hours
"""
IN_OTHER_LANGUAGES = """\
fr | Il a plu 1\u202f234,5 mm en 3 jours le 5 mars 2021. | 1,234.5 mm of rain fell in three days on March 5, 2021.
fr | 3 millions d'euros le 1er mai | 3 million euros on 1 May
de | Es kostet 1.234,5 Mio. Euro, am 05.03.2021 um 14.30 Uhr. | It costs 1,234.5 million euros, on March 5, 2021.
de | Am 3. Mai kamen 5.000 Menschen. | 5,000 people came on 3 May.
es | 5 de marzo de 2021, 3 mil millones | 5 March 2021, 3 billion
zh | 3月5日有3万人 | 30,000 people on 5 March
zh | 2021年3月5日有3万亿元 | 3 trillion yuan on March 5, 2021
ja | 2021年3月5日に2億円 | 200 million yen on March 5, 2021
"""
WRONG = """\
Он ждал 2 года и 3 месяца. | He waited for 2 years and 5 months.
Рост 6 футов 2 дюйма. | He is 6 ft 4 in tall.
Мост открыли в среду. | The bridge was opened on Thursday.
Мост открыли в июле. | The bridge was opened in June.
Каждый пятый житель недоволен. | 30% of the residents are unhappy.
В 18:00 придут гости. | The guests will come at 7 p.m.
1 млн 250 тыс. рублей | 1.35 million roubles
Он приходил более тридцати раз. | He came more than thirteen times.
Полтриллиона долларов. | Half a million dollars.
Больше половины солдат. | More than a third of the soldiers.
Две трети голосов. | One third of the vote.
Это вторая волна. | This is the fourth wave.
"""


def wrong(source: str, target: str, languages: tuple[str, str]) -> list[tuple[str, str]]:
    found = compare(quantities(source, languages[0]), quantities(target, languages[1])).wrong
    return [
        (source[pair.source.start : pair.source.end], target[pair.target.start : pair.target.end]) for pair in found
    ]


def lines(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.splitlines()]


@pytest.mark.parametrize(("russian", "english"), lines(SAME))
def test_what_is_the_same_is_not_reported(russian: str, english: str) -> None:
    assert not wrong(russian, english, ("ru", "en"))
    assert not wrong(english, russian, ("en", "ru"))


@pytest.mark.parametrize(("language", "foreign", "english"), lines(IN_OTHER_LANGUAGES))
def test_digits_scales_and_months_are_read_in_any_language(language: str, foreign: str, english: str) -> None:
    assert not wrong(foreign, english, (language, "en"))
    assert not wrong(english, foreign, ("en", language))


@pytest.mark.parametrize(("russian", "english"), lines(WRONG))
def test_what_differs_is_reported_once(russian: str, english: str) -> None:
    assert len(wrong(russian, english, ("ru", "en"))) == 1
    assert len(wrong(english, russian, ("en", "ru"))) == 1


PIECES = (
    "5 17 1990 2,5 1.5 1,500 1/2 ½ 10:30 05.03.2021 3/5/2021 -7 $ € % °C км km hours лет May мая Sunday five half "
    "сто два тысяч million млн past to of и and с XX 90-е first пятого половина третьего без четверти p.m. часов 月 万"
)
WORDS = st.sampled_from(PIECES.split())


@settings(max_examples=1_500)
@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=30), st.sampled_from(["en", "ru", "de", "zh"]))
def test_a_text_says_the_same_as_itself(text: str, language: str) -> None:
    assert not wrong(text, text, (language, language))


@pytest.mark.parametrize("piece", ["1 ", "1:10 ", "1 000 ", "March 5 ", "5 km ", "-5 °C ", "1-2-", "1/2 ", "6 ft "])
def test_a_table_takes_no_longer_than_its_length(piece: str) -> None:
    digits = Random(1)
    table = "".join(digits.choice("2346789") if sign.isdigit() else sign for sign in piece * (5_000 // len(piece)))
    with at_most(4):
        wrong(piece * (5_000 // len(piece)), table, ("en", "en"))
