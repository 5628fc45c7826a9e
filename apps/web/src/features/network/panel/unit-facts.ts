/** The life of a unit in words. */
import { addDays, type IsoDate, type Validity } from '@solmu/shared/dates.js'
import type { TextFunction } from '../../../ui/text.js'

export interface LifeTexts {
  readonly t: TextFunction
  readonly day: (isoDay: string) => string
}

/**
 * How long something holds.
 *
 * @example periodText('2014-04-01', null, texts) // '1.4.2014 alkaen'
 */
export function periodText(
  validFrom: IsoDate,
  validTo: IsoDate | null,
  { t, day }: LifeTexts
): string {
  if (validTo === null) return t('network.period.from', { from: day(validFrom) })
  return t('network.period.fromTo', { from: day(validFrom), to: day(validTo) })
}

/** Why a unit is not there on a day on which it does not exist: it opened later, or had closed before. */
export function absenceText(life: Validity, asOf: IsoDate, { t, day }: LifeTexts): string {
  if (asOf < life.validFrom) return t('network.absence.notYet', { asOf: day(asOf), day: day(life.validFrom) })
  return t('network.absence.noMore', { asOf: day(asOf), day: day(life.validTo ?? asOf) })
}

/**
 * The day of a unit's life that is nearest to a day outside it: its first or its last.
 *
 * @example dayOfLifeNear({ validFrom: '2014-04-01', validTo: '2022-03-01' }, '2024-01-01') // '2022-02-28'
 */
export function dayOfLifeNear(life: Validity, asOf: IsoDate): IsoDate {
  return asOf < life.validFrom || life.validTo === null ? life.validFrom : addDays(life.validTo, -1)
}
