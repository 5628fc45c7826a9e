/**
 * What each cell of a public list was understood as, so that somebody can look at it before anything is written: 01.02.2024 as a
 * day, 1 234,50 as money, FI193 Keski-Suomi as a region; and beside it what is known in its place.
 * Source: issue "Portfolio", item 7 (mapping, preview).
 */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { FileRow } from '../network/import-cells.js'
import { type PublicProjectAmount, publicProjectAmounts, type PublicProjectFacts, readPublicProject } from './public-project.js'

export type Understood =
  | { readonly kind: 'day'; readonly day: IsoDate }
  | { readonly kind: 'amount'; readonly amount: number; readonly currency: string }
  | { readonly kind: 'text'; readonly text: string }

export interface FieldReading {
  readonly field: string
  readonly raw: string
  /** Null for what cannot be read. */
  readonly is: Understood | null
  /** What is known and would be replaced; null where nothing is known, or the same. */
  readonly known: Understood | null
}

/**
 * The cells of a row that say something, in the order of the columns, as far as they fill a field.
 *
 * @param known the facts of the project as they are known; null for one that is new
 * @example readingsOf(['startsOn'], { line: 2, cells: ['1.2.2024'] }, null)[0].is // { kind: 'day', day: '2024-02-01' }
 */
export function readingsOf(fields: readonly (string | null)[], row: FileRow, known: PublicProjectFacts | null): FieldReading[] {
  const { facts, faults } = readPublicProject(fields, row)
  const wrong = new Set(faults.map(({ field }) => field))
  return fields.flatMap((field, place): FieldReading[] => {
    const raw = (row.cells[place] ?? '').trim()
    if (field === null || raw === '') return []
    const is = wrong.has(field) ? null : understood(facts, field as keyof PublicProjectFacts)
    const before = known && is ? understood(known, field as keyof PublicProjectFacts) : null
    return [{ field, raw, is, known: before && JSON.stringify(before) !== JSON.stringify(is) ? before : null }]
  })
}

const days: readonly string[] = ['startsOn', 'endsOn']

function understood(facts: PublicProjectFacts, field: keyof PublicProjectFacts): Understood | null {
  const value = facts[field]
  if (value === null) return null
  if (publicProjectAmounts.includes(field as PublicProjectAmount)) return { kind: 'amount', amount: Number(value), currency: facts.currency }
  return days.includes(field) ? { kind: 'day', day: String(value) } : { kind: 'text', text: String(value) }
}
