import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import grows_in_step

from aligner.checks.base import Article, Example
from aligner.checks.glued_text import GluedText
from aligner.model import Document, Issue, LanguageMap, Segment

# Nothing here is glued. Every line stands for a kind of false friend.
CLEAN = (
    "She put it on YouTube, WhatsApp and TikTok from an iPhone with iOS.",
    "LinkedIn is where they met; LinkedIn has many such stories.",
    "Mr. McDonald, Ms. DeSantis, Leonardo DiCaprio and LeBron came with Fiona FitzGerald.",
    "The MPs, MLAs and CEOs read the APIs as PDFs. Two NGOs and three PhDs agreed.",
    "The PlayStation and the PowerPoint of AstraZeneca, BioNTech and GlaxoSmithKline.",
    "He has 13 iPhone covers and 2 iPads. You saw the tube on YouTube.",
    "It used 5 kWh and 3 mW, or 7 mA, of mRNA and fMRI.",
    "He flew with easyJet and flyDubai and read medRxiv.",
    "A DuckDuckGo search for BlackRock found DoorDash. The PayPal of SpaceX is OpenAI.",
    "BetaNews and AstanaTV reported it, RussiaToday did not.",
    "See example.com/ThisThat, user@hostThe.org, #ThisIsIt, @someoneThe and `fooThe bar`.",
    "See https://example.com/news/long-pageThe and www.example.com/a-pageThat for more.",
    "Call getThe(x), x.getThis or self_nameThe in the code.",
    "J.K.Rowling, St.Petersburg, vl.ru and Node.js. The U.S.Army and 3D.",
    "He said “Yes” and (No) and \"Maybe\" — 'So' on.",
    "the film “Two of us at home” and the \"Three of us at home\" show",
    "О'Хара, д'Артаньян, O'Brien and L'Oreal, Jean-Claude and Saint-Tropez.",
    "Он зарегистрирован во ВКонтакте, смотрел КиноПоиск и звонил через МегаФон.",
    "ГазпромБанк, РосАтом, КамАЗ, АльфаСтрахование, ТелекомСервис и СтройМаркет.",
    "УрФУ, СПбГУ, КоАП, фМРТ, НИИ и РосНИИ.",
    "Яндекс.Такси приехало, а Яндекс.Маркет сообщил о скидках; зам.директора и инж.Петров ждали.",
    "The team plans its work in Monday.Com and reads Monday.com twice a day.",
    "She reads Kostroma.Today daily, and Amazon.In, Mail.Ru and Booking.Com as well.",
    "Version 2.The rest; item 1.The first; on 12.May we met. Mr.Smith and Dr.Brown came.",
    "им.Ленина, г.Минск, просп.Мира и А.С.Пушкин; 5 кВт и 220 В.",
    "Газета «Новости этого дня» и сайт «Это он и есть» закрыты.",
    "МакДональдс, МакКоннелл, ДеНиро и ВанДамм.",
    "Data: " + "abcdefghij" * 5 + "This is no word.",
    "TOTALLY IN CAPITALS THIS IS, and so IS THIS.",
    "x\nThis\ty\rThat\u2028Those\u00a0These",
    "",
)

# `|` stands in the joint.
JOINTS = (
    "New rules for large families|This is the third such law.",
    "Photo by Anna Petrova|That is why Petrova stayed.",
    "What must be solved|One of the faults is the price.",
    "The work went on without them|Judges from two courts arrived.",
    "Three seasons in the heart of Europe|Using old maps, they found it.",
    "A NEW PLAN OF ACTION|To begin with, they met.",
    "They came in May 2020|The rest stayed.",
    "The minister visited the plant on Tuesday.|Workers met him.",
    "The plant will be closed in May.|Today it works.",
    "That will do for all of us|But the rest is not so sure.",
    "The winter was long|I would not go out.",
    "Какая это кошка, чёрная или белая.|Кураторы: Анна Петрова, Иван Котов.",
    "Молокане из села везли провиант.|Генералы А. А. Котов и Б. Б. Мышкин спорили.",
    "The winter was long|It's over now.",
    "It wasn't|That is all.",
    "The paper of the 1990s|As they were told, it burned.",
    "She moved to Brest|Unfortunately, no one noticed.",
    "They met in September|Judges were not there.",
    "They came in time.|The door was open.",
    "Is it over?|Nobody knows yet.",
    "We are here…|The rest is silence.",
    "“We will not lose.”|The team went home.",
    "Anna Petrova|“We have waited for this day,” she said.",
    "Where are they?|\"We have waited for this day,\" she said.",
    "\"We have waited,\" they said: \"too long.\"|The rest left.",
    "Праздник для всех жителей|Это уже третья встреча.",
    "Праздник для всех жителей|В Минске прошла встреча.",
    "Работы идут на дорогах|Строители обещали успеть.",
    "Глава города Павел Лазарев|Он рассказал о планах.",
    "Он встретился с Павлом Лазаревым|Трансляция шла весь день.",
    "Похудел на 8 кг|Российский певец рассказал об этом.",
    "Мы ждали этого.|Особенно нас радует погода.",
    "«Мы ждали этого дня.»|Потом все ушли.",
)


def issues(text: str, segments: tuple[Segment, ...] | None = None, check: GluedText | None = None) -> list[Issue]:
    languages = LanguageMap("en", segments or (Segment(0, len(text), "en"),))
    return list((check or GluedText()).run(Article(Document(text), languages, ())))


def marked(text: str, segments: tuple[Segment, ...] | None = None) -> str:
    for issue in reversed(issues(text, segments)):
        assert issue.end - issue.start == 2
        text = text[: issue.start + 1] + "|" + text[issue.start + 1 :]
    return text


@pytest.mark.parametrize("text", CLEAN)
def test_nothing_is_found_in_a_clean_text(text: str) -> None:
    assert marked(text) == text


@pytest.mark.parametrize("text", JOINTS)
def test_a_joint_is_found_where_it_is(text: str) -> None:
    assert marked(text.replace("|", "")) == text


@pytest.mark.parametrize("text", JOINTS)
def test_the_same_texts_with_their_line_break_are_clean(text: str) -> None:
    assert issues(text.replace("|", "\n")) == []


@pytest.mark.parametrize("example", GluedText.examples)
def test_the_examples_of_the_manual_hold(example: Example) -> None:
    text = re.sub("[⟦⟧]", "", example.text)
    starts = [m.start() - 2 * k for k, m in enumerate(re.finditer("⟦", example.text))]
    assert [(i.start, i.end) for i in issues(text)] == [(start, start + 2) for start in starts]


def test_there_are_good_and_bad_examples_good_ones_first() -> None:
    bad = ["⟦" in example.text for example in GluedText.examples]
    assert bad == sorted(bad)
    assert bad.count(False) >= 4
    assert bad.count(True) >= 3


def test_a_joined_word_that_the_text_has_twice_is_a_name() -> None:
    twice = "The grandDuke firm grew. Then grandDuke was sold."
    assert marked(twice) == twice
    assert marked("They saw the grandDuke and left.") == "They saw the grand|Duke and left."


@pytest.mark.parametrize(
    "text",
    [
        "Anna and the CSTU|По словам мэра, всё готово.",
        "Who will come?|\"Мы все придём\", — сказал мэр.",
        "The mayor said:|Мы все придём.",
        "A plan for all|- Это новый план города.",
        "They said \"yes, we will\"|Мы все придём.",
    ],
)
def test_a_change_of_language_without_a_blank_is_a_joint(text: str) -> None:
    at = text.index("|")
    text = text.replace("|", "")
    segments = (Segment(0, at, "en"), Segment(at, len(text), "ru"))
    assert [(i.start, i.end) for i in issues(text, segments)] == [(at - 1, at + 1)]


@pytest.mark.parametrize(
    "text",
    ["The paper (|Новая газета", "The paper “|Новая газета", "The paper |Новая газета", "the USB-|кабель", "and/|или"],
)
def test_a_change_of_language_after_a_blank_bracket_or_hyphen_is_none(text: str) -> None:
    at = text.index("|")
    text = text.replace("|", "")
    assert issues(text, (Segment(0, at, "en"), Segment(at, len(text), "ru"))) == []


def test_a_joint_seen_in_two_ways_is_one_issue() -> None:
    text = "The town is readyDie Stadt ist bereit."
    at = text.index("Die")
    assert len(issues(text, (Segment(0, at, "en"), Segment(at, len(text), "de")))) == 1


def test_the_message_gives_the_joint() -> None:
    assert "“…families|This…”" in issues("New rules for large familiesThis is it.")[0].message


def test_the_message_stops_at_what_cannot_be_shown() -> None:
    assert "“…ilies|This…”" in issues("fam\x1biliesThis is it.")[0].message


def test_the_least_confidence_decides_what_is_told() -> None:
    text = "Он встретился с Павлом ЛазаревымТрансляция шла весь день."
    assert issues(text)
    assert not issues(text, check=replace(GluedText(), least_confidence=0.9))


@given(st.text(st.one_of(st.sampled_from("aAbTheIя Э.?!\"“”»'-1\x00\u202e"), st.characters()), max_size=80))
def test_spans_are_in_order_and_messages_are_printable(text: str) -> None:
    found = issues(text)
    assert [i.start for i in found] == sorted({i.start for i in found})
    assert all(0 <= i.start < i.end <= len(text) and i.message.isprintable() for i in found)


@pytest.mark.parametrize(
    "piece",
    ["aA", "Aa", "aA ", 'a"The ', "wordThe ", "A", ".A", "a.", "“A", "ABCd", "1The ", '"', "a", "a.The ", ".”A"],
)
def test_the_time_grows_in_step_with_the_text(piece: str) -> None:
    assert grows_in_step(lambda times: issues(piece * times))
