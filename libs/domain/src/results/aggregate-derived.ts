/**
 * Derived figures of a centre, of the network, of a run of periods: worked out of what the figures they name add up to
 * there, so that a ratio of sums is never a mean of ratios.
 * Source: issue "Results", items 1 and 8.
 */
import { isValidOn, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import { type Figure, figureOf, noSums } from './aggregate.js'
import { exactValue } from './expression-value.js'
import { fraction, type Fraction, ofSteps, over, times, toSteps } from '@solmu/shared/fraction.js'
import { type Expression, parseExpression } from './expression.js'
import type { Indicator, IndicatorVersion } from './indicator.js'

/** How an indicator is worked out: the numerator over the denominator, if there is one, times the factor. */
export interface Derivation {
  readonly numerator: Expression
  readonly denominator: Expression | null
  readonly factor: number
}

/** What a code of an expression stands for. */
export interface DerivedPart {
  readonly figure: Figure
  /** How many decimals its steps have. */
  readonly decimals: number
}

/** An indicator with the ways in which it is worked out over the years; none unless it is derived. */
export interface DerivableIndicator extends Pick<Indicator, 'code' | 'decimals' | 'sourceClass'> {
  readonly derivations: readonly (Validity & Derivation)[]
}

/** In how many decimals the numerator and the denominator of a derived figure are told. */
export const ratioDecimals = 4

/** The codes from which an indicator is worked out, each once. */
export function codesOf({ numerator, denominator }: Derivation): string[] {
  return [...new Set([...numerator.usedCodes, ...(denominator?.usedCodes ?? [])])]
}

/**
 * A derived figure. It is as complete as the least complete of its parts, and gross when one of them is.
 *
 * @param decimals of the derived indicator
 * @param partOf what a code stands for; null where it stands for nothing
 * @example derivedFigure({ numerator: parsed('PLACED'), denominator: parsed('LEFT'), factor: 100 }, 1, partOf).value // 423n
 */
export function derivedFigure(derivation: Derivation, decimals: number, partOf: (code: string) => DerivedPart | null): Figure {
  const parts = new Map(codesOf(derivation).map((code) => [code, partOf(code)]))
  const valueOf = (code: string): Fraction | null => {
    const part = parts.get(code)
    return part?.figure.value == null ? null : ofSteps(part.figure.value, part.decimals)
  }
  const top = exactValue(derivation.numerator.root, valueOf)
  const bottom = derivation.denominator && exactValue(derivation.denominator.root, valueOf)
  const quotient = derivation.denominator ? top && bottom && over(top, bottom) : top
  return {
    ...completenessOf([...parts.values()].map((part) => part?.figure ?? null)),
    value: quotient && inSteps(times(quotient, fraction(BigInt(derivation.factor))), decimals),
    numerator: derivation.denominator && top && inSteps(top, ratioDecimals),
    denominator: bottom && inSteps(bottom, ratioDecimals),
    lower: null,
    upper: null
  }
}

function completenessOf(parts: readonly (Figure | null)[]) {
  const most = (pick: (figure: Figure) => number): number => Math.max(0, ...parts.map((part) => (part ? pick(part) : 0)))
  return {
    unitCount: parts.length === 0 ? 0 : Math.min(...parts.map((part) => part?.unitCount ?? 0)),
    missingCount: most(({ missingCount }) => missingCount),
    notApplicableCount: most(({ notApplicableCount }) => notApplicableCount),
    notAskedCount: most(({ notAskedCount }) => notAskedCount),
    isGross: parts.some((part) => part?.isGross ?? false)
  }
}

function inSteps(value: Fraction, decimals: number): bigint | null {
  const steps = toSteps(value, decimals)
  return steps === null ? null : BigInt(steps)
}

/** A formula as it was stored; null when it cannot be read. */
export function derivationOf({
  numerator,
  denominator,
  factor
}: Pick<IndicatorVersion, 'denominator' | 'factor'> & { readonly numerator: string }): Derivation | null {
  const top = parseExpression(numerator)
  const bottom = denominator === null ? null : parseExpression(denominator)
  if ('problem' in top || (bottom && 'problem' in bottom)) return null
  return { numerator: top.expression, denominator: bottom?.expression ?? null, factor }
}

/**
 * The figure of an indicator by the formula that is in force on a day; of what is worked out of others that are worked out
 * themselves too, as long as it is no circle.
 *
 * @param of the indicators that formulas may name by their codes, and the figures of those that are not worked out
 */
export function figureOn<Of extends DerivableIndicator>(
  indicator: Of,
  of: { readonly day: IsoDate; readonly library: ReadonlyMap<string, Of>; readonly given: (indicator: Of) => Figure | null },
  above: readonly string[] = []
): Figure {
  if (indicator.sourceClass !== 'derived') return of.given(indicator) ?? figureOf('sum', noSums)
  const derivation = indicator.derivations.find((each) => isValidOn(each, of.day))
  if (!derivation || above.includes(indicator.code)) return figureOf('sum', noSums)
  return derivedFigure(derivation, indicator.decimals, (code) => {
    const part = of.library.get(code)
    return part ? { figure: figureOn(part, of, [...above, indicator.code]), decimals: part.decimals } : null
  })
}

/** The indicators that are not worked out and on which some rest, those among them first. */
export function restsOn<Of extends DerivableIndicator>(asked: readonly Of[], library: readonly Of[]): Of[] {
  const byCode = new Map(library.map((indicator) => [indicator.code, indicator]))
  const needed = new Set(asked.map((indicator) => byCode.get(indicator.code) ?? indicator))
  for (const { derivations } of needed) {
    for (const code of derivations.flatMap(codesOf)) {
      const part = byCode.get(code)
      if (part) needed.add(part)
    }
  }
  return [...needed].filter(({ sourceClass }) => sourceClass !== 'derived')
}
