import { FINNISH } from '../../network/org-unit/org-unit.queries.js'
import type { IndicatorSortEnum } from './indicator-list.graphql.js'
import { INDICATOR, type IndicatorRow } from './indicator-row.js'

export type IndicatorPageRow = { readonly indicator: IndicatorRow & { readonly sortKey: string }; readonly total: number }

export type IndicatorPageShape = { readonly sort: `${IndicatorSortEnum}`; readonly descending: boolean; readonly isCounted: boolean }

/** Numbers in a code sort as numbers: B2 before B10. Keys are texts, so that one cursor serves every order. */
const codeKey = `regexp_replace(i.code, '(\\d+)', '00000000\\1', 'g')`
const naturalCode = `regexp_replace(${codeKey}, '0*(\\d{9})(?!\\d)', '\\1', 'g')`

const sortKeys: Readonly<Record<IndicatorPageShape['sort'], string>> = {
  place: `lpad(g.position::text, 9, '0') || g.code || lpad(i.position::text, 9, '0')`,
  code: naturalCode,
  name: 'v.name_fi'
}

/** `$1` the day, `$2` pattern, `$3` groups, `$4` units, `$5` source classes, `$6` origins, `$7` the day of force or null. */
const matches = `
  ($2::text IS NULL OR concat_ws(E'\\n', i.code, v.name_fi, v.name_sv, v.name_en, v.definition_fi, v.definition_sv,
    v.definition_en) ${FINNISH} ILIKE $2)
  AND ($3::text[] IS NULL OR g.code = ANY ($3)) AND ($4::text[] IS NULL OR i.unit = ANY ($4))
  AND ($5::text[] IS NULL OR i.source_class = ANY ($5)) AND ($6::text[] IS NULL OR i.origin = ANY ($6))
  AND ($7::date IS NULL OR EXISTS (SELECT 1 FROM indicator_version f WHERE f.indicator_id = i.id
    AND f.valid_from <= $7 AND (f.valid_to IS NULL OR f.valid_to > $7)))`

/** The version of the day `$1`, or the nearest one. */
const nearest = `LATERAL (SELECT * FROM indicator_version n WHERE n.indicator_id = i.id
  ORDER BY n.valid_from <= $1::date DESC, CASE WHEN n.valid_from <= $1::date THEN n.valid_from END DESC, n.valid_from LIMIT 1) v`

/** `$8` sort key, `$9` code and `$10` id of the last row of the page before, or nulls; `$11` limit. */
export function indicatorPageSql({ sort, descending, isCounted }: IndicatorPageShape): string {
  const order = descending ? 'DESC' : 'ASC'
  const inOrder = `"sortKey" ${order}, code ${order}, id ${order}`
  return `
    WITH matching AS (
      SELECT i.id, i.code, (${sortKeys[sort]}) ${FINNISH} AS "sortKey"
      FROM indicator i JOIN indicator_group g ON g.id = i.group_id CROSS JOIN ${nearest} WHERE ${matches}
    ), page AS (
      SELECT * FROM matching
      WHERE $10::uuid IS NULL OR ("sortKey", code, id) ${descending ? '<' : '>'} ($8::text, $9::text, $10::uuid)
      ORDER BY ${inOrder} LIMIT $11
    )
    SELECT ${INDICATOR}::jsonb || jsonb_build_object('sortKey', page."sortKey") AS indicator,
      ${isCounted ? '(SELECT count(*)::int FROM matching)' : '0'} AS total
    FROM page JOIN indicator i ON i.id = page.id ORDER BY ${inOrder.replace(/\b(code|id) /g, 'page.$1 ')}`
}

/** Locks an indicator with its versions until the end of the transaction. */
export const LOCK_INDICATOR_SQL = `SELECT ${INDICATOR} AS indicator FROM indicator i WHERE i.id = $1::uuid FOR NO KEY UPDATE OF i`

/** Whoever changes a formula waits for whoever changes another: together they could make a circle. */
export const LOCK_LIBRARY_SQL = `SELECT pg_advisory_xact_lock(hashtextextended('solmu.indicators.' || app.consortium_id(), 0))`

export const INSERT_INDICATOR_SQL = `
  INSERT INTO indicator (id, consortium_id, code, group_id, position, unit, decimals, aggregation, source_class,
    weight_indicator_id, origin, created_by)
  SELECT $1, $2, $3, $4, coalesce((SELECT max(position) FROM indicator WHERE group_id = $4), 0) + 1, $5, $6, $7, $8, $9, $10, $11`

/** `$1` indicator, `$2` number, `$3` consortium, `$4`–`$5` days, `$6` statement as JSON, `$7` reason, `$8` who. */
export const INSERT_VERSION_SQL = `
  INSERT INTO indicator_version (indicator_id, number, consortium_id, valid_from, valid_to, name_fi, name_sv, name_en,
    definition_fi, definition_sv, definition_en, condition_fi, condition_sv, condition_en, direction, dimension_codes,
    numerator, denominator, factor, source, task_areas, reason, changed_by)
  SELECT $1, $2, $3, $4, $5, s->'name'->>'fi', s->'name'->>'sv', s->'name'->>'en', s->'definition'->>'fi',
    s->'definition'->>'sv', s->'definition'->>'en', s->'condition'->>'fi', s->'condition'->>'sv', s->'condition'->>'en',
    s->>'direction', ARRAY(SELECT jsonb_array_elements_text(s->'dimensionCodes')), s->>'numerator', s->>'denominator',
    (s->>'factor')::int, s->>'source', ARRAY(SELECT jsonb_array_elements_text(s->'taskAreas')), $7, $8
  FROM (SELECT $6::jsonb) AS given(s)`

/** The same version with other words: `$1` indicator, `$2` number, `$3` statement as JSON, `$4` reason, `$5` who. */
export const REWRITE_VERSION_SQL = `
  UPDATE indicator_version SET name_fi = s->'name'->>'fi', name_sv = s->'name'->>'sv', name_en = s->'name'->>'en',
    definition_fi = s->'definition'->>'fi', definition_sv = s->'definition'->>'sv', definition_en = s->'definition'->>'en',
    condition_fi = s->'condition'->>'fi', condition_sv = s->'condition'->>'sv', condition_en = s->'condition'->>'en',
    direction = s->>'direction', dimension_codes = ARRAY(SELECT jsonb_array_elements_text(s->'dimensionCodes')),
    numerator = s->>'numerator', denominator = s->>'denominator', factor = (s->>'factor')::int, source = s->>'source',
    task_areas = ARRAY(SELECT jsonb_array_elements_text(s->'taskAreas')), reason = $4, changed_by = $5, changed_at = now()
  FROM (SELECT $3::jsonb) AS given(s) WHERE indicator_id = $1 AND number = $2`

export const END_VERSION_SQL = 'UPDATE indicator_version SET valid_to = $3 WHERE indicator_id = $1 AND number = $2'

/** To another group it goes as the last; `$2` null leaves it where it is. */
export const TOUCH_INDICATOR_SQL = `
  UPDATE indicator i SET version = version + 1, group_id = coalesce($2, group_id),
    position = CASE WHEN $2::uuid IS NULL OR $2 = group_id THEN position
      ELSE coalesce((SELECT max(o.position) FROM indicator o WHERE o.group_id = $2), 0) + 1 END
  WHERE id = $1`

/**
 * The last day about which an indicator has been asked, or one that is worked out of it: `$1` codes, `$2` the states of
 * rounds that count.
 */
export const LAST_ASKED_SQL = `
  SELECT max(r.period_to - 1) AS day FROM indicator i JOIN round_indicator a ON a.indicator_id = i.id
  JOIN collection_round r ON r.id = a.round_id
  WHERE i.code = ANY ($1::text[]) AND i.consortium_id = app.consortium_id() AND r.state = ANY ($2::text[])`

/** Other indicators that need the indicator `$1` on the day `$2` or later. */
export const NEEDED_BY_SQL = `
  SELECT o.code FROM indicator i JOIN indicator o ON o.consortium_id = i.consortium_id AND o.id <> i.id
  JOIN indicator_version v ON v.indicator_id = o.id AND (v.valid_to IS NULL OR v.valid_to > $2::date)
  WHERE i.id = $1 AND (o.weight_indicator_id = i.id
    OR concat_ws(' ', v.numerator, v.denominator) ~ ('\\m' || i.code || '\\M'))
  ORDER BY o.code LIMIT 1`

/** Where each of the indicators `$1` is used: rounds that were not cancelled, other indicators, targets. */
export const USES_SQL = `
  SELECT i.id AS key, u.value FROM indicator i CROSS JOIN LATERAL (
    SELECT 1 AS part, lpad((99999999 - to_char(r.period_from, 'YYYYMMDD')::int)::text, 9, '0') AS place,
      json_build_object('kind', 'round', 'id', r.id, 'code', r.period, 'count', 1,
        'name', json_build_object('fi', r.name_fi, 'sv', r.name_sv, 'en', r.name_en)) AS value
    FROM round_indicator a JOIN collection_round r ON r.id = a.round_id AND r.state <> 'cancelled' WHERE a.indicator_id = i.id
    UNION ALL
    SELECT 0, o.code, json_build_object('kind', CASE WHEN o.weight_indicator_id = i.id THEN 'weight' ELSE 'derived' END,
      'id', o.id, 'code', o.code, 'count', 1, 'name', json_build_object('fi', v.name_fi, 'sv', v.name_sv, 'en', v.name_en))
    FROM indicator o CROSS JOIN LATERAL (SELECT * FROM indicator_version n WHERE n.indicator_id = o.id
      ORDER BY n.valid_from DESC LIMIT 1) v
    WHERE o.consortium_id = i.consortium_id AND o.id <> i.id AND (o.weight_indicator_id = i.id
      OR concat_ws(' ', v.numerator, v.denominator) ~ ('\\m' || i.code || '\\M'))
    UNION ALL
    SELECT 2, '', json_build_object('kind', 'target', 'id', NULL, 'code', NULL, 'count', count(*)::int, 'name', NULL)
    FROM target t WHERE t.indicator_id = i.id HAVING count(*) > 0
  ) u WHERE i.id = ANY ($1::uuid[]) ORDER BY i.id, u.part, u.place`

/** Which of the indicators `$1` are used at all. */
export const IN_USE_SQL = `
  SELECT i.id AS key, true AS value FROM indicator i WHERE i.id = ANY ($1::uuid[]) AND (
    EXISTS (SELECT 1 FROM round_indicator a JOIN collection_round r ON r.id = a.round_id AND r.state <> 'cancelled'
      WHERE a.indicator_id = i.id)
    OR EXISTS (SELECT 1 FROM target t WHERE t.indicator_id = i.id)
    OR EXISTS (SELECT 1 FROM indicator o WHERE o.weight_indicator_id = i.id)
    OR EXISTS (SELECT 1 FROM indicator_version v WHERE v.consortium_id = i.consortium_id AND v.numerator IS NOT NULL
      AND v.indicator_id <> i.id AND concat_ws(' ', v.numerator, v.denominator) ~ ('\\m' || i.code || '\\M')))`
