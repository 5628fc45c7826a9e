/**
 * What may be entered in the library of indicators: what an indicator is, and
 * what is said about it. What it is must fit together: people are counted
 * whole, shares are never added up, a weighted mean has its weight.
 * Source: requirements 42, 77; issue "Results", item 1.
 */
import type { LocalizedText } from '@solmu/shared/text.js'
import { isIsoDate } from '@solmu/shared/dates.js'
import type { Direction, Indicator } from './indicator.js'
import { keyPattern, TextFields, type GivenText } from '../text-fields.js'

/** The codes of indicators, by which expressions name them. */
const indicatorCodePattern = /^[A-Z][A-Z0-9_]{0,29}$/

/** The task areas of the network, from 1a to 4c. */
export const taskAreas = ['1a', '1b', '2a', '2b', '2c', '2d', '2e', '3a', '3b', '3c', '3d', '3e', '4a', '4b', '4c'] as const

/** The largest number by which a quotient is multiplied. */
const largestFactor = 1_000_000

const mostDimensions = 6

/** What an indicator is: none of it ever changes. */
export interface GivenIdentity extends Omit<Indicator, 'id' | 'weightIndicatorId'> {
  readonly weightIndicatorId?: string | null | undefined
  /** Whose indicator it is; `own` when not said. */
  readonly origin?: string | null | undefined
}

/** What is said about it, as a person fills it in. */
export interface GivenStatement {
  readonly name: GivenText
  readonly definition: GivenText
  readonly condition?: GivenText | null | undefined
  readonly direction: Direction
  readonly dimensionCodes?: readonly string[] | null | undefined
  readonly numerator?: string | null | undefined
  readonly denominator?: string | null | undefined
  readonly factor?: number | null | undefined
  readonly source?: string | null | undefined
  readonly taskAreas?: readonly string[] | null | undefined
}

/** What is said about it, as the library keeps it. */
export interface Statement {
  readonly name: LocalizedText
  readonly definition: LocalizedText
  readonly condition: LocalizedText
  readonly direction: Direction
  readonly dimensionCodes: readonly string[]
  readonly numerator: string | null
  readonly denominator: string | null
  readonly factor: number
  readonly source: string
  readonly taskAreas: readonly string[]
}

/**
 * What is wrong with the identity of a new indicator.
 *
 * @example unit 'persons' with one decimal: OUT_OF_RANGE at decimals
 */
export function checkIdentity(given: GivenIdentity): TextFields['issues'] {
  const fields = new TextFields()
  fields.key(['code'], given.code, indicatorCodePattern)
  if (given.origin) fields.key(['origin'], given.origin, keyPattern)
  const { least, most } = decimalsOf(given)
  if (!Number.isInteger(given.decimals) || given.decimals < least || given.decimals > most) {
    fields.refuse('OUT_OF_RANGE', ['decimals'], { min: least, max: most })
  }
  if (!aggregationsOf(given).includes(given.aggregation)) fields.refuse('UNKNOWN_WORD', ['aggregation'], { value: given.aggregation })
  const isWeighted = given.aggregation === 'weighted_mean'
  if (isWeighted && !given.weightIndicatorId) fields.refuse('REQUIRED', ['weightIndicatorId'])
  if (!isWeighted && given.weightIndicatorId) fields.refuse('INVALID_INPUT', ['weightIndicatorId'])
  return fields.issues
}

/** How many decimals the figures of a unit may have. */
export function decimalsOf({ unit }: Pick<Indicator, 'unit'>): { readonly least: number; readonly most: number } {
  if (unit === 'euro') return { least: 2, most: 2 }
  return { least: 0, most: unit === 'count' || unit === 'persons' ? 0 : 4 }
}

/** The ways in which figures of a unit and source may be put together; a derived one is worked out of totals instead. */
export function aggregationsOf({ unit, sourceClass }: Pick<Indicator, 'unit' | 'sourceClass'>): Indicator['aggregation'][] {
  if (sourceClass === 'derived') return ['none']
  if (unit === 'percent' || unit === 'score') return ['weighted_mean', 'none']
  return unit === 'persons' ? ['sum', 'distinct_persons', 'last_value', 'none'] : ['sum', 'last_value', 'none']
}

/**
 * What is said about an indicator as the library keeps it, and what is wrong with it. Whether codes exist is for whoever
 * knows the library.
 */
export function checkStatement(
  given: GivenStatement,
  { sourceClass }: Pick<Indicator, 'sourceClass'>
): { readonly statement: Statement; readonly issues: TextFields['issues'] } {
  const fields = new TextFields()
  const isDerived = sourceClass === 'derived'
  const statement: Statement = {
    name: fields.localized(['name'], given.name, { most: 120, isNeeded: true }),
    definition: fields.localized(['definition'], given.definition, { most: 4000, isLong: true, isNeeded: true }),
    condition: fields.localized(['condition'], given.condition, { most: 2000, isLong: true }),
    direction: given.direction,
    dimensionCodes: dimensionsOf(given, { fields, isDerived }),
    ...formulaOf(given, { fields, isDerived }),
    source: fields.text(['source'], given.source, { most: 500 }),
    taskAreas: taskAreas.filter((area) => given.taskAreas?.includes(area))
  }
  const unknown = given.taskAreas?.find((area) => !taskAreas.some((known) => known === area))
  if (unknown !== undefined) fields.refuse('UNKNOWN_WORD', ['taskAreas'], { value: unknown.slice(0, 40) })
  return { statement, issues: fields.issues }
}

type Reading = { readonly fields: TextFields; readonly isDerived: boolean }

function dimensionsOf({ dimensionCodes }: GivenStatement, { fields, isDerived }: Reading): readonly string[] {
  const codes = [...new Set(dimensionCodes)]
  if (isDerived && codes.length > 0) fields.refuse('INVALID_INPUT', ['dimensionCodes'])
  if (codes.length > mostDimensions) fields.refuse('OUT_OF_RANGE', ['dimensionCodes'], { min: 0, max: mostDimensions })
  return codes
}

function formulaOf(given: GivenStatement, reading: Reading): Pick<Statement, 'numerator' | 'denominator' | 'factor'> {
  const { fields, isDerived } = reading
  const numerator = partOf(given, { ...reading, field: 'numerator' })
  const denominator = partOf(given, { ...reading, field: 'denominator' })
  if (isDerived && numerator === null) fields.refuse('REQUIRED', ['numerator'])
  const factor = given.factor ?? 1
  const most = isDerived ? largestFactor : 1
  if (!Number.isInteger(factor) || factor < 1 || factor > most) fields.refuse('OUT_OF_RANGE', ['factor'], { min: 1, max: most })
  return { numerator, denominator, factor }
}

/** A part of a formula, which only a derived indicator has. */
function partOf(given: GivenStatement, { field, fields, isDerived }: Reading & { readonly field: 'numerator' | 'denominator' }): string | null {
  const text = given[field]?.trim() ?? ''
  if (text !== '' && !isDerived) fields.refuse('INVALID_INPUT', [field])
  return text === '' ? null : text
}

/** A day that is needed, and a reason that is needed, of every amendment. */
export function checkOccasion({ from, reason }: { readonly from: string; readonly reason: string }): {
  readonly reason: string
  readonly issues: TextFields['issues']
} {
  const fields = new TextFields()
  if (!isIsoDate(from)) fields.refuse('INVALID_DATE', ['from'])
  const text = fields.text(['reason'], reason, { most: 1000, isLong: true })
  if (text === '') fields.refuse('REQUIRED', ['reason'])
  return { reason: text, issues: fields.issues }
}
