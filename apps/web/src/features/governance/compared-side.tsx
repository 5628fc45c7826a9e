import { type Language, useText } from '../../ui/text.js'
import type { ComparedPiece } from './agreement/compare.js'
import styles from './governance.module.css'

/** One side: what both have, and what only this one has, said to those who listen too. */
export function ComparedSide({ pieces, own, title, language }: { readonly pieces: readonly ComparedPiece[]; readonly own: 'removed' | 'added'; readonly title: string; readonly language: Language }) {
  const t = useText()
  const Mark = own === 'removed' ? 'del' : 'ins'
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <div className={`${styles.paper} ${styles.compared}`} lang={language}>
        {pieces
          .filter(({ kind }) => kind === 'same' || kind === own)
          .map(({ kind, text }, place) =>
            kind === 'same' ? (
              <span key={place}>{text}</span>
            ) : (
              <Mark key={place} className={styles[own]}>
                <span className="visually-hidden">{t(`agreement.compare.${own}Begins`)} </span>
                {text}
                <span className="visually-hidden"> {t(`agreement.compare.${own}Ends`)} </span>
              </Mark>
            )
          )}
      </div>
    </section>
  )
}
