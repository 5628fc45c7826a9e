/** A line over the periods, from zero; what is no number leaves a gap with its mark. The table beside it says the same. */
import { useFormat } from '../format.js'
import { useText } from '../text.js'
import type { Figure } from '../value.js'
import styles from './chart.module.css'

export interface SeriesPoint {
  readonly period: string
  readonly label: string
  readonly value: Figure
  readonly target: number | null
}

interface SeriesChartProps {
  /** What is drawn: read out. */
  readonly label: string
  readonly points: readonly SeriesPoint[]
  readonly decimals: number
}

const size = { width: 560, height: 220, left: 52, right: 56, top: 16, bottom: 28 }

/** A round step so that three or four lines stand over the axis. */
function stepFor(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(most / 4, 1e-9)))
  return ([1, 2, 2.5, 5, 10].find((each) => each * power * 4 >= most) ?? 10) * power
}

/** Parts of a line: it breaks where there is no number. */
function paths(places: readonly ([number, number] | null)[]): string {
  return places.map((place, index) => (place ? `${index > 0 && places[index - 1] ? 'L' : 'M'}${place[0].toFixed(1)} ${place[1].toFixed(1)}` : '')).join('')
}

function useScale(points: readonly SeriesPoint[]) {
  const numbers = points.flatMap(({ value, target }) => [...(typeof value === 'number' ? [value] : []), ...(target === null ? [] : [target])])
  const most = Math.max(...numbers, 0)
  const step = stepFor(most || 1)
  const top = Math.max(step, Math.ceil(most / step) * step)
  const { width, height, left, right, bottom } = size
  const x = (index: number) => (points.length === 1 ? (left + width - right) / 2 : left + (index * (width - left - right)) / (points.length - 1))
  const y = (value: number) => height - bottom - (Math.max(value, 0) / top) * (height - bottom - size.top)
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step)
  return { x, y, ticks }
}

export function SeriesChart({ label, points, decimals }: SeriesChartProps) {
  const t = useText()
  const format = useFormat()
  const { x, y, ticks } = useScale(points)
  const line = points.map(({ value }, index): [number, number] | null => (typeof value === 'number' ? [x(index), y(value)] : null))
  const aims = points.map(({ target }, index): [number, number] | null => (target === null ? null : [x(index), y(target)]))
  const last = points.findLastIndex(({ value }) => typeof value === 'number')
  const lastAim = points.findLastIndex(({ target }) => target !== null)
  const number = (value: Figure | null | undefined) => (typeof value === 'number' ? format.number(value, decimals) : '')
  return (
    <svg className={styles.series} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={label}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={size.left} x2={size.width - size.right} y1={y(tick)} y2={y(tick)} />
          <text className={styles.axis} x={size.left - 8} y={y(tick)} dy="0.35em" textAnchor="end">
            {format.number(tick, tick % 1 === 0 ? 0 : decimals)}
          </text>
        </g>
      ))}
      {points.map(({ period, label: name }, index) => (
        <text key={period} className={styles.axis} x={x(index)} y={size.height - 8} textAnchor="middle">
          {name}
        </text>
      ))}
      <path className={styles.aimLine} d={paths(aims)} />
      <path className={styles.seriesLine} d={paths(line)} />
      {points.map(({ period, value }, index) =>
        typeof value === 'number' ? (
          <circle key={period} className={styles.seriesDot} cx={x(index)} cy={y(value)} r={4} />
        ) : (
          <text key={period} className={styles.seriesMark} x={x(index)} y={y(0) - 8} textAnchor="middle">
            {t(`ui.value.${value}.show`)}
          </text>
        )
      )}
      {last >= 0 && (
        <text className={styles.seriesEnd} x={x(last) + 10} y={y(Number(points[last]?.value))} dy="0.35em">
          {number(points[last]?.value)}
        </text>
      )}
      {lastAim >= 0 && (
        <text className={styles.aimEnd} x={x(lastAim) + 10} y={y(points[lastAim]?.target ?? 0)} dy="-0.5em">
          {number(points[lastAim]?.target)}
        </text>
      )}
    </svg>
  )
}
