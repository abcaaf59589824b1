"""The words of a Word file that are not in its leaflet: refused, or listed with their place."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from pipeline.intake.account import Left
from pipeline.intake.typed import RESIDUE
from pipeline.intake.word.inline import hidden_words
from pipeline.model.errors import IntakeError
from pipeline.model.wordfile import Region, WordFile, WordParagraph
from pipeline.office.graphics import GRAPHICS, graphic_words
from pipeline.office.package import Package
from pipeline.office.wordxml import attribute, local, plain_words

_PROGRAMS = frozenset({"macro", "ActiveX control"})
_TEXT_ELSEWHERE = frozenset({"imported file", "subdocument elsewhere"})
_NO_WALK = frozenset({"Fallback", "del", "moveFrom"})
_GRAPHIC = {"chart": "the words of a chart", "diagram": "the words of a diagram (SmartArt)"}
_UNREAD = {"oMath": "a formula", "ruby": "words with small letters above them"}


def refuse_strangers(file: WordFile) -> None:
    """Raises IntakeError for a file with a program in it, or with a part of its text in another file."""
    for each in file.strangers:
        if each.kind in _PROGRAMS:
            raise IntakeError(
                file.name,
                f"there is a program in the file ({each.kind}, {each.name})",
                "a document with text only",
                "do not run it; open the file in Word, choose Save As, Word Document (.docx), and import that",
            )
        if each.kind in _TEXT_ELSEWHERE:
            raise IntakeError(
                file.name,
                f"a part of the text is kept in another file ({each.kind}, {each.name})",
                "one document that holds all of its text",
                "open it in Word, save it again, and look whether all of the text is there",
            )


def undecided(file: WordFile) -> tuple[Left, ...]:
    """The tracked changes that nobody has accepted or refused."""
    return tuple(
        Left(str(change.place), f"{change.kind} by {change.author or 'somebody'}", " ".join(change.words.split()))
        for change in file.changes
    )


def left_out(file: WordFile, package: Package) -> Iterator[Left]:
    """What of a file does not come into the Markdown, with its place, in words."""
    yield from (each for each, change in zip(undecided(file), file.changes, strict=True) if change.kind == "deleted")
    for paragraph in file.paragraphs:
        if paragraph.region in (Region.HEADER, Region.FOOTER):
            if any(map(str.isalnum, shown := " ".join(paragraph.text.split()))):
                yield Left(str(paragraph.place), str(paragraph.region), shown)
        elif any(map(str.isalnum, shown := hidden_words(paragraph))):
            yield Left(str(paragraph.place), "hidden words", shown)
    for picture in file.pictures:
        if picture.kind in GRAPHICS and (said := graphic_words(package, picture.part)):
            yield Left(str(picture.place), _GRAPHIC[picture.kind], said)
    yield from _comments(package)


def _comments(package: Package) -> Iterator[Left]:
    part = package.related(package.main, "comments")
    for number, each in enumerate(package.xml(part) if part else (), start=1):
        if local(each) == "comment":
            said = " ".join(plain_words(each).split())
            yield Left(f"comment {number}", f"a comment by {attribute(each, 'author') or 'somebody'}", said)


def without_contents(file: WordFile) -> tuple[list[WordParagraph], list[Left]]:
    """The text without the lines of a contents list, which the program makes itself, and without those of web pages."""
    kept: list[WordParagraph] = []
    left: list[Left] = []
    for paragraph in file.paragraphs:
        if paragraph.region not in (Region.BODY, Region.BOX):
            continue
        if paragraph.style.lower().startswith("toc ") and any(map(str.isalnum, paragraph.text)):
            left.append(Left(str(paragraph.place), "a line of the contents list", " ".join(paragraph.text.split())))
        elif paragraph.text.strip().lower() in RESIDUE:
            left.append(Left(str(paragraph.place), "what a web page has left behind", paragraph.text.strip()))
        else:
            kept.append(paragraph)
    return kept, left


def unread(package: Package, file: WordFile) -> Iterator[Left]:
    """Words that are written in a way that no paragraph has: formulas, letters above letters.

    Raises IntakeError when there are words of any other kind that could not be read.
    """
    parts = [package.main]
    parts += [
        each.target
        for each in package.relations(package.main)
        if each.kind in ("header", "footer", "footnotes", "endnotes") and each.target in package.members
    ]
    there: Counter[str] = Counter()
    for part in dict.fromkeys(parts):
        for kind, text in _texts(package.xml(part)):
            if kind:
                yield Left(part.rpartition("/")[2].removesuffix(".xml"), _UNREAD[kind], text)
            else:
                there.update(filter(str.isalnum, text))
    read_ = Counter(filter(str.isalnum, "".join(paragraph.text for paragraph in file.paragraphs)))
    if missing := there - read_:
        raise IntakeError(
            file.name,
            f"{missing.total()} letters stand in a kind of object that cannot be read",
            "text in paragraphs, lists, tables, notes and text boxes",
            "type these words as ordinary text, then import the file again",
        )


def _texts(element: etree._Element) -> Iterator[tuple[str, str]]:
    """All texts below an element as ("", text), those that are not read as (what they stand in, text)."""
    for each in element:
        name = local(each)
        if name in _UNREAD:
            yield name, "".join(inner.text or "" for inner in each.iter() if local(inner) == "t")
        elif name == "t":
            yield "", each.text or ""
        elif name not in _NO_WALK:
            yield from _texts(each)
