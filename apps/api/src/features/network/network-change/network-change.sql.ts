import type { UnitType } from '@solmu/domain/network/facts.js'
import { nameOf } from '../network.sql.js'
import type { NetworkChangeType } from './network-change.graphql.js'
import { disturbs, subjectsOf, territoryCodesOf } from './network-writer.sql.js'

/** A unit that a change touches, as far as the reach of a person goes. */
export type TouchedUnit = {
  readonly id: string
  readonly type: UnitType
  /** False for a unit that only gains or loses others. */
  readonly isSubject: boolean
  /** The unit under which it stands today, stood last, or will stand first; null for the head office. */
  readonly parentId: string | null
}

/** A recorded change with what decides whether it can be undone. */
export type NetworkChangeRow = Omit<NetworkChangeType, 'undoRefusal' | 'recordedAt' | 'undoneAt'> & {
  readonly recordedAt: string
  readonly undoneAt: string | null
  /** Whether a later change that stands concerns the same; null where the question does not come up. */
  readonly isDisturbed: boolean | null
  /** Null for a viewer who reaches the whole network, and for a change that takes such a reach. */
  readonly touched: readonly TouchedUnit[] | null
}

export type NetworkChangePageRow = { readonly changes: readonly NetworkChangeRow[]; readonly total: number }

/** How many units and municipalities a change names in a list. */
const SHOWN = 20

const names = (table: string): string => `concat_ws(E'\\n', ${table}.name_fi, ${table}.name_sv, ${table}.name_en)`

const state = `CASE WHEN c.undone_at IS NOT NULL THEN 'undone' WHEN c.effective_on > app.today() THEN 'planned'
  ELSE 'in_force' END`

/** `$1` pattern, `$2` kinds, `$3` states, `$4` unit, `$5` revision, `$6` the change itself. */
const matches = `
  ($1::text IS NULL OR concat_ws(E'\\n', c.reason, c.decided_by) ILIKE $1
    OR EXISTS (SELECT 1 FROM unit_period p WHERE p.unit_id = ANY (c.unit_ids) AND ${names('p')} ILIKE $1)
    OR c.undone_at IS NOT NULL AND EXISTS (SELECT 1 FROM jsonb_path_query(c.delta, '$.added.units[*].name.*') AS n(name)
      WHERE n.name #>> '{}' ILIKE $1))
  AND ($2::text[] IS NULL OR c.kind = ANY ($2))
  AND ($3::text[] IS NULL OR ${state} = ANY ($3))
  AND ($4::uuid IS NULL OR $4 = ANY (c.unit_ids))
  AND ($5::integer IS NULL OR c.number > $5)
  AND ($6::uuid IS NULL OR c.id = $6)`

/** A unit that was undone is known by nothing but the delta. */
const unitsAmong = (ids: string): string => `(SELECT coalesce(json_agg(CASE WHEN n.id IS NULL
      THEN json_build_object('id', d.period -> 'id', 'type', d.period -> 'type', 'name', d.period -> 'name')
      ELSE json_build_object('id', n.id, 'type', n.type, 'name', ${nameOf('n')}) END ORDER BY t.place)
      FILTER (WHERE n.id IS NOT NULL OR d.period IS NOT NULL), '[]')
    FROM unnest((${ids})[:${SHOWN}]) WITH ORDINALITY AS t(id, place)
    LEFT JOIN LATERAL (SELECT u.id, u.type, u.name_fi, u.name_sv, u.name_en FROM unit_now u WHERE u.id = t.id) n ON true
    LEFT JOIN LATERAL (SELECT p.period FROM jsonb_path_query(c.delta, '$.added.units[*]') AS p(period)
      WHERE n.id IS NULL AND p.period ->> 'id' = t.id::text LIMIT 1) d ON true)`

/** The units that the operation names as those to which it happens; none for what was done to many at once. */
const namedUnits = `ARRAY(SELECT (n.id #>> '{}')::uuid FROM (
  SELECT jsonb_path_query(c.operation, '$.unitId') UNION ALL SELECT jsonb_path_query(c.operation, '$.unitIds[*]')) AS n(id)
  WHERE jsonb_typeof(n.id) = 'string')`

const municipalityNames = `(SELECT coalesce(json_agg(${nameOf('m')} ORDER BY t.place), '[]')
  FROM unnest(c.municipality_codes[:${SHOWN}]) WITH ORDINALITY AS t(code, place)
  JOIN municipality m ON m.code = t.code)`

/** Only of these is there a question whether they can be undone: the others have been, or their day has come. */
const isOpenToUndo = `(c.undone_at IS NULL
  AND (c.effective_on > app.today() OR c.recorded_at > now() - interval '24 hours'))`

const asParts = (c: string) => ({
  subjects: subjectsOf(c),
  units: `${c}.unit_ids`,
  codes: `(${territoryCodesOf(c)} || ARRAY[]::text[])`
})

/** What two changes write of lies within what they touch, which is the cheaper question. */
const isDisturbed = `EXISTS (SELECT 1 FROM network_change l WHERE l.number > c.number AND l.undone_at IS NULL
  AND (l.unit_ids && c.unit_ids OR l.municipality_codes && c.municipality_codes)
  AND ${disturbs(asParts('c'), asParts('l'))})`

/** Changes that only a person who reaches the whole network makes, however few units they touch. */
const takesWhole = `c.kind IN ('territory', 'import', 'template', 'municipality_merger')`

const touched = `(SELECT coalesce(json_agg(json_build_object('id', u.id, 'type', u.type,
      'isSubject', u.id = ANY (${subjectsOf('c')}), 'parentId', l.parent_id)), '[]')
    FROM org_unit u LEFT JOIN LATERAL (
      SELECT l.parent_id FROM unit_link l WHERE l.unit_id = u.id
      ORDER BY l.valid_from <= app.today() DESC, CASE WHEN l.valid_from <= app.today() THEN l.valid_from END DESC,
        l.valid_from LIMIT 1) l ON true
    WHERE u.id = ANY (c.unit_ids))`

/** `$7` says whether the viewer reaches the whole network. */
const change = `json_build_object('id', c.id, 'number', c.number, 'kind', c.kind, 'state', ${state},
  'effectiveOn', c.effective_on, 'reason', c.reason, 'decidedBy', c.decided_by,
  'subjects', ${unitsAmong(namedUnits)}, 'units', ${unitsAmong('c.unit_ids')}, 'unitCount', cardinality(c.unit_ids),
  'municipalityNames', ${municipalityNames}, 'municipalityCount', cardinality(c.municipality_codes),
  'recordedAt', c.recorded_at, 'recordedByName', r.display_name, 'undoneAt', c.undone_at, 'undoneByName', b.display_name,
  'isDisturbed', CASE WHEN ${isOpenToUndo} THEN ${isDisturbed} END,
  'touched', CASE WHEN ${isOpenToUndo} AND NOT $7::boolean AND NOT ${takesWhole} THEN ${touched} END)`

/**
 * The statement of a page: the filter ($1-$6), whether the viewer reaches the whole network ($7), the number of the last
 * change of the page before ($8) and the limit ($9). The changes are cut to the page before anything is looked up.
 */
export function networkChangePageSql(isCounted: boolean): string {
  return `
    WITH page AS (
      SELECT * FROM network_change c
      WHERE ${matches} AND ($8::integer IS NULL OR c.number < $8)
      ORDER BY c.number DESC LIMIT $9
    )
    SELECT coalesce(json_agg(${change} ORDER BY c.number DESC), '[]') AS changes,
      ${isCounted ? `(SELECT count(*)::int FROM network_change c WHERE ${matches})` : '0'} AS total
    FROM page c LEFT JOIN app_user r ON r.id = c.recorded_by LEFT JOIN app_user b ON b.id = c.undone_by`
}

export type DisturbingRow = {
  readonly number: number
  readonly kind: string
  readonly on: string
  readonly undone: boolean
}

/**
 * The last thing that happened to the network after the revision `$1` and concerns what a new change writes of ($2 its
 * subjects, $3 all units that it touches, $4 its municipalities). By the revision `$1` so many changes had been undone as
 * it exceeds the changes that were made until then.
 */
export const DISTURBING_SQL = `
  WITH undone AS (
    SELECT c.*, row_number() OVER (ORDER BY c.undone_at) AS place FROM network_change c WHERE c.undone_at IS NOT NULL
  ), happened AS (
    SELECT c.number, c.kind, c.effective_on, c.unit_ids, c.municipality_codes, c.delta, c.recorded_at AS at, false AS undone
    FROM network_change c WHERE c.number > $1::integer
    UNION ALL
    SELECT c.number, c.kind, c.effective_on, c.unit_ids, c.municipality_codes, c.delta, c.undone_at, true FROM undone c
    WHERE c.place > $1 - (SELECT count(*) FROM network_change e WHERE e.number <= $1)
  )
  SELECT h.number, h.kind, h.effective_on AS on, h.undone FROM happened h
  WHERE (h.unit_ids && $3::uuid[] OR h.municipality_codes && $4::text[])
    AND ${disturbs(asParts('h'), { subjects: '$2::uuid[]', units: '$3::uuid[]', codes: '$4::text[]' })}
  ORDER BY h.at DESC LIMIT 1`

/** Which of the organisations `$1` the viewer's consortium knows. */
export const KNOWN_ORGANISATIONS_SQL = 'SELECT o.id FROM organisation o WHERE o.id = ANY ($1::uuid[])'
