/** What the staff know: by name where the reader answers for the unit, and in counts for everybody who may read them. */
import { useQuery } from '@apollo/client/react'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { competenceKinds, competenceStates } from '@solmu/domain/quality/competence.js'
import { addDays } from '@solmu/shared/dates.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Status } from '../../../ui/status.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { CompetenceDialog, RemoveDialog } from './competence-dialogs.js'
import { CompetenceCounts } from './competence-counts.js'
import { type CompetenceSearch, competenceSearchSchema, type CompetenceSort } from './competence.search.js'
import { type Competence, staffCompetenceQuery } from './competence.operations.js'
import styles from '../commitment/commitment.module.css'

type Change = (part: Partial<CompetenceSearch>) => void
type Act = { readonly kind: 'save'; readonly of: Competence | null } | { readonly kind: 'remove'; readonly of: Competence }

/** The records that a search finds, in its order. */
export function listedCompetence(all: readonly Competence[], search: CompetenceSearch, language: Language): readonly Competence[] {
  const compare = compareText(language)
  const orders: Readonly<Record<CompetenceSort, (one: Competence) => string>> = {
    ...{ person: ({ person }) => person.name, title: ({ title }) => title, doneOn: ({ doneOn }) => doneOn },
    // What does not end stands last.
    validTo: ({ validTo }) => validTo ?? '9999'
  }
  const order = orders[search.sort ?? 'person']
  const found = all.filter(
    (one) =>
      (search.unit === undefined || one.unit.id === search.unit) &&
      (search.kind === undefined || one.kind === search.kind) &&
      (search.states?.includes(one.state) ?? true) &&
      (search.q === undefined || [one.person.name, one.title, one.provider].join(' ').toLocaleLowerCase('fi').includes(search.q.trim().toLocaleLowerCase('fi')))
  )
  const sorted = [...found].sort((a, b) => compare(order(a), order(b)) || compare(b.doneOn, a.doneOn))
  return search.desc ? sorted.reverse() : sorted
}

function useFilters({ all, search, change }: { readonly all: readonly Competence[]; readonly search: CompetenceSearch; readonly change: Change }): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const units = [...new Map(all.map(({ unit }) => [unit.id, { value: unit.id, label: pick(unit.name) }])).values()]
  return [
    {
      ...{ id: 'kind', label: t('competence.field.kind'), values: search.kind ? [search.kind] : [] },
      options: competenceKinds.map((value) => ({ value, label: t(`competence.kind.${value}`) })),
      onChange: ([kind]) => change({ kind: kind as CompetenceSearch['kind'] })
    },
    {
      ...{ id: 'states', label: t('competence.field.state'), values: search.states ?? [], isMultiple: true },
      options: competenceStates.map((value) => ({ value, label: t(`competence.state.${value}`) })),
      onChange: (chosen) => change({ states: chosen.length === 0 ? undefined : ([...chosen] as CompetenceSearch['states']) })
    },
    ...(units.length > 1 ? [{ id: 'unit', label: t('competence.field.unit'), values: search.unit ? [search.unit] : [], options: units, onChange: ([unit]: readonly string[]) => change({ unit }) }] : [])
  ]
}

const statuses = { expired: 'late', expiring: 'returned', valid: 'accepted' } as const

function useColumns(act: (what: Act) => void): readonly Column<Competence>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  return [
    {
      ...{ id: 'person', header: t('competence.field.person'), isSortable: true },
      cell: ({ person, unit }) => (
        <>
          {person.name}
          <span className={styles.below}>{pick(unit.name)}</span>
        </>
      )
    },
    {
      ...{ id: 'title', header: t('competence.field.title'), isSortable: true },
      cell: ({ title, provider, kind }) => (
        <>
          {title}
          <span className={styles.below}>{[t(`competence.kind.${kind}`), provider].filter(Boolean).join(', ')}</span>
        </>
      )
    },
    { id: 'hours', header: t('competence.field.hours'), isNumeric: true, cell: ({ hours }) => (hours === null ? '' : format.number(hours, 1)) },
    { id: 'doneOn', header: t('competence.field.doneOn'), isSortable: true, cell: ({ doneOn }) => format.day(doneOn) },
    { id: 'validTo', header: t('competence.field.lastDay'), isSortable: true, cell: ({ validTo }) => validTo && format.day(addDays(validTo, -1)) },
    { id: 'state', header: t('competence.field.state'), phone: 'figure', cell: ({ state }) => <Status status={statuses[state]} label={t(`competence.state.${state}`)} /> },
    {
      ...{ id: 'act', header: '', spokenHeader: t('competence.acts') },
      cell: (one) =>
        one.mayChange && (
          <>
            <Button aria-label={`${t('competence.change')}: ${one.title}, ${one.person.name}`} onClick={() => act({ kind: 'save', of: one })}>
              {t('competence.change')}
            </Button>{' '}
            <Button variant="quiet" aria-label={`${t('competence.remove.open')}: ${one.title}, ${one.person.name}`} onClick={() => act({ kind: 'remove', of: one })}>
              {t('competence.remove.open')}
            </Button>
          </>
        )
    }
  ]
}

function useExport(rows: readonly Competence[]): () => void {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const { today } = useViewer()
  return () => {
    const heads = ['person', 'unit', 'kind', 'title', 'provider', 'hours', 'doneOn', 'lastDay'].map((field) => t(`competence.field.${field}`))
    const table = rows.map((one) => [
      ...[one.person.name, pick(one.unit.name), t(`competence.kind.${one.kind}`), one.title, one.provider, one.hours ?? '', one.doneOn],
      one.validTo === null ? '' : addDays(one.validTo, -1)
    ])
    saveRows({ name: t('competence.file', { date: today }), language, rows: [heads, ...table] })
  }
}

function ListActions({ rows, onAdd }: { readonly rows: readonly Competence[]; readonly onAdd: () => void }) {
  const t = useText()
  const save = useExport(rows)
  const mayManage = useCan('competence.manage')
  return (
    <>
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      {mayManage && (
        <Button variant="primary" icon={IconPlus} onClick={onAdd}>
          {t('competence.add')}
        </Button>
      )}
    </>
  )
}

const narrowing = ['q', 'kind', 'states', 'unit'] as const

function NoRecords({ search, change }: { readonly search: CompetenceSearch; readonly change: Change }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('competence.none')} text={t('competence.noneText')} />
  const clear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
  return <EmptyState title={t('competence.noHits')} action={<Button onClick={clear}>{t('competence.clear')}</Button>} />
}

function OpenDialog({ open, onClose }: { readonly open: Act | null; readonly onClose: () => void }) {
  if (open === null) return null
  return open.kind === 'save' ? <CompetenceDialog competence={open.of} onClose={onClose} /> : <RemoveDialog competence={open.of} onClose={onClose} />
}

export function CompetencePage() {
  const t = useText()
  const language = useLanguage()
  const format = useFormat()
  const { today } = useViewer()
  const [search, change] = useListSearch(competenceSearchSchema)
  const [open, act] = useState<Act | null>(null)
  const { data, error, refetch, loading } = useQuery(staffCompetenceQuery, { fetchPolicy: 'cache-and-network' })
  const rows = data && listedCompetence(data.staffCompetence, search, language)
  const columns = useColumns(act)
  const filters = useFilters({ all: data?.staffCompetence ?? [], search, change })
  return (
    <>
      <PageHeader
        title={t('competence.title')}
        meta={t('competence.meta', { day: format.day(today) })}
        actions={<ListActions rows={rows ?? []} onAdd={() => act({ kind: 'save', of: null })} />}
      />
      <CompetenceCounts unitId={search.unit} onChoose={(unit) => change({ unit })} />
      <Section title={t('competence.records')} note={t('competence.recordsNote')}>
        <FilterBar
          search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('competence.search') }}
          filters={filters}
          summary={rows && t('competence.count', { count: rows.length })}
        />
        <DataTable
          caption={t('competence.records')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          sort={{ column: search.sort ?? 'person', descending: search.desc ?? false }}
          onSort={({ column, descending }) => change({ sort: column === 'person' ? undefined : (column as CompetenceSort), desc: descending || undefined })}
          isRefreshing={loading}
          error={data ? undefined : error}
          onRetry={() => void refetch()}
          empty={<NoRecords {...{ search, change }} />}
        />
      </Section>
      <OpenDialog open={open} onClose={() => act(null)} />
    </>
  )
}
