from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from aligner.model import Document
from aligner.reporters.cells import clusters, folds, text_of
from aligner.reporters.excerpt import Excerpt, excerpts
from aligner.reporters.safe import is_unsafe, visible


@pytest.mark.parametrize(
    "text",
    ["", "plain", "Ёлка, «кавычки» — и тире…", "日本語", "e\u0301", "❤️ 👍🏽 🇧🇾", "a\u00a0b\u2009c\u3000d", "[/red]"],
)
def test_text_that_shows_itself_is_left_alone(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;title\x07", "<U+001B>]0;title<U+0007>"),
        ("\x00\x7f\x85\x9b31m", "<U+0000><U+007F><U+0085><U+009B>31m"),
        ("one\r\ntwo\u2028three", "one<U+000D><U+000A>two<U+2028>three"),
        ("user\u202etxt.exe", "user<U+202E>txt.exe"),
        ("\u2066\u200b\u200d\ufeff\u00ad", "<U+2066><U+200B><U+200D><U+FEFF><U+00AD>"),
        ("\ud83d and \udc80", "<U+D83D> and <U+DC80>"),
        ("\ue000\U0010ffff\U000e0041", "<U+E000><U+10FFFF><U+E0041>"),
        ("\u3164\u115f", "<U+3164><U+115F>"),
        ("a\tb", "a→b"),
    ],
)
def test_what_a_terminal_would_obey_or_hide_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def drawn(text: str, part: str, width: int = 60, mark: str = "^") -> str:
    start = text.index(part)
    return "\n".join(picture(each, mark) for each in excerpts(Document(text), start, start + len(part), width))


def picture(excerpt: Excerpt, mark: str = "^") -> str:
    return "".join(text for text, _ in excerpt.parts) + "\n" + excerpt.underline(mark)


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("The сity sleeps.", "сity", "The сity sleeps.\n    ^^^^"),
        ("日本語のtext", "のtext", "日本語のtext\n      ^^^^^^"),
        ("cafe\u0301 and tea", "and", "cafe\u0301 and tea\n     ^^^"),
        ("👍🏽 fine 🇧🇾 too", "too", "👍🏽 fine 🇧🇾 too\n" + " " * 11 + "^^^"),
        ("pass\u00adage", "\u00ad", "pass<U+00AD>age\n    ^^^^^^^^"),
        ("a\tb", "b", "a→b\n  ^"),
        ("one\ntwo\nthree", "two", "two\n^^^"),
        ("one\r\ntwo", "one", "one\n^^^"),
        ("one\ntwo\nthree", "ne\ntwo\nth", "one\n ^^\nthree\n^^"),
        ("cafe\u0301", "\u0301", "cafe\u0301\n   ^"),
        ("ends here.", "", "ends here.\n^"),
    ],
)
def test_carets_stand_under_the_cells_of_the_span(text: str, part: str, expected: str) -> None:
    assert drawn(text, part) == expected


def test_an_issue_on_the_line_break_points_past_the_end_of_the_line() -> None:
    assert [picture(each) for each in excerpts(Document("one\n\ntwo"), 3, 4, 40)] == ["one\n   ^"]


def test_a_long_line_is_cut_to_the_words_around_the_span() -> None:
    line = "In the morning the two ministers signed the plan and then they left for the airport together."
    assert drawn(line, "signed the plan", 50) == (
        "…two ministers signed the plan and then they…\n               ^^^^^^^^^^^^^^^"
    )


def test_of_a_long_span_both_ends_are_shown() -> None:
    span = "Сегодня утром оба министра подписали план, а потом вместе уехали в аэропорт."
    assert drawn(f"He said: {span} Then he left.", span, 50) == (
        "He said: Сегодня утром … в аэропорт. Then he left.\n"
        "         ^^^^^^^^^^^^^   ^^^^^^^^^^^"
    )


MANY = "ab сй 日本\u0301\u0308👍🏽❤\ufe0f\u202e\u200d\x1b\t\n\r\u2028\ud800🇧"


@st.composite
def spans(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(st.text(st.sampled_from(MANY), max_size=200))
    start = draw(st.integers(0, len(text)))
    return text, start, draw(st.integers(start, len(text)))


@settings(max_examples=500, deadline=None)
@given(spans(), st.integers(25, 120))
def test_an_excerpt_fits_its_width_and_its_carets_too(span: tuple[str, int, int], width: int) -> None:
    for each in excerpts(Document(span[0]), span[1], span[2], width):
        line = "".join(text for text, _ in each.parts)
        assert cell_len(line) <= width
        assert "^" in each.underline("^")
        assert len(each.underline("^")) <= max(width, cell_len(line) + 1)
        assert not any(map(is_unsafe, line))


@settings(max_examples=300, deadline=None)
@given(spans())
def test_where_a_line_is_shown_whole_the_carets_begin_after_the_width_of_what_stands_before(
    span: tuple[str, int, int],
) -> None:
    text = "".join(span[0].split())
    start, end = min(span[1], len(text)), min(span[2], len(text))
    (each,) = excerpts(Document(text), start, end, 4000)
    under = each.underline("^")
    if cell_len(visible(text[start:end])):
        assert len(under) - len(under.lstrip()) == cell_len(text_of(clusters(text[:start])))


@settings(max_examples=1000, deadline=None)
@example("日 \u0301", 2, 2)
@given(st.text(st.sampled_from("ab 日本\u0301👍")), st.integers(2, 30), st.integers(2, 30))
def test_folding_loses_nothing_and_fits(text: str, first: int, width: int) -> None:
    at = [0, *folds(text, first, width), len(text)]
    lines = [text[a:b] for a, b in pairwise(at)]
    assert "".join(lines) == text
    assert all(cell_len(line.rstrip()) <= (width if index else first) for index, line in enumerate(lines))


def test_words_are_broken_only_when_they_do_not_fit() -> None:
    assert folds("one two three", 8, 8) == [8]
    assert folds("one abcdefghijkl", 8, 8) == [4, 12]


def test_a_pile_of_marks_is_cut() -> None:
    assert len(text_of(clusters("a" + "\u0301" * 1000))) < 20
