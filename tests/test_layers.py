"""The direction of the imports: a lower layer never imports a higher one."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import aligner

PACKAGE = Path(aligner.__file__).parent

LAYERS = (
    {"model", "errors"},
    {"readers", "words", "function_words", "negation", "morphology", "hidden_characters", "garbled", "wrapping"},
    {"sentences", "fragments", "encoders", "alignment", "joints", "names", "values", "terminology"},
    {"languages", "decisions", "destinations"},
    {"views", "passages", "copies", "coverage"},
    {"bitext", "sides"},
    {"comparison"},
    {"checks"},
    {"parts"},
    {"pipeline", "reporters", "fixing", "diffs"},
    {"pairs", "output", "project"},
    {"config"},
    {"engine"},
    {"cli"},
    {"__main__"},
)
HEIGHT = {room: height for height, layer in enumerate(LAYERS) for room in layer}


def imports_of(file: Path) -> set[str]:
    """The rooms of ours that a file imports, wherever in it the import stands."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] if node.module != "aligner" else [f"aligner.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("aligner.") and not name.endswith("__")}
    return found


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).with_suffix("").parts[0]


FILES = sorted(file for file in PACKAGE.rglob("*.py") if file != PACKAGE / "__init__.py")


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_file_imports_nothing_above_its_own_layer(file: Path) -> None:
    room = room_of(file)
    above = {name for name in imports_of(file) if HEIGHT[name] > HEIGHT[room]}
    assert not above, f"{room} must not import {above}"


def test_every_room_has_its_layer() -> None:
    assert {room_of(file) for file in FILES} == set(HEIGHT)


def test_every_room_is_in_the_map_for_newcomers() -> None:
    text = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall("`([a-z_]+)`", row)} == set(HEIGHT) - {"__main__"}


def test_no_rooms_import_each_other_in_a_circle() -> None:
    imported: dict[str, set[str]] = {room: set() for room in HEIGHT}
    for file in FILES:
        imported[room_of(file)] |= imports_of(file) - {room_of(file)}
    assert set(TopologicalSorter(imported).static_order()) == set(HEIGHT)


def test_the_search_gets_sentences_and_never_splits_a_text() -> None:
    rooms = {room for file in FILES if room_of(file) == "alignment" for room in imports_of(file)}
    assert rooms == {"alignment", "encoders"}
