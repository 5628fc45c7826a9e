/** The register of decisions on membership: who was admitted, refused, expelled or founded the consortium, and what holds. */
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Status } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { ApplicationLists } from '../application/application-words.js'
import { decisionListSearchSchema, type DecisionListSearch, decisionOutcomes, decisionStandings } from './decision-list.search.js'
import { isDescending, listedDecisions, standingOf } from './decision-rows.js'
import { type ListedDecision, membershipDecisionsQuery } from './decision.operations.js'
import { FoundingDialog } from './founding-dialog.js'

type Change = (part: Partial<DecisionListSearch>) => void
const none: readonly ListedDecision[] = []
const orNone = <Value,>(values: readonly Value[]) => (values.length === 0 ? undefined : [...values])
const statuses = { holds: 'accepted', appealed: 'submitted', annulled: 'locked' } as const

export function DecisionStanding({ decision }: { readonly decision: Parameters<typeof standingOf>[0] }) {
  const t = useText()
  const standing = standingOf(decision)
  return <Status status={statuses[standing]} label={t(`decisions.standing.${standing}`)} />
}

function useFilters({ all, search, change }: { readonly all: readonly ListedDecision[]; readonly search: DecisionListSearch; readonly change: Change }): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const compare = compareText(useLanguage())
  const centres = [...new Map(all.flatMap(({ centre }) => (centre ? [[centre.id, { value: centre.id, label: pick(centre.name) }] as const] : []))).values()].sort((a, b) => compare(a.label, b.label))
  const years = [...new Set(all.map(({ decidedOn }) => decidedOn.slice(0, 4)))].sort().reverse()
  return [
    {
      ...{ id: 'outcomes', label: t('decide.outcome'), values: search.outcomes ?? [], isMultiple: true },
      options: decisionOutcomes.map((value) => ({ value, label: t(`decide.outcomeOf.${value}`) })),
      onChange: (chosen) => change({ outcomes: orNone(chosen) as DecisionListSearch['outcomes'] })
    },
    {
      ...{ id: 'standing', label: t('decisions.standing'), values: search.standing ? [search.standing] : [] },
      options: decisionStandings.map((value) => ({ value, label: t(`decisions.standing.${value}`) })),
      onChange: ([standing]) => change({ standing: standing as DecisionListSearch['standing'] })
    },
    { ...{ id: 'centre', label: t('decisions.centre'), values: search.centre ? [search.centre] : [] }, options: centres, onChange: ([centre]) => change({ centre }) },
    {
      ...{ id: 'year', label: t('decisions.year'), values: search.year ? [String(search.year)] : [] },
      options: years.map((value) => ({ value, label: value })),
      onChange: ([year]) => change({ year: year === undefined ? undefined : Number(year) })
    }
  ]
}

function useColumns(): readonly Column<ListedDecision>[] {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  return [
    {
      ...{ id: 'name', header: t('decisions.name'), isSortable: true },
      cell: ({ id, name }) => (
        <TextLink to="/$lang/members/decisions/$id" params={{ lang, id }}>
          {pick(name)}
        </TextLink>
      )
    },
    { id: 'outcome', header: t('decide.outcome'), isSortable: true, cell: ({ outcome }) => t(`decide.outcomeOf.${outcome}`) },
    { id: 'day', header: t('decide.day'), isSortable: true, cell: ({ decidedOn }) => format.day(decidedOn) },
    { id: 'body', header: t('decide.body'), cell: ({ body }) => t(`decide.body.${body}`) },
    { id: 'number', header: t('decisions.number'), isSortable: true, cell: ({ number }) => number },
    { id: 'centre', header: t('decisions.centre'), isSortable: true, cell: ({ centre }) => (centre ? pick(centre.name) : '') },
    { id: 'standing', header: t('decisions.standing'), phone: 'figure', cell: (one) => <DecisionStanding decision={one} /> }
  ]
}

function ListActions({ rows }: { readonly rows: readonly ListedDecision[] }) {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const { today } = useViewer()
  const mayFound = useCan('member.rule')
  const [isFounding, setFounding] = useState(false)
  const save = () => {
    const heads = ['decisions.name', 'decide.outcome', 'decide.day', 'decide.body', 'decisions.number', 'decisions.centre', 'decisions.effectiveOn', 'decisions.standing', 'decisions.annulledOn'].map((key) => t(key))
    const table = rows.map((one) => [
      ...[pick(one.name), t(`decide.outcomeOf.${one.outcome}`), one.decidedOn, t(`decide.body.${one.body}`), one.number, one.centre ? pick(one.centre.name) : '', one.effectiveOn],
      ...[t(`decisions.standing.${standingOf(one)}`), one.annulledOn ?? '']
    ])
    saveRows({ name: t('decisions.file', { date: today }), language, rows: [heads, ...table] })
  }
  return (
    <>
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      {mayFound && <Button onClick={() => setFounding(true)}>{t('founding.open')}</Button>}
      {isFounding && <FoundingDialog onClose={() => setFounding(false)} />}
    </>
  )
}

const narrowing = ['q', 'outcomes', 'standing', 'centre', 'year'] as const

function Nothing({ search, change }: { readonly search: DecisionListSearch; readonly change: Change }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('decisions.none')} text={t('decisions.noneText')} />
  const clear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
  return <EmptyState title={t('decisions.noHits')} text={t('pipeline.noHitsText')} action={<Button onClick={clear}>{t('pipeline.clear')}</Button>} />
}

export function DecisionListPage() {
  const t = useText()
  const language = useLanguage()
  const [search, change] = useListSearch(decisionListSearchSchema)
  const { data, error, refetch, loading } = useQuery(membershipDecisionsQuery, { fetchPolicy: 'cache-and-network' })
  const all = data?.membershipDecisions ?? none
  const rows = data && listedDecisions(all, search, language)
  return (
    <>
      <PageHeader title={t('decisions.title')} meta={t('decisions.meta')} actions={<ListActions rows={rows ?? none} />} />
      <ApplicationLists />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('decisions.search') }}
        filters={useFilters({ all, search, change })}
        summary={rows && t('decisions.count', { count: rows.length })}
      />
      <DataTable
        caption={t('decisions.title')}
        columns={useColumns()}
        rows={rows}
        rowKey={({ id }) => id}
        sort={{ column: search.sort ?? 'day', descending: isDescending(search) }}
        onSort={({ column, descending }) => change({ sort: column === 'day' ? undefined : (column as DecisionListSearch['sort']), desc: (column === 'day') !== descending || undefined })}
        isRefreshing={loading}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<Nothing {...{ search, change }} />}
      />
    </>
  )
}
