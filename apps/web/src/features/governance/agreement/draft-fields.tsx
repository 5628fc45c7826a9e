/** The fields of the draft of a version. */
import { useQuery } from '@apollo/client/react'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { type AgreementStart, agreementStarts, mostAnnexes, mostTextLength } from '@solmu/domain/governance/agreement.js'
import { Button } from '../../../ui/button.js'
import { FileChoice } from '../../../ui/file-choice.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { type Language, languageName, languages, useLocalized, useText } from '../../../ui/text.js'
import { writtenText } from '../written-text.js'
import { agreementsQuery } from './agreement.operations.js'
import type { DraftAnnex, DraftForm, DraftProblems } from './draft-form.js'
import { mostMegabytes, sendAgreementFile, useFileProblems } from '../governance-files.js'
import fields from '../../../ui/form-field.module.css'
import forms from '../../../ui/record-form.module.css'

export type DraftFieldProps = { readonly form: DraftForm; readonly change: (part: Partial<DraftForm>) => void; readonly errors: DraftProblems }

/** Sends a file as soon as it is chosen, and says what was wrong with it. */
function useSending(agreementId: string) {
  const problems = useFileProblems()
  const [problem, setProblem] = useState<string | null>(null)
  const send = async (file: File, then: (sent: { fileId: string; fileName: string }) => void) => {
    const known = problems.before(file)
    setProblem(known)
    if (known) return
    try {
      then({ fileId: await sendAgreementFile(`/api/agreements/${agreementId}/files`, file), fileName: file.name })
    } catch (error) {
      setProblem(problems.after(error))
    }
  }
  return { problem, send }
}

export function DraftTexts({ form, change, errors, agreementId }: DraftFieldProps & { readonly agreementId: string }) {
  const t = useText()
  const { problem, send } = useSending(agreementId)
  const area = (of: 'content' | 'news', each: Language, rows: number) => (
    <FormField
      key={each}
      id={each === 'fi' ? `draft-${of}` : `draft-${of}-${each}`}
      label={t(`agreement.draft.${of}`, { language: languageName[each] })}
      help={of === 'content' && each === 'fi' ? t('agreement.draft.contentHelp') : undefined}
      isOptional={each !== form.authoritative || of === 'news'}
      error={each === 'fi' ? errors[of] : undefined}
    >
      {(control) => (
        <textarea {...control} className={fields.input} rows={rows} maxLength={of === 'content' ? mostTextLength : 1500} lang={each} value={form[of][each]} onChange={({ target }) => change({ [of]: { ...form[of], [each]: target.value } })} />
      )}
    </FormField>
  )
  return (
    <Section title={t('agreement.draft.texts')}>
      <SelectField
        {...{ id: 'draft-authoritative', label: t('agreement.draft.authoritative'), help: t('agreement.draft.authoritativeHelp'), value: form.authoritative, options: languages.map((value) => ({ value, label: languageName[value] })) }}
        onChange={({ target }) => change({ authoritative: target.value as Language })}
      />
      {languages.map((each) => area('content', each, each === 'fi' ? 16 : 8))}
      <FileChoice
        {...{ label: t('agreement.draft.file'), help: t('agreement.fileHelp', { max: mostMegabytes }), accepted: '.pdf', name: form.fileName || null, problem: problem ?? errors.fileId ?? null }}
        onChoose={(file) => void send(file, change)}
      />
      {form.fileId && (
        <Button variant="quiet" icon={IconTrash} onClick={() => change({ fileId: null, fileName: '' })}>
          {t('agreement.draft.removeFile')}
        </Button>
      )}
      {languages.map((each) => area('news', each, 2))}
    </Section>
  )
}

export function DraftDays({ form, change, errors }: DraftFieldProps) {
  const t = useText()
  const day = (name: 'acceptBy' | 'validFrom' | 'reviewOn' | 'renewalMonths' | 'noticeMonths', isOptional = true) => (
    <TextField
      {...{ id: `draft-${name}`, label: t(`agreement.draft.${name}`), help: t(`agreement.draft.${name}Help`), value: form[name], error: errors[name], isOptional }}
      onChange={({ target }) => change({ [name]: target.value })}
    />
  )
  return (
    <Section title={t('agreement.draft.days')}>
      <div className={forms.fields}>
        <SelectField
          {...{ id: 'draft-starts', label: t('agreement.draft.starts'), value: form.starts, options: agreementStarts.map((value) => ({ value, label: t(`agreement.starts.${value}`) })) }}
          onChange={({ target }) => change({ starts: target.value as AgreementStart })}
        />
        {day('acceptBy')}
        {day('validFrom', false)}
        <TextField id="draft-validTo" label={t('agreement.draft.lastDay')} help={t('agreement.draft.lastDayHelp')} isOptional value={form.lastDay} error={errors.validTo} onChange={({ target }) => change({ lastDay: target.value })} />
        {day('renewalMonths')}
        {day('noticeMonths')}
        {day('reviewOn')}
      </div>
    </Section>
  )
}

export function DraftAnnexes({ form, change, errors, agreementId }: DraftFieldProps & { readonly agreementId: string }) {
  const t = useText()
  const pick = useLocalized()
  const { problem, send } = useSending(agreementId)
  const { data } = useQuery(agreementsQuery)
  const others = (data?.agreements ?? []).filter(({ id }) => id !== agreementId)
  const named = (fi: string): DraftAnnex['title'] => ({ fi, sv: '', en: '' })
  const add = (annex: Partial<DraftAnnex>) => change({ annexes: [...form.annexes, { title: named(''), fileId: null, fileName: '', otherAgreementId: null, ...annex }] })
  const edit = (place: number, title: DraftAnnex['title']) => change({ annexes: form.annexes.map((one, at) => (at === place ? { ...one, title } : one)) })
  return (
    <Section title={t('agreement.annexes')} note={t('agreement.draft.annexesNote')}>
      {form.annexes.map(({ title, fileName, otherAgreementId }, place) => (
        <div key={place} className={forms.fields}>
          <TextField
            {...{ id: place === 0 ? 'draft-annexes' : `draft-annexes-${place}`, label: t('agreement.draft.annexTitle', { number: place + 1 }), help: otherAgreementId ? t('agreement.otherAgreement') : fileName }}
            {...{ value: title.fi, maxLength: 300, error: title.fi.trim() === '' ? errors.annexes : undefined }}
            onChange={({ target }) => edit(place, { ...title, fi: target.value })}
          />
          <Button variant="quiet" icon={IconTrash} onClick={() => change({ annexes: form.annexes.filter((_one, at) => at !== place) })}>
            {t('agreement.draft.removeAnnex', { number: place + 1 })}
          </Button>
        </div>
      ))}
      {form.annexes.length < mostAnnexes && (
        <>
          <FileChoice {...{ label: t('agreement.draft.addFile'), help: t('agreement.fileHelp', { max: mostMegabytes }), accepted: '.pdf', name: null, problem }} onChoose={(file) => void send(file, (sent) => add({ ...sent, title: named(file.name.replace(/\.pdf$/iu, '')) }))} />
          <SelectField
            {...{ label: t('agreement.draft.addAgreement'), value: '', options: [{ value: '', label: t('agreement.form.chooseParty') }, ...others.map(({ id, title }) => ({ value: id, label: pick(title) }))] }}
            onChange={({ target }) => target.value !== '' && add({ otherAgreementId: target.value, title: writtenText(others.find(({ id }) => id === target.value)?.title ?? named('')) })}
          />
        </>
      )}
    </Section>
  )
}
