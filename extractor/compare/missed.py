"""Numbers and ranks that no fact was read from, by the construction that they stand in.

The texts of a store are read again, by the patterns of today: what is listed is what is to be
taught next. What stands in a cell of a table is listed by the head over it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from extractor.assembly import records_of
from extractor.compare.kept import BARE, Kept, kept
from extractor.document import Document
from extractor.errors import OptionError
from extractor.gridfacts import Untold
from extractor.layout.reading import Sentence
from extractor.mentions.element import label_of
from extractor.mentions.mention import Mention, QuantityValue
from extractor.mentions.ranks import Rank
from extractor.pipeline import Pipeline
from extractor.sketch import Sketch, draw
from extractor.store.quality import untouched
from extractor.tokens import cut
from extractor.work import ReadArticle

if TYPE_CHECKING:
    from extractor.store.database import Store

_CLAUSE = frozenset("，。；：、！？,;:!?\n（）()")
#: Examples of a construction that are kept.
_EXAMPLES = 3
#: Documents that are held at a time.
_TOGETHER = 128


class MissedPlace(NamedTuple):
    """One number or rank that became no fact."""

    construction: str  # 投入 <QTY> 用于
    file: str
    start: int
    end: int
    text: str
    sentence: str


class Construction(NamedTuple):
    """How often a construction was met, in how many documents, and some places of it."""

    name: str
    times: int
    documents: int
    examples: tuple[MissedPlace, ...]


def missed(
    store: Store, pipeline: Pipeline, *, documents: int, tell: Callable[[str], None]
) -> list[Construction]:
    """Constructions, the commonest first.

    Args:
        documents: how many are read again, those with most numbers in no fact first.
        tell: called with one line for what could not be read.

    Raises:
        OptionError: the store holds no document.
    """
    rows = store.all(
        """SELECT document FROM documents
           ORDER BY loose DESC, grids - grids_read DESC, path, member NULLS FIRST LIMIT ?""",
        [documents],
    )
    if not rows:
        raise OptionError("no document in the store")
    places: list[MissedPlace] = []
    bare, log = 0, logging.getLogger(__name__)
    for number in range(0, len(rows), _TOGETHER):
        for _, one in kept(store, [key for (key,) in rows[number : number + _TOGETHER]]):
            if one.document is None:
                bare += 1
            else:
                there = list(_in_document(pipeline, one, one.document))
                log.info("%s: %d numbers and ranks in no fact", one.name, len(there))
                places += there
    if bare:
        tell(f"{bare} documents {BARE}: left out")
    return gathered(sorted(places, key=lambda place: (place.file, place.start)))


def gathered(places: Iterable[MissedPlace]) -> list[Construction]:
    """Places by their construction."""
    same: dict[str, list[MissedPlace]] = {}
    for place in places:
        same.setdefault(place.construction, []).append(place)
    found = [
        Construction(name, len(those), len({p.file for p in those}), tuple(those[:_EXAMPLES]))
        for name, those in same.items()
    ]
    return sorted(found, key=lambda one: (-one.times, one.name))


def _in_document(pipeline: Pipeline, one: Kept, again: Document) -> Iterator[MissedPlace]:
    for article in pipeline.articles(
        again.text, reference=again.date, title=again.title, grids=again.grids
    ):
        elements = _loose(article)
        if elements:
            yield from _places(pipeline, article, elements, one.name)
        for facts in article.grids:
            yield from (_in_table(one, cell) for cell in facts.untold)


def _in_table(one: Kept, cell: Untold) -> MissedPlace:
    """A number of a table: its construction is the head over it, its sentence the row."""
    text = "".join(one.text[cell.start : cell.end].split())
    row = " ".join(one.text[slice(*cell.row)].split())
    return MissedPlace(f"{cell.head} <CELL>".lstrip(), one.name, cell.start, cell.end, text, row)


def _loose(article: ReadArticle) -> dict[int, Mention | Rank]:
    """Quantities and ranks that no fact has, by where they begin in the reading."""
    ranks = [
        item
        for trace in article.traces
        for item in trace.sketch.items.values()
        if isinstance(item, Rank)
    ]
    quantities = [m for m in article.mentions if isinstance(m.value, QuantityValue)]
    both: list[Mention | Rank] = [*quantities, *ranks]
    spans = {}
    for element in both:
        start, end, _ = article.reading.anchor(element.start, element.end)
        spans[start, end] = element
    left = untouched(records_of([article]), list(spans))
    return {spans[span].start: spans[span] for span in left}


def _places(
    pipeline: Pipeline, article: ReadArticle, elements: dict[int, Mention | Rank], file: str
) -> Iterator[MissedPlace]:
    drawn = {trace.sentence: trace.sketch for trace in article.traces}
    for sentence in article.reading.sentences:
        here = [e for at, e in elements.items() if sentence.start <= at < sentence.end]
        if not here:
            continue
        sketch = drawn.get(sentence) or _drawn(pipeline, article, sentence)
        shown = article.reading.surface[sentence.start : sentence.end].replace("\n", " ").strip()
        for element in here:
            start, end, text = article.reading.anchor(element.start, element.end)
            name = _construction(pipeline, sketch, element)
            yield MissedPlace(name, file, start, end, text, shown)


def _drawn(pipeline: Pipeline, article: ReadArticle, sentence: Sentence) -> Sketch:
    """The sketch of a sentence that no rule was tried on."""
    inside = [m for m in article.mentions if sentence.start <= m.start and m.end <= sentence.end]
    return draw(
        article.reading.text, sentence.start, sentence.end, sorted(inside), pipeline.alphabet
    )


def _construction(pipeline: Pipeline, sketch: Sketch, element: Mention | Rank) -> str:
    """What stands directly on either side, in words and labels: ``投入 <QTY> 用于``."""
    at = next((at for at, item in sketch.items.items() if item.start == element.start), None)
    label = f"<{label_of(element)}>"
    if at is None:
        return label
    text, names = sketch.text, pipeline.alphabet.names
    begin = at
    while begin and text[begin - 1] not in _CLAUSE and text[begin - 1] not in names:
        begin -= 1
    end = at + 1
    while end < len(text) and text[end] not in _CLAUSE and text[end] not in names:
        end += 1
    before = cut(text[begin:at])[-1:] or [_edge(text[begin - 1 : begin], names)]
    after = cut(text[at + 1 : end])[:1] or [_edge(text[end : end + 1], names)]
    return " ".join(filter(None, (*before, label, *after)))


def _edge(mark: str, names: dict[str, str]) -> str:
    """A label beside it, or nothing where the clause begins or ends."""
    return f"<{names[mark]}>" if mark in names else ""
