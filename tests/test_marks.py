"""What the rules about marks, repetition and placeholders must leave alone, and that no text makes them slow."""

from itertools import pairwise

import pytest
from timing import clock

import aligner
from aligner.checks import CHECKS, Article, Need
from aligner.checks.placeholder import placeholders
from aligner.checks.repetition import repeated, says_twice
from aligner.model import Document, LanguageMap, Segment

RULES = [check for check in CHECKS if check.needs in Need.TEXT_ALONE and check.by_default]
OURS = (
    *("quotes", "quote-style", "brackets", "spacing", "dash", "capitalisation", "repeated-word", "repeated-passage"),
    "editorial-note",
)


@pytest.mark.parametrize(
    "text",
    [
        "Read chapters 1) and 2), or a) alone; f(x) in (0, 1], and the smile :-) at the end :)",
        "The paper “Novaya Gazeta” wrote: “We asked – nobody answered.” It is 5'10\" tall, 27\" wide.",
        "Он (как всегда) пришёл: «Газета „Труд“ — старая»; см. п. 1), 2) и 3).",
        "See https://example.org/a,b;c(d and `x ,y` or #a,b wait.",
        "It was 5 - 3, then 10-12 and well-known; a state-of-the-art, two- or three-year plan.",
        "He said: 'It was me.' The U.S. president and the U.K. prime minister met at 5 p.m. on Friday in St. Paul.",
        "Прошло 5 тыс. лет, т. е. много; 10 млрд. рублей, 3 кв. метра и 7 чел. на место.",
        "iPhone users wait. eBay too. In 2020, NATO grew; van Gogh and von der Leyen did not.",
        "Where Are They Now\nWhat We Know About the Bridge\nHow to Train Your Dragon",
        "Yes, yes. No, no, no! Bora Bora is far, far away. Тихо-тихо, еле-еле, вот-вот.",
        "Scores: Zenit beat Spartak by 3 goals to 1 on the first Sunday of the month. "
        "Scores: Zenit beat Spartak by 2 goals to 1 on the first Sunday of the month.",
    ],
)
def test_it_is_right(text: str) -> None:
    assert [(issue.rule, text[issue.start : issue.end]) for issue in aligner.check(text, select=OURS).issues] == []


def test_half_of_a_quotation_is_told_unless_the_source_has_half_of_it() -> None:
    torn, whole = "Он сказал: «Мы оставили их там, где они были", "Он сказал: «Мы оставили их там, где они были»."
    text = 'He said: "We left them where they were.'
    told = [aligner.check(text, source, select=["quotes", "omission"]).issues for source in (torn, whole)]
    assert [len(issues) for issues in told] == [0, 1]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("at the end of the week at the end of the week", ["at the end of the week"]),
        ("very very long", ["very"]),
        ("very, very long; 1 000 000; 1.5 5.5; the part Part 2; IT it; well. Well; it is. It is", []),
        ("that that; a place we lived in in May; from house to house to ask; такой как как-то раз; -name name", []),
        ("in in May; 10 10; Duran Duran; The The end; M. M. M M Smith", ["in", "10", "Duran", "The"]),
        ("in May, in May and very very soon; it went in in March", ["in May", "very"]),
    ],
)
def test_phrases_that_follow_themselves(text: str, phrases: list[str]) -> None:
    assert [phrase for _, _, phrase in repeated(text)] == phrases
    assert says_twice("очень, очень")
    assert not says_twice("очень долго")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("It is 20% sure, 5 < 6 > 4, {}", ["{}"]),
        ("See www.example.org/ru/ and https://en.example.org.", ["example.org", "example.org"]),
        ("%s, %(name)s, %1$d: 100%, 5%d", ["%s", "%(name)s", "%1$d"]),
        ("{{a b}} ${c} {0:.2f} {не то}", ["{{a b}}", "${c}", "{0:.2f}"]),
        ('<a href="x">A</a><br/>', ["<a", "</a", "<br"]),
        ("[here](page.html) a.b@c.org, d@e", ["page.html", "a.b@c.org"]),
    ],
)
def test_placeholders(text: str, keys: list[str]) -> None:
    assert [key for (_, key), _ in placeholders(text)] == keys


HOSTILE = (
    *('"', "“", "«", "(", "[]", "( ", " )", " ,", "- ", " - ", "— ", "\n— A.", ". a ", "a A b ", "a a ", "[sic"),
    *("{", "<a ", "%", "a@", "www.", "](", "{a} ", "<b>", "%s ", "http://a.b ", "(1) ", ":)", "1) ", "ЫыЫ. ы "),
    *("one two three four five six seven eight nine. ", "a, a b c d e f g h i. ", "-" * 50 + " ", "As an AI "),
    *("approx. ", "ote. A", "word ", "(", "5 000$ "),
)


def spent(text: str) -> float:
    """Processor time of all rules that need nothing, and of what reads a pair, on a text in one line."""
    article = Article(Document(text), LanguageMap("en", (Segment(0, len(text), "en"),)), ())
    with clock() as seconds:
        for rule in RULES:
            list(rule.run(article))
        placeholders(text)
        list(repeated(text))
        return seconds()


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_in_step_with_the_text(piece: str) -> None:
    def in_step() -> bool:
        times = [min(spent(piece * (size // len(piece))) for _ in range(3)) for size in (20_000, 80_000, 320_000)]
        return all(after < 9 * before + 0.3 for before, after in pairwise(times))

    assert any(in_step() for _ in range(3))         # on a busy machine a figure can be three times what it is
