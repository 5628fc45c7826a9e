/** The bodies of the consortium with what is missing in them, as of a day: search, filters and order in the address. */
import { useQuery } from '@apollo/client/react'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { bodyGaps, nested } from '@solmu/domain/governance/body.js'
import { bodyKinds } from '@solmu/domain/governance/charter-rules.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { isAmong, saysIt } from '../list-search.js'
import { AsOfField } from '../mandate/as-of-field.js'
import { BodyDialog } from './body-dialog.js'
import { GapMark } from './body-words.js'
import { bodiesQuery, type Body } from './body.operations.js'
import { bodyListSearchSchema, type BodyListSearch, bodySorts } from './body.search.js'
import styles from '../governance.module.css'

type Change = (part: Partial<BodyListSearch>) => void

const fits = (one: Body, { q, kinds, gaps }: BodyListSearch): boolean =>
  one.isOpen &&
  isAmong(kinds, one.kind) &&
  (gaps === undefined || gaps.some((gap) => one.gaps.includes(gap))) &&
  saysIt(q, [...Object.values(one.name), ...Object.values(one.unit.name), ...one.members.map(({ personName }) => personName)])

/** Those that are there on the day, narrowed and ordered as the address says; in the order of the API where it says none. */
export function listedBodies(all: readonly Body[], search: BodyListSearch, language: Language): readonly Body[] {
  const compare = compareText(language)
  const orders: Readonly<Record<(typeof bodySorts)[number], (one: Body, other: Body) => number>> = {
    name: (one, other) => compare(one.name[language] || one.name.fi, other.name[language] || other.name.fi),
    chair: (one, other) => compare(one.chairName ?? '', other.chairName ?? ''),
    vacant: (one, other) => one.vacant - other.vacant
  }
  const found = all.filter((one) => fits(one, search))
  if (search.sort) found.sort(orders[search.sort])
  return search.desc ? found.reverse() : found
}

/** Each under the one to which it belongs, until another order is asked for. */
function placedBodies(all: readonly Body[], search: BodyListSearch, language: Language) {
  const listed = listedBodies(all, search, language)
  return search.sort || search.desc ? listed.map((of) => ({ of, depth: 0 })) : nested(listed)
}

function useFilters({ search, change }: { readonly search: BodyListSearch; readonly change: Change }): readonly Filter[] {
  const t = useText()
  return [
    {
      ...{ id: 'kinds', label: t('body.field.kind'), values: search.kinds ?? [], isMultiple: true, options: bodyKinds.map((value) => ({ value, label: t(`body.kind.${value}`) })) },
      onChange: (chosen) => change({ kinds: chosen.length === 0 ? undefined : bodyKinds.filter((each) => chosen.includes(each)) })
    },
    {
      ...{ id: 'gaps', label: t('body.field.gaps'), values: search.gaps ?? [], isMultiple: true, options: bodyGaps.map((value) => ({ value, label: t(`body.gapName.${value}`) })) },
      onChange: (chosen) => change({ gaps: chosen.length === 0 ? undefined : bodyGaps.filter((each) => chosen.includes(each)) })
    }
  ]
}

/** @param depthOf how deep a body stands under others; nought where the list is in another order */
function useColumns(depthOf: (body: Body) => number): readonly Column<Body>[] {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  return [
    {
      ...{ id: 'name', header: t('body.field.name'), isSortable: true },
      cell: (one) => (
        <div className={styles.within} data-depth={Math.min(3, depthOf(one))}>
          <TextLink to="/$lang/governance/bodies/$id" params={{ lang, id: one.id }}>
            {pick(one.name)}
          </TextLink>
          <span className={styles.below}>{[t(`body.kind.${one.kind}`), one.parentName && t('body.under', { name: pick(one.parentName) }), one.isMine && t('body.mine')].filter(Boolean).join(' · ')}</span>
        </div>
      )
    },
    { id: 'unit', header: t('body.field.unit'), cell: ({ unit }) => pick(unit.name) },
    { id: 'chair', header: t('body.field.chair'), isSortable: true, cell: ({ chairName }) => chairName ?? t('body.nobody') },
    { id: 'vacant', header: t('body.field.seats'), isSortable: true, cell: ({ seated, seats }) => t('body.seatedOf', { seated, seats }) },
    { id: 'gaps', header: t('body.field.gaps'), phone: 'figure', cell: (one) => <GapMark {...one} /> }
  ]
}

function ListActions({ rows, onAdd }: { readonly rows: readonly Body[]; readonly onAdd: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const { today } = useViewer()
  const mayAdd = useCan('body.manage')
  const save = () => {
    const heads = ['name', 'kind', 'unit', 'chair', 'seats', 'seated', 'gaps'].map((field) => t(`body.field.${field}`))
    const table = rows.map((one) => [pick(one.name), t(`body.kind.${one.kind}`), pick(one.unit.name), one.chairName ?? '', String(one.seats), String(one.seated), one.gaps.map((gap) => t(`body.gapName.${gap}`)).join(', ')])
    saveRows({ name: t('body.file', { date: today }), language, rows: [heads, ...table] })
  }
  return (
    <>
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      {mayAdd && (
        <Button variant="primary" icon={IconPlus} onClick={onAdd}>
          {t('body.found.open')}
        </Button>
      )}
    </>
  )
}

const narrowing = ['q', 'kinds', 'gaps'] as const

function NoBodies({ search, change }: { readonly search: BodyListSearch; readonly change: Change }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('body.none')} text={t('body.noneText')} />
  return <EmptyState title={t('body.noHits')} text={t('body.noHitsText')} action={<Button onClick={() => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))}>{t('body.clear')}</Button>} />
}

const none: readonly Body[] = []

/** The order that the address names; the heading of no column stands out where it names none. */
const sortOf = ({ sort, desc = false }: BodyListSearch) => (sort ? { sort: { column: sort, descending: desc } } : {})

export function BodyListPage() {
  const t = useText()
  const language = useLanguage()
  const format = useFormat()
  const { today } = useViewer()
  const [search, change] = useListSearch(bodyListSearchSchema)
  const [isFounding, setFounding] = useState(false)
  const { asOf = null } = search
  const { data, error, refetch, loading } = useQuery(bodiesQuery, { variables: { asOf }, fetchPolicy: 'cache-and-network' })
  const placed = data && placedBodies(data.bodies, search, language)
  const rows = placed?.map(({ of }) => of)
  const filters = useFilters({ search, change })
  const columns = useColumns(({ id }) => placed?.find(({ of }) => of.id === id)?.depth ?? 0)
  return (
    <>
      <PageHeader title={t('body.title')} meta={t('body.meta', { day: format.day(asOf ?? today) })} actions={<ListActions rows={rows ?? none} onAdd={() => setFounding(true)} />} />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('body.search') }} filters={filters} summary={rows && t('body.count', { count: rows.length })}>
        <AsOfField key={search.asOf} asOf={search.asOf} onChange={(asOf) => change({ asOf })} />
      </FilterBar>
      <DataTable
        caption={t('body.title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        {...sortOf(search)}
        onSort={({ column, descending }) => change({ sort: bodySorts.find((each) => each === column), desc: descending || undefined })}
        isRefreshing={loading}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<NoBodies {...{ search, change }} />}
      />
      {isFounding && <BodyDialog body={null} onClose={() => setFounding(false)} />}
    </>
  )
}
