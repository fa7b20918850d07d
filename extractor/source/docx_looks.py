"""How runs of letters of a Word file are set: which stand above the line, which are not seen."""

from __future__ import annotations

from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off")


class Looks:
    """Asks a run, and the style of letters that it names."""

    def __init__(self, styles: Element | None):
        self._styles = {
            style.get(f"{_W}styleId"): style
            for style in ([] if styles is None else styles.iter(f"{_W}style"))
            if style.get(f"{_W}type", "character") == "character"
        }

    def is_hidden(self, run: Element) -> bool:
        """Whether a run is set not to be seen."""
        mark = self._said(run, "vanish")
        return mark is not None and mark.get(f"{_W}val") not in _OFF

    def is_raised(self, run: Element) -> bool:
        """Whether a run stands above the line."""
        mark = self._said(run, "vertAlign")
        return mark is not None and mark.get(f"{_W}val") == "superscript"

    def _said(self, run: Element, name: str) -> Element | None:
        own = run.find(f"{_W}rPr/{_W}{name}")
        if own is not None or not self._styles:
            return own
        named = run.find(f"{_W}rPr/{_W}rStyle")
        style = self._styles.get(named.get(f"{_W}val")) if named is not None else None
        return style.find(f"{_W}rPr/{_W}{name}") if style is not None else None
