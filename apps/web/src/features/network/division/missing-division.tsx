/** The division is not known on the viewed day: says so, and leads to the nearest day on which it is. */
import type { IsoDate } from '@solmu/shared/dates.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import { wayToLens } from './lens-days.js'
import type { LensName } from './lens-names.js'

export interface MissingDivisionProps {
  readonly lens: LensName
  readonly asOf: IsoDate
  readonly onDay: (day: IsoDate) => void
}

export function MissingDivision({ lens, asOf, onDay }: MissingDivisionProps) {
  const t = useText()
  const format = useFormat()
  const way = wayToLens(lens, asOf)
  const day = way === null ? '' : format.day(way.day)
  return (
    <EmptyState
      title={t('division.missing.title', { lens, day: format.day(asOf) })}
      text={way === null ? t('division.missing.unknown') : t(`division.missing.${way.reason}`, { day })}
      action={way !== null && <Button onClick={() => onDay(way.day)}>{t('network.panel.toDay', { day })}</Button>}
    />
  )
}
