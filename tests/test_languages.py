"""Languages of a text: what stands between bars is foreign, to the character; the rest is the main language."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import at_most

from aligner.errors import UsageError
from aligner.languages import split
from aligner.languages.detectors import DETECTORS
from aligner.languages.scripts import noise_in, without_noise
from aligner.model import LanguageMap

ENGLISH = (
    "The old bridge was opened to traffic on Friday. Several hundred townspeople came to see it. "
    "The mayor said that heavy lorries will go by the ring road from now on. "
)
RUSSIAN = (
    "Городской рынок закроют в последние выходные ноября. Об этом рассказали в администрации города. "
    "Торговые ряды разберут и увезут на склад, а весной их поставят снова. "
)


def unmarked(marked: str) -> tuple[str, list[str]]:
    """The text without its bars, and what stood between them."""
    parts = marked.split("|")
    return "".join(parts), parts[1::2]


def passages(text: str, found: LanguageMap) -> list[tuple[str, str]]:
    return [(text[s.start : s.end], s.language) for s in found.passages]


# ---- nothing to find

@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        RUSSIAN,
        ENGLISH + "The novel War and Peace (Война и мир) has four volumes.",
        ENGLISH + "In Russian it is called (in Russian «Война и мир», 1869) and read at school.",
        ENGLISH + "Write to почта@пример.рф or see http://пример.рф/страница for more.",
        ENGLISH + "The tile of 140х195 mm stood at 20 °С and the word of the day was α.",
        ENGLISH + "Krychowiak, Grzegorz and Müller met José Ángel Muñoz near São Paulo.",
        ENGLISH + "Spain quarantine decision. We weren't even here. He visited Kamchatka.",
        RUSSIAN + "Компания Apple Inc. показала новый MacBook Pro и часы Apple Watch Series 9.",
        RUSSIAN + "В игре Red Dead Redemption он дошёл до конца, а потом включил Spotify.",
        RUSSIAN + "Просто тихие щелчки. Они увидят вас! Вот, например, доверие.",
        RUSSIAN + "Подключите USB-кабель к Wi-Fi-роутеру через IP-адрес.",
        RUSSIAN + "Поддерживаются Sony PlayStation 5, Xbox Series X и Nintendo Switch. Что это de facto и de jure?",
        ENGLISH + "He lives on Tverskaya Street (ул. Тверская).",
        ENGLISH + "Mr. O’Brien, Mme. de Staël, Gen. von Moltke, Sgt. van der Berg and Capt. MacLeod came.",
        RUSSIAN + "Из птиц гнездятся Parus major, Sitta europaea и Dendrocopos major.",
        RUSSIAN + "Мама мыла раму. Спросите на ресепшене или на сайте. Отметка на карте, стрелка на север.",
        RUSSIAN + "\nВ г. Минске, т.е. в столице, и т.д. и т.п.\nТ.е. в столице.",
        RUSSIAN + "Скачайте файл setup.exe с сайта example.ru или напишите на support@mail.ru.",
        RUSSIAN + "Выполните:\n    $ sudo apt-get update && sudo apt-get install python3 for all users\n" + RUSSIAN,
        RUSSIAN + "Тренды сезона: oversize, total black и quiet luxury. Нажмите «Go to Definition» и editor.scroll.",
        RUSSIAN + "Настройки лежат в ~/.config/example/editor.toml, журнал в /var/log/example/current.log.",
        RUSSIAN + "Запустите программу с ключами --quiet --no-backup --keep-going --verbose.",
        ENGLISH + "Gold in the relay! #победа #россия Thanks to everyone.",
        ENGLISH + "Fauna: Capra sibirica, Uncia uncia, Marmota baibacina, Aquila chrysaetos daphanea.",
        ENGLISH + "Bye! #ponteaperta #festadelponte #მდინარე",
        ENGLISH + "The table d'hôte — soupe à l'oignon, pavé de bœuf, crème caramel — is €24.",
        ENGLISH + "Olympique Grenoble 4–1 Besançon (Dubois 12, 48 pen.; Lefèvre 55 – Moreau 60)",
        ENGLISH + "-- Kawano Shimbun, a popular Japanese magazine",
        ENGLISH + "`npm i --save-dev tabula-rasa`\ntaskset:taskset/desktop",
        RUSSIAN + "Это proof of concept, а не «market is always right». Есть print on demand и know your customer.",
        RUSSIAN + "Нажмите Ctrl+Shift+Home.\nCtrl+Alt+Delete\nF7, Ctrl+F7, Ctrl+F\nShift + Ctrl + F",
        RUSSIAN + "Логотип меняет ключ GSettings org.bridge.login-screen.logo. Файлы:\n* vanilla.js + browser.js;",
    ],
)
def test_a_text_in_one_language_has_no_passages(text: str) -> None:
    assert passages(text, split(text)) == []


@pytest.mark.parametrize("text", ["OK", "Hello", "Да", "12345", "…", "😀", "\n\n", "https://example.org/page"])
def test_too_little_to_tell_is_undetermined(text: str) -> None:
    assert [s.language for s in split(text).segments] == ["und"]


def test_an_empty_text_has_no_segments() -> None:
    assert split("").segments == ()


# ---- another alphabet

@pytest.mark.parametrize(
    "marked",
    [
        "|Работы обошлись городу в сорок миллионов рублей.|\n" + ENGLISH,
        ENGLISH + "\n|Работы обошлись городу в сорок миллионов рублей.|",
        ENGLISH + "|Работы обошлись городу дорого.| Nobody had expected it.",
        ENGLISH + "A short way to the other bank|По мнению мэра, мост нужен всем.|\nNobody had expected it.",
        ENGLISH + 'Who will pay for the bridge?|"Мы заплатим вместе", - сказал мэр.|\nNobody had expected it.',
        ENGLISH + "He said that |мост нужен всем| and went home.",
        ENGLISH + "The phone |добавил он| was on the table.",
        ENGLISH + "The bridge and |третьей компании|'s office were closed.",
        ENGLISH + "The bridge and |России|’s roads were closed.",
        ENGLISH + "|Судя по всему, телефон Apple iPhone ему не понравился.| He gave it back.",
        ENGLISH + "|В магазине Google Store продают телефоны.| He went there.",
        ENGLISH + "They paid 5 rubles|5 тысяч человек пришли на праздник.|",
        ENGLISH + "The speed is 5 m/s|Атмосферное давление составит 750 мм.|",
        ENGLISH + "|«Мост нужен всем»|, said a placard.",
        ENGLISH + "The mayor said: |«Мост нужен всем».| Nobody had expected it.",
        ENGLISH + 'He said: "It is late. |Мост нужен всем.|" Nobody had expected it.',
        ENGLISH + "It was closed (by the city; |по решению суда, которое всех удивило|). Nobody had expected it.",
        ENGLISH + "Come and see it! |Ждём всех в субботу 😍| #мост @town",
        "- repair of the bridge;\n- |строительство двух детских садов;|\n## |Настройка окружения|\n" + ENGLISH,
        "EN: The shop is closed today. / RU: |Магазин сегодня закрыт.|\n" + ENGLISH,
        "Town\tPeople\n|Санкт-Петербург|\t5,598\tfive million\n" + ENGLISH,
    ],
)
def test_russian_in_english(marked: str) -> None:
    text, expected = unmarked(marked)
    assert passages(text, split(text)) == [(passage, "ru") for passage in expected]


@pytest.mark.parametrize(
    "marked",
    [
        RUSSIAN + "\n|The stalls sold cheese, honey and bread from forty farms.|\n" + RUSSIAN,
        RUSSIAN + "|He visited the market.| Покупателей там было меньше.",
        RUSSIAN + "Он написал об этом в своём Twitter. |He visited the market twice.| Покупателей там было меньше.",
        RUSSIAN + "Рынок открыли, и |she said that nobody| ждать его не станет. Но он |was not closed|, он переехал.",
        RUSSIAN + "Что будет на площади зимой|The rink will be open until March.|\n" + RUSSIAN,
        RUSSIAN + "|Weather forecasters spoke about the weather on July 26| В области будет облачно.",
        RUSSIAN + "\n— |Did anybody ask the farmers about it?|\n— Нет, никто их не спрашивал.",
        RUSSIAN + 'Хлебозавод "Каравай"|"Nobody was harmed," says the announcement.|',
        RUSSIAN + "За сутки больше больных COVID-19 за месяц |Russia diagnosed many new cases of the infection.|",
    ],
)
def test_english_in_russian(marked: str) -> None:
    text, expected = unmarked(marked)
    assert passages(text, split(text)) == [(passage, "en") for passage in expected]


def test_other_scripts_are_passages_too() -> None:
    text = ENGLISH + "古い橋が金曜日に開通しました。 Nobody had expected it."
    assert passages(text, split(text)) == [("古い橋が金曜日に開通しました。", "ja")]


# ---- the same alphabet

@pytest.mark.parametrize(
    ("marked", "language"),
    [
        (ENGLISH + "|Im Herbst bringen die Leser Samen von ihren Pflanzen zurück.| Nobody had expected it.", "de"),
        (ENGLISH + "\n|La bibliothèque prête des graines à ses lecteurs depuis le mois de mars.|\n" + ENGLISH, "fr"),
        (ENGLISH + "|Ella no sabe dónde está la llave de la casa.| Nobody had expected it.", "es"),
        (ENGLISH + "|Nie wiem, gdzie jest klucz do domu.| Nobody had expected it.", "pl"),
        (ENGLISH + "A heading without a stop |Die Brücke wurde gestern für alle freigegeben.| Nobody knew.", "de"),
        (ENGLISH + "|Zavtra v gorode ozhidaetsya pasmurnaya pogoda i nebolshoy dozhd.| Nobody knew.", "ru-Latn"),
        (ENGLISH + "|Vchera zakryli rynok. Pochemu? Nikto ne znaet, kogda on otkroetsya.|\n" + ENGLISH, "ru-Latn"),
        (RUSSIAN + "Утром пришло сообщение: |«Privet, ya segodnya ne pridu, ne zhdi menya».|", "ru-Latn"),
        (ENGLISH + "|Nikoli ne vem, kaj naj storim v takem primeru.| Nobody had expected it.", "sl"),
        (RUSSIAN + "|Крім того, на площі поставлять ялинку заввишки двадцять метрів.| Покупателей было меньше.", "uk"),
        (RUSSIAN + "\n|Яна чытае кнігі і піша лісты сваім сябрам.|\n" + RUSSIAN, "be"),
        (RUSSIAN + "|Учениците ще се върнат в училище през септември.| Покупателей было меньше.", "bg"),
        (RUSSIAN + "|Њихова деца иду у школу сваког дана.| Покупателей было меньше.", "sr"),
    ],
)
def test_a_foreign_passage_in_the_same_alphabet(marked: str, language: str) -> None:
    text, expected = unmarked(marked)
    assert passages(text, split(text)) == [(passage, language) for passage in expected]


def test_russian_in_kazakh() -> None:
    kazakh = "Аким облысқа барып, ауыл тұрғындарымен кездесті. Олар жаңа мектептің құрылысы туралы сұрады. "
    russian = "Строительство планируют завершить к началу учебного года."
    text = f"{kazakh}{russian} {kazakh}"
    assert passages(text, split(text)) == [(russian, "ru")]


def test_neighbouring_sentences_of_one_language_are_one_passage() -> None:
    german = "Die Leser bringen Samen zurück. Warum? Weil es ihnen gefällt, und weil sie es versprochen haben."
    text = f"{ENGLISH}{german} {ENGLISH}"
    assert passages(text, split(text)) == [(german, "de")]


# ---- the main language

@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (RUSSIAN, "ru"),
        ("Привет, как дела?", "ru"),
        ("Die Brücke wurde am Freitag freigegeben, und viele Leute kamen, um sie zu sehen.", "de"),
        ("Міст відкрили у п'ятницю, і сотні містян прийшли на свято.", "uk"),
        ("Το γεφύρι άνοιξε την Παρασκευή.", "el"),
        ("金曜日に橋が開通しました。", "ja"),
        ("The vote was held.\nДепутаты до утра спорили о законе, который внесло правительство.\nIt was close.", "en"),
        ("Снег в горах\nЗа ночь выпал метр снега.\nThe road over the pass will stay closed until the end of the week, "
         "and nobody knows when the buses are going to run again.\nДети рады снегу.", "ru"),
        ("Копия создаётся каждую ночь. Храните её в надёжном месте. To restore it, stop the server and unpack the "
         "whole archive into a new folder. Запустите сервер снова. Then look into the log.", "ru"),
        ("Меню\nTomato soup with basil and cream\nСолянка сборная\nFresh bread with butter and salt\n"
         "Компот из сухофруктов", "ru"),
        ("Works cited\n1. Novak P. Bridges. London, 2001.\n2. Dubois A. La construction des ponts. Paris, 1990.\n"
         "3. Olsen K. Rivers. Oslo, 2010.\n4. Berg T. Tolls. Bonn, 1988.\n5. Moss R. Arches. Leeds, 1975.", "en"),
        ("Запрос SELECT name, price FROM goods WHERE price > 100 ORDER BY name выберет дорогие товары.", "ru"),
        ("Глава фирмы сказал: «We are not going to raise the prices this year». Ему не верят.", "ru"),
        ('The minister said: "Мы не намерены повышать налоги в этом году". Nobody believed him.', "en"),
        ("Он сказал, что устал and that the train had been three hours late, и ушёл.", "ru"),
        ("Вторая пластинка вышла осенью.\nCome Together\nHere Comes the Rain\nYou Never Give Me Your Money\nBecause\n"
         "Её записали за ночь.", "ru"),
        ("The storm hit the coast. Las autoridades pidieron a la población que no saliera. People are missing.", "en"),
        ("Жили-были старик со старухой. Взяла старуха крылышко, по коробу поскребла, по сусеку помела.", "ru"),
        ("# keyboard\n\nБлок следит за клавишами.\n\n| Имя | Тип |\n| BACKSPACE | `String` |\n| TAB | `String` |\n"
         "| PAGE_UP | `String` |\n| ESC | `String` |\n\nЗначения этих имён — коды клавиш.\n\n* `BACKSPACE`\n* `TAB`",
         "ru"),
        ("| common/space/trimLeft | Пробелы в начале | default |\n| common/space/trimRight | В конце | default |\n"
         "| common/dash/daysMonth | Тире между днями | default |", "ru"),
        ("Он купил себе Samsung Galaxy S24 Ultra. Нам больше по душе Apple iPhone 15 Pro Max.", "ru"),
    ],
)
def test_the_main_language_is_found(text: str, language: str) -> None:
    assert split(text).language == language


def test_the_main_language_can_be_stated() -> None:
    text = "Мост открыли в пятницу. The bridge was opened and many people came."
    assert passages(text, split(text, "en")) == [("Мост открыли в пятницу.", "ru")]
    assert passages(text, split(text, "ru")) == [("The bridge was opened and many people came.", "en")]


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"detector": "lang-detect"}, "unknown detector 'lang-detect': did you mean langdetect?"),
        ({"language": "russian"}, "unknown language 'russian'"),
    ],
)
def test_unknown_names_are_refused(options: dict[str, str], reason: str) -> None:
    with pytest.raises(UsageError, match=reason.replace("?", r"\?")):
        split("A text.", **options)


@pytest.mark.parametrize("detector", DETECTORS)
def test_every_detector_finds_a_long_german_sentence_and_says_the_same_in_every_thread(detector: str) -> None:
    german = "Die Brücke wurde am Freitag für den Verkehr freigegeben, und viele Leute kamen."
    text = f"{ENGLISH}{german} {ENGLISH}"
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: split(text, detector=detector), range(8)))
    assert found == [found[0]] * 8
    assert passages(text, found[0]) == [(german, "de")]


# ---- properties

FRAGMENTS = st.sampled_from(
    [
        *("The bridge was opened. ", "Мост открыли в пятницу. ", "Die Brücke wurde geöffnet. ", "Міст відкрили. "),
        *("橋です。", "peopleЭто ", "Google ", "добавил он ", " ", "\n", "\r\n", "\u2028", '"', "«", "»", "(", ")"),
        *("5 ", "140х195 ", "°С ", "a", "ж", "аbс ", "\ud800", "http://a.рф/ж ", "COVID-19 "),
        *("\t", "\u0301", "Ελληνικά "),
    ]
)


@settings(max_examples=500, deadline=None)
@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_segments_tile_the_text_and_passages_are_trimmed_and_in_one_line(text: str) -> None:
    found = split(text)
    assert "".join(text[s.start : s.end] for s in found.segments) == text
    assert all(a.end == b.start for a, b in zip(found.segments, found.segments[1:], strict=False))
    for segment in found.passages:
        passage = text[segment.start : segment.end]
        assert passage == passage.strip()
        assert len(passage.splitlines()) == 1
    for word in found.mixed_words:
        assert all(word.start <= letter < word.end for letter in word.letters)


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, ENGLISH + "\n" + RUSSIAN], ids=["English", "Russian", "both"])
def test_no_identifier_is_loaded_for_english_and_russian(text: str) -> None:
    code = f"from aligner.languages import split; split({text * 30!r}); import sys; print('py3langid' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize("tail", ["#a " * 6000 + "x мост нужен", " " * 18_000 + "#", "1.1. " * 4000, "»" * 9000])
def test_what_follows_a_passage_is_read_once(tail: str) -> None:
    with at_most(1):
        split(f"{ENGLISH}The mayor said that мост нужен {tail}")


@pytest.mark.parametrize(
    "noise",
    ["https://example.org/a", "www.example.org", "a.b@example.org", "#мост", "@мост", "`код`", "a.com/x", "кремль.рф",
     "/etc/passwd", "~/notes", "./run.sh", "../a/b.txt", "C:\\Users\\me", "--dry-run"],
)
def test_what_is_looked_for_first_is_in_every_piece_of_noise(noise: str) -> None:
    assert noise_in(f"См. {noise} там.") == [(4, 4 + len(noise))]
    assert without_noise(f"Там, {noise} и тут.") == "Там,   и тут."
    assert noise_in("The bridge. It is 5,5 m long: see a/b, no. 4 -- and/or -5.") == []
    assert noise_in("Скорость 5 км/ч, и/или он/она/оно, </p> — /х/ 1/2/3.") == []
