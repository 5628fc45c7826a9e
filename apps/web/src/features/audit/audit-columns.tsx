/** The columns of the audit trail, on the screen and in the file. */
import type { CsvValue } from '@solmu/shared/csv.js'
import type { Column } from '../../ui/data-table.js'
import { CopyButton } from '../../ui/copy-button.js'
import { useFormat } from '../../ui/format.js'
import { Status } from '../../ui/status.js'
import { useLocalized, useText } from '../../ui/text.js'
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

export function useAuditColumns(): readonly Column<AuditRow>[] {
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
    { id: 'number', header: t('admin.audit.number'), isNumeric: true, cell: (entry) => format.number(entry.number) },
    { id: 'request', header: t('admin.audit.request'), cell: (entry) => <Request entry={entry} />, phone: 'hidden' }
  ]
}

/** The trail as rows of a file: the sentence beside the raw facts, so that both can be searched. */
export function useAuditFileRows(): (entries: readonly AuditRow[]) => readonly (readonly CsvValue[])[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const sentence = useAuditSentence()
  const columns = ['number', 'when', 'who', 'what', 'action', 'outcome', 'error', 'unit', 'request', 'hash']
  return (entries) => [
    columns.map((column) => t(`admin.audit.${column}`)),
    ...entries.map((entry) => {
      const { actor, text } = sentence(entry)
      return [
        entry.number,
        format.instant(entry.recordedAt),
        actor,
        text,
        entry.action,
        t(`admin.audit.outcome.${entry.outcome}`),
        entry.errorCode ?? '',
        entry.unit ? pick(entry.unit.name) : '',
        entry.requestId,
        entry.hash
      ]
    })
  ]
}
