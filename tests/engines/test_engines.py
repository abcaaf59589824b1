"""One contract for every engine: the same questions, the same promises."""

import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.engines import ENGINES, engine, sends
from pipeline.files import po
from pipeline.files.workspace import Workspace
from pipeline.languages import language
from pipeline.model.catalogue import Message, MessageId, State
from pipeline.model.drafting import Engine, Remembered, Service, Supplies, Wanted
from pipeline.model.errors import EngineError
from pipeline.model.glossary import Glossary, Term
from tests.conftest import write
from tests.engines import service as services
from tests.engines.conftest import SENDING
from tests.engines.service import KEY
from tests.programs import needs

ROOT = Path(__file__).parent.parent.parent
EN, PL = language("en"), language("pl")
Translate = Callable[..., int]
TERMS = Glossary("en", "pl", (Term("tablets", "pastylki"),))
WORDS = (
    "call {{phone}} in 2–4 days",
    "**Take 2 tablets** of 500 mg, < 1% & no more",
    "call [A ward](https://ward.example/a?b=1&c=2) or <ward@north.example>",
    "Call 020 7946 0000\\\nin 24 hours",
)
MACHINES = [name for name in ENGINES if name != "memory"]


@pytest.fixture
def made(service: services.Service, argos: None) -> Callable[[str], Engine]:
    """Any engine, ready to be asked; the memory knows every text by heart."""

    def make(name: str) -> Engine:
        known = tuple(Remembered(MessageId("item", words), services.translated(words), "other") for words in WORDS)
        address = service.address + ("/v1" if name == "openai" else "")
        return engine(name, Supplies(TERMS, known, Service(address, "tower", timeout=5), KEY, "0.1"))

    return make


def test_every_engine_s_file_is_registered_and_in_the_import_contract() -> None:
    helpers = {"__init__", "marked", "web"}
    folder = ROOT / "pipeline" / "engines"
    files = sorted({path.stem for path in folder.glob("*.py")} - helpers)
    assert sorted(module for module, _ in ENGINES.values()) == files
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (named,) = (one["modules"] for one in contracts if "pipeline.engines.memory" in one.get("modules", ()))
    assert named == [f"pipeline.engines.{name}" for name in files]


def asked_for(*words: str, refused: str = "") -> tuple[Wanted, ...]:
    return tuple(Wanted(Message(MessageId("item", one)), refused) for one in words)


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_has_its_name_and_says_who_gets_the_text(name: str, made: Callable[[str], Engine]) -> None:
    found = made(name)
    assert found.name == name
    assert found.sends is sends(name) is (name in SENDING)
    assert (found.receiver != "") is found.sends
    assert found.most >= 1


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_gives_each_message_at_most_one_draft_signed_and_always_the_same(
    name: str, made: Callable[[str], Engine]
) -> None:
    wanted = asked_for(*WORDS)
    drafts = made(name).draft(wanted, EN, PL)
    assert sorted(draft.id.words for draft in drafts) == sorted(WORDS)
    assert all(re.match(rf"{name} \S", draft.by) for draft in drafts)
    assert all((draft.score is None) == (name != "memory") for draft in drafts)
    assert made(name).draft(wanted, EN, PL) == drafts


@pytest.mark.parametrize("name", ENGINES)
def test_figures_placeholders_links_addresses_bold_and_breaks_come_through(
    name: str, made: Callable[[str], Engine]
) -> None:
    drafts = {draft.id.words: draft for draft in made(name).draft(asked_for(*WORDS), EN, PL)}
    assert [draft.fault for draft in drafts.values()] == [""] * len(WORDS)
    assert [drafts[words].target for words in WORDS] == [
        "zadzwoń: {{phone}} w ciągu 2–4 dni",
        "**Weź 2 tablets** of 500 mg, < 1% & no more",
        "zadzwoń: [Oddział](https://ward.example/a?b=1&c=2) or <ward@north.example>",
        "Telefon: 020 7946 0000\\\nw ciągu 24 godzin",
    ]


@pytest.mark.parametrize("name", ["argos", "deepl", "libretranslate"])
def test_what_was_refused_comes_back_with_the_glossary_s_wording_and_every_figure_untouched(
    name: str, made: Callable[[str], Engine], service: services.Service
) -> None:
    from argostranslate import translate

    def spoil(text: str) -> str:
        return re.sub(r"(?<![>\d\"])\d+(?![\d<\"])", "7", text)

    service.change = spoil
    translate.change[:] = [spoil]
    (first,) = made(name).draft(asked_for("Take 2 tablets in 24 hours"), EN, PL)
    (again,) = made(name).draft(asked_for("Take 2 tablets in 24 hours", refused="missing: 2"), EN, PL)
    translate.change.clear()
    assert "7" in first.target
    assert again.target == "Weź 2 pastylki w ciągu 24 godzin"


def test_a_model_is_told_the_terms_the_rules_and_why_its_draft_was_refused(
    made: Callable[[str], Engine], service: services.Service
) -> None:
    made("openai").draft(asked_for("Take 2 tablets", refused="missing: 2"), EN, PL)
    _, headers, question = service.asked[-1]
    instructions, texts = (message["content"] for message in question["messages"])
    assert "from English into Polish (pl)" in instructions
    assert "tablets = pastylki" in instructions
    assert "{{placeholders}}" in instructions
    assert "low reading skills" in instructions
    assert "missing: 2" in texts
    assert headers["authorization"] == f"Bearer {KEY}"
    assert question["model"] == "tower"


def test_a_model_is_told_no_terms_that_the_texts_do_not_have(
    made: Callable[[str], Engine], service: services.Service
) -> None:
    made("openai").draft(asked_for("Take it"), EN, PL)
    assert "pastylki" not in service.asked[-1][2]["messages"][0]["content"]


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "```json\n{}\n```",
        "```\n{}\n```",
        "Here you are:\n{}\nI hope that helps.",
        "<think>The answer is {{}}?</think>\n{}",
    ],
)
def test_what_a_model_says_around_its_answer_does_no_harm(
    around: str, made: Callable[[str], Engine], service: services.Service
) -> None:
    content = around.format(json.dumps({"translations": [{"id": "2", "text": "b"}, {"id": 1, "text": "a"}]}))
    service.body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
    assert [draft.target for draft in made("openai").draft(asked_for("one", "two"), EN, PL)] == ["a", "b"]


def test_a_model_that_takes_no_temperature_is_asked_without_one(
    made: Callable[[str], Engine], service: services.Service
) -> None:
    service.refuses = "temperature"
    (draft,) = made("openai").draft(asked_for("Getting help"), EN, PL)
    assert draft.target == "Pomoc"
    assert ["temperature" in question for _, _, question in service.asked] == [True, False]


def test_chinese_has_the_name_that_every_version_of_libretranslate_knows(
    made: Callable[[str], Engine], service: services.Service
) -> None:
    with pytest.raises(EngineError, match="zh is not supported"):
        made("libretranslate").draft(asked_for("Take it"), EN, language("zh-Hans"))


@pytest.mark.parametrize("version", ["", "x" * 50])
def test_a_libretranslate_that_tells_no_sensible_version_has_done_its_work(
    version: str, made: Callable[[str], Engine], service: services.Service
) -> None:
    service.version = version
    (draft,) = made("libretranslate").draft(asked_for("Getting help"), EN, PL)
    assert draft.target == "Pomoc"
    assert draft.by.startswith(f"libretranslate {'x' * 20 if version else 'of unknown version'} (")


def test_deepl_gets_the_key_in_a_header_and_its_own_names_of_languages(
    made: Callable[[str], Engine], service: services.Service
) -> None:
    made("deepl").draft(asked_for("Take it"), EN, language("zh-Hans"))
    _, headers, question = service.asked[-1]
    assert headers["authorization"] == f"DeepL-Auth-Key {KEY}"
    assert KEY not in str(question)
    assert (question["source_lang"], question["target_lang"]) == ("EN", "ZH-HANS")


@pytest.mark.parametrize(("key", "host"), [("abc:fx", "api-free.deepl.com"), ("abc", "api.deepl.com")])
def test_a_key_of_a_free_deepl_account_goes_to_the_free_host(key: str, host: str) -> None:
    assert engine("deepl", Supplies(TERMS, key=key)).receiver == host


def test_engines_without_their_settings_say_what_is_missing() -> None:
    with pytest.raises(EngineError, match=r"there is no key.*DEEPL_KEY"):
        engine("deepl", Supplies(TERMS))
    with pytest.raises(EngineError, match="there is no model"):
        engine("openai", Supplies(TERMS))


@pytest.mark.parametrize(
    "address",
    [
        "http://translate.example.org",
        "ftp://localhost",
        "https://",
        "https://user:password@host.example",
        "https://host.example/?q=1",
        "https://host.example/ x",
        "https://[broken",
        "https://host.example:0",
        "file:///etc/passwd",
    ],
)
def test_an_address_that_is_not_https_is_refused_but_for_this_machine(address: str) -> None:
    with pytest.raises(EngineError, match="https://"):
        engine("libretranslate", Supplies(TERMS, service=Service(address)))


def test_argos_says_what_to_install_when_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("argostranslate")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "argostranslate", None)
    with pytest.raises(EngineError, match=r"polyleaf\[argos\]"):
        engine("argos", Supplies(TERMS)).draft(asked_for("Take"), EN, PL)


def test_argos_says_which_language_package_is_missing(argos: None) -> None:
    with pytest.raises(EngineError, match="argospm install translate-en_cy"):
        engine("argos", Supplies(TERMS)).draft(asked_for("Take"), EN, language("cy"))
    with pytest.raises(EngineError, match="French"):
        engine("argos", Supplies(TERMS)).draft(asked_for("Take"), EN, language("fr"))


def test_argos_that_is_set_up_to_ask_a_server_is_refused(argos: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from argostranslate import settings

    monkeypatch.setattr(settings, "model_provider", settings.ModelProvider.LIBRETRANSLATE)
    with pytest.raises(EngineError, match="LIBRETRANSLATE"):
        engine("argos", Supplies(TERMS)).draft(asked_for("Take"), EN, PL)


def test_a_language_package_that_does_not_work_is_named(argos: None) -> None:
    from argostranslate import translate

    def broken(text: str) -> str:
        raise RuntimeError("Unable to open file 'model.bin'")

    translate.change[:] = [broken]
    with pytest.raises(EngineError, match=r"model\.bin.*install the language package again"):
        engine("argos", Supplies(TERMS)).draft(asked_for("Take"), EN, PL)
    translate.change.clear()


def test_argos_by_way_of_another_language_is_signed_so(argos: None) -> None:
    (direct,) = engine("argos", Supplies(TERMS)).draft(asked_for("Take"), EN, PL)
    (around,) = engine("argos", Supplies(TERMS)).draft(asked_for("Take"), EN, language("es"))
    assert "package 1.9" in direct.by
    assert "by way of another language" in around.by


@pytest.mark.skipif(
    importlib.util.find_spec("argostranslate") is None,
    reason='Argos Translate is not installed (pip install "polyleaf[argos]"; argospm install translate-en_es)',
)
def test_the_real_argos_translates_and_keeps_what_must_not_change() -> None:
    try:
        (draft,) = engine("argos", Supplies(TERMS)).draft(asked_for("Call {{phone}} in 24 hours."), EN, language("es"))
    except EngineError as error:
        pytest.skip(f"{error.found} ({error.remedy})")
    assert draft.fault or ("{{phone}}" in draft.target and "24" in draft.target)


@pytest.mark.parametrize("name", MACHINES)
def test_every_draft_is_fuzzy_and_signed_with_engine_version_and_day(
    name: str, translate: Translate, empty: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import date

    class Day(date):
        @classmethod
        def today(cls) -> "Day":
            return cls(2031, 5, 7)

    monkeypatch.setattr("pipeline.commands.translate.date", Day)
    assert translate(name) == 0
    messages = catalogue(empty)
    assert {message.state for message in messages.values()} == {State.DRAFT}
    assert messages["Getting help"].target == "Pomoc"
    by = {
        "argos": "of unknown version, package 1.9",
        "deepl": "API v2 (127",
        "libretranslate": "1.7.3 (127",
        "openai": "tower-test-7b (127",
    }
    for message in messages.values():
        assert message.remark.startswith(f"draft: {name} {by[name]}")
        assert message.remark.endswith(", 2031-05-07: machine translation, no person has checked it")


@needs("msgcat", "gettext")
@pytest.mark.parametrize("name", MACHINES)
def test_msgcat_would_write_a_catalogue_of_drafts_and_notes_byte_for_byte(
    name: str, translate: Translate, empty: Workspace
) -> None:
    write(empty.root, "locale/pl/glossary.csv", "term,target,variants\nhelp,pomoc,Pomoc\n")
    assert translate(name, "--notes") == 0
    assert b"#. Glossary: help = pomoc" in path(empty).read_bytes()
    run = subprocess.run(["msgcat", "--no-wrap", str(path(empty))], capture_output=True, check=True)
    assert run.stdout == path(empty).read_bytes()


@pytest.mark.parametrize("name", ENGINES)
def test_drafting_twice_changes_no_byte_and_what_a_person_wrote_stays(
    name: str, translate: Translate, empty: Workspace, service: services.Service
) -> None:
    from tests.conftest import translate as by_hand

    by_hand(empty.root, "small", "pl", {"Getting help": "Gdzie szukać pomocy"})
    assert translate(name) == 0
    before, asked = path(empty).read_bytes(), len(service.asked)
    assert translate(name) == 0
    assert path(empty).read_bytes() == before
    assert len(service.asked) == asked
    assert catalogue(empty)["Getting help"].state is State.DONE
    assert catalogue(empty)["Getting help"].target == "Gdzie szukać pomocy"


@pytest.mark.parametrize("name", MACHINES)
def test_a_draft_that_fails_a_check_is_thrown_away_with_its_reason(
    name: str, translate: Translate, empty: Workspace, service: services.Service, capsys: pytest.CaptureFixture[str]
) -> None:
    from argostranslate import translate as argos

    def spoil(text: str) -> str:
        return text.replace("Pomoc", "Pomoc 24").replace("poczekaj", "poczekaj\u202e")

    service.change = spoil
    argos.change[:] = [spoil]
    assert translate(name) == 0
    argos.change.clear()
    out = capsys.readouterr().out
    assert "6 drafts to go through (fuzzy), 2 thrown away" in out
    assert re.search(rf'"Getting help" by {name} .*: not in the source: 24', out)
    assert re.search(rf'"wait for 2–4 days" by {name} .*: the invisible character U\+202E', out)
    assert catalogue(empty)["Getting help"] == replace_line(Message(MessageId("heading", "Getting help")), empty)
    assert catalogue(empty)["wait for 2–4 days"].state is State.EMPTY


def replace_line(message: Message, workspace: Workspace) -> Message:
    from dataclasses import replace

    found = catalogue(workspace)[message.id.words]
    return replace(message, line=found.line, places=found.places)


@pytest.mark.parametrize("name", ["argos", "deepl", "libretranslate"])
def test_a_refused_draft_is_asked_for_once_more_with_its_figures_behind_marks(
    name: str, translate: Translate, empty: Workspace, service: services.Service, capsys: pytest.CaptureFixture[str]
) -> None:
    from argostranslate import translate as argos

    def spoil(text: str) -> str:
        return re.sub(r"(?<![>\d])500", "50", text)

    service.change = spoil
    argos.change[:] = [spoil]
    assert translate(name) == 0
    argos.change.clear()
    assert "8 drafts to go through (fuzzy), 0 thrown away" in capsys.readouterr().out
    (dose,) = (message for words, message in catalogue(empty).items() if words.startswith("Take 2"))
    assert "500 mg" in dose.target


@pytest.mark.parametrize("name", MACHINES)
def test_a_draft_against_the_glossary_is_thrown_away_or_mended(
    name: str, translate: Translate, empty: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "term,target,variants,forbidden,note\ntablets,tabletki,,,\nhospital,klinika,,Szpital*,\nhelp,wsparcie,,,\n"
    write(empty.root, "locale/pl/glossary.csv", rows)
    assert translate(name) == 0
    out = capsys.readouterr().out
    messages = catalogue(empty)
    assert "tabletki" in next(message.target for words, message in messages.items() if words.startswith("Take 2"))
    if name == "openai":
        assert "“Szpital” is forbidden by the glossary for “hospital”" in out
        assert "the glossary has “wsparcie” for “help”" in out
        assert messages["A hospital"].state is State.EMPTY
    else:
        assert messages["A hospital"].target.endswith("klinika")
        assert messages["Getting help"].target.endswith("wsparcie")


def test_what_a_person_saves_while_the_engine_thinks_is_kept(
    translate: Translate, empty: Workspace, service: services.Service
) -> None:
    from tests.conftest import translate as by_hand

    def save(text: str) -> str:
        by_hand(empty.root, "small", "pl", {"Getting help": "Gdzie szukać pomocy"})
        return text

    service.change = save
    assert translate("deepl") == 0
    messages = catalogue(empty)
    assert (messages["Getting help"].target, messages["Getting help"].state) == ("Gdzie szukać pomocy", State.DONE)
    assert messages["A ward"].state is State.DRAFT


def test_nothing_of_an_engine_is_loaded_before_it_is_used() -> None:
    code = (
        "import sys, pipeline.commands.translate; "
        "print([name for name in ('pipeline.engines.web', 'argostranslate') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def path(workspace: Workspace) -> Path:
    return workspace.root / "locale/pl/LC_MESSAGES/small.po"


def catalogue(workspace: Workspace) -> dict[str, Message]:
    return {m.id.words: m for m in po.read(path(workspace), "small.po", "small", "pl").messages}
