"""What the checks catch and where they stay silent, on sentences of leaflets with mistakes put into them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.checks import AS_WRITTEN, MOST_FALSE, Quality, Trial, ours, quality, share
from pipeline.languages import known
from tests.corpus import SEEDED, Pair, pairs, tags
from tests.corpus.mutations import AIMS, mutants, variants

HARD = ("fr", "de", "it", "pt", "tr", "fa", "uk", "ru", "vi", "ko", "so", "hi", "pa")


@pytest.fixture(scope="session")
def found() -> Quality:
    return quality(ours)


# The corpus


@pytest.mark.parametrize("tag", SEEDED)
def test_a_seeded_language_has_sixty_sentences_and_a_score_of_negations(tag: str) -> None:
    assert len(pairs(tag)) >= 60
    assert sum(kind == "negation" for pair in pairs(tag) for kind, _ in pair.mistakes()) >= 20


@pytest.mark.parametrize("tag", HARD)
def test_every_other_language_has_twenty_hard_sentences_and_is_known(tag: str) -> None:
    assert len(pairs(tag)) >= 20
    assert known(tag)


@pytest.mark.parametrize("tag", tags())
def test_the_corpus_says_that_nobody_has_reviewed_it(tag: str) -> None:
    from tests.corpus import FOLDER

    assert "Unreviewed machine drafts" in "".join((FOLDER / f"{tag}.tsv").read_text("utf-8").splitlines()[:3])


@pytest.mark.parametrize("tag", tags())
def test_no_sentence_stands_twice_in_the_corpus(tag: str) -> None:
    targets = [pair.target for pair in pairs(tag)]
    assert len(targets) == len(set(targets))


@pytest.mark.parametrize("kind", AIMS)
def test_every_kind_of_mistake_is_made_in_every_seeded_language(kind: str) -> None:
    for tag in SEEDED:
        assert any(mutant.kind == kind for pair in pairs(tag) for mutant in mutants(pair)), tag


# The mistakes


def made(kind: str, source: str, target: str, tag: str = "pl") -> set[str]:
    return {mutant.target for mutant in mutants(Pair(tag, 1, source, target)) if mutant.kind == kind}


def written(kind: str, source: str, target: str, tag: str) -> set[str]:
    return {variant.target for variant in variants(Pair(tag, 1, source, target)) if variant.kind == kind}


@pytest.mark.parametrize(
    ("kind", "source", "target", "expected"),
    [
        ("digit", "Take 2.5 ml.", "Weź 2,5 ml.", {"Weź 3,5 ml."}),
        ("digit", "9 days", "৯ দিন", {"১ দিন"}),
        ("tenfold", "Take 10 mg.", "Weź 10 mg.", {"Weź 100 mg."}),
        ("tenfold", "1,200 people", "1 200 osób", {"12000 osób"}),
        ("tenfold", "48 hours", "٤٨ ساعة", {"٤٨٠ ساعة"}),
        ("decimal", "Take 0.5 mg.", "Weź 0,5 mg.", {"Weź 5 mg.", "Weź 0,05 mg."}),
        ("dropped figure", "for 7 days", "przez 7 dni", {"przez dni"}),
        ("range", "2 to 4 days", "2–4 dni", {"4 dni", "24 dni", "2 dni"}),
        ("range", "between 2 and 4 days", "od 2 do 4 dni", {"od 4 dni"}),
        ("range", "2 and 4 days", "2 i 4 dni", set()),
        ("unit", "5 mg", "5 mg", {"5 g"}),
        ("unit", "5 mg", "৫ মি.গ্রা.", {"৫ গ্রা."}),
        ("percent", "1 to 2%", "1–2%", {"1–2", "1–2‰"}),
        ("comparison", "<5 mg", "<5 mg", {">5 mg", "5 mg"}),
        ("phone", "020 7946 0958", "020 7946 0958", {"020 7946 0985", "020 7946 095", "020 7946 0959"}),
        ("swapped figures", "2 tablets every 8 hours", "2 tabletki co 8 godzin", {"8 tabletki co 2 godzin"}),
        ("swapped figures", "1 or 2 tablets", "1 lub 2 tabletki", set()),
        ("swapped figures", "2 to 4 hours", "2–4 godziny", set()),
        ("swapped figures", "at 8am and 8pm", "o 8 i 20", set()),
        ("swapped figures", "from 10am to 8pm", "od 10 do 20", {"od 20 do 10"}),
        ("placeholder", "Dear {{name}},", "Drogi {{name}},", {"Drogi {{imię}},", "Drogi ,", "Drogi {name},"}),
    ],
)
def test_a_mistake_is_one_that_people_make(kind: str, source: str, target: str, expected: set[str]) -> None:
    assert made(kind, source, target) == expected


def test_no_mistake_leaves_the_digits_and_words_as_they_were() -> None:
    for tag in SEEDED:
        for pair in pairs(tag):
            assert pair.target not in {mutant.target for mutant in mutants(pair)}


@pytest.mark.parametrize(
    ("kind", "source", "target", "tag", "expected"),
    [
        ("native digits", "2.5 ml in 1,200", "2.5 مل في 1,200", "ar", {"٢٫٥ مل في ١٬٢٠٠"}),
        ("Latin digits", "2.5 ml", "২.৫ মিলি", "bn", {"2.5 মিলি"}),
        ("isolates", "5 days", "5 dni", "pl", {"\u20685\u2069 dni"}),
        ("no-break spaces", "5 days", "5 dni", "pl", {"5\u00a0dni"}),
        ("dash", "2 to 4 days", "2–4 dni", "pl", {"2-4 dni"}),
        ("grouped thousands", "1,200 people", "1.200 personas", "es",
         {"1200 personas", "1 200 personas", "1\u00a0200 personas", "1\u202f200 personas"}),
    ],
)  # fmt: skip
def test_another_right_way_says_the_same(kind: str, source: str, target: str, tag: str, expected: set[str]) -> None:
    assert written(kind, source, target, tag) == expected


# What the checks make of it


def told(trials: list[Trial]) -> str:
    return "\n" + "\n".join(f"{each.pair.tag}: {each.pair.source} | {each.target}" for each in trials[:20])


@pytest.mark.parametrize("kind", AIMS)
def test_the_checks_catch_what_hurts(kind: str, found: Quality) -> None:
    those = [trial for trial in found.trials if trial.kind == kind]
    rate = share(trial.caught for trial in those)
    assert rate is not None
    assert rate >= AIMS[kind], told([trial for trial in those if not trial.caught])


# A number in words, or a figure in another place, may be another wording: a person looks at it.
@pytest.mark.parametrize("kind", [kind for kind in AIMS if kind not in ("negation", "swapped figures", "number word")])
def test_a_wrong_figure_keeps_the_leaflet_from_being_made(kind: str, found: Quality) -> None:
    those = [trial for trial in found.trials if trial.kind == kind]
    rate = share(trial.blocked for trial in those)
    assert rate is not None
    assert rate >= 95, told([trial for trial in those if not trial.blocked])


@pytest.mark.parametrize("tag", SEEDED)
def test_no_language_is_left_behind(tag: str, found: Quality) -> None:
    those = [trial for trial in found.trials if trial.pair.tag == tag and AIMS.get(trial.kind) == 98]
    rate = share(trial.caught for trial in those)
    assert rate is not None
    assert rate >= 97, told([trial for trial in those if not trial.caught])


def test_right_translations_are_not_blocked(found: Quality) -> None:
    those = [quiet for quiet in found.quiets if quiet.kind == AS_WRITTEN]
    rate = share(quiet.blocked for quiet in those)
    assert rate is not None
    assert rate <= MOST_FALSE, [(q.pair.tag, q.target, q.alarms) for q in those if q.blocked]


def test_right_translations_in_other_local_ways_are_not_blocked(found: Quality) -> None:
    those = [quiet for quiet in found.quiets if quiet.kind != AS_WRITTEN]
    rate = share(quiet.blocked for quiet in those)
    assert rate is not None
    assert rate <= MOST_FALSE, [(q.pair.tag, q.kind, q.target, q.alarms) for q in those if q.blocked]


@pytest.mark.parametrize("tag", HARD)
def test_hard_but_right_sentences_are_not_blocked(tag: str, found: Quality) -> None:
    blocked = [q for q in found.quiets if q.pair.tag == tag and q.kind == AS_WRITTEN and q.blocked]
    assert blocked == []


@pytest.mark.parametrize("kind", ["native digits", "Latin digits", "isolates"])
def test_digits_and_isolates_change_no_verdict(kind: str, found: Quality) -> None:
    plain = {(q.pair.tag, q.pair.line): q.blocked for q in found.quiets if q.kind == AS_WRITTEN}
    other = [q for q in found.quiets if q.kind == kind]
    assert other
    assert [q for q in other if q.blocked != plain[q.pair.tag, q.pair.line]] == []


# Whatever people type

SIGNS = st.text(
    st.sampled_from("0123456789٠١٢٣۵۶৪৭三半½–-−.,:/%٪°<>≤ \u00a0\u202f\u2068\u2069()[]{}*!?،।。aمবж片"), max_size=12
)


@settings(max_examples=150)
@given(st.sampled_from(SEEDED), st.data())
def test_no_text_breaks_a_check_and_equal_texts_get_equal_findings(tag: str, data: st.DataObject) -> None:
    pair, other = (data.draw(st.sampled_from(pairs(tag))) for _ in range(2))
    cut, resumed = (data.draw(st.integers(0, len(each.target))) for each in (pair, other))
    target = pair.target[:cut] + data.draw(SIGNS) + other.target[resumed:]
    source = data.draw(SIGNS) + pair.source
    if target.strip():
        assert ours(tag, [(source, target)]) == ours(tag, [(source, target)])


@pytest.mark.parametrize(
    "target", ["w godz. –16.30", "od 8:30 a -16.30", "−1", "1/0", "٫", "99:99", "31.02.", "½½", "%%"]
)
def test_odd_figures_break_nothing(target: str) -> None:
    assert ours("pl", [("Monday to Friday, 8.30am to 4.30pm, 1/2 and 31 February", target)])
