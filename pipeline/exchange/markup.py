"""What the two versions of XLIFF have in common: reading within limits, numbers of codes, what every file must have."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

from lxml import etree

from pipeline.foreign import xml
from pipeline.model.errors import IntakeError
from pipeline.model.exchange import Flaw, Returned

_MOST_TAGS = 500_000
_Code = TypeVar("_Code", bound=Hashable)
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def parsed(data: bytes, name: str, wanted: str) -> etree._Element:
    """The root of the XML file whose bytes are `data`; `wanted` says in errors what file is asked for.

    Raises IntakeError, with the line where there is one.
    """
    if encoding := xml.strange_encoding(data):
        raise IntakeError(name, f'the file says it is in "{encoding}"', wanted, "save it as UTF-8")
    if line := xml.declaration_line(data):
        raise IntakeError(
            f"{name}:{line}",
            "a document type declaration, which no translation tool writes",
            wanted,
            "do not trust the file; ask where it comes from",
        )
    if xml.tags(data) > _MOST_TAGS:
        raise IntakeError(name, f"more than {_MOST_TAGS} tags", wanted, "check that it is the right file")
    try:
        return xml.tree(data)
    except etree.XMLSyntaxError as error:
        raise IntakeError(f"{name}:{error.lineno}", "the line is not XML", wanted, "ask for the file again") from None


def line_of(element: etree._Element) -> str:
    """Where an element stands, in words."""
    return f"line {element.sourceline}"


def break_lines(element: etree._Element) -> None:
    """Put each child on a line of its own, so that two versions of a file can be compared; no text is touched."""
    element.text = "\n"
    for child in element:
        child.tail = "\n"


def written(root: etree._Element) -> bytes:
    """The file of a tree, in UTF-8; texts are left as they are."""
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return made + b"\n"


class Numbers(Generic[_Code]):
    """The numbers that tell the codes of one text apart; a code that is `known` from the source keeps its number."""

    def __init__(self, known: Mapping[_Code, list[str]]) -> None:
        self._left = {code: list(numbers) for code, numbers in known.items()}
        self._taken = {number for numbers in known.values() for number in numbers}
        #: The numbers given out so far, by code.
        self.used: defaultdict[_Code, list[str]] = defaultdict(list)

    def take(self, code: _Code) -> str:
        """The number of the next code of that kind: the one it has in the source, else the lowest that is free."""
        if self._left.get(code):
            number = self._left[code].pop(0)
        else:
            number = str(next(number for number in range(1, len(self._taken) + 2) if str(number) not in self._taken))
        self._taken.add(number)
        self.used[code].append(number)
        return number


def read_units(
    root: etree._Element, name: str, source: str, returned: Callable[[etree._Element], Returned]
) -> tuple[tuple[Returned, ...], tuple[Flaw, ...]]:
    """What came back in the elements called `name`, which `returned` reads, and what is wrong with the others.

    `source` is the path to the words that an element must have.
    """
    messages: list[Returned] = []
    flaws: list[Flaw] = []
    for unit in root.iter(f"{{*}}{name}"):
        if unit.find(source) is None:
            flaws.append(Flaw(line_of(unit), f"a {name} without a source", "ask for the file again"))
        else:
            messages.append(returned(unit))
    files = list(root.iter("{*}file"))
    if len(files) > 1:
        flaws.append(Flaw(line_of(files[1]), f"{len(files)} file elements", "ask for one file for each leaflet"))
    return tuple(messages), tuple(flaws)
