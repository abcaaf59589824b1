"""Which paragraphs are headings, which one is the title, and on which level each stands."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.intake.typed import LONGEST_HEADING, NUMBER, SENTENCE_END
from pipeline.intake.word.inline import is_bold, signs_from, words
from pipeline.intake.word.walk import Entry, Piece, Shown, Walk, short
from pipeline.model.wordfile import WordParagraph
from pipeline.text.markup.fillin import FILL_IN

_LONGEST_HEADING = 80
_LONGEST_TITLE = 200
# Far enough from the top to pass a line with the hospital's name, and too near for a heading of the text.
_TITLE_WITHIN = 6
_DEEPEST_HEADING = 6


def why_a_heading(paragraph: WordParagraph, entry: Entry, after: WordParagraph | None, plain: bool) -> str:
    """What a paragraph without a heading's style has of one, "" for nothing; `plain` when the file has nothing bold."""
    if not _may_be_heading(paragraph, entry, after):
        return ""
    if is_all_bold(paragraph):
        return "short and bold"
    below = " ".join(after.text.split()) if after is not None else ""
    text = " ".join(paragraph.text.split())
    alone = plain and entry.depth is None and len(text) <= LONGEST_HEADING and text[0].isupper()
    leads = len(below) > LONGEST_HEADING or below.endswith((*SENTENCE_END, ":"))
    return "short and stands above other text" if alone and leads else ""


def _may_be_heading(paragraph: WordParagraph, entry: Entry, after: WordParagraph | None) -> bool:
    text = " ".join(paragraph.text.split())
    spans = [span for span in paragraph.spans if span.text.strip()]
    if entry.level is not None or paragraph.listed is not None or paragraph.cell is not None or paragraph.marks:
        return False
    numbered = after is not None and NUMBER.match(after.text)
    if entry.depth is not None and (entry.number is None or numbered):
        return False
    short = len(text) <= _LONGEST_HEADING and not text.endswith((*SENTENCE_END, ":"))
    return short and "\n" not in paragraph.text.strip() and bool(spans)


def is_all_bold(paragraph: WordParagraph) -> bool:
    """Whether all that is seen of a paragraph is bold or underlined."""
    spans = [span for span in paragraph.spans if span.text.strip() and not span.letters.hidden]
    return bool(spans) and all(is_bold(span.letters) or span.letters.underline for span in spans)


def titled(walk: Walk, entries: list[Piece]) -> list[Piece]:
    """The entries with the title first: a real one near the top, else the first paragraph, else a field to fill in."""
    head = list(enumerate(entries[:_TITLE_WITHIN]))
    ranked = (
        [index for index, each in head if isinstance(each, Entry) and each.titled],
        [index for index, each in head if isinstance(each, Entry) and each.level == 1],
        [index for index, each in head[:1] if isinstance(each, Entry) and each.level is not None],
    )
    found = next((indexes[0] for indexes in ranked if indexes), None)
    # A logo often stands above the title.
    number, first = next(((index, each) for index, each in head if not isinstance(each, Shown)), head[0])
    if found is None and isinstance(first, Entry) and _may_be_title(first):
        found = number
        walk.remark(f'the first paragraph is the title now, please look: "{short(words(first.signs))}"')
    if found is None:
        walk.remark("the file begins with no title: write it at the top of the leaflet, where it says TO BE FILLED IN")
        title = Entry(signs_from(f"{FILL_IN}: title"), "title", 1, titled=True)
        return [title, *entries]
    if found:
        walk.remark("what stands above the title in the file stands below it now")
    chosen = entries[found]
    assert isinstance(chosen, Entry)
    return [replace(chosen, level=1, depth=None, titled=True), *entries[:found], *entries[found + 1 :]]


def _may_be_title(entry: Entry) -> bool:
    return entry.depth is None and 0 < len(words(entry.signs)) <= _LONGEST_TITLE


def levelled(walk: Walk, entries: list[Piece]) -> Iterator[Piece]:
    """The entries with levels as a leaflet has them: one title, and below it none left out."""
    title, *others = entries
    yield title
    levels = [each.level for each in others if isinstance(each, Entry) and each.level is not None]
    shift = 2 - min(levels, default=2)
    before = 1
    for each in others:
        if isinstance(each, Entry) and each.level is not None:
            wanted = each.level + shift
            level = min(wanted, before + 1, _DEEPEST_HEADING)
            if level != wanted:
                walk.remark("some headings left a level out and stand one level higher now")
            before = level
            yield replace(each, level=level, titled=False)
        else:
            yield each
