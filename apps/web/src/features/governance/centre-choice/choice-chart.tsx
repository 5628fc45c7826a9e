/** The totals and the votes of the candidates as bars. The table beside it says the same, so that it is one picture to those who listen. */
import { mostScore } from '@solmu/domain/governance/centre-choice.js'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import styles from './choice-chart.module.css'

interface Bar {
  readonly key: string
  readonly name: string
  readonly total: number | null
  readonly votes: number | null
}

/** How long a full bar is, and how high one. */
const [full, high] = [300, 14]

export function ChoiceChart({ rows }: { readonly rows: readonly Bar[] }) {
  const t = useText()
  const format = useFormat()
  const allVotes = rows.reduce((sum, { votes }) => sum + (votes ?? 0), 0)
  const said = rows.map(({ name, total, votes }) => t('choice.chartRow', { name, total: total === null ? '–' : format.number(total, 2), votes: votes ?? '–' })).join('; ')
  return (
    <figure className={styles.figure} role="img" aria-label={t('choice.chartLabel', { said })}>
      {rows.map(({ key, name, total, votes }) => (
        <div key={key} className={styles.row}>
          <p className={styles.name}>{name}</p>
          <svg className={styles.bars} viewBox={`0 0 ${full + 60} ${2 * high + 6}`} aria-hidden="true">
            <rect className={styles.total} width={((total ?? 0) / mostScore) * full} height={high} />
            <text className={styles.text} x={((total ?? 0) / mostScore) * full + 6} y={high - 3}>
              {total === null ? '–' : format.number(total, 2)}
            </text>
            <rect className={styles.votes} y={high + 4} width={allVotes === 0 ? 0 : ((votes ?? 0) / allVotes) * full} height={high} />
            <text className={styles.text} x={(allVotes === 0 ? 0 : ((votes ?? 0) / allVotes) * full) + 6} y={2 * high + 1}>
              {votes ?? '–'}
            </text>
          </svg>
        </div>
      ))}
      <figcaption className={styles.legend} aria-hidden="true">
        <span data-bar="total">{t('choice.chartTotal', { most: mostScore })}</span>
        <span data-bar="votes">{t('choice.chartVotes')}</span>
      </figcaption>
    </figure>
  )
}
