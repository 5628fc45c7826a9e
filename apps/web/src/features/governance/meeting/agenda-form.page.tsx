/** The agenda of a meeting that was not called: its items in their order, what is proposed in each, and by when the notice goes out. */
import { useMutation, useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { commonMatters } from '@solmu/domain/governance/charter-rules.js'
import { isDecided, type MeetingItemKind, meetingItemKinds, mostItems } from '@solmu/domain/governance/meeting.js'
import { useViewer } from '../../../app/viewer.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { dayOfInstant } from '../../../ui/format.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { type Language, languageName, languages, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../use-kept-form.js'
import { writtenText } from '../written-text.js'
import { ItemOrder } from './item-order.js'
import { noticeDaysOf } from './meeting-form.page.js'
import { MeetingLink, MeetingsCrumb } from './meeting-words.js'
import { type Meeting, type MeetingPlace, meetingPlacesQuery, meetingQuery, setMeetingAgendaMutation } from './meeting.operations.js'
import { NoticeRule } from './notice-rule.js'
import fields from '../../../ui/form-field.module.css'
import forms from '../../../ui/record-form.module.css'
import styles from './meeting.module.css'

type Texts = Readonly<Record<Language, string>>

interface ItemForm {
  /** Tells the fields apart while they are moved. */
  readonly key: string
  readonly id: string | null
  readonly kind: MeetingItemKind
  readonly matter: string
  readonly title: Texts
  readonly proposalText: Texts
  readonly proposalId: string
}

const none: Texts = { fi: '', sv: '', en: '' }

const formOf = ({ id, kind, matter, title, proposalText, proposal }: Meeting['items'][number]): ItemForm => ({ key: id, id, kind, matter, title: writtenText(title), proposalText: writtenText(proposalText), proposalId: proposal?.id ?? '' })

const newItem = (key: string, kind: MeetingItemKind, title: Texts = none): ItemForm => ({ key, id: null, kind, matter: 'ordinary', title, proposalText: none, proposalId: '' })

/** What every meeting begins and ends with: a text of the record, and so in every language. */
const opening: Texts = { fi: 'Kokouksen avaus', sv: 'Mötet öppnas', en: 'Opening of the meeting' }
const closing: Texts = { fi: 'Kokouksen päättäminen', sv: 'Mötet avslutas', en: 'Closing of the meeting' }

const firstItems = ({ items }: Meeting): readonly ItemForm[] => (items.length > 0 ? items.map(formOf) : [newItem('new-1', 'opening', opening), newItem('new-2', 'closing', closing)])

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

type Problem = { readonly place: number; readonly text: string }

function AgendaForm({ meeting, place }: { readonly meeting: Meeting; readonly place: MeetingPlace }) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const { today } = useViewer()
  const { form, change, forget } = useKeptForm<{ items: readonly ItemForm[] }>(['meeting-agenda', meeting.id], { items: firstItems(meeting) })
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [save] = useMutation(setMeetingAgendaMutation)
  const state = useAct<never>({ names: [] }, () => undefined)
  const { items } = form
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = items.flatMap(({ title }, at) => (title.fi.trim() === '' ? [{ place: at, text: t('meeting.agenda.needsTitle', { number: at + 1 }) }] : []))
    setProblems(found)
    void state.run(async () => {
      if (found.length > 0) return
      const input = items.map(({ id, kind, matter, title, proposalText, proposalId }) => ({ id, kind, matter: isDecided(kind) ? matter : 'ordinary', title, proposalText, proposalId: proposalId || null }))
      await save({ variables: { input: { meetingId: meeting.id, expectedVersion: meeting.revision, items: input } } })
      forget()
      showToast({ kind: 'done', text: t('meeting.agenda.saved') })
      await navigate({ to: '/$lang/governance/meetings/$id', params: { lang, id: meeting.id } })
    })
  }
  const summary = [...problems.map(({ place: at, text }) => ({ fieldId: `agenda-title-${at}`, text })), ...state.refusal.whole.map((text) => ({ text }))]
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <ErrorSummary errors={summary} attempt={state.attempt} />
      <NoticeRule meetingOn={dayOfInstant(meeting.startsAt)} noticeDays={noticeDaysOf(place, items)} today={today} />
      <ol className={styles.items}>
        {items.map((item, at) => (
          <ItemFields key={item.key} {...{ items, at, place }} error={problems.find((each) => each.place === at)?.text} onChange={(next) => change({ items: next })} />
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

interface ItemProps {
  readonly items: readonly ItemForm[]
  readonly at: number
  readonly place: MeetingPlace
  readonly error: string | undefined
  readonly onChange: (items: readonly ItemForm[]) => void
}

function ItemFields({ items, at, place, error, onChange }: ItemProps) {
  const t = useText()
  const item = items[at]
  if (!item) return null
  const edit = (part: Partial<ItemForm>) => onChange(items.map((one, each) => (each === at ? { ...one, ...part } : one)))
  const name = item.title.fi || t('meeting.agenda.unnamed', { number: at + 1 })
  return (
    <li>
      <Section title={`${at + 1}. ${name}`} aside={<ItemOrder {...{ items, place: at, name, onChange }} />}>
        <div className={forms.fields}>
          <SelectField
            {...{ id: `agenda-kind-${at}`, label: t('meeting.agenda.kind'), value: item.kind, options: meetingItemKinds.map((value) => ({ value, label: t(`meeting.item.kind.${value}`) })) }}
            onChange={({ target }) => edit({ kind: target.value as MeetingItemKind, matter: target.value === 'election' ? 'election' : 'ordinary' })}
          />
          {isDecided(item.kind) && <MatterField {...{ item, at, place, edit }} />}
        </div>
        <ItemTexts {...{ item, at, place, error, edit }} />
      </Section>
    </li>
  )
}

type EditProps = { readonly item: ItemForm; readonly at: number; readonly place: MeetingPlace; readonly edit: (part: Partial<ItemForm>) => void }

/** What a matter is called: the common ones by the web, the charter's own by the charter. */
function useMatterName(): (matter: MeetingPlace['matters'][number]) => string {
  const t = useText()
  const pick = useLocalized()
  return ({ key, name }) => (commonMatters.some((common) => common === key) ? t(`charter.matter.${key}`) : pick(name))
}

function MatterField({ item, at, place, edit }: EditProps) {
  const t = useText()
  const nameOf = useMatterName()
  return (
    <SelectField
      {...{ id: `agenda-matter-${at}`, label: t('meeting.agenda.matter'), help: t('meeting.agenda.matterHelp'), value: item.matter }}
      options={place.matters.map((matter) => ({ value: matter.key, label: nameOf(matter) }))}
      onChange={({ target }) => edit({ matter: target.value })}
    />
  )
}

function ItemTexts({ item, at, place, error, edit }: EditProps & { readonly error: string | undefined }) {
  const t = useText()
  const pick = useLocalized()
  const id = (field: string, each: Language): string => (each === 'fi' ? `agenda-${field}-${at}` : `agenda-${field}-${at}-${each}`)
  const choose = (proposalId: string) => {
    const chosen = place.proposals.find((each) => each.id === proposalId)
    // An item without a title takes that of what was proposed.
    edit({ proposalId, ...(chosen && item.title.fi.trim() === '' && { title: writtenText(chosen.title) }) })
  }
  return (
    <>
      {isDecided(item.kind) && place.proposals.length > 0 && (
        <SelectField
          {...{ id: `agenda-proposal-${at}`, label: t('meeting.agenda.proposal'), isOptional: true, value: item.proposalId }}
          options={[{ value: '', label: t('meeting.agenda.noProposal') }, ...place.proposals.map((each) => ({ value: each.id, label: pick(each.title) }))]}
          onChange={({ target }) => choose(target.value)}
        />
      )}
      <div className={forms.fields}>
        {languages.map((each) => (
          <TextField
            {...{ id: id('title', each), label: t('meeting.agenda.titleIn', { language: languageName[each] }), value: item.title[each], maxLength: 200, lang: each, isOptional: each !== 'fi' }}
            key={each}
            error={each === 'fi' ? error : undefined}
            onChange={({ target }) => edit({ title: { ...item.title, [each]: target.value } })}
          />
        ))}
      </div>
      {isDecided(item.kind) &&
        languages.map((each) => (
          <FormField key={each} id={id('text', each)} label={t('meeting.agenda.textIn', { language: languageName[each] })} isOptional>
            {(control) => <textarea {...control} className={fields.input} rows={each === 'fi' ? 4 : 2} lang={each} maxLength={10_000} value={item.proposalText[each]} onChange={({ target }) => edit({ proposalText: { ...item.proposalText, [each]: target.value } })} />}
          </FormField>
        ))}
    </>
  )
}
