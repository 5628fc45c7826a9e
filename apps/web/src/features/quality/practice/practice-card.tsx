/** What a card says of a practice besides what it is: evidence, cost, what it needs, how it is adopted, and what others may do with it. */
import { cardTexts } from '@solmu/domain/quality/practice-card.js'
import { TextLink } from '../../../ui/link.js'
import { useMoney } from '../../../ui/money.js'
import { Section } from '../../../ui/section.js'
import { pickText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { PracticeRecord, PracticeVersion } from './practice.operations.js'
import styles from './practice.module.css'

export function ProjectOfCard({ project }: { readonly project: NonNullable<PracticeRecord['project']> }) {
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <TextLink to="/$lang/portfolio/projects/$id" params={{ lang, id: project.id }}>
      {pick(project.title)}
    </TextLink>
  )
}

/** Nothing for a practice of which no card was written. */
export function PracticeCardText({ card }: { readonly card: PracticeVersion['content']['card'] }) {
  const t = useText()
  const money = useMoney()
  const language = useLanguage()
  const { evidenceLevel, costAmount, licence, links } = card
  const facts = [
    evidenceLevel && ([t('practice.field.evidenceLevel'), t(`practice.evidence.${evidenceLevel}`)] as const),
    costAmount !== null && ([t('practice.field.costAmount'), money({ minorUnits: costAmount, currency: 'EUR' }, true)] as const),
    licence && ([t('practice.field.licence'), t(`practice.licence.${licence}`)] as const)
  ].filter((fact) => fact !== false && fact !== null)
  return (
    <>
      {facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {cardTexts.map((name) => {
        const { text, lang } = pickText(card[name], language)
        return text === '' ? null : (
          <Section key={name} title={t(`practice.field.${name}`)}>
            <p className={styles.words} lang={lang === language ? undefined : lang}>
              {text}
            </p>
          </Section>
        )
      })}
      {links.length > 0 && (
        <Section title={t('practice.field.links')}>
          <ul className={styles.list}>
            {links.map(({ label, url }) => (
              <li key={url}>
                <a href={url} rel="noreferrer">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
