/** A stored text in the language of the page; where it is not written in it, in the language in which it is, and that is said. */
import { pickText, useLanguage, useText, type LocalizedText } from './text.js'
import styles from './localized.module.css'

export function Localized({ text }: { readonly text: LocalizedText }) {
  const t = useText()
  const language = useLanguage()
  const { text: said, lang } = pickText(text, language)
  if (said.trim() === '' || lang === language) return said
  return (
    <>
      <span lang={lang}>{said}</span> <span className={styles.note}>{t(`ui.only.${lang}`)}</span>
    </>
  )
}
