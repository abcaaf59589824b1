"""Whether an edition meets a profile: Judged, Counts, Scores -> yes, no or unknown, in words."""

from collections.abc import Iterable

from pipeline.model.finding import Finding, Severity
from pipeline.model.formula import Counts, Score, Unit
from pipeline.model.plain import Profile
from pipeline.steps.plain import Judged

# What each rule finds, as one and as many.
_FOUND = {
    "R001": ("sentence is too long", "sentences are too long"),
    "R002": ("paragraph is too long", "paragraphs are too long"),
    "R003": ("list is too long", "lists are too long"),
    "R004": ("list item has too many sentences", "list items have too many sentences"),
    "R007": ("hard word", "hard words"),
    "R008": ("acronym is not written out", "acronyms are not written out"),
    "R009": ("contraction", "contractions"),
    "R013": ("number stands beside a dose", "numbers stand beside a dose"),
    "R015": ("piece of shorthand", "pieces of shorthand"),
    "R016": ("list item is too long with its lead-in", "list items are too long with their lead-in"),
    "R017": ("word stands twice", "words stand twice"),
    "R019": ("text is long for one message", "texts are long for one message"),
}
# What each rule looks for.
NAMES = {
    "R001": "long sentences",
    "R002": "long paragraphs",
    "R003": "long lists",
    "R004": "long list items",
    "R005": "passives",
    "R006": "hidden verbs",
    "R007": "hard words",
    "R008": "acronyms",
    "R009": "contractions",
    "R010": "capitals",
    "R011": "unclear “should”",
    "R012": "percentages",
    "R013": "numbers beside a dose",
    "R014": "dashes in ranges",
    "R015": "shorthand",
    "R016": "list items with their lead-in",
    "R017": "doubled words",
    "R018": "texts much longer than the source",
    "R019": "long messages for translators",
}
# Rules that only advise, unless a profile insists on them.
_NOTES = frozenset({"R003", "R004", "R009", "R015", "R019"})


def verdict(
    judged: Judged, counts: Counts, scores: tuple[Score, ...], coverage: float = 100.0
) -> tuple[bool | None, str]:
    """Whether the profile is met, None where that cannot be told, and the verdict in a sentence. `coverage` is the
    percentage of messages that are translated.
    """
    profile = judged.matter.profile
    faults = found_of(one for one in judged.findings if _counts_against(one, profile))
    if profile.mean is not None and counts.unit is Unit.WORDS and counts.mean_sentence > profile.mean:
        faults.append(f"the mean sentence has {counts.mean_sentence:.1f} words, the limit is {profile.mean}")
    known, aged, too_old = _aged(profile, scores)
    if too_old:
        faults.append(aged)
    named = f"the profile {profile.name} ({profile.title})"
    if faults:
        return False, f"Does not meet {named}: {'; '.join(faults)}."
    unchecked = [NAMES[code] for code, why in judged.rules if why and code in profile.must]
    if known and not unchecked and coverage == 100:
        return True, f"Meets {named}: {aged}."
    missing = [] if coverage == 100 else [f"only {int(coverage)}% of the messages are translated"]
    missing += [] if known else [aged]
    if unchecked:
        missing.append(f"not checked in this language: {', '.join(unchecked)}")
    in_order = " What is checked is in order." if any(not why for _, why in judged.rules) else ""
    return None, f"Whether it meets {named} cannot be told: {'; '.join(missing)}.{in_order}"


def found_of(findings: Iterable[Finding]) -> list[str]:
    """How many findings there are of each rule, in words: "2 sentences are too long"."""
    numbers: dict[str, int] = {}
    for one in findings:
        numbers[one.code] = numbers.get(one.code, 0) + 1
    return [f"{number} {_FOUND[code][number > 1]}" for code, number in sorted(numbers.items())]


def _counts_against(one: Finding, profile: Profile) -> bool:
    serious = one.severity is not Severity.NOTE or one.code in _NOTES
    return one.code in profile.must and one.waiver is None and serious


def _aged(profile: Profile, scores: tuple[Score, ...]) -> tuple[bool, str, bool]:
    """Whether the age can be judged, the words for it, and whether it is too old beyond what chance explains."""
    if profile.age is None:
        return True, "it has no reading age", False
    headline = scores[0] if scores else None
    if headline is None or headline.age is None:
        return False, f"{headline.name} gives no reading age" if headline else "there is no reading age", False
    spread = headline.deviation or 0.0
    limits = f"limit {profile.age}" if profile.aim is None else f"aim {profile.aim}, limit {profile.age}"
    about = "at most" if headline.is_below else "about"
    said = f"reading age {about} {headline.age:.0f} by {headline.name} ({limits})"
    if headline.age > profile.age + spread:
        return True, said, True
    near = ", within what chance explains" if headline.age > profile.age else ""
    return True, f"{said}{near}", False
