/** What is done with a template as a whole: begun, named, copied, retired, restored. */
import { useMutation } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { lenses } from '@solmu/domain/network/lens.js'
import { longestTitle } from '@solmu/domain/reports/report-shape.js'
import { reportParameters, type ReportParameter } from '@solmu/domain/reports/report-template.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { SelectField } from '../../../ui/form-field.js'
import { languages, useLanguage, useLocalized, useText, type Language, type LocalizedText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { LocalizedTabs } from './editor/localized-tabs.js'
import {
  copyReportTemplateMutation,
  reportTemplateQuery,
  restoreReportTemplateMutation,
  retireReportTemplateMutation,
  saveReportTemplateMutation,
  type TemplateRow
} from './template.operations.js'
import styles from './builder.module.css'

/** A name is asked for in Finnish: its summary leads to that tab. */
const names = ['name-fi', 'description', 'parameter', 'lens'] as const
type Field = (typeof names)[number]
const longestDescription = 1000
const blank: LocalizedText = { fi: '', sv: '', en: '' }
const plain = ({ fi, sv, en }: LocalizedText): LocalizedText => ({ fi, sv, en })

interface DialogProps {
  readonly onClose: () => void
}

interface TemplateDialogProps extends DialogProps {
  readonly template: TemplateRow
}

/** Opens the template that came of an act. */
function useOpen() {
  const lang = useLanguage()
  const navigate = useNavigate()
  return (templateId: string) => void navigate({ to: '/$lang/reports/templates/$templateId', params: { lang, templateId } })
}

function useName() {
  const t = useText()
  const placeOf = (path: readonly (string | number)[]): Field | undefined => (path.includes('name') ? 'name-fi' : undefined)
  return {
    placeOf,
    faults: (name: LocalizedText) => (name.fi.trim() === '' ? { 'name-fi': t('errors.REQUIRED') } : {}),
    known: { STALE: { text: t('reports.builder.stale') } }
  }
}

/** Divisions have areas; centres are a parameter of their own, and traits of municipalities are no places to report to. */
const areaLenses = lenses.filter((lens) => !['centre', 'language_status', 'urban_rural'].includes(lens))
const firstLens = 'wellbeing_county'

interface NameDraft {
  readonly name: LocalizedText
  readonly description: LocalizedText
  readonly parameter: ReportParameter
  readonly lens: string
}

const draftOf = (template: TemplateRow | undefined): NameDraft =>
  template
    ? { name: plain(template.name), description: plain(template.description), parameter: template.parameter, lens: template.lens ?? firstLens }
    : { name: blank, description: blank, parameter: 'none', lens: firstLens }

interface NameDialogProps extends DialogProps {
  /** The one that is named anew; a new one without it. */
  readonly template?: TemplateRow
}

function useSaveName({ template, onClose }: NameDialogProps) {
  const t = useText()
  const openTemplate = useOpen()
  const { faults, known, placeOf } = useName()
  const [mutate] = useMutation(saveReportTemplateMutation, { refetchQueries: template ? [reportTemplateQuery] : [] })
  const state = useAct<Field>({ names, known, placeOf }, onClose)
  async function send({ lens, ...draft }: NameDraft) {
    const { id: templateId, version: expectedVersion } = template ?? { id: null, version: null }
    const { data } = await mutate({ variables: { input: { ...draft, templateId, lens: draft.parameter === 'area' ? lens : null, expectedVersion } } })
    if (template) showToast({ kind: 'done', text: t('reports.builder.name.saved') })
    else if (data) openTemplate(data.saveReportTemplate.template.id)
  }
  return { state, save: (draft: NameDraft) => void state.run(() => send(draft), faults(draft.name)) }
}

interface ParameterProps {
  readonly draft: NameDraft
  readonly change: (part: Partial<NameDraft>) => void
  readonly errors: Readonly<Partial<Record<Field, string>>>
  /** A version has been released: what it is about stands for good. */
  readonly isFixed: boolean
}

function ParameterFields({ draft: { parameter, lens }, change, errors, isFixed }: ParameterProps) {
  const t = useText()
  return (
    <>
      <SelectField
        id="template-parameter"
        label={t('reports.builder.name.parameter')}
        help={t(isFixed ? 'reports.builder.name.parameterFixed' : 'reports.builder.name.parameterHelp')}
        error={errors.parameter}
        disabled={isFixed}
        value={parameter}
        options={reportParameters.map((value) => ({ value, label: t(`reports.builder.parameter.${value}`) }))}
        onChange={({ target }) => change({ parameter: target.value as ReportParameter })}
      />
      {parameter === 'area' && (
        <SelectField
          id="template-lens"
          label={t('reports.builder.field.lens')}
          error={errors.lens}
          disabled={isFixed}
          value={lens}
          options={areaLenses.map((value) => ({ value, label: t(`publication.lens.${value}`) }))}
          onChange={({ target }) => change({ lens: target.value })}
        />
      )}
    </>
  )
}

/** The name as tabs; it is asked for in Finnish. */
function NameField({ id, value, onChange, error }: { readonly id: string; readonly value: LocalizedText; readonly onChange: (name: LocalizedText) => void; readonly error: string | undefined }) {
  const t = useText()
  return <LocalizedTabs {...{ id, value, onChange }} label={t('reports.builder.name.name')} maxLength={longestTitle} errors={error === undefined ? {} : { fi: error }} />
}

export function NameDialog(props: NameDialogProps) {
  const { template, onClose } = props
  const t = useText()
  const { state, save } = useSaveName(props)
  const [draft, setDraft] = useState(() => draftOf(template))
  const change = (part: Partial<NameDraft>) => setDraft((before) => ({ ...before, ...part }))
  const { fields } = state.refusal
  const act = template ? 'name' : 'new'
  return (
    <ActDialog title={t(`reports.builder.${act}.title`)} submit={t(`reports.builder.${act}.submit`)} width="40rem" prefix="template" {...{ names, state, onClose }} onSubmit={() => save(draft)}>
      <NameField id="template-name" value={draft.name} onChange={(name) => change({ name })} error={fields['name-fi']} />
      <LocalizedTabs
        id="template-description"
        label={t('reports.builder.name.description')}
        value={draft.description}
        onChange={(description) => change({ description })}
        maxLength={longestDescription}
        rows={3}
        isOptional
      />
      <ParameterFields {...{ draft, change }} errors={fields} isFixed={template !== undefined && template.released !== null} />
    </ActDialog>
  )
}

/** In each language its own word, whatever the page is read in. */
const copyWord = { fi: 'kopio', sv: 'kopia', en: 'copy' } as const

const copyOf = (name: LocalizedText): LocalizedText => {
  const named = languages.map((language) => [language, name[language] === '' ? '' : `${name[language]} (${copyWord[language]})`] as const)
  return Object.fromEntries(named) as Record<Language, string>
}

export function CopyDialog({ template, onClose }: TemplateDialogProps) {
  const t = useText()
  const openTemplate = useOpen()
  const { faults, known, placeOf } = useName()
  const [name, setName] = useState(() => copyOf(template.name))
  const [mutate] = useMutation(copyReportTemplateMutation)
  const state = useAct<Field>({ names, known, placeOf }, onClose)
  function copy() {
    void state.run(async () => {
      const { data } = await mutate({ variables: { input: { templateId: template.id, name } } })
      showToast({ kind: 'done', text: t('reports.builder.copy.done') })
      if (data) openTemplate(data.copyReportTemplate.template.id)
    }, faults(name))
  }
  return (
    <ActDialog title={t('reports.builder.copy.title')} submit={t('reports.builder.copy.submit')} prefix="copy" {...{ names, state, onClose }} onSubmit={copy}>
      <p className={styles.say}>{t('reports.builder.copy.text')}</p>
      <NameField id="copy-name" value={name} onChange={setName} error={state.refusal.fields['name-fi']} />
    </ActDialog>
  )
}

/** Retires a template that is in use, and restores one that is retired. */
export function RetireDialog({ template, onClose }: TemplateDialogProps) {
  const t = useText()
  const say = useLocalized()
  const { known, placeOf } = useName()
  const [mutate] = useMutation(template.isRetired ? restoreReportTemplateMutation : retireReportTemplateMutation)
  const state = useAct<Field>({ names, known, placeOf }, onClose)
  const act = template.isRetired ? 'restore' : 'retire'
  const run = () =>
    void state.run(async () => {
      await mutate({ variables: { input: { templateId: template.id, expectedVersion: template.version } } })
      showToast({ kind: 'done', text: t(`reports.builder.${act}.done`) })
    })
  return (
    <ActDialog title={t(`reports.builder.${act}.title`)} submit={t(`reports.builder.${act}.submit`)} isDangerous={act === 'retire'} prefix="retire" {...{ names, state, onClose }} onSubmit={run}>
      <p className={styles.say}>{t(`reports.builder.${act}.text`, { name: say(template.name) })}</p>
    </ActDialog>
  )
}
