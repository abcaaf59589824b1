"""The second opinion: offline, imported only when asked for, and the same arithmetic as ours."""

import importlib
import socket
import subprocess
import sys
from typing import Any

import pytest

from pipeline.languages import language
from pipeline.text.readability.formulas import formula
from pipeline.text.readability.opinion import APART, canonical, opinion
from pipeline.text.readability.reading import calculate
from pipeline.text.readability.tally import Measured, measure, tally

OWN = (
    "Take one tablet every day. Drink 2.5 ml of water with it. Don't drive for two days after the operation. Call "
    "the hospital if you feel dizzy, e.g. At night. A follow-up nurse will check your blood pressure every hour."
)


def measured(text: str = OWN) -> list[Measured]:
    return list(measure(text, language("en")))


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("the network was used")

    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    nltk: Any = importlib.import_module("nltk")
    monkeypatch.setattr(nltk.data, "path", [])
    monkeypatch.setattr(nltk, "download", refuse)


@pytest.mark.usefixtures("no_network")
def test_textstat_agrees_with_our_formulas_without_network_and_without_nltk_data() -> None:
    found = opinion(measured(), "en")
    assert found is not None
    assert found.program.startswith("textstat 0.")
    counts = tally(measured(), "en")
    exact = {"smog", "fk", "fre", "rix"}
    for id, theirs, ours in found.values:
        one = formula(id, "en")
        assert one is not None
        assert ours == calculate(one, counts)
        if id in exact:
            assert theirs == pytest.approx(ours, abs=0.01), id
    assert {id for id, _, _ in found.values} == {*exact, "cli", "ari"}


@pytest.mark.usefixtures("no_network")
def test_the_known_differences_are_those_that_the_report_names() -> None:
    found = opinion(measured(), "en")
    assert found is not None
    theirs = {id: value for id, value, _ in found.values}
    counts = tally(measured(), "en")
    # 0.058 letters per 100 words in place of 0.0588, and one full stop a sentence counted as a letter.
    assert theirs["cli"] == pytest.approx(
        5.8 * counts.letters / counts.length - 29.6 * counts.sentences / counts.length - 15.8, abs=0.4
    )
    assert theirs["ari"] > {id: ours for id, _, ours in found.values}["ari"]
    assert {"cli", "ari", ""} <= set(APART)


OTHERS = {
    "de": "Sie werden heute operiert und bleiben über Nacht bei uns. Bitte trinken Sie vor der Operation nichts mehr.",
    "es": "Hoy le operamos y pasará la noche con nosotros. No beba nada antes de la operación de mañana.",
    "fr": "Vous serez opéré demain et vous restez une nuit chez nous. Ne buvez rien avant votre opération.",
    "it": "Oggi viene operato e resta una notte con noi. Non beva niente prima della operazione di domani.",
}


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("tag", OTHERS)
def test_textstat_agrees_in_other_languages_too_when_it_gets_our_syllables(tag: str) -> None:
    found = opinion(list(measure(OTHERS[tag], language(tag))), tag)
    assert found is not None
    for id, theirs, ours in found.values:
        # Gulpease: textstat counts the full stops as letters.
        assert theirs == pytest.approx(ours, abs=1.5 if id == "gulpease" else 0.05), id
    assert all(found.name(id) for id, _, _ in found.values)


@pytest.mark.usefixtures("no_network")
def test_textstat_leaves_out_short_sentences_and_so_differs() -> None:
    found = opinion(measured("Do not drive a car. Rest well. Drink water. Eat well. You must not lift."), "en")
    counts = tally(measured("Do not drive a car. Rest well. Drink water. Eat well. You must not lift."), "en")
    ours = formula("fk", "en")
    assert found is not None
    assert ours is not None
    assert {id: value for id, value, _ in found.values}["fk"] > calculate(ours, counts) + 0.5


def test_textstat_is_left_as_it_was() -> None:
    counting: Any = importlib.import_module("textstat.backend.counts._count_syllables")
    before = counting.get_cmudict, counting.get_pyphen
    opinion(measured(), "en")
    assert (counting.get_cmudict, counting.get_pyphen) == before
    assert counting.count_syllables.cache_info().currsize == 0


def test_what_textstat_counted_before_for_somebody_else_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = opinion(measured(), "en")
    counting: Any = importlib.import_module("textstat.backend.counts._count_syllables")
    with monkeypatch.context() as patched:
        patched.setattr(counting, "get_cmudict", lambda lang: {"hospital": [["V1"]]})
        patched.setattr(counting, "get_pyphen", lambda lang: None)
        assert counting.count_syllables("hospital", "en_US") == 1
        assert counting.count_syllables(canonical(measured("Hospital.")), "en_US") == 1
        assert importlib.import_module("textstat.backend.metrics").smog_index("hospital", "en_US") > 0
    assert opinion(measured(), "en") == wanted


def test_asking_twice_gives_the_same_answer() -> None:
    assert opinion(measured(), "en") == opinion(measured(), "en")


@pytest.mark.parametrize("tag", ["pl", "tr", "pt", "ar", "bn", "cy", "ro", "ur", "zh-Hans", ""])
def test_there_is_no_second_opinion_in_another_language(tag: str) -> None:
    assert opinion(measured(), tag) is None


def test_there_is_no_second_opinion_on_nothing() -> None:
    assert opinion([], "en") is None


def test_the_canonical_text_has_bare_words_and_one_full_stop_after_each_sentence() -> None:
    assert canonical(measured("Take 2.5 ml (don't wait)! Follow-up?")) == "take 25 ml dont wait. followup."


def test_textstat_is_imported_only_when_asked_for() -> None:
    program = (
        "import sys; import pipeline.steps.reading, pipeline.text.readability.opinion;"
        "print(sorted({'textstat', 'nltk', 'pyphen'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
