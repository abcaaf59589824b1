"""Which words in capitals are shouted, and which are acronyms: what several rules want to know."""

# English words that are shouted alone though they are as short as an acronym.
_SHOUTED = frozenset(
    "ALL ALWAYS AND ANY AT BEFORE BUT CALL CAN DO FOR IF IMPORTANT IN IS IT MAY MUST NEVER NO NOT NOTE NOW OF ON ONCE "
    "ONLY OR PLEASE READ STAY STOP TAKE THE THIS TO WAIT WARNING WE WILL YES YOU YOUR".split()
)
_LONGEST_ACRONYM = 5


def is_shouted(word: str) -> bool:
    """Whether a word in capitals is a word, not an acronym: it is known to be one, or too long for an acronym."""
    return word in _SHOUTED or len(word) > _LONGEST_ACRONYM
