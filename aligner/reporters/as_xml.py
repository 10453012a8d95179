"""Text as XML holds it."""

import re

from aligner.reporters.safe import visible

NOT_IN_XML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""No reader takes these in XML 1.0, not even as references."""


def in_xml(text: str) -> str:
    """The text made visible, without what XML cannot hold."""
    return NOT_IN_XML.sub("\ufffd", visible(text))
