/** What is said about an indicator, and what it is. */
import { languageName, languages, useLocalized, useText, type LocalizedText } from '../../../ui/text.js'
import { Section } from '../../../ui/section.js'
import { aggregationWord, IndicatorLink, type NamedIndicator } from './indicator-columns.js'
import { useOriginName } from './indicator-words.js'
import type { IndicatorRecord, IndicatorVersion, NamedDimension } from './indicator.operations.js'
import styles from './indicator.module.css'

function InLanguages({ text }: { readonly text: LocalizedText }) {
  const t = useText()
  return (
    <dl className={styles.texts}>
      {languages.map((language) => (
        <div key={language}>
          <dt lang={language}>{languageName[language]}</dt>
          {text[language] === '' ? (
            <dd className={styles.unwritten}>{t('indicator.unwritten')}</dd>
          ) : (
            <dd lang={language}>{text[language]}</dd>
          )}
        </div>
      ))}
    </dl>
  )
}

const isWritten = (text: LocalizedText): boolean => languages.some((language) => text[language] !== '')

/** Name, definition and condition, each in the three languages. */
export function IndicatorTexts({ version }: { readonly version: IndicatorVersion }) {
  const t = useText()
  const { name, definition, condition } = version
  return (
    <>
      <Section title={t('indicator.field.definition')}>
        <InLanguages text={definition} />
      </Section>
      {isWritten(condition) && (
        <Section title={t('indicator.field.condition')}>
          <InLanguages text={condition} />
        </Section>
      )}
      <Section title={t('indicator.field.name')}>
        <InLanguages text={name} />
      </Section>
    </>
  )
}

export interface IndicatorFormulaProps {
  readonly version: IndicatorVersion
  readonly workedOutFrom: readonly NamedIndicator[]
}

/** How a derived indicator is worked out, with the indicators that it names. */
export function IndicatorFormula({ version, workedOutFrom }: IndicatorFormulaProps) {
  const t = useText()
  if (version.numerator === null) return null
  return (
    <Section title={t('indicator.formula.title')} note={t('indicator.formula.note')}>
      <FormulaText formula={version} />
      <ul className={styles.list}>
        {workedOutFrom.map((indicator) => (
          <li key={indicator.id}>
            <IndicatorLink indicator={indicator} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function FormulaText({ formula }: { readonly formula: Pick<IndicatorVersion, 'numerator' | 'denominator' | 'factor'> }) {
  const t = useText()
  const { numerator, denominator, factor } = formula
  return (
    <p className={styles.formulaLine}>
      <span className={styles.formula}>
        <span className={styles.expression}>{numerator}</span>
        {denominator !== null && (
          <span className={styles.expression}>
            <span className="visually-hidden">{t('indicator.formula.dividedBy')} </span>
            {denominator}
          </span>
        )}
      </span>
      {factor !== 1 && <span className={styles.expression}>× {factor}</span>}
    </p>
  )
}

export interface IndicatorFactsProps {
  readonly indicator: IndicatorRecord
  readonly version: IndicatorVersion
  readonly dimensions: readonly NamedDimension[]
}

export function IndicatorFacts({ indicator, version, dimensions }: IndicatorFactsProps) {
  const t = useText()
  const pick = useLocalized()
  const originName = useOriginName()
  const { unit, decimals, sourceClass, origin, weightIndicator } = indicator
  const facts: readonly (readonly [name: string, value: React.ReactNode])[] = [
    ['unit', t(`indicator.unit.${unit}`)],
    ...(decimals > 0 ? ([['decimals', String(decimals)]] as const) : []),
    ['aggregation', t(`indicator.aggregation.${aggregationWord(indicator)}`)],
    ...(weightIndicator ? ([['weight', <IndicatorLink key="weight" indicator={weightIndicator} />]] as const) : []),
    ['sourceClass', t(`indicator.source.${sourceClass}`)],
    ['direction', t(`indicator.direction.${version.direction}`)],
    ...(sourceClass === 'derived' ? [] : ([['dimensions', dimensionNames(version, dimensions, pick) || t('indicator.none')]] as const)),
    ['taskAreas', version.taskAreas.join(', ') || t('indicator.none')],
    ['origin', originName(origin)],
    ['source', version.source || t('indicator.none')]
  ]
  return (
    <Section title={t('indicator.facts')}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`indicator.field.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** The dimensions of a version by their names. */
export function dimensionNames(
  { dimensionCodes }: Pick<IndicatorVersion, 'dimensionCodes'>,
  dimensions: readonly NamedDimension[],
  pick: (text: LocalizedText) => string
): string {
  const name = (code: string) => dimensions.find((dimension) => dimension.code === code)?.name
  return dimensionCodes.map((code) => pick(name(code) ?? { fi: code, sv: code, en: code })).join(', ')
}
