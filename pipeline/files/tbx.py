"""Glossaries for translation tools: TBX-Basic as of ISO 30042:2019, and what other versions and tools write.

A term's wanted wording is its preferred term, variants are admitted and forbidden wordings deprecated terms.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from pipeline.files.xmlread import LANG, local, read_root
from pipeline.model.errors import CatalogueError
from pipeline.model.glossary import Term
from pipeline.text.scripts import same_language

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_PREFERRED, _ADMITTED, _DEPRECATED = "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"
# Beginnings of what versions 2 and 3 and their dialects call a status, lower case.
_WRONG = ("deprecated", "superseded", "obsolete", "notrecommended", "forbidden")
_BEST = ("preferred", "standardized", "recommended")
_ENTRIES = ("conceptEntry", "termEntry")
_SECTIONS = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")


def compose(terms: Iterable[Term], source: str, target: str) -> bytes:
    """A TBX file of some terms from `source` into `target` (BCP 47 tags), in their order."""
    namespaces: Any = {None: _NAMESPACE}
    attributes = {"type": "TBX-Basic", "style": "dca", LANG: source}
    root = etree.Element(f"{{{_NAMESPACE}}}tbx", attributes, nsmap=namespaces)
    description = _add(_add(_add(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    _add(description, "p", f"Glossary of patient leaflets, {source} to {target}")
    body = _add(_add(root, "text"), "body")
    for number, term in enumerate(terms, start=1):
        entry = _add(body, "conceptEntry", id=f"c{number}")
        if term.note:
            _add(entry, "note", term.note)
        _section(entry, source, ((term.source, _PREFERRED), *((form, _ADMITTED) for form in term.forms)))
        if source != target:
            wanted = ((term.target, _PREFERRED), *((word, _ADMITTED) for word in term.variants))
            _section(entry, target, (*wanted, *((word, _DEPRECATED) for word in term.forbidden)))
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written


def _section(entry: etree._Element, tag: str, wordings: Iterable[tuple[str, str]]) -> None:
    section = _add(entry, "langSec")
    section.set(LANG, tag)
    for words, status in wordings:
        group = _add(section, "termSec")
        _add(group, "term", words)
        _add(group, "termNote", status, type="administrativeStatus")


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_NAMESPACE}}}{name}", attributes)
    element.text = text or None
    return element


@dataclass(slots=True)
class _Wordings:
    """The wordings of one concept in one language."""

    best: list[str] = field(default_factory=list)
    good: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def first(self) -> str:
        return next(iter((*self.best, *self.good)), "")

    def others(self) -> tuple[str, ...]:
        return tuple(words for words in dict.fromkeys((*self.best, *self.good)) if words != self.first())


def read(path: Path, source: str, target: str) -> tuple[Term, ...]:
    """The terms from `source` into `target` in a TBX file of version 2 or 3; regions are not told apart.

    Concepts without a term in one of the two languages are passed over; of concepts with the same source term the
    first counts, and what it lacks is taken from the others. Raises CatalogueError when the file is no TBX.
    """
    root = read_root(path, "TBX", ("tbx", "martif"))
    found: dict[str, Term] = {}
    for entry in root.iter(*(f"{{*}}{name}" for name in _ENTRIES)):
        term = _term(entry, source, target)
        if term is not None:
            same = found.get(term.source.casefold())
            found[term.source.casefold()] = _joined(same, term) if same else term
    if not found:
        wanted = f"terms in {source} and {target}"
        raise CatalogueError(path.name, "no term in both languages", wanted, "export it again with both languages")
    return tuple(found.values())


def _term(entry: etree._Element, source: str, target: str) -> Term | None:
    own, other = _Wordings(), _Wordings()
    for section in entry.iter(*(f"{{*}}{name}" for name in _SECTIONS)):
        tag = section.get(LANG) or section.get("lang") or ""
        for wanted, wordings in ((source, own), (target, other)):
            if same_language(tag, wanted):
                _collect(section, wordings)
    if not own.first() or not other.first():
        return None
    note = " ".join(_tidy(child) for child in entry if local(child) == "note")
    forbidden = tuple(words for words in dict.fromkeys(other.wrong) if words != other.first())
    line: Any = entry.sourceline
    return Term(own.first(), other.first(), other.others(), forbidden, note, own.others(), line or 0)


def _collect(section: etree._Element, wordings: _Wordings) -> None:
    for group in section.iter(*(f"{{*}}{name}" for name in _TERMS)):
        words = next((_tidy(term) for term in group.iter("{*}term")), "")
        status = _status(group)
        if words:
            into = wordings.wrong if status.startswith(_WRONG) else wordings.good
            (wordings.best if status.startswith(_BEST) else into).append(words)


def _status(group: etree._Element) -> str:
    """The administrative status: a termNote in the DCA style, an element of that name in the DCT style."""
    for element in group.iter():
        if local(element) == "termNote" and element.get("type") in ("administrativeStatus", "normativeAuthorization"):
            return _tidy(element).lower()
        if local(element) in ("administrativeStatus", "normativeAuthorization"):
            return _tidy(element).lower()
    return ""


def _tidy(element: etree._Element) -> str:
    # The separators of our own cells mean nothing in another file.
    return " ".join("".join(str(text) for text in element.itertext()).replace("|", " ").split())


def _joined(first: Term, second: Term) -> Term:
    variants = dict.fromkeys((*first.variants, second.target, *second.variants))
    return Term(
        first.source,
        first.target,
        tuple(words for words in variants if words != first.target),
        tuple(dict.fromkeys((*first.forbidden, *second.forbidden))),
        first.note or second.note,
        tuple(dict.fromkeys((*first.forms, *second.forms))),
        first.line,
    )
