/** One entry in full: what changed, from where, by what means, and its place in the chain. */
import { useQuery } from '@apollo/client/react'
import type { ReactNode } from 'react'
import { CopyButton } from '../../ui/copy-button.js'
import { Button } from '../../ui/button.js'
import { ErrorNotice } from '../../ui/error-notice.js'
import { useFormat } from '../../ui/format.js'
import { TextLink } from '../../ui/link.js'
import { SideDrawer } from '../../ui/side-drawer.js'
import { SkeletonBar } from '../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../ui/text.js'
import { toApiError } from '../../graphql/api-error.js'
import { AuditChanges } from './audit-changes.js'
import { recordName, subjectPage } from './audit-subject.js'
import { useAuditSentence } from './audit-text.js'
import { useAuditWords } from './audit-words.js'
import { auditEntryQuery, type AuditRow } from './audit.operations.js'
import type { AuditSearch } from './audit.search.js'
import pageStyles from '../../ui/admin-pages.module.css'
import styles from './audit.module.css'

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Subject({ entry }: { readonly entry: AuditRow }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  if (entry.subjectType === null) return null
  const page = subjectPage(entry.subjectType)
  const name = recordName(entry, t, pick)
  return (
    <Fact name={t('audit.subject')}>
      {page && entry.subjectId ? (
        <TextLink to={page} params={{ lang, id: entry.subjectId } as never}>
          {name}
        </TextLink>
      ) : (
        name
      )}
    </Fact>
  )
}

function Hash({ name, hash }: { readonly name: string; readonly hash: string }) {
  const t = useText()
  if (hash === '') return <Fact name={name}>{t('audit.entry.first')}</Fact>
  return (
    <Fact name={name}>
      <code className={styles.hash}>{hash}</code> <CopyButton value={hash} label={t('admin.audit.copyRequest')} />
    </Fact>
  )
}

/** What else the entry says of itself, each by its name. */
function Details({ entry }: { readonly entry: AuditRow }) {
  const t = useText()
  const words = useAuditWords(entry)
  const all = Object.entries(entry.details)
  if (all.length === 0) return null
  return (
    <Fact name={t('audit.entry.details')}>
      <ul className={pageStyles.lines}>
        {all.map(([name, value]) => (
          <li key={name}>
            {words.field(name)}: {words.value(name, String(value))}
          </li>
        ))}
      </ul>
    </Fact>
  )
}

function Facts({ entry }: { readonly entry: AuditRow }) {
  const t = useText()
  const format = useFormat()
  const pick = useLocalized()
  return (
    <dl className={pageStyles.facts}>
      <Fact name={t('admin.audit.when')}>{format.instant(entry.recordedAt)}</Fact>
      <Fact name={t('admin.audit.outcome')}>{t(`admin.audit.outcome.${entry.outcome}`)}</Fact>
      <Subject entry={entry} />
      {entry.unit && <Fact name={t('audit.unit')}>{pick(entry.unit.name)}</Fact>}
      <Fact name={t('audit.entry.ip')}>{entry.ip ?? t('audit.entry.noIp')}</Fact>
      {entry.via && <Fact name={t('audit.entry.via')}>{t(`audit.via.${entry.via}`)}</Fact>}
      <Details entry={entry} />
      <Fact name={t('admin.audit.request')}>
        <code className={styles.hash}>{entry.requestId}</code>{' '}
        <CopyButton value={entry.requestId} label={t('admin.audit.copyRequest')} />
      </Fact>
      <Hash name={t('admin.audit.hash')} hash={entry.hash} />
      <Hash name={t('audit.entry.previousHash')} hash={entry.previousHash} />
    </dl>
  )
}

interface EntryProps {
  readonly entry: AuditRow
  readonly onNarrow: (part: Partial<AuditSearch>) => void
}

function Related({ entry, onNarrow }: EntryProps) {
  const t = useText()
  const { actorId, subjectId } = entry
  return (
    <p className={styles.links}>
      {subjectId && (
        <Button size="small" onClick={() => onNarrow({ record: subjectId })}>
          {t('audit.entry.related')}
        </Button>
      )}
      {actorId && (
        <Button size="small" onClick={() => onNarrow({ person: actorId })}>
          {t('audit.entry.byPerson')}
        </Button>
      )}
    </p>
  )
}

function Entry({ entry, onNarrow }: EntryProps) {
  const t = useText()
  const { actor, text, reason } = useAuditSentence()(entry)
  return (
    <>
      <p>
        <strong>{actor}</strong> {text}
      </p>
      {reason && <p className={pageStyles.reason}>{reason}</p>}
      <h3 className={styles.heading}>{t('audit.entry.changes')}</h3>
      <AuditChanges entry={entry} />
      <h3 className={styles.heading}>{t('audit.entry.facts')}</h3>
      <Facts entry={entry} />
      <Related entry={entry} onNarrow={onNarrow} />
    </>
  )
}

export interface EntryDrawerProps {
  readonly id: string
  /** The entry, when the list has it. */
  readonly listed: AuditRow | undefined
  readonly onNarrow: (part: Partial<AuditSearch>) => void
  readonly onClose: () => void
}

export function EntryDrawer({ id, listed, onNarrow, onClose }: EntryDrawerProps) {
  const t = useText()
  const format = useFormat()
  const { data, error, refetch } = useQuery(auditEntryQuery, { variables: { id }, skip: listed !== undefined })
  const entry: AuditRow | undefined = listed ?? data?.auditEntry
  const title = entry ? t('audit.entry.title', { number: format.number(entry.number) }) : t('admin.audit.title')
  return (
    <SideDrawer title={title} isOpen onClose={onClose}>
      {entry && <Entry entry={entry} onNarrow={onNarrow} />}
      {!entry && !error && <SkeletonBar width="80%" />}
      {!entry && error && (toApiError(error).code === 'NOT_FOUND' ? (
        <p>{t('audit.entry.notFound')}</p>
      ) : (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ))}
    </SideDrawer>
  )
}
