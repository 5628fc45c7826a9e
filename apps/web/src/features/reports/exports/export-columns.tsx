/** The columns of the list of exports: what, how far, how large, until when, and what can be done. */
import { useMutation } from '@apollo/client/react'
import { IconDownload, IconRefresh, IconX } from '@tabler/icons-react'
import { Button, ButtonAnchor } from '../../../ui/button.js'
import type { Column } from '../../../ui/data-table.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { useFormat } from '../../../ui/format.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { cancelExportMutation, type ExportJob, retryExportMutation } from './exports.operations.js'
import styles from './exports.module.css'

const shapes: Readonly<Record<ExportJob['state'], StatusName>> = { queued: 'notStarted', running: 'submitted', done: 'accepted', failed: 'returned', cancelled: 'locked' }

const kilobyte = 1024

/** How large a file is, in whole kilobytes or megabytes with one decimal. */
export function useSizeText(): (bytes: number) => string {
  const t = useText()
  return (bytes) => {
    const size = bytes / kilobyte
    return size < kilobyte ? t('exports.kilobytes', { size: Math.max(1, Math.round(size)) }) : t('exports.megabytes', { size: Math.round((size / kilobyte) * 10) / 10 })
  }
}

function Progress({ job }: { readonly job: ExportJob }) {
  const t = useText()
  const { state, title, doneCount, totalCount, failure, isRemoved } = job
  return (
    <>
      <Status status={isRemoved ? 'locked' : shapes[state]} label={t(isRemoved ? 'exports.state.removed' : `exports.state.${state}`)} />
      {state === 'running' && (
        <span className={styles.progress}>
          <progress aria-label={t('exports.progressOf', { title })} max={Math.max(totalCount, 1)} value={doneCount} />
          {totalCount > 0 && <span>{t('exports.progress', { done: doneCount, all: totalCount })}</span>}
        </span>
      )}
      {failure !== null && <p className={styles.failure}>{t(`errors.${failure}`, { max: '' })}</p>}
    </>
  )
}

function Acts({ job }: { readonly job: ExportJob }) {
  const t = useText()
  const describe = useErrorMessage()
  const [cancel, cancelling] = useMutation(cancelExportMutation)
  const [retry, retrying] = useMutation(retryExportMutation)
  const { id, title, version, steps, state, isRemoved } = job
  const variables = { input: { exportId: id, expectedVersion: version } }
  const refused = (error: unknown) => showToast({ kind: 'error', id: 'export', text: describe(error).text })
  return (
    <span className={styles.acts}>
      {state === 'done' && !isRemoved && (
        <ButtonAnchor size="small" icon={IconDownload} href={`/api/exports/${id}/file`} aria-label={t('exports.downloadOf', { title })}>
          {t('exports.download')}
        </ButtonAnchor>
      )}
      {steps.includes('cancel') && (
        <Button size="small" variant="quiet" icon={IconX} isBusy={cancelling.loading} aria-label={t('exports.cancelOf', { title })} onClick={() => void cancel({ variables }).catch(refused)}>
          {t('exports.cancel')}
        </Button>
      )}
      {steps.includes('retry') && (
        <Button size="small" icon={IconRefresh} isBusy={retrying.loading} aria-label={t('exports.retryOf', { title })} onClick={() => void retry({ variables }).catch(refused)}>
          {t('exports.retry')}
        </Button>
      )}
    </span>
  )
}

export function useExportColumns(): readonly Column<ExportJob>[] {
  const t = useText()
  const format = useFormat()
  const sizeText = useSizeText()
  return [
    {
      id: 'title',
      header: t('exports.what'),
      cell: ({ title, fileName }) => (
        <>
          <div>{title}</div>
          {fileName !== null && <div className={styles.quiet}>{fileName}</div>}
        </>
      )
    },
    { id: 'state', header: t('exports.stateHead'), cell: (job) => <Progress job={job} /> },
    { id: 'asked', header: t('exports.asked'), cell: ({ askedAt }) => <span className={styles.nowrap}>{format.instant(askedAt)}</span> },
    { id: 'size', header: t('exports.size'), cell: ({ byteCount }) => (byteCount === null ? '–' : <span className={styles.nowrap}>{sizeText(byteCount)}</span>) },
    {
      id: 'expires',
      header: t('exports.expires'),
      cell: ({ expiresAt, isRemoved }) => (expiresAt === null || isRemoved ? '–' : <span className={styles.nowrap}>{format.instant(expiresAt)}</span>)
    },
    { id: 'acts', header: t('exports.acts'), cell: (job) => <Acts job={job} /> }
  ]
}
