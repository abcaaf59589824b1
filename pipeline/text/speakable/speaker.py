"""What a language must tell us so that figures can be said in it."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import ClassVar, assert_never

from pipeline.text.figures.values import Amount, Clock, Date, Figure, Number, Phone

#: What a speaker's `symbols` must cover: marks that eSpeak NG passes over in silence or says in English.
REQUIRED_SYMBOLS = tuple("< > ≤ ≥ <= >= ~ ≈ & + = ± × % ٪ \uff05 ‰ ° ℃ £ € / ½ ¼ ¾ ⅓ ⅔ ² ³ ✓ ✗ ⚠ – — − → * _".split())


#: The name of a rule, what is printed, and the words for it.
Rewrite = tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]]


class Speaker(ABC):
    """The spoken forms of one language. Subclasses give tables and grammar; composition is done here.

    `noun` is always the word that the number counts: the word after the figure as printed, or for a unit
    symbol the unit's own spoken name; "" when there is none. It tells gender, case and number where the
    language marks them on the numeral.
    """

    #: zero to nine, as used in phone numbers and after a decimal mark
    digits: ClassVar[tuple[str, ...]]
    #: the word for the decimal mark
    point: ClassVar[str]
    #: said before a negative number
    minus: ClassVar[str]
    #: said for the "+" of an international phone number
    plus: ClassVar[str]
    #: said for a dash between two figures
    to: ClassVar[str]
    #: said for a slash between two figures (blood pressure 120/80)
    over: ClassVar[str]
    #: said for a slash between two units (mg/ml, 250 mg/5 ml)
    per: ClassVar[str]
    #: said for a colon between two figures (1:1000)
    ratio: ClassVar[str]
    #: said for a raised figure, {} for the figure, and for raised 2 and 3 at a unit of length, {} for the unit
    power: ClassVar[str]
    square: ClassVar[str]
    cubic: ClassVar[str]
    #: how a word begins that is counted by the figure before it: "999" calls for help, "999 people" is a number
    counted: ClassVar[re.Pattern[str]]
    #: the names of the marks @ . / - _ in an address
    marks: ClassVar[dict[str, str]]
    #: abbreviations and set figures -> words; after " #" only when a figure follows and none stands before
    expansions: ClassVar[tuple[tuple[str, str], ...]]
    #: what else is rewritten before figures are read: the name of the rule, what is printed, and the words for it
    rewrites: ClassVar[tuple["Rewrite", ...]] = ()
    #: whether a unit has one and the same case after any fraction (Polish)
    fractions_bend: ClassVar[bool] = False
    #: comparison sign -> phrase with {} for the amount; keys < > ≤ ≥ ~
    compare: ClassVar[dict[str, str]]
    #: symbols between figures -> words with the spaces they need, longest first
    symbols: ClassVar[tuple[tuple[str, str], ...]]

    def say(self, figure: Figure, following: str, preceding: str) -> str:
        """The words for one figure. `following` and `preceding` are the words beside it as printed."""
        match figure:
            case Amount():
                return self.amount(figure, following)
            case Clock():
                return self.clock(figure.hour, figure.minute, figure.marks, preceding)
            case Phone():
                return self.phone(figure.groups)
            case Date():
                return self.dated(figure, following, preceding)
            case _:
                assert_never(figure)

    def amount(self, amount: Amount, following: str) -> str:
        """A number or range with its comparison and its unit symbol."""
        last = amount.high or amount.low
        noun = self.unit_noun(amount.unit, last.value) if amount.symbol else following
        words = self.number(amount.low, noun)
        if amount.high is not None:
            words = self.span(words, self.number(amount.high, noun))
        if amount.symbol:
            words = self.measured(words, amount.unit, last.value)
        return self.compare[amount.compare].format(words) if amount.compare else words

    def number(self, number: Number, noun: str) -> str:
        """One number; a decimal is said digit by digit after the mark, so that no place can be misheard."""
        value = number.value
        sign = f"{self.minus} " if value < 0 else ""
        whole, _, places = f"{abs(value):f}".partition(".")
        if not places:
            return sign + self.cardinal(int(whole), noun)
        return sign + self.decimal(int(whole), places, noun)

    def decimal(self, whole: int, places: str, noun: str) -> str:
        """A decimal number from its whole part and the digits after the mark."""
        return f"{self.cardinal(whole, '')} {self.point} {' '.join(self.digits[int(digit)] for digit in places)}"

    def span(self, low: str, high: str) -> str:
        """A range from its two ends in words."""
        return f"{low} {self.to} {high}"

    def measured(self, words: str, unit: str, value: Decimal) -> str:
        """A number in words with a unit that was printed as a symbol. For a range, `value` is its upper end."""
        return f"{words} {self.unit_noun(unit, value)}"

    def phone(self, groups: tuple[str, ...]) -> str:
        """A phone number digit by digit, with a pause (comma) between its groups."""
        said = [self.plus if group == "+" else " ".join(self.digits[int(d)] for d in group) for group in groups]
        return ", ".join(said)

    def prepare(self, text: str) -> str:
        """A first look at the printed sentence, for marks that mean something together (1/2, mg/ml)."""
        return text

    def finish(self, text: str) -> str:
        """A last look at the whole sentence, for what depends on both sides of a figure."""
        return text

    def dated(self, figure: Date, following: str, preceding: str) -> str:
        """A date as printed, and the words beside it."""
        if figure.year is None:
            return self.day_and_month(figure.day, figure.month)
        return self.date(date(figure.year, figure.month, figure.day))

    def per_unit(self, unit: str) -> str:
        """What is said for a slash and the unit after it."""
        return f"{self.per} {self.unit_noun(unit, Decimal(1))}"

    def spelled(self, text: str) -> str:
        """Words that a person has chosen, written as the engine wants them; no word is changed."""
        return text

    @abstractmethod
    def cardinal(self, value: int, noun: str) -> str:
        """A whole number from 0 up to 999 999 999 999 in words, agreeing with `noun`."""

    @abstractmethod
    def unit_noun(self, unit: str, value: Decimal) -> str:
        """The name of a unit (see `quantity.SYMBOLS` for the ids) in the form that `value` of it asks for."""

    @abstractmethod
    def clock(self, hour: int, minute: int, marks: bool, preceding: str) -> str:
        """A time of day. `marks` is true when the printed time held a word such as am, which is spoken here."""

    @abstractmethod
    def day_and_month(self, day: int, month: int) -> str:
        """A date without its year, in words."""

    @abstractmethod
    def date(self, day: date) -> str:
        """A date in words, as it is said after "published"."""
