/** Where a level stands beside those of all units: their middle half, their median, and the unit's own place. */
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import type { ProfileComparison } from './views.operations.js'
import { scoreDecimals } from './views-words.js'
import styles from './views.module.css'

type Beside = Pick<ProfileComparison, 'n' | 'quartiles' | 'positions'> | undefined

/** The median, the middle half and how many there are, in words; a dot where there are too few. */
export function useNetworkText() {
  const t = useText()
  const format = useFormat()
  return (beside: Beside): string => {
    const [low, median, high] = beside?.quartiles ?? []
    if (beside === undefined || low === undefined || median === undefined || high === undefined) return '·'
    const told = (value: number) => format.number(value, scoreDecimals(Math.round(value * 10) / 10))
    return t('quality.profile.networkFigure', { median: told(median), low: told(low), high: told(high), n: beside.n })
  }
}

const size = { width: 76, height: 14, edge: 5 }
const across = (position: number): number => size.edge + position * (size.width - 2 * size.edge)

/** @param own where the unit stands, from 0 to 1; a diamond tells that it is under the middle half */
export function NetworkPlace({ beside, own }: { readonly beside: Beside; readonly own: number | null }) {
  const text = useNetworkText()(beside)
  const [low, median, high] = beside?.positions ?? []
  if (low === undefined || median === undefined || high === undefined) return <span>{text}</span>
  const middle = size.height / 2
  return (
    <span className={styles.network}>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} width={size.width} height={size.height} aria-hidden="true">
        <line className={styles.networkLine} x1={across(0)} x2={across(1)} y1={middle} y2={middle} />
        <rect className={styles.networkHalf} x={across(low) - 1} width={across(high) - across(low) + 2} y={2} height={size.height - 4} />
        <line className={styles.networkMedian} x1={across(median)} x2={across(median)} y1={1} y2={size.height - 1} />
        {own !== null && own >= low && <circle className={styles.networkOwn} cx={across(own)} cy={middle} r={3.5} />}
        {own !== null && own < low && <path className={styles.networkUnder} d={`M${across(own)} ${middle - 4.5}l4.5 4.5l-4.5 4.5l-4.5 -4.5z`} />}
      </svg>
      {text}
    </span>
  )
}
