"""The paragraphs and tables of a Word file as headings, items, paragraphs and tables of a leaflet."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, takewhile

from pipeline.intake.typed import BULLET, NUMBER
from pipeline.intake.word.headings import is_all_bold, why_a_heading
from pipeline.intake.word.inline import (
    Signs,
    joined,
    joined_lines,
    lines_of,
    one_line,
    signs_from,
    signs_of,
    without_beginning,
    words,
)
from pipeline.intake.word.lists import count, depth_of
from pipeline.intake.word.tables import cells_of, why_no_table
from pipeline.intake.word.walk import Entry, Grid, Piece, Shown, Walk, place_of, short
from pipeline.model.wordfile import Region, WordFile, WordParagraph, WordTable
from pipeline.office.signs import TICKS
from pipeline.text.markup.fillin import FILL_IN

AS_TABLE = "if they should be a table, mend it in Word (one header row, lines, no merged cells) and import again"
_SMALL_O = re.compile(r"o(?=\t)\s*")


def entries(walk: Walk, paragraphs: list[WordParagraph]) -> Iterator[Piece]:
    """The text in reading order; a text box in a table stands below the table."""
    paragraphs = list(_with_initials(walk, paragraphs))
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


def _with_initials(walk: Walk, paragraphs: list[WordParagraph]) -> Iterator[WordParagraph]:
    """The paragraphs, each with the large first letter that Word keeps in a paragraph of its own above it."""
    initial: WordParagraph | None = None
    for paragraph in paragraphs:
        if initial is not None:
            if paragraph.text[:1].islower() and paragraph.cell == initial.cell:
                paragraph = _joined(walk, initial, paragraph)
            else:
                yield initial
            initial = None
        if len(letter := paragraph.text.strip()) == 1 and letter.isupper() and paragraph.level is None:
            initial = paragraph
        else:
            yield paragraph
    if initial is not None:
        yield initial


def _joined(walk: Walk, initial: WordParagraph, paragraph: WordParagraph) -> WordParagraph:
    before = len(initial.text)
    marks = (*initial.marks, *((at + before, name) for at, name in paragraph.marks))
    made = replace(paragraph, spans=(*initial.spans, *paragraph.spans), marks=marks)
    walk.pictures[id(made)] = (*walk.pictures.get(id(initial), ()), *walk.pictures.get(id(paragraph), ()))
    walk.remark(f'{place_of(paragraph)}: the large letter "{initial.text.strip()}" above it is its first letter now')
    return made


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


def _prose(walk: Walk, paragraphs: list[WordParagraph], guess: bool, followed: bool = False) -> Iterator[Piece]:
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
                yield Entry(signs, place_of(paragraph))
            continue
        if paragraph.region is Region.BOX:
            walk.remark("the words of text boxes are ordinary text now: look whether they stand where they should")
        if typed := _typed_in_one(walk, paragraph, signs, indents):
            yield from typed
            continue
        entry = _entry(walk, paragraph, signs, indents)
        if entry.depth is None:
            indents.clear()
        after = following[index]
        if guess and (after is not None or followed) and (why := why_a_heading(paragraph, entry, after, walk.plain)):
            entry = replace(entry, signs=signs, level=2, depth=None, number=None)
            indents.clear()
            walk.remark(f'taken for a heading because it is {why}, please look: "{short(words(signs))}"')
        yield entry


def _shown(walk: Walk, paragraph: WordParagraph) -> Iterator[Shown]:
    for picture in walk.pictures.get(id(paragraph), ()):
        if picture in walk.taken:
            source, said = walk.taken[picture].source, picture.description
            yield Shown(source, signs_from(said or f"{FILL_IN}: what the picture shows"), str(picture.place))
            todo = "look whether its alternative text says what it shows" if said else "write what it shows"
            walk.remark(f"{picture.place} is written to source/{source}: {todo}")


def _entry(walk: Walk, paragraph: WordParagraph, signs: Signs, indents: list[tuple[WordParagraph, int]]) -> Entry:
    place = place_of(paragraph)
    titled = paragraph.style.lower() == "title"
    if paragraph.level is not None or titled:
        if paragraph.listed is not None and paragraph.listed.format != "bullet":
            count(walk, paragraph)
            walk.remark("Word numbers the headings by itself; the leaflet has them without these numbers")
        return Entry(signs, place, 1 if titled else paragraph.level, titled=titled)
    if paragraph.listed is not None:
        number = count(walk, paragraph)
        if paragraph.listed.format == "bullet" and (tick := paragraph.listed.pattern.strip()) in TICKS:
            walk.remark(f"{place}: the bullet of this list is {tick}; it stands before the words now")
            signs = (*signs_from(f"{tick} "), *signs)
        return Entry(signs, place, depth=depth_of(paragraph, indents), number=number)
    return _typed(paragraph, signs, indents) or Entry(signs, place)


def _typed(paragraph: WordParagraph, signs: Signs, indents: list[tuple[WordParagraph, int]]) -> Entry | None:
    """The item of a list whose bullet or number somebody has typed, None where there is none."""
    place, text = place_of(paragraph), words(signs)
    # The letter o is the second level of Word's own bullets, in the font Courier New.
    if match := BULLET.match(text) or _SMALL_O.match(paragraph.text):
        return Entry(without_beginning(signs, match.end()), place, depth=depth_of(paragraph, indents))
    if match := NUMBER.match(text):
        shorter = without_beginning(signs, match.end())
        return Entry(shorter, place, depth=depth_of(paragraph, indents), number=int(match[1]))
    return None


def _typed_in_one(
    walk: Walk, paragraph: WordParagraph, signs: Signs, indents: list[tuple[WordParagraph, int]]
) -> list[Entry]:
    """The lines of one paragraph as entries, where its last ones are typed items of a list; otherwise nothing."""
    if paragraph.level is not None or paragraph.listed is not None or "\n" not in words(signs):
        return []
    lines = lines_of(signs)
    items = list(takewhile(_begins_with_marker, reversed(lines)))[::-1]
    if len(items) < 2:
        return []
    walk.remark(f"{place_of(paragraph)}: the lines of this paragraph are items of a list now")
    above = lines[: len(lines) - len(items)]
    made = [Entry(joined_lines(above), place_of(paragraph))] if above else []
    return [*made, *filter(None, (_typed(paragraph, item, indents) for item in items))]


def _begins_with_marker(signs: Signs) -> bool:
    text = words(signs)
    return bool(BULLET.match(text) or NUMBER.match(text))


def _table(walk: Walk, table: WordTable, paragraphs: list[WordParagraph]) -> Iterator[Piece]:
    cells = cells_of(table, paragraphs)
    reason = why_no_table(table, cells, paragraphs)
    name = f'{table.place} ("{short(table.place.quote)}")'
    if reason:
        walk.remark(f"{name} {reason}: its words are paragraphs now, row by row; {AS_TABLE}")
        yield from _prose(walk, paragraphs, False)
        return
    rows = tuple(tuple(one_line(joined(list(map(signs_of, cell)))) for cell in row) for row in cells)
    rows = tuple(row for row in rows if any(words(cell) for cell in row))
    if any(sum(bool(words(signs_of(each))) for each in cell) > 1 for row in cells for cell in row):
        walk.remark(f"{name} has cells with several paragraphs: each cell is one line now, look at them")
    if not table.headers and not all(is_all_bold(each) for cell in cells[0] for each in cell if each.text.strip()):
        walk.remark(f"{name} marks no header row: its first row is the header now, please look")
    yield Grid(rows, str(table.place))
