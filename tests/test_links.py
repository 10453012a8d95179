"""What links and images lead to: it has to survive a translation, but for what another language changes in it."""


import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import at_most

from aligner import views
from aligner.checks import CHECKS
from aligner.destinations import Lost, lost, target_of
from aligner.model import Document, Link, Settings
from aligner.pipeline import check_document

RULES = tuple(rule for rule in CHECKS if rule.name == "placeholder")


def links(*addresses: str) -> list[Link]:
    return [Link(index, address.lstrip("!"), address.startswith("!")) for index, address in enumerate(addresses)]


def missing(theirs: str, ours: str, text: str = "") -> list[tuple[str, str | None]]:
    """The targets of the source that are lost; images begin with !."""
    found = lost(links(*theirs.split()), links(*ours.split()), text)
    return [(each.link.address, each.instead and each.instead.address) for each in found]


SAME = [
    ("https://ru.example.org/a", "http://www.example.org/a/"),
    ("https://example.org/ru/a.html", "https://example.org/en-us/a.html"),
    ("https://example.org/ru/a.html#часть", "https://example.org/en/a.html#part"),
    ("https://example.ru/a", "https://example.com/a"),
    ("https://example.co.uk/a", "https://example.ru/a"),
    ("/a?lang=ru&page=2", "/a?page=2&lang=en"),
    ("../ru/a.ru.md", "../a.md"),
    ("a/index.html", "a/"),
    ("%D0%B0", "а"),
    ("mailto:A@b.org?subject=x", "mailto:a@b.org"),
    ("//example.org/a", "https://example.org/a"),
]
DIFFERENT = [
    ("https://example.org/a", "https://sample.org/a"),
    ("https://github.com/a/b/issues/12", "https://github.com/a/b/issues/21"),
    ("mailto:a@b.org", "mailto:a@c.org"),
    ("a.html", "b.html"),
    ("/a?page=2", "/a?page=3"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_the_same_target(left: str, right: str) -> None:
    assert target_of(left, False) == target_of(right, False)


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_another_target(left: str, right: str) -> None:
    assert target_of(left, False) != target_of(right, False)


@pytest.mark.parametrize(
    ("theirs", "ours", "expected"),
    [
        ("a.html b.html", "b.html a.html a.html", ""),
        ("a.html b.html", "a.html", "b.html"),
        ("most.html b.html", "bridge.html b.html", ""),
        ("most.html reka.html", "bridge.html bridge.html", "reka.html"),
        ("https://ru.wikipedia.org/wiki/Мост", "https://en.wikipedia.org/wiki/Bridge", ""),
        ("https://ru.wikipedia.org/wiki/Мост", "https://example.org/wiki/Bridge", "https://ru.wikipedia.org/wiki/Мост"),
        ("https://a.org/x/12 https://b.org", "https://a.org/x/21 https://b.org", "https://a.org/x/12>https://a.org/x/21"),
        ("https://a.org/ru/x/12", "https://a.org/en/x/21", ""),
        ("/node/12", "/node/21", ""),
        ("/ru/most https://a.org", "https://site.com/en/bridge https://a.org", ""),
        ("https://site.com/ru/most", "/en/most", ""),
        ("#part javascript:go() {{url}} ${x} data:image/png;base64,AAAA", "", ""),
        ("!img/ru/most.ru.png !b.svg", "!img/en/most.en.jpg !c/b.svg", ""),
        ("!a.png !b.png", "!a.png", "b.png"),
        ("!a.png b.html", "!b.png b.html", ""),
        ("!a.png", "a.png", "a.png"),
        ("http://[::1 a//b http://", "", "http://[::1 a//b http://"),
    ],
)
def test_what_is_lost(theirs: str, ours: str, expected: str) -> None:
    found = " ".join(f"{target}>{instead}" if instead else target for target, instead in missing(theirs, ours))
    assert found == expected


def test_a_telephone_number_is_no_address() -> None:
    assert missing("tel:+71234567", "tel:+441234567") == missing("tel:+71234567", "") == []


def test_an_address_that_the_text_shows_is_not_lost() -> None:
    assert missing("https://a.org/x", "", "See https://www.a.org/x.") == []
    assert missing("https://a.org/x", "", "See https://www.b.org/x.") == [("https://a.org/x", None)]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.md", "See [the page](a.html) and ![a map](m.png) now.", [("the page", "a.html"), (" now.", "m.png")]),
        ("a.md", "A note[^1].\n\n[^1]: Word by word.", []),
        ("a.md", "See [the page][1].\n\n[1]: <a.html> 'x'", [("", "a.html")]),
        ("a.md", 'A <a href="a.html">page</a>.\n\n<p><img src=m.png> One</p>', [("page", "a.html"), ("One", "m.png")]),
        ("a.md", "```\n[a](b.html)\n```\n`[a](b.html)`", []),
        ("a.md", "One <!-- [a](b.html) --> [two](c.html).\n\n<!--\n[a]: b.html\n-->", [("two", "c.html")]),
        ("a.md", "- One\n\n  ```\n  [a]: b.html\n  ```\n\n```\n[a]: b.html\n```\n\n[c]: d.html",
         [("", "d.html")]),
        ("a.html", "<p>See <a class='x' href='a.html?b=1&amp;c=2'>the page</a>.</p>", [("the page", "a.html?b=1&c=2")]),
        ("a.html", "<p>One <!-- <a href=a> --> <a name=b>two</a></p><script>'<a href=c>'</script>", []),
        ("a.txt", "[a](b.html) <a href=c>", []),
    ],
)
def test_where_they_stand(name: str, text: str, expected: list[tuple[str, str]]) -> None:
    document = Document(text, name)
    seen = views.with_links(document, views.of(document))
    assert [link.address for link in seen.links] == [address for _, address in expected]
    for link, (words, _) in zip(seen.links, expected, strict=True):
        assert seen.text[link.offset :].lstrip().startswith(words.strip())


RUSSIAN = (
    "Мост открыли в пятницу, пишет [газета](https://paper.example.org/ru/news/512).\n\n"
    "Пришли сотни горожан.\n\n![Мост](most.png)\n\nБилеты продают [на вокзале](tickets.html) с утра до вечера."
)
ENGLISH = (
    "The bridge was opened on Friday, the [paper](https://paper.example.org/en/news/512) says.\n\n"
    "Hundreds of townspeople came.\n\n![The bridge](most.png)\n\nTickets are sold [at the station](tickets.html) "
    "all day."
)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("", "", None),
        ("[at the station](tickets.html)", "at the station", "Tickets are sold at the station all day."),
        ("[paper](https://paper.example.org/en/news/512)", "paper",
         "The bridge was opened on Friday, the paper says."),
        ("![The bridge](most.png)\n\n", "", ""),
    ],
)  # fmt: skip
def test_a_target_that_is_lost_is_reported_where_it_belongs(old: str, new: str, place: str | None) -> None:
    text = ENGLISH.replace(old, new) if old else ENGLISH
    issues = check_document(Document(text, "a.md"), RULES, Settings(), source=Document(RUSSIAN, "b.md")).issues
    assert [text[issue.start : issue.end] for issue in issues] == ([] if place is None else [place])
    assert all(issue.source and RUSSIAN[issue.source.start : issue.source.end] for issue in issues)


def test_a_number_in_an_address_that_is_another_one_is_told() -> None:
    source = RUSSIAN.replace("/ru/", "/")
    text = ENGLISH.replace("/en/news/512", "/news/521")
    (issue,) = check_document(Document(text, "a.md"), RULES, Settings(), source=Document(source, "b.md")).issues
    assert issue.message == (
        "The translation does not have the link to https://paper.example.org/news/512; "
        "instead there is https://paper.example.org/news/521."
    )


def test_an_address_that_was_shown_may_become_a_link() -> None:
    source = Document("Мост открыли в пятницу, см. <https://example.org/bridge>.", "b.md")
    text = "The bridge was opened on Friday, see [the page](https://example.org/bridge)."
    assert not check_document(Document(text, "a.md"), RULES, Settings(), source=source).issues
    other = Document(text.replace("bridge)", "road)"), "a.md")
    (issue,) = check_document(other, RULES, Settings(), source=source).issues
    assert "example.org/bridge" in issue.message


@given(st.lists(st.text(st.sampled_from("ahtp:/.?#&=%[]@{}~ru-en01а\x00\ud800"), max_size=30), max_size=6))
def test_any_address_can_be_read(addresses: list[str]) -> None:
    own = links(*addresses)
    assert not list(lost(own, own, ""))
    assert all(isinstance(each, Lost) for each in lost(own, [], ""))


def test_the_time_grows_in_step_with_the_number_of_links() -> None:
    with at_most(6):
        theirs = links(*(f"https://a{index}.org/{'x/' * 20}{index}" for index in range(20_000)))
        assert len(list(lost(theirs, [], ""))) == 20_000
        target_of("/" * 200_000 + "%" * 200_000 + "." * 200_000, False)
