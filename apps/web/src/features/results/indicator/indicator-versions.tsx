/** The versions of an indicator on the strand of time, each with its difference to the one before. */
import { useViewer } from '../../../app/viewer.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { StrandHistory, type StrandEvent } from '../../../ui/strand.js'
import { languages, useLocalized, useText, type LocalizedText, type TextFunction } from '../../../ui/text.js'
import { dimensionNames } from './indicator-facts.js'
import type { IndicatorVersion, NamedDimension } from './indicator.operations.js'
import styles from './indicator.module.css'

export interface Difference {
  /** The name of the field in the messages, with its language where it has one. */
  readonly field: string
  readonly language: string | null
  readonly before: string
  readonly after: string
}

interface Words {
  readonly t: TextFunction
  readonly pick: (text: LocalizedText) => string
  readonly dimensions: readonly NamedDimension[]
}

const texts = ['name', 'definition', 'condition'] as const

/** What a version says otherwise than the one before it. */
export function differencesOf(before: IndicatorVersion, after: IndicatorVersion, { t, pick, dimensions }: Words): readonly Difference[] {
  const inLanguages = texts.flatMap((field) =>
    languages.map((language) => ({ field, language, before: before[field][language], after: after[field][language] }))
  )
  const plain = (field: string, read: (version: IndicatorVersion) => string) => ({
    ...{ field, language: null, before: read(before), after: read(after) }
  })
  const others = [
    plain('direction', ({ direction }) => t(`indicator.direction.${direction}`)),
    plain('dimensions', (version) => dimensionNames(version, dimensions, pick)),
    plain('numerator', ({ numerator }) => numerator ?? ''),
    plain('denominator', ({ denominator }) => denominator ?? ''),
    plain('factor', ({ factor }) => String(factor)),
    plain('source', ({ source }) => source),
    plain('taskAreas', ({ taskAreas }) => taskAreas.join(', '))
  ]
  return [...inLanguages, ...others].filter((each) => each.before !== each.after)
}

function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  const t = useText()
  return (
    <>
      {differences.map(({ field, language, before, after }) => (
        <span key={`${field} ${language}`} className={styles.change}>
          <span>
            {t(`indicator.field.${field}`)}
            {language !== null && ` (${t(`indicator.inLanguage.${language}`)})`}
          </span>
          {before !== '' && (
            <del lang={language ?? undefined}>
              <span className="visually-hidden">{t('indicator.versions.before')}: </span>
              {before}
            </del>
          )}
          {after !== '' && (
            <ins lang={language ?? undefined}>
              <span className="visually-hidden">{t('indicator.versions.after')}: </span>
              {after}
            </ins>
          )}
        </span>
      ))}
    </>
  )
}

export interface IndicatorVersionsProps {
  /** The newest first. */
  readonly versions: readonly IndicatorVersion[]
  readonly dimensions: readonly NamedDimension[]
}

export function IndicatorVersions({ versions, dimensions }: IndicatorVersionsProps) {
  const t = useText()
  const pick = useLocalized()
  const { day } = useFormat()
  const { today } = useViewer()
  const until = (version: IndicatorVersion, next: IndicatorVersion | undefined): StrandEvent[] => {
    const { validTo, number } = version
    if (validTo === null || validTo === next?.validFrom) return []
    const tone = validTo > today ? 'time' : 'plain'
    return [{ key: `end-${number}`, when: day(validTo), what: t('indicator.versions.ends'), tone }]
  }
  const events = versions.flatMap((version, at): StrandEvent[] => {
    const older = versions[at + 1]
    const differences = older ? differencesOf(older, version, { t, pick, dimensions }) : []
    const { number, validFrom, reason, changedBy } = version
    const what = (
      <>
        <strong>{t('indicator.versions.number', { number })}</strong>
        {reason !== '' && <span className={styles.note}>{reason}</span>}
        {changedBy !== null && <span className={styles.note}>{changedBy}</span>}
        <Differences differences={differences} />
      </>
    )
    return [
      ...until(version, versions[at - 1]),
      { key: `version-${number}`, when: day(validFrom), what, tone: validFrom > today ? 'time' : 'plain' }
    ]
  })
  return (
    <Section title={t('indicator.versions.title')}>
      <StrandHistory label={t('indicator.versions.title')} events={events} />
    </Section>
  )
}
