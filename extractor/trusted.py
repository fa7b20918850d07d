"""Records of values that this program made itself."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel

_Model = TypeVar("_Model", bound=BaseModel)

_SET = object.__setattr__
#: Each model's fields in order with their defaults, and the names of all of them.
_BLANKS: dict[type[BaseModel], tuple[dict[str, Any], set[str]]] = {}


def trusted(model: type[_Model], values: dict[str, Any]) -> _Model:
    """A record of values that this program made itself, without validating them again.

    Validation takes longer than all else that making a record takes. What comes from outside
    (gold, a store) goes through the model's constructor, and tests put what comes from here
    through it as well.
    """
    if model not in _BLANKS:
        fields = model.model_fields
        _BLANKS[model] = {name: fields[name].default for name in fields}, set(fields)
    blank, names = _BLANKS[model]
    made = model.__new__(model)
    _SET(made, "__dict__", {**blank, **values})
    _SET(made, "__pydantic_fields_set__", names)
    _SET(made, "__pydantic_extra__", None)
    _SET(made, "__pydantic_private__", None)
    return made
