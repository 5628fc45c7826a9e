/** From one figure to the other, step by step: a bar for each figure, and one between them for what each step explains. */
import { useFormat } from '../../../ui/format.js'
import { scaleOf } from '../../../ui/charts/lines-chart.js'
import styles from './difference.module.css'

export interface WaterfallStep {
  readonly key: string
  readonly name: string
  readonly before: number
  readonly after: number
}

export interface WaterfallProps {
  /** What it shows: read out. */
  readonly label: string
  readonly one: { readonly name: string; readonly value: number }
  readonly other: { readonly name: string; readonly value: number }
  readonly steps: readonly WaterfallStep[]
  readonly decimals: number
}

interface Bar {
  readonly key: string
  readonly name: string
  readonly from: number
  readonly to: number
  readonly kind: 'figure' | 'more' | 'less'
  readonly text: string
}

const width = 640
const rowHeight = 58
/** The numbers stand to the right of their bars. */
const box = { left: 8, right: 120, top: 24 }

/** The range that the bars lie in: from zero, unless the steps would be too small to be seen. @example rangeOf([1190, 1196]) // { low: 1188, high: 1196 } */
export function rangeOf(values: readonly number[]): { readonly low: number; readonly high: number } {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const spread = most - least
  if (least < 0) return { low: least, high: Math.max(0, most) }
  if (spread === 0 || spread * 5 >= most) return { low: 0, high: most === 0 ? 1 : most }
  const { step } = scaleOf(spread)
  return { low: Math.max(0, Math.floor(least / step) * step - step), high: most }
}

export function Waterfall({ label, one, other, steps, decimals }: WaterfallProps) {
  const format = useFormat()
  const { low, high } = rangeOf([one.value, other.value, ...steps.flatMap(({ before, after }) => [before, after])])
  const figure = (key: string, { name, value }: WaterfallProps['one']): Bar => ({ key, name, from: low, to: value, kind: 'figure', text: format.number(value, decimals) })
  const bars: readonly Bar[] = [
    figure('one', one),
    ...steps.map(({ key, name, before, after }): Bar => {
      return { key, name, from: before, to: after, kind: after < before ? 'less' : 'more', text: format.change(after - before, decimals) }
    }),
    figure('other', other)
  ]
  const x = (value: number): number => box.left + ((value - low) / (high - low)) * (width - box.left - box.right)
  return (
    <svg viewBox={`0 0 ${width} ${box.top + bars.length * rowHeight}`} className={styles.waterfall} role="img" aria-label={label}>
      {bars.map(({ key, name, from, to, kind, text }, place) => {
        const top = box.top + place * rowHeight
        const [left, right] = [Math.min(x(from), x(to)), Math.max(x(from), x(to))]
        return (
          <g key={key} data-kind={kind}>
            <text className={styles.barName} x={box.left} y={top - 5}>
              {name}
            </text>
            <rect x={left} y={top} width={Math.max(2, right - left)} height={18} />
            {place < bars.length - 1 && <line className={styles.joint} x1={x(to)} x2={x(to)} y1={top + 18} y2={top + rowHeight} />}
            <text className={styles.barText} x={right + 6} y={top + 15}>
              {text}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
