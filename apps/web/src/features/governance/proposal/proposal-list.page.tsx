/** The proposals to the bodies of the consortium: what is discussed, what waits to be decided and what became of the others. */
import { useQuery } from '@apollo/client/react'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { endedProposalStates, proposalKinds, proposalStates } from '@solmu/domain/governance/proposal.workflow.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { isAmong, isWanted, saysIt } from '../list-search.js'
import { proposalListSearchSchema, type ProposalListSearch, type ProposalSort } from './proposal.search.js'
import { ProposalLink, ProposalStateMark } from './proposal-words.js'
import { type ProposalBrief, proposalsQuery } from './proposal.operations.js'
import styles from '../governance.module.css'

type Change = (part: Partial<ProposalListSearch>) => void

/** The day that comes next: the end of the discussion, or of the time for objections. */
const untilOf = ({ state, discussUntil, objectUntil }: ProposalBrief): string | null => (state === 'closed' ? objectUntil : state === 'open' ? discussUntil : null)

const fits = (one: ProposalBrief, { q, kinds, states, body }: ProposalListSearch): boolean =>
  isAmong(kinds, one.kind) && isAmong(states, one.state) && isWanted(body, one.body.id) && saysIt(q, [...Object.values(one.title), ...Object.values(one.organisation.name)])

export function listedProposals(all: readonly ProposalBrief[], search: ProposalListSearch, language: Language): readonly ProposalBrief[] {
  const compare = compareText(language)
  const title = (one: ProposalBrief) => one.title[language] || one.title.fi
  const orders: Readonly<Record<ProposalSort, (one: ProposalBrief) => string>> = {
    ...{ title, kind: ({ kind }) => String(proposalKinds.indexOf(kind)), state: ({ state }) => String(proposalStates.indexOf(state)) },
    ...{ openedOn: ({ openedOn }) => openedOn ?? '9999', until: (one) => untilOf(one) ?? (endedProposalStates.includes(one.state) ? '9999-2' : '9999-1') }
  }
  const order = orders[search.sort ?? 'until']
  const sorted = all.filter((one) => fits(one, search)).sort((a, b) => compare(order(a), order(b)) || compare(title(a), title(b)))
  return search.desc ? sorted.reverse() : sorted
}

function useFilters({ all, search, change }: { readonly all: readonly ProposalBrief[]; readonly search: ProposalListSearch; readonly change: Change }): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const compare = compareText(useLanguage())
  const bodies = [...new Map(all.map(({ body }) => [body.id, { value: body.id, label: pick(body.name) }])).values()].sort((a, b) => compare(a.label, b.label))
  return [
    {
      ...{ id: 'states', label: t('proposal.field.state'), values: search.states ?? [], isMultiple: true },
      options: proposalStates.map((value) => ({ value, label: t(`proposal.state.${value}`) })),
      onChange: (chosen) => change({ states: chosen.length === 0 ? undefined : ([...chosen] as ProposalListSearch['states']) })
    },
    {
      ...{ id: 'kinds', label: t('proposal.field.kind'), values: search.kinds ?? [], isMultiple: true },
      options: proposalKinds.map((value) => ({ value, label: t(`proposal.kind.${value}`) })),
      onChange: (chosen) => change({ kinds: chosen.length === 0 ? undefined : ([...chosen] as ProposalListSearch['kinds']) })
    },
    { ...{ id: 'body', label: t('proposal.field.body'), values: search.body ? [search.body] : [], options: bodies }, onChange: ([body]) => change({ body }) }
  ]
}

function useColumns(): readonly Column<ProposalBrief>[] {
  const t = useText()
  const format = useFormat()
  const pick = useLocalized()
  const dayOf = (day: string | null) => (day === null ? '' : format.day(day))
  const waiting = ({ openAmendments, standingObjections }: ProposalBrief) =>
    [openAmendments > 0 && t('proposal.openAmendments', { count: openAmendments }), standingObjections > 0 && t('proposal.standingObjections', { count: standingObjections })].filter(Boolean).join(' · ')
  return [
    {
      ...{ id: 'title', header: t('proposal.field.title'), isSortable: true },
      cell: (one) => (
        <>
          <ProposalLink proposal={one} />
          <span className={styles.below}>{pick(one.organisation.name)}</span>
        </>
      )
    },
    {
      ...{ id: 'kind', header: t('proposal.field.kind'), isSortable: true },
      cell: ({ kind, body }) => (
        <>
          {t(`proposal.kind.${kind}`)}
          <span className={styles.below}>{pick(body.name)}</span>
        </>
      )
    },
    { id: 'openedOn', header: t('proposal.field.openedOn'), isSortable: true, cell: ({ openedOn }) => dayOf(openedOn) },
    {
      ...{ id: 'until', header: t('proposal.field.until'), isSortable: true },
      cell: (one) => (
        <>
          {dayOf(untilOf(one) ?? one.endedOn)}
          <span className={styles.below}>{waiting(one)}</span>
        </>
      )
    },
    { id: 'state', header: t('proposal.field.state'), isSortable: true, phone: 'figure', cell: ({ state }) => <ProposalStateMark state={state} /> }
  ]
}

function ListActions({ rows }: { readonly rows: readonly ProposalBrief[] }) {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const { today } = useViewer()
  const mayAdd = useCan('proposal.write')
  const save = () => {
    const heads = ['title', 'organisation', 'body', 'kind', 'state', 'openedOn', 'discussUntil', 'objectUntil', 'endedOn', 'openAmendments', 'standingObjections'].map((field) => t(`proposal.field.${field}`))
    const table = rows.map((one) => [
      ...[pick(one.title), pick(one.organisation.name), pick(one.body.name), t(`proposal.kind.${one.kind}`), t(`proposal.state.${one.state}`)],
      ...[one.openedOn ?? '', one.discussUntil ?? '', one.objectUntil ?? '', one.endedOn ?? '', one.openAmendments, one.standingObjections]
    ])
    saveRows({ name: t('proposal.file', { date: today }), language: lang, rows: [heads, ...table] })
  }
  return (
    <>
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      {mayAdd && (
        <ButtonLink variant="primary" icon={IconPlus} to="/$lang/governance/proposals/new" params={{ lang }}>
          {t('proposal.new.open')}
        </ButtonLink>
      )}
    </>
  )
}

const narrowing = ['q', 'kinds', 'states', 'body'] as const

function NoProposals({ search, change }: { readonly search: ProposalListSearch; readonly change: Change }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('proposal.none')} text={t('proposal.noneText')} />
  const clear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
  return <EmptyState title={t('proposal.noHits')} text={t('proposal.noHitsText')} action={<Button onClick={clear}>{t('proposal.clear')}</Button>} />
}

export function ProposalListPage() {
  const t = useText()
  const language = useLanguage()
  const [search, change] = useListSearch(proposalListSearchSchema)
  const { data, error, refetch, loading } = useQuery(proposalsQuery, { fetchPolicy: 'cache-and-network' })
  const rows = data && listedProposals(data.proposals, search, language)
  const filters = useFilters({ all: data?.proposals ?? [], search, change })
  return (
    <>
      <PageHeader title={t('proposal.title')} meta={t('proposal.meta')} actions={<ListActions rows={rows ?? []} />} />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('proposal.search') }} filters={filters} summary={rows && t('proposal.count', { count: rows.length })} />
      <DataTable
        caption={t('proposal.title')}
        columns={useColumns()}
        rows={rows}
        rowKey={({ id }) => id}
        sort={{ column: search.sort ?? 'until', descending: search.desc ?? false }}
        onSort={({ column, descending }) => change({ sort: column === 'until' ? undefined : (column as ProposalSort), desc: descending || undefined })}
        isRefreshing={loading}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<NoProposals {...{ search, change }} />}
      />
    </>
  )
}
