/** Points of two figures: units by what is known of both. The table beside it says the same. */
import { useFormat } from '../format.js'
import styles from './scatter-chart.module.css'

export interface ScatterPoint {
  readonly key: string
  readonly x: number
  readonly y: number
  /** Which group it is of, from 0: each has a shape of its own. */
  readonly group: number
}

interface ScatterChartProps {
  /** What it shows: read out. */
  readonly label: string
  readonly xName: string
  readonly yName: string
  readonly decimals: number
  readonly points: readonly ScatterPoint[]
}

const size = { width: 560, height: 340, left: 60, right: 16, top: 28, bottom: 44 }

/** A round run of ticks from below the least to above the most. @example ticksOf(61, 118) // [60, 80, 100, 120] */
export function ticksOf(least: number, most: number): number[] {
  const span = most - least || Math.max(Math.abs(most), 1)
  const power = 10 ** Math.floor(Math.log10(span / 4))
  const step = ([1, 2, 2.5, 5, 10].find((each) => each * power * 4 >= span) ?? 10) * power
  const first = Math.floor(least / step)
  const last = Math.max(first + 1, Math.ceil(most / step))
  return Array.from({ length: last - first + 1 }, (_none, place) => Number(((first + place) * step).toPrecision(12)))
}

function Dot({ group, x, y }: { readonly group: number; readonly x: number; readonly y: number }) {
  if (group % 3 === 1) return <rect x={x - 4} y={y - 4} width={8} height={8} />
  if (group % 3 === 2) return <path d={`M${x} ${y - 5.5}l5.5 5.5-5.5 5.5-5.5-5.5z`} />
  return <circle cx={x} cy={y} r={4.5} />
}

export function ScatterChart({ label, xName, yName, decimals, points }: ScatterChartProps) {
  const format = useFormat()
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [xTicks, yTicks] = [ticksOf(Math.min(...xs), Math.max(...xs)), ticksOf(Math.min(...ys), Math.max(...ys))]
  const scale = (ticks: readonly number[], from: number, to: number) => (value: number) => from + ((value - (ticks[0] ?? 0)) / ((ticks.at(-1) ?? 1) - (ticks[0] ?? 0))) * (to - from)
  const x = scale(xTicks, size.left, size.width - size.right)
  const y = scale(yTicks, size.height - size.bottom, size.top)
  const tick = (value: number) => format.number(value, value % 1 === 0 ? 0 : Math.max(decimals, 1))
  return (
    <svg className={styles.scatter} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={label}>
      {yTicks.map((value) => (
        <g key={value}>
          <line className={styles.grid} x1={size.left} x2={size.width - size.right} y1={y(value)} y2={y(value)} />
          <text className={styles.tick} x={size.left - 8} y={y(value)} dy="0.35em" textAnchor="end">
            {tick(value)}
          </text>
        </g>
      ))}
      {xTicks.map((value) => (
        <text key={value} className={styles.tick} x={x(value)} y={size.height - size.bottom + 18} textAnchor="middle">
          {tick(value)}
        </text>
      ))}
      <text className={styles.name} x={size.left} y={14}>
        {yName}
      </text>
      <text className={styles.name} x={size.width - size.right} y={size.height - 6} textAnchor="end">
        {xName}
      </text>
      {points.map(({ key, group, ...point }) => (
        <g key={key} className={styles.dot} data-group={group % 3}>
          <Dot group={group} x={x(point.x)} y={y(point.y)} />
        </g>
      ))}
    </svg>
  )
}

/** Which shape is which group, to the eye. */
export function ScatterLegend({ groups }: { readonly groups: readonly string[] }) {
  return (
    <ul className={styles.legend} aria-hidden="true">
      {groups.map((name, group) => (
        <li key={name}>
          <svg viewBox="0 0 14 14" width={14} height={14}>
            <g className={styles.dot} data-group={group % 3}>
              <Dot group={group} x={7} y={7} />
            </g>
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}
