"""Raised digits, of notes and powers: as plain ones they would join the number before them."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
_BRACKETS = "[［(（〔【"


def raised(text: str) -> str:
    """What stands above its line, with raised digits: 120 and a note's 2 are 120², not 1202.

    In brackets it joins no number and stays as it is.
    """
    return text if text.lstrip()[:1] in _BRACKETS else text.translate(_RAISED)
