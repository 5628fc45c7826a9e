import { DomainError } from '@solmu/domain/errors.js'
import type { MoneyInput, MoneyType } from '../../core/graphql/money.graphql.js'

/**
 * The minor units of an amount in the currency of its record.
 *
 * @throws DomainError CURRENCY_MIXED for one in another: there is no rate to convert it by
 */
export function minorUnitsOf(given: MoneyInput, currency: string, path: readonly (string | number)[]): bigint {
  if (given.currency !== currency) throw new DomainError('CURRENCY_MIXED', { path, params: { expected: currency, given: given.currency } })
  return BigInt(given.minorUnits)
}

export const money = (minorUnits: bigint | string, currency: string): MoneyType => ({ minorUnits: String(minorUnits), currency })
