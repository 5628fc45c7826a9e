/** Who is missing: the reports that were asked for and have not come far enough, by name. */
import { Section } from '../../../ui/section.js'
import { TextLink } from '../../../ui/link.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { periodText } from '../../results/unit-return/period-text.js'
import type { ConsolidationAnswer } from './consolidation.operations.js'
import styles from './consolidation.module.css'

export function MissingSection({ answer }: { readonly answer: ConsolidationAnswer }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const whole = answer.completeness.find(({ areaPlace, period }) => areaPlace === 0 && period === null)
  const missing = whole ? whole.askedCount - whole.givenCount : 0
  if (!whole) return null
  const note = t('consolidation.completeSpoken', { given: whole.givenCount, asked: whole.askedCount })
  return (
    <Section title={t('consolidation.missing')} note={note}>
      {missing === 0 && <p>{t('consolidation.missing.none')}</p>}
      <ul className={styles.missing}>
        {answer.missing.map(({ returnId, unit, period }) => (
          <li key={returnId}>
            <TextLink to="/$lang/results/returns/$id" params={{ lang, id: returnId }}>
              {pick(unit.name)}
            </TextLink>{' '}
            {periodText(period, lang)}
          </li>
        ))}
      </ul>
      {missing > answer.missing.length && <p className={styles.note}>{t('consolidation.missing.more', { count: missing - answer.missing.length })}</p>}
    </Section>
  )
}
