"""Footnotes on their way through the steps: an existing translation, a look at one message."""

from dataclasses import replace

import pytest

from pipeline.formats.docx import render
from pipeline.languages import language
from pipeline.model.alignment import Piece, Shape
from pipeline.model.catalogue import MessageId
from pipeline.model.leaflet import texts
from pipeline.model.lexicon import Entry, Lexicon
from pipeline.office.package import open_package
from pipeline.office.reader import read
from pipeline.steps.align import align
from pipeline.steps.pieces import of_word
from pipeline.steps.preview import said
from pipeline.steps.words import source_words
from pipeline.text import phrases
from pipeline.text.markup.footnotes import numbered
from pipeline.text.markup.inline import plain
from tests.formats import test_footnotes as notes
from tests.text.test_markdown import parse


def squeezed(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("tag", ["ar", "bn", "zh-Hans"])
def test_marks_and_names_of_notes_in_a_word_file_become_marks_again(tag: str) -> None:
    leaflet = parse(notes.SOURCE)
    file = render(notes.edition(tag), replace(notes.kit(tag), draft=False))
    pieces = of_word(read(open_package(file, "old.docx")))
    furniture = frozenset({notes.kit(tag).words.say(phrases.WARNING)})
    found = align(leaflet, pieces, language("en"), language(tag), {}, furniture)
    targets = {pair.id: pair.target for pair in found.pairs}
    lines = zip(texts(leaflet.blocks), notes.TEXTS[tag].split("\n"), strict=True)
    wanted = {MessageId(text.role.value, text.words): line for text, line in lines}
    noted = [id_ for id_ in wanted if "[^" in id_.words or id_.context == "footnote"]
    assert len(noted) == 6
    assert {id_: squeezed(targets[id_]) for id_ in noted} == {id_: squeezed(wanted[id_]) for id_ in noted}


def test_words_in_brackets_that_name_no_note_stay() -> None:
    leaflet = parse("# T\n\nTake it[^a] on day [7].\n\n[^a]: With water.\n")
    words = ("T", "Weź to \\[1\\] w dniu \\[7\\].", "Z wodą.")
    pieces = tuple(Piece(each, Shape.PARAGRAPH, str(number)) for number, each in enumerate(words))
    found = align(leaflet, pieces, language("en"), language("pl"), {})
    (target,) = (pair.target for pair in found.pairs if "[^a]" in pair.id.words)
    assert target == "Weź to[^a] w dniu \\[7\\]."


def test_one_message_is_heard_with_its_marks() -> None:
    words = source_words("en")
    once = numbered(notes.edition("en"), words).blocks[1]
    text = texts((once,))[0].words
    lines = said(text, language("en"), Lexicon((), ()), {}, words).parts[0].utterances
    assert [line.spoken for line in lines] == [
        "Take five hundred milligrams, note one, twice a day.",
        "Do not take it with milk. Note two",
        "Then rest.",
    ]


def test_a_sentence_with_a_spoken_form_of_its_own_is_said_as_it_is_given() -> None:
    words = source_words("en")
    text = texts((numbered(notes.edition("en"), words).blocks[1],))[0].words
    own = Lexicon((), (Entry("Take 500 mg [note 1] twice a day.", "Take it twice."),))
    lines = said(text, language("en"), own, {}, words).parts[0].utterances
    assert lines[0].spoken == "Take it twice."
    assert plain(text).startswith(lines[0].written)
