/** The sums worked out a second time, in plain SQL and in another way, from the temporary table `sent`. */

const sums = `
  WITH office AS (SELECT o.id FROM org_unit o WHERE o.consortium_id = $1 AND o.type = 'headquarters'),
  reported AS (
    SELECT r.id, r.centre_id, c.period_kind, c.period_from, array_position(ARRAY['submitted', 'verified', 'accepted'],
      CASE r.state WHEN 'returned' THEN 'submitted' WHEN 'locked' THEN 'accepted' ELSE r.state END) AS stage, r.number
    FROM unit_return r JOIN collection_round c ON c.id = r.round_id WHERE r.consortium_id = $1
  ),
  figure AS (
    SELECT s.*, i.aggregation, i.unit, CASE WHEN s.value IS NULL OR i.weight_indicator_id IS NULL THEN NULL
      WHEN EXISTS (SELECT FROM sent w WHERE w.return_id = s.return_id AND w.number = s.number AND w.indicator_id = i.weight_indicator_id
        AND w.breakdown = s.breakdown)
      THEN (SELECT w.value FROM sent w WHERE w.return_id = s.return_id AND w.number = s.number AND w.indicator_id = i.weight_indicator_id
        AND w.breakdown = s.breakdown)
      ELSE (SELECT sum(w.value) FROM sent w WHERE w.return_id = s.return_id AND w.number = s.number
        AND w.indicator_id = i.weight_indicator_id) END AS weight
    FROM sent s JOIN reported r ON r.id = s.return_id AND r.number = s.number JOIN indicator i ON i.id = s.indicator_id
  ),
  answered AS (
    SELECT f.return_id, f.indicator_id, f.breakdown, f.value::numeric AS value, f.weight, f.status = 'value' AS given,
      f.status = 'missing' AS missing, f.status = 'not_applicable' AS not_applicable, f.status = 'not_asked' AS not_asked
    FROM figure f
    UNION ALL
    SELECT t.return_id, t.indicator_id, '', (SELECT sum(f.value) FROM figure f WHERE f.return_id = t.return_id AND f.indicator_id = t.indicator_id),
      NULL, 'value' = ANY (t.answers), 'missing' = ANY (t.answers),
      'not_applicable' = ANY (t.answers) AND NOT t.answers && ARRAY['value', 'missing'], t.answers <@ ARRAY['not_asked']
    FROM (SELECT f.return_id, f.indicator_id, array_agg(f.status) AS answers FROM figure f
      WHERE f.breakdown <> '' AND f.unit NOT IN ('percent', 'score') AND f.aggregation NOT IN ('none', 'weighted_mean') GROUP BY 1, 2) t
  ),
  placed AS (
    SELECT a.*, r.period_kind, r.period_from, r.stage, n.node FROM answered a JOIN reported r ON r.id = a.return_id AND r.stage IS NOT NULL
    CROSS JOIN LATERAL (SELECT r.centre_id AS node WHERE r.centre_id IS NOT NULL UNION SELECT o.id FROM office o) n
  ),
  expected AS (
    SELECT p.node, p.indicator_id, p.period_kind, p.period_from, p.breakdown, s.stage, coalesce(sum(p.value), 0) AS value_sum,
      coalesce(sum(p.value * p.weight), 0) AS weighted_sum, coalesce(sum(p.weight), 0) AS weight_sum,
      count(*) FILTER (WHERE p.given) AS value_count, count(p.weight) AS weighed_count, count(*) FILTER (WHERE p.missing) AS missing_count,
      count(*) FILTER (WHERE p.not_applicable) AS not_applicable_count, count(*) FILTER (WHERE p.not_asked) AS not_asked_count
    FROM placed p JOIN (VALUES (1), (2), (3)) AS s (stage) ON s.stage <= p.stage GROUP BY 1, 2, 3, 4, 5, 6
  ),
  kept AS (
    SELECT k.node_id AS node, k.indicator_id, k.period_kind, k.period_from, k.breakdown, k.stage::int AS stage, k.value_sum, k.weighted_sum,
      k.weight_sum, k.value_count::bigint, k.weighed_count::bigint, k.missing_count::bigint, k.not_applicable_count::bigint,
      k.not_asked_count::bigint
    FROM result_rollup k WHERE k.consortium_id = $1
      AND k.value_count + k.missing_count + k.not_applicable_count + k.not_asked_count > 0
  )`

/** Sums that are kept and ought not to be, or ought to be and are not. */
export const SUMS_SENT_SQL = `${sums}
  (SELECT 'kept' AS side, k.* FROM (SELECT * FROM kept EXCEPT SELECT * FROM expected) k
   UNION ALL SELECT 'expected', e.* FROM (SELECT * FROM expected EXCEPT SELECT * FROM kept) e) LIMIT 5`

/** Facts of any version that are not what was sent then. */
export const FACTS_SENT_SQL = `
  WITH held AS (
    SELECT f.return_id, v.number, f.indicator_id, f.breakdown, f.status, f.value
    FROM return_version v JOIN fact f ON f.return_id = v.return_id AND f.from_version <= v.number
      AND coalesce(f.to_version > v.number, true)
    WHERE v.consortium_id = $1
  )
  (SELECT 'fact' AS side, f.* FROM (SELECT * FROM held EXCEPT SELECT * FROM sent) f
   UNION ALL SELECT 'sent', s.* FROM (SELECT * FROM sent EXCEPT SELECT * FROM held) s) LIMIT 5`
