/** A chart of a report: bars by place, or lines over the periods. Its table says the same in the same order. */
import { isCut, LinesChart, LinesLegend } from '../../../../ui/charts/lines-chart.js'
import { SeriesChart } from '../../../../ui/charts/series-chart.js'
import chart from '../../../../ui/charts/chart.module.css'
import type { RenderedCell, RenderedChart } from '../report.operations.js'
import { decimalsIn, MarkLegend, markOf, numberOf, ReportCell } from './report-cell.js'
import { scrollFrame } from './scroll-frame.js'
import styles from './report.module.css'

/** More lines than these cannot be told apart; then the table stands alone. */
export const mostLines = 5

export const isDrawable = ({ form, series }: RenderedChart): boolean => form === 'bars' || series.length <= mostLines

interface DrawnProps {
  /** What is drawn. */
  readonly title: string
  readonly drawn: RenderedChart
}

function Bars({ title, drawn: { categories, series } }: DrawnProps) {
  const cells = series[0]?.cells ?? []
  const most = Math.max(0, ...cells.map((cell) => numberOf(cell) ?? 0))
  return (
    <ul className={styles.bars} aria-label={title}>
      {categories.map((name, place) => {
        const cell = cells[place]
        const number = cell ? numberOf(cell) : null
        return (
          <li key={place}>
            <span className={styles.barName}>{name}</span>
            <span className={styles.barLine} aria-hidden="true">
              {number !== null && most > 0 && <span className={styles.bar} style={{ width: `${(Math.max(0, number) / most) * 100}%` }} />}
            </span>
            <span className={styles.barValue}>{cell && <ReportCell cell={cell} />}</span>
          </li>
        )
      })}
    </ul>
  )
}

const spoken = ({ mark, text, explanation }: RenderedCell): string => (mark === 'value' ? text : explanation)

function Lines({ title, drawn: { categories, series } }: DrawnProps) {
  const cells = series.flatMap((each) => each.cells)
  const decimals = decimalsIn(cells)
  const [only] = series
  if (series.length === 1 && only) {
    const points = categories.map((label, place) => {
      const cell = only.cells[place]
      return { period: String(place), label, value: cell ? (numberOf(cell) ?? markOf(cell)) : ('missing' as const), target: null }
    })
    const label = `${title}: ${only.cells.map((cell, place) => `${categories[place]} ${spoken(cell)}`).join(', ')}`
    return <SeriesChart {...{ label, points, decimals }} />
  }
  const lines = series.map(({ name, cells: own }, place) => ({ key: String(place), name, values: own.map(numberOf) }))
  return (
    <>
      <div className={styles.frame} {...scrollFrame({ label: title })}>
        <LinesChart label={`${title}: ${series.map(({ name }) => name).join(', ')}`} periods={categories} series={lines} decimals={decimals} />
      </div>
      {series.some(({ name }) => isCut(name)) && <LinesLegend series={lines} />}
    </>
  )
}

export function ReportChart({ title, drawn }: DrawnProps) {
  const cells = drawn.series.flatMap((each) => each.cells)
  const Form = drawn.form === 'bars' ? Bars : Lines
  return (
    <figure className={chart.seriesFigure}>
      {drawn.unit !== '' && <p className={styles.axisUnit}>{drawn.unit}</p>}
      <Form title={title} drawn={drawn} />
      <MarkLegend cells={cells} />
    </figure>
  )
}
