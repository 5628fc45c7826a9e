/** What the shares come to so far, told as they are typed, and a way to make them equal. */
import { Button } from '../../../../ui/button.js'
import { VerifiedGlyph, WarningGlyph } from '../../../../ui/glyphs.js'
import { useFormat } from '../../../../ui/format.js'
import { useLanguage, useText } from '../../../../ui/text.js'
import { equalPercents, percentInField, percentSum } from '../change-form.js'
import styles from '../change.module.css'

export interface ShareSumProps {
  readonly percents: readonly string[]
  readonly onEqual: (percents: string[]) => void
}

/** As many decimals as the sum has, at most two. */
function decimalsOf(sum: number): number {
  return Number.isInteger(sum) ? 0 : Number.isInteger(Math.round(sum * 100) / 10) ? 1 : 2
}

export function ShareSum({ percents, onEqual }: ShareSumProps) {
  const t = useText()
  const format = useFormat()
  const language = useLanguage()
  const sum = percentSum(percents)
  const isWhole = sum === 100
  const percent = (value: number) => format.percent(value / 100, decimalsOf(value))
  return (
    <div className={styles.sum}>
      <p role="status" data-whole={isWhole || undefined}>
        {isWhole ? <VerifiedGlyph /> : <WarningGlyph />}
        {isWhole
          ? t('change.shares.whole')
          : t('change.shares.sum', { sum: percent(sum), rest: percent(Math.abs(100 - sum)), over: String(sum > 100) })}
      </p>
      <Button
        size="small"
        disabled={percents.length === 0}
        onClick={() => onEqual(equalPercents(percents.length).map((each) => percentInField(each, language)))}
      >
        {t('change.shares.equal')}
      </Button>
    </div>
  )
}
