"""Files of a store by the names people give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.store.database import Store


def files_named(store: Store, names: Sequence[str], *, root: str | None) -> list[int]:
    """The numbers of the files of these paths, of one archive or of all.

    A name that ends in ``/`` stands for all below it; no names for all of the archive.
    """
    where, values = [], []
    conditions: list[str] = []
    parameters: list[Any] = []
    if root is not None:
        conditions.append("archive IN (SELECT archive FROM archives WHERE root = ?)")
        parameters.append(root)
    for name in names:
        where.append("starts_with(path, ?)" if name.endswith("/") else "path = ?")
        values.append(name)
    if where:
        conditions.append("(" + " OR ".join(where) + ")")
    if not conditions:
        return []
    sql = f"SELECT file FROM files WHERE {' AND '.join(conditions)} ORDER BY file"
    return [file for (file,) in store.all(sql, [*parameters, *values])]
