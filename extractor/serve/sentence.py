"""A sentence that somebody types: how it is drawn, cut and read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from threading import Lock
from typing import Any

from extractor.errors import OptionError
from extractor.explanation import Attempt
from extractor.pipeline import Pipeline
from extractor.records import AnyRecord
from extractor.rulebook import Rulebook
from extractor.trial import Tried, tried

#: Characters that are read; more is for ``extract``.
LONGEST = 400
_ANCHOR = ("type", "start", "end", "text", "rule")


class SentenceReader:
    """Reads sentences one at a time; what reads them is made for the first, or beforehand."""

    def __init__(self, book: Rulebook):
        self._book, self._lock = book, Lock()

    @cached_property
    def _pipeline(self) -> Pipeline:
        return Pipeline(self._book)

    def prepare(self) -> None:
        """Load what reads a sentence, and what it loads in its turn when it meets a number."""
        self.read({"said": "1"})

    def read(self, query: Mapping[str, str]) -> dict[str, Any]:
        """What the page shows: the sentence and the day as typed, and how it was read.

        Raises:
            OptionError: it is too long, or the day is none.
            PatternError: a rule of the user's takes too long on it.
        """
        said, typed = query.get("said", "").strip(), query.get("date", "").strip()
        if len(said) > LONGEST:
            raise OptionError(f"a sentence has {LONGEST} characters at most, this one {len(said)}")
        day = _day(typed) if typed else None
        if not said:
            return {"said": said, "date": typed, "longest": LONGEST, "sentences": []}
        with self._lock:
            found = tried(self._pipeline, said, reference=day)
        return {
            "said": said,
            "date": typed,
            "longest": LONGEST,
            "sentences": [_shown(one) for one in found],
        }


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise OptionError(f"no such date: {typed[:40]!r} (write YYYY-MM-DD)") from None


def _shown(one: Tried) -> dict[str, Any]:
    told = one.explanation
    return {
        "kind": told.kind,
        "sentence": told.sentence,
        "sketches": [("facts", told.sketch), *told.sketches],
        "anchored": told.anchored,
        "drawn": one.drawn,
        "chunks": one.chunks,
        "attempts": [_attempt(attempt) for attempt in told.attempts],
        "records": [_record(record) for record in told.records],
    }


def _attempt(attempt: Attempt) -> dict[str, Any]:
    """A rule with, for each slot in the order of asking, who declined and who answered."""
    slots: dict[str, dict[str, list[str]]] = {}
    for one in attempt.asked:
        slot = slots.setdefault(one.slot, {"declined": [], "answered": []})
        if one.answer is None:
            slot["declined"].append(one.strategy)
        else:
            slot["answered"].append(f"{one.strategy}: {', '.join(one.answer)}")
    return {"rule": attempt.rule, "text": attempt.text, "slots": slots, "why": attempt.why}


def _record(record: AnyRecord) -> dict[str, Any]:
    said = {name: value for name, value in record.to_dict().items() if name not in _ANCHOR}
    inherited = [f"{one.field} from the {one.source}" for one in record.inherited]
    return {
        "type": record.type,
        "text": record.text,
        "said": said,
        "rule": record.rule,
        "inherited": ", ".join(inherited),
    }
