"""HTML: text in the encoding that its head names."""

import re

from aligner.model import Document
from aligner.readers import plain
from aligner.readers.encodings import is_of_text

DECLARED = re.compile(
    rb"<(?:meta\b[^<>]{1,200}?\bcharset|\?xml\b[^<>]{1,200}?\bencoding)\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
HEAD = 4_096
"""Bytes in which it is looked for. Browsers want it in the first 1,024; in old pages it comes a little later."""
READ_AS = dict.fromkeys(("iso-8859-1", "latin1", "us-ascii", "ascii"), "cp1252")
"""What browsers make of names that are mostly wrong."""


def read(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Decode ``data`` as ``plain.read`` does; where that would be a guess, in the encoding that it says it is in."""
    return plain.read(data, name, encoding or declared(data))


def declared(data: bytes) -> str | None:
    """The encoding that a page says it is in; None where it says none, is UTF-8 all the same, or that cannot be."""
    found = DECLARED.search(data, 0, HEAD)
    if not found or can_be(data, "utf-8"):
        return None
    said = found[1].decode("ascii", "replace").lower()
    said = READ_AS.get(said, said)
    if not is_of_text(said) or found[0].decode(said, "replace") != found[0].decode("ascii", "replace"):
        return None     # none that these bytes, which were read as ASCII, could be in
    return said if can_be(data, said) else None


def can_be(data: bytes, encoding: str) -> bool:
    """Whether bytes are text in an encoding."""
    try:
        data.decode(encoding)
    except UnicodeError:
        return False
    return True
