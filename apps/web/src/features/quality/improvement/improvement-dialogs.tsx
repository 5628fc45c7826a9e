/** What can be done with a finding or an action: a step, a note, evidence. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { sendFile } from '../../../graphql/send-file.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { FileChoice } from '../../../ui/file-choice.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useImprovementTitle } from './improvement-words.js'
import { addEvidenceMutation, forgetBoard, improvementQuery, type ImprovementRow, moveImprovementMutation, noteImprovementMutation } from './improvement.operations.js'
import fields from '../../../ui/form-field.module.css'

export type StepOption = ImprovementRow['stepOptions'][number]

const stepNames = ['message'] as const

export interface StepDialogProps {
  readonly improvement: ImprovementRow
  readonly option: StepOption
  readonly onClose: () => void
}

/** Takes a step; one that something stands in the way of says what. */
export function StepDialog({ improvement, option: { step, blockedBy, needsReason }, onClose }: StepDialogProps) {
  const t = useText()
  const titleOf = useImprovementTitle()
  const [message, setMessage] = useState('')
  const [move] = useMutation(moveImprovementMutation, { update: forgetBoard })
  const state = useAct<'message'>({ names: stepNames, known: { STALE: { text: t('improvement.stale') } } }, onClose)
  const isBlocked = blockedBy.length > 0
  const submit = () =>
    void state.run(
      async () => {
        await move({ variables: { input: { improvementId: improvement.id, step, message, expectedVersion: improvement.version } } })
        showToast({ kind: 'done', text: t(`improvement.step.${step}.done`) })
      },
      needsReason && message.trim() === '' ? { message: t('improvement.step.needsReason') } : {}
    )
  return (
    <ActDialog
      {...{ prefix: 'step', title: t(`improvement.step.${step}.title`, { title: titleOf(improvement, improvement.kind) }), submit: t(`improvement.step.${step}.name`) }}
      {...{ names: stepNames, state, isBlocked, onClose, isDangerous: step === 'drop' }}
      onSubmit={submit}
    >
      {isBlocked ? (
        blockedBy.map((guard) => <p key={guard}>{t(`improvement.blocked.${guard}`)}</p>)
      ) : (
        <>
          <p>{t(`improvement.step.${step}.text`)}</p>
          <FormField id="step-message" label={t(needsReason ? 'improvement.step.reason' : 'improvement.step.message')} isOptional={!needsReason} error={state.refusal.fields.message}>
            {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={4000} value={message} onChange={({ target }) => setMessage(target.value)} />}
          </FormField>
        </>
      )}
    </ActDialog>
  )
}

const noteNames = ['text'] as const

export function NoteDialog({ improvement, onClose }: Omit<StepDialogProps, 'option'>) {
  const t = useText()
  const [text, setText] = useState('')
  const [note] = useMutation(noteImprovementMutation)
  const state = useAct<'text'>({ names: noteNames }, onClose)
  const submit = () =>
    void state.run(async () => {
      await note({ variables: { input: { improvementId: improvement.id, text } } })
      showToast({ kind: 'done', text: t('improvement.note.done') })
    }, text.trim() === '' ? { text: t('errors.REQUIRED') } : {})
  return (
    <ActDialog prefix="note" title={t('improvement.note.title')} submit={t('improvement.note.submit')} names={noteNames} {...{ state, onClose }} onSubmit={submit}>
      <FormField id="note-text" label={t('improvement.note.text')} help={t('improvement.note.help')} error={state.refusal.fields.text}>
        {(control) => <textarea {...control} className={fields.input} rows={5} maxLength={4000} value={text} onChange={({ target }) => setText(target.value)} />}
      </FormField>
    </ActDialog>
  )
}

const evidenceNames = ['title', 'url', 'note', 'file'] as const
type EvidenceField = (typeof evidenceNames)[number]
const evidenceKinds = ['link', 'note', 'file'] as const

/** The first field that is still to be filled in. */
function lackingOf(kind: (typeof evidenceKinds)[number], draft: { readonly title: string; readonly note: string }, file: File | null): EvidenceField | null {
  if (kind === 'file') return file ? null : 'file'
  if (draft.title.trim() === '') return 'title'
  return kind === 'note' && draft.note.trim() === '' ? 'note' : null
}

/** Shows that it was done: a link, a few words, or a file. */
export function EvidenceDialog({ improvement, onClose }: Omit<StepDialogProps, 'option'>) {
  const t = useText()
  const [kind, setKind] = useState<(typeof evidenceKinds)[number]>('link')
  const [draft, setDraft] = useState({ title: '', url: '', note: '' })
  const [file, setFile] = useState<File | null>(null)
  const [add, { client }] = useMutation(addEvidenceMutation)
  const state = useAct<EvidenceField>({ names: evidenceNames, known: { INVALID_WEBSITE: { field: 'url', text: t('improvement.evidence.badUrl') } } }, onClose)
  const bind = (field: 'title' | 'url' | 'note') => ({
    ...{ id: `evidence-${field}`, label: t(`improvement.evidence.${field}`), value: draft[field], error: state.refusal.fields[field] },
    onChange: ({ target }: { readonly target: { readonly value: string } }) => setDraft((before) => ({ ...before, [field]: target.value }))
  })
  const lacking = lackingOf(kind, draft, file)
  const wrong = lacking === null ? {} : { [lacking]: t('errors.REQUIRED') }
  const submit = () =>
    void state.run(async () => {
      if (kind === 'file' && file) {
        await sendFile(`/api/quality/improvements/${improvement.id}/evidence`, file, { onProgress: () => undefined, signal: new AbortController().signal })
        await client.refetchQueries({ include: [improvementQuery] })
      } else {
        await add({ variables: { input: { improvementId: improvement.id, kind, ...draft, url: kind === 'link' ? draft.url : null } } })
      }
      showToast({ kind: 'done', text: t('improvement.evidence.done') })
    }, wrong)
  return (
    <ActDialog prefix="evidence" title={t('improvement.evidence.add')} submit={t('improvement.evidence.submit')} names={evidenceNames} {...{ state, onClose }} onSubmit={submit}>
      <SelectField
        {...{ id: 'evidence-kind', label: t('improvement.evidence.kind'), value: kind, options: evidenceKinds.map((value) => ({ value, label: t(`improvement.evidence.kind.${value}`) })) }}
        onChange={({ target }) => setKind(target.value as typeof kind)}
      />
      {kind === 'file' ? (
        <FileChoice label={t('improvement.evidence.file')} help={t('improvement.evidence.fileHelp')} accepted="" name={file?.name ?? null} problem={state.refusal.fields.file ?? null} onChoose={setFile} />
      ) : (
        <>
          <TextField {...bind('title')} maxLength={200} />
          {kind === 'link' && <TextField {...bind('url')} type="url" inputMode="url" maxLength={2000} help={t('improvement.evidence.urlHelp')} />}
          <TextField {...bind('note')} maxLength={4000} isOptional={kind === 'link'} />
        </>
      )}
    </ActDialog>
  )
}
