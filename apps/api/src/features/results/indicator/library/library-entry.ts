import type { Aggregation, CategoryKind, Direction, IndicatorUnit, SourceClass } from '@solmu/domain/results/indicator.js'
import { sameInAll, type LocalizedText } from '@solmu/shared/text.js'

/** A heading under which indicators stand in forms and lists. */
export interface LibraryGroup {
  readonly code: string
  readonly name: LocalizedText
}

export interface LibraryCategory {
  readonly code: string
  readonly kind: CategoryKind
  readonly name: LocalizedText
}

export interface LibraryDimension {
  readonly code: string
  readonly name: LocalizedText
  readonly categories: readonly LibraryCategory[]
}

/** An indicator as the product ships it: what it is, and the version with which it begins. */
export interface LibraryIndicator {
  readonly code: string
  /** The code of its group. */
  readonly group: string
  readonly unit: IndicatorUnit
  readonly decimals: number
  readonly aggregation: Aggregation
  readonly sourceClass: SourceClass
  /** The code of the indicator that weights a weighted mean; null for every other. */
  readonly weight: string | null
  /** Whose indicator it is. */
  readonly origin: string
  readonly name: LocalizedText
  readonly definition: LocalizedText
  /** Who is counted, where not everybody is; blank where everybody is. */
  readonly condition: LocalizedText
  readonly direction: Direction
  readonly dimensionCodes: readonly string[]
  readonly numerator: string | null
  readonly denominator: string | null
  readonly factor: number
  /** From where the indicator comes, in the words of whoever checks it. */
  readonly source: string
  readonly taskAreas: readonly string[]
}

/** Three languages in the order Finnish, Swedish, English. */
export const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

type Said = Pick<LibraryIndicator, 'code' | 'group' | 'name' | 'definition'>

const usual = {
  unit: 'persons',
  decimals: 0,
  aggregation: 'sum',
  sourceClass: 'manual',
  weight: null,
  origin: 'own',
  condition: sameInAll(''),
  direction: 'more',
  dimensionCodes: [],
  numerator: null,
  denominator: null,
  factor: 1,
  source: '',
  taskAreas: []
} as const satisfies Partial<LibraryIndicator>

/** People who are counted by hand and added up, unless something else is said. */
export const asked = (said: Said & Partial<LibraryIndicator>): LibraryIndicator => ({ ...usual, ...said })

/** A figure that is worked out of the totals of others at every level, and therefore never added up itself. */
export const derived = (
  said: Said & Pick<LibraryIndicator, 'unit' | 'numerator'> & Partial<LibraryIndicator>
): LibraryIndicator => ({
  ...usual,
  ...(said.unit === 'euro' && { decimals: 2 }),
  ...(said.unit === 'percent' && { decimals: 1, factor: 100 }),
  aggregation: 'none',
  sourceClass: 'derived',
  ...said
})
