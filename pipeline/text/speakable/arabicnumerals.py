"""Arabic numbers in words, in the gender and case that the sentence asks for.

1 and 2 agree with what they count, 3 to 10 take the opposite gender, the tens and 2 have a case that can be heard.
"""

# 0 to 10 as they are counted aloud, which is also the form before a masculine noun.
COUNTING = "صِفْر واحِد اِثْنان ثَلاثَة أَرْبَعَة خَمْسَة سِتَّة سَبْعَة ثَمانِيَة تِسْعَة عَشَرَة".split()
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


def _joined(*parts: str) -> str:
    """The parts of a number with "and" between them."""
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
        return _FEMININE[value] if feminine else COUNTING[value]
    if value < 20:
        return _teen(value - 10, feminine, oblique)
    tens, ones = divmod(value, 10)
    name = (_TENS_OBLIQUE if oblique else _TENS_NOMINATIVE)[tens]
    if ones == 1:
        return _joined("إِحْدى" if feminine else "واحِد", name)
    return _joined(_small(ones, feminine, oblique, True) if ones else "", name)


def _teen(ones: int, feminine: bool, oblique: bool) -> str:
    ten = "عَشْرَة" if feminine else "عَشَر"
    if ones == 1:
        return f"{'إِحْدى' if feminine else 'أَحَدَ'} {ten}"
    if ones == 2:
        stem = "اِثْنَت" if feminine else "اِثْن"
        return f"{stem}{'َيْ' if oblique else 'ا'} {ten}"
    return f"{_FEMININE[ones] if feminine else COUNTING[ones] + 'َ'} {ten}"


def _hundred(hundreds: int, oblique: bool, construct: bool) -> str:
    if hundreds == 2:
        return "مِئَت" + ("َيْ" if oblique else "ا") + ("" if construct else "ن")
    return _HUNDREDS[hundreds]


def _below_thousand(value: int, feminine: bool, oblique: bool, construct: bool) -> str:
    hundreds, rest = divmod(value, 100)
    head = _hundred(hundreds, oblique, construct and not rest) if hundreds else ""
    return _joined(head, _small(rest, feminine, oblique, not construct) if rest else "")


def _scaled(many: int, scale: tuple[int, str, str, str], oblique: bool, construct: bool) -> str:
    """So many thousands, millions or milliards."""
    _, singular, plural, accusative = scale
    rest = many % 100
    if rest in (1, 2) and many > 2:
        # A hundred and one thousand is "a hundred thousand and a thousand".
        return _joined(_scaled(many - rest, scale, oblique, False), _scaled(rest, scale, oblique, construct))
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


def cardinal_words(value: int, feminine: bool, oblique: bool, construct: bool) -> str:
    """A whole number; `construct` when its noun follows."""
    if value == 0:
        return COUNTING[0]
    parts: list[str] = []
    for scale in _SCALES:
        many, value = divmod(value, scale[0])
        if many:
            parts.append(_scaled(many, scale, oblique, construct and not value))
    if value:
        parts.append(_below_thousand(value, feminine, oblique, construct))
    return _joined(*parts)
