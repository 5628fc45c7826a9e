/** A return as a table of figures with its past, for the checks; the form and the API make it in the same way. */
import type { Period } from '@solmu/shared/periods.js'
import type { Breakdown, CellAnswer } from './cell.js'
import { amountOf, type FigureRow, type FigureSheet, type History } from './check-figures.js'
import { mostPeriodsAgo } from './check-rule.js'
import type { Steps } from './expression-value.js'
import { type Derivation, derivedAll } from './indicator-derived.js'
import { isSummable, type SheetRow, type WorkingCell } from './sheet.js'

/** What checks need to know of an indicator that is asked. */
export type CheckedIndicator = Pick<SheetRow, 'indicator'> & {
  readonly version: Pick<SheetRow['version'], 'name' | 'numerator' | 'denominator' | 'factor'>
}

/** What checks need of a row of a return. */
export type CheckedRow = CheckedIndicator &
  Pick<SheetRow, 'dimensions' | 'isRequired'> & {
    readonly cells: readonly {
      readonly breakdown: Breakdown
      readonly cell: Pick<WorkingCell, 'status' | 'value' | 'note'> | null
    }[]
  }

export interface CheckedSheet {
  readonly period: Period
  readonly rows: readonly CheckedRow[]
  /** The code of the group of each indicator, by its id. */
  readonly groups: ReadonlyMap<string, string>
  readonly history: History
}

/** A figure that was sent in one of the periods before. */
export interface PastFact extends CellAnswer {
  readonly indicatorId: string
  readonly breakdown: Breakdown
  /** 1 for the period before. */
  readonly periodsAgo: number
}

/** The table of a return. What is derived is worked out of totals that are whole, and of no others. */
export function figuresOf({ period, rows, groups, history }: CheckedSheet): FigureSheet {
  const plain = rows.map((row) => rowOf(row, groups))
  const totals = plain.flatMap((row): (readonly [string, Steps])[] => {
    const amount = amountOf(row)
    return typeof amount === 'string' ? [] : [[row.code, { steps: amount.value, decimals: row.decimals }]]
  })
  const derived = derivedAll(derivationsOf(rows), new Map(totals))
  return { period, history, rows: plain.map((row) => ({ ...row, total: derived.get(row.code) ?? null })) }
}

function rowOf({ indicator, version, dimensions, isRequired, cells }: CheckedRow, groups: CheckedSheet['groups']): FigureRow {
  const { id, code, decimals } = indicator
  const figures = cells.map(({ breakdown, cell }) => ({
    breakdown,
    status: cell?.status ?? null,
    value: cell?.value ?? null,
    note: cell?.note ?? ''
  }))
  const addsUp = isSummable(indicator)
  return { id, code, group: groups.get(id) ?? '', name: version.name, decimals, isRequired, addsUp, dimensions, figures, total: null }
}

const derivationsOf = (asked: readonly CheckedIndicator[]): ReadonlyMap<string, Derivation> =>
  new Map(
    asked
      .filter(({ indicator }) => indicator.sourceClass === 'derived')
      .map(({ indicator: { code, decimals }, version: { numerator, denominator, factor } }) => [
        code,
        { numerator, denominator, factor, decimals }
      ])
  )

type OpenPast = Map<Breakdown, (number | null)[]>

/** The past of each figure, and of each indicator as a whole under the empty breakdown; what is derived included. */
export function historyOf(asked: readonly CheckedIndicator[], facts: readonly PastFact[]): History {
  const byIndicator = new Map<string, OpenPast>(asked.map(({ indicator }) => [indicator.id, new Map()]))
  for (const { indicatorId, breakdown, value, periodsAgo } of facts) {
    if (value !== null && periodsAgo >= 1 && periodsAgo <= mostPeriodsAgo) {
      const past = byIndicator.get(indicatorId)
      if (past) periodsOf(past, breakdown)[periodsAgo - 1] = value
    }
  }
  for (const { indicator } of asked) {
    const past = byIndicator.get(indicator.id)
    if (past && isSummable(indicator)) addTotals(past)
  }
  addDerived(asked, byIndicator)
  return byIndicator
}

function periodsOf(past: OpenPast, breakdown: Breakdown): (number | null)[] {
  const periods = past.get(breakdown) ?? Array.from({ length: mostPeriodsAgo }, () => null)
  past.set(breakdown, periods)
  return periods
}

/** A period that was reported as a whole has its total; one that was broken down has the sum. */
function addTotals(past: OpenPast): void {
  const parts = [...past].filter(([breakdown]) => breakdown !== '').map(([, values]) => values)
  if (parts.length === 0) return
  const whole = periodsOf(past, '')
  whole.forEach((value, place) => {
    const values = parts.flatMap((part) => part[place] ?? [])
    if (value === null && values.length > 0) whole[place] = values.reduce((sum, each) => sum + each, 0)
  })
}

function addDerived(asked: readonly CheckedIndicator[], history: ReadonlyMap<string, OpenPast>): void {
  const derivations = derivationsOf(asked)
  if (derivations.size === 0) return
  for (let place = 0; place < mostPeriodsAgo; place++) {
    const totals = asked.flatMap(({ indicator: { id, code, decimals } }): (readonly [string, Steps])[] => {
      const steps = history.get(id)?.get('')?.[place] ?? null
      return steps === null ? [] : [[code, { steps, decimals }]]
    })
    const derived = totals.length === 0 ? new Map<string, number | null>() : derivedAll(derivations, new Map(totals))
    for (const { indicator } of asked) {
      const value = derived.get(indicator.code) ?? null
      const past = history.get(indicator.id)
      if (past && value !== null) periodsOf(past, '')[place] = value
    }
  }
}
