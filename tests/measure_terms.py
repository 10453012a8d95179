"""How well the terms of a glossary are found in Russian: inflected forms of 200 terms, and other words of a corpus.

    python tests/measure_terms.py                     forms that pymorphy3 makes of each term: how many are found
    python tests/measure_terms.py FILE...             and what is found in the Russian of labelled sets (a JSON object a
                                                      line, with source or target in Russian): how much of it is wrong

A match is wrong if the likeliest reading of one of its words has another lemma than the term's word.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from aligner.morphology.lemmas import main_lemmas
from aligner.morphology.russian import analyzer
from aligner.terminology.glossary import Term
from aligner.terminology.terms import Index, index_of

NOUNS = """
карта договор мост сталь бумага банк вода завод ставка акция облигация налог бюджет инфляция валюта кредит вклад
процент доля убыток прибыль выручка издержка расход доход баланс счёт платёж перевод чек касса цена стоимость скидка
пошлина таможня граница виза паспорт закон указ кодекс суд иск истец ответчик свидетель приговор штраф арест обыск
следствие прокурор адвокат судья присяжный жалоба лицензия патент устав выборы депутат министр посол губернатор мэр
партия правительство парламент совет комиссия заседание голосование бюллетень мандат санкция эмбарго перемирие
конфликт армия флот ракета снаряд танк корабль самолёт вертолёт двигатель турбина насос клапан труба кабель провод
датчик процессор память экран клавиша файл папка сервер сеть пароль ключ замок дверь окно стена крыша фундамент балка
свая бетон кирпич плитка краска лак клей болт гайка винт шайба пружина подшипник вал шестерня ремень цепь колесо шина
тормоз руль педаль мотор больница врач пациент диагноз симптом лекарство вакцина прививка вирус бактерия клетка ткань
кровь сердце печень почка рынок конкурент поставщик подрядчик заказчик поставка склад груз контейнер вагон порт причал
аэропорт рейс бак фильтр масло топливо бензин газ нефть уголь руда металл медь олово свинец золото серебро
""".split()      # noqa: SIM905
PHRASES = """
ценная бумага; уставный капитал; процентная ставка; товарный знак; трудовой договор; верховный суд; красная книга
железная дорога; грузовой поезд; рабочая группа; ядерное оружие; природный газ; центральный банк; валютный рынок
государственный долг; атомная станция; солнечная батарея; дополнительное соглашение; оборотное средство; рулевое колесо
"""
ADJECTIVES_AND_VERBS = "стальной медный подсудимый расторгнуть подписать оплатить взыскать обжаловать"


def terms() -> list[str]:
    phrases = [phrase.strip() for phrase in PHRASES.replace("\n", ";").split(";") if phrase.strip()]
    return [*dict.fromkeys((*NOUNS, *ADJECTIVES_AND_VERBS.split())), *phrases][-200:]


def index() -> Index:
    return index_of([(term, Term(term)) for term in terms()], "ru")


def forms(term: str) -> Iterator[str]:
    """The forms of a term, as a dictionary makes them; the words of several agree in number and case."""
    words = [reading_of(word) for word in term.split()]
    if len(words) == 1:
        yield from dict.fromkeys(form.word for form in words[0].lexeme)
        return
    head = words[-1]
    for form in head.lexeme:
        wanted = {form.tag.number, form.tag.case} | ({head.tag.gender} if form.tag.number == "sing" else set())
        inflected = [word.inflect(wanted) for word in words[:-1]]
        if all(inflected):
            yield " ".join((*(each.word for each in inflected), form.word))


def reading_of(word: str) -> Any:
    """The reading of which a word is the lemma; of a word in another form the likeliest."""
    readings = analyzer().parse(word)
    return next((each for each in readings if each.normal_form == word), readings[0])


def recall() -> tuple[int, int, list[str]]:
    """How many forms are found as the term that they belong to, of how many, and which are not."""
    known = index()
    made = [(term, form) for term in terms() for form in forms(term)]
    lost = [
        f"{form} ({term})"
        for term, form in made
        if not any(place.phrase.term.source == term for place in known.find(f"Вот {form} там"))
    ]
    return len(made) - len(lost), len(made), lost


def wrong(texts: list[str]) -> tuple[int, int, Counter[str]]:
    """How many matches in texts are wrong, of how many, and which."""
    known = index()
    total, bad = 0, Counter[str]()
    for text in texts:
        for place in known.find(text):
            total += 1
            words = text[place.start : place.end].replace("-", " ").split()
            for word, own in zip(words, place.phrase.words, strict=False):
                if analyzer().parse(word.lower())[0].normal_form.replace("ё", "е") not in main_lemmas(own, "ru"):
                    bad[f"{word} ({place.phrase.term.source})"] += 1
                    break
    return sum(bad.values()), total, bad


def russian(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for side in ("source", "target"):
                if row.get(f"{side}_language") == "ru":
                    yield row[side] if isinstance(row[side], str) else " ".join(row[side])


def main(files: list[str]) -> None:
    found, made, lost = recall()
    print(f"{len(terms())} terms, forms found: {found} of {made}, {found / made:.2%}", *lost[:20], sep="\n  ")
    if files:
        texts = list(chain.from_iterable(russian(Path(file)) for file in files))
        bad, total, which = wrong(texts)
        print(f"matches in {sum(map(len, texts)):,} characters: {total}, wrong {bad}, {bad / max(total, 1):.2%}")
        print(*which.most_common(20), sep="\n  ")


if __name__ == "__main__":
    main(sys.argv[1:])
