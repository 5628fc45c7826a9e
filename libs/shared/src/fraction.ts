/**
 * Exact numbers: a whole number over a whole number. Figures come as steps of tenths and hundredths, of which binary numbers
 * know none, and a percentage or a quota that falls on the edge must fall on the same side everywhere.
 */

/** In lowest terms; the denominator is more than zero. */
export interface Fraction {
  readonly top: bigint
  readonly bottom: bigint
}

const greatestCommon = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestCommon(b, a % b))

const sizeOf = (value: bigint): bigint => (value < 0n ? -value : value)

/** A fraction of two whole numbers; the lower one must not be zero. */
export function fraction(top: bigint, bottom = 1n): Fraction {
  const shared = greatestCommon(sizeOf(top), sizeOf(bottom)) * (bottom < 0n ? -1n : 1n)
  return { top: top / shared, bottom: bottom / shared }
}

/** So many steps of so many decimals: 35 steps of one decimal are 3.5. */
export const ofSteps = (steps: number | bigint, decimals: number): Fraction => fraction(BigInt(steps), 10n ** BigInt(decimals))

const written = /^(-?\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/

/** The number that a text writes, exactly; null when it writes none. */
export function fractionOfText(text: string): Fraction | null {
  const match = written.exec(text)
  if (!match) return null
  const [, whole = '', decimals = '', exponent = '0'] = match
  const power = Number(exponent) - decimals.length
  const digits = BigInt(whole + decimals)
  return power < 0 ? fraction(digits, 10n ** BigInt(-power)) : fraction(digits * 10n ** BigInt(power))
}

/** The decimal number as it is written: 0.1 is a tenth. Null for what is no number. */
export const fractionOfNumber = (value: number): Fraction | null => (Number.isFinite(value) ? fractionOfText(String(value)) : null)

export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, negated(b))
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.top, a.bottom * b.bottom)
export const negated = ({ top, bottom }: Fraction): Fraction => ({ top: -top, bottom })

/** Null when divided by zero: such a quotient does not apply. */
export const over = (a: Fraction, b: Fraction): Fraction | null =>
  b.top === 0n ? null : fraction(a.top * b.bottom, a.bottom * b.top)

/** Negative when `a` is less, positive when it is more, 0 when both are the same. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.top * b.bottom - b.top * a.bottom
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/**
 * Rounds to steps of so many decimals, halves away from zero; null when it is larger than can be told exactly.
 *
 * @example toSteps({ top: -1n, bottom: 8n }, 2) // -13, which is -0.13
 */
export function toSteps({ top, bottom }: Fraction, decimals: number): number | null {
  const scaled = sizeOf(top) * 10n ** BigInt(decimals)
  const steps = Number((scaled * 2n + bottom) / (bottom * 2n))
  if (!Number.isSafeInteger(steps)) return null
  return top < 0n && steps !== 0 ? -steps : steps
}
