/** Confirmations of what a reviewer is about to do, each with what it will do. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { longestText } from '@solmu/domain/results/region.js'
import { useViewer } from '../../../../app/viewer.js'
import { ApiError } from '../../../../graphql/api-error.js'
import { forgetDraft, keepDraft, readDraft, type DraftName } from '../../../../ui/drafts.js'
import { FormField } from '../../../../ui/form-field.js'
import { useText } from '../../../../ui/text.js'
import { ActDialog, useAct } from '../../../../ui/act-dialog.js'
import type { ReviewedReturn } from '../approval.types.js'
import { reopenReturnMutation, returnCellsMutation } from './give-back.operations.js'
import { verifyReturnsMutation } from './review.operations.js'
import type { Marks } from './use-marks.js'
import type { SheetModel } from '../../unit-return/sheet/sheet-model.js'
import styles from '../approval.module.css'

/** Words that stay in the tab until they are sent. */
export function useKeptWords(form: string, recordId: string) {
  const { id: viewerId } = useViewer()
  const name: DraftName = [form, viewerId, recordId]
  const [text, setText] = useState(() => {
    const draft = readDraft(name) as { text?: unknown } | null
    return typeof draft?.text === 'string' ? draft.text : ''
  })
  return {
    text,
    write: (next: string) => {
      setText(next)
      keepDraft(name, { text: next })
    },
    forget: () => forgetDraft(name)
  }
}

export interface WordsProps {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly error?: string
  readonly isOptional?: boolean
  readonly value: string
  readonly onChange: (text: string) => void
}

/** A field for a sentence or two. */
export function Words({ id, value, onChange, ...look }: WordsProps) {
  return (
    <FormField id={id} {...look}>
      {(control) => (
        <textarea {...control} className={styles.textarea} rows={2} maxLength={longestText} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </FormField>
  )
}

export interface ReviewDialogProps {
  readonly of: ReviewedReturn
  readonly onClose: () => void
  /** It is done; what was read is out of date. */
  readonly onDone: (message: string) => void
}

export function VerifyDialog({ of, onClose, onDone }: ReviewDialogProps) {
  const t = useText()
  const [mutate] = useMutation(verifyReturnsMutation)
  const step = useAct<string>({ names: ['form'] }, onClose)
  const count = of.sheet.reduce((sum, { cells }) => sum + cells.length, 0)
  async function send() {
    const { data } = await mutate({ variables: { input: { returns: [{ returnId: of.id, expectedVersion: of.version }] } } })
    const issue = data?.verifyReturns.returns[0]?.issue
    if (issue) throw new ApiError(issue)
    onDone(t('approval.verify.done'))
  }
  return (
    <ActDialog prefix="step" state={step} title={t('approval.verify.title')} submit={t('approval.verify.submit')} names={['form']} onClose={onClose} onSubmit={() => void step.run(send)}>
      <p className={styles.list}>{t('approval.verify.about', { count })}</p>
    </ActDialog>
  )
}

interface MarkedDialogProps extends ReviewDialogProps {
  readonly marks: Marks
  readonly model: SheetModel
}

const cellOf = (key: string) => {
  const [indicatorId = '', ...rest] = key.split('/')
  return { indicatorId, breakdown: rest.join('/') }
}

function MarkedList({ marks, model }: Pick<MarkedDialogProps, 'marks' | 'model'>) {
  return (
    <ul className={styles.list}>
      {[...marks.questions].map(([key, question]) => {
        const { indicatorId, breakdown } = cellOf(key)
        return (
          <li key={key}>
            <b>{model.cellName(indicatorId, breakdown)}</b>: {question}
          </li>
        )
      })}
    </ul>
  )
}

const questionsOf = (marks: Marks) => [...marks.questions].map(([key, question]) => ({ ...cellOf(key), question: question.trim() }))

export function GiveBackDialog({ of, marks, model, onClose, onDone }: MarkedDialogProps) {
  const t = useText()
  const [mutate] = useMutation(returnCellsMutation)
  const words = useKeptWords('return-message', of.id)
  const step = useAct<string>({ names: ['message'] }, onClose)
  const all = of.sheet.reduce((sum, { cells }) => sum + cells.length, 0)
  async function send() {
    const input = { returnId: of.id, expectedVersion: of.version, cells: questionsOf(marks), message: words.text }
    await mutate({ variables: { input } })
    words.forget()
    marks.clear()
    onDone(t('approval.giveBack.done'))
  }
  return (
    <ActDialog
      prefix="step"
      state={step}
      title={t('approval.giveBack.title', { count: marks.count })}
      submit={t('approval.giveBack.submit', { count: marks.count })}
      isDangerous
      names={['message']}
      onClose={onClose}
      onSubmit={() => void step.run(send)}
    >
      <p>{t('approval.giveBack.about', { count: marks.count, others: all - marks.count })}</p>
      <MarkedList marks={marks} model={model} />
      <Words id="step-message" label={t('approval.giveBack.message')} isOptional value={words.text} error={step.refusal.fields.message} onChange={words.write} />
    </ActDialog>
  )
}

export function ReopenDialog({ of, marks, model, onClose, onDone }: MarkedDialogProps) {
  const t = useText()
  const [mutate] = useMutation(reopenReturnMutation)
  const words = useKeptWords('return-reopen', of.id)
  const step = useAct<string>({ names: ['reason'] }, onClose)
  async function send() {
    const input = { returnId: of.id, expectedVersion: of.version, cells: questionsOf(marks), reason: words.text }
    await mutate({ variables: { input } })
    words.forget()
    marks.clear()
    onDone(t('approval.reopen.done'))
  }
  const missing: Record<string, string> = words.text.trim() === '' ? { reason: t('errors.REQUIRED') } : {}
  return (
    <ActDialog
      prefix="step"
      state={step}
      title={t('approval.reopen.title')}
      submit={t('approval.reopen.submit')}
      isDangerous
      names={['reason']}
      onClose={onClose}
      onSubmit={() => void step.run(send, missing)}
    >
      <p>{t('approval.reopen.about', { count: marks.count })}</p>
      <MarkedList marks={marks} model={model} />
      <Words id="step-reason" label={t('approval.reopen.reason')} value={words.text} error={step.refusal.fields.reason} onChange={words.write} />
    </ActDialog>
  )
}
