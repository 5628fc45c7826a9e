/** Indicators, rounds and returns for specs, put into the database as its owner: what a spec is not about need not be asked for. */
import type { CellReview, ReturnState } from '@solmu/domain/results/return-state.js'
import type { RoundState } from '@solmu/domain/results/round.js'
import type { CellStatus } from '@solmu/domain/results/cell.js'
import { aggregations, indicatorUnits, sourceClasses } from '@solmu/domain/results/indicator.js'
import { addDays, todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { kindOfPeriod, periodContaining, shiftPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import type { TestApp } from './harness.js'

type Values = Readonly<Record<string, unknown>>

/** The quarter before the present one. */
export const lastQuarter = (): string => shiftPeriod(periodContaining('quarter', todayIn()), -1)

/** The consortium of the demo. */
export async function demoConsortium(app: TestApp): Promise<string> {
  const [row] = await app.rows<{ id: string }>('SELECT id FROM consortium WHERE is_demo ORDER BY id LIMIT 1')
  if (!row) throw new Error('The demo is not there')
  return row.id
}

/** Puts a row into a table; columns as they are called there. */
export async function insert(app: TestApp, table: string, row: Values): Promise<void> {
  const columns = Object.keys(row)
  const places = columns.map((_, place) => `$${place + 1}`)
  await app.rows(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`, Object.values(row))
}

const named = (words: string) => ({ name_fi: words, name_sv: words, name_en: words })

/** A dimension with these categories; `unknown` and `not_asked` are of their own kinds. */
export async function aDimension(app: TestApp, of: { code: string; categories: string[]; consortiumId?: string }): Promise<string> {
  const consortium_id = of.consortiumId ?? (await demoConsortium(app))
  const id = newId()
  await insert(app, 'dimension', { id, consortium_id, code: of.code, ...named(of.code), position: 900 })
  for (const [position, code] of of.categories.entries()) {
    const kind = code === 'unknown' || code === 'not_asked' ? code : 'category'
    await insert(app, 'dimension_category', { dimension_id: id, consortium_id, code, kind, ...named(code), position })
  }
  return id
}

export type IndicatorOf = {
  consortiumId?: string
  code?: string
  unit?: (typeof indicatorUnits)[number]
  decimals?: number
  aggregation?: (typeof aggregations)[number]
  sourceClass?: (typeof sourceClasses)[number]
  weightIndicatorId?: string
  dimensions?: string[]
  numerator?: string
  denominator?: string
  factor?: number
}

const ofIndicator = {
  ...{ unit: 'count', aggregation: 'sum', sourceClass: 'manual', weightIndicatorId: null },
  ...{ dimensions: [] as string[], numerator: null, denominator: null, factor: 1 }
}

/** An indicator with one version; the dimensions must exist where they are asked for. Returns its id. */
export async function anIndicator(app: TestApp, of: IndicatorOf = {}): Promise<string> {
  const consortium_id = of.consortiumId ?? (await demoConsortium(app))
  const id = newId()
  const said = { ...ofIndicator, code: `SPEC_${id.replaceAll('-', '').slice(-12).toUpperCase()}`, ...of }
  const { code, unit, aggregation, numerator, denominator, factor } = said
  await insert(app, 'indicator', {
    ...{ id, consortium_id, code, group_id: await aGroup(app, consortium_id), position: 900, unit, aggregation },
    ...{ decimals: of.decimals ?? (unit === 'euro' ? 2 : 0) },
    ...{ source_class: said.sourceClass, weight_indicator_id: said.weightIndicatorId }
  })
  await insert(app, 'indicator_version', {
    ...{ indicator_id: id, number: 1, consortium_id, valid_from: '2000-01-01', ...named(code), direction: 'more' },
    ...{ definition_fi: code, definition_sv: code, definition_en: code, dimension_codes: said.dimensions },
    ...{ numerator, denominator, factor }
  })
  return id
}

async function aGroup(app: TestApp, consortium_id: string): Promise<string> {
  const [known] = await app.rows<{ id: string }>('SELECT id FROM indicator_group WHERE consortium_id = $1 ORDER BY code LIMIT 1', [consortium_id])
  if (known) return known.id
  const id = newId()
  await insert(app, 'indicator_group', { id, consortium_id, code: 'spec', ...named('spec'), position: 900 })
  return id
}

export type AskedOf = { id: string; dimensions?: string[]; isRequired?: boolean; allowsNotApplicable?: boolean }

export type RoundOf = {
  consortiumId?: string
  period?: string
  state?: RoundState
  dueOn?: string
  graceUntil?: string
  verifyBy?: string
  acceptBy?: string
  indicators: readonly AskedOf[]
}

/** A round that is open and due in a week, unless something else is said; without returns. Returns its id. */
export async function aRound(app: TestApp, of: RoundOf): Promise<string> {
  const consortium_id = of.consortiumId ?? (await demoConsortium(app))
  const id = newId()
  const { period, state, dueOn } = { period: lastQuarter(), state: 'open', dueOn: addDays(todayIn(), 7), ...of }
  const validity = validityOfPeriod(period)
  const { graceUntil, verifyBy, acceptBy } = { ...daysAfter(dueOn), ...of }
  await insert(app, 'collection_round', {
    ...{ id, consortium_id, ...named(`Kierros ${id.slice(-6)}`), state },
    ...{ period, period_kind: kindOfPeriod(period), period_from: validity.validFrom, period_to: validity.validTo },
    ...{ opens_on: addDays(dueOn, -20), due_on: dueOn, grace_until: graceUntil, verify_by: verifyBy, accept_by: acceptBy }
  })
  for (const [position, said] of of.indicators.entries()) {
    const asked = { dimensions: [], isRequired: true, allowsNotApplicable: true, ...said }
    await insert(app, 'round_indicator', {
      ...{ round_id: id, indicator_id: asked.id, consortium_id, position, dimension_codes: asked.dimensions },
      ...{ is_required: asked.isRequired, allows_not_applicable: asked.allowsNotApplicable }
    })
  }
  return id
}

const daysAfter = (dueOn: string) => ({
  graceUntil: addDays(dueOn, 7),
  verifyBy: addDays(dueOn, 14),
  acceptBy: addDays(dueOn, 21)
})

export type CellOf = {
  indicatorId: string
  breakdown?: string
  status?: CellStatus
  /** In steps of the indicator; a value unless there is another status. */
  value?: number
  note?: string
  review?: CellReview
  answered?: 'mended' | 'confirmed'
}

export type ReturnOf = {
  roundId: string
  unitId: string
  /** The parent of today when it is left out. */
  centreId?: string | null
  state?: ReturnState
  extendedUntil?: string
  number?: number
  cells?: readonly CellOf[]
}

/** The return of a unit in a round, with figures of the working copy; nothing was sent. Returns its id. */
export async function aReturn(app: TestApp, of: ReturnOf): Promise<string> {
  const { roundId: round_id, unitId: unit_id } = of
  const [unit] = await app.rows<{ consortium_id: string; parent_id: string | null }>(
    `SELECT u.consortium_id, (SELECT l.parent_id FROM unit_link l WHERE l.unit_id = u.id AND l.valid_from <= app.today()
       AND (l.valid_to IS NULL OR l.valid_to > app.today())) AS parent_id FROM org_unit u WHERE u.id = $1`,
    [unit_id]
  )
  if (!unit) throw new Error(`There is no unit ${unit_id}`)
  const id = newId()
  const { consortium_id, parent_id } = unit
  const said = { centreId: parent_id, state: 'not_started', number: 0, extendedUntil: null, cells: [], ...of }
  await insert(app, 'unit_return', {
    ...{ id, consortium_id, round_id, unit_id, centre_id: said.centreId, state: said.state, number: said.number },
    ...{ extended_until: said.extendedUntil, extension_reason: said.extendedUntil ? 'Sairastapaus' : '' }
  })
  for (const cell of said.cells) await insert(app, 'return_cell', { return_id: id, consortium_id, unit_id, ...cellRow(cell) })
  return id
}

function cellRow(of: CellOf): Values {
  const cell = { breakdown: '', status: 'value', value: 0, note: '', review: 'open', answered: null, ...of }
  const { breakdown, status, note, review, answered } = cell
  const value = status === 'value' ? cell.value : null
  return { indicator_id: of.indicatorId, breakdown, status, value, note, review, answered }
}

/** The open unit at which a demo account holds its role, or one under it, and the one above it. */
export async function unitOf(app: TestApp, email: string): Promise<{ unitId: string; centreId: string | null }> {
  const [row] = await app.rows<{ unitId: string; centreId: string | null }>(
    `SELECT a.unit_id AS "unitId", (SELECT l.parent_id FROM unit_link l WHERE l.unit_id = a.unit_id AND l.valid_from <= app.today()
       AND (l.valid_to IS NULL OR l.valid_to > app.today())) AS "centreId"
     FROM role_assignment a JOIN app_user u ON u.id = a.user_id
     WHERE u.email = $1 AND a.valid_from <= app.today() AND (a.valid_to IS NULL OR a.valid_to > app.today())
     ORDER BY a.valid_from LIMIT 1`,
    [email]
  )
  if (!row) throw new Error(`${email} holds no role`)
  return row
}

/** Local units beside a unit, under the same centre, and one under another centre. */
export async function unitsAround(app: TestApp, unitId: string): Promise<{ siblings: string[]; farUnitId: string }> {
  const rows = await app.rows<{ unitId: string; isSibling: boolean }>(
    `SELECT l.unit_id AS "unitId", l.parent_id = own.parent_id AS "isSibling"
     FROM unit_link l JOIN org_unit u ON u.id = l.unit_id AND u.type = 'local_unit', unit_link own
     WHERE own.unit_id = $1 AND l.unit_id <> $1 AND u.consortium_id = own.consortium_id
       AND own.valid_from <= app.today() AND (own.valid_to IS NULL OR own.valid_to > app.today())
       AND l.valid_from <= app.today() AND (l.valid_to IS NULL OR l.valid_to > app.today()) ORDER BY l.unit_id`,
    [unitId]
  )
  const far = rows.find(({ isSibling }) => !isSibling)
  if (!far) throw new Error('There is one centre only')
  return { siblings: rows.filter(({ isSibling }) => isSibling).map((row) => row.unitId), farUnitId: far.unitId }
}
