/** Results at a glance: what waits, where the open rounds stand, and how complete the rounds have been. */
import { useQuery } from '@apollo/client/react'
import { EmptyState } from '../../../ui/empty-state.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useText } from '../../../ui/text.js'
import { CompletenessSection } from './completeness-section.js'
import { openRoundsQuery } from './overview.operations.js'
import { QueueSection } from './queue-section.js'
import { RoundStrip } from './round-strip.js'
import styles from './overview.module.css'

export function OverviewPage() {
  const t = useText()
  const { data } = useQuery(openRoundsQuery, { fetchPolicy: 'cache-and-network' })
  const rounds = data?.rounds.nodes
  return (
    <>
      <PageHeader title={t('results.title')} meta={t('overview.meta')} />
      <div className={styles.sections}>
        <QueueSection />
        {rounds?.map(({ id }) => (
          <RoundStrip key={id} roundId={id} withReminders />
        ))}
        {rounds?.length === 0 && <EmptyState title={t('overview.strip.none')} text={t('overview.strip.noneText')} />}
        <CompletenessSection />
      </div>
    </>
  )
}
