/** What is voted on and what was: with search, filters and order in the address. */
import { useQuery } from '@apollo/client/react'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { ballotMethods } from '@solmu/domain/governance/ballot.js'
import { ballotStates } from '@solmu/domain/governance/ballot.workflow.js'
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
import { BallotLink, BallotStateMark } from './ballot-words.js'
import { type Ballot, ballotsQuery } from './ballot.operations.js'
import { type BallotListSearch, ballotListSearchSchema, type BallotSort } from './ballot.search.js'
import styles from '../governance.module.css'

type Change = (part: Partial<BallotListSearch>) => void

const fits = ({ title, state, method, body }: Ballot, { q, states, methods, body: wanted }: BallotListSearch): boolean =>
  isAmong(states, state) && isAmong(methods, method) && isWanted(wanted, body.id) && saysIt(q, [...Object.values(title), ...Object.values(body.name)])

/** Those that close last first, unless another order is asked for. */
export function listedBallots(all: readonly Ballot[], search: BallotListSearch, language: Language): readonly Ballot[] {
  const compare = compareText(language)
  const orders: Readonly<Record<BallotSort, (one: Ballot) => string>> = {
    ...{ title: ({ title }) => title[language] || title.fi, body: ({ body }) => body.name[language] || body.name.fi },
    ...{ closesAt: ({ closesAt }) => closesAt, state: ({ state }) => String(ballotStates.indexOf(state)) }
  }
  const order = orders[search.sort ?? 'closesAt']
  const sorted = all.filter((one) => fits(one, search)).sort((a, b) => compare(order(a), order(b)))
  return (search.desc ?? search.sort === undefined) ? sorted.reverse() : sorted
}

function useFilters({ all, search, change }: { readonly all: readonly Ballot[]; readonly search: BallotListSearch; readonly change: Change }): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const bodies = [...new Map(all.map(({ body }) => [body.id, { value: body.id, label: pick(body.name) }])).values()]
  return [
    {
      ...{ id: 'states', label: t('ballot.field.state'), values: search.states ?? [], isMultiple: true },
      options: ballotStates.map((value) => ({ value, label: t(`ballot.state.${value}`) })),
      onChange: (chosen) => change({ states: chosen.length === 0 ? undefined : ([...chosen] as BallotListSearch['states']) })
    },
    {
      ...{ id: 'methods', label: t('ballot.field.method'), values: search.methods ?? [], isMultiple: true },
      options: ballotMethods.map((value) => ({ value, label: t(`ballot.method.${value}`) })),
      onChange: (chosen) => change({ methods: chosen.length === 0 ? undefined : ([...chosen] as BallotListSearch['methods']) })
    },
    { id: 'body', label: t('ballot.field.body'), values: search.body ? [search.body] : [], options: bodies, onChange: ([body]) => change({ body }) }
  ]
}

function useColumns(): readonly Column<Ballot>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  return [
    {
      ...{ id: 'title', header: t('ballot.field.title'), isSortable: true },
      cell: (one) => (
        <>
          <BallotLink ballot={one} />
          <span className={styles.below}>{[t(`ballot.method.${one.method}`), t(`ballot.secrecy.${one.secrecy}`)].join(' · ')}</span>
        </>
      )
    },
    { id: 'body', header: t('ballot.field.body'), isSortable: true, cell: ({ body }) => pick(body.name) },
    { id: 'closesAt', header: t('ballot.field.closesAt'), isSortable: true, cell: ({ closesAt }) => format.instant(closesAt) },
    { id: 'turnout', header: t('ballot.field.turnout'), cell: ({ votedCount, rollCount }) => (rollCount === 0 ? '' : t('ballot.turnout', { count: votedCount, all: rollCount })) },
    {
      ...{ id: 'state', header: t('ballot.field.state'), isSortable: true, phone: 'figure' },
      cell: (one) => (
        <>
          <BallotStateMark ballot={one} />
          {one.outcome && <span className={styles.below}>{t(`ballot.outcome.${one.outcome}`)}</span>}
          {one.waitingCount > 0 && <span className={`${styles.below} ${styles.late}`}>{t('ballot.waiting', { count: one.waitingCount })}</span>}
        </>
      )
    }
  ]
}

function ListActions({ rows }: { readonly rows: readonly Ballot[] }) {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const { today } = useViewer()
  const mayAdd = useCan('ballot.manage')
  const save = () => {
    const heads = ['title', 'body', 'method', 'secrecy', 'closesAt', 'roll', 'voted', 'state', 'outcome'].map((field) => t(`ballot.field.${field}`))
    const table = rows.map((one) => [
      ...[pick(one.title), pick(one.body.name), t(`ballot.method.${one.method}`), t(`ballot.secrecy.${one.secrecy}`), one.closesAt, one.rollCount, one.votedCount],
      ...[t(`ballot.state.${one.state}`), one.outcome ? t(`ballot.outcome.${one.outcome}`) : '']
    ])
    saveRows({ name: t('ballot.file', { date: today }), language: lang, rows: [heads, ...table] })
  }
  return (
    <>
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      {mayAdd && (
        <ButtonLink variant="primary" icon={IconPlus} to="/$lang/governance/ballots/new" params={{ lang }}>
          {t('ballot.new.open')}
        </ButtonLink>
      )}
    </>
  )
}

const narrowing = ['q', 'states', 'methods', 'body'] as const

function NoBallots({ search, change }: { readonly search: BallotListSearch; readonly change: Change }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('ballot.none')} text={t('ballot.noneText')} />
  const clear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
  return <EmptyState title={t('ballot.noHits')} text={t('ballot.noHitsText')} action={<Button onClick={clear}>{t('ballot.clear')}</Button>} />
}

const none: readonly Ballot[] = []

export function BallotListPage() {
  const t = useText()
  const language = useLanguage()
  const [search, change] = useListSearch(ballotListSearchSchema)
  const { data, error, refetch, loading } = useQuery(ballotsQuery, { fetchPolicy: 'cache-and-network' })
  const all = data ? data.ballots : none
  const rows = data && listedBallots(all, search, language)
  const filters = useFilters({ all, search, change })
  const columns = useColumns()
  return (
    <>
      <PageHeader title={t('ballot.title')} meta={t('ballot.meta')} actions={<ListActions rows={rows ?? none} />} />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('ballot.search') }} filters={filters} summary={rows && t('ballot.count', { count: rows.length })} />
      <DataTable
        caption={t('ballot.title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        sort={{ column: search.sort ?? 'closesAt', descending: search.desc ?? search.sort === undefined }}
        onSort={({ column, descending }) => change({ sort: column as BallotSort, desc: descending || undefined })}
        isRefreshing={loading}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<NoBallots {...{ search, change }} />}
      />
    </>
  )
}
