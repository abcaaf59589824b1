"""Arabic (Modern Standard): the spoken forms of figures.

Agreement follows the school grammar of the counted noun: 3 to 10 take the opposite gender and the plural, 11 to
99 the accusative singular, whole hundreds and thousands the genitive singular, and 2 is the dual of the noun
itself. Numerals carry vowel marks, because eSpeak NG reads the bare letters of "five" as "a fifth".
"""

import re
from datetime import date
from decimal import Decimal
from typing import ClassVar

from pipeline.text.quantity import Amount, Figure, Number
from pipeline.text.speakable.arabicwords import vowelled
from pipeline.text.speakable.speaker import Speaker

# 0 to 10 as they are counted aloud, which is also the form before a masculine noun.
_COUNTING = "صِفْر واحِد اِثْنان ثَلاثَة أَرْبَعَة خَمْسَة سِتَّة سَبْعَة ثَمانِيَة تِسْعَة عَشَرَة".split()
# 3 to 10 before a feminine noun.
_FEMININE = "- - - ثَلاث أَرْبَع خَمْس سِتّ سَبْع ثَماني تِسْع عَشْر".split()
_TENS_NOMINATIVE = "- - عِشْرون ثَلاثون أَرْبَعون خَمْسون سِتّون سَبْعون ثَمانون تِسْعون".split()
_TENS_OBLIQUE = "- - عِشْرين ثَلاثين أَرْبَعين خَمْسين سِتّين سَبْعين ثَمانين تِسْعين".split()
_HUNDREDS = "- مِئَة - ثَلاثُمِئَة أَرْبَعُمِئَة خَمْسُمِئَة سِتُّمِئَة سَبْعُمِئَة ثَمانِمِئَة تِسْعُمِئَة".split()
# power of ten -> singular, plural, accusative singular
_SCALES = (
    (1_000_000_000, "مِلْيار", "مِلْيارات", "مِلْيارًا"),
    (1_000_000, "مِلْيون", "مَلايين", "مِلْيونًا"),
    (1000, "أَلْف", "آلاف", "أَلْفًا"),
)
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

# unit -> singular, dual without its ending ("" when it has none), plural, accusative singular
_UNITS: dict[str, tuple[str, str, str, str]] = {
    "microgram": ("ميكروغرام", "ميكروغرام", "ميكروغرامات", "ميكروغرامًا"),
    "milligram": ("مِلّيغرام", "مِلّيغرام", "مِلّيغرامات", "مِلّيغرامًا"),
    "gram": ("غرام", "غرام", "غرامات", "غرامًا"),
    "kilogram": ("كيلوغرام", "كيلوغرام", "كيلوغرامات", "كيلوغرامًا"),
    "millilitre": ("مِلّيلِتْر", "مِلّيلِتْر", "مِلّيلِتْرات", "مِلّيلِتْرًا"),
    "centilitre": ("سَنْتيلِتْر", "سَنْتيلِتْر", "سَنْتيلِتْرات", "سَنْتيلِتْرًا"),
    "litre": ("لِتْر", "لِتْر", "لِتْرات", "لِتْرًا"),
    "millimetre": ("مِلّيمِتْر", "مِلّيمِتْر", "مِلّيمِتْرات", "مِلّيمِتْرًا"),
    "centimetre": ("سَنْتيمِتْر", "سَنْتيمِتْر", "سَنْتيمِتْرات", "سَنْتيمِتْرًا"),
    "metre": ("مِتْر", "مِتْر", "أَمْتار", "مِتْرًا"),
    "kilometre": ("كيلومِتْر", "كيلومِتْر", "كيلومِتْرات", "كيلومِتْرًا"),
    "hour": ("ساعَة", "ساعَت", "ساعات", "ساعَة"),
    "minute": ("دَقيقَة", "دَقيقَت", "دَقائِق", "دَقيقَة"),
    "kilopascal": ("كيلوباسكال", "كيلوباسكال", "كيلوباسكال", "كيلوباسكال"),
    "euro": ("يورو", "", "يورو", "يورو"),
    "pound": ("جُنَيْه", "جُنَيْه", "جُنَيْهات", "جُنَيْهًا"),
    "degree": ("دَرَجَة", "دَرَجَت", "دَرَجات", "دَرَجَة"),
    "celsius": ("دَرَجَة", "دَرَجَت", "دَرَجات", "دَرَجَة"),
    "fahrenheit": ("دَرَجَة", "دَرَجَت", "دَرَجات", "دَرَجَة"),
    "millimetre of mercury": ("مِلّيمِتْر", "مِلّيمِتْر", "مِلّيمِتْرات", "مِلّيمِتْرًا"),
}
# unit -> what stands after its noun, whatever the number
_AFTER_UNIT = {"celsius": "مِئَوية", "fahrenheit": "فَهْرِنْهايْت", "millimetre of mercury": "زِئْبَق"}
# An adjective follows its noun into the dual.
_DUAL_AFTER_UNIT = {"celsius": "مِئَويَّت"}
# Shares are said after a bare number and do not count anything.
_SHARES = {"percent": "بالمِئَة", "permille": "بالأَلْف"}

# noun that leaflets count, singular with its vowel marks: the other forms that may be printed after a figure
_NOUNS: dict[str, tuple[str, ...]] = {
    "ساعَة": ("ساعات",),
    "دَقيقَة": ("دقائق",),
    "ثانِيَة": ("ثوان", "ثواني"),
    "يَوْم": ("أيام", "يوما"),
    "أُسْبوع": ("أسابيع", "أسبوعا"),
    "شَهْر": ("أشهر", "شهور", "شهرا"),
    "سَنَة": ("سنوات", "سنين"),
    "عام": ("أعوام", "عاما"),
    "لَيْلَة": ("ليال", "ليالي"),
    "مَرَّة": ("مرات",),
    "جُرْعَة": ("جرعات", "جرع"),
    "قُرْص": ("أقراص", "قرصا"),
    "حَبَّة": ("حبات", "حبوب"),
    "كَبْسولَة": ("كبسولات",),
    "مِلْعَقَة": ("ملاعق",),
    "قَطْرَة": ("قطرات",),
    "بَخَّة": ("بخات",),
    "حُقْنَة": ("حقن",),
    "إِبْرَة": ("إبر",),
    "نُقْطَة": ("نقاط", "نقط"),
    "دَرَجَة": ("درجات",),
    "وَحْدَة": ("وحدات",),
    "خُطْوَة": ("خطوات",),
    "صَفْحَة": ("صفحات",),
    "عَمَلِيَّة": ("عمليات",),
    "عَظْمَة": ("عظام", "عظمات"),
    "فَقْرَة": ("فقرات",),
    "كوب": ("أكواب", "كوبا"),
    "شَخْص": ("أشخاص", "شخصا"),
    "مَريض": ("مرضى", "مريضا"),
    "سُؤال": ("أسئلة", "سؤالا"),
    "رَقْم": ("أرقام", "رقما"),
    "جُزْء": ("أجزاء", "جزءا"),
}
# Masculine nouns whose plural ends like a feminine one are loans of measure and these.
_MASCULINE_PLURAL = re.compile(r"(?:غرامات|جرامات|لترات|مترات|أمتار|مستشفيات|جنيهات|مليارات|أسئلة|أدوية|أغذية)")
_ALONE = r"(?<![\w\u064b-\u0652])"
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
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
_MIXED = re.compile(rf"{_ALONE}({'|'.join(_COUNTING[1:])}) (نِصْف|رُبْع|ثَلاثَة أَرْباع|ثُلُث|ثُلُثَيْن)(?!\w)")
# "in the morning 2 tablets" is no time of day: a word for the half of the day makes one only before 8:00.
_HALF_BEFORE = re.compile(
    r"(صباحًا|صباحاً|صباحا|الظهر|ظهرًا|ظهراً|ظهرا|عصرًا|عصراً|عصرا|مساءً|مساء|ليلًا|ليلاً|ليلا) (?=\d)(?!\d{1,2}:\d)"
)
_TATWEEL = "\u0640"


def _bare(word: str) -> str:
    return _MARKS.sub("", word)


def _dual(singular: str, oblique: bool) -> str:
    """The dual of a noun that is given with its vowel marks."""
    stem = f"{singular[:-1]}ت" if singular.endswith("ة") else singular
    return stem + ("َيْن" if oblique else "ان")


_BY_FORM = {_bare(form): noun for noun, others in _NOUNS.items() for form in (noun, *others)}
_ALL_FORMS = {noun: {_bare(noun), *map(_bare, others)} for noun, others in _NOUNS.items()}
# "one hour" and "two hours" end with the noun or are the noun: what is printed after the figure is then said already.
_SAID_ALREADY = tuple(
    (
        re.compile(
            rf"{_ALONE}({'|'.join(map(re.escape, heads))}) (?:{'|'.join(sorted(forms, key=len, reverse=True))})"
            r"[\u064b-\u0652]*ا?(?!\w)"
        ),
        r"\1",
    )
    for noun, forms in _ALL_FORMS.items()
    for heads in [(_dual(noun, True), _dual(noun, False), f"{noun} واحِد", f"{noun} واحِدَة")]
)


def _is_feminine(noun: str) -> bool:
    bare = _bare(noun).removeprefix("ال")
    if known := _BY_FORM.get(bare):
        return known.endswith("ة")
    return bare.endswith(("ة", "ات")) and not _MASCULINE_PLURAL.search(bare)


def _counts(following: str) -> bool:
    """Whether the word after a figure is what it counts."""
    bare = _bare(following)
    return bool(bare) and bare not in _NOT_COUNTED and not bare.startswith("ال")


def _and(*parts: str) -> str:
    return " وَ".join(part for part in parts if part)


def _small(value: int, feminine: bool, oblique: bool, counting: bool) -> str:
    """1 to 99. `counting` is for a number that stands alone or inside a longer one, not before its noun."""
    if value == 1:
        return "واحِدَة" if feminine else "واحِد"
    if value == 2:
        stem = "اِثْنَت" if feminine else "اِثْن"
        return stem + ("َيْن" if oblique else "ان")
    if value <= 10:
        if value == 8 and feminine and counting:
            return "ثَمانٍ"
        return _FEMININE[value] if feminine else _COUNTING[value]
    if value < 20:
        return _teen(value - 10, feminine, oblique)
    tens, ones = divmod(value, 10)
    name = (_TENS_OBLIQUE if oblique else _TENS_NOMINATIVE)[tens]
    if ones == 1:
        return _and("إِحْدى" if feminine else "واحِد", name)
    return _and(_small(ones, feminine, oblique, True) if ones else "", name)


def _teen(ones: int, feminine: bool, oblique: bool) -> str:
    ten = "عَشْرَة" if feminine else "عَشَر"
    if ones == 1:
        return f"{'إِحْدى' if feminine else 'أَحَدَ'} {ten}"
    if ones == 2:
        stem = "اِثْنَت" if feminine else "اِثْن"
        return f"{stem}{'َيْ' if oblique else 'ا'} {ten}"
    return f"{_FEMININE[ones] if feminine else _COUNTING[ones] + 'َ'} {ten}"


def _hundred(hundreds: int, oblique: bool, construct: bool) -> str:
    if hundreds == 2:
        return "مِئَت" + ("َيْ" if oblique else "ا") + ("" if construct else "ن")
    return _HUNDREDS[hundreds]


def _below_thousand(value: int, feminine: bool, oblique: bool, construct: bool) -> str:
    hundreds, rest = divmod(value, 100)
    head = _hundred(hundreds, oblique, construct and not rest) if hundreds else ""
    return _and(head, _small(rest, feminine, oblique, not construct) if rest else "")


def _scaled(many: int, scale: tuple[int, str, str, str], oblique: bool, construct: bool) -> str:
    """So many thousands, millions or milliards."""
    _, singular, plural, accusative = scale
    rest = many % 100
    if rest in (1, 2) and many > 2:
        # A hundred and one thousand is "a hundred thousand and a thousand".
        return _and(_scaled(many - rest, scale, oblique, False), _scaled(rest, scale, oblique, construct))
    if many == 1:
        return singular
    if many == 2:
        return singular + ("َيْ" if oblique else "ا") + ("" if construct else "ن")
    words = _below_thousand(many, False, oblique, True)
    if 3 <= rest <= 10:
        return f"{words} {plural}"
    if not rest:
        return f"{words} {singular}"
    return f"{words} {singular + 'َ' if construct else accusative}"


def _cardinal(value: int, feminine: bool, oblique: bool, construct: bool) -> str:
    """A whole number; `construct` when its noun follows."""
    if value == 0:
        return _COUNTING[0]
    parts: list[str] = []
    for scale in _SCALES:
        many, value = divmod(value, scale[0])
        if many:
            parts.append(_scaled(many, scale, oblique, construct and not value))
    if value:
        parts.append(_below_thousand(value, feminine, oblique, construct))
    return _and(*parts)


class Arabic(Speaker):
    digits: ClassVar[tuple[str, ...]] = tuple(_COUNTING[:10])
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
            oblique = bool(preceding) and _bare(preceding) not in _NOMINATIVE_AFTER
            return self._amount(figure, following, oblique, _bare(preceding).endswith("بين"))
        return super().say(figure, following, preceding)

    def prepare(self, text: str) -> str:
        text = text.replace("\u00a0", " ").replace("\u202f", " ")
        # The reader of figures takes one space as a bond, and two as none.
        return _HALF_BEFORE.sub(r"\1  ", text)

    def amount(self, amount: Amount, following: str) -> str:
        return self._amount(amount, following, oblique=False, between=False)

    def _amount(self, amount: Amount, following: str, oblique: bool, between: bool) -> str:
        """`oblique` is the case the neighbours ask for; `between` when "between" stands before a range."""
        oblique = oblique or amount.compare in ("<", ">", "~")
        if amount.high is None:
            words = self._counted(amount.low, amount.unit if amount.symbol else "", following, oblique, True)
        else:
            low = self._counted(amount.low, amount.unit if amount.symbol else "", following, oblique, False)
            high = self._counted(amount.high, amount.unit if amount.symbol else "", following, True, True)
            words = f"{low} وَ{high}" if between else self.span(low, high)
        return self.compare[amount.compare].format(words) if amount.compare else words

    def _counted(self, number: Number, unit: str, following: str, oblique: bool, last: bool) -> str:
        """One number with its unit. The lower end of a range (not `last`) leaves the unit to the upper one."""
        value = abs(number.value)
        sign = f"{self.minus} " if number.value < 0 else ""
        whole, _, places = f"{value:f}".partition(".")
        if unit and unit not in _SHARES:
            return sign + self._measured(value, whole, places, unit, oblique, last)
        if places:
            words = self._decimal(whole, places, oblique)
        else:
            words = self._with_noun(int(whole), "" if unit else following, oblique)
        return f"{sign}{words} {_SHARES[unit]}" if unit and last else sign + words

    def _decimal(self, whole: str, places: str, oblique: bool) -> str:
        said = " ".join(self.digits[int(digit)] for digit in places)
        return f"{_cardinal(int(whole), False, oblique, False)} {self.point} {said}"

    def _with_noun(self, value: int, following: str, oblique: bool) -> str:
        noun = _BY_FORM.get(_bare(following))
        if noun and value == 1:
            return f"{noun} {'واحِدَة' if noun.endswith('ة') else 'واحِد'}"
        if noun and value == 2:
            return _dual(noun, oblique)
        counts = _counts(following)
        return _cardinal(value, counts and _is_feminine(following), oblique, counts)

    def _measured(self, value: Decimal, whole: str, places: str, unit: str, oblique: bool, last: bool) -> str:
        feminine = _UNITS[unit][0].endswith("ة")
        after = f" {_AFTER_UNIT[unit]}" if unit in _AFTER_UNIT else ""
        if places:
            words = self._decimal(whole, places, oblique)
            return f"{words} {_UNITS[unit][0]}{after}" if last else words
        stem = _UNITS[unit][1]
        if value == 1:
            return f"{_UNITS[unit][0]}{after} {'واحِدَة' if feminine else 'واحِد'}"
        if value == 2 and stem:
            ending = "َيْن" if oblique else "ان"
            return stem + ending + (f" {_DUAL_AFTER_UNIT[unit]}{ending}" if unit in _DUAL_AFTER_UNIT else after)
        words = _cardinal(int(whole), feminine, oblique, last)
        return f"{words} {self.unit_noun(unit, value)}" if last else words

    def cardinal(self, value: int, noun: str) -> str:
        counts = _counts(noun)
        return _cardinal(value, counts and _is_feminine(noun), False, counts)

    def unit_noun(self, unit: str, value: Decimal) -> str:
        if unit in _SHARES:
            return _SHARES[unit]
        singular, _, plural, accusative = _UNITS[unit]
        rest = int(value) % 100
        form = singular
        if value == int(value) and 3 <= rest <= 10:
            form = plural
        elif value == int(value) and rest > 10:
            form = accusative
        return f"{form} {_AFTER_UNIT[unit]}" if unit in _AFTER_UNIT else form

    def phone(self, groups: tuple[str, ...]) -> str:
        return super().phone(groups).replace(", ", "، ")

    def clock(self, hour: int, minute: int, marks: bool, preceding: str) -> str:
        lead = "" if _bare(preceding).endswith("ساعة") else "الساعة "
        if hour % 24 == 0 and not minute:
            return "مُنْتَصَف اللَيْل"
        half = f" {_half_of_day(hour % 24)}" if marks or hour > 12 or hour == 0 else ""
        return f"{lead}{_time(hour % 12 or 12, minute)}{half}"

    def day_and_month(self, day: int, month: int) -> str:
        return f"{_DAYS[day]} مِن {_MONTHS[month]}"

    def date(self, day: date) -> str:
        return f"{self.day_and_month(day.day, day.month)} عامَ {_cardinal(day.year, False, True, False)}"

    def finish(self, text: str) -> str:
        text = text.replace(_TATWEEL, "")
        text = _MIXED.sub(r"\1 وَ\2", text)
        for pattern, kept in _SAID_ALREADY:
            text = pattern.sub(kept, text)
        for pattern, joined in _ONE_LETTER:
            text = pattern.sub(joined, text)
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
    return f"{_HOURS[hour]} وَ{_cardinal(minute, True, False, True)} {'دَقائِق' if minute <= 10 else 'دَقيقَة'}"
