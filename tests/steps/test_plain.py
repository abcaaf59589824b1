"""What the profile makes of the rules' findings, beside the source and beside a former version; HTML and JSON."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline.commands.reading import Wanted, judge
from pipeline.files import plain as lists
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.languages import language
from pipeline.model.catalogue import State
from pipeline.model.formula import Counts, Unit
from pipeline.model.leaflet import Leaflet
from pipeline.model.plain import PlacedSentence
from pipeline.model.reading import Baseline, ReadingReport
from pipeline.model.waiver import Waiver
from pipeline.rules import rules
from pipeline.steps.compare import compare, fingerprints, record
from pipeline.steps.extract import extract
from pipeline.steps.levels.data import SCHEMA, data
from pipeline.steps.levels.page import Shown, page
from pipeline.steps.levels.table import table, to_mend
from pipeline.steps.levels.words import CAVEAT, changed, compared
from pipeline.steps.localise import localise
from pipeline.steps.mend import hard_words
from pipeline.steps.plain import Judged, limit
from pipeline.steps.reading import count_running, read
from pipeline.steps.waive import message_digest, waive
from pipeline.text.markup.inline import plain
from pipeline.text.words import placed_words
from tests.rules.test_rules import leaflet

ROOT = Path(__file__).parent.parent.parent
PLAIN = "Eat well every day. Drink a lot of water. Rest at night. " * 10


def blocks(text: str) -> str:
    """A text in paragraphs of three sentences."""
    pieces = [f"{piece.strip()}." for piece in text.split(".") if piece.strip()]
    return "\n\n".join(" ".join(pieces[at : at + 3]) for at in range(0, len(pieces), 3))


def want(profile: str = "nhs", gate: tuple[str, ...] = ()) -> Wanted:
    return Wanted(lists.profile(profile), gate, False, "", "")


@pytest.fixture
def nowhere(tmp_path: Path) -> Workspace:
    (tmp_path / "source").mkdir()
    return open_workspace(tmp_path)


def report(of: Leaflet, workspace: Workspace, profile: str = "nhs", **given: object) -> ReadingReport:
    return both(of, workspace, profile, **given)[0]


def both(of: Leaflet, workspace: Workspace, profile: str = "nhs", **given: object) -> tuple[ReadingReport, Judged]:
    judged = judge(workspace, of, of.language, None, want(profile))
    edition = localise(of, None, of.language, {}).edition
    return read(edition, language(of.language), judged=judged, **given), judged  # type: ignore[arg-type]  # keywords


# --- The verdict -------------------------------------------------------------------------------------------------


def test_a_plain_leaflet_meets_the_profile_and_the_verdict_says_why(nowhere: Workspace) -> None:
    found = report(leaflet(blocks(PLAIN)), nowhere)
    assert found.meets is True
    assert found.verdict.startswith("Meets the profile nhs (NHS content style): reading age about ")
    assert "(aim 11, limit 14)" in found.verdict


def test_a_hard_word_and_a_long_sentence_keep_it_from_that_and_both_are_named(nowhere: Workspace) -> None:
    long = (
        "You must call the ward at once if your pain gets much worse or if you feel hot and sick in the first two days"
    )
    found = report(leaflet(blocks(f"{PLAIN} {long}. Commence on day two.")), nowhere)
    assert found.meets is False
    assert "1 sentence is too long; 1 hard word." in found.verdict


def test_a_leaflet_for_experts_is_too_hard_by_its_age_alone(nowhere: Workspace) -> None:
    hard = "Individual considerations concerning organisations necessarily determine international communication. "
    found = report(leaflet(blocks(hard * 30)), nowhere)
    assert found.meets is False
    assert "reading age about" in found.verdict


def test_advice_alone_keeps_no_leaflet_from_the_profile(nowhere: Workspace) -> None:
    found = report(leaflet(blocks(f"{PLAIN} You should rest. Wait 2–4 days. Your skin is cleaned.")), nowhere)
    assert {one.code for one in found.findings} >= {"R005", "R011", "R014"}
    assert found.meets is True


def test_a_text_too_short_for_an_age_neither_meets_nor_fails(nowhere: Workspace) -> None:
    found = report(leaflet("Rest well."), nowhere)
    assert found.meets is None
    assert "there is no reading age" in found.verdict
    assert "Not available: only 1 sentence" in table([found])


def test_easy_read_has_no_age_and_is_met_by_short_sentences(nowhere: Workspace) -> None:
    assert report(leaflet(blocks(PLAIN).replace(" Rest at night.", "")), nowhere, "easy-read").meets is True


def test_plain_english_looks_at_the_mean(nowhere: Workspace) -> None:
    long = (
        "You can eat and drink and walk and rest and read and sleep and sit and stand and go out and come in and sing. "
    )
    found = report(leaflet(blocks(long * 12)), nowhere, "plain-english")
    assert found.meets is False
    assert "the mean sentence has 25.0 words, the limit is 20" in found.verdict


def test_a_waived_finding_no_longer_counts_but_stays_in_the_report(nowhere: Workspace) -> None:
    of = leaflet(blocks(f"{PLAIN} Commence on day two."))
    found, judged = both(of, nowhere)
    (hard,) = [one for one in judged.findings if one.code == "R007"]
    digest = message_digest(hard.context, hard.words, "")
    given = Waiver("R007", digest, "approver", "Ann Example", "the form says so", "2026-01-31")
    waived = replace(judged, findings=waive(judged.findings, [given]))
    edition = localise(of, None, "en", {}).edition
    after = read(edition, language("en"), judged=waived)
    assert (found.meets, after.meets) == (False, True)
    assert "the form says so" in page([Shown(after, waived, "ltr")], rules(), ())
    assert not any("Commence" in sentence.words and "Write" in sentence.advice for sentence in after.mend)


# --- What to mend ------------------------------------------------------------------------------------------------


def test_the_worst_sentence_comes_first_with_place_length_hard_words_and_advice(nowhere: Workspace) -> None:
    long = (
        "You must call the ward at once if your temperature is high or if you feel sick continuously in the first two "
        "days"
    )
    of = leaflet(f"Rest well.\n\n{long}.\n\nWait 2–4 days.")
    found = report(of, nowhere)
    first = found.mend[0]
    assert (first.words, first.length, first.limit) == (f"{long}.", 23, 20)
    assert first.file == "source/x.md"
    assert first.hard == ("continuously",)
    assert first.advice.startswith("Make two sentences of it")
    said = to_mend(found)
    assert f"source/x.md:{first.line}, 23 words (limit 20)" in said
    assert "hard words: continuously" in said


def test_at_most_ten_sentences_are_named(nowhere: Workspace) -> None:
    of = leaflet("\n\n".join(f"Wait 2–{number} days." for number in range(3, 30)))
    assert len(report(of, nowhere).mend) == 10


def test_words_that_everybody_knows_are_not_held_against_a_sentence() -> None:
    known = lists.word_list(Path("/nonexistent"), language("en"))
    assert "hospital" in known.familiar
    assert not {form.lower() for term in known.terms for form in term.forms} & known.familiar


def test_german_nouns_are_hard_words_too_but_names_are_not(nowhere: Workspace) -> None:
    words = "Im Klinikum Alexandropolis ist eine Schleimhautveränderung durch Bedarfsmedikamente zu behandeln."
    (first,) = report(leaflet(words, "de"), nowhere).mend
    assert first.hard == ("Bedarfsmedikamente", "Schleimhautveränderung", "Alexandropolis")
    placed = PlacedSentence(0, words, placed_words(words, "de"))
    assert hard_words(placed, "de", source="At Alexandropolis") == ("Bedarfsmedikamente", "Schleimhautveränderung")


def test_nothing_to_mend_is_said_and_where_few_rules_know_the_language_that_too(nowhere: Workspace) -> None:
    assert to_mend(report(leaflet("Rest well."), nowhere)).endswith("\nNothing found.\n")
    of = leaflet("Gorffwyswch yn dda. Peidiwch â gyrru am ddau ddiwrnod.", "cy")
    said = to_mend(report(of, nowhere))
    assert "Nothing found, but only 4 of 18 rules know this language. Let a reader of it judge." in said


# --- Beside the source -------------------------------------------------------------------------------------------


def counts(words: int, sentences: int, long: int) -> Counts:
    return Counts(Unit.WORDS, sentences, words, 5 * words, 5 * words, 20, long, None, None, None, None, None, None)


BASE = Baseline("pl", 1.06, 1.26, 0.89, 16.0, 13.0, "a test")


def test_normal_polish_is_not_called_harder() -> None:
    found = compare(counts(190, 20, 70), counts(200, 20, 40), BASE)
    assert found.harder == ()
    assert "No harder than a faithful translation usually is." in compared(found)


@pytest.mark.parametrize(
    "own, said",
    [(counts(240, 20, 88), "sentences are 1.20 times as long"), (counts(190, 20, 90), "points of long words")],
)
def test_longer_sentences_or_more_long_words_than_the_language_needs_are_called_harder(own: Counts, said: str) -> None:
    found = compare(own, counts(200, 20, 40), BASE)
    assert len(found.harder) == 1
    assert said in found.harder[0]


@pytest.mark.parametrize(
    "own, base, reason",
    [
        (counts(240, 20, 88), None, "no baseline"),
        (counts(120, 9, 60), BASE, "fewer than 10 sentences"),
        (replace(counts(240, 20, 88), unit=Unit.CHARACTERS), BASE, "words cannot be counted"),
    ],
)
def test_where_nothing_can_be_said_of_a_translation_the_reason_is(
    own: Counts, base: Baseline | None, reason: str
) -> None:
    found = compare(own, counts(200, 20, 40), base)
    assert found.harder == ()
    assert reason in found.reason


@pytest.mark.parametrize(
    "tag, words", [("tr", 17), ("pl", 18), ("uk", 19), ("de", 20), ("it", 21), ("es", 22), ("fr", 23)]
)
def test_the_longest_sentence_is_scaled_by_what_the_language_needs(tag: str, words: int) -> None:
    base = lists.baseline(Path("/nonexistent"), language(tag))
    assert limit(lists.profile("nhs"), tag, "en", base) == words


@pytest.mark.parametrize("tag", ["ar", "bn", "cy", "ur", "zh-Hans"])
def test_a_language_without_a_baseline_has_no_longest_sentence(tag: str) -> None:
    assert lists.baseline(Path("/nonexistent"), language(tag)) is None
    assert limit(lists.profile("nhs"), tag, "en", None) is None


# --- Beside a former version -------------------------------------------------------------------------------------


def test_a_change_is_told_with_its_uncertainty_and_what_is_new_and_resolved(nowhere: Workspace) -> None:
    before = report(leaflet(blocks(f"{PLAIN} Commence on day two. Wait 2–4 days.")), nowhere)
    kept = record(before, "2026-01-31")
    after = report(leaflet(blocks(f"{PLAIN} Start on day two. Wait 2–4 days. Don't run.")), nowhere, since=kept)
    assert after.change is not None
    moved = {id: (difference, spread) for id, difference, spread in after.change.scores}
    assert moved["smog"][0] == pytest.approx(after.scores[0].value - before.scores[0].value, abs=0.001)
    assert moved["smog"][1] == pytest.approx((0.7**2 + 0.7**2) ** 0.5)
    assert (after.change.new, after.change.resolved) == (2, 2)
    said = changed(after.change, after)
    assert said.startswith("Since version 1.0 (2026-01-31): SMOG ")
    assert "no clear change" in said


def test_moved_lines_make_no_new_finding(nowhere: Workspace) -> None:
    first = report(leaflet("Wait 2–4 days.\n\nRest."), nowhere)
    moved = report(leaflet("Rest.\n\nWait 2–4 days."), nowhere)
    assert first.findings[0].line != moved.findings[0].line
    assert fingerprints(first.findings) == fingerprints(moved.findings)


# --- Headings, sections, metamorphic ------------------------------------------------------------------------------


def test_sections_have_shares_that_add_up_and_figures_only_when_long_enough(nowhere: Workspace) -> None:
    found = report(leaflet(f"Rest well.\n\n## Long\n\n{blocks(PLAIN)}\n\n## Short\n\nDrink water."), nowhere)
    assert [section.heading for section in found.sections] == ["Title", "Long", "Short"]
    assert sum(section.share for section in found.sections) == pytest.approx(100)
    assert [section.score is not None for section in found.sections] == [False, True, False]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("'", "’"),
        lambda text: text.replace("Rest", "**Rest**"),
        lambda text: f"## Complications of anticoagulation\n\n{text}",
        lambda text: "\n\n".join(reversed(text.split("\n\n"))),
    ],
)
def test_quotes_markup_headings_and_order_change_neither_figure_nor_verdict(
    change: Callable[[str], str], nowhere: Workspace
) -> None:
    text = blocks(f"{PLAIN} The nurse's advice is sound.")
    before, after = report(leaflet(text), nowhere), report(leaflet(change(text)), nowhere)
    assert (after.scores, after.meets) == (before.scores, before.meets)


# --- HTML and JSON -----------------------------------------------------------------------------------------------


class _Tags(HTMLParser):
    """Refuses a page whose tags do not nest, and collects its words."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_page_marks_every_finding_in_the_leaflet_and_is_whole(nowhere: Workspace) -> None:
    of = leaflet("Wait 2–4 days. Rest well.\n\n- Don't run if 5 < 6 & 7 > 2.\n- Commence “now”.")
    found, judged = both(of, nowhere)
    made = page([Shown(found, judged, "ltr")], rules(), [("other", "pl", "3 messages not translated")])
    parsed = _Tags()
    parsed.feed(made)
    assert parsed.open == []
    assert "script" not in parsed.seen
    assert made.count("<mark") == 3
    assert made.count("run if 5 &lt; 6 ") == 2
    assert "5 < 6" not in made
    assert "<u>2–4</u>" in made
    words = " ".join(" ".join(parsed.words).split())
    assert "[look at: R014" in words
    assert "[mend: R007" in words
    assert CAVEAT in words
    assert "NOT CHECKED: 3 messages not translated" in words
    for passage in judged.matter.passages:
        for word in re.findall(r"\w+", passage.text):
            assert word in words
    assert made == page([Shown(found, judged, "ltr")], rules(), [("other", "pl", "3 messages not translated")])


def test_the_caveat_stands_in_every_form_of_report(nowhere: Workspace) -> None:
    found, judged = both(leaflet(blocks(PLAIN)), nowhere)
    assert "Test with users." in CAVEAT
    assert CAVEAT in table([found])
    assert CAVEAT in page([Shown(found, judged, "ltr")], rules(), ())
    assert data([found], rules(), (), "polyleaf 0", {})["caveat"] == CAVEAT


def test_json_is_versioned_rounded_and_equal_for_equal_leaflets(nowhere: Workspace) -> None:
    found = report(leaflet(blocks(f"{PLAIN} Commence now.")), nowhere)
    made = data([found], rules(), [("a", "pl", "why")], "polyleaf 0", {"en": "d"})
    text = json.dumps(made, sort_keys=True, allow_nan=False)
    assert made["schema"] == SCHEMA == "polyleaf-reading/1"
    assert not re.search(r"\d\.\d{3,}", text)
    assert text == json.dumps(data([found], rules(), [("a", "pl", "why")], "polyleaf 0", {"en": "d"}), sort_keys=True)


def test_json_is_what_the_schema_says(nowhere: Workspace) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="not installed: python -m pip install jsonschema")
    schema = json.loads((ROOT / "docs" / "reading.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    full = report(leaflet(blocks(f"{PLAIN} Commence now.")), nowhere, second_opinion=True)
    short = report(leaflet("Rest."), nowhere)
    made = data([full, short], rules(), [("a", "pl", "why")], "polyleaf 0", {"en": "d"})
    jsonschema.validate(json.loads(json.dumps(made)), schema)
    assert set(schema["required"]) == set(made)
    assert set(schema["$defs"]["report"]["required"]) == set(made["reports"][0])


def test_only_running_text_is_counted_for_the_source() -> None:
    edition = localise(leaflet("Rest well.\n\n## A heading of five words"), None, "en", {}).edition
    assert count_running(edition, language("en")).length == 2


# --- Rules for translations --------------------------------------------------------------------------------------


def translated(workspace: Workspace, source: str, target: str) -> tuple[str, ...]:
    """The rules' findings in a Polish leaflet of one paragraph: code and marked words."""
    of = leaflet(source)
    of = replace(of, control=replace(of.control, languages=("pl",)))
    template = extract(of)
    messages = tuple(
        replace(one, target=target if one.id.words == source else one.id.words, state=State.DONE, line=number)
        for number, one in enumerate(template.messages, start=1)
    )
    catalogue = replace(template, tag="pl", messages=messages, file="locale/pl/LC_MESSAGES/x.po")
    judged = judge(workspace, of, "pl", catalogue, want())
    for one in judged.findings:
        assert one.file == "locale/pl/LC_MESSAGES/x.po"
        assert one.source_spans == ()
    return tuple(
        f"{one.code} {plain(one.target)[slice(*one.target_spans[0])]}"
        for one in judged.findings
        if one.target == target
    )


def test_a_translation_has_the_limit_of_its_language_and_its_file(nowhere: Workspace) -> None:
    source = "Call the ward if you feel hot and sick in the first two days after the operation."
    words = (
        "Proszę zadzwonić na oddział gdy w ciągu pierwszych dwóch dni po zabiegu poczują Państwo gorąco albo silne "
        "mdłości teraz."
    )
    assert len(words.split()) == 19
    assert translated(nowhere, source, words) == (f"R001 {words}",)
    assert translated(nowhere, source, words.replace(" teraz", "")) == ()


def test_a_message_much_longer_than_polish_needs_is_pointed_at(nowhere: Workspace) -> None:
    source = "Drink a lot of water on the day before you come."
    short = "Dzień przed przyjściem proszę pić dużo wody."
    long = f"{short} Woda jest bardzo ważna dla zdrowia. Proszę pić ją od rana do nocy."
    assert translated(nowhere, source, short) == ()
    assert [found[:4] for found in translated(nowhere, source, long)] == ["R018"]


def test_an_acronym_of_the_source_is_the_sources_to_explain(nowhere: Workspace) -> None:
    assert translated(nowhere, "You will have an MRI scan.", "Wykonamy badanie MRI.") == ()
    assert translated(nowhere, "You will have a heart test.", "Wykonamy badanie EKG.") == ("R008 EKG",)


def test_without_a_baseline_a_message_is_held_against_the_rest_of_its_leaflet(nowhere: Workspace) -> None:
    lines = [f"Drink a lot of water on day {number} before you come." for number in range(11)]
    of = leaflet("\n\n".join(lines))
    of = replace(of, control=replace(of.control, languages=("cy",)))
    template = extract(of)
    grown = "Yfwch lawer o ddŵr ar y diwrnod cyn i chi ddod. Mae dŵr yn dda iawn i bawb bob amser o'r dydd."
    messages = tuple(
        replace(one, target=grown if one.id.words == lines[3] else f"Yfwch lawer o ddŵr {at} cyn i chi ddod.", line=at)
        for at, one in enumerate(template.messages, start=1)
    )
    catalogue = replace(
        template,
        tag="cy",
        messages=tuple(replace(one, state=State.DONE) for one in messages),
        file="locale/cy/LC_MESSAGES/x.po",
    )
    judged = judge(nowhere, of, "cy", catalogue, want())
    assert [(one.code, one.words) for one in judged.findings] == [("R018", lines[3])]
    assert "are usual in this leaflet" in judged.findings[0].message
    assert dict(judged.rules)["R018"] == ""


def test_a_profile_without_a_limit_says_so_and_asks_for_no_baseline(nowhere: Workspace) -> None:
    found = report(leaflet(blocks(PLAIN)), nowhere, "plain-english")
    assert "no limit  " in table([found])
    assert "no limit known" not in table([found]) + to_mend(found)
    assert "17 of 17" in table([found])


def test_a_language_that_no_rule_knows_has_nothing_checked(nowhere: Workspace) -> None:
    found = report(leaflet("每天服用一片药。请用水送服。", "zh-Hans"), nowhere)
    row = next(line for line in table([found]).splitlines() if line.startswith("Chinese"))
    assert row.endswith("not checked  0 of 19")
    assert "7 characters: 每天服用一片药。" in to_mend(found)
    assert "in order" not in found.verdict
