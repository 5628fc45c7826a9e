import { nameOf, unitsOn } from '../network.sql.js'
import type { OrgUnitSortEnum, OrgUnitType } from './org-unit.graphql.js'

/** A unit of a page, with the value that it was sorted by. */
export type OrgUnitRow = OrgUnitType & { readonly sortKey: string }

export type OrgUnitPageRow = { readonly units: readonly OrgUnitRow[]; readonly total: number }

/** Which statement a list needs. */
export type OrgUnitPageShape = {
  readonly sort: `${OrgUnitSortEnum}`
  readonly descending: boolean
  readonly isCounted: boolean
}

/** The collation in which names are sorted and compared; part of every PostgreSQL that is built with ICU. */
export const FINNISH = 'COLLATE "fi-x-icu"'

const linkHolds = (link: string, unit: string): string =>
  `${link}.unit_id = ${unit}.id AND ${link}.valid_from <= ${unit}.day
    AND (${link}.valid_to IS NULL OR ${link}.valid_to > ${unit}.day)`

/**
 * Two parts of a WITH RECURSIVE: the municipalities that have ended by a day, each with the one that carries its
 * code on then; the same answer as the domain's `municipalityCarrying`.
 */
export const carriedOn = (asked: string): string => `
  ended(code, current) AS (
    SELECT m.code, m.successor_code FROM municipality m WHERE m.valid_to <= ${asked}
    UNION
    SELECT e.code, m.successor_code FROM ended e JOIN municipality m ON m.code = e.current WHERE m.valid_to <= ${asked}
  ),
  carried AS MATERIALIZED (
    SELECT e.code, e.current FROM ended e JOIN municipality m ON m.code = e.current
    WHERE m.valid_from <= ${asked} AND (m.valid_to IS NULL OR m.valid_to > ${asked})
  )`

/** The code of the municipality in which the unit `u` stands on that day. */
export const municipalityCode = `coalesce((SELECT c.current FROM carried c WHERE c.code = u.municipality_code), u.municipality_code)`

const sortKeys: Readonly<Record<OrgUnitPageShape['sort'], string>> = {
  name: `u.name_fi ${FINNISH}`,
  type: `CASE u.type WHEN 'headquarters' THEN '0' WHEN 'regional_centre' THEN '1' ELSE '2' END ${FINNISH}`,
  municipality: `(SELECT m.name_fi FROM municipality m WHERE m.code = ${municipalityCode}) ${FINNISH}`,
  centre: `coalesce(CASE u.type WHEN 'regional_centre' THEN u.name_fi ELSE (
    SELECT c.name_fi FROM unit_link l JOIN unit c ON c.id = l.parent_id
    WHERE ${linkHolds('l', 'u')} AND c.type = 'regional_centre') END, '') ${FINNISH}`,
  opened: `u.valid_from::text ${FINNISH}`
}

const names = (table: string): string => `concat_ws(E'\\n', ${table}.name_fi, ${table}.name_sv, ${table}.name_en) ${FINNISH}`

/** `$2` pattern, `$3` types, `$4` kinds, `$5` centre, `$6` whether closed ones count. */
const matches = `
  u.valid_from <= $1::date AND ($6::boolean OR u.valid_to IS NULL OR u.valid_to > $1::date)
  AND ($2::text IS NULL OR ${names('u')} ILIKE $2
    OR EXISTS (SELECT 1 FROM municipality m
      WHERE m.code IN (u.municipality_code, ${municipalityCode}) AND ${names('m')} ILIKE $2)
    OR EXISTS (SELECT 1 FROM organisation o WHERE o.id = u.organisation_id AND ${names('o')} ILIKE $2))
  AND ($3::text[] IS NULL OR u.type = ANY ($3))
  AND ($4::text[] IS NULL OR u.kind = ANY ($4))
  AND ($5::uuid IS NULL OR CASE u.type WHEN 'regional_centre' THEN u.id = $5
    WHEN 'local_unit' THEN EXISTS (SELECT 1 FROM unit_link l WHERE ${linkHolds('l', 'u')} AND l.parent_id = $5)
    ELSE false END)`

const ref = (table: string): string => `json_build_object('id', ${table}.id, 'type', ${table}.type, 'name', ${nameOf(table)})`

const unitObject = (more: string): string => `json_build_object(
  'id', u.id, 'code', u.code, 'type', u.type, 'kind', u.kind, 'name', ${nameOf('u')},
  'organisation', json_build_object('id', o.id, 'name', ${nameOf('o')}, 'businessId', o.business_id,
    'legalForm', o.legal_form),
  'municipality', json_build_object('code', m.code, 'name', ${nameOf('m')}, 'validFrom', m.valid_from,
    'validTo', m.valid_to, 'successorCode', m.successor_code, 'population', m.population,
    'populationDate', m.population_date, 'lon', m.lon, 'lat', m.lat, 'languageStatus', m.language_status, 'urbanRural', m.urban_rural),
  'streetAddress', u.street_address, 'email', u.email, 'phone', u.phone,
  'validFrom', u.valid_from, 'validTo', u.valid_to,
  'parent', CASE WHEN p.id IS NOT NULL THEN ${ref('p')} END,
  'centre', CASE WHEN u.type = 'regional_centre' THEN ${ref('u')}
    WHEN p.type = 'regional_centre' THEN ${ref('p')} END,
  'asOf', $1::date, 'day', u.day${more})`

const joined = `
  JOIN organisation o ON o.id = u.organisation_id
  JOIN municipality m ON m.code = ${municipalityCode}
  LEFT JOIN unit_link l ON ${linkHolds('l', 'u')}
  LEFT JOIN unit p ON p.id = l.parent_id`

/**
 * The statement of a page: the day, the filter ($2-$6), the last row of the
 * page before ($7 sort key, $8 name, $9 id, or nulls) and the limit ($10). The
 * rows are cut to the page before anything is joined to them.
 */
export function orgUnitPageSql({ sort, descending, isCounted }: OrgUnitPageShape): string {
  const order = descending ? 'DESC' : 'ASC'
  const inOrder = `"sortKey" ${order}, "sortName" ${order}, id ${order}`
  return `
    WITH RECURSIVE ${carriedOn('$1::date')},
    unit AS MATERIALIZED (${unitsOn('$1::date')}),
    matching AS (
      SELECT u.id, ${sortKeys[sort]} AS "sortKey", u.name_fi ${FINNISH} AS "sortName" FROM unit u WHERE ${matches}
    ),
    page AS (
      SELECT * FROM matching
      WHERE $9::uuid IS NULL OR ("sortKey", "sortName", id) ${descending ? '<' : '>'} ($7::text, $8::text, $9::uuid)
      ORDER BY ${inOrder} LIMIT $10
    )
    SELECT coalesce(json_agg(${unitObject(', \'sortKey\', page."sortKey"')} ORDER BY ${inOrder.replace(' id ', ' page.id ')}), '[]')
        AS units,
      ${isCounted ? '(SELECT count(*)::int FROM matching)' : '0'} AS total
    FROM page JOIN unit u ON u.id = page.id ${joined}`
}

/** One unit: the day `$1` and the id `$2`. */
export const ORG_UNIT_SQL = `
  WITH RECURSIVE ${carriedOn('$1::date')},
  unit AS MATERIALIZED (${unitsOn('$1::date', 'p.unit_id = $2 OR p.unit_id IN (SELECT parent_id FROM unit_link WHERE unit_id = $2)')})
  SELECT ${unitObject('')} AS unit FROM unit u ${joined} WHERE u.id = $2`
