/** The first stop of the keyboard: past the navigation to the content. */
import { useText } from '../ui/text.js'
import styles from './skip-link.module.css'

export function SkipLink() {
  const t = useText()
  return (
    <a
      href="#content"
      className={styles.skip}
      onClick={(event) => {
        event.preventDefault()
        const main = document.getElementById('content')
        main?.focus()
        main?.scrollIntoView({ block: 'start' })
      }}
    >
      {t('shell.skip')}
    </a>
  )
}
