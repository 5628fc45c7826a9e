/** The strip at the head: each figure with its target as a tick across the bar, and how many units stand behind it. */
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { Value } from '../../../ui/value.js'
import { figureValue } from './published-value.js'
import type { Publication, PublishedFigure, PublishedIndicator } from './publication.operations.js'
import type { Shown } from './use-publication.js'
import styles from './publication.module.css'

/** The bar's scale: the target stands at 100 of 120. */
const fullScale = 120

const share = (value: number, target: number): number => (target > 0 ? (value / target) * 100 : 0)
const width = (percent: number): string => `${Math.max(0, Math.min(100, (percent * 100) / fullScale))}%`

function TargetBar({ value, target }: { readonly value: number; readonly target: number }) {
  return (
    <span className={styles.targetBar} aria-hidden="true">
      <span className={styles.reached} style={{ width: width(share(value, target)) }} />
      <span className={styles.targetTick} style={{ insetInlineStart: width(100) }} />
    </span>
  )
}

interface HeadlineProps {
  readonly indicator: PublishedIndicator
  readonly figure: PublishedFigure | undefined
  readonly target: Publication['targets'][number] | undefined
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly onWhy: (() => void) | undefined
}

/** The target of the year is told as that when the run is a part of it. */
function TargetText({ target, indicator, value }: Pick<HeadlineProps, 'target' | 'indicator'> & { readonly value: number }) {
  const t = useText()
  const format = useFormat()
  if (!target) return <span>{t('publication.noTarget')}</span>
  const isYear = /^\d{4}$/.test(target.period)
  const words = { value: format.number(Number(target.value), indicator.decimals), year: target.period }
  const percent = share(value, Number(target.value))
  return (
    <span>
      {t(isYear ? 'publication.targetOfYear' : 'publication.target', words)}
      {percent > 0 && indicator.unit !== 'percent' && (
        <>
          {' · '}
          <strong>{format.percent(percent / 100)}</strong>
        </>
      )}
    </span>
  )
}

/** What a ratio was divided of, and how many units stand behind it. */
function GivenText({ figure: { numerator, denominator, unitCount, missingCount } }: { readonly figure: PublishedFigure }) {
  const t = useText()
  const format = useFormat()
  const ratio = numerator !== null && denominator !== null ? `${format.number(Number(numerator))}/${format.number(Number(denominator))} · ` : ''
  return (
    <span>
      {ratio}
      {t('publication.units', { given: unitCount, asked: unitCount + missingCount })}
    </span>
  )
}

function Headline({ indicator, figure, target, isChosen, onChoose, onWhy }: HeadlineProps) {
  const t = useText()
  const say = useLocalized()
  const value = figureValue(figure)
  const isPercent = indicator.unit === 'percent'
  return (
    <li className={styles.headline} data-chosen={isChosen || undefined}>
      <button type="button" className={styles.headlineName} aria-pressed={isChosen} onClick={onChoose}>
        {say(indicator.name)}
      </button>
      <span className={styles.headlineFigure}>
        <Value value={value} decimals={indicator.decimals} />
        {isPercent && typeof value === 'number' && '\u00a0%'}
      </span>
      {typeof value === 'number' && target && <TargetBar value={value} target={Number(target.value)} />}
      <span className={styles.headlineFacts}>
        {typeof value === 'number' && <TargetText {...{ target, indicator, value }} />}
        {figure && <GivenText figure={figure} />}
      </span>
      {onWhy && (
        <button type="button" className={styles.whyLink} onClick={onWhy} aria-label={t('publication.whyOf', { name: say(indicator.name) })}>
          {t('publication.why')}
        </button>
      )}
    </li>
  )
}

interface StripProps {
  readonly shown: Shown
  readonly onChoose: (indicatorId: string) => void
  /** Left out where nobody can be told more. */
  readonly onWhy?: ((indicatorId: string) => void) | undefined
}

export function HeadlineStrip({ shown: { headlines, head, chosen, publication, figureOf }, onChoose, onWhy }: StripProps) {
  const t = useText()
  if (!head || headlines.length === 0) return null
  const targetOf = (id: string) => publication.targets.find((each) => each.indicatorId === id && each.lens === head.lens && each.area === head.area)
  return (
    <ul className={styles.strip} aria-label={t('publication.headlines')}>
      {headlines.map((indicator) => (
        <Headline
          key={indicator.id}
          indicator={indicator}
          figure={figureOf(indicator.id, head.lens, head.area)}
          target={targetOf(indicator.id)}
          isChosen={chosen?.id === indicator.id}
          onChoose={() => onChoose(indicator.id)}
          onWhy={onWhy && (() => onWhy(indicator.id))}
        />
      ))}
    </ul>
  )
}
