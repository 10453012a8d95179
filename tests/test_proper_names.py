"""Names across alphabets: by ear, without case endings, and by CLDR."""

import time

import pytest

import aligner
from aligner.names import exonyms
from aligner.names.mentions import side
from aligner.names.proper_names import SAME, of_names, without_counterpart
from aligner.names.transliteration import key, likeness

SAME_NAMES = """
Щербаков Shcherbakov; Юлия Yulia; Юлия Julia; Александр Aleksandr; Александр Alexander; Хрущёв Khrushchev
Зеленскому Zelenskyy; Зеленским Zelensky; Лукашенко Lukashenka; Чайковского Tchaikovsky; Шойгу Shoigu; Янцзы Yangtze
Тамилнаде Tamilnadu; Джонсоном Johnson; Нью-Йорке York; Ладакхе Ladakh; Хьюстоне Houston; О'Брайен O'Brien
Германию Germany; германских German; Москве Moscow; Испании Spanish; испанские Spain; Великобритании UK
Шотландии Scottish; Киеве Kyiv; Афин Athens; Рима Rome; Цзиньпин Jinping; Чжэцзян Zhejiang
Эрдоган Erdoğan; Мишо Michaud; Шимон Szymon; Блейк Blake; Хосе José; Вржесинский Wrzesiński; Райт Wright; Найт Knight
Бордо Bordeaux; Лойхтман Leuchtmann; Лещинский Leszczyński; Маккейб McCabe; Сюй Xu; Балаш Balázs; Шевченко Ševčenko
Гжегож Grzegorz; Мушич Mušić; Моралес Morales; Гуччи Gucci; Чарджерс Chargers; Уолш Walsh; Шоу Shaw; Буаселье Boisselier
"""
OTHER_NAMES = """
Иванов Petrov; Германии France; Минске Moscow; Смирнова Ivanova; Испании Portugal; Шойгу Putin; Австрии Australia
Афин Rome; Кулаков Novikov
"""


def pairs(table: str) -> list[tuple[str, str]]:
    return [tuple(pair.split()) for line in table.strip().splitlines() for pair in line.split(";")]      # type: ignore[misc]


@pytest.mark.parametrize(("russian", "english"), pairs(SAME_NAMES))
def test_one_name_in_two_alphabets(russian: str, english: str) -> None:
    assert of_names(russian, english) >= SAME


@pytest.mark.parametrize(("russian", "english"), pairs(OTHER_NAMES))
def test_two_names(russian: str, english: str) -> None:
    assert of_names(russian, english) < SAME


def test_a_likeness_is_symmetric_and_that_of_a_word_with_itself_is_1() -> None:
    assert likeness(key("Щербаков"), key("Shcherbakov")) == 1
    assert likeness("petrov", "ivanov") == likeness("ivanov", "petrov") < SAME
    assert likeness("", "") == likeness("a", "") == 0


CASES = [
    ("Мост открыл Ковалёв.", "The bridge was opened by Smirnov.", ["Ковалёв"], ["Smirnov"]),
    ("Мост открыл Ковалёв.", "The bridge was opened by Kovalyov.", [], []),
    ("Об этом сказал в ООН Антониу Гутерриш.", "António Guterres said this at the UN.", [], []),
    ("В штате Тамилнад шли дожди.", "It was raining in the state of Tamil Nadu.", [], []),
    ("В Кремле ничего не сказали.", "Nothing was said in the Kremlin.", [], []),
    ("ПРЕМЬЕР КОВАЛЁВ УШЁЛ", "PRIME MINISTER RESIGNS", [], []),
    ("", "", [], []),
]


@pytest.mark.parametrize(("russian", "english", "left", "right"), CASES)
def test_names_without_counterpart(russian: str, english: str, left: list[str], right: list[str]) -> None:
    missing, added = without_counterpart(side(russian, "ru"), side(english, "en"), "ru")
    assert ([name.text for name in missing], [name.text for name in added]) == (left, right)


def test_cldr_has_what_we_read_of_it() -> None:
    known = exonyms.exonyms()
    assert {"germany", "france", "moscow", "kyiv"} <= known.places
    assert {"gb", "uk"} <= known.english["великобритания"]
    assert known.adjectives["испанский"] == "spanish"
    assert {"monday", "december"} <= exonyms.calendar()


def flags(pairs: list[tuple[str, str]], source: str = "ru", target: str = "en") -> list[str]:
    report = aligner.check_pairs(pairs, source_language=source, target_language=target, select=["proper-name"])
    return [f"{report.documents[issue.pair].document.text[issue.start : issue.end]}: {issue.message}"
            for issue in report.issues if issue.pair is not None]      # fmt: skip


RIGHT = """
Об этом написали многие лондонские и китайские газеты. | Many of London's and China's newspapers wrote about it.
За Полярным кругом, в Заполярье, снова резко похолодало. | Beyond the polar circle, in the Arctic, it is cold again.
Новая станция уже много дней летит обратно к Земле. | The new station has been flying back to Earth for many days.
Продажу этой земли вчера запретил Верховный суд штата. | The High Court of the state forbade the sale yesterday.
"""


@pytest.mark.parametrize("pair", [line.split(" | ") for line in RIGHT.strip().splitlines()])
def test_what_is_right_is_not_flagged_in_either_direction(pair: tuple[str, str]) -> None:
    russian, english = pair
    assert not flags([(russian, english)])
    assert not flags([(english, russian)], "en", "ru")


def test_the_message_has_both_names() -> None:
    pair = ("Премьер-министр Смирнов приедет в Минск в пятницу.", "Prime Minister Garcia will come to Minsk on Friday.")
    assert flags([pair]) == ["Garcia: The original has “Смирнов”."]


def test_a_word_of_the_dictionary_is_a_name_behind_a_title_or_a_first_name() -> None:
    lost = ("Mr Pilot closed the old market.", "Старый рынок закрыл господин мэр и его люди.")
    assert flags([lost], "en", "ru") == [f"{lost[1]}: The original names “Pilot”, the translation does not."]
    known = ("Robert Hunter, who closed the market, went home.", "Роберт, который закрыл рынок, ушёл домой.")
    assert flags([known], "en", "ru") == [f"{known[1]}: The original names “Hunter”, the translation does not."]
    court = ("The High Court of the town closed the market.", "Верховный суд города закрыл рынок.")
    assert not flags([court], "en", "ru")


def test_a_name_that_stands_twice_may_be_a_pronoun_once() -> None:
    source = "Путин приехал в Минск. Там Путин посетил завод и поговорил с рабочими."
    assert not flags([(source, "Putin came to Minsk. There he visited a factory and talked to workers.")])
    found = flags([(source, "Putin came to Minsk. There Smirnov visited a factory and talked to workers.")])
    assert found == ["Smirnov: The original has “Путин”."]


def test_a_name_in_the_next_sentence_is_not_missing() -> None:
    source = "Мост открыл Ковалёв.\nОн приехал с семьёй на старой машине.\nРынок закрыли в ноябре до весны."
    target = (
        "The bridge was opened on that day.\nKovalyov came with his family in an old car.\n"
        "The market was closed in November until spring."
    )
    assert not aligner.check(target, source, select=["proper-name"]).issues


@pytest.mark.parametrize("text", ["Ж" * 3000, "Аб" * 700, "Иванов " * 250, "’-'А" * 400, "Ив\u0301анов \ud800 Zx"])
def test_no_name_hangs_or_breaks(text: str) -> None:
    start = time.process_time()
    without_counterpart(side(text, "ru"), side("Mr Petrov " + text[:1000], "en"), "ru")
    without_counterpart(side("Мэр Петров " + text[:1000], "ru"), side(text, "en"), "ru")
    assert time.process_time() - start < 5
