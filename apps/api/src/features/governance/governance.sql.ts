/** Pieces of SQL that mandates and agreements share. */
import { nameOf } from '../network/network.sql.js'

/** A unit as a reference, or null. */
export const unitRef = (table: string): string => `CASE WHEN ${table}.id IS NOT NULL THEN json_build_object('id', ${table}.id, 'name', ${nameOf(table)}, 'type', ${table}.type) END`

export const organisationRef = (table: string): string => `json_build_object('id', ${table}.id, 'name', ${nameOf(table)})`

/** Of each organisation of the consortium `$1` the open unit that looks after what is its own, a local unit first: `homes`. */
export const HOMES = `homes AS MATERIALIZED (SELECT DISTINCT ON (n.organisation_id) n.* FROM unit_now n WHERE n.consortium_id = $1 AND n.is_open
  ORDER BY n.organisation_id, n.type = 'local_unit' DESC, n.name_fi COLLATE "fi-x-icu", n.id)`

/** The centre of a unit today, as `alias.parent_id`. */
export const centreOf = (unit: string, alias: string): string =>
  `LEFT JOIN unit_link ${alias} ON ${alias}.unit_id = ${unit} AND ${alias}.valid_from <= app.today() AND (${alias}.valid_to IS NULL OR ${alias}.valid_to > app.today())`
