"""Every machine format is what its schema says, whatever is in the texts and the names."""

import json
import os
import re
from dataclasses import replace
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from junitparser import JUnitXml
from reporters_samples import bridge, printed, report, whole
from test_reporters_hostile import reports, spans, texts

import aligner
from aligner.model import (
    Aside,
    Document,
    Edit,
    Failure,
    Fix,
    Issue,
    Report,
    Span,
    Why,
)
from aligner.reporters import REPORTERS, Layout

SCHEMAS = Path(__file__).parent / "schemas"
SAMPLES = Path(__file__).parent.parent / "samples"
EN = (SAMPLES / "bridge.txt").read_text(encoding="utf-8")
RU = (SAMPLES / "bridge.ru.txt").read_text(encoding="utf-8")

CHECKSTYLE: dict[str, tuple[set[str], set[str], set[str]]] = {
    "checkstyle": ({"version"}, set(), {"file"}),
    "file": ({"name"}, set(), {"error"}),
    "error": ({"severity", "message"}, {"line", "column", "source"}, set()),
}
"""Of each element the attributes it must have, those it may have and what may stand in it."""


@cache
def validator(name: str) -> Any:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema, format_checker=jsonschema.FormatChecker())


def assert_valid(name: str, value: Any) -> None:
    error = jsonschema.exceptions.best_match(validator(name).iter_errors(value))
    assert error is None, f"{error.json_path}: {error.message[:300]}"


@cache
def xsd(name: str) -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(SCHEMAS / f"{name}.xsd"))


def assert_checkstyle(root: ElementTree.Element) -> None:
    for element in root.iter():
        must, may, inside = CHECKSTYLE[element.tag]
        assert must <= set(element.attrib) <= must | may
        assert {child.tag for child in element} <= inside
        assert all(re.fullmatch("[1-9][0-9]*", element.get(name, "1")) for name in ("line", "column"))
        assert element.get("severity") in (None, "error", "warning", "info")


@st.composite
def rich_reports(draw: st.DrawFn) -> Report:
    """Hostile reports with a source, fixes and issues set aside."""
    of = draw(reports())
    documents = []
    for found in of.documents:
        source = Document(draw(texts), draw(texts))
        text = found.document.text

        def more(issue: Issue, source: Document = source, text: str = text) -> Issue:
            fix = draw(st.none() | st.builds(lambda at, new: Fix((Edit(*at, new),), True), spans(text), texts))
            return replace(issue, source=Span(*draw(spans(source.text))), fix=fix)

        issues = [more(issue) for issue in found.issues]
        aside = tuple(Aside(issue, draw(st.sampled_from(Why)), draw(texts)) for issue in issues[1:])
        documents.append(replace(found, issues=tuple(issues[:1]), aside=aside, source=source))
    code, has_baseline = draw(st.sampled_from([0, 1, 2])), draw(st.booleans())
    return replace(of, documents=tuple(documents), exit_code=code, has_baseline=has_baseline)


def checked(of: Report) -> None:
    """Read every format as its readers do, and hold it against its schema."""
    issues, failures = len(of.issues), len(of.failures)
    sarif = json.loads(printed(of, "sarif"))
    assert_valid("sarif-2.1.0", sarif)
    assert_sarif(sarif["runs"][0])
    gitlab = json.loads(printed(of, "gitlab"))
    assert_valid("gitlab", gitlab)
    assert len({each["fingerprint"] for each in gitlab}) == len(gitlab) == issues + failures
    lines = printed(of, "rdjsonl").splitlines()
    assert len(lines) == issues + failures
    for line in lines:
        assert_valid("rdformat", json.loads(line))
    junit = printed(of, "junit")
    xsd("junit-10").validate(junit)
    for suite in JUnitXml.fromstring(junit.encode()):
        assert suite.tests == len(list(suite))
        assert suite.failures == sum(bool(case.is_failure) for case in suite)
        assert suite.skipped == sum(bool(case.is_skipped) for case in suite)
    assert_checkstyle(ElementTree.fromstring(printed(of, "checkstyle").encode()))
    written = json.loads(printed(of, "json"))
    assert [len(document["issues"]) for document in written["documents"]] == [len(d.issues) for d in of.documents]


def assert_sarif(run: dict[str, Any]) -> None:
    """What the schema cannot say: numbers that point at something, and references that are some."""
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    for result in run["results"]:
        assert result["ruleIndex"] == -1 or rules[result["ruleIndex"]] == result["ruleId"]
        for place in (*result["locations"], *result["relatedLocations"]):
            artifact = place["physicalLocation"]["artifactLocation"]
            assert run["artifacts"][artifact["index"]]["location"]["uri"] == artifact["uri"]
            assert re.fullmatch(r"(file://)?[\w./~%-]*", artifact["uri"], re.ASCII)
            assert artifact["uri"].startswith("file:///") or artifact["uriBaseId"] in run["originalUriBaseIds"]
            region = place["physicalLocation"]["region"]
            start, end = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
            assert (1, 1) <= start <= end


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(rich_reports())
def test_every_format_is_valid_with_hostile_texts_and_names(of: Report) -> None:
    checked(of)


@pytest.mark.parametrize("of", [report(), whole(), report(bridge(), failures=(Failure("", ""),))], ids=range(3))
def test_every_format_is_valid_for_ordinary_reports(of: Report) -> None:
    checked(of)


def test_every_format_is_valid_for_a_real_report() -> None:
    checked(aligner.check(f"<!-- aligner: ignore-file[glued-text] so -->\n{EN}", RU))


def test_sarif_says_what_was_set_aside_and_how_to_mend() -> None:
    text = "<!-- aligner: ignore[spacing] As in the contract. -->\nA town , and more.\n\nA village , and more.\n"
    (scan,) = json.loads(printed(aligner.check(text, language="en", select=["spacing"]), "sarif"))["runs"]
    new, ignored = scan["results"]
    assert "suppressions" not in new
    assert ignored["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "As in the contract."}
    ]
    (change,) = new["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"]["text"] == ""
    (rule,) = scan["tool"]["driver"]["rules"]
    assert rule["help"]["markdown"].startswith("## spacing")


def test_sarif_tells_files_by_their_names() -> None:
    for name, uri in (
        ("news/a b.txt", "news/a%20b.txt"),
        ("статья.txt", "%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F.txt"),
        ("a:b#c?.txt", "a%3Ab%23c%3F.txt"),
        ("../a.txt", "../a.txt"),
        (os.path.abspath("/x/a b.txt"), "file:///x/a%20b.txt"),
    ):
        (scan,) = json.loads(printed(report(failures=(Failure(name, "no"),)), "sarif"))["runs"]
        (said,) = scan["invocations"][0]["toolExecutionNotifications"]
        place = said["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place["uri"] == uri
        assert ("uriBaseId" in place) is not uri.startswith("file:")


def test_the_table_for_people_ends_somewhere() -> None:
    found = bridge()
    many = replace(found, issues=found.issues * 500)
    written = printed(report(many), "markdown")
    assert len(re.findall(r"^\| news", written, re.MULTILINE)) == 1000
    assert "and 1,000 more issues." in written
    assert len(written.encode()) < 2**20


@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_a_report_is_written_from_documents_that_are_read_one_by_one(name: str) -> None:
    """They may be spooled, and then be read back in their order alone."""

    class Documents(tuple):      # type: ignore[type-arg]
        def __getitem__(self, index: object) -> object:
            raise AssertionError("by index")

    of = replace(whole(), documents=Documents(whole().documents))
    out = StringIO()
    REPORTERS[name](of, out, Layout())
    assert out.getvalue() == printed(whole(), name)
