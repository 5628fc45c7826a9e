/** Records who founded the consortium: which organisations, when, and where that is written down, with the document. */
import { useApolloClient, useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { readDayText } from '../../../ui/day-text.js'
import { forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'
import { TextField } from '../../../ui/form-field.js'
import { type LocalizedText, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { OrganisationField } from '../../network/change/fields/organisation-field.js'
import { foundingMutation, membershipDecisionsQuery } from './decision.operations.js'
import { DocumentChoice, sendProcedureFile, useFileProblem } from './procedure-files.js'
import styles from './decision.module.css'

const texts = ['decidedOn', 'number', 'document'] as const
const names = ['organisationIds', ...texts, 'file'] as const
type Name = (typeof names)[number]
type Founder = { readonly id: string; readonly name: LocalizedText }
type Form = Readonly<Record<(typeof texts)[number], string>> & { readonly founders: readonly Founder[] }

const blank: Form = { founders: [], decidedOn: '', number: '', document: '' }

/** The form as it is kept until the founding is recorded. */
function useFounding() {
  const { id } = useViewer()
  const [form, setForm] = useState<Form>(() => ({ ...blank, ...(readDraft(['founding', id]) as Form | null) }))
  const write = (part: Partial<Form>) => {
    const next = { ...form, ...part }
    setForm(next)
    keepDraft(['founding', id], next)
  }
  return { form, write, forget: () => forgetDraft(['founding', id]) }
}

export function FoundingDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const { today } = useViewer()
  const client = useApolloClient()
  const problemOf = useFileProblem()
  const { form, write, forget } = useFounding()
  const [file, setFile] = useState<File | null>(null)
  const [found] = useMutation(foundingMutation, { refetchQueries: [membershipDecisionsQuery] })
  const state = useAct<Name>({ names, known: { ALREADY_EXISTS: { field: 'organisationIds', text: t('founding.known') } } }, () => {
    forget()
    onClose()
  })
  const errors = state.refusal.fields
  const submit = () => {
    const decidedOn = readDayText(form.decidedOn, today)
    void state.run(
      async () => {
        const organisationIds = form.founders.map(({ id }) => id)
        const { data } = await found({ variables: { input: { organisationIds, decidedOn: decidedOn ?? '', number: form.number, document: form.document } } })
        showToast({ kind: 'done', text: t('founding.done', { count: organisationIds.length }) })
        if (file) await keep((data?.recordFounding.decisions ?? []).map(({ id }) => id), file)
      },
      { ...(form.founders.length === 0 && { organisationIds: t('founding.needsSomebody') }), ...(decidedOn === null && { decidedOn: t('errors.INVALID_DATE') }), ...problemOf(file) }
    )
  }
  // Each founder's decision has the document; the decisions stand, whether it came along or not.
  const keep = async (ids: readonly string[], document: File) => {
    try {
      for (const id of ids) await sendProcedureFile('decisions', id, document)
      await client.refetchQueries({ include: 'active' })
    } catch {
      showToast({ kind: 'warning', text: t('decide.record.fileFailed') })
    }
  }
  return (
    <ActDialog prefix="founding" width="40rem" title={t('founding.title')} submit={t('founding.submit')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('founding.text')}</p>
      <Founders founders={form.founders} error={errors.organisationIds} onChange={(founders) => write({ founders })} />
      {texts.map((name) => (
        <TextField key={name} id={`founding-${name}`} label={t(`founding.${name}`)} value={form[name]} error={errors[name]} onChange={({ target }) => write({ [name]: target.value })} />
      ))}
      <DocumentChoice label={t('founding.file')} file={file} problem={errors.file} onChoose={setFile} />
    </ActDialog>
  )
}

interface FoundersProps {
  readonly founders: readonly Founder[]
  readonly error: string | undefined
  readonly onChange: (founders: readonly Founder[]) => void
}

function Founders({ founders, error, onChange }: FoundersProps) {
  const t = useText()
  const pick = useLocalized()
  return (
    <>
      <OrganisationField
        {...{ id: 'founding-organisationIds', label: t('founding.organisations'), help: t('founding.organisationsHelp'), error, value: null }}
        onChange={(one) => one && onChange([...founders.filter(({ id }) => id !== one.id), one])}
      />
      <ul className={styles.files} aria-label={t('founding.organisations')}>
        {founders.map(({ id, name }) => (
          <li key={id}>
            {pick(name)}
            <Button size="small" variant="quiet" onClick={() => onChange(founders.filter((each) => each.id !== id))}>
              {t('founding.remove')}
              <span className="visually-hidden">: {pick(name)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
