/** The applications of a centre or of the nation by their stages: a board, the same as a table, and how far and how fast they go. */
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { blockers, pipelineStages } from '@solmu/domain/onboarding/pipeline.js'
import { addYears } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Segmented } from '../../../ui/segmented.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { type Figure, marksAmong, Value, ValueLegend } from '../../../ui/value.js'
import { ApplicationLink, ApplicationLists, ApplicationStateMark } from '../application/application-words.js'
import { type Card, type Pipeline, pipelineQuery, type StageFigure } from '../decision/decision.operations.js'
import { type PipelineSearch, pipelineSearchSchema } from './pipeline.search.js'
import styles from '../decision/decision.module.css'

type Change = (part: Partial<PipelineSearch>) => void

/** Those that a search finds, in its order; the longest waiting first unless told. */
export function listedCards(cards: readonly Card[], search: PipelineSearch, language: Language): readonly Card[] {
  const compare = compareText(language)
  const { q = '', stages, blockers: wanted, age = 0, sort = 'days' } = search
  const found = cards.filter(
    ({ name, stage, blocker, days }) =>
      name.toLocaleLowerCase('fi').includes(q.trim().toLocaleLowerCase('fi')) && (stages?.includes(stage as never) ?? true) && (wanted?.includes(blocker as never) ?? true) && days >= age
  )
  const orders: Readonly<Record<typeof sort, (one: Card, other: Card) => number>> = {
    name: (one, other) => compare(one.name, other.name),
    centre: (one, other) => compare(one.centre.name[language] || one.centre.name.fi, other.centre.name[language] || other.centre.name.fi),
    stage: (one, other) => pipelineStages.indexOf(one.stage as never) - pipelineStages.indexOf(other.stage as never),
    days: (one, other) => one.days - other.days,
    blocker: (one, other) => blockers.indexOf(one.blocker as never) - blockers.indexOf(other.blocker as never)
  }
  const sorted = [...found].sort((one, other) => orders[sort](one, other) || compare(one.name, other.name))
  return isDescending(search) ? sorted.reverse() : sorted
}

/** The longest waiting comes first by itself; any other order begins at its beginning. */
const isDescending = ({ sort = 'days', desc = false }: PipelineSearch): boolean => (sort === 'days') !== desc

function useFilters({ pipeline, search, change }: { readonly pipeline: Pipeline | undefined; readonly search: PipelineSearch; readonly change: Change }): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const orNone = <Value,>(values: readonly Value[]) => (values.length === 0 ? undefined : [...values])
  return [
    {
      ...{ id: 'stages', label: t('pipeline.stage'), values: search.stages ?? [], isMultiple: true },
      options: pipelineStages.map((value) => ({ value, label: t(`application.state.${value}`) })),
      onChange: (chosen) => change({ stages: orNone(chosen) as PipelineSearch['stages'] })
    },
    {
      ...{ id: 'blockers', label: t('pipeline.blocker'), values: search.blockers ?? [], isMultiple: true },
      options: blockers.map((value) => ({ value, label: t(`pipeline.blocker.${value}`) })),
      onChange: (chosen) => change({ blockers: orNone(chosen) as PipelineSearch['blockers'] })
    },
    {
      ...{ id: 'centre', label: t('pipeline.centre'), values: search.centre ? [search.centre] : [] },
      options: (pipeline?.centres ?? []).map(({ id, name }) => ({ value: id, label: pick(name) })),
      onChange: ([centre]) => change({ centre })
    },
    {
      ...{ id: 'call', label: t('pipeline.call'), values: search.call ? [search.call] : [] },
      options: (pipeline?.calls ?? []).map(({ id, title }) => ({ value: id, label: pick(title) })),
      onChange: ([call]) => change({ call })
    },
    {
      ...{ id: 'age', label: t('pipeline.age'), values: search.age ? [String(search.age)] : [] },
      options: [7, 14, 30, 60, 90].map((days) => ({ value: String(days), label: t('pipeline.atLeast', { days }) })),
      onChange: ([age]) => change({ age: age === undefined ? undefined : Number(age) })
    }
  ]
}

/** The period by its year; without one, the last twelve months. */
function usePeriodFilter(search: PipelineSearch, change: Change): Filter {
  const t = useText()
  const { today } = useViewer()
  const thisYear = Number(today.slice(0, 4))
  return {
    ...{ id: 'begun', label: t('pipeline.begun'), values: search.from?.endsWith('-01-01') ? [search.from.slice(0, 4)] : [] },
    options: [0, 1, 2, 3].map((back) => String(thisYear - back)).map((value) => ({ value, label: value })),
    onChange: ([year]) => change(year === undefined ? { from: undefined, to: undefined } : { from: `${year}-01-01`, to: `${year}-12-31` })
  }
}

const none: readonly Card[] = []

function usePipeline(search: PipelineSearch) {
  const { today } = useViewer()
  const variables = { from: search.from ?? addYears(today, -1), to: search.to ?? today, centreId: search.centre ?? null, callId: search.call ?? null }
  const { data, previousData, error, refetch, loading } = useQuery(pipelineQuery, { variables, fetchPolicy: 'cache-and-network' })
  return { pipeline: (data ?? previousData)?.applicationPipeline, error, loading, onRetry: () => void refetch() }
}

export function PipelinePage() {
  const t = useText()
  const language = useLanguage()
  const [search, change] = useListSearch(pipelineSearchSchema)
  const { pipeline, ...query } = usePipeline(search)
  const rows = pipeline && listedCards(pipeline.cards, search, language)
  const isBoard = search.view !== 'table' && rows !== undefined && rows.length > 0
  return (
    <>
      <PageHeader title={t('pipeline.title')} meta={t('pipeline.meta')} actions={<Export rows={rows ?? none} />} />
      <ApplicationLists />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('pipeline.search') }}
        filters={[...useFilters({ pipeline, search, change }), usePeriodFilter(search, change)]}
        summary={rows && t('pipeline.count', { count: rows.length })}
      >
        <Segmented
          label={t('pipeline.view')}
          options={(['board', 'table'] as const).map((value) => ({ value, label: t(`pipeline.view.${value}`) }))}
          value={search.view ?? 'board'}
          onChange={(view) => change({ view: view === 'board' ? undefined : view })}
        />
      </FilterBar>
      {isBoard ? <Board rows={rows} /> : <CardTable {...{ rows, search, change }} {...query} />}
      {pipeline && <Figures pipeline={pipeline} centre={search.centre} />}
    </>
  )
}

function Board({ rows }: { readonly rows: readonly Card[] }) {
  const t = useText()
  const pick = useLocalized()
  const shown = pipelineStages.filter((stage) => stage !== 'withdrawn' || rows.some((card) => card.stage === stage))
  return (
    <section className={styles.board} aria-label={t('pipeline.view.board')}>
      {shown.map((stage) => {
        const cards = rows.filter((card) => card.stage === stage)
        return (
          <div key={stage}>
            <h3>{t('pipeline.column', { stage: t(`application.state.${stage}`), count: cards.length })}</h3>
            <ul className={styles.cards}>
              {cards.map((card) => (
                <li key={card.id} className={styles.card}>
                  <ApplicationLink application={card} />
                  <span className={styles.below}>{pick(card.centre.name)}</span>
                  <span className={styles.below}>{t('pipeline.days', { days: card.days })}</span>
                  {card.blocker && <strong className={styles.below}>{t(`pipeline.blocker.${card.blocker}`)}</strong>}
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}

interface CardTableProps {
  readonly rows: readonly Card[] | undefined
  readonly search: PipelineSearch
  readonly change: Change
  readonly error: unknown
  readonly loading: boolean
  readonly onRetry: () => void
}

function CardTable({ rows, search, change, error, loading, onRetry }: CardTableProps) {
  const t = useText()
  const pick = useLocalized()
  const columns: readonly Column<Card>[] = [
    { id: 'name', header: t('pipeline.name'), isSortable: true, cell: (card) => <ApplicationLink application={card} /> },
    { id: 'centre', header: t('pipeline.centre'), isSortable: true, cell: ({ centre }) => pick(centre.name) },
    { id: 'stage', header: t('pipeline.stage'), isSortable: true, cell: ({ stage }) => <ApplicationStateMark state={stage as (typeof pipelineStages)[number]} /> },
    { id: 'days', header: t('pipeline.daysHere'), isSortable: true, isNumeric: true, phone: 'figure', cell: ({ days }) => days },
    { id: 'blocker', header: t('pipeline.blocker'), isSortable: true, cell: ({ blocker }) => (blocker ? t(`pipeline.blocker.${blocker}`) : '') }
  ]
  const isNarrowed = ['q', 'stages', 'blockers', 'centre', 'call', 'age'].some((part) => search[part as keyof PipelineSearch] !== undefined)
  const clear = () => change({ q: undefined, stages: undefined, blockers: undefined, centre: undefined, call: undefined, age: undefined })
  return (
    <DataTable
      caption={t('pipeline.title')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      sort={{ column: search.sort ?? 'days', descending: isDescending(search) }}
      onSort={({ column, descending }) => change({ sort: column === 'days' ? undefined : (column as PipelineSearch['sort']), desc: (column === 'days') !== descending || undefined })}
      isRefreshing={loading}
      error={rows ? undefined : error}
      onRetry={onRetry}
      empty={
        isNarrowed ? (
          <EmptyState title={t('pipeline.noHits')} text={t('pipeline.noHitsText')} action={<Button onClick={clear}>{t('pipeline.clear')}</Button>} />
        ) : (
          <EmptyState title={t('pipeline.none')} text={t('pipeline.noneText')} />
        )
      }
    />
  )
}

function Export({ rows }: { readonly rows: readonly Card[] }) {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const { today } = useViewer()
  const save = () => {
    const heads = ['name', 'centre', 'call', 'stage', 'since', 'daysHere', 'blocker'].map((column) => t(`pipeline.${column}`))
    const table = rows.map(({ name, centre, call, stage, since, days, blocker }) => [
      ...[name, pick(centre.name), call ? pick(call.title) : '', t(`application.state.${stage}`), since, days, blocker ? t(`pipeline.blocker.${blocker}`) : '']
    ])
    saveRows({ name: t('pipeline.file', { date: today }), language, rows: [heads, ...table] })
  }
  return (
    <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
      {t('ui.table.export')}
    </Button>
  )
}

function Figures({ pipeline, centre }: { readonly pipeline: Pipeline; readonly centre: string | undefined }) {
  const t = useText()
  const pick = useLocalized()
  const place = pipeline.centres.find(({ id }) => id === centre) ?? (pipeline.centres.length === 1 ? pipeline.centres[0] : undefined)
  const format = useFormat()
  const { begun, undecided, from, to } = pipeline
  const columns: readonly Column<StageFigure>[] = [
    { id: 'stage', header: t('pipeline.stage'), cell: ({ stage }) => t(`application.state.${stage}`) },
    { id: 'reached', header: t('pipeline.reached'), isNumeric: true, phone: 'figure', cell: ({ reached }) => reached },
    { id: 'share', header: t('pipeline.share'), isNumeric: true, cell: ({ reached }) => (begun === 0 ? <Value value="notApplicable" /> : format.percent(reached / begun)) },
    { id: 'median', header: t('pipeline.median'), isNumeric: true, cell: (stage) => <Value value={medianOf(stage)} decimals={1} /> },
    { id: 'longest', header: t('pipeline.longest'), isNumeric: true, cell: ({ longestDays }) => <Value value={longestDays ?? 'notApplicable'} /> },
    { id: 'n', header: t('pipeline.stays'), isNumeric: true, cell: ({ ended, running }) => (ended + running === 0 ? <Value value="notApplicable" /> : t('pipeline.endedRunning', { ended, running })) }
  ]
  const marks = marksAmong(pipeline.stages.flatMap((stage) => [medianOf(stage), stage.longestDays ?? 'notApplicable']))
  return (
    <Section title={t('pipeline.figures')} note={t('pipeline.period', { from: format.day(from), to: format.day(to) })}>
      <p className={styles.text}>{t(undecided === 0 ? 'pipeline.complete' : 'pipeline.incomplete', { begun, undecided })}</p>
      <p className={styles.text}>{t('pipeline.source', { place: place ? pick(place.name) : t('pipeline.whole') })}</p>
      <DataTable caption={t('pipeline.figuresOf')} columns={columns} rows={pipeline.stages} rowKey={({ stage }) => stage} phone="scroll" footer={marks.length > 0 && <ValueLegend marks={marks} />} />
    </Section>
  )
}

/** Of stays that have all yet to end no median is known; where nobody stands there is nothing to ask. */
const medianOf = ({ medianDays, running }: StageFigure): Figure => medianDays ?? (running > 0 ? 'missing' : 'notApplicable')
