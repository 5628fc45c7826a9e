import fc from 'fast-check'
import { decimalText } from '@solmu/shared/decimal.js'
import { type CellStatus, cellStatuses } from '../cell.js'
import type { ReturnForm } from '../file-intake.js'
import type { Layout } from '../file-layout.js'
import type { IndicatorUnit } from '../indicator.js'
import type { ReturnState } from '../return-state.js'
import { askedBreakdowns, type AskedIndicator, sheetOf, type WorkingCell } from '../sheet.js'
import { aCell, aDimension, anAskedIndicator } from './asked-indicators.js'

const named = (words: string) => ({ fi: words, sv: words, en: words })

/** A return of a unit in the third quarter of 2026. */
export function aForm(asked: readonly AskedIndicator[], cells: readonly WorkingCell[] = [], state: ReturnState = 'draft'): ReturnForm {
  return {
    ...{ roundId: '0198-round', roundName: named('Neljännes'), period: '2026-Q3', unitId: '0198-unit', unitCode: 'PORI', unitName: named('Pori') },
    clock: Math.max(0, ...cells.map(({ version }) => version)),
    sheet: sheetOf(asked, { round: 'open', state, cells })
  }
}

const decimalsOf: Readonly<Record<IndicatorUnit, number>> = { count: 0, persons: 0, euro: 2, hours: 1, fte: 3, percent: 1, score: 4 }

const words = fc
  .string({ unit: fc.constantFrom(...'abcåäö ,;"\'<>&:=\n'), minLength: 1, maxLength: 12 })
  .map((text) => text.trim())
  .filter((text) => text !== '')

const asked = fc
  .record({
    unit: fc.constantFrom(...(Object.keys(decimalsOf) as IndicatorUnit[])),
    dimensions: fc.subarray(['gender', 'customer_group', 'value', 'xmlns'], { maxLength: 3 }),
    isDerived: fc.nat(9).map((each) => each === 0)
  })
  .map(({ unit, dimensions, isDerived }) =>
    anAskedIndicator({
      ...{ unit, decimals: decimalsOf[unit], sourceClass: isDerived ? 'derived' : 'manual' },
      dimensions: dimensions.map((code) => aDimension(code, 'f', 'm', 'unknown'))
    })
  )

const answer = fc.record({ status: fc.constantFrom<CellStatus | null>(...cellStatuses, null), size: fc.nat(999_999), note: fc.option(words, { nil: '' }) })

/** Returns of random shape with random answers of every kind. */
export const forms: fc.Arbitrary<ReturnForm> = fc
  .array(asked, { minLength: 1, maxLength: 5 })
  .chain((rows) => {
    const places = rows.flatMap((row) => askedBreakdowns(row).map((breakdown) => ({ row, breakdown })))
    return fc.tuple(fc.constant(rows), fc.constant(places), fc.array(answer, { minLength: places.length, maxLength: places.length }))
  })
  .map(([rows, places, answers]) => {
    const cells = places.flatMap(({ row: { indicator }, breakdown }, place) => {
      const { status, size, note } = answers[place]!
      if (status === null) return []
      const value = status === 'value' ? (indicator.unit === 'percent' ? size % 1001 : size) : null
      return [aCell({ indicatorId: indicator.id, breakdown, status, value, note: status === 'value' ? '' : note, version: place + 1 })]
    })
    return aForm(rows.map((row, position) => ({ ...row, position })), cells)
  })

/** The same return with nothing answered. */
export const emptied = (form: ReturnForm): ReturnForm => aForm(form.sheet.rows)

/** The answers of a return by their places, to be compared. */
export const answersOf = ({ sheet }: ReturnForm): Record<string, unknown> =>
  Object.fromEntries(
    sheet.rows.flatMap(({ indicator, cells }) =>
      cells.flatMap(({ breakdown, cell }) => (cell ? [[`${indicator.code}/${breakdown}`, { status: cell.status, value: cell.value, note: cell.note }]] : []))
    )
  )

/**
 * The table as texts, as a text file holds it.
 *
 * @param decimalMark between the whole and the fraction
 */
export function layoutTexts({ rows }: Layout, decimalMark: ',' | '.'): string[][] {
  return rows.map(({ fields }) =>
    fields.map(({ value, limits }) => {
      if (typeof value !== 'number') return value ?? ''
      const text = limits ? decimalText(Math.round(value * 10 ** limits.decimals), limits.decimals) : String(value)
      return text.replace('.', decimalMark)
    })
  )
}
