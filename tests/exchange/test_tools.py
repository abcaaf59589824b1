"""What translation tools do to XLIFF files on the way, each as its makers document it."""

from dataclasses import replace

import pytest

from pipeline.exchange import read, xliff, xliff2
from pipeline.model.catalogue import Message, MessageId, State
from pipeline.model.exchange import Returned, Standing
from tests.exchange.material import parcel

SENT = (Message(MessageId("paragraph", "**Stop.** Call {{phone}}. Then rest."), "", State.EMPTY),)
WANTED = "**Stój.** Zadzwoń {{phone}}. Potem odpocznij."


def back(data: bytes, *changes: tuple[str, str]) -> Returned:
    """The one message of a file after some changes to its text."""
    text = data.decode("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    delivery = read(text.encode(), "file")
    assert delivery.flaws == ()
    (message,) = delivery.messages
    return message


def test_a_tool_that_cuts_into_sentences_gives_one_translation_back() -> None:
    source = (
        '<bpt id="1" ctype="bold">**</bpt>Stop.<ept id="1">**</ept> Call <ph id="2" ctype="x-placeholder">{{phone}}'
        "</ph>. Then rest."
    )
    target = (
        '<mrk mtype="seg" mid="0"><bpt id="1">**</bpt>Stój.<ept id="1">**</ept></mrk> <mrk mtype="seg" mid="1">Zadzwoń '
        '<ph id="2">{{phone}}</ph>.</mrk> <mrk mtype="seg" mid="2">Potem odpocznij.</mrk>'
    )
    message = back(
        xliff.write(parcel(SENT)),
        ("</source>", f"</source><seg-source>{source}</seg-source>"),
        ('<target xml:lang="pl" state="new"/>', f'<target xml:lang="pl" state="translated">{target}</target>'),
    )
    assert (message.target, message.words, message.standing) == (WANTED, SENT[0].id.words, Standing.FINISHED)


def test_codes_that_a_tool_has_emptied_are_those_of_the_source() -> None:
    target = '<bpt id="1"/>Stój.<ept id="1"/> Zadzwoń <ph id="2"/>. Potem odpocznij.'
    message = back(xliff.write(parcel(SENT)), ('state="new"/>', f'state="needs-review-translation">{target}</target>'))
    assert (message.target, message.standing) == (WANTED, Standing.UNFINISHED)


@pytest.mark.parametrize(
    "state, standing",
    [
        ('state="final"', Standing.FINISHED),
        ('state="signed-off"', Standing.FINISHED),
        ('state="translated"', Standing.FINISHED),
        ('state="needs-adaptation"', Standing.UNFINISHED),
        ('state="x-sdl-Draft"', Standing.UNFINISHED),
        ("", Standing.UNSAID),
    ],
)
def test_only_three_states_of_1_2_are_finished_and_approved_alone_is_not(state: str, standing: Standing) -> None:
    message = back(
        xliff.write(parcel(SENT)), ('state="new"/>', f"{state}>{WANTED}</target>"), ('approved="no"', 'approved="yes"')
    )
    assert message.standing is standing


@pytest.mark.parametrize(
    "state, standing",
    [
        ("initial", Standing.UNFINISHED),
        ("translated", Standing.FINISHED),
        ("reviewed", Standing.FINISHED),
        ("final", Standing.FINISHED),
    ],
)
def test_every_state_of_xliff_2_1_says_how_far_a_translation_is(state: str, standing: Standing) -> None:
    message = back(xliff2.write(parcel(SENT)), ('state="initial"', f'state="{state}"'))
    assert message.standing is standing


def test_words_that_a_tool_of_2_1_has_marked_come_back() -> None:
    marked = '<mrk id="m1" type="term">Zadzwoń</mrk> <ph id="2" dataRef="d2"/>. <mrk id="m2" type="comment">Potem</mrk>'
    target = f'<target><pc id="1" dataRefStart="d1" dataRefEnd="d1">Stój.</pc> {marked} odpocznij.</target>'
    assert back(xliff2.write(parcel(SENT)), ("</source>", f"</source>{target}")).target == WANTED


def test_only_a_draft_leaves_marked_as_one() -> None:
    for state, times in ((State.EMPTY, 0), (State.DRAFT, 1), (State.DONE, 0)):
        sent = replace(SENT[0], target=WANTED if state is not State.EMPTY else "", state=state)
        assert xliff2.write(parcel((sent,))).count(b'subState="polyleaf:fuzzy"') == times


def test_segments_of_2_1_are_joined_in_their_order_and_finished_when_all_are() -> None:
    text = xliff2.write(parcel(SENT)).decode("utf-8")
    start, end = text.index("<segment"), text.index("</segment>") + len("</segment>")
    pieces = (
        '<segment id="s1" state="final"><source><pc id="1" dataRefStart="d1" dataRefEnd="d1">Stop.</pc></source>'
        '<target order="1"><pc id="1" dataRefStart="d1" dataRefEnd="d1">Stój.</pc></target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment id="s2" state="{0}"><source>Call <ph id="2" dataRef="d2"/>.</source>'
        '<target>Zadzwoń <ph id="2" dataRef="d2"/>.</target></segment>'
        "<ignorable><source> </source><target> </target></ignorable>"
        '<segment id="s3" state="translated"><source>Then rest.</source><target>Potem odpocznij.</target></segment>'
    )
    for state, standing in (("final", Standing.FINISHED), ("initial", Standing.UNFINISHED)):
        message = back((text[:start] + pieces.format(state) + text[end:]).encode())
        assert (message.words, message.target) == (SENT[0].id.words, WANTED)
        assert message.standing is standing


def test_notes_of_people_come_back_as_remarks_with_their_names() -> None:
    message = back(
        xliff.write(parcel(SENT)),
        ("</context-group></trans-unit>", '</context-group><note from="Anna">Which phone?</note></trans-unit>'),
    )
    assert message.remark == "Anna: Which phone?"
    second = back(
        xliff2.write(parcel(SENT)), ("<notes><note", '<notes><note category="translator">Which phone?</note><note')
    )
    assert "Which phone?" in second.remark
