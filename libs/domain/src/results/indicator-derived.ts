/**
 * Derived indicators: numerator over denominator times factor, worked out of
 * totals at every level. A share of the network is the sum of its parts over the
 * sum of its wholes, never the mean of the shares of its units.
 * Source: issue "Results", item 1; requirements 71, 77.
 */
import { fraction, over, times, toSteps, type Fraction } from '@solmu/shared/fraction.js'
import { exactValue, fractionOfFigure, type Figures, type FractionOf } from './expression-value.js'
import { parseExpression, type Expression } from './expression.js'
import type { IndicatorVersion } from './indicator.js'

/** How an indicator is worked out. */
export type Formula = Pick<IndicatorVersion, 'numerator' | 'denominator' | 'factor'>

/** The same with the decimals to which its value is rounded. */
export type Derivation = Formula & { readonly decimals: number }

const kept = new Map<string, Expression | null>()

/** Expressions are few and asked for often. One that cannot be read has no value. */
function expressionOf(text: string): Expression | null {
  const known = kept.get(text)
  if (known !== undefined) return known
  const parsed = parseExpression(text)
  const expression = 'expression' in parsed ? parsed.expression : null
  if (kept.size >= 2000) kept.clear()
  kept.set(text, expression)
  return expression
}

/** The codes that a formula names, each once. */
export function codesOf({ numerator, denominator }: Pick<Formula, 'numerator' | 'denominator'>): string[] {
  return [...new Set([numerator, denominator].flatMap((text) => (text ? (expressionOf(text)?.usedCodes ?? []) : [])))]
}

/**
 * The value of a derived indicator in whole steps of its decimals; null where a total is missing or the denominator is zero.
 *
 * @param totals by the codes of the indicators; those that are derived themselves included, if they are used
 * @example derived({ numerator: 'A', denominator: 'B', factor: 100, decimals: 1 }, new Map([['A', 1], ['B', 3]])) // 333
 */
export function derived(derivation: Derivation, totals: Figures): number | null {
  const value = workedOut(derivation, (code) => fractionOfFigure(totals.get(code)))
  return value === null ? null : toSteps(value, derivation.decimals)
}

/**
 * The values of all derived indicators, in whole steps. One that is worked out from another derived one takes its exact
 * value, not the rounded one. One that leads back to itself has no value.
 */
export function derivedAll(derivations: ReadonlyMap<string, Derivation>, totals: Figures): Map<string, number | null> {
  const done = new Map<string, Fraction | null>()
  const open = new Set<string>()
  const exact: FractionOf = (code) => {
    const derivation = derivations.get(code)
    if (!derivation) return fractionOfFigure(totals.get(code))
    if (open.has(code)) return null
    const known = done.get(code)
    if (known !== undefined) return known
    open.add(code)
    const value = workedOut(derivation, exact)
    open.delete(code)
    done.set(code, value)
    return value
  }
  const steps = (code: string, decimals: number): number | null => {
    const value = exact(code)
    return value === null ? null : toSteps(value, decimals)
  }
  return new Map([...derivations].map(([code, { decimals }]) => [code, steps(code, decimals)]))
}

function workedOut({ numerator, denominator, factor }: Formula, of: FractionOf): Fraction | null {
  const above = valueOf(numerator, of)
  if (above === null) return null
  const below = denominator === null ? fraction(1n) : valueOf(denominator, of)
  const quotient = below === null ? null : over(above, below)
  return quotient && times(quotient, fraction(BigInt(factor)))
}

function valueOf(text: string | null, of: FractionOf): Fraction | null {
  const expression = text === null ? null : expressionOf(text)
  return expression && exactValue(expression.root, of)
}

/**
 * The codes by which a formula would lead back to its own indicator, from the one that it names to the one that names it;
 * null when it does not.
 *
 * @param uses what every other derived indicator is worked out from
 * @example cycleOf('P', ['Q'], new Map([['Q', ['R']], ['R', ['P']]])) // ['Q', 'R']
 */
export function cycleOf(code: string, used: readonly string[], uses: ReadonlyMap<string, readonly string[]>): string[] | null {
  const seen = new Set<string>()
  const search = (each: string): string[] | null => {
    if (each === code) return []
    if (seen.has(each)) return null
    seen.add(each)
    for (const next of uses.get(each) ?? []) {
      const way = search(next)
      if (way) return [each, ...way]
    }
    return null
  }
  for (const first of used) {
    const way = search(first)
    if (way) return way
  }
  return null
}
