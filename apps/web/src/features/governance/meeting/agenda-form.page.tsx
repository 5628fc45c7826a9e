/** The agenda of a meeting that was not called: its items in their order, what is proposed in each, and by when the notice goes out. */
import { useMutation, useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { isDecided, type MeetingItemKind, mostItems } from '@solmu/domain/governance/meeting.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { dayOfInstant } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { type Language, useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../use-kept-form.js'
import { writtenText } from '../written-text.js'
import { ItemFields, type ItemErrors, type ItemForm, type Texts } from './agenda-item-fields.js'
import { noticeDaysOf } from './meeting-form.page.js'
import { MeetingLink, MeetingsCrumb } from './meeting-words.js'
import { type Meeting, type MeetingPlace, meetingPlacesQuery, meetingQuery, setMeetingAgendaMutation } from './meeting.operations.js'
import { NoticeRule } from './notice-rule.js'
import forms from '../../../ui/record-form.module.css'
import styles from './meeting.module.css'

const none: Texts = { fi: '', sv: '', en: '' }

const formOf = ({ id, kind, matter, title, proposalText, proposal, amendment, effectiveFrom }: Meeting['items'][number], language: Language): ItemForm => ({
  ...{ key: id, id, kind, matter, title: writtenText(title), proposalText: writtenText(proposalText), proposalId: proposal?.id ?? '' },
  ...{ amendmentId: amendment?.id ?? '', effectiveFrom: effectiveFrom ? dayInField(effectiveFrom, language) : '' }
})

const newItem = (key: string, kind: MeetingItemKind, title: Texts = none): ItemForm => ({ key, id: null, kind, matter: 'ordinary', title, proposalText: none, proposalId: '', amendmentId: '', effectiveFrom: '' })

/** What every meeting begins and ends with: a text of the record, and so in every language. */
const opening: Texts = { fi: 'Kokouksen avaus', sv: 'Mötet öppnas', en: 'Opening of the meeting' }
const closing: Texts = { fi: 'Kokouksen päättäminen', sv: 'Mötet avslutas', en: 'Closing of the meeting' }

const firstItems = ({ items }: Meeting, language: Language): readonly ItemForm[] => (items.length > 0 ? items.map((item) => formOf(item, language)) : [newItem('new-1', 'opening', opening), newItem('new-2', 'closing', closing)])

export function AgendaPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, refetch } = useQuery(meetingQuery, { variables: { id }, fetchPolicy: 'network-only' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return data ? <AgendaOf meeting={data.meeting} /> : <Skeleton withHeading lines={10} />
}

function AgendaOf({ meeting }: { readonly meeting: Meeting }) {
  const t = useText()
  const { data, error, refetch } = useQuery(meetingPlacesQuery, { fetchPolicy: 'cache-and-network' })
  const place = data?.meetingPlaces.find(({ body }) => body.id === meeting.body.id)
  const isFixed = meeting.state !== 'draft' || (data && !place)
  return (
    <>
      <PageHeader title={t('meeting.agenda.title')} breadcrumb={[<MeetingsCrumb key="list" />, <MeetingLink key="one" meeting={meeting} />]} meta={t('meeting.agenda.meta')} />
      {isFixed && <EmptyState title={t('meeting.agenda.fixed')} text={t('meeting.agenda.fixedText')} />}
      {!isFixed && place && <AgendaForm {...{ meeting, place }} />}
      {!isFixed && !data && (error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />)}
    </>
  )
}

/** An amendment holds from a day that is written. */
function itemProblems({ title, amendmentId, effectiveFrom }: ItemForm, { needsTitle, needsDay, today }: { readonly needsTitle: string; readonly needsDay: string; readonly today: IsoDate }): ItemErrors {
  return { ...(title.fi.trim() === '' && { title: needsTitle }), ...(amendmentId !== '' && readDayText(effectiveFrom, today) === null && { effectiveFrom: needsDay }) }
}

const fieldIds = { title: 'agenda-title', amendmentId: 'agenda-amendment', effectiveFrom: 'agenda-effective' } as const
const fieldNames = ['title', 'amendmentId', 'effectiveFrom'] as const

function AgendaForm({ meeting, place }: { readonly meeting: Meeting; readonly place: MeetingPlace }) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const { today } = useViewer()
  const { form, change, forget } = useKeptForm<{ items: readonly ItemForm[] }>(['meeting-agenda', meeting.id], { items: firstItems(meeting, lang) })
  const [problems, setProblems] = useState<readonly ItemErrors[]>([])
  const [save] = useMutation(setMeetingAgendaMutation)
  const state = useAct<never>({ names: [] }, () => undefined)
  const { items } = form
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = items.map((item, at) => itemProblems(item, { needsTitle: t('meeting.agenda.needsTitle', { number: at + 1 }), needsDay: t('meeting.agenda.needsDay', { number: at + 1 }), today }))
    setProblems(found)
    void state.run(async () => {
      if (found.some((each) => Object.keys(each).length > 0)) return
      const input = items.map(({ id, kind, matter, title, proposalText, proposalId, amendmentId, effectiveFrom }) => ({
        ...{ id, kind, matter: isDecided(kind) ? matter : 'ordinary', title, proposalText, proposalId: proposalId || null },
        ...(amendmentId !== '' && { amendmentId, effectiveFrom: readDayText(effectiveFrom, today) })
      }))
      await save({ variables: { input: { meetingId: meeting.id, expectedVersion: meeting.revision, items: input } } })
      forget()
      showToast({ kind: 'done', text: t('meeting.agenda.saved') })
      await navigate({ to: '/$lang/governance/meetings/$id', params: { lang, id: meeting.id } })
    })
  }
  const summary = [...problems.flatMap((errors, at) => fieldNames.flatMap((name) => (errors[name] ? [{ fieldId: `${fieldIds[name]}-${at}`, text: errors[name] }] : []))), ...state.refusal.whole.map((text) => ({ text }))]
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <ErrorSummary errors={summary} attempt={state.attempt} />
      <NoticeRule meetingOn={dayOfInstant(meeting.startsAt)} noticeDays={noticeDaysOf(place, items)} today={today} />
      <ol className={styles.items}>
        {items.map((item, at) => (
          <ItemFields key={item.key} {...{ items, at, place }} errors={problems[at] ?? {}} onChange={(next) => change({ items: next })} />
        ))}
      </ol>
      {items.length < mostItems && (
        <Button icon={IconPlus} onClick={() => change({ items: withNew(items) })}>
          {t('meeting.agenda.add')}
        </Button>
      )}
      <div className={forms.acts}>
        <Button type="submit" variant="primary" isBusy={state.isBusy}>
          {t('meeting.agenda.save')}
        </Button>
      </div>
    </form>
  )
}

/** A key that no item has. */
const nextKey = (items: readonly ItemForm[]): string => `new-${1 + Math.max(0, ...items.map(({ key }) => Number(/^new-(\d+)$/u.exec(key)?.[1] ?? 0)))}`

/** A new item stands before the closing, where there is one at the end. */
function withNew(items: readonly ItemForm[]): readonly ItemForm[] {
  const last = items.at(-1)
  const made = newItem(nextKey(items), 'decision')
  return last?.kind === 'closing' ? [...items.slice(0, -1), made, last] : [...items, made]
}
