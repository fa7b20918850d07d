"""The full names that a document's short forms stand for, asked for any number of them."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.facts.short_forms import HEAD, ShortForms

#: Names that a short form is compared with, the longest first: no release has so many alike.
_MOST = 100


class FullNames:
    """The names of a document, by what a short form may begin with.

    What is asked for once is known; and however many names there are, a question costs what its own
    form is long.
    """

    def __init__(self, names: Iterable[str] = (), forms: ShortForms | None = None):
        self._names, self._forms = tuple(dict.fromkeys(names)), forms
        self._answers: dict[str, str | None] = {}
        self._by_key: dict[str, list[str]] = {}

    def of(self, short: str) -> str | None:
        """The longest name that a short form stands for, the first of several; None for none."""
        if not self._names or self._forms is None:
            return None
        if short not in self._answers:
            self._answers[short] = self._longest(short, self._forms)
        return self._answers[short]

    def _longest(self, short: str, forms: ShortForms) -> str | None:
        if not self._by_key:
            self._index(forms)
        keys = [short[:HEAD], short[:1] + short[-1:]]
        if short[:1] in forms.levels:
            keys.append(short[:1])
        found = [self._first(key, short, forms) for key in keys]
        loose = forms.loosely(short, self._by_key.get(short[:HEAD], ()))
        named = [name for name in found if name]  # by one key each: of two alike the first said
        named.sort(key=lambda name: (-len(name), self._names.index(name)))
        return next(iter(named), None) or next(iter(loose), None)

    def _first(self, key: str, short: str, forms: ShortForms) -> str | None:
        alike = (name for name in self._by_key.get(key, ()) if all(char in name for char in short))
        return next((name for name in alike if forms.stands_for(short, name)), None)

    def _index(self, forms: ShortForms) -> None:
        for name in sorted(self._names, key=len, reverse=True):
            keys = {name[n : n + HEAD] for n in range(len(name) - 1)}
            keys.update(char for char in name[1:] if char in forms.levels)
            tail = forms.tail_apart(name)
            if tail:
                keys.add(name[0] + tail[0])
            for key in keys:
                bucket = self._by_key.setdefault(key, [])
                if len(bucket) < _MOST:
                    bucket.append(name)
