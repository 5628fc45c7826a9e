import { legalForms } from '@solmu/domain/network/organisation.js'
import { nameOf } from '../network.sql.js'
import { FINNISH } from '../org-unit/org-unit.queries.js'
import type { OrganisationRecordType, OrganisationSortEnum, OrganisationType } from './organisation.graphql.js'

/** An organisation of a page, with the value that it was sorted by. */
export type OrganisationRow = OrganisationRecordType & { readonly sortKey: string }

export type OrganisationPageRow = { readonly organisations: readonly OrganisationRow[]; readonly total: number }

/** Which statement a list needs. */
export type OrganisationPageShape = {
  readonly sort: `${OrganisationSortEnum}`
  readonly descending: boolean
  readonly isCounted: boolean
}

const TODAY = 'valid_from <= $1::date AND (valid_to IS NULL OR valid_to > $1::date)'

/** How many units each organisation keeps on the day `$1`; those that keep none are not in it. */
const keepers = `keeper AS MATERIALIZED (
  SELECT organisation_id, count(*)::int AS units FROM unit_period WHERE ${TODAY} GROUP BY organisation_id)`

/** The keys are texts, so that one cursor serves every order. */
const sortKeys: Readonly<Record<OrganisationPageShape['sort'], string>> = {
  name: `o.name_fi ${FINNISH}`,
  legal_form: `lpad(array_position(ARRAY['${legalForms.join(`', '`)}'], o.legal_form)::text, 2, '0') ${FINNISH}`,
  units: `lpad(coalesce(k.units, 0)::text, 9, '0') ${FINNISH}`
}

const searched = `concat_ws(E'\\n', o.name_fi, o.name_sv, o.name_en, o.business_id, o.code) ${FINNISH}`

/** `$2` pattern, `$3` business id that the search names, `$4` legal forms, `$5` roles, `$6` whether it keeps units. */
const matches = `
  ($2::text IS NULL OR ${searched} ILIKE $2 OR o.business_id = $3::text)
  AND ($4::text[] IS NULL OR o.legal_form = ANY ($4))
  AND ($5::text[] IS NULL OR EXISTS (SELECT 1 FROM organisation_role r
    WHERE r.organisation_id = o.id AND r.role = ANY ($5) AND ${TODAY}))
  AND ($6::boolean IS NULL OR (k.units IS NOT NULL) = $6)`

const roles = `(SELECT coalesce(json_agg(json_build_object('role', r.role, 'validFrom', r.valid_from, 'validTo', r.valid_to)
    ORDER BY r.valid_from DESC, r.role), '[]')
  FROM organisation_role r WHERE r.organisation_id = o.id)`

/**
 * The units that the organisation `o` keeps, kept or will keep: a row for each time without a break, however often the
 * unit changed meanwhile, under the name that it has then, nearest to the day `$1`.
 */
const keptUnits = `LATERAL (
  SELECT count(*) FILTER (WHERE kept.days @> $1::date)::int AS "unitCount",
    coalesce(json_agg(json_build_object('unit', json_build_object('id', u.id, 'type', u.type, 'name', ${nameOf('n')}),
      'validFrom', lower(kept.days), 'validTo', upper(kept.days))
      ORDER BY lower(kept.days) DESC, n.name_fi ${FINNISH}, u.id), '[]') AS units
  FROM (SELECT p.unit_id, unnest(range_agg(daterange(p.valid_from, p.valid_to))) AS days
    FROM unit_period p WHERE p.organisation_id = o.id GROUP BY p.unit_id) kept
  JOIN org_unit u ON u.id = kept.unit_id
  CROSS JOIN LATERAL (SELECT p.name_fi, p.name_sv, p.name_en FROM unit_period p
    WHERE p.unit_id = kept.unit_id AND p.valid_from <@ kept.days
    ORDER BY p.valid_from <= $1::date DESC, CASE WHEN p.valid_from <= $1::date THEN p.valid_from END DESC, p.valid_from
    LIMIT 1) n
) own`

const ref = `'id', o.id, 'name', ${nameOf('o')}, 'businessId', o.business_id, 'legalForm', o.legal_form`

const record = (more: string): string => `json_build_object(${ref}, 'code', o.code, 'sizeClass', o.size_class,
  'languages', o.languages, 'email', o.email, 'phone', o.phone, 'website', o.website, 'streetAddress', o.street_address,
  'postalCode', o.postal_code, 'town', o.town, 'contactName', o.contact_name, 'note', o.note, 'version', o.version,
  'roles', ${roles}, 'unitCount', own."unitCount", 'units', own.units${more})`

/**
 * The statement of a page: the day, the filter ($2-$6), the last row of the page before ($7 sort key, $8 name, $9 id, or
 * nulls) and the limit ($10). The rows are cut to the page before anything is joined to them.
 */
export function organisationPageSql({ sort, descending, isCounted }: OrganisationPageShape): string {
  const order = descending ? 'DESC' : 'ASC'
  const inOrder = `"sortKey" ${order}, "sortName" ${order}, id ${order}`
  return `
    WITH ${keepers},
    matching AS (
      SELECT o.id, ${sortKeys[sort]} AS "sortKey", o.name_fi ${FINNISH} AS "sortName"
      FROM organisation o LEFT JOIN keeper k ON k.organisation_id = o.id WHERE ${matches}
    ),
    page AS (
      SELECT * FROM matching
      WHERE $9::uuid IS NULL OR ("sortKey", "sortName", id) ${descending ? '<' : '>'} ($7::text, $8::text, $9::uuid)
      ORDER BY ${inOrder} LIMIT $10
    )
    SELECT coalesce(json_agg(${record(', \'sortKey\', page."sortKey"')} ORDER BY ${inOrder.replace(' id ', ' page.id ')}), '[]')
        AS organisations,
      ${isCounted ? '(SELECT count(*)::int FROM matching)' : '0'} AS total
    FROM page JOIN organisation o ON o.id = page.id CROSS JOIN ${keptUnits}`
}

/** One organisation: the day `$1` and the id `$2`. */
export const ORGANISATION_SQL = `
  SELECT ${record('')} AS organisation FROM organisation o CROSS JOIN ${keptUnits} WHERE o.id = $2`

/**
 * Those that may be the one with the name `$1` (its telling words) and the business id `$2`, without `$3`: more than are
 * shown, because the domain has the last word about names.
 */
export const SIMILAR_SQL = `
  SELECT ${['o.id', `${nameOf('o')} AS name`, 'o.business_id AS "businessId"', 'o.legal_form AS "legalForm"'].join(', ')}
  FROM organisation o
  CROSS JOIN LATERAL (SELECT word_similarity($1::text, lower(concat_ws(' ', o.name_fi, o.name_sv, o.name_en) ${FINNISH}))
    AS whole, similarity($1::text, lower(o.name_fi ${FINNISH})) AS exact) s
  WHERE ($3::uuid IS NULL OR o.id <> $3) AND (o.business_id = $2::text OR s.whole >= 0.3)
  ORDER BY (o.business_id = $2::text) IS TRUE DESC, s.whole DESC, s.exact DESC, o.id LIMIT 50`

/** A row of `SIMILAR_SQL`. */
export type SimilarRow = OrganisationType

/** Whether another organisation than `$3` has the business id `$1` or the key `$2`. */
export const TAKEN_SQL = `
  SELECT coalesce(bool_or(o.business_id = $1::text), false) AS "businessId", coalesce(bool_or(o.code = $2::text), false) AS code
  FROM organisation o WHERE (o.business_id = $1::text OR o.code = $2::text) AND ($3::uuid IS NULL OR o.id <> $3)`

/** The names of all organisations. */
export const NAMES_SQL = 'SELECT name_fi AS name FROM organisation'

export const ROLES_SQL = `
  SELECT role, valid_from AS "validFrom", valid_to AS "validTo" FROM organisation_role WHERE organisation_id = $1`

/** From when members come by admission alone. */
export const ADMISSION_SQL = 'SELECT admission_since AS "admissionSince" FROM consortium WHERE id = app.consortium_id()'

const given = `json_to_recordset($2::json) AS g(role text, "validFrom" date, "validTo" date)`

/** Takes the roles `$2` from the organisation `$1`. */
export const END_ROLES_SQL = `
  DELETE FROM organisation_role r USING ${given}
  WHERE r.organisation_id = $1 AND r.role = g.role AND r.valid_from = g."validFrom"`

/** Gives the roles `$2` to the organisation `$1`. */
export const BEGIN_ROLES_SQL = `
  INSERT INTO organisation_role (consortium_id, organisation_id, role, valid_from, valid_to)
  SELECT o.consortium_id, o.id, g.role, g."validFrom", g."validTo" FROM ${given}, organisation o WHERE o.id = $1`
