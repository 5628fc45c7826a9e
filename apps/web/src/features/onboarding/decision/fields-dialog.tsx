/** A dialog of a few plain fields for one act; what was typed stays in it until the act is done, also when it is closed by mistake. */
import { useState, type ReactNode } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { readDayText } from '../../../ui/day-text.js'
import { forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import fields from '../../../ui/form-field.module.css'

export interface DialogField {
  readonly name: string
  readonly kind: 'text' | 'area' | 'day' | 'choice' | 'count'
  readonly label: string
  readonly help?: string
  readonly first?: string
  readonly isOptional?: boolean
  /** Of a day: none before it, and how that is said. */
  readonly earliest?: { readonly day: IsoDate; readonly text: string }
  readonly options?: readonly { readonly value: string; readonly label: string }[]
}

export type Values = Readonly<Record<string, string>>

export interface FieldsDialogProps {
  /** Begins the ids of the fields, and names the draft together with the record. */
  readonly prefix: string
  readonly recordId: string
  readonly title: string
  readonly submit: string
  readonly done: string
  readonly fields: readonly DialogField[]
  readonly isDangerous?: boolean
  readonly children?: ReactNode
  /** Does it; days are calendar days. */
  readonly onSend: (values: Values) => Promise<unknown>
  readonly onClose: () => void
}

type Texts = { readonly day: string; readonly required: string }

/** What is wrong with one field as it was typed and read; undefined when nothing is. */
function wrongIn({ isOptional, earliest }: DialogField, { typed, read }: { readonly typed: string; readonly read: string | null }, texts: Texts): string | undefined {
  if (typed.trim() === '') return isOptional ? undefined : texts.required
  if (read === null) return texts.day
  return earliest && read < earliest.day ? earliest.text : undefined
}

/** The values as they are sent, and what is wrong with them already. */
function checked(of: readonly DialogField[], values: Values, { today, texts }: { readonly today: string; readonly texts: Texts }) {
  const sent: Record<string, string> = {}
  const wrong: Record<string, string> = {}
  for (const field of of) {
    const typed = values[field.name] ?? ''
    const read = field.kind === 'day' && typed.trim() !== '' ? readDayText(typed, today) : typed
    const issue = wrongIn(field, { typed, read }, texts)
    if (issue !== undefined) wrong[field.name] = issue
    sent[field.name] = read ?? typed
  }
  return { sent, wrong }
}

export function FieldsDialog({ prefix, recordId, title, submit, done, fields: of, isDangerous, children, onSend, onClose }: FieldsDialogProps) {
  const t = useText()
  const { today, id } = useViewer()
  const draft = [prefix, id, recordId] as const
  const [values, setValues] = useState<Values>(() => ({ ...Object.fromEntries(of.map(({ name, first = '' }) => [name, first])), ...(readDraft(draft) as Values | null) }))
  const names = of.map(({ name }) => name)
  const state = useAct<string>({ names }, () => {
    forgetDraft(draft)
    onClose()
  })
  const write = (name: string, value: string) => {
    const next = { ...values, [name]: value }
    setValues(next)
    keepDraft(draft, next)
  }
  const send = () => {
    const { sent, wrong } = checked(of, values, { today, texts: { day: t('errors.INVALID_DATE'), required: t('errors.REQUIRED') } })
    void state.run(async () => {
      await onSend(sent)
      showToast({ kind: 'done', text: done })
    }, wrong)
  }
  return (
    <ActDialog width="40rem" {...{ prefix, title, submit, names, state, onClose, isDangerous }} onSubmit={send}>
      {children}
      {of.map((field) => (
        <OneField key={field.name} id={`${prefix}-${field.name}`} field={field} value={values[field.name] ?? ''} error={state.refusal.fields[field.name]} onChange={(value) => write(field.name, value)} />
      ))}
    </ActDialog>
  )
}

interface OneFieldProps {
  readonly id: string
  readonly field: DialogField
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (value: string) => void
}

function OneField({ id, field, value, error, onChange }: OneFieldProps) {
  const { kind, label, help, isOptional, options } = field
  const look = { id, label, help, error, isOptional }
  if (kind === 'choice') return <SelectField {...look} value={value} options={options ?? []} onChange={({ target }) => onChange(target.value)} />
  if (kind !== 'area') return <TextField {...look} value={value} inputMode={kind === 'count' ? 'numeric' : undefined} onChange={({ target }) => onChange(target.value)} />
  return (
    <FormField {...look}>
      {(control) => <textarea {...control} className={fields.input} rows={4} value={value} onChange={({ target }) => onChange(target.value)} />}
    </FormField>
  )
}
