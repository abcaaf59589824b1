"""The beginning of some words, for reports and places."""


def excerpt(words: str, most: int) -> str:
    """`words` in one line of at most `most` characters; what is left out ends in three dots (…)."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1] + "…"
