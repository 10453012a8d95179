"""What the value of a key may be: checked, read from a variable, described to an editor."""

from aligner.config.kinds.base import Kind, WrongValueError
from aligner.config.kinds.lists import Files, Formats, Globs, Names, Texts
from aligner.config.kinds.options import Options, RuleOptions
from aligner.config.kinds.paths import Encoder, Output
from aligner.config.kinds.scalars import Choice, Encoding, Flag, Jobs, Number
from aligner.config.kinds.tables import Pairs, PerFile

__all__ = [
    "Choice",
    "Encoder",
    "Encoding",
    "Files",
    "Flag",
    "Formats",
    "Globs",
    "Jobs",
    "Kind",
    "Names",
    "Number",
    "Options",
    "Output",
    "Pairs",
    "PerFile",
    "RuleOptions",
    "Texts",
    "WrongValueError",
]
