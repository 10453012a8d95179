import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import grows_in_step

from aligner.sentences import _abbreviations, sentence_spans

# One string a line; `| |` stands where a sentence must end, and nowhere else.
HARD = (
    'It rained all day.| |We stayed in.',
    'See p. 5 for the list.| |It is long.',
    'He joined the U.S. Army in May.| |She did not.',
    'They flew to the U.S.| |The trip took a day.',
    'J. K. Rowling wrote it.| |I read it twice.',
    'Mr. Smith met Dr. Jones and Gen. Lee.| |They spoke for an hour.',
    'The pupils of Prof. A. B. Stone left.| |He stayed.',
    'Is it over?!| |Nobody knows...| |We wait.',
    '"Why break it?" - the owner asked at the meeting.| |No one answered.',
    '"Why break it?" he asked.| |"I don\'t know."',
    'She said: “We will stay.”| |Then she left.',
    '(They had come early.)| |The door was shut.',
    'It cost 3.5 million.| |That is 1.2 percent more.',
    '1. Open the box.| |2. Take the key out.',
    'The firm, i.e. Acme, paid; see e.g. Minsk or Brest.| |It was not enough.',
    'We played vs. Spain on Jan. 20 and lost.| |It hurt.',
    'Will you come?| |No.| |I will not.',
    'Take bus No. 5 to the end.| |Walk on.',
    'He holds a Ph.D. from Yale.| |It took years.',
    'It opens at 5 p.m. every day.| |Closed on Mondays.',
    'By 2.35 p.m. Moscow time its shares were down, and at 9 a.m. GMT they rose.| |Trading closed.',
    'The meeting ended at 5 p.m.| |Nobody clapped.',
    'Mt. Everest and St. Petersburg are far apart.| |Very far.',
    'Wait… what?| |Yes!| |Really?',
    'The site vl.ru wrote about it.| |It was right.',
    'Version 2.0.1 is out.| |Update now.',
    'Washington, D.C. is hot.| |In Washington, D.C.| |It rains.',
    'He said "stop."| |Then he ran.',
    'They met in Yard St.| |The man left St. Peter and Sts. Cyril and Methodius.',
    'Ветер до 15 м/с.| |Ночью до +15°С.| |Утром теплее.',
    'Они приехали вовремя.| |Мы ждали их у входа.',
    'Он родился в 1990 г. в г. Минск.| |Потом семья переехала.',
    'Это произошло в 2020 г.| |Он был тогда студентом.',
    'А. С. Пушкин жил здесь.| |Дом стоит до сих пор.',
    'Мы идём, т. е. уже собрались.| |Пора.',
    'Купили хлеб, соль и т. д.| |Потом ушли.',
    '— Куда ты? — спросил он.| |— Домой!',
    '«Почему?» — спросил он.| |Никто не ответил.',
    'Он ответил: «Не знаю».| |Все замолчали.',
    'Сумма составила 5 млн долл. США.| |Это много.',
    'Цена выросла на 3,5 руб. за литр.| |Это мало.',
    'См. рис. 5 и табл. 2 в приложении.| |Там всё есть.',
    'Ул. Ленина, д. 5, кв. 12.| |Звоните.',
    'Проф. Иванов и акад. Петров спорили.| |Все слушали.',
    'Ну и ну!..| |Вот так история.',
    '1. Откройте коробку.| |2. Достаньте ключ.',
    'В XIX в. Россия строила дороги.| |Их было мало.',
    'Он работал с 1996 по 1999 гг.| |Это были трудные годы.',
    'Что?!| |Не может быть…| |Правда?',
)
# The same where no blank stands between sentences.
DENSE = (
    '桥在星期五开通了。||市长带着家人来了！||人们问：“什么时候再修一座？”||没有人知道。',
    '“好。”，他说。||然后走了……',
    '橋が開通した。||「また来ます。」||市長は言った！？||誰も知らない。',
    'यह पुल है। ||वह नदी है।',
)

LINE_BREAKS = ("\n", "\r", "\r\n", "\n\n", "\u2028", "\u2029", "\x85", " \n \n ")


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize("marked", HARD)
def test_a_sentence_ends_where_a_reader_says_so(marked: str) -> None:
    assert sentences(marked.replace("|", "")) == marked.split("| |")


@pytest.mark.parametrize("marked", DENSE)
def test_a_full_width_stop_needs_no_blank(marked: str) -> None:
    assert sentences(marked.replace("||", "")) == [part.strip() for part in marked.split("||")]


@pytest.mark.parametrize("line_break", LINE_BREAKS)
def test_a_line_break_always_ends_a_sentence(line_break: str) -> None:
    assert sentences(f"A heading{line_break}see Mr.{line_break}Smith") == ["A heading", "see Mr.", "Smith"]


def test_only_the_given_part_of_the_text_is_looked_at() -> None:
    text = "One ends here. Two ends here. Three"
    assert sentence_spans(text, 4, 26) == [(4, 14), (15, 26)]


@pytest.mark.parametrize("blank", ["", " ", "\n", " \u00a0\n\t"])
def test_blanks_hold_no_sentence(blank: str) -> None:
    assert sentence_spans(blank, 0, len(blank)) == []


TYPICAL = ".?!。？，」 ()\"\u00ab\u00bb\u2019\n\r\u2028AaЯяг1-;"
TEXTS = st.text(st.one_of(st.sampled_from(TYPICAL), st.characters()), max_size=60)


@given(TEXTS, st.data())
def test_spans_are_trimmed_in_order_and_hold_all_but_blanks(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = sentence_spans(text, start, end)
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text[start:end].split())
    bounds = [start, *(offset for span in spans for offset in span), end]
    assert bounds == sorted(bounds)


@given(TEXTS)
def test_no_sentence_holds_a_line_break(text: str) -> None:
    assert not any(set(sentence) & set("\n\r\v\f\x85\u2028\u2029") for sentence in sentences(text))


@pytest.mark.parametrize("piece", [".", ". ", "A. ", '."', "?!…", "a. ", "(", '"', "\n", " ", "a", "\ud800. ", "1. "])
def test_the_time_grows_in_step_with_the_text(piece: str) -> None:
    assert grows_in_step(lambda times: sentence_spans(piece * times, 0, len(piece) * times))


def test_the_short_way_to_an_end_says_what_the_rules_say(monkeypatch: pytest.MonkeyPatch) -> None:
    pick = random.Random(5)
    others = "The It Он США e.g X IV word слово transportation 5 J.K. км/ч ° x_ é"
    words = [*sorted(_abbreviations()), *others.split()]
    stops = (" ", ". ", ".", "? ", "… ", ".\n", ".» ", ". « ", ".) ", ".\u00a0", "! :-) ")
    shapes = (str, str, str.capitalize, str.upper)
    pieces = [pick.choice(shapes)(pick.choice(words)) + pick.choice(stops) for _ in range(20_000)]
    texts = ["".join(pieces[at : at + 7]) for at in range(0, len(pieces), 7)]
    short = [sentence_spans(text, 0, len(text)) for text in texts]
    monkeypatch.setattr("aligner.sentences.is_no_abbreviation", lambda _: False)
    assert [sentence_spans(text, 0, len(text)) for text in texts] == short
