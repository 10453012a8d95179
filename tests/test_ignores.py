"""What a text says is not to be reported is set aside, and nothing else changes."""

import json

import pytest
from reporters_samples import printed
from timing import at_most

import aligner
from aligner.decisions.comments import blanked, comments
from aligner.model import Document, DocumentReport, Why
from aligner.readers import read_file

SPACED = "There is a market , and a square."
RUSSIAN = "Работы обошлись городу в сорок два миллиона рублей, и почти половину собрали сами жители."
ENGLISH = "The bridge was opened on Friday. Several hundred people came to see it."
MORE = "A brass band played until late in the evening, and nobody went home."


def check(text: str, **options: object) -> DocumentReport:
    (found,) = aligner.check(text, **options).documents      # type: ignore[arg-type]
    return found


def shown(text: str, **options: object) -> list[tuple[str, str]]:
    return [(issue.rule, text[issue.start : issue.end].strip()[:12]) for issue in check(text, **options).issues]


def aside(text: str, **options: object) -> list[tuple[str, int, str]]:
    found = check(text, **options)
    assert all(each.why is Why.IGNORED for each in found.aside)
    return [
        (each.issue.rule, found.document.position(each.issue.start).line, each.reason) for each in found.aside
    ]


# ---- where a comment holds

@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"<!-- aligner: ignore[spacing] why -->\n{SPACED}\n{SPACED}\n", [2]),
        (f"<!-- aligner: ignore[spacing] why -->\n\n\n{SPACED}\n\n{SPACED}\n", [4]),
        (f"{SPACED}\n<!-- aligner: ignore[spacing] why -->{SPACED}\n\n{SPACED}\n", [2]),
        (f"<!-- aligner: ignore[linguistic-conventions] why -->\n{SPACED}", [2]),
        (f"<!-- aligner: ignore[all] why -->\n{SPACED}", [2]),
        (f"<!--ALIGNER:ignore[spacing]why-->\n{SPACED}", [2]),
        (f"<!-- aligner: ignore[quotes,\n  spacing] why -->\n{SPACED}\n{SPACED}", [3]),
        (f"{SPACED}\n<!-- aligner: disable[spacing] why -->\n{SPACED}\n\n{SPACED}\n<!-- aligner: enable -->\n{SPACED}",
         [3, 5]),
        (f"<!-- aligner: disable[spacing] why -->\n{SPACED}\n<!-- aligner: enable[spacing] -->\n{SPACED}", [2]),
        (f"{SPACED}\n<!-- aligner: disable[punctuation, all] why -->\n{SPACED}", [3]),
        (f"{SPACED}\n<!-- aligner: disable[spacing] why -->\n{SPACED}\n\n{SPACED}", [3, 5]),
        (f"{SPACED}\n\n{SPACED}\n<!-- aligner: ignore-file[spacing] why -->\n", [1, 3]),
        (f"<!-- aligner: ignore[quotes] no -->\n<!-- aligner: ignore[spacing] why -->\n{SPACED}\n{SPACED}", [3]),
        (f"<!-- aligner: ignore[spacing] why -->\n<!-- aligner: ignore[quotes] no -->\n{SPACED}\n{SPACED}", [3]),
        (f"<!-- aligner: ignore[spacing] why -->\n<ul><li>{SPACED}</li>\n\n<li>{SPACED}</li></ul>\n{SPACED}", [2, 4]),
        (f"<!-- aligner: ignore[spacing] why -->\n<p>{SPACED}\n<p>{SPACED}</p>\n", [2]),
        ("<!-- aligner: ignore[spacing] why -->\nThe bridge over the river was mended by the engineers of the\n"
         "town and the county , with the help of many volunteers who came\nfrom near , and far.\n", [3, 4]),
    ],
)  # fmt: skip
def test_a_comment_holds_for_its_lines(text: str, lines: list[int]) -> None:
    assert aside(text, language="en", select=["spacing"]) == [("spacing", line, "why") for line in lines]
    total = len(aligner.check(blanked(text, comments(text)), language="en", select=["spacing"]).issues)
    assert len(shown(text, language="en", select=["spacing"])) == total - len(lines)


def test_in_markdown_a_block_ends_with_a_blank_line_or_a_heading(tmp_path) -> None:      # type: ignore[no-untyped-def]
    text = (
        f"<!-- aligner: ignore[spacing] -->\n# {SPACED}\n{SPACED}\n\n"
        f"<!-- aligner: ignore[spacing] -->\n{SPACED}\n{SPACED}\n\n{SPACED}\n"
    )
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (found,) = aligner.check_file(tmp_path / "a.md", select=["spacing"]).documents
    assert [found.document.position(each.issue.start).line for each in found.aside] == [2, 6, 7]
    assert [found.document.position(issue.start).line for issue in found.issues] == [3, 9]


def test_an_omission_is_ignored_where_it_is_missing() -> None:
    source = (
        "Мост открыли в пятницу после долгого ремонта. Работы обошлись городу в сорок миллионов рублей, половину "
        "собрали сами жители. Тяжёлые грузовики отныне будут ходить по кольцевой дороге."
    )
    first, last = "The bridge was opened on Friday after long repairs.", "Heavy lorries will go by the ring road."
    comment = "<!-- aligner: ignore[omission] Not for the public. -->"
    options = {"source": source, "select": ["omission"]}
    assert [rule for rule, _ in shown(f"{first} {last}", **options)] == ["omission"]
    for text in (f"{first} {comment} {last}", f"{first}\n\n{comment}\n\n{last}", f"{comment}\n{first}\n{last}"):
        line = text[: text.index(first)].count("\n") + 1
        assert aside(text, **options) == [("omission", line, "Not for the public.")]
        assert shown(text, **options) == []
    assert [rule for rule, _ in shown(f"{first}\n{last}\n\n{comment}\nAfter that.", **options)] == ["omission"]


def test_pairs_and_sources_have_comments_too() -> None:
    pair = f"Мост открыли. {RUSSIAN}", f"The bridge was opened.\n<!-- aligner: ignore[untranslated] why -->\n{RUSSIAN}"
    (found,) = aligner.check_pairs([pair], source_language="ru", target_language="en").documents
    assert [(each.issue.rule, each.issue.pair, each.reason) for each in found.aside] == [("untranslated", 0, "why")]
    assert found.document.text == pair[1]
    stray = aligner.check_pairs([("Мост открыли.", "The bridge was opened. <!-- aligner: ignor[x] -->")]).issues
    assert [(issue.rule, issue.pair) for issue in stray] == [("unused-ignore", 0)]
    source = "<!-- aligner: ignore[quotes] Как в газете. -->\nМост открыли в пятницу. Мэр приехал с семьёй."
    report = aligner.check("The bridge was opened on Friday. The mayor came with his family.", source)
    assert report.issues == ()
    assert report.documents[0].source == Document(source, "<source>")
    assert report.documents[0].source_sentences == 2


# ---- a comment is no text

@pytest.mark.parametrize(
    "comment",
    [
        "<!-- aligner: ignore[quotes] Так сказано в договоре, и менять этого нельзя ни в одном слове. -->",
        "<!-- aligner: ignore[quotes] peopleThis is the the „one , and  only -->",
        "<!-- aligner: ignore[quotes]\nТак сказано в договоре\u202e\u200b, и менять этого нельзя. -->",
    ],
)
def test_a_comment_is_no_text_for_any_rule(comment: str) -> None:
    for text in (f"{comment}\n{ENGLISH}", f"{ENGLISH}\n{comment}\n{MORE}", f"{ENGLISH} {comment} So it was.",
                 f"It was opened{comment}.", f"It was{comment} opened. {ENGLISH}"):      # fmt: skip
        found = check(text, ignore=["unused-ignore"])
        assert found.issues == (), [issue.message for issue in found.issues]
        assert found.languages.language == "en"
        assert {segment.language for segment in found.languages.segments} <= {"en", "und"}
        assert found.words == check(blanked(text, comments(text))).words
        assert found.document.text == text


def test_offsets_are_those_of_the_text_with_its_comments() -> None:
    text = f"<!-- aligner: ignore[quotes] -->\r\n{ENGLISH}\r\n{RUSSIAN}\r\n"
    (issue,) = aligner.check(text, language="en", ignore=["unused-ignore"]).issues
    assert text[issue.start : issue.end] == RUSSIAN


# ---- comments that do nothing

@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!-- aligner: ignore[spacing] -->", "minor: Nothing to ignore here: spacing"),
        ("<!-- aligner: ignore[spaceing] -->", "has no effect: unknown rule or category 'spaceing': did you mean spac"),
        ("<!-- aligner: ignore[spacing, no-such] -->", "unknown rule or category 'no-such'"),
        ("<!-- aligner: ignore -->", "it names no rule: write ignore[RULE], or ignore[all]"),
        ("<!-- aligner: ignore[] -->", "it names no rule"),
        ("<!-- aligner: ignore[spacing -->", "the bracket after it is not closed"),
        ("<!-- aligner: ignroe[spacing] -->", "unknown word 'ignroe': did you mean ignore?"),
        ("<!-- aligner: -->", "unknown word ''"),
        ("<!-- aligner: ignore[spacing] ", "does not end with -->"),
        ("<!-- aligner: enable -->", "nothing is disabled here"),
        ("<!-- aligner: disable[spacing] --><!-- aligner: enable[quotes] -->", "quotes is not disabled here"),
        ("<!-- aligner: disable[spacing] -->\n<!-- aligner: disable[spacing] -->", "disabled already, on line 2"),
    ],
)
def test_a_comment_that_does_nothing_is_reported(text: str, said: str) -> None:
    whole = f"{ENGLISH}\n{text}\n{MORE}"
    issues = check(whole).issues
    assert {issue.rule for issue in issues} == {"unused-ignore"}
    places = {(issue.start, issue.end) for issue in issues}
    assert places <= {(each.start, each.end) for each in comments(whole)}
    assert any(said.removeprefix("minor: ") in issue.message for issue in issues)
    assert {str(issue.severity) for issue in issues} <= {"neutral", "minor"}
    assert ("minor" in {str(issue.severity) for issue in issues}) is ("Nothing" not in said)


def test_what_did_not_run_is_not_called_unused() -> None:
    text = f"<!-- aligner: ignore[omission, spacing] -->\n{ENGLISH}"
    (issue,) = check(text).issues
    assert issue.message == "Nothing to ignore here: spacing."
    assert shown(text, select=["quotes", "unused-ignore"]) == []
    assert shown(text, ignore=["unused-ignore"]) == []


def test_the_rule_for_comments_can_be_ignored_in_one() -> None:
    text = f"<!-- aligner: ignore-file[unused-ignore] old -->\n<!-- aligner: ignore[spacing] -->\n{ENGLISH}"
    assert shown(text) == []
    assert aside(text) == [("unused-ignore", 2, "old")]


def test_known_names_hold_beside_an_unknown_one() -> None:
    assert [rule for rule, _ in shown(f"<!-- aligner: ignore[nope, spacing] -->\n{SPACED}")] == ["unused-ignore"]


# ---- hostile

@pytest.mark.parametrize(
    "text",
    [
        "<!-- aligner: ignore[all] -->\n" * 20_000,
        "<!-- aligner: ignore[all] --> x " * 20_000,
        "<!-- aligner: " * 40_000,
        "<!-- aligner: ignore[spacing] --><div>a , b\n" * 10_000,
        "<!-- aligner: disable[spacing] -->a , b<!-- aligner: enable -->" * 10_000,
        "<!-- aligner: ignore[" + "[" * 400_000 + "] -->",
        "<!-- aligner: ignore[x]" + " " * 400_000 + "y" + " " * 400_000 + "-->",
        "<!--" + " " * 400_000,
        "<" + "a" * 400_000 + "<!-- aligner: ignore[all] --><" + "a" * 400_000,
    ],
    ids=range(9),
)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_hostile_comments_take_linear_time(text: str, suffix: str, tmp_path) -> None:      # type: ignore[no-untyped-def]
    (tmp_path / f"a{suffix}").write_text(text, encoding="utf-8")
    document = read_file(tmp_path / f"a{suffix}")
    with at_most(6):
        aligner.check_file(tmp_path / f"a{suffix}", language="en", select=["spacing", "unused-ignore"])
    assert len(blanked(document.text, comments(document.text))) == len(document.text)


# ---- what reports say of it

def test_reports_count_and_list_what_was_set_aside() -> None:
    report = aligner.check(f"<!-- aligner: ignore[spacing] As in the \x1b[31mcontract. -->\n{SPACED}")
    assert "Set aside: 1 ignored in the text." in printed(report, width=200)
    (document,) = json.loads(printed(report, "json"))["documents"]
    assert document["issues"] == []
    (listed,) = document["aside"]
    assert (listed["rule"], listed["why"], listed["reason"]) == ("spacing", "ignored", "As in the \x1b[31mcontract.")
