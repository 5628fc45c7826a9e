/** Who changed one record: sentences, the newest first, each with what it held before and after. */
import { useQuery } from '@apollo/client/react'
import { useCan } from '../../app/viewer.js'
import { Button } from '../../ui/button.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { useFormat } from '../../ui/format.js'
import { TextLink } from '../../ui/link.js'
import { SkeletonBar } from '../../ui/skeleton.js'
import { useLanguage, useText } from '../../ui/text.js'
import { AuditChanges } from './audit-changes.js'
import { useAuditSentence } from './audit-text.js'
import { recordHistoryQuery, type AuditRow } from './audit.operations.js'
import styles from './audit.module.css'

const pageSize = 10

export interface RecordHistoryListProps {
  readonly subjectType: string
  readonly subjectId: string
}

function Item({ entry }: { readonly entry: AuditRow }) {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const readsTrail = useCan('audit.read')
  const { actor, text, reason } = useAuditSentence()(entry)
  return (
    <li>
      <span className={styles.when}>
        {format.instant(entry.recordedAt)}
        {readsTrail && (
          <>
            {' · '}
            <TextLink to="/$lang/admin/audit" params={{ lang }} search={{ entry: entry.id } as never}>
              {t('audit.entry.title', { number: format.number(entry.number) })}
            </TextLink>
          </>
        )}
      </span>
      <strong>{actor}</strong> {text}
      {reason && ` (${reason})`}
      {entry.changes.length > 0 && <AuditChanges entry={entry} />}
    </li>
  )
}

export function RecordHistoryList({ subjectType, subjectId }: RecordHistoryListProps) {
  const t = useText()
  const { data, error, loading, refetch, fetchMore } = useQuery(recordHistoryQuery, {
    variables: { subjectType, subjectId, first: pageSize, after: null },
    fetchPolicy: 'network-only',
    notifyOnNetworkStatusChange: true
  })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonBar width="60%" />
  const { nodes, pageInfo } = data.recordHistory
  const more = () =>
    fetchMore({
      variables: { after: pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => ({
        recordHistory: { ...fetchMoreResult.recordHistory, nodes: [...before.recordHistory.nodes, ...fetchMoreResult.recordHistory.nodes] }
      })
    })
  if (nodes.length === 0) return <p className={styles.quiet}>{t('audit.history.none')}</p>
  return (
    <>
      <ul className={styles.history} aria-label={t('audit.history.label')}>
        {nodes.map((entry) => (
          <Item key={entry.id} entry={entry} />
        ))}
      </ul>
      {pageInfo.hasNextPage && (
        <p className={styles.acts}>
          <Button size="small" isBusy={loading} onClick={() => void more()}>
            {t('audit.history.more')}
          </Button>
        </p>
      )}
    </>
  )
}
