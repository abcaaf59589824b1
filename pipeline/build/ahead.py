"""Much to check at once: what was not checked before is looked through in several processes.

What they find goes into the store, where whoever asks for it next finds it. So nothing depends on them: what they do
not get done is done here afterwards, and what goes wrong in one of them goes wrong again here, where it is told.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass

from pipeline.build.findings import findings_of
from pipeline.build.kept import is_kept
from pipeline.build.processes import process_pool
from pipeline.files.store import Store
from pipeline.languages import language
from pipeline.model.case import Case
from pipeline.model.catalogue import Catalogue
from pipeline.model.glossary import Glossary
from pipeline.model.lexicon import Lexicon

#: Says how many messages have been looked through, and of how many.
Told = Callable[[int, int], None]

# House values: to start a process, load the checks and make the patterns of eight languages takes it as long as to
# check 2,000 messages. With two of them that is won back by so many.
_PAYS = 4000
# The languages of a leaflet mostly stay together: what is read in its source is read once.
_TOGETHER = 500


def look_ahead(cases: Iterable[Case], store: Store, processes: int, told: Told = lambda done, total: None) -> None:
    """Check what was not checked before, in several `processes`, if there is so much of it that they pay."""
    missing = [case for case in cases if not is_kept(case, store)] if processes > 1 else []
    total = sum(map(_size, missing))
    tasks = tuple(_tasks(missing))
    if total < _PAYS or len(tasks) == 1:
        return
    done = 0
    # A machine that cannot start them, or stops one of them, only takes longer.
    with suppress(BrokenProcessPool, OSError), process_pool(min(processes, len(tasks))) as pool:
        waiting = {pool.submit(_look, tuple(map(_sent, task)), store): sum(map(_size, task)) for task in tasks}
        for future in as_completed(waiting):
            done += waiting[future]
            told(done, total)


def _size(case: Case) -> int:
    return len(case.catalogue.messages)


def _tasks(cases: list[Case]) -> Iterator[list[Case]]:
    """The cases in their order, each time a few hundred messages."""
    task: list[Case] = []
    for case in cases:
        task.append(case)
        if sum(map(_size, task)) >= _TOGETHER:
            yield task
            task = []
    if task:
        yield task


@dataclass(frozen=True, slots=True)
class _Sent:
    """A case on its way to another process, which has the data of languages and medicines itself."""

    leaflet: str
    source: str
    target: str
    catalogue: Catalogue
    lexicon: Lexicon
    sentences: tuple[str, ...]
    glossary: Glossary | None


def _sent(case: Case) -> _Sent:
    source, target = case.source.tag, case.target.tag
    return _Sent(case.leaflet, source, target, case.catalogue, case.lexicon, case.sentences, case.glossary)


def _look(task: tuple[_Sent, ...], store: Store) -> None:
    for one in task:
        target = language(one.target)
        findings_of(one.leaflet, one.source, one.catalogue, target, one.lexicon, one.sentences, one.glossary, store)
