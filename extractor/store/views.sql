-- The questions people ask of an archive. docs/store.md shows each with an example.
-- Facts are the same where their keys are: docs/compare.md.

-- every observation with its document, reprints left out; the base of the views below
CREATE VIEW series AS
SELECT o.subject, o.subject_code, coalesce(o.subject_code, o.subject) AS subject_key, o.indicator,
       o.indicator_key, o.measure, o.basis, o.basis_key, o.period, o.period_key, o.period_start,
       o.period_end, o.status, o.value, o.lower, o.upper, o.value_text, o.unit, o.modifier,
       o.versus, o.whole, o.dimension, o.low, o.high, d.date AS published, d.path, d.member,
       o.span_start, o.span_end, o.text, o.sentence, o.rule, o.document, o.n
FROM observations o JOIN documents d USING (document)
WHERE o.document NOT IN (SELECT document FROM reprints);

-- the latest value of each indicator by subject: what holds now, not what is aimed at
CREATE VIEW latest AS
SELECT * FROM series
WHERE coalesce(status, 'actual') = 'actual'
QUALIFY row_number() OVER (
    PARTITION BY subject_key, indicator_key, measure, basis_key, versus,
                 coalesce(dimension, unit)
    ORDER BY period_end DESC NULLS LAST, period_start ASC NULLS LAST, published DESC NULLS LAST,
             path, member NULLS FIRST, n
) = 1;

-- growth as a series: one row per subject, indicator, basis and period, the newest release first
CREATE VIEW growth AS
SELECT * FROM series
WHERE measure = 'growth' AND period IS NOT NULL AND coalesce(status, 'actual') = 'actual'
QUALIFY row_number() OVER (
    PARTITION BY subject_key, indicator_key, basis_key, coalesce(period_key, period),
                 coalesce(dimension, unit)
    ORDER BY published DESC NULLS LAST, path, member NULLS FIRST, n
) = 1
ORDER BY subject, indicator, basis, unit, period_start, period;

-- ranks of places, by code: WHERE subject_code LIKE '3715%' is a city with its counties
CREATE VIEW place_rankings AS
SELECT r.subject, r.subject_code, r.indicator, r.indicator_key, r.title, r.kind, r.position,
       r.upper, r.scope, r.scope_except, r.streak, r.count, r.period, r.period_key, r.period_start,
       r.period_end, r.status, d.date AS published, d.path, d.member, r.span_start, r.span_end,
       r.text, r.sentence, r.rule, r.document, r.n
FROM rankings r JOIN documents d USING (document)
WHERE r.subject_code IS NOT NULL;

-- one fact, two releases, two values that no value prints as; extractor disagreements asks more
CREATE VIEW disagreements AS
WITH stated AS (
    SELECT * FROM series
    WHERE period_key IS NOT NULL AND subject IS NOT NULL AND dimension IS NOT NULL
      AND coalesce(status, 'actual') = 'actual'
)
SELECT a.subject, a.indicator_key AS indicator, a.measure, a.basis_key AS basis, a.versus, a.whole,
       a.period, a.unit,
       a.value AS value_a, a.published AS published_a, a.path AS path_a, a.member AS member_a,
       a.sentence AS sentence_a, a.span_start AS span_start_a, a.span_end AS span_end_a,
       b.value AS value_b, b.published AS published_b, b.path AS path_b, b.member AS member_b,
       b.sentence AS sentence_b, b.span_start AS span_start_b, b.span_end AS span_end_b
FROM stated a JOIN stated b
  ON a.subject_key = b.subject_key AND a.indicator_key = b.indicator_key AND a.measure = b.measure
 AND a.basis_key IS NOT DISTINCT FROM b.basis_key AND a.versus IS NOT DISTINCT FROM b.versus
 AND a.period_key = b.period_key
 AND a.dimension = b.dimension AND a.document <> b.document
 AND (a.low >= b.high OR b.low >= a.high)
 AND (coalesce(a.published, DATE '0001-01-01'), a.path, coalesce(a.member, ''), a.n)
   < (coalesce(b.published, DATE '0001-01-01'), b.path, coalesce(b.member, ''), b.n);

-- files with the same bytes as another one
CREATE VIEW duplicates AS
SELECT f.path, p.path AS same_as, f.sha256, f.archive, p.archive AS same_as_archive
FROM files f JOIN files p ON p.file = f.duplicate_of;

-- unlike files that hold the same text: a page saved as HTML and as text
CREATE VIEW same_text AS
SELECT text_sha256, count(*) AS copies, list(path ORDER BY path) AS paths
FROM documents GROUP BY text_sha256 HAVING count(*) > 1;

-- documents by how little was read from them, the worst first
CREATE VIEW worst AS
SELECT path, member, loader, characters, facts, quantities, loose, grids, grids_read, blank_pages,
       fallback, partial, title IS NULL AS no_title, date IS NULL AS no_date,
       (facts = 0)::INTEGER + (title IS NULL)::INTEGER + (date IS NULL)::INTEGER + fallback
       + (partial IS NOT NULL)::INTEGER + (blank_pages > 0)::INTEGER + (grids_read < grids)::INTEGER
       + (loose > quantities / 2)::INTEGER AS faults, document
FROM documents
WHERE faults > 0
ORDER BY faults DESC, loose DESC, path, member NULLS FIRST;
