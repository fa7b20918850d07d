"""The functions of ``extractor/facts`` as things that can be off: they answer nothing.

What a function answers when it is off is told by its annotation: no, an empty text, an empty
tuple or list, or else None. Those that hand on a value which cannot be empty break at once, and are
noticed.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FunctionType
from typing import Any, NamedTuple

import extractor.facts

#: Annotation of an answer, by its beginning → the answer that says nothing.
_NOTHING: dict[str, Any] = {"bool": False, "str": "", "tuple": (), "list": [], "int": 0}


class Off(NamedTuple):
    """A function that can be off: where it is looked up, and what it is."""

    holder: Any  # its module or class
    name: str
    function: Callable[..., Any]

    @property
    def place(self) -> tuple[Path, int]:
        code = inspect.unwrap(self.function).__code__
        return Path(code.co_filename), code.co_firstlineno

    @property
    def shown(self) -> str:
        """``Class.name``, or the name alone."""
        return str(self.function.__qualname__)


def functions() -> Iterator[Off]:
    """Each function and method of the fact layer that answers something."""
    for found in pkgutil.walk_packages(extractor.facts.__path__, "extractor.facts."):
        module = importlib.import_module(found.name)
        for holder in (module, *_classes(module)):
            for name, function in vars(holder).items():
                if not isinstance(function, FunctionType) or function.__module__ != module.__name__:
                    continue
                answers = function.__annotations__.get("return")
                if answers not in (None, "None") and not name.startswith("__"):
                    yield Off(holder, name, function)


def _classes(module: Any) -> list[type]:
    return [
        one
        for one in vars(module).values()
        if inspect.isclass(one) and one.__module__ == module.__name__
    ]


@contextmanager
def switched_off(off: Off) -> Iterator[None]:
    """The function answers nothing, wherever it was imported to or put into a table."""
    annotation = str(off.function.__annotations__["return"])
    answer = next((v for k, v in _NOTHING.items() if annotation.startswith(k)), None)

    def nothing(*arguments: Any, **named: Any) -> Any:
        return answer

    holders = [off.holder, *(m for n, m in sys.modules.items() if n.startswith("extractor."))]
    changed = [h for h in holders if vars(h).get(off.name) is off.function]
    tables = [t for h in holders for t in _tables(vars(h).values()) if off.function in t.values()]
    keys = [(table, key) for table in tables for key, v in table.items() if v is off.function]
    for holder in changed:
        setattr(holder, off.name, nothing)
    for table, key in keys:
        table[key] = nothing
    try:
        yield
    finally:
        for holder in changed:
            setattr(holder, off.name, off.function)
        for table, key in keys:
            table[key] = off.function


def _tables(values: Any) -> Iterator[dict[Any, Any]]:
    """Tables of functions, and tables of such tables."""
    for value in list(values):
        if isinstance(value, dict):
            if any(isinstance(one, FunctionType) for one in value.values()):
                yield value
            yield from _tables(one for one in value.values() if isinstance(one, dict))
