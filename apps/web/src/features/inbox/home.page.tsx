/** The workbench: what waits for the viewer, the network today, and what has happened lately. */
import type { ReactNode } from 'react'
import { useIntl } from 'react-intl'
import { useCan, useViewer } from '../../app/viewer.js'
import { EmptyState } from '../../ui/empty-state.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { useFormat } from '../../ui/format.js'
import { TextLink } from '../../ui/link.js'
import { PageHeader } from '../../ui/page-header.js'
import { Skeleton } from '../../ui/skeleton.js'
import { useLanguage, useText } from '../../ui/text.js'
import { comingEvents } from './centre-rows.js'
import type { HomeNetwork, WorkItem } from './home.operations.js'
import { NewestRound } from '../results/overview/newest-round.js'
import { FunderHome } from './funder-home.js'
import { Latest } from './latest.js'
import { NetworkTodaySection } from './network-today.js'
import { Signals } from './signals.js'
import { useChangeOf, useEventSentence, useHomeNetwork } from './use-home-network.js'
import { useWaiting, type Waiting } from './use-waiting.js'
import { WorkQueue } from './work-queue.js'
import styles from './home.module.css'

/** The line under the heading: the day, how many things wait and how many of them are late. */
function QueueLine({ waiting }: { readonly waiting: Waiting['counts'] }) {
  const intl = useIntl()
  const format = useFormat()
  const day = format.dayLong(useViewer().today)
  if (!waiting) return day
  return intl.formatMessage(
    { id: 'home.line' },
    {
      day,
      ...waiting,
      red: (text: ReactNode) => (
        <strong key="late" className={styles.late}>
          {text}
        </strong>
      ),
      wide: (text: ReactNode) => (
        <span key={String(text)} className={styles.wideOnly}>
          {text}
        </span>
      )
    }
  )
}

/** Nothing waits: the next date that is known is said instead. */
function AllDone({ network }: { readonly network: HomeNetwork | undefined }) {
  const t = useText()
  const format = useFormat()
  const sentence = useEventSentence(network)
  const next = comingEvents(network?.networkEvents ?? [])[0]
  return (
    <EmptyState
      title={t('home.done.title')}
      text={
        next
          ? t('home.done.next', { date: format.dayShort(next.date), sentence: sentence(next) })
          : t('home.done.nothing')
      }
    />
  )
}

/** A coming change is told by its own sentence, so a queue that holds one waits for the network. */
const announcesChange = ({ kind }: WorkItem): boolean => kind === 'network_change_coming'

interface QueueProps {
  readonly items: readonly WorkItem[] | undefined
  readonly error: unknown
  readonly onRetry: () => void
  readonly network: HomeNetwork | undefined
  readonly isNetworkComing: boolean
}

function Queue({ items, error, onRetry, network, isNetworkComing }: QueueProps) {
  const changeOf = useChangeOf(network)
  if (!items) return error ? <ErrorNotice error={error} onRetry={onRetry} /> : <Skeleton lines={6} />
  if (isNetworkComing && items.some(announcesChange)) return <Skeleton lines={6} />
  return <WorkQueue items={items} changeOf={changeOf} empty={<AllDone network={network} />} />
}

/** The way to all that waits, and how much of it was put off or handed on. */
function Aside({ count }: { readonly count: number }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <p className={styles.aside} data-print="never">
      <TextLink to="/$lang/inbox" params={{ lang }}>
        {t('home.inbox')}
      </TextLink>
      {count > 0 && (
        <TextLink to="/$lang/inbox" params={{ lang }} search={{ show: 'aside' }}>
          {t('home.aside', { count })}
        </TextLink>
      )}
    </p>
  )
}

export function HomePage() {
  const t = useText()
  const seesNetwork = useCan('network.read')
  const seesReturns = useCan('return.read')
  const { inbox, items, asideCount, counts } = useWaiting()
  const seesPublications = useCan('publication.read') && !seesNetwork
  const network = useHomeNetwork()
  return (
    <>
      <PageHeader title={t('home.title')} meta={<QueueLine waiting={counts} />} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <Queue
            items={items}
            error={inbox.error}
            onRetry={() => void inbox.refetch()}
            network={network.data}
            isNetworkComing={network.loading && !network.data}
          />
          <Aside count={asideCount} />
          {seesReturns && <NewestRound />}
          {seesPublications && <FunderHome />}
          {seesNetwork && (
            <NetworkTodaySection network={network.data} error={network.error} onRetry={() => void network.refetch()} />
          )}
        </div>
        <div className={styles.side}>
          {network.data && <Signals network={network.data} />}
          {!seesPublications && <Latest network={network.data} />}
        </div>
      </div>
    </>
  )
}
