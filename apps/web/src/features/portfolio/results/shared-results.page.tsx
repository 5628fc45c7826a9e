/** What projects tell together by indicator: gross against net, and by which projects the same is told twice. */
import { useQuery } from '@apollo/client/react'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { FilterBar } from '../../../ui/filter-bar.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { ProjectsCrumb } from '../portfolio-words.js'
import { useAmount } from './result-words.js'
import { type SharedResult, sharedResultsQuery } from './result.operations.js'
import { type SharedResultsSearch, sharedResultsSearchSchema } from './result.search.js'
import styles from '../../governance/governance.module.css'

const keys = {
  code: ({ code }: SharedResult) => code,
  gross: ({ told }: SharedResult) => Number(told.gross),
  net: ({ told }: SharedResult) => Number(told.net),
  twice: ({ told }: SharedResult) => Number(told.twice)
}

function shownOf(all: readonly SharedResult[], { q = '', only, sort = 'code', desc = false }: SharedResultsSearch, textOf: (row: SharedResult) => string): SharedResult[] {
  const key = keys[sort]
  const rows = all
    .filter((row) => textOf(row).toLocaleLowerCase('fi').includes(q.trim().toLocaleLowerCase('fi')) && (only === undefined || Number(row.told.twice) > 0))
    .toSorted((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0))
  return desc ? rows.toReversed() : rows
}

function useColumns(): readonly Column<SharedResult>[] {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const amount = useAmount()
  return [
    { id: 'code', header: t('projectResults.field.indicator'), isSortable: true, cell: ({ code, name, periodKind }) => <>{`${code} ${pick(name)}`}<span className={styles.below}>{t(`projectResults.kind.${periodKind}`)}</span></> },
    {
      ...{ id: 'projects', header: t('projectResults.column.projects') },
      cell: ({ told }) => (
        <ul className={styles.list}>
          {told.projects.map(({ projectId, title, counted }) => (
            <li key={projectId}>
              <TextLink to="/$lang/portfolio/projects/$id/results" params={{ lang, id: projectId }}>
                {pick(title)}
              </TextLink>{' '}
              {amount(counted)}
            </li>
          ))}
        </ul>
      )
    },
    { id: 'gross', header: t('projectResults.fact.gross'), isNumeric: true, isSortable: true, cell: ({ told }) => amount(told.gross) },
    { id: 'net', header: t('projectResults.fact.net'), isNumeric: true, isSortable: true, cell: ({ told }) => amount(told.net) },
    { id: 'twice', header: t('projectResults.column.twice'), isNumeric: true, isSortable: true, phone: 'figure', cell: ({ told }) => amount(told.twice) }
  ]
}

export function SharedResultsPage() {
  const t = useText()
  const pick = useLocalized()
  const [search, change] = useListSearch(sharedResultsSearchSchema)
  const { data, error, refetch } = useQuery(sharedResultsQuery, { fetchPolicy: 'cache-and-network' })
  const columns = useColumns()
  const textOf = ({ code, name, told }: SharedResult) => [code, pick(name), ...told.projects.map(({ title }) => pick(title))].join(' ')
  const rows = data && shownOf(data.sharedResults, search, textOf)
  return (
    <>
      <PageHeader title={t('projectResults.shared')} breadcrumb={[<ProjectsCrumb key="list" />]} meta={t('projectResults.sharedMeta')} actions={<Save rows={rows ?? []} />} />
      <p>{t('projectResults.sharedMethod')}</p>
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('projectResults.searchShared') }}
        filters={[{ id: 'only', label: t('projectResults.column.twice'), options: [{ value: 'twice', label: t('projectResults.onlyTwice') }], values: search.only ? [search.only] : [], onChange: ([only]) => change({ only: only === 'twice' ? only : undefined }) }]}
        summary={t('projectResults.count', { count: rows?.length ?? 0 })}
      />
      <DataTable
        {...{ caption: t('projectResults.shared'), columns, rows, rowKey: ({ indicatorId, periodKind }: SharedResult) => `${indicatorId} ${periodKind}`, error: data ? undefined : error, onRetry: () => void refetch() }}
        sort={{ column: search.sort ?? 'code', descending: search.desc ?? false }}
        onSort={({ column, descending }) => change({ sort: column as SharedResultsSearch['sort'], desc: descending })}
        empty={<Nothing search={search} onClear={() => change({ q: undefined, only: undefined })} />}
      />
    </>
  )
}

function Save({ rows }: { readonly rows: readonly SharedResult[] }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const { today } = useViewer()
  if (rows.length === 0) return null
  const save = () => {
    const head = [t('projectResults.field.indicator'), t('projectResults.column.projects'), t('projectResults.fact.gross'), t('projectResults.fact.net'), t('projectResults.column.twice')]
    const line = ({ code, name, told }: SharedResult) => [`${code} ${pick(name)}`, told.projects.map(({ title, counted }) => `${pick(title)} ${counted}`).join('; '), Number(told.gross), Number(told.net), Number(told.twice)]
    saveRows({ name: t('projectResults.sharedFile', { date: today }), language: lang, rows: [head, ...rows.map(line)] })
  }
  return <Button onClick={save}>{t('ui.table.export')}</Button>
}

function Nothing({ search: { q, only }, onClear }: { readonly search: SharedResultsSearch; readonly onClear: () => void }) {
  const t = useText()
  if (q === undefined && only === undefined) return <EmptyState title={t('projectResults.noShared')} text={t('projectResults.noSharedText')} />
  return <EmptyState title={t('projectResults.noHits')} action={<Button onClick={onClear}>{t('projectResults.clear')}</Button>} />
}
