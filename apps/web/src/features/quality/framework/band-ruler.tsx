/** The bands of a framework on a ruler from the lowest to the highest score, with their edges; the same is told in a list. */
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { scoreRange } from '@solmu/domain/quality/framework-score.js'
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import styles from './framework.module.css'

/** Scores are told with two decimals at most. */
const decimalsOf = (score: number): number => String(score).split('.')[1]?.length ?? 0

/** Each band with its ends: the highest of a sum is one less than where the next begins, of a mean just below it. */
function useBandRows(content: FrameworkContent) {
  const t = useText()
  const format = useFormat()
  const range = scoreRange(content)
  const isWhole = content.scoring.method === 'sum'
  const shown = (score: number) => format.number(score, decimalsOf(score))
  // A band whose edge is being typed has no place on the ruler yet.
  const bands = content.bands.filter(({ from }) => Number.isFinite(from))
  return bands.map((band, place) => {
    const next = bands[place + 1]?.from
    const to = next ?? range?.highest ?? band.from
    const isLast = next === undefined
    const text = isLast || isWhole ? t('framework.band.between', { from: shown(band.from), to: shown(isLast ? to : to - 1) }) : t('framework.band.below', { from: shown(band.from), to: shown(to) })
    const length = range && range.highest > range.lowest ? Math.max(0, (to - band.from) / (range.highest - range.lowest)) : 0
    return { band, text, length, edge: shown(band.from) }
  })
}

export function BandRuler({ content }: { readonly content: FrameworkContent }) {
  const pick = useLocalized()
  const rows = useBandRows(content)
  if (rows.length === 0) return null
  return (
    <div className={styles.ruler}>
      <div className={styles.track} aria-hidden="true">
        {rows.map(({ band, length, edge }, place) => (
          <span key={place} style={{ flexGrow: Math.max(length, 0.04) }} data-step={place + 1} data-of={rows.length}>
            <span className={styles.edge}>{edge}</span>
            <span className={styles.bandName}>{pick(band.name)}</span>
          </span>
        ))}
      </div>
      <dl className={styles.bands}>
        {rows.map(({ band, text }, place) => (
          <div key={place}>
            <dt>{pick(band.name) || band.code}</dt>
            <dd>{text}</dd>
            {pick(band.description) !== '' && <dd>{pick(band.description)}</dd>}
          </div>
        ))}
      </dl>
    </div>
  )
}
