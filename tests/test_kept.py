"""Foreign words that are meant to stay are neutral; everything else that is untranslated is not."""

import pytest

import aligner
from aligner.model import Severity

SELECT = ("untranslated", "left-over")


@pytest.mark.parametrize(
    "text",
    [
        "The festival was opened with «Ирония судьбы», a comedy for the whole family.",
        'They saw the film "Левиафан" and went home.',
        "The banner said «Мир, труд, май» (“Peace, labour, May”), as it always does in this town.",
        "The Russian word тоска has no exact equivalent, and they call it so.",
        "The Russian Union of Builders (Российский союз строителей и архитекторов, RUB) was founded in this town. "
        "It has three hundred members.",
        "Об этом рассказано в книге, которую институт издал в прошлом году.\n"
        "Smith J. The structure of water // Physical Review Letters. 2020. Vol. 12. P. 45.",
        "Об авторах книги известно мало, а переводчиков было четверо.\nJens Seidel, Erich Vogt, Danilo Kapfer",
        "На той же площади открылось кафе.\nGarden of Seven Winds\nТам варят кофе и пекут хлеб.",
        "В магазин завезли новые чайники. Made in Portugal. Их уже почти все раскупили.",
        "В девять часов открытие.\nKeynote: The Future of Small Rivers in Europe (Anna Weber, University of Oslo)\n"
        "Потом будет обед.",
        "Товары выберет запрос SELECT name, price FROM goods WHERE price > 100 ORDER BY name, прочие останутся.",
        "Функция складывает цены:\ndef total(goods): return sum(each.price for each in goods)\nДля пустых это ноль.",
        "Learn the words стол, стул, окно and дверь by heart, and write five sentences with them.",
        "The record has four songs.\n1. Morning Train\n2. Le chemin de la gare – 3:10\n3. Paper Boats\n"
        "4. Les enfants du grand fleuve\nIt was recorded in a barn in one night.",
        "Литература по теме собрана в списке.\nПетров П. П. Лёд и вода. М.: Наука, 2001. 320 с.\n"
        "Weber H. Ice and water on the old rivers. Berlin: Springer, 1999. 410 p.",
        "Статья об этом вышла давно, и её помнят немногие.\nWeber, H.-J. (1846), ‘Mémoire du pont’, Revue 95, 1–10\n"
        "Другие работы не сохранились, и читать их негде.",
        "Горы описаны давно, и их помнят немногие.\n2. Moss N. A., Weber N. I. Physical Geography of Rivers. — 1978.\n"
        "Другие работы не сохранились, и читать их негде.",
        "The constellation had a name of its own, and the Greeks called it so.\nName\tMeaning\nΚάρκινος\tCrab\n"
        "Nobody in the town knows why.",
        "On the old wall of the town hall one still reads — «Боже, храни мост».",
        'The screen of the machine went dark after it had shown "Ошибка 503" twice.',
        "In the yard somebody had written «А можно?» (“And may I?”) over the door. And may I? he asked.",
        "Choose a language on the first page of the site.\n\n*Русский* | *Українська* | English",
        "People in the shop answer in Russian: «Пожалуйста!» — but everybody has English as well.",
        'She never plays it as it is printed. Look at the score: "Andante non troppo", "Adagio molto dolce", "Presto '
        'con fuoco". It is all there, and nobody in the whole of the town wants to look at it.',
        "Таблица приливов Bureau hydrographique et océanographique du fleuve висит у двери.",
        "Его жена ведёт кафе Chez Lulu; Café de la Gare и Bar des Amis закрылись давно.",
        "Об этом написано в книге, которую институт издал в прошлом году.\nСм.: Allen W. E. D., Moss R. "
        "Caucasian Battlefields. Leeds, 1953; Belleten, cilt XLII.",
        "Лёд ломает старые мосты, если весна приходит рано; новым он не страшен. Выводы этой статьи просты и верны, "
        "и с ними согласны строители.\nFor citation: Ivanov A. B., Moss J. Effect of ice. Rivers. 2024;1:3–18.",
        "Статья об этом вышла давно, и её помнят немногие.\nMiller, A. (2011). How rivers freeze and what it means. "
        "Journal of Ice, 12(3), 45–60.\nДругие работы не сохранились, и читать их негде.",
        "Статья об этом вышла давно, и её помнят немногие.\nCold rivers of the north, vol. 14, pp. 101–115, 2009.\n"
        "Другие работы не сохранились, и читать их негде.",
        "She put it off in Russian, «Как-нибудь потом», and went home with her family.",
        'His best film is "Mujeres al borde de un ataque de nervios" and nobody knows why.',
    ],
)
def test_what_may_be_meant_to_stay_is_neutral(text: str) -> None:
    issues = aligner.check(text, select=SELECT).issues
    assert {issue.severity for issue in issues} <= {Severity.NEUTRAL}, [issue.message for issue in issues]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor told them that «Мост нужен всем» and went home to his family.",
        "The mayor said: «Мост нужен всем». Nobody in the town had expected it.",
        "На той же площади открылось кафе.\nGarden of seven winds\nТам варят кофе и пекут хлеб.",
        "Поезд отходит.\nDO NOT LEAN ON THE DOORS\nСледующая остановка — парк.",
        "Разница велика. The difference was highly significant (p < 0.05). Это видно по таблице.",
        "The town has none that anybody likes.\n\nMany words\n\nМост нужен людям",
        "Скачайте архив.\n\nAfter downloading your copy run setup(all) and wait until evening.\n\nЗатем удалите его.",
        "How to open the box:\n1. Read the label\n2. Coupez la ficelle avec un petit couteau.\n3. Lift the lid",
        "Мост открыли в пятницу. He lives at No. 10 and never crosses the bridge after dark. Потом был салют.",
        "Мост открыли в пятницу.\nSelect folder(s), press Start button twice.\nПотом был салют.",
        "Мост открыли в пятницу. Please stop now, thank everyone, go home quickly, remember me; потом был салют.",
        "They went over the «новый мост» and home again, as they always do.",
        "The price was high (решение суда пока не вступило в законную силу). Nobody in the town has paid it.",
        "Мост открыли в пятницу. Le maire de la ville est venu avec sa famille. Потом был салют.",
        "Утром мэр пришёл сюда. «We are going to build a second bridge here», сказал он. Потом был салют.",
        "В 1885 году мост построили, а в 1941 его взорвали, и никто в городе этого не забыл. The bridge was closed in "
        "1999 and opened again in 2003. Потом был салют.",
        "Мост открыли в пятницу.\nSoldiers near the old station. Berlin, 1945.\nПотом был салют.",
        "Мост открыли в пятницу. He has lived at No. 10 since 1999 and never crosses it after dark. Потом был салют.",
        "Мост открыли в пятницу. Decree No. 145 of May 7, 2012 sets the rules for all bridges. Потом был салют.",
        "Мост открыли в пятницу. As the 2014 report says on p. 12, it is unsafe for heavy lorries. Потом был салют.",
        "Мост открыли в пятницу. Here is the answer: it happened in May, 2014 and nobody forgets it. Потом был салют.",
        "О фильме пишут все.\nThe Bridge (2019). A poor family moves into a house by the river.\nПотом был салют.",
        "Мост открыли в пятницу. Stocks fall, Dollar rises. Потом был салют.",
        "The mayor was asked about it in London, «Мост нужен всем», and left the room with his family.",
        "The bridge was opened.\nИтог известен: мост закрыли зимой, 2014 год был тяжёлым для всех.\nThe mayor came.",
        "They went over the мост (not that there is another one in this town or near it) and home.",
    ],
)
def test_what_is_said_in_another_language_is_not(text: str) -> None:
    issues = aligner.check(text, select=SELECT).issues
    assert issues
    assert all(issue.severity.reaches(Severity.MAJOR) for issue in issues)


def severities(target: str, source: str) -> list[tuple[str, str]]:
    issues = aligner.check(target, source, select=SELECT).issues
    return [(target[issue.start : issue.end], issue.severity.value) for issue in issues]


MANUAL = """\
The daemon reads its settings when the system starts. Stop the daemon before you change them.
The daemon writes what it does into a journal. Only the daemon may write there.
A supervisor starts the daemon again if it fails."""
MANUAL_RU = """\
Программа daemon читает настройки при запуске системы. Остановите daemon, прежде чем менять их.
Всё, что делает daemon, записывается в журнал. Писать туда может только daemon.
Если он откажет, supervisor запустит его снова."""


def test_a_word_that_is_kept_all_over_a_text_is_reported_once() -> None:
    assert severities(MANUAL_RU, MANUAL) == [("daemon", "neutral"), ("supervisor", "minor")]
    other = MANUAL_RU.replace("Остановите daemon", "Остановите программу").replace("делает daemon", "она делает")
    assert severities(other, MANUAL) == [("daemon", "minor"), ("daemon", "minor"), ("supervisor", "minor")]


def test_a_short_word_that_no_dictionary_has_may_be_a_name() -> None:
    source = "The scripts are run by {} at every start, and once more at the end of the day."
    target = "Сценарии запускает {} при каждом запуске и ещё раз в конце дня."
    for word, severity in (("mawkd", "neutral"), ("maintenance", "minor"), ("osteochondrodystrophy", "minor")):
        assert severities(target.format(word), source.format(word)) == [(word, severity)]


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("How to paint with a brush of your own", "major"),
        ("7.2. How to paint with a brush of your own", "major"),
        ("Paint with a brush of your own if you like.", "critical"),
        ("Художник пишет: paint with a brush of your own", "critical"),
    ],
)
def test_a_heading_is_no_sentence(line: str, severity: str) -> None:
    text = f"Кисть лежит на столе, краски стоят рядом с ней.\n{line}\nБумагу можно купить в лавке за углом."
    assert [issue.severity.value for issue in aligner.check(text, select=SELECT).issues] == [severity]


def test_what_the_original_has_is_no_title_for_its_capitals() -> None:
    source = "The menu has four items.\nShow Layer Mask\nUse the last one to see what is hidden."
    target = "В меню четыре пункта.\nShow Layer Mask\nПоследний покажет, что скрыто."
    assert severities(target, source) == [("Show Layer Mask", "major")]


def test_a_species_has_one_name_in_all_languages() -> None:
    source = "The bats of this valley, from Myotis lucifugus on, hear better than those of the town. Nobody knows why."
    target = "Летучие мыши этой долины, начиная с Myotis lucifugus, слышат лучше городских. Никто не знает почему."
    assert severities(target, source) == [("Myotis lucifugus", "neutral")]
    target = target.replace("Myotis lucifugus", "Myotis hear")
    assert severities(target, source) == [("hear", "minor")]
