"""Plain text, in any encoding an English or Russian text is likely to have."""

from aligner.model import Document
from aligner.readers.encodings import decoded


def read(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Decode ``data`` and keep every character of it, newlines of all kinds included."""
    text, used, note = decoded(data, name, encoding)
    notes = [note] if note else []
    if not text.strip():
        notes.append("there is no text in it" if text else "it is empty")
    return Document(text=text, name=name, encoding=used, notes=tuple(notes))
