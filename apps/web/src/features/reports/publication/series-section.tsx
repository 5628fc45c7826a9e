/** One indicator over the periods of the run and of the editions before it, drawn or as a table. */
import { kindOfPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { marksAmong, Value, ValueLegend } from '../../../ui/value.js'
import { periodShort, periodText } from '../../results/unit-return/period-text.js'
import { SeriesChart, type SeriesPoint } from '../../../ui/charts/series-chart.js'
import { ViewSwitch } from '../../../ui/charts/view-switch.js'
import { figureValue } from './published-value.js'
import type { PublicationSearch } from './publication.search.js'
import type { Shown } from './use-publication.js'
import chart from '../../../ui/charts/chart.module.css'

interface SeriesSectionProps {
  readonly shown: Shown
  readonly search: PublicationSearch
  readonly change: (part: Partial<PublicationSearch>) => void
}

function pointsOf({ publication, figures, chosen, head }: Shown): SeriesPoint[] {
  const own = new Set(publication.periods)
  const [first = ''] = publication.periods
  const others = figures.series.filter(({ period, area }) => !period.includes('/') && !own.has(period) && area === head?.area)
  const isBefore = (period: string) => kindOfPeriod(period) === kindOfPeriod(first) && validityOfPeriod(period).validTo <= validityOfPeriod(first).validFrom
  const before = [...new Set(others.map(({ period }) => period))].filter(isBefore)
  return [...before.sort((a, b) => (validityOfPeriod(a).validFrom < validityOfPeriod(b).validFrom ? -1 : 1)), ...publication.periods].map((period) => {
    const figure = figures.series.find((each) => each.period === period && each.area === head?.area && each.indicatorId === chosen?.id)
    const aim = publication.targets.find((each) => each.period === period && each.indicatorId === chosen?.id && each.area === head?.area)
    return { period, label: periodShort(period), value: figureValue(figure), target: aim ? Number(aim.value) : null }
  })
}

export function SeriesSection({ shown, search, change }: SeriesSectionProps) {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  const language = useLanguage()
  const { chosen, head } = shown
  const points = pointsOf(shown)
  if (!chosen || !head || points.length < 2) return null
  const view = search.series ?? 'chart'
  const title = t('publication.series.title', { name: say(chosen.name) })
  const text = (value: SeriesPoint['value']) => (typeof value === 'number' ? format.number(value, chosen.decimals) : t(`ui.value.${value}.spoken`))
  const columns: Column<SeriesPoint>[] = [
    { id: 'period', header: t('publication.period'), cell: ({ period }) => periodText(period, language) },
    { id: 'value', header: t(`publication.unit.${chosen.unit}`), isNumeric: true, phone: 'figure', cell: ({ value }) => <Value value={value} decimals={chosen.decimals} /> }
  ]
  const marks = marksAmong(points.map(({ value }) => value))
  return (
    <Section title={title} aside={<ViewSwitch of={title} view={view} chart={t('chart.view.chart')} onChange={(next) => change({ series: next === 'chart' ? undefined : next })} />}>
      {view === 'table' ? (
        <DataTable caption={title} columns={columns} rows={points} rowKey={({ period }) => period} footer={<ValueLegend marks={marks} />} />
      ) : (
        <figure className={chart.seriesFigure}>
          <SeriesChart label={`${title}: ${points.map(({ period, value }) => `${periodText(period, language)} ${text(value)}`).join(', ')}`} points={points} decimals={chosen.decimals} />
          {marks.length > 0 && <ValueLegend marks={marks} />}
        </figure>
      )}
    </Section>
  )
}
