"""Every form of exchange brings back exactly what it took along, and equal parcels are equal files."""

import html
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from pipeline import exchange
from pipeline.exchange import FORMS
from pipeline.model.catalogue import Message, State
from pipeline.model.exchange import Standing, key_of, label, read_label, sent_as
from tests.exchange.material import MESSAGES, TRAPS, messages, parcel

ROWS = [name for name in FORMS if name != "zip"]
STANDINGS = {State.DONE: Standing.FINISHED, State.DRAFT: Standing.UNFINISHED}


def came_back(name: str, sent: tuple[Message, ...]) -> tuple[tuple[object, ...], ...]:
    delivery = exchange.read(FORMS[name].write(parcel(sent)), "file")
    assert delivery.flaws == ()
    assert (delivery.leaflet, delivery.source, delivery.target) == ("small", "en", "pl")
    return tuple((back.key, back.context, back.words, back.target, back.remark) for back in delivery.messages)


def rows_of(sent: tuple[Message, ...]) -> tuple[tuple[object, ...], ...]:
    return tuple((key_of(m.id), m.id.context, m.id.words, m.target, m.remark) for m in sent)


@pytest.mark.parametrize("name", ROWS)
def test_what_is_sent_comes_back_letter_by_letter(name: str) -> None:
    traps = tuple(Message(MESSAGES[0].id, words, State.DONE) for words in TRAPS)
    for sent in (MESSAGES, *((trap,) for trap in traps)):
        assert came_back(name, sent) == rows_of(sent)


@pytest.mark.parametrize("name", ROWS)
@given(sent=messages())
@settings(max_examples=25)
def test_any_words_survive_the_journey(name: str, sent: tuple[Message, ...]) -> None:
    assert came_back(name, sent) == rows_of(sent)


@pytest.mark.parametrize("name", ROWS)
def test_every_message_remembers_what_was_sent(name: str) -> None:
    delivery = exchange.read(FORMS[name].write(parcel()), "file")
    assert [back.sent for back in delivery.messages] == [sent_as(m.target, m.state) for m in MESSAGES]
    ids = {key_of(m.id) for m in MESSAGES}
    assert {back.key for back in delivery.messages} == ids
    assert all(read_label(label(m)) == (key_of(m.id), sent_as(m.target, m.state)) for m in MESSAGES)
    assert read_label("msgid-1") == ("msgid-1", "")


@pytest.mark.parametrize("name", ROWS)
def test_a_file_says_itself_which_translations_are_finished(name: str) -> None:
    delivery = exchange.read(FORMS[name].write(parcel()), "file")
    for message, back in zip(MESSAGES, delivery.messages, strict=True):
        assert back.standing is STANDINGS.get(message.state, back.standing)
        assert message.target or back.standing is not Standing.FINISHED


@pytest.mark.parametrize("name", FORMS)
def test_equal_parcels_are_equal_bytes(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    first = FORMS[name].write(parcel())
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert FORMS[name].write(parcel()) == first
    assert b"202" not in first[:64]


def test_the_previous_source_travels_in_every_form() -> None:
    for name in ROWS:
        data = FORMS[name].write(parcel())
        text = "".join(_texts(data))
        assert "wait for 2–5 days" in text, name
        assert "Keep it short." in text, name
        assert "source/small.md" in text, name


def _texts(data: bytes) -> list[str]:
    if not data.startswith(b"PK"):
        return [data.decode("utf-8")]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [html.unescape(archive.read(name).decode("utf-8", "replace")) for name in archive.namelist()]


def test_a_zip_holds_a_brief_and_what_is_enclosed_in_a_folder_of_its_own() -> None:
    from dataclasses import replace

    enclosed = replace(parcel(), about="Its sections: one", enclosures=(("small.po", b"po"), ("glossary.csv", b"term")))
    with zipfile.ZipFile(io.BytesIO(FORMS["zip"].write(enclosed))) as archive:
        assert archive.namelist() == ["small-pl/brief.txt", "small-pl/small.po", "small-pl/glossary.csv"]
        brief = archive.read("small-pl/brief.txt").decode("utf-8")
    for wanted in ("A small leaflet", "from English into Polish", "Its sections: one", "Poedit", "OmegaT", "{{words"):
        assert wanted in brief
    assert "5 pieces of text" in brief
    assert "glossary.csv: words that must be" in brief
    assert "preview.html" not in brief
    assert max(map(len, brief.splitlines())) <= 96
    assert exchange.inside(FORMS["zip"].write(enclosed), "a.zip") == ("a.zip/small-pl/small.po", b"po")


def test_a_file_is_known_by_what_is_in_it_and_not_by_its_name(tmp_path: Path) -> None:
    for name in ROWS:
        assert len(exchange.read(FORMS[name].write(parcel()), "photo.jpg").messages) == len(MESSAGES)
