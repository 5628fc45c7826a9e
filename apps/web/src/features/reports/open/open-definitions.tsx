/** What the figures count, and what stands in place of a number. */
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { ValueLegend, valueMarks } from '../../../ui/value.js'
import type { Publication } from '../publication/publication.operations.js'
import styles from './open-results.module.css'

interface PartProps {
  readonly publication: Publication
}

export function OpenMarks({ publication: { personsThreshold } }: PartProps) {
  const t = useText()
  return (
    <Section title={t('open.marks')}>
      <p className={styles.text}>{t('open.marksText', { count: personsThreshold })}</p>
      <ValueLegend marks={valueMarks} />
    </Section>
  )
}

export function OpenDefinitions({ publication: { indicators } }: PartProps) {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  return (
    <Section title={t('open.definitions')}>
      <dl className={styles.definitions}>
        {indicators.map(({ id, code, name, definition, definitionNumber, definitionFrom, unit }) => (
          <div key={id}>
            <dt>
              {say(name)} <span className={styles.quiet}>{t(`publication.unit.${unit}`)}</span>
            </dt>
            <dd>
              {say(definition)}{' '}
              <span className={styles.quiet}>{t('open.definitionOf', { code, number: definitionNumber, day: format.day(definitionFrom) })}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
