/** Chooses an indicator for a project, or says anew what it aims at; one that no report has told can be taken out. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { largestValue } from '@solmu/domain/results/cell.js'
import { decimalText, parseDecimal } from '@solmu/shared/decimal.js'
import type { PeriodKind } from '@solmu/shared/periods.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../../governance/use-kept-form.js'
import { indicatorChoicesQuery, removeProjectIndicatorMutation, type Result, type ResultProject, type Results, saveProjectIndicatorMutation } from './result.operations.js'
import fields from '../../../ui/form-field.module.css'

const names = ['indicatorId', 'periodKind', 'baseline', 'target', 'why'] as const
type Name = (typeof names)[number]
const kinds: readonly PeriodKind[] = ['month', 'quarter', 'third', 'year']

interface Form {
  readonly indicatorId: string
  readonly periodKind: PeriodKind
  readonly baseline: string
  readonly target: string
  readonly why: string
  readonly partners: Readonly<Record<string, string>>
}

interface Props {
  readonly project: ResultProject
  readonly of: Results
  /** The one that is changed; null for a new one. */
  readonly result: Result | null
  readonly onClose: () => void
  readonly onDone: () => void
}

const inField = (text: string | null, language: Language): string => (text === null ? '' : language === 'en' ? text : text.replace('.', ','))

function firstForm(result: Result | null, language: Language): Form {
  if (!result) return { indicatorId: '', periodKind: 'quarter', baseline: '', target: '', why: '', partners: {} }
  const { indicatorId, periodKind, baseline, target, why, partnerTargets } = result.indicator
  return { indicatorId, periodKind, baseline: inField(baseline, language), target: inField(target, language), why, partners: Object.fromEntries(partnerTargets.map((each) => [each.partnerId, inField(each.target, language)])) }
}

/** An amount as it travels: nothing for an empty field, and what is wrong with another. */
function readAmount(text: string, decimals: number): { readonly value: string | null } | { readonly issue: string } {
  if (text.trim() === '') return { value: null }
  const parsed = parseDecimal(text, decimals, largestValue)
  return 'value' in parsed ? { value: decimalText(parsed.value, decimals) } : { issue: parsed.issue === 'too_many_decimals' ? 'projectResults.needs.decimals' : 'projectResults.needs.number' }
}

interface Read {
  readonly decimals: number
  readonly baseline: ReturnType<typeof readAmount>
  readonly target: ReturnType<typeof readAmount>
  readonly partners: readonly { readonly partnerId: string; readonly of: ReturnType<typeof readAmount> }[]
}

const readForm = (form: Form, { partners }: ResultProject, decimals: number): Read => ({
  ...{ decimals, baseline: readAmount(form.baseline, decimals), target: readAmount(form.target, decimals) },
  partners: partners.flatMap(({ id }) => (form.partners[id]?.trim() ? [{ partnerId: id, of: readAmount(form.partners[id], decimals) }] : []))
})

const valueOf = (read: ReturnType<typeof readAmount>): string | null => ('value' in read ? read.value : null)

function useProblems(): (form: Form, read: Read) => Partial<Record<Name, string>> {
  const t = useText()
  return ({ indicatorId }, { decimals, baseline, target, partners }) => ({
    ...(indicatorId === '' && { indicatorId: t('projectResults.needs.indicator') }),
    ...('issue' in baseline && { baseline: t(baseline.issue, { decimals }) }),
    ...('issue' in target && { target: t(target.issue, { decimals }) }),
    ...(partners.some((each) => 'issue' in each.of) && { why: t('projectResults.needs.partner') })
  })
}

/** The indicators that the project does not have yet, and the one that is chosen. */
function useChoices({ of, result }: Props, chosenId: string) {
  const { data } = useQuery(indicatorChoicesQuery)
  const used = new Set(of.results.map(({ indicator }) => indicator.indicatorId))
  const choices = (data?.indicators.nodes ?? []).filter(({ id }) => id === chosenId || !used.has(id))
  return { choices, decimals: choices.find(({ id }) => id === chosenId)?.decimals ?? result?.indicator.decimals ?? 0 }
}

export function IndicatorDialog(props: Props) {
  const { project, result, onClose, onDone } = props
  const t = useText()
  const lang = useLanguage()
  const { form, change, forget } = useKeptForm<Form>(['project-indicator', result?.indicator.id ?? project.id], firstForm(result, lang))
  const [save] = useMutation(saveProjectIndicatorMutation)
  const problemsOf = useProblems()
  const { choices, decimals } = useChoices(props, form.indicatorId)
  const done = () => {
    onDone()
    onClose()
  }
  const state = useAct<Name>({ names }, () => {
    forget()
    done()
  })
  const submit = () => {
    const read = readForm(form, project, decimals)
    void state.run(async () => {
      const partnerTargets = read.partners.flatMap((each) => (valueOf(each.of) === null ? [] : [{ partnerId: each.partnerId, target: valueOf(each.of) ?? '' }]))
      const { indicatorId, periodKind, why } = form
      await save({ variables: { input: { projectId: project.id, indicatorId, periodKind, why, expectedVersion: result?.indicator.version ?? 0, baseline: valueOf(read.baseline), target: valueOf(read.target), partnerTargets } } })
      showToast({ kind: 'done', text: t('projectResults.indicator.saved') })
    }, problemsOf(form, read))
  }
  return (
    <ActDialog prefix="indicator" title={t(result ? 'projectResults.indicator.edit' : 'projectResults.indicator.add')} submit={t('projectResults.save')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <Fields {...{ form, change, project, choices }} isNew={result === null} errors={state.refusal.fields} />
      {result && <Remove result={result} onDone={done} />}
    </ActDialog>
  )
}

interface FieldsProps {
  readonly form: Form
  readonly change: (part: Partial<Form>) => void
  readonly project: ResultProject
  readonly choices: ReturnType<typeof useChoices>['choices']
  readonly isNew: boolean
  readonly errors: Partial<Record<Name, string>>
}

function Fields({ form, change, project, choices, isNew, errors }: FieldsProps) {
  const t = useText()
  const pick = useLocalized()
  return (
    <>
      {isNew && (
        <SelectField
          id="indicator-indicatorId" label={t('projectResults.field.indicator')} help={t('projectResults.help.indicator')} value={form.indicatorId} error={errors.indicatorId}
          options={[{ value: '', label: t('projectResults.choose') }, ...choices.map(({ id, code, current }) => ({ value: id, label: current ? `${code} ${pick(current.name)}` : code }))]}
          onChange={({ target }) => change({ indicatorId: target.value })}
        />
      )}
      <SelectField id="indicator-periodKind" label={t('projectResults.field.periodKind')} help={t('projectResults.help.periodKind')} value={form.periodKind} options={kinds.map((value) => ({ value, label: t(`projectResults.kind.${value}`) }))} onChange={({ target }) => change({ periodKind: target.value as PeriodKind })} />
      <TextField id="indicator-baseline" label={t('projectResults.fact.baseline')} inputMode="decimal" isOptional value={form.baseline} error={errors.baseline} onChange={({ target }) => change({ baseline: target.value })} />
      <TextField id="indicator-target" label={t('projectResults.fact.target')} help={t('projectResults.help.target')} inputMode="decimal" isOptional value={form.target} error={errors.target} onChange={({ target }) => change({ target: target.value })} />
      {project.partners.length > 1 &&
        project.partners.map(({ id, organisation }) => (
          <TextField key={id} id={`indicator-partner-${id}`} label={t('projectResults.field.partnerTarget', { partner: pick(organisation.name) })} inputMode="decimal" isOptional value={form.partners[id] ?? ''} onChange={({ target }) => change({ partners: { ...form.partners, [id]: target.value } })} />
        ))}
      <FormField id="indicator-why" label={t('projectResults.field.why')} isOptional error={errors.why}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={1000} value={form.why} onChange={({ target }) => change({ why: target.value })} />}
      </FormField>
    </>
  )
}

function Remove({ result: { indicator }, onDone }: { readonly result: Result; readonly onDone: () => void }) {
  const t = useText()
  const [isSure, setSure] = useState(false)
  const [remove] = useMutation(removeProjectIndicatorMutation)
  const state = useAct<'whole'>({ names: ['whole'] }, onDone)
  const act = () => void state.run(async () => {
    await remove({ variables: { input: { projectIndicatorId: indicator.id, expectedVersion: indicator.version } } })
    showToast({ kind: 'done', text: t('projectResults.indicator.removed') })
  })
  return (
    <div>
      {state.refusal.whole.map((text) => <p key={text} role="alert">{text}</p>)}
      <Button variant={isSure ? 'danger' : 'quiet'} isBusy={state.isBusy} onClick={() => (isSure ? act() : setSure(true))}>
        {t(isSure ? 'projectResults.indicator.removeSure' : 'projectResults.indicator.remove')}
      </Button>
    </div>
  )
}
