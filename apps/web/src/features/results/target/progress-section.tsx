/** Plan, actual and forecast of a year, side by side: the target is a tick across the bar of what there is. */
import { useQuery } from '@apollo/client/react'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { Value } from '../../../ui/value.js'
import { progressQuery, type ProgressRow } from './target.operations.js'
import styles from './target.module.css'

/** The bar's scale: the target stands at 100 of 120. */
const fullScale = 120

/** How far a figure reaches on the bar, in percent of its width. */
function reachOf(figure: string | null, target: string | null): number {
  if (figure === null || target === null || Number(target) <= 0) return 0
  return Math.max(0, Math.min(100, ((Number(figure) / Number(target)) * 100 * 100) / fullScale))
}

function ProgressBar({ row: { actual, forecast, target, standing } }: { readonly row: ProgressRow }) {
  if (target === null) return null
  return (
    <span className={styles.bar} data-standing={standing} aria-hidden="true">
      <span className={styles.forecast} style={{ width: `${reachOf(forecast, target)}%` }} />
      <span className={styles.actual} style={{ width: `${reachOf(actual, target)}%` }} />
      <span className={styles.tick} style={{ insetInlineStart: `${(100 * 100) / fullScale}%` }} />
    </span>
  )
}

const figure = (value: string | null, decimals: number) =>
  value === null ? null : <Value value={Number(value)} decimals={decimals} />

function useColumns(): readonly Column<ProgressRow>[] {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  const none = <span className={styles.none}>{t('target.none')}</span>
  return [
    {
      id: 'indicator',
      header: t('target.column.indicator'),
      cell: ({ indicator: { code, name, unit } }) => (
        <>
          <span className={styles.code}>{code}</span> {say(name)}
          <span className={styles.unit}>, {t(`target.unit.${unit}`)}</span>
        </>
      )
    },
    { id: 'baseline', header: t('target.column.baseline'), isNumeric: true, cell: ({ baseline, indicator }) => figure(baseline, indicator.decimals) ?? none },
    { id: 'target', header: t('target.column.target'), isNumeric: true, cell: ({ target, indicator }) => figure(target, indicator.decimals) ?? none },
    {
      id: 'actual',
      header: t('target.column.actual'),
      isNumeric: true,
      phone: 'figure',
      cell: ({ actual, indicator, isGross }) => (
        <>
          {figure(actual, indicator.decimals) ?? <Value value="missing" />}
          {isGross && <span className={styles.unit}> {t('target.gross')}</span>}
        </>
      )
    },
    {
      id: 'forecast',
      header: t('target.column.forecast'),
      isNumeric: true,
      cell: ({ forecast, indicator, method }) => (
        <span title={t(`target.method.${method}`)}>{figure(forecast, indicator.decimals) ?? none}</span>
      )
    },
    { id: 'bar', header: '', spokenHeader: t('target.column.bar'), width: '9rem', cell: (row) => <ProgressBar row={row} /> },
    {
      id: 'standing',
      header: t('target.column.standing'),
      cell: ({ standing, givenPeriods, allPeriods, missingCount }) => (
        <>
          <span className={styles.standing} data-standing={standing}>{t(`target.standing.${standing}`)}</span>
          <span className={styles.unit}> {t('target.given', { given: format.number(givenPeriods), all: format.number(allPeriods), missing: missingCount })}</span>
        </>
      )
    }
  ]
}

export function ProgressSection({ nodeId, year }: { readonly nodeId: string; readonly year: number }) {
  const t = useText()
  const { data, error, refetch } = useQuery(progressQuery, { variables: { input: { nodeId, year } }, fetchPolicy: 'cache-and-network' })
  return (
    <Section title={t('target.progress.heading', { year: String(year) })} note={t('target.progress.note')}>
      <DataTable
        caption={t('target.progress.heading', { year: String(year) })}
        columns={useColumns()}
        rows={data?.progress.rows}
        rowKey={({ indicator }) => indicator.id}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('target.progress.none')} text={t('target.progress.noneText')} />}
      />
    </Section>
  )
}
