/** "What did we decide about X?": the register of decisions, by words, filters and order in the address. */
import { useQuery } from '@apollo/client/react'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { decisionProgresses, decisionPublications, decisionStates } from '@solmu/domain/governance/decision.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button, ButtonLink } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { isAmong, isWanted } from '../list-search.js'
import { DecisionLink, DecisionStateMark, Headline, ProgressMark, useDecisionName } from './decision-words.js'
import { decisionsQuery, type ListedDecision } from './decision.operations.js'
import { decisionListSearchSchema, type DecisionListSearch, type DecisionSort } from './decision.search.js'
import styles from '../governance.module.css'

type Change = (part: Partial<DecisionListSearch>) => void

/** Decisions on membership have a list of their own: here they are found by words, or when they are asked for. */
const isOfSource = (one: ListedDecision, { q, source }: DecisionListSearch): boolean => (source === undefined ? q !== undefined || one.source === 'register' : one.source === source)

function fits(one: ListedDecision, search: DecisionListSearch): boolean {
  const { states, progress, publication, body, year } = search
  return (
    isOfSource(one, search) &&
    isAmong(states, one.state) &&
    isAmong(progress, one.progress) &&
    (publication === undefined || (one.publication !== null && publication.includes(one.publication))) &&
    isWanted(body, one.bodyName?.fi) &&
    isWanted(year, one.year)
  )
}

/** With words the best first, else the newest. */
export function listedDecisions(all: readonly ListedDecision[], search: DecisionListSearch, { language, name }: { readonly language: Language; readonly name: (one: ListedDecision) => string }): readonly ListedDecision[] {
  const compare = compareText(language)
  const serial = ({ number }: ListedDecision) => number.replace(/\d+/gu, (digits) => digits.padStart(8, '0'))
  const newest = (a: ListedDecision, b: ListedDecision) => compare(b.decidedOn, a.decidedOn) || compare(serial(b), serial(a))
  const orders: Readonly<Record<DecisionSort, (a: ListedDecision, b: ListedDecision) => number>> = {
    rank: (a, b) => b.rank - a.rank || newest(a, b),
    number: newest,
    title: (a, b) => compare(name(a), name(b)),
    // What has no day stands last.
    dueOn: (a, b) => compare(a.dueOn ?? '9999', b.dueOn ?? '9999') || newest(a, b),
    reviewOn: (a, b) => compare(a.reviewOn ?? '9999', b.reviewOn ?? '9999') || newest(a, b)
  }
  const sorted = all.filter((one) => fits(one, search)).sort(orders[search.sort ?? 'rank'])
  return search.desc ? sorted.reverse() : sorted
}

function useFilters({ all, search, change }: { readonly all: readonly ListedDecision[]; readonly search: DecisionListSearch; readonly change: Change }): readonly Filter[] {
  const t = useText()
  const pick = useLocalized()
  const bodies = [...new Map(all.flatMap(({ bodyName }) => (bodyName ? [[bodyName.fi, { value: bodyName.fi, label: pick(bodyName) }] as const] : []))).values()]
  const years = [...new Set(all.map(({ year }) => year))].sort((a, b) => b - a)
  return [
    {
      ...{ id: 'states', label: t('register.field.state'), values: search.states ?? [], isMultiple: true },
      options: decisionStates.map((value) => ({ value, label: t(`register.state.${value}`) })),
      onChange: (chosen) => change({ states: chosen.length === 0 ? undefined : ([...chosen] as DecisionListSearch['states']) })
    },
    {
      ...{ id: 'progress', label: t('register.field.progress'), values: search.progress ?? [], isMultiple: true },
      options: decisionProgresses.map((value) => ({ value, label: t(`register.progress.${value}`) })),
      onChange: (chosen) => change({ progress: chosen.length === 0 ? undefined : ([...chosen] as DecisionListSearch['progress']) })
    },
    { id: 'body', label: t('register.field.body'), values: search.body ? [search.body] : [], options: bodies, onChange: ([body]) => change({ body }) },
    {
      ...{ id: 'year', label: t('register.field.year'), values: search.year ? [String(search.year)] : [], options: years.map((year) => ({ value: String(year), label: String(year) })) },
      onChange: ([year]) => change({ year: year === undefined ? undefined : Number(year) })
    },
    {
      ...{ id: 'publication', label: t('register.field.publication'), values: search.publication ?? [], isMultiple: true },
      options: decisionPublications.map((value) => ({ value, label: t(`register.publication.${value}`) })),
      onChange: (chosen) => change({ publication: chosen.length === 0 ? undefined : ([...chosen] as DecisionListSearch['publication']) })
    },
    {
      ...{ id: 'source', label: t('register.field.source'), values: search.source ? [search.source] : [] },
      options: (['register', 'membership'] as const).map((value) => ({ value, label: t(`register.source.${value}`) })),
      onChange: ([source]) => change({ source: source as DecisionListSearch['source'] })
    }
  ]
}

function useColumns(): readonly Column<ListedDecision>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  return [
    {
      ...{ id: 'title', header: t('register.field.title'), isSortable: true },
      cell: (one) => (
        <>
          <DecisionLink decision={one} />
          <Headline parts={one.headline} />
        </>
      )
    },
    {
      ...{ id: 'number', header: t('register.field.number'), isSortable: true },
      cell: ({ number, decidedOn }) => (
        <>
          {number}
          <span className={styles.below}>{format.day(decidedOn)}</span>
        </>
      )
    },
    {
      ...{ id: 'body', header: t('register.field.body') },
      cell: ({ bodyName, responsible }) => (
        <>
          {bodyName ? pick(bodyName) : t('register.source.membership')}
          {responsible && <span className={styles.below}>{t('register.responsibleIs', { name: pick(responsible) })}</span>}
        </>
      )
    },
    {
      ...{ id: 'dueOn', header: t('register.field.progress'), isSortable: true },
      cell: ({ progress, taskCount, doneCount, dueOn }) =>
        taskCount === 0 ? (
          dueOn && format.day(dueOn)
        ) : (
          <>
            <ProgressMark progress={progress} />
            <span className={styles.below}>{[t('register.doneOf', { done: doneCount, all: taskCount }), dueOn && t('register.dueBy', { day: format.day(dueOn) })].filter(Boolean).join(' · ')}</span>
          </>
        )
    },
    {
      ...{ id: 'reviewOn', header: t('register.field.reviewOn'), isSortable: true },
      cell: ({ reviewOn, isReviewDue }) => reviewOn && <span className={isReviewDue ? styles.late : undefined}>{format.day(reviewOn)}</span>
    },
    { id: 'state', header: t('register.field.state'), phone: 'figure', cell: ({ state }) => <DecisionStateMark state={state} /> }
  ]
}

function ListActions({ rows }: { readonly rows: readonly ListedDecision[] }) {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const name = useDecisionName()
  const { today } = useViewer()
  const mayRecord = useCan('decision.manage')
  const save = () => {
    const heads = ['number', 'decidedOn', 'title', 'body', 'state', 'publication', 'responsible', 'dueOn', 'reviewOn', 'taskCount', 'doneCount'].map((field) => t(`register.field.${field}`))
    const table = rows.map((one) => [
      ...[one.number, one.decidedOn, name(one), one.bodyName ? pick(one.bodyName) : t('register.source.membership'), t(`register.state.${one.state}`)],
      ...[one.publication ? t(`register.publication.${one.publication}`) : '', one.responsible ? pick(one.responsible) : '', one.dueOn ?? '', one.reviewOn ?? '', one.taskCount, one.doneCount]
    ])
    saveRows({ name: t('register.file', { date: today }), language: lang, rows: [heads, ...table] })
  }
  return (
    <>
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      {mayRecord && (
        <ButtonLink variant="primary" icon={IconPlus} to="/$lang/governance/decisions/new" params={{ lang }}>
          {t('register.new.open')}
        </ButtonLink>
      )}
    </>
  )
}

const narrowing = ['q', 'states', 'progress', 'publication', 'source', 'body', 'year'] as const

function NoDecisions({ search, change }: { readonly search: DecisionListSearch; readonly change: Change }) {
  const t = useText()
  if (narrowing.every((part) => search[part] === undefined)) return <EmptyState title={t('register.none')} text={t('register.noneText')} />
  const clear = () => change(Object.fromEntries(narrowing.map((part) => [part, undefined])))
  return <EmptyState title={t('register.noHits')} text={t('register.noHitsText')} action={<Button onClick={clear}>{t('register.clear')}</Button>} />
}

const none: readonly ListedDecision[] = []

/** While other words are looked for, what was found before stands. */
function useDecisions(words: string | undefined) {
  const language = useLanguage()
  const { data, previousData, error, refetch, loading } = useQuery(decisionsQuery, { variables: { words: words ?? null, language }, fetchPolicy: 'cache-and-network' })
  const all = (data ?? previousData)?.decisions
  return { all, isRefreshing: loading, error: all ? undefined : error, onRetry: () => void refetch() }
}

/** To the page of everybody, while something stands on it. */
function PublicPageLink({ all }: { readonly all: readonly ListedDecision[] | undefined }) {
  const t = useText()
  const lang = useLanguage()
  const { consortium } = useViewer()
  if (!all?.some(({ isOpenToAll }) => isOpenToAll)) return null
  return (
    <p>
      <TextLink to="/$lang/open/$consortium/decisions" params={{ lang, consortium: consortium.id }}>
        {t('register.open.link')}
      </TextLink>
    </p>
  )
}

export function DecisionListPage() {
  const t = useText()
  const language = useLanguage()
  const name = useDecisionName()
  const [search, change] = useListSearch(decisionListSearchSchema)
  const { all, ...asked } = useDecisions(search.q)
  const rows = all && listedDecisions(all, search, { language, name })
  const filters = useFilters({ all: all ?? none, search, change })
  return (
    <>
      <PageHeader title={t('register.title')} meta={t('register.meta')} actions={<ListActions rows={rows ?? none} />} />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('register.search') }} filters={filters} summary={rows && t('register.count', { count: rows.length })} />
      <DataTable
        caption={t('register.title')}
        columns={useColumns()}
        rows={rows}
        rowKey={({ id }) => id}
        sort={{ column: search.sort ?? 'rank', descending: search.desc ?? false }}
        onSort={({ column, descending }) => change({ sort: column as DecisionSort, desc: descending || undefined })}
        {...asked}
        empty={<NoDecisions {...{ search, change }} />}
      />
      <PublicPageLink all={all} />
    </>
  )
}
