/** A new ballot, or one that is not opened yet. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { ballotMethods, ballotSecrecies, type BallotMethod, type BallotSecrecy } from '@solmu/domain/governance/ballot.js'
import { commonMatters } from '@solmu/domain/governance/charter-rules.js'
import { addDays, instantIn, isClockTime, timeIn, todayIn } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { type Language, languageName, languages, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { writtenText } from '../written-text.js'
import { useKeptForm } from '../use-kept-form.js'
import { BallotsCrumb } from './ballot-words.js'
import { type Ballot, type BallotPlace, ballotPlacesQuery, ballotQuery, saveBallotMutation } from './ballot.operations.js'
import fields from '../../../ui/form-field.module.css'
import forms from '../../../ui/record-form.module.css'

const names = ['title', 'bodyId', 'matter', 'method', 'secrecy', 'options', 'seats', 'maxScore', 'closesAt'] as const
type Texts = Readonly<Record<Language, string>>

interface BallotForm {
  readonly bodyId: string
  readonly matter: string
  readonly title: Texts
  readonly description: Texts
  readonly method: BallotMethod
  readonly secrecy: BallotSecrecy
  /** One option a line. */
  readonly options: string
  readonly seats: string
  readonly maxScore: string
  readonly day: string
  readonly time: string
}

const none: Texts = { fi: '', sv: '', en: '' }

function firstForm(ballot: Ballot | null, places: readonly BallotPlace[], language: Language): BallotForm {
  if (ballot) {
    const { body, matter, method, secrecy, options, seats, maxScore, closesAt } = ballot
    const closing = new Date(closesAt)
    return {
      ...{ bodyId: body.id, matter, title: writtenText(ballot.title), description: writtenText(ballot.description), method, secrecy, seats: String(seats), maxScore: String(maxScore) },
      ...{ options: options.map(({ name }) => [name.fi, name.sv, name.en].join(' | ').replace(/( \| )+$/, '')).join('\n'), day: dayInField(todayIn(undefined, closing), language), time: timeIn(closing) }
    }
  }
  const [place] = places
  const secrecy = place?.matters[0]?.secrecy === 'secret' ? 'secret' : 'open'
  return { bodyId: place?.body.id ?? '', matter: place?.matters[0]?.matter ?? '', title: none, description: none, method: 'yes_no', secrecy, options: '', seats: '1', maxScore: '5', day: dayInField(addDays(todayIn(), 14), language), time: '16:00' }
}

/** One option a line, in Finnish and, after a bar each, in Swedish and English. */
const optionsOf = (text: string): Texts[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [fi = '', sv = '', en = ''] = line.split('|').map((part) => part.trim())
      return { fi, sv, en }
    })

export function NewBallotPage() {
  return <FormPage ballot={null} />
}

export function EditBallotPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(ballotQuery, { variables: { id }, fetchPolicy: 'network-only' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return data ? <FormPage ballot={data.ballot.ballot} /> : <Skeleton withHeading lines={10} />
}

function FormPage({ ballot }: { readonly ballot: Ballot | null }) {
  const t = useText()
  const { data, error, refetch } = useQuery(ballotPlacesQuery, { fetchPolicy: 'cache-and-network' })
  return (
    <>
      <PageHeader title={t(ballot ? 'ballot.edit.title' : 'ballot.new.title')} breadcrumb={[<BallotsCrumb key="list" />]} meta={t('ballot.form.meta')} />
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={10} />}
      {data && (data.ballotPlaces.length === 0 ? <EmptyState title={t('ballot.noPlaces')} text={t('ballot.noPlacesText')} /> : <DetailsForm ballot={ballot} places={data.ballotPlaces} />)}
    </>
  )
}

type FieldProps = { readonly form: BallotForm; readonly change: (part: Partial<BallotForm>) => void; readonly errors: Readonly<Partial<Record<(typeof names)[number], string>>> }
type PlaceProps = { readonly places: readonly BallotPlace[] }

function DetailsForm({ ballot, places }: PlaceProps & { readonly ballot: Ballot | null }) {
  const t = useText()
  const lang = useLanguage()
  const { today } = useViewer()
  const navigate = useNavigate()
  const { form, change, forget } = useKeptForm<BallotForm>(['ballot', ballot?.id ?? 'new'], firstForm(ballot, places, lang))
  const [save] = useMutation(saveBallotMutation)
  const state = useAct<(typeof names)[number]>({ names }, () => undefined)
  const day = readDayText(form.day, today)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void state.run(
      async () => {
        const { bodyId, matter, title, description, method, secrecy } = form
        const closesAt = instantIn(day ?? today, form.time).toISOString()
        const said = { bodyId, matter, title, description, method, secrecy, options: optionsOf(form.options), seats: Number(form.seats), maxScore: Number(form.maxScore), closesAt }
        const { data } = await save({ variables: { input: { ...said, ...(ballot && { ballotId: ballot.id, expectedVersion: ballot.version }) } } })
        forget()
        showToast({ kind: 'done', text: t('ballot.saved') })
        const id = data?.saveBallot.ballot.ballot.id
        if (id) await navigate({ to: '/$lang/governance/ballots/$id', params: { lang, id } })
      },
      { ...(form.title.fi.trim() === '' && { title: t('ballot.needs.title') }), ...((day === null || !isClockTime(form.time)) && { closesAt: t('ballot.needs.closesAt') }) }
    )
  }
  const shared = { form, change, errors: state.refusal.fields }
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(state.refusal, names, 'ballot')} attempt={state.attempt} />
      <What {...shared} places={places} />
      <How {...shared} places={places} />
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

function How({ form, change, errors, places }: FieldProps & PlaceProps) {
  const t = useText()
  const rule = mattersOf(places, form.bodyId).find(({ matter }) => matter === form.matter)?.secrecy
  const allowed = ballotSecrecies.filter((each) => rule === undefined || rule === 'secret_on_request' || rule === each)
  return (
    <Section title={t('ballot.form.how')}>
      <SelectField
        {...{ id: 'ballot-method', label: t('ballot.field.method'), help: t(`ballot.methodHelp.${form.method}`), value: form.method, error: errors.method }}
        options={ballotMethods.map((value) => ({ value, label: t(`ballot.method.${value}`) }))}
        onChange={({ target }) => change({ method: target.value as BallotMethod })}
      />
      <SelectField
        {...{ id: 'ballot-secrecy', label: t('ballot.field.secrecy'), help: t('ballot.form.secrecyHelp'), value: form.secrecy, error: errors.secrecy }}
        options={allowed.map((value) => ({ value, label: t(`ballot.secrecy.${value}`) }))}
        onChange={({ target }) => change({ secrecy: target.value as BallotSecrecy })}
      />
      {form.method !== 'yes_no' && <Candidates {...{ form, change, errors }} />}
      <TextField id="ballot-closesAt" label={t('ballot.form.day')} value={form.day} error={errors.closesAt} onChange={({ target }) => change({ day: target.value })} />
      <TextField id="ballot-time" label={t('ballot.form.time')} help={t('ballot.form.timeHelp')} value={form.time} onChange={({ target }) => change({ time: target.value })} />
    </Section>
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
      {form.method === 'score' && <TextField id="ballot-maxScore" label={t('ballot.field.maxScore')} inputMode="numeric" value={form.maxScore} error={errors.maxScore} onChange={({ target }) => change({ maxScore: target.value })} />}
    </>
  )
}
