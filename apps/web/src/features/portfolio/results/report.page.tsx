/** One progress report: what the project tells, the parts of the partners, what came back, what the funder asks, and its way. */
import { useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { dayOfInstant, useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { useMoney } from '../../../ui/money.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { ProjectCrumb, ProjectsCrumb } from '../portfolio-words.js'
import { progressReportQuery, type Report, type ReportFigure, type ReportPart } from './progress.operations.js'
import { ReportQuestions } from './report-questions.js'
import { ReportSteps } from './report-steps.js'
import { ReportWriting } from './report-writing.js'
import { NotShown, PartStateMark, ReportStateMark, ResultTabs, useAmount } from './result-words.js'
import styles from '../../governance/governance.module.css'

export function ProgressReportPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <OneReport id={id} />
}

export function OneReport({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(progressReportQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  return data ? <Loaded report={data.progressReport} /> : <NotShown error={error} title={t('progress.title')} onRetry={() => void refetch()} />
}

function Loaded({ report }: { readonly report: Report }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const { projectId, title, number, period, state, dueOn, isLate, factsOn } = report
  const all = (
    <TextLink key="reports" to="/$lang/portfolio/projects/$id/reports" params={{ lang, id: projectId }}>
      {t('progress.title')}
    </TextLink>
  )
  const facts = factsOn ? t('progress.factsOn', { day: format.day(factsOn) }) : t('progress.factsNow')
  return (
    <>
      <PageHeader
        title={t('progress.titleOf', { number, period, name: pick(title) })}
        breadcrumb={[<ProjectsCrumb key="list" />, <ProjectCrumb key="project" id={projectId} name={title} />, all]}
        meta={<><ReportStateMark state={state} /> {t('progress.dueOn', { day: format.day(dueOn) })}{isLate && <span className={styles.late}> {t('progress.late')}</span>}</>}
        actions={<Button onClick={() => window.print()}>{t('progress.print')}</Button>}
      />
      <ResultTabs projectId={projectId} />
      <ReportSteps report={report} part={null} />
      <Section title={t('progress.whole')}>
        <p>{facts}</p>
        <Figures figures={report.figures} caption={t('progress.figures')} />
        <Money report={report} />
        <ReportWriting key={report.version} report={report} part={null} />
      </Section>
      {report.parts.map((part) => (
        <Part key={part.id} {...{ report, part }} />
      ))}
      <ReportQuestions report={report} />
      <Way report={report} />
    </>
  )
}

function Part({ report, part }: { readonly report: Report; readonly part: ReportPart }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const name = pick(part.name)
  return (
    <Section title={t('progress.partOf', { name })}>
      <p>
        <PartStateMark state={part.state} /> {part.factsOn ? t('progress.factsOn', { day: format.day(part.factsOn) }) : t('progress.factsNow')}
      </p>
      <Figures figures={part.figures} caption={t('progress.figuresOf', { name })} />
      <ReportWriting key={part.version} report={report} part={part} />
      <ReportSteps report={report} part={part} />
    </Section>
  )
}

function Figures({ figures, caption }: { readonly figures: readonly ReportFigure[]; readonly caption: string }) {
  const t = useText()
  const pick = useLocalized()
  const amount = useAmount()
  const columns: readonly Column<ReportFigure>[] = [
    { id: 'indicator', header: t('projectResults.field.indicator'), cell: ({ code, name }) => `${code} ${pick(name)}` },
    { id: 'target', header: t('projectResults.fact.target'), isNumeric: true, cell: ({ target }) => amount(target) },
    { id: 'period', header: t('progress.field.inPeriod'), isNumeric: true, phone: 'figure', cell: ({ period }) => amount(period) },
    { id: 'soFar', header: t('progress.field.soFar'), isNumeric: true, cell: ({ soFar }) => amount(soFar) },
    { id: 'complete', header: t('projectResults.fact.complete'), cell: ({ given, asked }) => t('projectResults.completeOf', { given, asked }) }
  ]
  return <DataTable {...{ caption, columns, rows: figures, rowKey: ({ projectIndicatorId }: ReportFigure) => projectIndicatorId }} empty={<EmptyState title={t('progress.noFigures')} />} />
}

function Money({ report: { money } }: { readonly report: Report }) {
  const t = useText()
  const inText = useMoney()
  if (!money) return null
  return (
    <dl className={styles.facts}>
      {(['budget', 'claimed', 'certified', 'paid'] as const).map((sum) => (
        <div key={sum}>
          <dt>{t(`progress.money.${sum}`)}</dt>
          <dd>{inText(money[sum])}</dd>
        </div>
      ))}
    </dl>
  )
}

function Way({ report: { events, parts, marks } }: { readonly report: Report }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  if (events.length === 0) return null
  const whose = (partId: string | null) => parts.find(({ id }) => id === partId)
  const settled = marks.filter(({ isOpen }) => !isOpen)
  return (
    <Section title={t('progress.way')}>
      <ol className={styles.list}>
        {events.map(({ id, partId, action, reason, at }) => {
          const part = whose(partId)
          return <li key={id}>{[`${format.day(dayOfInstant(at))} ${t(`progress.took.${action}`)}`, part && pick(part.name), reason].filter(Boolean).join(' – ')}</li>
        })}
      </ol>
      {settled.length > 0 && (
        <FormNotice title={t('progress.settled')}>{settled.map(({ comment, reply }) => (reply === '' ? comment : `${comment} – ${reply}`)).join(' · ')}</FormNotice>
      )}
    </Section>
  )
}
