"""What the document as a whole settles: its own place or organisation, its province, its period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from extractor.discourse import Said
from extractor.layout import Reading
from extractor.mentions.element import Element, entity_of
from extractor.mentions.mention import Mention
from extractor.mentions.names.bearer import main_organisation, main_place
from extractor.mentions.names.places import Gazetteer
from extractor.mentions.time import edtf
from extractor.mentions.words import Word
from extractor.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Setting:
    """The document's own coordinates.

    Attributes:
        main: the place or organisation the document is about.
        place: the main place by canonical name, where there is one.
        province: the province of ``place`` (itself, if it is one).
        period: EDTF of what facts with nothing said take.
        reference: the publication date.
        scope_names: what 全国, 世界 stand for.
    """

    main: Said | None = None
    place: str | None = None
    province: str | None = None
    county: str | None = None
    period: Said | None = None
    reference: date | None = None
    scope_names: Mapping[str, str] = field(default_factory=dict)

    def name_of(self, element: Element, surface: str) -> str | None:
        """The canonical name of a subject or scope; None where nothing is known."""
        if isinstance(element, Word):
            text = surface[element.start : element.end]
            return self.resolve(element.row.get("resolves"), text)
        entity = entity_of(element)
        text = surface[element.start : element.end]
        return (entity.name or text) if entity else text

    def resolve(self, kind: str, text: str) -> str | None:
        """What a scope word of this kind stands for here."""
        if kind in self.scope_names:
            return self.scope_names[kind]
        if kind == "province":
            return self.province
        if kind == "region":
            return self.province if self._autonomous() else self.place
        if kind in ("city", "county"):
            return self.place or (self.main.value if self.main else None)
        return text

    def present(self) -> str | None:
        """What 目前 is: the day of publication, in a review of a year the year itself."""
        if self.period is not None and len(self.period.value) == 4:
            return self.period.value
        return self.reference.isoformat() if self.reference else None

    def closed(self, value: str) -> str:
        """An open period closed: ``2024/..`` → ``2024``, in a review of 2025 ``2024/2025``."""
        if not value.endswith("/.."):
            return value
        start = value[:-3]
        first = edtf.year_of(start)
        now = edtf.year_of(self.period.value) if self.period else None
        if now is None and self.reference is not None:
            now = self.reference.year
        if first is None or now is None or first >= now or len(start) > 4:
            return start
        return f"{first}/{now}"

    def target(self, times: tuple[Element, ...]) -> Said | None:
        """到2027年 is a goal where 2027 is still to come."""
        for element in times:
            value = getattr(element, "value", None)
            year = edtf.year_of(getattr(value, "value", None))
            now = self.reference.year if self.reference else 0
            if year is not None and (year >= now if now else self.period is None):
                return Said("target", "clause", element.start, element.end)
        return None

    def _autonomous(self) -> bool:
        # 全区 is said by autonomous regions of themselves, elsewhere by city districts.
        return bool(self.province) and self.province != self.place or self.county is None


class Settings:
    """Makes settings; built once from a rulebook."""

    def __init__(self, book: Rulebook, gazetteer: Gazetteer):
        self._gazetteer = gazetteer
        self._scope_names = {row.word: row.get("name") for row in book.table("scope_names")}

    def of(
        self,
        reading: Reading,
        entities: list[Mention],
        times: list[Mention],
        *,
        reference: date | None,
        title: str | None,
    ) -> Setting:
        """The setting of one article."""
        place = main_place(reading, entities, title, gazetteer=self._gazetteer)
        body = main_organisation(reading, entities, title)
        nation = self._scope_names["nation"]
        main = place.name if place else body.name if body else nation
        province = None
        if place and place.code:
            province_place = self._gazetteer.place_of(place.code[:2] + "0000")
            province = province_place.name if province_place else None
        period = reference.isoformat() if reference else None
        return Setting(
            main=Said(main or nation, "document"),
            place=place.name if place else None,
            province=province,
            period=Said(period, "document") if period else None,
            reference=reference,
            scope_names=self._scope_names,
        )
