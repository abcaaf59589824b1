"""The web page: what a reader, a screen reader, a printer and an attacker meet."""

import base64
import hashlib
import json
import re
import shutil
import struct
import subprocess
import tempfile
import zlib
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import lru_cache
from html.parser import HTMLParser
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from pipeline.formats.html import render
from pipeline.languages import language, tags
from pipeline.model.edition import Edition
from pipeline.model.errors import RenderError
from pipeline.model.kit import STANDARD, Download, Kit, Picture, Sibling, Words
from pipeline.model.leaflet import (
    Alert,
    AlertKind,
    Block,
    Control,
    Figure,
    Heading,
    Item,
    Listing,
    Paragraph,
    Role,
    Table,
    Text,
)
from pipeline.text import phrases
from pipeline.text.inline import plain
from pipeline.text.typeset import NO_BREAK, runs

# One short leaflet in every language; the same names in each.
SENTENCES: dict[str, dict[str, str]] = {
    "en": {
        "title": "Taking paracetamol at home",
        "intro": "Paracetamol eases pain. Take **500 mg** or 1 g at a time. Ask us on **020 7946 0000**.",
        "before": "Before you start",
        "limit": "Do not take more than 4 g in 24 hours.",
        "label": "Read the label.",
        "wait": "Wait 4 to 6 hours before the *next* dose.",
        "time": "Write down the time, for example 08:30.",
        "dose": "How much to take",
        "column 1": "Age",
        "column 2": "Dose",
        "column 3": "How often",
        "age": "16 years and over",
        "amount": "500 mg to 1 g",
        "often": "Up to 4 times a day",
        "young": "10 to 15 years",
        "less": "Less than 500 mg",
        "picture": "A blister pack with 10 tablets",
        "caption": "One pack holds 10 tablets of 500 mg.",
        "help": "Getting help",
        "call": "Write to [our pharmacy](mailto:pharmacy@example.org).\\\nWe are open from 09:00 to 17:00.",
        "more": "Read more on [the NHS website](https://www.nhs.uk/medicines/).",
        "owner": "Northbridge Hospital",
        "department": "Pharmacy",
        "contact": "020 7946 0000, pharmacy@example.org",
    },
    "cy": {
        "title": "Cymryd parasetamol gartref",
        "intro": "Mae parasetamol yn lleddfu poen. Cymerwch **500 mg** neu 1 g ar y tro. Ffoniwch **020 7946 0000**.",
        "before": "Cyn i chi ddechrau",
        "limit": "Peidiwch â chymryd mwy na 4 g mewn 24 awr.",
        "label": "Darllenwch y label.",
        "wait": "Arhoswch 4 i 6 awr cyn y dos *nesaf*.",
        "time": "Ysgrifennwch yr amser, er enghraifft 08:30.",
        "dose": "Faint i'w gymryd",
        "column 1": "Oedran",
        "column 2": "Dos",
        "column 3": "Pa mor aml",
        "age": "16 oed a throsodd",
        "amount": "500 mg i 1 g",
        "often": "Hyd at 4 gwaith y dydd",
        "young": "10 i 15 oed",
        "less": "Llai na 500 mg",
        "picture": "Pecyn o 10 tabled",
        "caption": "Mae 10 tabled 500 mg mewn un pecyn.",
        "help": "Cael help",
        "call": "Ysgrifennwch at [ein fferyllfa](mailto:pharmacy@example.org).\\\nRydym ar agor o 09:00 i 17:00.",
        "more": "Darllenwch fwy ar [wefan yr NHS](https://www.nhs.uk/medicines/).",
        "owner": "Ysbyty Northbridge",
        "department": "Fferyllfa",
        "contact": "020 7946 0000, pharmacy@example.org",
    },
    "es": {
        "title": "Tomar paracetamol en casa",
        "intro": "El paracetamol alivia el dolor. Tome **500 mg** o 1 g cada vez. Llámenos al **020 7946 0000**.",
        "before": "Antes de empezar",
        "limit": "No tome más de 4 g en 24 horas.",
        "label": "Lea la etiqueta.",
        "wait": "Espere de 4 a 6 horas antes de la *siguiente* dosis.",
        "time": "Anote la hora, por ejemplo 08:30.",
        "dose": "Cuánto tomar",
        "column 1": "Edad",
        "column 2": "Dosis",
        "column 3": "Cada cuánto",
        "age": "16 años o más",
        "amount": "500 mg a 1 g",
        "often": "Hasta 4 veces al día",
        "young": "10 a 15 años",
        "less": "Menos de 500 mg",
        "picture": "Un blíster con 10 comprimidos",
        "caption": "Un envase contiene 10 comprimidos de 500 mg.",
        "help": "Cómo obtener ayuda",
        "call": "Escriba a [nuestra farmacia](mailto:pharmacy@example.org).\\\nAbrimos de 09:00 a 17:00.",
        "more": "Lea más en [el sitio web del NHS](https://www.nhs.uk/medicines/).",
        "owner": "Hospital Northbridge",
        "department": "Farmacia",
        "contact": "020 7946 0000, pharmacy@example.org",
    },
    "pl": {
        "title": "Przyjmowanie paracetamolu w domu",
        "intro": "Paracetamol łagodzi ból. Należy przyjąć **500 mg** lub 1 g naraz. Telefon: **020 7946 0000**.",
        "before": "Zanim zaczniesz",
        "limit": "Nie przyjmować więcej niż 4 g w ciągu 24 godzin.",
        "label": "Przeczytaj etykietę.",
        "wait": "Odczekaj od 4 do 6 godzin przed *następną* dawką.",
        "time": "Zapisz godzinę, na przykład 08:30.",
        "dose": "Ile przyjmować",
        "column 1": "Wiek",
        "column 2": "Dawka",
        "column 3": "Jak często",
        "age": "16 lat i więcej",
        "amount": "500 mg do 1 g",
        "often": "Do 4 razy dziennie",
        "young": "10 do 15 lat",
        "less": "Mniej niż 500 mg",
        "picture": "Blister z 10 tabletkami",
        "caption": "Jedno opakowanie zawiera 10 tabletek po 500 mg.",
        "help": "Gdzie szukać pomocy",
        "call": "Napisz do [naszej apteki](mailto:pharmacy@example.org).\\\nPracujemy od 09:00 do 17:00.",
        "more": "Więcej na [stronie NHS](https://www.nhs.uk/medicines/).",
        "owner": "Szpital Northbridge",
        "department": "Apteka",
        "contact": "020 7946 0000, pharmacy@example.org",
    },
    "ro": {
        "title": "Paracetamolul acasă",
        "intro": "Paracetamolul alină durerea. Luați **500 mg** sau 1 g o dată. Sunați la **020 7946 0000**.",
        "before": "Înainte de a începe",
        "limit": "Nu luați mai mult de 4 g în 24 de ore.",
        "label": "Citiți eticheta.",
        "wait": "Așteptați 4 până la 6 ore înainte de doza *următoare*.",
        "time": "Notați ora, de exemplu 08:30.",
        "dose": "Cât să luați",
        "column 1": "Vârsta",
        "column 2": "Doza",
        "column 3": "Cât de des",
        "age": "16 ani și peste",
        "amount": "500 mg până la 1 g",
        "often": "De cel mult 4 ori pe zi",
        "young": "10 până la 15 ani",
        "less": "Mai puțin de 500 mg",
        "picture": "Un blister cu 10 comprimate",
        "caption": "O cutie conține 10 comprimate de 500 mg.",
        "help": "Unde găsiți ajutor",
        "call": "Scrieți la [farmacia noastră](mailto:pharmacy@example.org).\\\nProgram: 09:00 până la 17:00.",
        "more": "Citiți mai mult pe [site-ul NHS](https://www.nhs.uk/medicines/).",
        "owner": "Spitalul Northbridge",
        "department": "Farmacie",
        "contact": "020 7946 0000, pharmacy@example.org",
    },
    "ar": {
        "title": "تناول الباراسيتامول في المنزل",
        "intro": "الباراسيتامول يخفف الألم. تناول **500 mg** أو 1 g في المرة. اتصل بنا على **020 7946 0000**.",
        "before": "قبل أن تبدأ",
        "limit": "لا تتناول أكثر من 4 g خلال 24 ساعة.",
        "label": "اقرأ الملصق.",
        "wait": "انتظر من 4 إلى 6 ساعات قبل الجرعة *التالية*.",
        "time": "اكتب الوقت، مثلا 08:30.",
        "dose": "كم تتناول",
        "column 1": "العمر",
        "column 2": "الجرعة",
        "column 3": "عدد المرات",
        "age": "16 سنة فأكثر",
        "amount": "من 500 mg إلى 1 g",
        "often": "حتى 4 مرات في اليوم",
        "young": "من 10 إلى 15 سنة",
        "less": "أقل من 500 mg",
        "picture": "شريط فيه 10 أقراص",
        "caption": "في العلبة 10 أقراص من 500 mg.",
        "help": "الحصول على المساعدة",
        "call": "اكتب إلى [صيدليتنا](mailto:pharmacy@example.org).\\\nنفتح من 09:00 إلى 17:00.",
        "more": "اقرأ المزيد على [موقع NHS](https://www.nhs.uk/medicines/).",
        "owner": "مستشفى نورثبريدج",
        "department": "الصيدلية",
        "contact": "020 7946 0000، pharmacy@example.org",
    },
    "ur": {
        "title": "گھر پر پیراسیٹامول لینا",
        "intro": "پیراسیٹامول درد کم کرتی ہے۔ ایک وقت میں **500 mg** یا 1 g لیں۔ ہمیں **020 7946 0000** پر فون کریں۔",
        "before": "شروع کرنے سے پہلے",
        "limit": "24 گھنٹوں میں 4 g سے زیادہ نہ لیں۔",
        "label": "لیبل پڑھیں۔",
        "wait": "*اگلی* خوراک سے پہلے 4 سے 6 گھنٹے انتظار کریں۔",
        "time": "وقت لکھ لیں، مثلاً 08:30۔",
        "dose": "کتنی مقدار لینی ہے",
        "column 1": "عمر",
        "column 2": "خوراک",
        "column 3": "کتنی بار",
        "age": "16 سال یا اس سے زیادہ",
        "amount": "500 mg سے 1 g تک",
        "often": "دن میں 4 بار تک",
        "young": "10 سے 15 سال",
        "less": "500 mg سے کم",
        "picture": "10 گولیوں کا پتا",
        "caption": "ایک ڈبے میں 500 mg کی 10 گولیاں ہیں۔",
        "help": "مدد حاصل کرنا",
        "call": "[ہماری فارمیسی](mailto:pharmacy@example.org) کو لکھیں۔\\\nہم 09:00 سے 17:00 تک کھلے ہیں۔",
        "more": "مزید [NHS کی ویب سائٹ](https://www.nhs.uk/medicines/) پر پڑھیں۔",
        "owner": "نارتھ برج ہسپتال",
        "department": "فارمیسی",
        "contact": "020 7946 0000، pharmacy@example.org",
    },
    "bn": {
        "title": "বাড়িতে প্যারাসিটামল খাওয়া",
        "intro": "প্যারাসিটামল ব্যথা কমায়। একবারে **500 mg** বা 1 g খান। **020 7946 0000** নম্বরে ফোন করুন।",
        "before": "শুরু করার আগে",
        "limit": "24 ঘণ্টায় 4 g-এর বেশি খাবেন না।",
        "label": "লেবেল পড়ুন।",
        "wait": "*পরের* ডোজের আগে 4 থেকে 6 ঘণ্টা অপেক্ষা করুন।",
        "time": "সময় লিখে রাখুন, যেমন 08:30।",
        "dose": "কতটা খাবেন",
        "column 1": "বয়স",
        "column 2": "ডোজ",
        "column 3": "কতবার",
        "age": "16 বছর ও তার বেশি",
        "amount": "500 mg থেকে 1 g",
        "often": "দিনে 4 বার পর্যন্ত",
        "young": "10 থেকে 15 বছর",
        "less": "500 mg-এর কম",
        "picture": "10টি ট্যাবলেটের পাতা",
        "caption": "এক প্যাকেটে 500 mg-এর 10টি ট্যাবলেট থাকে।",
        "help": "সাহায্য পাওয়া",
        "call": "[আমাদের ফার্মেসিতে](mailto:pharmacy@example.org) লিখুন।\\\n09:00 থেকে 17:00 পর্যন্ত খোলা।",
        "more": "[NHS ওয়েবসাইটে](https://www.nhs.uk/medicines/) আরও পড়ুন।",
        "owner": "নর্থব্রিজ হাসপাতাল",
        "department": "ফার্মেসি",
        "contact": "020 7946 0000, pharmacy@example.org",
    },
    "zh-Hans": {
        "title": "在家服用对乙酰氨基酚",
        "intro": "对乙酰氨基酚可以缓解疼痛。每次服用 **500 mg** 或 1 g。请致电 **020 7946 0000** 咨询。",
        "before": "开始之前",
        "limit": "24 小时内不要超过 4 g。",
        "label": "请阅读标签。",
        "wait": "等待 4 到 6 小时再服用*下一次*剂量。",
        "time": "请写下时间，例如 08:30。",
        "dose": "服用多少",
        "column 1": "年龄",
        "column 2": "剂量",
        "column 3": "次数",
        "age": "16 岁及以上",
        "amount": "500 mg 至 1 g",
        "often": "每天最多 4 次",
        "young": "10 至 15 岁",
        "less": "少于 500 mg",
        "picture": "一板 10 片的药片",
        "caption": "每盒有 10 片，每片 500 mg。",
        "help": "获得帮助",
        "call": "请写信给[我们的药房](mailto:pharmacy@example.org)。\\\n开放时间为 09:00 至 17:00。",
        "more": "请在 [NHS 网站](https://www.nhs.uk/medicines/)阅读更多内容。",
        "owner": "诺斯布里奇医院",
        "department": "药房",
        "contact": "020 7946 0000，pharmacy@example.org",
    },
}

# The program's own words in three scripts; the other languages meet the English ones, as before translation.
SAID: dict[str, dict[str, str]] = {
    "ar": {
        phrases.DRAFT: "مسودة",
        phrases.DRAFT_NOTICE: "مسودة. لم يراجع أحد هذا النص بعد. لا تعتمد عليه.",
        phrases.NOTE: "ملاحظة",
        phrases.TIP: "نصيحة",
        phrases.IMPORTANT: "مهم",
        phrases.WARNING: "تحذير",
        phrases.CAUTION: "احتياط",
        phrases.ABOUT: "عن هذه النشرة",
        phrases.OWNER: "إعداد",
        phrases.DEPARTMENT: "القسم",
        phrases.CONTACT: "للاتصال",
        phrases.VERSION: "الإصدار",
        phrases.REFERENCE: "المرجع",
        phrases.PUBLISHED: "تاريخ النشر",
        phrases.REVIEW: "المراجعة قبل",
        phrases.SOURCE_TITLE: "العنوان بالإنجليزية",
        phrases.SKIP: "انتقل إلى النص",
        phrases.CONTENTS: "المحتويات",
        phrases.LANGUAGES: "هذه النشرة بلغات أخرى",
        phrases.FORMATS: "هذه النشرة بصيغ أخرى",
        phrases.WORD: "مستند Word",
        phrases.LARGE_PRINT: "طباعة كبيرة (مستند Word)",
        phrases.AUDIO: "صوت (MP3)",
        phrases.LISTEN: "استمع إلى هذه النشرة",
    },
    "ur": {
        phrases.DRAFT: "مسودہ",
        phrases.DRAFT_NOTICE: "مسودہ۔ اس متن کو ابھی کسی نے نہیں جانچا۔ اس پر بھروسا نہ کریں۔",
        phrases.NOTE: "نوٹ",
        phrases.TIP: "مشورہ",
        phrases.IMPORTANT: "اہم",
        phrases.WARNING: "خبردار",
        phrases.CAUTION: "احتیاط",
        phrases.ABOUT: "اس کتابچے کے بارے میں",
        phrases.OWNER: "تیار کردہ",
        phrases.DEPARTMENT: "شعبہ",
        phrases.CONTACT: "رابطہ",
        phrases.VERSION: "ورژن",
        phrases.REFERENCE: "حوالہ",
        phrases.PUBLISHED: "تاریخ اشاعت",
        phrases.REVIEW: "نظر ثانی کی تاریخ",
        phrases.SOURCE_TITLE: "انگریزی عنوان",
        phrases.SKIP: "متن پر جائیں",
        phrases.CONTENTS: "فہرست",
        phrases.LANGUAGES: "یہ کتابچہ دوسری زبانوں میں",
        phrases.FORMATS: "یہ کتابچہ دوسری شکلوں میں",
        phrases.WORD: "Word دستاویز",
        phrases.LARGE_PRINT: "بڑے حروف (Word دستاویز)",
        phrases.AUDIO: "آڈیو (MP3)",
        phrases.LISTEN: "یہ کتابچہ سنیں",
    },
    "zh-Hans": {
        phrases.DRAFT: "草稿",
        phrases.DRAFT_NOTICE: "草稿。尚未有人检查此文本。请勿依赖。",
        phrases.NOTE: "说明",
        phrases.TIP: "提示",
        phrases.IMPORTANT: "重要",
        phrases.WARNING: "警告",
        phrases.CAUTION: "小心",
        phrases.ABOUT: "关于本单张",
        phrases.OWNER: "制作",
        phrases.DEPARTMENT: "部门",
        phrases.CONTACT: "联系方式",
        phrases.VERSION: "版本",
        phrases.REFERENCE: "编号",
        phrases.PUBLISHED: "发布日期",
        phrases.REVIEW: "复审日期",
        phrases.SOURCE_TITLE: "英文标题",
        phrases.SKIP: "跳到正文",
        phrases.CONTENTS: "目录",
        phrases.LANGUAGES: "本单张的其他语言版本",
        phrases.FORMATS: "本单张的其他格式",
        phrases.WORD: "Word 文档",
        phrases.LARGE_PRINT: "大字版（Word 文档）",
        phrases.AUDIO: "音频（MP3）",
        phrases.LISTEN: "收听本单张",
    },
}
ISOLATES = "".join(map(chr, (0x2066, 0x2067, 0x2068, 0x2069)))
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def png(width: int, height: int) -> bytes:
    """A picture of one grey, without any library."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xc0" * width) * height, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def leaflet_edition(tag: str, **other: str) -> Edition:
    """An edition with every kind of block; `other` replaces some of its sentences."""
    words = {**SENTENCES[tag], **other}
    used: Counter[str] = Counter()

    def text(name: str, role: Role = Role.PARAGRAPH) -> Text:
        used[name] += 1
        anchor = name.replace(" ", "-")
        return Text(anchor if used[name] == 1 else f"{anchor}-{used[name]}", words[name], role)

    def paragraph(name: str) -> Paragraph:
        return Paragraph(text(name))

    def heading(name: str, level: int) -> Heading:
        return Heading(text(name, Role.TITLE if level == 1 else Role.HEADING), level)

    def alert(kind: AlertKind, *blocks: Block) -> Alert:
        return Alert(kind, blocks)

    nested = Listing((Item((paragraph("time"),)), Item((paragraph("label"),))), None)
    steps = Listing((Item((paragraph("label"), nested)), Item((paragraph("wait"),))), 3)
    header = tuple(text(f"column {number}", Role.COLUMN_HEADER) for number in (1, 2, 3))
    empty = Text("empty", "", Role.CELL)
    table = Table(
        header,
        (
            (text("age", Role.CELL), text("amount", Role.CELL), text("often", Role.CELL)),
            (text("young", Role.CELL), text("less", Role.CELL), empty),
        ),
    )
    blocks: tuple[Block, ...] = (
        heading("title", 1),
        paragraph("intro"),
        alert(AlertKind.WARNING, paragraph("limit"), Listing((Item((paragraph("label"),)),), None)),
        heading("before", 2),
        paragraph("wait"),
        steps,
        alert(AlertKind.NOTE, paragraph("time")),
        heading("dose", 2),
        table,
        alert(AlertKind.TIP, paragraph("label")),
        Figure("pack.png", text("picture", Role.PICTURE), text("caption", Role.CAPTION)),
        Figure("pack.png", text("picture", Role.PICTURE), None),
        alert(AlertKind.CAUTION, paragraph("wait")),
        heading("help", 2),
        paragraph("call"),
        heading("before", 3),
        paragraph("more"),
        alert(AlertKind.IMPORTANT, paragraph("limit")),
    )
    return Edition(
        leaflet="paracetamol",
        tag=tag,
        source_tag="en",
        source_title=SENTENCES["en"]["title"],
        source_digest="0" * 64,
        control=Control(
            reference="PIL-0042",
            version="1.3",
            owner=Text("owner", words["owner"], Role.OWNER),
            department=Text("department", words["department"], Role.DEPARTMENT),
            contact=Text("contact", words["contact"], Role.CONTACT),
            published=date(2026, 3, 2),
            review=date(2029, 3, 2),
            languages=tuple(SENTENCES),
            keywords=("paracetamol", "pain"),
            variables=(),
        ),
        blocks=blocks,
    )


def leaflet_kit(tag: str, draft: bool = True) -> Kit:
    """Everything the page can show, in the words of that language where there are any."""
    said = SAID.get(tag, {})
    words = Words(
        tag if said or tag == "en" else "en",
        tuple((phrase.words, said.get(phrase.words, phrase.words)) for phrase in phrases.PHRASES),
    )
    others = [language(other) for other in tags() if other != tag]
    return Kit(
        language=language(tag),
        words=words,
        profile=STANDARD,
        draft=draft,
        pictures=(Picture("pack.png", "image/png", png(480, 160), 480, 160),),
        siblings=tuple(Sibling(o.tag, o.own_name, o.direction, f"../{o.tag}/paracetamol.html") for o in others),
        downloads=tuple(
            Download(href, words.say(label), media_type)
            for href, label, media_type in (
                ("paracetamol.docx", phrases.WORD, DOCX),
                ("paracetamol-large.docx", phrases.LARGE_PRINT, DOCX),
                ("paracetamol.mp3", phrases.AUDIO, "audio/mpeg"),
            )
        ),
    )


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_browser = pytest.mark.skipif(
    BROWSER is None, reason="no browser: install chromium (Debian: apt-get install chromium)"
)
every_language = pytest.mark.parametrize("tag", sorted(SENTENCES))


@lru_cache(maxsize=64)
def page_bytes(tag: str, draft: bool = True) -> bytes:
    return render(leaflet_edition(tag), leaflet_kit(tag, draft))


def tree(page: bytes) -> Any:
    """The page as a browser without scripts would take it in; line breaks read as spaces."""
    root = lxml_html.document_fromstring(page.decode("utf-8"))
    for line_break in root.iter("br"):
        line_break.tail = " " + (line_break.tail or "")
    return root


def one(root: Any, path: str) -> Any:
    found = root.xpath(path)
    assert len(found) == 1, f"{path}: {len(found)} found"
    return found[0]


def read(text: str) -> str:
    """A text without what the page adds to it: no-break spaces and direction isolates."""
    return "".join(c for c in text if c not in ISOLATES).replace(NO_BREAK, " ")


def unit_words(element: Any) -> str:
    return read(element.get("alt") if element.tag == "img" else element.text_content())


def stylesheet(tag: str = "en", draft: bool = True) -> str:
    return str(one(tree(page_bytes(tag, draft)), "//style").text)


def with_intro(tag: str, words: str) -> Any:
    """The element that shows `words`."""
    return one(tree(render(leaflet_edition(tag, intro=words), leaflet_kit(tag))), "//*[@data-unit='intro']")


# -- Structure --------------------------------------------------------------------------------------------------


def test_the_test_leaflet_is_written_in_every_language_the_program_knows() -> None:
    assert set(SENTENCES) == set(tags())


def test_equal_input_gives_equal_bytes() -> None:
    assert render(leaflet_edition("ur"), leaflet_kit("ur")) == render(leaflet_edition("ur"), leaflet_kit("ur"))


@every_language
def test_the_page_says_which_language_it_is_in_and_which_way_it_runs(tag: str) -> None:
    page = page_bytes(tag)
    assert page.startswith(b"<!DOCTYPE html>\n")
    root = tree(page)
    assert root.get("lang") == tag
    assert root.get("dir") == language(tag).direction
    assert root.get("data-edition") == leaflet_edition(tag).digest


@every_language
def test_there_is_one_title_and_no_heading_level_is_skipped(tag: str) -> None:
    levels = [int(element.tag[1]) for element in tree(page_bytes(tag)).iter(*HEADINGS)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_language
def test_every_landmark_is_there_once_and_every_navigation_has_a_name_of_its_own(tag: str) -> None:
    root = tree(page_bytes(tag))
    for landmark in ("header", "main", "footer"):
        one(root, f"/html/body/{landmark}")
    names = [one(root, f"//*[@id='{nav.get('aria-labelledby')}']").text_content() for nav in root.iter("nav")]
    assert len(names) == 2
    assert len(set(names)) == 2


@every_language
def test_ids_are_unique_and_whatever_points_to_one_finds_it(tag: str) -> None:
    root = tree(page_bytes(tag))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    pointed = [href[1:] for href in root.xpath("//a/@href") if href.startswith("#")]
    pointed += root.xpath("//@aria-labelledby")
    assert len(pointed) > 8
    assert set(pointed) <= set(ids)


def test_the_skip_link_comes_first_and_leads_to_the_text() -> None:
    root = tree(page_bytes("en"))
    first = next(root.iter("a"))
    assert first.text_content() == phrases.SKIP
    assert one(root, f"//*[@id='{first.get('href')[1:]}']").tag == "main"


@every_language
@pytest.mark.parametrize("draft", [True, False])
def test_every_text_of_the_edition_stands_in_the_page_in_its_order_and_unchanged(tag: str, draft: bool) -> None:
    units = tree(page_bytes(tag, draft)).xpath("//*[@data-unit]")
    expected = [(text.anchor, plain(text.words)) for text in leaflet_edition(tag).texts()]
    assert [(unit.get("data-unit"), unit_words(unit)) for unit in units] == expected


def test_headings_can_be_linked_to_by_their_anchor() -> None:
    root = tree(page_bytes("cy"))
    headings = [block.text.anchor for block in leaflet_edition("cy").blocks if isinstance(block, Heading)]
    for anchor in headings:
        assert one(root, f"//*[@id='{anchor}']").tag in HEADINGS


def test_the_contents_list_every_section() -> None:
    links = tree(page_bytes("en")).xpath("//nav[@class='contents']//a")
    assert [link.text_content() for link in links] == [
        "Before you start",
        "How much to take",
        "Getting help",
        phrases.FORMATS,
        phrases.ABOUT,
    ]


def test_a_leaflet_without_sections_has_no_contents_list() -> None:
    edition = leaflet_edition("en")
    bare = replace(edition, blocks=edition.blocks[:2])
    assert not tree(render(bare, leaflet_kit("en"))).xpath("//nav[@class='contents']")


# -- Blocks -----------------------------------------------------------------------------------------------------


def test_lists_keep_their_kind_their_first_number_and_their_nesting() -> None:
    steps = one(tree(page_bytes("en")), "//main/ol")
    assert steps.get("start") == "3"
    assert len(steps.xpath("./li")) == 2
    assert [unit_words(item) for item in steps.xpath("./li[1]/ul/li/p")] == [
        "Write down the time, for example 08:30.",
        "Read the label.",
    ]


def test_a_list_that_begins_at_1_does_not_say_so() -> None:
    edition = leaflet_edition("en")
    listing = Listing((Item((Paragraph(Text("x", "One", Role.ITEM)),)),), 1)
    page = render(replace(edition, blocks=(*edition.blocks, listing)), leaflet_kit("en"))
    assert "start" not in one(tree(page), "//main/ol[last()]").attrib


def room(*words: str) -> str:
    """How much room a table of one row needs that has these cells."""
    cells = tuple(Text(f"cell-{number}", cell, Role.CELL) for number, cell in enumerate(words))
    edition = leaflet_edition("en")
    page = render(replace(edition, blocks=(*edition.blocks, Table(cells, (cells,)))), leaflet_kit("en"))
    return str(one(tree(page), "(//table)[last()]").get("class"))


def test_a_table_stands_side_by_side_only_where_its_longest_words_have_room() -> None:
    assert room("Age", "Dose", "How often you may take it") == "narrow"
    assert room(*["Otorhinolaryngology"] * 2) == "middle"
    assert room(*["Antibiotics"] * 4) == "endless"
    assert room(*["Otorhinolaryngology"] * 3) == "endless"
    assert room(*["Dose"] * 9) == "endless"


def test_a_chinese_table_may_break_between_any_two_letters() -> None:
    assert room(*["请在每天早上同一时间服用一片药片"] * 4) == "narrow"


def test_tables_are_named_and_their_columns_have_headers() -> None:
    root = tree(page_bytes("en"))
    table = one(root, "//table")
    assert one(root, f"//*[@id='{table.get('aria-labelledby')}']").text_content() == "How much to take"
    headers = table.xpath("./thead/tr/th")
    assert [header.get("scope") for header in headers] == ["col"] * 3
    assert [len(row) for row in table.xpath("./tbody/tr")] == [3, 3]


def test_table_cells_know_their_column_and_their_role_when_the_narrow_layout_stacks_them() -> None:
    table = one(tree(page_bytes("en")), "//table")
    assert [cell.get("data-label") for cell in table.xpath("./tbody/tr[1]/td")] == ["Age", "Dose", "How often"]
    roles = {
        "table": "table",
        "thead": "rowgroup",
        "tbody": "rowgroup",
        "tr": "row",
        "th": "columnheader",
        "td": "cell",
    }
    assert all(element.get("role") == roles[element.tag] for element in table.iter())


def test_an_empty_cell_is_empty_and_an_empty_column_header_is_no_header() -> None:
    assert one(tree(page_bytes("en")), "//tbody/tr[2]/td[3]").text_content() == ""
    empty, name = Text("e", "", Role.CELL), Text("n", "Dose", Role.COLUMN_HEADER)
    edition = leaflet_edition("en")
    page = render(replace(edition, blocks=(*edition.blocks, Table((empty, name), ((name, empty),)))), leaflet_kit("en"))
    head = one(tree(page), "(//table)[last()]/thead/tr")
    assert [cell.tag for cell in head] == ["td", "th"]


@pytest.mark.parametrize(
    "kind, label",
    [
        (AlertKind.NOTE, phrases.NOTE),
        (AlertKind.TIP, phrases.TIP),
        (AlertKind.IMPORTANT, phrases.IMPORTANT),
        (AlertKind.WARNING, phrases.WARNING),
        (AlertKind.CAUTION, phrases.CAUTION),
    ],
)
def test_an_alert_says_in_words_what_it_is(kind: AlertKind, label: str) -> None:
    root = tree(page_bytes("en"))
    alert = one(root, f"//section[@class='alert {kind}']")
    assert alert.get("role") == "note"
    assert alert[0].text_content() == label
    assert alert[0].get("id") == alert.get("aria-labelledby")


def test_pictures_are_inside_the_page_with_their_description_and_caption() -> None:
    figures = tree(page_bytes("en")).xpath("//figure")
    assert [len(figure.xpath("figcaption")) for figure in figures] == [1, 0]
    for picture in (figure.xpath("img")[0] for figure in figures):
        assert picture.get("alt") == "A blister pack with 10 tablets"
        head, data = picture.get("src").split(",")
        assert head == "data:image/png;base64"
        assert base64.b64decode(data) == png(480, 160)
        assert (picture.get("width"), picture.get("height")) == ("480", "160")


def test_strong_words_links_and_line_breaks_are_kept() -> None:
    root = tree(page_bytes("en"))
    assert [read(element.text_content()) for element in root.xpath("//*[@data-unit='intro']/strong")] == [
        "500 mg",
        "020 7946 0000",
    ]
    call = one(root, "//*[@data-unit='call']")
    assert one(call, "a").get("href") == "mailto:pharmacy@example.org"
    one(call, "br")
    assert one(root, "//*[@data-unit='wait']/em").text_content() == "next"


def test_a_link_shows_its_address_in_print_unless_its_words_are_the_address() -> None:
    for words, address in (
        ("[us](https://www.nhs.uk/x)", "https://www.nhs.uk/x"),
        ("[our pharmacy](mailto:a@example.org)", "a@example.org"),
        ("[our nurse](tel:+442079460000)", "+442079460000"),
        ("[www.nhs.uk/x](https://www.nhs.uk/x/)", None),
        ("[a@example.org](mailto:a@example.org)", None),
        ("[020 7946 0000](tel:+442079460000)", None),
    ):
        assert one(with_intro("en", words), "a").get("data-address") == address


# -- Words that must not be torn or turned ----------------------------------------------------------------------


@every_language
def test_a_number_is_not_torn_from_its_unit(tag: str) -> None:
    intro = one(tree(page_bytes(tag)), "//*[@data-unit='intro']").text_content()
    assert f"500{NO_BREAK}mg" in intro
    assert f"020{NO_BREAK}7946{NO_BREAK}0000" in intro


@pytest.mark.parametrize("tag", ["ar", "ur"])
def test_every_figure_and_latin_word_of_right_to_left_text_is_isolated(tag: str) -> None:
    root = tree(page_bytes(tag))
    for text in leaflet_edition(tag).texts():
        unit = one(root, f"//*[@data-unit='{text.anchor}']")
        # A line break is no part of a figure; the page has it as an element, the plain words as a space.
        expected = [run.text for run in runs(plain(text.words), True) if run.isolated]
        if unit.tag == "img":
            assert re.findall("\u2066([^\u2069]*)\u2069", unit.get("alt")) == expected
        else:
            assert [bdi.text_content() for bdi in unit.iter("bdi")] == expected
            assert {bdi.get("dir") for bdi in unit.iter("bdi")} <= {"ltr"}


def test_a_figure_is_isolated_whole_when_only_its_number_is_strong() -> None:
    intro = with_intro("ar", "تناول **500** mg الآن")
    isolated = one(intro, ".//bdi")
    assert isolated.text_content() == f"500{NO_BREAK}mg"
    assert one(isolated, "strong").text_content() == "500"


def test_an_isolate_stands_inside_the_link_or_the_strong_words_that_hold_all_of_it() -> None:
    strong = one(with_intro("ar", "[اتصل على **020 7946 0000**](tel:+442079460000)"), "a/strong")
    assert one(strong, "bdi").text_content() == f"020{NO_BREAK}7946{NO_BREAK}0000"


WORDS = st.text(st.sampled_from("اب تم500 mg7:.-(%)AB<>&'\"*_[]"), max_size=30)


@settings(max_examples=60, deadline=None)
@given(words=WORDS, tag=st.sampled_from(["ar", "en"]))
def test_whatever_is_written_is_read_in_the_page_and_every_figure_of_it_is_isolated(words: str, tag: str) -> None:
    unit = with_intro(tag, words)
    assert unit_words(unit) == plain(words).replace(NO_BREAK, " ")
    expected = [run.text for run in runs(plain(words), tag == "ar") if run.isolated]
    assert [bdi.text_content() for bdi in unit.iter("bdi")] == expected


# -- Around the text --------------------------------------------------------------------------------------------


def test_a_draft_says_so_in_its_title_at_its_top_on_every_printed_page_and_to_search_engines() -> None:
    root = tree(page_bytes("en"))
    assert one(root, "//title").text.startswith("Draft – ")
    assert one(root, "//main/*[1][@class='draft']").text_content().strip() == phrases.DRAFT_NOTICE
    assert one(root, "//meta[@name='robots']").get("content") == "noindex"
    assert "@top-center" in stylesheet()


def test_a_signed_leaflet_says_draft_nowhere() -> None:
    assert b"draft" not in re.sub(rb"(?m)^\.draft.*$|, \.draft", b"", page_bytes("en", draft=False)).lower()


def test_the_draft_notice_is_in_the_language_of_the_page() -> None:
    assert SAID["ur"][phrases.DRAFT_NOTICE] in one(tree(page_bytes("ur")), "//main/*[@class='draft']").text_content()


def test_words_of_the_program_in_another_language_are_marked_as_such() -> None:
    notice = one(tree(page_bytes("pl")), "//main/*[@class='draft']//span")
    assert notice.get("lang") == "en"
    assert notice.text_content() == phrases.DRAFT_NOTICE
    assert not tree(page_bytes("ar")).xpath("//main/*[@class='draft']//span")


def test_the_player_loads_nothing_until_asked_has_a_label_and_a_file_to_save() -> None:
    root = tree(page_bytes("en"))
    player = one(root, "//audio")
    assert player.get("preload") == "none"
    assert "controls" in player.attrib
    assert one(root, f"//*[@id='{player.get('aria-labelledby')}']").text_content() == phrases.LISTEN
    assert player.get("src") == "paracetamol.mp3"
    assert one(root, "//a[@download]").get("href") == "paracetamol.mp3"


def test_without_sound_there_is_no_player() -> None:
    kit = leaflet_kit("en")
    silent = replace(kit, downloads=tuple(file for file in kit.downloads if file.media_type != "audio/mpeg"))
    assert not tree(render(leaflet_edition("en"), silent)).xpath("//audio | //*[@class='listen']")


def test_without_other_formats_or_languages_nothing_is_said_of_them() -> None:
    root = tree(render(leaflet_edition("en"), replace(leaflet_kit("en"), downloads=(), siblings=())))
    assert not root.xpath("//*[@id='_formats' or @id='_languages'] | //a[@href='#_formats']")


def test_other_formats_are_linked_with_their_media_type() -> None:
    files = tree(page_bytes("en")).xpath("//section[@class='formats']//a")
    assert [(file.get("href"), file.text_content(), file.get("type")) for file in files] == [
        ("paracetamol.docx", phrases.WORD, DOCX),
        ("paracetamol-large.docx", phrases.LARGE_PRINT, DOCX),
        ("paracetamol.mp3", phrases.AUDIO, "audio/mpeg"),
    ]


def test_the_switcher_names_every_language_in_itself() -> None:
    links = tree(page_bytes("en")).xpath("//nav[@class='languages']//a")
    assert len(links) == len(tags()) - 1
    for link in links:
        other = language(link.get("lang"))
        assert link.get("hreflang") == other.tag
        assert link.get("dir") == other.direction
        assert link.text_content() == other.own_name
        assert link.get("href") == f"../{other.tag}/paracetamol.html"


@every_language
def test_the_control_block_says_which_leaflet_this_is(tag: str) -> None:
    edition = leaflet_edition(tag)
    entries = [read(entry.text_content()) for entry in tree(page_bytes(tag)).xpath("//dl//dd")]
    control = edition.control
    assert entries[:5] == [
        plain(control.owner.words),
        plain(control.department.words),
        plain(control.contact.words),
        "PIL-0042",
        "1.3",
    ]
    assert tree(page_bytes(tag)).xpath("//dl//time/@datetime") == ["2026-03-02", "2029-03-02"]
    assert "2026" in entries[5]
    assert len(entries) == (7 if tag == "en" else 8)


def test_staff_find_the_english_title_and_language_in_a_leaflet_they_cannot_read() -> None:
    entry = tree(page_bytes("ur")).xpath("//dl//dd")[-1]
    assert entry.text_content() == "Taking paracetamol at home (Urdu)"
    assert {bdi.get("lang") for bdi in entry.xpath("bdi/bdi")} == {"en"}


def test_the_record_is_also_in_the_head_of_the_page() -> None:
    root = tree(page_bytes("en"))
    told = {meta.get("name"): meta.get("content") for meta in root.iter("meta") if meta.get("name")}
    assert read(told["description"]).startswith("Paracetamol eases pain.")
    assert told["author"] == "Northbridge Hospital"
    assert told["keywords"] == "paracetamol, pain"
    assert told["dcterms.identifier"] == "PIL-0042"
    assert told["dcterms.hasVersion"] == "1.3"
    assert told["dcterms.issued"] == "2026-03-02"
    assert told["dcterms.valid"] == "2029-03-02"
    assert "user-scalable" not in told["viewport"]


# -- Text is data -----------------------------------------------------------------------------------------------

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "</p></main><iframe src=//evil.example></iframe>",
    "</title></style><script>alert(1)</script>",
    "<!-- no comment",
    "--><b>bold</b>",
    "<![CDATA[ x ]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;b&#62;",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    r"{0.\_\_class\_\_} %s %(x)s $x",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#9;script:alert(1))",
    "[x](data:text/html,x)",
    "[x](//evil.example)",
    "![x](//evil.example/x.png)",
    "abc \u202e def",
    '"} body { display: none } @import url(//evil.example/x.css); a { content: "',
    "\\",
)


class Counted(HTMLParser):
    """Counts the elements, attributes and comments of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.attributes: Counter[str] = Counter()
        self.comments: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.attributes.update(name for name, _ in attrs)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def flooded(words: str, tag: str = "en") -> bytes:
    """The page when everything that people can write reads `words`."""
    edition = leaflet_edition(tag, **dict.fromkeys(SENTENCES["en"], words))
    control = replace(edition.control, reference=words, version=words, keywords=(words,))
    kit = leaflet_kit(tag)
    return render(
        replace(edition, source_title=words, control=control),
        replace(
            kit,
            words=Words(tag, tuple((phrase.words, words) for phrase in phrases.PHRASES)),
            siblings=tuple(replace(sibling, own_name=words, href=words) for sibling in kit.siblings),
            downloads=tuple(replace(file, label=words) for file in kit.downloads),
        ),
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_makes_no_element_no_attribute_and_no_comment(words: str) -> None:
    calm, hostile = Counted(flooded("calm").decode("utf-8")), Counted(flooded(words).decode("utf-8"))
    assert hostile.elements == calm.elements
    assert hostile.attributes == calm.attributes
    assert hostile.comments == []


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_hostile_text_is_read_as_it_was_written(words: str, tag: str) -> None:
    units = tree(flooded(words, tag)).xpath("//*[@data-unit]")
    assert len(units) > 20
    assert {unit_words(unit) for unit in units} == {plain(words)}


def test_text_that_utf_8_cannot_write_is_refused_with_its_place() -> None:
    with pytest.raises(RenderError, match=r"leaflet paracetamol, language en: .*U\+D800"):
        render(leaflet_edition("en", intro="x\ud800"), leaflet_kit("en"))


# -- What the page asks of others -------------------------------------------------------------------------------


@every_language
def test_the_page_loads_nothing_from_anywhere_else(tag: str) -> None:
    root = tree(page_bytes(tag))
    assert not root.xpath("//script | //iframe | //object | //embed | //form | //base | //link[@rel='stylesheet']")
    assert not [name for element in root.iter() for name in element.attrib if name == "style" or name.startswith("on")]
    for source in root.xpath("//@src | //link[@rel='icon']/@href"):
        assert source.startswith("data:") or ":" not in source
    assert not re.search(r"url\(|@import|@font-face|image-set", stylesheet(tag))


@every_language
def test_the_content_policy_allows_this_very_stylesheet_and_nothing_that_runs(tag: str) -> None:
    policy = one(tree(page_bytes(tag)), "//meta[@http-equiv]").get("content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    digest = base64.b64encode(hashlib.sha256(stylesheet(tag).encode("utf-8")).digest()).decode("ascii")
    assert rules == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "img-src": "data:",
        "media-src": "'self' file:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


@every_language
def test_the_page_is_under_100_kilobytes_without_its_pictures(tag: str) -> None:
    assert len(re.sub(rb'src="data:[^"]*"', b"", page_bytes(tag))) < 100_000
    # Half the room is kept for the leaflet itself.
    assert len(stylesheet(tag)) < 20_000


# -- The stylesheet ---------------------------------------------------------------------------------------------


def palette(css: str) -> dict[str, tuple[int, int, int]]:
    """The colours that a block of custom properties defines."""
    found = re.findall(r"--((?:text|ground|line)[a-z-]*): #([0-9a-f]{6});", css)
    return {name: (int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16)) for name, code in found}


def palettes() -> dict[str, dict[str, tuple[int, int, int]]]:
    css = stylesheet()
    light, dark = re.findall(r":root \{\n\s+color-scheme: light dark;(.*?)\}|color-scheme: dark\) \{(.*?)\}", css, re.S)
    paper = re.search(r"color-scheme: light;(.*?)\}", css, re.S)
    assert paper is not None
    return {"light": palette(light[0]), "dark": palette(dark[1]), "paper": palette(paper.group(1))}


def contrast(one_colour: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast ratio of WCAG 2.2."""

    def luminance(colour: tuple[int, int, int]) -> float:
        linear = [(c / 255) / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one_colour), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_a_contrast_of_7_to_1_on_every_ground_and_every_line_3_to_1(scheme: str) -> None:
    colours = palettes()[scheme]
    kinds = {kind: [name for name in colours if name.split("-")[0] == kind] for kind in ("text", "ground", "line")}
    assert [len(names) for names in kinds.values()] == [8, 5, 3]
    for text, ground in product(kinds["text"], kinds["ground"]):
        assert contrast(colours[text], colours[ground]) >= 7, (text, ground)
    for line, ground in product(kinds["line"], kinds["ground"]):
        assert contrast(colours[line], colours[ground]) >= 3, (line, ground)


def test_paper_is_printed_in_black_on_white() -> None:
    colours = palettes()
    assert colours["paper"].keys() == colours["light"].keys() - {"line-focus"}
    for name, colour in colours["paper"].items():
        assert colour == ((255, 255, 255) if name.startswith("ground") else (0, 0, 0))


def test_colours_come_from_the_palettes_alone() -> None:
    rules = re.sub(r"--[a-z-]+:[^;]*;", "", stylesheet())
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", rules)) <= {"#ffffff", "#000000"}
    for value in re.findall(r"(?<![-\w])color: ([^;]+);", rules):
        assert re.fullmatch(r"var\(--(?:text[a-z-]*|ground|edge)\)|#000000", value), value
    for value in re.findall(r"background: ([^;]+);", rules):
        assert re.fullmatch(r"var\(--(?:ground[a-z-]*|edge|tint)\)|#ffffff|none", value), value


@every_language
def test_the_stylesheet_knows_no_left_and_no_right(tag: str) -> None:
    css = stylesheet(tag)
    assert not re.search(r"\b(?:left|right)\b", css)
    assert "padding-inline-start" in css
    assert "text-align: justify" not in css
    assert "hyphens: manual" in css


@every_language
def test_words_are_set_in_the_fonts_the_size_and_the_leading_of_their_language(tag: str) -> None:
    css, typography = stylesheet(tag), language(tag).typography
    assert f"--fonts: {typography.css_fonts};" in css
    assert f"--height: {typography.css_line};" in css
    screen, paper = re.findall(r"--size: ([\d.]+)(?:rem|pt);", css)
    assert float(screen) >= 1.125 * typography.factor - 1e-9
    assert float(paper) >= 14 * typography.factor - 1e-9


def test_nothing_is_smaller_than_the_body_text() -> None:
    sizes = re.findall(r"font-size: ([^;]+);", stylesheet())
    assert "1.9em" in sizes
    assert all(size == "var(--size)" or float(size.removesuffix("em")) >= 1 for size in sizes)


def test_print_leaves_out_what_paper_cannot_do() -> None:
    paper = stylesheet().split("@media print")[1]
    assert ".skip, nav, .listen, .formats { display: none; }" in paper
    assert "break-inside: avoid" in paper
    assert "attr(data-address)" in paper


def test_words_in_the_stylesheet_cannot_leave_their_string() -> None:
    kit = leaflet_kit("en")
    words = '"} </style> \\ \n*{display:none}'
    entries = dict(kit.words.entries) | {phrases.DRAFT_NOTICE: words}
    page = render(leaflet_edition("en"), replace(kit, words=Words("en", tuple(entries.items()))))
    head = re.search(r'@top-center \{ content: "([^"]*)"; font', str(one(tree(page), "//style").text))
    assert head is not None
    assert re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code.group(1), 16)), head.group(1)) == words


# -- In a browser -----------------------------------------------------------------------------------------------

HARNESS = """<!DOCTYPE html><meta charset="utf-8"><title>harness</title><body>
<script type="application/json" id="pages">%s</script>
<script>
const results = [], waiting = [];
for (const [name, page, width, wide] of JSON.parse(document.getElementById("pages").textContent)) {
  const frame = document.createElement("iframe");
  frame.width = width; frame.height = 800; frame.style.border = 0;
  waiting.push(new Promise(done => frame.onload = done).then(() => {
    const inner = frame.contentDocument, root = inner.documentElement;
    if (wide) {  // WCAG 2.2 SC 1.4.12
      inner.body.style.setProperty("letter-spacing", "0.12em");
      inner.body.style.setProperty("word-spacing", "0.16em");
      for (const p of inner.querySelectorAll("p")) p.style.setProperty("margin-block-end", "2em");
    }
    const small = [...inner.querySelectorAll("nav a, a.file, audio")].filter(
      control => Math.min(control.getBoundingClientRect().width, control.getBoundingClientRect().height) < 43.99);
    results.push({name: name, scroll: root.scrollWidth, width: root.clientWidth, small: small.length,
      elements: inner.querySelectorAll("*").length, frames: inner.querySelectorAll("script, iframe, b").length,
      shown: inner.defaultView.getComputedStyle(inner.querySelector("main")).display,
      sideways: [...inner.querySelectorAll("*")].filter(e => e.scrollWidth > e.clientWidth + 1
        && ["auto", "scroll"].includes(inner.defaultView.getComputedStyle(e).overflowX)).length});
  }));
  frame.srcdoc = page;
  document.body.append(frame);
}
Promise.all(waiting).then(() => {
  const out = document.createElement("pre");
  out.id = "results"; out.textContent = JSON.stringify(results);
  document.body.append(out);
});
</script>"""


def in_browser(pages: list[tuple[str, bytes, int, bool]], folder: Path) -> dict[str, dict[str, Any]]:
    """What a browser measures of each page in a frame so many pixels wide; True asks for wide text spacing."""
    data = json.dumps([(name, page.decode("utf-8"), width, wide) for name, page, width, wide in pages]).replace(
        "<", "\\u003c"
    )
    harness = folder / "harness.html"
    harness.write_text(HARNESS % data, "utf-8")
    assert BROWSER is not None
    with tempfile.TemporaryDirectory() as profile:
        done = subprocess.run(
            [
                BROWSER,
                "--headless",
                "--hide-scrollbars",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                f"--user-data-dir={profile}",
                "--virtual-time-budget=10000",
                "--dump-dom",
                harness.as_uri(),
            ],
            capture_output=True,
            timeout=120,
            check=True,
        )
    results = one(lxml_html.document_fromstring(done.stdout.decode("utf-8")), "//pre[@id='results']").text
    return {result["name"]: result for result in json.loads(results)}


def crowded(tag: str) -> bytes:
    """A page with very long words and with tables of up to eight columns."""
    edition = leaflet_edition(tag, intro="Rheumatoid" * 12, call="[x](https://www.example.org/" + "x" * 200 + ")")
    cells = tuple(Text(f"cell-{number}", "Otorhinolaryngology 500 mg", Role.CELL) for number in range(8))
    tables = tuple(Table(cells[:columns], (cells[:columns],)) for columns in (1, 2, 4, 6, 8))
    return render(replace(edition, blocks=(*edition.blocks, *tables)), leaflet_kit(tag))


@needs_browser
def test_at_320_pixels_nothing_scrolls_sideways_and_every_control_is_44_pixels(tmp_path: Path) -> None:
    pages = [(tag, page_bytes(tag), 320, False) for tag in sorted(SENTENCES)]
    pages += [(f"{tag} spaced", page_bytes(tag), 320, True) for tag in ("en", "pl")]
    results = in_browser(pages, tmp_path)
    assert results.keys() == {name for name, *_ in pages}
    for name, result in results.items():
        assert result["width"] == 320, name
        assert result["scroll"] <= 320, name
        assert result["sideways"] == 0, name
        assert result["small"] == 0, name
        assert result["shown"] == "block", name


@needs_browser
def test_long_words_and_big_tables_scroll_sideways_in_no_window(tmp_path: Path) -> None:
    widths = (320, 481, 641, 961, 1400)
    pages = [(f"{tag} {width}", crowded(tag), width, False) for tag in ("en", "ur", "zh-Hans") for width in widths]
    for name, result in in_browser(pages, tmp_path).items():
        assert result["scroll"] <= result["width"], name
        assert result["sideways"] == 0, name


@needs_browser
def test_hostile_text_makes_no_element_in_a_browser(tmp_path: Path) -> None:
    pages = [("calm", flooded("calm"), 320, False)]
    pages += [(words, flooded(words), 320, False) for words in HOSTILE]
    results = in_browser(pages, tmp_path)
    assert {result["elements"] for result in results.values()} == {results["calm"]["elements"]}
    assert {result["frames"] for result in results.values()} == {0}
    assert {result["shown"] for result in results.values()} == {"block"}
