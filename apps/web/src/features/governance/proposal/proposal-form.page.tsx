/** A new proposal, a draft that is written on, or a new text for one under discussion. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { FormEvent } from 'react'
import { longestProposal, mostOptions } from '@solmu/domain/governance/proposal.js'
import { kindsWithOptions, type ProposalKind, proposalKinds } from '@solmu/domain/governance/proposal.workflow.js'
import { addDays } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FieldError, FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { languageName, languages, type LocalizedText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../use-kept-form.js'
import { writtenText } from '../written-text.js'
import { type Proposal, type ProposalChoices, proposalChoicesQuery, proposalQuery, saveProposalMutation } from './proposal.operations.js'
import { ProposalLink, ProposalsCrumb, useMatterName } from './proposal-words.js'
import fields from '../../../ui/form-field.module.css'
import forms from '../../../ui/record-form.module.css'

const names = ['unitId', 'bodyId', 'kind', 'matter', 'title', 'text', 'options', 'seats', 'discussUntil', 'objectUntil', 'why'] as const
type Name = (typeof names)[number]

interface Form {
  readonly unitId: string
  readonly bodyId: string
  readonly kind: ProposalKind
  readonly matter: string
  readonly title: LocalizedText
  readonly text: LocalizedText
  readonly options: readonly { readonly key: string; readonly title: LocalizedText }[]
  readonly seats: string
  readonly discussUntil: string
  readonly objectUntil: string
  readonly why: string
}

const none = { fi: '', sv: '', en: '' }

/** A key that no option has: ballots name options by it. */
const nextKey = (options: Form['options']): string => `option_${1 + Math.max(0, ...options.map(({ key }) => Number(/^option_(\d+)$/u.exec(key)?.[1] ?? 0)))}`

type Opening = { readonly choices: ProposalChoices; readonly day: (day: string | null) => string; readonly today: string }

function firstForm(of: Proposal | null, { choices, day, today }: Opening): Form {
  const [latest] = of?.versions ?? []
  if (!of || !latest) {
    const days = { discussUntil: day(addDays(today, 14)), objectUntil: day(addDays(today, 21)) }
    return { ...days, unitId: choices.places[0]?.unit.id ?? '', bodyId: choices.bodies[0]?.id ?? '', kind: 'proposal', matter: 'ordinary', title: none, text: none, options: [], seats: '1', why: '' }
  }
  const { unit, body, kind, matter, discussUntil, objectUntil } = of
  const said = { title: writtenText(latest.title), text: writtenText(latest.content), options: latest.options.map(({ key, title }) => ({ key, title: writtenText(title) })), seats: String(latest.seats) }
  return { ...said, unitId: unit.id, bodyId: body.id, kind, matter, discussUntil: day(discussUntil), objectUntil: day(objectUntil), why: '' }
}

export function NewProposalPage() {
  return <FormPage proposal={null} />
}

export function EditProposalPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(proposalQuery, { variables: { id }, fetchPolicy: 'network-only' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return data ? <FormPage proposal={data.proposal} /> : <Skeleton withHeading lines={10} />
}

function FormPage({ proposal }: { readonly proposal: Proposal | null }) {
  const t = useText()
  const { data, error, refetch } = useQuery(proposalChoicesQuery, { fetchPolicy: 'cache-and-network' })
  const crumbs = [<ProposalsCrumb key="list" />, ...(proposal ? [<ProposalLink key="one" proposal={proposal} />] : [])]
  const title = t(proposal === null ? 'proposal.new.title' : proposal.state === 'open' ? 'proposal.revise.title' : 'proposal.edit.title')
  return (
    <>
      <PageHeader title={title} breadcrumb={crumbs} meta={t(proposal?.state === 'open' ? 'proposal.revise.meta' : 'proposal.form.meta')} />
      {data && <FormOrReason proposal={proposal} choices={data.proposalChoices} />}
      {!data && (error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />)}
    </>
  )
}

/** The form, or why there is nothing to fill in. */
function FormOrReason({ proposal, choices }: { readonly proposal: Proposal | null; readonly choices: ProposalChoices }) {
  const t = useText()
  const canBegin = choices.places.length > 0 && choices.bodies.length > 0
  return proposal !== null || canBegin ? <DetailsForm {...{ proposal, choices }} /> : <EmptyState title={t('proposal.noPlace')} text={t('proposal.noPlaceText')} />
}

type FieldProps = { readonly form: Form; readonly change: (part: Partial<Form>) => void; readonly errors: Readonly<Partial<Record<Name, string>>> }

function useSave(proposal: Proposal | null, { form, forget }: { readonly form: Form; readonly forget: () => void }) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const { today } = useViewer()
  const [save] = useMutation(saveProposalMutation)
  const state = useAct<Name>({ names, known: { DAYS_REVERSED: { field: 'objectUntil', text: t('proposal.needs.objectUntil') } } }, () => undefined)
  const days = { discussUntil: readDayText(form.discussUntil, today), objectUntil: readDayText(form.objectUntil, today) }
  const isConsent = form.kind === 'consent'
  const problems: Partial<Record<Name, string>> = {
    ...(form.title.fi.trim() === '' && { title: t('proposal.needs.title') }),
    ...(form.discussUntil.trim() !== '' && days.discussUntil === null && { discussUntil: t('errors.INVALID_DATE') }),
    ...(isConsent && form.objectUntil.trim() !== '' && days.objectUntil === null && { objectUntil: t('errors.INVALID_DATE') }),
    ...(proposal?.state === 'open' && form.why.trim() === '' && { why: t('proposal.needs.why') })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void state.run(async () => {
      const of = proposal && { proposalId: proposal.id, expectedVersion: proposal.version }
      const { data } = await save({ variables: { input: { ...of, ...form, ...days, objectUntil: isConsent ? days.objectUntil : null, options: [...form.options], seats: Number.parseInt(form.seats, 10) || 0 } } })
      forget()
      showToast({ kind: 'done', text: t('proposal.saved') })
      const id = data?.saveProposal.proposal.id
      if (id) await navigate({ to: '/$lang/governance/proposals/$id', params: { lang, id } })
    }, problems)
  }
  return { state, submit }
}

function DetailsForm({ proposal, choices }: { readonly proposal: Proposal | null; readonly choices: ProposalChoices }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const first = firstForm(proposal, { choices, today, day: (day) => (day === null ? '' : dayInField(day, language)) })
  const { form, change, forget } = useKeptForm(['proposal', proposal?.id ?? 'new'], first)
  const { state, submit } = useSave(proposal, { form, forget })
  const shared = { form, change, errors: state.refusal.fields }
  const isOpen = proposal?.state === 'open'
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(state.refusal, names, 'proposal')} attempt={state.attempt} />
      {!isOpen && <What {...shared} choices={choices} isNew={proposal === null} />}
      <Says {...shared} />
      {kindsWithOptions.includes(form.kind) && <Options {...shared} />}
      <Days {...shared} />
      {isOpen && (
        <FormField id="proposal-why" label={t('proposal.form.why')} help={t('proposal.form.whyHelp')} error={shared.errors.why}>
          {(control) => <textarea {...control} className={fields.input} rows={2} maxLength={2000} value={form.why} onChange={({ target }) => change({ why: target.value })} />}
        </FormField>
      )}
      <div className={forms.acts}>
        <Button type="submit" variant="primary" isBusy={state.isBusy}>
          {t(isOpen ? 'proposal.revise.submit' : 'proposal.form.submit')}
        </Button>
      </div>
    </form>
  )
}

function What({ form, change, errors, choices, isNew }: FieldProps & { readonly choices: ProposalChoices; readonly isNew: boolean }) {
  const t = useText()
  const pick = useLocalized()
  const matterName = useMatterName()
  const matters = choices.matters.filter(({ unitIds, key }) => unitIds.includes(form.unitId) || key === form.matter)
  return (
    <Section title={t('proposal.form.what')}>
      <div className={forms.fields}>
        {isNew && (
          <>
            <SelectField
              {...{ id: 'proposal-unitId', label: t('proposal.form.unit'), value: form.unitId, error: errors.unitId, options: choices.places.map(({ unit }) => ({ value: unit.id, label: pick(unit.name) })) }}
              onChange={({ target }) => change({ unitId: target.value })}
            />
            <SelectField
              {...{ id: 'proposal-bodyId', label: t('proposal.field.body'), help: t('proposal.form.bodyHelp'), value: form.bodyId, error: errors.bodyId, options: choices.bodies.map(({ id, name }) => ({ value: id, label: pick(name) })) }}
              onChange={({ target }) => change({ bodyId: target.value })}
            />
            <SelectField
              {...{ id: 'proposal-kind', label: t('proposal.field.kind'), help: t(`proposal.kindHelp.${form.kind}`), value: form.kind, error: errors.kind, options: proposalKinds.map((value) => ({ value, label: t(`proposal.kind.${value}`) })) }}
              onChange={({ target }) => change({ kind: target.value as ProposalKind })}
            />
          </>
        )}
        <SelectField
          {...{ id: 'proposal-matter', label: t('proposal.field.matter'), help: t('proposal.form.matterHelp'), value: form.matter, error: errors.matter, options: matters.map(({ key, name }) => ({ value: key, label: matterName(key, name) })) }}
          onChange={({ target }) => change({ matter: target.value })}
        />
      </div>
    </Section>
  )
}

function Says({ form, change, errors }: FieldProps) {
  const t = useText()
  return (
    <Section title={t('proposal.form.says')}>
      {languages.map((each) => (
        <TextField
          {...{ id: each === 'fi' ? 'proposal-title' : `proposal-title-${each}`, label: t('proposal.form.title', { language: languageName[each] }), value: form.title[each], maxLength: 200, isOptional: each !== 'fi' }}
          key={each}
          error={each === 'fi' ? errors.title : undefined}
          onChange={({ target }) => change({ title: { ...form.title, [each]: target.value } })}
        />
      ))}
      {languages.map((each) => (
        <FormField key={each} id={each === 'fi' ? 'proposal-text' : `proposal-text-${each}`} label={t('proposal.form.text', { language: languageName[each] })} help={each === 'fi' ? t('proposal.form.textHelp') : undefined} isOptional={each !== 'fi'} error={each === 'fi' ? errors.text : undefined}>
          {(control) => <textarea {...control} className={fields.input} rows={each === 'fi' ? 10 : 5} lang={each} maxLength={longestProposal} value={form.text[each]} onChange={({ target }) => change({ text: { ...form.text, [each]: target.value } })} />}
        </FormField>
      ))}
    </Section>
  )
}

function Options({ form, change, errors }: FieldProps) {
  const t = useText()
  const { options } = form
  const edit = (place: number, fi: string) => change({ options: options.map((one, at) => (at === place ? { ...one, title: { ...one.title, fi } } : one)) })
  return (
    <Section title={t(`proposal.options.${form.kind === 'election' ? 'people' : 'title'}`)} note={t('proposal.options.note')}>
      {errors.options && <FieldError text={errors.options} />}
      {options.map(({ key, title }, place) => (
        <div key={key} className={forms.fields}>
          <TextField {...{ id: place === 0 ? 'proposal-options' : `proposal-options-${place}`, label: t('proposal.options.name', { number: place + 1 }), value: title.fi, maxLength: 200 }} onChange={({ target }) => edit(place, target.value)} />
          <Button variant="quiet" icon={IconTrash} onClick={() => change({ options: options.filter((_one, at) => at !== place) })}>
            {t('proposal.options.remove', { number: place + 1 })}
          </Button>
        </div>
      ))}
      {options.length < mostOptions && (
        <Button icon={IconPlus} onClick={() => change({ options: [...options, { key: nextKey(options), title: none }] })}>
          {t('proposal.options.add')}
        </Button>
      )}
      {(form.kind === 'election' || form.kind === 'selection') && (
        <TextField {...{ id: 'proposal-seats', label: t('proposal.field.seats'), help: t('proposal.form.seatsHelp'), inputMode: 'numeric', value: form.seats, error: errors.seats }} onChange={({ target }) => change({ seats: target.value })} />
      )}
    </Section>
  )
}

function Days({ form, change, errors }: FieldProps) {
  const t = useText()
  return (
    <Section title={t('proposal.form.days')}>
      <div className={forms.fields}>
        <TextField {...{ id: 'proposal-discussUntil', label: t('proposal.field.discussUntil'), help: t('proposal.form.discussHelp'), value: form.discussUntil, error: errors.discussUntil }} onChange={({ target }) => change({ discussUntil: target.value })} />
        {form.kind === 'consent' && (
          <TextField {...{ id: 'proposal-objectUntil', label: t('proposal.field.objectUntil'), help: t('proposal.form.objectHelp'), value: form.objectUntil, error: errors.objectUntil }} onChange={({ target }) => change({ objectUntil: target.value })} />
        )}
      </div>
    </Section>
  )
}
