/** Registers a funder and its programmes, or changes what is said of them. */
import { useMutation } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { type FunderKind, funderKinds } from '@solmu/domain/portfolio/funding-call.js'
import { addDays } from '@solmu/shared/dates.js'
import { languages } from '@solmu/shared/text.js'
import { useViewer } from '../../app/viewer.js'
import { ActDialog, useAct } from '../../ui/act-dialog.js'
import { dayInField, readDayText } from '../../ui/day-text.js'
import { FormField, SelectField, TextField } from '../../ui/form-field.js'
import { type Language, useLanguage, useText } from '../../ui/text.js'
import { showToast } from '../../ui/toast.js'
import { useKeptForm } from '../governance/use-kept-form.js'
import { writtenText } from '../governance/written-text.js'
import { OrganisationField } from '../network/change/fields/organisation-field.js'
import { type Funder, type Programme, saveFunderMutation, saveProgrammeMutation } from './funder.operations.js'
import { portfolioFiltersQuery } from './portfolio.operations.js'
import fields from '../../ui/form-field.module.css'
import forms from '../../ui/record-form.module.css'

const funderNames = ['organisationId', 'kind', 'note'] as const

interface FunderForm {
  readonly organisation: { readonly id: string; readonly name: Record<Language, string> } | null
  readonly kind: FunderKind
  readonly note: string
}

export function FunderDialog({ funder, onClose }: { readonly funder: Funder | null; readonly onClose: () => void }) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const first: FunderForm = funder ? { organisation: { id: funder.organisation.id, name: writtenText(funder.organisation.name) }, kind: funder.kind, note: funder.note } : { organisation: null, kind: 'foundation', note: '' }
  const { form, change, forget } = useKeptForm<FunderForm>(['funder', funder?.id ?? 'new'], first)
  const [save] = useMutation(saveFunderMutation, { refetchQueries: [{ query: portfolioFiltersQuery }] })
  const seen = funder && { funderId: funder.id, expectedVersion: funder.version }
  const known = { ALREADY_EXISTS: { field: 'organisationId', text: t('portfolio.funderForm.isOne') } } as const
  const state = useAct<(typeof funderNames)[number]>({ names: funderNames, known }, () => {
    forget()
    onClose()
  })
  const { fields: errors } = state.refusal
  const submit = () =>
    void state.run(
      async () => {
        const { data } = await save({ variables: { input: { ...seen, organisationId: form.organisation?.id ?? '', kind: form.kind, note: form.note } } })
        showToast({ kind: 'done', text: t('portfolio.funderForm.saved') })
        const id = data?.saveFunder.funder.id
        if (id && !funder) await navigate({ to: '/$lang/portfolio/funders/$id', params: { lang, id } })
      },
      form.organisation === null ? { organisationId: t('portfolio.needs.organisationId') } : {}
    )
  return (
    <ActDialog prefix="funder" title={t(funder ? 'portfolio.funderForm.change' : 'portfolio.funderForm.add')} submit={t('portfolio.save')} names={funderNames} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('portfolio.funderForm.text')}</p>
      {funder === null && <OrganisationField id="funder-organisationId" label={t('portfolio.field.organisation')} help={t('portfolio.funderForm.organisationHelp')} value={form.organisation} {...(errors.organisationId && { error: errors.organisationId })} onChange={(organisation) => change({ organisation: organisation && { id: organisation.id, name: writtenText(organisation.name) } })} />}
      <SelectField id="funder-kind" label={t('portfolio.field.funderKind')} help={t('portfolio.funderForm.kindHelp')} value={form.kind} error={errors.kind} options={funderKinds.map((value) => ({ value, label: t(`portfolio.funderKind.${value}`) }))} onChange={({ target }) => change({ kind: target.value as FunderKind })} />
      <FormField id="funder-note" label={t('portfolio.funderForm.note')} help={t('portfolio.funderForm.noteHelp')} error={errors.note} isOptional>
        {(control) => <textarea {...control} className={fields.input} rows={4} maxLength={4000} value={form.note} onChange={({ target }) => change({ note: target.value })} />}
      </FormField>
    </ActDialog>
  )
}

const programmeNames = ['name', 'code', 'validFrom', 'validTo'] as const

interface ProgrammeForm {
  readonly name: Record<Language, string>
  readonly code: string
  readonly validFrom: string
  /** Its last day, as people say it; the day after is what is kept. */
  readonly lastDay: string
}

const writtenProgramme = ({ name, code, validFrom, validTo }: Programme, language: Language): ProgrammeForm => ({
  ...{ name: writtenText(name), code, validFrom: dayInField(validFrom, language) },
  lastDay: validTo === null ? '' : dayInField(addDays(validTo, -1), language)
})

function useProgrammeForm(funderId: string, programme: Programme | null) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const kept = useKeptForm<ProgrammeForm>(['programme', `${funderId}-${programme?.id ?? 'new'}`], programme ? writtenProgramme(programme, language) : { name: { fi: '', sv: '', en: '' }, code: '', validFrom: '', lastDay: '' })
  const { form } = kept
  const [validFrom, last] = [readDayText(form.validFrom, today), readDayText(form.lastDay, today)]
  const problems = {
    ...(form.name.fi.trim() === '' && { name: t('portfolio.needs.name') }),
    ...(validFrom === null && { validFrom: t('errors.INVALID_DATE') }),
    ...(form.lastDay.trim() !== '' && last === null && { validTo: t('errors.INVALID_DATE') })
  }
  return { ...kept, problems, days: { validFrom: validFrom ?? '', validTo: last && addDays(last, 1) } }
}

export function ProgrammeDialog({ funderId, programme, onClose }: { readonly funderId: string; readonly programme: Programme | null; readonly onClose: () => void }) {
  const t = useText()
  const [save] = useMutation(saveProgrammeMutation)
  const { form, change, forget, problems, days } = useProgrammeForm(funderId, programme)
  const state = useAct<(typeof programmeNames)[number]>({ names: programmeNames }, () => {
    forget()
    onClose()
  })
  const { fields: errors } = state.refusal
  const submit = () =>
    void state.run(async () => {
      await save({ variables: { input: { funderId, ...(programme && { programmeId: programme.id, expectedVersion: programme.version }), name: form.name, code: form.code, ...days } } })
      showToast({ kind: 'done', text: t('portfolio.programme.saved') })
    }, problems)
  return (
    <ActDialog prefix="programme" width="44rem" title={t(programme ? 'portfolio.programme.change' : 'portfolio.programme.add')} submit={t('portfolio.save')} names={programmeNames} {...{ state, onClose }} onSubmit={submit}>
      <div className={forms.fields}>
        {languages.map((language) => (
          <TextField key={language} {...{ id: language === 'fi' ? 'programme-name' : `programme-name-${language}`, label: t(`portfolio.form.title.${language}`), value: form.name[language], maxLength: 300, lang: language, isOptional: language !== 'fi', error: language === 'fi' ? errors.name : undefined }} onChange={({ target }) => change({ name: { ...form.name, [language]: target.value } })} />
        ))}
        <TextField id="programme-code" label={t('portfolio.field.code')} help={t('portfolio.programme.codeHelp')} value={form.code} maxLength={60} error={errors.code} isOptional onChange={({ target }) => change({ code: target.value })} />
        <TextField id="programme-validFrom" label={t('portfolio.field.starts')} help={t('portfolio.dayHelp')} value={form.validFrom} error={errors.validFrom} onChange={({ target }) => change({ validFrom: target.value })} />
        <TextField id="programme-validTo" label={t('portfolio.field.ends')} help={t('portfolio.programme.endHelp')} value={form.lastDay} error={errors.validTo} isOptional onChange={({ target }) => change({ lastDay: target.value })} />
      </div>
    </ActDialog>
  )
}
