"""XML of other people's programs on disk: within a size, and refused in words where it is another format."""

from pathlib import Path
from typing import Any

from lxml import etree

from pipeline.files.disk import read_bytes
from pipeline.foreign import xml
from pipeline.model.errors import CatalogueError

_LARGEST = 50_000_000
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_root(path: Path, kind: str, names: tuple[str, ...]) -> etree._Element:
    """The root element of the XML file at `path`; `kind` names the format, `names` are its roots without namespace.

    Raises CatalogueError when the file cannot be read, is another format, or defines entities.
    """
    data = read_bytes(path, path.name, CatalogueError, _LARGEST)
    try:
        root = xml.tree(data)
    except etree.XMLSyntaxError as error:
        raise CatalogueError(
            f"{path.name}:{error.lineno}", "the line is not XML", f"a {kind} file", "export it again"
        ) from None
    document: Any = root.getroottree().docinfo.internalDTD
    if document is not None and any(True for _ in document.iterentities()):
        raise CatalogueError(path.name, "the file defines entities", f"a plain {kind} file", "export it again")
    if local(root) not in names:
        remedy = "export it from the translation tool"
        raise CatalogueError(path.name, f"the file is no {kind}", f"a {kind} file", remedy)
    return root


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for a comment or an instruction."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
