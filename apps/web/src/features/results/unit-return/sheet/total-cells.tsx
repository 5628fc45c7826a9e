/** What is worked out in a line: totals, the change since the period before, and the way to the target. */
import { memo } from 'react'
import { decimalNumber, parseDecimal } from '@solmu/shared/decimal.js'
import { useFormat } from '../../../../ui/format.js'
import { useText } from '../../../../ui/text.js'
import { Value } from '../../../../ui/value.js'
import type { SheetRow } from '../unit-return.types.js'
import { figureOf, totalIn } from './cell-text.js'
import { useSheet } from './sheet-context.js'
import { useStore } from './use-store.js'
import styles from './sheet.module.css'

function stepsOf(text: string | null, decimals: number): number | null {
  const parsed = text === null ? null : parseDecimal(text, decimals)
  return parsed && 'value' in parsed ? parsed.value : null
}

/** As text, so that a total is drawn anew only when it changes. */
function useTotal(of: readonly string[]) {
  const { store } = useSheet()
  const text = useStore(store, (now) => {
    const { status, value, isPartial } = totalIn(now, of)
    return `${status}|${value ?? ''}|${isPartial ? 1 : 0}`
  })
  const [status, value, partial] = text.split('|')
  return { status: status as 'value', value: value ? Number(value) : null, isPartial: partial === '1' }
}

interface TotalCellProps {
  readonly of: readonly string[]
  readonly row: SheetRow
  readonly column: number
  /** Of one column among others; the line's own total is bold. */
  readonly isMinor?: boolean
}

export const TotalCell = memo(function TotalCell({ of, row, column, isMinor = false }: TotalCellProps) {
  const t = useText()
  const { decimals } = row.indicator
  const total = useTotal(of)
  const { store } = useSheet()
  // A derived indicator is worked out by the server, out of others.
  const derivedText = useStore(store, (now) => (of.length === 0 ? now.derived(row.indicator.id) : null))
  const derived = stepsOf(derivedText, decimals)
  const answer = derived === null ? total : { status: 'value' as const, value: derived }
  const isPartial = of.length > 0 && total.isPartial && total.status === 'value'
  return (
    <td
      role="gridcell"
      aria-colindex={column}
      className={styles.total}
      data-minor={isMinor || undefined}
      data-partial={isPartial || undefined}
      title={isPartial ? t('unitReturn.total.partial') : undefined}
    >
      <Value value={figureOf(answer, decimals)} decimals={decimals} />
      {isPartial && <span className="visually-hidden">, {t('unitReturn.total.partial')}</span>}
    </td>
  )
})

/** The keys of all figures of an indicator, and its total as far as it may be added up. */
function useLineValue(row: SheetRow, keys: readonly string[]): number | null {
  const { store } = useSheet()
  return useStore(store, (now) => {
    if (keys.length === 0) return stepsOf(now.derived(row.indicator.id), row.indicator.decimals)
    return totalIn(now, keys).value
  })
}

interface LineFactProps {
  readonly row: SheetRow
  readonly keys: readonly string[]
  readonly column: number
}

export const PreviousCell = memo(function PreviousCell({ row, column }: Omit<LineFactProps, 'keys'>) {
  const { decimals } = row.indicator
  const previous = stepsOf(row.previousTotal, decimals)
  return (
    <td role="gridcell" aria-colindex={column} className={styles.fact}>
      <Value value={previous === null ? 'missing' : decimalNumber(previous, decimals)} decimals={decimals} />
    </td>
  )
})

export const ChangeCell = memo(function ChangeCell({ row, keys, column }: LineFactProps) {
  const format = useFormat()
  const { decimals } = row.indicator
  const value = useLineValue(row, keys)
  const previous = stepsOf(row.previousTotal, decimals)
  const isKnown = value !== null && previous !== null
  return (
    <td role="gridcell" aria-colindex={column} className={styles.fact}>
      {isKnown ? format.change(decimalNumber(value - previous, decimals), decimals) : <Value value="missing" />}
    </td>
  )
})

/** Within a twentieth of the target counts as there. */
const nearEnough = 0.05

function isBehind(value: number, target: number, direction: SheetRow['version']['direction']): boolean {
  if (direction === 'less') return value > target * (1 + nearEnough)
  return direction === 'more' && value < target * (1 - nearEnough)
}

/** The scale ends at 120 % of the target; the tick stands at 100 %. */
const scale = 1.2

export const TargetCell = memo(function TargetCell({ row, keys, column }: LineFactProps) {
  const t = useText()
  const format = useFormat()
  const { decimals } = row.indicator
  const target = stepsOf(row.target, decimals)
  const value = useLineValue(row, keys)
  if (target === null) {
    return (
      <td role="gridcell" aria-colindex={column} className={styles.noTarget}>
        {t('unitReturn.target.none')}
      </td>
    )
  }
  const share = value === null || target <= 0 ? 0 : Math.max(0, Math.min(value / target, scale)) / scale
  const behind = value !== null && isBehind(value, target, row.version.direction)
  return (
    <td role="gridcell" aria-colindex={column} className={styles.targetCell}>
      <span className={styles.target}>
        <span>{format.number(decimalNumber(target, decimals), decimals)}</span>
        <span className={styles.bar} aria-hidden="true">
          <span className={styles.reached} data-behind={behind || undefined} style={{ width: `${share * 100}%` }} />
        </span>
        {behind && <span className="visually-hidden">{t('unitReturn.target.behind')}</span>}
      </span>
    </td>
  )
})
