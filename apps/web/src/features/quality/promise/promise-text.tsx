/** What a promise says: its points, each with what it is looked at by. */
import type { PromiseContent } from '@solmu/domain/quality/promise.js'
import { useLocalized, useText } from '../../../ui/text.js'
import styles from '../commitment/commitment.module.css'

export function PromiseText({ content }: { readonly content: PromiseContent }) {
  const t = useText()
  const pick = useLocalized()
  return (
    <>
      {pick(content.intro) !== '' && <p>{pick(content.intro)}</p>}
      <ol className={styles.points}>
        {content.points.map(({ text, measure }, place) => (
          <li key={place} className={styles.point}>
            {pick(text)}
            {measure && <span className={styles.below}>{t(`promise.measure.${measure.kind}`, { name: pick(measure.name) || measure.code })}</span>}
          </li>
        ))}
      </ol>
    </>
  )
}
