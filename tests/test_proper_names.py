"""Names across alphabets: by ear, without case endings, and by CLDR."""


import pytest
from timing import at_most

import aligner
from aligner.names import exonyms
from aligner.names.cyrillic import names_of
from aligner.names.mentions import mentions_in
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
Сашей Alexander; Саше Alexandra; Серёжа Sergei; Великобритании UK; Закавказья Caucasus; Госдуму Duma
Абдаллой Abdullah; Павел Pavlo; Николай Mykola; Георгий George; Венгр Hungary's; Южнокорейский Korea; Гринвичу GMT
Майкла Mike; Шведка Sweden; Немец Germany
Гжегож Grzegorz; Мушич Mušić; Моралес Morales; Гуччи Gucci; Чарджерс Chargers; Уолш Walsh; Шоу Shaw; Буаселье Boisselier
"""
OTHER_NAMES = """
Иванов Petrov; Германии France; Минске Moscow; Смирнова Ivanova; Испании Portugal; Шойгу Putin; Австрии Australia
Афин Rome; Кулаков Novikov; Кузнецов Kozlov; Соколов Kozlov; Мария Marina; Белова Belousova; Анна Alina
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
    ("Иран выиграл матч.", "Iraq won the match.", ["Иран"], ["Iraq"]),
    ("Словения выиграла матч.", "Slovakia won the match.", ["Словения"], ["Slovakia"]),
    ("Приехали словацкие и словенские гости.", "Slovak and Slovene visitors came.", [], []),
    ("Нигер выиграл матч.", "Nigeria won the match.", ["Нигер"], ["Nigeria"]),
    ("", "", [], []),
]


@pytest.mark.parametrize(("russian", "english", "left", "right"), CASES)
def test_names_without_counterpart(russian: str, english: str, left: list[str], right: list[str]) -> None:
    missing, added = without_counterpart(mentions_in(russian, "ru"), mentions_in(english, "en"), "ru")
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
Об этом сообщили Ольга Ковалёва, Пётр Соловьёв и Анна Фёдорова. | Olga Kovalyova, Pyotr Solovyov, Anna Fedorova said it.
Меню файла – Просмотрщик покажет текст из документов офиса. | The file menu – The viewer will show text from documents.
Об этом написали многие лондонские и китайские газеты. | Many of London's and China's newspapers wrote about it.
За Полярным кругом, в Заполярье, снова резко похолодало. | Beyond the polar circle, in the Arctic, it is cold again.
Новая станция уже много дней летит обратно к Земле. | The new station has been flying back to Earth for many days.
Продажу этой земли вчера запретил Верховный суд штата. | The High Court of the state forbade the sale yesterday.
Си Цзиньпин встретился в Пекине с королём Абдаллой. | President Xi Jinping met King Abdullah in Beijing.
Президент Турции Эрдоган прибыл с визитом в Ташкент. | Turkish leader Recep Tayyip Erdoğan is visiting Tashkent.
Олаф Шольц проиграл выборы Фридриху Мерцу. | Olaf Scholz lost the election to Friedrich Merz.
Жозе Моуринью вернулся в Лиссабон тренировать «Бенфику». | José Mourinho returned to Lisbon to coach Benfica.
Хосе Мухика жил на скромной ферме под Монтевидео. | José Mujica lived on a modest farm outside Montevideo.
Ким Чен Ын посетил новый курорт на побережье. | Kim Jong Un visited the new resort on the coast.
Цянь Сюэсэнь учился в Калифорнии, а потом вернулся в Китай. | Qian Xuesen studied in California and returned to China.
Нгуен Фу Чонг скончался в Ханое. | Nguyen Phu Trong has died in Hanoi.
Абд аль-Фаттах ас-Сиси подписал закон. | Abdel Fattah el-Sisi signed the law.
Башар Асад бежал из Дамаска. | Bashar al-Assad fled Damascus.
Муаммар Каддафи был убит под Сиртом. | Muammar Gaddafi was killed near Sirte.
Родриго Дутерте доставили в Гаагу. | Rodrigo Duterte was taken to The Hague.
Лула да Силва снова стал президентом Бразилии. | Lula da Silva has become president of Brazil again.
Николас Мадуро закрыл границу Венесуэлы с Колумбией. | Nicolás Maduro closed Venezuela's border with Colombia.
Лех Валенса работал электриком на верфи в Гданьске. | Lech Wałęsa worked as an electrician at the shipyard in Gdańsk.
Ярослав Качиньский критикует Дональда Туска. | Jarosław Kaczyński criticises Donald Tusk.
Вацлав Гавел писал пьесы в пражской квартире. | Václav Havel wrote plays in his Prague flat.
Виктор Орбан поссорился с Брюсселем. | Viktor Orbán fell out with Brussels.
Новак Джокович обыграл Карлоса Алькараса. | Novak Djokovic beat Carlos Alcaraz.
Касым-Жомарт Токаев отправил правительство в отставку. | Kassym-Jomart Tokayev dismissed the government.
Гурбангулы Бердымухамедов передал власть сыну. | Gurbanguly Berdimuhamedow handed power to his son.
Светлана Тихановская живёт в Вильнюсе. | Sviatlana Tsikhanouskaya lives in Vilnius.
Саули Ниинистё и Сергей Лавров встретились в Хельсинки. | Sauli Niinistö and Sergei Lavrov met in Helsinki.
Сёрен Кьеркегор гулял по Копенгагену. | Søren Kierkegaard used to walk around Copenhagen.
Жан-Люк Меланшон призвал своих сторонников на улицы. | Jean-Luc Mélenchon called his supporters onto the streets.
Антуан де Сент-Экзюпери родился в Лионе. | Antoine de Saint-Exupéry was born in Lyon.
Уильям Шекспир родился в Стратфорде-на-Эйвоне. | William Shakespeare was born in Stratford-upon-Avon.
Кейлиан Мбаппе перешёл в мадридский «Реал». | Kylian Mbappé moved to Real Madrid.
Ига Свёнтек обыграла Арину Соболенко в Риме. | Iga Świątek beat Aryna Sabalenka in Rome.
Людвиг ван Бетховен оглох в Вене. | Ludwig van Beethoven went deaf in Vienna.
Ангела Меркель выросла в Темплине. | Angela Merkel grew up in Templin.
Синдзо Абэ был застрелен в Наре. | Shinzo Abe was shot dead in Nara.
Чан Кайши бежал на Тайвань. | Chiang Kai-shek fled to Taiwan.
Пётр Ильич Чайковский умер от холеры. | Tchaikovsky died of cholera.
Валентина Ивановна Матвиенко открыла заседание. | Valentina Matviyenko opened the session.
Семья Кузнецовых живёт в Твери уже сто лет. | The Kuznetsovs have lived in Tver for a hundred years.
Братья Райт построили самолёт в Дейтоне. | The Wright brothers built their plane in Dayton.
Лондонцы и парижане жалуются на цены. | Londoners and Parisians complain about prices.
Кремль отверг обвинения Белого дома. | The Kremlin rejected the White House's accusations.
Минобороны сообщило об учениях в Балтийском море. | The Defence Ministry reported exercises in the Baltic Sea.
Роскомнадзор заблокировал сайт. | The Russian media watchdog blocked the site.
Госдума приняла закон во втором чтении. | The State Duma passed the bill in its second reading.
Компания «Хёндэ» закрыла завод под Санкт-Петербургом. | Hyundai closed its plant near Saint Petersburg.
Подмосковье и Поволжье завалило снегом. | The Moscow Region and the Volga area are covered in snow.
Жители Закавказья и Прибалтики помнят этот день. | People in the South Caucasus and the Baltics remember that day.
Екатерина Великая переписывалась с Дидро. | Catherine the Great corresponded with Diderot.
Жанну д'Арк сожгли в Руане. | Joan of Arc was burned in Rouen.
Юлий Цезарь перешёл Рубикон. | Julius Caesar crossed the Rubicon.
Христофор Колумб отплыл из Палоса. | Christopher Columbus set sail from Palos.
Землетрясение произошло в турецкой провинции Кахраманмараш. | The Turkish province of Kahramanmaraş had an earthquake.
Наводнение в испанской Валенсии унесло жизни двухсот человек. | Floods in Valencia, Spain, killed two hundred people.
Голландские фермеры вышли на протест в Гааге. | Dutch farmers protested in The Hague.
Средиземное море нагревается быстрее Атлантики. | The Mediterranean is warming faster than the Atlantic.
«Манчестер Юнайтед» уволил Эрика тен Хага. | Manchester United sacked Erik ten Hag.
В Татарстане и Башкирии объявили выходной. | Tatarstan and Bashkortostan have declared a day off.
Хуситы обстреляли танкер в Красном море, заявили США. | The Houthis fired on a ship in the Red Sea, the US said.
Шерлок Холмс и доктор Ватсон живут на Бейкер-стрит. | Sherlock Holmes and Dr Watson live in Baker Street.
Саша Ковалёв вернулся домой из Великобритании. | Alexander Kovalyov came back home from the U.K., his mother said.
Трамп выступил в Питтсбурге, а Джей Ди Вэнс в Мичигане. | Trump spoke in Pittsburgh and J.D. Vance in Michigan.
Вильгельм Завоеватель победил при Гастингсе. | William the Conqueror won at Hastings.
Аристотель учил Александра Македонского. | Aristotle taught Alexander the Great.
Людовик XIV построил Версаль. | Louis XIV built Versailles.
Сериал «Ведьмак» продлили на пятый сезон. | The Witcher has been renewed for a fifth season.
Чеховская «Чайка» провалилась в Петербурге. | Chekhov's The Seagull was a failure in St Petersburg.
Дед Мороз приехал из Великого Устюга. | Father Frost came from Veliky Ustyug.
«Бавария» впервые за десять лет осталась без трофеев. | Bayern finished without a trophy for the first time in years.
Сеть закрывает магазины в Ленобласти. | The chain is closing shops in the Leningrad region.
В Скалистых горах нашли обломки самолёта. | Wreckage of the plane was found in the Rockies.
Самолёт вылетел из Цюриха в десять утра по Гринвичу. | The plane left Zurich at ten in the morning GMT.
Южнокорейская Samsung уступила китайской Xiaomi. | South Korea's Samsung lost to China's Xiaomi.
Нобелевскую премию получил венгр Ласло Краснахоркаи. | Hungary's László Krasznahorkai won the Nobel Prize.
Ричард Львиное Сердце попал в плен в Австрии. | Richard the Lionheart was captured in Austria.
Шведка Сара Шёстрём побила мировой рекорд. | Sweden's Sarah Sjöström broke the world record.
Выберите фильтр из меню внизу. | Choose the filter from the Dockable Dialogs at the bottom.
Рэпера Шона Комбса оправдали. | Rapper Sean Combs was acquitted.
Кулик прилетает в тундру в мае. | The sandpiper arrives in the tundra in May.
Мэр приехал на Курбан-байрам в Казань. | The mayor came to Kazan for the Muslim holiday.
Нажмите кнопку «Отцентровать» и выберите «Автокадрирование». | Click the middle button and choose Crop to Content.
Король Абдалла и Павел Буре приехали в Женеву. | King Abdullah and Pavlo Bure have come to Geneva.
"""
REPLACED = """
Мэр города Анна Смирнова подписала договор о мосте. | The mayor, Anna Semyonova, signed the contract for the bridge.
Об этом сообщил Игорь Соколов, который строил мост. | This was said by Igor Solovyov, who had built the bridge.
Президент Турции Эрдоган прибыл с визитом в Ташкент. | Turkish leader Moreau has arrived in Tashkent on a visit.
Нгуен Фу Чонг скончался в Ханое. | Nguyen Phu Trong has died in Bratislava.
Лех Валенса работал электриком на верфи в Гданьске. | Lech Nakamura worked as an electrician at the shipyard in Gdańsk.
Касым-Жомарт Токаев отправил правительство в отставку. | Kassym-Jomart Lindgren dismissed the government.
Ангела Меркель выросла в Темплине. | Angela Merkel grew up in Petrozavodsk.
Минобороны сообщило об учениях в Балтийском море. | The Defence Ministry reported exercises near Hansen.
Гаага и Женева спорят за право принять суд. | The Hague and Bratislava both want to host the court.
Мэр Собянин открыл станцию метро. | Mayor Garcia opened the metro station.
Хантера арестовали в Портленде вчера вечером. | Hunter was arrested in Seattle yesterday evening.
Кузнецов открыл новый мост и поблагодарил рабочих. | Kozlov opened the new bridge and thanked the workers.
По словам Петровой, мост простоит сто лет. | According to Hansen, the bridge will stand for a hundred years.
Джорджа Флойда помнят в Миннеаполисе. | George Hansen is remembered in Minneapolis.
"""
LOST = """
ru en | Сёрен Кьеркегор гулял по Копенгагену. | Søren Kierkegaard used to walk around the city.
ru en | Семья Кузнецовых живёт в Твери уже сто лет. | The Kuznetsovs have lived in the town for a hundred years.
en ru | Akira Kurosawa directed Seven Samurai. | Акира снял «Семь самураев».
en ru | Sadio Mané comes from Bambali. | Садио Мане родом из деревни.
"""


def rows(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.strip().splitlines()]


def test_what_is_right_is_not_flagged_in_either_direction() -> None:
    assert not flags([(russian, english) for russian, english in rows(RIGHT)])
    assert not flags([(english, russian) for russian, english in rows(RIGHT)], "en", "ru")


@pytest.mark.parametrize(("russian", "english"), rows(REPLACED))
def test_another_name_is_found_in_either_direction(russian: str, english: str) -> None:
    assert len(flags([(russian, english)])) == len(flags([(english, russian)], "en", "ru")) == 1


@pytest.mark.parametrize(("languages", "source", "target"), rows(LOST))
def test_a_name_that_is_not_there_is_found(languages: str, source: str, target: str) -> None:
    assert [flag.partition(":")[0] for flag in flags([(source, target)], *languages.split())] == [target]


def test_a_name_that_the_pair_before_or_behind_has_may_be_left_out() -> None:
    said = ("Мост открыл Ковалёв, приехавший с семьёй.", "The bridge was opened by Kovalyov, who came with his family.")
    again = ("Ковалёв сказал, что рынок закроют до весны.", "He said that the market would be closed until spring.")
    assert not flags([said, again])
    assert not flags([again, said])
    assert flags([again]) == [f"{again[1]}: The original names “Ковалёв”, the translation does not."]


def test_no_pronoun_stands_for_a_country() -> None:
    said = ("Делегация прилетела из Германии вчера вечером.", "The delegation arrived from Germany last night.")
    again = ("Посол Германии сказал, что рынок закроют.", "The ambassador said that the market would be closed.")
    assert flags([said, again]) == [f"{again[1]}: The original names “Германии”, the translation does not."]


def test_the_message_has_both_names() -> None:
    pair = ("Премьер-министр Смирнов приедет в Минск в пятницу.", "Prime Minister Garcia will come to Minsk on Friday.")
    assert flags([pair]) == ["Garcia: The original has “Смирнов”, the translation “Garcia”."]


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
    assert found == ["Smirnov: The original has “Путин”, the translation “Smirnov”."]


def test_a_name_in_the_next_sentence_is_not_missing() -> None:
    source = "Мост открыл Ковалёв.\nОн приехал с семьёй на старой машине.\nРынок закрыли в ноябре до весны."
    target = (
        "The bridge was opened on that day.\nKovalyov came with his family in an old car.\n"
        "The market was closed in November until spring."
    )
    assert not aligner.check(target, source, select=["proper-name"]).issues


MAYOR = """
Мост открыла мэр Анна Петрова. | The bridge was opened by the mayor, Anna Petrova.
Рабочие получили подарки и разошлись по домам. | The workers were given presents and went home.
По словам Петровой, мост простоит сто лет. | According to Petrova, the bridge will stand for a hundred years.
Рынок закрыли в ноябре до весны. | The market was closed in November until spring.
«Денег хватит на всех», — сказала Петрова. | "There is enough money for everybody," Petrova said.
"""


def of_text(*changes: tuple[str, str]) -> list[str]:
    source, target = map("\n".join, zip(*rows(MAYOR), strict=True))
    for old, new in changes:
        target = target.replace(old, new)
    return [issue.message for issue in aligner.check(target, source, select=["proper-name"]).issues]


def test_a_name_that_is_replaced_throughout_is_reported_once() -> None:
    assert not of_text()
    assert of_text(("Petrova", "Hansen")) == [
        "The original has “Петрова”, the translation “Hansen”, and so in 3 places."
    ]


def test_a_name_that_always_has_other_names_is_taken_for_translated() -> None:
    changes = ("Anna Petrova", "Anna Hansen"), ("to Petrova", "to Moreau"), ("Petrova said", "Nakamura said")
    assert not of_text(*changes)


def test_a_name_is_another_one_although_the_next_sentence_has_it() -> None:
    source = "Путин приехал в Минск вчера вечером.\nТам Путин посетил завод и поговорил с рабочими."
    target = "Putin came to Minsk yesterday evening.\nThere {} visited a factory and talked to workers."
    for name, found in (("he", 0), ("Putin", 0), ("Smirnov", 1)):
        assert len(aligner.check(target.format(name), source, select=["proper-name"]).issues) == found


def test_a_person_may_be_the_mayor_long_after_the_name_was_said() -> None:
    assert not of_text(("Petrova said", "she said"))
    assert not of_text(("to Petrova", "to the mayor"), ("Petrova said", "the mayor said"))
    assert of_text(("the mayor, Anna Petrova", "the mayor"), ("Petrova said", "she said"))


def test_a_word_that_its_text_has_in_small_letters_is_no_name() -> None:
    source = "Open the Colorcube Panels menu and choose one.\nClose the colorcube panel twice."
    target = "Откройте меню «Палитры» и выберите одну из них.\nЗакройте эту палитру дважды."
    assert not aligner.check(target, source, select=["proper-name"]).issues
    assert aligner.check(target, source.replace("the colorcube", "that"), select=["proper-name"]).issues


def test_what_is_translated_in_one_place_is_translated_in_all() -> None:
    source = "Сериал «Ведьмак» продлили на пятый сезон.\nАктёры «Ведьмака» приехали вчера вечером в Варшаву."
    target = "The Witcher has been renewed for a fifth season.\nThe actors came to Warsaw yesterday evening."
    assert not aligner.check(target, source, select=["proper-name"]).issues


@pytest.mark.parametrize(
    ("latin", "names"),
    [("Kozlov", {"козлов"}), ("Sergey", {"сергей"}), ("Marina", {"марина", "марин"}), ("Mike", set())],
)
def test_russian_names_in_latin_letters(latin: str, names: set[str]) -> None:
    assert names_of(latin) == names


@pytest.mark.parametrize("text", ["Ж" * 3000, "Аб" * 700, "Иванов " * 250, "’-'А" * 400, "Ив\u0301анов \ud800 Zx"])
def test_no_name_hangs_or_breaks(text: str) -> None:
    with at_most(5):
        without_counterpart(mentions_in(text, "ru"), mentions_in("Mr Petrov " + text[:1000], "en"), "ru")
        without_counterpart(mentions_in("Мэр Петров " + text[:1000], "ru"), mentions_in(text, "en"), "ru")
