import { type Language, useText } from '../../ui/text.js'
import type { ComparedPiece } from './agreement/compare.js'
import styles from './governance.module.css'

/** One side: what both have, and what only this one has, said to those who listen too; or that it is `absent` here. */
export function ComparedSide({ pieces, own, title, language, level = 2, absent }: { readonly pieces: readonly ComparedPiece[]; readonly own: 'removed' | 'added'; readonly title: string; readonly language: Language; readonly level?: 2 | 4 | 5; readonly absent?: string }) {
  const t = useText()
  const shown = pieces.filter(({ kind }) => kind === 'same' || kind === own)
  const Heading = `h${level}` as const
  const Mark = own === 'removed' ? 'del' : 'ins'
  return (
    <section aria-label={title}>
      <Heading>{title}</Heading>
      {shown.length === 0 && absent ? (
        <p className={styles.unchanged}>{absent}</p>
      ) : (
        <div className={`${styles.paper} ${styles.compared}`} lang={language}>
          {shown.map(({ kind, text }, place) =>
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
      )}
    </section>
  )
}
