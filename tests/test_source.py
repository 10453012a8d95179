"""A translation checked with its source: what is missing, added, moved, wrong, copied, and where on both sides."""

import json
import re
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aligner
from aligner.__main__ import run
from aligner.bitext import text_of
from aligner.checks.missing import missing
from aligner.coverage import tells
from aligner.model import Bead, Bitext, Document, Issue, Severity, Span, Text

SAMPLES = Path(__file__).parent.parent / "samples"
RU = (SAMPLES / "bridge.ru.txt").read_text(encoding="utf-8")
EN = (SAMPLES / "bridge.txt").read_text(encoding="utf-8")
BILINGUAL = [
    "unrelated-source", "omission", "addition", "mistranslation", "partial-omission", "same-as-source", "moved",
]  # fmt: skip

MARKET = """\
Новости нашего района
Рынок на площади закроют в последние выходные ноября. Весной торговые ряды поставят снова.
Фермеры говорят, что это был их лучший сезон за десять лет. Больше всего покупали яблоки и мёд.
Городской совет обещал провести на площадь воду и свет. Работы начнутся в марте и продлятся до мая.
Старый фонтан останется на своём месте."""
MARKET_EN = """\
News of our district
The market on the square will be closed on the last weekend of November. In spring the stalls will be put up again.
The farmers say that it was their best season in ten years. Apples and honey sold best.
The town council promised to bring water and light to the square. The works will begin in March and last until May.
The old fountain will stay where it is."""


def found(target: str, source: str, *rules: str) -> list[tuple[str, str, str]]:
    """Rule, text here, text of the source."""
    issues = aligner.check(target, source, select=rules or BILINGUAL).issues
    return [(i.rule, target[i.start : i.end], original(i, source)) for i in issues]


def original(issue: Issue, source: str) -> str:
    assert issue.source is not None
    return source[issue.source.start : issue.source.end]


def test_the_sample_says_where_on_both_sides() -> None:
    assert [(rule, here[:8], there[:9]) for rule, here, there in found(EN, RU)] == [
        ("omission", "", "Одну сваю"),
        ("addition", "A survey", ""),
    ]
    report = aligner.check(EN, RU)
    untranslated, left_over = (i for i in report.issues if i.category == "accuracy/untranslated")
    assert original(untranslated, RU).startswith("Работы обошлись городу")
    assert original(left_over, RU).startswith("Не все довольны новым порядком")
    (omission,) = (i for i in report.issues if i.rule == "omission")
    assert omission.severity == "critical"
    assert EN[: omission.start].endswith('We left them where they were."')
    assert report.documents[0].source is not None


def test_a_faithful_translation_has_no_issues_in_either_direction() -> None:
    assert not aligner.check(MARKET_EN, MARKET).issues
    assert not aligner.check(MARKET, MARKET_EN).issues


@pytest.mark.parametrize(
    ("lost", "severity"),
    [
        ("News of our district\n", Severity.MINOR),
        ("Apples and honey sold best.", Severity.MAJOR),
        (MARKET_EN.splitlines(keepends=True)[2], Severity.CRITICAL),
    ],
)
def test_what_is_lost_matters_as_much_as_there_is_of_it(lost: str, severity: Severity) -> None:
    (issue,) = aligner.check(MARKET_EN.replace(lost, ""), MARKET).issues
    assert (issue.rule, issue.severity) == ("omission", severity)
    assert issue.start == issue.end
    assert issue.confidence > 0.5


def test_one_word_may_be_a_part_of_the_next_sentence() -> None:
    told = "The sensor is small and light. It works for ten years."
    (issue,) = aligner.check(
        f"Warning: do not mount the sensor near a chimney. {told}",
        "Внимание! Не ставьте датчик у трубы. Датчик маленький и лёгкий. Он работает десять лет.",
    ).issues
    assert (issue.rule, issue.severity) == ("omission", "neutral")


def test_a_moved_paragraph_is_neither_missing_nor_added() -> None:
    lines = MARKET_EN.split("\n")
    moved = "\n".join([lines[0], lines[3], lines[1], lines[2], lines[4]])
    ((rule, here, there),) = found(moved, MARKET)
    assert rule == "moved"
    assert {here, there} in (
        {lines[3], MARKET.split("\n")[3]},
        {"\n".join(lines[1:3]), "\n".join(MARKET.split("\n")[1:3])},
    )


def test_what_was_moved_is_compared_with_its_counterpart() -> None:
    source = MARKET.split("\n")
    lines = MARKET_EN.split("\n")
    source[3] += " Приходите 12 июня."
    lines[3] += " Come on June 21."
    report = aligner.check("\n".join([lines[0], lines[3], lines[1], lines[2], lines[4]]), "\n".join(source))
    assert [(issue.rule, issue.severity) for issue in report.issues] == [("moved", "neutral"), ("date", "major")]


def test_a_moved_sentence_that_was_merged_in_its_new_place_is_no_omission() -> None:
    source = (
        "Зимой реку покрыл лёд.\nНа последних фотографиях, которые я привёз, виден айсберг.\nПотом мы вернулись.\n"
        "Корабль стоит у причала.\nКапитан пишет книгу о путешествии.\nЭто айсберг среднего размера.\n"
        "Книга выйдет осенью."
    )
    target = (
        "In winter the river was covered with ice.\nThe last pictures that I brought show an iceberg.\n"
        "This is an iceberg of average size.\nThen we came back.\nThe ship lies at the pier.\n"
        "The captain is writing a book about the voyage.\nThe book comes out in autumn."
    )
    ((rule, here, there),) = found(target, source)
    assert (rule, here, there) == ("moved", "This is an iceberg of average size.", "Это айсберг среднего размера.")


def test_a_sentence_put_for_another_is_a_mistranslation() -> None:
    wrong = MARKET_EN.replace("Apples and honey sold best.", "The train leaves at nine.")
    expected = "mistranslation", "The train leaves at nine.", "Больше всего покупали яблоки и мёд."
    assert found(wrong, MARKET) == [expected]


def test_a_copied_sentence_is_untranslated_and_no_omission() -> None:
    copied = MARKET_EN.replace("Apples and honey sold best.", "Больше всего покупали яблоки и мёд.")
    (issue,) = aligner.check(copied, MARKET).issues
    assert (issue.rule, original(issue, MARKET)) == ("untranslated", "Больше всего покупали яблоки и мёд.")


def test_a_translation_most_of_which_was_left_is_in_the_language_of_the_rest() -> None:
    _, *rest = MARKET_EN.split("\n")
    translated = "Новости нашего района", "Старый фонтан останется на своём месте."
    begun = "\n".join((translated[0], *rest[:-1], translated[1]))
    assert aligner.check(begun).documents[0].languages.language == "en"
    report = aligner.check(begun, MARKET_EN, select=["untranslated", "left-over"])
    assert report.documents[0].languages.language == "ru"
    assert [(issue.rule, begun[issue.start : issue.end]) for issue in report.issues] == [
        ("untranslated", line) for line in rest[:-1]
    ]
    stated = aligner.check(begun, MARKET_EN, language="en", select=["untranslated", "left-over"])
    assert stated.documents[0].languages.language == "en"


LOG = """\
The error log
Opening files
What you see here
The error log keeps what you see here when opening files fails.
Nobody has to look at it.
The error log
It can be saved to a file."""
LOG_RU = """\
Журнал ошибок
Открытие файлов
Что здесь показано
The error log keeps what you see here when opening files fails.
Смотреть в него необязательно.
The error log
Его можно сохранить в файл."""


def test_a_copied_sentence_repeats_its_own_sentence_and_no_heading_with_the_same_words() -> None:
    issues = aligner.check(LOG_RU, LOG, select=["untranslated", "left-over"]).issues
    assert [(issue.rule, issue.severity, original(issue, LOG)) for issue in issues] == [
        ("untranslated", "critical", "The error log keeps what you see here when opening files fails."),
        ("untranslated", "major", "The error log"),
    ]
    assert issues[1].source is not None
    assert issues[1].source.start == LOG.rindex("The error log")


def test_a_copied_sentence_is_seen_in_the_same_script() -> None:
    german = (
        "Die Brücke wurde am Freitag eröffnet. Viele Menschen kamen. Der Bürgermeister hielt eine Rede. "
        "Die Arbeiten dauerten elf Monate. Lastwagen fahren nun über die Ringstraße."
    )
    english = (
        "The bridge was opened on Friday. Many people came. Der Bürgermeister hielt eine Rede. "
        "The works took eleven months. Lorries now go by the ring road."
    )
    (issue,) = aligner.check(english, german).issues
    assert (issue.rule, english[issue.start : issue.end]) == ("untranslated", "Der Bürgermeister hielt eine Rede.")


CONTENTS = """\
1. Rules of the market
2. Where are the opening hours?
3. How do I get a place, and what does it cost?
1. Rules of the market
Dogs are welcome on a leash. The opening hours of the market are at the end of these rules.
2. Where are the opening hours?
The market opens at seven.
3. How do I get a place, and what does it cost?
Write to the office before the end of March."""
CONTENTS_RU = """\
1. Правила рынка
2. Where are the opening hours?
3. How do I get a place, and what does it cost?
1. Правила рынка
Собак можно брать с собой на поводке. The opening hours of the market are at the end of these rules.
2. Where are the opening hours?
Рынок открывается в семь.
3. How do I get a place, and what does it cost?
Напишите в контору до конца марта."""


def copies(target: str, source: str) -> list[tuple[str, str, int, int]]:
    """Rule, text here, where that begins in both texts: of what was copied."""
    issues = aligner.check(target, source, select=["accuracy/untranslated", "omission", "addition"]).issues
    return [(i.rule, target[i.start : i.end], i.start, i.source.start) for i in issues if i.source]


def test_what_stands_several_times_is_repeated_in_its_place() -> None:
    names = ["Where are the opening hours?", "How do I get a place, and what does it cost?"]
    sentence = "The opening hours of the market are at the end of these rules."
    expected = [
        ("untranslated", copied, match.start(), there.start() - (3 if copied in names else 0))
        for copied in (*names, sentence)
        for match, there in zip(
            re.finditer(re.escape(copied), CONTENTS_RU), re.finditer(re.escape(copied), CONTENTS), strict=True
        )
    ]
    assert copies(CONTENTS_RU, CONTENTS) == sorted(expected, key=lambda each: each[2])


def test_a_copied_sentence_that_has_the_words_of_a_heading_hides_nothing() -> None:
    lost = CONTENTS_RU.replace("Собак можно брать с собой на поводке. ", "")
    assert [each for each in copies(lost, CONTENTS) if each[0] == "omission"] == [
        ("omission", "", lost.index("The opening hours") - 1, CONTENTS.index("Dogs"))
    ]


def test_a_name_inside_a_copied_sentence_is_no_addition() -> None:
    target = MARKET_EN.replace(
        "Apples and honey sold best.", "Больше всего (see Chapter 12, “What people buy”) покупали яблоки и мёд."
    )
    source = MARKET.replace("Больше всего", "Больше всего (см. главу 12, «Что покупают люди»)")
    assert {issue.rule for issue in aligner.check(target, source).issues} == {"untranslated"}


def test_a_word_that_is_a_sentence_is_copied_with_the_next_one() -> None:
    source = MARKET_EN.replace("Apples", "Did it rain? Yes. It did on two of the eight days, and nobody cared. Apples")
    target = MARKET.replace(
        "Больше всего", "Шёл ли дождь? Yes. It did on two of the eight days, and nobody cared. Больше всего"
    )
    assert [each[:2] for each in copies(target, source)] == [
        ("untranslated", "Yes. It did on two of the eight days, and nobody cared.")
    ]


def test_a_number_does_not_stand_in_a_longer_one() -> None:
    source = "Мост построили в 1885 году.\n85.\nМэр приехал на открытие с семьёй."
    target = "The bridge was built in 1885.\nThe mayor came to the opening with his family."
    assert found(target, source, "omission") == [("omission", "", "85.")]


def test_where_a_note_stands_before_the_stop_its_number_is_not_missing() -> None:
    def text(*units: str) -> Text:
        document = Document("\n".join(units))
        ends = list(accumulate(len(unit) + 1 for unit in units))
        spans = (Span(end - len(unit) - 1, end - 1) for unit, end in zip(units, ends, strict=True))
        return Text(document, "en", tuple(spans))

    beads = (Bead((0,), (0,), 1.0), Bead((1,), (), 0.0), Bead((2,), (1,), 1.0))
    source = text("The stalls will be put up again.", "[12]", "The fountain will stay.")
    there, lost = (text(f"Ряды поставят снова {note}.", "Фонтан останется.") for note in ("[12]", "весной"))
    assert not list(missing(Bitext(source, there, beads), "source"))
    assert [run.units for run in missing(Bitext(source, lost, beads), "source")] == [(1,)]


def test_a_long_text_hides_nothing_of_where_a_passage_comes_from() -> None:
    """A run of five letters that stands everywhere says nothing of where."""
    rules = "\n".join(f"{number}. What is allowed in hall {number} of the market?" for number in range(1, 90))
    theirs = "\n".join(f"{number}. Что разрешено в зале {number} рынка?" for number in range(1, 90))
    copied = "What is allowed in the hall of the market?"
    (issue,) = aligner.check(f"{theirs}\n{copied}", f"{rules}\n{copied}", select=["accuracy/untranslated"]).issues
    assert issue.source is not None
    assert issue.source.start == len(rules) + 1


@pytest.mark.parametrize("translated", [1, 2, 3, 4])
@pytest.mark.parametrize(("source", "target"), [(MARKET, MARKET_EN), (MARKET_EN, MARKET)])
def test_however_little_is_translated_the_rest_is_untranslated(translated: int, source: str, target: str) -> None:
    mixed = [*target.split("\n")[:translated], *source.split("\n")[translated:]]
    issues = aligner.check("\n".join(mixed), source).issues
    assert [issue.rule for issue in issues] == ["untranslated"] * (len(mixed) - translated)


def test_two_versions_of_a_text_are_no_translation() -> None:
    version = MARKET_EN.replace("last weekend of November", "first weekend of December").replace("best", "worst")
    (issue,) = aligner.check(version, MARKET_EN).issues
    assert (issue.rule, issue.severity) == ("unrelated-source", "critical")
    assert issue.message.startswith("“<text>” and its source “<source>” are both in English: nothing is translated")
    assert not found(version, MARKET_EN)[1:]
    stated = aligner.check(version, MARKET_EN, select=BILINGUAL, language="en", source_language="en")
    assert not stated.issues


@pytest.mark.parametrize(("target", "source"), [(MARKET, MARKET_EN), (MARKET_EN, MARKET)])
def test_a_text_and_its_source_may_be_exchanged(target: str, source: str) -> None:
    languages = ("ru", "en") if target is MARKET_EN else ("en", "ru")
    (issue,) = aligner.check(target, source, language=languages[0], source_language=languages[1]).issues
    assert issue.rule == "unrelated-source"
    assert issue.message.endswith("the other way round than was stated: exchange the two.")


def test_an_original_in_the_wrong_language_is_said_whatever_was_stated() -> None:
    version = MARKET_EN.replace("best", "worst")
    for language, source_language in (("en", "ru"), ("ru", "en"), ("en", None), (None, "ru")):
        issues = aligner.check(version, MARKET_EN, language=language, source_language=source_language).issues
        assert [issue.rule for issue in issues] == ["unrelated-source"]


def test_a_language_that_no_text_can_be_in_is_none_of_a_translation() -> None:
    source = "Most otkryli v pyatnitsu posle dolgogo remonta, i nikto ne znal, chto budet dalshe. It rained on Friday."
    assert aligner.check(source + " Nobody came.", source).issues


BRIDGE = {
    "ru": "Мост открыли в пятницу. Мэр приехал с семьёй. Работы обошлись в сорок миллионов, половину собрали сами "
    "жители. Оркестр играл до поздней ночи. Никто не знал ответа.",
    "de": "Die Brücke wurde am Freitag eröffnet. Der Bürgermeister kam mit seiner Familie. Die Arbeiten kosteten "
    "vierzig Millionen, die Hälfte davon sammelten die Einwohner selbst. Die Kapelle spielte bis spät in die Nacht. "
    "Niemand kannte die Antwort.",
    "fr": "Le pont a été ouvert vendredi. Le maire est venu avec sa famille. Les travaux ont coûté quarante millions, "
    "dont la moitié a été réunie par les habitants. L'orchestre a joué jusque tard dans la nuit. Personne ne "
    "connaissait la réponse.",
    "es": "El puente se abrió el viernes. El alcalde vino con su familia. Las obras costaron cuarenta millones, la "
    "mitad la reunieron los propios vecinos. La banda tocó hasta bien entrada la noche. Nadie sabía la respuesta.",
    "zh": "桥在星期五开通了。市长带着家人来了。工程花费了四千万，其中一半由居民自己筹集！乐队一直演奏到深夜。"
    "没有人知道答案。",
}


@pytest.mark.parametrize(("original", "other"), [(a, b) for a in BRIDGE for b in BRIDGE if a != b])
def test_nothing_depends_on_the_languages(original: str, other: str) -> None:
    source, target = BRIDGE[original], BRIDGE[other]
    assert not found(target, source)
    units = text_of(Document(target), "sentences")[0].units
    less = target[: units[3].start] + target[units[4].start :]
    ((rule, _, lost),) = found(less, source)
    unit = text_of(Document(source), "sentences")[0].units[3]
    assert (rule, lost) == ("omission", source[unit.start : unit.end])


def test_what_the_source_quotes_in_another_language_may_stay() -> None:
    source = MARKET.replace("Больше всего", "На стене написано: «Honey is the soul of the summer field». Больше всего")
    target = MARKET_EN.replace("Apples", "The wall says: “Honey is the soul of the summer field”. Apples")
    assert not aligner.check(target, source).issues


def test_what_the_source_says_twice_may_be_said_twice() -> None:
    twice = "Every visitor has to show his ticket to the keeper of the bridge."
    said = "Каждый посетитель должен показать свой билет смотрителю моста."
    between, its = "In May the bridge is free for all.", "В мае мост открыт для всех бесплатно."
    rules = ["repeated-passage", "addition"]
    target = f"{twice} {between} {twice}"
    assert not aligner.check(target, f"{said} {its} {said}", select=rules).issues
    found = aligner.check(target, f"{said} {its} Мэр приехал с семьёй.", select=["repeated-passage", "omission"]).issues
    assert "repeated-passage" in {issue.rule for issue in found}
    assert "repeated-passage" in {issue.rule for issue in aligner.check(target, f"{said} {its}", select=rules).issues}
    rules = ["repeated-passage", "untranslated"]
    left = aligner.check(f"{said} {between} {said}", f"{said} {its} {said}", select=rules)
    assert {issue.rule for issue in left.issues} == {"untranslated"}


def test_another_text_is_said_once() -> None:
    report = aligner.check(MARKET_EN, RU)
    assert [issue.rule for issue in report.issues] == ["unrelated-source"]
    assert report.issues[0].severity == "critical"


def test_without_a_source_the_rules_that_need_one_do_not_run() -> None:
    assert set(BILINGUAL).isdisjoint(aligner.check(MARKET_EN).rules)
    assert set(BILINGUAL) < set(aligner.check(MARKET_EN, MARKET).rules)
    with pytest.raises(aligner.UsageError, match="omission: nothing to compare the text with; name the original"):
        aligner.check(MARKET_EN, select=["omission"])


@pytest.mark.parametrize(
    ("source", "target", "rules"),
    [
        ("", "", []),
        ("Мост открыли в пятницу.", "", ["omission"]),
        ("", "The bridge was opened.", ["addition"]),
        ("Мост открыли в пятницу.", " \n\t ", ["omission"]),
        ("Мост открыли в пятницу.", "The bridge was opened on Friday.", []),
        ("The same text.", "The same text.", []),
        ("***\n—", "***", []),
        ("Да. " * 300, "Yes. " * 300, []),
    ],
)
def test_extreme_texts(source: str, target: str, rules: list[str]) -> None:
    issues = aligner.check(target, source, language="en", source_language="ru").issues
    assert [issue.rule for issue in issues] == rules


@pytest.mark.parametrize(
    ("target", "source", "said"),
    [
        ("", "Новости", "Not translated, the text is empty: “Новости” (1 word)."),
        ("* * *", "Новости", "Not translated, the text is empty: “Новости” (1 word)."),
        ("News", "\n", "Not in the original, which is empty: “News” (1 word)."),
    ],
)
def test_an_empty_text_is_critical_however_short_the_other_one_is(target: str, source: str, said: str) -> None:
    (issue,) = aligner.check(target, source, select=BILINGUAL).issues
    assert (issue.severity, issue.message) == ("critical", said)


@pytest.mark.parametrize(
    ("words", "number"),
    [("may be found in", 1), ("in the ancient harbour", 2), ("можно узнать о том", 1), ("у стены старого порта", 3)],
)
def test_function_words_name_no_omission(words: str, number: int) -> None:
    assert sum(map(tells, words.split())) == number


PIECES = st.lists(
    st.sampled_from([*RU.splitlines(), *EN.splitlines(), "\u202e", "\x00", "\ud800", "…", "Да.", "1904", " ", "\r\n"]),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(PIECES, PIECES)
def test_whatever_the_texts_every_span_lies_inside_them(source: list[str], target: list[str]) -> None:
    text, original = "\n".join(target), " ".join(source)
    for issue in aligner.check(text, original).issues:
        assert 0 <= issue.start <= issue.end <= len(text)
        assert 0 <= issue.confidence <= 1
        if issue.source:
            assert 0 <= issue.source.start <= issue.source.end <= len(original)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "original.txt").write_text(RU, encoding="utf-8")
    (tmp_path / "translation.txt").write_text(EN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_shows_both_sides(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "translation.txt", "--source", "original.txt", "--select", "omission"]) == 1
    shown = capsys.readouterr().out
    assert "Not translated: “Одну сваю" in shown
    assert "the original, original.txt, 7:1:" in shown


def test_json_has_the_span_of_the_source(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "translation.txt", "-s", "original.txt", "--select", "addition,omission", "-f", "json"])
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    omission, addition = document["issues"]
    assert document["source"] == "original.txt"
    assert (omission["source"]["line"], omission["text"]) == (7, "")
    assert omission["source"]["text"].startswith("Одну сваю")
    assert addition["source"]["start"] == addition["source"]["end"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["translation.txt", "--source", "nowhere.txt"], "nowhere.txt: there is no such file"),
        (["translation.txt", "original.txt", "--source", "original.txt"], "of many it is a pattern, as ru/{name}.txt"),
        (["translation.txt", "--select", "omission"], "name the original with --source"),
        (["translation.txt", "--source", "original.txt", "--source-language", "rus"], "unknown language 'rus'"),
        (["translation.txt", "--source", "original.txt", "-o", "original.txt"], "original.txt"),
    ],
)
def test_what_cannot_be_meant_is_one_line(
    arguments: list[str], reason: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", *arguments]) == 2
    assert reason in capsys.readouterr().err
    assert (desk / "original.txt").read_text(encoding="utf-8") == RU


@pytest.mark.parametrize(
    ("gate", "code", "said"),
    [
        (["--max-penalty", "1000"], 0, ""),
        (["--max-penalty", "100"], 1, "failed: 227.0 penalty per 1,000 words, 127.0 more than --max-penalty 100"),
        (["--min-coverage", "50"], 0, ""),
        (["--min-coverage", "99"], 1, "% of the original is translated"),
    ],
)
def test_a_gate_says_by_how_much_it_was_missed(
    gate: list[str], code: int, said: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "translation.txt", "-s", "original.txt", "--fail-on", "never", *gate]) == code
    error = capsys.readouterr().err
    assert said in error
    assert bool(said) == bool(error)


def test_coverage_takes_a_source(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "translation.txt", "--min-coverage", "50"]) == 2
    assert "name it with --source" in capsys.readouterr().err


def test_many_texts_have_sources_by_a_pattern(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("a", EN), ("b", MARKET_EN), ("c", EN)):
        (desk / f"{name}.en.txt").write_text(text, encoding="utf-8")
    (desk / "a.ru.txt").write_text(RU, encoding="utf-8")
    (desk / "b.ru.txt").write_text(MARKET, encoding="utf-8")
    arguments = ["check", "a.en.txt", "b.en.txt", "c.en.txt", "--source", "{name}.ru.txt", "-f", "json"]
    assert run([*arguments, "--select", "omission"]) == 2
    captured = capsys.readouterr()
    assert captured.err == "aligner: c.ru.txt: there is no such file\n"
    read = json.loads(captured.out)
    assert [(each["name"], each["source"], len(each["issues"])) for each in read["documents"]] == [
        ("a.en.txt", "a.ru.txt", 1),
        ("b.en.txt", "b.ru.txt", 0),
    ]


def test_a_copy_of_the_source_is_one_critical_issue() -> None:
    text = "Мост открыли в пятницу.\n\nМэр приехал с семьёй.\n\nШёл дождь.\n"
    report = aligner.check(text, text)
    (issue,) = report.issues
    assert (issue.rule, issue.severity) == ("same-as-source", aligner.Severity.CRITICAL)
    assert issue.message == "The text is its source: both are in Russian, nothing was translated."
    assert report.coverage == 0
    assert not aligner.check(text.replace("дождь", "снег"), text, select=["same-as-source"]).issues
    assert not aligner.check("Volkswagen Golf", "Volkswagen Golf").issues
    assert not aligner.check_pairs([(text, text)], select=["same-as-source"]).issues
