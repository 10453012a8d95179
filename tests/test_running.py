"""Many files: results in the order asked for, none lost, and memory that does not grow with them."""

import io
import weakref
from dataclasses import replace
from pathlib import Path

import pytest

from aligner.checks import CHECKS
from aligner.engine.running import Task, checked, run, signature_of
from aligner.engine.spooling import Spool
from aligner.errors import UsageError
from aligner.model import (
    Category,
    Document,
    DocumentReport,
    Failure,
    Issue,
    LanguageMap,
    Mapped,
    Report,
    Segment,
    Settings,
    Severity,
)
from aligner.pipeline import usable
from aligner.reporters import REPORTERS, Layout

SAMPLES = Path(__file__).parent.parent / "samples"
RULES = usable(CHECKS, False)


def task(path: str | Path, **more: object) -> Task:
    return Task(str(path), str(path), RULES, Settings(), **more)  # type: ignore[arg-type]


def found(number: int) -> DocumentReport:
    text = f"Text {number}. " * 10
    return DocumentReport(Document(text, str(number)), LanguageMap("en", (Segment(0, len(text), "en"),)), (), 20, 0)


def test_one_bad_file_is_a_failure_in_its_place() -> None:
    results = list(run([task(SAMPLES / "clean.txt"), task("missing.txt"), task(SAMPLES / "bridge.txt")]))
    assert [type(result) for result in results] == [DocumentReport, Failure, DocumentReport]
    assert results[1] == Failure("missing.txt", "there is no such file")


def test_a_source_that_is_not_there_is_a_failure_of_its_own_name() -> None:
    [result] = run([task(SAMPLES / "clean.txt", source="gone.txt")])
    assert result == Failure("gone.txt", "there is no such file")


def test_standard_input_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"A text.")))
    [result] = run([Task("-", "page.txt", RULES, Settings())])
    assert isinstance(result, DocumentReport)
    assert result.document == Document("A text.", "page.txt")


def test_what_no_file_is_spared_is_raised() -> None:
    with pytest.raises(UsageError):
        list(run([task(SAMPLES / "clean.txt", encoding="no such")]))


def test_filters_see_every_document_once() -> None:
    seen = []

    def noted(result: DocumentReport) -> DocumentReport:
        seen.append(result.document.name)
        return result.at_least(Severity.CRITICAL)

    report = checked([task(SAMPLES / "bridge.txt"), task(SAMPLES / "clean.txt")], [noted])
    assert list(report.documents) == list(report.documents)
    assert len(seen) == 2
    assert {issue.severity for issue in report.issues} == {Severity.CRITICAL}


@pytest.mark.parametrize("in_memory", [10**6, 500, 0], ids=["in memory", "half of it", "on the disk"])
def test_a_spool_gives_back_what_it_took_as_often_as_it_is_asked(in_memory: int) -> None:
    results = [found(number) for number in range(10)]
    spool = Spool(in_memory)
    for result in results:
        spool.append(result)
    assert len(spool) == 10
    assert [*zip(spool, spool, strict=True)] == [(each, each) for each in results]
    assert spool[3] == spool[-7] == results[3]
    assert spool[2:9:3] == results[2:9:3]
    with pytest.raises(IndexError):
        spool[10]


def test_the_signature_is_that_of_all_tasks_whatever_their_order() -> None:
    tasks = [task("a"), Task("b", "b", RULES, Settings(language="en"))]
    assert signature_of(tasks) == signature_of(tasks[::-1])
    assert len({signature_of(tasks), signature_of(tasks[:1]), signature_of(tasks[1:])}) == 3


@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_a_report_holds_few_documents_at_a_time(name: str) -> None:
    alive: set[int] = set()
    most = 0

    def made(result: DocumentReport) -> DocumentReport:
        nonlocal most
        number = int(result.document.name)
        document = Document(result.document.text, result.document.name)
        alive.add(number)
        weakref.finalize(document, alive.discard, number)
        most = max(most, len(alive))
        issue = Issue("glued-text", Category.TEXTUAL_CONVENTIONS, Severity.MINOR, 1.0, 0, 4, "A joint.")
        return replace(result, document=document, issues=(issue,) if number % 2 else ())

    report = Report(Mapped([found(number) for number in range(300)], made), ("glued-text",), "signature")
    out = io.StringIO()
    REPORTERS[name](report, out, Layout())
    assert out.getvalue()
    assert most < 10


def test_totals_take_one_look_at_the_documents() -> None:
    looks = []
    results = [found(number) for number in range(3)]
    report = Report(Mapped(results, lambda result: looks.append(1) or result), (), "")  # type: ignore[func-returns-value]
    assert report.rate == 0
    assert report.coverage is None
    assert len(looks) == 6
