/** Records a certificate with its file, changes what is recorded, and says that it was taken back. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { type CommitmentSubject, commitmentSubjects } from '@solmu/domain/quality/commitment.js'
import { addDays, addYears } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { sendFile } from '../../../graphql/send-file.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { FileChoice } from '../../../ui/file-choice.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useOwnUnits } from '../commitment/use-own-units.js'
import { frameworksQuery } from '../framework/framework.operations.js'
import { type Certificate, certificatesQuery, endCertificateMutation, saveCertificateMutation } from './certificate.operations.js'
import fields from '../../../ui/form-field.module.css'
import forms from '../../../ui/record-form.module.css'

const names = ['frameworkId', 'unitId', 'number', 'issuer', 'scope', 'validFrom', 'validTo', 'nextAuditOn', 'note', 'file'] as const

type Form = Record<'frameworkId' | 'unitId' | 'number' | 'issuer' | 'scope' | 'validFrom' | 'lastDay' | 'nextAuditOn' | 'note', string> & { readonly holder: CommitmentSubject }

/** What the form begins with: what is recorded, or three years from today. */
function firstFields(of: Certificate | null, { day, today }: { readonly day: (of: string | null) => string; readonly today: string }): Form {
  if (of === null) {
    const none = { frameworkId: '', unitId: '', number: '', issuer: '', scope: '', nextAuditOn: '', note: '' }
    return { ...none, holder: 'organisation', validFrom: day(today), lastDay: day(addDays(addYears(today, 3), -1)) }
  }
  const { framework, unit, holder, number, issuer, scope, validFrom, validTo, nextAuditOn, note } = of
  const days = { validFrom: day(validFrom), lastDay: day(addDays(validTo, -1)), nextAuditOn: day(nextAuditOn) }
  return { frameworkId: framework.id, unitId: unit.id, holder, number, issuer, scope, note, ...days }
}

/** Sends the chosen file after the record is there. */
const sendFileOf = (id: string, file: File) => sendFile(`/api/quality/certificates/${id}/file`, file, { onProgress: () => undefined, signal: new AbortController().signal })

function useCertificateForm(certificate: Certificate | null, onClose: () => void) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const [form, setForm] = useState(() => firstFields(certificate, { day: (of) => (of === null ? '' : dayInField(of, language)), today }))
  const [file, setFile] = useState<File | null>(null)
  // What was saved is not saved once more when its file is refused.
  const [saved, setSaved] = useState(certificate)
  const [save, { client }] = useMutation(saveCertificateMutation)
  const known = { ALREADY_EXISTS: { field: 'number', text: t('certificate.taken') }, DAYS_REVERSED: { field: 'validTo', text: t('errors.DAYS_REVERSED') }, UNSUPPORTED_MEDIA: { field: 'file', text: t('certificate.badFile') } } as const
  const state = useAct<(typeof names)[number]>({ names, known }, onClose)
  const submit = () => {
    const [from, last] = [readDayText(form.validFrom, today), readDayText(form.lastDay, today)]
    const audit = form.nextAuditOn.trim() === '' ? null : readDayText(form.nextAuditOn, today)
    const needed = (['frameworkId', 'unitId', 'number'] as const).filter((name) => form[name].trim() === '')
    void state.run(
      async () => {
        const { frameworkId, unitId, holder, number, issuer, scope, note } = form
        const of = saved && { certificateId: saved.id, expectedVersion: saved.version }
        const days = { validFrom: from ?? '', validTo: last ? addDays(last, 1) : '', nextAuditOn: audit }
        const { data } = await save({ variables: { input: { ...of, frameworkId, unitId, holder, number, issuer, scope, note, ...days } } })
        const now = data?.saveCertificate.certificate ?? null
        setSaved(now)
        if (file && now) await sendFileOf(now.id, file)
        await client.refetchQueries({ include: [certificatesQuery] })
        showToast({ kind: 'done', text: t('certificate.saved') })
      },
      {
        ...Object.fromEntries(needed.map((name) => [name, t(`certificate.needs.${name}`)])),
        ...(from === null && { validFrom: t('errors.INVALID_DATE') }),
        ...(last === null && { validTo: t('errors.INVALID_DATE') }),
        ...(form.nextAuditOn.trim() !== '' && audit === null && { nextAuditOn: t('errors.INVALID_DATE') })
      }
    )
  }
  return { form, change: (part: Partial<Form>) => setForm((before) => ({ ...before, ...part })), file, setFile, state, submit }
}

type FieldProps = { readonly form: Form; readonly change: (part: Partial<Form>) => void; readonly errors: Readonly<Partial<Record<(typeof names)[number], string>>> }

/** By which standard, at which unit, and whose; what does not change afterwards. */
function Whose({ form, change, errors }: FieldProps) {
  const t = useText()
  const pick = useLocalized()
  const units = useOwnUnits('commitment.sign', 'commitment.manage') ?? []
  const { data } = useQuery(frameworksQuery)
  const standards = (data?.qualityFrameworks ?? []).filter(({ kind, retiredAt }) => kind === 'certificate' && retiredAt === null)
  const choose = { value: '', label: t('certificate.choose') }
  return (
    <>
      <SelectField
        {...{ id: 'certificate-frameworkId', label: t('certificate.field.standard'), value: form.frameworkId, error: errors.frameworkId }}
        options={[choose, ...standards.map(({ id, name }) => ({ value: id, label: pick(name) }))]}
        onChange={({ target }) => change({ frameworkId: target.value })}
      />
      <SelectField
        {...{ id: 'certificate-unitId', label: t('certificate.field.unit'), value: form.unitId, error: errors.unitId, options: [choose, ...units] }}
        onChange={({ target }) => change({ unitId: target.value })}
      />
      <SelectField
        {...{ id: 'certificate-holder', label: t('certificate.field.holder'), value: form.holder }}
        options={commitmentSubjects.map((value) => ({ value, label: t(`commitment.subject.${value}`) }))}
        onChange={({ target }) => change({ holder: target.value as CommitmentSubject })}
      />
    </>
  )
}

export function CertificateDialog({ certificate, onClose }: { readonly certificate: Certificate | null; readonly onClose: () => void }) {
  const t = useText()
  const { form, change, file, setFile, state, submit } = useCertificateForm(certificate, onClose)
  const { fields: errors } = state.refusal
  const text = (name: 'number' | 'issuer' | 'scope' | 'validFrom' | 'nextAuditOn', most = 200) => ({
    ...{ id: `certificate-${name}`, label: t(`certificate.field.${name}`), value: form[name], maxLength: most, error: errors[name], isOptional: ['issuer', 'scope', 'nextAuditOn'].includes(name) },
    onChange: ({ target }: { readonly target: { readonly value: string } }) => change({ [name]: target.value })
  })
  return (
    <ActDialog prefix="certificate" width="44rem" title={t(certificate ? 'certificate.change.title' : 'certificate.add.title')} submit={t('certificate.save')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <div className={forms.fields}>
        {certificate === null && <Whose {...{ form, change, errors }} />}
        <TextField {...text('number', 100)} />
        <TextField {...text('issuer')} />
        <TextField {...text('scope', 500)} />
        <TextField {...text('validFrom')} />
        <TextField id="certificate-validTo" label={t('certificate.field.lastDay')} value={form.lastDay} error={errors.validTo} onChange={({ target }) => change({ lastDay: target.value })} />
        <TextField {...text('nextAuditOn')} />
      </div>
      <FormField id="certificate-note" label={t('certificate.field.note')} isOptional error={errors.note}>
        {(control) => <textarea {...control} className={fields.input} rows={2} maxLength={2000} value={form.note} onChange={({ target }) => change({ note: target.value })} />}
      </FormField>
      <FileChoice label={t('certificate.field.file')} help={t('certificate.fileHelp')} accepted=".pdf,.png,.jpg,.jpeg" name={file?.name ?? certificate?.fileName ?? null} problem={errors.file ?? null} onChoose={setFile} />
    </ActDialog>
  )
}

const endNames = ['reason'] as const

export function EndCertificateDialog({ certificate, onClose }: { readonly certificate: Certificate; readonly onClose: () => void }) {
  const t = useText()
  const [reason, setReason] = useState('')
  const [end] = useMutation(endCertificateMutation)
  const state = useAct<'reason'>({ names: endNames }, onClose)
  const submit = () =>
    void state.run(
      async () => {
        await end({ variables: { input: { certificateId: certificate.id, expectedVersion: certificate.version, reason } } })
        showToast({ kind: 'done', text: t('certificate.end.done') })
      },
      reason.trim() === '' ? { reason: t('commitment.end.needsReason') } : {}
    )
  return (
    <ActDialog prefix="end" title={t('certificate.end.title', { number: certificate.number })} submit={t('certificate.end.submit')} isDangerous names={endNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('certificate.end.text')}</p>
      <FormField id="end-reason" label={t('commitment.end.reason')} error={state.refusal.fields.reason}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </FormField>
    </ActDialog>
  )
}
