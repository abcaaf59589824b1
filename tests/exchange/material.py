"""Messages as they are sent, and files as they come back."""

from hypothesis import strategies as st

from pipeline.model.catalogue import Message, MessageId, Place, State
from pipeline.model.exchange import Parcel

# What a spreadsheet would take for a formula, a number, a date or an error, and what only looks like an escape.
TRAPS = (
    "=1+2",
    "+44 20 7946 0000",
    "-5 °C",
    "@you",
    "'quoted",
    "1-2",
    "2026-01-31",
    "007",
    "1e5",
    "TRUE",
    "#N/A",
    "=cmd|' /C calc'!A0",
    "_x0041_ and _x000D_",
    " a  b ",
    "<b>&amp;</b> ]]> &lt;",
    "a\\\nb",
)
MESSAGES = (
    Message(MessageId("title", "A small leaflet"), "Mała ulotka", State.DONE, places=(Place("source/small.md", 15),)),
    Message(MessageId("paragraph", "**Stop.** Call {{phone}} or [us](https://example.org/a)."), note="Keep it short."),
    Message(
        MessageId("item", "wait for 2–4 days"),
        "czekaj 2–5 dni",
        State.DRAFT,
        remark="two\nlines",
        previous=MessageId("item", "wait for 2–5 days"),
        places=(Place("source/small.md", 21), Place("source/small.md", 30)),
    ),
    Message(MessageId("heading", "wait for 2–4 days"), "Czekanie 2–4 dni", State.DONE),
    Message(MessageId("contact", "Write to <a@example.org>\\\nor {{phone}}"), "", State.EMPTY),
)


def parcel(messages: tuple[Message, ...] = MESSAGES, target: str = "pl") -> Parcel:
    """A parcel of some messages."""
    return Parcel(
        leaflet="small",
        reference="PIL-1",
        version="1.0",
        title="A small leaflet",
        file="locale/pl/LC_MESSAGES/small.po",
        source="en",
        target=target,
        source_language="English",
        language="Polish",
        rtl=target == "ar",
        messages=messages,
    )


_WORDS = st.one_of(
    st.sampled_from(TRAPS[:-3]),
    st.text(
        st.sampled_from("ab éłąść خذ ওষুধ 药片 012 .,:;!?()%–<>&|*_[]#+-=~`\"'\\/{}^$@\u2066\u2069"),
        min_size=1,
        max_size=40,
    ).filter(lambda words: bool(words.strip())),
    st.sampled_from(
        [
            "**{}** {{x}}",
            "[a]({}",
            "a **b** [c](https://d.e) {{f}} **g**\\\n<h@i.example>",
            "**a [b](tel:1)**",
            "a[^b] **c[^d]**",
        ]
    ),
)


def messages() -> st.SearchStrategy[tuple[Message, ...]]:
    """Messages with any words, in any state, no two alike."""
    one = st.builds(
        lambda context, words, target, state, remark: Message(
            MessageId(context, words),
            "" if state is State.EMPTY else target,
            state,
            remark=remark,
            previous=MessageId(context, f"{words} once") if state is State.DRAFT else None,
        ),
        st.sampled_from(["item", "cell"]),
        _WORDS,
        _WORDS,
        st.sampled_from(State),
        st.one_of(st.just(""), st.just("a remark")),
    )
    return st.lists(one, min_size=1, max_size=6, unique_by=lambda message: message.id).map(tuple)
