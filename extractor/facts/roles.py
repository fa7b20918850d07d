"""Roles: what an atom of each label does in a field, and the labels that are asked for by name."""

from __future__ import annotations

from extractor.facts.field import VAST
from extractor.mentions.particles import Particles
from extractor.rulebook import Rulebook
from extractor.sketch import Alphabet


class Roles:
    """The roles of a rulebook's labels, by the characters they are drawn as."""

    def __init__(self, book: Rulebook, alphabet: Alphabet):
        self.roles: dict[str, str] = {}
        for row in book.table("atom_roles"):
            self.roles |= dict.fromkeys(alphabet.of([row.word]), row.get("role"))
        self.de, self.le = alphabet.chars["DE"], alphabet.chars["LE"]
        self.joints = alphabet.of(["JOINT"]) | {"、"}
        self.inner = alphabet.of(["BASIS", "AUX"])
        self.holds = alphabet.chars["HOLDS"]
        self.not_ = alphabet.chars["NOT"]
        self.localisers = alphabet.of(["F", "INSIDE"])
        self.measured = alphabet.of(["N", "REL"])
        self.etc, self.and_, self.share = (alphabet.chars[n] for n in ("ETC", "JOINT", "OCC"))
        self.is_, self.for_ = alphabet.chars["REACH"], alphabet.chars["FOR"]
        #: What a list of examples is made of.
        self.listed = alphabet.of([
            "N", "ORG", "PLACE", "NAME", "PERSON", "HON", "PLAN", "X", "M", "R", "JOINT", "DE", "A",
        ]) | frozenset("、“”‘’《》（）")  # fmt: skip
        self.ranked = alphabet.chars["RANKV"]
        self.copulas = frozenset(Particles.of(book).copula)
        self.stock = frozenset(Particles.of(book).stock)
        self.vast = tuple(r.word for r in book.table("scopes") if r.get("resolves") in VAST)
        self.team = alphabet.chars["TEAM"]
        self.place_in = alphabet.chars["P_IN"]
        self.place, self.to = alphabet.chars["PLACE"], alphabet.chars["TO"]
        self.adverb, self.how = alphabet.chars["D"], alphabet.chars["ADV"]
        self.compare = alphabet.chars["CMP"]
        self.numbers = alphabet.of(["QTY", "NUM", "POS", "M"])
        self.nouns = alphabet.of(["N", "ORG", "PLACE", "NAME", "SCOPE"])
        self.verbs = alphabet.of(["V", "LIGHT"])
        #: What something may be done to: 将 | 产能 | 提升至.
        self.objects = self.nouns | alphabet.of(["REL", "HON", "PLAN", "PERSON", "PRON"])
        self.objects |= set("“‘《")
        self.from_ = alphabet.chars["P_FROM"]
        #: What the name of what moves ends with: 将扣除 | 标准 | 从.
        self.things = self.objects | alphabet.of(["X"]) | set("”’》")
        #: What may be done to what stands in front of it.
        self.acting = self.verbs | alphabet.of(["TO", "AWARD", "AWARD_GET", "AWARD_NEW", "GRANTED"])
        self.new = alphabet.chars["A"]
        self.noun = alphabet.chars["N"]
        self.qualified = alphabet.of(["A", "N"])

    def role(self, char: str) -> str:
        """What an atom does by itself; punctuation that no table knows stands at an edge."""
        return self.roles.get(char, "edge")

    def joins(self, text: str) -> bool:
        """True for nothing but 的 and joints between two bodies."""
        return all(char == self.de or char in self.joints for char in text)

    def joint_in(self, text: str) -> bool:
        """True where a list goes on."""
        return any(char in self.joints for char in text)
