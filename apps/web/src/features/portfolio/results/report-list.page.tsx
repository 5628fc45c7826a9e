/** Progress reports: those of a project, or those of all projects that are not accepted yet, the first due first. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { reportStates } from '@solmu/domain/portfolio/progress-report.workflow.js'
import { isPeriod } from '@solmu/shared/periods.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { useKeptForm } from '../../governance/use-kept-form.js'
import { ProjectsCrumb } from '../portfolio-words.js'
import { type NextReport, openProgressReportMutation, progressReportsQuery, type ReportBrief } from './progress.operations.js'
import { NotShown, ReportStateMark, ResultTabs } from './result-words.js'
import { type ReportListSearch, reportListSearchSchema } from './result.search.js'
import styles from '../../governance/governance.module.css'

export function ProjectReportsPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <ReportList projectId={id} />
}

export function WaitingReportsPage() {
  return <ReportList projectId={null} />
}

const keys = {
  due: ({ dueOn }: ReportBrief) => dueOn,
  period: ({ period }: ReportBrief) => period,
  state: ({ state }: ReportBrief) => reportStates.indexOf(state),
  project: ({ projectNumber }: ReportBrief) => projectNumber
}

function shownOf(all: readonly ReportBrief[], { q = '', states, late, sort = 'due', desc = false }: ReportListSearch, textOf: (report: ReportBrief) => string): ReportBrief[] {
  const key = keys[sort]
  const rows = all
    .filter((each) => textOf(each).toLocaleLowerCase('fi').includes(q.trim().toLocaleLowerCase('fi')) && (states === undefined || states.includes(each.state)) && (late === undefined || each.isLate))
    .toSorted((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0))
  return desc ? rows.toReversed() : rows
}

function useColumns(isOfProject: boolean): readonly Column<ReportBrief>[] {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  return [
    {
      ...{ id: 'period', header: t('progress.field.report'), isSortable: true },
      cell: ({ id, number, period, title, projectNumber }) => (
        <>
          <TextLink to="/$lang/portfolio/reports/$id" params={{ lang, id }}>
            {t('progress.name', { number, period })}
          </TextLink>
          {!isOfProject && <span className={styles.below}>{`${projectNumber} ${pick(title)}`}</span>}
        </>
      )
    },
    { id: 'state', header: t('progress.field.state'), isSortable: true, cell: ({ state }) => <ReportStateMark state={state} /> },
    { id: 'parts', header: t('progress.field.parts'), cell: ({ sentCount, partCount }) => t('progress.partsOf', { sent: sentCount, count: partCount }) },
    { id: 'questions', header: t('progress.field.questions'), isNumeric: true, cell: ({ openQuestions }) => openQuestions },
    { id: 'due', header: t('progress.field.due'), isSortable: true, phone: 'figure', cell: ({ dueOn, isLate }) => <>{format.day(dueOn)}{isLate && <span className={styles.late}> {t('progress.late')}</span>}</> }
  ]
}

function useFilters(search: ReportListSearch, change: (part: Partial<ReportListSearch>) => void): readonly Filter[] {
  const t = useText()
  return [
    { id: 'states', label: t('progress.field.state'), options: reportStates.map((value) => ({ value, label: t(`progress.state.${value}`) })), values: search.states ?? [], isMultiple: true, onChange: (chosen) => change({ states: chosen.length === 0 ? undefined : ([...chosen] as ReportListSearch['states']) }) },
    { id: 'late', label: t('progress.late'), options: [{ value: 'yes', label: t('progress.onlyLate') }], values: search.late ? [search.late] : [], onChange: ([late]) => change({ late: late === 'yes' ? late : undefined }) }
  ]
}

function ReportList({ projectId }: { readonly projectId: string | null }) {
  const t = useText()
  const [search, change] = useListSearch(reportListSearchSchema)
  const pick = useLocalized()
  const { data, error, refetch } = useQuery(progressReportsQuery, { variables: { projectId }, fetchPolicy: 'cache-and-network' })
  const columns = useColumns(projectId !== null)
  const filters = useFilters(search, change)
  if (!data) return <NotShown error={error} title={t('progress.title')} onRetry={() => void refetch()} />
  const { reports, next } = data.progressReports
  const rows = shownOf(reports, search, ({ number, period, title, projectNumber }) => `${number} ${period} ${projectNumber} ${pick(title)}`)
  return (
    <>
      <PageHeader title={t(projectId === null ? 'progress.waiting' : 'progress.title')} breadcrumb={[<ProjectsCrumb key="list" />]} meta={t(projectId === null ? 'progress.waitingMeta' : 'progress.meta')} />
      {projectId !== null && <ResultTabs projectId={projectId} current="reports" />}
      <Acts {...{ projectId, next, rows }} />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('progress.search') }} filters={filters} summary={t('progress.count', { count: rows.length })} />
      <DataTable
        {...{ caption: t('progress.title'), columns, rows, rowKey: ({ id }: ReportBrief) => id }}
        sort={{ column: search.sort ?? 'due', descending: search.desc ?? false }}
        onSort={({ column, descending }) => change({ sort: column as ReportListSearch['sort'], desc: descending })}
        empty={reports.length === 0 ? <EmptyState title={t('progress.none')} text={t('progress.noneText')} /> : <EmptyState title={t('projectResults.noHits')} action={<Button onClick={() => change({ q: undefined, states: undefined, late: undefined })}>{t('projectResults.clear')}</Button>} />}
      />
    </>
  )
}

function Acts({ projectId, next, rows }: { readonly projectId: string | null; readonly next: NextReport | null; readonly rows: readonly ReportBrief[] }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const { today } = useViewer()
  const [isOpening, setOpening] = useState(false)
  const save = () => {
    const head = ['report', 'project', 'state', 'parts', 'questions', 'due'].map((name) => t(`progress.field.${name}`))
    const line = ({ number, period, projectNumber, title, state, sentCount, partCount, openQuestions, dueOn }: ReportBrief) => [t('progress.name', { number, period }), `${projectNumber} ${pick(title)}`, t(`progress.state.${state}`), t('progress.partsOf', { sent: sentCount, count: partCount }), openQuestions, dueOn]
    saveRows({ name: t('progress.file', { date: today }), language: lang, rows: [head, ...rows.map(line)] })
  }
  return (
    <div className={styles.acts} data-print="never">
      {projectId !== null && next && (
        <Button variant="primary" icon={IconPlus} onClick={() => setOpening(true)}>
          {t('progress.open.open')}
        </Button>
      )}
      {rows.length > 0 && <Button onClick={save}>{t('ui.table.export')}</Button>}
      {projectId !== null && next && isOpening && <OpenDialog {...{ projectId, next }} onClose={() => setOpening(false)} />}
    </div>
  )
}

const names = ['period', 'dueOn'] as const

function OpenDialog({ projectId, next, onClose }: { readonly projectId: string; readonly next: NextReport; readonly onClose: () => void }) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const { today } = useViewer()
  const { form, change, forget } = useKeptForm(['progress-open', projectId], { period: next.period, dueOn: dayInField(next.dueOn, lang) })
  const [open] = useMutation(openProgressReportMutation)
  const state = useAct<(typeof names)[number]>({ names }, forget)
  const dueOn = readDayText(form.dueOn, today)
  const submit = () =>
    void state.run(
      async () => {
        const { data } = await open({ variables: { input: { projectId, period: form.period.trim(), dueOn: dueOn ?? '' } } })
        showToast({ kind: 'done', text: t('progress.open.done') })
        const id = data?.openProgressReport.report.id
        if (id) await navigate({ to: '/$lang/portfolio/reports/$id', params: { lang, id } })
      },
      { ...(!isPeriod(form.period.trim()) && { period: t('progress.needs.period') }), ...(dueOn === null && { dueOn: t('errors.INVALID_DATE') }) }
    )
  return (
    <ActDialog prefix="report" title={t('progress.open.open')} submit={t('progress.open.submit')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('progress.open.text')}</p>
      <TextField id="report-period" label={t('progress.field.period')} help={t('progress.help.period')} maxLength={7} value={form.period} error={state.refusal.fields.period} onChange={({ target }) => change({ period: target.value })} />
      <TextField id="report-dueOn" label={t('progress.field.due')} value={form.dueOn} error={state.refusal.fields.dueOn} onChange={({ target }) => change({ dueOn: target.value })} />
    </ActDialog>
  )
}
