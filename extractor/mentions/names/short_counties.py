"""Counties that a title calls by their short form alone: 敦煌：…, where the text says 全市."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.mentions.names.divisions import Place
from extractor.mentions.names.parts import NameParts
from extractor.tokens import tokenize

_LONGEST = 5  # characters of a short form
_REPEATED = 2  # times that a text says one which nothing else shows to be a division


class ShortCounties:
    """Finds them by the forms of all places and the words of a level in the text."""

    def __init__(
        self, parts: NameParts, forms: Mapping[str, Sequence[Place]], doubts: frozenset[str]
    ):
        """``forms``: what each name may mean; ``doubts``: names that are ordinary words too."""
        self._forms, self._doubts = forms, doubts
        self._pieces = parts.pattern("title_piece")
        self._own_level = parts.pattern("own_level")
        self._full = parts.pattern("county_in_full")
        self._place, self._nature = parts.tags("place_name"), parts.pattern("nature_end")
        self._no_place = parts.pattern("no_place_after")

    def of_title(self, title: str, text: str) -> list[Place]:
        """The counties that pieces of a title begin with, and that the text speaks of too.

        Which division of a shared short form it is (象山县, 象山区) says the level that the text
        calls its own: 全县, 区委. One that is nothing else may go without.
        """
        found: list[Place] = []
        levels: set[str] | None = None
        for piece in self._pieces.finditer(title):
            at = piece.start()
            forms = (title[at : at + n] for n in range(_LONGEST, 1, -1))
            form = next((one for one in forms if self._may_be(one)), None)
            if form is None or form not in text or self._no_place.match(title, at + len(form)):
                continue
            words = tokenize(title)
            if not {at, at + len(form)} <= words.bounds:
                continue
            if levels is None:
                levels = {m["level"] for m in self._own_level.finditer(f"{title}\n{text}")}
            own = [p for p in self._forms[form] if p.name[-1] in levels and not p.former]
            own = own or self._plain(form, words.at(at).pos, text)
            found += own if len(own) == 1 and not self._names_another(text, own[0]) else []
        return found

    def _plain(self, form: str, tag: str, text: str) -> list[Place]:
        """What a form means that is nothing but a division's, where the text says it again."""
        if tag not in self._place or text.count(form) < _REPEATED or self._nature.search(form):
            return []
        return [place for place in self._forms[form] if not place.former]

    def _names_another(self, text: str, place: Place) -> bool:
        """Whether a text names another division of a level in full: 秭归县 under 峡江橙红四季鲜."""
        for match in self._full.finditer(text, overlapped=True):
            named = self._forms.get(match[0], ())
            if any(one.level == place.level and one.code != place.code for one in named):
                return True
        return False

    def _may_be(self, form: str) -> bool:
        """Whether a form is a short one of counties, and of nothing larger."""
        places = self._forms.get(form, ())
        if not places or form in self._doubts:
            return False
        return all(p.domestic and p.level == "county" and p.name != form for p in places)
