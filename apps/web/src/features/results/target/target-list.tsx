/** The targets and baselines themselves: search and filters in the address, the filtered list as a file. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { exportPage, readAll, saveRows } from '../../../ui/export-rows.js'
import { FilterBar, type Filter } from '../../../ui/filter-bar.js'
import { useFormat } from '../../../ui/format.js'
import { Pager, useKeysetPages } from '../../../ui/pager.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { Value } from '../../../ui/value.js'
import { RemoveTargetDialog } from './remove-target-dialog.js'
import { TargetDialog } from './target-dialog.js'
import { targetsQuery, type Target } from './target.operations.js'
import { targetKinds, targetScopes, type TargetSearch } from './target.search.js'
import styles from './target.module.css'

const pageSize = 50

type Change = (part: Partial<TargetSearch>) => void

const filterOf = ({ unit, year, q, scope, kind }: TargetSearch) => ({
  unitId: unit ?? null,
  ...{ year: year ?? null, search: q ?? null, scope: scope ?? null, kind: kind ?? null }
})

function useFilters({ scope, kind }: TargetSearch, change: Change): readonly Filter[] {
  const t = useText()
  return [
    {
      id: 'scope',
      label: t('target.list.scope'),
      options: targetScopes.map((value) => ({ value, label: t(`target.scope.${value}`) })),
      values: scope === undefined ? [] : [scope],
      onChange: ([one]) => change({ scope: one as TargetSearch['scope'] })
    },
    {
      id: 'kind',
      label: t('target.list.kind'),
      options: targetKinds.map((value) => ({ value, label: t(`target.kind.${value}`) })),
      values: kind === undefined ? [] : [kind],
      onChange: ([one]) => change({ kind: one as TargetSearch['kind'] })
    }
  ]
}

interface ActsProps {
  readonly target: Target
  readonly onChange: (target: Target) => void
  readonly onRemove: (target: Target) => void
}

function Acts({ target, onChange, onRemove }: ActsProps) {
  const t = useText()
  if (!target.mayChange) return null
  const of = `${target.indicator.code}, ${target.period}`
  return (
    <span className={styles.acts}>
      <Button variant="quiet" size="small" aria-label={t('target.list.changeOf', { of })} onClick={() => onChange(target)}>
        {t('target.list.change')}
      </Button>
      <Button variant="quiet" size="small" aria-label={t('target.list.removeOf', { of })} onClick={() => onRemove(target)}>
        {t('target.list.remove')}
      </Button>
    </span>
  )
}

function useColumns(acts: Omit<ActsProps, 'target'>): readonly Column<Target>[] {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  return [
    { id: 'unit', header: t('target.column.unit'), cell: ({ unit, projectCode }) => [say(unit.name), projectCode].filter(Boolean).join(' · ') },
    { id: 'indicator', header: t('target.column.indicator'), cell: ({ indicator: { code, name } }) => `${code} ${say(name)}` },
    { id: 'period', header: t('target.column.period'), cell: ({ period }) => period },
    { id: 'kind', header: t('target.column.kind'), cell: ({ kind }) => t(`target.kind.${kind}`) },
    { id: 'value', header: t('target.column.value'), isNumeric: true, phone: 'figure', cell: ({ value, indicator }) => <Value value={Number(value)} decimals={indicator.decimals} /> },
    { id: 'set', header: t('target.column.set'), cell: ({ setBy, setAt }) => [setBy, format.instant(setAt)].filter(Boolean).join(', ') },
    { id: 'acts', header: '', spokenHeader: t('target.column.acts'), cell: (target) => <Acts target={target} {...acts} /> }
  ]
}

function useExport(search: TargetSearch) {
  const t = useText()
  const say = useLocalized()
  const client = useApolloClient()
  const language = useLanguage()
  const columns = ['unit', 'project', 'indicator', 'period', 'kind', 'value', 'note', 'set'] as const
  async function save(): Promise<void> {
    const read = async (after: string | null) => {
      const { data } = await client.query({ query: targetsQuery, variables: { filter: filterOf(search), first: exportPage, after }, fetchPolicy: 'network-only' })
      return data?.targets ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
    }
    const rows = (await readAll(read)).map(({ unit, projectCode, indicator, period, kind, value, note, setBy }) => [
      ...[say(unit.name), projectCode ?? '', `${indicator.code} ${say(indicator.name)}`, period, t(`target.kind.${kind}`), value, note, setBy ?? '']
    ])
    saveRows({ name: t('target.list.file'), language, rows: [columns.map((id) => t(`target.column.${id}`)), ...rows] })
  }
  return () => void save()
}

function NoTargets({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const t = useText()
  if (!isFiltered) return <EmptyState title={t('target.list.none')} text={t('target.list.noneText')} />
  return <EmptyState title={t('target.list.noHits')} action={<Button onClick={onClear}>{t('target.list.clear')}</Button>} />
}

function useTargets(search: TargetSearch) {
  const filter = filterOf(search)
  const pages = useKeysetPages(JSON.stringify(filter))
  const { data, previousData, error, refetch, loading } = useQuery(targetsQuery, {
    variables: { filter, first: pageSize, after: pages.after },
    fetchPolicy: 'cache-and-network'
  })
  const list = (data ?? previousData)?.targets
  return { list, pages, error: list ? undefined : error, refetch, loading }
}

export function TargetList({ search, change }: { readonly search: TargetSearch; readonly change: Change }) {
  const t = useText()
  const [changed, setChanged] = useState<Target | null>(null)
  const [removed, setRemoved] = useState<Target | null>(null)
  const { list, pages, error, refetch, loading } = useTargets(search)
  const { q, scope, kind } = search
  const onExport = useExport(search)
  return (
    <Section title={t('target.list.heading')}>
      <FilterBar
        search={{ value: q ?? '', onChange: (typed) => change({ q: typed }), label: t('target.list.search') }}
        filters={useFilters(search, change)}
        summary={list && t('target.list.count', { count: list.totalCount })}
      />
      <DataTable
        caption={t('target.list.heading')}
        columns={useColumns({ onChange: setChanged, onRemove: setRemoved })}
        rows={list?.nodes}
        rowKey={({ id }) => id}
        isRefreshing={loading}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <NoTargets
            isFiltered={[q, scope, kind].some((each) => each !== undefined)}
            onClear={() => change({ q: undefined, scope: undefined, kind: undefined })}
          />
        }
        footer={list && <Pager pages={pages} count={list.nodes.length} totalCount={list.totalCount} pageInfo={list.pageInfo} onExport={onExport} />}
      />
      {changed && <TargetDialog place={changed.unit} year={Number(changed.period.slice(0, 4))} target={changed} onClose={() => setChanged(null)} />}
      {removed && <RemoveTargetDialog target={removed} onClose={() => setRemoved(null)} />}
    </Section>
  )
}
