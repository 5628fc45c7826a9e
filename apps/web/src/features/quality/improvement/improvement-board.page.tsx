/** Findings and improvement actions of the network: a board by state and the same as a list. Search, filters, order and view are in the address. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { IconLayoutColumns, IconList, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type ImprovementKind, improvementKinds, improvementOrigins, improvementStates, severities } from '@solmu/domain/quality/improvement.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { exportPage, readAll, saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../../ui/pager.js'
import { Segmented } from '../../../ui/segmented.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { Board } from './board.js'
import { ImprovementForm } from './improvement-form.js'
import { ImprovementLink, ImprovementStateMark, SeverityMark, useAboutText, useDueText, useImprovementTitle } from './improvement-words.js'
import { improvementChoicesQuery, type ImprovementRow, improvementsQuery } from './improvement.operations.js'
import { filterOf, type ImprovementSearch, improvementSearchSchema, type ImprovementSort, narrowing } from './improvement.search.js'
import styles from './improvement.module.css'

type Change = (part: Partial<ImprovementSearch>) => void

/** The most that the board shows at once; further ones are a page away. */
const pageSize = 100
const openStates = improvementStates.filter((state) => state !== 'closed')

const orNone = <Value,>(values: readonly Value[]) => (values.length === 0 ? undefined : [...values])

function useFilters(search: ImprovementSearch, change: Change, rows: readonly ImprovementRow[]): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const { id: viewerId, displayName } = useViewer()
  const { data } = useQuery(improvementChoicesQuery)
  const units = data?.networkTree.nodes ?? []
  const many = <Key extends 'kinds' | 'states' | 'severities' | 'origins'>(id: Key, all: readonly string[], word: string): Filter => ({
    ...{ id, label: t(`improvement.filter.${id}`), values: search[id] ?? [], isMultiple: true },
    options: all.map((value) => ({ value, label: t(`improvement.${word}.${value}`) })),
    onChange: (chosen) => change({ [id]: orNone(chosen) })
  })
  const one = (id: 'centre' | 'unit' | 'owner' | 'framework' | 'practice', options: readonly { readonly value: string; readonly label: string }[]): Filter => ({
    ...{ id, label: t(`improvement.filter.${id}`), values: search[id] === undefined ? [] : [search[id]], options },
    onChange: ([value]) => change({ [id]: value })
  })
  const named = (list: readonly { readonly id: string; readonly name: { fi: string; sv: string; en: string } }[]) => list.map(({ id, name }) => ({ value: id, label: pick(name) }))
  const owners = new Map([[viewerId, displayName], ...rows.flatMap(({ owner }) => (owner ? [[owner.id, owner.displayName] as const] : []))])
  return [
    many('kinds', improvementKinds, 'kind'),
    many('states', improvementStates, 'state'),
    many('severities', severities, 'severity'),
    many('origins', improvementOrigins, 'origin'),
    one('centre', named(units.filter(({ type }) => type === 'regional_centre'))),
    one('unit', named(units.filter(({ type, parentId }) => type === 'local_unit' && (search.centre === undefined || parentId === search.centre)))),
    one('owner', [...owners].map(([value, label]) => ({ value, label }))),
    one('framework', named((data?.qualityFrameworks ?? []).filter(({ kind }) => kind === 'assessed'))),
    one('practice', named(data?.practices ?? [])),
    {
      ...{ id: 'overdue', label: t('improvement.filter.due'), values: search.overdue ? ['overdue'] : [], options: [{ value: 'overdue', label: t('improvement.overdue') }] },
      onChange: ([value]) => change({ overdue: value === undefined ? undefined : true })
    }
  ]
}

function useColumns(): readonly Column<ImprovementRow>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const dueText = useDueText()
  const aboutText = useAboutText()
  const head = (id: string) => t(`improvement.column.${id}`)
  return [
    {
      ...{ id: 'title', header: head('title'), isSortable: true },
      cell: (row) => (
        <>
          <ImprovementLink of={row} />
          <span className={styles.quiet}>{` ${[t(`improvement.kind.${row.kind}`), aboutText(row)].filter(Boolean).join(' · ')}`}</span>
        </>
      )
    },
    { id: 'unit', header: head('unit'), isSortable: true, cell: ({ unit }) => pick(unit.name) },
    { id: 'severity', header: head('severity'), isSortable: true, cell: ({ severity }) => <SeverityMark severity={severity} /> },
    { id: 'owner', header: head('owner'), cell: ({ owner }) => owner?.displayName ?? '–' },
    { id: 'due', header: head('due'), isSortable: true, cell: (row) => <span className={row.isOverdue ? styles.late : undefined}>{dueText(row)}</span> },
    { id: 'opened', header: head('opened'), isSortable: true, cell: ({ openedAt }) => format.day(openedAt.slice(0, 10)) },
    { id: 'state', header: head('state'), phone: 'figure', cell: (row) => <ImprovementStateMark {...row} /> }
  ]
}

/** The filtered whole as a file. */
function useExport(search: ImprovementSearch) {
  const t = useText()
  const pick = useLocalized()
  const client = useApolloClient()
  const language = useLanguage()
  const { today } = useViewer()
  const titleOf = useImprovementTitle()
  const columns = ['kind', 'title', 'unit', 'centre', 'severity', 'state', 'owner', 'due', 'opened', 'done', 'closed', 'framework', 'criterion', 'origin'] as const
  async function save(): Promise<void> {
    const read = async (after: string | null) => {
      const { data } = await client.query({ query: improvementsQuery, variables: { filter: filterOf(search), sort: search.sort ?? null, descending: search.desc ?? null, first: exportPage, after }, fetchPolicy: 'network-only' })
      return data?.improvements ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
    }
    const day = (instant: string | null) => instant?.slice(0, 10) ?? ''
    const rows = (await readAll(read)).map((row) => [
      ...[t(`improvement.kind.${row.kind}`), titleOf(row, row.kind), pick(row.unit.name), row.centre ? pick(row.centre.name) : '', t(`improvement.severity.${row.severity}`)],
      ...[t(row.outcome === null ? `improvement.state.${row.state}` : `improvement.outcome.${row.outcome}`), row.owner?.displayName ?? '', row.dueOn ?? '', day(row.openedAt), day(row.doneAt), day(row.closedAt)],
      ...[row.framework ? pick(row.framework.name) : '', row.criterionCode ?? '', t(`improvement.origin.${row.origin}`)]
    ])
    saveRows({ name: t('improvement.board.file', { date: today }), language, rows: [columns.map((id) => t(`improvement.column.${id}`)), ...rows] })
  }
  return () => void save()
}

function Actions({ onOpen }: { readonly onOpen: (kind: ImprovementKind) => void }) {
  const t = useText()
  const lang = useLanguage()
  const mayEdit = useCan('improvement.edit')
  return (
    <>
      <ButtonLink to="/$lang/quality/improvements/rules" params={{ lang }}>
        {t('improvement.rules.title')}
      </ButtonLink>
      {mayEdit && (
        <>
          <Button onClick={() => onOpen('finding')}>{t('improvement.board.newFinding')}</Button>
          <Button variant="primary" icon={IconPlus} onClick={() => onOpen('action')}>
            {t('improvement.board.newAction')}
          </Button>
        </>
      )}
    </>
  )
}

function useImprovements(search: ImprovementSearch) {
  const variables = { filter: filterOf(search), sort: search.sort ?? null, descending: search.desc ?? null }
  const pages = useKeysetPages(JSON.stringify(variables))
  const { data, previousData, error, refetch, loading } = useQuery(improvementsQuery, { variables: { ...variables, first: pageSize, after: pages.after }, fetchPolicy: 'cache-and-network' })
  const list = (data ?? previousData)?.improvements
  return { list, pages, error: list ? undefined : error, refetch, loading }
}

function NoImprovements({ search, change }: { readonly search: ImprovementSearch; readonly change: Change }) {
  const t = useText()
  const onClear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('improvement.board.none')} text={t('improvement.board.noneText')} />
  return <EmptyState title={t('improvement.board.noHits')} action={<Button onClick={onClear}>{t('improvement.board.clear')}</Button>} />
}

interface ShownProps {
  readonly of: ReturnType<typeof useImprovements>
  readonly search: ImprovementSearch
  readonly empty: React.ReactNode
  readonly pager: React.ReactNode
}

/** The board, or what stands in its place. */
function AsBoard({ of: { list, error, refetch }, search, empty, pager }: ShownProps) {
  if (!list) return error === undefined ? <Skeleton lines={10} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      {list.nodes.length === 0 ? empty : <Board rows={list.nodes} states={search.states ?? openStates} />}
      {pager}
    </>
  )
}

function AsList({ of: { list, error, loading, refetch }, search, change, empty, pager }: ShownProps & { readonly change: Change }) {
  const t = useText()
  const columns = useColumns()
  return (
    <DataTable
      {...{ caption: t('improvement.board.title'), columns, rows: list?.nodes, rowKey: ({ id }: ImprovementRow) => id, isRefreshing: loading, error, empty, footer: pager }}
      sort={{ column: search.sort ?? 'urgency', descending: search.desc ?? false }}
      onSort={({ column, descending }) => change({ sort: column as ImprovementSort, desc: descending || undefined })}
      onRetry={() => void refetch()}
    />
  )
}

export function ImprovementBoardPage() {
  const t = useText()
  const [search, change] = useListSearch(improvementSearchSchema)
  const [opened, setOpened] = useState<ImprovementKind | null>(null)
  const improvements = useImprovements(search)
  const { list, pages } = improvements
  const filters = useFilters(search, change, list?.nodes ?? [])
  const onExport = useExport(search)
  const view = search.view ?? 'board'
  const pager = list && <Pager pages={pages} count={list.nodes.length} totalCount={list.totalCount} pageInfo={list.pageInfo} onExport={onExport} />
  const shown: ShownProps = { of: improvements, search, empty: <NoImprovements search={search} change={change} />, pager }
  return (
    <>
      <PageHeader title={t('improvement.board.title')} meta={t('improvement.board.meta')} actions={<Actions onOpen={setOpened} />} />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('improvement.board.search') }} filters={filters} summary={list && t('improvement.board.count', { count: list.totalCount })}>
        <Segmented
          {...{ label: t('improvement.board.view'), value: view, onChange: (value: 'board' | 'list') => change({ view: value === 'board' ? undefined : value }) }}
          options={[{ value: 'board', label: t('improvement.board.asBoard'), icon: IconLayoutColumns }, { value: 'list', label: t('improvement.board.asList'), icon: IconList }]}
        />
      </FilterBar>
      {view === 'list' ? <AsList {...shown} change={change} /> : <AsBoard {...shown} />}
      {opened && <ImprovementForm kind={opened} onClose={() => setOpened(null)} />}
    </>
  )
}
