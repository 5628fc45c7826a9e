/**
 * The band over the network: which day is looked at, and the time line. Neutral today; plum on any other
 * day, with a sentence that says so and a way back.
 */
import { Link } from '@tanstack/react-router'
import { useMemo, type ReactNode } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { Button } from '../../../ui/button.js'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import type { NetworkEvent } from '../network.types.js'
import { tenseOf } from './as-of-date.js'
import { DateField } from './date-field.js'
import { glyphShapes, neighbourDays, shapeOf } from './event-glyphs.js'
import { GlyphMark } from './glyph-mark.js'
import { Timeline } from './timeline.js'
import styles from './date-band.module.css'

export interface DateBandProps {
  readonly asOf: IsoDate
  readonly today: IsoDate
  readonly events: readonly NetworkEvent[]
  readonly sentenceOf: (event: NetworkEvent) => string
  /** `isStep` is true for the small moves of the handle. */
  readonly onChange: (day: IsoDate, isStep: boolean) => void
}

export function DateBand(props: DateBandProps) {
  const { asOf, today, onChange } = props
  const t = useText()
  const tense = tenseOf(asOf, today)
  return (
    <section className={styles.band} data-tense={tense} aria-label={t('network.date.section')}>
      <div className={styles.main}>
        <div className={styles.controls}>
          <p className={styles.sentence}>{t(`network.date.sentence.${tense}`)}</p>
          <div className={styles.fields}>
            <DateField
              day={asOf}
              today={today}
              tone={tense === 'present' ? 'plain' : 'time'}
              onChange={(day) => onChange(day, false)}
            />
            {tense !== 'present' && (
              <Button className={styles.back} onClick={() => onChange(today, false)}>
                {t('network.date.toToday')}
              </Button>
            )}
          </div>
          <p className={styles.note}>{t(`network.date.note.${tense}`)}</p>
        </div>
        <Timeline {...props} />
      </div>
      <div className={styles.under}>
        <Legend events={props.events} />
        <Neighbours {...props} />
      </div>
    </section>
  )
}

/** Names the shapes that the events have, and what a dashed outline means when something is to come. */
function Legend({ events }: Pick<DateBandProps, 'events'>) {
  const t = useText()
  const shapes = useMemo(() => {
    const used = new Set(events.map((event) => shapeOf(event.kind)))
    return glyphShapes.filter((shape) => used.has(shape))
  }, [events])
  return (
    <ul className={styles.legend} aria-label={t('network.timeline.legend')}>
      {shapes.map((shape) => (
        <li key={shape}>
          <LegendGlyph>
            <GlyphMark shape={shape} />
          </LegendGlyph>
          {t(`network.timeline.shape.${shape}`)}
        </li>
      ))}
      {events.some((event) => event.isFuture) && (
        <li>
          <LegendGlyph>
            <GlyphMark shape="opened" isFuture />
          </LegendGlyph>
          {t('network.timeline.shape.future')}
        </li>
      )}
    </ul>
  )
}

function LegendGlyph({ children }: { readonly children: ReactNode }) {
  return (
    <svg viewBox="-7 -7 14 14" width={14} height={14} aria-hidden="true">
      {children}
    </svg>
  )
}

function Neighbours({ events, asOf, today }: DateBandProps) {
  const t = useText()
  const format = useFormat()
  const { previous, next } = useMemo(() => neighbourDays(events, asOf), [events, asOf])
  const link = (day: IsoDate, id: string) => (
    <Link
      to="."
      resetScroll={false}
      search={((was: Record<string, unknown>) => ({ ...was, asOf: day === today ? undefined : day })) as never}
    >
      {t(id, { day: format.day(day) })}
    </Link>
  )
  return (
    <p className={styles.neighbours} data-print="never">
      {previous !== null && link(previous, 'network.date.previousChange')}
      {next !== null && link(next, 'network.date.nextChange')}
    </p>
  )
}
