"""Every rule is registered, explained, and does what its examples say."""

import ast
import inspect
import pkgutil
import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from aligner import checks
from aligner.checks import CHECKS, Article, Check, Example, Need
from aligner.checks.selection import chosen
from aligner.errors import UsageError
from aligner.model import Document, LanguageMap, Settings
from aligner.pipeline import check_document
from aligner.reporters.manual import attribute_docstrings

NOT_RULES = {
    "base", "compared", "copied", "doubled", "figures", "grades", "halves", "kept", "missing", "selection", "terms",
}  # fmt: skip
EXAMPLES = [(check, example) for check in CHECKS for example in check.examples]


def unmarked(example: Example) -> tuple[str, list[tuple[int, int]]]:
    """The text of an example without its marks, and the spans between them."""
    parts = re.split("[⟦⟧]", example.text)
    ends = [len("".join(parts[: i + 1])) for i in range(len(parts))]
    return "".join(parts), [(ends[i - 1], ends[i]) for i in range(1, len(parts), 2)]


def test_every_file_of_a_rule_is_in_the_tuple() -> None:
    files = {module.name for module in pkgutil.iter_modules(checks.__path__)} - NOT_RULES
    assert files == {check.name.replace("-", "_") for check in CHECKS}
    for check in CHECKS:
        assert type(check).__module__ == f"aligner.checks.{check.name.replace('-', '_')}"


def test_no_rule_imports_another() -> None:
    rules = {type(check).__module__ for check in CHECKS}
    for check in CHECKS:
        read = ast.walk(ast.parse(inspect.getsource(inspect.getmodule(type(check)))))      # type: ignore[arg-type]
        imported = {node.module for node in read if isinstance(node, ast.ImportFrom)}
        assert not imported & rules, check.name


@pytest.mark.parametrize("file", sorted(Path(checks.__path__[0]).glob("*.py")), ids=lambda file: file.stem)
def test_a_confidence_that_nothing_measures_is_a_grade_of_the_scale(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("Issue", ".issue")):
            given = [*node.args, *(each.value for each in node.keywords if each.arg == "confidence")]
            assert not any(isinstance(each, ast.Constant) and isinstance(each.value, float) for each in given)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
class TestEveryRule:
    def test_has_a_manual_whose_first_line_is_a_summary(self, check: Check) -> None:
        summary, _, rest = (type(check).__doc__ or "").partition("\n\n")
        assert 10 < len(summary.strip()) < 100
        assert "\n" not in summary.strip()
        assert len(rest) > 200

    def test_has_good_examples_before_bad_ones(self, check: Check) -> None:
        bad = ["⟦" in example.text for example in check.examples]
        assert bad == sorted(bad)
        assert bad.count(False) >= 2
        assert bad.count(True) >= 2

    def test_explains_its_options(self, check: Check) -> None:
        assert {field.name for field in fields(check)} == attribute_docstrings(type(check)).keys()      # type: ignore[arg-type]

    def test_has_a_name_of_its_own(self, check: Check) -> None:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.name)
        assert [other.name for other in CHECKS].count(check.name) == 1


@pytest.mark.parametrize(("check", "example"), EXAMPLES, ids=[f"{c.name}-{i}" for i, (c, _) in enumerate(EXAMPLES)])
def test_an_example_holds(check: Check, example: Example) -> None:
    text, spans = unmarked(example)
    if Need.FILES in check.needs:
        issues = tuple(check.run(Article(Document(text), LanguageMap("en", ()), (), files=example.files)))
    else:
        rule = replace(check, **example.options)      # type: ignore[type-var]
        source = None if example.source is None else Document(example.source)
        issues = check_document(Document(text), (rule,), Settings(), source=source).issues
    assert [(issue.start, issue.end) for issue in issues] == spans, [issue.message for issue in issues]


def test_rules_are_chosen_by_name_and_by_category() -> None:
    def names(select: list[str], ignore: list[str]) -> list[str]:
        return [check.name for check in chosen(CHECKS, select, ignore)]

    assert names([], []) == [check.name for check in CHECKS if check.by_default]
    assert names(["glued-text"], []) == ["glued-text"]
    assert names(["accuracy/untranslated"], []) == ["untranslated", "left-over", "same-as-source"]
    assert names(["accuracy"], ["accuracy/mistranslation", "accuracy/untranslated"]) == [
        "missing-translation", "omission", "addition", "partial-omission", "repetition",
    ]  # fmt: skip
    assert names(["accuracy/untranslated"], ["left-over"]) == ["untranslated", "same-as-source"]


def test_a_category_stands_for_the_rules_that_run_by_default() -> None:
    quiet = [check for check in CHECKS if not check.by_default]
    assert quiet
    for check in quiet:
        assert check not in chosen(CHECKS, [check.category])
        assert chosen(CHECKS, [check.name]) == (check,)
        assert check in chosen(CHECKS, extend=[check.name])


@pytest.mark.parametrize(
    ("select", "ignore", "reason"),
    [
        (["untransalted"], [], "unknown rule or category 'untransalted': did you mean untranslated?"),
        ([], ["glued"], "did you mean glued-text?"),
        (["left-over"], ["accuracy"], "no rule is left to run"),
    ],
)
def test_a_choice_that_cannot_be_meant_is_refused(select: list[str], ignore: list[str], reason: str) -> None:
    with pytest.raises(UsageError, match=re.escape(reason)):
        chosen(CHECKS, select, ignore)


