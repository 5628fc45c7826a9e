/** Series over periods: lines with a dash, a symbol and a name at the end each; its table stands beside it as its twin. */
import { useFormat } from '../format.js'
import styles from './chart.module.css'

export interface ChartSeries {
  readonly key: string
  readonly name: string
  readonly values: readonly (number | null)[]
}

export interface LinesChartProps {
  /** What it shows: read out. */
  readonly label: string
  /** The periods, short. */
  readonly periods: readonly string[]
  readonly series: readonly ChartSeries[]
  readonly decimals: number
}

const width = 640
const height = 220
const box = { left: 56, right: 150, top: 12, bottom: 28 }
/** Letters of a name that fit at the end of its line. */
const longestEnd = 22
export const isCut = (name: string): boolean => name.length > longestEnd
const dashes = ['', '7 4', '2 4', '10 3 2 3', '1 3']

/** A round limit above a number, and how many steps lead to it. @example scaleOf(154) // { top: 200, step: 50 } */
export function scaleOf(most: number): { readonly top: number; readonly step: number } {
  if (most <= 0) return { top: 1, step: 1 }
  const size = 10 ** Math.floor(Math.log10(most / 4))
  const step = [1, 2, 2.5, 5, 10].map((each) => each * size).find((each) => each * 4 >= most) ?? size * 10
  return { top: Math.ceil(most / step) * step, step }
}

/** Names at the line ends must not lie on each other: each at least a line below the one before. */
function spread(ends: readonly { readonly key: string; readonly y: number }[]): ReadonlyMap<string, number> {
  let floor = -Infinity
  return new Map(
    [...ends]
      .sort((a, b) => a.y - b.y)
      .map(({ key, y }) => {
        floor = Math.max(y, floor + 15)
        return [key, floor] as const
      })
  )
}

export function LinesChart({ label, periods, series, decimals }: LinesChartProps) {
  const format = useFormat()
  const given = series.flatMap(({ values }) => values.flatMap((value) => value ?? []))
  const { top, step } = scaleOf(Math.max(0, ...given))
  const x = (place: number): number => box.left + (periods.length === 1 ? 0.5 : place / (periods.length - 1)) * (width - box.left - box.right)
  const y = (value: number): number => box.top + (1 - Math.max(0, value) / top) * (height - box.top - box.bottom)
  const ends = series.flatMap(({ key, values }) => {
    const last = values.findLast((value) => value !== null)
    return last === undefined || last === null ? [] : [{ key, y: y(last) }]
  })
  const places = spread(ends)
  const every = Math.max(1, Math.ceil(periods.length / 8))
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={styles.lines} role="img" aria-label={label}>
      {Array.from({ length: Math.round(top / step) + 1 }, (_none, place) => place * step).map((value) => (
        <g key={value} className={styles.linesScale}>
          <line x1={box.left} x2={width - box.right} y1={y(value)} y2={y(value)} />
          <text x={box.left - 8} y={y(value) + 4} textAnchor="end">
            {format.number(value, step < 1 ? decimals : 0)}
          </text>
        </g>
      ))}
      {periods.map((period, place) =>
        place % every === 0 ? (
          <text key={period} className={styles.linesTick} x={x(place)} y={height - 8} textAnchor="middle">
            {period}
          </text>
        ) : null
      )}
      {series.map(({ key, name, values }, index) => (
        <g key={key} className={styles.linesLine} data-series={index}>
          {partsOf(values).map((part) => (
            <polyline key={part[0]?.place} strokeDasharray={dashes[index]} points={part.map(({ place, value }) => `${x(place)},${y(value)}`).join(' ')} />
          ))}
          {values.map((value, place) => (value === null ? null : <Symbol key={periods[place]} index={index} x={x(place)} y={y(value)} />))}
          {places.has(key) && (
            <text className={styles.linesEnd} x={width - box.right + 10} y={(places.get(key) ?? 0) + 4}>
              {isCut(name) ? `${name.slice(0, longestEnd - 1)}…` : name}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}

/** A line is broken where there is no figure: a missing one is no zero. */
function partsOf(values: readonly (number | null)[]): { place: number; value: number }[][] {
  const parts: { place: number; value: number }[][] = [[]]
  for (const [place, value] of values.entries()) {
    if (value === null) parts.push([])
    else parts.at(-1)?.push({ place, value })
  }
  return parts.filter((part) => part.length > 0)
}

function Symbol({ index, x, y }: { readonly index: number; readonly x: number; readonly y: number }) {
  if (index % 3 === 1) return <rect x={x - 3.5} y={y - 3.5} width={7} height={7} />
  if (index % 3 === 2) return <path d={`M${x} ${y - 5}l5 5-5 5-5-5z`} />
  return <circle cx={x} cy={y} r={4} />
}

/** Whole names under the lines, where those at their ends are cut; to the eye alone, for the table says the same. */
export function LinesLegend({ series }: Pick<LinesChartProps, 'series'>) {
  return (
    <ul className={styles.linesLegend} aria-hidden="true">
      {series.map(({ key, name }, index) => (
        <li key={key}>
          <svg viewBox="0 0 34 12" width={34} height={12}>
            <g className={styles.linesLine} data-series={index}>
              <polyline strokeDasharray={dashes[index]} points="1,6 33,6" />
              <Symbol index={index} x={17} y={6} />
            </g>
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}
