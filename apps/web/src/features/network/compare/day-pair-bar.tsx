/** The two days that are compared: fields, a button that swaps them, and days to begin with. */
import { IconArrowsExchange } from '@tabler/icons-react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { Button, IconButton } from '../../../ui/button.js'
import { useText } from '../../../ui/text.js'
import type { CompareSearch } from '../network.search.js'
import { DateField } from '../timeline/date-field.js'
import type { DayPair } from './compare-days.js'
import styles from './compare.module.css'

export interface DayPairBarProps {
  readonly days: DayPair
  readonly today: IsoDate
  /** The last change and the day before it; null when nothing has happened. */
  readonly lastChange: DayPair | null
  readonly onChange: (days: Pick<CompareSearch, 'from' | 'to'>) => void
}

export function DayPairBar({ days, today, lastChange, onChange }: DayPairBarProps) {
  const t = useText()
  const tone = (day: IsoDate) => (day === today ? 'plain' : 'time')
  return (
    <section className={styles.bar} aria-label={t('compare.days')} data-print="never">
      <div className={styles.fields}>
        <DateField label={t('compare.from')} day={days.from} today={today} tone={tone(days.from)} onChange={(from) => onChange({ ...days, from })} />
        <IconButton
          className={styles.swap}
          label={t('compare.swap')}
          icon={IconArrowsExchange}
          onClick={() => onChange({ from: days.to, to: days.from })}
        />
        <DateField label={t('compare.to')} day={days.to} today={today} tone={tone(days.to)} onChange={(to) => onChange({ ...days, to })} />
      </div>
      <div className={styles.presets} role="group" aria-label={t('compare.presets')}>
        <Button size="small" onClick={() => onChange({ from: undefined, to: undefined })}>
          {t('compare.preset.yearAgo')}
        </Button>
        {lastChange !== null && (
          <Button size="small" onClick={() => onChange(lastChange)}>
            {t('compare.preset.lastChange')}
          </Button>
        )}
      </div>
    </section>
  )
}
