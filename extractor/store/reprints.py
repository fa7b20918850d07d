"""Which documents say what another says: told by their sketches, the first of them counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.store.sketch import ALIKE

if TYPE_CHECKING:
    from extractor.store.database import Store

#: Hashes that so many documents share are of a form they are all written in.
_COMMON = 500


def find_reprints(store: Store) -> None:
    """Fill the table ``reprints`` anew."""
    store.run("DELETE FROM reprints")
    store.run(
        """
        CREATE OR REPLACE TEMP TABLE marks AS
        SELECT document, coalesce(date, DATE '9999-01-01') AS day, path,
               coalesce(member, '') AS part, len(string_split(sketch, ' ')) AS size,
               unnest(string_split(sketch, ' ')) AS mark
        FROM documents WHERE sketch IS NOT NULL
        """
    )
    store.run(
        f"""
        INSERT INTO reprints
        WITH few AS (SELECT mark FROM marks GROUP BY mark HAVING count(*) BETWEEN 2 AND {_COMMON}),
             pairs AS (
                SELECT a.document AS document, b.document AS original, any_value(b.day) AS day,
                       any_value(b.path) AS path, any_value(b.part) AS part
                FROM marks a JOIN marks b USING (mark) JOIN few USING (mark)
                WHERE (b.day, b.path, b.part) < (a.day, a.path, a.part)
                GROUP BY a.document, b.document
                HAVING count(*) >= {ALIKE} * greatest(any_value(a.size), any_value(b.size))
             )
        SELECT document, arg_min(original, (day, path, part)) FROM pairs GROUP BY document
        """
    )
    store.run("DROP TABLE marks")
