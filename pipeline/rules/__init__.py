"""The family of plain-language rules: one file per code. This table is the only place to register one.

A rule is made for certain languages and says nothing of others. Its first line is its promise, `SOURCE` the guideline
it comes from, `LANGUAGES` the languages it is made for (None for every one with words), `ACTIONABLE` whether a writer
can always do what it asks, so that a workspace may let it block.
"""

import sys

from pipeline.model.plain import Look, PlainRule
from pipeline.model.report import Rule
from pipeline.rules import (
    r001_long_sentence,
    r002_long_paragraph,
    r003_long_list,
    r004_long_item,
    r005_passive,
    r006_hidden_verb,
    r007_hard_word,
    r008_acronym,
    r009_contraction,
    r010_capitals,
    r011_should,
    r012_percentage,
    r013_number_beside_number,
    r014_range,
    r015_shorthand,
    r016_lead_in,
    r017_repeated_word,
    r018_harder_than_source,
    r019_long_message,
)

RULES: dict[str, Look] = {
    r001_long_sentence.CODE: r001_long_sentence.look,
    r002_long_paragraph.CODE: r002_long_paragraph.look,
    r003_long_list.CODE: r003_long_list.look,
    r004_long_item.CODE: r004_long_item.look,
    r005_passive.CODE: r005_passive.look,
    r006_hidden_verb.CODE: r006_hidden_verb.look,
    r007_hard_word.CODE: r007_hard_word.look,
    r008_acronym.CODE: r008_acronym.look,
    r009_contraction.CODE: r009_contraction.look,
    r010_capitals.CODE: r010_capitals.look,
    r011_should.CODE: r011_should.look,
    r012_percentage.CODE: r012_percentage.look,
    r013_number_beside_number.CODE: r013_number_beside_number.look,
    r014_range.CODE: r014_range.look,
    r015_shorthand.CODE: r015_shorthand.look,
    r016_lead_in.CODE: r016_lead_in.look,
    r017_repeated_word.CODE: r017_repeated_word.look,
    r018_harder_than_source.CODE: r018_harder_than_source.look,
    r019_long_message.CODE: r019_long_message.look,
}


def rules() -> tuple[PlainRule, ...]:
    """Every rule, in the order of their codes."""
    found = []
    for code, look in RULES.items():
        module = sys.modules[look.__module__]
        promise = (module.__doc__ or "").split("\n")[0].partition(": ")[2]
        found.append(PlainRule(code, promise, module.SOURCE, module.LANGUAGES, module.ACTIONABLE, look))
    return tuple(found)


def promises() -> tuple[Rule, ...]:
    """Every rule's code and promise, for reports."""
    return tuple(Rule(rule.code, rule.promise) for rule in rules())
