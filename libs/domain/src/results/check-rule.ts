/**
 * Check rules: what must hold between the figures of a submission, kept as data so that the head office can add and change
 * them. One engine (`checks.ts`) works for every form of the network: it knows tables of figures, not returns.
 * Source: issue "Results", item 4; peers 1.1 (validation rules); design, "03-return", Tarkistukset.
 */
import type { LocalizedText } from '@solmu/shared/text.js'
import type { PeriodKind } from '@solmu/shared/periods.js'

/**
 * required: every figure that is asked has an answer · range: a figure lies between two limits · parts: an indicator
 * against the sum of others · change: against the period before · outlier: against what is usual here · expression:
 * whatever else must hold between totals.
 */
export const checkKinds = ['required', 'range', 'parts', 'change', 'outlier', 'expression'] as const
export type CheckKind = (typeof checkKinds)[number]

/** error: blocks sending · warning: needs a written explanation · info: a remark. The order is that of the list. */
export const severities = ['error', 'warning', 'info'] as const
export type Severity = (typeof severities)[number]

/** cell: each figure, with its breakdown · total: the indicator as a whole. */
export const checkLevels = ['cell', 'total'] as const
export type CheckLevel = (typeof checkLevels)[number]

/** How each indicator stands to the sum of the parts. */
export const relations = ['equals', 'at_most', 'at_least'] as const
export type Relation = (typeof relations)[number]

export const changeDirections = ['both', 'up', 'down'] as const
export type ChangeDirection = (typeof changeDirections)[number]

export const selectorKinds = ['all', 'groups', 'indicators'] as const
export type SelectorKind = (typeof selectorKinds)[number]

/** Which indicators a rule looks at; `codes` are those of groups or of indicators, and empty for all. */
export interface Selector {
  readonly kind: SelectorKind
  readonly codes: readonly string[]
}

/** Of every kind of rule. */
interface AnySpec {
  /** The lengths of period for which it holds; empty for all. */
  readonly periodKinds: readonly PeriodKind[]
}

export interface RequiredSpec extends AnySpec {
  readonly kind: 'required'
  readonly of: Selector
  /** True to look only at what the form itself calls required. */
  readonly onlyRequired: boolean
}

export interface RangeSpec extends AnySpec {
  readonly kind: 'range'
  readonly of: Selector
  readonly level: CheckLevel
  /** Limits as ordinary numbers; at least one of them is set. */
  readonly min: number | null
  readonly max: number | null
}

export interface PartsSpec extends AnySpec {
  readonly kind: 'parts'
  /** Each of these indicators is compared by itself. */
  readonly wholes: readonly string[]
  readonly relation: Relation
  readonly parts: readonly string[]
  /** How many periods ago the parts were reported; 0 for the same period. */
  readonly periodsAgo: number
  /** cell: in every breakdown that all of them share. */
  readonly level: CheckLevel
  /** The largest difference that is let pass. */
  readonly tolerance: number
}

export interface ChangeSpec extends AnySpec {
  readonly kind: 'change'
  readonly of: Selector
  readonly level: CheckLevel
  readonly direction: ChangeDirection
  /** Found when the change is at least this share of the figure before (0.5 is half), and at least this much. */
  readonly relative: number | null
  readonly absolute: number | null
}

export interface OutlierSpec extends AnySpec {
  readonly kind: 'outlier'
  readonly of: Selector
  readonly level: CheckLevel
  /** How many times the usual deviation lies between the median and what is still usual. */
  readonly factor: number
}

export interface ExpressionSpec extends AnySpec {
  readonly kind: 'expression'
  /** CEL over totals by code; `prev_A1` is the total of the period before. What must be true. */
  readonly expression: string
  /** The indicator at which the finding stands. */
  readonly at: string
}

export type CheckSpec = RequiredSpec | RangeSpec | PartsSpec | ChangeSpec | OutlierSpec | ExpressionSpec

/** A rule that is in force, sound by `readSpec`. */
export interface CheckRule {
  readonly code: string
  readonly severity: Severity
  readonly spec: CheckSpec
  /** With `{label}`, `{value}` and the like filled in: see `placeholdersOf`. */
  readonly message: LocalizedText
}

export const longestMessage = 500
export const longestExpression = 500
/** How far back figures are looked at, and how many periods it takes to say what is usual. */
export const mostPeriodsAgo = 8
export const leastPeriodsForUsual = 4

/** The codes of the indicators that a rule names; none for one that looks at groups or at all. */
export function codesNamedBy(spec: CheckSpec): readonly string[] {
  if (spec.kind === 'parts') return [...new Set([...spec.wholes, ...spec.parts])]
  if (spec.kind === 'expression') return [spec.at]
  return spec.of.kind === 'indicators' ? spec.of.codes : []
}
