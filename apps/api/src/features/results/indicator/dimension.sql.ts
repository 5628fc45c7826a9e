const DIMENSION = `json_build_object('id', d.id, 'code', d.code,
    'name', json_build_object('fi', d.name_fi, 'sv', d.name_sv, 'en', d.name_en),
    'position', d.position, 'version', d.version,
    'categories', (SELECT coalesce(json_agg(json_build_object('code', c.code, 'kind', c.kind,
        'name', json_build_object('fi', c.name_fi, 'sv', c.name_sv, 'en', c.name_en), 'position', c.position,
        'validFrom', c.valid_from, 'validTo', c.valid_to) ORDER BY c.position, c.code), '[]')
      FROM dimension_category c WHERE c.dimension_id = d.id))`

/** Every dimension with its categories in their order. */
export const DIMENSIONS_SQL = `SELECT ${DIMENSION} AS value FROM dimension d ORDER BY d.position, d.code`

export const oneDimensionSql = `SELECT ${DIMENSION} AS value FROM dimension d WHERE d.id = $1::uuid`

export const LOCK_DIMENSION_SQL = 'SELECT version FROM dimension WHERE id = $1::uuid FOR NO KEY UPDATE'

export const INSERT_DIMENSION_SQL = `
  INSERT INTO dimension (id, consortium_id, code, name_fi, name_sv, name_en, position)
  SELECT $1, $2, $3, $4, $5, $6, coalesce(max(position), 0) + 1 FROM dimension WHERE consortium_id = $2`

export const DELETE_CATEGORIES_SQL = 'DELETE FROM dimension_category WHERE dimension_id = $1 AND code <> ALL ($2::text[])'

/** `$3` categories as JSON. Those that are there are written anew, but for their kind, which never changes. */
export const PUT_CATEGORIES_SQL = `
  INSERT INTO dimension_category (dimension_id, consortium_id, code, kind, name_fi, name_sv, name_en, position, valid_from, valid_to)
  SELECT $1, $2, c->>'code', c->>'kind', c->'name'->>'fi', c->'name'->>'sv', c->'name'->>'en', (c->>'position')::int,
    (c->>'validFrom')::date, (c->>'validTo')::date
  FROM jsonb_array_elements($3::jsonb) AS given(c)
  ON CONFLICT (dimension_id, code) DO UPDATE SET name_fi = excluded.name_fi, name_sv = excluded.name_sv,
    name_en = excluded.name_en, position = excluded.position, valid_from = excluded.valid_from, valid_to = excluded.valid_to`

export type UseRow = { code: string; firstDay: string; lastDay: string }

export const USES_OF_DIMENSION_SQL = `
  SELECT code, first_day AS "firstDay", last_day AS "lastDay" FROM app.category_uses($1::uuid) ORDER BY code`

/** How many indicators may be asked on the day `$1` in each dimension. */
export const INDICATOR_COUNTS_SQL = `
  SELECT d.id AS key, count(*)::int AS value FROM dimension d
  JOIN indicator_version v ON d.code = ANY (v.dimension_codes) AND v.consortium_id = d.consortium_id
    AND v.valid_from <= $1::date AND (v.valid_to IS NULL OR v.valid_to > $1::date)
  GROUP BY d.id`
