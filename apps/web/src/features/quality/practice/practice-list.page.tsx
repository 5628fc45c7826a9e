/** Recommendations and good practices: search, filters and order in the address; what is listed as a file. */
import { useQuery } from '@apollo/client/react'
import { IconDownload, IconPlus, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { practiceKinds } from '@solmu/domain/quality/practice.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { DownloadMenu } from '../../network/export/download-menu.js'
import { CreatePracticeDialog } from './practice-dialogs.js'
import { PracticeLink, PracticeStateMark, shownVersion, stateOf, useReviewText } from './practice-words.js'
import { type Practice, practicesQuery } from './practice.operations.js'
import { type PracticeListSearch, practiceListSearchSchema, type PracticeSort, practiceStates } from './practice.search.js'
import styles from './practice.module.css'

type Change = (part: Partial<PracticeListSearch>) => void

const orNone = <Value,>(values: readonly Value[]) => (values.length === 0 ? undefined : [...values])

function useFilters({ kinds, states }: PracticeListSearch, change: Change): readonly Filter[] {
  const t = useText()
  return [
    {
      ...{ id: 'kinds', label: t('practice.field.kind'), values: kinds ?? [], isMultiple: true, options: practiceKinds.map((value) => ({ value, label: t(`practice.kind.${value}`) })) },
      onChange: (chosen) => change({ kinds: orNone(chosen) as PracticeListSearch['kinds'] })
    },
    {
      ...{ id: 'states', label: t('practice.list.state'), values: states ?? [], isMultiple: true, options: practiceStates.map((value) => ({ value, label: t(`practice.state.${value}`) })) },
      onChange: (chosen) => change({ states: orNone(chosen) as PracticeListSearch['states'] })
    }
  ]
}

const searchedText = ({ name, summary }: Practice): string => [name, summary].flatMap(({ fi, sv, en }) => [fi, sv, en]).join(' ').toLocaleLowerCase('fi')

/** The practices that a search finds, in its order; retired ones only when they are asked for. */
export function listedPractices(practices: readonly Practice[], search: PracticeListSearch, of: { readonly today: string; readonly language: Language }): readonly Practice[] {
  const compare = compareText(of.language)
  const name = (one: Practice) => one.name[of.language] || one.name.fi
  const orders: Readonly<Record<PracticeSort, (one: Practice) => string>> = {
    name,
    inUse: ({ inUseCount }) => String(inUseCount),
    review: ({ versions }) => shownVersion(versions, of.today)?.reviewOn ?? '2199-12-31'
  }
  const order = orders[search.sort ?? 'name']
  const states = search.states ?? practiceStates.filter((state) => state !== 'retired')
  const found = practices.filter(
    (one) => states.includes(stateOf(one)) && (search.kinds?.includes(one.kind) ?? true) && (search.q === undefined || searchedText(one).includes(search.q.trim().toLocaleLowerCase('fi')))
  )
  const sorted = [...found].sort((a, b) => compare(order(a), order(b)) || compare(name(a), name(b)))
  return search.desc ? sorted.reverse() : sorted
}

function useColumns(): readonly Column<Practice>[] {
  const t = useText()
  const pick = useLocalized()
  const { today } = useViewer()
  const reviewText = useReviewText()
  return [
    {
      ...{ id: 'name', header: t('practice.field.name'), isSortable: true },
      cell: (one) => (
        <>
          <PracticeLink practice={one} />
          <p className={styles.quiet}>{pick(one.summary)}</p>
        </>
      )
    },
    { id: 'kind', header: t('practice.field.kind'), cell: ({ kind }) => t(`practice.kind.${kind}`) },
    { id: 'inUse', header: t('practice.list.inUse'), isSortable: true, cell: ({ inUseCount, unitCount }) => t('practice.list.nOfM', { n: inUseCount, m: unitCount }) },
    { id: 'review', header: t('practice.list.review'), isSortable: true, cell: ({ versions }) => reviewText(shownVersion(versions, today)?.reviewOn ?? null, today) },
    { id: 'state', header: t('practice.list.state'), phone: 'figure', cell: (one) => <PracticeStateMark state={stateOf(one)} /> }
  ]
}

/** What is listed as a file. */
function useExport(rows: readonly Practice[]) {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const { today } = useViewer()
  const heads = ['name', 'kind', 'state', 'inUse', 'considering', 'notForUs', 'units', 'review']
  return () =>
    saveRows({
      name: t('practice.list.file', { date: today }),
      language,
      rows: [
        heads.map((id) => t(`practice.export.${id}`)),
        ...rows.map((one) => [
          ...[pick(one.name), t(`practice.kind.${one.kind}`), t(`practice.state.${stateOf(one)}`), one.inUseCount, one.consideringCount, one.notForUsCount],
          ...[one.unitCount, shownVersion(one.versions, today)?.reviewOn ?? '']
        ])
      ]
    })
}

function Acts({ rows }: { readonly rows: readonly Practice[] }) {
  const t = useText()
  const lang = useLanguage()
  const mayManage = useCan('improvement.manage')
  const [isOpen, setOpen] = useState(false)
  const save = useExport(rows)
  return (
    <>
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      <DownloadMenu heading={t('practice.list.cards')} path="/files/practices" formats={['csv', 'json']} />
      {mayManage && (
        <ButtonLink icon={IconUpload} to="/$lang/network/imports" params={{ lang }}>
          {t('practice.list.import')}
        </ButtonLink>
      )}
      {mayManage && (
        <Button variant="primary" icon={IconPlus} onClick={() => setOpen(true)}>
          {t('practice.create.open')}
        </Button>
      )}
      {isOpen && <CreatePracticeDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function NoPractices({ search, change }: { readonly search: PracticeListSearch; readonly change: Change }) {
  const t = useText()
  const isFiltered = [search.q, search.kinds, search.states].some((part) => part !== undefined)
  if (!isFiltered) return <EmptyState title={t('practice.list.none')} text={t('practice.list.noneText')} />
  return <EmptyState title={t('practice.list.noHits')} action={<Button onClick={() => change({ q: undefined, kinds: undefined, states: undefined })}>{t('practice.list.clear')}</Button>} />
}

export function PracticeListPage() {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const [search, change] = useListSearch(practiceListSearchSchema)
  const { data, error, refetch, loading } = useQuery(practicesQuery, { fetchPolicy: 'cache-and-network' })
  const rows = data && listedPractices(data.practices, search, { today, language })
  const columns = useColumns()
  const filters = useFilters(search, change)
  return (
    <>
      <PageHeader title={t('practice.list.title')} meta={t('practice.list.meta')} actions={<Acts rows={rows ?? []} />} />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('practice.list.search') }} filters={filters} summary={rows && t('practice.list.count', { count: rows.length })} />
      <DataTable
        {...{ caption: t('practice.list.title'), columns, rows, rowKey: ({ id }: Practice) => id, isRefreshing: loading, error: data ? undefined : error }}
        sort={{ column: search.sort ?? 'name', descending: search.desc ?? false }}
        onSort={({ column, descending }) => change({ sort: column === 'name' ? undefined : (column as PracticeSort), desc: descending || undefined })}
        onRetry={() => void refetch()}
        empty={<NoPractices search={search} change={change} />}
      />
    </>
  )
}
