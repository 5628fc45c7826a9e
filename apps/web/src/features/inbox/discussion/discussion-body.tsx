/** The line of time of a record: what was said and done, the newest last, and the field to say something. */
import { useQuery } from '@apollo/client/react'
import type { RecordKind } from '@solmu/domain/inbox/records.js'
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { Segmented } from '../../../ui/segmented.js'
import { SkeletonBar } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import { CommentForm } from './comment-form.js'
import { DiscussionItem } from './discussion-item.js'
import { discussionQuery } from './discussion.operations.js'
import styles from './discussion.module.css'

/** How many entries are shown at first, and how many more at each asking. */
const step = 30

export interface DiscussionBodyProps {
  readonly subjectType: RecordKind
  readonly subjectId: string
}

export function DiscussionBody({ subjectType, subjectId }: DiscussionBodyProps) {
  const t = useText()
  const [view, setView] = useState<'all' | 'comments'>('all')
  const [first, setFirst] = useState(step)
  const commentsOnly = view === 'comments'
  const { data, previousData, error, refetch } = useQuery(discussionQuery, {
    variables: { subjectType, subjectId, first, commentsOnly },
    fetchPolicy: 'cache-and-network'
  })
  const shown = (data ?? previousData)?.discussion
  if (!shown) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <SkeletonBar width="60%" />
  const refresh = () => refetch()
  return (
    <>
      <div className={styles.head}>
        <p className={styles.quiet}>{t('discussion.count', { count: shown.commentCount })}</p>
        <Segmented
          label={t('discussion.view')}
          value={view}
          onChange={setView}
          options={[
            { value: 'all', label: t('discussion.view.all') },
            { value: 'comments', label: t('discussion.view.comments') }
          ]}
        />
      </div>
      {shown.hasEarlier && (
        <Button size="small" onClick={() => setFirst(first + step)}>
          {t('discussion.earlier')}
        </Button>
      )}
      {shown.entries.length === 0 ? (
        <p className={styles.quiet}>{t('discussion.empty')}</p>
      ) : (
        <ol className={styles.entries} aria-label={t('ui.discussion.title')}>
          {shown.entries.map((entry) => (
            <DiscussionItem key={entry.id} entry={entry} subject={{ subjectType, subjectId }} onChange={refresh} />
          ))}
        </ol>
      )}
      {shown.mayComment && <CommentForm subject={{ subjectType, subjectId }} onDone={refresh} />}
    </>
  )
}
