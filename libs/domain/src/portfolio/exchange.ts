/**
 * Costs in another currency than that of the project. What stands on the voucher is kept with the rate, its day and its source;
 * what is claimed is the amount in the currency of the project alone, reckoned once, half a cent away from zero. So a claim
 * never mixes currencies, and whoever audits it finds the voucher again.
 * Source: issue "Portfolio", "Bad input and faults" (currency mix).
 */
import { addDays, type IsoDate, isIsoDate } from '@solmu/shared/dates.js'
import { parseDecimal } from '@solmu/shared/decimal.js'
import { DomainError } from '../errors.js'

/** Those whose smallest unit is a hundredth, as all amounts here are told. */
export const costCurrencies = ['EUR', 'SEK', 'NOK', 'DKK', 'GBP', 'USD', 'CHF', 'PLN', 'CZK', 'HUF', 'RON', 'TRY', 'CAD', 'AUD'] as const

/** How many units of the other currency one unit of the currency of the project is, as the European Central Bank tells its rates. */
export interface Exchange {
  readonly rate: string
  readonly day: string
  /** Who says so. */
  readonly source: string
}

/** A rate in millionths, or null for what is none. @example rateOf('11,2345') // 11234500n */
export function rateOf(text: string): bigint | null {
  const read = parseDecimal(text, 6)
  return 'value' in read && read.value > 0 && read.value < 1e13 ? BigInt(read.value) : null
}

/**
 * An amount in the currency of the project.
 *
 * @example converted(112345n, 11234500n) // 10000n: 1,123.45 kronor at 11.2345 are 100 euros
 */
export function converted(original: bigint, rate: bigint): bigint {
  const [size, sign] = original < 0n ? [-original, -1n] : [original, 1n]
  return (sign * (size * 2_000_000n + rate)) / (rate * 2n)
}

/** What is wrong with a rate: it is none, its source is missing, or its day is ahead or long before the project. */
export function exchangeIssues({ rate, day, source }: Exchange, { startsOn, today }: { readonly startsOn: IsoDate; readonly today: IsoDate }): DomainError[] {
  const first = addDays(startsOn, -366)
  return [
    ...(rateOf(rate) === null ? [new DomainError('INVALID_INPUT', { path: ['exchange', 'rate'] })] : []),
    ...(isIsoDate(day) ? [] : [new DomainError('INVALID_DATE', { path: ['exchange', 'day'] })]),
    ...(day < first || day > today ? [new DomainError('OUT_OF_RANGE', { path: ['exchange', 'day'], params: { min: first, max: today } })] : []),
    ...(source === '' ? [new DomainError('REQUIRED', { path: ['exchange', 'source'] })] : [])
  ]
}
