/**
 * One thing that differs between an edition and the one that it replaces.
 * Source: issue "Reports", item 2.
 */
import { type CanonicalRow, canonicalLines, differingRows } from './edition-canonical.js'
import type { FactRow } from './edition-contents.js'

export const changeKinds = [
  'return_added',
  'return_gone',
  'figure_corrected',
  'definition_changed',
  'indicator_added',
  'indicator_gone',
  'unit_moved',
  'unit_renamed',
  'network_changed',
  'overlap_changed',
  'geography_changed',
  'quality_changed'
] as const

/**
 * return_added, return_gone: its figures count now, or no longer · figure_corrected: another answer than before, or one that
 * there was not · definition_changed: what is said about an indicator, or how it is worked out · unit_moved: to another
 * centre · network_changed: territories, shares, successions or anything else of a unit · overlap_changed: how many people
 * two units share · geography_changed: the divisions of the country ·
 * quality_changed: commitments and assessments of units.
 */
export type ChangeKind = (typeof changeKinds)[number]

/** One thing that differs. What is not about a figure has no indicator, what is not about a unit no unit. */
export interface EditionChange {
  readonly kind: ChangeKind
  readonly returnId: string | null
  readonly unitId: string | null
  readonly indicatorId: string | null
  readonly breakdown: string | null
  readonly period: string | null
  readonly was: Pick<FactRow, 'status' | 'value'> | null
  readonly is: Pick<FactRow, 'status' | 'value'> | null
  /** In the words of whoever corrected or reopened it; empty where nobody had to say. */
  readonly reason: string
  /** Names as they are in the editions, and what came in the place of what. */
  readonly details: Readonly<Record<string, string>>
}

/** A change that is about nothing in particular. */
export const plainChange = (kind: ChangeKind, of: Partial<EditionChange>): EditionChange => ({
  ...{ kind, returnId: null, unitId: null, indicatorId: null, breakdown: null, period: null, was: null, is: null },
  ...{ reason: '', details: {} },
  ...of
})

/** How many rows differ, as one change; none when they are the same. */
export function countedChange(kind: ChangeKind, before: readonly object[], after: readonly object[]): EditionChange[] {
  const text = (rows: readonly object[]): string => canonicalLines(rows as readonly CanonicalRow[])
  const count = differingRows(text(before), text(after))
  return count === 0 ? [] : [plainChange(kind, { details: { count: String(count) } })]
}
