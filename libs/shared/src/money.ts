/**
 * Money: a whole number of minor units (cents) and a currency. Never a floating
 * number, so that sums agree to the cent.
 */

/** The three letters of ISO 4217, such as `EUR`. */
export type Currency = string

export interface Money {
  readonly minorUnits: bigint
  readonly currency: Currency
}

const wholeNumber = /^-?(0|[1-9]\d{0,17})$/
const currencyCode = /^[A-Z]{3}$/

/**
 * Money from the text in which it travels: minor units as a whole number of at most 18 digits.
 * Null when the text or the currency is anything else.
 *
 * @example parseMoney('123456', 'EUR') // 1 234,56 €
 */
export function parseMoney(minorUnits: unknown, currency: unknown): Money | null {
  if (typeof minorUnits !== 'string' || typeof currency !== 'string') return null
  if (!wholeNumber.test(minorUnits) || minorUnits === '-0' || !currencyCode.test(currency)) return null
  return { minorUnits: BigInt(minorUnits), currency }
}

/** The text in which the minor units travel. */
export function minorUnitsText(money: Money): string {
  return money.minorUnits.toString()
}

/**
 * The sum of amounts in one currency.
 *
 * @throws RangeError when an amount is in another currency: there is no rate to convert it by.
 */
export function sumMoney(amounts: readonly Money[], currency: Currency): Money {
  const stranger = amounts.find((amount) => amount.currency !== currency)
  if (stranger) throw new RangeError(`cannot add ${stranger.currency} to ${currency}`)
  return { minorUnits: amounts.reduce((sum, amount) => sum + amount.minorUnits, 0n), currency }
}

/** The sum of two amounts. Throws RangeError when the currencies differ. */
export function addMoney(a: Money, b: Money): Money {
  return sumMoney([a, b], a.currency)
}

/**
 * Shares an amount in proportion to weights so that the shares add up to it exactly. Each share is
 * rounded towards zero; the cents left over go one by one to the largest remainders, the earlier
 * place first among equals.
 *
 * @param weights whole numbers of 0 or more, not all 0.
 * @throws RangeError when the weights cannot carry the amount.
 * @example allocate(100n, [1n, 1n, 1n]) // 34n, 33n, 33n
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((whole, weight) => whole + weight, 0n)
  if (sum <= 0n || weights.some((weight) => weight < 0n)) throw new RangeError('weights must be 0 or more, not all 0')
  const sign = total < 0n ? -1n : 1n
  const size = total * sign
  const shares = weights.map((weight, place) => ({
    place,
    whole: (size * weight) / sum,
    remainder: (size * weight) % sum
  }))
  const left = size - shares.reduce((given, share) => given + share.whole, 0n)
  const byRemainder = [...shares].sort((a, b) =>
    a.remainder === b.remainder ? a.place - b.place : a.remainder > b.remainder ? -1 : 1
  )
  const rounded = new Set(byRemainder.slice(0, Number(left)).map((share) => share.place))
  return shares.map(({ place, whole }) => sign * (whole + (rounded.has(place) ? 1n : 0n)))
}

const writtenAmount = /^([-\u2212]?)(\d{1,16})(?:[.,](\d{1,2}))?$/u

/**
 * Reads an amount as people write it into a field or a file, in cents: spaces between thousands, a comma or a point before the
 * cents. Null for anything else; a point between thousands is not guessed at.
 *
 * @example readAmountText('44 000,50') // 4400050n
 */
export function readAmountText(text: string): bigint | null {
  const [, sign, whole, cents = ''] = writtenAmount.exec(text.replace(/\s/gu, '')) ?? []
  if (whole === undefined) return null
  const size = BigInt(whole) * 100n + BigInt(cents.padEnd(2, '0'))
  return sign ? -size : size
}
