/** Who gives money to the projects, and whose calls are open. */
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { funderKinds } from '@solmu/domain/portfolio/funding-call.js'
import { useCan, useViewer } from '../../app/viewer.js'
import { Button } from '../../ui/button.js'
import { type Column, DataTable } from '../../ui/data-table.js'
import { EmptyState } from '../../ui/empty-state.js'
import { saveRows } from '../../ui/export-rows.js'
import { FilterBar } from '../../ui/filter-bar.js'
import { compareText } from '../../ui/format.js'
import { TextLink } from '../../ui/link.js'
import { PageHeader } from '../../ui/page-header.js'
import { type Language, useLanguage, useLocalized, useText } from '../../ui/text.js'
import { useListSearch } from '../../ui/use-list-search.js'
import { isWanted, saysIt } from '../governance/list-search.js'
import { type FunderListSearch, funderListSearchSchema, type FunderSort } from './funder.search.js'
import { FunderDialog } from './funder-dialogs.js'
import { ProjectsCrumb } from './portfolio-words.js'
import { type FunderRow, portfolioFiltersQuery } from './portfolio.operations.js'

/** By name, unless another order is asked for. */
export function listedFunders(all: readonly FunderRow[], search: FunderListSearch, language: Language): readonly FunderRow[] {
  const compare = compareText(language)
  const byName = (a: FunderRow, b: FunderRow) => compare(a.organisation.name.fi, b.organisation.name.fi)
  const orders: Readonly<Record<FunderSort, (a: FunderRow, b: FunderRow) => number>> = {
    name: byName,
    kind: (a, b) => funderKinds.indexOf(a.kind) - funderKinds.indexOf(b.kind),
    open: (a, b) => b.openCallCount - a.openCallCount,
    projects: (a, b) => b.projectCount - a.projectCount
  }
  const { q, kind, sort = 'name', desc } = search
  const sorted = all.filter((one) => isWanted(kind, one.kind) && saysIt(q, Object.values(one.organisation.name))).sort((a, b) => orders[sort](a, b) || byName(a, b))
  return desc ? sorted.reverse() : sorted
}

function useColumns(): readonly Column<FunderRow>[] {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  return [
    {
      ...{ id: 'name', header: t('portfolio.field.funder'), isSortable: true },
      cell: ({ id, organisation }) => (
        <TextLink to="/$lang/portfolio/funders/$id" params={{ lang, id }}>
          {pick(organisation.name)}
        </TextLink>
      )
    },
    { id: 'kind', header: t('portfolio.field.funderKind'), isSortable: true, cell: ({ kind }) => t(`portfolio.funderKind.${kind}`) },
    { id: 'programmes', header: t('portfolio.field.programmes'), isNumeric: true, cell: ({ programmeCount }) => programmeCount },
    { id: 'open', header: t('portfolio.field.openCalls'), isNumeric: true, isSortable: true, cell: ({ openCallCount }) => openCallCount },
    { id: 'projects', header: t('portfolio.field.projects'), isNumeric: true, isSortable: true, phone: 'figure', cell: ({ projectCount }) => projectCount }
  ]
}

function Export({ rows }: { readonly rows: readonly FunderRow[] }) {
  const t = useText()
  const language = useLanguage()
  const pick = useLocalized()
  const { today } = useViewer()
  const save = () => {
    const heads = ['funder', 'funderKind', 'programmes', 'openCalls', 'projects'].map((field) => t(`portfolio.field.${field}`))
    const table = rows.map((one) => [pick(one.organisation.name), t(`portfolio.funderKind.${one.kind}`), one.programmeCount, one.openCallCount, one.projectCount])
    saveRows({ name: t('portfolio.funderFile', { date: today }), language, rows: [heads, ...table] })
  }
  return (
    <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
      {t('ui.table.export')}
    </Button>
  )
}

function Acts({ rows }: { readonly rows: readonly FunderRow[] }) {
  const t = useText()
  const mayManage = useCan('funder.manage')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Export rows={rows} />
      {mayManage && (
        <Button variant="primary" onClick={() => setOpen(true)}>
          {t('portfolio.funderForm.add')}
        </Button>
      )}
      {isOpen && <FunderDialog funder={null} onClose={() => setOpen(false)} />}
    </>
  )
}

function NoFunders({ search, change }: { readonly search: FunderListSearch; readonly change: (part: Partial<FunderListSearch>) => void }) {
  const t = useText()
  if (search.q === undefined && search.kind === undefined) return <EmptyState title={t('portfolio.noFunders')} text={t('portfolio.noFundersText')} />
  return <EmptyState title={t('portfolio.noFunderHits')} action={<Button onClick={() => change({ q: undefined, kind: undefined })}>{t('portfolio.clear')}</Button>} />
}

export function FunderListPage() {
  const t = useText()
  const language = useLanguage()
  const [search, change] = useListSearch(funderListSearchSchema)
  const { data, error, refetch, loading } = useQuery(portfolioFiltersQuery, { fetchPolicy: 'cache-and-network' })
  const rows = data && listedFunders(data.funders, search, language)
  const kinds = funderKinds.map((value) => ({ value, label: t(`portfolio.funderKind.${value}`) }))
  return (
    <>
      <PageHeader title={t('portfolio.funders')} breadcrumb={[<ProjectsCrumb key="list" />]} meta={t('portfolio.fundersMeta')} actions={<Acts rows={rows ?? []} />} />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('portfolio.searchFunders') }}
        filters={[{ id: 'kind', label: t('portfolio.field.funderKind'), options: kinds, values: search.kind ? [search.kind] : [], onChange: ([kind]) => change({ kind: kind as FunderListSearch['kind'] }) }]}
        summary={rows && t('portfolio.funderCount', { count: rows.length })}
      />
      <DataTable
        caption={t('portfolio.funders')}
        columns={useColumns()}
        rows={rows}
        rowKey={({ id }) => id}
        sort={{ column: search.sort ?? 'name', descending: search.desc ?? false }}
        onSort={({ column, descending }) => change({ sort: column as FunderSort, desc: descending || undefined })}
        isRefreshing={loading}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<NoFunders {...{ search, change }} />}
      />
    </>
  )
}
