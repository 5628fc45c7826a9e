/** The history of a unit or of the network on the strand; what lies after the viewed day stands above a plum line. */
import { useState } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { Button } from '../../../ui/button.js'
import { useFormat } from '../../../ui/format.js'
import { StrandHistory } from '../../../ui/strand.js'
import { useLanguage, useText } from '../../../ui/text.js'
import type { NetworkEvent } from '../network.types.js'
import { useReason } from '../use-reason.js'
import styles from './panel.module.css'

export interface UnitHistoryProps {
  readonly label: string
  readonly events: readonly NetworkEvent[]
  readonly asOf: IsoDate
  readonly sentenceOf: (event: NetworkEvent) => string
  /** How many are shown before the reader asks for all; all when not given. */
  readonly atFirst?: number
}

/** What happened, and why when that is recorded. */
function What({ sentence, reason }: { readonly sentence: string; readonly reason: string | null }) {
  const reasonOf = useReason()
  const shown = reasonOf(reason ?? '')
  return (
    <>
      {sentence}
      {shown.text !== '' && (
        <span className={styles.reason} lang={shown.lang}>
          . {shown.text}
        </span>
      )}
    </>
  )
}

/** Says once that reasons are not in the language of the page, where one is shown that a person has written. */
function AsWritten({ events }: { readonly events: readonly NetworkEvent[] }) {
  const t = useText()
  const language = useLanguage()
  const reasonOf = useReason()
  const isForeign = events.some(({ reason }) => reason !== null && reason !== '' && reasonOf(reason).lang !== undefined)
  return language !== 'fi' && isForeign ? <p className={styles.reason}>{t('network.reason.asWritten')}</p> : null
}

/** Several changes of one day often have one reason; it is told once. */
function isToldAbove(event: NetworkEvent, above: NetworkEvent | undefined): boolean {
  return above !== undefined && above.date === event.date && above.reason === event.reason
}

/** The newest first; of one day in the order in which the API tells them, turned round. */
function newestFirst(events: readonly NetworkEvent[]): NetworkEvent[] {
  return events
    .map((event, index) => ({ event, index }))
    .sort((a, b) => (a.event.date === b.event.date ? b.index - a.index : a.event.date < b.event.date ? 1 : -1))
    .map(({ event }) => event)
}

/** The events nearest to the viewed day, so that the plum line is always among what is shown. */
function around(events: readonly NetworkEvent[], asOf: IsoDate, count: number): readonly NetworkEvent[] {
  const later = events.filter((event) => event.date > asOf).length
  const start = Math.min(Math.max(0, later - Math.ceil(count / 2)), Math.max(0, events.length - count))
  return events.slice(start, start + count)
}

export function UnitHistory({ label, events, asOf, sentenceOf, atFirst }: UnitHistoryProps) {
  const t = useText()
  const format = useFormat()
  const [isWhole, setWhole] = useState(false)
  if (events.length === 0) return <p>{t('network.history.none')}</p>
  const ordered = newestFirst(events)
  const isCut = atFirst !== undefined && !isWhole && ordered.length > atFirst
  const shown = isCut ? around(ordered, asOf, atFirst) : ordered
  return (
    <>
      <StrandHistory
        label={label}
        now={ordered.some((event) => event.date > asOf) ? format.day(asOf) : undefined}
        events={shown.map((event, index) => ({
          key: event.id,
          when: format.day(event.date),
          what: <What sentence={sentenceOf(event)} reason={isToldAbove(event, shown[index - 1]) ? null : event.reason} />,
          tone: event.date > asOf ? 'time' : 'plain'
        }))}
      />
      <AsWritten events={shown} />
      {isCut && (
        <Button variant="quiet" size="small" onClick={() => setWhole(true)}>
          {t('network.history.whole', { count: ordered.length })}
        </Button>
      )}
    </>
  )
}
