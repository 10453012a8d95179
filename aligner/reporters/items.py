"""Items of a report that are written one after the other, so that memory holds one of them."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, TextIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element


def write_items(items: Iterable[dict[str, Any]], out: TextIO, indent: int) -> int:
    """Write objects of JSON between two brackets, so far indented, and say how many there were."""
    count = 0
    for count, item in enumerate(items, 1):
        text = json.dumps(item, ensure_ascii=True, indent=1).replace("\n", "\n" + " " * indent)
        out.write(f"{',' if count > 1 else ''}\n{' ' * indent}{text}")
    return count


def write_xml(root: Element, children: Iterator[Element], out: TextIO) -> None:
    """Write a document of XML whose root has nothing but these children."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    empty = ElementTree.tostring(root, encoding="unicode")
    first = next(children, None)
    if first is None:
        out.write(empty + "\n")
        return
    out.write(empty.removesuffix(" />") + ">\n")
    for child in chain([first], children):
        ElementTree.indent(child, level=1)
        out.write(f"  {ElementTree.tostring(child, encoding='unicode')}\n")
    out.write(f"</{root.tag}>\n")
