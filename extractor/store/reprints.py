"""Which documents say what another says: told by their sketches, the first of them counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.store.sketch import ALIKE

if TYPE_CHECKING:
    from extractor.store.database import Store

#: Hashes that so many documents share are of a form they are all written in.
_COMMON = 500
#: The share of their figures that reprints have in common: the same words with other figures are
#: another month's release.
_FIGURES = 0.9


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
        CREATE OR REPLACE TEMP TABLE pairs AS
        WITH few AS (SELECT mark FROM marks GROUP BY mark HAVING count(*) BETWEEN 2 AND {_COMMON})
        SELECT a.document AS document, b.document AS original, any_value(b.day) AS day,
               any_value(b.path) AS path, any_value(b.part) AS part
        FROM marks a JOIN marks b USING (mark) JOIN few USING (mark)
        WHERE (b.day, b.path, b.part) < (a.day, a.path, a.part)
        GROUP BY a.document, b.document
        HAVING count(*) >= {ALIKE} * greatest(any_value(a.size), any_value(b.size))
        """
    )
    store.run(
        f"""
        INSERT INTO reprints
        WITH said AS (
                SELECT DISTINCT document, text FROM quantities
                WHERE document IN (SELECT document FROM pairs UNION SELECT original FROM pairs)
             ),
             sizes AS (SELECT document, count(*) AS n FROM said GROUP BY document),
             shared AS (
                SELECT p.document, p.original, count(*) AS n FROM pairs p
                JOIN said a ON a.document = p.document
                JOIN said b ON b.document = p.original AND b.text = a.text
                GROUP BY p.document, p.original
             )
        SELECT p.document, arg_min(p.original, (p.day, p.path, p.part)) FROM pairs p
        LEFT JOIN shared s ON s.document = p.document AND s.original = p.original
        LEFT JOIN sizes x ON x.document = p.document LEFT JOIN sizes y ON y.document = p.original
        WHERE coalesce(s.n, 0) >= {_FIGURES} * greatest(coalesce(x.n, 0), coalesce(y.n, 0))
        GROUP BY p.document
        """
    )
    store.run("DROP TABLE marks")
    store.run("DROP TABLE pairs")
