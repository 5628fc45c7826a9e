/** The messages that Solmu has sent or is about to send, with their text. */
import { useQuery } from '@apollo/client/react'
import { useCallback } from 'react'
import { Button } from '../../ui/button.js'
import { DataTable, type Column } from '../../ui/data-table.js'
import { EmptyState } from '../../ui/empty-state.js'
import { FilterBar, type Filter } from '../../ui/filter-bar.js'
import { useFormat } from '../../ui/format.js'
import { NoticeGlyph } from '../../ui/glyphs.js'
import { PageHeader } from '../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../ui/pager.js'
import { SideDrawer } from '../../ui/side-drawer.js'
import { languageName, useText } from '../../ui/text.js'
import { MailState } from './mail-state.js'
import { outboxMailsQuery, type MailRow } from './outbox.operations.js'
import { mailStates, outboxSearchSchema, type OutboxSearch } from './outbox.search.js'
import { useListSearch } from '../../ui/use-list-search.js'
import styles from '../../ui/admin-pages.module.css'

const pageSize = 50

function useColumns(onOpen: (mail: MailRow) => void): readonly Column<MailRow>[] {
  const t = useText()
  const format = useFormat()
  return [
    {
      id: 'subject',
      header: t('admin.mail.subject'),
      cell: (mail) => (
        <button type="button" className={styles.linkButton} lang={mail.language} onClick={() => onOpen(mail)}>
          {mail.subject}
        </button>
      )
    },
    { id: 'recipient', header: t('admin.mail.recipient'), cell: (mail) => mail.recipient },
    { id: 'state', header: t('admin.mail.state'), cell: (mail) => <MailState state={mail.state} />, phone: 'figure' },
    {
      id: 'created',
      header: t('admin.mail.created'),
      cell: (mail) => <span className={styles.nowrap}>{format.instant(mail.createdAt)}</span>
    }
  ]
}

function MailView({ mail, onClose }: { readonly mail: MailRow; readonly onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  return (
    <SideDrawer title={<span lang={mail.language}>{mail.subject}</span>} meta={mail.recipient} isOpen onClose={onClose}>
      <dl className={styles.facts}>
        <div>
          <dt>{t('admin.mail.state')}</dt>
          <dd>
            <MailState state={mail.state} />
          </dd>
        </div>
        <div>
          <dt>{t('admin.mail.created')}</dt>
          <dd>{format.instant(mail.createdAt)}</dd>
        </div>
        {mail.sentAt && (
          <div>
            <dt>{t(mail.state === 'kept' ? 'admin.mail.keptAt' : 'admin.mail.sentAt')}</dt>
            <dd>{format.instant(mail.sentAt)}</dd>
          </div>
        )}
        <div>
          <dt>{t('admin.mail.attempts')}</dt>
          <dd>{format.number(mail.attempts)}</dd>
        </div>
        {mail.lastError && (
          <div>
            <dt>{t('admin.mail.lastError')}</dt>
            <dd>{mail.lastError}</dd>
          </div>
        )}
        <div>
          <dt>{t('admin.mail.language')}</dt>
          <dd lang={mail.language}>{languageName[mail.language]}</dd>
        </div>
      </dl>
      <p className={styles.mailText} lang={mail.language}>
        {mail.text}
      </p>
    </SideDrawer>
  )
}

/** Without a mail server nothing leaves: whoever reads the list should know. */
function KeptNotice() {
  const t = useText()
  return (
    <div className={styles.notice}>
      <NoticeGlyph size={18} />
      <p>{t('admin.mail.keptNotice')}</p>
    </div>
  )
}

interface NoMailProps {
  readonly isFiltered: boolean
  readonly onClear: () => void
}

function NoMail({ isFiltered, onClear }: NoMailProps) {
  const t = useText()
  if (!isFiltered) return <EmptyState title={t('admin.mail.none')} text={t('admin.mail.noneText')} />
  const clear = <Button onClick={onClear}>{t('admin.filter.clear')}</Button>
  return <EmptyState title={t('admin.mail.noHits')} action={clear} />
}

function useStateFilter({ state }: OutboxSearch, change: (part: Partial<OutboxSearch>) => void): Filter {
  const t = useText()
  return {
    id: 'state',
    label: t('admin.mail.state'),
    options: mailStates.map((value) => ({ value, label: t(`admin.mail.state.${value}`) })),
    values: state ? [state] : [],
    onChange: ([next]) => change({ state: next as OutboxSearch['state'] })
  }
}

/** The page of the list that the address asks for; the one before stays until it has come. */
function useMails({ q, state }: OutboxSearch) {
  const pages = useKeysetPages(JSON.stringify({ q, state }))
  const variables = { filter: { search: q ?? null, state: state ?? null }, first: pageSize, after: pages.after }
  const { data, previousData, ...query } = useQuery(outboxMailsQuery, { variables, fetchPolicy: 'cache-and-network' })
  return { pages, mails: (data ?? previousData)?.outboxMails, ...query }
}

export function OutboxPage() {
  const t = useText()
  const [search, change] = useListSearch(outboxSearchSchema)
  const { pages, mails, error, refetch, loading } = useMails(search)
  const open = mails?.nodes.find((mail) => mail.id === search.mail)
  const openMail = useCallback((mail: MailRow) => change({ mail: mail.id }), [change])
  const close = useCallback(() => change({ mail: undefined }), [change])
  const clear = () => change({ q: undefined, state: undefined })
  return (
    <>
      <PageHeader title={t('admin.mail.title')} meta={t('admin.mail.meta')} />
      {mails?.nodes.some((mail) => mail.state === 'kept') && <KeptNotice />}
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('admin.mail.search') }}
        filters={[useStateFilter(search, change)]}
        summary={mails && t('admin.mail.count', { count: mails.totalCount })}
      />
      <div className={styles.beside}>
        <DataTable
          caption={t('admin.mail.title')}
          columns={useColumns(openMail)}
          rows={mails?.nodes}
          rowKey={(mail) => mail.id}
          selectedKey={search.mail}
          onRowOpen={openMail}
          isRefreshing={loading}
          error={error}
          onRetry={() => void refetch()}
          empty={<NoMail isFiltered={Boolean(search.q ?? search.state)} onClear={clear} />}
          footer={
            mails && (
              <Pager pages={pages} count={mails.nodes.length} totalCount={mails.totalCount} pageInfo={mails.pageInfo} />
            )
          }
        />
        {open && <MailView key={open.id} mail={open} onClose={close} />}
      </div>
    </>
  )
}
