"""The resolver: each slot of a fact is filled by the first of its strategies that answers.

Which strategies a slot has, and in which order they are asked, stands in ``patterns/slots``; the
strategies themselves are small functions ``(frame, context) -> slots or None`` in the tables of
:mod:`extractor.facts.strategies`. There is no other way to find a subject or an indicator.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from extractor.facts.context import Context, Slot, made_slot
from extractor.facts.scene import Frame
from extractor.facts.strategies import STRATEGIES, Strategy
from extractor.rulebook import Rulebook, did_you_mean


class Asked(NamedTuple):
    """A strategy that was asked for a slot, and what it answered; None: it declined."""

    slot: str
    strategy: str
    answer: tuple[Slot, ...] | None


#: Made in C: the class itself would run Python for each.
_asked: Callable[[tuple[str, str, tuple[Slot, ...] | None]], Asked] = partial(tuple.__new__, Asked)


class Resolver:
    """The strategies of each slot in the order of a rulebook.

    Raises:
        PatternError: a slot's file names a strategy that does not exist.
    """

    def __init__(self, book: Rulebook):
        self._order: dict[str, tuple[tuple[str, Strategy], ...]] = {}
        for slot, table in STRATEGIES.items():
            order = []
            for rule in book.rules(f"slots/{slot}").rules:
                if rule.name not in table:
                    raise rule.wrong(
                        f"{slot} has no such strategy",
                        key="name",
                        hint=did_you_mean(rule.name, table),
                    )
                order.append((rule.name, table[rule.name]))
            self._order[slot] = tuple(order)

    def all(
        self, slot: str, frame: Frame, context: Context, asked: list[Asked]
    ) -> tuple[Slot, ...]:
        """What the first strategy that answers says; empty where none does.

        Each one asked is noted in ``asked``.
        """
        for name, strategy in self._order[slot]:
            answer = strategy(frame, context)
            asked.append(_asked((slot, name, answer)))
            if answer:
                return tuple(
                    [made_slot((s.value, s.start, s.end, s.source, name, s.closes)) for s in answer]
                )
        return ()

    def one(self, slot: str, frame: Frame, context: Context, asked: list[Asked]) -> Slot | None:
        """The last of what the first strategy that answers says."""
        found = self.all(slot, frame, context, asked)
        return found[-1] if found else None
