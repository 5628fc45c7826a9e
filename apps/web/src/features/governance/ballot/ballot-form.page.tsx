/** A new ballot, or one that is not opened yet. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { ballotSecrecies, type BallotMethod, type BallotSecrecy, highestScore } from '@solmu/domain/governance/ballot.js'
import { commonMatters } from '@solmu/domain/governance/charter-rules.js'
import { useViewer } from '../../../app/viewer.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { languageName, languages, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../use-kept-form.js'
import { type BallotForm, type BallotSubject, firstForm, formOf, earliestOn, keyOf, methodsOn, placesOn, problemsOf, readForm, recordOf } from './ballot-form.js'
import { ballotSubjectSchema } from './ballot.search.js'
import { charterVersionName } from '@solmu/domain/governance/charter.js'
import { BallotsCrumb } from './ballot-words.js'
import { type Ballot, ballotOnCharterQuery, ballotOnProposalQuery, type BallotPlace, ballotPlacesQuery, ballotQuery, saveBallotMutation } from './ballot.operations.js'
import fields from '../../../ui/form-field.module.css'
import forms from '../../../ui/record-form.module.css'

const names = ['title', 'bodyId', 'matter', 'method', 'secrecy', 'options', 'seats', 'maxScore', 'opensAt', 'closesAt', 'effectiveFrom'] as const
export function NewBallotPage() {
  const [{ proposal, amendment }] = useListSearch(ballotSubjectSchema)
  if (proposal) return <OnProposal id={proposal} />
  return amendment ? <OnCharter id={amendment} /> : <FormPage ballot={null} subject={{}} />
}

/** Waits for the proposal, so that the form begins with it. */
function OnProposal({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(ballotOnProposalQuery, { variables: { id } })
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return data ? <FormPage ballot={null} subject={{ proposal: data.proposal }} /> : <Skeleton withHeading lines={10} />
}

/** The same for the version of the charter. */
function OnCharter({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(ballotOnCharterQuery)
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton withHeading lines={10} />
  const version = data.charterVersions.find((each) => each.id === id)
  return <FormPage ballot={null} subject={version ? { amendment: { ...version, title: charterVersionName(version.number) } } : {}} />
}

export function EditBallotPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(ballotQuery, { variables: { id }, fetchPolicy: 'network-only' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return data ? <FormPage ballot={data.ballot.ballot} subject={{}} /> : <Skeleton withHeading lines={10} />
}

type PageProps = { readonly ballot: Ballot | null; readonly subject: BallotSubject }

function FormPage({ ballot, subject }: PageProps) {
  const t = useText()
  const { data, error, refetch } = useQuery(ballotPlacesQuery, { fetchPolicy: 'cache-and-network' })
  return (
    <>
      <PageHeader title={t(ballot ? 'ballot.edit.title' : 'ballot.new.title')} breadcrumb={[<BallotsCrumb key="list" />]} meta={t('ballot.form.meta')} />
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={10} />}
      {data && (data.ballotPlaces.length === 0 ? <EmptyState title={t('ballot.noPlaces')} text={t('ballot.noPlacesText')} /> : <DetailsForm {...{ ballot, subject }} places={data.ballotPlaces} />)}
    </>
  )
}

type FieldProps = { readonly form: BallotForm; readonly change: (part: Partial<BallotForm>) => void; readonly errors: Readonly<Partial<Record<(typeof names)[number], string>>> }
type PlaceProps = { readonly places: readonly BallotPlace[] }

function DetailsForm({ ballot, subject, places }: PlaceProps & PageProps) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const navigate = useNavigate()
  const { form, change, forget } = useKeptForm<BallotForm>(['ballot', keyOf(ballot, subject)], ballot ? formOf(ballot, lang) : firstForm({ places, subject, language: lang, today }))
  const offered = placesOn(places, ballot ?? subject, form)
  const [save] = useMutation(saveBallotMutation)
  const state = useAct<(typeof names)[number]>({ names }, () => undefined)
  const { amendment } = ballot ?? subject
  const isOnCharter = Boolean(amendment)
  const format = useFormat()
  // Of one that was written before, what it is on is not at hand: the API knows.
  const earliest = ballot && (ballot.proposal || ballot.amendment) ? null : earliestOn(subject, { places, today, ...form })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void state.run(
      async () => {
        const { data } = await save({ variables: { input: { ...readForm(form, { today, isOnCharter }), ...recordOf(ballot, subject) } } })
        forget()
        showToast({ kind: 'done', text: t('ballot.saved') })
        const id = data?.saveBallot.ballot.ballot.id
        if (id) await navigate({ to: '/$lang/governance/ballots/$id', params: { lang, id } })
      },
      problemsOf(form, { t, today, isOnCharter, earliest: earliest?.day ?? null, dayText: format.day })
    )
  }
  const shared = { form, change, errors: state.refusal.fields }
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(state.refusal, names, 'ballot')} attempt={state.attempt} />
      <What {...shared} places={offered} />
      <How {...shared} places={offered} methods={methodsOn(ballot ?? subject)} isOnCharter={isOnCharter} earliest={earliest && t('ballot.form.earliest', { day: format.day(earliest.day), days: earliest.days })} />
      <div className={forms.acts}>
        <Button type="submit" variant="primary" isBusy={state.isBusy}>
          {t('ballot.save')}
        </Button>
      </div>
    </form>
  )
}

function What({ form, change, errors, places }: FieldProps & PlaceProps) {
  const t = useText()
  const pick = useLocalized()
  return (
    <Section title={t('ballot.form.what')}>
      <div className={forms.fields}>
        {languages.map((each) => (
          <TextField
            {...{ id: each === 'fi' ? 'ballot-title' : `ballot-title-${each}`, label: t('ballot.form.title', { language: languageName[each] }), value: form.title[each], maxLength: 200, isOptional: each !== 'fi' }}
            key={each}
            error={each === 'fi' ? errors.title : undefined}
            onChange={({ target }) => change({ title: { ...form.title, [each]: target.value } })}
          />
        ))}
        <SelectField
          {...{ id: 'ballot-bodyId', label: t('ballot.field.body'), value: form.bodyId, error: errors.bodyId, options: places.map(({ body }) => ({ value: body.id, label: pick(body.name) })) }}
          onChange={({ target }) => change({ bodyId: target.value })}
        />
        <MatterField {...{ form, change, errors, places }} />
      </div>
      {languages.map((each) => (
        <FormField key={each} id={`ballot-description-${each}`} label={t('ballot.form.description', { language: languageName[each] })} isOptional>
          {(control) => <textarea {...control} className={fields.input} rows={2} maxLength={4000} value={form.description[each]} onChange={({ target }) => change({ description: { ...form.description, [each]: target.value } })} />}
        </FormField>
      ))}
    </Section>
  )
}

const mattersOf = (places: readonly BallotPlace[], bodyId: string) => places.find(({ body }) => body.id === bodyId)?.matters ?? []

/** The matter decides the majority and whether the ballot is secret. */
function MatterField({ form, change, errors, places }: FieldProps & PlaceProps) {
  const t = useText()
  const pick = useLocalized()
  const matters = mattersOf(places, form.bodyId)
  const choose = (matter: string) => {
    const rule = matters.find((each) => each.matter === matter)?.secrecy
    change({ matter, ...(rule === 'open' || rule === 'secret' ? { secrecy: rule } : {}) })
  }
  const isCommon = (matter: string): boolean => commonMatters.some((common) => common === matter)
  return (
    <SelectField
      {...{ id: 'ballot-matter', label: t('ballot.field.matter'), help: t('ballot.form.matterHelp'), value: form.matter, error: errors.matter }}
      options={matters.map(({ matter, name }) => ({ value: matter, label: isCommon(matter) ? t(`ballot.matter.${matter}`) : pick(name) }))}
      onChange={({ target }) => choose(target.value)}
    />
  )
}

type HowProps = FieldProps & PlaceProps & { readonly methods: readonly BallotMethod[]; readonly isOnCharter: boolean; readonly earliest: string | null }

function How({ form, change, errors, places, methods, isOnCharter, earliest }: HowProps) {
  const t = useText()
  const rule = mattersOf(places, form.bodyId).find(({ matter }) => matter === form.matter)?.secrecy
  const allowed = ballotSecrecies.filter((each) => rule === undefined || rule === 'secret_on_request' || rule === each)
  return (
    <Section title={t('ballot.form.how')}>
      <SelectField
        {...{ id: 'ballot-method', label: t('ballot.field.method'), help: t(`ballot.methodHelp.${form.method}`), value: form.method, error: errors.method }}
        options={methods.map((value) => ({ value, label: t(`ballot.method.${value}`) }))}
        onChange={({ target }) => change({ method: target.value as BallotMethod })}
      />
      <SelectField
        {...{ id: 'ballot-secrecy', label: t('ballot.field.secrecy'), help: t('ballot.form.secrecyHelp'), value: form.secrecy, error: errors.secrecy }}
        options={allowed.map((value) => ({ value, label: t(`ballot.secrecy.${value}`) }))}
        onChange={({ target }) => change({ secrecy: target.value as BallotSecrecy })}
      />
      {form.method !== 'yes_no' && <Candidates {...{ form, change, errors }} />}
      <Times {...{ form, change, errors, earliest }} />
      {isOnCharter && <TextField id="ballot-effectiveFrom" label={t('ballot.field.effectiveFrom')} help={t('ballot.form.effectiveFromHelp')} value={form.effectiveFrom} error={errors.effectiveFrom} onChange={({ target }) => change({ effectiveFrom: target.value })} />}
    </Section>
  )
}

/** When it opens by itself, if it does, and until when votes are taken. */
function Times({ form, change, errors, earliest }: FieldProps & { readonly earliest: string | null }) {
  const t = useText()
  return (
    <>
      <TextField id="ballot-opensAt" label={t('ballot.form.opensDay')} help={t('ballot.form.opensHelp')} isOptional value={form.opensDay} error={errors.opensAt} onChange={({ target }) => change({ opensDay: target.value })} />
      <TextField id="ballot-opensTime" label={t('ballot.form.opensTime')} isOptional value={form.opensTime} onChange={({ target }) => change({ opensTime: target.value })} />
      <TextField id="ballot-closesAt" label={t('ballot.form.day')} {...(earliest !== null && { help: earliest })} value={form.day} error={errors.closesAt} onChange={({ target }) => change({ day: target.value })} />
      <TextField id="ballot-time" label={t('ballot.form.time')} help={t('ballot.form.timeHelp')} value={form.time} onChange={({ target }) => change({ time: target.value })} />
    </>
  )
}

function Candidates({ form, change, errors }: FieldProps) {
  const t = useText()
  return (
    <>
      <FormField id="ballot-options" label={t('ballot.field.options')} help={t('ballot.form.optionsHelp')} error={errors.options}>
        {(control) => <textarea {...control} className={fields.input} rows={5} maxLength={12_000} value={form.options} onChange={({ target }) => change({ options: target.value })} />}
      </FormField>
      <TextField id="ballot-seats" label={t('ballot.field.seats')} inputMode="numeric" value={form.seats} error={errors.seats} onChange={({ target }) => change({ seats: target.value })} />
      {form.method in highestScore && <TextField id="ballot-maxScore" label={t(form.method === 'budget' ? 'ballot.field.shared' : 'ballot.field.maxScore')} inputMode="numeric" value={form.maxScore} error={errors.maxScore} onChange={({ target }) => change({ maxScore: target.value })} />}
    </>
  )
}
