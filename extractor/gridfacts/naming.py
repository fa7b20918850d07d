"""Whom and what a row or a column is about: subjects and the names of indicators."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.gridfacts.context import GridContext
from extractor.gridfacts.labels import Label, LabelReader
from extractor.gridfacts.words import GridWords

_LONGEST_NAME, _LONGEST_PLACE = 30, 12
_MOSTLY = 0.8
#: Corners of stubs that say whose the numbers are.
OWNERS = ("place", "org")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


class Naming:
    """Names by the words of one rulebook."""

    def __init__(self, words: GridWords, labels: LabelReader):
        self._words, self._labels = words, labels

    def kind(self, labels: Sequence[Label], corner: Label | None, *, owned: bool) -> str:
        """What stubs with these labels name: indicator, place, org or time.

        ``owned``: another column of stubs says whose each of them is.
        """
        labels = [label for label in labels if not label.total]
        timed = sum(bool(label.time and not label.name) for label in labels)
        if not labels:
            return str(corner.corner) if corner and corner.corner in OWNERS else "indicator"
        told = sum(self.is_whole(label.name) for label in labels)
        if corner is not None and corner.corner in OWNERS and not owned:
            return str(corner.corner) if told < _MOSTLY * len(labels) else "indicator"
        # the head of the stubs may tell of the other heads: 年份 before 2023, 2024
        most = _MOSTLY if corner is not None and corner.corner == "time" else 1
        if timed >= most * len(labels):
            return "time"
        placed = sum(label.name in self._words.places or bool(label.scope) for label in labels)
        return "place" if placed >= _MOSTLY * len(labels) else "indicator"

    def place(self, name: str, context: GridContext) -> str:
        """The full name of a place: the one near the document's own where several bear it."""
        homes = self._words.places.get(context.subject or "", [])
        prefix = homes[0][0].rstrip("0") if len(homes) == 1 else ""
        found = self._words.places.get(name, [])
        near = [full for code, full in found if prefix and code.startswith(prefix)]
        names = near or [full for _, full in found]
        return names[0] if len(set(names)) == 1 else name

    def indicator(self, label: Label, wholes: Sequence[str]) -> str:
        """What a row names, made whole by the first of ``wholes`` (what it is a part of)."""
        name = label.name
        if name and self._words.each(name) and wholes and wholes[0] in self._words.groups:
            return self.of_group(wholes[0], name)
        if not name or self.is_whole(name):
            return self._each(name, wholes) + name if name else name
        for whole in wholes:
            if name in self._words.groups and self._words.each(whole):
                return self.of_group(name, whole)
            for end, part in self._words.parts:
                if whole.endswith(end):
                    return _merged(name, part)
            if self.is_whole(whole):
                return name + whole
        return name

    def _each(self, name: str, wholes: Sequence[str]) -> str:
        """What a part of an amount per head opens with: it is per head as well."""
        if self._words.per_head(name):
            return ""
        return next(filter(None, map(self._words.per_head, wholes)), "")

    def of_group(self, group: str, name: str) -> str:
        """What a head or stub that names a group of people says of what is measured.

        城镇 and 人均可支配收入: 城镇居民人均可支配收入.
        """
        people = self._words.groups[group]
        return _merged(people if people and self._words.each(name) else group, name)

    def is_whole(self, name: str) -> bool:
        """Whether a name says by itself what is measured."""
        return name.endswith((*self._words.heads, *self._words.amounts, *self._words.rates))

    def is_of_things(self, name: str) -> bool:
        """Whether a name is of what may be counted one by one, not in money: 产量."""
        ends = (end for end, part in self._words.parts if part not in self._words.money)
        return name.endswith(tuple(ends))

    def joined(self, stub: str, head: str) -> str | None:
        """Row and column together; None where they cannot be one name."""
        if not head or not stub:
            return stub or head
        if head == stub or stub.endswith(head):
            return stub
        if head.endswith(stub):
            return head
        if stub in self._words.groups:
            return self.of_group(stub, head)
        longer = (part for part in self._words.told_parts if len(part) > len(head))
        if any((stub + head).endswith(part) and not stub.endswith(part) for part in longer):
            return stub + head  # 住户存款 under 余额
        if self._says_amount(head, stub):
            return stub
        if self.is_whole(stub):  # 发电量 under 产量 says it already
            return stub if head in self._words.heads and head[-1] == stub[-1] else None
        return stub + head

    def _says_amount(self, head: str, stub: str) -> bool:
        """Whether a head only says that what a stub ends in is an amount: 投资额 over 工业投资."""
        bare = head[:-1]
        whole = self.is_whole(bare) and self.is_whole(head)
        return whole and stub.endswith(bare) and not head.endswith(self._words.rates)

    def index(self, name: str, index: str) -> str:
        """The name of an index by what is 100 in it; nothing where it is not said of what."""
        if not self.is_whole(name):
            return ""
        words = tuple(self._words.roles["index"])
        own = next((word for word in words if name.endswith(word)), "")
        if index.endswith(words):
            return name.removesuffix(own) + index
        return f"{name}{'' if own else words[0]}（{index}）"

    def place_in_front(self, name: str) -> str:
        """The place that a name begins with, by its full name; nothing where there is none."""
        for end in range(min(len(name), _LONGEST_PLACE), 2, -1):
            found = self._words.places.get(name[:end])
            if found and any(full == name[:end] for _, full in found):
                return name[:end]
        return ""

    def of_caption(self, name: str) -> str:
        """The indicator that a caption names, or nothing."""
        name = _BRACKETS.sub("", name)
        place = self.place_in_front(name)
        name = self._words.captions["drop"].sub("", name[len(place) :])
        return name if self.is_whole(name) and len(name) <= _LONGEST_NAME else ""

    def in_full(self, name: str, caption: str) -> str:
        """A head that is the end of what the caption names, as that says it: 收入."""
        several = self._words.captions["several"].search(caption)
        longer = len(caption) - len(name) > 1  # 进出口 is not 出口 in full
        return caption if longer and caption.endswith(name) and not several else name


def _merged(front: str, back: str) -> str:
    """Both in one, what they share once: 商品零售 and 零售额."""
    for length in range(min(len(front), len(back)), 1, -1):
        if front.endswith(back[:length]):
            return front + back[length:]
    return front + back
