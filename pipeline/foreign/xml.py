"""XML from outside is looked at as bytes before it is parsed; nothing in it is fetched or filled in."""

import re

from lxml import etree

_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)")
# In these a declaration is the bytes of ASCII, with zero bytes between them at most.
_PLAIN_ENCODINGS = frozenset({b"utf-8", b"utf-16", b"us-ascii"})
# How far into a file its first line, which names the encoding, is looked for, in characters.
_FIRST_LINE = 200


def strange_encoding(data: bytes) -> str:
    """The encoding that a file says it is in, where a declaration could hide in it; "" for UTF-8, UTF-16 and ASCII."""
    # No encoding has more than four bytes for a character.
    said = _ENCODING.search(_ascii(data[: 4 * _FIRST_LINE])[:_FIRST_LINE])
    if said is None or said[1].lower() in _PLAIN_ENCODINGS:
        return ""
    return said[1].decode("ascii", "replace") or "nothing"


def declaration_line(data: bytes) -> int:
    """The line, counted from 1, of the first document type or entity declaration; 0 where there is none."""
    plain = _ascii(data)
    found = _DECLARATION.search(plain)
    return plain.count(b"\n", 0, found.start()) + 1 if found else 0


def tags(data: bytes) -> int:
    """How many tags a file holds at the most."""
    return data.count(b"<")


def tree(data: bytes) -> etree._Element:
    """The root element of a file.

    Raises etree.XMLSyntaxError, with the line, for what is not well-formed or nested deeper than libxml2 allows.
    """
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=False)
    return etree.fromstring(data, parser)


def _ascii(data: bytes) -> bytes:
    # UTF-16 differs from ASCII by zero bytes only, where markup is concerned.
    return data.replace(b"\0", b"")
