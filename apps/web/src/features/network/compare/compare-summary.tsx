/** How large the network was on each of the two days, and how it has changed. */
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import type { Comparison } from './compare.operations.js'
import styles from './compare.module.css'

const figures = ['centres', 'localUnits', 'municipalities', 'uncovered'] as const

/** "12.5.2023 → 21.11.2026: aluekeskuksia 7 → 7, paikallisyksiköitä 49 → 51 (+2), …" */
export function CompareSummary({ comparison }: { readonly comparison: Comparison }) {
  const t = useText()
  const format = useFormat()
  const { before, after } = comparison
  const parts = figures.map((figure) => {
    const change = after[figure] - before[figure]
    const shown = { before: format.number(before[figure]), after: format.number(after[figure]) }
    const text = t(`compare.total.${figure}`, shown)
    return change === 0 ? text : `${text} (${format.change(change)})`
  })
  return (
    <p className={styles.summary}>
      <strong>{t('compare.span', { from: format.day(before.day), to: format.day(after.day) })}</strong> {parts.join(', ')}.
    </p>
  )
}
