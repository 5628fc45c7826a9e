/**
 * What is counted: indicators with their unit, their way of adding up and the
 * breakdowns in which they are asked. What an indicator is (unit, decimals,
 * aggregation, source) never changes, or old figures would change their meaning;
 * what is said about it (names, definition, breakdowns, expression) has versions.
 * Source: requirements 27, 42, 53, 77; Reg. (EU) 2021/1057 Annex I; issue "Results", item 1.
 */
import type { Validity } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'

/** fte: full-time equivalents of one year of work (henkilötyövuosi). */
export const indicatorUnits = ['count', 'persons', 'euro', 'hours', 'fte', 'percent', 'score'] as const
export type IndicatorUnit = (typeof indicatorUnits)[number]

/** Which way is better; neutral when neither is. */
export const directions = ['more', 'less', 'neutral'] as const
export type Direction = (typeof directions)[number]

/**
 * How values of several units or periods become one. sum: added over both · last_value: added over units, the last one of
 * a run of periods · weighted_mean: weighted by another indicator over both · distinct_persons: people, of whom some may
 * be counted by several units or in several periods, so that the sum is an upper bound · none: not put together.
 */
export const aggregations = ['sum', 'last_value', 'weighted_mean', 'distinct_persons', 'none'] as const
export type Aggregation = (typeof aggregations)[number]

/** manual: typed by a unit · derived: worked out from others · register: fetched from another system. */
export const sourceClasses = ['manual', 'derived', 'register'] as const
export type SourceClass = (typeof sourceClasses)[number]

/** category: one of those asked about · unknown: asked, and not known · not_asked: people who were not asked. */
export const categoryKinds = ['category', 'unknown', 'not_asked'] as const
export type CategoryKind = (typeof categoryKinds)[number]

export interface Category {
  readonly code: string
  readonly kind: CategoryKind
  readonly name: LocalizedText
}

/** One way of breaking a figure down, such as gender; its categories in their order. */
export interface Dimension {
  readonly code: string
  readonly name: LocalizedText
  readonly categories: readonly Category[]
}

/** What an indicator is, for all its life. */
export interface Indicator {
  readonly id: string
  readonly code: string
  readonly unit: IndicatorUnit
  /** How many decimals its values have: 0 to 4. Euros have 2. */
  readonly decimals: number
  readonly aggregation: Aggregation
  readonly sourceClass: SourceClass
  /** The indicator by which a weighted mean is weighted; null for every other aggregation. */
  readonly weightIndicatorId: string | null
}

/** What is said about an indicator from a day to a day. */
export interface IndicatorVersion extends Validity {
  readonly indicatorId: string
  readonly number: number
  readonly name: LocalizedText
  readonly definition: LocalizedText
  readonly direction: Direction
  /** The dimensions in which it may be asked, in the order in which they are shown. */
  readonly dimensionCodes: readonly string[]
  /** Of a derived indicator: CEL over the codes of others, worked out of their totals; null for every other. */
  readonly numerator: string | null
  /** What the numerator is divided by; null when it is the value itself. */
  readonly denominator: string | null
  /** What the quotient is multiplied by: 100 for percent. */
  readonly factor: number
}
