/** One indicator of a project: where it stands, period by period, what is told twice, whose figures are missing, and what it rests on. */
import { useState } from 'react'
import { SeriesChart } from '../../../ui/charts/series-chart.js'
import { ViewSwitch } from '../../../ui/charts/view-switch.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { useRate } from '../portfolio-words.js'
import { IndicatorDialog } from './indicator-dialog.js'
import { StandingMark, useAmount } from './result-words.js'
import type { Result, ResultProject, Results, Told } from './result.operations.js'
import { resultsSearchSchema } from './result.search.js'
import { ShareDialog } from './share-dialog.js'
import styles from '../../governance/governance.module.css'

interface Props {
  readonly project: ResultProject
  readonly of: Results
  readonly result: Result
  readonly onChanged: () => void
}

export function ResultSection(props: Props) {
  const { result, of } = props
  const t = useText()
  const pick = useLocalized()
  const { indicator, missing, told } = result
  return (
    <Section title={`${indicator.code} ${pick(indicator.name)}`}>
      <Facts {...props} />
      {indicator.why !== '' && <p>{indicator.why}</p>}
      {of.mayEdit && <Acts {...props} />}
      {missing.length > 0 && <FormNotice title={t('projectResults.missing', { count: result.asked - result.given })}>{missing.map(({ name }) => pick(name)).join(', ')}</FormNotice>}
      {told && Number(told.twice) > 0 && <Twice {...props} told={told} />}
      <Periods result={result} />
      <Returns result={result} />
    </Section>
  )
}

function Facts({ result: { indicator, value, standing, told, asked, given, isGross } }: Props) {
  const t = useText()
  const amount = useAmount()
  const facts = [
    ['value', <>{amount(value)} <StandingMark standing={standing} />{isGross && <span className={styles.below}>{t('projectResults.people')}</span>}</>],
    ['target', amount(indicator.target)],
    ['baseline', amount(indicator.baseline)],
    ...(told ? ([['gross', amount(told.gross)], ['net', amount(told.net)]] as const) : []),
    ['complete', t('projectResults.completeOf', { given, asked })]
  ] as const
  return (
    <dl className={styles.facts}>
      {facts.map(([name, said]) => (
        <div key={name}>
          <dt>{t(`projectResults.fact.${name}`)}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  )
}

function Acts({ project, of, result, onChanged }: Props) {
  const t = useText()
  const [act, setAct] = useState<'edit' | 'share' | null>(null)
  const of2 = { project, of, result, onClose: () => setAct(null), onDone: onChanged }
  const named = { indicator: result.indicator.code }
  return (
    <div className={styles.acts} data-print="never">
      <Button aria-label={t('projectResults.indicator.editOf', named)} onClick={() => setAct('edit')}>{t('projectResults.indicator.edit')}</Button>
      <Button aria-label={t('projectResults.share.openOf', named)} onClick={() => setAct('share')}>{t('projectResults.share.open')}</Button>
      {act === 'edit' && <IndicatorDialog {...of2} />}
      {act === 'share' && <ShareDialog {...of2} />}
    </div>
  )
}

function Twice({ told, project }: Props & { readonly told: Told }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const amount = useAmount()
  const others = told.projects.filter(({ projectId }) => projectId !== project.id)
  return (
    <FormNotice title={t('projectResults.twice', { count: amount(told.twice) })}>
      {t('projectResults.twiceBy')}{' '}
      {others.map(({ projectId, number, title, counted }, at) => (
        <span key={projectId}>
          {at > 0 && ', '}
          <TextLink to="/$lang/portfolio/projects/$id" params={{ lang, id: projectId }}>{`${number} ${pick(title)}`}</TextLink> ({amount(counted)})
        </span>
      ))}
    </FormNotice>
  )
}

function Periods({ result: { indicator, periods } }: { readonly result: Result }) {
  const t = useText()
  const amount = useAmount()
  const [search, change] = useListSearch(resultsSearchSchema)
  const view = search.view ?? 'chart'
  if (periods.length === 0) return <p>{t('projectResults.noPeriods')}</p>
  type Period = Result['periods'][number]
  const columns: readonly Column<Period>[] = [
    { id: 'period', header: t('projectResults.column.period'), cell: ({ period }) => period },
    { id: 'complete', header: t('projectResults.fact.complete'), cell: ({ asked, given }) => t('projectResults.completeOf', { given, asked }) },
    { id: 'value', header: t('projectResults.fact.value'), isNumeric: true, phone: 'figure', cell: ({ value }) => amount(value) }
  ]
  const points = periods.map(({ period, value }) => ({ period, label: period, value: value === null ? ('missing' as const) : Number(value), target: null }))
  const caption = t('projectResults.byPeriod', { indicator: indicator.code })
  return (
    <>
      <ViewSwitch of={caption} view={view} chart={t('projectResults.chart')} onChange={(next) => change({ view: next })} />
      {view === 'chart' ? <SeriesChart label={caption} points={points} decimals={indicator.decimals} /> : <DataTable caption={caption} columns={columns} rows={periods} rowKey={({ period }) => period} />}
    </>
  )
}

/** Down to the unit and the version of its return. */
function Returns({ result: { returns, indicator } }: { readonly result: Result }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const amount = useAmount()
  const rate = useRate()
  if (returns.length === 0) return null
  type Return = Result['returns'][number]
  const columns: readonly Column<Return>[] = [
    { id: 'unit', header: t('projectResults.column.unit'), cell: ({ unit }) => pick(unit.name) },
    {
      ...{ id: 'return', header: t('projectResults.column.return') },
      cell: ({ returnId, versionNumber, period }) => (
        <TextLink to="/$lang/results/returns/$id/history" params={{ lang, id: returnId }}>
          {versionNumber === 0 ? t('projectResults.unaccepted', { period }) : t('projectResults.version', { period, number: versionNumber })}
        </TextLink>
      )
    },
    { id: 'share', header: t('projectResults.column.share'), isNumeric: true, cell: ({ share }) => rate(share) },
    { id: 'reported', header: t('projectResults.column.reported'), isNumeric: true, cell: ({ reported }) => amount(reported) },
    { id: 'counted', header: t('projectResults.column.counted'), isNumeric: true, phone: 'figure', cell: ({ counted }) => amount(counted) }
  ]
  return (
    <details>
      <summary>{t('projectResults.returns', { count: returns.length })}</summary>
      <DataTable caption={t('projectResults.returnsOf', { indicator: indicator.code })} columns={columns} rows={returns} rowKey={({ returnId }) => returnId} />
    </details>
  )
}
