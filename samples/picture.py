"""Draws the pictures in the README: reports on the sample as they look in a terminal.

    python samples/picture.py
"""

import contextlib
from pathlib import Path

import aligner
from aligner.reporters import Layout
from aligner.reporters.full import picture

HERE = Path(__file__).parent

WIDTH = 92
"""Cells: as wide as a README shows without scaling."""


PICTURES: dict[str, tuple[str, ...]] = {
    "report.svg": ("bridge.txt",),
    "source.svg": ("bridge.txt", "bridge.ru.txt"),
}
"""The text and its source."""


def drawing(*names: str) -> str:
    """The report on a sample, with a source if there is one."""
    paths = [f"{HERE.name}/{name}" for name in names]
    with contextlib.chdir(HERE.parent):
        report = aligner.check_file(*paths)
    return picture(report, Layout(WIDTH, color=True), f"aligner check {' --source '.join(paths)}")


if __name__ == "__main__":
    for picture_name, sample in PICTURES.items():
        (HERE / picture_name).write_text(drawing(*sample), encoding="utf-8")
