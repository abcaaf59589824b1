"""A Word file to the blocks of a leaflet, with an account of every word of it.

What the file says of itself comes first (styles, outline levels, real lists, header rows); what people only made look
like a heading or a list is guessed, and every guess is told. What a leaflet cannot hold is listed with its words.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, islice

from lxml import etree

from pipeline.intake.account import Intake, Left, Line, Taken, words_of
from pipeline.intake.typed import BULLET, LONGEST_HEADING, NUMBER, RESIDUE, SENTENCE_END
from pipeline.intake.wordinline import (
    SOFT_HYPHEN,
    Signs,
    hidden_words,
    inline,
    is_bold,
    joined,
    one_line,
    signs_from,
    signs_of,
    without_beginning,
    without_marks,
    without_stress,
    words,
)
from pipeline.model.errors import IntakeError
from pipeline.model.leaflet import Block, Figure, Footnote, Heading, Item, Listing, Paragraph, Role, Table, Text
from pipeline.model.wordfile import AUTOMATIC, Region, WordFile, WordParagraph, WordPicture, WordTable
from pipeline.office.package import Package, open_package
from pipeline.office.reader import read as read_word
from pipeline.office.wordxml import attribute, local, plain_words
from pipeline.text.fillin import FILL_IN
from pipeline.text.inline import safe_target

_LONGEST_HEADING = 80
_LONGEST_TITLE = 200
# Far enough from the top to pass a line with the hospital's name, and too near for a heading of the text.
_TITLE_WITHIN = 6
_DEEPEST_LIST = 5
_DEEPEST_HEADING = 6
# Two items whose indents differ by less stand at the same depth, in points.
_SAME_INDENT = 6.0
_QUOTED = 60
_SMALL_O = re.compile(r"o(?=\t)\s*")
_PICTURE_STARTS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"))
_LARGEST_PICTURE = 10_000_000
_PROGRAMS = frozenset({"macro", "ActiveX control"})
_TEXT_ELSEWHERE = frozenset({"imported file", "subdocument elsewhere"})
_NO_WALK = frozenset({"Fallback", "del", "moveFrom"})
_UNREAD = {"oMath": "a formula", "ruby": "words with small letters above them"}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A heading (`level`), an item of a list (`depth`, `number` or None for a bullet), or a paragraph."""

    signs: Signs
    place: str
    level: int | None = None
    depth: int | None = None
    number: int | None = None
    titled: bool = False


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture that a leaflet can show: the path that it gets, and what it shows."""

    source: str
    signs: Signs
    place: str


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table that a leaflet can hold: rows of cells, the header first."""

    rows: tuple[tuple[Signs, ...], ...]
    place: str


_Block = _Entry | _Shown | _Grid


@dataclass(slots=True)
class _Walk:
    """What is known of the file, and what has been found while its blocks are made."""

    file: WordFile
    notes: dict[str, list[WordParagraph]]
    labels: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    remarks: dict[str, None] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    plainer: list[str] = field(default_factory=list)
    pictures: dict[int, tuple[WordPicture, ...]] = field(default_factory=dict)
    taken: dict[WordPicture, Taken] = field(default_factory=dict)
    plain: bool = False

    def remark(self, text: str) -> None:
        """Say something once."""
        self.remarks[text] = None


def read(data: bytes, name: str) -> Intake:
    """The leaflet in the Word file whose bytes are `data`, called `name` in messages.

    The first paragraph, or a title or first heading that stands near the top, is the title. Raises IntakeError for what
    is no Word file or a damaged one, for macros, for text that is kept elsewhere, and when there is no text in it.
    """
    package = open_package(data, name)
    file = read_word(package)
    _refuse_strangers(file)
    unread = tuple(_unread(package, file))
    pictures = _pictures(file)
    walk = _Walk(file, _notes(file), pictures=pictures, taken=_taken(file, package, pictures))
    left = [*_left(file, package), *unread]
    entries, contents = _without_contents(file)
    left += contents
    walk.plain = not any(map(_is_all_bold, entries))
    made = list(_entries(walk, entries))
    if not made:
        raise IntakeError(name, "there is no text in the file", "a leaflet in Word", "check that it is the right file")
    blocks = tuple(_blocks(walk, _levelled(walk, _titled(walk, made))))
    _tell(walk, package)
    kept = sum(len(words_of(line.words)) for line in walk.lines if FILL_IN not in line.words)
    total = kept + sum(len(words_of(each.words)) for each in left)
    return Intake(
        blocks, (), total, kept, 0, tuple(walk.lines), tuple(left), tuple(walk.remarks), tuple(walk.taken.values())
    )


def _refuse_strangers(file: WordFile) -> None:
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


# What is not in the leaflet


def _left(file: WordFile, package: Package) -> Iterator[Left]:
    for change in file.changes:
        if change.kind == "deleted":
            yield Left(str(change.place), f"deleted by {change.author or 'somebody'}", " ".join(change.words.split()))
    for paragraph in file.paragraphs:
        if paragraph.region in (Region.HEADER, Region.FOOTER):
            if any(map(str.isalnum, shown := " ".join(paragraph.text.split()))):
                yield Left(str(paragraph.place), str(paragraph.region), shown)
        elif any(map(str.isalnum, shown := hidden_words(paragraph))):
            yield Left(str(paragraph.place), "hidden words", shown)
    yield from _comments(package)


def _comments(package: Package) -> Iterator[Left]:
    part = package.related(package.main, "comments")
    for number, each in enumerate(package.xml(part) if part else (), start=1):
        if local(each) == "comment":
            said = " ".join(plain_words(each).split())
            yield Left(f"comment {number}", f"a comment by {attribute(each, 'author') or 'somebody'}", said)


def _without_contents(file: WordFile) -> tuple[list[WordParagraph], list[Left]]:
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


def _unread(package: Package, file: WordFile) -> Iterator[Left]:
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


def _pictures(file: WordFile) -> dict[int, tuple[WordPicture, ...]]:
    """The pictures of each paragraph, by the paragraph's identity."""
    waiting = iter(file.pictures)
    return {id(each): tuple(islice(waiting, each.pictures)) for each in file.paragraphs}


def _taken(file: WordFile, package: Package, pictures: dict[int, tuple[WordPicture, ...]]) -> dict[WordPicture, Taken]:
    """The pictures in running text that a leaflet can show, each with the file it becomes."""
    there = {
        picture
        for paragraph in file.paragraphs
        if paragraph.region is Region.BODY and paragraph.cell is None and not hidden_words(paragraph)
        for picture in pictures[id(paragraph)]
    }
    stem = "-".join(re.findall("[a-z0-9]+", file.name.rpartition(".")[0].lower()))[:60] or "picture"
    found: dict[WordPicture, Taken] = {}
    for picture in file.pictures:
        if (
            picture not in there
            or picture.kind != "picture"
            or picture.decorative
            or picture.part not in package.members
        ):
            continue
        data = package.read(picture.part)
        ending = next((ending for start, ending in _PICTURE_STARTS if data.startswith(start)), "")
        if ending and len(data) <= _LARGEST_PICTURE:
            found[picture] = Taken(f"images/{stem}-{len(found) + 1}.{ending}", data)
    return found


def _notes(file: WordFile) -> dict[str, list[WordParagraph]]:
    found: dict[str, list[WordParagraph]] = {}
    for paragraph in file.paragraphs:
        if paragraph.region is Region.NOTE:
            found.setdefault(paragraph.note, []).append(paragraph)
    return found


# Paragraphs and tables to entries


def _entries(walk: _Walk, paragraphs: list[WordParagraph]) -> Iterator[_Block]:
    """The text in reading order; a text box in a table stands below the table."""
    levelled = [paragraph for paragraph in paragraphs if paragraph.level is not None and paragraph.text.strip()]
    guess = len(levelled) < 2
    flow: list[WordParagraph] = []
    for number, group in _grouped(walk.file, paragraphs):
        if number is None:
            flow += group
            continue
        yield from _prose(walk, flow, guess, followed=True)
        flow = []
        inside = [paragraph for paragraph in group if paragraph.cell is not None]
        boxes = [paragraph for paragraph in group if paragraph.cell is None]
        yield from _table(walk, walk.file.tables[number - 1], inside)
        flow += boxes
    yield from _prose(walk, flow, guess)


def _grouped(file: WordFile, paragraphs: list[WordParagraph]) -> Iterator[tuple[int | None, list[WordParagraph]]]:
    """The paragraphs by the outermost table that they stand in; None for those in no table."""
    number: int | None = None
    group: list[WordParagraph] = []
    for index, paragraph in enumerate(paragraphs):
        here = _outermost(file, paragraph, number)
        if here is None and number is not None and paragraph.region is Region.BOX:
            after = next((each for each in islice(paragraphs, index, None) if each.region is not Region.BOX), None)
            here = number if after is not None and _outermost(file, after, number) == number else None
        if here != number and group:
            yield number, group
            group = []
        number = here
        group.append(paragraph)
    if group:
        yield number, group


def _outermost(file: WordFile, paragraph: WordParagraph, open_table: int | None) -> int | None:
    if paragraph.cell is None:
        return None
    nested = file.tables[paragraph.cell.table - 1].nested
    return open_table if nested and open_table is not None else paragraph.cell.table


def _prose(walk: _Walk, paragraphs: list[WordParagraph], guess: bool, followed: bool = False) -> Iterator[_Block]:
    """The entries of paragraphs outside tables; `followed` when a table stands below them."""
    indents: list[tuple[WordParagraph, int]] = []
    following: list[WordParagraph | None] = [None] * len(paragraphs)
    for index in range(len(paragraphs) - 1, 0, -1):
        following[index - 1] = paragraphs[index] if paragraphs[index].text.strip() else following[index]
    for index, paragraph in enumerate(paragraphs):
        signs = signs_of(paragraph)
        yield from _shown(walk, paragraph)
        if not words(signs).strip():
            if any(sign.mark for sign in signs):
                yield _Entry(signs, _place(paragraph))
            continue
        if paragraph.region is Region.BOX:
            walk.remark("the words of text boxes are ordinary text now: look whether they stand where they should")
        entry = _entry(walk, paragraph, signs, indents)
        if entry.depth is None:
            indents.clear()
        after = following[index]
        if guess and (after is not None or followed) and (why := _why_a_heading(paragraph, entry, after, walk.plain)):
            entry = replace(entry, signs=signs, level=2, depth=None, number=None)
            indents.clear()
            walk.remark(f'taken for a heading because it is {why}, please look: "{_short(words(signs))}"')
        yield entry


def _shown(walk: _Walk, paragraph: WordParagraph) -> Iterator[_Shown]:
    for picture in walk.pictures.get(id(paragraph), ()):
        if picture in walk.taken:
            source, said = walk.taken[picture].source, picture.description
            yield _Shown(source, signs_from(said or f"{FILL_IN}: what the picture shows"), str(picture.place))
            todo = "look whether its alternative text says what it shows" if said else "write what it shows"
            walk.remark(f"{picture.place} is written to source/{source}: {todo}")


def _entry(walk: _Walk, paragraph: WordParagraph, signs: Signs, indents: list[tuple[WordParagraph, int]]) -> _Entry:
    place, text = _place(paragraph), words(signs)
    titled = paragraph.style.lower() == "title"
    if paragraph.level is not None or titled:
        if paragraph.listed is not None and paragraph.listed.format != "bullet":
            _count(walk, paragraph)
            walk.remark("Word numbers the headings by itself; the leaflet has them without these numbers")
        return _Entry(signs, place, 1 if titled else paragraph.level, titled=titled)
    if paragraph.listed is not None:
        number = _count(walk, paragraph)
        return _Entry(signs, place, depth=_depth(paragraph, indents), number=number)
    # The letter o is the second level of Word's own bullets, in the font Courier New.
    if match := BULLET.match(text) or _SMALL_O.match(paragraph.text):
        return _Entry(without_beginning(signs, match.end()), place, depth=_depth(paragraph, indents))
    if match := NUMBER.match(text):
        shorter = without_beginning(signs, match.end())
        return _Entry(shorter, place, depth=_depth(paragraph, indents), number=int(match[1]))
    return _Entry(signs, place)


def _count(walk: _Walk, paragraph: WordParagraph) -> int | None:
    """The number of an item, None for a bullet; a shallower item makes the deeper ones begin anew."""
    listed = paragraph.listed
    assert listed is not None
    counts = walk.counts.setdefault(listed.row, {})
    for deeper in [depth for depth in counts if depth > listed.depth]:
        del counts[deeper]
    if listed.format == "bullet":
        return None
    counts[listed.depth] = number = counts.get(listed.depth, listed.start - 1) + 1
    if listed.format not in ("decimal", "decimalZero") or listed.pattern.strip(" .)(") != f"%{listed.depth + 1}":
        walk.remark(
            "some lists count with letters or in another way (a), i., 1.1, Step 1); the leaflet counts 1, 2, 3: "
            "look for words that mention these"
        )
    return number


def _depth(paragraph: WordParagraph, above: list[tuple[WordParagraph, int]]) -> int:
    """How deep an item stands below those `above` it, by the levels of its list or by its indent."""
    while above and _is_deeper(above[-1][0], paragraph):
        above.pop()
    if above and not _is_deeper(paragraph, above[-1][0]):
        above.pop()
    above.append((paragraph, len(above)))
    return min(len(above) - 1, _DEEPEST_LIST)


def _is_deeper(one: WordParagraph, other: WordParagraph) -> bool:
    first, second = one.listed, other.listed
    if first is not None and second is not None and (first.depth != second.depth or first.row == second.row):
        return first.depth > second.depth
    # Typed bullets stand at the margin, real ones are indented: that makes none of them deeper than the other.
    return (first is None) == (second is None) and one.left - other.left > _SAME_INDENT


def _why_a_heading(paragraph: WordParagraph, entry: _Entry, after: WordParagraph | None, plain: bool) -> str:
    """What a paragraph without a heading's style has of one, "" for nothing; `plain` when the file has nothing bold."""
    if not _may_be_heading(paragraph, entry, after):
        return ""
    if _is_all_bold(paragraph):
        return "short and bold"
    below = " ".join(after.text.split()) if after is not None else ""
    text = " ".join(paragraph.text.split())
    alone = plain and entry.depth is None and len(text) <= LONGEST_HEADING and text[0].isupper()
    leads = len(below) > LONGEST_HEADING or below.endswith((*SENTENCE_END, ":"))
    return "short and stands above other text" if alone and leads else ""


def _may_be_heading(paragraph: WordParagraph, entry: _Entry, after: WordParagraph | None) -> bool:
    text = " ".join(paragraph.text.split())
    spans = [span for span in paragraph.spans if span.text.strip()]
    if entry.level is not None or paragraph.listed is not None or paragraph.cell is not None or paragraph.marks:
        return False
    numbered = after is not None and NUMBER.match(after.text)
    if entry.depth is not None and (entry.number is None or numbered):
        return False
    short = len(text) <= _LONGEST_HEADING and not text.endswith((*SENTENCE_END, ":"))
    return short and "\n" not in paragraph.text.strip() and bool(spans)


def _is_all_bold(paragraph: WordParagraph) -> bool:
    spans = [span for span in paragraph.spans if span.text.strip() and not span.letters.hidden]
    return bool(spans) and all(is_bold(span.letters) or span.letters.underline for span in spans)


def _table(walk: _Walk, table: WordTable, paragraphs: list[WordParagraph]) -> Iterator[_Block]:
    cells = _cells(table, paragraphs)
    reason = _why_no_table(table, cells, paragraphs)
    name = f'{table.place} ("{_short(table.place.quote)}")'
    if reason:
        walk.remark(f"{name} {reason}: its words are paragraphs now, row by row")
        yield from _prose(walk, paragraphs, False)
        return
    rows = tuple(tuple(one_line(joined(list(map(signs_of, cell)))) for cell in row) for row in cells)
    rows = tuple(row for row in rows if any(words(cell) for cell in row))
    if any(sum(bool(words(signs_of(each))) for each in cell) > 1 for row in cells for cell in row):
        walk.remark(f"{name} has cells with several paragraphs: each cell is one line now, look at them")
    if not table.headers and not all(_is_all_bold(each) for cell in cells[0] for each in cell if each.text.strip()):
        walk.remark(f"{name} marks no header row: its first row is the header now, please look")
    yield _Grid(rows, str(table.place))


def _cells(table: WordTable, paragraphs: list[WordParagraph]) -> list[list[list[WordParagraph]]]:
    grid: list[list[list[WordParagraph]]] = [[[] for _ in range(table.columns)] for _ in range(table.rows)]
    for paragraph in paragraphs:
        cell = paragraph.cell
        if cell is not None and cell.row <= table.rows and cell.column <= table.columns:
            grid[cell.row - 1][cell.column - 1].append(paragraph)
    return grid


def _why_no_table(table: WordTable, cells: list[list[list[WordParagraph]]], paragraphs: list[WordParagraph]) -> str:
    if len({each.cell.table for each in paragraphs if each.cell is not None}) > 1:
        return "has a table in it"
    if table.merged or any(not cell for row in cells for cell in row):
        return "has merged or missing cells"
    filled = [row for row in cells if any(each.text.strip() for cell in row for each in cell)]
    if len(filled) < 2 or table.columns < 2:
        return "has only one row or one column"
    if any(each.level is not None or each.listed is not None or BULLET.match(each.text) for each in paragraphs):
        return "has headings or lists in its cells"
    first = [each for cell in filled[0] for each in cell if each.text.strip()]
    if not table.bordered and not table.headers and not all(map(_is_all_bold, first)):
        return "has no lines and no header, and only arranges the page"
    return ""


# Title and levels


def _titled(walk: _Walk, entries: list[_Block]) -> list[_Block]:
    """The entries with the title first: a real one near the top, else the first paragraph, else a field to fill in."""
    head = list(enumerate(entries[:_TITLE_WITHIN]))
    ranked = (
        [index for index, each in head if isinstance(each, _Entry) and each.titled],
        [index for index, each in head if isinstance(each, _Entry) and each.level == 1],
        [index for index, each in head[:1] if isinstance(each, _Entry) and each.level is not None],
    )
    found = next((indexes[0] for indexes in ranked if indexes), None)
    # A logo often stands above the title.
    number, first = next(((index, each) for index, each in head if not isinstance(each, _Shown)), head[0])
    if found is None and isinstance(first, _Entry) and _may_be_title(first):
        found = number
        walk.remark(f'the first paragraph is the title now, please look: "{_short(words(first.signs))}"')
    if found is None:
        walk.remark("the file begins with no title: write it at the top of the leaflet, where it says TO BE FILLED IN")
        title = _Entry(signs_from(f"{FILL_IN}: title"), "title", 1, titled=True)
        return [title, *entries]
    if found:
        walk.remark("what stands above the title in the file stands below it now")
    chosen = entries[found]
    assert isinstance(chosen, _Entry)
    return [replace(chosen, level=1, depth=None, titled=True), *entries[:found], *entries[found + 1 :]]


def _may_be_title(entry: _Entry) -> bool:
    return entry.depth is None and 0 < len(words(entry.signs)) <= _LONGEST_TITLE


def _levelled(walk: _Walk, entries: list[_Block]) -> Iterator[_Block]:
    """The entries with levels as a leaflet has them: one title, and below it none left out."""
    title, *others = entries
    yield title
    levels = [each.level for each in others if isinstance(each, _Entry) and each.level is not None]
    shift = 2 - min(levels, default=2)
    before = 1
    for each in others:
        if isinstance(each, _Entry) and each.level is not None:
            wanted = each.level + shift
            level = min(wanted, before + 1, _DEEPEST_HEADING)
            if level != wanted:
                walk.remark("some headings left a level out and stand one level higher now")
            before = level
            yield replace(each, level=level, titled=False)
        else:
            yield each


# Entries to blocks


def _blocks(walk: _Walk, entries: Iterable[_Block]) -> Iterator[Block]:
    for kind, group in groupby(entries, _kind):
        if kind == "item":
            items = [each for each in group if isinstance(each, _Entry)]
            yield from _listings(walk, items, 0)
            yield from _footnotes(walk, [each.signs for each in items])
            continue
        for each in group:
            if isinstance(each, _Grid):
                yield from _grid(walk, each)
            elif isinstance(each, _Shown):
                yield Figure(each.source, _text(walk, each.signs, Role.PICTURE, each.place), None)
            elif each.level is not None:
                yield from _heading(walk, each)
            else:
                if words(each.signs):
                    yield Paragraph(_text(walk, each.signs, Role.PARAGRAPH, each.place))
                yield from _footnotes(walk, [each.signs])
    known = set(walk.labels)
    for note in walk.notes:
        if note not in known:
            yield from _plain_note(walk, note, "is mentioned nowhere")


def _kind(entry: _Block) -> str:
    return "item" if isinstance(entry, _Entry) and entry.depth is not None else "other"


def _heading(walk: _Walk, entry: _Entry) -> Iterator[Block]:
    assert entry.level is not None
    signs = without_stress(without_marks(one_line(entry.signs)))
    yield Heading(_text(walk, signs, Role.TITLE if entry.level == 1 else Role.HEADING, entry.place), entry.level)
    yield from _marks_elsewhere(walk, entry.signs, "a heading")


def _marks_elsewhere(walk: _Walk, signs: Signs, where: str) -> Iterator[Block]:
    for sign in signs:
        if sign.mark:
            yield from _plain_note(walk, sign.mark, f"was mentioned in {where}, where no mark may stand")


def _plain_note(walk: _Walk, note: str, why: str) -> Iterator[Block]:
    walk.labels.setdefault(note, "")
    for paragraph in walk.notes.get(note, ()):
        signs = without_marks(signs_of(paragraph))
        if words(signs):
            walk.remark(f'a note {why}; it is a paragraph now: "{_short(words(signs))}"')
            yield Paragraph(_text(walk, signs, Role.PARAGRAPH, _place(paragraph)))


def _listings(walk: _Walk, entries: list[_Entry], depth: int) -> Iterator[Listing]:
    """The lists that some items at `depth` and below make."""
    items: list[Item] = []
    start: int | None = None
    expected: int | None = None
    index = 0
    while index < len(entries):
        entry = entries[index]
        end = index + 1
        while end < len(entries) and (entries[end].depth or 0) > depth:
            end += 1
        if items and entry.number != expected:
            yield Listing(tuple(items), start)
            items = []
        if not items:
            start = entry.number
        expected = None if entry.number is None else entry.number + 1
        paragraph = Paragraph(_text(walk, entry.signs, Role.ITEM, entry.place))
        items.append(Item((paragraph, *_listings(walk, entries[index + 1 : end], depth + 1))))
        index = end
    if items:
        yield Listing(tuple(items), start)


def _grid(walk: _Walk, grid: _Grid) -> Iterator[Block]:
    header = []
    for column, cell in enumerate(grid.rows[0], start=1):
        signs = without_stress(without_marks(cell))
        if not words(signs):
            signs = signs_from(f"{FILL_IN}: the name of column {column}")
            walk.remark(f"{grid.place}: column {column} has no header; write one where it says TO BE FILLED IN")
        header.append(_text(walk, signs, Role.COLUMN_HEADER, f"{grid.place}, row 1, column {column}"))
    rows = [
        tuple(
            _text(walk, cell, Role.CELL, f"{grid.place}, row {number}, column {column}")
            for column, cell in enumerate(row, start=1)
        )
        for number, row in enumerate(grid.rows[1:], start=2)
    ]
    yield Table(tuple(header), tuple(rows))
    yield from _footnotes(walk, [cell for row in grid.rows[1:] for cell in row])
    for cell in grid.rows[0]:
        yield from _marks_elsewhere(walk, cell, "the header of a column")


def _footnotes(walk: _Walk, texts: Iterable[Signs]) -> Iterator[Block]:
    """The notes that are mentioned in some texts, below them."""
    for note in dict.fromkeys(sign.mark for signs in texts for sign in signs if sign.mark):
        label = walk.labels.get(note, "")
        paragraphs = [each for each in walk.notes.get(note, ()) if words(signs_of(each))]
        if not label or not paragraphs:
            continue
        blocks = tuple(
            Paragraph(_text(walk, without_marks(signs_of(each)), Role.FOOTNOTE, _place(each))) for each in paragraphs
        )
        yield Footnote(label, int(label), blocks)


def _text(walk: _Walk, signs: Signs, role: Role, place: str) -> Text:
    """The text of some signs; marks of notes get their numbers in the order in which they are mentioned."""
    marked = []
    for sign in signs:
        if sign.mark:
            if not any(words(signs_of(each)) for each in walk.notes.get(sign.mark, ())):
                continue
            taken = [int(label) for label in walk.labels.values() if label]
            label = walk.labels.setdefault(sign.mark, str(max(taken, default=0) + 1))
            sign = replace(sign, mark=label)
        marked.append(sign)
    made = inline(tuple(marked))
    if made.words:
        walk.lines.append(Line(place, made.words))
    if made.plainer:
        walk.plainer.append(place)
    return Text("", made.markdown, role)


# What an officer must look at


def _tell(walk: _Walk, package: Package) -> None:
    file = walk.file
    for paragraph in file.paragraphs:
        for span in paragraph.spans:
            if span.linked and span.target and not safe_target(span.target) and paragraph.region is not Region.HEADER:
                shown = f'the link "{_short(span.text)}" leads to {_short(span.target)}'
                walk.remark(f"{shown}, where no leaflet may lead: it is words only")
            letters = span.letters
            unseen = letters.colour == (letters.fill if letters.fill not in ("", AUTOMATIC) else "FFFFFF")
            if unseen and not letters.hidden and span.text.strip() and paragraph.region in (Region.BODY, Region.BOX):
                walk.remark(f'{paragraph.place}: nobody sees "{_short(span.text)}", the paper has the same colour')
    added = [change for change in file.changes if change.kind == "added"]
    if added:
        walk.remark(f"{len(added)} tracked insertions are in the leaflet as if they had been accepted")
    for picture in file.pictures:
        if picture.kind == "text box" or picture.decorative or picture in walk.taken:
            continue
        said = f'its alternative text is "{picture.description}"' if picture.description else "no alternative text"
        walk.remark(
            f"{picture.place} is not in the leaflet ({said}): save it from Word as PNG or JPEG in source/images/, and "
            "write ![what it shows](images/NAME.png) where it belongs"
        )
    if walk.plainer:
        walk.remark(f"bold, emphasis or a link could not be kept in {', '.join(walk.plainer)}: look at the document")
    soft = sum(paragraph.text.count(SOFT_HYPHEN) for paragraph in file.paragraphs)
    if soft:
        walk.remark(f"{soft} soft hyphens left out; they only say where a line may break")
    if any(span.letters.underline and not span.linked for each in file.paragraphs for span in each.spans if span.text):
        walk.remark("underlined words are bold now")
    for stranger in file.strangers:
        if stranger.kind != "link to a file or program":
            walk.remark(f"not taken over: {stranger.kind} ({stranger.name})")


def _place(paragraph: WordParagraph) -> str:
    quote = f' ("{_short(paragraph.place.quote)}")' if paragraph.place.quote else ""
    return f"{paragraph.place}{quote}"


def _short(text: str) -> str:
    even = " ".join(text.split())
    return even if len(even) <= _QUOTED else f"{even[: _QUOTED - 1]}\N{HORIZONTAL ELLIPSIS}"
