"""A Word file to the blocks of a leaflet, with an account of every word of it.

What the file says of itself comes first (styles, outline levels, real lists, header rows); what people only made look
like a heading or a list is guessed, and every guess is told. What a leaflet cannot hold is listed with its words.
"""

from pipeline.intake.account import Intake, words_of
from pipeline.intake.word.account import left_out, refuse_strangers, undecided, unread, without_contents
from pipeline.intake.word.blocks import blocks, notes_of
from pipeline.intake.word.entries import entries
from pipeline.intake.word.headings import is_all_bold, levelled, titled
from pipeline.intake.word.pictures import pictures_of, taken
from pipeline.intake.word.told import tell
from pipeline.intake.word.walk import Walk
from pipeline.model.errors import IntakeError
from pipeline.office.package import open_package
from pipeline.office.reader import read as read_word
from pipeline.text.markup.fillin import FILL_IN


def read(data: bytes, name: str) -> Intake:
    """The leaflet in the Word file whose bytes are `data`, called `name` in messages.

    The first paragraph, or a title or first heading that stands near the top, is the title. Raises IntakeError for what
    is no Word file or a damaged one, for macros, for text that is kept elsewhere, and when there is no text in it.
    """
    package = open_package(data, name)
    file = read_word(package)
    refuse_strangers(file)
    paragraphs, passed_over = without_contents(file)
    left = (*left_out(file, package), *unread(package, file), *passed_over)
    plain = not any(map(is_all_bold, paragraphs))
    walk = Walk(file, notes_of(file), pictures_of(file), taken(file, package), plain)
    found = list(entries(walk, paragraphs))
    if not found:
        raise IntakeError(name, "there is no text in the file", "a leaflet in Word", "check that it is the right file")
    made = tuple(blocks(walk, levelled(walk, titled(walk, found))))
    tell(walk)
    kept = sum(len(words_of(line.words)) for line in walk.lines if FILL_IN not in line.words)
    total = kept + sum(len(words_of(each.words)) for each in left)
    pictures = tuple(walk.taken.values())
    remarks, lines = tuple(walk.remarks), tuple(walk.lines)
    return Intake(made, (), total, kept, 0, lines, left, remarks, pictures, undecided(file))
