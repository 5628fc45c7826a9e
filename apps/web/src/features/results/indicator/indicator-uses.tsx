/** Where an indicator is used. */
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { IndicatorUse } from './indicator.operations.js'
import styles from './indicator.module.css'

function Use({ use }: { readonly use: IndicatorUse }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const { kind, id, code, count, name } = use
  if (kind === 'target' || id === null || name === null) return t('indicator.uses.targets', { count })
  const text = pick(name)
  return (
    <>
      {t(`indicator.uses.${kind}`)}{' '}
      {kind === 'round' ? (
        <TextLink to="/$lang/results/rounds/$id" params={{ lang, id }}>
          {text}
        </TextLink>
      ) : (
        <TextLink to="/$lang/results/indicators/$id" params={{ lang, id }}>
          {code} {text}
        </TextLink>
      )}
    </>
  )
}

/** How many uses are shown before the others are asked for. */
const shown = 12

export function IndicatorUses({ uses }: { readonly uses: readonly IndicatorUse[] }) {
  const t = useText()
  const more = uses.length - shown
  return (
    <Section title={t('indicator.uses.title')}>
      {uses.length === 0 && <p className={styles.list}>{t('indicator.uses.none')}</p>}
      <ul className={styles.list}>
        {uses.slice(0, shown).map((use) => (
          <li key={`${use.kind} ${use.id}`}>
            <Use use={use} />
          </li>
        ))}
        {more > 0 && <li className={styles.note}>{t('indicator.uses.more', { count: more })}</li>}
      </ul>
    </Section>
  )
}
