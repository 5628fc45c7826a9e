/** How the returns of a round stand: a thin bar for the eye, and the figures for everybody. */
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import type { RoundCounts } from './round.operations.js'
import styles from './round.module.css'

const sum = (...parts: readonly number[]): number => parts.reduce((all, part) => all + part, 0)

/** The parts of the bar, from what is done to what is not begun. */
export function shareOf(counts: RoundCounts) {
  const { verified, accepted, locked, submitted, returned, draft, notStarted } = counts
  return [
    { part: 'approved', count: sum(verified, accepted, locked) },
    { part: 'submitted', count: submitted },
    { part: 'returned', count: returned },
    { part: 'draft', count: draft },
    { part: 'notStarted', count: notStarted }
  ] as const
}

export function CountBar({ counts, isWordy = false }: { readonly counts: RoundCounts; readonly isWordy?: boolean }) {
  const t = useText()
  const format = useFormat()
  const parts = shareOf(counts).filter(({ count }) => count > 0)
  const sent = counts.total - counts.draft - counts.notStarted
  if (counts.total === 0) return <span className={styles.quiet}>{t('round.counts.none')}</span>
  return (
    <span className={styles.counts}>
      <span className={styles.bar} aria-hidden="true">
        {parts.map(({ part, count }) => (
          <span key={part} data-part={part} style={{ flexGrow: count }} />
        ))}
      </span>
      <span className={styles.figures}>
        {t('round.counts.sent', { sent: format.number(sent), total: format.number(counts.total) })}
        {counts.late > 0 && <span className={styles.late}>{t('round.counts.late', { count: counts.late })}</span>}
      </span>
      {isWordy && (
        <span className={styles.figures}>
          {parts.map(({ part, count }) => (
            <span key={part}>{t(`round.counts.${part}`, { count })}</span>
          ))}
        </span>
      )}
    </span>
  )
}
