/**
 * The statements that write a delta of the network, one for each kind of fact, however many facts there are. Facts go
 * and come by their natural keys; the consortium is the one that the transaction was opened for.
 */
import type { NetworkDelta } from '@solmu/domain/network/change.js'
import type { FactKind } from '@solmu/domain/network/fact-shapes.js'

/** One statement, with the number of rows that it has to meet; null where it meets every row it is given. */
export type WritingStep = { readonly sql: string; readonly values: readonly unknown[]; readonly expected: number | null }

/** The lock that holds every other change of the same network back until this one is done. */
export const LOCK_SQL = `SELECT pg_advisory_xact_lock(hashtextextended('solmu.network.' || app.consortium_id(), 0))`

/**
 * Whoever waits for another's change may wait longer than for an answer of the database: for the lock, and for facts that
 * the other one is writing. A job, which has all the time it needs, keeps it.
 */
export const PATIENCE_SQL = `SELECT set_config('statement_timeout', '60s', true)
  WHERE current_setting('statement_timeout') <> '0'`

/** How often the network has changed: every change counts, and every one that was taken back counts again. */
export const REVISION = `(SELECT (count(*) + count(r.undone_at))::int FROM network_change r
  WHERE r.consortium_id = app.consortium_id())`

const days = `"validFrom" date, "validTo" date`

const facts: { readonly [K in FactKind]: { key: string; fields: string; remove: string; columns: string; values: string } } = {
  units: {
    key: 'id uuid, "validFrom" date',
    fields: `id uuid, "organisationId" uuid, kind text, name jsonb, "municipalityCode" text, lon float8, lat float8,
      "streetAddress" text, email text, phone text, reason text, "endReason" text, ${days}`,
    remove: 'unit_period t USING given f WHERE t.unit_id = f.id AND t.valid_from = f."validFrom"',
    columns: `unit_period (consortium_id, unit_id, organisation_id, kind, name_fi, name_sv, name_en, municipality_code, lon, lat,
      street_address, email, phone, reason, end_reason, valid_from, valid_to)`,
    values: `f.id, f."organisationId", f.kind, f.name ->> 'fi', f.name ->> 'sv', f.name ->> 'en', f."municipalityCode", f.lon,
      f.lat, f."streetAddress", f.email, f.phone, f.reason, f."endReason", f."validFrom", f."validTo"`
  },
  links: {
    key: '"unitId" uuid, "validFrom" date',
    fields: `"unitId" uuid, "parentId" uuid, reason text, ${days}`,
    remove: 'unit_link t USING given f WHERE t.unit_id = f."unitId" AND t.valid_from = f."validFrom"',
    columns: 'unit_link (consortium_id, unit_id, parent_id, reason, valid_from, valid_to)',
    values: 'f."unitId", f."parentId", f.reason, f."validFrom", f."validTo"'
  },
  territories: {
    key: '"municipalityCode" text, "validFrom" date',
    fields: `"unitId" uuid, "municipalityCode" text, reason text, ${days}`,
    remove: `unit_territory t USING given f WHERE t.consortium_id = app.consortium_id()
      AND t.municipality_code = f."municipalityCode" AND t.valid_from = f."validFrom"`,
    columns: 'unit_territory (consortium_id, unit_id, municipality_code, reason, valid_from, valid_to)',
    values: 'f."unitId", f."municipalityCode", f.reason, f."validFrom", f."validTo"'
  },
  services: {
    key: '"unitId" uuid, "municipalityCode" text, "validFrom" date',
    fields: `"unitId" uuid, "municipalityCode" text, share float8, ${days}`,
    remove: `unit_service_area t USING given f WHERE t.unit_id = f."unitId"
      AND t.municipality_code = f."municipalityCode" AND t.valid_from = f."validFrom"`,
    columns: 'unit_service_area (consortium_id, unit_id, municipality_code, share, valid_from, valid_to)',
    values: 'f."unitId", f."municipalityCode", f.share, f."validFrom", f."validTo"'
  },
  successions: {
    key: '"predecessorId" uuid, "successorId" uuid, "effectiveOn" date',
    fields: '"predecessorId" uuid, "successorId" uuid, kind text, "effectiveOn" date, share float8, reason text',
    remove: `unit_succession t USING given f WHERE t.predecessor_id = f."predecessorId"
      AND t.successor_id = f."successorId" AND t.effective_on = f."effectiveOn"`,
    columns: 'unit_succession (consortium_id, predecessor_id, successor_id, kind, effective_on, share, reason)',
    values: 'f."predecessorId", f."successorId", f.kind, f."effectiveOn", f.share, f.reason'
  }
}

type Write = readonly [FactKind, keyof NetworkDelta]

const placesAndTerms: readonly Write[] = [
  ['units', 'removed'],
  ['links', 'removed'],
  ['territories', 'removed'],
  ['links', 'added'],
  ['units', 'added'],
  ['territories', 'added']
]

const whatRestsOnThem: readonly Write[] = [
  ['services', 'removed'],
  ['successions', 'removed'],
  ['services', 'added'],
  ['successions', 'added']
]

/**
 * The statements that write a delta. Row-level security knows the reach of a regional coordinator by the links of today:
 * links come before the periods of a new unit, and what rests on a unit is written while it still has its place, before
 * a change takes that away, and after an undo has given it back.
 */
export function writingSteps(delta: NetworkDelta, turn: 'forward' | 'back'): WritingStep[] {
  const order = turn === 'forward' ? [...whatRestsOnThem, ...placesAndTerms] : [...placesAndTerms, ...whatRestsOnThem]
  return order.flatMap(([kind, side]) => {
    const rows = delta[side][kind]
    if (rows.length === 0) return []
    return [{ ...(side === 'removed' ? removal(kind, rows.length) : addition(kind)), values: [JSON.stringify(rows)] }]
  })
}

/** How many facts go and come. */
export const sizeOf = (delta: NetworkDelta): number =>
  [delta.removed, delta.added].flatMap((rows) => Object.values(rows)).reduce((sum, rows) => sum + rows.length, 0)

/** What a person changes is written in no time; a file of thousands of units takes longer than a page may wait. */
export const LARGE_DELTA = 2000
export const ALLOW_TIME_SQL = `SET LOCAL statement_timeout = '2min'`

function removal(kind: FactKind, expected: number): Omit<WritingStep, 'values'> {
  const { key, remove } = facts[kind]
  const sql = `WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS f(${key})),
    gone AS (DELETE FROM ${remove} RETURNING 1) SELECT count(*)::int AS count FROM gone`
  return { sql, expected }
}

function addition(kind: FactKind): Omit<WritingStep, 'values'> {
  const { fields, columns, values } = facts[kind]
  const sql = `INSERT INTO ${columns} SELECT app.consortium_id(), ${values} FROM jsonb_to_recordset($1::jsonb) AS f(${fields})`
  return { sql, expected: null }
}

/** Units that are only now to be known: `$1` are their ids with level and code. */
export const OPEN_UNITS_SQL = `INSERT INTO org_unit (id, consortium_id, type, code)
  SELECT f."unitId", app.consortium_id(), f.type, f.code
  FROM jsonb_to_recordset($1::jsonb) AS f("unitId" uuid, type text, code text)`

/** Of the units `$1`, those that nothing is known about any more are forgotten. */
export const FORGET_UNITS_SQL = `DELETE FROM org_unit u WHERE u.id = ANY ($1::uuid[])
  AND NOT EXISTS (SELECT 1 FROM unit_period p WHERE p.unit_id = u.id)`

/**
 * Records a change: id, kind, day, reason, who decided, operation, delta, units, municipalities and who recorded it. The
 * number follows from the table, so the lock has to be held.
 */
export const RECORD_SQL = `INSERT INTO network_change (id, consortium_id, number, kind, effective_on, reason, decided_by,
    operation, delta, unit_ids, municipality_codes, recorded_at, recorded_by)
  VALUES ($1, app.consortium_id(), $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_timestamp(), app.user_id())`

export const MARK_UNDONE_SQL = `UPDATE network_change SET undone_at = clock_timestamp(), undone_by = app.user_id()
  WHERE id = $1 AND undone_at IS NULL`

/**
 * What a delta says something of by itself, apart from the units that are only named as the place of others: two changes
 * that open different units under one centre do not disturb each other.
 */
export function subjectIds({ removed, added }: NetworkDelta): string[] {
  const ids = [removed, added].flatMap((rows) => [
    ...rows.units.map((period) => period.id),
    ...rows.links.map((link) => link.unitId),
    ...rows.services.map((service) => service.unitId),
    ...rows.successions.flatMap((each) => [each.predecessorId, each.successorId])
  ])
  return [...new Set(ids)]
}

/** The same from the delta of a recorded change `c`, as SQL. */
export const subjectsOf = (c: string): string => idsIn(c, [
  '$.*.units[*].id',
  '$.*.links[*].unitId',
  '$.*.services[*].unitId',
  '$.*.successions[*].predecessorId',
  '$.*.successions[*].successorId'
], 'uuid')

/** The municipalities that a recorded change `c` passed to another centre, as SQL. */
export const territoryCodesOf = (c: string): string => idsIn(c, ['$.*.territories[*].municipalityCode'], 'text')

const idsIn = (c: string, paths: readonly string[], type: string): string =>
  `ARRAY(SELECT DISTINCT (found.value #>> '{}')::${type} FROM unnest(ARRAY['${paths.join("', '")}']::jsonpath[]) AS path,
    jsonb_path_query(${c}.delta, path) AS found(value))`

/** Says, as SQL, whether one change disturbs another: what is written of a unit or municipality concerns both. */
export const disturbs = (
  one: Readonly<Record<'subjects' | 'units' | 'codes', string>>,
  other: Readonly<Record<'subjects' | 'units' | 'codes', string>>
): string =>
  `(${one.subjects} && ${other.units} OR ${one.units} && ${other.subjects} OR ${one.codes} && ${other.codes})`
