"""Short vowels for words that Arabic leaflets print without them.

eSpeak NG 1.52 says only what is written: the bare letters of "you must" are heard as consonants without a
vowel, and some words as others. This list gives a word the reading it has in patient information, without
case endings, as it is read aloud. Words with two likely readings are left out, and words that the engine knows;
marks that a translator has put on a word are always followed. Before "your" the case vowel is heard whatever is
written, so such a noun has the case it has most often ("in your spine", "if your weight is").
"""

import re
from collections.abc import Iterator
from functools import lru_cache

# Each word stands with its marks; what it looks like in print is the same letters without them. Of two words that
# look alike the first is said, unless the marks in print fit only the other.
_VERBS = """
يُمْكِن يُمْكِنُكَ يُمْكِنُكُم يَجِب يَنْبَغي يَكُون تَكُون كانَت كُنْتَ كُنْتِ يَحْدُث تَحْدُث يُسَمّى تُسَمّى يُسَمّي تَأْخُذ تَأْخُذُها تَأْخُذُه تَحْتاج
يَحْتاج تَحْصُل تَعود يَعودون يَعود تَطْلُب يَعْني يُسَبِّب تَسوء يَسوء تَنْكَسِر تَشْرَح تُظْهِر يَظْهَر تَظْهَر تَنْهار يَضيق يَقَع يَتَحَكَّم
يَضَع يُثَبِّت يُخَفِّف يُجْرى تُجْرى يُجْري أُجْريَت أُجْرِيَ تَسْتَلْقي يَجْعَلُك يُنَظَّف يَقْتُل يُحْدِث يُدْخِل تَمُرّ تَصِل يَصِل تُوَجَّه يَتَسَرَّب
تَتَسَرَّب يَضُرّ تَضُرّ تَسْتَطيع يَسْتَطيع تَنْتَقِل تَسُدّه تَكْفي يَكْفي تُخْبِر تُخْبِرُك تُخْبِرُنا أَخْبِر أَخْبِرْنا تَزيد يَزيد يَقِلّ يَتَجاوَز أَصْبَحَت
أَصْبَح يَنْبُض يَتَوَقَّف تَتَوَقَّف تَموت تُنْقَل يُنْقَل يَفْحَص تَفْحَص يُساعِدُك يُساعِد تُساعِد أَرْسَلَك عُدْتَ يَأْتي تَقُد تَسْتَخْدِم يُسْتَخْدَم
تُسْتَخْدَم اِجْعَل يَبْقى نُعْطيها نُعْطيك تُعْطى يُعْطى تَجْلِس تَشْعُر يَشْعُر سَنَراك وَجَدْتَ تَوَرَّم تَزال يَزال يَخِفّ تَقُول لِتَقُول يُصْبِح
تُصْبِح تَصِف أَضِف أَكَلْتَ تُصَب أُصِبْتَ تَتَحَسَّن يَتَحَسَّن اِسْأَلْنا اِسْأَل اِقْرَأ اِبْلَع اُكْتُب تَكْتُب اِنْتَظِر اِنْتَقِل اِسْتَمِع تَسْتَمِع اِسْتَخْدِم
اُطْلُب اِتَّصِل فَاتَّصِل وَاتَّصِل خُذ تَناوَل تَتَناوَل تَحْتَوي يَحْتَوي يَزْداد تَزْداد تَقَيَّأْتَ أَخَذْتَ أَرَدْتَ يُراجِع تُراجَع تَعْتَمِد ساءَت
تَحَدَّثْتَ أَضْعَفَها يَتَطَلَّب تَتَوَقَّع يَتَوَقَّع تَبْدَأ يَبْدَأ تَتْرُك تُحاوِل تَنْزِف يَنْزِف تَلْتَئِم يَلْتَئِم تَغْسِل اِغْسِل تَتَحَرَّك تَشْرَب
اِشْرَب تَحْمِل تَرْفَع تَسْتَحِمّ تَتَّصِل يَتَّصِل نَتَّصِل سَنَتَّصِل تَحْضُر أَحْضِر أَن لَقَد عَن عِنْدَما عِنْدَئِذ لِماذا لَكَ لَدَيْك لَدَيْكُم لَدَيْنا
إِنَّه إِلَيْه إِلَيْنا إِلَيْك عَلَيْه عَلَيْك عَلَيْها عَنْك مَعَك لَها بِنا مِنّا وَهُوَ لِكُلّ بِكُلّ بِهٰذِه رُبَّما شَيْئ وَلٰكِن وَلٰكِنَّها وَلٰكِنَّه
اِنْطَبَق اِنْطَبَقَت
"""
# These may also stand after the article.
_NAMES = """
مُعْظَم بِضْع بَعْضُها وَحْدَها مُدَّة واحِدَة شَديدَة نَشْر نُشِر عَظْمَة عَظْم عِظام عَظْمي فَقْري فَقَرات فَقْرَة عَمود عَمودِك مَكْسورَة
مَكْسور كُسور أَعْصاب عَصَب قَناة شَوْكي شَوْكية عَضَلات عَضَلَة ساق حَدَبَة رَأْب إِسْمَنْت ضَعْف تَرَقُّق هَشاشَة سَرَطان خَدَر إِحْساس
وَرَم أَوْرام وَرِيد أَوْرِدَة شِرْيان إِجْراء إِجْراءات تَهْدِئَة تَخْدير مُهَدِّئ مُخَدِّر نَعْسان جَراثيم شَقّ مُجَوَّفَة مُجَوَّف سُوَيْقَة
أَمامي خَلْفي أَشِعَّة سِينية صورَة صُوَر صِبْغَة تَبايُن مَخاطِر مَشاكِل مُشْكِلَة تَسَرُّب ضَغْط شَلَل نَسا اِنْسِداد وِعاء دَمَوي دَمَوية
أَوْعِيَة أَجْزاء جُزْء نُخاع أَطِبَّاء طَبيب طَبيبَك طِبّي طِبّية اِنْصِمام عَدْوى جِلْد عَميقَة عَميق مُضادّات مُضادّ حَيَوية حَيَوي
غالِب جِراحَة جِراحية جَرّاح إِضافية إِضافي نَزيف نَزْف أَقْراص أَقْراصَك قُرْص قُرْصان قُرْصَيْن وارْفارِين أَسْبِرِين
كُلوبيدوغْرِيل باراسيتامول إِيبوبْروفِين أَنْسولِين مُعالَجَة مُعالِج اِحْتِمال مُجاوِرَة مُسْتَقْبَل رَدّ مُنْتَظِم مُنْتَظِمَة مُباشَرَة
مُباشِرَة مُباشِر سَرير سَريرِك جَناح جَناحِك إِفاقَة مُمَرِّض مُمَرِّضَة مُمَرِّضون مُمَرِّضين مُمَرِّضات مُمَرِّضو مُمَرِّضي دَم دَمِك نَبْضَك نَبْض
قَلْب قَلْبُك أُكْسِجِين قِناع وَجْه وَجْهُك حَلْق حَلْقُك اِسْتيقاظ مُسْتَيْقِظ عادَة مُغادَرَة مَنْزِلِك ظَهْرِك بَطْنِك جِسْمِك راضِيَيْن كِلاكُما
كِلَيْهِما حَرَكَتِك حَرَكَة فُحوصِك فُحوص فُحوصات أَساسية أَساسي أَخْذ أَخْذِك أَخْذُه أَخْذُها مَرْكَبَة حافِلات قِطارات سَيّارَة غَيْرَها
وَسائِل نَقْل شَخْص أَشْخاص بالِغ بالِغين بالِغون مَسْؤول بَسيطَة مَرَضية مَرَض أَمْراض مَريض مَرْضى أَسابيع أُسْبوع أَيّام دَقائِق
جُمُعَة سَبْت أَحَد ثُلاثاء أَرْبِعاء خَميس أَمان شَكْل أَجْهِزَة جِهاز مَذْكورَة مَذْكور مُرَقَّمَة مُرَبَّعات أَغْمَق أَسْوَأ أَسْئِلَة جُرْعَة
جُرْعات قُرْحَة دَواءَيْن تَخَيُّلُه ساعَتَيْن يَوْمَيْن أُسْبوعَيْن شَهْرَيْن دَقيقَتَيْن وَزْنُك كُلى كُلْيَة مُلْصَق أَدْوِيَة إِنْفِلْوَنْزا دَرَجَة
دَرَجات حَرارَتِك مَرّات مَرَّة أَلَمُك لازِم اِتِّصال هَيْئَة خَدَمات خِدْمَة مَجّانية مَعْرِفَة تَحَدُّث مُتَرْجِمون مُتَرْجِم شَفَويّون شَفَوي
مَرْجِعي مُحْتَوَيات لُغات لُغَة صِيَغ صيغَة صُفوفِه اِسْمُه اِسْم عَدَد لَوْن طَبيعي طَبيعية تاليَة عِلاج عِلاجُها أَقْصاه أَقْصى
كامِل عَمَلية مُسْتَشْفى أُخْرى مُسَكِّنات مُسَكِّن صِحَّة صِحَّتَك صِحّي صِحّية وَطَنية حَمْل حامِل حَسّاسية طَعام جُرْح جُرْحَك جُروح غُرَز
ضِماد تَوَرُّم اِحْمِرار تَحَرُّك مَوْعِد مَوْعِدَك عِيادَة مَعِدَة كَبِد رِئَة رِئَتَيْن مَثانَة بَوْل بِراز غَثَيان تَقَيُّؤ قَيْء دُوار دَوْخَة
صُداع حُمّى سُعال نَفَس ذِراع كَتِف رُكْبَة قَدَم يَدَيْك يَدَك عَيْن عَيْنَك أُذُن أَنْف فَم أَسْنان سُكَّر سُكَّري رَبْو تَدْخين كُحول سَوائِل
سائِل نِقاط مُكَمِّلات أَعْراض جانِبي جانِبية تَأْثير
"""
_MARK = "[\u064b-\u0652\u0670]"
_MARKS = re.compile(_MARK)
_WORD = re.compile(f"[\u0621-\u064a](?:[\u0621-\u064a]|{_MARK})*")
_LETTER = re.compile(f"[^\u064b-\u0652\u0670]({_MARK}*)")
_TANWEEN = re.compile("\u064b?ا\u064b?$")
# One-letter words are written together with the next one: and, so; with, for.
_AND = {"": "", "و": "وَ", "ف": "فَ"}
_WITH = {"": "", "ب": "بِ", "ل": "لِ"}
# The article has no marks: eSpeak NG knows it in its bare form, and doubles the letter after it where it must.
_ARTICLES = {"ال": "ال", "بال": "بال", "لل": "لِل"}


def vowelled(text: str) -> str:
    """`text` with short vowels on the words of the list. Marks that are there already are kept."""
    return _WORD.sub(lambda match: _vowelled(match.group()), text)


def _bare(word: str) -> str:
    return _MARKS.sub("", word)


def _index(words: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in words.split():
        found[_bare(word)] = (*found.get(_bare(word), ()), word)
    return found


_NAMED = _index(_NAMES)
_KNOWN = _index(f"{_VERBS} {_NAMES}")


@lru_cache(maxsize=4096)
def _vowelled(word: str) -> str:
    if found := _found(word):
        return found
    # The accusative ending stands on a word as it is in the list.
    if (ending := _TANWEEN.search(word)) and len(ending.group()) == 2 and (found := _found(word[: ending.start()])):
        return f"{found}\u064bا"
    if word.endswith("ة\u064b") and (found := _found(word[:-1])):
        return f"{found}\u064b"
    return word


def _found(word: str) -> str:
    """The word with its vowels, "" when the list does not have it or the marks in print say another word."""
    return next((candidate for candidate in _candidates(_bare(word)) if _fits(word, candidate)), "")


def _candidates(bare: str) -> Iterator[str]:
    for joined, said in _AND.items():
        if not bare.startswith(joined):
            continue
        rest = bare.removeprefix(joined)
        for with_, with_said in _WITH.items():
            if rest.startswith(with_):
                yield from (said + with_said + entry for entry in _KNOWN.get(rest.removeprefix(with_), ()))
        for article, article_said in _ARTICLES.items():
            if rest.startswith(article):
                # Before the bare article the engine knows a bare conjunction.
                lead = said if article == "لل" else joined
                yield from (lead + article_said + entry for entry in _NAMED.get(rest.removeprefix(article), ()))


def _fits(printed: str, candidate: str) -> bool:
    """Whether `candidate` has every mark that is printed, at the same letter."""
    pairs = zip(_LETTER.findall(printed), _LETTER.findall(candidate), strict=True)
    return all(set(mine) <= set(theirs) for mine, theirs in pairs)
