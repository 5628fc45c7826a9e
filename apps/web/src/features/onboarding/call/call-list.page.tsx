/** Open calls for members: search, filters and order in the address; written, published and taken back here. */
import { useMutation, useQuery } from '@apollo/client/react'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type CallState, callStates } from '@solmu/domain/onboarding/membership-call.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { RemoveDialog } from '../../../ui/remove-dialog.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { type CallListSearch, callListSearchSchema, type CallSort } from '../application/application-list.search.js'
import { useTelling } from '../application/application-parts.js'
import { ApplicationLists } from '../application/application-words.js'
import { CallDialog } from './call-dialog.js'
import { type MembershipCall, membershipCallsQuery, publishMembershipCallMutation, withdrawMembershipCallMutation } from './call.operations.js'
import styles from '../apply/apply.module.css'

const statuses: Readonly<Record<CallState, StatusName>> = { draft: 'draft', coming: 'notStarted', open: 'submitted', closed: 'locked', withdrawn: 'locked' }

/** Those that a search finds, in its order: the ones that close last first. */
export function listedCalls(all: readonly MembershipCall[], search: CallListSearch, language: Language): readonly MembershipCall[] {
  const compare = compareText(language)
  const text = (of: { readonly fi: string; readonly sv: string; readonly en: string }) => of[language] || of.fi
  const orders: Readonly<Record<CallSort, (one: MembershipCall) => string>> = {
    title: ({ title }) => text(title),
    centre: ({ unit }) => text(unit.name),
    state: ({ state }) => String(callStates.indexOf(state)),
    closes: ({ closesOn }) => closesOn
  }
  const wanted = search.q?.trim().toLocaleLowerCase('fi') ?? ''
  const found = all.filter(
    (one) =>
      (search.states?.includes(one.state) ?? true) &&
      (search.centre === undefined || one.unit.id === search.centre) &&
      `${one.title.fi} ${one.title.sv} ${one.title.en} ${one.unit.name.fi}`.toLocaleLowerCase('fi').includes(wanted)
  )
  const order = orders[search.sort ?? 'closes']
  const sorted = [...found].sort((a, b) => compare(order(a), order(b)) || compare(text(a.title), text(b.title)))
  return isDescending(search) ? sorted.reverse() : sorted
}

/** What closes last comes first by itself; any other order begins at its beginning. */
const isDescending = ({ sort = 'closes', desc = false }: CallListSearch): boolean => (sort === 'closes') !== desc

function useFilters({ all, search, change }: { readonly all: readonly MembershipCall[]; readonly search: CallListSearch; readonly change: (part: Partial<CallListSearch>) => void }): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  return [
    {
      ...{ id: 'states', label: t('call.state'), values: search.states ?? [], isMultiple: true },
      options: callStates.map((value) => ({ value, label: t(`call.state.${value}`) })),
      onChange: (chosen) => change({ states: chosen.length === 0 ? undefined : ([...chosen] as CallListSearch['states']) })
    },
    {
      ...{ id: 'centre', label: t('call.centre'), values: search.centre ? [search.centre] : [] },
      options: [...new Map(all.map(({ unit }) => [unit.id, { value: unit.id, label: pick(unit.name) }])).values()],
      onChange: ([centre]) => change({ centre })
    }
  ]
}

function Nothing({ search, onClear }: { readonly search: CallListSearch; readonly onClear: () => void }) {
  const t = useText()
  const isNarrowed = [search.q, search.states, search.centre].some((part) => part !== undefined)
  if (!isNarrowed) return <EmptyState title={t('call.none')} text={t('call.noneText')} />
  return <EmptyState title={t('application.list.noHits')} text={t('application.list.noHitsText')} action={<Button onClick={onClear}>{t('application.list.clear')}</Button>} />
}

function CallActs({ call }: { readonly call: MembershipCall }) {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const tell = useTelling()
  const [publish] = useMutation(publishMembershipCallMutation, { refetchQueries: [membershipCallsQuery] })
  const [withdraw] = useMutation(withdrawMembershipCallMutation, { refetchQueries: [membershipCallsQuery] })
  const [isOpen, setOpen] = useState<'change' | 'withdraw' | null>(null)
  const of = { variables: { input: { callId: call.id, expectedVersion: call.version } } }
  const about = <span className="visually-hidden">: {pick(call.title)}</span>
  return (
    <div className={styles.acts}>
      {call.state !== 'draft' && (
        <TextLink to="/$lang/apply" params={{ lang }} search={{ call: call.id }}>
          {t('call.public')}
          {about}
        </TextLink>
      )}
      {call.mayManage && call.state !== 'withdrawn' && (
        <>
          {call.state === 'draft' && (
            <Button size="small" variant="primary" onClick={() => tell(publish(of), t('call.published'))}>
              {t('call.publish')}
              {about}
            </Button>
          )}
          <Button size="small" onClick={() => setOpen('change')}>
            {t('call.change')}
            {about}
          </Button>
          {call.state !== 'draft' && (
            <Button size="small" variant="quiet" onClick={() => setOpen('withdraw')}>
              {t('call.withdraw')}
              {about}
            </Button>
          )}
        </>
      )}
      {isOpen === 'change' && <CallDialog call={call} onClose={() => setOpen(null)} />}
      {isOpen === 'withdraw' && (
        <RemoveDialog title={t('call.withdraw')} submit={t('call.withdraw')} remove={() => withdraw(of)} onClose={() => setOpen(null)}>
          {t('call.withdrawText', { title: pick(call.title) })}
        </RemoveDialog>
      )}
    </div>
  )
}

function useColumns(): readonly Column<MembershipCall>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  return [
    { id: 'title', header: t('call.title'), isSortable: true, cell: (call) => pick(call.title) },
    { id: 'centre', header: t('call.centre'), isSortable: true, cell: ({ unit }) => pick(unit.name) },
    { id: 'closes', header: t('call.days'), isSortable: true, cell: ({ opensOn, closesOn }) => t('call.between', { from: format.day(opensOn), to: format.day(closesOn) }) },
    { id: 'count', header: t('call.applications'), isNumeric: true, cell: ({ applicationCount }) => format.number(applicationCount) },
    { id: 'state', header: t('call.state'), isSortable: true, phone: 'figure', cell: ({ state }) => <Status status={statuses[state]} label={t(`call.state.${state}`)} /> },
    { id: 'acts', header: t('call.acts'), cell: (call) => <CallActs call={call} /> }
  ]
}

function ListActions({ rows }: { readonly rows: readonly MembershipCall[] }) {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const { today } = useViewer()
  const mayWrite = useCan('application.manage')
  const [isNew, setNew] = useState(false)
  function save() {
    const heads = ['title', 'centre', 'opensOn', 'closesOn', 'applications', 'state'].map((column) => t(`call.${column}`))
    const table = rows.map((call) => [pick(call.title), pick(call.unit.name), call.opensOn, call.closesOn, call.applicationCount, t(`call.state.${call.state}`)])
    saveRows({ name: t('call.file', { date: today }), language: lang, rows: [heads, ...table] })
  }
  return (
    <>
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      {mayWrite && (
        <Button variant="primary" icon={IconPlus} onClick={() => setNew(true)}>
          {t('call.new')}
        </Button>
      )}
      {isNew && <CallDialog call={null} onClose={() => setNew(false)} />}
    </>
  )
}

const none: readonly MembershipCall[] = []

export function CallListPage() {
  const t = useText()
  const language = useLanguage()
  const [search, change] = useListSearch(callListSearchSchema)
  const { data, error, refetch, loading } = useQuery(membershipCallsQuery, { fetchPolicy: 'cache-and-network' })
  const all = data?.membershipCalls ?? none
  const rows = data && listedCalls(all, search, language)
  return (
    <>
      <PageHeader title={t('call.list')} meta={t('call.meta')} actions={<ListActions rows={rows ?? none} />} />
      <ApplicationLists />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('call.search') }}
        filters={useFilters({ all, search, change })}
        summary={rows && t('call.count', { count: rows.length })}
      />
      <DataTable
        caption={t('call.list')}
        columns={useColumns()}
        rows={rows}
        rowKey={(call) => call.id}
        sort={{ column: search.sort ?? 'closes', descending: isDescending(search) }}
        onSort={({ column, descending }) => change({ sort: column === 'closes' ? undefined : (column as CallSort), desc: (column === 'closes') !== descending || undefined })}
        isRefreshing={loading}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<Nothing search={search} onClear={() => change({ q: undefined, states: undefined, centre: undefined })} />}
      />
    </>
  )
}
