/**
 * Decimal numbers as whole numbers of their smallest step, so that sums are exact: 3.5 with one decimal is 35. What people
 * write is read in the ways of Finland, Sweden and England; what is not plainly a number is never guessed.
 */

/** Why a text is no number of this kind. */
export type DecimalIssue = 'not_a_number' | 'too_many_decimals' | 'too_large'

export type ParsedDecimal = { readonly value: number } | { readonly issue: DecimalIssue }

/** Ordinary, no-break, narrow no-break, thin and figure spaces part thousands. */
const spaces = '[ \u00a0\u202f\u2009\u2007]'
const grouped = new RegExp(`^[-\u2212\u2013]?(?:\\d+|\\d{1,3}(?:${spaces}\\d{3})+)(?:[.,]\\d+)?$`)
const anySpace = new RegExp(spaces, 'g')

/**
 * Reads a number that somebody has typed or pasted: decimal comma or point, spaces between thousands, any kind of minus.
 *
 * @param decimals how many decimals a value of this kind has, 0 to 4
 * @param largest the largest absolute value that is taken, in steps
 * @example parseDecimal('1 234,5', 1) // { value: 12345 }
 * @example parseDecimal('1.234', 0) // { issue: 'too_many_decimals' }: thousands are not parted by points
 */
export function parseDecimal(text: string, decimals: number, largest = Number.MAX_SAFE_INTEGER): ParsedDecimal {
  const trimmed = text.trim()
  if (!grouped.test(trimmed)) return { issue: 'not_a_number' }
  const plain = trimmed.replace(anySpace, '').replace(/[\u2212\u2013]/, '-').replace(',', '.')
  const [whole = '', fraction = ''] = plain.replace('-', '').split('.')
  const kept = fraction.replace(/0+$/, '')
  if (kept.length > decimals) return { issue: 'too_many_decimals' }
  const digits = (whole + kept.padEnd(decimals, '0')).replace(/^0+(?=\d)/, '')
  if (digits.length > 16 || Number(digits) > largest) return { issue: 'too_large' }
  const value = Number(digits)
  return { value: plain.startsWith('-') && value !== 0 ? -value : value }
}

/**
 * The text in which a number travels: a point, no spaces, all its decimals.
 *
 * @example decimalText(-35, 1) // '-3.5'
 */
export function decimalText(value: number, decimals: number): string {
  const digits = Math.abs(value).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = decimals === 0 ? '' : `.${digits.slice(-decimals)}`
  return `${value < 0 ? '-' : ''}${whole}${fraction}`
}

/** The number itself, for charts and expressions; sums are made of steps. */
export const decimalNumber = (value: number, decimals: number): number => Number(decimalText(value, decimals))
