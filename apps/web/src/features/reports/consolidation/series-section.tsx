/** How a figure has gone over the periods: as lines and as a table, the same in both. */
import { DataTable } from '../../../ui/data-table.js'
import { SelectField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { Segmented } from '../../../ui/segmented.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { Value } from '../../../ui/value.js'
import { shortAreaName } from '../../network/division/area-names.js'
import { periodShort, periodText } from '../../results/unit-return/period-text.js'
import { LinesChart } from '../../../ui/charts/lines-chart.js'
import type { ConsolidationAnswer } from './consolidation.operations.js'
import { areaRows, figureValue, isAskedAt, largestSeries, seriesOf } from './consolidation-rows.js'
import { useRowName } from './consolidation-table.js'
import type { ConsolidationLens, ConsolidationSearch } from './consolidation.search.js'
import styles from './consolidation.module.css'

/** More lines than these cannot be told apart. */
const mostLines = 5

export interface SeriesSectionProps {
  readonly answer: ConsolidationAnswer
  readonly lens: ConsolidationLens
  readonly search: ConsolidationSearch
  readonly change: (part: Partial<ConsolidationSearch>) => void
}

function SeriesTable({ answer, lens, indicator }: Pick<SeriesSectionProps, 'answer' | 'lens'> & { readonly indicator: ConsolidationAnswer['indicators'][number] }) {
  const t = useText()
  const lang = useLanguage()
  const nameOf = useRowName({ answer, lens })
  const rows = areaRows(answer, 0).filter(({ breakdown }) => breakdown === '')
  const byColumn = answer.columns.map((_column, place) => new Map(areaRows(answer, place).map((row) => [row.key, row.figures.get(indicator.id)])))
  const columns = answer.columns.map(({ period, validFrom }, place) => ({
    ...{ id: period ?? `run-${validFrom}`, header: period === null ? t('consolidation.run') : periodText(period, lang), isNumeric: true },
    cell: (row: (typeof rows)[number]) => {
      const figure = byColumn[place]?.get(row.key)?.figure
      return <Value value={figure ? figureValue(figure, isAskedAt(answer, row.areaPlace, place)) : 'notAsked'} decimals={indicator.decimals} />
    }
  }))
  return (
    <DataTable
      caption={t('consolidation.series.caption')}
      columns={[{ id: 'area', header: t('consolidation.area'), cell: nameOf }, ...columns]}
      rows={rows}
      rowKey={({ key }) => key}
      phone="scroll"
    />
  )
}

export function SeriesSection({ answer, lens, search, change }: SeriesSectionProps) {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const nameOf = useRowName({ answer, lens })
  const indicator = answer.indicators.find(({ id }) => id === search.series) ?? answer.indicators[0]
  if (!indicator || answer.columns.length < 2) return null
  const all = seriesOf(answer, indicator.id)
  const series = largestSeries(all, mostLines).map(({ areaPlace, values }) => {
    return { key: String(areaPlace), name: shortAreaName(nameOf({ areaPlace, breakdown: '' }), lang), values }
  })
  const periods = answer.columns.flatMap(({ period }) => (period === null ? [] : [periodShort(period)]))
  const views = [
    { value: 'chart' as const, label: t('consolidation.view.chart') },
    { value: 'table' as const, label: t('consolidation.view.table') }
  ]
  // A frame that scrolls has to be reachable by keyboard.
  const scrolls = { role: 'region', 'aria-label': t('consolidation.view.chart'), tabIndex: 0 }
  const view = (
    <Segmented
      label={t('consolidation.view')}
      options={views}
      value={search.view ?? 'chart'}
      onChange={(next) => change({ view: next === 'table' ? 'table' : undefined })}
    />
  )
  return (
    <Section title={t('consolidation.series')} aside={view}>
      {answer.indicators.length > 1 && (
        <div className={styles.column} data-print="never">
          <SelectField
            label={t('consolidation.series.of')}
            options={answer.indicators.map(({ id, name }) => ({ value: id, label: pick(name) }))}
            value={indicator.id}
            onChange={({ target }) => change({ series: target.value })}
          />
        </div>
      )}
      {search.view === 'table' ? (
        <SeriesTable {...{ answer, lens, indicator }} />
      ) : (
        <div className={styles.frame} {...scrolls}>
          <LinesChart
            label={t('consolidation.series.label', { name: pick(indicator.name), count: series.length })}
            periods={periods}
            series={series}
            decimals={indicator.decimals}
          />
        </div>
      )}
      {all.length > series.length && search.view !== 'table' && <p className={styles.note}>{t('consolidation.series.largest', { shown: series.length, all: all.length })}</p>}
    </Section>
  )
}
