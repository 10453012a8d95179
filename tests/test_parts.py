"""What readers see of a file beside its running text: front matter, texts for images, labels, titles of links."""

import json
import tomllib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import at_most

from aligner import views
from aligner.__main__ import run
from aligner.checks import CHECKS, Need
from aligner.fixing import settled
from aligner.model import Document, DocumentReport, Issue, Settings
from aligner.pipeline import check_document, runnable
from aligner.views.part import is_text, view_of

DEFAULT = tuple(rule for rule in CHECKS if rule.by_default)


def parts(text: str, name: str = "a.md") -> list[tuple[str, str]]:
    return [(part.kind, part.shown(text)) for part in views.parts_of(Document(text, name))]


def values(text: str, name: str = "a.md") -> list[str]:
    return [shown for _, shown in parts(text, name)]


def report(text: str, name: str = "a.md", source: str | None = None) -> DocumentReport:
    """What is found without an encoder."""
    rules = runnable(DEFAULT, with_source=source is not None)
    return check_document(Document(text, name), rules, Settings(), source=Document(source, name) if source else None)


def found(text: str, name: str = "a.md", source: str | None = None) -> list[str]:
    return [f"{issue.rule}: {text[issue.start : issue.end]}" for issue in report(text, name, source).issues]


YAML = [
    ("title: Мост открыт", ["Мост открыт"]),
    ("title: Мост открыт   # a note", ["Мост открыт"]),
    ("title: 'Мост ''у реки'''", ["Мост 'у реки'"]),
    ('title: "Мост \\"у реки\\"\\u2026"', ['Мост "у реки"…']),
    ('title: "Мост \\\n  открыт"', ["Мост открыт"]),
    ("title: Мост\n  открыт\n  снова", ["Мост открыт снова"]),
    ('title: "Мост\n  открыт"', ["Мост открыт"]),
    ("description: >-\n  Мост открыт.\n  Пришли все.\n\n  Второй абзац.\nlayout: post",
     ["Мост открыт. Пришли все.\nВторой абзац."]),
    ("summary: |\n  Мост открыт.\n  Пришли все.", ["Мост открыт.\nПришли все."]),
    ("hero:\n  image_alt: Мост\n  url: /a\n  inner:\n    seoTitle: Мост у реки", ["Мост", "Мост у реки"]),
    ("items:\n- title: Первый\n  link: a\n- title: Второй", ["Первый", "Второй"]),
    ("items:\n  - subtitle: Первый\n    title: Второй", ["Первый", "Второй"]),
    ("linkTitle: Мост\nsidebar_label: Мост\nog_description: Мост\nDC.title: Мост", ["Мост"] * 4),
    ('"title": Мост', ["Мост"]),
    ("title: 3 bridges", ["3 bridges"]),
    # what is no prose, or not read
    ("slug: staryj-most\ntags: [мост, река]\nlayout: post\nauthor: Ольга\ncategories:\n  - мост\nlang: ru", []),
    ("title: true\ndescription: 2026-05-01\nsummary: 12\nsubtitle: null\nexcerpt: ~", []),
    ("title: staryj-most\ndescription: /ru/most\nalt: most.png\nsummary: https://a.b/c d", []),
    ("caption: {{ page.title }}", []),
    ("title: '{{ site.title }}'\ndescription: \"<%= x %>\"", []),
    ("body: |\n  title: не заголовок\nurl: a", []),
    ("body: &x\n  title: не заголовок\nurl: a", []),
    ("params: {\n  title: Мост,\n}", []),
    ("title: &a Мост\ndescription: *a\nsummary: !!str Мост\nalt: [Мост]\ncaption: {a: b}", []),
    ("title: Мост: открыт", []),
    ("title: Мост\n  слово: два", []),
    ("title: \"Мост", []),
    ("# title: Мост", []),
    ("title:\n  ru: Мост\n  en: Bridge", []),
    ("ru:\n  title: Мост", []),
    ("title:Мост", []),
    ("title_id: Мост\nuntitled: Мост\ndescriptions: Мост", []),
]  # fmt: skip
TOML = [
    ('title = "Мост \\"у реки\\""', ['Мост "у реки"']),
    ("title = 'Мост'  # a note", ["Мост"]),
    ('description = """\nМост открыт.\nПришли все."""', ["Мост открыт.\nПришли все."]),
    ("[params.seo]\ndescription = '''Мост'''\n[[cover]]\nalt = 'Мост ночью'", ["Мост", "Мост ночью"]),
    ('params.og_title = "Мост"', ["Мост"]),
    ('slug = "most"\ndate = 2026-01-01\ndraft = true\ntags = ["мост", "title"]\nweight = 3', []),
    ('body = """\ntitle = "не заголовок"\n"""\nurl = "a"', []),
    ("title = \"Мост", []),
]


@pytest.mark.parametrize(("front", "read"), YAML)
def test_front_matter_in_yaml(front: str, read: list[str]) -> None:
    for text in (f"---\n{front}\n---\n\nText.", f"---\n{front}\n---"):
        assert values(text) == read
        assert values(text.replace("\n", "\r\n")) == read
        assert values(text, "a.html") == read


@pytest.mark.parametrize(("front", "read"), TOML)
def test_front_matter_in_toml(front: str, read: list[str]) -> None:
    assert values(f"+++\n{front}\n+++\nText.") == read


@pytest.mark.parametrize(
    "text",
    ["橋が開通した、市長も来た。", "सेतु शुक्रवार को खोला गया", "สะพานเปิดแล้ว", "An introduction to Node.js", "C# & .NET",
     "Что нового в ASP.NET", "Мы на example.com", "We moved our site to example.com", "e-mail", "O’Brien’s", "Кто?"],
)  # fmt: skip
def test_it_is_a_text(text: str) -> None:
    assert is_text(text)


@pytest.mark.parametrize(
    "text",
    ["my photo.jpg", "IMG 0012 (2).JPG", "Снимок экрана.png", "my notes.txt", "Node.js", "x", "1 2 3", "staryj-most",
     "C#"],
)  # fmt: skip
def test_it_is_no_text(text: str) -> None:
    assert not is_text(text)


def test_an_image_has_one_name_in_all_languages() -> None:
    pages = ("![A map](maps/de/karte.de.png?v=2)", "<img alt='A map' src='/fr/karte_fr.jpg'>", "![A map](karte.svg)")
    assert {part.of for page in pages for part in views.parts_of(Document(page, "a.md"))} == {"karte"}
    assert [part.of for part in views.parts_of(Document("![A map](data:image/png;base64,AAAA)", "a.md"))] == [""]


WORDS = st.lists(
    st.sampled_from(
        ["Мост", "the", "река,", "два: три", "#", "# a", ":", "-", "- b", "'", '"', '"a"', "''", "\\", "\\n", "a'b",
         "…", "\n", "\n\n", "  ", "?", "!a", "&", "*c", "[d]", "{e}", "|", ">", "%", "@", "`", "x" * 90, "т", "true"]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@settings(max_examples=500, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=3), st.sampled_from([None, "'", '"', "|", ">"]), st.integers(10, 90))
def test_yaml_is_never_misread(texts: list[str], style: str | None, width: int) -> None:
    """What is read is what YAML says, or nothing."""
    written = {"a": dict(zip(("title", "description", "alt"), texts, strict=False)), "b": 1}
    front = yaml.safe_dump(written, default_style=style, width=width, allow_unicode=True)
    if "\n---" in front:
        return
    text = f"---\n{front}---\n"
    given = yaml.safe_load(front)["a"]
    for part in views.parts_of(Document(text, "a.md")):
        said = given[part.kind.rpartition(" ")[2]]
        shown = " ".join(part.shown(text).split())
        assert " ".join(said.split()).endswith(shown)
        assert len(shown) >= len(" ".join(said.split())) - 5      # the number of a section


@pytest.mark.parametrize(("front", "read"), TOML)
def test_toml_says_the_same(front: str, read: list[str]) -> None:
    try:
        said = tomllib.loads(front)
    except tomllib.TOMLDecodeError:
        assert not read
        return
    assert all(json.dumps(text)[1:-1] in json.dumps(said, default=str) for text in read)


HTML = [
    ('<img src="a/bridge.ru.png" alt="Мост ночью">', [("img alt", "Мост ночью")]),
    ("<img alt='Мост\n  &laquo;ночью&raquo;' src=x>", [("img alt", "Мост «ночью»")]),
    ('<a href="#" title="Мост" data-title="x y">a</a>', [("a title", "Мост")]),
    ('<input placeholder="Ваше имя" value="x y"><input type="submit" value="Найти мост">',
     [("input placeholder", "Ваше имя"), ("input value", "Найти мост")]),
    ('<nav aria-label="Главное меню"></nav>', [("nav aria-label", "Главное меню")]),
    ('<meta name="description" content="Мост открыт"><meta property="og:title" content="Мост">',
     [("meta description", "Мост открыт"), ("meta og:title", "Мост")]),
    ('<meta name="keywords" content="мост, река"><meta name="author" content="Ольга"><meta charset="utf-8">', []),
    ('<link rel="alternate" title="Новости"><style title="Мост">a{}</style>', []),
    ('<img alt=""><img alt="most.png"><img alt="img-1"><img alt="https://a.b/c"><img alt="12"><img alt>', []),
    ('<img alt="most-u-reki"><img alt="{{ page.title }}"><img alt="menuToggle_1">', []),
    ('<!-- <img alt="Мост"> --><script>x = \'<img alt="Мост">\'</script>', []),
    ("<p data-x='<img alt=\"Мост\">'>a</p>", []),
    ("<p data-x=' alt=\"Мост\"'>a</p>", []),
    ('<a title="9.2. Мост">a</a>', [("a title", "Мост")]),
    ('<img alt=Мост>', []),
]  # fmt: skip
MARKDOWN = [
    ("Text ![Мост *ночью*](b.png) text.", ["Мост ночью"]),
    ('![Мост](b.png "Фото ночью")', ["Мост", "Фото ночью"]),
    ('See [the page](a.html "Страница") now.', ["Страница"]),
    ("![Мост][1]\n\n[1]: a.png", ["Мост"]),
    ("[![Мост](b.png)](a.html)", ["Мост"]),
    ("![](b.png) ![b.png](b.png) `![Мост](b.png)`\n\n    ![Мост](b.png)", []),
    ("```\n![Мост](b.png)\n```", []),
    ('<img alt="Мост" src="a.png">\n\nA <span title="Река">b</span>.', ["Мост", "Река"]),
]


@pytest.mark.parametrize(("text", "read"), HTML)
def test_attributes(text: str, read: list[tuple[str, str]]) -> None:
    assert parts(text, "a.html") == read


@pytest.mark.parametrize(("text", "read"), MARKDOWN)
def test_markdown(text: str, read: list[str]) -> None:
    assert values(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("See ![a map](m.png) here.", "See here."),
        ("See ![a map](m.png).", "See."),
        ("See it ![a map](m.png)", "See it"),
        ("![a map](m.png) See it.", "See it."),
        ("![a map](m.png)", ""),
    ],
)
def test_a_text_for_an_image_is_no_part_of_the_sentence_around_it(text: str, read: str) -> None:
    own = views.of(Document(text, "a.md"))
    assert own
    assert own.text == read


HOSTILE = ["---\n", "+++\n", "a: ", "title: ", "|\n", "  ", "- ", '"', "'", "<img alt=", "<a '", "![", "](", "[", "\n",
           "#", "<!--", "-->", "&amp;", "\\", "\r", "\x00", "я b", "<script>", "=", "]", ")"]  # fmt: skip


@given(st.lists(st.sampled_from(HOSTILE), max_size=40).map("".join), st.sampled_from(["a.md", "a.html"]))
def test_any_text_can_be_read(text: str, name: str) -> None:
    for whole in (text, f"---\n{text}\n---\n", f"+++\n{text}\n+++\n"):
        own = views.parts_of(Document(whole, name))
        at = 0
        for part in own:
            assert at <= part.start <= part.end <= len(whole)
            at = part.end
        view, spans = view_of(whole, own)
        assert [view.text[span.start : span.end] for span in spans] == [part.shown(whole) for part in own]
        assert [view.span(span.start, span.end) for span in spans if span.start < span.end] == [
            type(spans[0])(part.start, part.end) for part in own if part.start < part.end
        ]


@pytest.mark.parametrize("name", ["a.md", "a.html"])
@pytest.mark.parametrize(
    "text",
    [*HOSTILE, *(f"title: {each}" for each in HOSTILE), *(f"{each}\n" for each in HOSTILE), "title: >\n", "a: 'x\n",
     "<a title='", '<a title="', "<a title", "![a[b]", '[a](b "', "<script ", "  a: b\n c: d\n"],
)  # fmt: skip
def test_the_time_grows_in_step_with_the_text(name: str, text: str) -> None:
    with at_most(8):
        for whole in (text * 20_000, f"---\n{text * 20_000}\n---\n", f"+++\n{text * 20_000}\n+++\n"):
            views.parts_of(Document(whole, name))


PAGE = """---
title: {title}
slug: most
tags: [мост, река]
draft: false
layout: "post page"
image_alt: {alt}
---

The bridge was opened on Friday after long repairs. ![{inline}](bridge.png) Heavy lorries go by the ring road.

<img src="river.png" alt="{html}" title='The old bridge'>
"""
ENGLISH = {"title": "The bridge is open", "alt": "A bridge", "inline": "the bridge", "html": "A river at night"}


def test_what_is_translated_is_no_finding() -> None:
    assert found(PAGE.format(**ENGLISH)) == []


@pytest.mark.parametrize("name", ENGLISH)
@pytest.mark.parametrize("text", ["Старый мост снова открыт", "Мост"])
def test_a_part_left_in_russian_is_found_and_stands_where_it_stands(name: str, text: str) -> None:
    page = PAGE.format(**{**ENGLISH, name: text})
    assert found(page) == [f"untranslated: {text}"]


def test_a_title_beside_a_sentence_that_says_the_same_is_not_left_over() -> None:
    page = PAGE.format(**{**ENGLISH, "title": "Мост открыли в пятницу после долгого ремонта"})
    assert found(page) == ["untranslated: Мост открыли в пятницу после долгого ремонта"]


def test_the_language_is_that_of_the_running_text() -> None:
    text = "---\ntitle: Старый мост\n---\n\nThe bridge was opened on Friday, and the mayor came with his family."
    assert found(text) == ["untranslated: Старый мост"]
    segments = report(text).languages.segments
    assert [(text[each.start : each.end][:12], each.language) for each in segments] == [
        ("---\ntitle: ", "en"), ("Старый мост", "ru"), ("\n---\n\nThe br", "en")
    ]  # fmt: skip
    assert report(text).words == 15


def test_what_is_the_same_in_both_places_are_two_findings_with_fingerprints_of_their_own() -> None:
    text = "---\ntitle: Мост и река\n---\n\nМост и река\n\nThe bridge was opened on Friday, and the mayor came there."
    issues = report(text).issues
    assert [text[issue.start : issue.end] for issue in issues] == ["Мост и река", "Мост и река"]
    assert len({issue.fingerprint for issue in issues}) == 2
    moved = report(text.replace("title:", "layout: post\ntitle:")).issues
    assert [issue.fingerprint for issue in moved] == [issue.fingerprint for issue in issues]


SOURCE = """---
title: Мост открыли 5 мая
description: Пришли 300 человек.
---

Мост открыли в пятницу после долгого ремонта. Пришли сотни горожан.

![Мост ночью, 2020 год](img/ru/bridge.ru.png) ![Река](river.png)
"""
TRANSLATION = """---
title: The bridge was opened on 5 May
description: 300 people came.
---

The bridge was opened on Friday after long repairs. Hundreds of townspeople came.

![The bridge at night, 2020](img/en/bridge.en.png) ![A river](river.png)
"""


def test_parts_are_compared_with_those_of_the_source() -> None:
    assert found(TRANSLATION, source=SOURCE) == []
    for old, new, finding in [
        ("on 5 May", "on 6 May", "date: 6 May"),
        ("300 people", "200 people", "number: 200"),
        ("night, 2020", "night, 2021", "date: 2021"),
        ("A river", "Река", "untranslated: Река"),
    ]:
        said = found(TRANSLATION.replace(old, new), source=SOURCE)
        assert [each for each in said if each.split(": ")[1] in finding and each.split(":")[0] in (
            "date", "number", "untranslated")], (new, said)
        assert len(said) == 1
    (issue,) = report(TRANSLATION.replace("300", "200"), source=SOURCE).issues
    assert issue.source
    assert SOURCE[issue.source.start : issue.source.end] in ("300", "Пришли 300 человек.")


def test_parts_of_which_one_was_lost_are_not_compared_with_others() -> None:
    source = '<p>Мост открыли в пятницу.</p><a title="5 мостов">а</a><a title="6 рек">б</a>'
    target = '<p>The bridge was opened on Friday.</p><a title="6 rivers">b</a>'
    assert found(target, "a.html", source) == []
    assert found(target.replace("<a", '<a title="5 bridges">a</a><a', 1), "a.html", source) == []


def test_texts_for_images_of_other_names_in_another_order_are_not_compared() -> None:
    source = '<p>Мост открыли в пятницу.</p><img src="x1.png" alt="5 мостов"><img src="x2.png" alt="6 рек">'
    target = '<p>The bridge was opened on Friday.</p><img src="y2.png" alt="6 rivers">'
    target += '<img src="y1.png" alt="5 bridges">'
    assert found(target, "a.html", source) == []
    one, other = source.replace('<img src="x1.png" alt="5 мостов">', ""), target.replace("6 rivers", "7 rivers")
    assert found(other.partition('<img src="y1')[0], "a.html", one) == ["number: 7"]


def test_a_phrase_in_one_alphabet_that_was_not_translated_is_found() -> None:
    source = '<p>Die Brücke wurde am Freitag eröffnet und der Bürgermeister kam.</p><img src="a.png" alt="Bild rechts">'
    target = '<p>The bridge was opened on Friday, and the mayor came.</p><img src="a.png" alt="Bild rechts">'
    assert found(target, "a.html", source) == ["same-as-source: Bild rechts"]
    assert found(target.replace("Bild rechts", "Right"), "a.html", source) == []


def test_one_word_of_the_source_in_a_part_may_be_the_name_of_a_command() -> None:
    source = '<p>The bridge was opened on Friday, and the mayor came.</p><a title="The {}">a</a>'
    target = '<p>Мост открыли в пятницу, и приехал мэр.</p><a title="Команда {}">a</a>'
    assert found(target.format("install"), "a.html", source.format("install command")) == []
    said = found(target.format("install everything"), "a.html", source.format("install everything command"))
    assert said == ["untranslated: install everything"]


def test_a_title_of_common_words_that_is_its_original_is_found_and_a_name_is_not() -> None:
    source = '<p>The bridge was opened on Friday, and the town has a night market now.</p><img src="a.png" alt="{}">'
    target = '<p>Мост открыли в пятницу, и теперь в городе есть ночной рынок.</p><img src="a.png" alt="{}">'
    for title in ("Night Market", "The Bridge"):
        assert found(target.format(title), "a.html", source.format(title)) == [f"untranslated: {title}"]
    assert found(source.format("Night Market"), "a.html", target.format("Night Market")) == []
    for title in ("Night Runner", "Visual Studio", "Market", "BBC TV"):
        assert found(target.format(title), "a.html", source.format(title)) == []


@pytest.mark.parametrize("body", ["", "# 1\n", "The bridge was opened on Friday, and the mayor came with his family."])
@pytest.mark.parametrize("source", ["", "1", "Мост открыли в пятницу, и мэр приехал с семьёй."])
def test_a_page_without_text_of_its_own_has_parts_nevertheless(body: str, source: str) -> None:
    page = "---\ntitle: {}\n---\n\n{}"
    said = found(page.format("Мост и река у города", body), source=page.format("Мост и река у города", source))
    assert ("untranslated: Мост и река у города" in said) or not body.startswith("The")


def test_comments_set_findings_aside() -> None:
    front = "---\ntitle: Мост\n# <!-- aligner: ignore[untranslated] Its name. -->\n{}\nalt: Река\n---\n\n{}"
    for entry in ("subtitle: Старый мост", "subtitle: >\n  Старый\n  мост", "seo:\n  title: Старый мост"):
        text = front.format(entry, "The bridge was opened on Friday, and the mayor came with his family.")
        assert found(text) == ["untranslated: Мост", "untranslated: Река"]
        assert [aside.reason for aside in report(text).aside] == ["Its name."]
    tag = '<!-- aligner: ignore[untranslated] -->\n<img src="a.png"\n  alt="Мост">\n<p>The bridge was opened.</p>'
    assert found(tag, "a.html") == []
    assert found(tag.replace("[untranslated]", "[number]"), "a.html") == ["untranslated: Мост"]


class Attributes(HTMLParser):
    """The attributes of all elements."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, Any]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(tag, attrs)]


FAULTY = st.lists(
    st.sampled_from(
        ["The bridge", " ,", "  ", "“a”", '“b"', "'c'", ":", ":d", " #", "#e", "\u200b", ":\u200b f", "5 %", "$ 5",
         " - ", "--", "mo\u0441t", "g", "(h", "i )", ".j", "K.L", " …", "«m»", "[n]", "{o}", "& p", "&amp;", "<q",
         "\u00ad", "r:\u200b\u200b s", "\u200b*", "\u200b- "]
    ),
    min_size=2,
    max_size=8,
).map("".join)
SAFE = tuple(rule for rule in DEFAULT if rule.needs in Need.TEXT_ALONE)


@settings(max_examples=300, deadline=None)
@given(FAULTY, st.sampled_from(["{}", "'{}'", '"{}"', ">\n  {}", "|\n  {}"]))
def test_a_fix_never_breaks_yaml(text: str, written: str) -> None:
    front = f"a: 1\ntitle: {written.format(text)}\nb: c"
    try:
        before = yaml.safe_load(front)
    except yaml.YAMLError:
        return
    after = fixed(f"---\n{front}\n---\n\nThe bridge was opened on Friday, and the mayor came.\n", "a.md")
    now = yaml.safe_load(after[4:].partition("\n---\n")[0])
    assert {**before, "title": now["title"]} == now
    assert type(before["title"]) is type(now["title"])


@settings(max_examples=300, deadline=None)
@given(FAULTY, st.sampled_from("'\""))
def test_a_fix_never_breaks_an_attribute(text: str, quote: str) -> None:
    page = f"<p>The bridge was opened.</p><img src=a.png alt={quote}{text}{quote} id=b><b>now</b>"
    if quote in text:
        return
    before, after = Attributes(page).found, Attributes(fixed(page, "a.html")).found
    assert [(tag, [name for name, _ in attrs]) for tag, attrs in before] == [
        (tag, [name for name, _ in attrs]) for tag, attrs in after
    ]


def fixed(text: str, name: str) -> str:
    def find(document: Document) -> tuple[Issue, ...]:
        return check_document(document, SAFE, Settings()).issues

    return settled(Document(text, name), find, unsafe=True).document.text


def test_a_fix_mends_a_part() -> None:
    text = "---\ntitle: The bridge , and  the river\n---\n\nText.\n"
    assert fixed(text, "a.md") == text.replace("bridge ,", "bridge,").replace("  the", " the")
    page = '<p>The bridge was opened.</p><img alt="The bridge  was “opened\'">'
    assert fixed(page, "a.html") == page.replace("  was", " was")


def test_reports_for_programs_name_the_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "a.md"
    page.write_text(PAGE.format(**{**ENGLISH, "alt": "Старый мост"}), encoding="utf-8")
    assert run(["check", str(page), "-f", "json"]) == 1
    ((issue,),) = (document["issues"] for document in json.loads(capsys.readouterr().out)["documents"])
    assert (issue["line"], issue["column"]) == (7, 12)
    assert run(["check", str(page), "-f", "sarif"]) == 1
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (7, 12, 23)
    assert run(["check", str(page), "-f", "html"]) == 1
    assert "Старый мост" in capsys.readouterr().out
