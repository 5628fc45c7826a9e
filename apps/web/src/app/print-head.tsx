/** The running head of a printed page: whose network it is, and that a demo is a demo. */
import { useLocalized, useText } from '../ui/text.js'
import { useViewer } from './viewer.js'
import styles from './print-head.module.css'

export function PrintHead() {
  const t = useText()
  const localized = useLocalized()
  const { consortium } = useViewer()
  return (
    <p data-print="only" className={styles.head}>
      {localized(consortium.name)}
      {consortium.isDemo && ` · ${t('shell.demo')}`}
    </p>
  )
}
