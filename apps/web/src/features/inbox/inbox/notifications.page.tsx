/** What the viewer is told: the newest first, each with the way there. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { type TopicGroup, topicGroups } from '@solmu/domain/inbox/notification-topics.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { type KeysetPages, Pager, useKeysetPages } from '../../../ui/pager.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import type { ResultOf } from '../../../graphql/graphql.js'
import { unreadQuery } from '../../../graphql/viewer.operations.js'
import { InboxTabs } from './inbox-tabs.js'
import { markReadMutation, type Notification, notificationsQuery } from './inbox.operations.js'
import { type NotificationSearch, notificationSearchSchema } from './inbox.search.js'
import styles from './inbox.module.css'

const pageSize = 30

interface RowProps {
  readonly told: Notification
  readonly onRead: (ids: readonly string[]) => Promise<unknown>
}

/** One thing: pressing it opens what it is about, and it is no longer new. */
function Row({ told, onRead }: RowProps) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const navigate = useNavigate()
  const isNew = told.readAt === null
  const href = `/${lang}${told.path}`
  const about = [told.about && pick(told.about), told.unit && pick(told.unit.name), told.person].filter(Boolean).join(' · ')
  async function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    if (isNew) await onRead([told.id])
    await navigate({ href })
  }
  return (
    <li className={styles.told} data-new={isNew || undefined}>
      <div>
        <p>
          {isNew && <span className={styles.new}>{t('inbox.notification.new')} </span>}
          <a href={href} onClick={(event) => void open(event)}>
            {pick(told.says)}
          </a>
        </p>
        {about !== '' && <p className={styles.quiet}>{about}</p>}
      </div>
      <time className={styles.quiet} dateTime={told.at}>
        {format.instant(told.at)}
      </time>
      {isNew && (
        <Button size="small" variant="quiet" onClick={() => void onRead([told.id])}>
          {t('inbox.notification.read')}
          <span className="visually-hidden">: {pick(told.says)}</span>
        </Button>
      )}
    </li>
  )
}

type Told = ResultOf<typeof notificationsQuery>['notifications']

function List({ list, pages, onRead }: { readonly list: Told; readonly pages: KeysetPages; readonly onRead: RowProps['onRead'] }) {
  const t = useText()
  if (list.nodes.length === 0) return <EmptyState title={t('inbox.notifications.none')} text={t('inbox.notifications.noneText')} />
  return (
    <>
      <ul className={styles.tolds} aria-label={t('inbox.notifications.title')}>
        {list.nodes.map((told) => (
          <Row key={told.id} told={told} onRead={onRead} />
        ))}
      </ul>
      <Pager pages={pages} count={list.nodes.length} totalCount={list.totalCount} pageInfo={list.pageInfo} />
    </>
  )
}

function useFilters(): readonly [NotificationSearch, readonly Filter[]] {
  const t = useText()
  const [search, change] = useListSearch(notificationSearchSchema)
  const filters: readonly Filter[] = [
    {
      ...{ id: 'unread', label: t('inbox.notifications.which'), values: search.unread ? ['unread'] : [] },
      options: [{ value: 'unread', label: t('inbox.notifications.unread') }],
      onChange: ([value]) => change({ unread: value === undefined ? undefined : true })
    },
    {
      ...{ id: 'group', label: t('inbox.notifications.group'), values: search.group ? [search.group] : [] },
      options: topicGroups.map((value) => ({ value, label: t(`inbox.group.${value}`) })),
      onChange: ([group]) => change({ group: group as TopicGroup | undefined })
    }
  ]
  return [search, filters]
}

function Actions({ onReadAll }: { readonly onReadAll: () => void }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <>
      <Button onClick={onReadAll}>{t('inbox.notifications.readAll')}</Button>
      <ButtonLink to="/$lang/profile/notifications" params={{ lang }}>
        {t('inbox.preferences')}
      </ButtonLink>
    </>
  )
}

export function NotificationsPage() {
  const t = useText()
  const [search, filters] = useFilters()
  const pages = useKeysetPages(JSON.stringify(search))
  const variables = { first: pageSize, after: pages.after, unreadOnly: search.unread ?? false, group: search.group ?? null }
  const { data, error, refetch } = useQuery(notificationsQuery, { variables, fetchPolicy: 'cache-and-network' })
  const [markRead] = useMutation(markReadMutation, {
    // The bell says how many are new.
    update: (cache, { data: done }) => {
      if (done) cache.writeQuery({ query: unreadQuery, data: { unreadNotificationCount: done.markNotificationsRead.unreadCount } })
    }
  })
  const list = data?.notifications
  const read = async (ids: readonly string[] | null) => {
    await markRead({ variables: { input: { ids: ids && [...ids] } } })
    await refetch()
  }
  return (
    <>
      <PageHeader title={t('inbox.notifications.title')} meta={t('inbox.notifications.meta')} actions={<Actions onReadAll={() => void read(null)} />} />
      <InboxTabs />
      <FilterBar filters={filters} summary={list && t('inbox.notifications.count', { count: list.totalCount })} />
      {list && <List list={list} pages={pages} onRead={read} />}
      {!list && (error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />)}
    </>
  )
}
