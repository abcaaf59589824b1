"""`polyleaf reading` on the command line: every form of report, records, baselines, gates, waivers, no network."""

import json
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pipeline.commands import main
from pipeline.files.workspace import Workspace
from pipeline.steps.levels.words import CAVEAT
from tests.conftest import SOURCE, translate, write

Polyleaf = Callable[..., int]

LONG = "You must call the ward at once if your temperature is high or if you feel hot and sick in the first two days."


@pytest.fixture
def hard(workspace: Workspace) -> Workspace:
    """The small workspace with a second leaflet that has things to mend."""
    lines = [f"Eat well every day. Drink a lot of water. Rest at night number {number}.\n" for number in range(10)]
    text = SOURCE.split("# A small leaflet")[0].replace("[pl]", "[]").replace("PIL-1", "PIL-2")
    body = "\n".join(lines)
    write(workspace.root, "source/hard.md", f"{text}# A hard leaflet\n\n{body}\n{LONG}\n\nCommence on day two.\n")
    return workspace


def test_the_terminal_shows_the_table_and_the_sentences_to_mend(
    hard: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    assert polyleaf("reading", "hard") == 0
    said = capsys.readouterr().out
    assert "1 over 20 words" in said
    assert "Does not meet the profile nhs" in said
    assert f" 1. source/hard.md:37, 24 words (limit 20)\n    {LONG}" in said
    assert "Write “start” instead of “Commence”" in said
    assert "Test with users." in said


def test_findings_are_listed_with_their_lines_and_what_was_not_applied(
    hard: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    assert polyleaf("reading", "--findings", "--lang", "en") == 0
    said = capsys.readouterr().out
    assert "REVIEW R007 source/hard.md:39: “Commence” is a hard word." in said
    assert "Not applied: R018: this is the source." in said


@pytest.mark.parametrize("form", ["text", "html", "json", "sarif", "junit"])
def test_every_form_goes_to_a_file_and_says_the_same_twice(
    form: str, hard: Workspace, polyleaf: Polyleaf, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert polyleaf("reading", "--findings", "--format", form, "--to", str(first)) == 0
    assert polyleaf("reading", "--findings", "--format", form, "--to", str(second)) == 0
    assert first.read_bytes() == second.read_bytes()
    text = first.read_text("utf-8")
    assert "commence" in text.lower()
    if form == "sarif":
        run = json.loads(text)["runs"][0]
        ids = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
        assert {result["ruleId"] for result in run["results"]} <= ids
        found = next(result for result in run["results"] if result["ruleId"] == "R007")
        place = found["locations"][0]["physicalLocation"]
        assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("source/hard.md", 39)
        assert found["level"] == "warning"
        said = [one["message"]["text"] for one in run["invocations"][0]["toolExecutionNotifications"]]
        assert said[0] == CAVEAT
        assert "hard, en: R018 not applied: this is the source." in said
    if form == "junit":
        root = ET.fromstring(text)
        assert root.get("failures") == "0"
        assert {one.get("value") for one in root.iter("property")} == {CAVEAT}
        assert [one.get("message") for one in root.iter("skipped")].count("not applied: this is the source") == 2
    if form == "json":
        assert [row["lang"] for row in json.loads(text)["reports"]] == ["en", "en", "pl"]


def test_a_language_that_is_not_translated_is_named_with_the_reason(
    workspace: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    path = workspace.root / "locale/pl/LC_MESSAGES/small.po"
    head, *messages = path.read_text("utf-8").split("\n\n")
    number = len(messages)
    path.write_text("\n\n".join([head, *(re.sub('msgstr ".*"', 'msgstr ""', one) for one in messages)]), "utf-8")
    assert polyleaf("reading", "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    reason = f"{number} messages not translated or marked fuzzy"
    assert told["skipped"] == [{"leaflet": "small", "lang": "pl", "reason": reason}]
    assert polyleaf("reading") == 0
    assert re.search(f"Polish \\(pl\\) +NOT CHECKED: {reason}", capsys.readouterr().out)
    assert polyleaf("reading", "--format", "sarif") == 0
    run = json.loads(capsys.readouterr().out)["runs"][0]
    warned = [one for one in run["invocations"][0]["toolExecutionNotifications"] if one["level"] == "warning"]
    assert [one["message"]["text"] for one in warned] == [f"small, pl: not checked: {reason}."]
    assert polyleaf("reading", "--format", "junit") == 0
    suite = next(one for one in ET.fromstring(capsys.readouterr().out) if one.get("name") == "small.pl")
    assert (suite.get("tests"), suite.get("skipped")) == ("1", "1")


def test_of_a_language_in_the_making_only_what_is_translated_is_looked_at(
    workspace: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    path = workspace.root / "locale/pl/LC_MESSAGES/small.po"
    whole = path.read_text("utf-8").replace("poczekaj 2–4 dni", "poczekaj poczekaj 2–4 dni")
    path.write_text(re.sub('msgstr "Weź 2 tabletki.*"', 'msgstr ""', whole), "utf-8")
    assert polyleaf("reading", "--lang", "pl", "--format", "json", "--record") == 0
    told = json.loads(capsys.readouterr().out)
    (made,) = told["reports"]
    assert told["skipped"] == []
    assert [one["code"] for one in made["findings"]] == ["R017"]
    assert made["coverage"] == 87.5
    # "zadzwoń" and "poczekaj poczekaj 2–4 dni", beside "call" and "wait for 2–4 days".
    assert (made["counts"]["length"], made["counts"]["sentences"]) == (6, 2)
    assert made["comparison"]["words"] == 1.0
    assert not list(workspace.root.glob("locale/pl/*.reading.jsonl"))
    assert polyleaf("reading") == 0
    said = capsys.readouterr().out
    assert "Polish (pl), 87% translated" in said
    assert "87% of the messages are translated; the figures and findings are of these alone." in said
    assert polyleaf("reading", "--format", "sarif") == 0
    run = json.loads(capsys.readouterr().out)["runs"][0]
    notes = [one["message"]["text"] for one in run["invocations"][0]["toolExecutionNotifications"]]
    assert "small, pl: not checked: 1 message not translated or marked fuzzy." in notes
    path.write_text(re.sub("poczekaj poczekaj", "poczekaj", path.read_text("utf-8")), "utf-8")
    assert polyleaf("reading", "--lang", "pl") == 0
    assert "cannot be told: only 87% of the messages are translated" in capsys.readouterr().out


def test_of_many_reports_the_sentences_to_mend_first_are_the_worst_of_each(
    hard: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    path = hard.root / "locale/pl/LC_MESSAGES/small.po"
    path.write_text(path.read_text("utf-8").replace("poczekaj 2–4 dni", "poczekaj poczekaj 2–4 dni"), "utf-8")
    assert polyleaf("reading") == 0
    first = capsys.readouterr().out.split("\nMend first\n")[1]
    assert re.findall(r"^ *\d+\. (\S+):", first, re.MULTILINE) == [
        "source/hard.md",
        "locale/pl/LC_MESSAGES/small.po",
        "source/hard.md",
    ]
    assert "Name a leaflet and its language (--lang)" in first


# --- Gates and profiles ------------------------------------------------------------------------------------------


def test_nothing_blocks_by_default_and_a_gate_on_a_rule_makes_the_exit_code_1(
    hard: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    assert polyleaf("reading", "hard") == 0
    write(hard.root, "polyleaf.toml", 'voice = "silence"\n[reading]\ngate = ["R001"]\n')
    capsys.readouterr()
    assert polyleaf("reading", "hard", "--format", "junit") == 1
    told, warned = capsys.readouterr()
    assert re.fullmatch(
        r"Blocked by the gate in the settings: 1 finding: source/hard\.md:\d+ R001\. Mend them, or let one stand with: "
        r"polyleaf waive\.\n",
        warned,
    )
    assert ET.fromstring(told[told.index("<?xml") :]).get("failures") == "1"


@pytest.mark.parametrize(
    "settings, said",
    [
        ('gate = ["R005"]', "rules that a writer can act on"),
        ('gate = ["C001"]', "rules that a writer can act on"),
        ('profile = "nsh"', "one of nhs, us-6, eu-lay, easy-read, plain-english"),
        ("limit = 20", "the setting"),
    ],
)
def test_settings_that_make_no_sense_are_refused_in_words(
    settings: str, said: str, workspace: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace.root, "polyleaf.toml", f'voice = "silence"\n[reading]\n{settings}\n')
    assert polyleaf("reading") == 5
    assert said in capsys.readouterr().err


def test_another_profile_has_other_limits(
    hard: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    assert polyleaf("reading", "hard", "--profile", "easy-read") == 0
    assert "over 15 words" in capsys.readouterr().out


def test_a_finding_is_let_stand_by_a_person_with_a_reason_until_the_text_changes(
    hard: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--lang", "en", "--role", "approver", "--name", "Ann Example", "--reason", "It is a quotation.")
    assert polyleaf("waive", "hard", "--code", "R007", "--line", "39", *given) == 0
    capsys.readouterr()
    polyleaf("reading", "hard", "--findings")
    said = capsys.readouterr().out
    assert "Let stand by Ann Example: It is a quotation." in said
    assert "hard word" not in next(line for line in said.splitlines() if "Does not meet" in line)
    path = hard.root / "source/hard.md"
    path.write_text(path.read_text("utf-8").replace("Commence on day two", "Commence on day 2"), "utf-8")
    polyleaf("reading", "hard", "--findings")
    assert "Let stand" not in capsys.readouterr().out


# --- Words of the workspace's own --------------------------------------------------------------------------------


def test_the_workspace_adds_words_and_takes_others_out_in_any_language(
    hard: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    write(
        hard.root, "locale/en/plain-words.csv", "term,forms,advice,plain\ncommence,,known,\nward,wards,replace,room\n"
    )
    write(hard.root, "locale/pl/plain-words.csv", "term;forms;advice;plain\nulotka;;replace;kartka\n")
    translate(hard.root, "small", "pl", {"wait for 2–4 days": "poczekaj 2–4 dni, ulotka"})
    polyleaf("reading", "--findings")
    said = capsys.readouterr().out
    assert "“ward” is a hard word. Write “room”" in said
    assert "“ulotka” is a hard word. Write “kartka”" in said
    assert "Commence” is a hard word" not in said


def test_a_known_name_may_hold_a_hard_word_that_stays_one_elsewhere(
    hard: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    path = hard.root / "source/hard.md"
    path.write_text(path.read_text("utf-8") + "\nGo to the hepatic clinic. Eat hepatic food.\n", "utf-8")
    write(hard.root, "locale/en/plain-words.csv", "term,forms,advice,plain\nhepatic clinic,,known,\n")
    assert polyleaf("reading", "hard", "--lang", "en", "--format", "json") == 0
    (report,) = json.loads(capsys.readouterr().out)["reports"]
    told = [one for one in report["findings"] if "hepatic" in one["message"]]
    assert [one["span"] for one in told] == [[30, 37]]


@pytest.mark.parametrize(
    "text, place",
    [
        ("word,plain\na,b\n", "plain-words.csv:1"),
        ("term,forms,advice,plain\nward,,shout,room\n", "plain-words.csv:2"),
        ("term,forms,advice,plain\n,,replace,room\n", "plain-words.csv:2"),
        ("term,forms,advice,plain\nward,,replace,\n", "plain-words.csv:2"),
        ("term,forms,advice,plain\na,,replace,b,c\n", "plain-words.csv:2"),
        ('term,forms,advice,plain\n"a"b,,replace,c\n', "plain-words.csv:2"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_with_its_line(
    text: str, place: str, hard: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    write(hard.root, "locale/en/plain-words.csv", text)
    assert polyleaf("reading", "hard") == 4
    assert place in capsys.readouterr().err


# --- Records and baselines ---------------------------------------------------------------------------------------


def test_a_later_version_is_compared_with_the_recorded_one(
    hard: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    assert polyleaf("reading", "hard", "--record") == 0
    assert polyleaf("reading", "hard", "--record") == 0
    kept = (hard.root / "locale/en/hard.reading.jsonl").read_text("utf-8")
    assert len(kept.splitlines()) == 1
    shown, told = capsys.readouterr()
    assert "Since version" not in shown
    assert told == "Figures kept: hard (en) 1.0.\n" * 2
    path = hard.root / "source/hard.md"
    path.write_text(path.read_text("utf-8").replace("Commence on", "Start on").replace('"1.0"', '"1.1"'), "utf-8")
    assert polyleaf("reading", "hard") == 0
    assert "Since version 1.0 (" in (said := capsys.readouterr().out)
    assert "0 new findings, 1 resolved" in said
    assert polyleaf("reading", "hard", "--since", "1.0") == 0
    assert polyleaf("reading", "hard", "--since", "0.9") == 2
    assert "a recorded version (1.0)" in capsys.readouterr().err


def test_an_approvers_signature_records_the_reading_level(workspace: Workspace, polyleaf: Polyleaf) -> None:
    given = ("small", "--lang", "pl", "--name", "Anna Nowak")
    assert polyleaf("sign", *given, "--role", "reviser") == 0
    path = workspace.root / "locale/pl/small.reading.jsonl"
    assert not path.is_file()
    assert polyleaf("sign", "small", "--lang", "pl", "--name", "Jan Kowal", "--role", "approver") == 0
    record = json.loads(path.read_text("utf-8"))
    assert record["version"] == "1.0"
    assert record["counts"]["sentences"] == 4


@pytest.mark.parametrize("line", ["no json", "{}", '{"record": 2}', '{"record": 1, "version": "1"}', "[]"])
def test_a_record_that_cannot_be_read_is_refused_with_its_line(
    line: str, hard: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    write(hard.root, "locale/en/hard.reading.jsonl", f"{line}\n")
    assert polyleaf("reading", "hard") == 4
    assert "hard.reading.jsonl:1" in capsys.readouterr().err


def test_a_baseline_needs_thirty_approved_messages(
    workspace: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    assert polyleaf("reading", "--calibrate") == 0
    assert "pl: not calibrated: 0 approved messages; 30 are needed." in capsys.readouterr().out
    assert not (workspace.root / "locale/pl/reading-baseline.json").exists()


def test_a_baseline_is_made_of_approved_translations_and_then_used(
    workspace: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    front = SOURCE.split("# A small leaflet")[0].replace("[pl]", "[cy]")
    words = {
        f"Take one tablet every day of week {n}.": f"Cymerwch un dabled bob dydd yn wythnos {n} nawr."
        for n in range(31)
    }
    body = "\n\n".join(words)
    write(workspace.root, "source/many.md", f"{front}# Many\n\n{body}\n")
    assert polyleaf("update") == 0
    more = {"Many": "Llawer", "A hospital": "Ysbyty", "A ward": "Ward", "Call 020 7946 0000": "Ffoniwch 020 7946 0000"}
    translate(workspace.root, "many", "cy", {**words, **more})
    assert polyleaf("sign", "many", "--lang", "cy", "--name", "Ann Evans", "--role", "approver") == 0
    assert polyleaf("reading", "--calibrate", "--lang", "cy", "many") == 0
    assert "cy: written: the median of 31 messages in 1 approved leaflets of this workspace." in capsys.readouterr().out
    made = json.loads((workspace.root / "locale/cy/reading-baseline.json").read_text("utf-8"))
    assert made["words"] == made["sentence"] == pytest.approx(9 / 8, abs=0.001)
    assert polyleaf("reading", "many", "--lang", "cy") == 0
    said = capsys.readouterr().out
    assert "(usual 1.12)" in said
    assert "over 22 words" in said
    assert polyleaf("reading", "--calibrate", "--lang", "cy", "many") == 0
    assert "cy: unchanged" in capsys.readouterr().out


def test_a_baseline_that_cannot_be_read_is_refused(
    workspace: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace.root, "locale/pl/reading-baseline.json", '{"words": "many"}')
    assert polyleaf("reading", "--lang", "pl") == 5
    assert "polyleaf reading --calibrate" in capsys.readouterr().err


# --- Samples, network, dictionaries ------------------------------------------------------------------------------


def test_the_samples_are_read_in_every_language_with_a_figure_or_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reading", "--format", "json"]) == 0
    for row in json.loads(capsys.readouterr().out)["reports"]:
        assert bool(row["scores"]) != bool(row["reason"]), row["lang"]
        assert row["counts"]["sentences"] >= 30
        if row["lang"] == "en":
            assert row["scores"][0]["age"] <= 14


def test_neither_network_nor_nltk_data_is_used(
    hard: Workspace, polyleaf: Polyleaf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("the network was used")

    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    nltk = pytest.importorskip("nltk", reason="not installed: python -m pip install textstat")
    monkeypatch.setattr(nltk.data, "path", [])
    monkeypatch.setattr(nltk, "download", refuse)
    for form in ("text", "html", "json"):
        assert polyleaf("reading", "--opinion", "--format", form) == 0


def test_without_asking_for_an_opinion_textstat_is_not_even_loaded() -> None:
    program = (
        "import sys; from pipeline.commands import main; main(['reading', '--lang', 'en', '--format', 'json']);"
        "print(sorted({'textstat', 'nltk', 'pyphen', 'jinja2', 'icu4py'} & set(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"textstat", "nltk", "pyphen", "icu4py"} & set(ran.stderr.split("'"))


def test_chinese_words_need_a_dictionary_that_is_named_when_it_is_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.text.readability import breaker

    monkeypatch.setattr(breaker, "_MODULE", "no_such_module")
    assert main(["reading", "--lang", "zh-Hans", "--breaker", "icu"]) == 2
    assert "polyleaf[words]" in capsys.readouterr().err
    assert main(["reading", "--lang", "pl", "--breaker", "icu"]) == 0


def test_chinese_words_are_told_apart_by_icu(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("icu4py", reason="not installed: python -m pip install 'polyleaf[words]'")
    assert main(["reading", "pain-relief-at-home", "--lang", "zh-Hans", "--breaker", "icu", "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["reports"]
    assert row["counts"]["unit"] == "words"
    assert row["counts"]["sentences"] < row["counts"]["length"] < row["counts"]["letters"]
    assert row["scores"] == []
