"""``aligner config``."""

import json
import sys
from typing import Annotated

import typer

from aligner.cli.check import check_command, settings_of
from aligner.cli.ending import CLEAR
from aligner.cli.options import ConfigPath, Debug, Isolated, named
from aligner.output import opened
from aligner.reporters.safe import visible
