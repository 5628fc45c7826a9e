/** When the bodies meet: what is coming, what was held, with search, filters and order in the address. */
import { useQuery } from '@apollo/client/react'
import { IconCalendarShare, IconDownload, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type MeetingState, meetingStates } from '@solmu/domain/governance/meeting.workflow.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { DayFilter } from '../../../ui/day-filter.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, dayOfInstant } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Segmented } from '../../../ui/segmented.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { isAmong, isWanted, saysIt } from '../list-search.js'
import { CalendarDialog } from './calendar-dialog.js'
import { MeetingLink, MeetingStateMark, useMeetingTime } from './meeting-words.js'
import { type MeetingBrief, meetingPlacesQuery, meetingsQuery } from './meeting.operations.js'
import { type MeetingListSearch, meetingListSearchSchema, type MeetingSort, type MeetingView, meetingViews } from './meeting.search.js'
import styles from '../governance.module.css'

type Change = (part: Partial<MeetingListSearch>) => void

/** What is still ahead, or waits to be held; a day that has gone by without the meeting leaves it there to be seen. */
const ahead: readonly MeetingState[] = ['draft', 'called', 'open']

const isIn = (view: MeetingView, { state }: MeetingBrief): boolean => view === 'all' || ahead.includes(state) === (view === 'coming')

const isBetween = (day: string, { from, to }: MeetingListSearch): boolean => (from === undefined || day >= from) && (to === undefined || day <= to)

const fits = (one: MeetingBrief, search: MeetingListSearch): boolean =>
  isIn(search.view ?? 'coming', one) &&
  isAmong(search.states, one.state) &&
  isWanted(search.body, one.body.id) &&
  isBetween(dayOfInstant(one.startsAt), search) &&
  saysIt(search.q, [...Object.values(one.title), ...Object.values(one.body.name), one.place])

/** What comes next first among those ahead, the last one first among those that were; unless another order is asked for. */
export function listedMeetings(all: readonly MeetingBrief[], search: MeetingListSearch, language: Language): readonly MeetingBrief[] {
  const compare = compareText(language)
  const orders: Readonly<Record<MeetingSort, (one: MeetingBrief) => string>> = {
    ...{ title: ({ title }) => title[language] || title.fi, body: ({ body }) => body.name[language] || body.name.fi },
    ...{ startsAt: ({ startsAt }) => startsAt, state: ({ state }) => String(meetingStates.indexOf(state)) }
  }
  const order = orders[search.sort ?? 'startsAt']
  const sorted = all.filter((one) => fits(one, search)).sort((a, b) => compare(order(a), order(b)))
  return isDescending(search) ? sorted.reverse() : sorted
}

const isDescending = ({ desc, sort, view = 'coming' }: MeetingListSearch): boolean => desc ?? (sort === undefined && view !== 'coming')

function useFilters({ all, search, change }: { readonly all: readonly MeetingBrief[]; readonly search: MeetingListSearch; readonly change: Change }): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const bodies = [...new Map(all.map(({ body }) => [body.id, { value: body.id, label: pick(body.name) }])).values()]
  return [
    { id: 'body', label: t('meeting.field.body'), values: search.body ? [search.body] : [], options: bodies, onChange: ([body]) => change({ body }) },
    {
      ...{ id: 'states', label: t('meeting.field.state'), values: search.states ?? [], isMultiple: true },
      options: meetingStates.map((value) => ({ value, label: t(`meeting.state.${value}`) })),
      onChange: (chosen) => change({ states: chosen.length === 0 ? undefined : ([...chosen] as MeetingListSearch['states']) })
    }
  ]
}

function useColumns(): readonly Column<MeetingBrief>[] {
  const t = useText()
  const pick = useLocalized()
  const time = useMeetingTime()
  return [
    {
      ...{ id: 'title', header: t('meeting.field.title'), isSortable: true },
      cell: (one) => (
        <>
          <MeetingLink meeting={one} />
          <span className={styles.below}>{[one.place || t('meeting.byLink'), t('meeting.items', { count: one.itemCount })].join(' · ')}</span>
        </>
      )
    },
    { id: 'body', header: t('meeting.field.body'), isSortable: true, cell: ({ body }) => pick(body.name) },
    { id: 'startsAt', header: t('meeting.field.startsAt'), isSortable: true, cell: time },
    { id: 'state', header: t('meeting.field.state'), isSortable: true, phone: 'figure', cell: ({ state }) => <MeetingStateMark state={state} /> }
  ]
}

function ListActions({ rows }: { readonly rows: readonly MeetingBrief[] }) {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const { today } = useViewer()
  const [isLinking, setLinking] = useState(false)
  const arranges = useCan('meeting.manage')
  // Whoever leads a body, or writes for it, plans its meetings too.
  const { data } = useQuery(meetingPlacesQuery, { skip: arranges })
  const mayPlan = arranges || (data?.meetingPlaces ?? []).length > 0
  const save = () => {
    const heads = ['title', 'body', 'startsAt', 'endsAt', 'place', 'items', 'state', 'publication'].map((field) => t(`meeting.field.${field}`))
    const table = rows.map(({ title, body, startsAt, endsAt, place, itemCount, state, publication }) => [
      ...[pick(title), pick(body.name), startsAt, endsAt, place, itemCount, t(`meeting.state.${state}`)],
      publication ? t(`register.publication.${publication}`) : ''
    ])
    saveRows({ name: t('meeting.file', { date: today }), language: lang, rows: [heads, ...table] })
  }
  return (
    <>
      <Button icon={IconCalendarShare} onClick={() => setLinking(true)}>
        {t('meeting.calendar.open')}
      </Button>
      {isLinking && <CalendarDialog onClose={() => setLinking(false)} />}
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      {mayPlan && (
        <ButtonLink variant="primary" icon={IconPlus} to="/$lang/governance/meetings/new" params={{ lang }}>
          {t('meeting.plan.open')}
        </ButtonLink>
      )}
    </>
  )
}

const narrowing = ['q', 'states', 'body', 'from', 'to'] as const

function NoMeetings({ search, change, isEmpty }: { readonly search: MeetingListSearch; readonly change: Change; readonly isEmpty: boolean }) {
  const t = useText()
  if (isEmpty) return <EmptyState title={t('meeting.none')} text={t('meeting.noneText')} />
  if (narrowing.some((part) => search[part] !== undefined)) {
    const clear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
    return <EmptyState title={t('meeting.noHits')} text={t('meeting.noHitsText')} action={<Button onClick={clear}>{t('meeting.clear')}</Button>} />
  }
  return search.view === 'past' ? <EmptyState title={t('meeting.nonePast')} text={t('meeting.nonePastText')} /> : <EmptyState title={t('meeting.noneComing')} text={t('meeting.noneComingText')} />
}

const none: readonly MeetingBrief[] = []

export function MeetingListPage() {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const [search, change] = useListSearch(meetingListSearchSchema)
  const { data, error, refetch, loading } = useQuery(meetingsQuery, { fetchPolicy: 'cache-and-network' })
  const all = data ? data.meetings : none
  const rows = data && listedMeetings(all, search, language)
  const filters = useFilters({ all, search, change })
  const columns = useColumns()
  return (
    <>
      <PageHeader title={t('meeting.title')} meta={t('meeting.meta')} actions={<ListActions rows={rows ?? none} />} />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q: q || undefined }), label: t('meeting.search') }} filters={filters} summary={rows && t('meeting.count', { count: rows.length })}>
        <DayFilter label={t('meeting.from')} day={search.from} today={today} onChange={(from) => change({ from })} />
        <DayFilter label={t('meeting.to')} day={search.to} today={today} onChange={(to) => change({ to })} />
        <Segmented
          label={t('meeting.view.label')}
          options={meetingViews.map((value) => ({ value, label: t(`meeting.view.${value}`) }))}
          value={search.view ?? 'coming'}
          onChange={(view) => change({ view: view === 'coming' ? undefined : view })}
        />
      </FilterBar>
      <DataTable
        caption={t('meeting.title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        sort={{ column: search.sort ?? 'startsAt', descending: isDescending(search) }}
        onSort={({ column, descending }) => change({ sort: column as MeetingSort, desc: descending || undefined })}
        isRefreshing={loading}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<NoMeetings {...{ search, change }} isEmpty={data?.meetings.length === 0} />}
      />
    </>
  )
}
