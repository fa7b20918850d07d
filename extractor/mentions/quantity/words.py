"""What is known around numerals: the tables that every reader of a numeral asks, built once."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.mentions.quantity.attached import NumeralUnits
from extractor.mentions.quantity.context import NumberContext
from extractor.mentions.quantity.joints import Joints
from extractor.mentions.quantity.modifiers import Modifiers
from extractor.mentions.quantity.refusals import Refusals
from extractor.mentions.quantity.signs import PrintedSigns
from extractor.mentions.quantity.units import Units
from extractor.mentions.quantity.vague import VagueValues
from extractor.mentions.quantity.values import Numerals
from extractor.rulebook import Rulebook


@dataclass(frozen=True, slots=True, eq=False)
class QuantityWords:
    """The tables of a rulebook, and a few sets of characters made from them.

    Attributes:
        attached: the unit attached a numeral, or in its last character.
        scales: the characters that multiply what stands before them.
        large: those that mean ten thousand and more.
        inside: what a numeral is made of, digits too.
        after_unit: what makes an amount inexact after its unit: 3%多.
    """

    numerals: Numerals
    joints: Joints
    units: Units
    modifiers: Modifiers
    refusals: Refusals
    context: NumberContext
    signs: PrintedSigns
    values: VagueValues
    attached: NumeralUnits
    scales: frozenset[str]
    large: frozenset[str]
    inside: frozenset[str]
    after_unit: frozenset[str]

    @classmethod
    def of(cls, book: Rulebook, *, money: str | None = None) -> QuantityWords:
        """The tables of ``book``; ``money``: the currency of numbers known to be amounts of it."""
        numerals, joints = Numerals(book), Joints(book)
        units = Units(book, money=money)
        return cls(
            numerals=numerals,
            joints=joints,
            units=units,
            modifiers=Modifiers(book),
            refusals=Refusals(book),
            context=NumberContext(book),
            signs=PrintedSigns(joints),
            values=VagueValues(numerals, joints),
            attached=NumeralUnits(numerals, joints, units, money=money is not None),
            scales=frozenset(numerals.scales),
            # 兆 alone is as often a megabit as a million millions
            large=frozenset(numerals.large) - frozenset(numerals.inner),
            inside=frozenset(numerals.every + "0123456789"),
            after_unit=frozenset(joints.more) - frozenset(joints.some),
        )
