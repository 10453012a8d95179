"""Draws the picture in the README: the report on a sample as it looks in a terminal.

    python samples/picture.py [SAMPLE.txt] [PICTURE.svg]
"""

import contextlib
import sys
from pathlib import Path

import aligner
from aligner.reporters import Layout
from aligner.reporters.full import picture

HERE = Path(__file__).parent

WIDTH = 92
"""Cells: as wide as a README shows without scaling."""


def main(sample: Path = HERE / "bridge.txt", target: Path = HERE / "report.svg") -> None:
    """Check the sample and draw the report on it."""
    name = f"{HERE.name}/{sample.name}"
    with contextlib.chdir(HERE.parent):
        report = aligner.check_file(name)
    drawing = picture(report, Layout(WIDTH, color=True), f"aligner check {name}")
    target.write_text(drawing, encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
