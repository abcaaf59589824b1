"""The document-control record at the top of a leaflet: YAML in which every scalar is a string.

YAML's own guesses would turn `no` into false, `1.10` into 1.1 and a bad date into a crash; here `BaseLoader`
(strings, lists and mappings, nothing else) reads it, and our own rules say what each field must look like.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from pipeline.model.errors import SourceError
from pipeline.model.leaflet import Control, Origin, Role, Switches, Text
from pipeline.text.characters import hidden, named
from pipeline.text.markup.inline import note_marks, plain

FIELDS = (
    "reference",
    "version",
    "owner",
    "department",
    "contact",
    "published",
    "review",
    "languages",
    "keywords",
)
_OPTIONAL = ("variables", "print")
_SWITCHES = ("cover", "contents", "control")
_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]{0,39}")
_VERSION = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4}){0,3}")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_VARIABLE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST = 500
# What needs no quotation marks: it begins with a letter or has a space, and holds no sign that means something in YAML.
_PLAIN = re.compile(r"(?:[^\W\d_]|\d(?=[\w/-]* ))[\w ./()+-]*(?<! )")
# What YAML takes for something else than words, here or in other programs.
_NOT_PLAIN = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
# The same loader in C, where the library has it.
_LOADER: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The record, the origins of its translatable texts, how many lines of the file it takes, and the switches."""

    control: Control
    origins: tuple[Origin, ...]
    lines: int
    switches: Switches


class _Record:
    """The fields of one front matter with their lines, and errors that name both."""

    def __init__(self, file: str, node: MappingNode, first_line: int) -> None:
        self.file, self.first_line = file, first_line
        self.fields: dict[str, Node] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in self.fields:
                raise self.error(key, f'field "{name}" stands twice', "each field once", "delete one of the two")
            if name not in FIELDS and name not in _OPTIONAL:
                raise self.error(
                    key,
                    f'field "{name}" is not known',
                    f"only {', '.join((*FIELDS, *_OPTIONAL))}",
                    "correct its name or delete it",
                )
            self.fields[name] = value
        for name in FIELDS:
            if name not in self.fields:
                raise SourceError(
                    f"{file}:{first_line}",
                    f'field "{name}" is missing',
                    f"a front matter with {', '.join(FIELDS)}",
                    f'add a line "{name}: ..." between the two "---" lines',
                )

    def line(self, node: Node) -> int:
        return int(node.start_mark.line) + self.first_line

    def error(self, node: Node, found: str, wanted: str, remedy: str) -> SourceError:
        return SourceError(f"{self.file}:{self.line(node)}", found, wanted, remedy)

    def scalar(self, name: str, node: Node) -> str:
        if not isinstance(node, ScalarNode):
            raise self.error(node, f'field "{name}" is not plain text', "plain text", "write it on one line")
        value = " ".join(str(node.value).split())
        if not value or len(value) > _LONGEST:
            found = "is empty" if not value else f"has {len(value)} characters"
            raise self.error(node, f'field "{name}" {found}', f"1 to {_LONGEST} characters", "correct it")
        # YAML writes characters as codes, so a look at the file does not find them.
        if unseen := hidden(plain(value)):
            found = f'field "{name}" holds the invisible character {named(unseen[0])}'
            raise self.error(node, found, "text that everybody can see", "delete the character")
        if note_marks(value):
            found = f'field "{name}" holds the mark of a footnote'
            raise self.error(node, found, "marks of notes in the text below", "delete the mark")
        return value

    def shaped(self, name: str, shape: re.Pattern[str], wanted: str) -> str:
        node = self.fields[name]
        value = self.scalar(name, node)
        if not shape.fullmatch(value):
            raise self.error(node, f'field "{name}" is "{value}"', wanted, "correct it")
        return value

    def day(self, name: str) -> date:
        node = self.fields[name]
        value = self.scalar(name, node)
        wanted = "a date as year-month-day, such as 2026-03-31"
        if not _DATE.fullmatch(value):
            raise self.error(node, f'field "{name}" is "{value}"', wanted, "correct it")
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise self.error(node, f'field "{name}" is "{value}", which is no day', wanted, "correct it") from None

    def items(self, name: str) -> tuple[tuple[str, Node], ...]:
        node = self.fields[name]
        if not isinstance(node, SequenceNode):
            raise self.error(node, f'field "{name}" is not a list', "a list such as [one, two]", "add the brackets")
        return tuple((self.scalar(name, item), item) for item in node.value)

    def languages(self) -> tuple[str, ...]:
        found: list[str] = []
        for tag, node in self.items("languages"):
            if not _TAG.fullmatch(tag):
                raise self.error(node, f'"{tag}" is no language tag', "tags such as pl or zh-Hans", "correct it")
            if tag.lower() in (other.lower() for other in found):
                raise self.error(node, f'language "{tag}" stands twice', "each language once", "delete one of the two")
            found.append(tag)
        return tuple(found)

    def variables(self) -> tuple[tuple[str, str], ...]:
        node = self.fields.get("variables")
        if node is None:
            return ()
        if not isinstance(node, MappingNode):
            raise self.error(node, 'field "variables" is not a table', '"name: value" lines', "indent the lines")
        found: dict[str, str] = {}
        for key, value in node.value:
            name = str(key.value)
            if not _VARIABLE.fullmatch(name) or name in found:
                raise self.error(key, f'variable "{name}"', "a new name in small letters, digits and _", "rename it")
            found[name] = self.scalar(name, value)
        return tuple(sorted(found.items()))

    def switches(self) -> Switches:
        node = self.fields.get("print")
        if node is None:
            return Switches()
        if not isinstance(node, MappingNode):
            raise self.error(node, 'field "print" has no names', 'lines such as "  cover: true"', "indent them")
        found: dict[str, bool] = {}
        for key, value in node.value:
            name = str(key.value)
            if name not in _SWITCHES or name in found:
                wanted = f"each of {', '.join(_SWITCHES)} at most once"
                raise self.error(key, f'"{name}" under "print"', wanted, "correct or delete it")
            said = self.scalar(name, value)
            if said not in ("true", "false"):
                raise self.error(value, f'"{name}: {said}" under "print"', "true or false", "correct it")
            found[name] = said == "true"
        return Switches(**found)


def split(source: str, file: str) -> tuple[str, int]:
    """The YAML of a leaflet's front matter, and how many lines of the file it takes with its two `---`.

    Raises SourceError when the file does not begin with a front matter.
    """
    lines = source.split("\n")
    if lines[0].rstrip() != "---":
        raise SourceError(
            f"{file}:1",
            "the file does not begin with a front matter",
            'a first line "---", the fields, and a line "---"',
            f"add the fields {', '.join(FIELDS)}",
        )
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:index]) + "\n", index + 1
    raise SourceError(f"{file}:1", "the front matter does not end", 'a line "---" after the fields', "add that line")


def parse(source: str, file: str) -> FrontMatter:
    """The document-control record of a leaflet.

    Raises SourceError naming file, line and field when one is missing, unknown, double or malformed.
    """
    text, lines = split(source, file)
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + 2
        problem = getattr(error, "problem", None) or "it is not YAML"
        raise SourceError(
            f"{file}:{line}",
            f"the front matter cannot be read ({problem})",
            'lines of the form "field: value"',
            "put a value that holds a colon or a bracket between quotation marks",
        ) from None
    if not isinstance(node, MappingNode):
        raise SourceError(f"{file}:1", "the front matter is empty", f"{', '.join(FIELDS)}", "add the fields")
    return _front_matter(_Record(file, node, 2), lines)


def _front_matter(record: _Record, lines: int) -> FrontMatter:
    published, review = record.day("published"), record.day("review")
    if review <= published:
        raise record.error(
            record.fields["review"],
            f'field "review" is {review}, not after "published"',
            "a review date after the date published",
            "correct one of the two",
        )

    def text(name: str, role: Role) -> Text:
        return Text(f"control-{name}", record.scalar(name, record.fields[name]), role)

    control = Control(
        reference=record.shaped("reference", _REFERENCE, "letters, digits and . / _ - (at most 40)"),
        version=record.shaped("version", _VERSION, "a version such as 1.0"),
        owner=text("owner", Role.OWNER),
        department=text("department", Role.DEPARTMENT),
        contact=text("contact", Role.CONTACT),
        published=published,
        review=review,
        languages=record.languages(),
        keywords=tuple(keyword for keyword, _ in record.items("keywords")),
        variables=record.variables(),
    )
    origins = tuple(
        Origin(f"control-{name}", record.line(record.fields[name]), "From the document-control record.")
        for name in ("owner", "department", "contact")
    )
    return FrontMatter(control, origins, lines, record.switches())


def compose(control: Control, switches: Switches) -> str:
    """The front matter of a record, canonical: `parse` of it gives record and switches back."""
    quote: Callable[[str], str] = _quoted
    rows = [
        "---",
        f"reference: {quote(control.reference)}",
        f"version: {quote(control.version)}",
        f"owner: {quote(control.owner.words)}",
        f"department: {quote(control.department.words)}",
        f"contact: {quote(control.contact.words)}",
        f"published: {control.published.isoformat()}",
        f"review: {control.review.isoformat()}",
        f"languages: [{', '.join(quote(tag) for tag in control.languages)}]",
        f"keywords: [{', '.join(quote(word) for word in control.keywords)}]",
    ]
    if control.variables:
        rows.append("variables:")
        rows.extend(f"  {name}: {quote(value)}" for name, value in control.variables)
    wanted = {name: getattr(switches, name) for name in _SWITCHES}
    set_ = [f"  {name}: {str(value).lower()}" for name, value in wanted.items() if value is not None]
    if set_:
        rows += ["print:", *set_]
    return "\n".join([*rows, "---", ""])


def _quoted(value: str) -> str:
    if _PLAIN.fullmatch(value) and value.lower() not in _NOT_PLAIN:
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
