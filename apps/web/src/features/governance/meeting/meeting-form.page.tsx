/** A meeting that is planned, or changed before it is called: which body, when, where, and by when the notice has to go out. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import type { Procedure } from '@solmu/domain/governance/charter-rules.js'
import { isDecided } from '@solmu/domain/governance/meeting.js'
import { addDays, homeTimeZone, instantIn, type IsoDate, timeIn, todayIn } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { type Language, languageName, languages, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../use-kept-form.js'
import { writtenText } from '../written-text.js'
import { readClockText } from './clock-text.js'
import { MeetingsCrumb } from './meeting-words.js'
import { changeMeetingMutation, type Meeting, type MeetingPlace, meetingPlacesQuery, meetingQuery, planMeetingMutation } from './meeting.operations.js'
import { NoticeRule } from './notice-rule.js'
import forms from '../../../ui/record-form.module.css'
import styles from './meeting.module.css'

const names = ['bodyId', 'title', 'startsAt', 'endsAt', 'place', 'remoteLink', 'procedure'] as const
type Name = (typeof names)[number]

interface MeetingForm {
  readonly bodyId: string
  readonly title: Readonly<Record<Language, string>>
  readonly day: string
  readonly start: string
  readonly end: string
  readonly place: string
  readonly remoteLink: string
  readonly procedure: Procedure
}

function firstForm(meeting: Meeting | null, [first]: readonly MeetingPlace[], language: Language): MeetingForm {
  if (meeting) {
    const { body, title, startsAt, endsAt, place, remoteLink, procedure } = meeting
    const starting = new Date(startsAt)
    return { bodyId: body.id, title: writtenText(title), day: dayInField(todayIn(homeTimeZone, starting), language), start: timeIn(starting), end: timeIn(new Date(endsAt)), place, remoteLink, procedure }
  }
  const day = dayInField(addDays(todayIn(), (first?.noticeDays ?? 14) + 7), language)
  return { bodyId: first?.body.id ?? '', title: { fi: '', sv: '', en: '' }, day, start: '13:00', end: '15:00', place: '', remoteLink: '', procedure: first?.procedures[0] ?? 'meeting' }
}

export function NewMeetingPage() {
  return <FormPage meeting={null} />
}

export function EditMeetingPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(meetingQuery, { variables: { id }, fetchPolicy: 'network-only' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return data ? <FormPage meeting={data.meeting} /> : <Skeleton withHeading lines={10} />
}

function FormPage({ meeting }: { readonly meeting: Meeting | null }) {
  const t = useText()
  const { data, error, refetch } = useQuery(meetingPlacesQuery, { fetchPolicy: 'cache-and-network' })
  return (
    <>
      <PageHeader title={t(meeting ? 'meeting.change.title' : 'meeting.plan.open')} breadcrumb={[<MeetingsCrumb key="list" />]} meta={t('meeting.plan.meta')} />
      {error && !data && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={10} />}
      {data && (data.meetingPlaces.length === 0 ? <EmptyState title={t('meeting.noPlaces')} text={t('meeting.noPlacesText')} /> : <DetailsForm meeting={meeting} places={data.meetingPlaces} />)}
    </>
  )
}

type FieldProps = { readonly form: MeetingForm; readonly change: (part: Partial<MeetingForm>) => void; readonly errors: Readonly<Partial<Record<Name, string>>> }

/** What is typed, as instants; what cannot be read is said at its field. */
function useTimes(form: MeetingForm) {
  const t = useText()
  const { today } = useViewer()
  const day = readDayText(form.day, today)
  const [start, end] = [readClockText(form.start), readClockText(form.end)]
  const problems: Partial<Record<Name, string>> = {
    ...(day === null && { startsAt: t('meeting.needs.day') }),
    ...(day !== null && start === null && { startsAt: t('meeting.needs.time') }),
    ...(end === null && { endsAt: t('meeting.needs.time') }),
    ...(start !== null && end !== null && end <= start && { endsAt: t('meeting.needs.end') })
  }
  const at = (time: string | null): string => instantIn(day ?? today, time ?? '00:00').toISOString()
  return { day, problems, times: () => ({ startsAt: at(start), endsAt: at(end) }) }
}

function DetailsForm({ meeting, places }: { readonly meeting: Meeting | null; readonly places: readonly MeetingPlace[] }) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const { form, change, forget } = useKeptForm<MeetingForm>(['meeting', meeting?.id ?? 'new'], firstForm(meeting, places, lang))
  const [plan] = useMutation(planMeetingMutation)
  const [save] = useMutation(changeMeetingMutation)
  const state = useAct<Name>({ names, placeOf: (path) => names.find((name) => path.includes(name)), known: { OUT_OF_RANGE: { field: 'startsAt', text: t('meeting.needs.ahead') } } }, () => undefined)
  const { day, problems, times } = useTimes(form)
  const send = async (): Promise<string | undefined> => {
    const { title, place, remoteLink, procedure } = form
    const frame = { title, place, remoteLink, procedure, ...times() }
    if (meeting) return (await save({ variables: { input: { ...frame, meetingId: meeting.id, expectedVersion: meeting.revision } } })).data?.changeMeeting.meeting.id
    return (await plan({ variables: { input: { ...frame, bodyId: form.bodyId } } })).data?.planMeeting.meeting.id
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const missing = { ...(form.title.fi.trim() === '' && { title: t('meeting.needs.title') }), ...(form.place.trim() === '' && form.remoteLink.trim() === '' && { place: t('meeting.needs.place') }) }
    void state.run(
      async () => {
        const id = await send()
        forget()
        showToast({ kind: 'done', text: t('meeting.plan.saved') })
        if (id) await navigate({ to: meeting ? '/$lang/governance/meetings/$id' : '/$lang/governance/meetings/$id/agenda', params: { lang, id } })
      },
      { ...missing, ...problems }
    )
  }
  const shared = { form, change, errors: state.refusal.fields }
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(state.refusal, names, 'meeting')} attempt={state.attempt} />
      <What {...shared} places={places} isFixed={meeting !== null} />
      <When {...shared} />
      <LiveNotice {...{ form, meeting, places, day }} />
      <div className={forms.acts}>
        <Button type="submit" variant="primary" isBusy={state.isBusy}>
          {t(meeting ? 'meeting.plan.save' : 'meeting.plan.next')}
        </Button>
      </div>
    </form>
  )
}

function LiveNotice({ form, meeting, places, day }: { readonly form: MeetingForm; readonly meeting: Meeting | null; readonly places: readonly MeetingPlace[]; readonly day: IsoDate | null }) {
  const { today } = useViewer()
  const chosen = places.find(({ body }) => body.id === form.bodyId)
  if (!chosen || day === null) return null
  return <NoticeRule meetingOn={day} noticeDays={noticeDaysOf(chosen, meeting ? meeting.items : [])} today={today} />
}

/** The longest notice that the body or one of the matters demands. */
export const noticeDaysOf = ({ noticeDays, matters }: MeetingPlace, items: readonly Pick<Meeting['items'][number], 'kind' | 'matter'>[]): number =>
  Math.max(noticeDays, ...items.filter(({ kind }) => isDecided(kind)).map(({ matter }) => matters.find(({ key }) => key === matter)?.noticeDays ?? 0))

function What({ form, change, errors, places, isFixed }: FieldProps & { readonly places: readonly MeetingPlace[]; readonly isFixed: boolean }) {
  const t = useText()
  const pick = useLocalized()
  const procedures = places.find(({ body }) => body.id === form.bodyId)?.procedures ?? [form.procedure]
  const choose = (bodyId: string) => {
    const offered = places.find(({ body }) => body.id === bodyId)?.procedures ?? []
    change({ bodyId, ...(!offered.includes(form.procedure) && offered[0] && { procedure: offered[0] }) })
  }
  return (
    <Section title={t('meeting.plan.what')}>
      <div className={forms.fields}>
        <SelectField
          {...{ id: 'meeting-bodyId', label: t('meeting.field.body'), help: isFixed ? t('meeting.plan.bodyFixed') : undefined, value: form.bodyId, error: errors.bodyId, disabled: isFixed }}
          options={places.map(({ body }) => ({ value: body.id, label: pick(body.name) }))}
          onChange={({ target }) => choose(target.value)}
        />
        <SelectField
          {...{ id: 'meeting-procedure', label: t('meeting.field.procedure'), value: form.procedure, error: errors.procedure }}
          options={procedures.map((value) => ({ value, label: t(`meeting.procedure.${value}`) }))}
          onChange={({ target }) => change({ procedure: target.value as Procedure })}
        />
        {languages.map((each) => (
          <TextField
            {...{ id: each === 'fi' ? 'meeting-title' : `meeting-title-${each}`, label: t('meeting.plan.titleIn', { language: languageName[each] }), value: form.title[each], maxLength: 200, isOptional: each !== 'fi', lang: each }}
            key={each}
            error={each === 'fi' ? errors.title : undefined}
            onChange={({ target }) => change({ title: { ...form.title, [each]: target.value } })}
          />
        ))}
      </div>
    </Section>
  )
}

function When({ form, change, errors }: FieldProps) {
  const t = useText()
  return (
    <Section title={t('meeting.plan.when')} note={t('meeting.zone')}>
      <div className={styles.times}>
        <TextField id="meeting-startsAt" label={t('meeting.plan.day')} value={form.day} error={errors.startsAt} onChange={({ target }) => change({ day: target.value })} />
        <TextField id="meeting-start" label={t('meeting.plan.start')} value={form.start} onChange={({ target }) => change({ start: target.value })} />
        <TextField id="meeting-endsAt" label={t('meeting.plan.end')} value={form.end} error={errors.endsAt} onChange={({ target }) => change({ end: target.value })} />
      </div>
      <div className={forms.fields}>
        <TextField id="meeting-place" label={t('meeting.field.place')} help={t('meeting.plan.placeHelp')} maxLength={300} value={form.place} error={errors.place} onChange={({ target }) => change({ place: target.value })} />
        <TextField id="meeting-remoteLink" label={t('meeting.field.remoteLink')} help={t('meeting.plan.linkHelp')} isOptional inputMode="url" maxLength={500} value={form.remoteLink} error={errors.remoteLink} onChange={({ target }) => change({ remoteLink: target.value })} />
      </div>
    </Section>
  )
}
