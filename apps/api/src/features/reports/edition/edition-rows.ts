/** The rows that are worked out for an edition: as they are kept, and as the canonical text that is hashed. */
import { type CanonicalRow, sortedLines } from '@solmu/domain/reports/edition-canonical.js'
import type { ConsolidatedCell } from '@solmu/domain/reports/consolidate.js'
import type { EditionContents, IndicatorRow } from '@solmu/domain/reports/edition-contents.js'
import type { ExplainedChange } from '@solmu/domain/reports/edition-effects.js'
import type { CellAddress } from '@solmu/domain/reports/edition.js'
import type { LocalizedText } from '@solmu/shared/text.js'

/** Numbers beyond 2^53 travel as texts. */
export type CellRow = CellAddress & {
  readonly value: string | null
  readonly numerator: string | null
  readonly denominator: string | null
  readonly unitCount: number
  readonly missingCount: number
  readonly notApplicableCount: number
  readonly notAskedCount: number
  readonly isGross: boolean
  readonly isEstimated: boolean
}

export type ProtectionRow = CellAddress & { readonly level: string; readonly kind: 'primary' | 'secondary' | 'derived' }

/** By what a figure is named where it is told. */
export type NamedIndicator = { readonly code: string; readonly name: LocalizedText; readonly decimals: number }

export type ChangeEffect = { readonly indicatorId: string; readonly period: string; readonly amount: string } & NamedIndicator

export type ChangeRow = {
  readonly place: number
  readonly kind: string
  readonly returnId: string | null
  readonly unitId: string | null
  readonly indicatorId: string | null
  readonly breakdown: string | null
  readonly period: string | null
  readonly wasStatus: string | null
  readonly was: number | null
  readonly status: string | null
  readonly value: number | null
  readonly reason: string
  readonly details: { readonly told: Readonly<Record<string, string>>; readonly unitName: LocalizedText | null; readonly indicator: NamedIndicator | null }
  readonly effects: readonly ChangeEffect[]
}

const inText = (value: bigint | null): string | null => (value === null ? null : String(value))

/** A figure as it is kept: without what it was made of. */
export function cellRow(cell: ConsolidatedCell): CellRow {
  const { indicatorId, breakdown, lens, area, period, unitCount, missingCount, notApplicableCount, notAskedCount, isGross, isEstimated } = cell
  return {
    ...{ indicatorId, breakdown, lens, area, period, unitCount, missingCount, notApplicableCount, notAskedCount, isGross, isEstimated },
    ...{ value: inText(cell.value), numerator: inText(cell.numerator), denominator: inText(cell.denominator) }
  }
}

/** Changes in their order, with the names that the editions have for what they are about. */
export function changeRows(changes: readonly ExplainedChange[], { before, after }: { readonly before: EditionContents; readonly after: EditionContents }): ChangeRow[] {
  const indicators = new Map([...before.indicators, ...after.indicators].map((row) => [row.id, namedIndicator(row)]))
  const units = new Map([...before.returns, ...after.returns].map(({ unitId, unitName }) => [unitId, unitName]))
  for (const row of [...before.network, ...after.network]) if (row.kind === 'unit') units.set(row.id, row.name)
  return changes.map(({ was, is, details, effects, ...change }, index) => ({
    ...change,
    place: index + 1,
    ...answersOf(was, is),
    details: { told: details, unitName: units.get(change.unitId ?? '') ?? null, indicator: indicators.get(change.indicatorId ?? '') ?? null },
    effects: effects.flatMap(({ indicatorId, period, amount }) => {
      const indicator = indicators.get(indicatorId)
      return indicator ? [{ indicatorId, period, amount: String(amount), ...indicator }] : []
    })
  }))
}

function answersOf(was: ExplainedChange['was'], is: ExplainedChange['is']): Pick<ChangeRow, 'wasStatus' | 'was' | 'status' | 'value'> {
  const [before, now] = [was ?? nothing, is ?? nothing]
  return { wasStatus: before.status, was: before.value, status: now.status, value: now.value }
}

const nothing = { status: null, value: null } as const

/** An indicator by its last name within the run. */
export function namedIndicator({ code, decimals, versions }: IndicatorRow): NamedIndicator {
  return { code, decimals, name: versions.at(-1)?.name ?? { fi: code, sv: code, en: code } }
}

const address = ['indicatorId', 'lens', 'area', 'period', 'breakdown']
const linesOf = (rows: readonly object[], keyOf: readonly string[]): string => sortedLines(rows as readonly CanonicalRow[], keyOf)

/** What was worked out, as text. */
export function workedOutTexts(rows: { readonly cells: readonly CellRow[]; readonly protection: readonly ProtectionRow[]; readonly changes: readonly ChangeRow[] }) {
  return {
    cells: linesOf(rows.cells, address),
    protection: linesOf(rows.protection, ['level', ...address]),
    changes: linesOf(rows.changes, ['place'])
  }
}
