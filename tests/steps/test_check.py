"""A catalogue of any size is checked in portions, and nothing changes by it."""

from collections.abc import Iterator

from pipeline.checks import CHECKS, IN_PARTS, WHOLE
from pipeline.languages import language
from pipeline.model.case import Case
from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from pipeline.model.finding import Finding
from pipeline.steps import check as step
from pipeline.steps.check import check


def case(number: int) -> Case:
    messages = (
        Message(MessageId("item", f"Take {count % 7} tablets."), f"Weź {count % 5} tabletek.", State.DONE, line=count)
        for count in range(number)
    )
    return Case("a", language("en"), language("pl"), Catalogue("a", "pl", tuple(messages), file="a.po"))


def test_portions_find_what_the_whole_finds() -> None:
    three = case(2 * step._PORTION + 3)
    assert check(three, CHECKS.values(), WHOLE) == check(three, CHECKS.values(), frozenset(CHECKS.values()))


def test_figures_read_in_portions_are_judged_as_a_whole() -> None:
    # The two that are written in other digits stand in different portions.
    figures = ["২", *["2"] * 2 * step._PORTION, "৫"]
    messages = tuple(
        Message(MessageId("item", "Take 2 tablets."), f"{figure} টি ট্যাবলেট নিন।", State.DONE, line=line)
        for line, figure in enumerate(figures)
    )
    given = Case("a", language("en"), language("bn"), Catalogue("a", "bn", messages, file="a.po"))
    found = check(given, CHECKS.values(), WHOLE, IN_PARTS)
    assert [finding.line for finding in found if finding.code == "C033"] == [0, len(figures) - 1]
    assert found == check(given, CHECKS.values(), WHOLE)


def test_a_check_sees_no_more_than_a_portion_unless_it_asks_for_the_whole() -> None:
    seen: list[int] = []

    def counting(given: Case) -> Iterator[Finding]:
        seen.append(len(given.catalogue.messages))
        return iter(())

    check(case(step._PORTION + 1), [counting])
    check(case(step._PORTION + 1), [counting], frozenset({counting}))
    assert seen == [step._PORTION, 1, step._PORTION + 1]


def test_checks_that_compare_messages_ask_for_the_whole() -> None:
    assert {CHECKS[code] for code in ("C021", "C033", "C051", "C052")} == WHOLE
