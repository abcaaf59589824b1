"""Negations are found in every language that has a list, and nothing else is taken for one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.meaning.negation import listed, negations, polarity, tags
from tests import corpus

# How a language says "no", "not" or "never" in its most usual ways: each must be seen.
USUAL = {
    "ar": "لا تأكل|لم يأكل|لن تأكل|ليس آمنًا|غير آمن|بدون ألم|بدونه|ولا تشرب|لَا تَأْكُلْ",
    "bn": "খাবেন না|ব্যথা নেই|নিরাপদ নয়|খাননি|খাবার ছাড়া|পারেনি",
    "cy": "Peidiwch â bwyta|nid yw|heb boen|does dim poen|Ni ddylech fwyta|peidio â bwyta|ni allwch",
    "de": "nicht essen|kein Schmerz|keine Schmerzen|nie|ohne Schmerzen|niemals",
    "en": "do not eat|don't eat|don’t eat|no pain|never|cannot|without pain|neither",
    "es": "no coma|nunca|sin dolor|ningún dolor|ni coma ni beba|jamás",
    "fa": "نخورید|ندارد|نمی‌شود|نباید|نیست|بدون درد|هرگز|نکنید",
    "fr": "ne mangez pas|n'avez pas|jamais|sans douleur|aucune douleur",
    "gu": "ખાશો નહીં|ન ખાવું|દુખાવો નથી|દુખાવા વગર|ના કરો|જરૂર નથી",
    "hi": "न खाएँ|नहीं है|मत खाएँ|बिना दर्द|ना पिएँ|बगैर दर्द",
    "it": "non mangi|mai|senza dolore|nessun dolore|né",
    "ko": "먹지 마십시오|먹지 않습니다|없습니다|못 먹|먹지 마세요|안 됩니다",
    "pa": "ਨਾ ਖਾਓ|ਨਹੀਂ ਹੈ|ਬਿਨਾਂ ਦਰਦ|ਬਗੈਰ ਦਰਦ",
    "pl": "nie jeść|nigdy|bez bólu|żadnego bólu|ani|brak bólu",
    "pt": "não coma|nunca|sem dor|nenhuma dor|nem",
    "ro": "nu mâncați|niciodată|fără durere|nicio durere|n-ați mâncat|nici",
    "ru": "не ешьте|нет боли|никогда|без боли|нельзя|ни",
    "so": "ha cunin|ma cuno|la'aan|aanad|laguma|waxba",
    "ta": "சாப்பிட வேண்டாம்|சாப்பிடக் கூடாது|வலி இல்லை|வலியின்றி|சாப்பிடாதீர்கள்|முடியாது|சாப்பிடாமல்|வலிக்கவில்லை|தேவையில்லை",
    "tr": "yemeyin|yemeyiniz|yemez|yemiyor|değil|yok|yemedi|yememeli|yemeyen|yemeden|almayın|kullanmayınız",
    "uk": "не їжте|немає болю|ніколи|без болю|жодного|ні",
    "ur": "نہ کھائیں|نہیں ہے|مت کھائیں|بغیر درد|درد کے بنا",
    "vi": "không ăn|đừng ăn|chưa ăn|không bao giờ",
    "zh-Hans": "不要吃|没有|请勿|无痛|未服用|别吃|切勿|不能",
}
# What looks like a negation and is none.
NONE = {
    "ar": "التهاب الكلى|كلا الجانبين|الحالة",
    "bn": "আপনি|তিনি|কিডনি|ঘটনা|বেদনা|নাক|নাম",
    "cy": "cysylltwch â ni|mwy na|am ddim|dim ond|dyn",
    "de": "nicht nur|Nieren|keimen|uns|und",
    "en": "Room no. 5|not only|do not hesitate|whether or not|note|knot|cannon",
    "es": "sin embargo|noche|sino|nosotros|no dude en",
    "fa": "نیاز|نشان|نگران|نزدیک|نرم|نکته|نوشیدنی|نمک|نام",
    "fr": "sans doute|n'hésitez pas à|pasteur|née|nez",
    "gu": "નાક|નાસ્તો|કે નહીં|38°C ના|નવું|અચકાશો નહીં",
    "hi": "नाम|नया|नमक|गुर्दे|कोई न कोई|मतली|या नहीं",
    "it": "non solo|non appena|nota|maiuscola|senzatetto",
    "ko": "까지 마십시오|잘못|안에|못지않게",
    "pa": "ਨਾਲ|ਨਵਾਂ|ਨਾਂ|ਮਤਲੀ|ਜਾਂ ਨਹੀਂ",
    "pl": "niedziela|nie tylko|bez względu|niebieski|anioł|niego",
    "pt": "não só|nada mais|sempre|nemátodo",
    "ro": "nu numai|numai|nuanță|fărâmă",
    "ru": "небо|не только|нетто|безопасно",
    "so": "hadda|maanta|haa|aano",
    "ta": "ஒரு மாத குழந்தை|அதாவது|இரண்டாவது|அல்லது|தயங்காமல் கேளுங்கள்|மட்டுமல்ல",
    "tr": "almadan önce|kullandıktan sonra|tamamen|namaz|meme|alın|yiyin|almanız",
    "uk": "небо|не тільки|нігті|безпечно",
    "ur": "نام|نیا|بچے|نرم|مٹی",
    "vi": "không khí|hay không|không?",
    "zh-Hans": "是否|特别|不同|未来|非常|性别|不断|不仅",
}


def test_every_list_is_tried_here() -> None:
    assert set(USUAL) == set(NONE) == set(tags())


@pytest.mark.parametrize(("tag", "words"), [(tag, words) for tag in USUAL for words in USUAL[tag].split("|")])
def test_the_usual_ways_to_say_no_are_seen(tag: str, words: str) -> None:
    assert polarity(words, tag).negators


@pytest.mark.parametrize(("tag", "words"), [(tag, words) for tag in NONE for words in NONE[tag].split("|")])
def test_what_only_looks_like_a_negation_is_none(tag: str, words: str) -> None:
    assert polarity(words, tag).negators == ()


def test_both_spellings_of_a_bengali_letter_are_read() -> None:
    assert polarity("নিরাপদ ন\u09df", "bn").negators
    assert polarity("নিরাপদ ন\u09af\u09bc", "bn").negators


def test_an_empty_negator_counts_only_where_the_source_has_no_until() -> None:
    assert polarity("dopóki się nie zagoi", "pl").negators
    assert not polarity("dopóki się nie zagoi", "pl", until=True).negators


def test_a_language_without_a_list_has_none() -> None:
    assert not listed("sw")
    assert negations("usile", "sw") == ()


@pytest.mark.parametrize("tag", tags())
def test_places_are_in_order_inside_the_text_and_never_empty(tag: str) -> None:
    written = corpus.pairs(tag) if tag in corpus.tags() else ()
    for text in (*(pair.target for pair in written), "", " "):
        found = negations(text, tag)
        assert list(found) == sorted(found)
        assert all(0 <= start < end <= len(text) for start, end in found)


@given(st.sampled_from(tags()), st.text(alphabet="no tNaieخلনা不يو '’-.", max_size=60))
def test_any_text_can_be_read(tag: str, text: str) -> None:
    found = polarity(text, tag)
    assert all(re.search(r"\S", text[start:end]) for start, end in (*found.negators, *found.others))
