"""Arabic (Modern Standard): the spoken forms of figures.

Agreement follows the school grammar of the counted noun: 3 to 10 take the opposite gender and the plural, 11 to
99 the accusative singular, whole hundreds and thousands the genitive singular, and 2 is the dual of the noun
itself. Numerals carry vowel marks, because eSpeak NG reads the bare letters of "five" as "a fifth".
"""

import re
from datetime import date
from decimal import Decimal
from typing import ClassVar

from pipeline.text.figures.values import Amount, Figure, Number
from pipeline.text.speakable.arabicnouns import (
    AFTER_UNIT,
    DUAL_AFTER_UNIT,
    FORMS_OF,
    NOUN_OF,
    SHARES,
    UNITS,
    bare,
    dual,
    is_feminine,
)
from pipeline.text.speakable.arabicnumerals import COUNTING, cardinal_words
from pipeline.text.speakable.arabicwords import vowelled
from pipeline.text.speakable.speaker import Speaker

_HOURS = (
    *"- الواحِدَة الثانِيَة الثالِثَة الرابِعَة الخامِسَة السادِسَة السابِعَة الثامِنَة التاسِعَة العاشِرَة".split(),
    "الحادِيَة عَشْرَة",
    "الثانِيَة عَشْرَة",
)
_DAYS = (
    "- الأَوَّل الثاني الثالِث الرابِع الخامِس السادِس السابِع الثامِن التاسِع العاشِر".split()
    + [f"{day} عَشَر" for day in "الحادي الثاني الثالِث الرابِع الخامِس السادِس السابِع الثامِن التاسِع".split()]
    + ["العِشْرين"]
    + [f"{day} وَالعِشْرين" for day in "الحادي الثاني الثالِث الرابِع الخامِس السادِس السابِع الثامِن التاسِع".split()]
    + ["الثَلاثين", "الحادي وَالثَلاثين"]
)
_MONTHS = "- يَنايِر فِبْرايِر مارِس أَبْريل مايو يونيو يوليو أُغُسْطُس سِبْتَمْبِر أُكْتوبِر نوفَمْبِر ديسَمْبِر".split()
_ALONE = r"(?<![\w\u064b-\u0652])"
# Words before a figure that leave it in the nominative; after any other word (a preposition, a verb) it is oblique.
_NOMINATIVE_AFTER = frozenset("رقم الرقم الإصدار الجزء الصفحة القسم هذه هذا هي هو هناك وزن وزنه وزنك".split())
# Words after a figure that it does not count.
_NOT_COUNTED = frozenset(
    "من في إلى على أو و عن مع إذا ثم حتى بعد قبل بين خلال يعني تعني هو هي لكن كل لكل فقط إن أن".split()
)
_VOWEL_BEFORE_SHADDA = re.compile("([\u064e\u064f\u0650])\u0651")
# A one-letter word belongs to the next: "and", and "for", which swallows the alif of the article.
_ONE_LETTER = (
    (re.compile(rf"{_ALONE}و (?=ال)"), "و"),
    (re.compile(rf"{_ALONE}و (?=\w)"), "وَ"),
    (re.compile(rf"{_ALONE}ل ال(?=\w)"), "لل"),
    (re.compile(rf"{_ALONE}ل (?=\w)"), "لِ"),
)
# One and a half: the fraction sign stands without an and.
_MIXED = re.compile(rf"{_ALONE}({'|'.join(('اِثْنَيْن', *COUNTING[1:]))}) (نِصْف|رُبْع|ثَلاثَة أَرْباع|ثُلُث|ثُلُثَيْن)(?!\w)")
# "in the morning 2 tablets" is no time of day: a word for the half of the day makes one only before 8:00.
_HALF_BEFORE = re.compile(
    r"(صباحًا|صباحاً|صباحا|الظهر|ظهرًا|ظهراً|ظهرا|عصرًا|عصراً|عصرا|مساءً|مساء|ليلًا|ليلاً|ليلا) (?=\d)(?!\d{1,2}:\d)"
)
_BEFORE_NOUN = {"≤": "ما لا يَزيد عَلى", "≥": "ما لا يَقِلّ عَن"}
_TATWEEL = "\u0640"
# "one hour" and "two hours" end with the noun or are the noun: what is printed after the figure is then said already.
_SAID_ALREADY = tuple(
    (
        re.compile(
            rf"{_ALONE}({'|'.join(map(re.escape, heads))}) (?:{'|'.join(sorted(forms, key=len, reverse=True))})"
            r"[\u064b-\u0652]*ا?(?!\w)"
        ),
        r"\1",
    )
    for noun, forms in FORMS_OF.items()
    for heads in [(dual(noun, True), dual(noun, False), f"{noun} واحِد", f"{noun} واحِدَة")]
)


def _counts(following: str) -> bool:
    """Whether the word after a figure is what it counts."""
    word = bare(following)
    return bool(word) and word not in _NOT_COUNTED and not word.startswith("ال")


class Arabic(Speaker):
    digits: ClassVar[tuple[str, ...]] = tuple(COUNTING[:10])
    point = "فاصِلَة"
    minus = "ناقِص"
    plus = "زائِد"
    to = "إلى"
    over = "عَلى"
    per = "لِكُلّ"
    ratio = "إلى"
    power = "أُس {}"
    square = "{} مُرَبَّع"
    cubic = "{} مُكَعَّب"
    counted = re.compile(r"شخص|أشخاص|مريض|مرضى|مرات|مرة|حالة|حالات|طفل|أطفال|امرأة|رجل")
    marks: ClassVar[dict[str, str]] = {"@": "آت", ".": "نُقْطَة", "/": "شَرْطَة مائِلَة", "-": "شَرْطَة", "_": "شَرْطَة سُفْلِيَّة"}
    compare: ClassVar[dict[str, str]] = {
        "<": "أَقَلّ مِن {}",
        ">": "أَكْثَر مِن {}",
        "≤": "{} عَلى الأَكْثَر",
        "≥": "{} عَلى الأَقَلّ",
        "~": "حَوالَي {}",
    }
    expansions = (
        ("24/7", "على مَدار الساعة طَوالَ أَيّام الأُسْبوع"),
        ("و/أو", "و أو"),
        ("د.", "الدُكْتور"),
        ("أ.د.", "الأُسْتاذ الدُكْتور"),
        ("ص. #", "صَفْحَة"),
        ("إلخ", "إلى آخِرِه"),
        ("إلخ.", "إلى آخِرِه"),
    )
    symbols = (
        ("<=", " لا يَزيد عَلى "),
        (">=", " لا يَقِلّ عَن "),
        ("<", " أَقَلّ مِن "),
        (">", " أَكْثَر مِن "),
        ("≤", " لا يَزيد عَلى "),
        ("≥", " لا يَقِلّ عَن "),
        ("&", " و "),
        ("+", " زائِد "),
        ("=", " يُساوي "),
        ("±", " زائِد أَو ناقِص "),
        ("×", " ضَرْب "),
        ("%", " بالمِئَة "),
        ("٪", " بالمِئَة "),
        ("\uff05", " بالمِئَة "),
        ("‰", " بالأَلْف "),
        ("℃", " دَرَجَة مِئَوية "),
        ("°", " دَرَجَة "),
        ("£", " جُنَيْه "),
        ("€", " يورو "),
        ("~", " حَوالَي "),
        ("≈", " حَوالَي "),
        ("→", " إلى "),
        ("½", " نِصْف "),
        ("¼", " رُبْع "),
        ("¾", " ثَلاثَة أَرْباع "),
        ("⅓", " ثُلُث "),
        ("⅔", " ثُلُثَيْن "),
        ("²", " مُرَبَّع "),
        ("³", " مُكَعَّب "),
        ("✓", " نَعَم "),
        ("✗", " لا "),
        ("⚠", " تَحْذير "),
        ("*", " "),
        ("_", " "),
        ("/", " أَو "),
        ("–", "، "),
        ("—", "، "),
        ("−", "، "),
    )

    def say(self, figure: Figure, following: str, preceding: str) -> str:
        if isinstance(figure, Amount):
            oblique = bool(preceding) and bare(preceding) not in _NOMINATIVE_AFTER
            return self._amount(figure, following, oblique, bare(preceding).endswith("بين"))
        return super().say(figure, following, preceding)

    def prepare(self, text: str) -> str:
        text = text.replace("\u00a0", " ").replace("\u202f", " ")
        # The reader of figures takes one space as a bond, and two as none.
        return _HALF_BEFORE.sub(r"\1  ", text)

    def amount(self, amount: Amount, following: str) -> str:
        return self._amount(amount, following, oblique=False, between=False)

    def _amount(self, amount: Amount, following: str, oblique: bool, between: bool) -> str:
        """`oblique` is the case the neighbours ask for; `between` when "between" stands before a range."""
        # "At least" after the number would part it from a printed noun: "three at least days".
        counted = not amount.symbol and amount.compare in _BEFORE_NOUN and bool(following)
        oblique = oblique or amount.compare in ("<", ">", "~") or counted
        if amount.high is None:
            words = self._counted(amount.low, amount.unit if amount.symbol else "", following, oblique, True)
        else:
            low = self._counted(amount.low, amount.unit if amount.symbol else "", following, oblique, False)
            high = self._counted(amount.high, amount.unit if amount.symbol else "", following, True, True)
            words = f"{low} وَ{high}" if between else self.span(low, high)
        if counted:
            return f"{_BEFORE_NOUN[amount.compare]} {words}"
        return self.compare[amount.compare].format(words) if amount.compare else words

    def _counted(self, number: Number, unit: str, following: str, oblique: bool, last: bool) -> str:
        """One number with its unit. The lower end of a range (not `last`) leaves the unit to the upper one."""
        value = abs(number.value)
        sign = f"{self.minus} " if number.value < 0 else ""
        whole, _, places = f"{value:f}".partition(".")
        if unit and unit not in SHARES:
            return sign + self._measured(value, whole, places, unit, oblique, last)
        if places:
            words = self._decimal(whole, places, oblique)
        else:
            words = self._with_noun(int(whole), "" if unit else following, oblique)
        return f"{sign}{words} {SHARES[unit]}" if unit and last else sign + words

    def _decimal(self, whole: str, places: str, oblique: bool) -> str:
        said = " ".join(self.digits[int(digit)] for digit in places)
        return f"{cardinal_words(int(whole), False, oblique, False)} {self.point} {said}"

    def _with_noun(self, value: int, following: str, oblique: bool) -> str:
        noun = NOUN_OF.get(bare(following))
        if noun and value == 1:
            return f"{noun} {'واحِدَة' if noun.endswith('ة') else 'واحِد'}"
        if noun and value == 2:
            return dual(noun, oblique)
        counts = _counts(following)
        return cardinal_words(value, counts and is_feminine(following), oblique, counts)

    def _measured(self, value: Decimal, whole: str, places: str, unit: str, oblique: bool, last: bool) -> str:
        feminine = UNITS[unit][0].endswith("ة")
        after = f" {AFTER_UNIT[unit]}" if unit in AFTER_UNIT else ""
        if places:
            words = self._decimal(whole, places, oblique)
            return f"{words} {UNITS[unit][0]}{after}" if last else words
        stem = UNITS[unit][1]
        if value == 1:
            return f"{UNITS[unit][0]}{after} {'واحِدَة' if feminine else 'واحِد'}"
        if value == 2 and stem:
            ending = "َيْن" if oblique else "ان"
            return stem + ending + (f" {DUAL_AFTER_UNIT[unit]}{ending}" if unit in DUAL_AFTER_UNIT else after)
        words = cardinal_words(int(whole), feminine, oblique, last)
        return f"{words} {self.unit_noun(unit, value)}" if last else words

    def cardinal(self, value: int, noun: str) -> str:
        counts = _counts(noun)
        return cardinal_words(value, counts and is_feminine(noun), False, counts)

    def unit_noun(self, unit: str, value: Decimal) -> str:
        if unit in SHARES:
            return SHARES[unit]
        singular, _, plural, accusative = UNITS[unit]
        rest = int(value) % 100
        form = singular
        if value == int(value) and 3 <= rest <= 10:
            form = plural
        elif value == int(value) and rest > 10:
            form = accusative
        return f"{form} {AFTER_UNIT[unit]}" if unit in AFTER_UNIT else form

    def phone(self, groups: tuple[str, ...]) -> str:
        return super().phone(groups).replace(", ", "، ")

    def clock(self, hour: int, minute: int, marks: bool, preceding: str) -> str:
        lead = "" if bare(preceding).endswith("ساعة") else "الساعة "
        if hour % 24 == 0 and not minute:
            return "مُنْتَصَف اللَيْل"
        half = f" {_half_of_day(hour % 24)}" if marks or hour > 12 or hour == 0 else ""
        return f"{lead}{_time(hour % 12 or 12, minute)}{half}"

    def day_and_month(self, day: int, month: int) -> str:
        return f"{_DAYS[day]} مِن {_MONTHS[month]}"

    def date(self, day: date) -> str:
        return f"{self.day_and_month(day.day, day.month)} عامَ {cardinal_words(day.year, False, True, False)}"

    def finish(self, text: str) -> str:
        text = text.replace(_TATWEEL, "")
        text = _MIXED.sub(r"\1 وَ\2", text)
        for pattern, kept in _SAID_ALREADY:
            text = pattern.sub(kept, text)
        for pattern, kept in _ONE_LETTER:
            text = pattern.sub(kept, text)
        return self.spelled(vowelled(text))

    def spelled(self, text: str) -> str:
        # eSpeak NG 1.52 loses a vowel that stands before its doubling mark; both orders are the same text in Unicode.
        return _VOWEL_BEFORE_SHADDA.sub("\u0651\\1", text.replace(_TATWEEL, ""))


def _half_of_day(hour: int) -> str:
    if hour < 12:
        return "صَباحًا" if hour else "بَعْدَ مُنْتَصَف اللَيْل"
    if hour == 12:
        return "ظُهْرًا"
    return "بَعْدَ الظُهْر" if hour < 16 else "مَساءً"


def _time(hour: int, minute: int) -> str:
    """An hour from 1 to 12 and its minutes."""
    match minute:
        case 0:
            return _HOURS[hour]
        case 15:
            return f"{_HOURS[hour]} وَالرُبْع"
        case 30:
            return f"{_HOURS[hour]} وَالنِصْف"
        case 45:
            return f"{_HOURS[hour % 12 + 1]} إِلّا الرُبْع"
    if minute == 1:
        return f"{_HOURS[hour]} وَدَقيقَة واحِدَة"
    if minute == 2:
        return f"{_HOURS[hour]} وَدَقيقَتان"
    return f"{_HOURS[hour]} وَ{cardinal_words(minute, True, False, True)} {'دَقائِق' if minute <= 10 else 'دَقيقَة'}"
