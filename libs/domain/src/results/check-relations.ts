/** Rules that look at several indicators at once: sums of parts, and whatever else must hold between totals. */
import { amountOf, type FigureRow, type FigureSheet, pastAmount, type Slice, slicesOf, textOf } from './check-figures.js'
import type { MessageParams } from './check-message.js'
import type { ExpressionSpec, PartsSpec, Relation } from './check-rule.js'
import type { Hit } from './checks.js'
import { type Figures, type Steps, truthOf } from './expression-value.js'
import { type Expression, parseExpression } from './expression.js'

const rowsByCode = (sheet: FigureSheet): ReadonlyMap<string, FigureRow> => new Map(sheet.rows.map((row) => [row.code, row]))

/** A sum counted in the finest step of all that takes part. */
interface Sum {
  readonly steps: number
  readonly decimals: number
}

const inSteps = (steps: number, row: FigureRow, decimals: number): number => steps * 10 ** (decimals - row.decimals)

const differs: Readonly<Record<Relation, (difference: number) => boolean>> = {
  equals: (difference) => difference !== 0,
  at_most: (difference) => difference > 0,
  at_least: (difference) => difference < 0
}

/** Indicators that stand in the wrong relation to the sum of others; nothing where one of them is not on the sheet. */
export function partsHits(spec: PartsSpec, sheet: FigureSheet): readonly Hit[] {
  const known = rowsByCode(sheet)
  const parts = spec.parts.flatMap((code) => known.get(code) ?? [])
  if (parts.length < spec.parts.length) return []
  return spec.wholes.flatMap((code) => {
    const whole = known.get(code)
    return whole ? hitsOfWhole(whole, parts, { spec, sheet }) : []
  })
}

interface Compared {
  readonly spec: PartsSpec
  readonly sheet: FigureSheet
}

function hitsOfWhole(whole: FigureRow, parts: readonly FigureRow[], { spec, sheet }: Compared): readonly Hit[] {
  const decimals = Math.max(...[whole, ...parts].map((row) => row.decimals))
  const shared = spec.level === 'total' ? [] : sharedDimensions([whole, ...parts])
  return slicesOf(whole, shared).flatMap((slice) => {
    const value = amountOf(whole, slice)
    if (typeof value === 'string') return []
    const sum = sumOf(parts, { spec, sheet, slice, decimals })
    if (sum === null) return []
    const difference = inSteps(value.value, whole, decimals) - sum.steps
    if (Math.abs(difference) <= spec.tolerance * 10 ** decimals || !differs[spec.relation](difference)) return []
    const params: MessageParams = {
      value: { decimal: textOf(whole, value.value) },
      limit: { decimal: textOf(sum, sum.steps) },
      difference: { decimal: textOf(sum, Math.abs(difference)) }
    }
    return [{ row: whole, slice, params, about: `${value.value}:${sum.steps}` }]
  })
}

/** The dimensions that every one of some rows is broken down by. */
const sharedDimensions = ([first, ...others]: readonly FigureRow[]): readonly string[] =>
  (first?.dimensions ?? [])
    .map(({ code }) => code)
    .filter((code) => others.every((row) => row.dimensions.some((dimension) => dimension.code === code)))

/** What the parts of a slice make; null while one of them is not known, or when none of them applies. */
function sumOf(
  parts: readonly FigureRow[],
  { spec, sheet, slice, decimals }: Compared & { readonly slice: Slice; readonly decimals: number }
): Sum | null {
  let steps = 0
  let hasAny = false
  for (const part of parts) {
    const amount = spec.periodsAgo === 0 ? amountOf(part, slice) : pastOf(sheet, part, { slice, periodsAgo: spec.periodsAgo })
    if (amount === 'unknown') return null
    if (amount === 'nothing') continue
    hasAny = true
    steps += inSteps(amount.value, part, decimals)
  }
  return hasAny ? { steps, decimals } : null
}

function pastOf(sheet: FigureSheet, row: FigureRow, at: { readonly slice: Slice; readonly periodsAgo: number }) {
  const value = pastAmount(sheet, row, at)
  return value === null ? 'unknown' : { value }
}

const previousMark = 'prev_'

/** Expressions that were read, by their text; the engine runs at every stroke of a key. */
const read = new Map<string, Expression | null>()
const mostRead = 500

function expressionOf(text: string): Expression | null {
  const known = read.get(text)
  if (known !== undefined) return known
  const parsed = parseExpression(text, 'truth')
  const expression = 'expression' in parsed ? parsed.expression : null
  if (read.size >= mostRead) read.clear()
  read.set(text, expression)
  return expression
}

/** An expression that is false; nothing where it cannot be said, because a figure is open or was not asked. */
export function expressionHits({ expression: text, at }: ExpressionSpec, sheet: FigureSheet): readonly Hit[] {
  const known = rowsByCode(sheet)
  const row = known.get(at)
  const expression = expressionOf(text)
  if (!row || !expression) return []
  const figures = figuresOf(expression, sheet, known)
  if (truthOf(expression, figures) !== false) return []
  const used = [...figures].map(([code, { steps, decimals }]) => [code, { decimal: textOf({ decimals }, Number(steps)) }] as const)
  const about = used.filter(([code]) => !code.startsWith(previousMark)).map(([code, { decimal }]) => `${code}=${decimal}`)
  return [{ row, slice: {}, params: Object.fromEntries(used), about: about.join() }]
}

function figuresOf(
  { usedCodes }: Expression,
  sheet: FigureSheet,
  known: ReadonlyMap<string, FigureRow>
): ReadonlyMap<string, Steps> & Figures {
  const entries = usedCodes.flatMap((code): (readonly [string, Steps])[] => {
    const isPrevious = code.startsWith(previousMark)
    const row = known.get(isPrevious ? code.slice(previousMark.length) : code)
    const steps = row ? (isPrevious ? pastAmount(sheet, row, { slice: {}, periodsAgo: 1 }) : totalOf(row)) : null
    return row && steps !== null ? [[code, { steps, decimals: row.decimals }]] : []
  })
  return new Map(entries)
}

function totalOf(row: FigureRow): number | null {
  const amount = amountOf(row)
  return typeof amount === 'string' ? null : amount.value
}

/** The codes of the indicators that an expression names, those of the period before among them. */
export function codesInExpression(text: string): readonly string[] {
  const codes = expressionOf(text)?.usedCodes ?? []
  return [...new Set(codes.map((code) => (code.startsWith(previousMark) ? code.slice(previousMark.length) : code)))]
}

/** The totals that an expression names, as its message may name them. */
export const variablesIn = (text: string): readonly string[] => expressionOf(text)?.usedCodes ?? []
