import pytest

from aligner.model import Document, Position, Severity


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_line_ends_at_each_kind_of_newline_and_offsets_are_those_of_the_text(newline: str) -> None:
    document = Document(f"one{newline}two{newline}")
    assert document.position(document.text.index("two")) == Position(2, 1)
    assert [document.text[slice(*document.line_span(line))] for line in (1, 2, 3)] == ["one", "two", ""]


def test_a_severity_reaches_itself_and_what_is_below() -> None:
    assert Severity.MAJOR.reaches(Severity.MAJOR)
    assert Severity.MAJOR.reaches(Severity.MINOR)
    assert not Severity.MINOR.reaches(Severity.MAJOR)
