"""Arabic nouns beside a figure: units and what leaflets count, with their gender, dual and plurals."""

import re

# unit -> singular, dual without its ending ("" when it has none), plural, accusative singular
UNITS: dict[str, tuple[str, str, str, str]] = {
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
AFTER_UNIT = {"celsius": "مِئَوية", "fahrenheit": "فَهْرِنْهايْت", "millimetre of mercury": "زِئْبَق"}
# An adjective follows its noun into the dual.
DUAL_AFTER_UNIT = {"celsius": "مِئَويَّت"}
# Shares are said after a bare number and do not count anything.
SHARES = {"percent": "بالمِئَة", "permille": "بالأَلْف"}
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
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")


def bare(word: str) -> str:
    """A word without vowel marks, as leaflets print it."""
    return _MARKS.sub("", word)


def dual(singular: str, oblique: bool) -> str:
    """The dual of a noun that is given with its vowel marks."""
    stem = f"{singular[:-1]}ت" if singular.endswith("ة") else singular
    return stem + ("َيْن" if oblique else "ان")


# Printed form -> the noun it is a form of; noun -> its printed forms.
NOUN_OF = {bare(form): noun for noun, others in _NOUNS.items() for form in (noun, *others)}
FORMS_OF = {noun: {bare(noun), *map(bare, others)} for noun, others in _NOUNS.items()}


def is_feminine(noun: str) -> bool:
    """Whether a noun as it is printed is feminine: by the list, else by its ending."""
    alone = bare(noun).removeprefix("ال")
    if known := NOUN_OF.get(alone):
        return known.endswith("ة")
    return alone.endswith(("ة", "ات")) and not _MASCULINE_PLURAL.search(alone)
