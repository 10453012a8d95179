"""The exceptions a user can cause.

    AlignerError
    +-- UsageError          an option, rule or model name that does not exist or does not fit
    +-- UnreadableError     a path or stream that cannot be read as text
    +-- ModelError          an encoder that is named but cannot be had

Each one's text is a single line that names the thing and the way out. The command line catches ``AlignerError`` once
and ends with exit code 2.
"""


class AlignerError(Exception):
    """Anything the user can put right."""


class UsageError(AlignerError):
    """An option, rule or name that does not exist or does not fit."""


class UnreadableError(AlignerError):
    """A path or stream that cannot be read as text."""


class ModelError(AlignerError):
    """An encoder that was asked for and cannot be loaded."""
