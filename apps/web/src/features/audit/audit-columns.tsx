/** The columns of the audit trail. */
import type { Column } from '../../ui/data-table.js'
import { CopyButton } from '../../ui/copy-button.js'
import { useFormat } from '../../ui/format.js'
import { Status } from '../../ui/status.js'
import { useText } from '../../ui/text.js'
import { useAuditSentence } from './audit-text.js'
import type { AuditRow } from './audit.operations.js'
import styles from '../../ui/admin-pages.module.css'

/** How much of a request's id is shown; the whole of it can be copied. */
const shownRequest = 8

function What({ entry }: { readonly entry: AuditRow }) {
  const { actor, text, reason } = useAuditSentence()(entry)
  return (
    <div className={styles.what}>
      <span>
        <strong>{actor}</strong> {text}
      </span>
      {reason && (
        <span className={styles.reason} title={entry.errorCode ?? undefined}>
          {reason}
        </span>
      )}
    </div>
  )
}

function Request({ entry }: { readonly entry: AuditRow }) {
  const t = useText()
  return (
    <span className={styles.request}>
      <code title={entry.requestId}>{entry.requestId.slice(0, shownRequest)}</code>
      <CopyButton value={entry.requestId} label={t('admin.audit.copyRequest')} />
    </span>
  )
}

export function useAuditColumns(onOpen: (entry: AuditRow) => void): readonly Column<AuditRow>[] {
  const t = useText()
  const format = useFormat()
  return [
    {
      id: 'what',
      header: t('admin.audit.what'),
      cell: (entry) => <What entry={entry} />
    },
    {
      id: 'outcome',
      header: t('admin.audit.outcome'),
      phone: 'figure',
      cell: ({ outcome }) => (
        <Status status={outcome === 'done' ? 'verified' : 'returned'} label={t(`admin.audit.outcome.${outcome}`)} />
      )
    },
    {
      id: 'when',
      header: t('admin.audit.when'),
      cell: (entry) => <span className={styles.nowrap}>{format.instant(entry.recordedAt)}</span>
    },
    {
      id: 'number',
      header: t('admin.audit.number'),
      isNumeric: true,
      cell: (entry) => (
        <button
          type="button"
          className={styles.linkButton}
          aria-label={t('audit.entry.open', { number: format.number(entry.number) })}
          onClick={() => onOpen(entry)}
        >
          {format.number(entry.number)}
        </button>
      )
    },
    { id: 'request', header: t('admin.audit.request'), cell: (entry) => <Request entry={entry} />, phone: 'hidden' }
  ]
}
