/** "Viimeksi tapahtunut": the newest entries of the audit trail for those who read it, else what happened to the network. */
import { useQuery } from '@apollo/client/react'
import type { ReactNode } from 'react'
import { daysBetween, type IsoDate } from '@solmu/shared/dates.js'
import { useCan, useViewer } from '../../app/viewer.js'
import { EmptyState } from '../../ui/empty-state.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { dayOfInstant, useFormat } from '../../ui/format.js'
import { TextLink } from '../../ui/link.js'
import { Section } from '../../ui/section.js'
import { Skeleton } from '../../ui/skeleton.js'
import { StrandHistory, type StrandEvent } from '../../ui/strand.js'
import { useLanguage, useText } from '../../ui/text.js'
import { useAuditSentence } from '../audit/audit-text.js'
import { pastEvents } from './centre-rows.js'
import { latestEntriesQuery, type HomeNetwork } from './home.operations.js'
import { useEventSentence } from './use-home-network.js'

const shown = 5

/**
 * When it happened, as near as it matters: the clock time of today, the weekday of this week, else the day.
 *
 * @example whenText('2026-11-04T07:05:00Z', '2026-11-05', format) // 'ke'
 */
export function whenText(instant: string, today: IsoDate, format: ReturnType<typeof useFormat>): string {
  const day = dayOfInstant(instant)
  if (day === today) return format.time(instant)
  const age = daysBetween(day, today)
  return age > 0 && age < 7 ? (format.dayShort(day).split(/[\s\u00a0]/)[0] ?? '') : format.day(day)
}

interface LatestProps {
  readonly network: HomeNetwork | undefined
}

function Strand({ events }: { readonly events: readonly StrandEvent[] }) {
  const t = useText()
  if (events.length === 0) return <EmptyState title={t('home.latest.empty')} />
  return <StrandHistory label={t('home.latest.title')} events={events} />
}

function Frame({ link, children }: { readonly link: ReactNode; readonly children: ReactNode }) {
  const t = useText()
  return (
    <Section title={t('home.latest.title')} aside={link}>
      {children}
    </Section>
  )
}

function LatestEntries({ network }: LatestProps) {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const sentence = useAuditSentence()
  const { today } = useViewer()
  const { data, error, refetch } = useQuery(latestEntriesQuery, { fetchPolicy: 'cache-and-network' })
  // Those who see a part of the trail may see none of its newest entries.
  if (data?.auditEntries.nodes.length === 0 && network) return <LatestEvents network={network} />
  const events = data?.auditEntries.nodes.map((entry) => {
    const { actor, text } = sentence(entry)
    return {
      key: entry.id,
      when: whenText(entry.recordedAt, today, format),
      what: (
        <>
          <strong>{actor}</strong> {text}
        </>
      )
    }
  })
  return (
    <Frame
      link={
        <TextLink to="/$lang/admin/audit" params={{ lang }}>
          {t('home.latest.audit')}
        </TextLink>
      }
    >
      {events ? <Strand events={events} /> : error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={5} />}
    </Frame>
  )
}

function LatestEvents({ network }: { readonly network: HomeNetwork }) {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const sentence = useEventSentence(network)
  const newest = [...pastEvents(network.networkEvents)].sort((a, b) => (a.date < b.date ? 1 : -1)).slice(0, shown)
  return (
    <Frame
      link={
        <TextLink to="/$lang/network" params={{ lang }}>
          {t('home.network.short')}
        </TextLink>
      }
    >
      <Strand events={newest.map((event) => ({ key: event.id, when: format.day(event.date), what: sentence(event) }))} />
    </Frame>
  )
}

export function Latest({ network }: LatestProps) {
  const mayReadTrail = useCan('audit.read')
  if (mayReadTrail) return <LatestEntries network={network} />
  return network ? <LatestEvents network={network} /> : null
}
