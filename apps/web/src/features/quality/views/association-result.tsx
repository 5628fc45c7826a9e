/** Quality beside results as found: the reading first, then points and table, the groups, and how it was worked out. */
import { IconDownload } from '@tabler/icons-react'
import { Button } from '../../../ui/button.js'
import { ScatterChart, ScatterLegend } from '../../../ui/charts/scatter-chart.js'
import type { View } from '../../../ui/charts/view.js'
import { ViewSwitch } from '../../../ui/charts/view-switch.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useEstimateText, useGroupName, useReading } from './association-words.js'
import type { Association } from './views.operations.js'
import { FrameworkNotice, ProfileLink, useScoreText } from './views-words.js'
import styles from './views.module.css'

type Point = Association['points'][number]
type Group = Association['groups'][number]
const groupOrder: readonly Point['group'][] = ['lower', 'middle', 'higher', 'all', 'unknown']

interface ResultProps {
  readonly association: Association
  readonly view: View
  readonly onView: (view: View) => void
}

function usePointColumns(association: Association): readonly Column<Point>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const scoreText = useScoreText()
  const groupName = useGroupName(association)
  const group: Column<Point> = { id: 'group', header: t('quality.association.mixGroup'), cell: (point) => groupName(point.group) }
  return [
    { id: 'unit', header: t('quality.heat.unit'), cell: ({ unit }) => <ProfileLink unit={unit} framework={undefined} /> },
    { id: 'score', header: t('quality.heat.score'), isNumeric: true, cell: ({ score }) => scoreText(score) },
    { id: 'figure', header: pick(association.indicator.name), isNumeric: true, phone: 'figure', cell: ({ figure }) => format.number(figure, association.indicator.decimals) },
    ...(association.mix ? [group] : [])
  ]
}

function Points({ association, view, onView }: ResultProps) {
  const t = useText()
  const language = useLanguage()
  const pick = useLocalized()
  const groupName = useGroupName(association)
  const columns = usePointColumns(association)
  const { points, indicator, version, unitCount } = association
  const [score, result] = [pick(version.content.name), pick(indicator.name)]
  const groups = groupOrder.filter((key) => points.some(({ group }) => group === key))
  function save() {
    const heads = [t('quality.heat.unit'), score, result, ...(association.mix ? [pick(association.mix.name)] : [])]
    const rows = points.map(({ unit, score: x, figure, mix }) => [pick(unit.name), x, figure, ...(association.mix ? [mix ?? ''] : [])])
    saveRows({ name: t('quality.association.file', { date: association.asOf }), language, rows: [heads, ...rows, [], [t('quality.association.pointsShown', { shown: points.length, count: unitCount })], [t('quality.association.noCause')]] })
  }
  return (
    <Section
      title={t('quality.association.points')}
      note={t('quality.association.pointsShown', { shown: points.length, count: unitCount })}
      aside={
        points.length > 0 && (
          <div className={styles.aside}>
            <ViewSwitch of={t('quality.association.points')} view={view} chart={t('quality.association.chart')} onChange={onView} />
            <Button icon={IconDownload} onClick={save}>
              {t('ui.table.export')}
            </Button>
          </div>
        )
      }
    >
      {points.length === 0 && <EmptyState title={t('quality.association.noPoints')} text={t('quality.association.noPointsWhy')} />}
      {points.length > 0 && view === 'chart' && (
        <>
          <ScatterChart
            label={t('quality.association.chartLabel', { score, result, count: points.length })}
            xName={score}
            yName={result}
            decimals={indicator.decimals}
            points={points.map(({ unit, score: x, figure, group }) => ({ key: unit.id, x, y: figure, group: groups.indexOf(group) }))}
          />
          {groups.length > 1 && <ScatterLegend groups={groups.map(groupName)} />}
        </>
      )}
      {points.length > 0 && view === 'table' && <DataTable caption={t('quality.association.points')} columns={columns} rows={points} rowKey={({ unit }) => unit.id} />}
    </Section>
  )
}

function Groups({ association }: { readonly association: Association }) {
  const t = useText()
  const format = useFormat()
  const [estimate, groupName, scoreText] = [useEstimateText(), useGroupName(association), useScoreText()]
  const { decimals } = association.indicator
  const three = (values: readonly number[] | null, text: (value: number) => string): string => (values ? values.map(text).join(' · ') : t('quality.association.hidden'))
  const columns: readonly Column<Group>[] = [
    { id: 'group', header: t('quality.association.mixGroup'), cell: ({ key }) => groupName(key) },
    { id: 'n', header: t('quality.association.n'), isNumeric: true, phone: 'figure', cell: ({ association: { n } }) => n },
    { id: 'spearman', header: t('quality.association.spearman'), cell: ({ association: of }) => estimate(of, 'spearman') },
    { id: 'scores', header: t('quality.association.scores'), cell: ({ scores }) => three(scores, scoreText) },
    { id: 'figures', header: t('quality.association.figures'), cell: ({ figures }) => three(figures, (value) => format.number(value, decimals)) }
  ]
  return (
    <Section title={t('quality.association.groups')} note={t('quality.association.groupsNote')}>
      <DataTable caption={t('quality.association.groups')} columns={columns} rows={association.groups} rowKey={({ key }) => key} />
    </Section>
  )
}

export function AssociationResult({ association, view, onView }: ResultProps) {
  const t = useText()
  const [reading, estimate] = [useReading(association), useEstimateText()]
  const { whole, within, incompleteCount } = association
  const facts = [
    [t('quality.association.n'), String(whole.n)],
    [t('quality.association.spearman'), estimate(whole, 'spearman')],
    [t('quality.association.pearson'), estimate(whole, 'pearson')],
    ...(within ? [[t('quality.association.within'), estimate(within, 'spearman')]] : [])
  ]
  return (
    <div className={styles.sections}>
      <FrameworkNotice notice={association.version.content.notice} />
      <Section title={t('quality.association.result')}>
        <p className={styles.reading} role="status">
          {reading(whole)}
        </p>
        {within && <p className={styles.reading}>{t('quality.association.withinSays', { reading: reading(within) })}</p>}
        <p className={styles.note}>{t('quality.association.noCause')}</p>
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {incompleteCount > 0 && <p className={styles.note}>{t('quality.association.incomplete', { count: incompleteCount })}</p>}
        <p className={styles.note}>{t('quality.association.method', { minimum: association.minimum })}</p>
      </Section>
      <Points {...{ association, view, onView }} />
      {association.groups.length > 0 && <Groups association={association} />}
    </div>
  )
}
