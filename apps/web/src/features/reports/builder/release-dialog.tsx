/** The two ways in which a draft ends: it is released for good, or dropped. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { FormField } from '../../../ui/form-field.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { discardReportDraftMutation, releaseReportDraftMutation, reportTemplateQuery, type ReportTemplate } from './template.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from './builder.module.css'

const names = ['note'] as const
const longestNote = 1000

interface DraftDialogProps {
  readonly template: ReportTemplate
  /** The lock of the draft as it was last saved. */
  readonly lock: number
  readonly onDone: () => void
  readonly onClose: () => void
}

/** The template is read anew before anything goes on. */
const renewed = { refetchQueries: [reportTemplateQuery], awaitRefetchQueries: true }

function useEnd({ onDone, onClose }: Pick<DraftDialogProps, 'onDone' | 'onClose'>) {
  const t = useText()
  return useAct<'note'>({ names, known: { STALE: { text: t('reports.builder.stale') } } }, () => {
    onClose()
    onDone()
  })
}

export function ReleaseDialog({ template, lock, onDone, onClose }: DraftDialogProps) {
  const t = useText()
  const [note, setNote] = useState('')
  const [mutate] = useMutation(releaseReportDraftMutation, renewed)
  const state = useEnd({ onDone, onClose })
  const { draft, released, attachedCount } = template
  const number = draft?.number ?? (released?.number ?? 0) + 1
  const isFirst = released === null
  function release() {
    void state.run(
      async () => {
        await mutate({ variables: { input: { templateId: template.id, note, expectedVersion: lock } } })
        showToast({ kind: 'done', text: t('reports.builder.release.done', { number }) })
      },
      !isFirst && note.trim() === '' ? { note: t('errors.REQUIRED') } : {}
    )
  }
  return (
    <ActDialog title={t('reports.builder.release.title', { number })} submit={t('reports.builder.release.submit')} prefix="release" {...{ names, state, onClose }} onSubmit={release}>
      <ul className={styles.list}>
        <li>{t('reports.builder.release.forever')}</li>
        <li>{t('reports.builder.release.checked')}</li>
        {attachedCount > 0 && <li>{t('reports.builder.release.attached', { count: attachedCount })}</li>}
      </ul>
      <FormField id="release-note" label={t('reports.builder.release.note')} help={t('reports.builder.release.noteHelp')} error={state.refusal.fields.note} isOptional={isFirst}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={longestNote} value={note} onChange={({ target }) => setNote(target.value)} />}
      </FormField>
    </ActDialog>
  )
}

export function DiscardDialog({ template, lock, onDone, onClose }: DraftDialogProps) {
  const t = useText()
  const [mutate] = useMutation(discardReportDraftMutation, renewed)
  const state = useEnd({ onDone, onClose })
  const discard = () =>
    void state.run(async () => {
      await mutate({ variables: { input: { templateId: template.id, expectedVersion: lock } } })
      showToast({ kind: 'done', text: t('reports.builder.discard.done') })
    })
  return (
    <ActDialog title={t('reports.builder.discard.title')} submit={t('reports.builder.discard')} isDangerous prefix="discard" {...{ names, state, onClose }} onSubmit={discard}>
      <p className={styles.say}>{t('reports.builder.discard.text', { number: template.released?.number ?? 0 })}</p>
    </ActDialog>
  )
}
