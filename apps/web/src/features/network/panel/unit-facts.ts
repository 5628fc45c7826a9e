/** What is known of a unit at a glance, in the order in which it is shown. */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { TextFunction } from '../../../ui/text.js'

/**
 * How long something holds.
 *
 * @example periodText('2014-04-01', null, texts) // '1.4.2014 alkaen'
 */
export function periodText(
  validFrom: IsoDate,
  validTo: IsoDate | null,
  { t, day }: { readonly t: TextFunction; readonly day: (isoDay: string) => string }
): string {
  if (validTo === null) return t('network.period.from', { from: day(validFrom) })
  return t('network.period.fromTo', { from: day(validFrom), to: day(validTo) })
}

