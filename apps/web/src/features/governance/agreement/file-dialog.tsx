/** Files the signed copy of a version for a party: who signed, when, and the PDF of it. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { FileChoice } from '../../../ui/file-choice.js'
import { FormField, TextField } from '../../../ui/form-field.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../use-kept-form.js'
import { type AgreementParty, type AgreementVersion, fileAgreementAcceptanceMutation, type WholeAgreement } from './agreement.operations.js'
import { mostMegabytes, sendAgreementFile, useFileProblems } from '../governance-files.js'
import fields from '../../../ui/form-field.module.css'

const names = ['signatoryName', 'signatoryTitle', 'signedOn', 'note', 'file'] as const

export interface FileDialogProps {
  readonly agreement: WholeAgreement
  readonly version: AgreementVersion
  readonly party: AgreementParty
  readonly onClose: () => void
}

export function FileDialog({ agreement, version, party, onClose }: FileDialogProps) {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const { today } = useViewer()
  const { form, change, forget } = useKeptForm(['agreement-file', `${version.id}-${party.organisation.id}`], { signatoryName: '', signatoryTitle: '', signedOn: dayInField(today, language), note: '' })
  const [file, setFile] = useState<File | null>(null)
  const [save] = useMutation(fileAgreementAcceptanceMutation)
  const files = useFileProblems()
  const ofFile = Object.fromEntries(Object.entries(files.known).map(([code, text]) => [code, { field: 'file' as const, text }]))
  const ofDay = { OUT_OF_RANGE: { field: 'signedOn', text: t('agreement.filing.badDay') }, AGREEMENT_SUPERSEDED: { field: 'signedOn', text: t('agreement.filing.superseded') } } as const
  const known = { ...ofFile, ...ofDay }
  const state = useAct<(typeof names)[number]>({ names, known }, () => {
    forget()
    onClose()
  })
  const errors = state.refusal.fields
  const problem = file && files.before(file)
  const submit = () => {
    const signedOn = readDayText(form.signedOn, today)
    void state.run(
      async () => {
        if (!file) return
        const fileId = await sendAgreementFile(`/api/agreements/${agreement.id}/parties/${party.organisation.id}/files`, file)
        const { signatoryName, signatoryTitle, note } = form
        await save({ variables: { input: { versionId: version.id, organisationId: party.organisation.id, signedOn: signedOn ?? '', signatoryName, signatoryTitle, note, fileId } } })
        showToast({ kind: 'done', text: t('agreement.filing.done') })
      },
      {
        ...(form.signatoryName.trim() === '' && { signatoryName: t('agreement.needs.signatory') }),
        ...(signedOn === null && { signedOn: t('errors.INVALID_DATE') }),
        ...(file === null && { file: t('agreement.needs.file') }),
        ...(problem && { file: problem })
      }
    )
  }
  return (
    <ActDialog prefix="filing" width="40rem" title={t('agreement.filing.title', { name: pick(party.organisation.name) })} submit={t('agreement.filing.submit')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('agreement.filing.text', { number: version.number })}</p>
      <TextField id="filing-signatoryName" label={t('agreement.field.signatory')} value={form.signatoryName} maxLength={200} error={errors.signatoryName} onChange={({ target }) => change({ signatoryName: target.value })} />
      <TextField id="filing-signatoryTitle" label={t('agreement.field.signatoryTitle')} isOptional value={form.signatoryTitle} maxLength={200} error={errors.signatoryTitle} onChange={({ target }) => change({ signatoryTitle: target.value })} />
      <TextField id="filing-signedOn" label={t('agreement.field.signedOn')} value={form.signedOn} error={errors.signedOn} onChange={({ target }) => change({ signedOn: target.value })} />
      <FileChoice id="filing-file" label={t('agreement.field.file')} help={t('agreement.fileHelp', { max: mostMegabytes })} accepted=".pdf" name={file?.name ?? null} problem={errors.file ?? null} onChoose={setFile} />
      <FormField id="filing-note" label={t('agreement.field.note')} isOptional error={errors.note}>
        {(control) => <textarea {...control} className={fields.input} rows={2} maxLength={2000} value={form.note} onChange={({ target }) => change({ note: target.value })} />}
      </FormField>
    </ActDialog>
  )
}
