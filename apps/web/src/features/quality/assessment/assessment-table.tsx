/** A table of assessments with its filters in the address, and the same rows as a file: for the list of all and for a round. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { useState, type ReactNode } from 'react'
import { assessmentStates } from '@solmu/domain/quality/assessment-workflow.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { exportPage, readAll, saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { useFormat } from '../../../ui/format.js'
import { Pager, useKeysetPages } from '../../../ui/pager.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { type AssessmentListSearch, assessmentListSearchSchema, type AssessmentSort } from './assessment-list.search.js'
import { AssessmentLink, AssessmentStateMark, RoundLink, useScoreLine } from './assessment-words.js'
import { assessmentChoicesQuery, type AssessmentRow, assessmentsQuery } from './assessment.operations.js'
import styles from './assessment.module.css'

const pageSize = 50

type Change = (part: Partial<AssessmentListSearch>) => void

function queryOf({ q: search, round, framework: frameworkId, centre: centreId, unit: unitId, band, states, late: isLate, sort = 'unit', desc = false }: AssessmentListSearch, roundId = round) {
  return { filter: { search, cycleId: roundId, frameworkId, centreId, unitId, band, states, isLate }, sort, descending: desc }
}

function useProgressText() {
  const t = useText()
  return ({ state, progress, framework }: AssessmentRow): string =>
    state === 'cancelled' ? '' : t('assessment.progress', { answered: progress.answered, total: framework.criterionCount, skipped: progress.skipped })
}

function useColumns(isOfRound: boolean): readonly Column<AssessmentRow>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const progressText = useProgressText()
  const scoreLine = useScoreLine()
  const ofAll: readonly Column<AssessmentRow>[] = [
    { id: 'framework', header: t('assessment.list.framework'), isSortable: true, cell: ({ framework }) => pick(framework.name) },
    { id: 'round', header: t('assessment.list.round'), cell: ({ cycle }) => (cycle ? <RoundLink round={cycle} /> : t('assessment.list.noRound')) }
  ]
  return [
    { id: 'unit', header: t('assessment.list.unit'), isSortable: true, cell: (row) => <AssessmentLink assessment={row} /> },
    ...(isOfRound ? [] : ofAll),
    { id: 'centre', header: t('assessment.list.centre'), isSortable: true, phone: 'hidden', cell: ({ centre }) => (centre ? pick(centre.name) : '–') },
    { id: 'state', header: t('assessment.list.state'), isSortable: true, phone: 'figure', cell: (row) => <AssessmentStateMark of={row} /> },
    { id: 'progress', header: t('assessment.list.progress'), cell: progressText },
    { id: 'due', header: t('assessment.list.due'), isSortable: true, cell: ({ dueOn, state }) => (dueOn && state === 'self' ? format.day(dueOn) : '–') },
    { id: 'score', header: t('assessment.list.score'), isSortable: true, cell: (row) => (row.state === 'final' ? scoreLine(row) : '–') },
    { id: 'assessed', header: t('assessment.list.assessed'), isSortable: true, cell: ({ assessedOn }) => (assessedOn ? format.day(assessedOn) : '–') }
  ]
}

/** What the list tells, and what must be known of each score. */
function useFileRows() {
  const t = useText()
  const pick = useLocalized()
  const heads = ['unit', 'centre', 'framework', 'version', 'round', 'state', 'answered', 'skipped', 'criteria', 'due', 'score', 'band', 'basis', 'assessed', 'level', 'notice']
  return (rows: readonly AssessmentRow[]) => [
    heads.map((name) => t(`assessment.file.${name}`)),
    ...rows.map((row) => [
      ...[pick(row.unit.name), row.centre ? pick(row.centre.name) : '', pick(row.framework.name), row.framework.number, row.cycle ? pick(row.cycle.name) : ''],
      ...[t(`assessment.state.${row.isLate ? 'late' : row.state}`), row.progress.answered, row.progress.skipped, row.framework.criterionCount, row.dueOn ?? ''],
      ...[row.score ?? '', row.bandName ? pick(row.bandName) : '', row.finalKind ? t(`assessment.basis.${row.finalKind}`) : '', row.assessedOn ?? ''],
      ...[row.state === 'final' ? t(`assessment.level.${row.level}`) : '', pick(row.framework.notice)]
    ])
  ]
}

function useExport(search: AssessmentListSearch, roundId?: string) {
  const t = useText()
  const client = useApolloClient()
  const language = useLanguage()
  const describe = useErrorMessage()
  const toRows = useFileRows()
  const { today } = useViewer()
  const [isExporting, setExporting] = useState(false)
  async function save(): Promise<void> {
    const readPage = async (after: string | null) => {
      const { data } = await client.query({ query: assessmentsQuery, variables: { ...queryOf(search, roundId), first: exportPage, after }, fetchPolicy: 'network-only' })
      return data?.assessments ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
    }
    try {
      saveRows({ name: t('assessment.list.file', { date: today }), language, rows: toRows(await readAll(readPage)) })
    } catch (error) {
      showToast({ kind: 'error', id: 'export', text: describe(error).text })
    }
  }
  return () => {
    if (isExporting) return
    setExporting(true)
    void save().finally(() => setExporting(false))
  }
}

const one = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value])

function useFilters(search: AssessmentListSearch, change: Change, { rows, isOfRound }: { rows: readonly AssessmentRow[]; isOfRound: boolean }): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const { data } = useQuery(assessmentChoicesQuery)
  const centres = new Map(rows.flatMap(({ centre }) => (centre ? [[centre.id, pick(centre.name)] as const] : [])))
  const bands = new Map(rows.flatMap(({ band, bandName }) => (band && bandName ? [[band, pick(bandName)] as const] : [])))
  const listed = (from: ReadonlyMap<string, string>) => [...from].map(([value, label]) => ({ value, label }))
  const states: Filter = {
    ...{ id: 'states', label: t('assessment.list.state'), values: search.states ?? [], isMultiple: true },
    options: assessmentStates.map((value) => ({ value, label: t(`assessment.state.${value}`) })),
    onChange: (values) => change({ states: values.length === 0 ? undefined : ([...values] as AssessmentListSearch['states']) })
  }
  const late: Filter = {
    ...{ id: 'late', label: t('assessment.list.lateness'), values: search.late === undefined ? [] : [String(search.late)] },
    options: ['true', 'false'].map((value) => ({ value, label: t(`assessment.list.late.${value}`) })),
    onChange: ([value]) => change({ late: value === undefined ? undefined : value === 'true' })
  }
  const choice = (id: 'round' | 'framework' | 'centre' | 'band', options: Filter['options']): Filter => ({
    ...{ id, label: t(`assessment.list.${id}`), options, values: one(search[id]) },
    onChange: ([value]) => change({ [id]: value })
  })
  const rounds = (data?.assessmentCycles.nodes ?? []).map(({ id, name }) => ({ value: id, label: pick(name) }))
  const frameworks = (data?.qualityFrameworks ?? []).filter(({ kind }) => kind === 'assessed').map(({ id, name, code }) => ({ value: id, label: pick(name) || code }))
  const ofAll = isOfRound ? [] : [choice('round', rounds), choice('framework', frameworks)]
  return [states, late, ...ofAll, choice('centre', listed(centres)), choice('band', listed(bands))].filter(({ options, values }) => options.length > 0 || values.length > 0)
}

const nothing: Partial<AssessmentListSearch> = { q: undefined, round: undefined, framework: undefined, centre: undefined, unit: undefined, band: undefined, states: undefined, late: undefined }

/** What must be known of the scores in sight, once for each framework. */
function Notices({ rows }: { readonly rows: readonly AssessmentRow[] }) {
  const pick = useLocalized()
  const scored = rows.filter(({ score, framework }) => score !== null && pick(framework.notice) !== '')
  const frameworks = [...new Map(scored.map(({ framework }) => [framework.id, framework])).values()]
  return frameworks.map((framework) => (
    <p key={framework.id} className={styles.note}>
      <b>{pick(framework.name)}:</b> {pick(framework.notice)}
    </p>
  ))
}

/** What stands where there is nothing to show. */
function Nothing({ isFiltered, start, onClear }: { readonly isFiltered: boolean; readonly start: ReactNode; readonly onClear: () => void }) {
  const t = useText()
  if (!isFiltered) return <EmptyState title={t('assessment.list.none')} text={t('assessment.list.noneText')} action={start} />
  return <EmptyState title={t('assessment.list.noHits')} text={t('assessment.list.noHitsText')} action={<Button onClick={onClear}>{t('assessment.list.clear')}</Button>} />
}

function useRows(search: AssessmentListSearch, roundId?: string) {
  const pages = useKeysetPages(JSON.stringify([search, roundId]))
  const { data, previousData, error, refetch, loading } = useQuery(assessmentsQuery, {
    variables: { ...queryOf(search, roundId), first: pageSize, after: pages.after },
    fetchPolicy: 'cache-and-network'
  })
  return { list: (data ?? previousData)?.assessments, pages, error, refetch, loading }
}

export interface AssessmentTableProps {
  readonly caption: string
  /** Those of one round. */
  readonly roundId?: string
  /** What can be done when there are none at all. */
  readonly start?: ReactNode
}

export function AssessmentTable({ caption, roundId, start }: AssessmentTableProps) {
  const t = useText()
  const [search, change] = useListSearch(assessmentListSearchSchema)
  const { list, pages, error, refetch, loading } = useRows(search, roundId)
  const onExport = useExport(search, roundId)
  const isFiltered = Object.keys(nothing).some((key) => search[key as keyof AssessmentListSearch] !== undefined)
  const columns = useColumns(roundId !== undefined)
  return (
    <>
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('assessment.list.search') }}
        filters={useFilters(search, change, { rows: list?.nodes ?? [], isOfRound: roundId !== undefined })}
        summary={list && t('assessment.list.count', { count: list.totalCount })}
      />
      <DataTable
        {...{ caption, columns, rows: list?.nodes, isRefreshing: loading, error }}
        rowKey={({ id }) => id}
        sort={{ column: search.sort ?? 'unit', descending: search.desc ?? false }}
        onSort={({ column, descending }) => change({ sort: column === 'unit' ? undefined : (column as AssessmentSort), desc: descending || undefined })}
        onRetry={() => void refetch()}
        empty={<Nothing {...{ isFiltered, start }} onClear={() => change(nothing)} />}
        footer={
          list && (
            <>
              <Notices rows={list.nodes} />
              <Pager pages={pages} count={list.nodes.length} totalCount={list.totalCount} pageInfo={list.pageInfo} onExport={onExport} />
            </>
          )
        }
      />
    </>
  )
}
