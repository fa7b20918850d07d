"""What the document as a whole settles: its own place or organisation, its province, its period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from extractor.discourse import Said
from extractor.mentions.element import Element, entity_of
from extractor.mentions.words import Word


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
            kind = element.row.get("resolves")
            if kind in self.scope_names:
                return self.scope_names[kind]
            if kind == "province":
                return self.province
            if kind == "region":
                return self.province if self._autonomous() else self.place
            if kind in ("city", "county"):
                return self.place
            return surface[element.start : element.end]
        entity = entity_of(element)
        text = surface[element.start : element.end]
        return (entity.name or text) if entity else text

    def _autonomous(self) -> bool:
        # 全区 is said by autonomous regions of themselves, elsewhere by city districts.
        return bool(self.province) and self.province != self.place or self.county is None
