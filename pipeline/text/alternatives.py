"""Many words as one regular expression in the shape of a tree, so that what words have in common is read once."""

import re
from collections.abc import Iterable

_Tree = dict[str, "_Tree"]
# Where a word ends; no word has it as a letter.
_END = ""


def alternatives(words: Iterable[str]) -> str:
    """A pattern that finds any of `words`, of several that begin alike the longest; of no words, nothing.

    Where case is ignored, words that differ in nothing but case should be given in one of them.
    """
    tree: _Tree = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return _shape(tree) if tree else "(?!)"


def _shape(tree: _Tree) -> str:
    last = [letter for letter, below in tree.items() if letter and below.keys() == {_END}]
    parts = [re.escape(letter) + _shape(below) for letter, below in tree.items() if letter and letter not in last]
    if last:
        parts.append(f"[{''.join(map(re.escape, last))}]" if len(last) > 1 else re.escape(last[0]))
    if _END in tree and parts:
        parts.append("")
    return f"(?:{'|'.join(parts)})" if len(parts) > 1 else "".join(parts)
