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
#: Hashes that are compared at once: an archive of one form has many more, and memory is small.
_TOGETHER = 1_000_000


def find_reprints(store: Store) -> None:
    """Fill the table ``reprints`` anew; in memory that does not grow with what is alike."""
    store.run("DELETE FROM reprints")
    for statement in _TABLES:
        store.run(statement)
    batches = store.one("SELECT max(batch) FROM marks")
    for batch in range(-1 if batches is None else int(batches) + 1):
        store.run(_PAIRS, [batch])
        if store.one("SELECT count(*) FROM pairs"):
            store.run(_SAME_FIGURES)
    for table in ("pairs", "sizes", "said", "marks"):
        store.run(f"DROP TABLE IF EXISTS {table}")


#: Hashes that few documents have, by the place of their document among all in time; documents that
#: have too few of them for any pair are left out. A batch has about so many to be compared.
_MARKS = f"""
    CREATE OR REPLACE TEMP TABLE marks AS
    WITH placed AS (
            SELECT document, string_split(sketch, ' ') AS marks, dense_rank() OVER (
                ORDER BY coalesce(date, DATE '9999-01-01'), path, coalesce(member, '')) AS place
            FROM documents WHERE sketch IS NOT NULL
         ),
         every AS (
            SELECT document, place, len(marks) AS size, hash(unnest(marks)) AS mark FROM placed
         ),
         few AS (
            SELECT mark, count(*) AS times FROM every
            GROUP BY mark HAVING times BETWEEN 2 AND {_COMMON}
         ),
         costs AS (
            SELECT document, sum(times) AS cost FROM every JOIN few USING (mark)
            GROUP BY document HAVING count(*) >= {ALIKE} * any_value(size)
         ),
         batches AS (
            SELECT document, CAST(floor(sum(cost) OVER (ORDER BY document) / {_TOGETHER}) AS INT)
                AS batch
            FROM costs
         )
    SELECT document, place, size, mark, batch
    FROM every JOIN few USING (mark) JOIN batches USING (document)
"""
_TABLES = (
    _MARKS,
    """CREATE OR REPLACE TEMP TABLE said AS SELECT DISTINCT document, hash(text) AS figure
       FROM quantities WHERE document IN (SELECT document FROM marks)""",
    """CREATE OR REPLACE TEMP TABLE sizes AS
       SELECT document, count(*) AS figures FROM said GROUP BY document""",
)
#: Of the documents of one batch, the earlier ones that they are like.
_PAIRS = f"""
    CREATE OR REPLACE TEMP TABLE pairs AS
    SELECT a.document AS document, b.document AS original, any_value(b.place) AS place
    FROM marks a JOIN marks b USING (mark)
    WHERE a.batch = ? AND b.place < a.place
    GROUP BY a.document, b.document
    HAVING count(*) >= {ALIKE} * greatest(any_value(a.size), any_value(b.size))
"""
_SAME_FIGURES = f"""
    INSERT INTO reprints
    WITH shared AS (
        SELECT p.document, p.original, count(*) AS figures FROM pairs p
        JOIN said a ON a.document = p.document
        JOIN said b ON b.document = p.original AND b.figure = a.figure
        GROUP BY p.document, p.original
    )
    SELECT p.document, arg_min(p.original, (p.place, p.original)) FROM pairs p
    LEFT JOIN shared s ON s.document = p.document AND s.original = p.original
    LEFT JOIN sizes x ON x.document = p.document LEFT JOIN sizes y ON y.document = p.original
    WHERE coalesce(s.figures, 0)
        >= {_FIGURES} * greatest(coalesce(x.figures, 0), coalesce(y.figures, 0))
    GROUP BY p.document
"""
