"""The stages of layout in order: lines, paragraphs, reading text, articles, sentences."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from extractor.layout.articles import article_starts
from extractor.layout.blanks import UNSEEN, kept_blank
from extractor.layout.bylines import Bylines
from extractor.layout.headings import kinds, run_in_headings
from extractor.layout.joining import Joiner
from extractor.layout.lines import LineFinder, TextLine
from extractor.layout.marks import ItemMarks
from extractor.layout.reading import ParagraphKind, Reading, Sentence
from extractor.layout.script import fold, own
from extractor.layout.sentences import split
from extractor.rulebook import Rulebook, load_rulebook


def read(
    text: str, *, title: str | None = None, without: Sequence[tuple[int, int]] = ()
) -> list[Reading]:
    """The articles of ``text`` as readings, with our own patterns; see :meth:`Layout.read`."""
    return _own_layout().read(text, title=title, without=without)


class _Stretch(NamedTuple):
    """Paragraphs of a stretch of source, as characters with their offsets."""

    text: str
    surface: str
    offsets: array[int]
    paragraphs: list[tuple[int, int]]


class Layout:
    """Layout by the words of one rulebook."""

    def __init__(self, book: Rulebook):
        self._lines = LineFinder(book)
        self._bylines = Bylines(book)
        self._joiner = Joiner(book, self._bylines)
        self._marks = ItemMarks(book)

    def read(
        self, text: str, *, title: str | None = None, without: Sequence[tuple[int, int]] = ()
    ) -> list[Reading]:
        """The articles of ``text``; a single release is one reading, a blank text none.

        ``title`` is the release's title where it is known apart from the text: the same line in
        the text is then a title wherever it stands. ``without`` are stretches that are no prose:
        tables, which have a reader of their own.
        """
        seen = _blanked(fold(text), without)
        heading = fold(title) if title is not None else None
        page = self._page(text, seen, 0, len(text))
        if not page.paragraphs:
            return []
        found = kinds(page.text, page.paragraphs, self._bylines, title=heading)
        starts = article_starts(page.text, page.paragraphs, found, self._bylines)
        if len(starts) == 1:
            return [self._reading(text, page, found)]
        offsets = [page.offsets[page.paragraphs[n][0]] for n in starts[1:]]
        readings = []
        for start, end in zip([0, *offsets], [*offsets, len(text)], strict=True):
            part = self._page(text, seen, start, end)  # anew: as if it stood in its own file
            found = kinds(part.text, part.paragraphs, self._bylines, title=heading)
            readings.append(self._reading(text, part, found))
        return readings

    def _page(self, source: str, seen: str, start: int, end: int) -> _Stretch:
        """Paragraphs of ``source[start:end]``; ``seen`` is all of the source folded."""
        index: array[int] = array("I")
        parts: list[str] = []
        bounds: list[tuple[int, int]] = []
        for paragraph in self._joiner.join(seen, self._lines.find(seen, start, end)):
            if parts:
                parts.append("\n")
                index.append(index[-1] + 1)
            begin = len(index)
            _copy_lines(seen, paragraph, index, parts)
            bounds.append((begin, len(index)))
        text = surface = "".join(parts)
        if seen != source:
            pairs, said = zip(text, index, strict=True), own(source)
            surface = "".join([c if c in " \n" else said[at] for c, at in pairs])
        return _Stretch(text, surface, index, bounds)

    def _reading(self, source: str, page: _Stretch, found: list[ParagraphKind]) -> Reading:
        text = page.text
        bodies = [span for span, kind in zip(page.paragraphs, found, strict=True) if kind == "body"]
        run_in = run_in_headings(text, bodies)
        text = self._marks.blanked(text)
        sentences: list[Sentence] = []
        for n, ((start, end), kind) in enumerate(zip(page.paragraphs, found, strict=True)):
            if kind == "body":
                at = self._bylines.prefix(text, start, end)
                if start < at < end:
                    sentences.extend(_sentences([(start, at)], n, "byline", text))
                    start = at
            spans = split(text, start, end)
            if kind == "body" and start in run_in:
                sentences.append(Sentence(*spans.pop(0), n, "heading"))
            signed = kind == "body" and spans and self._bylines.is_byline(text, *spans[-1])
            closing = spans.pop() if signed else None
            sentences.extend(Sentence(*span, n, kind) for span in spans)
            if closing is not None:
                sentences.append(Sentence(*closing, n, "byline"))
        return Reading(text, page.surface, page.offsets, tuple(sentences), source)


def _sentences(
    spans: Iterable[tuple[int, int]], paragraph: int, kind: ParagraphKind, text: str
) -> Iterable[Sentence]:
    for start, end in spans:
        yield Sentence(start, start + len(text[start:end].rstrip()), paragraph, kind)


def _copy_lines(source: str, lines: list[TextLine], index: array[int], parts: list[str]) -> None:
    """Append the characters of one paragraph that a reader sees, and their offsets."""
    last = None
    for line in lines:
        if last is not None and _splits_words(source, last.end, line.start):
            parts.append(" ")
            index.append(last.end)
        last, at = line, line.start
        text = source[line.start : line.end]
        if text.isprintable() and " " not in text:  # nearly every line
            parts.append(text)
            index.extend(range(line.start, line.end))
            continue
        for unseen in UNSEEN.finditer(source, line.start, line.end):
            _copy(source, at, unseen.start(), index, parts)
            at = unseen.end()
            if line.start < unseen.start() and at < line.end:
                blank = kept_blank(source, unseen.start(), at)
                if blank is not None:
                    parts.append(" ")
                    index.append(blank)
        _copy(source, at, line.end, index, parts)


def _copy(source: str, start: int, end: int, index: array[int], parts: list[str]) -> None:
    if start < end:
        parts.append(source[start:end])
        index.extend(range(start, end))


def _splits_words(source: str, end: int, start: int) -> bool:
    """Whether a joined line break stands between two Latin words."""
    left, right = source[end - 1], source[start]
    return left.isascii() and right.isascii() and left.isalpha() and right.isalpha()


def _blanked(text: str, without: Sequence[tuple[int, int]]) -> str:
    """The text with these stretches as empty lines; of the same length."""
    for start, end in without:
        text = text[:start] + "\n" * (end - start) + text[end:]
    return text


@cache
def _own_layout() -> Layout:
    return Layout(load_rulebook())
