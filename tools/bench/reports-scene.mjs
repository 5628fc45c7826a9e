import { randomUUID } from 'node:crypto'

/** The month in which a fifth of the units went to another centre and a tenth to another municipality. */
const movedOn = '2023-01-01'

/** What is put together: a year of all indicators by quarters, and five years of two of them by months. */
export const year = { from: '2025-Q1', to: '2025-Q4' }
export const series = { from: '2021-01', to: '2025-12' }
export const restateTo = '2025-12-31'

/** Sixty indicators as a library has them: sums mostly, a few of every other kind; the last three are worked out. */
const kinds = `
  SELECT n AS place, gen_random_uuid() AS id, 'BENCH_' || n AS code,
    CASE WHEN n < 50 THEN 'count' WHEN n < 54 THEN 'persons' WHEN n < 57 THEN 'score' ELSE 'percent' END AS unit,
    CASE WHEN n < 46 THEN 'sum' WHEN n < 50 THEN 'last_value' WHEN n < 54 THEN 'distinct_persons' WHEN n < 57 THEN 'weighted_mean' ELSE 'none' END AS aggregation,
    CASE WHEN n < 57 THEN 'manual' ELSE 'derived' END AS source_class
  FROM generate_series(0, 59) n`

/**
 * A consortium of its own with a head office, seven centres and so many units; a national coordinator with the password of
 * the demo's; and accepted reports of four quarters and of 60 months. One report in fifty has not come, one figure in a hundred is missing.
 *
 * The figures and their sums are written past the one path, in a fraction of the time. Whether the sums
 * are right the database says itself; of very many units, where that takes minutes, the same statements have written them.
 *
 * @returns {Promise<{ consortiumId: string, email: string, headOfficeId: string, centreId: string, unitId: string,
 *   indicatorIds: string[] }>} one centre and one unit of it; sixty indicators
 * @throws {Error} when the sums are not what the figures add up to
 */
export async function aConsortiumOf(owner, size) {
  const consortiumId = randomUUID()
  const userId = randomUUID()
  const own = { consortiumId, userId, email: `${userId}@bench.example` }
  await owner.query('BEGIN')
  await owner.query(network(own, size))
  await owner.query(reports(own))
  await owner.query(figures(own))
  const { rows: [places] } = await owner.query(`SELECT
    (SELECT id FROM bench_unit WHERE type = 'headquarters') AS "headOfficeId",
    (SELECT id FROM bench_unit WHERE type = 'regional_centre' AND place = 2) AS "centreId",
    (SELECT id FROM bench_unit WHERE type = 'local_unit' AND place = 1) AS "unitId",
    (SELECT json_agg(id ORDER BY place) FROM bench_kind) AS "indicatorIds"`)
  await owner.query('COMMIT')
  await owner.query('VACUUM ANALYZE')
  if (size <= 600) await checkSums(owner, consortiumId)
  return { ...own, ...places }
}

async function checkSums(owner, consortiumId) {
  const { rows: wrong } = await owner.query('SELECT * FROM app.results_rollup_check($1) LIMIT 3', [consortiumId])
  if (wrong.length > 0) throw new Error(`The sums must be right: ${JSON.stringify(wrong)}`)
}

export const network = ({ consortiumId, userId, email }, size) => `
  CREATE TEMP TABLE bench_unit ON COMMIT DROP AS
    SELECT gen_random_uuid() AS id, 'headquarters' AS type, 0 AS place
    UNION ALL SELECT gen_random_uuid(), 'regional_centre', n FROM generate_series(1, 7) n
    UNION ALL SELECT gen_random_uuid(), 'local_unit', n FROM generate_series(1, ${size}) n;
  CREATE TEMP TABLE bench_parent ON COMMIT DROP AS
    SELECT u.id AS unit_id, c.id AS parent_id, m.valid_from, m.valid_to
    FROM bench_unit u
    CROSS JOIN LATERAL (VALUES (0, '2014-01-01'::date, CASE WHEN u.place % 5 = 0 THEN date '${movedOn}' END), (1, date '${movedOn}', NULL))
      AS m (step, valid_from, valid_to)
    JOIN bench_unit c ON c.type = 'regional_centre' AND c.place = 1 + (u.place + m.step) % 7
    WHERE u.type = 'local_unit' AND (m.step = 0 OR u.place % 5 = 0);
  CREATE INDEX ON bench_parent (unit_id);
  ANALYZE bench_unit, bench_parent;
  INSERT INTO consortium VALUES ('${consortiumId}', 'Mittaus', 'Mätning', 'Bench', false);
  INSERT INTO organisation (id, consortium_id, name_fi, name_sv, name_en, legal_form)
    VALUES ('${consortiumId}', '${consortiumId}', 'Mittaus ry', 'Mätning rf', 'Bench', 'association');
  INSERT INTO app_user (id, email, display_name, password_hash)
    SELECT '${userId}', '${email}', 'Bench', u.password_hash FROM app_user u
    WHERE u.email = (SELECT email FROM app.demo_accounts() WHERE role = 'national_coordinator' LIMIT 1);
  INSERT INTO org_unit (id, consortium_id, type) SELECT id, '${consortiumId}', type FROM bench_unit;
  INSERT INTO role_assignment (id, consortium_id, user_id, role, unit_id, valid_from)
    SELECT gen_random_uuid(), '${consortiumId}', '${userId}', 'national_coordinator', id, '2020-01-01'
    FROM bench_unit WHERE type = 'headquarters';
  WITH m AS (SELECT code, row_number() OVER (ORDER BY code) - 1 AS place FROM municipality WHERE valid_to IS NULL)
  INSERT INTO unit_period (consortium_id, unit_id, organisation_id, kind, name_fi, name_sv, name_en, municipality_code, valid_from, valid_to)
    SELECT '${consortiumId}', u.id, '${consortiumId}', CASE u.type WHEN 'local_unit' THEN 'workshop' ELSE u.type END,
      u.type || u.place, u.type || u.place, u.type || u.place, m.code, s.valid_from, s.valid_to
    FROM bench_unit u
    CROSS JOIN LATERAL (VALUES (0, '2014-01-01'::date, CASE WHEN u.type = 'local_unit' AND u.place % 10 = 0 THEN date '${movedOn}' END),
      (100, date '${movedOn}', NULL)) AS s (step, valid_from, valid_to)
    JOIN m ON m.place = (u.place + s.step) % 308
    WHERE s.step = 0 OR (u.type = 'local_unit' AND u.place % 10 = 0);
  INSERT INTO unit_link (consortium_id, unit_id, parent_id, valid_from)
    SELECT '${consortiumId}', u.id, h.id, '2014-01-01' FROM bench_unit u, bench_unit h
    WHERE u.type = 'regional_centre' AND h.type = 'headquarters';
  INSERT INTO unit_link (consortium_id, unit_id, parent_id, valid_from, valid_to)
    SELECT '${consortiumId}', unit_id, parent_id, valid_from, valid_to FROM bench_parent;
`

/** Versions and steps of sixty units, to one of which one goes down. */
const reports = ({ consortiumId, userId }) => `
  CREATE TEMP TABLE bench_kind ON COMMIT DROP AS ${kinds};
  INSERT INTO indicator_group (id, consortium_id, code, name_fi, name_sv, name_en, position)
    VALUES ('${consortiumId}', '${consortiumId}', 'bench', 'Mittaus', 'Mätning', 'Bench', 1);
  INSERT INTO indicator (id, consortium_id, code, group_id, position, unit, decimals, aggregation, source_class, weight_indicator_id)
    SELECT k.id, '${consortiumId}', k.code, '${consortiumId}', k.place, k.unit, 0, k.aggregation, k.source_class,
      CASE WHEN k.aggregation = 'weighted_mean' THEN (SELECT id FROM bench_kind WHERE place = 0) END
    FROM bench_kind k ORDER BY k.place;
  INSERT INTO indicator_version (indicator_id, number, consortium_id, valid_from, name_fi, name_sv, name_en, definition_fi, definition_sv,
      definition_en, direction, numerator, denominator, factor)
    SELECT k.id, 1, '${consortiumId}', '2014-01-01', k.code, k.code, k.code, '', '', '', 'more',
      CASE WHEN k.source_class = 'derived' THEN 'BENCH_1' END, CASE WHEN k.source_class = 'derived' THEN 'BENCH_2' END,
      CASE WHEN k.source_class = 'derived' THEN 100 ELSE 1 END
    FROM bench_kind k;
  INSERT INTO collection_round (id, consortium_id, name_fi, name_sv, name_en, period, period_kind, period_from, period_to,
      opens_on, due_on, grace_until, verify_by, accept_by, state)
    SELECT gen_random_uuid(), '${consortiumId}', 'K', 'I', 'R', to_char(day, format), kind, day, next, next, next, next, next, next, 'locked'
    FROM (SELECT kind, format, day::date, (day + step)::date AS next
      FROM (VALUES ('month', 'YYYY-MM', timestamp '${series.from}-01', interval '1 month'),
        ('quarter', 'YYYY-"Q"Q', timestamp '2025-01-01', interval '3 months')) AS k (kind, format, since, step)
      CROSS JOIN LATERAL generate_series(k.since, timestamp '2025-12-01', k.step) day) d;
  INSERT INTO round_indicator (round_id, indicator_id, consortium_id, position)
    SELECT c.id, k.id, '${consortiumId}', k.place FROM collection_round c
    JOIN bench_kind k ON k.source_class = 'manual' AND (k.place < 2 OR c.period_kind = 'quarter') WHERE c.consortium_id = '${consortiumId}';
  INSERT INTO unit_return (id, consortium_id, round_id, unit_id, centre_id, state, number)
    SELECT gen_random_uuid(), '${consortiumId}', c.id, u.id, p.parent_id,
      CASE WHEN late.is_late THEN 'not_started' ELSE 'accepted' END, (NOT late.is_late)::int
    FROM collection_round c CROSS JOIN bench_unit u
    JOIN bench_parent p ON p.unit_id = u.id AND p.valid_from < c.period_to AND coalesce(p.valid_to >= c.period_to, true)
    CROSS JOIN LATERAL (SELECT (u.place + extract(month FROM c.period_from)::int) % 50 = 0 AS is_late) late
    WHERE c.consortium_id = '${consortiumId}' AND u.type = 'local_unit';
  ANALYZE unit_return, collection_round, round_indicator;
  ALTER TABLE return_version DISABLE TRIGGER write_facts;
  INSERT INTO return_version (return_id, number, consortium_id, unit_id, kind, made_by)
    SELECT id, 1, consortium_id, unit_id, 'submission', '${userId}' FROM unit_return
    WHERE consortium_id = '${consortiumId}' AND number = 1 AND unit_id IN (SELECT id FROM bench_unit WHERE place <= 60);
  ALTER TABLE return_version ENABLE TRIGGER write_facts;
  INSERT INTO return_step (id, return_id, consortium_id, unit_id, action, from_state, to_state, version_number, taken_by)
    SELECT gen_random_uuid(), r.id, r.consortium_id, r.unit_id, s.action, s.was, s.became, 1, '${userId}' FROM unit_return r
    CROSS JOIN (VALUES ('submit', 'draft', 'submitted'), ('verify', 'submitted', 'verified'), ('accept', 'verified', 'accepted')) AS s (action, was, became)
    WHERE r.consortium_id = '${consortiumId}' AND r.number = 1 AND r.unit_id IN (SELECT id FROM bench_unit WHERE place <= 60);
`

const figures = ({ consortiumId }) => `
  INSERT INTO fact (return_id, indicator_id, breakdown, from_version, consortium_id, unit_id, period, period_kind, period_from, status, value)
    SELECT r.id, i.indicator_id, '', 1, r.consortium_id, r.unit_id, c.period, c.period_kind, c.period_from,
      CASE WHEN n.place % 100 = 0 THEN 'missing' ELSE 'value' END, CASE WHEN n.place % 100 <> 0 THEN n.place % 90 END
    FROM unit_return r JOIN collection_round c ON c.id = r.round_id JOIN round_indicator i ON i.round_id = c.id
    CROSS JOIN LATERAL (SELECT abs(hashint8(hashtext(r.unit_id::text)::bigint + i.position * 7919) % 9973 + extract(month FROM c.period_from)::int) AS place) n
    WHERE r.consortium_id = '${consortiumId}' AND r.number = 1;
  ANALYZE fact, unit_return;
  INSERT INTO result_rollup (consortium_id, node_id, indicator_id, period_kind, period_from, breakdown, stage, value_sum, weighted_sum,
      weight_sum, value_count, weighed_count, missing_count)
    SELECT '${consortiumId}', coalesce(s.centre_id, (SELECT id FROM bench_unit WHERE type = 'headquarters')), s.indicator_id, s.period_kind,
      s.period_from, '', stage, s.value_sum, s.weighted_sum, s.weight_sum, s.value_count, s.weighed_count, s.missing_count
    FROM (SELECT r.centre_id, f.indicator_id, f.period_kind, f.period_from, coalesce(sum(f.value), 0) AS value_sum, coalesce(sum(f.value * g.weight), 0) AS weighted_sum,
        coalesce(sum(g.weight), 0) AS weight_sum, count(f.value) AS value_count, count(g.weight) AS weighed_count,
        count(*) FILTER (WHERE f.status = 'missing') AS missing_count
      FROM fact f JOIN unit_return r ON r.id = f.return_id JOIN indicator i ON i.id = f.indicator_id
      LEFT JOIN fact w ON w.return_id = f.return_id AND w.indicator_id = i.weight_indicator_id
      CROSS JOIN LATERAL (SELECT CASE WHEN f.value IS NOT NULL THEN w.value END AS weight) g
      WHERE f.consortium_id = '${consortiumId}'
      GROUP BY GROUPING SETS ((r.centre_id, f.indicator_id, f.period_kind, f.period_from), (f.indicator_id, f.period_kind, f.period_from))) s
    CROSS JOIN generate_series(1, 3) stage;
`
