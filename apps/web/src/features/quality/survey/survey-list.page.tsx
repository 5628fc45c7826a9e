/** Surveys: search, filters and order in the address; what is listed as a file. */
import { useMutation, useQuery } from '@apollo/client/react'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { surveyAudiences, surveyLanguages, surveyWords } from '@solmu/domain/quality/survey.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { type Language, useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { CreateSurveyDialog } from './survey-dialogs.js'
import { surveyListSearchSchema, type SurveyListSearch, type SurveySort, surveyStates } from './survey-list.search.js'
import { SurveyLink, SurveyStateMark, surveyStateOf, useSurveyWords } from './survey-words.js'
import { installSurveysMutation, type Survey, surveysQuery } from './survey.operations.js'
import { useWritesSurveys } from './use-writes-surveys.js'
import styles from './survey.module.css'

type Change = (part: Partial<SurveyListSearch>) => void
const orNone = <Value,>(values: readonly Value[]) => (values.length === 0 ? undefined : [...values])

function useFilters({ states, audiences }: SurveyListSearch, change: Change): readonly Filter[] {
  const t = useText()
  return [
    {
      ...{ id: 'states', label: t('survey.list.state'), values: states ?? [], isMultiple: true },
      options: surveyStates.map((value) => ({ value, label: t(`survey.state.${value}`) })),
      onChange: (chosen) => change({ states: orNone(chosen) as SurveyListSearch['states'] })
    },
    {
      ...{ id: 'audiences', label: t('survey.field.audience'), values: audiences ?? [], isMultiple: true },
      options: surveyAudiences.map((value) => ({ value, label: t(`survey.audience.${value}`) })),
      onChange: (chosen) => change({ audiences: orNone(chosen) as SurveyListSearch['audiences'] })
    }
  ]
}

/** The surveys that a search finds, in its order; retired ones only when they are asked for. */
export function listedSurveys(surveys: readonly Survey[], search: SurveyListSearch, language: Language): readonly Survey[] {
  const compare = compareText(language)
  const name = (one: Survey) => surveyWords(one.name, language)
  const orders: Readonly<Record<SurveySort, (one: Survey) => string>> = {
    name,
    audience: ({ audience }) => String(surveyAudiences.indexOf(audience)),
    state: (one) => String(surveyStates.indexOf(surveyStateOf(one))),
    rounds: ({ openRoundCount, endedRoundCount }) => String(openRoundCount + endedRoundCount).padStart(6, '0')
  }
  const order = orders[search.sort ?? 'name']
  const states = search.states ?? surveyStates.filter((state) => state !== 'retired')
  const wanted = search.q?.trim().toLocaleLowerCase('fi') ?? ''
  const searched = (one: Survey) => [one.code, ...surveyLanguages.map((each) => one.name[each])].join(' ').toLocaleLowerCase('fi')
  const found = surveys.filter((one) => states.includes(surveyStateOf(one)) && (search.audiences?.includes(one.audience) ?? true) && searched(one).includes(wanted))
  const sorted = [...found].sort((a, b) => compare(order(a), order(b)) || compare(name(a), name(b)))
  return search.desc ? sorted.reverse() : sorted
}

function useColumns(): readonly Column<Survey>[] {
  const t = useText()
  return [
    {
      ...{ id: 'name', header: t('survey.field.name'), isSortable: true },
      cell: (one) => (
        <>
          <SurveyLink survey={one} />
          <span className={styles.code}>{one.shippedCode === null ? one.code : t('survey.list.own')}</span>
        </>
      )
    },
    { id: 'audience', header: t('survey.field.audience'), cell: ({ audience }) => t(`survey.audience.${audience}`), isSortable: true },
    { id: 'questions', header: t('survey.list.questions'), cell: ({ versions }) => versions[0]?.questionCount ?? 0, isNumeric: true },
    {
      ...{ id: 'rounds', header: t('survey.list.rounds'), isNumeric: true, isSortable: true },
      cell: ({ openRoundCount, endedRoundCount }) => t('survey.list.roundCounts', { open: openRoundCount, ended: endedRoundCount })
    },
    { id: 'state', header: t('survey.list.state'), cell: (one) => <SurveyStateMark state={surveyStateOf(one)} />, isSortable: true, phone: 'figure' }
  ]
}

function ListActions({ rows }: { readonly rows: readonly Survey[] }) {
  const t = useText()
  const lang = useLanguage()
  const say = useSurveyWords()
  const describe = useErrorMessage()
  const { today } = useViewer()
  const mayWrite = useWritesSurveys()
  const [isCreating, setCreating] = useState(false)
  const [install, { loading }] = useMutation(installSurveysMutation, { refetchQueries: [surveysQuery] })
  function save() {
    const heads = [t('survey.field.code'), t('survey.field.name'), t('survey.field.audience'), t('survey.list.questions'), t('survey.list.openRounds'), t('survey.list.endedRounds'), t('survey.list.state')]
    const table = rows.map((one) => [
      ...[one.code, say(one.name), t(`survey.audience.${one.audience}`), one.versions[0]?.questionCount ?? 0],
      ...[one.openRoundCount, one.endedRoundCount, t(`survey.state.${surveyStateOf(one)}`)]
    ])
    saveRows({ name: t('survey.list.file', { date: today }), language: lang, rows: [heads, ...table] })
  }
  async function add() {
    try {
      const { data } = await install()
      showToast({ kind: 'done', text: t('survey.install.done', { count: data?.installSurveys.count ?? 0 }) })
    } catch (error) {
      showToast({ kind: 'error', text: describe(error).text })
    }
  }
  return (
    <>
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
      {mayWrite && (
        <>
          <Button isBusy={loading} onClick={() => void add()}>
            {t('survey.install.start')}
          </Button>
          <Button variant="primary" icon={IconPlus} onClick={() => setCreating(true)}>
            {t('survey.create.open')}
          </Button>
        </>
      )}
      {isCreating && <CreateSurveyDialog onClose={() => setCreating(false)} />}
    </>
  )
}

export function SurveyListPage() {
  const t = useText()
  const language = useLanguage()
  const [search, change] = useListSearch(surveyListSearchSchema)
  const { data, error, refetch, loading } = useQuery(surveysQuery, { fetchPolicy: 'cache-and-network' })
  const rows = data && listedSurveys(data.surveys, search, language)
  const isFiltered = [search.q, search.states, search.audiences].some((part) => part !== undefined)
  const clear = () => change({ q: undefined, states: undefined, audiences: undefined })
  return (
    <>
      <PageHeader title={t('survey.list.title')} meta={t('survey.list.meta')} actions={<ListActions rows={rows ?? []} />} />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('survey.list.search') }}
        filters={useFilters(search, change)}
        summary={rows && t('survey.list.count', { count: rows.length })}
      />
      <DataTable
        caption={t('survey.list.title')}
        columns={useColumns()}
        rows={rows}
        rowKey={(one) => one.id}
        sort={{ column: search.sort ?? 'name', descending: search.desc ?? false }}
        onSort={({ column, descending }) => change({ sort: column === 'name' ? undefined : (column as SurveySort), desc: descending || undefined })}
        isRefreshing={loading}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={
          isFiltered ? (
            <EmptyState title={t('survey.list.noHits')} text={t('survey.list.noHitsText')} action={<Button onClick={clear}>{t('survey.list.clear')}</Button>} />
          ) : (
            <EmptyState title={t('survey.list.none')} text={t('survey.list.noneText')} />
          )
        }
      />
    </>
  )
}
