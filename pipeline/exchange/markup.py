"""Reading XML that came from outside: within limits, without document types, entities or anything fetched."""

import re

from lxml import etree

from pipeline.model.errors import IntakeError

_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)")
# Others could hide a document type from the look below; translation tools write none of them.
_ENCODINGS = frozenset({b"utf-8", b"utf-16", b"us-ascii"})
_MOST_TAGS = 500_000
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def parsed(data: bytes, name: str, wanted: str) -> etree._Element:
    """The root of the XML file whose bytes are `data`; `wanted` says in errors what file is asked for.

    Raises IntakeError, with the line where there is one.
    """
    # UTF-16 differs from ASCII by zero bytes only, where markup is concerned.
    plain = data.replace(b"\0", b"")
    encoding = _ENCODING.search(plain[:200])
    if encoding and encoding[1].lower() not in _ENCODINGS:
        raise IntakeError(
            name, f'the file says it is in "{encoding[1].decode("ascii", "replace")}"', wanted, "save it as UTF-8"
        )
    if match := _DOCTYPE.search(plain):
        line = plain.count(b"\n", 0, match.start()) + 1
        raise IntakeError(
            f"{name}:{line}",
            "a document type declaration, which no translation tool writes",
            wanted,
            "do not trust the file; ask where it comes from",
        )
    if plain.count(b"<") > _MOST_TAGS:
        raise IntakeError(name, f"more than {_MOST_TAGS} tags", wanted, "check that it is the right file")
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise IntakeError(f"{name}:{error.lineno}", "the line is not XML", wanted, "ask for the file again") from None


def line_of(element: etree._Element) -> str:
    """Where an element stands, in words."""
    return f"line {element.sourceline}"


def written(root: etree._Element) -> bytes:
    """The file of a tree, in UTF-8; texts are left as they are."""
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return made + b"\n"
